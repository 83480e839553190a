"""A tmux of its own for a test, with a terminal around it that can be read."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Self

import pexpect

SENTENCE = "this test needs tmux, which Debian has under that name"
"""What to say where it is missing."""


def is_missing() -> bool:
    """Whether tmux is not installed."""
    return shutil.which("tmux") is None


class Tmux:
    """A server with one window while the ``with`` block lasts; ``outside`` is the terminal it shows in."""

    def __init__(self, folder: Path) -> None:
        self.socket = str(folder / "tmux")
        environment = os.environ | {"TERM": "xterm-256color"}
        command = ["-S", self.socket, "-f", "/dev/null", "new-session", "/bin/sleep 60"]
        self.outside: pexpect.spawn[Any] = pexpect.spawn("tmux", command, env=environment, timeout=10)
        self.outside.expect_exact(b"[0] 0:")

    def do(self, *arguments: str) -> str:
        """What a command of tmux prints."""
        command = ["tmux", "-S", self.socket, *arguments]
        return subprocess.run(command, check=True, capture_output=True, timeout=10).stdout.decode()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ending: object) -> None:
        self.do("kill-server")
        self.outside.close(force=True)
