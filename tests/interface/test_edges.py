"""The dashboard at the edges of the years that are known."""

from pathlib import Path

import pytest

from builders import a_search, instant
from interface.dashboards import Clock, dashboard

pytestmark = pytest.mark.exhaustive


@pytest.mark.parametrize("at", ["1990-01-01T00:00+00:00", "2190-12-31T23:59+00:00"])
async def test_every_view_and_form_opens_at_the_first_and_the_last_moment(folder: Path, at: str) -> None:
    async with dashboard(folder, a_search(), clock=Clock(instant(at))) as shown:
        for keys in (
            ("2", "enter"), ("escape", "3"), ("4", "enter"), ("escape", "B"), ("escape", "comma"),
            ("escape", "1", "i"), ("escape", "a"), ("escape", "b"), ("escape", "r"), ("escape", "W"),
        ):  # fmt: skip
            await shown.press(*keys)
            await shown.rest()
            assert shown.text.strip()
