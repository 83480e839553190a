"""A clipboard of its own for a test: an X display that exists only in memory."""

import os
import select
import shutil
import subprocess
from itertools import count
from typing import Self

START = 15.0
"""Seconds the display has to start in."""

_numbers = count(1_000 + os.getpid() % 500 * 100)
"""Numbers of displays that no other process asks for.

A server that chooses for itself takes the number that another has just given up; and the other, not quite
gone, takes the new one's socket along.
"""


def missing_programs() -> list[str]:
    """Which of the programs this module needs are not installed."""
    return [name for name in ("Xvfb", "xclip") if shutil.which(name) is None]


class XClipboard:
    """An X display while the ``with`` block lasts; what was copied there goes when it ends."""

    def __init__(self) -> None:
        answer, say = os.pipe()
        try:
            self._server = subprocess.Popen(
                [
                    "Xvfb",
                    f":{next(_numbers)}",
                    "-displayfd",
                    str(say),
                    "-screen",
                    "0",
                    "320x240x24",
                    "-nolisten",
                    "tcp",
                ],
                pass_fds=[say],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        finally:
            os.close(say)
        number = _line(answer)
        if not number:
            self.close()
            raise AssertionError("Xvfb did not start.")
        self.display = f":{number}"
        """What a program needs as ``DISPLAY`` to copy here."""

    def read(self) -> str:
        """The text on the clipboard; empty when nothing was copied."""
        done = subprocess.run(
            ["xclip", "-selection", "clipboard", "-o"],
            env=os.environ | {"DISPLAY": self.display},
            capture_output=True,
            timeout=10,
            check=False,
        )
        return done.stdout.decode() if done.returncode == 0 else ""

    def close(self) -> None:
        """Ends the display, and with it every program that holds a selection there."""
        self._server.terminate()
        try:
            self._server.wait(5)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ending: object) -> None:
        self.close()


def _line(pipe: int) -> str:
    """What comes down the pipe up to the end of the line, empty when it stays silent; closes the pipe."""
    text = b""
    with os.fdopen(pipe, "rb", buffering=0) as stream:
        while not text.endswith(b"\n") and select.select([stream], [], [], START)[0]:
            part = stream.read(16)
            if not part:
                break
            text += part
    return text.decode().strip()
