"""What goes on by itself once the desk is there: the clock, the file, what waits, and what comes next."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App

from afterword.domain.errors import AfterwordError, NotSaved
from afterword.interface.ahead import Ahead
from afterword.interface.file_news import FileNews

if TYPE_CHECKING:
    from textual.timer import Timer

    from afterword.desk.desk import Desk

HEARTBEAT = 60.0
"""Seconds between looks at the clock; suspend, midnight and clock changes are noticed by then."""

RETRY = 5.0
"""Seconds until what could not be saved is tried again."""

REST = 2.0
"""Seconds without a key after which what the next start shows is worked out."""


class Says(Protocol):
    """How the person is told something."""

    def __call__(self, sentence: str, *, wrong: bool = False) -> None:
        """Shows one sentence for a while."""


class AtWork:
    """Looks after the desk of an app, which ``renew`` has shown anew."""

    def __init__(self, app: App[Any], desk: "Desk", say: Says, renew: Callable[[], None]) -> None:
        self._app, self._desk, self._say, self._renew = app, desk, say, renew
        self._news = FileNews(desk)
        self._retries = False
        self._ahead = Ahead(desk)
        self._resting: Timer | None = None

    def begin(self, troubles: Sequence[str]) -> None:
        """Listens to the desk and starts the heartbeat; says what is wrong with the settings."""
        self._desk.saving.followers.append(self._show)
        self._desk.saving.is_patient = True
        self._app.set_interval(HEARTBEAT, self.beat)
        self._rest()
        self._app.call_after_refresh(self._look_after_the_file)
        if told := " ".join(filter(None, troubles)):
            self._app.call_after_refresh(self._say, told, wrong=True)

    def notice_key(self) -> None:
        """Works ahead only while nobody waits for anything, and of nothing that is over."""
        self._ahead.stop()
        self._rest()

    def _rest(self) -> None:
        if self._resting:
            self._resting.stop()
        self._resting = self._app.set_timer(REST, partial(self._ahead.begin, self._app.call_later))

    def keep_today(self) -> None:
        """Keeps what is shown for the next start."""
        self._ahead.keep_present()

    def _look_after_the_file(self) -> None:
        for sentence in self._desk.backups.merge_copies():
            self._say(sentence)
        self._tell_of_the_file()
        self._app.run_worker(self._look_for_copies(), exclusive=True, group="copies")

    async def _look_for_copies(self) -> None:
        """Offers what else is a copy of the search; to compare long ones takes a while."""
        copies = await asyncio.to_thread(self._desk.backups.copies)
        if copies and self._news.latest:
            self._say(f"{self._news.latest} `app.keeping` names more.", wrong=True)
        elif copies:
            self._say(copies[0].told("`app.keeping` takes it in."), wrong=bool(copies[0].trouble))

    def _tell_of_the_file(self) -> None:
        for sentence, wrong in self._news.since():
            self._say(sentence, wrong=wrong)

    def _show(self) -> None:
        if self._desk.saving.waiting and not self._retries:
            self._retries = True
            self._app.set_timer(RETRY, self.retry)
        self._renew()
        self._tell_of_the_file()
        self.notice_key()

    def beat(self) -> None:
        """Looks at the clock and at the file."""
        try:
            self._desk.saving.tick()
        except AfterwordError as error:
            if not self._desk.saving.hindrance:
                self._say(str(error), wrong=True)
        if (kept := self._desk.calendars.kept) and kept.trouble:
            self._say(kept.trouble)

    def retry(self) -> None:
        """Saves what could not be saved so far."""
        self._retries = False
        if self._desk.saving.waiting:
            try:
                self._say(self._desk.saving.retry())
            except NotSaved:
                pass
            except AfterwordError as error:
                self._say(str(error), wrong=True)
