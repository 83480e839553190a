"""What was said to whom: the contacts made, which of them count, and which went unanswered.

Source: R-COUNTED.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Literal

import msgspec

from afterword.domain.facts import (
    Call,
    Fact,
    Interview,
    InterviewCancelled,
    Offer,
    OfferInWriting,
    Rejected,
    Reply,
    Sent,
)
from afterword.domain.included import included
from afterword.domain.kinds import kind_named
from afterword.domain.people import Contact

_AT = attrgetter("at")
_AUTO_WITHIN = timedelta(hours=24)


def is_counted(fact: Fact) -> bool:
    """Whether ``fact`` uses up the guard's allowance."""
    match fact:
        case Call(result=result):
            return result != "no_answer"
        case Sent(kind=kind):
            return kind_named(kind).counts
    return False


_INBOUND = frozenset({Interview, InterviewCancelled, Offer, OfferInWriting, Rejected})


def is_human_inbound(fact: Fact) -> bool:
    """Whether ``fact`` is something a person there communicated, appointments and decisions included."""
    match fact:
        case Reply(type=kind):
            return kind != "auto"
        case Call(result=result):
            return result == "reached"
    return type(fact) in _INBOUND


def is_courtesy(fact: Fact) -> bool:
    """Whether ``fact`` is an answer that says nothing of how things stand."""
    return isinstance(fact, Reply) and fact.type in ("courtesy", "feedback")


def is_informative(fact: Fact) -> bool:
    """Whether ``fact`` is a reply that says how things stand; a reached status call is one too."""
    match fact:
        case Reply(type=kind):
            return kind not in ("courtesy", "feedback", "auto")
        case Call(result="reached", purpose=purpose, decision_date=day):
            return purpose == "status" or day is not None
    return False


Pause = Literal["", "on_hold", "waiting_list"]
"""What has to end before anything goes on: the position is on hold, or others come first."""


def pause_of(fact: Fact | None) -> Pause:
    """Whether ``fact`` says that it is on hold, or that the person waits on a list."""
    match fact:
        case Reply(type="on_hold" | "waiting_list" as pause):
            return pause
    return ""


def unanswered(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The counted contacts of one application since anybody there last said something, each once whatever
    it includes.

    Those met by an automatic reply within 24 hours are left out; a reached call is an answer itself.
    """
    waiting: list[Fact] = []
    for fact in facts:
        if is_human_inbound(fact):
            waiting.clear()
        elif is_counted(fact):
            if all(other.id != fact.id for other in waiting):
                waiting.append(fact)
        elif isinstance(fact, Reply):
            waiting = [w for w in waiting if fact.at - w.at > _AUTO_WITHIN]
    return tuple(waiting)


class ContactsMade(msgspec.Struct):
    """The contacts made with one company or one person, in time order."""

    counted: list[datetime] = msgspec.field(default_factory=list)
    attempts: list[datetime] = msgspec.field(default_factory=list)

    def last_counted(self, number: int, until: datetime) -> datetime | None:
        """The n-th most recent counted contact up to ``until``."""
        at = bisect_right(self.counted, until) - number
        return self.counted[at] if at >= 0 else None

    def last_attempt(self, until: datetime) -> datetime | None:
        """The most recent call up to ``until``, answered or not."""
        at = bisect_right(self.attempts, until) - 1
        return self.attempts[at] if at >= 0 else None


class Correspondence:
    """The contacts made with a group of companies that share people, by company and by person.

    An agency is counted per application, its calls per person (R-GUARD).
    """

    def __init__(self, touches: Iterable["Touch"]) -> None:
        self._by_company: dict[str, ContactsMade] = {}
        self._by_application: dict[tuple[str, str], ContactsMade] = {}
        self._by_person: dict[str, ContactsMade] = {}
        self._away: dict[str, list[tuple[datetime, date]]] = {}
        self._times: list[datetime] = []
        for touch in sorted(touches, key=_AT):
            self._add(touch)

    def _add(self, touch: "Touch") -> None:
        self._times.append(touch.at)
        if touch.back_on:
            self._away.setdefault(touch.contact or "", []).append((touch.at, touch.back_on))
            return
        places = [self._by_application.setdefault((touch.company, touch.application), ContactsMade())]
        if not touch.is_included:
            places.append(self._by_company.setdefault(touch.company, ContactsMade()))
            if touch.contact:
                places.append(self._by_person.setdefault(touch.contact, ContactsMade()))
        for made in places:
            if touch.is_counted:
                made.counted.append(touch.at)
            if touch.is_call:
                made.attempts.append(touch.at)

    @property
    def times(self) -> Sequence[datetime]:
        """When something was said or came back: the moments at which a guarded item may move."""
        return self._times

    def with_company(self, company: str) -> ContactsMade:
        """Everything said to anybody at a company."""
        return self._by_company.get(company) or ContactsMade()

    def about(self, company: str, application: str) -> ContactsMade:
        """What was said to an agency about one application."""
        return self._by_application.get((company, application)) or ContactsMade()

    def with_person(self, contact: str | None) -> ContactsMade:
        """Everything said to one person."""
        return self._by_person.get(contact or "") or ContactsMade()

    def back_on(self, contact: str | None, until: datetime) -> date | None:
        """The return date that the newest out-of-office reply of a person up to ``until`` names."""
        notices = [back for at, back in self._away.get(contact or "", ()) if at <= until]
        return notices[-1] if notices else None


class Touch(msgspec.Struct, frozen=True):
    """One contact made with a company, or an out-of-office reply that came back from a person.

    One that is only included in another counts for its own application alone.
    """

    at: datetime
    company: str
    application: str
    contact: str | None
    is_counted: bool = False
    is_call: bool = False
    back_on: date | None = None
    is_included: bool = False


def touches(facts: Iterable[Fact], own_company: str, contacts: Mapping[str, Contact]) -> Iterator[Touch]:
    """The contacts among ``facts``; each belongs to the company of the person, else ``own_company``."""

    def company_of(person: str | None) -> str:
        contact = contacts.get(person or "")
        return (contact and contact.company) or own_company

    for fact in facts:
        match fact:
            case Sent(to=to) | Call(to=to):
                company, is_call, more = company_of(to), isinstance(fact, Call), tuple(included(fact))
                counts = any(map(is_counted, (fact, *more)))
                if counts or is_call:
                    yield Touch(fact.at, company, fact.app or "", to, counts, is_call)
                for other in {contact.app or "" for contact in more if is_counted(contact)} - {fact.app}:
                    yield Touch(fact.at, company, other, to, is_counted=True, is_included=True)
            case Reply(type="auto", back_on=back_on, from_=sender) if back_on and sender:
                company = company_of(sender)
                yield Touch(fact.at, company, fact.app or "", sender, back_on=back_on)
