"""Works out what the next starts show, while nobody presses a key."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from afterword.domain.planning.answers import Answers
from afterword.domain.planning.planner import Planner
from afterword.interface.today.frames import frame_of
from afterword.interface.view import View, view_of

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.desk.kept_today import Frame, Packed
    from afterword.domain.search import JobSearch

_FAR = timedelta(days=3)
"""How far ahead: over a weekend."""

_NEAR = timedelta(days=1)
"""What lasts so long need not be worked out again."""

_MOST = 120
"""Frames; a long search has many changes a day."""


def frames_ahead(view: View, planner: Planner) -> "Iterator[Frame]":
    """What is shown from the moment of ``view`` on, frame by frame, as long as it is the same year."""
    now, year = view.now, view.now.astimezone(view.zone).year
    for _ in range(_MOST):
        frame = frame_of(replace(view, plan=planner.plan(view.search, now)))
        yield frame
        now = frame.until
        if now - view.now > _FAR or now.astimezone(view.zone).year != year:
            return


class _StoppedError(Exception):
    """Somebody has pressed a key."""


class Ahead:
    """Works in a thread of its own until it is stopped by a key; what is done by then is kept."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._thread: Thread | None = None
        self._is_stopped = False
        self._kept: tuple[JobSearch, float] | None = None

    def begin(self, at_home: Callable[[Callable[[], None]], object]) -> None:
        """Works, unless there is enough already; ``at_home`` has something done beside the screen's own."""
        if self._thread or self.lasts(_NEAR) or not self._desk.kept_today.can_keep(self._desk.plan):
            return
        self._is_stopped, view = False, view_of(self._desk)

        def go_on() -> None:
            # A key waits for what goes on in another thread as well.
            if self._is_stopped:
                raise _StoppedError

        def work() -> None:
            frames: list[Packed] = []
            planner = Planner(view.plan.cadence, go_on=go_on)
            # The next start takes longer; that is all.
            with suppress(Exception):
                for frame in frames_ahead(view, planner):
                    if not frames:
                        at_home(partial(self._keep_answers, view, planner.answers()))
                    frames.append(frame.packed())
                    go_on()
            at_home(lambda: self._keep(view, frames))

        self._thread = Thread(target=work, name="ahead", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Makes room for what a key does."""
        self._is_stopped = True

    def keep_present(self) -> None:
        """Stops, and keeps at least what is shown now."""
        self.stop()
        # As above: without it the next start takes longer, and nobody waits for it now.
        with suppress(Exception):
            if not self.lasts(timedelta()) and self._desk.kept_today.can_keep(self._desk.plan):
                view = view_of(self._desk)
                self._keep(view, [frame_of(view).packed()])

    def lasts(self, span: timedelta) -> bool:
        """Whether what is kept of the search as it is holds so long from now on."""
        saving = self._desk.saving
        then = (saving.clock() + span).timestamp()
        return bool(self._kept and self._kept[0] is saving.search and then < self._kept[1])

    def _keep_answers(self, view: View, answers: Answers) -> None:
        if view.search is self._desk.search:
            self._desk.kept_today.keep_answers(view.plan, answers)

    def _keep(self, view: View, frames: "Sequence[Packed]") -> None:
        self._thread = None
        if frames and view.search is self._desk.search and self._desk.kept_today.keep(view.plan, frames):
            self._kept = view.search, frames[-1].until
