"""Reads the search behind the first screen."""

import sys
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, Any

from textual.app import App

if TYPE_CHECKING:
    from afterword.interface.today.first import Live

_TURN = 0.0005
"""Seconds after which the reading gives way to a key; Python's own 5 ms count several times a key, for it
goes from thread to thread: read, dealt with, drawn, written."""


def load_behind(app: App[Any], load: "Callable[[], Live]", done: "Callable[[Live], None]") -> None:
    """Has the desk brought to the app when it is there; the app ends with ``"again"`` where it cannot be."""

    def work() -> None:
        usual = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        try:
            live = load()
        except BaseException:
            # Whatever is wrong is said where the search is read with nothing on the screen.
            app.call_later(app.exit, "again")
        else:
            app.call_later(done, live)
        finally:
            sys.setswitchinterval(usual)

    # Nobody who leaves waits for it.
    Thread(target=work, name="load", daemon=True).start()
