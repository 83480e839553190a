"""A damaged data file: what can be put in its place, and putting it there. Never by itself."""

import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from afterword.domain.errors import AfterwordError, NotSaved
from afterword.domain.search import JobSearch
from afterword.files import make_folder
from afterword.store.backups import Backup, BackupFolder
from afterword.store.copies import tables_at
from afterword.store.file import own_folder, read_file, replace_file
from afterword.store.records import file_id_of, search_in
from afterword.store.salvage import salvage
from afterword.store.storage import encoded


class Repair(NamedTuple):
    """Something to put in the place of the damaged file.

    ``backup`` is the backup it is, ``None`` for what could be read of the file itself; ``losses`` are
    sentences about what could not.
    """

    search: JobSearch
    raw: bytes
    backup: Backup | None = None
    losses: tuple[str, ...] = ()


def remedies(file: Path, state: Path) -> tuple[Repair, ...]:
    """What there is to repair the file with, the best first; empty where there is nothing."""
    there = read_file(file)
    saved = salvage(there.raw) if there else None
    backup, file_id = _newest_good(BackupFolder(own_folder(file, state) / "backups"))
    if saved is None:
        return (backup,) if backup else ()
    # What tells this search from others may be lost; a backup still knows it.
    saved.tables["meta"]["file"].setdefault("id", file_id or secrets.token_hex(8))
    remedy = Repair(search_in(saved.tables), encoded(saved.tables), losses=saved.losses)
    if backup is None:
        return (remedy,)
    # What could be read whole is newer than any backup; what has holes is not better for it.
    return (backup, remedy) if saved.losses else (remedy, backup)


def _newest_good(backups: BackupFolder) -> tuple[Repair | None, str]:
    """The newest backup that can be read, and the id of the file in it."""
    for backup in backups.all():
        with suppress(AfterwordError):
            tables = tables_at(backup.path)
            return Repair(search_in(tables), backup.path.read_bytes(), backup), file_id_of(tables)
    return None, ""


def repair(file: Path, remedy: Repair) -> Path | None:
    """Puts the remedy in the file's place; gives the copy in which the damaged file is kept.

    Raises NotSaved where nothing could be written; the damaged file is then as it was.
    """
    with suppress(OSError):
        make_folder(file.parent)
    return put_in_place(file, remedy.raw)


def put_in_place(file: Path, raw: bytes) -> Path | None:
    """Puts ``raw`` in the place of a damaged file, or one that is gone; gives the copy that is kept of it.

    Raises NotSaved where nothing could be written; the damaged file is then as it was.
    """
    damaged = None
    try:
        if there := read_file(file):
            damaged = file.with_name(f"{file.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}Z")
            replace_file(damaged, there.raw)
        replace_file(file, raw)
    except OSError as error:
        raise NotSaved(f"{error.strerror or error} ({file})") from error
    return damaged
