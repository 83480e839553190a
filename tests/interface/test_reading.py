"""Reading a message on a low screen: its words have most of it, and the arrows scroll them."""

from functools import partial
from pathlib import Path

import pytest
from textual.widgets import TextArea

from builders import a_contact, a_debrief, a_search, an_interview, instant
from interface.dashboards import Clock, dashboard

pytestmark = pytest.mark.exhaustive

PANEL = a_search(
    an_interview(interviewers=("dana", "kim")),
    a_debrief(key_points={}, value=""),
    contacts=(a_contact("dana", "Dana Osei"), a_contact("kim", "Kim Park")),
)
LONG = "\n".join(f"line {number}" for number in range(40))


def scrolled_to(text: TextArea, line: int) -> bool:
    return text.scroll_y == line


async def test_the_words_have_half_of_a_low_screen_and_the_arrows_scroll_them(folder: Path) -> None:
    clock = Clock(instant("2026-04-14T18:00-04:00"))
    async with dashboard(folder, PANEL, clock=clock) as shown:
        await shown.press("enter")
        text = shown.find("text", TextArea)
        assert "others    Kim Park" in shown.text
        assert shown.rows[2].startswith(" □ 2 missing: Note one thing"), shown.text
        assert text.size.height >= 12, shown.text
        await shown.press("e")
        text.load_text(LONG)
        await shown.press("escape")
        for key, first in (("down", 1), ("down", 2), ("up", 1), ("pagedown", 1 + text.size.height)):
            await shown.press(key)
            await shown.until(partial(scrolled_to, text, first))
        # Writing begins in what is being read, and there the arrows move the cursor.
        await shown.press("e", "x", "down", "y")
        at = 1 + text.size.height
        assert [f"xline {at}", f"lyine {at + 1}"] == text.text.splitlines()[at : at + 2], shown.text
        await shown.press("escape", "pageup", "tab", "down")
        assert shown.focused == "findings", "in the findings they are the findings' own"


@pytest.mark.parametrize("height", [30, 50])
async def test_on_a_high_screen_all_that_is_missing_is_named(folder: Path, height: int) -> None:
    clock = Clock(instant("2026-04-14T18:00-04:00"))
    async with dashboard(folder, PANEL, clock=clock, size=(100, height)) as shown:
        await shown.press("enter")
        assert shown.text.count("□ ") > 1
        await shown.pilot.resize_terminal(80, 24)
        await shown.until(lambda: shown.text.count("□ ") == 1)
