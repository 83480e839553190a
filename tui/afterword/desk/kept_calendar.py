"""A calendar file kept up to date at the place the person chose, beside whatever else goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock, Thread

from afterword.domain.insight.agenda import Appointment
from afterword.exchange.out.calendar import calendar_file, is_ours
from afterword.files import at_home, read_plain
from afterword.store.file import replace_file


@dataclass(frozen=True)
class _Wanted:
    agenda: Sequence[Appointment]
    search_id: str
    now: datetime


class KeptCalendar:
    """Writes the agenda to ``path`` when it has changed, in a thread of its own.

    What goes wrong stops nothing: ``trouble`` says it, and is empty again once it is mended.
    """

    def __init__(self, path: Path, own_file: Path) -> None:
        self.trouble = ""
        self._path = at_home(path)
        self._own_file = own_file
        self._written: Sequence[Appointment] | None = None
        self._wanted: _Wanted | None = None
        self._lock = Lock()
        self._thread: Thread | None = None

    def keep(self, agenda: Sequence[Appointment], search_id: str, now: datetime) -> None:
        """Has the agenda written soon, unless it is what was written last."""
        with self._lock:
            if agenda == (self._wanted.agenda if self._wanted else self._written):
                return
            self._wanted = _Wanted(agenda, search_id, now)
            if self._thread is None:
                # No daemon: a command that ends at once still has it written.
                self._thread = Thread(target=self._work, name="calendar")
                self._thread.start()

    def wait(self) -> None:
        """Waits until what was to be written is written, or could not be."""
        if thread := self._thread:
            thread.join()

    def _work(self) -> None:
        while True:
            with self._lock:
                wanted = self._wanted
                if wanted is None:
                    self._thread = None
                    return
            self.trouble = self._write(wanted)
            with self._lock:
                self._written = None if self.trouble else wanted.agenda
                if self._wanted is wanted:
                    self._wanted = None

    def _write(self, wanted: _Wanted) -> str:
        try:
            if self._path.resolve() == self._own_file.resolve():
                return self._sorry("that is the data file itself; name another in settings.toml")
            if self._path.exists() and not is_ours(read_plain(self._path)):
                return self._sorry("there is another file already; name another in settings.toml")
            replace_file(self._path, calendar_file(wanted.agenda, wanted.search_id, wanted.now))
        except (OSError, ValueError) as error:
            return self._sorry(getattr(error, "strerror", None) or str(error))
        return ""

    def _sorry(self, why: str) -> str:
        return f"The calendar {self._path} could not be written: {why}."
