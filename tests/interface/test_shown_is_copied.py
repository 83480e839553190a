"""What stands on the screen of a message is, word for word, what the copy key takes."""

import os
import random
from functools import partial
from pathlib import Path

import pytest
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from afterword.domain.search import JobSearch
from afterword.interface.commands import in_scope
from afterword.interface.dialogs.form import Form
from afterword.interface.widgets.flash import Flash
from builders import DANA, a_contact, a_debrief, a_search, an_interview
from interface.dashboards import Dashboard, dashboard

SEEDS = range(1, 1 + int(os.environ.get("AFTERWORD_SEEDS", "1")))
PRESSES = int(os.environ.get("AFTERWORD_PRESSES", "40"))
"""How often and how long; more of both where somebody asks for it."""

SIZES = ((120, 36), (80, 24))
TYPED = ("Word ", "I will.", " [sic] ", "na\u00efve \u65e5\u672c ", "x" * 90)
ELSEWHERE = ("message.done", "message.back", "message.mail", "message.save_file", "message.editor")
"""What leaves the message, or the program."""
KEYS = sorted(
    key
    for command in (*in_scope("message"), *in_scope("change"))
    if command.id not in ELSEWHERE
    for key in command.keys
)
"""Every key of a message after which it is still there."""


def thanks_to_two() -> JobSearch:
    """A panel's thank-yous; what was talked about is still to be filled in."""
    people = (DANA, a_contact("kim", "Kim Park"))
    return a_search(
        an_interview(interviewers=("dana", "kim")), a_debrief(key_points={}, value=""), contacts=people
    )


def painted(shown: Dashboard) -> list[str]:
    """The rows with the words of the message as they were painted last, above a sentence at the foot."""
    area, flash = shown.find("text", TextArea), shown.screen.query_one(Flash)
    left, width = area.region.x, area.scrollable_content_region.width
    bottom = min(area.region.bottom, flash.region.y if flash.display else area.region.bottom)
    strips = shown.screen._compositor.render_strips()[area.region.y : bottom]
    return [strip.crop(left, left + width).text.rstrip() for strip in strips]


def expected(shown: Dashboard) -> list[str]:
    """The rows of what is copied that stand there."""
    area, height = shown.find("text", TextArea), len(painted(shown))
    rows = [section.rstrip() for line in area.wrapped_document.lines for section in line]
    return [*rows, *[""] * (len(rows) + height)][area.scroll_offset.y :][:height]


def is_wrapped(area: TextArea, width: int) -> bool:
    """Whether the text is laid out, and its lines are broken, to at most so many columns."""
    return area.region.width <= width and area.wrapped_document._width == area.wrap_width


async def press_any(shown: Dashboard, dice: random.Random) -> str:
    """One key of the message, or an answer to what the last one asked."""
    if isinstance(shown.screen, Form):
        for line in shown.screen.query(Input):
            line.value = dice.choice((*TYPED, ""))
        key = dice.choice(("ctrl+s", "escape"))
    elif isinstance(shown.screen, ModalScreen):
        key = dice.choice(("down", "up", "enter", "escape", "m", "n"))
    elif shown.screen.has_class("-editing"):
        shown.type_ahead(*dice.choice(TYPED))
        key = dice.choice(("enter", "backspace", "delete", "ctrl+z", "ctrl+k", "end", "escape", "escape"))
    else:
        key = dice.choice((*KEYS, "down", "pagedown", "end"))
    await shown.press(key)
    return key


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", SEEDS)
async def test_after_any_keys_the_screen_shows_what_is_copied(
    folder: Path, seed: int, size: tuple[int, int]
) -> None:
    dice = random.Random(seed)
    async with dashboard(folder, thanks_to_two(), size=size) as shown:
        await shown.move_to("C2:a1:1:dana")
        await shown.press("enter")
        pressed: list[str] = []
        for _ in range(PRESSES):
            pressed.append(await press_any(shown, dice))
            if shown.screen_name == "TodayScreen":
                await shown.press("enter")
            if shown.screen_name == "MessageScreen":
                assert painted(shown) == expected(shown), pressed


async def test_what_is_wrapped_anew_into_as_many_lines_is_painted_anew(folder: Path) -> None:
    async with dashboard(folder, a_search(), draws=True) as shown:
        await shown.press("enter")
        area = shown.find("text", TextArea)
        for width in range(70, 50, -2):
            area.styles.max_width = width
            await shown.until(partial(is_wrapped, area, width))
            await shown.rest()
            assert painted(shown) == expected(shown), width


@pytest.mark.parametrize("key", ["t", "l"])
async def test_another_draft_of_as_many_lines_is_seen(folder: Path, key: str) -> None:
    async with dashboard(folder, a_search(), size=(120, 36)) as shown:
        await shown.press("enter", key)
        words = " ".join(painted(shown)).split()
        await shown.press("y")
        assert words == shown.app.clipboard.split()
