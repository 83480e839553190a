"""The path of a file as it is typed, pasted, or dropped onto the terminal."""

import os
from contextlib import suppress
from pathlib import Path

from afterword.domain.phrases import shortened
from afterword.system import here

_LONGEST = 4_096
"""Characters; systems take no longer paths."""


def read_path(text: str) -> Path:
    """The path meant, without the quotes and backslashes a terminal puts around one that is dropped.

    Raises ValueError with a sentence.
    """
    typed = text.strip()
    if len(typed) > _LONGEST or "\0" in typed or not _can_be_named(typed):
        raise ValueError(f"{shortened(typed)} can be no path. Write where the file lies.")
    with suppress(ValueError):
        parts = here().words_of(typed)
        typed = parts[0] if len(parts) == 1 else typed
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        user = typed.partition("/")[0]
        raise ValueError(
            f"There is no folder {shortened(user)} here. Write the whole path, or begin it with ~/"
        ) from None


def _can_be_named(path: str) -> bool:
    """Whether the system has bytes for a name: halves of characters have none."""
    try:
        os.fsencode(path)
    except UnicodeError:
        return False
    return True


def read_known_path(text: str) -> Path:
    """The path of a file that is there, seen from here or else from the person's own folder.

    Raises ValueError with a sentence that says what to write.
    """
    path = read_path(text)
    with suppress(OSError, RuntimeError):
        if not path.exists() and (Path.home() / path).exists():
            path = Path.home() / path
    try:
        path.stat()
    except OSError as error:
        why = (
            "is not there" if isinstance(error, FileNotFoundError) else f"cannot be reached: {error.strerror}"
        )
        raise ValueError(f"{shortened(str(path), 120)} {why}. Write the path of a file.") from None
    if path.is_dir():
        raise ValueError(f"{path} is a folder. Write the path of a file in it.")
    if not os.access(path, os.R_OK):
        raise ValueError(f"{path} may not be read by you. Choose another, or change its permissions.")
    return path


def paths_like(text: str) -> list[str]:
    """The paths that go on as ``text`` does, folders with a slash behind; none where nothing can be read."""
    folder = here().folder_of(text)
    start = text.removeprefix(folder)
    try:
        found = sorted(Path(folder).expanduser().iterdir()) if start else []
        return [
            f"{folder}{path.name}{'/' if path.is_dir() else ''}"
            for path in found
            if path.name.casefold().startswith(start.casefold())
        ]
    except (OSError, RuntimeError, ValueError):
        return []
