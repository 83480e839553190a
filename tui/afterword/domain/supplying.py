"""Putting what a message lacked where it belongs: profile, contact, application, round or debrief."""

from datetime import datetime

import msgspec

from afterword.domain.capture import CapturedPerson
from afterword.domain.facts import Debrief, Interview
from afterword.domain.follow_up import FollowUp
from afterword.domain.recording import NewId, known_contact, with_interviewer
from afterword.domain.search import JobSearch


def supplied(
    search: JobSearch,
    follow_up: FollowUp,
    place: str,
    contact_id: str | None,
    answer: str,
    new_id: NewId,
    now: datetime,
) -> JobSearch:
    """The search with ``answer`` at ``place``: an entry and its field (``contact.email``), or
    ``key_point`` and ``value``, which the debrief of the follow-up's round holds.

    Where the follow-up is to nobody yet, the person it is about is the one named first.
    """
    table, _, name = place.partition(".")
    contact_id = contact_id or follow_up.contact or _just_named(search, follow_up)
    contact = search.contacts.get(contact_id or "")
    application = search.applications.get(follow_up.application or "")
    match table:
        case "profile":
            return search.with_entry(msgspec.structs.replace(search.profile, **{name: answer}))
        case "contact" if contact and name != "name":
            return search.with_entry(msgspec.structs.replace(contact, **{name: answer}))
        case "contact" if application and follow_up.round and name == "name":
            company = search.company_of(application)
            search, found = known_contact(search, company, CapturedPerson(name=answer), new_id)
            return with_interviewer(search, application, follow_up.round, found)
        case "application" if application:
            return search.with_entry(msgspec.structs.replace(application, **{name: answer}))
        case "key_point" | "value" if application and follow_up.round:
            known = _debrief(search, application.id, follow_up.round) or Debrief(
                id=new_id(), app=application.id, at=now, round=follow_up.round
            )
            if table == "value":
                return search.with_fact(msgspec.structs.replace(known, value=answer))
            if contact:
                points = {**known.key_points, contact.id: answer}
                return search.with_fact(msgspec.structs.replace(known, key_points=points))
    return search


def _debrief(search: JobSearch, application_id: str, number: int) -> Debrief | None:
    debriefs = (f for f in reversed(search.facts_of(application_id)) if isinstance(f, Debrief))
    return next((fact for fact in debriefs if fact.round == number), None)


def _just_named(search: JobSearch, follow_up: FollowUp) -> str | None:
    """The interviewer of the follow-up's round, where there was none when it was planned."""
    booked = (f for f in reversed(search.facts_of(follow_up.application or "")) if isinstance(f, Interview))
    people = next((fact.interviewers for fact in booked if fact.round == follow_up.round), ())
    return people[-1] if people else None
