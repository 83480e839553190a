"""What decides, beside the person's file, what the program shows of it: itself and what surrounds it.

Read before anything else is loaded, so with the system's calls alone.
"""

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from afterword import __version__
from afterword.files import read_plain
from afterword.settings.locations import settings_file
from afterword.settings.shipped import shipped
from afterword.system import here

_ENVIRONMENT = ("TZ", "PYTHONTZPATH", "LC_ALL", "LC_TIME", "LANG", "LOCPATH")
_FILES = (
    "/etc/localtime", "/etc/timezone", "/var/db/zoneinfo", "/etc/sysconfig/clock", "/etc/conf.d/clock",
    "/usr/share/zoneinfo", "/usr/share/zoneinfo/tzdata.zi", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo",
    "/etc/zoneinfo", "/usr/lib/locale", "/usr/lib/locale/locale-archive", "/usr/share/locale",
)  # fmt: skip
"""What tells the system's time zone, its rules, and how days are written."""


@cache
def circumstances_at_start() -> bytes:
    """Those in which the program was loaded."""
    return circumstances(settings_file())


def circumstances(settings: Path) -> bytes:
    """All of it, in 32 bytes: where they are the same, the same file is shown alike at the same moment.

    ``settings`` is the person's own file. Empty where this system does not say by files what it is set to.
    """
    if not here().is_set_by_files:
        return b""
    told = "\0".join(_told())
    return hashlib.sha256(told.encode("utf-8", "surrogateescape") + b"\0" + _bytes_of(settings)).digest()


def _told() -> Iterator[str]:
    yield f"{__version__} {sys.version} {time.tzname} {time.timezone} {time.altzone}"
    for name in _ENVIRONMENT:
        yield f"{name} {os.environ.get(name)}"
    for file in _FILES:
        # A zone is chosen by a link: two zones may have the very same file.
        yield f"{os.path.realpath(file)} {_stamp(file)}"
    # Whatever is installed or renewed (holidays, zones, ourselves) changes the folder it is put into.
    for folder in sys.path:
        yield f"{folder} {_stamp(folder)}"
    yield from _tree(str(Path(__file__).parents[1]))
    yield from _tree(str(shipped()))


def _tree(folder: str) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _tree(entry.path)
        else:
            yield f"{entry.path} {_stamp(entry.path)}"


def _stamp(path: str) -> str:
    try:
        about = os.stat(path)  # noqa: PTH116 - hundreds of files, at each start
    except OSError:
        return "-"
    return f"{about.st_ino} {about.st_size} {about.st_mtime_ns}"


def _bytes_of(settings: Path) -> bytes:
    try:
        return read_plain(settings)
    except OSError as error:
        return f"{error.errno}".encode()
