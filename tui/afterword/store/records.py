"""What is on disk: a search as TinyDB's tables, one document an entry under its string id.

Tables: ``meta`` (the schema and the file's id), one for each table of a search, and ``removed`` with
a tombstone for each entry that was deleted, so that merging an older copy does not revive it. Each
document has ``updated``, when it was last written (UTC, seconds). Fields and tables this version
does not know are written back as they came.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, get_args

from tinydb import TinyDB
from tinydb.table import Document, Table

from afterword.domain.entries import decode_entry, encode_entry
from afterword.domain.search import Change, Entry, JobSearch, job_search
from afterword.domain.search import Table as TableName
from afterword.store.storage import Tables

SCHEMA = 1
"""The version of the shape of the file that this program writes."""

Unread = Mapping[tuple[str, str], Mapping[str, object]]
"""By table and id, the fields of an entry that this version does not know."""

_TABLES: tuple[TableName, ...] = get_args(TableName)
_UPDATED = "updated"
_META, _FILE = "meta", "file"
_REMOVED = "removed"
_FEW = 16


class Entries(Table):
    """A table whose ids are texts."""

    document_id_class = str  # type: ignore[assignment]


class Database(TinyDB):
    """TinyDB with texts as ids."""

    table_class = Entries


def schema_of(tables: Tables) -> int | None:
    """The version of the file's shape; ``None`` when it is not a file of ours."""
    schema = tables.get(_META, {}).get(_FILE, {}).get("schema") if "afterword" not in tables else None
    return schema if type(schema) is int and schema > 0 else None


def search_in(tables: Tables) -> JobSearch:
    """The search that the tables hold. Raises InvalidEntry for an entry that is not as it should be."""
    entries: list[Entry] = []
    unread: dict[tuple[str, str], Mapping[str, object]] = {}
    for table in _TABLES:
        for entry_id, raw in tables.get(table, {}).items():
            entry, unknown = decode_entry(table, entry_id, raw, f"$.{table}.{entry_id}")
            entries.append(entry)
            if len(unknown) > (_UPDATED in unknown):
                unread[table, entry_id] = {name: unknown[name] for name in unknown if name != _UPDATED}
    return job_search(entries, unread)


def removed_in(tables: Tables) -> frozenset[tuple[str, str]]:
    """The table and id of each entry that was deleted."""
    names = (name.partition(":") for name in tables.get(_REMOVED, {}))
    return frozenset((table, entry_id) for table, _, entry_id in names)


def record(database: TinyDB, changes: Sequence[Change], unread: Unread, now: datetime) -> None:
    """Writes the changes, stamped with ``now``, and a tombstone for each entry that is gone."""
    updated = {_UPDATED: now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")}
    meta = database.table(_META)
    if not meta.contains(doc_id=_id(_FILE)):
        meta.upsert(Document({"schema": SCHEMA, "id": secrets.token_hex(8), **updated}, _id(_FILE)))
    for table, group in groupby(sorted(changes, key=attrgetter("table")), key=attrgetter("table")):
        documents: dict[str, Mapping[str, object] | None] = {}
        for _, entry_id, _, after in group:
            fields = None if after is None else encode_entry(after, unread.get((table, entry_id), {}))
            documents[entry_id] = {**fields, **updated} if fields is not None else None
        _put(database.table(table), documents)
    _put(database.table(_REMOVED), {
        f"{change.table}:{change.id}": updated if change.after is None else None for change in changes
    })  # fmt: skip


def _put(table: Table, documents: Mapping[str, Mapping[str, object] | None]) -> None:
    """Puts each document in the place of the one with its id; ``None`` takes it away.

    An upsert alone would keep the fields of the old document that the new one lacks, and every
    call of TinyDB copies the table; so the old ones go first, together, and many come together too.
    """
    old = [_id(name) for name in documents if table.contains(doc_id=_id(name))]
    if old:
        table.remove(doc_ids=old)
    new = [Document(fields, _id(name)) for name, fields in documents.items() if fields is not None]
    if len(new) > _FEW:
        table.insert_multiple(new)
        return
    for document in new:
        table.upsert(document)


def _id(name: str) -> Any:
    """An id as a text, where TinyDB's types know only numbers."""
    return name
