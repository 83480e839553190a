"""What only a Unix has; elsewhere the test that asks for it is left out."""

import os
import sys
from pathlib import Path

import pytest


def make_pipe(path: Path) -> None:
    """A pipe by that name."""
    if sys.platform == "win32":
        pytest.skip("Windows keeps no pipes in folders")
    os.mkfifo(path)


def open_terminal() -> tuple[int, int]:
    """Both ends of a terminal of one's own: ours and its."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminals")
    return os.openpty()


def name_of(terminal: int) -> str:
    """Where the system keeps a terminal."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminals")
    return os.ttyname(terminal)
