"""The terminal: given back at once, taken again whole after a stop, and missed as soon as it is gone."""

import os
import select
import selectors
import signal
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from threading import Event, Thread
from typing import Any, TextIO

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

assert sys.platform != "win32"

_LOOK = 0.1
"""Seconds after which the reading thread looks whether it is to end, and a lone escape is one."""

_LOOK_WHILE_LENT = 1.0
"""Seconds between looks whether a terminal that another program reads from is still there."""

_BACK_TO_THE_PROMPT = b"\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[<u\x1b[?1049l\x1b[?25h"


class _Shown:
    """What is written to the terminal; what cannot be written any more is left out."""

    def __init__(self, file: TextIO, when_gone: Callable[[], None]) -> None:
        self._file = file
        self._when_gone = when_gone

    def write(self, text: str) -> None:
        """Writes it, if that can be."""
        self._do(self._file.write, text)

    def flush(self) -> None:
        """Sees to it that what was written is shown."""
        self._do(self._file.flush)

    def _do(self, act: Callable[..., object], *args: str) -> None:
        try:
            act(*args)
        except OSError:
            self._when_gone()


class PromptDriver(LinuxDriver):
    """Textual's own driver, for terminals that are stopped, lent, resized and lost.

    Textual's waits on leaving for a thread that looks up ten times a second. When the terminal is gone, its
    reading thread asks again for ever, and what is still to be shown waits for a writing thread that died.
    """

    leaves = False
    """Whether the program is about to end, and nobody needs to read what is typed any more."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        terminal = next(stream for stream in (sys.__stderr__, sys.__stdout__) if stream and stream.isatty())
        if isinstance(terminal, TextIOWrapper):
            terminal.reconfigure(errors="backslashreplace")
        self._file: Any = _Shown(terminal, self._lose)
        # Between two steps of the program, not within one: it may be writing when it is stopped.
        self._loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        self._loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    @property
    def is_lent(self) -> bool:
        """Whether another program has the terminal."""
        return not self._auto_restart

    # Taking the terminal and giving it back

    def start_application_mode(self) -> None:
        """Takes the terminal, if it is still there."""
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            self._lose()
            return
        # Some programs leave it so that what it does not take at once is refused.
        os.set_blocking(self.fileno, True)
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def disable_input(self) -> None:
        """Stops reading keys; waits for the reading thread only where the program goes on afterwards."""
        if not self.leaves:
            super().disable_input()
            return
        self._key_thread = None
        super().disable_input()
        self.exit_event.set()

    def write(self, data: str) -> None:
        """Has ``data`` written; while somebody else has the terminal, or nobody, it is left out."""
        if self._has_terminal:
            super().write(data)

    def leave_at_once(self) -> None:
        """Gives the terminal back without waiting for anything, for a program that is ended by force."""
        with suppress(OSError, termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            if select.select([], [self.fileno], [], 0)[1]:
                os.write(self.fileno, _BACK_TO_THE_PROMPT)

    @property
    def _has_terminal(self) -> bool:
        return self._writer_thread is not None and self._writer_thread.is_alive()

    # Stopped, and going on

    def _sigcont_application(self, *_: object) -> None:
        """Takes the terminal again after every stop, also after one that nobody was told of (SIGSTOP)."""
        if self.is_lent or self.leaves:
            return
        if self._has_terminal:
            self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()

    # Lent to another program

    @contextmanager
    def no_automatic_restart(self) -> Iterator[None]:
        """Sees to it that the terminal comes back as it was lent, and notices if it does not come back."""
        lent_with = termios.tcgetattr(self.fileno)
        is_back = Event()

        def look() -> None:
            while not is_back.wait(_LOOK_WHILE_LENT):
                try:
                    termios.tcgetattr(self.fileno)
                except termios.error:
                    self._lose()
                    return

        looking = Thread(target=look, name="lent-terminal", daemon=True)
        looking.start()
        try:
            with super().no_automatic_restart():
                yield
        finally:
            is_back.set()
            with suppress(OSError, termios.error):
                self._come_to_the_front()
                termios.tcsetattr(self.fileno, termios.TCSANOW, lent_with)

    def _come_to_the_front(self) -> None:
        """Takes the place of a program that died without giving the terminal's keys to anybody."""
        try:
            os.killpg(os.tcgetpgrp(self.fileno), 0)
        except ProcessLookupError:
            before = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
            os.tcsetpgrp(self.fileno, os.getpgrp())
            signal.signal(signal.SIGTTOU, before)

    # Reading, as long as there is something to read from

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:
            self._lose()

    def run_input_thread(self) -> None:
        """Passes on what is typed until it is told to stop. Raises OSError when the terminal is gone."""
        parser = XTermParser(self._debug)
        # A byte that is no letter is no reason to read nothing after it.
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_LOOK) and (letters := decode(self._read())):
                    self._pass_on(parser.feed(letters))
                self._pass_on(parser.tick())

    def _read(self) -> bytes:
        try:
            typed = os.read(self.fileno, 4096)
        except BlockingIOError:
            # A program that reads here too was quicker; nothing is at an end.
            return b""
        if not typed:
            raise OSError("The terminal is gone.")
        return typed

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            if not self.leaves:
                self.process_message(message)

    def _lose(self) -> None:
        """Ends the program: nobody can see or type anything any more."""
        if not self.leaves:
            self.leaves = True
            self.exit_event.set()
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._app.exit)
