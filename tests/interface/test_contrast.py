"""Everything that is written can be read in the program's own themes: measured on what is drawn."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from textual.color import Color
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.theme import Theme
from textual.widgets import Input, TextArea

from afterword.interface.themes import CLEAR, CONTRAST, LEGIBLE, THEMES, contrast
from interface.dashboards import Dashboard, dashboard, six

pytestmark = pytest.mark.exhaustive

PLACES: dict[str, tuple[str, ...]] = {
    "Today": (),
    "a sentence": ("space",),
    "a form with mistakes": ("u", "tab", "i", "enter", "enter"),
    "a line that offers something": ("escape", "e"),
    "a question": ("escape", "m"),
    "the palette": ("escape", "colon", "b"),
    "the message, and its checks": ("escape", "escape", "shift+tab", "enter", "e", *"[X]", "escape", "tab"),
    "the page": ("1", "p"),
    "Applications, marked and filtered": ("2", "v", "slash", "a"),
    "Settings": ("escape", "comma", "j"),
}
"""What is pressed one after the other, and where that leads."""

DIALOGS = "#form, #choose, #pick, #keys, #--input, CommandList"

LINES = range(0x2500, 0x25A0)
"""Frames, bars and shades: they say nothing that words do not."""


async def test_all_that_is_written_can_be_read_and_nothing_blinks(folder: Path) -> None:
    async with dashboard(folder, six(), size=(100, 30)) as shown:
        faint: dict[tuple[str, str, str], tuple[str, str]] = {}
        themes = list(THEMES)
        for place, keys in PLACES.items():
            await shown.press(*keys)
            # The theme on the screen is looked at first: putting another on takes longer than all else here.
            themes.reverse()
            for theme in themes:
                await wear(shown, theme, again=keys[1:] if place == "the palette" else ())
                assert shown.app.animation_level == "none"
                fields = *shown.app.screen.query(Input), *shown.app.screen.query(TextArea)
                assert not any(field.cursor_blink for field in fields), place
                texts = list(written(shown))
                assert len(texts) > 1, f"{place}\n{shown.text}"
                for text, front, ground in texts:
                    if contrast(front, ground) < (CLEAR if theme is CONTRAST else LEGIBLE):
                        faint.setdefault((theme.name, front.hex, ground.hex), (place, text))
        assert faint == {}


async def wear(shown: Dashboard, theme: Theme, again: Sequence[str]) -> None:
    """Puts a theme on; what the toolkit has drawn and keeps is opened ``again``."""
    if again and shown.app.theme != theme.name:
        await shown.press("escape")
        shown.app.theme = theme.name
        await shown.press(*again)
    shown.app.theme = theme.name
    await shown.pilot.pause()


def written(shown: Dashboard) -> Iterator[tuple[str, Color, Color]]:
    """Each piece of text on the screen with its colour and its ground; of a dialog what is not behind it."""
    screen = shown.app.screen
    boxes = [box.region for box in screen.query(DIALOGS)] if isinstance(screen, ModalScreen) else []
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            text, style = segment.text.strip(), segment.style
            if _is_in(x, y, boxes) and any(ord(sign) not in LINES for sign in text):
                assert style is not None
                front, ground = color_of(style.color), color_of(style.bgcolor)
                front = ground.blend(front, 0.5) if style.dim else front
                yield (text, ground, front) if style.reverse else (text, front, ground)
            x += segment.cell_length


def _is_in(x: int, y: int, boxes: Sequence[Region]) -> bool:
    return not boxes or any(box.contains(x, y) for box in boxes)


def color_of(drawn: RichColor | None) -> Color:
    assert drawn is not None
    assert drawn.triplet is not None, "a colour that the terminal chooses"
    return Color(*drawn.triplet)
