"""The ledger: the search as it is on disk, its plan, and the way back. It saves first, then shows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.cadence import Cadence
from afterword.domain.calendar import zone_of
from afterword.domain.errors import NotAllowed
from afterword.domain.ids import ids_by
from afterword.domain.plan import Plan
from afterword.domain.planner import Planner
from afterword.domain.search import Change, JobSearch, difference
from afterword.store.book import Book


@dataclass(frozen=True)
class Home:
    """Where the person is, as far as the computer knows; used until they say otherwise."""

    tz: str = ""
    region: str = ""


class Ledger:
    """One search and its plan, kept in step with the file.

    A change is on disk before it is shown; where it cannot be written, an AfterwordError is raised and
    nothing has changed. ``clock`` gives aware instants; ``on_change`` is called after every change of
    search or plan.
    """

    def __init__(
        self,
        book: Book,
        cadence: Cadence,
        clock: Callable[[], datetime],
        home: Home,
    ) -> None:
        self.on_change: Callable[[], None] = lambda: None
        self.clock = clock
        self.search = book.load()
        self.book = book
        self.cadence = cadence
        self._planner = Planner(cadence)
        self._home = home
        self.new_id = ids_by(clock)
        """An id for a new entry."""
        self._done: list[tuple[str, tuple[Change, ...]]] = []
        self._undone: list[tuple[str, tuple[Change, ...]]] = []
        self.plan = self._planned()

    @property
    def zone(self) -> ZoneInfo:
        """The person's own clock: as they said, else the computer's."""
        return zone_of(self.search.profile.tz or self._home.tz)

    def tick(self) -> None:
        """Looks at the clock and at the file again: what is due, and what another window wrote.

        Raises UnreadableFile where another program spoilt the file; what is shown stays.
        """
        if self.book.changed_outside():
            self.search = self.book.load()
        self.show()

    # Undo

    def undo(self) -> str:
        """Takes back the last change."""
        if not self._done:
            raise NotAllowed("There is nothing to undo.")
        words, changes = self._done[-1]
        self.save(self.search.applying([change.reversed() for change in reversed(changes)]))
        self._undone.append(self._done.pop())
        self.show()
        return f"Undid: {words}."

    def redo(self) -> str:
        """Does again what was undone last."""
        if not self._undone:
            raise NotAllowed("There is nothing to redo.")
        words, changes = self._undone[-1]
        self.save(self.search.applying(changes))
        self._done.append(self._undone.pop())
        self.show()
        return f"Did again: {words}."

    # How a change is made

    def commit(self, after: JobSearch, words: str) -> str:
        """Saves, remembers how to take it back, and shows it."""
        if not after.profile.tz:
            region = after.profile.region or self._home.region
            after = after.with_entry(msgspec.structs.replace(after.profile, tz=self._home.tz, region=region))
        changes = difference(self.search, after)
        if not changes:
            return "Nothing changed."
        self.save(after)
        self._done.append((words, changes))
        self._undone.clear()
        self.show()
        return f"{words[0].upper()}{words[1:]}."

    def save(self, after: JobSearch) -> None:
        """Writes a change without a way back."""
        self.search = self.book.save(difference(self.search, after), after)

    def show(self) -> None:
        """Plans anew and tells who wants to know."""
        self.plan = self._planned()
        self.on_change()

    def _planned(self) -> Plan:
        return self._planner.plan(self.search, self.clock())
