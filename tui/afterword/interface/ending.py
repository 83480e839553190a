"""The end of the program, which nothing can hold up."""

import os
import threading
from collections.abc import Callable

PATIENCE = 3.0
"""Seconds the program has to end by itself, once it is to."""
_LAST_WORDS = 1.0
"""Seconds that then are left for what must not be lost."""


class Ending:
    """Ends the process by force where it does not end by itself: a terminal that takes no more text, a
    clipboard that never answers, a pattern that is looked for without end. ``last_words`` keeps what
    would be lost; it may fail, or not return either.
    """

    def __init__(self, last_words: Callable[[], None]) -> None:
        self._last_words = last_words
        self._timer: threading.Timer | None = None

    def begin(self, code: int = 0) -> None:
        """From now on there is little time left; ``code`` is what the process ends with by force."""
        if self._timer is None:
            self._timer = threading.Timer(PATIENCE, self._by_force, (code,))
            self._timer.daemon = True
            self._timer.start()

    def reached(self) -> None:
        """It has ended by itself."""
        if self._timer:
            self._timer.cancel()

    def _by_force(self, code: int) -> None:
        last_words = threading.Thread(target=self._last_words, daemon=True)
        last_words.start()
        last_words.join(_LAST_WORDS)
        os._exit(code)
