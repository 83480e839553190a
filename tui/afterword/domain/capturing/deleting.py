"""Deleting applications, people and companies, with what says nothing without them.

An application takes along what happened in it, a company its applications and people. A person is taken
off what goes on without them: an interview, an entry, another application. A company goes with the last
that names it.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import msgspec

from afterword.domain.application import Application
from afterword.domain.facts import (
    Call,
    Debrief,
    Dismiss,
    Fact,
    Feedback,
    Interview,
    Missed,
    NetworkRequest,
    NetworkTalk,
    Note,
    Offer,
    Omitted,
    Override,
    ReferencesGiven,
    Rejected,
    Reply,
    Sent,
    Snooze,
)
from afterword.domain.follow_up import Key
from afterword.domain.history.involved import people_of, people_of_fact
from afterword.domain.people import Company, Contact
from afterword.domain.phrases import count_text, listed
from afterword.domain.search import Change, Entry, JobSearch, difference

Deletable = Application | Contact | Company

_MOST_NAMES = 3
"""More than so many of a kind are counted, not named."""


class Deletion(msgspec.Struct, frozen=True):
    """What is to be deleted: ``what`` says it with all that goes along, ``after`` is what is left."""

    entries: tuple[Deletable, ...]
    what: str
    after: JobSearch


def deletion(search: JobSearch, entries: Sequence[Deletable]) -> Deletion:
    """What deleting these entries comes to."""
    after = _without(search, _Going(search, entries))
    changes = difference(search, after)
    along = [change for change in changes if change.before not in entries]
    return Deletion(tuple(entries), f"{_named(search, entries)}{_taken_along(along)}", after)


def is_in(search: JobSearch, entry: Deletable) -> bool:
    """Whether ``search`` has the entry as it is."""
    match entry:
        case Application():
            return search.applications.get(entry.id) == entry
        case Contact():
            return search.contacts.get(entry.id) == entry
        case Company():
            return search.companies.get(entry.id) == entry


def only_in(search: JobSearch, application: Application) -> list[Contact]:
    """The people at an application's company whom nothing but this application names."""
    elsewhere = {
        person
        for other in search.applications.values()
        if other.id != application.id
        for person in people_of(search, other)
    }
    elsewhere.update(person for fact in search.facts_of("") for person in people_of_fact(fact))
    people = [search.contacts[person] for person in people_of(search, application) if person not in elsewhere]
    return [contact for contact in people if contact.company == application.company]


class _Going:
    """The ids of the applications, people and companies that go."""

    def __init__(self, search: JobSearch, entries: Sequence[Deletable]) -> None:
        applications, contacts = search.applications.values(), search.contacts.values()
        companies = {entry.id for entry in entries if isinstance(entry, Company)}
        self.applications = {entry.id for entry in entries if isinstance(entry, Application)}
        self.applications |= {each.id for each in applications if each.company in companies}
        self.people = {entry.id for entry in entries if isinstance(entry, Contact)}
        self.people |= {each.id for each in contacts if each.company in companies}
        left = {each.company for each in applications if each.id not in self.applications}
        left |= {each.company or "" for each in contacts if each.id not in self.people}
        left_by = {each.company for each in applications if each.id in self.applications}
        left_by |= {each.company or "" for each in contacts if each.id in self.people}
        self.companies = companies | ((left_by - left) & search.companies.keys())

    def is_about(self, key: str) -> bool:
        """Whether a follow-up's key, ``rule:application:round:contact``, names something that goes."""
        about = Key.read(key)
        return about is not None and (about.application in self.applications or about.contact in self.people)


def _without(search: JobSearch, going: _Going) -> JobSearch:
    groups = {app: _left_of(group, going) for app, group in search.facts.items()}
    after = replace(search, facts={app: group for app, group in groups.items() if group})
    for application in search.applications.values():
        kept = _application_without(application, going.people)
        if kept != application:
            after = after.with_entry(kept)
    entries: list[Entry] = [search.applications[app] for app in going.applications]
    entries += [search.contacts[person] for person in going.people]
    entries += [search.companies[company] for company in going.companies]
    entries += [draft for key, draft in search.drafts.items() if going.is_about(key)]
    for entry in entries:
        after = after.without(entry)
    gone = {(change.table, change.id) for change in difference(search, after) if change.after is None}
    for conflict in search.conflicts.values():
        if (conflict.table, conflict.entry) in gone:
            after = after.without(conflict)
    return after


def _left_of(group: tuple[Fact, ...], going: _Going) -> tuple[Fact, ...]:
    """What stays of some facts; the very same where all of it does."""
    left = tuple(kept for fact in group if (kept := _fact_without(fact, going)))
    return group if left == group else left


def _application_without(application: Application, people: set[str]) -> Application:
    off = partial(_off, people)
    return msgspec.structs.replace(
        application,
        contact=off(application.contact),
        via_recruiter=off(application.via_recruiter),
        referrer=off(application.referrer),
        references=_left(application.references, people),
    )


def _fact_without(fact: Fact, going: _Going) -> Fact | None:
    """The fact with the people taken off who go; None where nothing is left to be said."""
    if fact.app in going.applications:
        return None
    if isinstance(fact, Snooze | Dismiss | Override):
        return None if going.is_about(fact.key) else fact
    if isinstance(fact, Sent | Call) and any(map(going.is_about, fact.includes)):
        kept = tuple(key for key in fact.includes if not going.is_about(key))
        fact = msgspec.structs.replace(fact, includes=kept)
    if going.people.isdisjoint(people_of_fact(fact)):
        return fact
    changed, off = msgspec.structs.replace, partial(_off, going.people)
    match fact:
        case Interview():
            left = _left(fact.interviewers, going.people)
            return changed(fact, interviewers=left, from_=off(fact.from_))
        case Debrief():
            points = {who: point for who, point in fact.key_points.items() if who not in going.people}
            return changed(fact, follow_up_contact=off(fact.follow_up_contact), key_points=points)
        case ReferencesGiven():
            left = _left(fact.references, going.people)
            return changed(fact, references=left) if left else None
        case NetworkRequest() | NetworkTalk():
            return None
        # What is of no application was between the two of them.
        case Missed() | Omitted() | Sent() | Call():
            return changed(fact, to=off(fact.to)) if fact.app else None
        case Feedback() | Note() | Reply() | Rejected() | Offer():
            return changed(fact, from_=off(fact.from_)) if fact.app else None
    return fact


def _off(people: set[str], person: str | None) -> str | None:
    return None if person in people else person


def _left(named: tuple[str, ...], people: set[str]) -> tuple[str, ...]:
    return tuple(person for person in named if person not in people)


# In words


def _named(search: JobSearch, entries: Sequence[Deletable]) -> str:
    """The entries themselves: ``Data Analyst at Lark Analytics and Dana Osei``."""
    applications = [entry for entry in entries if isinstance(entry, Application)]
    titles = [f"{each.title} at {search.company_of(each).name}" for each in applications]
    others = [entry.name for entry in entries if isinstance(entry, Contact | Company)]
    return listed([*_few(titles, "application"), *_few(others, "person", "people")])


def _few(names: list[str], thing: str, things: str | None = None) -> list[str]:
    return names if len(names) <= _MOST_NAMES else [count_text(len(names), thing, things)]


def _taken_along(changes: Sequence[Change]) -> str:
    """What else goes, and what stays without them."""
    gone = [change.before for change in changes if change.after is None]
    facts = [entry for entry in gone if isinstance(entry, Fact)]
    interviews = {(fact.app, fact.round) for fact in facts if isinstance(fact, Interview)}
    entries = sum(not isinstance(fact, Interview) for fact in facts)
    counted = (
        (sum(isinstance(entry, Application) for entry in gone), "application", None),
        (sum(isinstance(entry, Contact) for entry in gone), "person", "people"),
        (len(interviews), "interview", None),
        (entries, "entry", "entries"),
        (sum(change.table == "drafts" and change.after is None for change in changes), "kept text", None),
    )
    parts = [count_text(number, thing, things) for number, thing, things in counted if number]
    words = f" with {listed(parts)}" if parts else ""
    companies = [entry.name for entry in gone if isinstance(entry, Company)]
    if companies:
        words += f", and {listed(_few(companies, 'company', 'companies'))}, which nothing else names"
    stay = sum(change.after is not None for change in changes)
    if stay:
        words += f"; {count_text(stay, 'entry stays', 'entries stay')} without the name"
    return words
