"""Files of other versions: an older one is brought up to date, a newer one is only looked at."""

import json
from pathlib import Path

import pytest

from afterword.domain.errors import NotAllowed
from afterword.domain.search import JobSearch
from afterword.store import book as book_module
from afterword.store import migrations
from afterword.store.storage import Tables
from builders import a_search
from store.books import a_book, a_note, saved

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
