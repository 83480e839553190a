"""What cannot be written is told, kept, tried again, and there exactly once."""

import errno
from pathlib import Path

import pytest

from afterword.domain.errors import NotAllowed, NotSaved, NotSavedYet
from afterword.domain.facts import Note
from desk.desks import EVENING, a_note, desk_on, full_disk, texts


def test_the_old_state_is_shown_until_the_change_is_on_disk(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.record(a_note(1), "noted one")
    shown: list[int] = []
    desk.on_change = lambda: shown.append(len(desk.waiting))
    with full_disk():
        with pytest.raises(NotSavedYet, match=r"saved yet: No space left .* It is kept, and saved once"):
            desk.record(a_note(2), "noted two")
        assert texts(desk) == {"n1": "hello"}
        assert desk.waiting == ("noted two",)
        with pytest.raises(NotSaved):
            desk.retry()
        desk.tick()
    assert desk.retry() == "Saved now: noted two."
    assert texts(desk) == texts(desk_on(tmp_path)) == {"n1": "hello", "n2": "hello"}
    assert not desk.waiting
    assert (shown[0], shown[-1]) == (1, 0)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS])
def test_several_changes_wait_in_their_order_and_land_with_the_next_one(tmp_path: Path, error: int) -> None:
    desk = desk_on(tmp_path)
    desk.record(a_note(1), "noted")
    with full_disk(error):
        for number, text in ((1, "once"), (2, "hello"), (1, "twice")):
            with pytest.raises(NotSavedYet):
                desk.record(a_note(number, text), f"noted {text}")
    desk.record(a_note(3), "noted three")
    assert texts(desk) == texts(desk_on(tmp_path)) == {"n1": "twice", "n2": "hello", "n3": "hello"}
    assert [desk.undo() for _ in range(5)] == [
        "Undid: noted three.", "Undid: noted twice.", "Undid: noted hello.", "Undid: noted once.",
        "Undid: noted.",
    ]  # fmt: skip


def test_what_waits_is_taken_back_by_undo(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.record(a_note(1), "noted one")
    with full_disk(), pytest.raises(NotSavedYet):
        desk.record(a_note(2), "noted two")
    assert desk.undo() == "Undid: noted two; it had not been saved yet."
    desk.tick()
    assert texts(desk_on(tmp_path)) == {"n1": "hello"}


def test_what_still_waits_at_the_end_lands_with_the_next_session_once(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.record(a_note(1), "noted one")
    real = tmp_path / "search.json"
    real.chmod(0o400)
    with pytest.raises(NotSavedYet, match="read-only"):
        desk.record(a_note(2), "noted two")
    desk.leave()
    again = desk_on(tmp_path)
    assert again.waiting == ("noted two",)
    real.chmod(0o600)
    again.tick()
    assert texts(again) == {"n1": "hello", "n2": "hello"}
    again.record(a_note(2, "changed"), "changed it")
    third = desk_on(tmp_path)
    third.tick()
    assert (third.waiting, texts(third)["n2"]) == ((), "changed")


def test_what_waits_is_merged_with_what_another_window_wrote_meanwhile(tmp_path: Path) -> None:
    here = desk_on(tmp_path)
    here.record(a_note(1), "noted")
    there = desk_on(tmp_path)
    with full_disk(), pytest.raises(NotSavedYet):
        here.record(a_note(2, "from here"), "noted two")
    there.record(a_note(3, "from there"), "noted three")
    here.tick()
    assert texts(here) == {"n1": "hello", "n2": "from here", "n3": "from there"}


def test_a_command_that_ends_at_once_keeps_nothing_back(tmp_path: Path) -> None:
    desk = desk_on(tmp_path, patient=False)
    with full_disk(), pytest.raises(NotSaved, match="Nothing was changed"):
        desk.record(a_note(1), "noted")
    assert desk.waiting == ()
    desk.record(a_note(2), "noted two")
    assert texts(desk) == {"n2": "hello"}


def test_what_no_file_can_hold_does_not_wait(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    with pytest.raises(NotAllowed, match="half a character"):
        desk.record(a_note(1, "\ud800"), "noted")
    assert desk.waiting == ()


@pytest.mark.parametrize("year", [1, 1989, 2191, 9999])
def test_a_year_in_which_nobody_looks_for_a_job_is_refused(tmp_path: Path, year: int) -> None:
    desk = desk_on(tmp_path)
    with pytest.raises(Exception, match=f"at: the year {year} is not one of 1990 to 2190"):
        desk.record(Note(id="n1", at=EVENING.replace(year=year), text=""), "noted")
    assert texts(desk) == {}
