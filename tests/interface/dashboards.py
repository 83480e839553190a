"""The dashboard in this process, with a desk of its own on a file of its own, and a clock that is set."""

import asyncio
import time
import tomllib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from textual import events
from textual._compositor import Compositor
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from afterword.desk.desk import Desk
from afterword.desk.preferences import Preferences
from afterword.desk.saving import Home
from afterword.domain.search import JobSearch
from afterword.domain.timing.cadence import cadence_from
from afterword.exchange.demo import demo_document
from afterword.exchange.search_document import write_document
from afterword.interface.app import AfterwordApp
from afterword.interface.dialogs.choice_line import ChoiceLine
from afterword.interface.dialogs.form import FormDialog
from afterword.interface.widgets.flash import Flash
from afterword.interface.widgets.text_input import TextInput
from afterword.interface.widgets.virtual_list import VirtualList
from afterword.settings.shipped import shipped_table
from afterword.store.book import Book
from builders import instant

NOW = instant("2026-04-15T11:05-04:00")
"""A Wednesday morning in New York: yesterday's thank-you has just run late."""

CADENCE = cadence_from(shipped_table("cadence.toml"))

PATIENCE = 30.0
"""Seconds an action may take that runs beside the event loop."""

DRAW = Compositor.render_update

W = TypeVar("W", bound=Widget)


@dataclass
class Clock:
    """A clock that stands until it is set."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


def open_desk(
    folder: Path, clock: Callable[[], datetime] | None = None, preferences: Preferences | None = None
) -> Desk:
    """The desk on the file in ``folder``, as a start of the program or another window has it."""
    clock = clock or Clock()
    folder.mkdir(parents=True, exist_ok=True)
    book = Book(folder / "search.json", clock, state=folder)
    return Desk(book, CADENCE, clock, Home("America/New_York", "US"), preferences or Preferences())


@cache
def six() -> bytes:
    """Six applications as a search document: one follow-up late, two due, four to come."""
    table = tomllib.loads(Path(__file__).with_name("six.toml").read_text(encoding="utf-8"))
    return demo_document(table, NOW, CADENCE)


@dataclass
class Dashboard:
    """What a test presses and reads."""

    app: AfterwordApp
    pilot: Pilot[str]
    desk: Desk
    clock: Clock
    folder: Path

    async def press(self, *keys: str) -> None:
        """Presses keys and lets everything they started come to rest.

        What is typed into a line is typed as fast as hands do; only what comes after it is waited for.
        """
        for number, key in enumerate(keys, 1):
            if number < len(keys) and len(key) == 1 and isinstance(self.app.focused, Input | TextArea):
                self.type_ahead(key)
            else:
                await self.pilot.press(key)
        await self._finished()

    def type_ahead(self, *keys: str) -> None:
        """Presses keys as fast as hands and terminals do: nothing waits for what they do."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, key_to_character(key)))

    def beat(self) -> None:
        """Has the clock and the file looked at."""
        assert self.app.at_work
        self.app.at_work.beat()

    async def rest(self) -> None:
        """Waits until actions that run beside the event loop have finished or ask something."""
        await self.pilot.pause()
        await self._finished()

    async def _finished(self) -> None:
        await self._at_rest()
        paint(self.app)

    async def _at_rest(self) -> None:
        if not self._is_working():
            return
        deadline = time.monotonic() + PATIENCE
        while self._is_working() and (self.app._gives_out or not isinstance(self.app.screen, ModalScreen)):
            assert time.monotonic() < deadline, self.text
            await asyncio.sleep(0.005)
        await self.pilot.pause()
        # What it changed is laid out with the next frame.
        laid_out = asyncio.Event()
        if self.app.screen.call_after_refresh(laid_out.set):
            await asyncio.wait_for(laid_out.wait(), PATIENCE)

    def _is_working(self) -> bool:
        return any(worker.is_running for worker in self.app.workers)

    @property
    def screen(self) -> Screen[object]:
        """The screen on top."""
        return self.app.screen

    @property
    def screen_name(self) -> str:
        """What kind of screen is on top; of a form, which one."""
        screen = self.app.screen
        return type(screen.form if isinstance(screen, FormDialog) else screen).__name__

    @property
    def rows(self) -> list[str]:
        """What is seen, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """What is seen, as one text."""
        return "\n".join(self.rows)

    @property
    def said(self) -> str:
        """The sentence shown at the foot of the screen; empty when there is none."""
        flashes = [
            flash for screen in self.app.screen_stack for flash in screen.query(Flash) if flash.display
        ]
        return str(flashes[-1].content) if flashes else ""

    @property
    def asked(self) -> list[str]:
        """The ids of the form's lines that belong there, be their group open or folded."""
        form = self.app.screen
        assert isinstance(form, FormDialog), self.text
        return [field.id for field in form._shown()]

    @property
    def hint(self) -> str:
        """What stands under the form."""
        return str(self.app.screen.query_one("#hint").render())

    @property
    def beside(self) -> str:
        """What stands beside the line of the form that has the cursor."""
        form = self.app.screen
        assert isinstance(form, FormDialog), self.text
        answer = form._rows[self.focused]._answer
        return str(answer.render()) if answer and answer.display else ""

    @property
    def wrong(self) -> dict[str, str]:
        """What stands under the lines of the form: what is wrong there (``!``), or in doubt (``?``)."""
        form = self.app.screen
        assert isinstance(form, FormDialog), self.text
        abouts = {field.id: form.query_one(f"#about-{field.id}", Static) for field in form._fields}
        return {
            name: str(about.render()).replace("\n", " ") for name, about in abouts.items() if about.display
        }

    @property
    def typed(self) -> dict[str, str]:
        """What stands in each line of the form."""
        form = self.app.screen
        assert isinstance(form, FormDialog), self.text
        return form._values()

    async def fill(self, **values: str) -> None:
        """Puts texts into lines of the form, where typing them is not the point."""
        for field, value in values.items():
            line = self.app.screen.query_one(f"#{field}")
            assert isinstance(line, TextInput | ChoiceLine)
            line.value = value
        await self.pilot.pause()

    async def move_to(self, row_id: str) -> None:
        """Moves the cursor of the list with the focus to a row: a follow-up's key, an application's id."""
        rows = self.app.focused
        assert isinstance(rows, VirtualList), self.text
        assert rows.move_to(row_id), f"{row_id} is not in the list:\n{self.text}"
        await self.rest()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Waits for what comes with one of the next repaints."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, self.text
            await self.pilot.pause()

    async def focus(self, widget_id: str) -> None:
        """Moves the focus to a widget."""
        self.app.screen.query_one(f"#{widget_id}").focus()
        await self.rest()

    @property
    def focused(self) -> str:
        """The id of the widget with the focus."""
        widget = self.app.focused
        return (widget.id or type(widget).__name__) if widget else ""

    def find(self, widget_id: str, kind: type[W]) -> W:
        """A widget of the screen on top."""
        return self.app.screen.query_one(f"#{widget_id}", kind)


def paint(app: AfterwordApp) -> None:
    """Draws what has changed on the screen on top, so that a mistake in it fails the test."""
    compositor = app.screen._compositor
    if compositor._dirty_regions:
        DRAW(compositor, screen_stack=app._background_screens)


def draw_later(compositor: Compositor, full: bool = False, **_: object) -> None:
    """In the place of ``DRAW``: remembers what is to be drawn."""
    if full:
        compositor._dirty_regions.add(compositor.size.region)


@asynccontextmanager
async def dashboard(
    folder: Path,
    search: JobSearch | bytes | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    clock: Clock | None = None,
    is_moved: bool = False,
    is_demo: bool = False,
    preferences: Preferences | None = None,
    draws: bool = False,
    is_copied: bool = True,
) -> AsyncIterator[Dashboard]:
    """The dashboard on the file in ``folder``, into which ``search`` is brought first.

    Unless it ``draws`` as it does for somebody who looks on, a screen is drawn once it has come to rest.
    """
    clock = clock or Clock()
    if search is not None:
        document = search if isinstance(search, bytes) else write_document(search)
        open_desk(folder, clock).files.import_document(document)
    desk = open_desk(folder, clock, preferences)
    if is_copied:
        # A test that is about something else need not copy what it marks as sent.
        desk.messages.copied.update(follow_up.key for follow_up in desk.plan.open)
    app = AfterwordApp(desk, state=folder, is_moved=is_moved, is_demo=is_demo)
    with pytest.MonkeyPatch.context() as patch:
        if not draws:
            patch.setattr(Compositor, "render_update", draw_later)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            dash = Dashboard(app, pilot, desk, clock, folder)
            await dash.until(lambda: app.at_work is not None)
            yield dash
