"""From what a form captured to entries: what is known already is used, what is new is made."""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

import msgspec

from afterword.domain.application import Application
from afterword.domain.capture import CapturedApplication, CapturedInterview, CapturedPerson
from afterword.domain.facts import Applied, Debrief, Interview
from afterword.domain.people import Company, Contact
from afterword.domain.search import JobSearch

NewId = Callable[[], str]
IsRunning = Callable[[str], bool]
Named = TypeVar("Named", Company, Contact)


def application_recorded(
    search: JobSearch, captured: CapturedApplication, new_id: NewId, is_running: IsRunning
) -> JobSearch:
    """The search with an application submitted; a running one for the same posting is that one."""
    search, company = known_company(search, captured.company, new_id)
    search, application = known_application(search, company, captured.title, new_id, is_running)
    contact_id = application.contact
    if captured.contact:
        search, contact = known_contact(search, company, captured.contact, new_id)
        contact_id = contact.id
    application = msgspec.structs.replace(
        application,
        contact=contact_id,
        url=captured.url or application.url,
        source=captured.source or application.source,
    )
    search = search.with_entry(application)
    return search.with_fact(Applied(id=new_id(), app=application.id, at=captured.at))


def interview_recorded(
    search: JobSearch, captured: CapturedInterview, new_id: NewId, is_running: IsRunning, now: datetime
) -> JobSearch:
    """The search with an interview, and with its debrief if it was held.

    It is recorded now, or at its start if that is past; its round is the next one.
    """
    search, company = known_company(search, captured.company, new_id, captured.tz)
    search, application = known_application(search, company, captured.title, new_id, is_running)
    search, people = known_people(search, company, captured.people, new_id)
    number = next_round(search, application.id)
    search = search.with_fact(
        Interview(
            id=new_id(),
            app=application.id,
            at=min(now, captured.start),
            round=number,
            start=captured.start,
            end=captured.end,
            tz=captured.tz or None,
            interviewers=people,
            kind=captured.kind,
            place=captured.place,
            confirmed=captured.confirmed,
        )
    )
    if captured.talk is None:
        return search
    points = zip(people, captured.people, strict=True)
    return search.with_fact(
        Debrief(
            id=new_id(),
            app=application.id,
            at=now,
            round=number,
            key_points={contact: person.key_point for contact, person in points if person.key_point},
            **dataclasses.asdict(captured.talk),
        )
    )


def interview_corrected(
    search: JobSearch, known: Interview, captured: CapturedInterview, new_id: NewId
) -> JobSearch:
    """The search with time, place and people of an appointment put right; the round stays the same."""
    company = search.company_of(search.applications[known.app])
    search, people = known_people(search, company, captured.people, new_id)
    return search.with_fact(
        msgspec.structs.replace(
            known,
            at=min(known.at, captured.start),
            start=captured.start,
            end=captured.end,
            tz=captured.tz or None,
            interviewers=people,
            place=captured.place,
        )
    )


def with_interviewer(search: JobSearch, application: Application, number: int, contact: Contact) -> JobSearch:
    """The search with one more person in a round, as last booked."""
    booked = [f for f in search.facts_of(application.id) if isinstance(f, Interview) and f.round == number]
    people = tuple(dict.fromkeys((*booked[-1].interviewers, contact.id)))
    return search.with_fact(msgspec.structs.replace(booked[-1], interviewers=people))


def known_company(search: JobSearch, name: str, new_id: NewId, tz: str = "") -> tuple[JobSearch, Company]:
    """The company of that name, and a search that has it."""
    known = _named(search.companies, name)
    if known:
        return search, known
    company = Company(id=new_id(), name=name.strip(), tz=tz)
    return search.with_entry(company), company


def known_application(
    search: JobSearch, company: Company, title: str, new_id: NewId, is_running: IsRunning
) -> tuple[JobSearch, Application]:
    """The running application for that posting, else a new one."""
    for application in search.applications.values():
        same = application.company == company.id and _same(application.title, title)
        if same and is_running(application.id):
            return search, application
    application = Application(id=new_id(), company=company.id, title=title.strip())
    return search.with_entry(application), application


def known_contact(
    search: JobSearch, company: Company, person: CapturedPerson, new_id: NewId
) -> tuple[JobSearch, Contact]:
    """The person of that name at the company, with the address and number learnt now, else a new one."""
    there = {key: contact for key, contact in search.contacts.items() if contact.company == company.id}
    contact = _named(there, person.name) or Contact(id=new_id(), company=company.id, name=person.name.strip())
    contact = msgspec.structs.replace(
        contact, email=person.email or contact.email, phone=person.phone or contact.phone
    )
    return search.with_entry(contact), contact


def known_people(
    search: JobSearch, company: Company, captured: tuple[CapturedPerson, ...], new_id: NewId
) -> tuple[JobSearch, tuple[str, ...]]:
    """The ids of several people, in the order typed."""
    ids: list[str] = []
    for person in captured:
        search, contact = known_contact(search, company, person, new_id)
        ids.append(contact.id)
    return search, tuple(ids)


def next_round(search: JobSearch, application_id: str) -> int:
    """The number of the next appointment."""
    numbers = (fact.round for fact in search.facts_of(application_id) if isinstance(fact, Interview))
    return max(numbers, default=0) + 1


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _named(known: Mapping[str, Named], name: str) -> Named | None:
    return next((entry for entry in known.values() if _same(entry.name, name)), None)
