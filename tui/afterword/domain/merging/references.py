"""Which entries an entry names: what must be there for it to mean anything."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from afterword.domain.application import Application
from afterword.domain.errors import InvalidEntry
from afterword.domain.facts import (
    AnyFact,
    Call,
    Debrief,
    Fact,
    Feedback,
    Interview,
    Missed,
    NetworkRequest,
    NetworkTalk,
    Note,
    Offer,
    Omitted,
    ReferencesGiven,
    Rejected,
    Reply,
    Sent,
)
from afterword.domain.people import Contact
from afterword.domain.search import Change, Entry, JobSearch, TableName

_ONE_OF: Mapping[TableName, str] = {
    "companies": "company",
    "contacts": "contact",
    "applications": "application",
}
_NAMING = ("to", "from_", "with_", "follow_up_contact", "interviewers", "references", "key_points")
_PEOPLE: dict[type[Fact], tuple[str, ...]] = {
    kind: tuple(name for name in _NAMING if name in kind.__struct_fields__) for kind in get_args(AnyFact)
}
"""The attributes of each kind of fact that name contacts."""


class Reference(NamedTuple):
    """The entry ``id`` of ``table``, named in the field ``where`` (``.interviewers[1]``)."""

    table: TableName
    id: str
    where: str

    @property
    def missing(self) -> str:
        """What is to be said where that entry is not there."""
        return f'there is no {_ONE_OF[self.table]} "{self.id}"'


class Gap(NamedTuple):
    """An entry that names another one which is not there."""

    table: TableName
    id: str
    named: Reference

    @property
    def trouble(self) -> InvalidEntry:
        """The gap, with its place."""
        return InvalidEntry(f"$.{self.table}.{self.id}{self.named.where}", self.named.missing)


def references(entry: Entry) -> Iterator[Reference]:
    """Every entry that ``entry`` names."""
    match entry:
        case Contact(company=str(company)):
            yield Reference("companies", company, ".company")
        case Application():
            yield Reference("companies", entry.company, ".company")
            yield from _contact(".contact", entry.contact)
            yield from _contact(".via_recruiter", entry.via_recruiter)
            yield from _contact(".referrer", entry.referrer)
            yield from _contacts(".references", entry.references)
        case Fact():
            if entry.app is not None:
                yield Reference("applications", entry.app, ".app")
            yield from _people_of(entry)


def gaps_in(search: JobSearch) -> Iterator[Gap]:
    """Where an entry of ``search`` names one that it does not have."""
    if _is_whole(search):
        return
    for table, entry_id, entry in search.entries():
        for named in references(entry):
            if named.id not in getattr(search, named.table):
                yield Gap(table, entry_id, named)


def _is_whole(search: JobSearch) -> bool:
    """Whether all that is named is there, found without the places, since a long search is read often."""
    people: set[str | None] = set()
    for fact in search.all_facts():
        for name in _PEOPLE[type(fact)]:
            if value := getattr(fact, name):
                people.update((value,) if type(value) is str else value)
    companies: set[str | None] = {contact.company for contact in search.contacts.values()}
    for application in search.applications.values():
        companies.add(application.company)
        people.update((application.contact, application.via_recruiter, application.referrer))
        people.update(application.references)
    return (
        people - {None} <= search.contacts.keys()
        and companies - {None} <= search.companies.keys()
        and search.facts.keys() - {""} <= search.applications.keys()
    )


def leaves_gaps(search: JobSearch, changes: Sequence[Change]) -> bool:
    """Whether ``search`` still names an entry that ``changes`` took out of it."""
    gone = {(change.table, change.id) for change in changes if change.after is None}
    if not any(table in ("companies", "contacts", "applications") for table, _ in gone):
        return False
    return any(
        (named.table, named.id) in gone for _, _, entry in search.entries() for named in references(entry)
    )


def _people_of(fact: Fact) -> Iterator[Reference]:
    match fact:
        case Interview():
            yield from _contacts(".interviewers", fact.interviewers)
            yield from _contact(".from", fact.from_)
        case Debrief():
            yield from _contact(".follow_up_contact", fact.follow_up_contact)
            for contact in fact.key_points:
                yield from _contact(f".key_points.{contact}", contact)
        case Missed() | Omitted() | Sent() | Call() | NetworkRequest():
            yield from _contact(".to", fact.to)
        case Feedback() | Note() | Reply() | Rejected() | Offer():
            yield from _contact(".from", fact.from_)
        case NetworkTalk():
            yield from _contact(".with", fact.with_)
        case ReferencesGiven():
            yield from _contacts(".references", fact.references)


def _contact(where: str, contact: str | None) -> Iterator[Reference]:
    if contact is not None:
        yield Reference("contacts", contact, where)


def _contacts(where: str, contacts: tuple[str, ...]) -> Iterator[Reference]:
    for index, contact in enumerate(contacts):
        yield Reference("contacts", contact, f"{where}[{index}]")
