"""What can still be read of a damaged data file."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, NamedTuple, cast, get_args

from afterword.domain.entries import decode_entry
from afterword.domain.errors import InvalidEntry
from afterword.domain.search import Table
from afterword.store.migrations import SCHEMA
from afterword.store.records import schema_of
from afterword.store.storage import Tables

_ENTRY_ENDS, _FILE_ENDS = "\n  }", "\n }\n}"
"""How the last line of an entry, and of the file after it, stand where this program wrote it."""


class Salvaged(NamedTuple):
    """The tables that could be read, and a sentence for each thing that could not."""

    tables: Tables
    losses: tuple[str, ...]


class _Pairs(list[tuple[str, Any]]):
    """A JSON object as it stands: the pairs in order, also where a key stands twice."""


def salvage(raw: bytes) -> Salvaged | None:
    """What can be read of ``raw``; ``None`` where that is nothing, or not a data file of ours.

    An old tail behind the new text is cut off; of a text that breaks off, the entries before the
    break are read; an entry that is not as it should be is left out and told, and of a key that
    stands twice both entries are kept.
    """
    text, losses = _text_of(raw)
    value, cut = _value_of(text)
    if not isinstance(value, _Pairs):
        return None
    if cut:
        losses.append("what followed the point at which the file breaks off")
    tables: Tables = {}
    for name, table in value:
        if not isinstance(table, _Pairs):
            losses.append(f"the table {name}")
            continue
        for entry_id, entry in _entries(name, table, losses):
            tables.setdefault(name, {})[_free(entry_id, tables[name]) if name in tables else entry_id] = entry
    if cut and tables:
        # What says which file this is stands behind most of the rest.
        tables.setdefault("meta", {"file": {"schema": SCHEMA}})
    return Salvaged(tables, tuple(losses)) if schema_of(tables) else None


def _text_of(raw: bytes) -> tuple[str, list[str]]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace"), []
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return raw.decode("utf-8-sig", "replace"), ["characters that are not UTF-8; a sign stands for them"]


def _value_of(text: str) -> tuple[object, bool]:
    """The JSON value at the start of ``text``, and whether it had to be ended by us."""
    decoder = json.JSONDecoder(object_pairs_hook=_Pairs, parse_constant=lambda name: None)
    try:
        return decoder.raw_decode(text.lstrip())[0], False
    except (ValueError, RecursionError):
        pass
    last = text.rfind(_ENTRY_ENDS)
    if last < 0:
        return None, False
    try:
        return decoder.raw_decode(text[:last].lstrip() + _ENTRY_ENDS + _FILE_ENDS)[0], True
    except (ValueError, RecursionError):
        return None, False


def _entries(name: str, table: _Pairs, losses: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of a table that are as they should be."""
    for entry_id, pairs in table:
        entry = _plain(pairs)
        place = f"$.{name}.{entry_id}"
        try:
            if not isinstance(entry, dict):
                raise InvalidEntry(place, "this must be an object in braces")
            if name in get_args(Table):
                decode_entry(cast(Table, name), entry_id, entry, place)
        except InvalidEntry as error:
            losses.append(str(error))
            continue
        yield entry_id, entry


def _free(entry_id: str, taken: dict[str, Any]) -> str:
    """The id, or where it is taken, one made from it."""
    free, number = entry_id, 2
    while free in taken:
        free, number = f"{entry_id}_{number}", number + 1
    return free


def _plain(value: object) -> Any:
    match value:
        case _Pairs():
            return {key: _plain(part) for key, part in value}
        case list():
            return [_plain(part) for part in value]
        case str():
            # Half of a surrogate pair, which no file can hold.
            return value.encode("utf-8", "replace").decode()
        case _:
            return value
