"""What one application's facts amount to at a moment: rounds, outcome, whom to write to."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import wraps
from operator import attrgetter
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.application import Application
from afterword.domain.facts import Debrief, Dismiss, Fact, Override, Reply, Snooze
from afterword.domain.history.contacts_made import Correspondence, is_courtesy
from afterword.domain.history.elsewhere import Elsewhere, OfferMade
from afterword.domain.history.outcome import Outcome
from afterword.domain.history.reach import addressee
from afterword.domain.history.record import Record
from afterword.domain.history.rounds import Round
from afterword.domain.lazy import lazy
from afterword.domain.people import Company, Contact
from afterword.domain.search import JobSearch
from afterword.domain.timing.cadence import Cadence
from afterword.domain.timing.calendar import Calendar, calendar_of, day_of, zone_of

T = TypeVar("T")
F = TypeVar("F", bound=Fact)


def once(derive: "Callable[[Story], T]") -> "Callable[[Story], T]":
    """Lets something derived from a story be worked out once for each story.

    It must not depend on what is known of other applications; that is what ``once_knowing`` is for.
    """
    return _once(derive, attrgetter("derived"))


def once_knowing(derive: "Callable[[Story], T]") -> "Callable[[Story], T]":
    """Lets something that depends on other applications too be worked out once for what is known of them."""
    return _once(derive, attrgetter("derived_knowing"))


def _once(
    derive: "Callable[[Story], T]", kept_in: "Callable[[Story], dict[Any, Any]]"
) -> "Callable[[Story], T]":
    @wraps(derive)
    def derived(story: "Story") -> T:
        kept = kept_in(story)
        if derive not in kept:
            kept[derive] = derive(story)
        found: T = kept[derive]
        return found

    return derived


class Recipient(msgspec.Struct, frozen=True):
    """Where a message goes: the person, if known, with their clock, their business days and the parameters
    that hold for their company (L13, L14).

    ``borrowed`` names what is not known of them and taken from the person: ``time zone and region``.
    """

    contact: Contact | None
    company: Company
    zone: ZoneInfo
    calendar: Calendar
    cadence: Cadence
    borrowed: str

    @property
    def id(self) -> str | None:
        """The contact's id, if there is one."""
        return self.contact.id if self.contact else None

    def day(self, at: datetime) -> date:
        """The day of an instant on their clock."""
        return day_of(at, self.zone)

    def after(self, at: datetime, bd: int) -> date:
        """Their business day so many after the day of an instant."""
        return self.calendar.after(day_of(at, self.zone), bd)

    @property
    def name(self) -> str:
        """Their name, or the company's hiring team."""
        return self.contact.name if self.contact else f"the hiring team at {self.company.name}"


_LASTING = (
    "search", "application", "company", "cadence", "_cadence", "_correspondence", "elsewhere",
    "others_begun", "only_open", "habit", "_recipients",
)  # fmt: skip
"""What is the same of an application at every moment."""


class Story:
    """One application at ``now``; facts with a later ``at`` do not exist in it.

    ``correspondence`` gives the contacts made with its company and people in all applications; ``elsewhere``
    is what is known of the other ones, ``others_begun`` when those at the same company began.
    """

    def __init__(
        self,
        search: JobSearch,
        application: Application,
        cadence: Cadence,
        now: datetime,
        *,
        correspondence: Callable[[], Correspondence] = lambda: Correspondence(()),
        elsewhere: Elsewhere | None = None,
        others_begun: tuple[datetime, ...] = (),
    ) -> None:
        self.search = search
        self.application = application
        self.now = now
        self.company = search.company_of(application)
        self._cadence = cadence
        self.cadence = cadence.for_employer(self.company.kind, self.company.region or search.profile.region)
        self.habit = self.cadence.habit
        self._correspondence = correspondence
        self.elsewhere = elsewhere or Elsewhere()
        self.others_begun = others_begun
        self.only_open = False
        self.derived: dict[Any, Any] = {}
        self.derived_knowing: dict[Any, Any] = {}
        self.record = Record(search.effective_facts(application.id)).until(now)
        self.facts = self.record.facts
        self._recipients: dict[str | None, Recipient] = {}

    def at(self, moment: datetime) -> "Story":
        """This story as it stood at an earlier moment."""
        return self._with(now=moment, record=self.record.until(moment))

    def without(self, fact: Fact) -> "Story":
        """This story had ``fact`` not happened."""
        return self._with(record=Record(tuple(other for other in self.facts if other is not fact)))

    def told_in(self, search: JobSearch, now: datetime, elsewhere: Elsewhere) -> "Story":
        """This story as another state of the search tells it, at ``now``."""
        return Story(
            search,
            search.applications.get(self.application.id, self.application),
            self._cadence,
            now,
            correspondence=self._correspondence,
            elsewhere=elsewhere,
            others_begun=self.others_begun,
        )

    def knowing(self, elsewhere: Elsewhere) -> "Story":
        """This story with what is known of the other applications now; what its own facts say is kept."""
        if elsewhere is self.elsewhere:
            return self
        return self._changed(elsewhere=elsewhere, derived_knowing={})

    def telling(self, *, only_open: bool) -> "Story":
        """This story for rules that need to tell only what is open, or also what is over."""
        if only_open is self.only_open:
            return self
        return self._changed(only_open=only_open)

    def _changed(self, **changes: Any) -> "Story":
        story = object.__new__(Story)
        story.__dict__.update(self.__dict__, **changes)
        return story

    def leaves_out(self, *over: object) -> bool:
        """Whether a rule may skip an item of which any of these says that it is over."""
        return self.only_open and any(over)

    def _with(self, *, record: Record, now: datetime | None = None) -> "Story":
        """This story of another record; who and where everybody is stays the same."""
        story = object.__new__(Story)
        story.__dict__.update({name: self.__dict__[name] for name in _LASTING})
        story.now = self.now if now is None else now
        story.record, story.facts = record, record.facts
        story.derived, story.derived_knowing = {}, {}
        return story

    @lazy
    def correspondence(self) -> Correspondence:
        """The contacts made with its company and people in all applications."""
        return self._correspondence()

    def of(self, kind: type[F]) -> Sequence[F]:
        """The facts of one kind, in order."""
        return self.record.of(kind)

    @property
    def recorded(self) -> tuple[Fact, ...]:
        """The facts as the person recorded them, without the contacts that others include."""
        facts = self.search.story_facts(self.application.id)
        return tuple(fact for fact in facts if fact.at <= self.now)

    @property
    def marks(self) -> Sequence[Snooze | Dismiss | Override]:
        """What the person said about follow-ups themselves."""
        return self.record.marks

    def day(self, at: datetime, to: Recipient) -> str:
        """The day of an instant on somebody's clock, as one writes it."""
        return self.habit.day(to.day(at))

    # Rounds

    @property
    def rounds(self) -> dict[int, Round]:
        """Every round ever booked, by number, as it stands now."""
        return self.record.rounds(self.company.tz or self.search.profile.tz)

    @lazy
    def held(self) -> tuple[Round, ...]:
        """The rounds that have ended, earliest first."""
        done = (r for r in self.rounds.values() if r.called_off is None and r.end <= self.now)
        return tuple(sorted(done, key=lambda r: (r.end, r.number)))

    @lazy
    def scheduled(self) -> tuple[Round, ...]:
        """The rounds still to come or going on, next first."""
        coming = (r for r in self.rounds.values() if r.called_off is None and r.end > self.now)
        return tuple(sorted(coming, key=lambda r: (r.start, r.number)))

    # Outcome

    @property
    def outcome(self) -> Outcome | None:
        """How it ended, unless something since has revived it (R-SILENCE)."""
        return self.record.outcome

    @property
    def secured_at(self) -> datetime | None:
        """Since when an accepted offer counts as accepted (L4)."""
        return self.record.secured_at

    @property
    def is_unsecured(self) -> bool:
        """Whether an offer was accepted that is not on paper, or has conditions open: all else goes on."""
        outcome = self.record.outcome
        return outcome is not None and outcome.word == "accepted" and self.record.secured_at is None

    @property
    def is_saved_only(self) -> bool:
        """Whether nothing but saving and notes has happened: not live, no follow-ups."""
        return self.record.begun is None

    @property
    def is_running(self) -> bool:
        """Whether something happened and it has not ended; the silence may be final all the same."""
        return not self.is_saved_only and (self.outcome is None or self.is_unsecured)

    @property
    def has_answered(self) -> bool:
        """Whether a person at the company has said anything yet."""
        return bool(self.record.inbound)

    @lazy
    def is_quiet(self) -> bool:
        """Whether nobody is to be asked how things stand: they come to the person, or the posting wants no
        enquiries and nobody has said anything yet (L3).
        """
        last = next((fact for fact in reversed(self.record.inbound) if not is_courtesy(fact)), None)
        if last is None:
            return self.application.no_enquiries
        return isinstance(last, Reply) and last.type == "no_contact"

    @property
    def has_accepted_elsewhere(self) -> bool:
        """Whether an offer of another application was accepted."""
        return any(accepted.application != self.application.id for accepted in self.elsewhere.acceptances)

    @property
    def offers_elsewhere(self) -> tuple[OfferMade, ...]:
        """The offers of other applications that wait for an answer, oldest first."""
        others = (offer for offer in self.elsewhere.offers if offer.application != self.application.id)
        return tuple(offer for offer in others if offer.is_open(self.now))

    @property
    def applied_on(self) -> datetime | None:
        """When the application was submitted, if that was recorded."""
        return self.record.applied_on

    @property
    def made_at(self) -> datetime:
        """When the application was made: at applying, else at the first thing that happened."""
        return self.record.applied_on or self.record.begun or self.now

    # People

    def recipient(self, contact_id: str | None) -> Recipient:
        """The person with that id, their zone Z(c) and the calendar of their own company."""
        found = self._recipients.get(contact_id)
        if found is None:
            found = self._recipients[contact_id] = self._recipient(contact_id)
        return found

    def _recipient(self, contact_id: str | None) -> Recipient:
        contact = self.search.contacts.get(contact_id) if contact_id else None
        company = self.company
        if contact and contact.company:
            company = self.search.companies.get(contact.company, self.company)
        own = self.search.profile
        zone = (contact and contact.tz) or company.tz
        region = (contact and contact.region) or company.region
        cadence = self._cadence.for_employer(company.kind, region or own.region)
        return Recipient(
            contact=contact,
            company=company,
            zone=zone_of(zone or own.tz),
            calendar=calendar_of(region or own.region, cadence),
            cadence=cadence,
            borrowed=" and ".join(
                what
                for what, known, lent in (("time zone", zone, own.tz), ("region", region, own.region))
                if lent and not known
            ),
        )

    @lazy
    def employer_calendar(self) -> Calendar:
        """The business days of the employer's own region; C1 to C3 always count in it."""
        return calendar_of(self.company.region or self.search.profile.region, self.cadence)

    @lazy
    def employer_zone(self) -> ZoneInfo:
        """The employer's zone."""
        return zone_of(self.company.tz or self.search.profile.tz)

    @lazy
    def user_zone(self) -> ZoneInfo:
        """The zone of the person looking for a job."""
        return zone_of(self.search.profile.tz)

    def debriefs_until(self, moment: datetime) -> Iterator[Debrief]:
        """The debriefs recorded up to ``moment``, newest first."""
        return (fact for fact in reversed(self.record.of(Debrief)) if fact.at <= moment)

    def yourself(self) -> Recipient:
        """Acts for oneself keep one's own clock and the employer's business days."""
        calendar, cadence = self.employer_calendar, self.cadence
        return Recipient(None, self.company, self.user_zone, calendar, cadence, borrowed="")

    def primary_contact(self, last_held: Round | None, moment: datetime) -> str | None:
        """Whom a status contact goes to, as known at ``moment`` (R-WHO)."""
        return addressee(self.search.contacts, self._first_to_ask(last_held, moment))

    def _first_to_ask(self, last_held: Round | None, moment: datetime) -> Iterator[str | None]:
        """The people there in the order in which one turns to them."""
        rounds = [r for r in self.rounds.values() if r.recorded <= moment and r.has_people]
        yield next((d.follow_up_contact for d in self.debriefs_until(moment) if d.follow_up_contact), None)
        yield self.application.via_recruiter
        if last_held and last_held.has_people:
            yield from last_held.interviewers[:1]
        yield self.application.contact
        yield from next((r.interviewers[:1] for r in rounds if r.interviewers), ())
        for latest in sorted(rounds, key=lambda r: (r.start, r.number), reverse=True):
            yield from latest.interviewers
        yield from self.coordinators

    @property
    def coordinators(self) -> Sequence[str]:
        """Who organises interviews there."""
        return self.search.coordinators.get(self.application.company, ())

    def lead_interviewer(self, held: Round) -> str | None:
        """Who speaks for a round: the first of its interviewers who can be reached."""
        return addressee(self.search.contacts, held.interviewers)

    def in_place_of(self, sender: str | None, moment: datetime) -> str | None:
        """Whom to answer: the sender, or whoever one turns to there where they have left or are not known."""
        contact = self.search.contacts.get(sender or "")
        if contact and not contact.left:
            return contact.id
        return self.primary_contact(self.held[-1] if self.held else None, moment)
