"""Renders the pictures README shows from the live program, with the demo and a fixed clock.

    python screenshots/take.py [FOLDER]

Writes one SVG a screen into FOLDER (default: beside this file).
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from afterword.desk.desk import Desk
from afterword.desk.ledger import Home
from afterword.domain.cadence import cadence_from
from afterword.exchange.demo import demo_document
from afterword.interface.app import AfterwordApp
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


PICTURES = (
    Picture("today", (120, 36), ("j", "j", "j")),
    Picture("today-80x24", (80, 24)),
    Picture("message", (120, 36), ("j", "j", "j", "enter")),
    Picture("message-80x24", (80, 24), ("j", "j", "j", "enter")),
    Picture("interview", (120, 36), ("i",)),
    Picture("application", (120, 36), ("tab", "j", "enter")),
    Picture("applications", (120, 36), ("2",)),
    Picture("insights", (120, 36), ("3",)),
    Picture("people", (120, 36), ("4",)),
    Picture("call", (120, 36), ("j", "j", "j", "j", "j", "j", "enter")),
    Picture("debrief", (120, 36), ("tab", "j", "b")),
    Picture("first-start-80x24", (80, 24), empty=True),
)


async def take(picture: Picture, folder: Path) -> None:
    """Opens the program, presses the keys and saves the picture."""
    with tempfile.TemporaryDirectory() as temporary:
        state = Path(temporary)
        cadence = cadence_from(shipped_table("cadence.toml"))
        book = Book(state / "demo.json", lambda: NOW, state=state)
        desk = Desk(book, cadence, lambda: NOW, Home("America/New_York", "US"))
        if not picture.empty:
            desk.import_document(demo_document(shipped_table("demo.toml"), NOW, cadence))
        app = AfterwordApp(desk, state=state, is_moved=False)
        async with app.run_test(size=picture.size, notifications=False) as pilot:
            await pilot.pause()
            await pilot.press(*picture.keys)
            await pilot.pause()
            # Whoever looks at a picture fetches nothing from anywhere: fonts are those of the computer.
            drawn = re.sub(r",?\s*url\([^)]*\) format\([^)]*\)", "", app.export_screenshot())
            (folder / f"{picture.name}.svg").write_text(drawn, encoding="utf-8")


def main() -> None:
    """Takes every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for picture in PICTURES:
        asyncio.run(take(picture, folder))


if __name__ == "__main__":
    main()
