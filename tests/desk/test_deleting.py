"""Deleting applications, people and companies on a file: one step, over restarts, with a second window."""

from pathlib import Path

import pytest

from afterword.desk.desk import Desk
from afterword.domain.capturing.deleting import Deletion, deletion
from afterword.domain.errors import NotAllowed, NotSavedYet
from afterword.domain.facts import Note
from afterword.domain.people import Contact
from afterword.exchange.search_document import write_document
from builders import ANALYST, DANA, a_contact, a_search
from desk.desks import EVENING, desk_on, full_disk

KIM = a_contact("kim", "Kim Park")
WHAT = "Data Analyst at Lark Analytics with one interview and one entry"


def a_desk(folder: Path) -> Desk:
    desk = desk_on(folder)
    desk.files.import_document(write_document(a_search()))
    return desk


def the_application(desk: Desk) -> Deletion:
    return deletion(desk.search, [desk.search.applications["a1"]])


def a_note(text: str = "they rang") -> Note:
    return Note(id="n", app="a1", at=EVENING, text=text)


def test_one_undo_brings_all_of_it_back_also_after_a_restart(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    before = desk.search
    assert desk.entries.delete(the_application(desk)) == f"Deleted {WHAT}."
    gone = desk_on(tmp_path)
    assert gone.search == desk.search
    assert (gone.search.applications, gone.search.facts, list(gone.search.contacts)) == ({}, {}, ["dana"])
    assert gone.saving.undo() == f"Undid: deleted {WHAT}."
    assert gone.search == before
    assert gone.saving.redo() == f"Did again: deleted {WHAT}."
    assert desk_on(tmp_path).search.applications == {}
    assert gone.entries.delete(deletion(gone.search, [DANA])) == (
        "Deleted Dana Osei, and Lark Analytics, which nothing else names."
    )
    assert not desk_on(tmp_path).search
    again = desk_on(tmp_path)
    again.saving.undo()
    again.saving.undo()
    assert again.search == before


def test_what_was_deleted_is_not_revived_by_an_older_copy(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    older = desk.files.export_document()
    desk.entries.delete(the_application(desk))
    said, _ = desk.files.import_document(older)
    assert said == "Imported: 0 new, 0 changed, 3 unchanged, 3 left out, since you deleted them here."
    assert desk.search.applications == {}


def test_another_window_lets_go_of_it(tmp_path: Path) -> None:
    here, there = a_desk(tmp_path), desk_on(tmp_path)
    here.entries.delete(the_application(here))
    there.saving.tick()
    assert there.search.applications == {}
    there.facts.record(Note(id="own", at=EVENING, text="buy stamps"), "noted")
    assert desk_on(tmp_path).search.applications == {}


def test_what_another_window_goes_on_with_stays_with_all_that_happened_in_it(tmp_path: Path) -> None:
    here, there = a_desk(tmp_path), desk_on(tmp_path)
    before = there.search
    there.facts.record(a_note(), "noted")
    said = here.entries.delete(the_application(here))
    assert said == f"Deleted {WHAT}. It was changed elsewhere meanwhile, and so it stays."
    assert here.search == before.with_fact(a_note()) == desk_on(tmp_path).search


def test_what_another_window_edited_stays_with_all_that_happened_in_it(tmp_path: Path) -> None:
    here, there = a_desk(tmp_path), desk_on(tmp_path)
    there.entries.keep_posting_text(ANALYST, "SQL and patience")
    here.entries.delete(the_application(here))
    assert here.search == there.search == desk_on(tmp_path).search


def test_a_company_that_another_window_still_names_stays_and_the_rest_is_undone(tmp_path: Path) -> None:
    here, there = a_desk(tmp_path), desk_on(tmp_path)
    before = here.search
    there.entries.edit_person(KIM, "Lark Analytics")
    both = deletion(here.search, [ANALYST, DANA])
    assert both.what.endswith("and Lark Analytics, which nothing else names")
    here.entries.delete(both)
    assert list(here.search.companies) == ["lark"]
    assert (here.search.applications, here.search.contacts) == ({}, {"kim": KIM})
    here.saving.undo()
    assert here.search == before.with_entry(KIM)


def test_what_changed_since_it_was_asked_is_not_deleted(tmp_path: Path) -> None:
    here, there = a_desk(tmp_path), desk_on(tmp_path)
    asked = the_application(here)
    there.facts.record(a_note(), "noted")
    here.saving.tick()
    with pytest.raises(NotAllowed, match=r"changed elsewhere meanwhile, and stays\. Have a look"):
        here.entries.delete(asked)
    assert here.search == desk_on(tmp_path).search == there.search
    there.entries.delete(the_application(there))
    here.saving.tick()
    with pytest.raises(NotAllowed, match="changed elsewhere meanwhile"):
        here.entries.delete(asked)


def test_a_deletion_waits_for_the_disk_and_respects_what_came_meanwhile(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with full_disk(only="search.json"), pytest.raises(NotSavedYet):
        desk.entries.delete(the_application(desk))
    assert "a1" in desk.search.applications
    # A command goes on with the application before another session can save what waits.
    command = desk_on(tmp_path, patient=False)
    assert command.saving.waiting == (f"deleted {WHAT}",)
    command.saving.save(command.search.with_fact(a_note()))
    session = desk_on(tmp_path)
    session.saving.tick()
    assert session.saving.waiting == ()
    assert session.search == command.search == desk_on(tmp_path).search
    assert a_note() in session.search.facts_of("a1")


def test_neither_undo_nor_redo_leaves_something_without_its_application(tmp_path: Path) -> None:
    here, there = a_desk(tmp_path), desk_on(tmp_path)
    here.entries.delete(the_application(here))
    here.saving.undo()
    there.saving.tick()
    there.facts.record(a_note(), "noted")
    here.saving.tick()
    with pytest.raises(NotAllowed, match="named elsewhere by now, and stays"):
        here.saving.redo()
    assert desk_on(tmp_path).search == there.search
    here.entries.edit_person(Contact(id="ada", name="Ada Moss"), "Fern Foods")
    there.saving.tick()
    fern = next(c for c in there.search.companies.values() if c.name == "Fern Foods")
    there.entries.edit_person(Contact(id="bo", name="Bo", company=fern.id), "Fern Foods")
    here.saving.tick()
    with pytest.raises(NotAllowed, match="changed elsewhere since, and stays as it is: wrote down Ada Moss"):
        here.saving.undo()
    assert fern.id in desk_on(tmp_path).search.companies
