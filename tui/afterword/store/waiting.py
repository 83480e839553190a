"""Changes that could not be written yet: in memory, and in the state folder for the next session."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from afterword.domain.errors import InvalidEntry
from afterword.domain.merging.references import leaves_gaps
from afterword.domain.search import JobSearch, difference
from afterword.files import make_folder, write_beside
from afterword.store.backups import BackupCause
from afterword.store.history import UndoStep, decoded, encoded
from afterword.system import here


class Waits(NamedTuple):
    """A step that is not on disk: it leads from the search ``before`` to ``after``."""

    step: UndoStep
    why: BackupCause
    before: JobSearch
    after: JobSearch

    def on(self, search: JobSearch) -> "Waits":
        """The same step where it is ``search`` that it is made on; none, where it would leave gaps there."""
        if search is self.before:
            return self
        unread = {**search.unread, **self.after.unread}
        after = replace(search.applying(self.step.changes), unread=unread)
        if leaves_gaps(after, self.step.changes):
            after = search
        return Waits(self.step._replace(changes=difference(search, after)), self.why, search, after)


class Waiting:
    """What waits to be saved, the oldest first. ``file_id`` tells the search from every other."""

    def __init__(self, file: Path, file_id: str) -> None:
        self._file = file
        self._queue: list[Waits] = []
        self._own: set[str] = set()
        self._is_put_down = False
        with suppress(InvalidEntry, KeyError, TypeError):
            self._queue = [_waits(step) for step in self._put_down_before(file_id)]
            self._own = {waits.step.id for waits in self._queue}
            self._is_put_down = bool(self._queue)

    def __bool__(self) -> bool:
        return bool(self._queue)

    @property
    def words(self) -> tuple[str, ...]:
        """What was done, in words."""
        return tuple(waits.step.words for waits in self._queue)

    @property
    def first(self) -> Waits:
        """What is to be saved next."""
        return self._queue[0]

    def add(self, waits: Waits) -> None:
        """Puts a step at the end."""
        self._queue.append(waits)
        self._own.add(waits.step.id)

    def landed(self) -> None:
        """The first one is on disk now."""
        self._queue.pop(0)

    def take_back(self) -> UndoStep:
        """Takes the last one away."""
        return self._queue.pop().step

    def put_down(self, file_id: str) -> None:
        """Writes down what waits, for the next session; where that cannot be, memory must do.

        What another window has put down stays.
        """
        if not self._queue and not self._is_put_down:
            return
        with suppress(OSError):
            steps = [step for step in self._put_down_before(file_id) if step.get("id") not in self._own]
            steps += [
                {"id": each.step.id, "words": each.step.words,
                 "changes": encoded(each.step.changes, each.after.unread)}
                for each in self._queue
            ]  # fmt: skip
            if steps:
                make_folder(self._file.parent)
                raw = msgspec.json.encode({"search": file_id, "steps": steps})
                here().replace(write_beside(self._file, raw), self._file)
            else:
                self._file.unlink(missing_ok=True)
            self._is_put_down = bool(self._queue)

    def _put_down_before(self, file_id: str) -> list[dict[str, Any]]:
        """The steps of that search which are written down already."""
        with suppress(OSError, msgspec.DecodeError, RecursionError):
            told = msgspec.json.decode(self._file.read_bytes())
            match told:
                case {"search": search, "steps": list(steps)} if search == file_id:
                    return [step for step in steps if isinstance(step, dict)]
        return []


def _waits(told: dict[str, Any]) -> Waits:
    unread: dict[tuple[str, str], Any] = {}
    step = UndoStep(told["id"], told["words"], decoded(told["changes"], unread))
    return Waits(step, "save", JobSearch(), JobSearch(unread=unread))
