"""Puts a message on the clipboard and says honestly how far that went. Imports no Textual.

``copy`` may block for some seconds: the dashboard calls it from a thread, and hands it the one thing
that needs the terminal as a function.
"""

import base64
import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Final

import msgspec

from afterword.files import put_file
from afterword.settings.settings import Route
from afterword.system import here

NATIVE_SECONDS: Final = 2.0
"""The system's clipboard answers in some hundredths; a tool that hangs must not hold the person up."""

TMUX_SECONDS: Final = 1.0

ROUTES: Final = ("system", "tmux", "terminal")
"""The ways to a clipboard, best first."""

CHOICE: Final = "AFTERWORD_CLIPBOARD"
"""The variable of the environment that chooses one of ROUTES, or ``file`` for none."""

TERMINAL_BASE64: Final = 74_000
"""The longest base64 text, in bytes, that common terminals take in an OSC 52 sequence."""

_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")

_CHILD: Final = Path(__file__).with_name("child.py")


_SLOW: Final = "The clipboard is slow to answer: if nothing pastes"


class Native(Enum):
    """What came of trying the system's clipboard."""

    CHECKED = "checked"
    """It gave the text back."""

    LATE = "late"
    """A tool did not come back in time."""

    NONE = "none"
    """There is none, or it did not take the text."""


class CopyOutcome(Enum):
    """How far copying went."""

    CHECKED = "checked"
    """The system's clipboard was read back and holds the text."""

    SENT = "sent"
    """The terminal was asked; it does not answer."""

    UNANSWERED = "unanswered"
    """The system's clipboard was given the text and did not answer in time; the text is in the file too."""

    SAVED = "saved"
    """No clipboard was reached: show the text, which is in the file too."""

    NOTHING = "nothing"
    """There was no text to copy."""


class Copied(msgspec.Struct, frozen=True):
    """What came of copying: the text as it was copied, the outcome, and the file that has it too."""

    outcome: CopyOutcome
    text: str
    saved_in: Path | None
    """None when the file could not be written."""
    in_tmux: bool = False
    """Whether tmux has it too, where its own key pastes it."""

    @property
    def is_doubtful(self) -> bool:
        """Whether the text is to be shown for selecting, since it may be on no clipboard."""
        return self.outcome in (CopyOutcome.SAVED, CopyOutcome.UNANSWERED)

    def row(self) -> dict[str, object]:
        """It as JSON for scripts: a shape that holds (``data/help/scripts.md``)."""
        return {
            "text": self.text,
            "checked": self.outcome is CopyOutcome.CHECKED,
            "file": str(self.saved_in) if self.saved_in else None,
            "says": self.sentence,
        }

    @property
    def sentence(self) -> str:
        """What to tell the person."""
        match self.outcome, self.saved_in:
            case CopyOutcome.CHECKED, _:
                return "Copied (checked)."
            case CopyOutcome.NOTHING, _:
                return "There is nothing to copy."
            case CopyOutcome.SENT, None:
                return f"{self._sent}; whether it took it cannot be checked."
            case CopyOutcome.SENT, path:
                return f"{self._sent}; if nothing pastes, the text is in {path}."
            case CopyOutcome.UNANSWERED, None:
                return f"{_SLOW}, the text is shown; it could not be saved."
            case CopyOutcome.UNANSWERED, path:
                return f"{_SLOW}, the text is shown and saved in {path}."
            case _, None:
                return "No clipboard here, and the text could not be saved: it is shown."
            case _, path:
                return f"No clipboard here: the text is shown and saved in {path}."

    @property
    def _sent(self) -> str:
        return f"{'In tmux, and sent' if self.in_tmux else 'Sent'} to the terminal's clipboard"


def copy(
    text: str,
    saved_in: Path,
    terminal: Callable[[str], None] | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Copied:
    """Save ``text`` in ``saved_in``, then try the system's clipboard, tmux and the terminal.

    ``terminal`` writes OSC 52 (``App.copy_to_clipboard``, through ``call_from_thread``); None where
    there is no terminal to write to. The person's own choice among ROUTES, in the variable CHOICE of the
    ``environment``, leaves the others out. Blocks for at most about five seconds; never raises for a
    clipboard that fails.
    """
    plain = pasteable(text)
    if not plain.strip():
        return Copied(CopyOutcome.NOTHING, plain, None)
    # First the file, so that the text is never in a clipboard only.
    file = saved_in if _save(plain, saved_in) else None
    routes = routes_of(environment)
    native = copy_natively(plain, environment) if "system" in routes else Native.NONE
    if native is Native.CHECKED:
        return Copied(CopyOutcome.CHECKED, plain, file)
    in_tmux = "tmux" in routes and copy_to_tmux(plain, environment)
    # Also within tmux: a window started from there has another terminal than its server knows.
    asks_terminal = "terminal" in routes and terminal_takes(plain, environment)
    if terminal is not None and asks_terminal:
        terminal(plain)
        return Copied(CopyOutcome.SENT, plain, file, in_tmux)
    otherwise = CopyOutcome.UNANSWERED if native is Native.LATE else CopyOutcome.SAVED
    return Copied(CopyOutcome.SENT if in_tmux else otherwise, plain, file, in_tmux)


def routes_of(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The ways to try, in order: all, else the one the person chose; ``file`` is none of them."""
    choice = environment.get(CHOICE, "").strip().lower()
    return ROUTES if choice not in (*ROUTES, "file") else tuple(r for r in ROUTES if r == choice)


def with_choice(route: Route, environment: Mapping[str, str] = os.environ) -> Mapping[str, str]:
    """The ``environment`` with the route of the settings, unless the environment itself chooses one."""
    return environment if route == "auto" else {CHOICE: route, **environment}


def pasteable(text: str) -> str:
    """``text`` without control characters and with plain line ends.

    An escape sequence in a pasted text can end a terminal's bracketed paste and run as typed.
    """
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))


def copy_natively(text: str, environment: Mapping[str, str] = os.environ) -> Native:
    """Gives the system's clipboard ``text`` and has it give that back.

    Over SSH it would be the far machine's, which nobody pastes from.
    """
    if is_remote(environment) or not sys.executable:
        return Native.NONE
    for task in ("copy", "compare"):
        status = _run(child(task), text, environment, NATIVE_SECONDS)
        if status != 0:
            return Native.LATE if status is None else Native.NONE
    return Native.CHECKED


def child(task: str) -> list[str]:
    """The command that does one of the tasks of ``child.py``.

    By file and with -P, so that neither a pyperclip.py lying about nor a module beside it is imported.
    """
    return [sys.executable, "-P", str(_CHILD), task]


def is_remote(environment: Mapping[str, str]) -> bool:
    """Whether the person sits at another machine."""
    return bool(environment.get("SSH_CONNECTION"))


def copy_to_tmux(text: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether tmux took ``text``, for its own buffer and for the terminal outside.

    With tmux's defaults an OSC 52 sequence from inside is dropped; this way passes. One older than 3.2
    does not know -w, and keeps the text for itself.
    """
    if not environment.get("TMUX"):
        return False
    return any(
        _run(["tmux", "load-buffer", *onwards, "-"], text, environment, TMUX_SECONDS) == 0
        for onwards in (["-w"], [])
    )


def terminal_takes(text: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether it makes sense to send ``text`` to the terminal: not too long, and not one known to drop it."""
    return not drops(environment) and len(base64.b64encode(text.encode())) <= TERMINAL_BASE64


def drops(environment: Mapping[str, str]) -> bool:
    """Whether what is between the program and the person is known to drop a text sent to it."""
    in_screen = bool(environment.get("STY")) and not environment.get("TMUX")
    return (
        in_screen
        or environment.get("TERM") in ("linux", "dumb")
        or environment.get("TERM_PROGRAM") == "Apple_Terminal"
    )


def _run(command: list[str], text: str, environment: Mapping[str, str], seconds: float) -> int | None:
    """The exit status of ``command``, given ``text``; None where it had to be ended.

    In a session of its own: xclip stays behind to serve the clipboard and must outlive the terminal.
    Its output leads nowhere: it would be written over the screen, and a pipe would never end.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - fixed commands, the text goes to standard input
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environment),
            **here().apart(),
        )
    except OSError:
        return 1
    try:
        process.communicate(text.encode(), timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        return None
    except OSError:
        _end(process)
        return 1
    return process.returncode


def _end(process: subprocess.Popen[bytes]) -> None:
    here().end(process)
    with contextlib.suppress(OSError):
        if process.stdin is not None:
            process.stdin.close()
    process.wait()


def _save(text: str, path: Path) -> bool:
    """Whether ``text`` is in ``path`` now."""
    try:
        put_file(path, text.encode())
    except OSError:
        return False
    return True
