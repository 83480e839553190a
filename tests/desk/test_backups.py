"""Going back, merging copies that were changed apart, and settling what they disagree on."""

import json
import shutil
from pathlib import Path

import msgspec
import pytest

from afterword.desk.desk import Desk
from afterword.domain.errors import NotAllowed, NotFound
from builders import DANA, a_search, an_interview
from desk.desks import a_note, desk_on, texts


def a_desk(folder: Path) -> Desk:
    """A desk with Dana's interview and two notes."""
    desk = desk_on(folder)
    desk.saving.save(a_search(an_interview()))
    desk.facts.record(a_note(1), "noted one")
    desk.facts.record(a_note(2), "noted two")
    return desk


def a_copy(desk: Desk, name: str = "search.sync-conflict-20260414-180000-ABCDEFG.json") -> Desk:
    """The same search on another machine, whose file comes to lie beside ours under that name."""
    folder = desk.saving.book.path.parent / "other machine"
    folder.mkdir()
    shutil.copy(desk.saving.book.path, folder / "search.json")
    other = desk_on(folder)

    def copied() -> None:
        shutil.copy(other.saving.book.path, desk.saving.book.path.with_name(name))

    other.saving.followers.append(copied)
    return other


def dana_with(phone: str) -> object:
    return msgspec.structs.replace(DANA, phone=phone)


def test_one_goes_back_to_a_backup_and_undo_goes_forward_again(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    backup = desk.backups.all[0]
    assert desk.backups.preview(backup).words == "one application, two facts; one entry gone"
    assert desk.backups.restore(backup).startswith("Went back to the search as it was on ")
    assert texts_of_notes(desk) == {"n1"}
    assert desk.backups.all[0].why == "restore"
    assert desk_on(tmp_path).saving.undo().startswith("Undid: went back")
    assert texts_of_notes(desk_on(tmp_path)) == {"n1", "n2"}
    with pytest.raises(NotFound, match="afterword backups"):
        desk.backups.backup("1999")


def texts_of_notes(desk: Desk) -> set[str]:
    return {fact.id for fact in desk.search.all_facts() if fact.id.startswith("n")}


def test_a_large_change_and_an_import_are_marked_among_the_backups(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    search = desk.search
    for number in range(10, 40):
        search = search.with_fact(a_note(number))
    desk.saving.commit(search, "noted much")
    desk.files.import_document('{"afterword": 1, "companies": {"finch": {"name": "Finch"}}}')
    assert [backup.why for backup in desk.backups.all][:3] == ["import", "bulk", "save"]


@pytest.mark.parametrize(
    "name",
    ["search.sync-conflict-20260414-180000-ABCDEFG.json", "search (Rosa's conflicted copy 2026-04-14).json"],
)
def test_a_copy_that_was_set_aside_is_merged_once_and_put_away(tmp_path: Path, name: str) -> None:
    desk = a_desk(tmp_path)
    other = a_copy(desk, name)
    other.facts.record(a_note(3, "from there"), "noted three")
    other.facts.delete(next(fact for fact in other.search.all_facts() if fact.id == "n1"))
    desk.facts.record(a_note(4, "from here"), "noted four")
    (sentence,) = desk.backups.merge_copies()
    assert sentence == f"Merged {name}: two entries from it."
    assert texts_of_notes(desk) == {"n2", "n3", "n4"}
    assert desk.backups.merge_copies() == ()
    kept = desk.saving.book.own_folder / "copies" / name
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert desk.backups.all[0].why == "merge"
    assert desk.saving.undo() == f"Undid: merged {name}: two entries from it."
    assert texts_of_notes(desk_on(tmp_path)) == {"n1", "n2", "n4"}


def test_what_we_changed_since_is_not_taken_for_something_the_copy_deleted(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    other = a_copy(desk)
    for number in range(5, 9):
        desk.facts.record(a_note(number), "noted here")
    other.facts.record(a_note(3), "noted there")
    desk.backups.merge_copies()
    assert texts_of_notes(desk) == {"n1", "n2", "n3", *(f"n{number}" for number in range(5, 9))}


def test_two_edits_of_one_field_are_both_shown_until_the_person_decides(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    other = a_copy(desk)
    other.entries.edit_person(dana_with("there"), "Lark Analytics")  # type: ignore[arg-type]
    desk.entries.edit_person(dana_with("here"), "Lark Analytics")  # type: ignore[arg-type]
    (sentence,) = desk.backups.merge_copies()
    assert sentence.endswith(" and one value to decide on.")
    ((conflict, sides),) = desk.backups.conflicts
    stands = desk.search.contacts["dana"].phone
    lost = "here" if stands == "there" else "there"
    assert sides.sentence == f"Dana Osei, phone: “{stands}” stands; another copy has “{lost}”."
    assert desk.backups.settle(conflict.id, with_other=True) == "Took the other value of phone."
    assert desk.search.contacts["dana"].phone == lost
    assert desk.backups.conflicts == ()
    desk.saving.undo()
    desk.backups.settle(conflict.id, with_other=False)
    assert (desk.search.contacts["dana"].phone, desk.backups.conflicts) == (stands, ())
    with pytest.raises(NotFound, match="no such conflict"):
        desk.backups.settle(conflict.id, with_other=False)


def test_a_value_that_does_not_go_with_the_rest_is_refused(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    conflict = {"table": "facts", "entry": "i1", "field": "end", "value": "2026-04-14T09:00-04:00"}
    desk.files.import_document(json.dumps({"afterword": 1, "conflicts": {"x1": conflict}}))
    with pytest.raises(NotAllowed, match="must end after it starts"):
        desk.backups.settle("x1", with_other=True)


@pytest.mark.parametrize("content", ["", '{"meta": {"file": {"schema": 1, "id": "another"}}}'])
def test_a_copy_that_is_none_is_left_alone(tmp_path: Path, content: str) -> None:
    desk = a_desk(tmp_path)
    copy = tmp_path / "search.sync-conflict-20260414-180000-ABCDEFG.json"
    copy.write_text(content)
    (sentence,) = desk.backups.merge_copies()
    assert "left" in sentence
    assert copy.read_text() == content
    assert texts_of_notes(desk) == {"n1", "n2"}


def test_what_was_half_typed_is_there_after_the_next_start(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    assert desk.half_typed.kept() == {}
    desk.half_typed.keep({"An interview": {"company": "Lark"}})
    assert desk_on(tmp_path).half_typed.kept() == {"An interview": {"company": "Lark"}}
    desk.half_typed.keep({})
    assert desk_on(tmp_path).half_typed.kept() == {}
    assert texts(desk) == {}
