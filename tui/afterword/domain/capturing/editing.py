"""Editing what is known of people and applications, whose company is given by its name."""

from collections.abc import Mapping
from typing import Any

import msgspec

from afterword.domain.application import Application
from afterword.domain.capturing.deleting import deletion
from afterword.domain.capturing.recording import NewId, known_company, people_met, same_name
from afterword.domain.people import Contact, Profile
from afterword.domain.search import JobSearch


def person_edited(search: JobSearch, contact: Contact, company: str, new_id: NewId) -> JobSearch:
    """The search with ``contact`` as it is now, at the company of that name; an empty name means none."""
    search, company_id = _employer(search, contact.company, company, new_id)
    return search.with_entry(msgspec.structs.replace(contact, company=company_id))


def application_edited(
    search: JobSearch, known: Application, answers: Mapping[str, Any], company: str, new_id: NewId
) -> JobSearch:
    """The search with ``answers`` in the fields of an application, at the company of that name.

    A contact who is new belongs to that company, anybody else who is new to none.
    """
    search, company_id = _employer(search, known.company, company, new_id)
    application = msgspec.structs.replace(known, company=company_id or known.company)
    employer = search.company_of(application)
    for name, answer in answers.items():
        told, people = people_met(search, employer if name == "contact" else None, {name: answer}, new_id)
        search = search.with_entries(people)
        application = msgspec.structs.replace(application, **told)
    return search.with_entry(application)


def profile_edited(search: JobSearch, profile: Profile) -> JobSearch:
    """The search with ``profile``; somebody recorded with its very address is the person, and nobody else."""
    mine = [
        contact
        for contact in search.contacts.values()
        if profile.email and same_name(contact.email, profile.email)
    ]
    after = deletion(search, mine).after if mine else search
    return after.with_entry(profile)


def _employer(search: JobSearch, known: str | None, name: str, new_id: NewId) -> tuple[JobSearch, str | None]:
    """The company of that name, which stays the known one among namesakes."""
    if not name.strip():
        return search, None
    before = search.companies.get(known or "")
    if before and before.name == name:
        return search, before.id
    search, company = known_company(search, name, new_id)
    return search, company.id
