"""The data file as TinyDB's storage: kept in memory, written whole and only when it must be.

TinyDB reads the storage for each look at a table and writes it for each change. Here reading takes
what is in memory, and inside a transaction writing only changes that; the file is replaced once,
when the transaction ends. When it fails, memory is again what it was before.
"""

import errno
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from afterword.domain.errors import DamagedFile, InvalidEntry, UnreadableFile
from afterword.domain.json_text import read_json, write_json
from afterword.files import make_folder
from afterword.store.file import Seen, SetAside, disk_of, read_file, replace_file, stamp_of

Tables = dict[str, dict[str, dict[str, Any]]]
"""The whole file: tables by name, documents by id, fields by name."""


class FileStorage(Storage):
    """One JSON file, replaced atomically. ``path`` need not exist yet."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._tables: Tables | None = {}
        self._seen: Seen | None = None
        self._disk: int | None = None
        self._in_transaction = False

    def read(self) -> Tables:
        """The tables in memory. TinyDB exchanges whole tables in the mapping it gets, hence a copy."""
        return dict(self._held())

    def write(self, data: Tables) -> None:
        """Takes ``data`` as the tables; outside a transaction it is on disk when this returns."""
        if self._in_transaction:
            self._tables = data
            return
        with self.transaction():
            self._tables = data

    def let_go(self) -> None:
        """Keeps of the tables only the bytes they were read from, until they are asked for again.

        Who only looks has the search, and never asks: the tables take several times what the bytes do.
        """
        self._tables = None

    def _held(self) -> Tables:
        # A thread looks too while another saves: whoever only looks leaves nothing behind.
        held, seen = self._tables, self._seen
        if held is None:
            return tables_in(seen.raw) if seen else {}
        return held

    @contextmanager
    def transaction(self, set_aside: SetAside | None = None) -> Iterator[None]:
        """What is written inside becomes one replacement of the file, or nothing when it raises.

        Raises OSError and UnicodeEncodeError where the tables cannot be written, and Overtaken where
        another program wrote the file since the start.
        """
        self._tables = self._held()
        before = self._tables, self._seen
        stamp = stamp_of(self.path)
        self._in_transaction = True
        try:
            yield
            self._replace(set_aside, lambda: stamp_of(self.path) not in (stamp, None))
        except BaseException:
            self._tables, self._seen = before
            raise
        finally:
            self._in_transaction = False

    def look(self) -> tuple[Tables, Seen] | None:
        """What is on disk now, and what the file was then; ``None``: there is none.

        Raises UnreadableFile for what cannot be opened, DamagedFile for what holds no tables.
        """
        seen = read_file(self.path)
        if seen is None:
            return None
        try:
            return tables_in(seen.raw), seen
        except InvalidEntry as error:
            raise DamagedFile(self.path, str(error)) from error

    def accept(self, tables: Tables, seen: Seen | None) -> None:
        """Takes what ``look`` gave, or an understanding of it, as what is on disk."""
        self._tables, self._seen = tables, seen
        self._disk = disk_of(self.path)

    @property
    def digest(self) -> bytes:
        """What tells the file as last read or written here from every other; empty where there was none."""
        return hashlib.sha256(self._seen.raw).digest() if self._seen else b""

    @property
    def is_on_another_disk(self) -> bool:
        """Whether there is no file, and its folder is another disk's, as where one was pulled out."""
        return self.was_there and stamp_of(self.path) is None and disk_of(self.path) != self._disk

    @property
    def was_there(self) -> bool:
        """Whether there was a file when it was last read or written here."""
        return self._seen is not None

    def changed_outside(self) -> bool:
        """Whether the file is no longer what was last read or written here.

        One that has vanished has not changed: memory holds all of it, and saving puts it back.
        """
        stamp = stamp_of(self.path)
        if stamp is None:
            return False
        if self._seen is None:
            return True
        if self._seen.settled and stamp == self._seen.stamp:
            return False
        try:
            seen = read_file(self.path)
        except UnreadableFile:
            return True
        if seen is None:
            return False
        if seen.raw != self._seen.raw:
            return True
        self._seen = seen
        return False

    def _replace(self, set_aside: SetAside | None, is_overtaken: Callable[[], bool]) -> None:
        raw = encoded(self._held())
        if self._seen is None:
            # A folder that was there before and is gone (a stick pulled out) is not made anew.
            make_folder(Path(os.path.realpath(self.path)).parent)
        if self.is_on_another_disk:
            raise OSError(errno.ENODEV, "its folder is gone, and perhaps the disk it was on")
        self._seen = replace_file(self.path, raw, set_aside, is_overtaken)
        self._disk = disk_of(self.path)


_ODD = "\0"
"""The name, which nothing else has, under which stands in memory what is no object in braces."""


def tables_in(raw: bytes) -> Tables:
    """The tables that a file's bytes describe. Raises InvalidEntry where they describe none.

    A table or an entry that is no object in braces is put into one for as long as it is in memory.
    """
    if not raw.strip():
        raise InvalidEntry("$", "the file is empty")
    read = read_json(raw)
    if not isinstance(read, dict):
        raise InvalidEntry("$", "the file must hold one object in braces")
    for name, table in read.items():
        if type(table) is not dict:
            table = read[name] = {_ODD: table}
        if set(map(type, table.values())) - {dict}:
            table.update({key: {_ODD: entry} for key, entry in table.items() if type(entry) is not dict})
    return read


def raws_of(tables: Tables, name: str) -> tuple[Mapping[str, Any], tuple[InvalidEntry, ...]]:
    """The entries of a table as they stand in the file, and what is wrong with it as a whole."""
    table = tables.get(name, {})
    if not any(_ODD in entry for entry in table.values()):
        return table, ()
    raws = {entry_id: _unboxed(entry) for entry_id, entry in table.items()}
    if _ODD not in raws:
        return raws, ()
    del raws[_ODD]
    return raws, (InvalidEntry(f"$.{name}", "a table must be an object in braces"),)


def encoded(tables: Tables) -> bytes:
    """The tables as they are written."""
    odd = {
        name: _unboxed({entry_id: _unboxed(entry) for entry_id, entry in table.items()})
        for name, table in tables.items()
        if any(_ODD in entry for entry in table.values())
    }
    return write_json({**tables, **odd})


def _unboxed(box: dict[str, Any]) -> Any:
    return box[_ODD] if box.keys() == {_ODD} else box
