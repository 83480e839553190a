"""Taking an imported search into one that already holds something."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

import msgspec

from afterword.domain.people import Profile
from afterword.domain.search import Entry, JobSearch, job_search
from afterword.exchange.references import references

_Key = tuple[str, str]


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


def merged(
    ours: JobSearch, theirs: JobSearch, removed: Collection[tuple[str, str]]
) -> tuple[JobSearch, Tally]:
    """``theirs`` taken into ``ours``, and the tally: an imported entry replaces ours with its id.

    Entries that were ``removed`` (table and id) here stay so, unless an entry that comes in needs
    them, or nothing is recorded here yet. What the imported profile leaves empty stays as it is.
    Fields this version does not know are never lost; the imported value wins.
    """
    here = dict(_by_key(ours))
    coming = dict(_by_key(theirs))
    left_out = (coming.keys() & set(removed)) - here.keys() if ours else set()
    left_out -= _needed(coming, left_out)
    unread = dict(ours.unread)
    new = changed = unchanged = 0
    for key, entry in coming.items():
        if key in left_out:
            continue
        was = here.get(key)
        if isinstance(entry, Profile):
            entry = _completed(entry, ours.profile)
        fields = {**ours.unread.get(key, {}), **theirs.unread.get(key, {})}
        if was is None:
            new += 1
        elif was == entry and fields == ours.unread.get(key, {}):
            unchanged += 1
            continue
        else:
            changed += 1
        here[key] = entry
        if fields:
            unread[key] = fields
    return job_search(here.values(), unread), Tally(new, changed, unchanged, len(left_out))


def _by_key(search: JobSearch) -> Iterator[tuple[_Key, Entry]]:
    for table, entry_id, entry in search.entries():
        # Every search has a profile; an empty one says nothing.
        if table != "profile" or entry != Profile() or (table, entry_id) in search.unread:
            yield (table, entry_id), entry


def _needed(coming: dict[_Key, Entry], left_out: set[_Key]) -> set[_Key]:
    """What of ``left_out`` the other entries name, directly or through one another."""
    needed: set[_Key] = set()
    looking = [entry for key, entry in coming.items() if key not in left_out]
    while looking:
        for table, entry_id, _ in references(looking.pop()):
            key = (table, entry_id)
            if key in left_out and key not in needed:
                needed.add(key)
                looking.append(coming[key])
    return needed


def _completed(imported: Profile, ours: Profile) -> Profile:
    """The imported profile with ours where it is empty."""
    fields = {name: value for name, value in msgspec.structs.asdict(imported).items() if value}
    links = {**ours.links, **imported.links}
    return msgspec.structs.replace(ours, **{**fields, "links": links})


def _them(count: int) -> str:
    return "it" if count == 1 else "them"
