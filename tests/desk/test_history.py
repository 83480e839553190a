"""Undo over restarts, and only for what it was."""

from pathlib import Path

import msgspec
import pytest

from afterword.domain.errors import NotAllowed
from afterword.store import history
from builders import DANA, LARK
from desk.desks import a_note, desk_on, texts


def test_what_was_done_before_a_restart_is_undone_and_done_again(tmp_path: Path) -> None:
    first = desk_on(tmp_path)
    first.facts.record(a_note(1), "noted one")
    first.facts.record(a_note(2), "noted two")
    first.saving.undo()
    second = desk_on(tmp_path)
    second.facts.record(a_note(3), "noted three")
    third = desk_on(tmp_path)
    with pytest.raises(NotAllowed, match="nothing to redo"):
        third.saving.redo()
    assert [third.saving.undo(), third.saving.undo()] == ["Undid: noted three.", "Undid: noted one."]
    with pytest.raises(NotAllowed, match="nothing to undo"):
        third.saving.undo()
    assert texts(third) == {}
    fourth = desk_on(tmp_path)
    assert [fourth.saving.redo(), fourth.saving.redo()] == [
        "Did again: noted one.",
        "Did again: noted three.",
    ]
    assert texts(fourth) == {"n1": "hello", "n3": "hello"}


def test_this_sessions_steps_come_before_older_ones(tmp_path: Path) -> None:
    desk_on(tmp_path).facts.record(a_note(1), "noted one")
    desk = desk_on(tmp_path)
    desk.facts.record(a_note(2), "noted two")
    desk.saving.undo()
    desk.saving.undo()
    assert texts(desk) == {}
    desk.saving.redo()
    desk.saving.redo()
    assert texts(desk) == {"n1": "hello", "n2": "hello"}


def test_an_entry_that_was_changed_elsewhere_is_not_taken_back(tmp_path: Path) -> None:
    here, there = desk_on(tmp_path), desk_on(tmp_path)
    here.facts.record(a_note(1), "noted one")
    here.facts.record(a_note(2), "noted two")
    there.saving.tick()
    there.facts.record(a_note(2, "better"), "put it right")
    here.saving.tick()
    with pytest.raises(NotAllowed, match="changed elsewhere since, and stays as it is: noted two"):
        here.saving.undo()
    assert here.saving.undo() == "Undid: noted one."
    assert texts(here) == {"n2": "better"}


def test_a_log_of_another_search_is_not_read(tmp_path: Path) -> None:
    desk_on(tmp_path).facts.record(a_note(1), "noted one")
    other = desk_on(tmp_path / "other")
    other.facts.record(a_note(1), "noted one")
    (tmp_path / "other" / "search.json").replace(tmp_path / "search.json")
    with pytest.raises(NotAllowed, match="nothing to undo"):
        desk_on(tmp_path).saving.undo()


def test_a_spoilt_log_only_shortens_the_way_back(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.facts.record(a_note(1), "noted one")
    log = desk.saving.book.own_folder / "undo.jsonl"
    log.write_bytes(b"garbage\n[]\n{}\xff" + log.read_bytes() + b'\n{"search": "x", "did": 3}\n{"sear')
    again = desk_on(tmp_path)
    again.facts.record(a_note(2), "noted two")
    assert again.saving.undo() == "Undid: noted two."
    assert desk_on(tmp_path).saving.undo() == "Undid: noted one."
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_long_log_is_shortened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_on(tmp_path)
    for number in range(30):
        desk.facts.record(a_note(number), f"noted {number}")
    monkeypatch.setattr("afterword.store.history._LONGEST", 2000)
    again = desk_on(tmp_path)
    assert (again.saving.book.own_folder / "undo.jsonl").stat().st_size <= 1000
    assert again.saving.undo() == "Undid: noted 29."


def test_an_undo_brings_the_fields_back_that_this_version_does_not_know(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    document = {"companies": {"lark": {"name": LARK.name, "mood": "sunny"}}}
    desk.files.import_document(msgspec.json.encode({"afterword": 1, **document}))
    desk.saving.save(desk.search.with_entry(DANA))
    desk.saving.commit(desk.search.without(desk.search.companies["lark"]), "deleted Lark")
    again = desk_on(tmp_path)
    again.saving.undo()
    assert b'"mood": "sunny"' in again.saving.book.path.read_bytes()


def test_only_so_many_steps_are_kept_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk_on(tmp_path).facts.record(a_note(1), "an earlier session")
    monkeypatch.setattr(history, "_MOST", 3)
    desk = desk_on(tmp_path)
    for number in range(2, 7):
        desk.facts.record(a_note(number), f"noted {number}")
    assert [desk.saving.undo() for _ in range(3)] == [f"Undid: noted {number}." for number in (6, 5, 4)]
    with pytest.raises(NotAllowed, match="nothing to undo"):
        desk.saving.undo()
    assert set(texts(desk)) == {"n1", "n2", "n3"}
