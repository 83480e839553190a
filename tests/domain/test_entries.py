"""A table read at once gives what its entries read one by one give, and the same errors."""

from typing import Any

import pytest

from afterword.domain.entries import TableReading, encode_entry, read_entry, read_table
from afterword.domain.errors import InvalidEntry
from afterword.domain.json_text import read_json, write_json
from afterword.domain.search import TableName
from benchmarks.generator import generated

STAMPS = frozenset({"updated", "edited"})
AT = "2026-04-08T09:00:00-04:00"
BOOKED = {"fact": "interview", "app": "a1", "at": AT, "start": AT, "end": "2026-04-08T10:00:00-04:00"}


def one_by_one(table: TableName, raws: dict[str, Any]) -> TableReading:
    entries: list[Any] = []
    unread: dict[str, Any] = {}
    troubles: list[InvalidEntry] = []
    for entry_id, raw in raws.items():
        entry, unknown, wrong = read_entry(table, entry_id, raw)
        entries += [entry] if entry else []
        troubles += wrong
        if left := {name: unknown[name] for name in unknown.keys() - STAMPS}:
            unread[entry_id] = left
    return TableReading(entries, unread, troubles)


def outcome(read: TableReading) -> object:
    return list(read.entries), dict(read.unread), list(map(str, read.troubles))


def test_what_is_written_is_what_is_read_again() -> None:
    for _, _, entry in generated(20).entries():
        raw = encode_entry(entry, {})
        assert read_json(write_json(raw)) == raw, "a merge would take it for changed"


def test_a_long_search_is_read_at_once_as_one_by_one() -> None:
    tables: dict[TableName, dict[str, Any]] = {}
    for table, entry_id, entry in generated(60).entries():
        raw = encode_entry(entry, {})
        tables.setdefault(table, {})[entry_id] = {**raw, "updated": "2026-01-01T00:00:00Z"}
    for table, raws in tables.items():
        assert outcome(read_table(table, raws, STAMPS)) == outcome(one_by_one(table, raws)), table
    facts = read_table("facts", tables["facts"], STAMPS).entries
    assert len({id(fact.at.tzinfo) for fact in facts}) == 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("table", "raw"),
    [
        ("facts", {"fact": "applied", "app": "a1", "at": "2026-04-08T09:00-04:00"}),
        ("facts", {"fact": "applied", "app": "a1", "at": "2026-04-08T09:00:00"}),
        ("facts", {"fact": "applied", "app": "a1", "at": "1826-04-08T09:00:00Z"}),
        ("facts", {"fact": "applied", "app": "a1", "at": "soon"}),
        ("facts", {"fact": "applied", "app": "a1"}),
        ("facts", {"fact": "applied", "at": AT}),
        ("facts", {"fact": "flown", "app": "a1", "at": AT}),
        ("facts", {"app": "a1", "at": AT}),
        ("facts", {"fact": "applied", "app": "a1", "at": AT, "mood": "good", "edited": {}}),
        ("facts", {"fact": "snooze", "app": "a1", "at": AT, "key": "x", "until": "2026-04-21"}),
        ("facts", {"fact": "snooze", "app": "a1", "at": AT, "key": "x", "until": "3026-04-21"}),
        ("facts", {"fact": "snooze", "app": "a1", "at": AT, "key": "x", "until": "soon"}),
        ("facts", {"fact": "debrief", "app": "a1", "at": AT, "round": 1, "decision_date": "2926-01-01"}),
        ("facts", {**BOOKED, "round": 1}),
        ("facts", {**BOOKED, "round": 0}),
        ("facts", {**BOOKED, "round": 1, "end": AT}),
        ("facts", {**BOOKED, "round": 1, "tz": "Mars/Olympus"}),
        ("companies", {"name": " "}),
        ("companies", {"name": "Lark", "tz": "Mars/Olympus"}),
        ("companies", {"name": "Lark", "region": "us"}),
        ("companies", {"name": "Lark", "region": "US", "mood": 1}),
        ("companies", {"name": 7}),
        ("companies", []),
        ("applications", {"company": "c"}),
    ],
)
def test_what_is_odd_is_read_or_refused_alike(table: TableName, raw: Any) -> None:
    good = {"fact": "note", "at": AT, "text": "x"} if table == "facts" else None
    for raws in ({"x1": raw}, {"x-1": raw}, *([{"x0": good, "x1": raw}] if good else [])):
        assert outcome(read_table(table, raws, STAMPS)) == outcome(one_by_one(table, raws))
