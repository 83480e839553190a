"""Renders the pictures README shows from the live program, with the demo and a fixed clock.

    python screenshots/take.py [FOLDER]

Writes one SVG a screen into FOLDER (default: beside this file), and the same in the light theme into
FOLDER/light.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from textual.screen import ModalScreen
from textual.theme import Theme

from afterword.desk.desk import Desk
from afterword.desk.saving import Home
from afterword.domain.timing.cadence import cadence_from
from afterword.exchange.demo import demo_document
from afterword.interface.app import AfterwordApp
from afterword.interface.themes import DARK, LIGHT
from afterword.settings.shipped import shipped_table
from afterword.store.book import Book

NOW = datetime.fromisoformat("2026-04-15T11:05-04:00")
"""A Wednesday morning: calls are welcome, and yesterday's thank-you has just run late."""


@dataclass(frozen=True)
class Picture:
    """A screen: its file's name, the terminal's size, and the keys that lead to it."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str] = ()
    empty: bool = False
    at: datetime = NOW
    search: str = ""
    """A search document beside this file; the demo where none is named."""


def walk(name: str, at: str, *keys: str) -> "Picture":
    """A picture of the one interview README walks through, as it stood at a moment."""
    when = datetime.fromisoformat(f"2026-{at}-04:00")
    return Picture(f"walk-{name}", (100, 28), keys, at=when, search="interview.json")


def typed(*lines: str) -> tuple[str, ...]:
    """The keys that type one line of a form after the other."""
    return tuple(key for line in lines for key in (*line, "enter"))


PICTURES = (
    Picture("today", (120, 36), ("j",)),
    Picture("today-80x24", (80, 24)),
    Picture("message", (120, 36), ("j", "enter")),
    Picture("message-80x24", (80, 24), ("j", "enter")),
    Picture("interview", (120, 36), ("i",)),
    Picture("application", (120, 36), ("tab", "j", "enter")),
    Picture("applications", (120, 36), ("2",)),
    Picture("insights", (120, 36), ("3",)),
    Picture("people", (120, 36), ("4",)),
    Picture("call", (120, 36), ("j", "j", "j", "enter")),
    Picture("debrief", (120, 36), ("tab", "j", "b")),
    Picture("settings", (120, 36), ("comma", "j", "j")),
    Picture("person", (120, 36), ("4", "j", "j", "enter")),
    Picture("preparation", (120, 36), (*"jjjjjj", "enter")),
    Picture("gone-quiet", (120, 36), (*"jjjjjjj", "enter")),
    Picture("names-hidden", (120, 36), ("P",)),
    Picture("keys", (120, 36), ("question_mark",)),
    Picture("first-start-80x24", (80, 24), empty=True),
    walk(
        "1-invitation",
        "04-08T09:25",
        "i",
        *typed("Lark Analytics", "Data Analyst", "Dana Osei"),
        *"14 apr 10:00-11:00",
    ),
    walk("2-preparation", "04-13T16:00", "enter"),
    walk(
        "3-debrief",
        "04-14T11:05",
        *("b", "enter", "enter", *typed("the weekly reports", "21 apr"), *"they talk to two more people"),
    ),
    walk("4-thank-you", "04-14T15:00", "enter"),
    walk("5-call", "04-22T09:40", "enter"),
    walk("6-last-thanks", "04-29T09:10", "enter"),
)


async def take(picture: Picture, folder: Path, theme: Theme) -> None:
    """Opens the program in a theme, presses the keys and saves the picture."""
    with tempfile.TemporaryDirectory() as temporary:
        state = Path(temporary)
        cadence = cadence_from(shipped_table("cadence.toml"))
        book = Book(state / "demo.json", lambda: picture.at, state=state)
        desk = Desk(book, cadence, lambda: picture.at, Home("America/New_York", "US"))
        if picture.search:
            desk.files.import_document(Path(__file__).with_name(picture.search).read_bytes())
        elif not picture.empty:
            desk.files.import_document(demo_document(shipped_table("demo.toml"), NOW, cadence))
        desk.preferences.change("theme", theme.name)
        app = AfterwordApp(desk, state=state, is_moved=False)
        async with app.run_test(size=picture.size, notifications=False) as pilot:
            await pilot.pause()
            await pilot.press(*picture.keys)
            await pilot.pause()
            if not isinstance(app.screen, ModalScreen):
                # A message is checked beside the event loop.
                await app.workers.wait_for_complete()
                await pilot.pause()
            (folder / f"{picture.name}.svg").write_text(portable(app.export_screenshot()), encoding="utf-8")


def portable(drawn: str) -> str:
    """A picture that looks the same everywhere: with the computer's own fonts, and with all its spaces.

    Whoever looks at it fetches nothing from anywhere.
    """
    without_links = re.sub(r",?\s*url\([^)]*\) format\([^)]*\)", "", drawn)
    return without_links.replace("<text ", '<text xml:space="preserve" ')


def main() -> None:
    """Takes every picture in both themes."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for theme, into in ((DARK, folder), (LIGHT, folder / "light")):
        into.mkdir(parents=True, exist_ok=True)
        for picture in PICTURES:
            asyncio.run(take(picture, into, theme))


if __name__ == "__main__":
    main()
