"""The book: the search on disk, loaded as a whole and saved one change at a time."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from afterword.domain.errors import NotSaved, UnreadableFile
from afterword.domain.search import Change, JobSearch
from afterword.store.file import make_folder, remove_leftovers
from afterword.store.records import SCHEMA, Database, Unread, record, removed_in, schema_of, search_in
from afterword.store.storage import FileStorage, Tables

_PATIENCE = 5.0
"""Seconds to wait for another window that is saving; a save takes a few hundredths of one."""


class Book:
    """The person's data file at ``path``; a missing one is a new search.

    ``clock`` says when an entry was written; ``state`` is the folder for the lock that lets windows
    take turns. Everything is read and written at once; a change is durable when ``save`` returns.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime], *, state: Path) -> None:
        self.path = path
        self._clock = clock
        self._storage = FileStorage(path)
        self._database = Database(storage=lambda: self._storage)
        self._lock_file = state / _lock_name(path)
        self._unread: Unread = {}
        self._swept = False

    def load(self) -> JobSearch:
        """The search as it is on disk. Raises UnreadableFile, and leaves such a file untouched."""
        search = self._remembering(self._storage.load(self._understand))
        self._unread = search.unread
        return search

    def save(self, changes: Sequence[Change], search: JobSearch) -> JobSearch:
        """Writes the changes of one verb, after which ``search`` is the search.

        Where the file has been changed meanwhile, by another window or by a program that keeps
        folders in step, the changes go on top of what is there now, and the result is the search
        with both; otherwise it is ``search`` itself. Raises NotSaved when nothing could be written.
        """
        if not changes:
            return search
        try:
            with self._turn(), self._storage.transaction():
                changed_outside = self._storage.changed_outside()
                unread = search.unread
                if changed_outside:
                    unread = _joined(unread, self._storage.load(self._understand).unread)
                record(self._database, changes, unread, self._clock())
        except (OSError, UnicodeEncodeError) as error:
            raise NotSaved(_reason(self.path, error)) from error
        except UnreadableFile as error:
            raise NotSaved(str(error)) from error
        self._unread = search.unread
        if changed_outside:
            search = self._remembering(search_in(self._storage.read()))
            self._unread = search.unread
        return search

    def changed_outside(self) -> bool:
        """Whether another program has changed the file since it was read or written here."""
        return self._storage.changed_outside()

    def removed(self) -> frozenset[tuple[str, str]]:
        """The table and id of each entry that was deleted, as of the last load or save."""
        return removed_in(self._storage.read())

    def _understand(self, tables: Tables | None) -> JobSearch:
        if tables is None:
            return JobSearch()
        schema = schema_of(tables)
        if schema is None and "afterword" in tables:
            raise UnreadableFile(
                self.path, "it is a search document", "take it in with 'afterword import', or name another"
            )
        if schema is None:
            raise UnreadableFile(self.path, "it is not a file of Afterword", "name another file with --file")
        if schema > SCHEMA:
            raise UnreadableFile(
                self.path, f"a newer Afterword wrote it, in version {schema} of its form", "update Afterword"
            )
        return search_in(tables)

    def _remembering(self, search: JobSearch) -> JobSearch:
        """``search`` with the unknown fields of entries that are gone: an undo may bring them back."""
        tables = self._storage.read()
        gone = {key: fields for key, fields in self._unread.items() if key[1] not in tables.get(key[0], {})}
        return replace(search, unread={**gone, **search.unread}) if gone else search

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """This window's turn to write. Where no lock can be had, noticing outside changes must do."""
        # Imported here, since most commands only read, and it takes a while.
        from filelock import FileLock, Timeout

        lock = FileLock(self._lock_file, timeout=_PATIENCE, mode=0o600)
        try:
            make_folder(self._lock_file.parent)
            lock.acquire()
        except Timeout:
            raise NotSaved("another window of Afterword is busy with the file; try again") from None
        except OSError:
            pass
        try:
            if lock.is_locked and not self._swept:
                remove_leftovers(self.path)
                self._swept = True
            yield
        finally:
            lock.release()


def _lock_name(path: Path) -> str:
    """One name a file, however it is reached; the lock of a file that gets replaced would be void."""
    real = os.path.realpath(path)
    return f"{Path(real).name}-{hashlib.sha256(os.fsencode(real)).hexdigest()[:12]}.lock"


def _joined(ours: Unread, theirs: Unread) -> Unread:
    return {key: {**ours.get(key, {}), **theirs.get(key, {})} for key in ours.keys() | theirs.keys()}


def _reason(path: Path, error: OSError | UnicodeEncodeError) -> str:
    if isinstance(error, UnicodeEncodeError):
        return "a text holds half a character (a lone surrogate), which no file can hold; retype it"
    return f"{error.strerror or error} ({path})"
