"""The person's own editor: it has the terminal to itself, and however it ends the dashboard is back."""

import asyncio
import os
import shlex
import shutil
import signal
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from afterword.domain.errors import AfterwordError
from afterword.domain.phrases import shortened
from afterword.files import read_plain, write_new

_LAST_WORDS = 1.0
"""Seconds an editor has to put its own things in order when the program ends."""


class NotEdited(AfterwordError):
    """Nothing came back from an editor; the sentence says why. The text is as it was."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} The message is as it was.")


async def edited(app: App[Any], text: str) -> str:
    """``text`` as the person left it in their editor. Raises AfterwordError where nothing came back."""
    command = editor_command()
    try:
        with tempfile.TemporaryDirectory(prefix="afterword-", ignore_cleanup_errors=True) as folder:
            file = Path(folder, "message.txt")
            write_new(file, f"{text}\n".encode())
            await _run(app, command, file)
            return _left_in(file)
    except SuspendNotSupported:
        raise AfterwordError(
            "This terminal cannot lend itself to an editor; `message.edit` edits here."
        ) from None
    except OSError as error:
        raise NotEdited(f"The text could not be put into a file for the editor: {error.strerror}.") from None


def _left_in(file: Path) -> str:
    try:
        return read_plain(file).decode().rstrip("\n")
    except (OSError, UnicodeDecodeError):
        raise NotEdited("What the editor left is no text that can be read.") from None


def editor_command() -> list[str]:
    """The command that $VISUAL, else $EDITOR names, whose path may have blanks. Raises AfterwordError."""
    name = next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name, "").strip()), None)
    if name is None:
        raise AfterwordError("Say which editor first: export EDITOR=nano. `message.edit` edits here.")
    wished = os.environ[name].strip()
    for program, more in _readings(wished):
        # Not as a Path, which would lose that ./edit is not to be looked for elsewhere.
        found = os.path.expanduser(program)  # noqa: PTH111
        if shutil.which(found):
            return [found, *more]
    raise NotEdited(f"${name} names no program that can be found here: {shortened(wished)}.")


def _readings(wished: str) -> Iterator[tuple[str, list[str]]]:
    """What a command line can mean: as a shell reads it, else the longest path with blanks in it first."""
    words = wished.split(" ")
    with suppress(ValueError):
        program, *more = shlex.split(wished)
        yield program, more
    for count in range(len(words), 0, -1):
        with suppress(ValueError):
            yield " ".join(words[:count]), shlex.split(" ".join(words[count:]))


async def _run(app: App[Any], command: Sequence[str], file: Path) -> None:
    """Runs the editor with the terminal to itself. Raises NotEdited where it did not end well."""
    name = Path(command[0]).name
    with app.suspend():
        # Whatever is raised here goes on once the terminal is the dashboard's again.
        (code,) = await asyncio.gather(_code_of(*command, str(file)), return_exceptions=True)
    match code:
        case 0:
            return
        case int() if code < 0:
            raise NotEdited(f"{name} was ended by {_signal_name(-code)}.")
        case int():
            raise NotEdited(f"{name} did not end well (status {code}).")
        case OSError():
            raise NotEdited(f"{name} could not be started: {code.strerror}.")
        case _:
            raise code


async def _code_of(*command: str) -> int:
    """The status a program ends with. It is ended with the dashboard, if that ends first."""
    process = await asyncio.create_subprocess_exec(*command)
    try:
        return await process.wait()
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError, TimeoutError):
                process.terminate()
                await asyncio.wait_for(process.wait(), _LAST_WORDS)
            with suppress(ProcessLookupError):
                process.kill()


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
