"""From what a form captured to entries: what is known already is used, what is new is made."""

from collections.abc import Callable, Mapping
from datetime import datetime
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain
from typing import Any

import msgspec

from afterword.domain.application import Application
from afterword.domain.capturing.capture import (
    CapturedApplication,
    CapturedInterview,
    CapturedPerson,
)
from afterword.domain.errors import NotFound
from afterword.domain.facts import Applied, Debrief, Interview, Saved
from afterword.domain.people import Company, Contact
from afterword.domain.search import JobSearch
from afterword.domain.titles import person_named

NewId = Callable[[], str]
IsRunning = Callable[[str], bool]

ALMOST = 0.8
"""How alike two names are, of 1, that are one name with a slip in it."""


def application_recorded(
    search: JobSearch, captured: CapturedApplication, new_id: NewId, is_running: IsRunning
) -> JobSearch:
    """The search with an application submitted, or with a posting kept for later.

    A running application for the same posting is that one: it is completed, and neither kept for later nor
    submitted a second time.
    """
    search, company = known_company(search, captured.company, new_id)
    if captured.kind and not company.kind:
        company = msgspec.structs.replace(company, kind=captured.kind)
        search = search.with_entry(company)
    search, application = known_application(search, company, captured.title, new_id, is_running)
    contact_id = application.contact
    if captured.contact:
        search, contact = known_contact(search, company, captured.contact, new_id)
        contact_id = contact.id
    search, recruiter_id = _recruiter(search, captured, new_id)
    search, referrer_id = _referrer(search, captured, new_id)
    application = msgspec.structs.replace(
        application,
        contact=contact_id,
        via_recruiter=recruiter_id or application.via_recruiter,
        referrer=referrer_id or application.referrer,
        url=captured.url or application.url,
        source=captured.source or application.source,
        pay=captured.pay or application.pay,
        closes=captured.closes or application.closes,
        posting_text=captured.posting_text or application.posting_text,
    )
    search = search.with_entry(application)
    known = search.facts_of(application.id)
    if (captured.is_saved and known) or any(isinstance(fact, Applied) for fact in known):
        return search
    kind = Saved if captured.is_saved else Applied
    return search.with_fact(kind(id=new_id(), app=application.id, at=captured.at))


def _recruiter(
    search: JobSearch, captured: CapturedApplication, new_id: NewId
) -> tuple[JobSearch, str | None]:
    """The recruiter an application came through; where they work is an agency, unless one applied there."""
    if captured.recruiter is None:
        return search, None
    person = msgspec.structs.replace(captured.recruiter, role=captured.recruiter.role or "recruiter")
    search, agency = known_company(search, captured.agency, new_id)
    is_employer = any(each.company == agency.id for each in search.applications.values())
    if not agency.kind and not is_employer:
        agency = msgspec.structs.replace(agency, kind="agency")
        search = search.with_entry(agency)
    search, contact = known_contact(search, agency, person, new_id)
    return search, contact.id


def _referrer(
    search: JobSearch, captured: CapturedApplication, new_id: NewId
) -> tuple[JobSearch, str | None]:
    """Who referred the person: somebody known, whatever else they are, or somebody new of no company."""
    if captured.referrer is None:
        return search, None
    search, contact = person_meant(search, None, captured.referrer, new_id)
    if not contact.role:
        contact = msgspec.structs.replace(contact, role="referrer")
        search = search.with_entry(contact)
    return search, contact.id


def interview_recorded(
    search: JobSearch, captured: CapturedInterview, new_id: NewId, is_running: IsRunning, now: datetime
) -> JobSearch:
    """The search with an interview, and with its debrief if it was held.

    It is recorded now, or at its start if that is past; its round is the next one.
    """
    search, company = known_company(search, captured.company, new_id, captured.tz)
    search, application = known_application(search, company, captured.title, new_id, is_running)
    search, inviter = _inviter(search, company, captured, new_id)
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
            from_=inviter,
            kind=captured.kind,
            place=captured.place,
            confirmed=captured.confirmed,
            uid=captured.uid,
            sequence=captured.sequence,
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
            **msgspec.structs.asdict(captured.talk),
        )
    )


def interview_corrected(
    search: JobSearch, known: Interview, captured: CapturedInterview, new_id: NewId
) -> JobSearch:
    """The search with time, place and people of an appointment put right; the round stays the same."""
    company = search.company_of(search.applications[known.app])
    search, inviter = _inviter(search, company, captured, new_id)
    search, people = known_people(search, company, captured.people, new_id)
    return search.with_fact(
        msgspec.structs.replace(
            known,
            at=min(known.at, captured.start),
            start=captured.start,
            end=captured.end,
            tz=captured.tz or None,
            interviewers=people,
            from_=inviter or known.from_,
            kind=captured.kind or known.kind,
            place=captured.place,
            confirmed=captured.confirmed,
            uid=captured.uid or known.uid,
            sequence=max(captured.sequence, known.sequence),
        )
    )


def _inviter(
    search: JobSearch, company: Company, captured: CapturedInterview, new_id: NewId
) -> tuple[JobSearch, str | None]:
    """Who wrote the invitation to an appointment, known from now on."""
    if captured.invited_by is None:
        return search, None
    search, contact = known_contact(search, company, captured.invited_by, new_id)
    return search, contact.id


def interview_moved(
    search: JobSearch, known: Interview, captured: CapturedInterview, new_id: NewId, now: datetime
) -> JobSearch:
    """The search in which a round was booked again, for another time."""
    again = msgspec.structs.replace(known, id=new_id(), at=min(now, captured.start), prepared=False)
    return interview_corrected(search, again, captured, new_id)


def booking(search: JobSearch, application_id: str, number: int) -> Interview:
    """A round as last booked. Raises NotFound where it is not recorded any more."""
    booked = [f for f in search.facts_of(application_id) if isinstance(f, Interview) and f.round == number]
    if not booked:
        raise NotFound("That interview is not recorded any more; log it anew.")
    return booked[-1]


def with_interviewer(search: JobSearch, application: Application, number: int, contact: Contact) -> JobSearch:
    """The search with one more person in a round, as last booked."""
    booked = booking(search, application.id, number)
    people = tuple(dict.fromkeys((*booked.interviewers, contact.id)))
    return search.with_fact(msgspec.structs.replace(booked, interviewers=people))


def known_company(search: JobSearch, name: str, new_id: NewId, tz: str = "") -> tuple[JobSearch, Company]:
    """The company of that name, and a search that has it."""
    known = _company_named(search, name)
    if known:
        return search, known
    company = Company(id=new_id(), name=name.strip(), tz=tz)
    return search.with_entry(company), company


def known_application(
    search: JobSearch, company: Company, title: str, new_id: NewId, is_running: IsRunning
) -> tuple[JobSearch, Application]:
    """The running application for that posting, else a new one."""
    for application in search.applications.values():
        same = application.company == company.id and same_name(application.title, title)
        if same and is_running(application.id):
            return search, application
    application = Application(id=new_id(), company=company.id, title=title.strip())
    return search.with_entry(application), application


def recorded_at(search: JobSearch, company: str, title: str) -> Application | None:
    """The newest application for that posting: the one that was captured, once it has been."""
    named = _company_named(search, company)
    there = (each for each in search.applications.values() if named and each.company == named.id)
    return next((each for each in reversed(list(there)) if same_name(each.title, title)), None)


def known_contact(
    search: JobSearch, company: Company, person: CapturedPerson, new_id: NewId
) -> tuple[JobSearch, Contact]:
    """The person of that name at the company, with the address and number learnt now, else a new one.

    Somebody elsewhere of the same name and address, as a recruiter is, is the same person.
    """
    address = person.email.casefold()
    there = {
        key: contact
        for key, contact in search.contacts.items()
        if contact.company == company.id or (address and contact.email.casefold() == address)
    }
    contact = person_named(there, person.name) or Contact(
        id=new_id(), company=company.id, name=person.name.strip()
    )
    return completed(search, contact, person)


def person_meant(
    search: JobSearch, company: Company | None, person: CapturedPerson, new_id: NewId
) -> tuple[JobSearch, Contact]:
    """Somebody known anywhere, first at the company, with what was learnt now, else somebody new there."""
    there = {
        key: contact for key, contact in search.contacts.items() if company and contact.company == company.id
    }
    meant = person_named(there, person.name) or person_named(search.contacts, person.name)
    if meant is None:
        meant = Contact(id=new_id(), company=company.id if company else None, name=person.name.strip())
    return completed(search, meant, person)


def people_met(
    search: JobSearch, company: Company | None, answers: Mapping[str, Any], new_id: NewId
) -> tuple[dict[str, Any], tuple[Contact, ...]]:
    """Answers with ids for the people in them who were only described, and the entries of those people."""
    entries: dict[str, Contact] = {}

    def known(person: object) -> object:
        nonlocal search
        if not isinstance(person, CapturedPerson):
            return person
        search, contact = person_meant(search, company, person, new_id)
        entries[contact.id] = contact
        return contact.id

    told = {
        name: tuple(map(known, answer)) if isinstance(answer, tuple) else known(answer)
        for name, answer in answers.items()
    }
    return told, tuple(entries.values())


def completed(search: JobSearch, contact: Contact, person: CapturedPerson) -> tuple[JobSearch, Contact]:
    """The contact with what was learnt now: salutation, title, ways, role, and what was noted."""
    is_noted = not person.note or person.note in contact.notes
    contact = msgspec.structs.replace(
        contact,
        salutation=person.salutation or contact.salutation,
        title=person.title or contact.title,
        role=person.role or contact.role,
        email=person.email or contact.email,
        phone=person.phone or contact.phone,
        reach=person.reach or contact.reach,
        linkedin=person.linkedin or contact.linkedin,
        notes=contact.notes if is_noted else "; ".join(filter(None, (contact.notes, person.note))),
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


@lru_cache(maxsize=64)
def almost_known(typed: str, names: tuple[str, ...]) -> str:
    """The one of ``names`` that was likely meant: ``typed`` is a part of it, it is a part of ``typed``, or
    they are spelt almost alike. Empty where it is one of them, or like none.

    A form asks about the same text with every key; of thousands of names that would take its time.
    """
    known = {name.casefold(): name for name in names}
    start = " ".join(typed.casefold().split())
    if len(start) < 2 or start in known:
        return ""
    begun = (key for key in known if key.startswith(start) or start.startswith(f"{key} "))
    parts = (key for key in known if _is_part(start.split(), key.split()))
    found = next(chain(begun, parts), "") or "".join(get_close_matches(start, known, 1, ALMOST))
    return known[found] if found else ""


def _is_part(words: list[str], of: list[str]) -> bool:
    """Whether each of ``words`` begins like another one of these, in their order."""
    rest = iter(of)
    return all(any(whole.startswith(word) for whole in rest) for word in words)


def next_round(search: JobSearch, application_id: str) -> int:
    """The number of the next appointment."""
    numbers = (fact.round for fact in search.facts_of(application_id) if isinstance(fact, Interview))
    return max(numbers, default=0) + 1


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, however they are capitalised."""
    return one.strip().casefold() == other.strip().casefold()


def _company_named(search: JobSearch, name: str) -> Company | None:
    return next((company for company in search.companies.values() if same_name(company.name, name)), None)
