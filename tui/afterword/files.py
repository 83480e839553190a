"""The person's files beside the data file: only plain ones are read, and what is written only they can read.

Whatever the umask and whatever a file is for, its text is the person's own: files are made with mode 0600
and folders with 0700, and a test looks for code that makes them elsewhere.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from afterword.system import AS_BYTES, NOT_OURS, WITHOUT_WAITING, here

LARGEST: Final = 50_000_000
"""Bytes of the largest file that is read: many times a long search with all its postings."""


def read_plain(path: Path, most: int = LARGEST) -> bytes:
    """What stands in a file of at most ``most`` bytes. Raises OSError, also for what is no ordinary file.

    A pipe would be waited for and a device may never end, so neither is opened.
    """
    _must_be_ordinary(path.stat(), path)
    handle = os.open(path, os.O_RDONLY | AS_BYTES | WITHOUT_WAITING)
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(handle)
        # It may be another one by now.
        _must_be_ordinary(about, path)
        # One that grows meanwhile is not read for ever either.
        raw = b"" if about.st_size > most else file.read(most + 1)
    if about.st_size > most or len(raw) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most / 1e6:g} MB", str(path))
    return raw


@contextmanager
def opened_plain(path: Path) -> Iterator[BinaryIO]:
    """An ordinary file to be read bit by bit, however long it is. Raises OSError."""
    _must_be_ordinary(path.stat(), path)
    handle = os.open(path, os.O_RDONLY | AS_BYTES | WITHOUT_WAITING)
    with os.fdopen(handle, "rb") as file:
        _must_be_ordinary(os.fstat(handle), path)
        yield file


def _must_be_ordinary(about: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(about.st_mode):
        what = "it is a folder" if stat.S_ISDIR(about.st_mode) else "it is not an ordinary file"
        raise OSError(errno.EINVAL, what, str(path))


def at_home(path: Path) -> Path:
    """A path with the folder that ``~`` stands for; as it is where nobody is called so."""
    with suppress(RuntimeError):
        return path.expanduser()
    return path


def make_folder(folder: Path) -> None:
    """Makes the folder and those above it that are missing, for nobody but the person."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def write_new(path: Path, raw: bytes) -> None:
    """Makes a file that holds ``raw``. Raises OSError, FileExistsError where there is one already."""
    handle = _opened_anew(path)
    try:
        write_all(handle, raw)
    except BaseException:
        # Half of what was to be written would only be in the way of the next attempt.
        with suppress(OSError):
            path.unlink()
        raise
    finally:
        os.close(handle)


def put_file(path: Path, raw: bytes, *, flush: bool = True) -> None:
    """Makes a file that holds ``raw``, in the place of one that is there; its folder too. Raises OSError.

    A new file takes the old one's place, so that neither its rights nor a link's target matter. Without
    ``flush`` nobody waits for the disk, and a power cut may leave anything in its place.
    """
    make_folder(path.parent)
    temporary = write_beside(path, raw, flush=flush)
    try:
        here().replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def write_into(path: Path, raw: bytes) -> None:
    """Writes into what is no ordinary file, such as a pipe that somebody reads. Raises OSError.

    Not into a terminal: what is shown there goes through another door.
    """
    handle = os.open(path, os.O_WRONLY | AS_BYTES | WITHOUT_WAITING | NOT_OURS)
    try:
        if os.isatty(handle):
            raise OSError(errno.EINVAL, "it is a terminal; name no file, and it is shown", str(path))
        here().wait_for(handle)
        write_all(handle, raw)
    finally:
        os.close(handle)


def write_beside(target: Path, raw: bytes, like: os.stat_result | None = None, *, flush: bool = True) -> Path:
    """A new file beside ``target`` that holds ``raw`` and is on disk (``flush``), to take its place.

    It has the owner and the mode of ``like``, else it is the person's alone.
    Raises OSError, also where it cannot be given to that owner.
    """
    temporary = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")
    handle = _opened_anew(temporary)
    try:
        if like:
            here().give(temporary, os.fstat(handle), like)
        write_all(handle, raw)
        if flush:
            here().flush(handle)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    finally:
        os.close(handle)
    return temporary


def write_all(handle: int, raw: bytes) -> None:
    """Writes ``raw``, in as many goes as it takes. Raises OSError."""
    left = memoryview(raw)
    while left:
        left = left[os.write(handle, left) :]


def _opened_anew(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | AS_BYTES, 0o600)
