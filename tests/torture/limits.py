"""Trials on a machine that has run out of something, and a long one in which nothing may grow."""

import ctypes
import gc
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from torture.subjects import Subject
from torture.trials import RECORDS, Bench, Tally, in_child

if sys.platform == "win32":
    pytest.skip("Windows sets a process no limits", allow_module_level=True)

import resource

LIMITS = {"open files": (resource.RLIMIT_NOFILE, 3), "length of a file": (resource.RLIMIT_FSIZE, 4096)}

ROOM = (0, 1, 2, 8, 16)
"""Pages that are left on the full disk."""

_PAGE = 4096
_DISK = 16 << 20
_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000
_PRIVATE = 0x4000 | 0x40000


def at_limits_of_the_system(subject: Subject, folder: Path) -> Tally:
    """No further open file, and no long file, while one save is tried; then again without the limit."""
    bench, tally = Bench(subject, folder), Tally()
    for name, (limit, least) in LIMITS.items():
        place = bench.fresh()

        def starve(limit: int = limit, least: int = least) -> Callable[[], None]:
            soft, hard = resource.getrlimit(limit)
            resource.setrlimit(limit, (least, hard))
            return lambda: resource.setrlimit(limit, (soft, hard))

        in_child(lambda: _saved_under(subject, place, bench.home, starve))  # noqa: B023 - done at once
        _judge(tally, subject, bench.home, name)
    return tally


def on_a_full_disk(subject: Subject, folder: Path) -> Tally:
    """A disk of its own, full but for some pages; then there is room. No runs where one may not make one."""
    bench, tally = Bench(subject, folder), Tally()
    for pages in ROOM:
        place = bench.home / "disk"
        place.mkdir(exist_ok=True)

        def fill(place: Path = place, pages: int = pages) -> Callable[[], None]:
            ballast = place / "ballast"
            with ballast.open("wb", buffering=0) as file, suppress(OSError):
                while file.write(b"\0" * _PAGE):
                    pass
            os.truncate(ballast, max(ballast.stat().st_size - pages * _PAGE, 0))
            return ballast.unlink

        def work() -> None:
            _mount(place)  # noqa: B023 - done at once
            shutil.copytree(bench.model, place, dirs_exist_ok=True)  # noqa: B023
            _saved_under(subject, place, bench.home, fill)  # noqa: B023

        if in_child(work) == 0 and (bench.home / "after").exists():
            _judge(tally, subject, bench.home, f"{pages} pages left")
    return tally


def in_the_long_run(subject: Subject, folder: Path, saves: int) -> Tally:
    """So many saves in one session: memory, open files and what lies in the folder stay as they are."""
    bench, tally = Bench(subject, folder), Tally()
    place = bench.fresh()
    session = subject.open(place)
    early: tuple[int, int] = (0, 0)
    for number in range(saves):
        session.change(number)
        if number == saves // 5:
            early = _memory(), len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    late = _memory(), len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    tally.judge(subject, (place / "data.json").read_bytes(), set(range(RECORDS)), f"{saves} saves")
    strays = [path.name for path in place.rglob("*.tmp")]
    backups = len(list(place.glob("state/*/backups/*")))
    for what, grew in (
        (f"memory from {early[0] >> 20} to {late[0] >> 20} MB", late[0] > early[0] * 1.1 + (4 << 20)),
        (f"open files from {early[1]} to {late[1]}", late[1] > early[1]),
        (f"left over: {strays}", bool(strays)),
        (f"{backups} backups", backups > 74),
    ):
        tally.told.append(what)
        if grew:
            tally.grew += 1
            tally.notes.append(what)
    return tally


def _saved_under(subject: Subject, place: Path, home: Path, starve: Callable[[], Callable[[], None]]) -> None:
    """Saves while there is too little of something, and once there is enough: ``during`` and ``after``."""
    session = subject.open(place)
    feed = starve()
    saved = session.add(RECORDS)
    feed()
    shutil.copy(place / "data.json", home / "during")
    if not saved:
        with suppress(Exception):
            session.try_again(RECORDS)
    shutil.copy(place / "data.json", home / "after")


def _judge(tally: Tally, subject: Subject, home: Path, what: str) -> None:
    old = set(range(RECORDS))
    tally.judge(subject, (home / "during").read_bytes(), old, what)
    tally.judge(subject, (home / "after").read_bytes(), old | {RECORDS}, f"{what}, then enough")
    (home / "during").unlink()
    (home / "after").unlink()


def _mount(place: Path) -> None:
    """Mounts a small disk for this process alone; raises OSError where the system does not let one."""
    library = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if library.unshare(_NEW_MOUNTS | (_NEW_USER if user else 0)):
        raise OSError(ctypes.get_errno(), "no mounts of one's own")
    if user:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    library.mount(b"none", b"/", None, _PRIVATE, None)
    if library.mount(b"none", os.fsencode(place), b"tmpfs", 0, f"size={_DISK}".encode()):
        raise OSError(ctypes.get_errno(), "no disk of one's own")


def _memory() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
