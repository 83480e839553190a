"""After a capture the cursor stands on what was captured, so that the next key is about it."""

from pathlib import Path

import pytest

from afterword.interface.panes.follow_ups import FollowUpsPane
from interface.dashboards import Dashboard, dashboard, six

pytestmark = pytest.mark.exhaustive

THANKS = "C2:analyst:1:dana"


async def rejected(shown: Dashboard) -> str:
    """Types ``m r`` and gives whose rejection it is."""
    await shown.press("m", "r", "ctrl+s")
    company = shown.said.removeprefix("Rejection from ").removesuffix(". u undoes.")
    await shown.press("u")
    return company


async def capture(shown: Dashboard, key: str, **values: str) -> None:
    await shown.press(key)
    await shown.fill(**values)
    await shown.press("ctrl+s")


async def test_on_today_and_in_applications_the_next_key_is_about_what_was_captured(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 36)) as shown:
        await capture(shown, "i", company="Fern Mill", title="Planner", when="fri 10:00")
        await shown.press("escape")
        assert await rejected(shown) == "Fern Mill"
        await shown.press("g")
        await capture(shown, "a", company="Ash & Co", title="Clerk")
        assert await rejected(shown) == "Ash & Co"
        # From the pane of interviews, an interview is gone to there.
        await shown.focus("interviews")
        await capture(shown, "i", company="Birch", title="Clerk", when="mon 10:00")
        await shown.press("escape")
        assert shown.focused == "interviews"
        assert await rejected(shown) == "Birch"
        # What is about the highlighted row moves nothing.
        await shown.focus("follow-ups")
        await shown.move_to(THANKS)
        await capture(shown, "i", company="Lark Analytics", title="Data Analyst", when="mon 16:00")
        await shown.press("escape")
        assert shown.focused == "follow-ups"
        assert shown.find("follow-ups", FollowUpsPane).highlighted.key == THANKS  # type: ignore[union-attr]
        await shown.press("2", "/", *"lark", "enter")
        await capture(shown, "a", company="Elm Court", title="Porter")
        assert "Elm Court" in shown.text, "the filter would have hidden it"
        assert await rejected(shown) == "Elm Court"
