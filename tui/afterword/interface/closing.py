"""However the program ends, nothing is lost: a closed window, a signal, a mistake of its own."""

import asyncio
import signal
from contextlib import suppress
from pathlib import Path
from typing import Protocol, runtime_checkable

from rich.console import RenderableType
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.worker import WorkerFailed

from afterword.desk.desk import Desk
from afterword.domain.errors import AfterwordError
from afterword.interface.dialogs.half_typed import all_half_typed, keep_half_typed
from afterword.interface.stopping import stopped_by

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


@runtime_checkable
class Typing(Protocol):
    """A screen that somebody may have been typing into."""

    def keep_typed(self) -> None:
        """Keeps what stands there, so that it is there again after the next start."""


class ClosesSafely(App[ReturnType]):
    """An app that keeps what is half typed and not yet saved, whatever ends it."""

    def __init__(self, desk: Desk, state: Path) -> None:
        super().__init__()
        self._desk = desk
        self._state = state

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice, or ours in the place of the one for Linux and macOS."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        # Imported here, since elsewhere it cannot be.
        from afterword.interface.driver import PromptDriver

        return PromptDriver

    def on_mount(self) -> None:
        """Brings back what was half typed, and is told when the window or the session is closed."""
        for form, typed in self._desk.half_typed.kept().items():
            keep_half_typed(self, form, typed)
        # Not every system, and only the main thread, can be told.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            for name in _SIGNALS:
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)

    def exit(
        self, result: ReturnType | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Ends the program, and keeps what is open."""
        self._keep_all()
        if self._driver is not None:
            setattr(self._driver, "leaves", True)  # noqa: B010 - others do without
        super().exit(result, return_code, message)

    def _keep_all(self) -> None:
        for screen in self.screen_stack if self._screen_stacks else ():
            if isinstance(screen, Typing):
                with suppress(AfterwordError):
                    screen.keep_typed()
        self._desk.half_typed.keep(all_half_typed(self))
        self._desk.saving.leave()

    def _handle_exception(self, error: Exception) -> None:
        # The toolkit would show every local variable, and with them what the person wrote.
        with suppress(Exception):
            self._keep_all()
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        cause = error.error if isinstance(error, WorkerFailed) else error
        self.panic(stopped_by(cause, self._state))
