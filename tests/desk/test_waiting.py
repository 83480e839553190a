"""What cannot be written is told, kept, tried again, and there exactly once."""

import errno
import shutil
from pathlib import Path

import pytest

from afterword.domain.errors import DamagedFile, NotAllowed, NotSaved, NotSavedYet
from afterword.domain.facts import Note
from afterword.store.hindrance import SPOILT
from desk.desks import EVENING, a_note, desk_on, full_disk, texts


def test_the_old_state_is_shown_until_the_change_is_on_disk(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.facts.record(a_note(1), "noted one")
    shown: list[int] = []
    desk.saving.followers.append(lambda: shown.append(len(desk.saving.waiting)))
    with full_disk():
        with pytest.raises(NotSavedYet, match=r"saved yet: No space left .* It is kept, and saved once"):
            desk.facts.record(a_note(2), "noted two")
        assert texts(desk) == {"n1": "hello"}
        assert desk.saving.waiting == ("noted two",)
        with pytest.raises(NotSaved):
            desk.saving.retry()
        desk.saving.tick()
    assert desk.saving.retry() == "Saved now: noted two."
    assert texts(desk) == texts(desk_on(tmp_path)) == {"n1": "hello", "n2": "hello"}
    assert not desk.saving.waiting
    assert (shown[0], shown[-1]) == (1, 0)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS])
def test_several_changes_wait_in_their_order_and_land_with_the_next_one(tmp_path: Path, error: int) -> None:
    desk = desk_on(tmp_path)
    desk.facts.record(a_note(1), "noted")
    with full_disk(error):
        for number, text in ((1, "once"), (2, "hello"), (1, "twice")):
            with pytest.raises(NotSavedYet):
                desk.facts.record(a_note(number, text), f"noted {text}")
    desk.facts.record(a_note(3), "noted three")
    assert texts(desk) == texts(desk_on(tmp_path)) == {"n1": "twice", "n2": "hello", "n3": "hello"}
    assert [desk.saving.undo() for _ in range(5)] == [
        "Undid: noted three.", "Undid: noted twice.", "Undid: noted hello.", "Undid: noted once.",
        "Undid: noted.",
    ]  # fmt: skip


def test_what_waits_is_taken_back_by_undo(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.facts.record(a_note(1), "noted one")
    with full_disk(), pytest.raises(NotSavedYet):
        desk.facts.record(a_note(2), "noted two")
    assert desk.saving.undo() == "Undid: noted two; it had not been saved yet."
    desk.saving.tick()
    assert texts(desk_on(tmp_path)) == {"n1": "hello"}


def test_what_still_waits_at_the_end_lands_with_the_next_session_once(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.facts.record(a_note(1), "noted one")
    real = tmp_path / "search.json"
    real.chmod(0o400)
    with pytest.raises(NotSavedYet, match="read-only"):
        desk.facts.record(a_note(2), "noted two")
    desk.saving.leave()
    again = desk_on(tmp_path)
    assert again.saving.waiting == ("noted two",)
    real.chmod(0o600)
    again.saving.tick()
    assert texts(again) == {"n1": "hello", "n2": "hello"}
    again.facts.record(a_note(2, "changed"), "changed it")
    third = desk_on(tmp_path)
    third.saving.tick()
    assert (third.saving.waiting, texts(third)["n2"]) == ((), "changed")


def test_what_waits_is_merged_with_what_another_window_wrote_meanwhile(tmp_path: Path) -> None:
    here = desk_on(tmp_path)
    here.facts.record(a_note(1), "noted")
    there = desk_on(tmp_path)
    with full_disk(), pytest.raises(NotSavedYet):
        here.facts.record(a_note(2, "from here"), "noted two")
    there.facts.record(a_note(3, "from there"), "noted three")
    here.saving.tick()
    assert texts(here) == {"n1": "hello", "n2": "from here", "n3": "from there"}


def test_what_waits_in_two_windows_is_kept_of_both(tmp_path: Path) -> None:
    here, there = desk_on(tmp_path), desk_on(tmp_path)
    here.facts.record(a_note(1), "noted")
    there.saving.tick()
    # The folder for what waits is on another disk.
    with full_disk(only="search.json"):
        for desk, number in ((here, 2), (there, 3)):
            with pytest.raises(NotSavedYet):
                desk.facts.record(a_note(number), f"noted {number}")
    third = desk_on(tmp_path)
    assert third.saving.waiting == ("noted 2", "noted 3")
    third.saving.tick()
    assert set(texts(desk_on(tmp_path))) == {"n1", "n2", "n3"}
    for desk in (here, there):
        desk.saving.leave()
    last = desk_on(tmp_path)
    assert (last.saving.waiting, set(texts(last))) == ((), {"n1", "n2", "n3"})


def test_what_may_never_be_saved_does_not_end_the_program(tmp_path: Path) -> None:
    """A newer program took the file over while something waited."""
    desk = desk_on(tmp_path)
    desk.facts.record(a_note(1), "noted one")
    file = tmp_path / "search.json"
    file.chmod(0o400)
    with pytest.raises(NotSavedYet):
        desk.facts.record(a_note(2), "noted two")
    desk.saving.leave()
    file.chmod(0o600)
    file.write_bytes(file.read_bytes().replace(b'"schema": 1', b'"schema": 999'))
    again = desk_on(tmp_path)
    assert again.saving.hindrance
    with pytest.raises(NotAllowed, match="newer Afterword"):
        again.saving.retry()
    assert again.saving.waiting == ("noted two",)


def test_what_was_deleted_here_and_changed_elsewhere_stays_and_that_is_said(tmp_path: Path) -> None:
    here = desk_on(tmp_path)
    here.facts.record(a_note(1), "noted")
    here.facts.record(a_note(2), "noted")
    there = desk_on(tmp_path)
    there.facts.record(a_note(1, "changed there"), "corrected")
    said = here.facts.delete(next(fact for fact in here.search.all_facts() if fact.id == "n1"))
    assert said.endswith(" It was changed elsewhere meanwhile, and so it stays.")
    assert texts(here) == {"n1": "changed there", "n2": "hello"}
    assert "elsewhere" not in here.facts.delete(next(f for f in here.search.all_facts() if f.id == "n2"))


def test_a_file_spoilt_by_another_program_is_put_back_from_what_is_shown(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.facts.record(a_note(1), "noted one")
    file = tmp_path / "search.json"
    half = file.read_bytes()[: file.stat().st_size // 2]
    file.write_bytes(half)
    assert desk.saving.hindrance is None
    with pytest.raises(DamagedFile):
        desk.saving.tick()
    assert desk.saving.hindrance == SPOILT
    with pytest.raises(NotSavedYet):
        desk.facts.record(a_note(2), "noted two")
    assert (file.read_bytes(), texts(desk)) == (half, {"n1": "hello"})
    assert "The spoilt file is kept: " in desk.saving.put_back()
    assert desk.saving.hindrance is None
    assert texts(desk) == texts(desk_on(tmp_path)) == {"n1": "hello", "n2": "hello"}
    assert [kept.read_bytes() for kept in tmp_path.glob("search.json.damaged-*")] == [half]
    assert desk.saving.undo() == "Undid: noted two."


def test_a_folder_that_is_gone_is_not_made_to_put_a_file_back(tmp_path: Path) -> None:
    desk = desk_on(tmp_path / "stick")
    desk.facts.record(a_note(1), "noted one")
    (tmp_path / "stick" / "search.json").unlink()
    assert desk.saving.put_back() == "Put back what you see here."
    assert texts(desk_on(tmp_path / "stick")) == {"n1": "hello"}
    shutil.move(tmp_path / "stick", tmp_path / "pulled out")
    with pytest.raises(NotSaved):
        desk.saving.put_back()
    assert not (tmp_path / "stick" / "search.json").exists()


def test_a_command_that_ends_at_once_keeps_nothing_back(tmp_path: Path) -> None:
    desk = desk_on(tmp_path, patient=False)
    with full_disk(), pytest.raises(NotSaved, match="Nothing was changed"):
        desk.facts.record(a_note(1), "noted")
    assert desk.saving.waiting == ()
    desk.facts.record(a_note(2), "noted two")
    assert texts(desk) == {"n2": "hello"}


def test_what_no_file_can_hold_does_not_wait(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    with pytest.raises(NotAllowed, match="half a character"):
        desk.facts.record(a_note(1, "\ud800"), "noted")
    assert desk.saving.waiting == ()


@pytest.mark.parametrize("year", [1, 1989, 2191, 9999])
def test_a_year_in_which_nobody_looks_for_a_job_is_refused(tmp_path: Path, year: int) -> None:
    desk = desk_on(tmp_path)
    with pytest.raises(Exception, match=f"at: the year {year} is not one of 1990 to 2190"):
        desk.facts.record(Note(id="n1", at=EVENING.replace(year=year), text=""), "noted")
    assert texts(desk) == {}
