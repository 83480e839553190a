"""Files of other versions: an older one is brought up to date, a newer one is only looked at."""

import json
from pathlib import Path

import pytest

from afterword.domain.errors import NotAllowed, UnreadableFile
from afterword.domain.search import JobSearch
from afterword.store import book as book_module
from afterword.store import migrations
from afterword.store.storage import Tables
from builders import a_search
from store.books import a_book, a_note, saved


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


def test_a_newer_file_that_makes_no_sense_here_asks_for_an_update(tmp_path: Path) -> None:
    of_version(tmp_path, 99, facts={"f1": {"fact": "telepathy"}})
    with pytest.raises(UnreadableFile, match="update Afterword"):
        a_book(tmp_path).load()


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
