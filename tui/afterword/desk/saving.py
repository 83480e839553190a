"""Saving: the search as it is on disk, its plan, and the way back. It saves first, then shows."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from afterword.desk.preferences import Preferences
from afterword.domain.entries import refuse_far_years
from afterword.domain.errors import AfterwordError, DamagedFile, NotAllowed, NotSaved, NotSavedYet
from afterword.domain.facts import Fact
from afterword.domain.ids import ids_by
from afterword.domain.merging.references import leaves_gaps
from afterword.domain.phrases import PLAIN, Habit, shortened
from afterword.domain.planning.answers import Answers
from afterword.domain.planning.plan import Plan
from afterword.domain.planning.planner import Planner
from afterword.domain.search import Change, Entry, JobSearch, difference
from afterword.domain.timing.cadence import Cadence
from afterword.domain.timing.calendar import zone_of
from afterword.store.backups import BackupCause
from afterword.store.book import Book
from afterword.store.file import WAITING
from afterword.store.hindrance import SPOILT, Hindrance
from afterword.store.history import History, UndoStep
from afterword.store.waiting import Waiting, Waits

NOTHING_CHANGED = "Nothing changed."
"""What is said of a change that changes nothing: there is nothing to undo then."""

_SAID = 120
"""Letters of what was done that a sentence about it repeats."""

_MANY = 20
"""A change of more entries than that is marked among the backups."""

_NO_ZONE = (
    "This computer does not say in which time zone you are, so UTC is taken. Set it, like "
    "TZ=Europe/Berlin, or name your city in the settings."
)


class Home(msgspec.Struct, frozen=True):
    """Where the person is, as far as the computer knows; used until they say otherwise."""

    tz: str = ""
    region: str = ""
    habit: Habit = PLAIN
    """How days and hours are written there."""


class Saving:
    """One search and its plan, kept in step with the file.

    A change is on disk before it is shown; where it cannot be written, NotSaved is raised, and what is
    shown stays as it was. ``clock`` gives aware instants; what is in ``followers`` is called after every
    change of search or plan, in their order.
    """

    def __init__(
        self,
        book: Book,
        cadence: Cadence,
        clock: Callable[[], datetime],
        home: Home,
        preferences: Preferences | None = None,
    ) -> None:
        self.followers: list[Callable[[], None]] = []
        self.is_patient = False
        """Whether a change that cannot be saved waits until it can be, as somebody looks on."""
        self.recall: Callable[[], Answers] = dict
        """Gives what is known already of what follows, before all is planned."""
        self.clock = clock
        self.search = book.load()
        self.book = book
        self._home = home
        self.preferences = preferences or Preferences()
        """The settings of this machine; those that ship, unless a file is given."""
        self.cadence = cadence
        self._is_spoilt = False
        self.new_id = ids_by(clock)
        """An id for a new entry."""
        self._history = History(book.own_folder / "undo.jsonl", book.file_id)
        self._waiting = Waiting(book.own_folder / WAITING, book.file_id)
        self._plan: Plan | None = None

    @property
    def plan(self) -> Plan:
        """All follow-ups as of the last ``show``; planned when somebody looks: not every command does."""
        if self._plan is None:
            self._plan = self._planned()
        return self._plan

    @property
    def zone(self) -> ZoneInfo:
        """The person's own clock: as they said, else the computer's."""
        return zone_of(self.search.profile.tz or self._home.tz)

    @property
    def doubt_about_zone(self) -> str:
        """A sentence where nobody has said whose clock is the person's; else empty."""
        return "" if self.search.profile.tz or self._home.tz else _NO_ZONE

    @property
    def region(self) -> str:
        """Where the person lives: as they said, else as the computer says."""
        return self.search.profile.region or self._home.region

    @property
    def habit(self) -> Habit:
        """How the person writes days and hours: as the settings say, else as is usual where they are."""
        return self._habit(self.clock())

    def _habit(self, now: datetime) -> Habit:
        year = now.astimezone(self.zone).year
        return self._home.habit.with_clock(self.preferences.settings.clock).in_year(year)

    def change_setting(self, name: str, value: str) -> None:
        """Changes a setting of this machine; all that is told holds to it at once."""
        self.preferences.change(name, value)
        self.show()

    @property
    def waiting(self) -> tuple[str, ...]:
        """What was done and is not on disk yet, in words."""
        return self._waiting.words

    @property
    def hindrance(self) -> Hindrance | None:
        """Why nothing can be saved now, as far as that shows without trying."""
        return SPOILT if self._is_spoilt else self.book.hindrance()

    def tick(self) -> None:
        """Looks at the clock and at the file again: what is due, and what another window wrote.

        Raises UnreadableFile where another program spoilt the file; what is shown stays.
        """
        try:
            if self._waiting:
                # Saving merges what another window wrote.
                with suppress(NotSaved):
                    self._land()
            elif self.book.changed_outside():
                self.search = self.book.load()
                self._is_spoilt = False
        except DamagedFile:
            self._is_spoilt = True
            raise
        finally:
            self.show()

    def put_back(self) -> str:
        """Puts what is shown in the place of a file that another program spoilt or took away."""
        kept = self.book.put_back()
        self._is_spoilt = False
        with suppress(NotSaved):
            self._land()
        self.show()
        return "Put back what you see here." + (f" The spoilt file is kept: {kept}." if kept else "")

    def retry(self) -> str:
        """Saves what could not be saved so far. Raises NotSaved where it still cannot be."""
        words = "; ".join(self.waiting)
        try:
            self._land()
        finally:
            self.show()
        return f"Saved now: {_told(words)}"

    def leave(self) -> None:
        """Saves what still waits, if it can be; the next start finds the rest."""
        with suppress(AfterwordError):
            self._land()

    # Undo

    def undo(self) -> str:
        """Takes back the last change, also one of an earlier session."""
        if self._waiting:
            words = self._waiting.take_back().words
            self._waiting.put_down(self.book.file_id)
            self.show()
            return f"Undid: {shortened(words, _SAID)}; it had not been saved yet."
        step = self._history.last_done
        if step is None:
            raise NotAllowed("There is nothing to undo.")
        known = self._known()
        before = known.applying([change.reversed() for change in reversed(step.changes)])
        if before.applying(step.changes) != known or leaves_gaps(before, difference(known, before)):
            self._history.forget_last()
            raise NotAllowed(f"It was changed elsewhere since, and stays as it is: {_told(step.words)}")
        self.save(before)
        self._history.undid()
        self.show()
        return f"Undid: {_told(step.words)}"

    def redo(self) -> str:
        """Does again what was undone last."""
        step = self._history.last_undone
        if step is None:
            raise NotAllowed("There is nothing to redo.")
        after = self._known().applying(step.changes)
        if leaves_gaps(after, step.changes):
            raise NotAllowed(f"It is named elsewhere by now, and stays as it is: {_told(step.words)}")
        self.save(after)
        self._history.redid()
        self.show()
        return f"Did again: {_told(step.words)}"

    def _known(self) -> JobSearch:
        """The search with the unknown fields of entries that a step of an earlier session knew."""
        return replace(self.search, unread={**self._history.unread, **self.search.unread})

    # How a change is made

    def add(self, fact: Fact, words: str) -> str:
        """Records a fact; ``words`` say what was done. Raises as ``commit`` does."""
        return self.commit(self.search.with_fact(fact), words)

    def put(self, entry: Entry, words: str) -> str:
        """Puts an entry in the place of the one with its id. Raises as ``commit`` does."""
        return self.commit(self.search.with_entry(entry), words)

    def commit(self, after: JobSearch, words: str, why: BackupCause = "save") -> str:
        """Saves, remembers how to take it back, and shows it.

        Raises NotSaved where it could not be saved; where ``is_patient`` NotSavedYet, and it waits.
        ``why`` marks the backup of what was there before.
        """
        if not after.profile.tz:
            region = after.profile.region or self._home.region
            after = after.with_entry(msgspec.structs.replace(after.profile, tz=self._home.tz, region=region))
        changes = difference(self.search, after)
        if not changes:
            return NOTHING_CHANGED
        for change in changes:
            refuse_far_years(change.after)
        if why == "save" and len(changes) > _MANY:
            why = "bulk"
        self._waiting.add(Waits(UndoStep(self.new_id(), words, changes), why, self.search, after))
        try:
            self._land()
        except NotSaved as error:
            if not self.is_patient:
                self._waiting.take_back()
                raise
            self._waiting.put_down(self.book.file_id)
            self._tell()
            raise NotSavedYet(error.why) from error
        except BaseException:
            self._waiting.take_back()
            raise
        self.show()
        return f"{words[0].upper()}{_told(words[1:])}{self._stayed(after, changes)}"

    def _stayed(self, after: JobSearch, changes: Sequence[Change]) -> str:
        """A sentence where something was deleted that another window or machine changed meanwhile."""
        gone = {(change.table, change.id) for change in changes if change.after is None}
        if self.search is after or gone.isdisjoint((table, each) for table, each, _ in self.search.entries()):
            return ""
        return " It was changed elsewhere meanwhile, and so it stays."

    def done(self, before: JobSearch, words: str) -> str:
        """Remembers how to take back what is saved already, and shows it."""
        if changes := difference(before, self.search):
            self._history.did(UndoStep(self.new_id(), words, changes), self.search.unread, self.book.file_id)
        self.show()
        return f"{words[0].upper()}{_told(words[1:])}"

    def _land(self) -> None:
        """Saves what waits, in its order. A step that is saved does not wait any more."""
        while self._waiting:
            waits = self._waiting.first.on(self.search)
            self.save(waits.after, waits.why)
            self._waiting.landed()
            self._waiting.put_down(self.book.file_id)
            self._history.did(self._landed(waits.step, waits.after), self.search.unread, self.book.file_id)

    def _landed(self, step: UndoStep, after: JobSearch) -> UndoStep:
        """The step without what it deleted and somebody else still needs: that is not there to undo."""
        if self.search is after or all(change.after for change in step.changes):
            return step
        there = {(table, entry_id) for table, entry_id, _ in self.search.entries()}
        landed = (c for c in step.changes if c.after or (c.table, c.id) not in there)
        return step._replace(changes=tuple(landed))

    def save(self, after: JobSearch, why: BackupCause = "save") -> None:
        """Writes a change without a way back."""
        try:
            self.search = self.book.save(difference(self.search, after), after, why)
        except NotSaved as error:
            self._is_spoilt = isinstance(error.__cause__, DamagedFile)
            raise
        self._is_spoilt = False

    def show(self) -> None:
        """Has everything planned anew, and tells who wants to know."""
        self._plan = None
        self._tell()

    def _tell(self) -> None:
        for follower in self.followers:
            follower()

    def _planned(self) -> Plan:
        now = self.clock()
        if (habit := self._habit(now)) != self.cadence.habit:
            # Reasons and rows tell days as the person writes them, this year and no other.
            self.cadence = replace(self.cadence, habit=habit)
            self._planner = Planner(self.cadence, self.recall())
        return self._planner.plan(self.search, now)


def _told(words: str) -> str:
    """What was done, to the end of its sentence; not all of a letter that was written down."""
    told = shortened(words, _SAID)
    return told if told.endswith("\u2026") else f"{told}."
