"""Earlier states of the data file, kept by themselves and thinned with age.

A backup is the file as it was before a save: a second name for what the save replaces, so it costs
next to nothing; of a file that others may read it is a copy, for the person alone. It is named after
the moment at which that state had been written.
"""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from afterword.files import make_folder, write_beside
from afterword.system import here

BackupCause = Literal["save", "import", "merge", "restore", "migration", "bulk"]
"""What came after a backup: an ordinary save, or something one may want to go back before."""

_NAME = re.compile(rf"(?P<at>\d{{8}}T\d{{6}}\.\d{{6}})Z-(?P<why>{'|'.join(get_args(BackupCause))})\.json")
_LAST_SECOND = datetime(9999, 12, 31, tzinfo=UTC).timestamp()
"""A clock may have been anywhere when a file was written; days end here."""

_NEWEST = 10
_MARKED = 20
_SLOTS = ((timedelta(minutes=10), 6), (timedelta(hours=1), 24), (timedelta(days=1), 14))
"""Beyond the newest, one of each ten minutes, hour and day stays: so many of each."""


class Backup(NamedTuple):
    """One earlier state: where it lies, when it was written, and what came after it."""

    path: Path
    at: datetime
    why: BackupCause

    @property
    def name(self) -> str:
        """What the person calls it by: its moment in UTC, ``20260414T143000.000000``."""
        return self.path.name.partition("Z-")[0]


class BackupFolder:
    """The backups of one data file, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> tuple[Backup, ...]:
        """Every backup, the newest first."""
        try:
            names = sorted(os.listdir(self.folder), reverse=True)  # noqa: PTH208 - names are enough
        except OSError:
            return ()
        return tuple(backup for name in names if (backup := self._named(name)))

    def _named(self, name: str) -> Backup | None:
        parts = _NAME.fullmatch(name)
        if not parts:
            return None
        try:
            at = datetime.strptime(parts["at"], "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC)
        except ValueError:
            # A day that no calendar has: a file of somebody else.
            return None
        return Backup(self.folder / name, at, parts["why"])  # type: ignore[arg-type]

    def keep(self, file: Path, why: BackupCause, *, copied: bool) -> None:
        """Keeps the file as it is now; ``copied``: apart from the file, which will be written over.

        Raises OSError where that cannot be done.
        """
        about = file.stat()
        written = datetime.fromtimestamp(min(about.st_mtime, _LAST_SECOND), UTC)
        backup = self.folder / f"{written:%Y%m%dT%H%M%S.%f}Z-{why}.json"
        make_folder(self.folder)
        if not copied and not about.st_mode & 0o077:
            try:
                os.link(file, backup)
            except FileExistsError:
                return
            except OSError:
                # Another file system, or one without second names.
                pass
            else:
                return
        here().replace(write_beside(backup, file.read_bytes()), backup)
        here().flush_folder(self.folder)

    def thin(self) -> None:
        """Removes what is neither new, nor marked, nor the last of its ten minutes, hour or day."""
        backups = self.all()
        staying = _staying(backups)
        for backup in backups:
            if backup not in staying:
                with suppress(OSError):
                    backup.path.unlink()


def _staying(backups: Sequence[Backup]) -> set[Backup]:
    """What is kept of these, the newest first."""
    staying = set(backups[:_NEWEST])
    staying |= set([backup for backup in backups if backup.why != "save"][:_MARKED])
    for length, count in _SLOTS:
        last_of: dict[int, Backup] = {}
        for backup in backups:
            last_of.setdefault(int(backup.at.timestamp() // length.total_seconds()), backup)
        staying |= set(list(last_of.values())[:count])
    return staying
