"""What tests of the dashboard share."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual import _wait


@pytest.fixture(scope="session", autouse=True)
def quick_pilot() -> None:
    """Lets the pilot look twice as often whether the app has come to rest.

    A key press in a test costs two such looks. Shorter ones than these end before the app's next repaint, and
    tests then fail now and again. The names are private to Textual: where they are gone, or when a test needs
    the usual pace, this fixture may go and the tests are merely slower.
    """
    if hasattr(_wait, "SLEEP_GRANULARITY") and hasattr(_wait, "SLEEP_IDLE"):
        _wait.SLEEP_GRANULARITY = 0.01
        _wait.SLEEP_IDLE = 0.001


@pytest.fixture(scope="session", autouse=True)
def seldom_collected() -> Iterator[None]:
    """Looks for garbage seldom: every dashboard leaves some, and looking takes a sixth of the time here."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, *usual[1:])
    yield
    gc.set_threshold(*usual)
    gc.unfreeze()


@pytest.fixture
def folder(next_home: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a search and this machine's own files; copying goes to the terminal there."""
    monkeypatch.setenv("TERM", "xterm-256color")
    # Without the programs of a clipboard nothing is asked that could answer for another test.
    monkeypatch.setenv("PATH", "")
    return next_home()
