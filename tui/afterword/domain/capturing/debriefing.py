"""From what a debrief captured to entries: the round, its people, what was said (C1)."""

from datetime import datetime
from difflib import get_close_matches

import msgspec

from afterword.domain.capturing.capture import CapturedDebrief, CapturedPerson
from afterword.domain.capturing.recording import (
    ALMOST,
    NewId,
    booking,
    completed,
    known_contact,
    person_meant,
)
from afterword.domain.errors import NotAllowed
from afterword.domain.facts import Debrief, InterviewCancelled, Note
from afterword.domain.people import Company
from afterword.domain.search import JobSearch
from afterword.domain.titles import person_named


def debrief_recorded(
    search: JobSearch, known: Debrief, captured: CapturedDebrief, new_id: NewId
) -> JobSearch:
    """The search with what was said in a round: in ``known``, in its booking and about its people (C1).

    What was noted about somebody who is not among the people any more stays. Raises NotAllowed where the
    interview would end before it starts.
    """
    company = search.company_of(search.applications[known.app])
    booked = booking(search, known.app, known.round)
    search, people = spelt_people(search, company, booked.interviewers, captured.people, new_id)
    if captured.ended <= booked.start:
        raise NotAllowed("The interview must end after it starts; correct its time first.")
    end = captured.ended.astimezone(booked.end.tzinfo)
    search = search.with_fact(msgspec.structs.replace(booked, interviewers=people, end=end))
    whom: str | None = None
    if captured.follow_up_with:
        search, contact = person_meant(search, company, captured.follow_up_with, new_id)
        whom = contact.id
    noted = {person: point for person, point in known.key_points.items() if person not in people}
    topics = {
        contact: person.key_point
        for contact, person in zip(people, captured.people, strict=True)
        if person.key_point
    }
    return search.with_fact(
        msgspec.structs.replace(
            known,
            key_points=noted | topics,
            follow_up_contact=whom,
            **{
                name: value
                for name, value in msgspec.structs.asdict(captured).items()
                if name not in ("ended", "people", "follow_up_with")
            },
        )
    )


def round_dropped(
    search: JobSearch, application_id: str, number: int, why: str, new_id: NewId, now: datetime
) -> JobSearch:
    """The search in which a round did not take place; ``why`` stays as a note."""
    search = search.with_fact(InterviewCancelled(id=new_id(), app=application_id, at=now, round=number))
    return search.with_fact(Note(id=new_id(), app=application_id, at=now, text=why))


def spelt_people(
    search: JobSearch,
    company: Company,
    known: tuple[str, ...],
    captured: tuple[CapturedPerson, ...],
    new_id: NewId,
) -> tuple[JobSearch, tuple[str, ...]]:
    """The ids of people as they are spelt now: a name almost like that of one who was there is theirs."""
    there = {person: search.contacts[person] for person in known if person in search.contacts}
    same = {person.name: found.id for person in captured if (found := person_named(there, person.name))}
    left = {contact.name: person for person, contact in there.items() if person not in same.values()}
    ids: list[str] = []
    for person in captured:
        meant = same.get(person.name)
        if meant is None and (close := get_close_matches(person.name, left, 1, ALMOST)):
            meant = left.pop(close[0])
            search = search.with_entry(msgspec.structs.replace(there[meant], name=person.name.strip()))
        if meant is None:
            search, contact = known_contact(search, company, person, new_id)
        else:
            search, contact = completed(search, search.contacts[meant], person)
        ids.append(contact.id)
    return search, tuple(ids)
