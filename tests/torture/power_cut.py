"""Power cuts, simulated: what a file system may have kept had the power gone after each call.

POSIX lets go of what was written to a file since its last fsync, in part or filled with zeros, and of
names made or changed in a folder since that folder's last fsync.
"""

import os
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from torture.watched import Call, watched

PAGE = 4096


@dataclass
class File:
    """A file's bytes: those that are on disk for sure, and the ones after each change since."""

    synced: bytes = b""
    later: list[bytes] = field(default_factory=list)

    @property
    def now(self) -> bytes:
        """The bytes as the program sees them."""
        return self.later[-1] if self.later else self.synced

    def variants(self) -> Iterator[bytes]:
        """What may be found after a power cut."""
        yield self.synced
        yield from self.later
        if self.later:
            whole, before = self.now, (self.later[-2] if len(self.later) > 1 else self.synced)
            yield whole[: len(whole) // 2] + before[len(whole) // 2 :]
            yield whole[: len(whole) // PAGE * PAGE]
            yield whole[: len(self.synced)] + b"\0" * (len(whole) - len(self.synced))


@dataclass
class Folder:
    """The names in a folder: those on disk for sure, and each change since."""

    synced: dict[str, File]
    later: list[dict[str, File]] = field(default_factory=list)

    @property
    def now(self) -> dict[str, File]:
        """The names as the program sees them."""
        return self.later[-1] if self.later else self.synced

    def change(self) -> dict[str, File]:
        """The names, to be changed in one way that may be lost."""
        self.later.append(dict(self.now))
        return self.later[-1]

    def states(self, name: str) -> Iterator[bytes | None]:
        """What may be found under a name after a power cut."""
        for names in (self.synced, *self.later):
            if name not in names:
                yield None
            else:
                yield from names[name].variants()


def states_after_power_cuts(
    place: Path, work: Callable[[], object]
) -> Iterator[tuple[str, bytes | None, bool]]:
    """What ``data.json`` may be after a cut: what had been done, the bytes, whether ``work`` was over."""
    files = {path.name: File(path.read_bytes()) for path in place.iterdir() if path.is_file()}
    folder = Folder(files)
    handles: dict[int, str] = {}
    snapshots: list[tuple[str, Folder]] = []

    def meddle(call: Call) -> Any:
        result = call.done()
        _follow(folder, place, handles, call, result)
        snapshots.append((f"{len(snapshots)} {call.name}", deepcopy(folder)))
        return result

    with watched(meddle):
        work()
    for what, snapshot in snapshots:
        for raw in snapshot.states("data.json"):
            yield what, raw, False
    for raw in folder.states("data.json"):
        yield "the end", raw, True


def _follow(folder: Folder, place: Path, handles: dict[int, str], call: Call, result: Any) -> None:
    """Does to the folder of the model what the call did."""

    def name_of(path: Any) -> str | None:
        return os.path.basename(path) if os.path.dirname(os.path.abspath(path)) == str(place) else None  # noqa: PTH119, PTH120, PTH100

    match call.name, call.given:
        case "open", (path, flags, *_):
            name = name_of(path)
            if name is None:
                handles.pop(result, None)
                return
            handles[result] = name
            if flags & os.O_CREAT and name not in folder.now:
                folder.change()[name] = File()
        case "write", (handle, data) if file := _file(folder, place, handles, handle):
            end = os.lseek(handle, 0, os.SEEK_CUR)
            start, old = end - result, file.now
            file.later.append(old[:start].ljust(start, b"\0") + bytes(data)[:result] + old[end:])
        case "ftruncate", (handle, size) if file := _file(folder, place, handles, handle):
            file.later.append(file.now[:size].ljust(size, b"\0"))
        case "fsync", (handle,):
            if os.path.realpath(f"/proc/self/fd/{handle}") == str(place):
                folder.synced, folder.later = folder.now, []
            elif file := _file(folder, place, handles, handle):
                file.synced, file.later = file.now, []
        case "replace", (source, target) if (name := name_of(target)) and (was := name_of(source)):
            names = folder.change()
            names[name] = names.pop(was)
        case "unlink", (path,) if name := name_of(path):
            folder.change().pop(name, None)


def _file(folder: Folder, place: Path, handles: dict[int, str], handle: int) -> File | None:
    """The file behind a handle, also one that was opened before anybody looked."""
    name = handles.get(handle)
    if name is None:
        path = Path(os.path.realpath(f"/proc/self/fd/{handle}"))
        name = path.name if path.parent == place else None
    return folder.now.get(name) if name else None
