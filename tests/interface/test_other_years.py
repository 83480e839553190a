"""Days of another year carry it, wherever they are shown: on every view, in every list, in plain output."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from afterword.cli.command_line import main
from builders import instant
from interface.dashboards import Clock, Dashboard, dashboard, open_desk, six

pytestmark = pytest.mark.exhaustive

LATER = instant("2028-02-15T11:05-05:00")
BARE = re.compile(r"\d{1,2} (?:Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?! (?:2026|2027))")
"""A day of the demo search, all of which lie before January; its year may be cut, and may begin a line."""


def without_their_year(shown: Dashboard) -> set[str]:
    """The rows in which a day goes without its year."""
    panes = (part for row in shown.rows for part in re.split(r"[│┃╎|]|\s{3,}", row))
    return {
        part.strip() for part in panes if BARE.search(part) and not re.search(r"\d \w{3}\s*$|…\s*$", part)
    }


async def test_every_view_tells_the_year_of_days_that_are_not_this_years(tmp_path: Path) -> None:
    async with dashboard(tmp_path, six(), clock=Clock(LATER), size=(160, 50)) as shown:
        for keys in ("1", "2", *["2f"] * 5, "3", "4", "1p", "1G"):
            await shown.press("escape", "escape", *keys)
            for _ in range(4):
                assert without_their_year(shown) == set(), keys
                await shown.press("j")
        await shown.press("escape", "escape", *"2f")
        assert re.search(r"  \d{1,2} Apr 2026 ", shown.text), "whole, in the column of last contacts"


def test_plain_output_tells_the_year_too(tmp_path: Path) -> None:
    open_desk(tmp_path, Clock(LATER)).files.import_document(six())
    for command in (("due", "--all", "--closed"), ("next",), ("backups",), ("basket",)):
        file = str(tmp_path / "search.json")
        told = CliRunner().invoke(main, ["--file", file, "--at", LATER.isoformat(), *command])
        assert told.exit_code == 0, told.output
        assert not BARE.search(told.stdout), told.stdout


async def test_at_new_year_an_open_dashboard_tells_what_a_new_one_would(tmp_path: Path) -> None:
    clock = Clock(instant("2026-12-31T23:50-05:00"))
    desk = open_desk(tmp_path, clock)
    desk.files.import_document(six())
    before = [each.reason for each in desk.plan.open]
    clock.now = instant("2027-01-01T00:10-05:00")
    desk.saving.tick()
    reasons = [each.reason for each in desk.plan.open]
    assert reasons == [each.reason for each in open_desk(tmp_path, clock).plan.open]
    assert "2026" not in " ".join(before)
    assert " Apr 2026" in " ".join(reasons)
