"""A program in a pseudo-terminal, watched with a clock: when something shows, when a key is answered.

A terminal says that it draws a frame at once when its end has come (mode 2026), so each answer of the
program ends where a person would see it. Nothing is drawn here; drawing would be measured with it.
"""

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

if sys.platform == "win32":
    sys.exit("What is measured here only a Unix tells.")

_FRAME_ENDS = b"\x1b[?2026l"
_ASKED = b"\x1b[?2026$p"
_ANSWER = b"\x1b[?2026;2$y"
_SEQUENCES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[=>])")
_PATIENCE = 60.0
"""Seconds for anything to show; more means that it never will."""


class Answer(NamedTuple):
    """How a key was answered: seconds to the end of the first frame, and to that of the last one before
    ``quiet``; the bytes of them all.
    """

    first: float
    last: float
    bytes: int


class WatchedTerminal:
    """Runs ``command`` in a terminal of so many columns and rows."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int = 120, rows: int = 36
    ) -> None:
        self.usage: Any = None  # resource.struct_rusage, which only a Unix has
        """What the program used, known once it has ended."""
        self._seen = bytearray()
        self._asked_at = 0
        self._started = time.perf_counter()
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.execvpe(command[0], list(command), dict(environment))
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.usage is None:
            os.kill(self._process, 9)
            self._reap()

    @property
    def process(self) -> int:
        """The program's process id."""
        return self._process

    @property
    def used(self) -> float:
        """Seconds of processor time it has used so far, all its threads; the system's clock of a process."""
        return time.clock_gettime((~self._process << 3) | 2)

    @property
    def most_memory(self) -> float:
        """MiB that it has had in use at most. What ``usage`` says begins with what this process had."""
        status = Path("/proc", str(self._process), "status").read_text(encoding="utf-8")
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024

    def shows(self, *texts: str) -> float:
        """Seconds from the start until all of these have been written, each in one piece."""
        wanted = [text.encode() for text in texts]
        while True:
            moment = self._read(self._started + _PATIENCE - time.perf_counter())
            plain = _SEQUENCES.sub(b"", bytes(self._seen))
            if all(text in plain for text in wanted):
                return moment - self._started

    def rest(self, quiet: float) -> None:
        """Reads until for so many seconds nothing has been written and next to nothing done."""
        # What begins by itself every now and then would never let it come to rest.
        until = time.perf_counter() + 40 * quiet
        while time.perf_counter() < until:
            used = self.used
            if self._has_more(quiet):
                self._read(0)
            elif self.used - used < quiet / 10:
                return

    def press(self, keys: bytes, quiet: float = 0.06) -> Answer:
        """Presses keys and waits for the end of the first frame, then until nothing more comes."""
        self._seen.clear()
        pressed = time.perf_counter()
        os.write(self._terminal, keys)
        while _FRAME_ENDS not in self._seen:
            first = last = self._read(_PATIENCE)
        # A cursor that blinks would never let it come to rest.
        while last < first + 8 * quiet and self._has_more(quiet):
            last = self._read(0)
        return Answer(first - pressed, last - pressed, len(self._seen))

    def ends(self, keys: bytes) -> float:
        """Presses keys; seconds until the program has ended."""
        pressed = time.perf_counter()
        os.write(self._terminal, keys)
        while self._read_or_end():
            pass
        self._reap()
        return time.perf_counter() - pressed

    def _reap(self) -> None:
        _, _, self.usage = os.wait4(self._process, 0)
        os.close(self._terminal)

    def _has_more(self, seconds: float) -> bool:
        return bool(select.select([self._terminal], [], [], seconds)[0])

    def _read(self, patience: float) -> float:
        """Takes in what has been written; when that was."""
        if not self._has_more(max(patience, 0)) or not self._read_or_end():
            plain = _SEQUENCES.sub(b"", bytes(self._seen)).decode(errors="replace")
            raise AssertionError(f"the program wrote nothing more:\n{plain[-2000:]}")
        return time.perf_counter()

    def _read_or_end(self) -> bool:
        try:
            self._seen += os.read(self._terminal, 1 << 16)
        except OSError:
            return False
        asked = self._seen.rfind(_ASKED)
        if asked >= 0 and asked + 1 > self._asked_at:
            self._asked_at = len(self._seen) + 1
            os.write(self._terminal, _ANSWER)
        return True
