"""However the program ends, nothing is lost: a closed window, a signal, a mistake of its own."""

import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from rich.console import RenderableType
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.worker import WorkerFailed

from afterword.domain.errors import AfterwordError
from afterword.interface.crash_report import stopped_by
from afterword.interface.ending import Ending
from afterword.system import here

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.desk.half_typed import HalfTyped


@runtime_checkable
class Typing(Protocol):
    """A screen that somebody may have been typing into."""

    def keep_typed(self) -> None:
        """Keeps what stands there, so that it is there again after the next start."""


@runtime_checkable
class PuttingBack(Protocol):
    """A screen that puts back what was typed before."""

    def keep_after_a_mistake(self) -> str:
        """Keeps what stands there, if it can be put back once more; says where it is kept otherwise."""


@runtime_checkable
class Lending(Protocol):
    """A driver that knows who has the terminal."""

    leaves: bool

    @property
    def is_lent(self) -> bool:
        """Whether another program has the terminal."""

    def leave_at_once(self) -> None:
        """Gives the terminal back without waiting for anything."""


class ClosesSafely(App[ReturnType]):
    """An app that keeps what is half typed and not yet saved, whatever ends it, once it ``is_live``."""

    _desk: "Desk"
    half_typed: "HalfTyped"

    def __init__(self, state: Path) -> None:
        super().__init__()
        self._state = state
        self.is_live = False
        self._ending: Ending | None = None
        self._is_stopped = False

    def take(self, desk: "Desk") -> None:
        """Works on that desk from now on."""
        self._desk, self.half_typed, self.is_live = desk, desk.half_typed, True

    def run(self, **more: Any) -> ReturnType | None:
        """Runs until it is left, closed or stopped; from then on it ends within seconds, whatever hangs."""
        self._ending = Ending(self._keep_the_rest)
        try:
            with _told(self._close):
                return super().run(**more)
        finally:
            self._ending.reached()

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice, or ours in the place of the one for Linux and macOS."""
        chosen = super().get_driver_class()
        if sys.platform != "win32" and chosen.__name__ == "LinuxDriver":
            # Imported here, since elsewhere it cannot be.
            from afterword.interface.driver import PromptDriver

            return PromptDriver
        return chosen

    def on_mount(self) -> None:
        """Is told when the terminal is there again after a stop."""
        self.app_resume_signal.subscribe(self, self._show_all)

    def _show_all(self, _: object) -> None:
        """Draws everything: whoever had the terminal meanwhile left something else on it."""
        self.refresh(layout=True)

    def _close(self, number: int, _: object) -> None:
        """A signal says to end. It comes in the middle of anything, and so only leaves word."""
        if number == signal.SIGINT and isinstance(self._driver, Lending) and self._driver.is_lent:
            # ctrl+c is for the program that has the terminal.
            return
        if self._loop is None or self._ending is None:
            sys.exit()
        self._ending.begin()
        self._loop.call_soon_threadsafe(self.exit)

    def exit(
        self, result: ReturnType | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Ends the program, and keeps what is open."""
        self._leave(return_code)
        self._keep_all()
        super().exit(result, return_code, message)

    def _leave(self, code: int) -> None:
        """Nobody's keys are waited for any more, nor anything else for long."""
        if isinstance(self._driver, Lending):
            self._driver.leaves = True
        if self._ending:
            self._ending.begin(code)

    def _keep_the_rest(self) -> None:
        """Ends in spite of what hangs: keeps what could not be kept before, and gives the terminal back."""
        if not self._exit:
            self._keep_after_a_mistake()
        if isinstance(self._driver, Lending):
            self._driver.leave_at_once()

    def _keep_all(self) -> None:
        if self._is_stopped or not self.is_live:
            return
        for screen in self.screen_stack if self._screen_stacks else ():
            if isinstance(screen, Typing):
                with suppress(AfterwordError):
                    screen.keep_typed()
        self._desk.half_typed.put_down()
        self._desk.saving.leave()

    def _keep_after_a_mistake(self) -> str:
        """Keeps what can be kept, whatever else is wrong; says where what is not put back again is kept."""
        is_stopped, self._is_stopped = self._is_stopped, True
        screens = self.screen_stack if self._screen_stacks else ()
        return "" if is_stopped or not self.is_live else _kept_after_a_mistake(screens, self._desk)

    def _handle_exception(self, error: Exception) -> None:
        # The toolkit would show every local variable, and with them what the person wrote.
        self._leave(1)
        aside = self._keep_after_a_mistake()
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        cause = error.error if isinstance(error, WorkerFailed) else error
        self.panic("\n".join(filter(None, (stopped_by(cause, self._state), aside))))


def _kept_after_a_mistake(screens: Iterable[object], desk: "Desk") -> str:
    told: list[str] = []
    for screen in screens:
        with suppress(Exception):
            if isinstance(screen, PuttingBack):
                told.append(screen.keep_after_a_mistake())
            elif isinstance(screen, Typing):
                screen.keep_typed()
    for keep in (desk.half_typed.put_down, desk.saving.leave):
        with suppress(Exception):
            keep()
    return "\n".join(filter(None, told))


@contextmanager
def _told(close: Callable[[int, object], None]) -> Iterator[None]:
    """Has ``close`` told of every signal that ends a program, where that can be."""
    before: dict[int, Any] = {}
    # Only the main thread can be told.
    with suppress(ValueError):
        numbers = [signal.Signals[name] for name in here().ended_by]
        before = {number: signal.signal(number, close) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
