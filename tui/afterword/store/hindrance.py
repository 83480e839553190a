"""What stands in the way of saving, told before the person has anything to save."""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Hindrance(NamedTuple):
    """Why a change could not be saved now: in a few words for a sign, and in a sentence or two.

    ``goes_by_putting_back``: what is known here can take the place of what is on disk.
    """

    sign: str
    sentence: str
    goes_by_putting_back: bool = False


_KEPT = "What you do meanwhile is kept, and saved once that works."

WRITTEN_BY_NEWER = Hindrance(
    "looking only: a newer Afterword wrote the file",
    "A newer Afterword wrote this file: you can look at it here. Update this one to change it.",
)


SPOILT = Hindrance(
    "another program spoilt the file",
    "Another program spoilt the file, so nothing can be saved.",
    goes_by_putting_back=True,
)

DISK_GONE = Hindrance(
    "the folder of the file is gone",
    f"The folder of the file is gone; a drive that was pulled out, perhaps. {_KEPT}",
)


def hindrance(path: Path, *, was_there: bool) -> Hindrance | None:
    """What of the file or its folder keeps it from being written, as far as that shows without writing.

    ``was_there``: the file was read or written before, so that where there is none it is gone.
    """
    target = Path(os.path.realpath(path))
    folder = target.parent
    if not folder.is_dir():
        if was_there:
            return DISK_GONE
        return None if _can_be_made(folder) else _closed(folder)
    if not target.exists():
        if not os.access(folder, os.W_OK | os.X_OK):
            return _closed(folder)
        if was_there:
            return Hindrance(
                "the file is gone",
                f"{target} is gone. Your next change puts it back.",
                goes_by_putting_back=True,
            )
        return None
    # One of both is enough: it is replaced, or where its folder takes no new file, written over.
    is_open = os.access(target, os.W_OK) or os.access(folder, os.W_OK | os.X_OK)
    with suppress(OSError):
        if is_open and target.stat().st_mode & 0o222:
            return None
    return Hindrance(
        "the file is read-only", f"{target} is read-only, so nothing can be saved. Make it writable. {_KEPT}"
    )


def _closed(folder: Path) -> Hindrance:
    return Hindrance(
        "the folder is read-only",
        f"Nothing can be saved in {folder}, which is read-only. Make it writable. {_KEPT}",
    )


def _can_be_made(folder: Path) -> bool:
    """Whether the folder, and those above it that are missing, can be made."""
    above = next((each for each in folder.parents if each.exists()), None)
    return bool(above and above.is_dir() and os.access(above, os.W_OK | os.X_OK))
