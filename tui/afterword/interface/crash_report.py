"""What is told when the program stops by a mistake of its own: where it was, and nothing anybody wrote."""

import platform
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from afterword import __version__
from afterword.files import put_file


def stopped_by(error: BaseException, state: Path) -> str:
    """Writes a report into the ``state`` folder; gives what to say."""
    told = "What it was doing could not be written down."
    with suppress(OSError):
        path = state / f"stopped-{datetime.now(UTC):%Y%m%dT%H%M%S}Z.txt"
        put_file(path, crash_report(error).encode())
        told = f"What it was doing, without anything you wrote, is in {path}"
    return f"Afterword had to stop, by a mistake of its own. What you saved is on disk.\n{told}"


def crash_report(error: BaseException) -> str:
    """Where in the program an error arose: kinds and lines of code, no texts and no values."""
    # Asking for it reads the description of every package there is, so nobody asks before it is needed.
    from importlib.metadata import version

    toolkit, python = version("textual"), platform.python_version()
    lines = [f"Afterword {__version__}, Textual {toolkit}, Python {python}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__qualname__)
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"
