"""Letters as people write them: many trades and registers, good ones and ones with a mistake planted.

``english.toml`` and ``german.toml`` hold them by who writes; what is known of each is the same timeline: a
talk on Tuesday, 9 June 2026, at 10:00 with the reader and a colleague, and what a letter adds (``facts``).
"""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.application import Application
from afterword.domain.facts import (
    Accepted,
    Applied,
    DayOrInstant,
    Debrief,
    Declined,
    Fact,
    Interview,
    InterviewCancelled,
    NetworkTalk,
    Offer,
    Omitted,
    ReferencesGiven,
    Rejected,
    Reply,
    Sent,
    Withdrawn,
)
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.people import Company, Contact, Profile
from afterword.domain.search import JobSearch, job_search
from afterword.writing.preflight.finding import Finding
from afterword.writing.preflight.occasion import Occasion
from messages import occasion_of

AFTERNOON = "2026-06-09T16:00"
"""When a letter is written that does not say when."""
_OWN = frozenset({"withdrawal", "decline", "reply", "acceptance"})
_NETWORKING = frozenset({"networking_thanks"})


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong in a letter once ``write`` stands in the place of ``words``, and what says so."""

    what: str
    words: str
    write: str
    ids: tuple[str, ...]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A good letter, the mistakes that can be made in it, and what is known beside the talk."""

    kind: str
    text: str
    to: str = "reader"
    now: str = AFTERNOON
    medium: str = "email"
    point: str = ""
    facts: tuple[str, ...] = ()
    question: str = ""
    omitted: str = ""
    news: str = ""
    materials: tuple[str, ...] = ()
    planted: tuple[Mistake, ...] = ()


class Writer(msgspec.Struct, frozen=True, kw_only=True):
    """Who writes, where to, and what else runs; people are ``[name, salutation, title]``."""

    user: str
    phone: str
    email: str
    region: str
    zone: str
    company: str
    role: str
    reader: tuple[str, ...]
    colleague: tuple[str, ...]
    other_company: str
    other_role: str
    other_person: tuple[str, ...]
    letters: tuple[Written, ...]


class Case(msgspec.Struct, frozen=True):
    """A letter with everything the checks know of it."""

    name: str
    letter: Written
    occasion: Occasion

    @property
    def text(self) -> str:
        return self.letter.text.strip()

    def with_mistake(self, mistake: Mistake) -> str:
        return self.letter.text.replace(mistake.words, mistake.write, 1).strip()

    def shows(self, mistake: Mistake, found: tuple[Finding, ...], before: tuple[Finding, ...]) -> bool:
        """Whether a check that is about the mistake found it, at its place, and only with it."""
        start = self.with_mistake(mistake).find(mistake.write.strip())
        end = start + len(mistake.write)
        said = {(each.id, each.message) for each in before}
        return any(
            each.id in mistake.ids
            and (each.id, each.message) not in said
            and (each.start is None or each.end is None or (each.start < end and each.end > start))
            for each in found
        )


def cases(language: str) -> Iterator[Case]:
    """Every letter of a language (english, german)."""
    text = (Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8")
    for who, writer in msgspec.convert(tomllib.loads(text), dict[str, Writer]).items():
        for number, letter in enumerate(writer.letters, 1):
            search, follow_up, now = _known(writer, letter, language[:2].replace("ge", "de"))
            yield Case(f"{who} {number} {letter.kind}", letter, occasion_of(search, follow_up, now))


def _known(who: Writer, letter: Written, language: str) -> tuple[JobSearch, FollowUp, datetime]:
    zone = ZoneInfo(who.zone)

    def at(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=zone)

    def person(key: str, known: tuple[str, ...], company: str | None = "own") -> Contact:
        name, salutation, title = (*known, "", "")[:3]
        return Contact(
            id=key, company=company, name=name, salutation=salutation, title=title, email=f"{key}@own.example"
        )

    country = who.region.partition("-")[0]
    second = bool({"second", "cancelled"} & set(letter.facts))
    entries: list[Any] = [
        Profile(name=who.user, phone=who.phone, email=who.email, tz=who.zone, region=who.region),
        Company(id="own", name=who.company, region=country, tz=who.zone),
        Company(id="other", name=who.other_company, region=country, tz=who.zone),
        person("reader", who.reader),
        person("colleague", who.colleague),
        person("mentor", ("Ifeoma Okafor", "Professor Okafor"), None),
        person("other", who.other_person, "other"),
        Application(
            id="a", company="own", title=who.role, contact="reader", references=("mentor",), language=language
        ),
        Application(id="b", company="other", title=who.other_role, contact="other", language=language),
        Applied(id="b0", app="b", at=at("2026-05-29T09:00")),
        *_facts(letter, at),
    ]
    is_networking = letter.kind in _NETWORKING
    now = at(letter.now)
    follow_up = FollowUp(
        rule=letter.kind if letter.kind in _OWN else "C2",
        kind=letter.kind,
        medium=letter.medium,  # type: ignore[arg-type]
        company="" if is_networking else "own",
        application=None if is_networking else "a",
        round=None if is_networking or "only applied" in letter.facts else 2 if second else 1,
        contact=letter.to,
        opens=now - timedelta(hours=1),
        due=now,
        overdue=now + timedelta(days=1),
        expires=now + timedelta(days=7),
        zone=who.zone,
        status=Status.DUE,
        reason="",
    )
    return job_search(entries, {}), follow_up, now


def _facts(letter: Written, at: Any) -> Iterator[Fact]:
    """The timeline, as far as it goes for this letter."""
    is_waiting = "only applied" in letter.facts
    yield Applied(id="f0", app="a", at=at("2026-06-04T09:00" if is_waiting else "2026-05-20T09:00"))
    if is_waiting:
        return
    yield Interview(
        id="f1", app="a", at=at("2026-06-01T09:00"), round=1, start=at("2026-06-09T10:00"),
        end=at("2026-06-09T11:00"), interviewers=("reader", "colleague"),
    )  # fmt: skip
    yield Debrief(
        id="f2", app="a", at=at("2026-06-09T12:00"), round=1, next_step="they decide",
        key_points={letter.to: letter.point} if letter.point else {}, promised_materials=letter.materials,
    )  # fmt: skip
    if letter.kind in _NETWORKING:
        yield NetworkTalk(id="f3", at=at("2026-06-09T10:00"), with_="mentor")
    if letter.kind == "reference_heads_up":
        yield ReferencesGiven(id="f4", app="a", at=at("2026-06-11T10:00"), references=("mentor",))
    if letter.question:
        yield Reply(
            id="f5", app="a", at=at("2026-06-11T10:00"), type="question", from_="reader", needs_reply=True,
            text=letter.question,
        )  # fmt: skip
    if said := letter.omitted or letter.news:
        yield Omitted(id="f6", app="a", at=at("2026-06-10T10:00"), round=1, omitted=(said,))
    for name in letter.facts:
        yield from _named(name, at)


def _named(name: str, at: Any) -> Iterator[Fact]:
    yesterday = at("2026-06-22T15:00")
    match name:
        case "second" | "cancelled":
            yield Interview(
                id="g1", app="a", at=at("2026-06-19T09:00"), round=2, start=at("2026-06-25T14:00"),
                end=at("2026-06-25T15:00"), interviewers=("reader",),
            )  # fmt: skip
            if name == "cancelled":
                yield InterviewCancelled(id="g2", app="a", at=at("2026-06-22T10:00"), round=2)
        case "asked":
            yield Sent(id="g3", app="a", at=at("2026-06-23T10:00"), kind="status_email", to="reader", round=1)
        case "offer":
            yield Offer(id="g4", app="a", at=yesterday, from_="reader")
        case "offer elsewhere":
            yield Offer(id="g5", app="b", at=yesterday, deadline=DayOrInstant(date(2026, 6, 30)))
        case "rejected":
            yield Rejected(id="g6", app="a", at=yesterday, from_="reader")
        case "accepted":
            yield Accepted(id="g7", app="a", at=yesterday + timedelta(hours=1))
        case "declined":
            yield Declined(id="g8", app="a", at=yesterday + timedelta(hours=1))
        case "withdrawn":
            yield Withdrawn(id="g9", app="a", at=yesterday)
        case _:
            raise ValueError(name)
