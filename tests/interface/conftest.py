"""What tests of the dashboard share."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from textual import _wait
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.message_pump import MessagePump

from afterword.interface.dialogs import field


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
def styles_read_once() -> Iterator[None]:
    """Reads each style sheet once for all dashboards: reading them takes a sixth of the time here.

    Textual keeps what it read as long as the app and its colours last, and a test's app lasts a moment. The
    name is private to it: where it is gone, this fixture may go and the tests are merely slower.
    """
    read = Stylesheet._parse_rules
    known: dict[tuple[object, ...], Any] = {}

    @wraps(read)
    def read_once(sheet: Stylesheet, css: str, **about: Any) -> Any:
        key = (css, *about.items(), *sorted(sheet._variables.items()))
        if key not in known:
            known[key] = read(sheet, css, **about)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", read_once)
        yield


@pytest.fixture(autouse=True)
async def eager_tasks() -> None:
    """Has tasks begin at once, as Textual has them do from Python 3.12 on, but not under its pilot."""
    if sys.version_info >= (3, 12):
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)


@pytest.fixture(autouse=True)
def nothing_begins_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is set going by what is not yet whole: from Python 3.12 on it would run in the middle of it."""

    def begun_by_what_runs(begin: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(begin)
        def checked(node: MessagePump, *args: Any, **kwargs: Any) -> Any:
            assert node.is_running, f"{node} is only being made; let it begin this when it is mounted"
            return begin(node, *args, **kwargs)

        return checked

    for owner, name in ((DOMNode, "run_worker"), (MessagePump, "set_timer"), (MessagePump, "set_interval")):
        monkeypatch.setattr(owner, name, begun_by_what_runs(getattr(owner, name)))


@pytest.fixture
def walls() -> None:
    """Leaves the walls in which keep a form from what its own lines do wrong."""


@pytest.fixture(autouse=True)
def no_walls(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a mistake of a form's lines fail a test, and not only be said in the form."""

    def tried(otherwise: object, act: Callable[..., Any], *args: Any) -> Any:
        return act(*args)

    if "walls" not in request.fixturenames:
        monkeypatch.setattr(field, "_unless_it_fails", tried)
        monkeypatch.setattr(field.Field, "_read", lambda line, text: line.read(text))


@pytest.fixture
def folder(next_home: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a search and this machine's own files; copying goes to the terminal there."""
    monkeypatch.setenv("TERM", "xterm-256color")
    # Without the programs of a clipboard nothing is asked that could answer for another test.
    monkeypatch.setenv("PATH", "")
    return next_home()
