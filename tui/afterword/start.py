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

from afterword.domain.years import instant_of
from afterword.settings import locations
from afterword.settings.circumstances import circumstances_at_start
from afterword.store.kept_today import shown

_COMPLETES = "_AFTERWORD_COMPLETE"
"""Set where a shell asks the command line for its completions, without a word."""

_MADE_BETWEEN_LOOKS = 10_000
"""Things that are made before Python looks for garbage among them."""


class Asked(NamedTuple):
    """A command without options of its own, or none: its name, the file, and what to take for the present."""

    command: str
    file: Path
    at: datetime | None

    @property
    def now(self) -> float:
        """The present moment in whole seconds since 1970."""
        return (self.at.timestamp() if self.at else time.time()) // 1


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
    if asked and not asked.command:
        _open_dashboard(asked)
    else:
        from afterword.cli.command_line import main as command_line

        command_line()


def asked_by(words: list[str]) -> Asked | None:
    """What is asked for in so many words: ``[--file F] [--at I] [due]``; None where more is said.

    None too where what is said is wrong, or may be: the command line says so.
    """
    paired = len(words) // 2 * 2
    options = dict(zip(words[0:paired:2], words[1:paired:2], strict=True))
    command = words[paired] if len(words) > paired else ""
    if 2 * len(options) != paired or not options.keys() <= {"--file", "--at"} or _COMPLETES in os.environ:
        return None
    try:
        at = instant_of(options["--at"]) if "--at" in options else None
    except ValueError:
        return None
    file = Path(options["--file"]) if "--file" in options else locations.data_file()
    if file.is_dir() or (at and not command and "--file" not in options):
        return None
    return Asked(command, file, at)


def _open_dashboard(asked: Asked) -> None:
    """Opens it as the command line would, without what takes a command line apart."""
    try:
        from afterword.cli.dashboard import open_dashboard
        from afterword.cli.output import errors_said
        from afterword.cli.place import Place, clock_from

        place = Place(asked.file, clock_from(asked.at), asked.at)
        with place.at_end, errors_said():
            open_dashboard(place)
    except KeyboardInterrupt:
        # Nothing is there yet that could be lost.
        sys.exit(1)


def _speaks_utf_8() -> bool:
    return sys.stdout is not None and (sys.stdout.encoding or "").lower() == "utf-8"
