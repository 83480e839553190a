"""The way in: what was worked out ahead is said at once; everything else is for the command line."""

import atexit
import gc
import os
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from afterword.settings import locations
from afterword.settings.circumstances import circumstances_at_start
from afterword.store.kept_today import shown

_MADE_BETWEEN_LOOKS = 10_000
"""Things that are made before Python looks for garbage among them."""


class Asked(NamedTuple):
    """A command without options of its own: its name, the file, and the present moment in whole seconds."""

    command: str
    file: Path
    now: float


def main() -> None:
    """Does what the command line says."""
    # Read before what it speaks of is loaded.
    circumstances = circumstances_at_start()
    asked = asked_by(sys.argv[1:])
    if asked and asked.command == "due" and _speaks_utf_8():
        said = shown(asked.file, locations.state_folder(), circumstances, asked.now, "printed")
        # Who cannot be told anything hears of it from the command itself.
        with suppress(OSError):
            if said is not None:
                sys.stdout.buffer.write(said)
                sys.stdout.flush()
                os._exit(0)
    # A start makes much and throws hardly any of it away: looking for garbage at the usual pace takes a tenth
    # of it, and looking through all once more at the end is for nobody.
    gc.set_threshold(_MADE_BETWEEN_LOOKS)
    atexit.register(gc.freeze)
    from afterword.cli import main as command_line

    command_line()


def asked_by(words: list[str]) -> Asked | None:
    """What is asked for in so many words: ``[--file F] [--at I] due``; None where more is said."""
    options = dict(zip(words[0:-1:2], words[1:-1:2], strict=False))
    if len(words) != 2 * len(options) + 1 or not options.keys() <= {"--file", "--at"}:
        return None
    try:
        moment = datetime.fromisoformat(options["--at"]) if "--at" in options else None
    except ValueError:
        return None
    if moment and moment.tzinfo is None:
        return None
    file = Path(options["--file"]) if "--file" in options else locations.data_file()
    return Asked(words[-1], file, (moment.timestamp() if moment else time.time()) // 1)


def _speaks_utf_8() -> bool:
    return sys.stdout is not None and (sys.stdout.encoding or "").lower() == "utf-8"
