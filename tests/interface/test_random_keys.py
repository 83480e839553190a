"""Random keys from any state: nothing breaks, the file always loads, and undo leads back to the start."""

import os
import random
from pathlib import Path

import pytest

from afterword.interface.commands import COMMANDS
from interface.dashboards import dashboard, open_desk, six

SEEDS = range(int(os.environ.get("AFTERWORD_SEEDS", "2")))
PRESSES = int(os.environ.get("AFTERWORD_PRESSES", "40"))
"""How often and how long; more of both where somebody asks for it."""

ENDS = {"q", "ctrl+q", "D", "I", "y", "o", "E", "ctrl+p", "colon"}
"""What leaves the program, opens files and other programs, or takes the clipboard."""
WORDS = ("Rook Mills", "yesterday 15:00", "fri 10:00", "Kim Park <kim@rook.example>", "yes", "12 mar", "zzz")
KEYS = sorted({key for command in COMMANDS for key in command.keys} - ENDS)


def begin(folder: Path) -> None:
    """Six applications that no undo takes away."""
    open_desk(folder).import_document(six())
    for history in folder.rglob("undo.jsonl"):
        history.unlink()


@pytest.mark.parametrize("seed", SEEDS)
async def test_random_keys_break_nothing_and_are_undone(folder: Path, seed: int) -> None:
    dice = random.Random(seed)
    begin(folder)
    async with dashboard(folder) as shown:
        before = shown.desk.export_document()
        for _ in range(PRESSES):
            match dice.randrange(10):
                case 0:
                    await shown.pilot.press(*dice.choice(WORDS))
                case 1:
                    await shown.pilot.press(dice.choice("abcdefghijklmnprstuvwx"))
                case 2:
                    await shown.pilot.press("ctrl+s")
                case _:
                    await shown.pilot.press(dice.choice(KEYS))
            assert shown.app.is_running, shown.text
        await shown.rest()
        assert open_desk(folder, shown.clock).search == shown.desk.search
        while shown.desk.export_document() != before:
            shown.desk.undo()
