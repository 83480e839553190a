"""Going back, merging copies that were changed apart, and settling what they disagree on."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from afterword.desk.desk import Desk
from afterword.domain.errors import NotAllowed, NotFound
from afterword.store import copies
from builders import DANA, a_search, an_interview
from desk.desks import EVENING, a_note, desk_on, texts
from unix import make_pipe


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


SET_ASIDE = [
    "search.sync-conflict-20260414-180000-ABCDEFG.json",  # Syncthing
    "search (Rosa's conflicted copy 2026-04-14).json",  # Dropbox
    "search (In Konflikt stehende Kopie von Rosa 2026-04-14).json",
    "search (Copie en conflit de Rosa 2026-04-14).json",
    "search (copia en conflicto de Rosa 2026-04-14).json",
    "search (conflicted copy 2026-04-14 180000).json",  # Nextcloud
    "search_conflict-20260414-180000.json",  # ownCloud
    "search_DESKTOP-7_Apr-14-180000-2026_Conflict.json",  # Synology
    "search_DESKTOP-7_Apr-14-180000-2026_Konflikt.json",
    "search (SFConflict rosa@lind.example 2026-04-14-18-00-00).json",  # Seafile
]

OTHER_NAMES = [
    "search-DESKTOP-7.json",  # OneDrive
    "search 2.json",  # iCloud
    "search (1).json",  # Google Drive
    "search (ローザの競合コピー 2026-04-14).json",  # Dropbox
    "Kopie von search.json",
    "search - Copy.json",
    "SEARCH.JSON.bak",
]


@pytest.mark.parametrize("name", SET_ASIDE)
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


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_a_copy_by_another_name_is_offered_and_merged_only_when_asked_for(tmp_path: Path, name: str) -> None:
    desk = a_desk(tmp_path)
    other = a_copy(desk, name)
    other.facts.record(a_note(3, "from there"), "noted three")
    desk.facts.record(a_note(4, "from here"), "noted four")
    assert desk.backups.merge_copies() == ()
    (copy,) = desk.backups.copies()
    assert (copy.path.name, copy.entries) == (name, 1)
    assert copy.told("B.") == f"{name}, beside your file, is a copy of it with one entry of its own: B."
    raw = copy.path.read_bytes()
    assert desk.backups.merge_copy(name) == f"Merged {name}: one entry from it."
    assert texts_of_notes(desk) == {"n1", "n2", "n3", "n4"}
    assert copy.path.read_bytes() == raw, "somebody may have made it on purpose"
    assert desk.backups.copies() == ()
    with pytest.raises(NotFound, match="no such copy"):
        desk.backups.merge_copy(name)
    desk.saving.undo()
    assert texts_of_notes(desk_on(tmp_path)) == {"n1", "n2", "n4"}
    assert desk.backups.copies() == (), "undone, it is not offered again"


def test_an_older_edit_that_is_not_here_is_offered_too(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    other = a_copy(desk, "search 2.json")
    lark = desk.search.companies["lark"]
    other.entries.edit_company(msgspec.structs.replace(lark, website="lark.example"))
    later = desk_on(tmp_path, EVENING + timedelta(hours=1))
    later.entries.edit_company(msgspec.structs.replace(lark, notes="by the park"))
    assert [copy.entries for copy in later.backups.copies()] == [1]
    later.backups.merge_copy("search 2.json")
    lark = later.search.companies["lark"]
    assert (lark.notes, lark.website) == ("by the park", "lark.example")


def test_what_is_no_copy_with_something_of_its_own_is_left_alone(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    shutil.copy(desk.saving.book.path, tmp_path / "search 2.json")
    desk.facts.record(a_note(4, "from here"), "noted four")
    another = desk_on(tmp_path / "elsewhere")
    another.facts.record(a_note(5), "noted five")
    shutil.copy(another.saving.book.path, tmp_path / "job-search.json")
    shutil.copy(another.saving.book.path, tmp_path / "search (1).json")
    (tmp_path / "search-notes.json").write_text('{"jobs": []}')
    (tmp_path / "research.json").write_text(desk.saving.book.path.read_text())
    (tmp_path / "search.json.damaged-20260414T180000Z").write_text(desk.saving.book.path.read_text()[:200])
    (tmp_path / "search-link.json").symlink_to(desk.saving.book.path)
    (tmp_path / "search-folder.json").mkdir()
    (tmp_path / "search-0.json").symlink_to(tmp_path / "gone.json")
    make_pipe(tmp_path / "search-pipe.json")
    before = {path.name for path in tmp_path.iterdir()}
    assert (desk.backups.merge_copies(), desk.backups.copies()) == ((), ())
    assert {path.name for path in tmp_path.iterdir()} == before
    assert texts_of_notes(desk) == {"n1", "n2", "n4"}


def test_only_what_has_the_files_own_name_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk(tmp_path)
    a_copy(desk, "search 2.json").facts.record(a_note(3), "noted three")
    for number in range(300):
        (tmp_path / f"letter {number}.json").write_text("{}")
        (tmp_path / f"research{number}.json").write_text("{}")
        (tmp_path / f"search-{number}.txt").write_text("{}")
    looked: list[str] = []

    def read(path: Path) -> bytes:
        looked.append(path.name)
        return path.read_bytes()

    monkeypatch.setattr(copies, "read_plain", read)
    assert [copy.path.name for copy in desk.backups.copies()] == ["search 2.json"]
    assert {*looked} == {"search 2.json", "copies.json"}
    (tmp_path / "search 1.json").symlink_to(tmp_path / "gone")
    assert [copy.path.name for copy in desk.backups.copies()] == ["search 2.json"], "one costs no other"


def test_a_copy_is_found_beside_the_file_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "cloud").mkdir()
    desk = a_desk(tmp_path / "cloud")
    a_copy(desk, "search 2.json").facts.record(a_note(3), "noted three")
    (tmp_path / "search.json").symlink_to(tmp_path / "cloud" / "search.json")
    assert [copy.path.name for copy in desk_on(tmp_path).backups.copies()] == ["search 2.json"]


def test_a_copy_that_cannot_be_read_is_told_and_left(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    raw = desk.saving.book.path.read_bytes()
    (tmp_path / "search-DESKTOP-7.json").write_bytes(raw[:-40])
    (copy,) = desk.backups.copies()
    assert "search-DESKTOP-7.json cannot be read" in copy.told("")
    with pytest.raises(NotFound):
        desk.backups.merge_copy(copy.path.name)
    assert copy.path.read_bytes() == raw[:-40]


def test_a_search_that_was_never_saved_has_no_copies(tmp_path: Path) -> None:
    (tmp_path / "search 2.json").write_text('{"meta": {"file": {"schema": 1}}}')
    assert desk_on(tmp_path).backups.copies() == ()


def test_what_we_changed_since_is_not_taken_for_something_the_copy_deleted(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    other = a_copy(desk)
    for number in range(5, 9):
        desk.facts.record(a_note(number), "noted here")
    other.facts.record(a_note(3), "noted there")
    desk.backups.merge_copies()
    assert texts_of_notes(desk) == {"n1", "n2", "n3", *(f"n{number}" for number in range(5, 9))}


def test_what_both_sides_changed_in_one_entry_is_kept_of_both_however_often_we_saved_since(
    tmp_path: Path,
) -> None:
    desk = a_desk(tmp_path)
    a_copy(desk)
    lark = desk.search.companies["lark"]
    later = desk_on(tmp_path, EVENING + timedelta(hours=1))
    later.entries.edit_company(msgspec.structs.replace(lark, notes="by the park"))
    for number in range(5, 9):
        later.facts.record(a_note(number), "noted here")
    other = desk_on(tmp_path / "other machine", EVENING + timedelta(hours=2))
    other.entries.edit_company(msgspec.structs.replace(lark, website="lark.example"))
    shutil.copy(other.saving.book.path, tmp_path / "search.sync-conflict-20260414-200000-ABCDEFG.json")
    later.backups.merge_copies()
    lark = later.search.companies["lark"]
    assert (lark.notes, lark.website) == ("by the park", "lark.example")
    assert later.backups.conflicts == ()


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
    assert desk.half_typed.of("An interview") is None
    desk.half_typed.keep("An interview", {"company": "Lark"})
    desk.half_typed.put_down()
    assert desk_on(tmp_path).half_typed.of("An interview") == {"company": "Lark"}
    desk.half_typed.forget("An interview")
    desk.half_typed.put_down()
    assert desk_on(tmp_path).half_typed.of("An interview") is None
    assert texts(desk) == {}
