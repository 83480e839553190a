"""Taking an imported search into one that already holds something."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple, cast

import msgspec

from afterword.domain.entries import encode_entry, read_entry
from afterword.domain.merging.merge import Copy, EntryKey, merge
from afterword.domain.people import Profile
from afterword.domain.search import Entry, JobSearch, TableName, job_search

_LONG_AGO = "0"
"""A moment, but after that of a document that does not say when it was written."""


class Tally(NamedTuple):
    """How many of the imported entries were what; as text, for the person who imported."""

    new: int
    changed: int
    unchanged: int
    left_out: int

    def with_more(self, other: "Tally") -> "Tally":
        """Both counts in one."""
        return Tally(*(ours + theirs for ours, theirs in zip(self, other, strict=True)))

    def __str__(self) -> str:
        parts = [f"{self.new} new", f"{self.changed} changed", f"{self.unchanged} unchanged"]
        if self.left_out:
            parts.append(f"{self.left_out} left out, since you deleted {_them(self.left_out)} here")
        return ", ".join(parts)


def merged(ours: JobSearch, theirs: JobSearch, removed: Collection[EntryKey]) -> tuple[JobSearch, Tally]:
    """``theirs`` taken into ``ours``, and the tally: an imported entry replaces ours with its id.

    Entries that were ``removed`` (table and id) here stay so, unless an entry that comes in needs
    them, or nothing is recorded here yet. What the imported profile leaves empty stays as it is.
    Fields this version does not know are never lost; the imported value wins.
    """
    entries = dict(_by_key(ours))
    coming = {key: _coming(key, entry, ours, theirs) for key, entry in _by_key(theirs)}
    here = {key: _document(key, entries[key], ours) for key in coming.keys() & entries.keys()}
    # What is taken in is an edit of what is here, made now.
    known = Copy(here)
    deleted = Copy(here, dict.fromkeys(removed, _LONG_AGO) if ours else {})
    both = merge(known, deleted, Copy(coming)).documents
    unread = dict(ours.unread)
    new = changed = 0
    for (table, entry_id), document in both.items():
        key = (table, entry_id)
        if document == here.get(key):
            continue
        new, changed = (new, changed + 1) if key in here else (new + 1, changed)
        entry, fields, _ = read_entry(cast(TableName, table), entry_id, document)
        if entry is not None:
            entries[key] = entry
        if fields:
            unread[key] = fields
    tally = Tally(new, changed, len(both) - new - changed, len(coming) - len(both))
    return job_search(entries.values(), unread), tally


def _document(key: EntryKey, entry: Entry, search: JobSearch) -> dict[str, Any]:
    return encode_entry(entry, search.unread.get(key, {}))


def _coming(key: EntryKey, entry: Entry, ours: JobSearch, theirs: JobSearch) -> dict[str, Any]:
    """An imported entry with what of ours it does not speak of."""
    if isinstance(entry, Profile):
        entry = _completed(entry, ours.profile)
    return {**ours.unread.get(key, {}), **_document(key, entry, theirs)}


def _by_key(search: JobSearch) -> Iterator[tuple[EntryKey, Entry]]:
    for table, entry_id, entry in search.entries():
        # Every search has a profile; an empty one says nothing.
        if table != "profile" or entry != Profile() or (table, entry_id) in search.unread:
            yield (table, entry_id), entry


def _completed(imported: Profile, ours: Profile) -> Profile:
    """The imported profile with ours where it is empty."""
    fields = {name: value for name, value in msgspec.structs.asdict(imported).items() if value}
    links = {**ours.links, **imported.links}
    return msgspec.structs.replace(ours, **{**fields, "links": links})


def _them(count: int) -> str:
    return "it" if count == 1 else "them"
