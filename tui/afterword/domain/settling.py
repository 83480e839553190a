"""Conflicts: values that two copies of a search have of one field, told and settled by the person."""

from collections.abc import Iterable
from typing import Any, cast, get_args

from afterword.domain.entries import decode_entry, encode_entry
from afterword.domain.errors import InvalidEntry, NotAllowed
from afterword.domain.facts import Fact
from afterword.domain.search import Conflict, Entry, JobSearch, Table
from afterword.domain.telling import told


def conflict_told(search: JobSearch, conflict: Conflict) -> str:
    """Both values in a sentence: which one stands, and which one another copy has."""
    entry = _entry_of(search, conflict)
    if entry is None:
        return f"What it concerned is gone; another copy had {_text(conflict.value)} there."
    stands = _text(encode_entry(entry, {}).get(conflict.field))
    field = conflict.field.replace("_", " ")
    return f"{_name_of(search, entry)}, {field}: {stands} stands; another copy has {_text(conflict.value)}."


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
    try:
        return decode_entry(cast(Table, conflict.table), conflict.entry, document, "$")[0]
    except InvalidEntry as error:
        raise NotAllowed(f"That value does not go with the rest of it: {error.what}.") from None


def _entry_of(search: JobSearch, conflict: Conflict) -> Entry | None:
    if conflict.table not in get_args(Table):
        return None
    if conflict.table == "profile":
        return search.profile
    if conflict.table == "facts":
        facts: Iterable[Fact] = search.all_facts()
        return next((fact for fact in facts if fact.id == conflict.entry), None)
    found: Entry | None = getattr(search, conflict.table).get(conflict.entry)
    return found


def _name_of(search: JobSearch, entry: Entry) -> str:
    match entry:
        case Fact():
            return told(search, entry)
        case _:
            return str(
                getattr(entry, "name", "") or getattr(entry, "title", "") or getattr(entry, "id", "you")
            )


def _text(value: Any) -> str:
    return "nothing" if value in (None, "") else f"“{value}”"
