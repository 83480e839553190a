"""What a person is to the search, how one reaches them, and what keeps one from it."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from afterword.domain.kinds import BY
from afterword.domain.people import Company, Contact
from afterword.domain.search import JobSearch

Named = TypeVar("Named", Company, Contact)


def role_of(contact: Contact) -> str:
    """What a person is: by their title, else by what they have to do with the search."""
    return contact.title or contact.role.replace("_", " ")


def ways_to(contact: Contact) -> tuple[str, ...]:
    """How they are reached: address, number, else the link; and what was noted."""
    link = contact.linkedin if not (contact.email or contact.phone) else ""
    found = (contact.email, contact.phone, link, BY.get(contact.reach, ""))
    return tuple(way for way in found if way)


def wishes_of(contact: Contact) -> tuple[str, ...]:
    """What keeps one from getting in touch in the usual way."""
    said = (
        ("left", contact.left),
        ("do not contact", contact.do_not_contact),
        ("no calls", contact.no_calls and not contact.do_not_contact),
    )
    return tuple(words for words, holds in said if holds)


def places(search: JobSearch) -> Iterator[tuple[Company | None, tuple[Contact, ...]]]:
    """The companies by name with their people, and those without a company at the end."""
    people: dict[str, list[Contact]] = {}
    for contact in _by_name(search.contacts.values()):
        known = contact.company if contact.company in search.companies else ""
        people.setdefault(known or "", []).append(contact)
    for company in _by_name(search.companies.values()):
        yield company, tuple(people.get(company.id, ()))
    if alone := people.get(""):
        yield None, tuple(alone)


def _by_name(entries: Iterable[Named]) -> list[Named]:
    return sorted(entries, key=lambda entry: (entry.name.casefold(), entry.id))
