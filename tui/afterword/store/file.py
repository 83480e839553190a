"""One file on disk: read by its path each time, and replaced as a whole or not at all.

Other programs (a second window, Syncthing, git, an editor) replace files too, so nothing here keeps
a file open, and what was read is remembered to notice when it is no longer what is there.
"""

import errno
import glob
import hashlib
import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from afterword.domain.errors import UnreadableFile

_SETTLED_NS = 2_000_000_000
"""Some file systems count time in steps of up to two seconds, in nanoseconds."""

Stamp = tuple[int, int, int]
"""Inode, size and time of change: cheap to look at, and different after any replacement."""


class Seen(NamedTuple):
    """What a file was when it was last read or written.

    ``settled``: it was old enough by then that a later change shows in its stamp.
    """

    stamp: Stamp
    digest: bytes
    settled: bool


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of the file now; ``None`` where there is none, or none that can be looked at."""
    try:
        return _stamp(path.stat())
    except OSError:
        return None


def read_file(path: Path) -> tuple[bytes, Seen] | None:
    """The bytes of the file and what it was then; ``None`` when there is no such file.

    Raises UnreadableFile for a folder, a device, or what the system refuses to open.
    """
    try:
        # Opening a pipe would wait for ever, so look first.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFile(path, "it is not an ordinary file")
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            raw = file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from error
    return raw, _seen(about, raw)


def replace_file(path: Path, raw: bytes) -> Seen:
    """Puts ``raw`` in the place of the file: durable when this returns, untouched when it raises.

    A symbolic link is followed and kept; so is the mode of an existing file. A new file is the
    person's alone. Raises OSError, also for a file that was made read-only.
    """
    target = Path(os.path.realpath(path))
    mode = _mode_of(target)
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            Path(temporary).chmod(mode)
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
            about = os.fstat(file.fileno())
        os.replace(temporary, target)  # noqa: PTH105 - one call of the system, whatever pathlib does
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    # The new file is in place by now: a folder that cannot be synced does not undo that.
    with suppress(OSError):
        _sync_folder(target.parent)
    return _seen(about, raw)


def make_folder(folder: Path) -> None:
    """Makes the folder and those above it that are missing, for nobody but the person."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def remove_leftovers(path: Path) -> None:
    """Removes temporary files a killed program left beside the file; nobody may be writing it."""
    target = Path(os.path.realpath(path))
    for leftover in target.parent.glob(f".{glob.escape(target.name)}.*.tmp"):
        with suppress(OSError):
            leftover.unlink()


def _mode_of(target: Path) -> int:
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return 0o600
    if not mode & 0o222:
        # Replacing needs no right to the file itself, yet the person said that it must not change.
        raise PermissionError(errno.EACCES, "the file is read-only", str(target))
    return mode


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _stamp(about: os.stat_result) -> Stamp:
    return (about.st_ino, about.st_size, about.st_mtime_ns)


def _seen(about: os.stat_result, raw: bytes) -> Seen:
    # Files are stamped by the system's clock, so this is the one to compare with.
    settled = time.time_ns() - about.st_mtime_ns > _SETTLED_NS
    return Seen(_stamp(about), hashlib.sha256(raw).digest(), settled)
