"""Which entries an entry names: what must be there for it to mean anything."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from afterword.domain.application import Application
from afterword.domain.facts import (
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
from afterword.domain.search import Change, Entry, JobSearch, Table


class Reference(NamedTuple):
    """The entry ``id`` of ``table``, named in the field ``where`` (``.interviewers[1]``)."""

    table: Table
    id: str
    where: str


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
