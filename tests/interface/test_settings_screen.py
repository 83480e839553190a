"""Settings in the program: what each row says, what enter does, and what is written where."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from afterword.desk.preferences import Preferences
from afterword.domain.timing.cadence import parameter_names
from afterword.interface.panes.options import Option, OptionsPane
from interface.dashboards import Dashboard, dashboard, six

pytestmark = pytest.mark.exhaustive


@pytest.fixture
def file(folder: Path) -> Path:
    folder.mkdir(parents=True)
    file = folder / "settings.toml"
    file.write_text('# mine\nclock = "13"\n\n[keys]\nrecord.copy = "F7"\n')
    return file


def options(shown: Dashboard) -> dict[str, Option]:
    rows = shown.find("options", OptionsPane).rows
    return {row.id: row for row in rows if isinstance(row, Option)}


async def test_everything_can_be_set_and_only_what_differs_is_written(folder: Path, file: Path) -> None:
    async with dashboard(folder, six(), size=(80, 30), preferences=Preferences(file)) as shown:
        await shown.press("comma")
        rows = options(shown)
        assert set(parameter_names()) <= set(rows)
        assert {"you", "home", "theme", "clock", "clipboard", "keys"} <= set(rows)
        assert "line 2: clock is auto, 12 or 24, not '13'" in shown.text, (
            "told here too, for as long as it stands"
        )
        assert rows["keys"].value == "1 of your own"
        columns = {
            row.index(value)
            for row in shown.rows
            for value in ("America/New_York", "full search")
            if value in row
        }
        assert len(columns) == 1, "values stand below each other, behind what they are of"

        await shown.move_to("status.default_medium")
        assert "advised by: the older advice is to call" in shown.text
        await shown.press("enter", "down", "enter")
        assert shown.desk.search.cadence["status.default_medium"].value == "email"
        assert options(shown)["status.default_medium"].is_changed
        await shown.press("u")
        assert shown.desk.search.cadence == {}

        await shown.move_to("guard.min_gap_bd")
        await shown.press("enter")
        assert shown.typed == {"value": "3"}
        await shown.fill(value="many")
        await shown.press("ctrl+s")
        assert shown.wrong == {"value": "! Write a whole number from 0 to 1000."}
        await shown.fill(value="4")
        await shown.press("ctrl+s")
        assert shown.desk.search.cadence["guard.min_gap_bd"].value == 4
        assert shown.desk.plan.cadence.guard.min_gap_bd == 4
        await shown.press("enter")
        await shown.fill(value="3")
        await shown.press("ctrl+s")
        assert shown.desk.search.cadence == {}, "what is as it ships is not kept"

        await shown.move_to("clock")
        await shown.press("enter", "1", "2")
        assert shown.screen_name == "Pick", "figures find, and pick nothing"
        await shown.press("enter")
        assert shown.screen.view.habit.twelve_hours, "it holds at once"  # type: ignore[attr-defined]
        await shown.press("enter", "down", "enter")
        assert shown.said == "Clock: 24.", "it begins at what is so now"
        assert Preferences(file).settings.clock == "24"
        assert Preferences(file).written.troubles == ()
        await shown.press("r")
        assert Preferences(file).settings.clock == "auto"

        await shown.move_to("home")
        await shown.press("enter")
        await shown.fill(tz="berlin", region="de")
        await shown.press("ctrl+s")
        assert (shown.desk.search.profile.tz, shown.desk.search.profile.region) == ("Europe/Berlin", "DE")
        assert options(shown)["home"].value == "Europe/Berlin, DE"

        await shown.press("slash", *"voicemail", "enter")
        assert set(options(shown)) == {"status.voicemail_to_email_bd"}


async def test_what_is_different_at_a_kind_of_employer_is_shown_with_who_advises_it_and_can_be_set(
    folder: Path,
) -> None:
    async with dashboard(folder, six(), size=(80, 30)) as shown:
        await shown.press("comma")
        row = "status.no_date_bd@university"
        assert options(shown)[row].value == "20 business days"
        await shown.move_to(row)
        assert "Universities take weeks." in shown.text
        assert "advised by: EV-41 (The Professor Is In, The Chronicle)" in shown.text
        await shown.press("enter")
        await shown.fill(value="15")
        await shown.press("ctrl+s")
        assert (
            shown.said
            == "Changed a setting: Ask after so long when no date was given (Universities). u undoes."
        )
        assert options(shown)[row].is_changed
        assert shown.desk.plan.cadence.for_employer("university", "US").status.no_date_bd == 15
        assert shown.desk.plan.cadence.for_employer("", "US").status.no_date_bd == 5
        await shown.press("r")
        assert shown.desk.search.cadence == {}
        assert options(shown)[row].value == "20 business days"


async def test_what_is_different_in_a_place_is_set_for_ones_own_country(folder: Path) -> None:
    async with dashboard(folder, six(), size=(80, 30)) as shown:
        shown.desk.entries.edit_profile(replace(shown.desk.search.profile, region="AT"))
        await shown.press("comma")
        await shown.move_to("status.no_date_bd@german")
        await shown.press("enter")
        assert shown.typed == {"region": "AT", "value": "10"}
        await shown.fill(value="8")
        await shown.press("ctrl+s")
        assert shown.desk.search.cadence["status.no_date_bd@AT"].value == 8
        await shown.move_to("status.no_date_bd@AT")
        assert "as it ships: 10 business days" in shown.text


async def test_a_search_is_as_wide_as_one_picks_in_one_step(folder: Path) -> None:
    async with dashboard(folder, six(), size=(80, 30)) as shown:
        await shown.press("comma")
        await shown.move_to("width")
        await shown.press("enter", "down", "down", "enter")
        assert options(shown)["width"].value == "only this one"
        assert {own.id: own.value for own in shown.desk.search.cadence.values()} == {
            "basket.live": 1, "basket.companies": 1, "basket.new": 0,
        }  # fmt: skip
        await shown.press("u")
        assert shown.desk.search.cadence == {}
        shown.desk.entries.set_parameter("basket.live", 4, "running")
        assert options(shown)["width"].value == "4, 3, 5"
        await shown.press("r")
        assert shown.desk.search.cadence == {}
