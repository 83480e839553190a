"""What was done, so that it can be taken back: in this session, and from earlier ones out of a log.

The log lies in the state folder, one line a step. Each line names the search it belongs to, and
nothing in it is ever needed: a line that cannot be read or written only shortens the way back.
"""

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from afterword.domain.entries import encode_entry, read_entry
from afterword.domain.errors import InvalidEntry
from afterword.domain.search import Change, Entry, TableName
from afterword.files import make_folder, write_beside
from afterword.store.records import Unread
from afterword.system import AS_BYTES, here

_LONGEST = 4_000_000
"""A log that is longer than so many bytes is shortened to its newer half when a session starts."""

_MOST = 1000
"""So many steps of a session can be taken back; a program that runs for weeks keeps no more in memory."""


class UndoStep(NamedTuple):
    """One change of the person: what they did, in words, and what became different."""

    id: str
    words: str
    changes: tuple[Change, ...]


class History:
    """The steps that can be taken back, and those that were and can be done again.

    ``file_id`` tells the search from every other: steps of another are not seen.
    """

    def __init__(self, log: Path, file_id: str) -> None:
        self._log = log
        self._file_id = file_id
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []
        self._is_continued = False
        self._older = _shortened(log)
        self.unread: dict[tuple[str, str], Any] = {}
        """Fields this version does not know, of entries in steps that were read from the log."""

    @property
    def last_done(self) -> UndoStep | None:
        """What undo takes back next."""
        if not self._done:
            self._read_older()
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> UndoStep | None:
        """What redo does again next."""
        if not self._undone and not self._is_continued:
            self._read_older()
        return self._undone[-1] if self._undone else None

    def did(self, step: UndoStep, unread: Unread, file_id: str) -> None:
        """Remembers a step. What was taken back before it cannot be done again any more."""
        self._file_id = file_id
        self._is_continued = True
        self._done.append(step)
        self._undone.clear()
        if len(self._done) > _MOST:
            del self._done[0]
            # What came before it cannot be reached over the gap.
            self._older = 0
        self._write({"did": step.id, "words": step.words, "changes": encoded(step.changes, unread)})

    def undid(self) -> None:
        """Remembers that the last step was taken back."""
        step = self._done.pop()
        self._undone.append(step)
        self._write({"undid": step.id})

    def redid(self) -> None:
        """Remembers that what was taken back last was done again."""
        step = self._undone.pop()
        self._done.append(step)
        self._write({"redid": step.id})

    def forget_last(self) -> None:
        """Drops the step that undo would take back next, since it no longer can."""
        step = self._done.pop()
        self._write({"dropped": step.id})

    def _write(self, line: dict[str, Any]) -> None:
        with suppress(OSError, UnicodeEncodeError):
            make_folder(self._log.parent)
            # Each line starts a new one: the last may have been cut short by a power cut.
            raw = b"\n" + msgspec.json.encode({"search": self._file_id, **line})
            handle = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | AS_BYTES, 0o600)
            try:
                os.write(handle, raw)
            finally:
                os.close(handle)

    def _read_older(self) -> None:
        """Takes the steps of earlier sessions in, once; this session's come after them."""
        size, self._older = self._older, 0
        if not size:
            return
        done, undone = self._done, self._undone
        self._done, self._undone = [], []
        with suppress(OSError):
            for line in self._log.read_bytes()[:size].splitlines():
                with suppress(ValueError, KeyError, TypeError, InvalidEntry, RecursionError):
                    self._take_in(json.loads(line))
        self._done += done
        self._undone = undone if self._is_continued else self._undone + undone

    def _take_in(self, line: dict[str, Any]) -> None:
        if line["search"] != self._file_id:
            return
        match line:
            case {"did": str(step_id), "words": str(words), "changes": list(changes)}:
                self._done.append(UndoStep(step_id, words, decoded(changes, self.unread)))
                self._undone.clear()
            case {"undid": step_id}:
                _move(step_id, self._done, self._undone)
            case {"redid": step_id}:
                _move(step_id, self._undone, self._done)
            case {"dropped": step_id}:
                _move(step_id, self._done, [])


def _shortened(log: Path) -> int:
    """How many bytes of the log are of earlier sessions, once it is no longer than it may be."""
    with suppress(OSError):
        if log.stat().st_size > _LONGEST:
            newer = log.read_bytes()[-_LONGEST // 2 :].partition(b"\n")[2]
            here().replace(write_beside(log, newer), log)
        return log.stat().st_size
    return 0


def encoded(changes: Iterable[Change], unread: Unread) -> list[dict[str, Any]]:
    """Changes as JSON values, with the fields of their entries that this version does not know."""
    told: list[dict[str, Any]] = []
    for table, entry_id, before, after in changes:
        fields = unread.get((table, entry_id), {})
        entries = [None if entry is None else encode_entry(entry, fields) for entry in (before, after)]
        told.append({"table": table, "id": entry_id, "before": entries[0], "after": entries[1]})
    return told


def decoded(changes: Sequence[dict[str, Any]], unread: dict[tuple[str, str], Any]) -> tuple[Change, ...]:
    """The changes that JSON values tell; their unknown fields are added to ``unread``.

    Raises InvalidEntry or KeyError for what tells none.
    """

    def entry(table: TableName, entry_id: str, raw: object) -> Entry | None:
        if raw is None:
            return None
        known, unknown, troubles = read_entry(table, entry_id, raw)
        if known is None:
            raise troubles[0]
        if unknown:
            unread[table, entry_id] = unknown
        return known

    return tuple(
        Change(
            told["table"],
            told["id"],
            entry(told["table"], told["id"], told["before"]),
            entry(told["table"], told["id"], told["after"]),
        )
        for told in changes
    )


def _move(step_id: object, steps: list[UndoStep], to: list[UndoStep]) -> None:
    for index in range(len(steps) - 1, -1, -1):
        if steps[index].id == step_id:
            to.append(steps.pop(index))
            return
