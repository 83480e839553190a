"""What cannot be understood of a file is left aside, named, and kept as it is; all the rest is there."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.entries import encode_entry, read_entry
from afterword.domain.planning.planner import plan
from afterword.domain.search import JobSearch, Parameter
from afterword.store.book import Book
from builders import a_search
from domain.plans import CADENCE
from every_kind import NOW as LATER
from searches import searches
from store.books import a_book, a_note, saved

Tables = dict[str, dict[str, Any]]
Keys = list[tuple[str, str]]

AT = "2026-04-14T10:00:00-04:00"
APPLIED = {"fact": "applied", "app": "a1", "at": AT}

ODD: dict[str, tuple[dict[str, Any], str]] = {
    "a kind of fact": ({"facts.f9": {**APPLIED, "fact": "telepathy", "mood": [{"x": 1}]}}, "$.facts.f9.fact"),
    "a word for a value": ({"facts.f9": {**APPLIED, "fact": "reply", "type": "wink"}}, "$.facts.f9.type: "),
    "an instant without its offset": ({"facts.f9": {**APPLIED, "at": "2026-04-14T10:00"}}, "$.facts.f9.at: "),
    "a day no month has": ({"facts.f9": {**APPLIED, "at": "2026-02-31T10:00:00Z"}}, "$.facts.f9.at: "),
    "a far year": ({"facts.f9": {**APPLIED, "at": "9999-12-31T23:59:59Z"}}, "$.facts.f9.at: "),
    "no field that is needed": ({"facts.f9": {"fact": "applied", "at": AT}}, "$.facts.f9.app: "),
    "no application of that name": ({"facts.f9": {**APPLIED, "app": "a9"}}, "$.facts.f9.app: there is no "),
    "an id with a slash": ({"companies.l/1": {"name": "A"}}, "$.companies.l/1: the id"),
    "a text for an entry": ({"facts.f9": "applied"}, "$.facts.f9: this must be"),
    "nothing for an entry": ({"contacts.kim": None}, "$.contacts.kim: this must be"),
    "a list for an entry": ({"companies.wren": [1, {}]}, "$.companies.wren: this must be"),
    "another form of a parameter": ({"cadence.call.windows": {"value": {"x": 9}}}, "$.cadence.call.windows"),
}  # fmt: skip
"""Entries of which nothing can be understood, by table and id, and how the trouble with them begins."""

ODD_FIELDS: dict[str, tuple[str, str, Any, str]] = {
    "a zone that vanished": ("companies.lark", "tz", "Mars/Olympus", "$.companies.lark.tz: "),
    "a zone of a person": ("contacts.dana", "tz", "EST5EDT4", "$.contacts.dana.tz: "),
    "the own zone": ("profile.profile", "tz", 7, "$.profile.profile.tz: "),
    "no region": ("companies.lark", "region", "Bavaria", "$.companies.lark.region: "),
    "a role": ("contacts.dana", "role", "oracle", "$.contacts.dana.role: "),
    "yes for a switch": ("companies.lark", "no_calls", "yes", "$.companies.lark.no_calls: "),
    "a day no month has": ("facts.d1", "decision_date", "2026-02-31", "$.facts.d1.decision_date: "),
    "a far day": ("facts.d1", "decision_date", "9999-12-31", "$.facts.d1.decision_date: "),
    "a kind of round": ("facts.i1", "kind", "hologram", "$.facts.i1.kind: "),
    "a number in a list": ("applications.a1", "tags", ["x", 7], "$.applications.a1.tags"),
    "nobody": ("applications.a1", "referrer", "ghost", "$.applications.a1.referrer: there is no contact"),
    "nobody among others": ("facts.i1", "interviewers", ["ghost", "dana"], "$.facts.i1.interviewers[0]: "),
}
"""Fields of which the value means nothing: the entry, the field, its value, and how the trouble begins."""


def keys(search: JobSearch) -> set[tuple[str, str]]:
    return {(table, entry_id) for table, entry_id, _ in search.entries()}


def with_odd(folder: Path, odd: dict[str, Any]) -> tuple[Book, Tables]:
    """A book on a file into which somebody else wrote these entries."""
    book = a_book(folder)
    saved(book, JobSearch(), a_search())
    tables = json.loads(book.path.read_bytes())
    for place, entry in odd.items():
        table, _, entry_id = place.partition(".")
        tables.setdefault(table, {})[entry_id] = entry
    book.path.write_text(json.dumps(tables), encoding="utf-8")
    return a_book(folder), tables


@pytest.mark.parametrize("name", ODD)
def test_one_entry_that_means_nothing_costs_no_other(tmp_path: Path, name: str) -> None:
    odd, trouble = ODD[name]
    book, _ = with_odd(tmp_path, odd)
    raw = book.path.read_bytes()
    search = book.load()
    assert search == a_search()
    assert [str(each).startswith(trouble) for each in book.troubles] == [True], book.troubles
    assert book.path.read_bytes() == raw, "looking writes nothing"
    saved(book, search, search.with_fact(a_note(1)))
    ((place, entry),) = odd.items()
    table, _, entry_id = place.partition(".")
    assert json.loads(book.path.read_bytes())[table][entry_id] == entry
    assert len(book.troubles) == 1
    assert a_book(tmp_path).load() == a_search().with_fact(a_note(1))


@pytest.mark.parametrize("name", ODD_FIELDS)
def test_a_value_that_means_nothing_costs_its_field_alone(tmp_path: Path, name: str) -> None:
    place, field, value, trouble = ODD_FIELDS[name]
    table, _, entry_id = place.partition(".")
    tables = with_odd(tmp_path, {})[1]
    book, _ = with_odd(tmp_path, {place: tables[table][entry_id] | {field: value}})
    search = book.load()
    assert [str(each).startswith(trouble) for each in book.troubles] == [True], book.troubles
    assert keys(search) == keys(a_search())
    assert plan(search, CADENCE, LATER).open
    saved(book, search, search.with_fact(a_note(1)))
    assert json.loads(book.path.read_bytes())[table][entry_id][field] == value


def test_who_is_not_there_leads_no_interview(tmp_path: Path) -> None:
    interview = json.loads(with_odd(tmp_path, {})[0].path.read_bytes())["facts"]["i1"]
    book, _ = with_odd(tmp_path, {"facts.i1": {**interview, "interviewers": ["ghost", "dana", "nobody"]}})
    search = book.load()
    assert len(book.troubles) == 2
    asked = {
        item.key: item.contact for item in plan(search, CADENCE, LATER).open if item.rule in ("C2", "D1")
    }
    assert set(asked.values()) == {"dana"}
    (found,) = (fact for fact in search.all_facts() if fact.id == "i1")
    assert found.interviewers == ("dana",)  # type: ignore[attr-defined]


def test_what_means_nothing_is_put_right_by_editing_it(tmp_path: Path) -> None:
    book, _ = with_odd(tmp_path, {"companies.lark": {"name": "Lark", "tz": "Mars/Olympus", "mood": 1}})
    search = book.load()
    lark = search.companies["lark"]
    assert (lark.name, lark.tz) == ("Lark", "")
    renamed = msgspec.structs.replace(lark, name="Lark Analytics")
    search = saved(book, search, search.with_entry(renamed))
    assert json.loads(book.path.read_bytes())["companies"]["lark"]["tz"] == "Mars/Olympus"
    put_right = msgspec.structs.replace(renamed, tz="Europe/Berlin")
    search = saved(book, search, search.with_entry(put_right))
    assert book.troubles == ()
    assert search == a_book(tmp_path).load()
    assert json.loads(book.path.read_bytes())["companies"]["lark"] == {
        "mood": 1, "name": "Lark Analytics", "tz": "Europe/Berlin",
        "updated": json.loads(book.path.read_bytes())["companies"]["lark"]["updated"],
    }  # fmt: skip


def test_a_number_of_ones_own_in_a_strange_form_changes_no_plan(tmp_path: Path) -> None:
    search = a_search().with_entry(Parameter(id="call.windows", value="25:00-26:00"))
    assert plan(search, CADENCE, LATER).open == plan(a_search(), CADENCE, LATER).open


def test_tables_and_entries_of_another_form_are_written_back_as_they_came(tmp_path: Path) -> None:
    odd: Any = {"weather": ["rain", {"x": 1}], "format": 2, "facts": None, "conflicts": {"x1": [], "x2": 7}}
    book, tables = with_odd(tmp_path, {})
    book.path.write_text(json.dumps(tables | odd))
    search = book.load()
    assert list(search.all_facts()) == []
    assert str(book.troubles[0]) == "$.facts: a table must be an object in braces"
    saved(book, search, search.without(search.contacts["dana"]))
    written = json.loads(book.path.read_bytes())
    assert {name: written[name] for name in odd} == odd
    # What is recorded into such a table does not take what was there away.
    search = book.load()
    saved(book, search, search.with_fact(a_note(1)))
    again = a_book(tmp_path)
    assert [fact.id for fact in again.load().all_facts()] == ["n1"]
    assert json.loads(book.path.read_bytes())["facts"]["\0"] is None


RUBBISH = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=8),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "ghost", "2026-02-31", "9999-12-31T23:59:59Z", "2026-04-14T10:00", "Mars/Olympus"]),
    st.just({}), st.just([]), st.just([[]]), st.just({"x": {"y": "z"}}),
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[Tables, Keys]:
    """A file's tables in which a few entries, or fields of them, hold rubbish; and which entries do."""
    tables: dict[str, dict[str, Any]] = {}
    for table, entry_id, entry in draw(searches(max_applications=2)).entries():
        tables.setdefault(table, {})[entry_id] = encode_entry(entry, {})
    all_keys = sorted((name, entry_id) for name, entries in tables.items() for entry_id in entries)
    hit = draw(st.lists(st.sampled_from(all_keys), min_size=1, max_size=3, unique=True))
    for name, entry_id in hit:
        raw = tables[name][entry_id]
        field = draw(st.sampled_from(["", *sorted(raw)]))
        tables[name][entry_id] = {**raw, field: draw(RUBBISH)} if field else draw(RUBBISH)
    return {"meta": {"file": {"schema": 1, "id": "ab"}}, **tables}, hit


def naming(tables: Tables, hit: Keys) -> Iterator[tuple[str, str]]:
    """The entries that were hit, and the facts of applications among them."""
    yield from hit
    for table, entry_id in hit:
        if table == "applications":
            yield from (("facts", f) for f, raw in tables["facts"].items() if entry_id in str(raw))


@given(spoilt())
@settings(max_examples=30, deadline=None)
def test_rubbish_in_an_entry_never_costs_another_and_is_never_lost(given_: tuple[Tables, Keys]) -> None:
    tables, hit = given_
    with tempfile.TemporaryDirectory() as folder:
        book = a_book(Path(folder))
        book.path.write_text(json.dumps(tables))
        search = book.load()
        assert book.troubles or all(read_entry(t, i, tables[t][i]).entry for t, i in hit)  # type: ignore[arg-type]
        whole = {(t, i) for t in tables for i in tables[t] if t != "meta"} - set(naming(tables, hit))
        assert whole <= keys(search)
        plan(search, CADENCE, LATER)
        saved(book, search, search.with_fact(a_note(1)))
        written = json.loads(book.path.read_bytes())
        for table, entry_id in hit:
            assert written[table][entry_id] == json.loads(json.dumps(tables))[table][entry_id]
