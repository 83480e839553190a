"""What one application's facts amount to at a moment: rounds, outcome, stage, whom to write to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, wraps
from typing import Any, Literal, TypeVar
from zoneinfo import ZoneInfo

from afterword.domain.application import Application
from afterword.domain.cadence import Cadence
from afterword.domain.calendar import Calendar, calendar_of, zone_of
from afterword.domain.contacts_made import Correspondence, is_human_inbound
from afterword.domain.elsewhere import Elsewhere
from afterword.domain.facts import Applied, Debrief, Dismiss, Fact, Note, Override, Saved, Snooze
from afterword.domain.outcome import Outcome, outcome_after
from afterword.domain.people import Company, Contact
from afterword.domain.rounds import Round, rounds_of
from afterword.domain.search import JobSearch

Stage = Literal[
    "saved", "applied", "in_contact", "interview_scheduled", "interviewed", "later_round", "offer", "closed"
]
T = TypeVar("T")


def once(derive: "Callable[[Story], T]") -> "Callable[[Story], T]":
    """Lets something derived from a story be worked out once for each story."""

    @wraps(derive)
    def derived(story: "Story") -> T:
        try:
            found: T = story.derived[derive]
        except KeyError:
            found = story.derived[derive] = derive(story)
        return found

    return derived


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
    """One application at ``now``; facts with a later ``at`` do not exist in it.

    ``correspondence`` are the contacts made with its company and people in all applications,
    ``elsewhere`` what is known of the other applications, ``others_begun`` when those at the same
    company began.
    """

    def __init__(
        self,
        search: JobSearch,
        application: Application,
        cadence: Cadence,
        now: datetime,
        *,
        correspondence: Correspondence | None = None,
        elsewhere: Elsewhere | None = None,
        others_begun: tuple[datetime, ...] = (),
        facts: tuple[Fact, ...] | None = None,
    ) -> None:
        self.search = search
        self.application = application
        self.now = now
        self.company = search.company_of(application)
        self.cadence = cadence.of_region(self.company.region or search.profile.region)
        self.correspondence = correspondence or Correspondence(())
        self.elsewhere = elsewhere or Elsewhere()
        self.others_begun = others_begun
        self.derived: dict[Any, Any] = {}
        everything = search.story_facts(application.id) if facts is None else facts
        if everything and everything[-1].at > now:
            everything = tuple(fact for fact in everything if fact.at <= now)
        self.facts: tuple[Fact, ...] = everything

    def at(self, moment: datetime) -> "Story":
        """This story as it stood at an earlier moment."""
        return self._with(moment, self.facts)

    def without(self, fact: Fact) -> "Story":
        """This story had ``fact`` not happened."""
        return self._with(self.now, tuple(other for other in self.facts if other is not fact))

    def knowing(self, elsewhere: Elsewhere) -> "Story":
        """This story with what is known of the other applications now."""
        return self._with(self.now, self.facts, elsewhere)

    def _with(self, now: datetime, facts: tuple[Fact, ...], elsewhere: Elsewhere | None = None) -> "Story":
        return Story(
            self.search,
            self.application,
            self.cadence,
            now,
            correspondence=self.correspondence,
            elsewhere=self.elsewhere if elsewhere is None else elsewhere,
            others_begun=self.others_begun,
            facts=facts,
        )

    @cached_property
    def marks(self) -> tuple[Snooze | Dismiss | Override, ...]:
        """What the person said about follow-ups themselves."""
        return tuple(fact for fact in self.facts if isinstance(fact, Snooze | Dismiss | Override))

    # Rounds

    @cached_property
    def rounds(self) -> dict[int, Round]:
        """Every round ever booked, by number, as it stands now."""
        return rounds_of(self.facts, self.company.tz or self.search.profile.tz)

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

    # Outcome

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
    def is_running(self) -> bool:
        """Whether something happened and it has not ended; the silence may be final all the same."""
        return not self.is_saved_only and self.outcome is None

    @cached_property
    def has_answered(self) -> bool:
        """Whether a person at the company has said anything yet."""
        return any(is_human_inbound(fact) for fact in self.facts)

    @cached_property
    def applied_on(self) -> datetime | None:
        """When the application was submitted, if that was recorded."""
        return next((fact.at for fact in self.facts if isinstance(fact, Applied)), None)

    @cached_property
    def made_at(self) -> datetime:
        """When the application was made: at applying, else at the first thing that happened."""
        first = (fact.at for fact in self.facts if not isinstance(fact, Saved | Note))
        return self.applied_on or next(first, self.now)

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

    def yourself(self) -> Recipient:
        """Acts for oneself keep one's own clock and the employer's business days."""
        return Recipient(None, self.company, self.user_zone, self.employer_calendar, borrowed=False)

    def primary_contact(self, last_held: Round | None, moment: datetime) -> str | None:
        """Whom a status contact goes to, as known at ``moment`` (domain.md 3.1, Primary contact)."""
        named = next((d.follow_up_contact for d in self.debriefs_until(moment) if d.follow_up_contact), None)
        scheduled = (r.interviewers for r in self.rounds.values() if r.recorded <= moment and r.has_people)
        first_scheduled = next((people for people in scheduled if people), ())
        candidates = (
            named,
            self.application.via_recruiter,
            *(last_held.interviewers[:1] if last_held and last_held.has_people else ()),
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
