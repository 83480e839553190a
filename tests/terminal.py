"""Drives a program in a real pseudo-terminal and reads its screen, as a person at a keyboard would.

with Terminal([sys.executable, "-m", "afterword", "demo"], isolated(tmp_path)) as terminal:
    terminal.wait_for("Overdue")
    terminal.press("i")
    terminal.type("Lark Analytics")
    terminal.press("enter", "ctrl+s")
    terminal.wait_for("Interview logged")
    terminal.press("q")
    assert terminal.wait_closed() == 0
"""

import os
import re
import signal
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

import pexpect
import pyte
import pytest

from isolation import private_folders

if not hasattr(os, "killpg"):
    pytest.skip("Windows has no pseudo-terminals to drive", allow_module_level=True)

PATIENCE = 30.0
"""Seconds a wait lasts when it is not told otherwise; long, because a busy machine is no defect."""

ESCAPE_DELAY = 0.025
"""Seconds after which the program takes a lone escape for the key and not for the start of a sequence."""

ENDINGS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
NUMBERS = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6} | {
    f"f{number}": code for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
}
PLAIN = {"enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "backspace": "\x7f"}
FUNCTION = {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}

NOTABLE = re.compile(
    rb"\x1b\[\?(?P<mode>1049|2004|2026)(?P<switch>[hl])"  # other screen, bracketed paste, one frame
    rb"|\x1b\[\?(?P<asked>\d+)\$p"  # is this mode known?
    rb"|\x1b\[(?P<report>6n|0?c)"  # where is the cursor, what terminal is this?
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"  # which colours?
    rb"|\x1b\[[<=>][0-9;]*[ -/]*[@-~]|\x1b\[\?u|\x1b\[\?1048[hl]"  # extensions this terminal lacks
    rb"|\x1bP[^\x1b]*\x1b\\"
)
COMPLETE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[ -/]*[0-OQ-Z\\^-~])"
)


def isolated(tmp_path: Path) -> dict[str, str]:
    """A whole environment for a program: a home below ``tmp_path``, UTC, no clipboard, full colour.

    Add to it with ``isolated(tmp_path) | {"DISPLAY": xclipboard.display}``.
    """
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "ESCDELAY": str(round(ESCAPE_DELAY * 1000)),
        **private_folders(tmp_path / "home"),
    }


def key_bytes(key: str) -> bytes:
    """What a terminal sends for a key: a character, or a name such as ``enter`` or ``shift+tab``."""
    if len(key) == 1:
        return key.encode()
    *held, name = key.split("+")
    with suppress(KeyError):
        state = 1 + sum(MODIFIERS[modifier] for modifier in held)
        if name in ENDINGS:
            return f"\x1b[{f'1;{state}' if held else ''}{ENDINGS[name]}".encode()
        if name in NUMBERS:
            return f"\x1b[{NUMBERS[name]}{f';{state}' if held else ''}~".encode()
        if name in FUNCTION:
            return (f"\x1b[1;{state}{FUNCTION[name]}" if held else f"\x1bO{FUNCTION[name]}").encode()
        if name == "tab" and held == ["shift"]:
            return b"\x1b[Z"
        text = name if len(name) == 1 else PLAIN[name]
        if "ctrl" in held:
            text = chr(ord(text.upper()) & 0x1F)
        elif "shift" in held:
            text = text.upper()
        return (("\x1b" if "alt" in held else "") + text).encode()
    raise ValueError(f"No key is called {key!r}.")


class Terminal:
    """A program in a terminal of its own, from the start of the ``with`` block to its end.

    The program's output is read, and its questions to the terminal are answered, while one of the methods
    waits. A screen that is half drawn is never looked at.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        env: Mapping[str, str],
        columns: int = 120,
        rows: int = 36,
        cwd: Path | None = None,
    ) -> None:
        """Starts the program; ``env`` is all it knows of the environment (see ``isolated``)."""
        self.raw = b""
        """Every byte the program has written, for what a screen does not show."""
        self.presses = 0
        """How many keys were pressed, not counting typed text."""
        self._tail = b""
        self._is_lost = False
        self._drawing = False
        self._brackets_paste = False
        self._main = pyte.Screen(columns, rows)
        self._shown = self._main
        self._stream = pyte.ByteStream(self._shown)
        program, *arguments = map(str, command)
        with warnings.catch_warnings():
            # Newer Pythons warn of any fork beside threads; this one runs another program at once.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._program: pexpect.spawn[bytes] = pexpect.spawn(
                program,
                arguments,
                env=dict(env),
                cwd=cwd,
                dimensions=(rows, columns),
                timeout=0,
            )
        assert self._program.pid is not None
        self._group = self._program.pid
        self._program.delaybeforesend = None
        # Nothing is waited for after the end, for ``close`` has waited already.
        self._program.ptyproc.delayafterclose = 0  # type: ignore[attr-defined]

    # What a person does.

    def press(self, *keys: str) -> None:
        """Presses keys: characters, or names such as ``enter``, ``down``, ``space``, ``ctrl+s``."""
        for key in keys:
            self._send(key_bytes(key))
            self.presses += 1
            if key == "escape":
                # What follows too closely would be read together with it, as a key held with alt.
                self._watch(3 * ESCAPE_DELAY)

    def type(self, text: str) -> None:
        """Types text, which does not count as key presses; a line break is typed as enter."""
        self._send(text.replace("\n", "\r").encode())

    def paste(self, text: str) -> None:
        """Pastes text the way a terminal does, in brackets if the program asked for them."""
        self._watch(0)
        line = text.replace("\n", "\r").encode()
        self._send(b"\x1b[200~" + line + b"\x1b[201~" if self._brackets_paste else line)

    def resize(self, columns: int, rows: int) -> None:
        """Gives the terminal another size, as dragging a window's corner does."""
        self._watch(0)
        for screen in {id(screen): screen for screen in (self._main, self._shown)}.values():
            screen.resize(rows, columns)
        self._program.setwinsize(rows, columns)

    # What a person sees.

    @property
    def screen(self) -> list[str]:
        """The rows as text, without the blanks at their ends."""
        self._watch(0)
        return self._rows()

    @property
    def text(self) -> str:
        """The rows as one text."""
        return "\n".join(self.screen)

    @property
    def keyboard(self) -> int:
        """The descriptor to type at without anything being read meanwhile."""
        return self._program.fileno()

    def wipe(self) -> None:
        """Clears the screen, as another program in the same window does."""
        self._shown.reset()

    @property
    def process(self) -> int:
        """The program's process id."""
        return self._group

    @property
    def exit_code(self) -> int | None:
        """What the program ended with: its code, less than 0 when a signal ended it, ``None`` if it runs."""
        if self._program.isalive():
            return None
        if self._program.signalstatus is not None:
            return -self._program.signalstatus
        return self._program.exitstatus

    # Waiting.

    def wait_until(
        self,
        predicate: Callable[[list[str]], object],
        timeout: float = PATIENCE,
        what: str = "what was expected",
    ) -> list[str]:
        """Waits until ``predicate(rows)`` holds and gives those rows; fails with a picture of the screen."""
        deadline = time.monotonic() + timeout
        fresh = True
        while True:
            if fresh and not self._drawing and predicate(rows := self._rows()):
                return rows
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(self._report(f"{what} did not show within {timeout:g} s"))
            fresh = self._read(min(left, 0.25))
            if not fresh and self.exit_code is not None and not self._read(0):
                if predicate(rows := self._rows()):
                    return rows
                raise AssertionError(self._report(f"the program ended before {what} showed"))

    def wait_for(self, text: str, timeout: float = PATIENCE) -> list[str]:
        """Waits until the text stands somewhere on the screen."""
        return self.wait_until(lambda rows: text in "\n".join(rows), timeout, repr(text))

    def wait_gone(self, text: str, timeout: float = PATIENCE) -> list[str]:
        """Waits until the text stands nowhere on the screen."""
        return self.wait_until(
            lambda rows: text not in "\n".join(rows), timeout, f"a screen without {text!r}"
        )

    def settle(self, quiet: float = 0.15, timeout: float = PATIENCE) -> list[str]:
        """Waits until the program has written nothing for ``quiet`` seconds; for what must not happen."""
        deadline = time.monotonic() + timeout
        while self._read(quiet):
            if time.monotonic() > deadline:
                raise AssertionError(self._report(f"the program did not come to rest within {timeout:g} s"))
        return self._rows()

    def wait_closed(self, timeout: float = PATIENCE) -> int:
        """Waits until the program has ended and gives its exit code."""
        deadline = time.monotonic() + timeout
        while (code := self.exit_code) is None:
            if time.monotonic() > deadline:
                raise AssertionError(self._report(f"the program did not end within {timeout:g} s"))
            self._read(0.02)
        while self._read(0):
            pass
        return code

    # The end.

    def lose(self) -> None:
        """Takes the terminal away without a word, as the end of the program that shows it does."""
        # Closes the descriptor alone, where pexpect would send signals too.
        self._program.ptyproc.fileobj.close()  # type: ignore[attr-defined]
        self._is_lost = True

    def close(self) -> None:
        """Closes the window: ends the program and whatever it started in this terminal."""
        if self._program.closed:
            return
        self._signal("SIGHUP")
        deadline = time.monotonic() + 0.5
        while self.exit_code is None and time.monotonic() < deadline:
            self._read(0.02)
        self._signal("SIGKILL")
        self._program.close(force=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ending: object) -> None:
        self.close()

    def _signal(self, name: str) -> None:
        """To every process of the terminal, for a program may leave children behind."""
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._group, signal.Signals[name])

    def _send(self, data: bytes) -> None:
        """In parts, so that a program that writes while it reads is never waited for."""
        for start in range(0, len(data), 512):
            self._watch(0)
            self._program.send(data[start : start + 512])

    def _watch(self, seconds: float) -> None:
        """Reads for as long, or what is there already and the rest of a frame that has begun."""
        deadline = time.monotonic() + seconds
        frame = deadline + 1.0
        while self._read(max(0.0, deadline - time.monotonic())) or (self._drawing and self._read(0.05)):
            if time.monotonic() > (frame if self._drawing else deadline):
                return

    def _read(self, timeout: float) -> bool:
        """Takes in what the program has written, waiting at most this long; whether there was anything."""
        if self._is_lost:
            time.sleep(timeout)
            return False
        try:
            data = self._program.read_nonblocking(65536, timeout)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            if self.exit_code is None:
                time.sleep(min(timeout, 0.02))  # the terminal is closed, the program not quite over
            return False
        self.raw += data
        data = self._tail + data
        last = data.rfind(b"\x1b")
        cut = len(data) if last < 0 or COMPLETE.match(data, last) else last
        data, self._tail = data[:cut], data[cut:]
        position = 0
        for found in NOTABLE.finditer(data):
            self._stream.feed(data[position : found.start()])
            self._notice(found)
            position = found.end()
        self._stream.feed(data[position:])
        return True

    def _notice(self, found: re.Match[bytes]) -> None:
        """Does what a terminal does about a sequence the screen itself knows nothing of."""
        on = found["switch"] == b"h"
        match found["mode"]:
            case b"2026":
                self._drawing = on
            case b"2004":
                self._brackets_paste = on
            case b"1049":
                self._shown = pyte.Screen(self._main.columns, self._main.lines) if on else self._main
                self._stream = pyte.ByteStream(self._shown)
        if found["asked"]:
            known = found["asked"] == b"2026"
            self._answer(b"\x1b[?%b;%d$y" % (found["asked"], 2 if known else 0))
        elif found["report"] == b"6n":
            self._answer(b"\x1b[%d;%dR" % (self._shown.cursor.y + 1, self._shown.cursor.x + 1))
        elif found["report"]:
            self._answer(b"\x1b[?62;22c")
        elif found["colour"]:
            shade = b"d0d0" if found["colour"] == b"10" else b"1010"
            self._answer(b"\x1b]%b;rgb:%b/%b/%b\x1b\\" % (found["colour"], shade, shade, shade))

    def _answer(self, data: bytes) -> None:
        with suppress(OSError):
            self._program.send(data)

    def _rows(self) -> list[str]:
        shown = self._shown
        return [
            "".join(shown.buffer[y][x].data for x in range(shown.columns)).rstrip()
            for y in range(shown.lines)
        ]

    def _report(self, sentence: str) -> str:
        """The sentence and a picture of the screen."""
        edge = "+" + "-" * self._shown.columns + "+"
        code = self.exit_code
        state = "still running" if code is None else f"exit code {code}"
        return "\n".join([f"{sentence} ({state}):", edge, *("|" + row for row in self._rows()), edge])
