"""The rounds of an application: numbered appointments, as last booked."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.facts import Debrief, Fact, Interview, InterviewCancelled, Prepared
from afterword.domain.timing.calendar import day_of, zone_of

_BY = r"(?:(?:by|on|over|via|per|am|über)\s)?(?:the\s|a\s|an\s)?"
_SPOKEN_BY = {
    "phone": re.compile(
        rf"{_BY}(?:(?:tele)?phone(?:\s(?:call|interview))?|call|telefon\w*|anruf|"
        r"(?:they|you|she|he)\s(?:will\s)?calls?\s(?:me|you))\.?",
        re.IGNORECASE,
    ),
    "video": re.compile(
        rf"{_BY}(?:video\w*|online|remote|zoom|(?:ms\s|microsoft\s)?teams|google\smeet|skype|webex|facetime)"
        r"(?:[\s-](?:call|chat|meeting|interview|conference))?\.?",
        re.IGNORECASE,
    ),
}
"""What is often written where a place is asked for, and names how one talks."""
_MORE = re.compile(r"\s*[,;:(\u2013\u2014-]|\s+(?=https?://|\+?\d)")
"""What sets off a link, a number or who calls behind it."""
_NUMBER = re.compile(r"\+?\d[\d\s()/.-]{5,24}\d")


class Round(msgspec.Struct, frozen=True):
    """One numbered appointment as last ``booked``; ``recorded`` is when it was first scheduled.

    ``prepared_at`` and ``called_off`` say since when, if it is so.
    """

    number: int
    recorded: datetime
    booked: datetime
    start: datetime
    end: datetime
    zone: ZoneInfo
    interviewers: tuple[str, ...]
    invited_by: str | None
    kind: str
    place: str
    confirmed: bool
    prepared_at: datetime | None
    called_off: datetime | None
    nobody_came: bool
    debrief: Debrief | None

    @property
    def has_people(self) -> bool:
        """A test task has nobody to thank; every other round has."""
        return self.kind != "assignment"

    @property
    def word(self) -> str:
        """What it is called in a sentence."""
        return "interview" if self.has_people else "task"

    @property
    def at_link(self) -> bool:
        """Whether its place is an address of the web."""
        return self.place.strip().startswith(("http://", "https://"))

    @property
    def address(self) -> str:
        """Its place, unless that only names how one talks."""
        return "" if any(words.fullmatch(self.place.strip()) for words in _SPOKEN_BY.values()) else self.place

    @property
    def is_remote(self) -> bool:
        """Whether one talks by phone or video."""
        if self.kind == "panel":
            return self.at_link or _spoken_by(self.place) != ""
        return self.kind in ("phone", "video") or (not self.kind and self.at_link)

    @property
    def day(self) -> date:
        """The day it takes place, on its own clock."""
        return day_of(self.start, self.zone)


def rounds_of(facts: Iterable[Fact], zone: str) -> dict[int, Round]:
    """Every round ever booked, by number; ``zone`` is where it takes place unless the booking says so."""
    booked: dict[int, list[Interview]] = {}
    called_off: dict[int, InterviewCancelled] = {}
    prepared: dict[int, datetime] = {}
    debriefs: dict[int, Debrief] = {}
    for fact in facts:
        match fact:
            case Interview():
                booked.setdefault(fact.round, []).append(fact)
                called_off.pop(fact.round, None)
                if fact.prepared:
                    prepared.setdefault(fact.round, fact.at)
            case InterviewCancelled():
                called_off.setdefault(fact.round, fact)
            case Prepared():
                prepared.setdefault(fact.round, fact.at)
            case Debrief():
                debriefs[fact.round] = fact
    return {
        number: Round(
            number=number,
            recorded=bookings[0].at,
            booked=(last := bookings[-1]).at,
            start=last.start.astimezone(UTC),
            end=last.end.astimezone(UTC),
            zone=zone_of(last.tz or zone),
            interviewers=last.interviewers,
            invited_by=last.from_,
            kind=last.kind or _spoken_by(last.place),
            place=last.place,
            confirmed=last.confirmed,
            prepared_at=prepared.get(number),
            called_off=off.at if (off := called_off.get(number)) else None,
            nobody_came=off is not None and off.why == "nobody_came",
            debrief=debriefs.get(number),
        )
        for number, bookings in sorted(booked.items())
    }


def _spoken_by(place: str) -> str:
    """The kind of round that a word for how one talks stands for; empty where it is a place."""
    place = place.strip()
    if _NUMBER.fullmatch(place):
        return "phone"
    found = ((kind, words.match(place)) for kind, words in _SPOKEN_BY.items())
    return next((k for k, said in found if said and _ends_there(place, said.end())), "")


def _ends_there(place: str, end: int) -> bool:
    """Whether a word ends there, as a sentence or with what is set off from it."""
    return end == len(place) or _MORE.match(place, end) is not None
