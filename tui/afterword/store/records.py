"""What is on disk: a search as TinyDB's tables, one document an entry under its string id.

Tables: ``meta`` (the schema and the file's id), one for each table of a search, and ``removed`` with
a tombstone for each entry that was deleted, so that merging an older copy does not revive it. Each
document has ``updated``, when it was last written (UTC, seconds), and after a merge ``edited``, when
those of its fields were that are older. Fields and tables this version does not know are written back
as they came.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, get_args

import msgspec
from tinydb import TinyDB
from tinydb.table import Document, Table

from afterword.domain.entries import encode_entry, read_table
from afterword.domain.errors import InvalidEntry
from afterword.domain.merging.merge import STAMPS, UPDATED, Copy
from afterword.domain.merging.references import Gap, gaps_in
from afterword.domain.search import Change, Entry, JobSearch, job_search
from afterword.domain.search import TableName as TableName
from afterword.store.migrations import SCHEMA
from afterword.store.storage import Tables, raws_of

Unread = Mapping[tuple[str, str], Mapping[str, object]]
"""By table and id, the fields of an entry that this version does not know."""

_TABLES: tuple[TableName, ...] = get_args(TableName)
_META, _FILE = "meta", "file"
_REMOVED = "removed"


class EntryTable(Table):
    """A table whose ids are texts."""

    document_id_class = str  # type: ignore[assignment]

    def _update_table(self, updater: Callable[[dict[Any, Any]], object]) -> None:
        # As TinyDB does it, but for making a text of every id twice: they are texts already, and that
        # took a fifth of the time a save needs of the processor.
        tables = self._storage.read() or {}
        table = dict(tables.get(self.name, {}))
        updater(table)
        tables[self.name] = table
        self._storage.write(tables)
        self.clear_cache()


class Database(TinyDB):
    """TinyDB with texts as ids."""

    table_class = EntryTable


def schema_of(tables: Tables) -> int | None:
    """The version of the file's shape; ``None`` when it is not a file of ours."""
    schema = tables.get(_META, {}).get(_FILE, {}).get("schema") if "afterword" not in tables else None
    return schema if type(schema) is int and schema > 0 else None


def file_id_of(tables: Tables) -> str:
    """The id the file was given when it was made."""
    return str(tables.get(_META, {}).get(_FILE, {}).get("id", ""))


class TablesRead(NamedTuple):
    """The search that the tables hold, and what in them means nothing to this version, each in a sentence.

    That stays in the tables as it came, and is left out of the search: an entry, or a field of one.
    """

    search: JobSearch
    troubles: tuple[InvalidEntry, ...]


def read_tables(tables: Tables) -> TablesRead:
    """What the tables hold, as far as this version understands them."""
    entries: list[Entry] = []
    unread: dict[tuple[str, str], Mapping[str, object]] = {}
    troubles: list[InvalidEntry] = []
    for table in _TABLES:
        raws, wrong = raws_of(tables, table)
        found = read_table(table, raws, STAMPS)
        entries += found.entries
        unread.update({(table, entry_id): fields for entry_id, fields in found.unread.items()})
        troubles += (*wrong, *found.troubles)
    search = job_search(entries, unread)
    if gaps := list(gaps_in(search)):
        troubles += [gap.trouble for gap in gaps]
        # What happened in an application that is not there is nowhere to be seen, yet rules would count it.
        known = search.applications.keys() | {""}
        facts = {app: group for app, group in search.facts.items() if app in known}
        search = _without_nobody(replace(search, facts=facts), gaps)
    return TablesRead(search, tuple(troubles))


def _without_nobody(search: JobSearch, gaps: Sequence[Gap]) -> JobSearch:
    """The search in which nobody who is not there stands among others: the first of several leads."""
    entries = {(table, entry_id): entry for table, entry_id, entry in search.entries()}
    unread = dict(search.unread)
    for gap in gaps:
        key, (field, is_of_several, _) = (gap.table, gap.id), gap.named.where[1:].partition("[")
        entry = entries.get(key)
        if entry is None or not is_of_several:
            continue
        people = getattr(entry, field)
        unread[key] = {field: [*people], **unread.get(key, {})}
        left = tuple(person for person in people if person != gap.named.id)
        entries[key] = msgspec.structs.replace(entry, **{field: left})
    return job_search(entries.values(), unread)


def search_in(tables: Tables) -> JobSearch:
    """The search that the tables hold, as far as this version understands them."""
    return read_tables(tables).search


def removed_in(tables: Tables) -> frozenset[tuple[str, str]]:
    """The table and id of each entry that was deleted."""
    return frozenset(copy_in(tables).removed)


def copy_in(tables: Tables) -> Copy:
    """The tables as one copy of a search, to be merged with another."""
    documents = {
        (table, entry_id): document
        for table, entries in tables.items()
        if table != _REMOVED
        for entry_id, document in entries.items()
    }
    removed: dict[tuple[str, str], str] = {}
    for name, tombstone in tables.get(_REMOVED, {}).items():
        table, _, entry_id = name.partition(":")
        removed[table, entry_id] = str(tombstone.get(UPDATED, ""))
    return Copy(documents, removed)


def tables_of(copy: Copy) -> Tables:
    """A copy of a search as tables."""
    tables: Tables = {}
    for (table, entry_id), document in copy.documents.items():
        tables.setdefault(table, {})[entry_id] = dict(document)
    if copy.removed:
        tables[_REMOVED] = {
            f"{table}:{entry_id}": {UPDATED: when} for (table, entry_id), when in copy.removed.items()
        }
    return tables


def record(
    database: TinyDB, changes: Sequence[Change], unread: Unread, now: datetime, known: Sequence[Tables]
) -> None:
    """Writes the changes, stamped with ``now``, and a tombstone for each entry that is gone.

    Where one of the ``known`` tables has a later stamp for an entry, as when a clock was set back,
    the change gets one that is later still: it is what was done last.
    """
    meta = database.table(_META)
    if not meta.contains(doc_id=_id(_FILE)):
        import secrets

        meta.upsert(
            Document({"schema": SCHEMA, "id": secrets.token_hex(8), UPDATED: _stamp(now)}, _id(_FILE))
        )
    tombstones: dict[str, Mapping[str, object] | None] = {}
    for table, group in groupby(sorted(changes, key=attrgetter("table")), key=attrgetter("table")):
        documents: dict[str, Mapping[str, object] | None] = {}
        for _, entry_id, _, after in group:
            name = f"{table}:{entry_id}"
            updated = {UPDATED: _later(now, known, table, entry_id, name)}
            fields = None if after is None else encode_entry(after, unread.get((table, entry_id), {}))
            documents[entry_id] = {**fields, **updated} if fields is not None else None
            tombstones[name] = updated if fields is None else None
        _put(database.table(table), documents)
    _put(database.table(_REMOVED), tombstones)


def _later(now: datetime, known: Sequence[Tables], table: str, entry_id: str, name: str) -> str:
    stamps = [
        str(tables.get(where, {}).get(what, {}).get(UPDATED, ""))
        for tables in known
        for where, what in ((table, entry_id), (_REMOVED, name))
    ]
    latest = max(stamps, default="")
    if latest < _stamp(now):
        return _stamp(now)
    try:
        return _stamp(datetime.fromisoformat(latest) + timedelta(seconds=1))
    except (ValueError, TypeError, OverflowError):
        return _stamp(now)


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _put(table: Table, documents: Mapping[str, Mapping[str, object] | None]) -> None:
    """Puts each document in the place of the one with its id; ``None`` takes it away.

    An upsert would keep the fields of the old document that the new one lacks, and every call of
    TinyDB copies the table; so the old ones go first, together, and the new ones come together too.
    """
    old = [_id(name) for name in documents if table.contains(doc_id=_id(name))]
    if old:
        table.remove(doc_ids=old)
    new = [Document(fields, _id(name)) for name, fields in documents.items() if fields is not None]
    if new:
        table.insert_multiple(new)


def _id(name: str) -> Any:
    """An id as a text, where TinyDB's types know only numbers."""
    return name
