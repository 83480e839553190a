"""Who says so? The rule behind a follow-up, wherever one is highlighted or open."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from interface.dashboards import Dashboard, dashboard, six

pytestmark = pytest.mark.exhaustive


async def rule(shown: Dashboard) -> str:
    await shown.press("R")
    assert shown.screen_name == "ReadingDialog"
    return " ".join(shown.text.replace("│", " ").split())


async def test_it_says_why_what_the_rule_asks_for_and_who_advises_it(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 90)) as shown:
        text = await rule(shown)
        assert "Thank Dana Osei" in text
        assert "Opens 2 hours after the end" in text
        assert "R-SLOTS The hours of a day" in text
        assert "SE-07 Whoever interviewed you gets a thank-you by e-mail." in text
        assert "Ask a Manager" in text


@pytest.mark.parametrize("way", ["p", "enter"])
async def test_it_can_be_asked_on_the_page_and_in_the_message(folder: Path, way: str) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press(way)
        there = shown.screen_name
        assert "C2 Thank whoever interviewed you" in await rule(shown)
        await shown.press("escape")
        assert shown.screen_name == there


async def test_a_number_of_ones_own_is_the_one_it_tells(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        shown.desk.entries.set_parameter("thank_you.min_delay_h", 3, "Not sooner")
        await shown.rest()
        assert "Opens 3 (ships as 2) hours after the end" in await rule(shown)


async def test_while_one_writes_the_letter_is_a_letter(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "e", "R")
        assert shown.screen_name == "MessageScreen"


async def test_what_is_longer_than_the_screen_scrolls(folder: Path) -> None:
    async with dashboard(folder, six(), size=(80, 24)) as shown:
        await rule(shown)
        text = shown.app.screen.query_one(VerticalScroll)
        assert text.max_scroll_y > 0
        await shown.press("j", "j")
        assert text.scroll_y == 2
        await shown.press("k")
        assert text.scroll_y == 1
        await shown.press("down")
        assert text.scroll_y == 2
