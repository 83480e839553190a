"""Other copies of the data file: what programs that keep folders in step set aside, and git's three."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

import msgspec

from afterword.domain.errors import AfterwordError, DamagedFile, InvalidEntry, UnreadableFile
from afterword.domain.merging.merge import Copy, has_step, is_known_to, merge
from afterword.files import put_file, read_plain
from afterword.store.backups import BackupFolder
from afterword.store.file import read_file, replace_file, stamp_of
from afterword.store.migrations import SCHEMA, migrated
from afterword.store.records import copy_in, file_id_of, schema_of, tables_of
from afterword.store.storage import Tables, encoded, tables_in

_SET_ASIDE = re.compile(r"[ck]onfli[ck]?t", re.IGNORECASE)
"""What programs that keep folders in step call the copy that lost, from English to Norwegian."""


def copies_beside(file: Path, file_id: str) -> Iterator[Path]:
    """The copies of the search with that id beside its file, by whatever name, and what is named like one.

    Only what has the file's own name as a word in its own is looked into.
    """
    real = Path(os.path.realpath(file))
    for target in {file.absolute(): file, real: real}.values():
        names: list[str] = []
        with suppress(OSError):
            # The folder may be full of other files: of those no more than the name is touched.
            names = sorted(filter(_names_of_copies(target), os.listdir(target.parent)))  # noqa: PTH208
        yield from (path for path in map(target.with_name, names) if _is_copy(path, target, file_id))


def is_set_aside(path: Path, file: Path) -> bool:
    """Whether a program set this copy aside; another may be one that somebody made on purpose."""
    return bool(_SET_ASIDE.search(path.name)) and not _SET_ASIDE.search(file.name)


def _names_of_copies(file: Path) -> Callable[[str], bool]:
    """Tells the names that have the file's own as a word in them."""
    stem, suffix = _spelt(file.stem), _spelt(file.suffix)
    as_word = re.compile(rf"(?<![^\W_]){re.escape(stem)}(?![^\W\d_])")

    def may_be_copy(name: str) -> bool:
        spelt = _spelt(name)
        if stem not in spelt or suffix not in spelt or spelt.startswith(".") or ".damaged-" in spelt:
            return False
        return bool(as_word.search(spelt))

    return may_be_copy


def _spelt(name: str) -> str:
    """A name as it is compared: systems spell one letter in two ways, and some do not mind capitals."""
    return unicodedata.normalize("NFC", name).casefold()


def _is_named_after(name: str, file: Path) -> bool:
    """Whether a name says that it is a copy of the file which a program set aside."""
    rest = name.removeprefix(file.stem)
    return rest != name and not rest[:1].isalnum() and bool(_SET_ASIDE.search(rest))


def _is_copy(path: Path, file: Path, file_id: str) -> bool:
    try:
        if path.samefile(file):
            return False
        return _is_named_after(path.name, file) or (bool(file_id) and file_id.encode() in read_plain(path))
    except OSError:
        return False


def tables_at(path: Path) -> Tables:
    """The tables of a copy in today's shape. Raises UnreadableFile for what is no data file of ours."""
    found = read_file(path)
    if found is None:
        raise UnreadableFile(path, "there is no such file", "name another file")
    try:
        tables = tables_in(found.raw)
        schema = schema_of(tables)
        if schema is None:
            raise UnreadableFile(path, "it is not a file of Afterword", "name another file")
        if schema > SCHEMA:
            raise UnreadableFile(path, "a newer Afterword wrote it", "update Afterword")
        tables = migrated(tables, schema)
    except InvalidEntry as error:
        raise DamagedFile(path, str(error)) from error
    return tables


class Settled:
    """Which copies, as they are now, have nothing to take in, or are to stay apart: no need to look again.

    Written down in ``file``; what cannot be read or written there is only looked at once more.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stamps: dict[str, list[int]] = {}
        with suppress(OSError, msgspec.DecodeError):
            self._stamps = msgspec.json.decode(read_plain(file), type=dict[str, list[int]])

    def has(self, copy: Path) -> bool:
        """Whether it was settled, and is the same since."""
        return self._stamps.get(copy.name) == self._stamp(copy)

    def add(self, copy: Path) -> None:
        """Settles a copy as it is now."""
        self._stamps[copy.name] = self._stamp(copy)
        with suppress(OSError):
            put_file(self._file, msgspec.json.encode(self._stamps))

    def _stamp(self, copy: Path) -> list[int]:
        return list(stamp_of(copy) or ())


def common_state(ours: Copy, theirs: Copy, file_id: str, backups: BackupFolder) -> Copy:
    """What the search was when two copies parted: ours itself, or the newest backup that both had."""
    newer = ours
    for older in chain(_earlier(backups, file_id), [Copy()]):
        # A program may have put another machine's file in the place of ours: our backups are not its past.
        if is_known_to(theirs, newer) and is_known_to(ours, newer) and has_step(theirs, older, newer):
            return newer
        newer = older
    return Copy()


def _earlier(backups: BackupFolder, file_id: str) -> Iterator[Copy]:
    """The earlier states of the search with that id, the newest first."""
    for backup in backups.all():
        with suppress(AfterwordError):
            tables = tables_at(backup.path)
            if file_id_of(tables) == file_id:
                yield copy_in(tables)


def merge_files(base: Path, ours: Path, theirs: Path) -> int:
    """Merges three copies into ``ours``; gives how many conflicts are new. An empty base is none.

    Raises UnreadableFile for a copy that is none, OSError where ``ours`` cannot be written.
    """
    common = Copy() if base.exists() and not base.stat().st_size else copy_in(tables_at(base))
    mine, other = copy_in(tables_at(ours)), copy_in(tables_at(theirs))
    both = tables_of(merge(common, mine, other))
    replace_file(ours, encoded(both))
    known = {key for key in (*mine.documents, *other.documents) if key[0] == "conflicts"}
    return sum(("conflicts", conflict) not in known for conflict in both.get("conflicts", {}))
