"""What one application's facts amount to at a moment: rounds, outcome, decision date, whom to write to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from afterword.domain.application import Application
from afterword.domain.cadence import Cadence
from afterword.domain.calendar import Calendar, calendar_of, day_of, zone_of
from afterword.domain.facts import (
    Applied,
    Debrief,
    Dismiss,
    Fact,
    Interview,
    InterviewCancelled,
    Note,
    Offer,
    Prepared,
    Reply,
    Saved,
    Snooze,
)
from afterword.domain.outcome import Outcome, outcome_after
from afterword.domain.people import Company, Contact
from afterword.domain.search import JobSearch

Stage = Literal[
    "saved", "applied", "in_contact", "interview_scheduled", "interviewed", "later_round", "offer", "closed"
]


@dataclass(frozen=True, slots=True)
class Round:
    """One numbered appointment as last booked; ``recorded`` is when it was first scheduled."""

    number: int
    recorded: datetime
    start: datetime
    end: datetime
    zone: ZoneInfo
    interviewers: tuple[str, ...]
    kind: str
    place: str
    confirmed: bool
    prepared: bool
    called_off: datetime | None
    debrief: Debrief | None

    @property
    def has_people(self) -> bool:
        """A test task has nobody to thank; every other round has."""
        return self.kind != "assignment"

    @property
    def day(self) -> date:
        """The day it takes place, on its own clock."""
        return day_of(self.start, self.zone)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where a message goes: the person, if known, with their clock and their business days.

    ``borrowed`` says that zone or region are the person's own, for want of the company's.
    """

    contact: Contact | None
    company: Company
    zone: ZoneInfo
    calendar: Calendar
    borrowed: bool

    @property
    def id(self) -> str | None:
        """The contact's id, if there is one."""
        return self.contact.id if self.contact else None

    @property
    def name(self) -> str:
        """Their name, or the company's hiring team."""
        return self.contact.name if self.contact else f"the hiring team at {self.company.name}"


class Story:
    """One application at ``now``; facts with a later ``at`` do not exist in it."""

    def __init__(self, search: JobSearch, application: Application, cadence: Cadence, now: datetime) -> None:
        self.search = search
        self.application = application
        self.cadence = cadence
        self.now = now
        self.company = search.company_of(application)
        own = (fact for fact in search.facts_of(application.id) if fact.at <= now)
        loose = (fact for fact in search.facts_of("") if fact.at <= now and _belongs(fact, application.id))
        self.facts: tuple[Fact, ...] = tuple(sorted((*own, *loose), key=lambda fact: fact.order))

    # Rounds

    @cached_property
    def rounds(self) -> dict[int, Round]:
        """Every round ever booked, by number, as it stands now."""
        booked: dict[int, list[Interview]] = {}
        called_off: dict[int, datetime] = {}
        prepared: set[int] = set()
        debriefs: dict[int, Debrief] = {}
        for fact in self.facts:
            match fact:
                case Interview():
                    booked.setdefault(fact.round, []).append(fact)
                    called_off.pop(fact.round, None)
                case InterviewCancelled():
                    called_off[fact.round] = fact.at
                case Prepared():
                    prepared.add(fact.round)
                case Debrief():
                    debriefs[fact.round] = fact
        return {
            number: Round(
                number=number,
                recorded=bookings[0].at,
                start=(last := bookings[-1]).start.astimezone(UTC),
                end=last.end.astimezone(UTC),
                zone=zone_of(last.tz or self.company.tz or self.search.profile.tz),
                interviewers=last.interviewers,
                kind=last.kind,
                place=last.place,
                confirmed=last.confirmed,
                prepared=last.prepared or number in prepared,
                called_off=called_off.get(number),
                debrief=debriefs.get(number),
            )
            for number, bookings in sorted(booked.items())
        }

    @cached_property
    def held(self) -> tuple[Round, ...]:
        """The rounds that have ended, earliest first."""
        done = (r for r in self.rounds.values() if r.called_off is None and r.end <= self.now)
        return tuple(sorted(done, key=lambda r: (r.end, r.number)))

    @cached_property
    def scheduled(self) -> tuple[Round, ...]:
        """The rounds still to come or going on, next first."""
        coming = (r for r in self.rounds.values() if r.called_off is None and r.end > self.now)
        return tuple(sorted(coming, key=lambda r: (r.start, r.number)))

    # Outcome and stage

    @cached_property
    def outcome(self) -> Outcome | None:
        """How it ended, unless something since has revived it (domain.md 3.5)."""
        outcome: Outcome | None = None
        for fact in self.facts:
            outcome = outcome_after(outcome, fact)
        return outcome

    @cached_property
    def is_saved_only(self) -> bool:
        """Whether nothing but saving and notes has happened: not live, no follow-ups."""
        return all(isinstance(fact, Saved | Note) for fact in self.facts)

    @cached_property
    def is_live(self) -> bool:
        """Whether the application is running: something happened, and it has not ended."""
        return not self.is_saved_only and self.outcome is None

    @cached_property
    def stage(self) -> Stage:
        """The furthest place a running application has reached."""
        if self.is_saved_only:
            return "saved"
        if self.outcome:
            return "closed"
        if any(isinstance(fact, Offer) for fact in self.facts):
            return "offer"
        if len(self.held) + len(self.scheduled) > 1:
            return "later_round"
        if self.held:
            return "interviewed"
        if self.scheduled:
            return "interview_scheduled"
        return "in_contact" if self.has_answered else "applied"

    @cached_property
    def has_answered(self) -> bool:
        """Whether a person at the company has said anything yet."""
        return any(
            isinstance(fact, Interview) or (isinstance(fact, Reply) and fact.type != "auto")
            for fact in self.facts
        )

    @cached_property
    def applied_on(self) -> datetime | None:
        """When the application was submitted, if that was recorded."""
        return next((fact.at for fact in self.facts if isinstance(fact, Applied)), None)

    # People

    def recipient(self, contact_id: str | None) -> Recipient:
        """The person with that id, their zone Z(c) and the calendar of their own company."""
        contact = self.search.contacts.get(contact_id) if contact_id else None
        company = self.company
        if contact and contact.company:
            company = self.search.companies.get(contact.company, self.company)
        own = self.search.profile
        zone = (contact and contact.tz) or company.tz
        region = (contact and contact.region) or company.region
        return Recipient(
            contact=contact,
            company=company,
            zone=zone_of(zone or own.tz),
            calendar=calendar_of(region or own.region, self.cadence),
            borrowed=not (zone and region),
        )

    @cached_property
    def employer_calendar(self) -> Calendar:
        """The business days of the employer's own region; C1 to C3 always count in it."""
        return calendar_of(self.company.region or self.search.profile.region, self.cadence)

    @cached_property
    def employer_zone(self) -> ZoneInfo:
        """The employer's zone."""
        return zone_of(self.company.tz or self.search.profile.tz)

    @cached_property
    def user_zone(self) -> ZoneInfo:
        """The zone of the person looking for a job."""
        return zone_of(self.search.profile.tz)

    def debriefs_until(self, moment: datetime) -> Iterator[Debrief]:
        """The debriefs recorded up to ``moment``, newest first."""
        return (fact for fact in reversed(self.facts) if isinstance(fact, Debrief) and fact.at <= moment)

    def primary_contact(self, last_held: Round, moment: datetime) -> str | None:
        """Whom a status contact goes to, as known at ``moment`` (domain.md 3.1, Primary contact)."""
        named = next((d.follow_up_contact for d in self.debriefs_until(moment) if d.follow_up_contact), None)
        scheduled = (r.interviewers for r in self.rounds.values() if r.recorded <= moment)
        first_scheduled = next((people for people in scheduled if people), ())
        candidates = (
            named,
            self.application.via_recruiter,
            *(last_held.interviewers[:1] if last_held.has_people else ()),
            self.application.contact,
            *first_scheduled[:1],
        )
        return next((c for c in candidates if c and c in self.search.contacts), None)

    def pass_on_coordinator(self, held: Round) -> str | None:
        """Who can pass thanks on: somebody with an address who organised the round (domain.md 3.1)."""
        application = self.application
        candidates = [application.contact if application.contact not in held.interviewers else None]
        candidates.append(application.via_recruiter)
        candidates += (
            contact.id
            for contact in self.search.contacts.values()
            if contact.company == application.company and contact.role == "coordinator"
        )
        return next((c for c in candidates if c and self.has_address(c)), None)

    def has_address(self, contact_id: str) -> bool:
        """Whether an e-mail can reach this person."""
        contact = self.search.contacts.get(contact_id)
        return bool(contact and contact.email)


def _belongs(fact: Fact, application_id: str) -> bool:
    """Whether a fact recorded without an application speaks of this one by its follow-up's key."""
    return isinstance(fact, Snooze | Dismiss) and fact.key.split(":")[1:2] == [application_id]
