"""One file on disk: read by its path each time, and replaced as a whole or not at all.

Other programs (a second window, Syncthing, git, an editor) replace files too, so nothing here keeps
a file open, and what was read is remembered to notice when it is no longer what is there.
"""

import errno
import hashlib
import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from afterword.domain.errors import UnreadableFile
from afterword.files import write_all, write_beside
from afterword.system import AS_BYTES, here

LARGEST = 500_000_000
"""Bytes of a data file: a hundred times a long search; what is larger is none, and reading it takes long."""

UNFINISHED = WAITING, HALF_TYPED = "waiting.json", "half-typed.json"
"""What lies in a file's own folder while something is not saved: what was done, and what was being typed."""

_SETTLED_NS = 2_000_000_000
"""Some file systems count time in steps of up to two seconds, in nanoseconds."""

_A_WHILE = 3600.0
"""Seconds after which nobody is still writing a temporary file."""

_NO_NEIGHBOURS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY})
"""What the system says where a file may be written, and none beside it or in its place."""

Stamp = tuple[int, int, int]
"""Inode, size and time of change: cheap to look at, and different after any replacement."""


class SetAside(Protocol):
    """Keeps a file as it is; ``copied``: apart from the file itself, which will be written over."""

    def __call__(self, file: Path, *, copied: bool) -> None:
        """Raises OSError where it cannot be kept."""


class Overtaken(Exception):
    """Another program wrote the file just before it was to be replaced; nothing was written."""


class Seen(NamedTuple):
    """What a file was when it was last read or written: to be compared with what it is.

    ``settled``: it was old enough by then that a later change shows in its stamp.
    """

    stamp: Stamp
    raw: bytes
    settled: bool


def own_folder(path: Path, state: Path) -> Path:
    """What this machine keeps about one file: one folder in ``state`` a file, however it is reached."""
    real = os.path.realpath(path)
    return state / f"{Path(real).name}-{hashlib.sha256(os.fsencode(real)).hexdigest()[:12]}"


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of the file now; ``None`` where there is none, or none that can be looked at."""
    try:
        return _stamp(path.stat())
    except OSError:
        return None


def disk_of(path: Path) -> int | None:
    """Which disk the file's folder is on; ``None`` where there is no such folder."""
    try:
        return os.stat(os.path.dirname(os.path.realpath(path))).st_dev  # noqa: PTH116, PTH120
    except OSError:
        return None


def read_file(path: Path) -> Seen | None:
    """What the file is now; ``None`` when there is no such file.

    Raises UnreadableFile for a folder, a device, what is too large, or what the system refuses to open.
    """
    try:
        # Opening a pipe would wait for ever, so look first.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFile(path, "it is not an ordinary file")
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            if about.st_size > LARGEST:
                raise UnreadableFile(path, f"it is larger than {LARGEST / 1e6:g} MB, which no search is")
            raw = file.read()
    except FileNotFoundError:
        return None
    except MemoryError:
        raise UnreadableFile(path, "it is larger than the memory there is") from None
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from error
    return _seen(about, raw)


def replace_file(
    path: Path,
    raw: bytes,
    set_aside: SetAside | None = None,
    is_overtaken: Callable[[], bool] = lambda: False,
) -> Seen:
    """Puts ``raw`` in the place of the file: durable when this returns, untouched when it raises.

    A symbolic link is followed and kept; so are the mode and the owner of an existing file. A new file
    is the person's alone. ``set_aside`` is called with the file just before. Where its folder takes no
    new file, it is written over in place, but only once ``set_aside`` has a copy of it.
    Raises OSError, also for a file that was made read-only, and Overtaken where ``is_overtaken`` says
    so at the last moment: until then waiting for the disk may have taken a while.
    """
    target = Path(os.path.realpath(path))
    about = _about(target)
    try:
        seen = _put_in_place(target, raw, about, set_aside, is_overtaken)
    except OSError as error:
        if error.errno not in _NO_NEIGHBOURS or not set_aside or not os.access(target, os.W_OK):
            raise
        set_aside(target, copied=True)
        if is_overtaken():
            raise Overtaken from None
        seen = _write_over(target, raw)
    # The new file is in place by now: a folder that cannot be synced does not undo that.
    with suppress(OSError):
        here().flush_folder(target.parent)
    return seen


def _put_in_place(
    target: Path,
    raw: bytes,
    about: os.stat_result | None,
    set_aside: SetAside | None,
    is_overtaken: Callable[[], bool],
) -> Seen:
    temporary = write_beside(target, raw, about)
    try:
        seen = _seen(temporary.stat(), raw)
        if set_aside and target.exists():
            # What is wrong with the backups must not stand between the person and their change.
            with suppress(OSError):
                set_aside(target, copied=False)
        if is_overtaken():
            raise Overtaken
        here().replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    return seen


def remove_leftovers(path: Path, own: Path) -> None:
    """Removes temporary files killed programs left beside the file, and in this machine's ``own`` folder.

    Nobody may be writing the file. What lies in the folder may be another window's, if it is young.
    """
    target = Path(os.path.realpath(path))
    long_ago = time.time() - _A_WHILE
    with suppress(OSError):
        for leftover in target.parent.glob(".*.tmp"):
            if leftover.name.startswith(f".{target.name}."):
                leftover.unlink(missing_ok=True)
        for leftover in own.rglob(".*.tmp"):
            if leftover.stat().st_mtime < long_ago:
                leftover.unlink(missing_ok=True)


def _write_over(target: Path, raw: bytes) -> Seen:
    handle = os.open(target, os.O_WRONLY | AS_BYTES)
    try:
        write_all(handle, raw)
        os.ftruncate(handle, len(raw))
        here().flush(handle)
        return _seen(os.fstat(handle), raw)
    finally:
        os.close(handle)


def _about(target: Path) -> os.stat_result | None:
    try:
        about = target.stat()
    except FileNotFoundError:
        return None
    if not about.st_mode & 0o222:
        # Replacing needs no right to the file itself, yet the person said that it must not change.
        raise PermissionError(errno.EACCES, "the file is read-only", str(target))
    return about


def _stamp(about: os.stat_result) -> Stamp:
    return (about.st_ino, about.st_size, about.st_mtime_ns)


def _seen(about: os.stat_result, raw: bytes) -> Seen:
    # Files are stamped by the system's clock, so this is the one to compare with.
    settled = time.time_ns() - about.st_mtime_ns > _SETTLED_NS
    return Seen(_stamp(about), raw, settled)
