"""The book: the search on disk, loaded as a whole and saved one change at a time."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from afterword.domain.errors import DamagedFile, InvalidEntry, NotAllowed, NotSaved, UnreadableFile
from afterword.domain.merging.merge import Copy, merge
from afterword.domain.search import Change, JobSearch
from afterword.files import make_folder
from afterword.store.backups import BackupCause, BackupFolder
from afterword.store.file import Overtaken, own_folder, remove_leftovers
from afterword.store.hindrance import DISK_GONE, WRITTEN_BY_NEWER, Hindrance, hindrance
from afterword.store.kept_today import forget
from afterword.store.migrations import SCHEMA, migrated
from afterword.store.records import (
    Database,
    Unread,
    copy_in,
    file_id_of,
    read_tables,
    record,
    removed_in,
    schema_of,
    tables_of,
)
from afterword.store.storage import FileStorage, Tables, encoded

_PATIENCE = 5.0
"""Seconds to wait for another window that is saving; a save takes a few hundredths of one."""


_TRIES = 5
"""How often a save begins again because another program was faster."""


class Book:
    """The person's data file at ``path``; a missing one is a new search, unless backups of it are left.

    ``clock`` says when an entry was written; in ``state`` lies the folder for what this machine keeps
    about the file: its backups, and the lock that lets windows take turns. Everything is read and
    written at once; a change is durable when ``save`` returns.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime], *, state: Path) -> None:
        self.path = path
        self.own_folder = own_folder(path, state)
        self.backups = BackupFolder(self.own_folder / "backups")
        self._clock = clock
        self._storage = FileStorage(path)
        self._database = Database(storage=lambda: self._storage)
        self.troubles: tuple[InvalidEntry, ...] = ()
        """What in the file means nothing to this version, as of the last load or save; it stays there."""
        self._file_id = ""
        self._unread: Unread = {}
        self._swept = False
        self._written_by_newer = False
        self._older_on_disk = False

    @property
    def file_id(self) -> str:
        """What tells this search from every other; empty before the first save."""
        return self._file_id or file_id_of(self._storage.read())

    def load(self) -> JobSearch:
        """The search as it is on disk. Leaves a file untouched that cannot be read.

        Raises DamagedFile where there are means to repair it, UnreadableFile otherwise.
        """
        found = self._storage.look()
        if found is None and (backups := self.backups.all()):
            raise DamagedFile(self.path, f"it is gone, but backups of it are kept, {len(backups)} in all")
        tables, seen = found or ({}, None)
        schema = self._schema_of(tables) if found else SCHEMA
        self._storage.accept(migrated(tables, schema), seen)
        self._written_by_newer, self._older_on_disk = schema > SCHEMA, schema < SCHEMA
        search, self._file_id = self._read_back(), file_id_of(tables)
        if schema >= SCHEMA:
            self._storage.let_go()
        return search

    def save(self, changes: Sequence[Change], search: JobSearch, why: BackupCause = "save") -> JobSearch:
        """Writes the changes of one verb, after which ``search`` is the search.

        Where the file has been changed meanwhile, by another window or by a program that keeps
        folders in step, both are merged, and the result is the search with both; otherwise it is
        ``search`` itself. ``why`` marks the backup of what was there before.
        Raises NotSaved when nothing could be written, and NotAllowed when nothing may be.
        """
        return self._write(changes, search, None, why) if changes else search

    def merge(self, base: Copy, theirs: Copy, search: JobSearch) -> JobSearch:
        """Takes another copy of the search in; ``base`` is what both had in common, or empty.

        Raises as ``save`` does, with InvalidEntry for a copy that cannot be understood.
        """
        return self._write((), search, (base, theirs), "merge")

    def changed_outside(self) -> bool:
        """Whether another program has changed the file since it was read or written here."""
        return self._storage.changed_outside()

    def put_back(self) -> Path | None:
        """Puts what is known here in the place of a file that is spoilt or gone; gives where that is kept.

        Raises NotSaved where it cannot be written, and where the folder is gone.
        """
        if self._storage.is_on_another_disk:
            raise NotSaved(DISK_GONE.sentence)
        forget(self.own_folder)
        from afterword.store.repair import put_in_place

        kept = put_in_place(self.path, encoded(self._storage.read()))
        self.load()
        return kept

    def hindrance(self) -> Hindrance | None:
        """What stands in the way of saving, as far as it shows without writing."""
        if self._written_by_newer:
            return WRITTEN_BY_NEWER
        if self._storage.is_on_another_disk:
            return DISK_GONE
        return hindrance(self.path, was_there=self._storage.was_there)

    @property
    def digest(self) -> bytes:
        """What tells the file as of the last load or save from every other; empty where there was none."""
        return self._storage.digest

    def copy(self) -> Copy:
        """The file as of the last load or save, to be compared with others."""
        return copy_in(self._storage.read())

    def removed(self) -> frozenset[tuple[str, str]]:
        """The table and id of each entry that was deleted, as of the last load or save."""
        return removed_in(self._storage.read())

    def _write(
        self, changes: Sequence[Change], search: JobSearch, more: tuple[Copy, Copy] | None, why: BackupCause
    ) -> JobSearch:
        if self._written_by_newer:
            raise NotAllowed("A newer Afterword wrote this file: look at it here, and update to change it.")
        if self._older_on_disk:
            why = "migration"
        self._file_id = ""
        try:
            # It holds what may be deleted by this very change.
            forget(self.own_folder)
            with self._turn():
                is_merged = self._written(changes, search, more, why)
        except UnicodeEncodeError as error:
            raise NotAllowed(
                "A text holds half a character (a lone surrogate), which no file can hold; retype it."
            ) from error
        except OSError as error:
            raise NotSaved(f"{error.strerror or error} ({self.path})") from error
        except DamagedFile as error:
            raise NotSaved(f"another program spoilt {self.path} ({error.why})") from error
        except UnreadableFile as error:
            raise NotSaved(str(error)) from error
        self._older_on_disk = False
        with suppress(OSError):
            self.backups.thin()
        if is_merged or self.troubles:
            # A change may also have put right what could not be understood.
            before, found = self.troubles, self._read_back()
            if is_merged or self.troubles != before:
                return found
        self._unread = search.unread
        return search

    def _written(
        self, changes: Sequence[Change], search: JobSearch, more: tuple[Copy, Copy] | None, why: BackupCause
    ) -> bool:
        """Writes the changes, merged with what others wrote; once more where they did so meanwhile.

        Says whether anything was merged.
        """
        for _ in range(_TRIES):
            try:
                with self._storage.transaction(self._set_aside(why)):
                    theirs = self._changed_tables()
                    base = self._storage.read()
                    record(self._database, changes, search.unread, self._clock(), (base, theirs or {}))
                    if theirs is None and more is None:
                        return False
                    both = copy_in(self._storage.read())
                    if theirs is not None:
                        both = merge(copy_in(base), both, copy_in(theirs))
                    if more is not None:
                        both = merge(more[0], both, more[1])
                    self._storage.write(tables_of(both))
                    return True
            except Overtaken:
                continue
        raise NotSaved(f"another program keeps writing the file ({self.path})")

    def _changed_tables(self) -> Tables | None:
        """The tables on disk where they are not those last read or written here."""
        if not self._storage.changed_outside():
            return None
        found = self._storage.look()
        if found is None:
            return None
        schema = self._schema_of(found[0])
        if schema > SCHEMA:
            raise UnreadableFile(self.path, "a newer Afterword wrote it meanwhile", "update this one")
        return migrated(found[0], schema)

    def _set_aside(self, why: BackupCause) -> Callable[..., None]:
        return lambda file, *, copied: self.backups.keep(file, why, copied=copied)

    def _schema_of(self, tables: Tables) -> int:
        schema = schema_of(tables)
        if schema is None and "afterword" in tables:
            raise UnreadableFile(
                self.path, "it is a search document", "take it in with 'afterword import', or name another"
            )
        if schema is None:
            raise UnreadableFile(self.path, "it is not a file of Afterword", "name another file with --file")
        return schema

    def _read_back(self) -> JobSearch:
        """What the tables in memory hold, and what in them means nothing to this version."""
        search, self.troubles = read_tables(self._storage.read())
        search = self._remembering(search)
        self._unread = search.unread
        return search

    def _remembering(self, search: JobSearch) -> JobSearch:
        """``search`` with the unknown fields of entries that are gone: an undo may bring them back."""
        tables = self._storage.read() if self._unread else {}
        gone = {key: fields for key, fields in self._unread.items() if key[1] not in tables.get(key[0], {})}
        return replace(search, unread={**gone, **search.unread}) if gone else search

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """This window's turn to write. Where no lock can be had, noticing outside changes must do."""
        # Imported here, since most commands only read, and it takes a while.
        from filelock import FileLock, Timeout

        # The lock is on a file of its own: that of a file that gets replaced would be void.
        lock = FileLock(self.own_folder / "lock", timeout=_PATIENCE, mode=0o600)
        try:
            make_folder(self.own_folder)
            lock.acquire()
        except Timeout:
            raise NotSaved("another window of Afterword is busy with the file") from None
        except OSError:
            pass
        try:
            if lock.is_locked and not self._swept:
                remove_leftovers(self.path, self.own_folder)
                self._swept = True
            yield
        finally:
            lock.release()
