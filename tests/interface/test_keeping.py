"""Your file in the dashboard: values to decide on, earlier states, and what keeps it from being saved."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from afterword.desk.desk import Desk
from afterword.domain.facts import Note
from interface.dashboards import NOW, Clock, Dashboard, dashboard, open_desk, six


def with_phone(desk: Desk, phone: str) -> None:
    dana = desk.search.contacts["dana"]
    desk.entries.edit_person(msgspec.structs.replace(dana, phone=phone), "Lark Analytics")


def phone(shown: Dashboard) -> str:
    return shown.desk.search.contacts["dana"].phone


async def test_a_value_changed_in_two_windows_is_shown_and_decided(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        with_phone(open_desk(folder), "+1 212 555 0101")
        with_phone(shown.desk, "+1 212 555 0102")
        await shown.rest()
        assert shown.said == "It was changed elsewhere too, and a value differs. B shows both, to decide."
        assert "one value to decide on: B" in shown.rows[0]
        stands = phone(shown)
        await shown.press("B", "j")
        await shown.rest()
        assert " To decide on · 1\n" in shown.text
        assert f"Dana Osei, phone  “{stands}” here, “" in shown.text
        await shown.press("enter")
        assert "it was changed in two places" in shown.text
        await shown.press("t")
        assert shown.said == "Took the other value of phone. u undoes."
        assert {stands, phone(shown)} == {"+1 212 555 0101", "+1 212 555 0102"}
        assert "To decide on" not in shown.text
        await shown.press("u", "g", "j", "enter", "s")
        assert shown.said == "Kept the value that stands of phone. u undoes."
        assert phone(shown) == stands
        assert not open_desk(folder).backups.conflicts


async def test_one_looks_at_earlier_states_and_goes_back(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        before = phone(shown)
        with_phone(shown.desk, "1")
        with_phone(shown.desk, "2")
        await shown.press("B", "G", "enter")
        assert "Go back to the search as it was on " in shown.text
        assert "It has six" in shown.text
        await shown.press("escape")
        assert phone(shown) == "2"
        assert "the same as now" not in shown.text
        await shown.press("enter", "y")
        assert shown.said.startswith("Went back to the search as it was on ")
        assert phone(shown) == before
        assert "before going back" in shown.text
        await shown.press("u")
        assert phone(shown) == open_desk(folder).search.contacts["dana"].phone == "2"


@pytest.mark.parametrize("broken", [lambda file: file.write_bytes(b""), Path.unlink], ids=["spoilt", "gone"])
async def test_a_file_that_was_spoilt_or_taken_away_is_put_back(folder: Path, broken: object) -> None:
    async with dashboard(folder, six()) as shown:
        document = shown.desk.files.export_document()
        broken(folder / "search.json")  # type: ignore[operator]
        shown.beat()
        await shown.rest()
        assert "file" in shown.rows[0]
        assert " back" in shown.said
        await shown.press("B", "enter")
        assert "Put back what you see here?" in shown.text
        await shown.press("y")
        assert shown.said.startswith("Put back what you see here.")
        assert "all is saved" in shown.rows[2]
        assert open_desk(folder).files.export_document() == document


async def test_a_read_only_file_is_told_at_the_start(folder: Path) -> None:
    open_desk(folder).files.import_document(six())
    (folder / "search.json").chmod(0o400)
    async with dashboard(folder) as shown:
        assert shown.rows[0].endswith("  the file is read-only")
        told = "is read-only, so nothing can be saved. Make it writable."
        await shown.until(lambda: told in " ".join(shown.said.split()))
        (folder / "search.json").chmod(0o600)
        shown.beat()
        await shown.rest()
        assert shown.rows[0].endswith("  saved")


async def test_what_is_not_understood_is_told_once_and_listed(folder: Path) -> None:
    desk = open_desk(folder)
    desk.files.import_document(six())
    tables = json.loads(desk.saving.book.path.read_bytes())
    tables["facts"]["z9"] = {"fact": "telepathy"}
    desk.saving.book.path.write_text(json.dumps(tables))
    async with dashboard(folder) as shown:
        told = "One thing in the file is not understood here and stays as it is. B names what."
        await shown.until(lambda: shown.said == f"! {told}")
        await shown.press("B")
        assert " Not understood here · 1\n" in shown.text
        assert "$.facts.z9.fact: 'telepathy' is not a kind of fact" in shown.text
        await shown.press("j", "enter")
        assert shown.said.startswith("It stays in the file as it is.")
        with_phone(shown.desk, "1")
        await shown.rest()
        assert told not in shown.said, "once is enough"
    assert json.loads(desk.saving.book.path.read_bytes())["facts"]["z9"] == {"fact": "telepathy"}


async def test_what_lies_ahead_of_the_clock_is_told_and_put_right(folder: Path) -> None:
    desk = open_desk(folder, Clock(NOW + timedelta(hours=5)))
    desk.files.import_document(six())
    application = next(iter(desk.search.applications))
    desk.facts.record(Note(id="n1", app=application, at=desk.saving.clock(), text="they rang"), "noted")
    async with dashboard(folder) as shown:
        assert "one entry ahead of the clock: B" in shown.rows[0]
        told = "One entry lies ahead of the clock and does not count; was the clock wrong? B names what."
        await shown.until(lambda: shown.said == f"! {told}")
        await shown.press("B", "j")
        assert " Ahead of the clock · 1\n" in shown.text
        assert "note: they rang  Wed 15 Apr 16:05" in shown.text
        await shown.press("enter", "n")
        assert "Ahead of the clock" in shown.text
        await shown.press("enter", "y")
        assert shown.said == "Put one entry right that lay ahead of the clock. u undoes."
        assert "ahead of the clock" not in shown.rows[0].casefold()
        (note,) = (fact for fact in open_desk(folder).search.all_facts() if fact.id == "n1")
        assert note.at == NOW


def changed_copy(folder: Path) -> None:
    """Beside the file, a copy of it that was changed on another machine."""
    (folder / "cloud").mkdir()
    shutil.copy(folder / "search.json", folder / "cloud" / "search.json")
    with_phone(open_desk(folder / "cloud", Clock(NOW + timedelta(hours=1))), "1")
    shutil.copy(folder / "cloud" / "search.json", folder / "search 2.json")


async def test_a_copy_beside_the_file_is_offered_and_taken_in(folder: Path) -> None:
    desk = open_desk(folder)
    desk.files.import_document(six())
    changed_copy(folder)
    async with dashboard(folder) as shown:
        told = "search 2.json, beside your file, is a copy of it with one entry of its own: B takes it in."
        await shown.until(lambda: shown.said == told)
        await shown.press("B", "j")
        assert " Copies beside it · 1\n" in shown.text
        assert "search 2.json  one entry of its own" in shown.text
        await shown.press("enter", "escape")
        assert phone(shown) != "1"
        assert "Copies beside it" in shown.text
        await shown.press("enter", "y")
        assert shown.said == "Merged search 2.json: one entry from it. u undoes."
        assert phone(shown) == "1"
        assert "Copies beside it" not in shown.text


async def test_a_copy_that_is_to_stay_apart_is_not_offered_again(folder: Path) -> None:
    desk = open_desk(folder)
    desk.files.import_document(six())
    changed_copy(folder)
    async with dashboard(folder) as shown:
        await shown.press("B", "j", "enter", "n")
        assert shown.said == "search 2.json is left alone while it stays as it is."
        assert "Copies beside it" not in shown.text
    assert open_desk(folder).backups.copies() == ()
    (folder / "search 2.json").touch()
    assert len(open_desk(folder).backups.copies()) == 1


async def test_a_newer_file_is_told_in_two_lines_whatever_is_in_it(
    folder: Path,
) -> None:
    desk = open_desk(folder)
    desk.files.import_document(six())
    tables = json.loads(desk.saving.book.path.read_bytes())
    tables["meta"]["file"]["schema"] = 99
    tables["facts"] |= {"z8": {"fact": "telepathy"}, "z9": {"fact": "telepathy"}}
    desk.saving.book.path.write_text(json.dumps(tables))
    raw = desk.saving.book.path.read_bytes()
    async with dashboard(folder) as shown:
        await shown.until(lambda: "newer Afterword" in shown.said)
        assert shown.said == (
            "! A newer Afterword wrote this file: you can look at it here. Update this one to change it. "
            "B names what is left aside."
        )
        assert len([row for row in shown.rows if row.startswith(" !") or "left aside" in row]) == 2
        await shown.press("B")
        assert " Not understood here · 2\n" in shown.text
    assert desk.saving.book.path.read_bytes() == raw


async def test_of_two_things_to_tell_neither_hides_the_other(folder: Path) -> None:
    desk = open_desk(folder)
    desk.files.import_document(six())
    changed_copy(folder)
    (folder / "search.json").chmod(0o400)
    async with dashboard(folder) as shown:
        await shown.until(lambda: shown.said.endswith("B names more."))
        assert "is read-only, so nothing can be saved." in shown.said
