"""Files of other versions: an older one is brought up to date, a newer one is only looked at."""

import json
from datetime import datetime
from pathlib import Path
from shutil import copyfile

import pytest

from afterword.domain.entries import encode_entry
from afterword.domain.errors import NotAllowed
from afterword.domain.planning.planner import plan
from afterword.domain.search import JobSearch
from afterword.store import book as book_module
from afterword.store import migrations
from afterword.store.storage import Tables
from builders import a_search
from domain.plans import CADENCE
from store.books import a_book, a_note, saved

VERSIONS = Path(__file__).parent / "versions"
"""A file of each version that people had, as its program wrote it: every kind of fact and field it knew."""

SAID_ANEW = {("agency", "True"): ("kind", "agency")}
"""What an earlier version called by another name, and how it is said today."""

AT = "2026-04-14T10:00:00-04:00"


def a_raw_note() -> dict[str, object]:
    return {"fact": "note", "text": "hello", "at": AT}


def of_version(folder: Path, schema: int, **tables: object) -> Path:
    book = a_book(folder)
    saved(book, JobSearch(), a_search(a_note(1)))
    content = json.loads(book.path.read_bytes()) | tables
    content["meta"]["file"]["schema"] = schema
    book.path.write_text(json.dumps(content), encoding="utf-8")
    return book.path


def test_a_newer_file_is_shown_and_never_written(tmp_path: Path) -> None:
    path = of_version(tmp_path, 99, weather={"w1": {"rain": True}})
    raw = path.read_bytes()
    book = a_book(tmp_path)
    search = book.load()
    assert search == a_search(a_note(1))
    with pytest.raises(NotAllowed, match="newer Afterword"):
        saved(book, search, search.with_fact(a_note(2)))
    assert path.read_bytes() == raw


@pytest.mark.parametrize(
    "more",
    [
        {"facts": {"n1": a_raw_note(), "f9": {"fact": "telepathy", "app": "a1", "at": AT}}},
        {"facts": {"n1": a_raw_note(), "f9": "in another form"}},
        {"applications": ["in another form"], "facts": {"n1": a_raw_note()}},
        {"weather": ["rain"], "format": 2, "facts": {"n1": {**a_raw_note(), "mood": "good"}}},
        {
            "profile": {"profile": {"tz": {"summer": "Mars/Olympus"}}},
            "cadence": {"call.windows": {"value": {}}},
        },
        {"meta": {"file": {"id": "ab", "needs": ["telepathy"]}, "more": {}}},
    ],
)
def test_what_only_a_newer_version_knows_is_left_aside_and_all_else_shown(
    tmp_path: Path, more: dict[str, object]
) -> None:
    path = of_version(tmp_path, 99, **more)
    raw = path.read_bytes()
    book = a_book(tmp_path)
    search = book.load()
    assert [fact.id for fact in search.all_facts()] == ["n1"]
    hindrance = book.hindrance()
    assert hindrance
    assert "newer Afterword wrote" in hindrance.sentence
    with pytest.raises(NotAllowed, match="newer Afterword"):
        saved(book, search, search.with_fact(a_note(2)))
    assert path.read_bytes() == raw
    assert [each.name for each in tmp_path.iterdir() if each.name != "state"] == ["search.json"]


def test_an_older_file_is_migrated_by_the_first_save_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = of_version(tmp_path, 1)
    raw = path.read_bytes()

    def greeting_to_hello(tables: Tables) -> Tables:
        tables["facts"]["n1"]["text"] = tables["facts"]["n1"]["text"].replace("hello", "good day")
        return tables

    monkeypatch.setattr(migrations, "STEPS", {1: greeting_to_hello})
    monkeypatch.setattr(migrations, "SCHEMA", 2)
    monkeypatch.setattr(book_module, "SCHEMA", 2)
    book = a_book(tmp_path)
    search = book.load()
    assert [fact.text for fact in search.all_facts()] == ["good day"]  # type: ignore[attr-defined]
    assert path.read_bytes() == raw, "looking writes nothing"
    saved(book, search, search.with_fact(a_note(2)))
    (backup,) = book.backups.all()
    assert (backup.why, backup.path.read_bytes()) == ("migration", raw)
    assert json.loads(path.read_bytes())["meta"]["file"]["schema"] == 2


@pytest.mark.parametrize("version", sorted(VERSIONS.iterdir()), ids=lambda path: path.stem)
def test_nothing_in_a_file_of_another_version_is_lost_by_reading_or_by_saving(
    tmp_path: Path, version: Path
) -> None:
    copyfile(version, tmp_path / "search.json")
    before = json.loads(version.read_bytes())
    book = a_book(tmp_path)
    search = book.load()
    assert (book.troubles, search.unread) == ((), {})
    read = {(table, entry_id): encode_entry(entry, {}) for table, entry_id, entry in search.entries()}
    for table in before.keys() - {"meta"}:
        for entry_id, raw in before[table].items():
            entry = read.pop((table, entry_id))
            for field, value in raw.items():
                name, todays = SAID_ANEW.get((field, str(value)), (field, value))
                assert entry.get(name) == todays or field == "updated", (entry_id, field)
    assert read == {}
    saved(book, search, search.with_fact(a_note(1)))
    after = json.loads(book.path.read_bytes())
    del after["facts"]["n1"]
    assert after == before


def test_a_search_that_the_first_version_kept_goes_on_with_todays_plan(tmp_path: Path) -> None:
    copyfile(VERSIONS / "0.1.0.json", tmp_path / "search.json")
    made = plan(a_book(tmp_path).load(), CADENCE, datetime.fromisoformat("2026-06-01T09:00-04:00"))
    assert {each.key: each.status.value for each in made.open} == {
        "B1:a_lark:2:dana": "overdue",
        "G1:a_tern:-:ada": "overdue",
        "G3:a_lark:-:dana": "due",
        "G3:a_linden:-:eva": "due",
        "A2:a_opal:-:lee": "due",
        "B2:a_lark:2:-": "due",
        "G2:a_tern:-:-": "due",
        "A1:a_wren:-:-": "upcoming",
        "A1:a_plover:-:gus": "upcoming",
        "D2:a_linden:1:eva": "upcoming",
    }
