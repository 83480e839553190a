"""Random keys from any state: nothing breaks, the file always loads, and undo leads back to the start."""

import os
import random
from pathlib import Path

import pytest

from afterword.interface.app import AfterwordApp
from afterword.interface.commands import COMMANDS
from interface import dashboards
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
    open_desk(folder).files.import_document(six())
    for history in folder.rglob("undo.jsonl"):
        history.unlink()


async def stay(_: AfterwordApp) -> None:
    """In the place of quitting."""


@pytest.mark.parametrize("seed", SEEDS)
async def test_random_keys_break_nothing_and_are_undone(
    folder: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A dozen keys and a word may be on their way at once.
    monkeypatch.setattr(dashboards, "PATIENCE", 60.0)
    # The list of keys offers to quit; that the program then ends is no news.
    monkeypatch.setattr(AfterwordApp, "action_quit", stay)
    dice = random.Random(seed)
    begin(folder)
    # Files are written out under names that nobody chose.
    monkeypatch.chdir(folder)
    async with dashboard(folder) as shown:
        before = shown.desk.files.export_document()
        for _ in range(PRESSES):
            match dice.randrange(10):
                case 0:
                    shown.type_ahead(*dice.choice(WORDS))
                case 1:
                    shown.type_ahead(dice.choice("abcdefghijklmnprstuvwx"))
                case 2:
                    shown.type_ahead("ctrl+s")
                case _:
                    shown.type_ahead(dice.choice(KEYS))
            if dice.randrange(4) == 0:
                await shown.rest()
            assert shown.app.is_running, shown.text
        await shown.until(lambda: not any(worker.group == "keys" for worker in shown.app.workers))
        await shown.rest()
        again = open_desk(folder, shown.clock)
        assert again.files.export_document() == shown.desk.files.export_document()
        assert again.search == shown.desk.search
        while shown.desk.files.export_document() != before:
            shown.desk.saving.undo()
