"""Hypothesis strategies for whole searches: consistent, with every kind of fact.

``searches()`` draws what a person could have recorded: applications that live through plausible
stages, with holes, late entries, repeated rounds and facts nobody expects thrown in, since the rules
must stand any order. Every id that is named exists. ``texts`` can be exchanged for nastier ones.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import partial
from typing import Any, get_args
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from afterword.domain.application import Application
from afterword.domain.facts import (
    Accepted,
    Applied,
    Call,
    Cancellation,
    Closed,
    DayOrInstant,
    Debrief,
    Declined,
    Dismiss,
    Fact,
    Feedback,
    Interview,
    InterviewCancelled,
    Missed,
    NetworkRequest,
    NetworkTalk,
    Note,
    Offer,
    OfferDeadline,
    OfferInWriting,
    Omitted,
    Override,
    Prepared,
    ReferencesGiven,
    Rejected,
    Reply,
    Saved,
    Sent,
    SentMedium,
    Snooze,
    Withdrawn,
)
from afterword.domain.people import Company, CompanyKind, Contact, Profile
from afterword.domain.reply_type import ReplyType
from afterword.domain.search import Entry, JobSearch, KeptDraft, Parameter, job_search

REGIONS = {
    "US": "America/New_York",
    "DE": "Europe/Berlin",
    "DE-BY": "Europe/Berlin",
    "GB": "Europe/London",
    "JP": "Asia/Tokyo",
}
"""Regions whose holidays and changes of the clock differ, each with its zone."""

FIRST_DAY, LAST_DAY = date(2026, 1, 2), date(2027, 1, 8)
"""Facts lie in this year, which holds every change of the clock and the days around New Year."""

PLAIN = st.sampled_from(["", "", "call the references", "half of the returns data arrives by fax", "Zoë"])
"""Texts that can disturb nothing, for tests that are not about texts."""

NASTY = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["\x00", "\x1b]52;c;eA==\x07", "[/x] [Acme]", "\u2028\u202e", "e\u0301", "🧑‍💻", "\r\n\t", '"\\']
    ),
)
"""Texts with anything in them that UTF-8 can hold."""

PARAMETERS: dict[str, SearchStrategy[bool | int | float | str | list[str]]] = {
    "status.default_medium": st.sampled_from(["email", "call"]),
    "status.no_date_bd": st.integers(1, 15),
    "status.grace_bd": st.integers(0, 4),
    "thank_you.evening": st.sampled_from(["18:00", "20:00"]),
    "call.monday": st.sampled_from(["am", "pm", "both", "none"]),
    "call.windows": st.just("10:00-12:00,14:00-16:00"),
    "holidays.skip": st.just(["2026-10-12"]),
}
"""Values a person may set for some of the parameters."""

_SENT = ["thank_you", "status_email", "second_status_email", "check_in", "rejection_reply", "withdrawal"]
_INCLUDABLE = ["A1", "B1", "C2", "C5", "D1", "D3", "E1", "G3", "G5", "check_in"]
_RULES = ["B1", "C1", "C2", "C3", "D1", "D2", "E1", "F1", "G1", "H1"]


def moments(first: date = FIRST_DAY, last: date = LAST_DAY) -> SearchStrategy[datetime]:
    """Instants in UTC, on whole minutes, for ``now``."""
    start = datetime(first.year, first.month, first.day, tzinfo=UTC)
    return st.integers(0, (last - first).days * 24 * 60).map(
        lambda minutes: start + timedelta(minutes=minutes)
    )


@st.composite
def searches(
    draw: DrawFn,
    *,
    texts: SearchStrategy[str] = PLAIN,
    min_applications: int = 1,
    max_applications: int = 4,
    unknown_fields: bool = False,
) -> JobSearch:
    """A consistent search with ``min_applications`` to ``max_applications`` applications."""
    draw_people = _People(draw, texts)
    companies = [draw_people.company(f"co{n}") for n in range(draw(st.integers(1, 3)))]
    contacts = [
        draw_people.contact(f"p{n}", draw(st.sampled_from([None, *(c.id for c in companies)])))
        for n in range(draw(st.integers(1, 5)))
    ]
    people = [contact.id for contact in contacts]
    applications = [
        draw_people.application(f"a{n}", draw(st.sampled_from(companies)).id, people)
        for n in range(draw(st.integers(min_applications, max_applications)))
    ]
    facts: list[Fact] = []
    for application in applications:
        company = next(c for c in companies if c.id == application.company)
        facts += draw(lives(application.id, people, company.tz or "America/New_York", texts))
    facts += draw(st.lists(_alone(people, texts), max_size=3))
    numbered = [msgspec.structs.replace(fact, id=f"f{number}") for number, fact in enumerate(facts)]
    entries: list[Entry] = [
        draw_people.profile(),
        *companies, *contacts, *applications, *numbered,
        *draw(parameters()), *draw(_drafts([a.id for a in applications], texts)),
    ]  # fmt: skip
    search = job_search(entries, {})
    if not unknown_fields:
        return search
    known = [(table, entry_id) for table, entry_id, _ in search.entries() if table != "cadence"]
    return job_search(entries, dict(draw(st.dictionaries(st.sampled_from(known), _UNKNOWN, max_size=3))))


_UNKNOWN = st.dictionaries(
    st.sampled_from(["mood", "x_1", "größe"]),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | NASTY,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NASTY, inner, max_size=2),
        max_leaves=4,
    ),
    min_size=1,
    max_size=2,
)


@st.composite
def parameters(draw: DrawFn) -> list[Parameter]:
    """Some of the person's own values for the cadence."""
    names = draw(st.lists(st.sampled_from(sorted(PARAMETERS)), unique=True, max_size=2))
    return [Parameter(id=name, value=draw(PARAMETERS[name])) for name in names]


class _People:
    """Draws the entries that are no facts."""

    def __init__(self, draw: DrawFn, texts: SearchStrategy[str]) -> None:
        self.draw = draw
        self.texts = texts
        self.name = texts.filter(str.strip) | st.sampled_from(
            ["Dana Osei", "Lark", "Zoë Müller-Lüdenscheidt"]
        )

    def profile(self) -> Profile:
        region = self.draw(st.sampled_from(["", *REGIONS]))
        return Profile(
            name=self.draw(self.texts),
            region=region,
            tz=REGIONS[region] if region else "",
            links=self.draw(st.dictionaries(self.texts, self.texts, max_size=1)),
        )

    def company(self, company_id: str) -> Company:
        region = self.draw(st.sampled_from(["", *REGIONS]))
        return Company(
            id=company_id,
            name=self.draw(self.name),
            region=region,
            tz=REGIONS[region] if region else "",
            no_calls=self.draw(_SELDOM),
            kind=self.draw(_SORTS),
            notes=self.draw(self.texts),
        )

    def contact(self, contact_id: str, company: str | None) -> Contact:
        roles = ["", "hiring_manager", "interviewer", "recruiter", "coordinator", "referrer"]
        if company is None:
            roles = ["referrer", "reference", "networking"]
        region = self.draw(st.sampled_from([None, None, *REGIONS]))
        raw = {
            "id": contact_id,
            "name": self.draw(self.name),
            "company": company,
            "role": self.draw(st.sampled_from(roles)),
            **self.draw(st.sampled_from(_ADDRESSES)),
            "region": region,
            "tz": REGIONS[region] if region else None,
            **self.draw(st.sampled_from(_TRAITS)),
            "notes": self.draw(self.texts),
        }
        return msgspec.convert(raw, Contact)

    def application(self, application_id: str, company: str, people: list[str]) -> Application:
        maybe = st.none() | st.sampled_from(people)
        return Application(
            id=application_id,
            company=company,
            title=self.draw(self.name),
            contact=self.draw(maybe),
            via_recruiter=self.draw(maybe),
            referrer=self.draw(maybe),
            references=tuple(self.draw(st.lists(st.sampled_from(people), unique=True, max_size=2))),
            letter=self.draw(st.sampled_from([None, None, "off", "additional", "instead"])),
            closes=self.draw(st.none() | _DAYS),
            no_calls=self.draw(_SELDOM),
            no_enquiries=self.draw(_SELDOM),
            tags=tuple(self.draw(st.lists(self.texts, max_size=2))),
            notes=self.draw(self.texts),
        )


_SORTS: SearchStrategy[CompanyKind] = st.sampled_from(["", "", "", *get_args(CompanyKind)])
_TRAITS: list[dict[str, Any]] = [
    {}, {}, {}, {"connected": True}, {"no_calls": True}, {"do_not_contact": True}, {"left": True},
    {"reach": "call"}, {"reach": "text"}, {"reach": "linkedin"}, {"reach": "in_person"}, {"reach": "email"},
]  # fmt: skip
_ADDRESSES = [
    {"email": "d@example.com", "phone": "+1 555 0100"},
    {"email": "d@example.com"},
    {"phone": "+1 555 0100"},
    {"linkedin": "https://linkedin.example/d"},
    {},
]
_SELDOM = st.sampled_from([False, False, False, True])
_DAYS = st.dates(FIRST_DAY, LAST_DAY)
_WRITTEN = st.sampled_from([None, None, True, False])
_CONDITIONS = st.sampled_from(["", "", "a background check"])
_WHY: SearchStrategy[Cancellation] = st.sampled_from(get_args(Cancellation))
_LATER = st.sampled_from([None, None, None, timedelta(hours=3), timedelta(days=2)])


@st.composite
def lives(
    draw: DrawFn, app: str, people: list[str], zone: str, texts: SearchStrategy[str] = PLAIN
) -> list[Fact]:
    """The facts of one application: stages in a plausible order, and some that fit nowhere.

    Their ids are empty; ``zone`` is the one appointments are made in.
    """
    life = _Life(draw, app, people, ZoneInfo(zone), texts)
    facts: list[Fact] = [life.beginning()]
    rounds = draw(st.integers(0, 3))
    for number in range(1, rounds + 1):
        facts += life.round(number)
        facts += [draw(st.sampled_from(life.between))(number) for _ in range(draw(st.integers(0, 2)))]
    facts += [draw(st.sampled_from(life.anything))(max(rounds, 1)) for _ in range(draw(st.integers(0, 3)))]
    facts += [draw(st.sampled_from(life.endings))() for _ in range(draw(st.integers(0, 2)))]
    return facts


class _Life:
    """Draws facts of one application along a clock that moves on with each of them."""

    def __init__(
        self, draw: DrawFn, app: str, people: list[str], zone: ZoneInfo, texts: SearchStrategy[str]
    ) -> None:
        self.draw, self.app, self.people, self.zone, self.texts = draw, app, people, zone, texts
        self.day = draw(_DAYS)
        self.between: list[Callable[[int], Fact]] = [
            self.sent,
            self.call,
            self.reply,
            self.missed,
            self.omitted,
        ]
        self.anything: list[Callable[[int], Fact]] = [
            *self.between, self.note, self.feedback, self.snooze, self.dismiss, self.override,
            self.cancelled, self.prepared, self.debrief, self.interview, self.network,
        ]  # fmt: skip
        self.endings: list[Callable[[], Fact]] = [
            self.rejected, self.offer, self.offer_deadline, self.offer_in_writing, self.accepted,
            partial(self._plain, Declined),
            partial(self._plain, Withdrawn), partial(self._plain, Closed),
        ]  # fmt: skip

    def at(self) -> datetime:
        """A moment some days on, on the local clock, with the fixed offset it has then."""
        days, quarter = divmod(self.draw(st.integers(0, 10 * 24 * 4 - 1)), 24 * 4)
        self.day += timedelta(days=days)
        # Between two and three in the morning a zone's clock may skip or repeat an hour.
        return _fixed(self.day, time(quarter // 4, quarter % 4 * 15), self.zone)

    def beginning(self) -> Fact:
        return self._plain(self.draw(st.sampled_from([Saved, Applied, Applied, Applied])))

    def round(self, number: int) -> list[Fact]:
        """An interview, and what most people do before and after it."""
        facts: list[Fact] = [self.interview(number)]
        if self.draw(_SELDOM):
            facts.append(self.interview(number))
        if self.draw(_SELDOM):
            facts.append(self.draw(st.sampled_from([self.cancelled, self.prepared]))(number))
        if not self.draw(_SELDOM):
            facts.append(self.debrief(number))
        return facts

    def interview(self, number: int) -> Fact:
        at = self.at()
        start = self.at()
        return Interview(
            **self._base(at),
            round=number,
            start=start,
            end=start + timedelta(minutes=self.draw(st.sampled_from([30, 60, 240]))),
            tz=self.draw(st.sampled_from([None, str(self.zone)])),
            interviewers=tuple(self.draw(st.lists(st.sampled_from(self.people), unique=True, max_size=3))),
            from_=self._someone(),
            kind=self.draw(st.sampled_from(["", "phone", "video", "onsite", "panel", "assignment"])),
            confirmed=self.draw(st.booleans()),
            prepared=self.draw(_SELDOM),
        )

    def debrief(self, number: int) -> Fact:
        at = self.at()
        remembered = {self.draw(st.sampled_from(["missed", "omitted", "promised_materials"])): self._texts()}
        return Debrief(
            **self._base(at) | remembered,
            round=number,
            decision_date=self._decision(),
            follow_up_contact=self._someone(),
            follow_up_medium=self.draw(st.sampled_from([None, "email", "call"])),
            keep_in_touch=self.draw(_SELDOM),
            key_points=self.draw(st.dictionaries(st.sampled_from(self.people), self.texts, max_size=2)),
            notes=self.draw(self.texts),
        )

    def sent(self, number: int) -> Fact:
        return Sent(
            **self._base(),
            kind=self.draw(st.sampled_from(_SENT)),
            medium=self.draw(st.sampled_from(get_args(SentMedium))),
            to=self._someone(),
            round=self.draw(st.sampled_from([None, number])),
            text=self.draw(self.texts),
            includes=self._includes(number),
        )

    def call(self, number: int) -> Fact:
        return Call(
            **self._base(),
            result=self.draw(st.sampled_from(["reached", "voicemail", "no_answer"])),
            purpose=self.draw(st.sampled_from(["status", "inform", "other"])),
            to=self._someone(),
            decision_date=self._decision(),
            includes=self._includes(number),
        )

    def reply(self, _: int) -> Fact:
        return Reply(
            **self._base(),
            type=self.draw(st.sampled_from(get_args(ReplyType))),
            from_=self._someone(),
            decision_date=self._decision(),
            needs_reply=self.draw(st.booleans()),
            back_on=self._decision(),
        )

    def missed(self, number: int) -> Fact:
        return Missed(**self._base(), round=number, missed=self._texts(), to=self._someone())

    def omitted(self, number: int) -> Fact:
        return Omitted(**self._base(), round=number, omitted=self._texts(), to=self._someone())

    def note(self, _: int) -> Fact:
        return Note(**self._base(), text=self.draw(self.texts), from_=self._someone())

    def feedback(self, _: int) -> Fact:
        return Feedback(**self._base(), text=self.draw(self.texts), from_=self._someone())

    def snooze(self, number: int) -> Fact:
        return Snooze(**self._base(), key=self._key(number), until=self._day_or_instant())

    def dismiss(self, number: int) -> Fact:
        return Dismiss(**self._base(), key=self._key(number), reason=self.draw(self.texts))

    def override(self, number: int) -> Fact:
        return Override(**self._base(), key=self._key(number))

    def cancelled(self, number: int) -> Fact:
        return InterviewCancelled(**self._base(), round=number, why=self.draw(_WHY))

    def prepared(self, number: int) -> Fact:
        return Prepared(**self._base(), round=number)

    def network(self, _: int) -> Fact:
        person = self.draw(st.sampled_from(self.people))
        match self.draw(st.integers(0, 2)):
            case 0:
                return NetworkRequest(**self._base(), to=person)
            case 1:
                return NetworkTalk(**self._base(), with_=person)
            case _:
                return ReferencesGiven(**self._base(), references=(person,))

    def rejected(self) -> Fact:
        return Rejected(**self._base(), from_=self._someone(), reason=self.draw(self.texts))

    def offer(self) -> Fact:
        deadline = self._day_or_instant() if self.draw(st.booleans()) else None
        written, conditions = self.draw(_WRITTEN), self.draw(_CONDITIONS)
        return Offer(
            **self._base(), from_=self._someone(), deadline=deadline, written=written, conditions=conditions
        )

    def offer_in_writing(self) -> Fact:
        return OfferInWriting(**self._base(), conditions=self.draw(_CONDITIONS))

    def accepted(self) -> Fact:
        starts = self._decision()
        written, reason = self.draw(_WRITTEN), self.draw(self.texts)
        return Accepted(**self._base(), written=written, starts=starts, reason=reason)

    def offer_deadline(self) -> Fact:
        return OfferDeadline(**self._base(), deadline=self._day_or_instant())

    def _plain(self, kind: Callable[..., Fact]) -> Fact:
        return kind(**self._base(), reason=self.draw(self.texts))

    def _base(self, at: datetime | None = None) -> dict[str, Any]:
        at = at or self.at()
        later = self.draw(_LATER)
        return {"id": "", "at": at, "recorded_at": at + later if later else None, "app": self.app}

    def _someone(self) -> str | None:
        return self.draw(st.none() | st.sampled_from(self.people))

    def _decision(self) -> date | None:
        return self.draw(st.none() | st.integers(0, 20).map(lambda days: self.day + timedelta(days=days)))

    def _texts(self) -> tuple[str, ...]:
        return tuple(self.draw(st.lists(self.texts, max_size=2)))

    def _day_or_instant(self) -> DayOrInstant:
        day = self.day + timedelta(days=self.draw(st.integers(0, 10)))
        if self.draw(st.booleans()):
            return DayOrInstant(day)
        return DayOrInstant(_fixed(day, time(17), self.zone))

    def _includes(self, number: int) -> tuple[str, ...]:
        """Seldom a follow-up of this application, or of the first one."""
        if not self.draw(_SELDOM):
            return ()
        rule = self.draw(st.sampled_from(_INCLUDABLE))
        app = self.draw(st.sampled_from([self.app or "-", "a0"]))
        about = self.draw(st.sampled_from(["-", str(number)]))
        return (f"{rule}:{app}:{about}:{self._someone() or '-'}",)

    def _key(self, number: int) -> str:
        rule = self.draw(st.sampled_from(_RULES))
        return f"{rule}:{self.app}:{self.draw(st.sampled_from([str(number), '-']))}:{self._someone() or '-'}"


@st.composite
def _alone(draw: DrawFn, people: list[str], texts: SearchStrategy[str]) -> Fact:
    """A fact that belongs to no application."""
    life = _Life(draw, "", people, ZoneInfo("America/New_York"), texts)
    kinds = [life.note, life.sent, life.call, life.reply, life.network, life.snooze, life.dismiss]
    return msgspec.structs.replace(draw(st.sampled_from(kinds))(1), app=None)


@st.composite
def _drafts(draw: DrawFn, applications: list[str], texts: SearchStrategy[str]) -> list[KeptDraft]:
    kept = draw(st.lists(st.sampled_from(applications), unique=True, max_size=1)) if applications else []
    return [KeptDraft(id=f"C2:{app}:1:p0", subject=draw(texts), body=draw(texts)) for app in kept]


def _fixed(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """The wall time in ``zone`` with its offset fixed, as facts keep it."""
    moment = datetime.combine(day, wall, zone)
    offset = moment.utcoffset()
    assert offset is not None
    return moment.replace(tzinfo=timezone(offset))


@st.composite
def searches_at(draw: DrawFn, *, max_applications: int = 2) -> tuple[JobSearch, datetime]:
    """A search, and a ``now`` at which something in it is going on."""
    search = draw(searches(max_applications=max_applications))
    return search, draw(_nows(search))


@st.composite
def courses_at(draw: DrawFn) -> tuple[JobSearch, datetime]:
    """A search with one or two interviewed applications and what follows, and a ``now`` amid it.

    Far cheaper to draw than ``searches()`` and far richer in follow-ups, for the rules about them.
    """
    region = draw(st.sampled_from(sorted(REGIONS)))
    home = draw(st.sampled_from(sorted(REGIONS)))
    company = Company(
        id="co0",
        name="Lark",
        region=region,
        tz=REGIONS[region],
        no_calls=draw(st.integers(0, 9)) == 9,
        kind=draw(_SORTS),
    )
    other = Company(id="co1", name="Wren", region=home, tz=REGIONS[home])
    contacts = [
        msgspec.convert(
            {
                "id": f"p{n}",
                "name": name,
                "company": "co0",
                **draw(_REACHABLE),
                **draw(st.sampled_from(_TRAITS)),
            },
            Contact,
        )
        for n, name in enumerate(("Dana", "Kim"))
    ]
    entries: list[Entry] = [Profile(region=home, tz=REGIONS[home]), company, other, *contacts]
    entries += draw(parameters())
    facts: list[Fact] = []
    for number in range(draw(st.integers(1, 2))):
        application = Application(
            id=f"a{number}",
            company=draw(st.sampled_from(["co0", "co0", "co1"])),
            title=f"Analyst {number}",
            contact=draw(_PERHAPS_KIM),
            no_enquiries=draw(_SELDOM),
        )
        entries.append(application)
        facts += draw(_courses(application.id, ZoneInfo(REGIONS[region])))
    if draw(_SELDOM):
        at = facts[-1].at + timedelta(hours=draw(_GAPS))
        facts.append(Sent(id="", at=at, kind="status_email", to="p0"))
        facts.append(Reply(id="", at=at, type="auto", from_="p0", back_on=at.date() + timedelta(days=4)))
    numbered = [msgspec.structs.replace(fact, id=f"f{number}") for number, fact in enumerate(facts)]
    search = job_search([*entries, *numbered], {})
    return search, draw(_nows(search))


_REACHABLE = st.sampled_from([*_ADDRESSES[:1], *_ADDRESSES])
_PERHAPS_KIM = st.sampled_from([None, None, "p1"])
_PEOPLE = st.sampled_from([("p0",), ("p0",), ("p1", "p0"), ()])
_TO = st.sampled_from(["p0", "p0", "p1", None])
_GAPS = st.sampled_from([0, 1, 2, 3, 26, 24 * 3, 24 * 7, 24 * 9, 24 * 16, 24 * 40])


@st.composite
def _courses(draw: DrawFn, app: str, zone: ZoneInfo) -> list[Fact]:
    """An interview, and up to eight events after it, hours or weeks apart."""
    at = _fixed(draw(_DAYS), time(draw(st.integers(7, 21)), draw(st.sampled_from([0, 15, 45]))), zone)
    facts: list[Fact] = [_booked(draw, app, 1, at)]
    number = 1
    for kind in draw(st.lists(st.sampled_from(_EVENTS), max_size=8)):
        at += timedelta(hours=draw(_GAPS))
        base: dict[str, Any] = {"id": "", "app": app, "at": at}
        match kind.split():
            case ["round"]:
                number += draw(st.integers(0, 1))
                facts.append(_booked(draw, app, number, at))
            case ["called_off"]:
                facts.append(InterviewCancelled(**base, round=number, why=draw(_WHY)))
            case ["debrief"]:
                medium = draw(st.sampled_from([None, None, "call", "email"]))
                day = draw(_soon(at))
                facts.append(
                    Debrief(**base | {"round": number, "decision_date": day, "follow_up_medium": medium})
                )
            case ["sent", message]:
                more = draw(st.sampled_from(_INCLUDED))
                includes = (more.format(app=app, number=number),) if more else ()
                facts.append(Sent(**base | {"kind": message, "to": draw(_TO), "includes": includes}))
            case ["call", result]:
                facts.append(
                    Call(**base | {"result": result, "to": draw(_TO), "decision_date": draw(_soon(at))})
                )
            case ["reply", word]:
                facts.append(Reply(**base | {"type": word, "decision_date": draw(_soon(at))}))
            case ["override", rule]:
                facts.append(Override(**base, key=f"{rule}:{app}:{number}:{draw(_TO) or '-'}"))
            case ["offer"]:
                days = draw(st.sampled_from([None, 1, 3, 9]))
                deadline = DayOrInstant(at.date() + timedelta(days=days)) if days else None
                given = {"deadline": deadline, "written": draw(_WRITTEN), "conditions": draw(_CONDITIONS)}
                facts.append(Offer(**base | given, from_=draw(_TO)))
            case ["offer_in_writing"]:
                facts.append(OfferInWriting(**base, conditions=draw(_CONDITIONS)))
            case ["accepted"]:
                facts.append(Accepted(**base, written=draw(_WRITTEN)))
            case ["offer_deadline"]:
                facts.append(
                    OfferDeadline(**base, deadline=DayOrInstant(at.date() + timedelta(days=draw(_WEEK))))
                )
            case ["snooze" | "dismiss" as mark, rule]:
                key = f"{rule}:{app}:{number}:{draw(_TO) or '-'}"
                until = DayOrInstant(at.date() + timedelta(days=draw(st.integers(0, 9))))
                facts.append(
                    Dismiss(**base, key=key) if mark == "dismiss" else Snooze(**base, key=key, until=until)
                )
            case [end]:
                facts.append(_ENDS[end](**base))
    return facts


_EVENTS = [
    "round", "called_off", "debrief", "debrief", "sent thank_you", "sent status_email",
    "sent second_status_email", "sent check_in", "call reached", "call voicemail", "call no_answer",
    "call no_answer", "reply advance", "reply question", "reply holding", "reply on_hold", "reply courtesy",
    "reply auto", "snooze C2", "snooze D1", "snooze D1", "snooze D2", "snooze D3", "dismiss C1", "dismiss C2",
    "dismiss D1", "dismiss D1", "dismiss D2", "dismiss D3", "rejected", "offer", "offer", "offer_deadline",
    "closed", "accepted", "declined", "withdrawn", "override D1", "override D2", "override D3", "override D4",
    "sent clarification", "sent inform_other_company", "sent rebook", "sent withdrawal", "reply feedback",
    "offer_in_writing", "reply call_back", "reply will_call", "reply no_contact", "reply waiting_list",
]  # fmt: skip
_INCLUDED = [
    "", "", "", "D1:{app}:{number}:p0", "D1:a0:1:p0", "D3:a0:{number}:p0", "G3:a0:-:p0", "C2:{app}:1:p1",
]  # fmt: skip
_WEEK = st.integers(0, 7)
_ENDS: dict[str, Callable[..., Fact]] = {
    "rejected": Rejected, "closed": Closed, "declined": Declined,
    "withdrawn": Withdrawn,
}  # fmt: skip


def _booked(draw: DrawFn, app: str, number: int, at: datetime) -> Interview:
    start = at + timedelta(hours=draw(st.sampled_from([1, 2, 5, 48, 24 * 6])))
    kind = draw(st.sampled_from(["", "", "", "panel", "assignment"]))
    return Interview(
        id="", app=app, at=at, round=number, start=start, end=start + timedelta(hours=1),
        interviewers=draw(_PEOPLE), kind=kind,  # type: ignore[arg-type]
    )  # fmt: skip


def _soon(at: datetime) -> SearchStrategy[date | None]:
    return st.sampled_from([None, None, None, *(at.date() + timedelta(days=n) for n in (0, 1, 4, 9, 30))])


def _nows(search: JobSearch) -> SearchStrategy[datetime]:
    """Moments near the facts, and some weeks after them."""
    known = sorted({fact.at.astimezone(UTC) for fact in search.all_facts()}) or [
        datetime.combine(FIRST_DAY, time(), UTC)
    ]
    hours = st.sampled_from([-1, 0, 1, 2, 3, 5, 26, 24 * 5, 24 * 7, 24 * 8, 24 * 14, 24 * 30])
    return st.builds(lambda at, later: at + timedelta(hours=later), st.sampled_from(known), hours)
