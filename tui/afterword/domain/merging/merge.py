"""Copies of one search that were changed apart, made into one again.

A copy is told as its documents, one an entry, as they stand in the data file (``store/records.py``):
their fields, and ``updated``, when they were last written. Whatever the order in which copies are
merged, the result is the same, and every entry of any of them is in it unless it was deleted.

What was changed on one side only is taken. Where both sides changed a field, the later edit stands
and the other value is kept beside it in the table ``conflicts``. What one side deleted and the other
changed, or still names, stays; an application stays with all that was deleted along with it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, cast, get_args

import msgspec

from afterword.domain.entries import Reading, read_entry
from afterword.domain.json_text import write_json
from afterword.domain.merging.references import references
from afterword.domain.search import TableName

EntryKey = tuple[str, str]
"""A table and the id of an entry in it."""

Document = Mapping[str, Any]
"""An entry as it stands in the data file."""

UPDATED = "updated"
"""The field that says when a document was last written (UTC)."""

EDITED = "edited"
"""The field of a merged document with the moments of those fields that are older than ``updated``."""

STAMPS = frozenset({UPDATED, EDITED})
"""The fields of a document that say when, not what."""

_TABLES = frozenset(get_args(TableName))
_NOTHING = object()


class Copy(msgspec.Struct, frozen=True):
    """One copy of a search. ``removed`` says of each entry that was deleted when that was."""

    documents: Mapping[EntryKey, Document] = msgspec.field(default_factory=dict)
    removed: Mapping[EntryKey, str] = msgspec.field(default_factory=dict)


class _Lost(NamedTuple):
    """A value of one side that did not come to stand."""

    key: EntryKey
    field: str
    value: object
    updated: str


def merge(base: Copy, ours: Copy, theirs: Copy) -> Copy:
    """Both copies in one; ``base`` is what they had in common when they parted, empty if unknown."""
    documents: dict[EntryKey, Document] = {}
    removed = _later_of(ours.removed, theirs.removed)
    gone: set[EntryKey] = set()
    lost: list[_Lost] = []
    for key in ours.documents.keys() | theirs.documents.keys():
        first, second = ours.documents.get(key), theirs.documents.get(key)
        if first is not None and second is not None:
            documents[key] = _joined(key, base.documents.get(key, {}), first, second, lost)
        elif _survives(key, base, first or second or {}, removed.get(key)):
            documents[key] = first or second or {}
        else:
            gone.add(key)
    for key in _still_named(gone, documents, ours, theirs):
        documents[key] = ours.documents.get(key) or theirs.documents[key]
        gone.discard(key)
    for key in gone:
        removed.setdefault(key, _stamp(base.documents.get(key, {})))
    for loss in lost:
        key, document = _as_conflict(loss)
        # One that was settled already stays so, and what is not the person's concerns nobody.
        if key not in removed and loss.key[0] in _TABLES - {"conflicts"}:
            known = documents.get(key)
            documents[key] = _field_by_field(key, document, document, known).document if known else document
    for key in [key for key in documents if key[0] == "conflicts" and _is_moot(documents[key], documents)]:
        del documents[key]
    return Copy(documents, {key: when for key, when in removed.items() if key not in documents})


def differing(one: Copy, other: Copy) -> int:
    """How many entries two copies do not have alike, whenever they were written."""
    keys = one.documents.keys() | other.documents.keys()
    both = ((one.documents.get(key, {}), other.documents.get(key, {})) for key in keys)
    return sum(first != second and content_of(first) != content_of(second) for first, second in both)


def is_known_to(copy: Copy, earlier: Copy) -> bool:
    """Whether ``copy`` came from ``earlier``: it has, or has deleted, all of it, and nothing is older."""
    return all(
        key in copy.removed or (key in copy.documents and _stamp(copy.documents[key]) >= _stamp(document))
        for key, document in earlier.documents.items()
    ) and all(key in copy.removed or key in copy.documents for key in earlier.removed)


def has_step(copy: Copy, older: Copy, newer: Copy) -> bool:
    """Whether ``copy`` has something exactly as it came with the step from one state to a newer one.

    What was written later in it proves nothing: it may have been changed apart.
    """
    came = (key for key, document in newer.documents.items() if document != older.documents.get(key))
    went = newer.removed.keys() - older.removed.keys()
    return any(copy.documents.get(key) == newer.documents[key] for key in came) or any(
        copy.removed.get(key) == newer.removed[key] for key in went
    )


def content_of(document: Document) -> dict[str, Any]:
    """What a document says, without when it was written."""
    return {name: value for name, value in document.items() if name not in STAMPS}


def _survives(key: EntryKey, base: Copy, document: Document, deleted: str | None) -> bool:
    """Whether an entry that one side no longer has, or never had, stays."""
    parted_with = base.documents.get(key)
    if parted_with is not None:
        return content_of(document) != content_of(parted_with)
    return deleted in (None, base.removed.get(key)) or _stamp(document) >= (deleted or "")


def _joined(key: EntryKey, base: Document, first: Document, second: Document, lost: list[_Lost]) -> Document:
    """One document from two; what did not come to stand is put down in ``lost``."""
    if first == second:
        return first
    joined = _field_by_field(key, base, first, second)
    if not _is_sound(key, joined.document, first, second):
        # Fields that make sense only together, such as start and end, came from both sides.
        joined = _as_a_whole(key, base, first, second)
    lost += joined.lost
    return joined.document


class _Join(NamedTuple):
    document: Document
    lost: list[_Lost]


def _field_by_field(key: EntryKey, base: Document, first: Document, second: Document) -> _Join:
    values: dict[str, Any] = {}
    when: dict[str, str] = {}
    lost: list[_Lost] = []
    for name in sorted((first.keys() | second.keys()) - STAMPS):
        ours, theirs = first.get(name, _NOTHING), second.get(name, _NOTHING)
        stamps = _stamp(first, name), _stamp(second, name)
        was = base.get(name, _NOTHING)
        if ours == theirs:
            value, stamp = ours, max(stamps)
        elif was in (ours, theirs):
            value, stamp = (theirs, stamps[1]) if ours == was else (ours, stamps[0])
        else:
            ours_stands = _rank(stamps[0], ours) > _rank(stamps[1], theirs)
            value, stamp = (ours, stamps[0]) if ours_stands else (theirs, stamps[1])
            other, other_stamp = (theirs, stamps[1]) if ours_stands else (ours, stamps[0])
            if other is not _NOTHING:
                lost.append(_Lost(key, name, other, other_stamp))
        when[name] = stamp
        if value is not _NOTHING:
            values[name] = value
    return _Join(_stamped(values, when, max(_stamp(first), _stamp(second))), lost)


def _as_a_whole(key: EntryKey, base: Document, first: Document, second: Document) -> _Join:
    """The later document; what the other one has changed since ``base`` is lost."""
    standing, other = sorted((first, second), key=lambda each: _rank(_stamp(each), content_of(each)))[::-1]
    lost = [
        _Lost(key, name, value, _stamp(other, name))
        for name, value in content_of(other).items()
        if value not in (base.get(name, _NOTHING), standing.get(name, _NOTHING))
    ]
    return _Join(standing, lost)


def _stamped(values: dict[str, Any], when: Mapping[str, str], updated: str) -> Document:
    edited = {name: stamp for name, stamp in when.items() if stamp != updated}
    return values | ({UPDATED: updated} if updated else {}) | ({EDITED: edited} if edited else {})


def _stamp(document: Document, name: str | None = None) -> str:
    """When a document, or one field of it, was last written; empty where that is not known."""
    edited = document.get(EDITED)
    stamp = edited.get(name) if name is not None and isinstance(edited, dict) else None
    stamp = stamp or document.get(UPDATED)
    return stamp if isinstance(stamp, str) else ""


def _rank(stamp: str, value: object) -> tuple[str, bool, bytes]:
    """What stands is what was written later; at the same moment, something before nothing."""
    return (stamp, value is not _NOTHING, b"" if value is _NOTHING else write_json(value))


def _is_sound(key: EntryKey, document: Document, first: Document, second: Document) -> bool:
    """Whether a document of fields from both sides can be understood, at least as well as a side could."""
    unsound = _unsoundness(key, document)
    return not any(unsound) or unsound <= max(_unsoundness(key, first), _unsoundness(key, second))


def _unsoundness(key: EntryKey, document: Document) -> tuple[bool, int]:
    """Whether a document makes no entry, and how many values in it mean nothing."""
    read = _read(key, document)
    return read.entry is None and bool(read.troubles), len(read.troubles)


def _read(key: EntryKey, document: Document) -> Reading:
    """The entry a document means; none in a table this version does not know."""
    table, entry_id = key
    if table not in _TABLES:
        return Reading(None, {})
    return read_entry(cast(TableName, table), entry_id, content_of(document))


def _still_named(
    gone: set[EntryKey], documents: Mapping[EntryKey, Document], ours: Copy, theirs: Copy
) -> Iterator[EntryKey]:
    """What of ``gone`` the entries that stay name, directly or through one another.

    An application that stays although it was deleted is named by nothing that happened in it; that comes
    back all the same.
    """
    if not gone:
        return
    left = set(gone)
    went_along = _facts_that_went_along(gone, ours, theirs)
    # An entry that stands alike on both sides names nothing that one of them deleted.
    looking = [
        (key, document)
        for key, document in documents.items()
        if ours.documents.get(key) != theirs.documents.get(key)
    ]
    while looking:
        key, document = looking.pop()
        entry = _read(key, document).entry
        named = [(table, entry_id) for table, entry_id, _ in references(entry)] if entry else []
        for other in (*named, *went_along.get(key, ())):
            if other in left:
                left.discard(other)
                yield other
                looking.append((other, ours.documents.get(other) or theirs.documents[other]))


def _facts_that_went_along(gone: set[EntryKey], ours: Copy, theirs: Copy) -> dict[EntryKey, list[EntryKey]]:
    """The facts that one side deleted together with their application, by that application."""
    found: dict[EntryKey, list[EntryKey]] = {}
    for key in gone:
        without, with_it = (theirs, ours) if key in ours.documents else (ours, theirs)
        application = ("applications", str(with_it.documents[key].get("app")))
        if key[0] == "facts" and application not in without.documents:
            found.setdefault(application, []).append(key)
    return found


def _as_conflict(loss: _Lost) -> tuple[EntryKey, Document]:
    """The document of a lost value; the same loss gives the same document wherever it is noticed."""
    (table, entry_id), name, value, updated = loss
    told = {"table": table, "entry": entry_id, "field": name, "value": value}
    conflict_id = "x" + hashlib.sha256(write_json(told)).hexdigest()[:12]
    return ("conflicts", conflict_id), told | ({UPDATED: updated} if updated else {})


def _is_moot(conflict: Document, documents: Mapping[EntryKey, Document]) -> bool:
    """Whether the value that was put aside is by now the one that stands."""
    entry = documents.get((str(conflict.get("table")), str(conflict.get("entry"))), {})
    return bool(entry.get(str(conflict.get("field")), _NOTHING) == conflict.get("value"))


def _later_of(ours: Mapping[EntryKey, str], theirs: Mapping[EntryKey, str]) -> dict[EntryKey, str]:
    both = dict(ours)
    for key, when in theirs.items():
        both[key] = max(both.get(key, ""), when)
    return both
