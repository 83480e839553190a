"""What every test stands on: a home of its own, and on request a clipboard of its own."""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

import tmux as tmux_server
from afterword.domain.history import mistakes
from isolation import private_folders
from xserver import XClipboard, missing_programs

pytest.register_assert_rewrite("builders", "searches", "terminal", "interface.dashboards")


def pytest_xdist_auto_num_workers() -> int:
    """Half as many workers again as cores: tests of the dashboard wait a good part of their time."""
    return (os.cpu_count() or 1) * 3 // 2


def pytest_collection_finish() -> None:
    """What was collected stays till the end: looking through it for garbage takes a tenth of a run."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


OUTSIDE_WORLD = (
    "DISPLAY",
    "EDITOR",
    "NO_COLOR",
    "SSH_CONNECTION",
    "SSH_TTY",
    "STY",
    "TMUX",
    "VISUAL",
    "WAYLAND_DISPLAY",
)
"""Variables through which a test could reach the clipboard, the editor or the terminal of its runner."""


@pytest.fixture(scope="session")
def next_home(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Gives each caller a folder that no other test uses, far cheaper than ``tmp_path`` does."""
    homes = tmp_path_factory.mktemp("homes")
    numbers = count()
    return lambda: homes / str(next(numbers))


@pytest.fixture(autouse=True)
def away_from_home(monkeypatch: pytest.MonkeyPatch, next_home: Callable[[], Path]) -> None:
    """No test sees the files, settings, clipboard, time zone or habits of the person who runs it."""
    for name in [*OUTSIDE_WORLD, *(name for name in os.environ if name.startswith("AFTERWORD_"))]:
        if name != "AFTERWORD_REQUIRE_X":
            monkeypatch.delenv(name, raising=False)
    for name, value in private_folders(next_home()).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    if sys.platform != "win32":
        time.tzset()


@pytest.fixture(autouse=True)
def no_mistake_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program would live with, telling it in its place, fails a test."""

    def let_through(error: Exception) -> None:
        raise error

    monkeypatch.setattr(mistakes, "met", let_through)


@pytest.fixture
def xclipboard() -> Iterator[XClipboard]:
    """An empty X clipboard on a display of its own.

    Skips where Xvfb or xclip is missing, and fails instead where AFTERWORD_REQUIRE_X is set.
    """
    missing = missing_programs()
    if missing:
        _leave_out(f"this test needs {' and '.join(missing)}, which Debian has in xvfb and xclip")
    with XClipboard() as clipboard:
        yield clipboard


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[tmux_server.Tmux]:
    """A tmux in a terminal of its own. Skips and fails as ``xclipboard`` does."""
    if tmux_server.is_missing():
        _leave_out(tmux_server.SENTENCE)
    with tmux_server.Tmux(tmp_path) as server:
        yield server


def _leave_out(sentence: str) -> None:
    if os.environ.get("AFTERWORD_REQUIRE_X"):
        pytest.fail(sentence)
    pytest.skip(sentence)
