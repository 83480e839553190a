"""Local damage of a data file costs what it hits and nothing else, whatever it is, in linear time."""

import json
import re
import time
from contextlib import suppress
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.entries import encode_entry
from afterword.domain.json_text import write_json
from afterword.domain.search import JobSearch
from afterword.store.salvage import salvage
from searches import NASTY, searches
from store.books import a_book, a_note, saved

Tables = dict[str, dict[str, Any]]
STAMP = "2026-04-14T14:30:00Z"


def tables_of(search: JobSearch) -> Tables:
    """A search as it stands in a file, with something deleted from it."""
    tables: Tables = {
        "meta": {"file": {"schema": 1, "id": "ab12", "updated": STAMP}},
        "removed": {"facts:f98": {"updated": STAMP}, "facts:f99": {"updated": STAMP}},
    }
    for table, entry_id, entry in search.entries():
        tables.setdefault(table, {})[entry_id] = {**encode_entry(entry, {}), "updated": STAMP}
    return tables


class Entry(NamedTuple):
    """An entry of a file, from where to where it stands there, and what it says."""

    table: str
    id: str
    start: int
    end: int
    value: Any


@lru_cache(maxsize=1)
def entries_in(raw: bytes) -> list[Entry]:
    """Where each entry stands in a file as it is written: a line that names it, and its brace."""
    whole = json.loads(raw)
    found, table = [], ""
    for line in re.finditer(rb'^(?P<depth> +)"(?P<name>[^"\n]+)": (?P<rest>\{.*)$', raw, re.MULTILINE):
        name = line["name"].decode()
        if len(line["depth"]) == 1:
            table = name
        elif len(line["depth"]) == 2:
            end = line.end() if line["rest"] == b"{}" else raw.index(b"\n  }", line.end()) + 4
            found.append(Entry(table, name, line.start() + 2, end, whole[table][name]))
    return found


def lost(raw: bytes, spoilt: bytes, start: int, end: int) -> list[Entry]:
    """The entries of ``raw`` outside of what was hit that are not read of what is left.

    Where that is JSON as a file of ours is, nobody can know that it was hit.
    """
    with suppress(ValueError):
        if all(isinstance(table, dict) for table in json.loads(spoilt).values()):
            return []
    read = salvage(spoilt)
    tables = read.tables if read else {}
    return [
        entry
        for entry in entries_in(raw)
        if (entry.end <= start or entry.start >= end)
        and entry.value not in tables.get(entry.table, {}).values()
    ]


@cache
def the_file() -> bytes:
    """A file with a few of everything."""
    contacts = {
        f"p{n}": {"company": f"c{n % 3}", "name": f"Person {n}", "role": "recruiter"} for n in range(6)
    }
    tables: Tables = {
        "companies": {f"c{n}": {"name": f"Company {n}", "region": "US"} for n in range(3)},
        "contacts": contacts,
        "applications": {f"a{n}": {"company": f"c{n % 3}", "title": f"Clerk {n}"} for n in range(12)},
        "facts": {
            f"f{n}": {"app": f"a{n}", "at": "2026-04-02T09:00:00-04:00", "fact": "applied"} for n in range(12)
        },
        "meta": {"file": {"id": "ab12", "schema": 1}},
        "profile": {"profile": {"name": "Rosa Lind", "links": {"LinkedIn": "lind.example"}}},
        "cadence": {"status.no_date_bd": {"value": 4}},
        "removed": {"facts:f99": {}},
    }
    tables["facts"]["d1"] = {
        "app": "a1", "at": "2026-04-03T09:00:00-04:00", "fact": "debrief", "round": 1,
        "key_points": {"p1": "fax {of} \"returns\", [daily]"},
    }  # fmt: skip
    for table in tables.values():
        for entry in table.values():
            entry["updated"] = STAMP
    return write_json(tables)


def test_the_file_of_these_tests_is_one_of_ours(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    book.path.write_bytes(the_file())
    search = book.load()
    assert not book.troubles
    saved(book, search, search.with_fact(a_note(1)))
    assert len(entries_in(the_file())) == sum(len(table) for table in json.loads(the_file()).values())


@pytest.mark.parametrize("table", sorted(json.loads(the_file())))
def test_a_line_that_is_gone_costs_at_most_the_entry_it_was_in(table: str) -> None:
    raw = the_file()
    start = 0
    for line in raw.splitlines(keepends=True):
        end = start + len(line)
        if f' "{table}": {{\n'.encode() == line or table == "facts":
            assert lost(raw, raw[:start] + raw[end:], start, end) == []
        start = end


@pytest.mark.parametrize("sign", [b",", b'"', b"{", b"}", b":", b"[", b"]", b"\\"])
def test_a_sign_that_is_gone_or_too_many_costs_at_most_the_entry_it_was_in(sign: bytes) -> None:
    raw = the_file()
    for at in [match.start() for match in re.finditer(re.escape(sign), raw)][::3]:
        assert lost(raw, raw[:at] + raw[at + 1 :], at, at + 1) == []
        assert lost(raw, raw[:at] + sign + raw[at:], at, at + 1) == []


@pytest.mark.parametrize("layout", [{"indent": 4}, {"indent": "\t"}, {"separators": (",", ":")}, {}], ids=str)
@pytest.mark.parametrize("sign", ['"', ",", ":", "{", "}"])
def test_another_layout_costs_no_more_than_what_lies_beside_the_break(layout: Any, sign: str) -> None:
    tables = json.loads(the_file())
    text = json.dumps(tables, **layout)
    everything = sum(len(table) for table in tables.values())
    for at in [match.start() for match in re.finditer(re.escape(sign), text)][::9]:
        read = salvage((text[:at] + text[at + 1 :]).encode())
        assert read
        alike = sum(
            entry in read.tables.get(name, {}).values()
            for name, table in tables.items()
            for entry in table.values()
        )
        assert alike >= everything - 2


@pytest.mark.parametrize("size", [1, 60, 400])
@pytest.mark.parametrize("put", [b"\0", b"\xff", b"{", b"}", b'"', b"\n", b"x"])
def test_what_is_written_over_costs_what_it_hits(size: int, put: bytes) -> None:
    raw = the_file()
    for start in range(0, len(raw) - size, 37):
        spoilt = raw[:start] + put * size + raw[start + size :]
        assert lost(raw, spoilt, start, start + size) == []


@given(searches(texts=NASTY), st.data())
@settings(max_examples=50, deadline=None)
def test_every_entry_outside_of_any_damage_is_read(search: JobSearch, data: st.DataObject) -> None:
    raw = write_json(tables_of(search))
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start, min(start + 3000, len(raw))))
    put = data.draw(st.one_of(st.just(b""), st.binary(max_size=40), st.sampled_from([b"\0" * (end - start)])))
    spoilt = raw[:start] + put + raw[end:]
    assert lost(raw, spoilt, start, end) == []


# What is told, and what is read beside whole entries


def notes(*numbers: int, **texts: str) -> Tables:
    """Tables with these notes in them."""
    facts = {
        f"n{number}": {"at": AT, "fact": "note", "text": texts.get(f"n{number}", "hello"), "updated": STAMP}
        for number in numbers
    }
    return {"facts": facts, "meta": {"file": {"id": "ab12", "schema": 1}}}


AT = "2026-04-14T10:00:00-04:00"


@pytest.mark.parametrize(
    ("broken", "whole", "told"),
    [
        (('"hello",', '"hello"'), 3, ()),
        (("},", "}"), 3, ()),
        (("},\n", ",\n"), 3, ()),
        (('"hello",', '"hel\0lo",'), 2, ("what stands in lines 3 to 7, of n1",)),
        (('   "text": "hello",\n', ""), 3, ()),
        ((f',\n   "updated": "{STAMP}"', ","), 3, ("a part of n1, as it seems",)),
        (('  "n1": {\n', "  <<<<<<< HEAD\n"), 2, ("what stands in lines 3 to 7",)),
        ((' "facts": {\n', ""), 3, ()),
    ],
)
def test_what_is_lost_is_told_by_its_lines(
    broken: tuple[str, str], whole: int, told: tuple[str, ...]
) -> None:
    raw = write_json(notes(1, 2, 3)).decode().replace(*broken, 1)
    read = salvage(raw.encode())
    assert read
    assert (len(read.tables["facts"]), read.losses) == (whole, told)
    assert read.tables["meta"]["file"]["id"] == "ab12"


def test_much_that_is_lost_is_told_in_short() -> None:
    raw = write_json(notes(*range(100, 200))).decode()
    read = salvage(raw.replace('"fact": "note"', '"fact": note').encode())
    assert read is None, "nothing of it is whole"
    lines = raw.split("\n")
    spoilt = "\n".join("\0" if "n1" in line and line.strip().endswith('0": {') else line for line in lines)
    read = salvage(spoilt.encode())
    assert read
    assert len(read.tables["facts"]) == 90
    assert len(read.losses) == 10


def with_marks(ours: Tables, theirs: Tables, base: Tables | None = None) -> str:
    """Two versions as git leaves them where their lines differ."""
    mine, other = (write_json(each).decode().splitlines(keepends=True) for each in (ours, theirs))
    known = write_json(base).decode() if base else ""
    text = ""
    for word, a, b, c, d in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        if word == "equal":
            text += "".join(mine[a:b])
            continue
        common = [line for line in mine[a:b] if base and line in known]
        told = f"||||||| merged common ancestors\n{''.join(common)}" if base else ""
        text += f"<<<<<<< HEAD\n{''.join(mine[a:b])}{told}=======\n{''.join(other[c:d])}>>>>>>> laptop\n"
    return text


@pytest.mark.parametrize("told", [True, False], ids=["common told", "common not told"])
def test_both_sides_of_gits_marks_are_merged(*, told: bool) -> None:
    base = notes(1, 2, 5)
    ours, theirs = notes(1, 2, 3, 5, n2="ours"), notes(1, 2, 4, 5, n2="theirs", n5="later")
    theirs["facts"]["n5"]["updated"] = "2026-04-15T00:00:00Z"
    read = salvage(with_marks(ours, theirs, base if told else None).encode())
    assert read
    assert read.losses == ()
    texts = {entry_id: entry["text"] for entry_id, entry in read.tables["facts"].items()}
    assert texts.pop("n2") in ("ours", "theirs")
    assert texts == {"n1": "hello", "n3": "hello", "n4": "hello", "n5": "later"}
    assert "n2" in {conflict["entry"] for conflict in read.tables["conflicts"].values()}


def test_marks_that_are_not_complete_cost_what_they_stand_in() -> None:
    raw = with_marks(notes(1, 2, 3), notes(1, 2, 3, n2="theirs"))
    read = salvage(raw.replace(">>>>>>> laptop\n", "").encode())
    assert read
    assert read.tables["facts"].keys() == {"n1", "n3"}
    assert read.losses == ("what stands in lines 9 to 16, of n2",)


@pytest.mark.parametrize(
    "awkward",
    [
        b'{"a":', b'{"facts": {"a":', b"[", b'"', b'{"a": "\\"', b"\\", b'ab "', b"1 ", b"\n", b"}", b"{]}[",
        b'"a" ', b": ", b"\0", b"\xff", b"<<<<<<<\n", b"<<<<<<<\na\n=======\n", b'"a": 1\n', b",",
        b'"a": {"updated": "1"},', b'"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}},',
    ],
)  # fmt: skip
def test_it_takes_about_as_long_as_the_text_is(awkward: bytes) -> None:
    def taken(size: int, tries: int) -> float:
        raw = b'{"facts": {"f1": {"updated": "x", "a": "' + awkward * (size // len(awkward))
        found = []
        for _ in range(tries):
            started = time.process_time()
            salvage(raw)
            found.append(time.process_time() - started)
        return min(found)

    # Eight times as long if it is linear, 64 times if each part looks at all the others.
    assert taken(80_000, 2) < 30 * max(taken(10_000, 4), 0.002)
