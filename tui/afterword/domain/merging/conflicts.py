"""Conflicts: values that two copies of a search have of one field, told and settled by the person."""

from collections.abc import Iterable
from typing import Any, NamedTuple, cast, get_args

from afterword.domain.application import Application
from afterword.domain.entries import encode_entry, read_entry
from afterword.domain.errors import NotAllowed
from afterword.domain.facts import Fact
from afterword.domain.phrases import Habit
from afterword.domain.search import Conflict, Entry, JobSearch, TableName
from afterword.domain.telling import told


class Sides(NamedTuple):
    """A conflict as the person reads it: what it is about, the value that stands, and the other one."""

    about: str
    stands: str
    other: str

    @property
    def sentence(self) -> str:
        """All of it in a line."""
        return f"{self.about}: {self.stands} stands; another copy has {self.other}."


def sides_of(search: JobSearch, conflict: Conflict, habit: Habit) -> Sides:
    """Both values of a conflict, in words."""
    field = conflict.field.replace("_", " ")
    other = _text(search, conflict.value)
    entry = _entry_of(search, conflict)
    if entry is None:
        return Sides(f"Something that is gone by now, {field}", _text(search, None), other)
    stands = encode_entry(entry, search.unread.get((conflict.table, conflict.entry), {})).get(conflict.field)
    return Sides(f"{_name_of(search, entry, habit)}, {field}", _text(search, stands), other)


def settled(search: JobSearch, conflict: Conflict, *, with_other: bool) -> JobSearch:
    """The search without the conflict: as it stands, or with the value of the other copy.

    Raises NotAllowed where that value does not go with the rest of its entry.
    """
    entry = _entry_of(search, conflict)
    if with_other and entry is not None:
        search = search.with_entry(_with_value(search, entry, conflict))
    return search.without(conflict)


def _with_value(search: JobSearch, entry: Entry, conflict: Conflict) -> Entry:
    unread = search.unread.get((conflict.table, conflict.entry), {})
    document = {**encode_entry(entry, unread), conflict.field: conflict.value}
    known = read_entry(cast(TableName, conflict.table), conflict.entry, document)
    before = read_entry(cast(TableName, conflict.table), conflict.entry, encode_entry(entry, unread))
    if known.entry is None or len(known.troubles) > len(before.troubles):
        raise NotAllowed(f"That value does not go with the rest of it: {known.troubles[-1].what}.")
    return known.entry


def _entry_of(search: JobSearch, conflict: Conflict) -> Entry | None:
    if conflict.table not in get_args(TableName):
        return None
    if conflict.table == "profile":
        return search.profile
    if conflict.table == "facts":
        facts: Iterable[Fact] = search.all_facts()
        return next((fact for fact in facts if fact.id == conflict.entry), None)
    found: Entry | None = getattr(search, conflict.table).get(conflict.entry)
    return found


def _name_of(search: JobSearch, entry: Entry, habit: Habit) -> str:
    match entry:
        case Fact():
            return told(search, entry, habit)
        case Application(title=title):
            return f"{title} at {search.company_of(entry).name}"
        case _:
            return str(
                getattr(entry, "name", "") or getattr(entry, "title", "") or getattr(entry, "id", "you")
            )


def _text(search: JobSearch, value: Any) -> str:
    if value in (None, "", [], {}):
        return "nothing"
    return f"“{_plain(search, value)}”"


def _plain(search: JobSearch, value: Any) -> str:
    """A value of a document as people write it; the id of a person or a company by the name."""
    match value:
        case bool():
            return "yes" if value else "no"
        case dict():
            return "; ".join(f"{_plain(search, key)}: {_plain(search, each)}" for key, each in value.items())
        case list():
            return "; ".join(_plain(search, each) for each in value)
        case str() if known := search.contacts.get(value) or search.companies.get(value):
            return known.name
    return str(value)
