"""Your file in the dashboard: values to decide on, earlier states, and what keeps it from being saved."""

from pathlib import Path

import msgspec
import pytest

from afterword.desk.desk import Desk
from interface.dashboards import Dashboard, dashboard, open_desk, six


def with_phone(desk: Desk, phone: str) -> None:
    dana = desk.search.contacts["dana"]
    desk.edit_person(msgspec.structs.replace(dana, phone=phone), "Lark Analytics")


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
        await shown.press("u", "g", "j", "enter", "k")
        assert shown.said == "Kept the value that stands of phone. u undoes."
        assert phone(shown) == stands
        assert not open_desk(folder).conflicts


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
        document = shown.desk.export_document()
        broken(folder / "search.json")  # type: ignore[operator]
        shown.app._beat()
        await shown.rest()
        assert "file" in shown.rows[0]
        assert " back" in shown.said
        await shown.press("B", "enter")
        assert "Put back what you see here?" in shown.text
        await shown.press("y")
        assert shown.said.startswith("Put back what you see here.")
        assert "all is saved" in shown.rows[2]
        assert open_desk(folder).export_document() == document


async def test_a_read_only_file_is_told_at_the_start(folder: Path) -> None:
    open_desk(folder).import_document(six())
    (folder / "search.json").chmod(0o400)
    async with dashboard(folder) as shown:
        assert shown.rows[0].endswith("  the file is read-only")
        told = "is read-only, so nothing can be saved. Make it writable."
        await shown.until(lambda: told in " ".join(shown.said.split()))
        (folder / "search.json").chmod(0o600)
        shown.app._beat()
        await shown.rest()
        assert shown.rows[0].endswith("  saved")
