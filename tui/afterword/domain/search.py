"""The immutable whole of a job search, and the difference between two of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter, lt
from typing import Any, Literal, NamedTuple

import msgspec

from afterword.domain.application import Application
from afterword.domain.facts import Call, Dismiss, Fact, Override, Sent, Snooze
from afterword.domain.follow_up import Key
from afterword.domain.included import included
from afterword.domain.people import Company, Contact, Profile

TableName = Literal[
    "profile", "cadence", "companies", "contacts", "applications", "facts", "drafts", "conflicts"
]  # fmt: skip
"""The tables a search consists of, as named in the search document and in the data file."""

PROFILE = "profile"
"""The id of the one entry of the table ``profile``."""


Register = Literal["", "formal", "friendly"]
"""How a message addresses its reader; empty: as their entry says."""


class KeptDraft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the person made of a message, kept under its follow-up's key until it is marked as sent.

    ``body`` is their own text; while it is empty the message is as drafted, with their choices:
    ``register`` (empty: as the person is addressed), ``optional`` ingredients (None: those that suggest
    themselves), ``language`` where no application says it, ``answers`` to what no fact holds, by the
    name of the blank, and by how many wordings each paragraph was ``turned`` on. It is written
    ``instead_of`` the follow-up with that key, which it settles too.
    """

    id: str
    subject: str = ""
    body: str = ""
    register: Register = ""
    optional: tuple[str, ...] | None = None
    language: str = ""
    answers: Mapping[str, str] = {}
    turned: tuple[int, ...] = ()
    instead_of: str = ""


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A value of ``field`` that another copy had for an entry of ``table``, where both were changed."""

    id: str
    table: str
    entry: str
    field: str
    value: Any


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """The person's own value for one parameter of the cadence; ``id`` is its dotted name."""

    id: str
    value: bool | int | float | str | list[str]


Entry = Profile | Parameter | Company | Contact | Application | Fact | KeptDraft | Conflict


class Change(NamedTuple):
    """One entry that differs between two searches; ``None`` where it does not exist."""

    table: TableName
    id: str
    before: Entry | None
    after: Entry | None

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.id, self.after, self.before)


@dataclass(frozen=True, kw_only=True)
class JobSearch:
    """Everything the person recorded. A change gives a new search that shares the rest with the old.

    ``facts`` are grouped by application id (``""`` for those without one), each group in the order
    in which facts are walked. ``unread`` holds, by table and id, the fields this version does not
    know; they are written back as they came.
    """

    profile: Profile = field(default_factory=Profile)
    cadence: Mapping[str, Parameter] = field(default_factory=dict)
    companies: Mapping[str, Company] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    applications: Mapping[str, Application] = field(default_factory=dict)
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    drafts: Mapping[str, KeptDraft] = field(default_factory=dict)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    unread: Mapping[tuple[str, str], Mapping[str, object]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything has been recorded yet."""
        return bool(self.applications or self.facts or self.contacts or self.companies)

    # Look-ups

    @property
    def parameters(self) -> Mapping[str, object]:
        """The person's own values for parameters of the cadence, by dotted name."""
        return {name: parameter.value for name, parameter in self.cadence.items()}

    def kept(self, key: str) -> KeptDraft:
        """What the person made of the message for a follow-up.

        Who it is for may have become known since; what was made of it before holds until there is more.
        """
        before = self.drafts.get(_to_nobody(key))
        return self.drafts.get(key) or (msgspec.structs.replace(before or KeptDraft(id=key), id=key))

    def kept_for_others(self, key: str) -> Iterator[KeptDraft]:
        """What the person made of the same message to others, or while nobody was known for it."""
        message, _, _ = key.rpartition(":")
        for other, kept in self.drafts.items():
            if other != key and other.rpartition(":")[0] == message:
                yield kept

    def typed(self, key: str) -> KeptDraft | None:
        """The message for a follow-up in the person's own words, where they wrote any."""
        kept = self.kept(key)
        return kept if kept.body else None

    def company_of(self, application: Application) -> Company:
        """The application's company; one with nothing but its id where the entry is missing."""
        return self.companies.get(application.company) or Company(
            id=application.company, name=application.company
        )

    def facts_of(self, application_id: str) -> tuple[Fact, ...]:
        """The facts of one application, in order; ``""`` gives those without an application."""
        return self.facts.get(application_id, ())

    def story_facts(self, application_id: str) -> tuple[Fact, ...]:
        """The facts of one application, and what was said of its follow-ups without naming it."""
        own = self.facts_of(application_id)
        loose = self._loose_marks.get(application_id) if application_id else None
        return tuple(sorted((*own, *loose), key=_by_order)) if loose else own

    def effective_facts(self, application_id: str) -> tuple[Fact, ...]:
        """The facts that the rules walk through: those of the story, and each contact another includes."""
        recorded, more = self.story_facts(application_id), self._included.get(application_id)
        return tuple(sorted((*recorded, *more), key=_by_order)) if more else recorded

    @cached_property
    def _included(self) -> dict[str, list[Fact]]:
        """The contacts that others include, by application."""
        found: dict[str, list[Fact]] = {}
        for group in self.facts.values():
            for fact in group:
                if (type(fact) is Sent or type(fact) is Call) and fact.includes:
                    for contact in included(fact):
                        found.setdefault(contact.app or "", []).append(contact)
        return found

    @cached_property
    def _loose_marks(self) -> dict[str, list[Fact]]:
        """Marks on follow-ups that name the application only in the follow-up's key."""
        marks: dict[str, list[Fact]] = {}
        for fact in self.facts_of(""):
            if isinstance(fact, Snooze | Dismiss | Override):
                key = Key.read(fact.key)
                marks.setdefault((key and key.application) or "", []).append(fact)
        return marks

    @cached_property
    def coordinators(self) -> Mapping[str | None, Sequence[str]]:
        """Who organises interviews, by company."""
        found: dict[str | None, list[str]] = {}
        for contact in self.contacts.values():
            if contact.role == "coordinator":
                found.setdefault(contact.company, []).append(contact.id)
        return found

    def all_facts(self) -> Iterator[Fact]:
        """Every fact, application by application."""
        for group in self.facts.values():
            yield from group

    @cached_property
    def sent(self) -> tuple[Sent, ...]:
        """Every message that was sent, application by application."""
        return tuple(fact for fact in self.all_facts() if type(fact) is Sent)

    def entries(self) -> Iterator[tuple[TableName, str, Entry]]:
        """Every entry with its table and id."""
        yield "profile", PROFILE, self.profile
        for table in _KEYED:
            for entry_id, entry in getattr(self, table).items():
                yield table, entry_id, entry
        for fact in self.all_facts():
            yield "facts", fact.id, fact

    # Changes

    def with_entry(self, entry: Entry) -> "JobSearch":
        """This search with ``entry`` added, or in the place of the one with the same id."""
        if isinstance(entry, Fact):
            return self.with_fact(entry)
        if isinstance(entry, Profile):
            return replace(self, profile=entry)
        table = _table_of(entry)
        return self._with_table(table, {**getattr(self, table), entry.id: entry})

    def with_entries(self, entries: Iterable[Entry]) -> "JobSearch":
        """This search with each of ``entries``."""
        search = self
        for entry in entries:
            search = search.with_entry(entry)
        return search

    def with_fact(self, fact: Fact) -> "JobSearch":
        """This search with ``fact`` in its place among the application's facts."""
        group = tuple(
            sorted((*(f for f in self.facts_of(fact.app or "") if f.id != fact.id), fact), key=_by_order)
        )
        return replace(self, facts={**self.facts, fact.app or "": group})

    def with_kept(self, kept: KeptDraft) -> "JobSearch":
        """This search with what the person made of a message; nothing is kept of one as it was drafted."""
        search = self.without_kept(kept.id)
        return search if kept == KeptDraft(id=kept.id) else search.with_entry(kept)

    def without_kept(self, key: str) -> "JobSearch":
        """This search without what the person made of a message, also before its reader was known."""
        keys = {key, _to_nobody(key)} & self.drafts.keys()
        drafts = {other: kept for other, kept in self.drafts.items() if other not in keys}
        return self._with_table("drafts", drafts) if keys else self

    def without(self, entry: Entry) -> "JobSearch":
        """This search without ``entry``. The profile cannot be taken away, only emptied."""
        if isinstance(entry, Profile):
            return replace(self, profile=Profile())
        if isinstance(entry, Fact):
            group = tuple(f for f in self.facts_of(entry.app or "") if f.id != entry.id)
            facts = {key: value for key, value in self.facts.items() if key != (entry.app or "")}
            return replace(self, facts={**facts, entry.app or "": group} if group else facts)
        table = _table_of(entry)
        kept = {key: value for key, value in getattr(self, table).items() if key != entry.id}
        return self._with_table(table, kept)

    def _with_table(self, table: TableName, entries: Mapping[str, Entry]) -> "JobSearch":
        changed: dict[str, Any] = {table: entries}
        return replace(self, **changed)

    def applying(self, changes: Iterable[Change]) -> "JobSearch":
        """This search after ``changes``, whatever else has changed in it meanwhile."""
        search = self
        for change in changes:
            if change.before is not None and change.after is None:
                search = search.without(change.before)
            elif change.after is not None:
                if isinstance(change.before, Fact) and isinstance(change.after, Fact):
                    search = search.without(change.before)
                search = search.with_entry(change.after)
        return search


_KEYED: tuple[TableName, ...] = ("cadence", "companies", "contacts", "applications", "drafts", "conflicts")


def _to_nobody(key: str) -> str:
    """The key of the same follow-up while nobody is known for it."""
    return f"{key.rpartition(':')[0]}:-"


_AT = attrgetter("at")


def _by_order(fact: Fact) -> tuple[object, ...]:
    return fact.order


def _in_order(facts: list[Fact]) -> tuple[Fact, ...]:
    """As they are walked. Hardly any happened at one moment, and the moments alone are compared faster."""
    facts.sort(key=_AT)
    moments = list(map(_AT, facts))
    if not all(map(lt, moments, moments[1:])):
        facts.sort(key=_by_order)
    return tuple(facts)


_TABLES: Mapping[type[Any], TableName] = {
    Parameter: "cadence",
    Company: "companies",
    Contact: "contacts",
    Application: "applications",
    KeptDraft: "drafts",
    Conflict: "conflicts",
    Profile: "profile",
}


def _table_of(entry: Entry) -> TableName:
    return _TABLES.get(type(entry), "facts")


def job_search(entries: Iterable[Entry], unread: Mapping[tuple[str, str], Mapping[str, object]]) -> JobSearch:
    """A search of these entries, built at once (adding one by one would copy it each time)."""
    profile = Profile()
    tables: dict[str, dict[str, Entry]] = {table: {} for table in _KEYED}
    facts: dict[str, list[Fact]] = {}
    for entry in entries:
        if isinstance(entry, Fact):
            facts.setdefault(entry.app or "", []).append(entry)
        elif isinstance(entry, Profile):
            profile = entry
        else:
            tables[_table_of(entry)][entry.id] = entry
    ordered = {app: _in_order(group) for app, group in facts.items()}
    return JobSearch(profile=profile, facts=ordered, unread=dict(unread), **tables)  # type: ignore[arg-type]


def difference(before: JobSearch, after: JobSearch) -> tuple[Change, ...]:
    """The entries that differ, table by table; what both searches share is not looked at."""
    changes: list[Change] = []
    if before.profile != after.profile:
        changes.append(Change("profile", PROFILE, before.profile, after.profile))
    for table in _KEYED:
        changes += _differing(table, getattr(before, table), getattr(after, table))
    if before.facts is not after.facts:
        old: dict[str, Fact] = {}
        new: dict[str, Fact] = {}
        for app in before.facts.keys() | after.facts.keys():
            was, now = before.facts_of(app), after.facts_of(app)
            if was is not now:
                old.update((fact.id, fact) for fact in was)
                new.update((fact.id, fact) for fact in now)
        changes += _differing("facts", old, new)
    if before.unread is not after.unread:
        changes += _differing_unread(before, after, {(change.table, change.id) for change in changes})
    return tuple(changes)


def _differing(table: TableName, before: Mapping[str, Entry], after: Mapping[str, Entry]) -> Iterator[Change]:
    if before is after:
        return
    for entry_id in sorted(before.keys() | after.keys()):
        was, now = before.get(entry_id), after.get(entry_id)
        if was is not now and (was != now or written(was) != written(now)):
            yield Change(table, entry_id, was, now)


written = msgspec.json.Encoder(enc_hook=repr, order="deterministic").encode
"""An entry as a text. Equal entries may differ in it: by the offset of one instant, or as 1 and 1.0 do."""


def _differing_unread(
    before: JobSearch, after: JobSearch, found: Collection[tuple[str, str]]
) -> Iterator[Change]:
    """Entries that differ in nothing but fields this version does not know, as an import brings them."""
    for table, entry_id, entry in after.entries():
        key = (table, entry_id)
        if key not in found and before.unread.get(key) != after.unread.get(key):
            yield Change(table, entry_id, entry, entry)
