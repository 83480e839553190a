"""Putting what a message lacked where it belongs: an entry, a round, its debrief, or a fact of its own."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

import msgspec

from afterword.domain.application import Application
from afterword.domain.capturing.capture import CapturedPerson
from afterword.domain.capturing.editing import profile_edited
from afterword.domain.capturing.recording import NewId, known_contact, with_interviewer
from afterword.domain.facts import (
    Applied,
    DayOrInstant,
    Debrief,
    Fact,
    Feedback,
    Interview,
    Missed,
    Note,
    Offer,
    OfferDeadline,
    Omitted,
)
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.elsewhere import OfferMade
from afterword.domain.people import Company
from afterword.domain.search import JobSearch
from afterword.domain.titles import titled

Answer = str | date | datetime | DayOrInstant | tuple[str, ...]
"""What the person gave: a text, several, or a day or moment."""

_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Supplying:
    """One answer on its way to its place, for a follow-up at ``now``.

    ``number`` is the round it is about, ``other_offer`` the offer elsewhere that waits for an answer.
    """

    search: JobSearch
    follow_up: FollowUp
    number: int | None
    other_offer: OfferMade | None
    new_id: NewId
    now: datetime

    def supplied(self, place: str, contact_id: str | None, answer: Answer) -> JobSearch | None:
        """The search with ``answer`` at ``place`` (``Missing.field``); None where there is no such place.

        Where the follow-up is to nobody yet, the person it is about is the one named first.
        """
        search, replace = self.search, msgspec.structs.replace
        table, _, name = place.partition(".")
        contact_id = contact_id or self.follow_up.contact or self._just_named()
        contact = search.contacts.get(contact_id or "")
        application = search.applications.get(self.follow_up.application or "")
        match table:
            case "profile":
                return profile_edited(search, replace(search.profile, **{name: answer}))
            case "contact" if contact and (name != "name" or contact.id != self._just_named()):
                return search.with_entry(replace(contact, **{name: answer}))
            case "contact" if application and name == "name":
                return self._with_person(application, str(answer))
            case "company" if application:
                known = search.companies.get(application.company) or Company(id=application.company, name="")
                return search.with_entry(replace(known, **{name: answer}))
            case "application" if application:
                return search.with_entry(replace(application, **{name: answer}))
            case "advice":
                return search.with_fact(self._fact(Note, app=None, text=str(answer), from_=contact_id))
            case "other_offer" if self.other_offer and isinstance(answer, DayOrInstant):
                there = self.other_offer.application
                return search.with_fact(self._fact(OfferDeadline, app=there, deadline=answer))
            case _ if application:
                return self._with_fact(application, place, contact_id, answer)
        return None

    def _with_fact(
        self, application: Application, place: str, contact_id: str | None, answer: Answer
    ) -> JobSearch | None:
        """The search with the answer in a fact of the application."""
        search, replace = self.search, msgspec.structs.replace
        facts = tuple(reversed(search.facts_of(application.id)))
        fact = partial(self._fact, app=application.id)
        booked = next((f for f in facts if isinstance(f, Interview) and f.round == self.number), None)
        offer = next((f for f in facts if isinstance(f, Offer)), None)
        number = self.number
        match place:
            case "applied.at" if isinstance(answer, datetime):
                return search.with_fact(fact(Applied, at=answer))
            case "feedback":
                return search.with_fact(fact(Feedback, text=answer, from_=contact_id))
            case "offer.terms" if offer:
                return search.with_fact(replace(offer, terms=answer))
            case "interview.start" if isinstance(answer, datetime):
                people = (contact_id,) if contact_id else ()
                return search.with_fact(
                    fact(Interview, at=min(answer, self.now), round=self.follow_up.round or 1, start=answer,
                         end=answer + _AN_HOUR, interviewers=people)
                )  # fmt: skip
            case "interview.place" if booked:
                return search.with_fact(replace(booked, place=answer))
            case "omitted" | "missed" if number:
                kind = Omitted if place == "omitted" else Missed
                return search.with_fact(fact(kind, round=number, to=contact_id, **{place: (answer,)}))
            case "key_point" if number and contact_id:
                known = self._debrief(application.id, number)
                points = {**known.key_points, contact_id: str(answer)}
                return search.with_fact(replace(known, key_points=points))
            case "value" | "contribution" | "promised_materials" if number:
                return search.with_fact(replace(self._debrief(application.id, number), **{place: answer}))
        return None

    def _with_person(self, application: Application, name: str) -> JobSearch:
        """The search with somebody new: among the interviewers of the round, else as whom to write to."""
        company = self.search.company_of(application)
        bare, salutation = titled(name)
        person = CapturedPerson(name=bare, salutation=salutation)
        search, found = known_contact(self.search, company, person, self.new_id)
        if self.number:
            return with_interviewer(search, application, self.number, found)
        return search.with_entry(msgspec.structs.replace(application, contact=found.id))

    def _fact(self, kind: type[Fact], /, **given: object) -> Fact:
        plain: dict[str, object] = {"id": self.new_id(), "at": self.now}
        return kind(**plain | given)  # type: ignore[arg-type]

    def _debrief(self, application_id: str, number: int) -> Debrief:
        debriefs = (f for f in reversed(self.search.facts_of(application_id)) if isinstance(f, Debrief))
        known = next((fact for fact in debriefs if fact.round == number), None)
        return known or Debrief(id=self.new_id(), app=application_id, at=self.now, round=number)

    def _just_named(self) -> str | None:
        """The interviewer of the round, where there was none when the follow-up was planned."""
        facts = reversed(self.search.facts_of(self.follow_up.application or ""))
        booked = (f for f in facts if isinstance(f, Interview) and f.round == self.number)
        people = next((fact.interviewers for fact in booked), ())
        application = self.search.applications.get(self.follow_up.application or "")
        if people:
            return people[-1]
        return application.contact if application else None
