"""Other copies of the data file: what programs that keep folders in step set aside, and git's three."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from afterword.domain.errors import AfterwordError, DamagedFile, InvalidEntry, UnreadableFile
from afterword.domain.merge import Copy, is_known_to, merge
from afterword.store.backups import Backups
from afterword.store.file import read_file, replace_file
from afterword.store.migrations import SCHEMA, migrated
from afterword.store.records import copy_in, file_id_of, schema_of, tables_of
from afterword.store.storage import Tables, bytes_of, tables_in

_SET_ASIDE = (r"{stem}\.sync-conflict-\d{{8}}-\d{{6}}-\w+{suffix}", r"{stem} \(.*conflicted copy.*\){suffix}")
"""How Syncthing and Dropbox name the copy that lost."""


def set_aside_copies(file: Path) -> Iterator[Path]:
    """The copies of ``file`` beside it, from a change on two machines at once."""
    named = {"stem": re.escape(file.stem), "suffix": re.escape(file.suffix)}
    patterns = [re.compile(pattern.format(**named)) for pattern in _SET_ASIDE]
    with suppress(OSError):
        yield from sorted(
            path
            for path in file.parent.iterdir()
            if any(pattern.fullmatch(path.name) for pattern in patterns)
        )


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


def common_state(backups: Backups, copy: Copy, file_id: str) -> Copy:
    """What the search was when ``copy`` parted from it: the newest backup it came from, else nothing."""
    for backup in backups.all():
        with suppress(AfterwordError):
            tables = tables_at(backup.path)
            earlier = copy_in(tables)
            if file_id_of(tables) == file_id and is_known_to(copy, earlier):
                return earlier
    return Copy()


def merge_files(base: Path, ours: Path, theirs: Path) -> int:
    """Merges three copies into ``ours``; gives how many conflicts are new. An empty base is none.

    Raises UnreadableFile for a copy that is none, OSError where ``ours`` cannot be written.
    """
    common = Copy() if base.exists() and not base.stat().st_size else copy_in(tables_at(base))
    mine, other = copy_in(tables_at(ours)), copy_in(tables_at(theirs))
    both = tables_of(merge(common, mine, other))
    replace_file(ours, bytes_of(both))
    known = {key for key in (*mine.documents, *other.documents) if key[0] == "conflicts"}
    return sum(("conflicts", conflict) not in known for conflict in both.get("conflicts", {}))
