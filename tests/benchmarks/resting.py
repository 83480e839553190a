"""What the dashboard does when nobody does anything, and what ten thousand keys leave behind.

Beside the empty app and its table, over the same time and with the same number of keys.
"""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.floors import READY
from benchmarks.programs import Place
from benchmarks.watched_terminal import WatchedTerminal

_IDLE = 60.0
"""Seconds without a key."""
_KEYS = 10_000
_WARM = 500
"""Keys after which what is loaded on first use is there."""
_WANDERING = [b"j", b"j", b"j", b"k", b"2", b"j", b"j", b"k", b"4", b"j", b"3", b"j", b"k", b"1", b"G", b"g"]
"""Through the views and their lists."""


def measured(folder: Path, sizes: Sequence[int], rounds: int) -> list[Figure]:
    """The figures of so many rounds at the middle size; the keys only once, as they take minutes."""
    place = Place.made(folder, sizes[len(sizes) // 2])
    own, floor = [], []
    for _ in range(rounds):
        with place.floor() as empty, place.dashboard() as dashboard:
            empty.shows(READY)
            dashboard.shows("Overdue follow-ups")
            for program in (empty, dashboard):
                program.rest(1.0)
            time.sleep(5)
            before = _wakes(empty), _wakes(dashboard)
            time.sleep(_IDLE)
            floor.append(_wakes(empty) - before[0])
            own.append(_wakes(dashboard) - before[1])
    name = f"{place.applications:,}"
    with place.dashboard() as dashboard, place.floor(name.replace(",", "")) as table:
        dashboard.shows("Overdue follow-ups")
        table.shows(READY)
        growth = _growth(dashboard, _WANDERING)
        grown = _growth(table, [b"\x1b[B", b"\x1b[A"])
    return [
        Figure(f"wakes in a minute of rest, {name}", own, floor, 1.0, "times"),
        Figure(f"memory more after {_KEYS:,} keys, {name}", [growth], [grown], unit="MiB"),
    ]


def _growth(program: WatchedTerminal, keys: Sequence[bytes]) -> float:
    """MiB in use after all the keys more than after the first few hundred."""
    program.rest(1.0)
    _press(program, keys, _WARM)
    before = _resident(program)
    _press(program, keys, _KEYS)
    return _resident(program) - before


def _press(program: WatchedTerminal, keys: Sequence[bytes], number: int) -> None:
    for place in range(number):
        program.press(keys[place % len(keys)], quiet=0.0)
    program.rest(1.0)


def _wakes(program: WatchedTerminal) -> int:
    """How often it has gone to sleep so far, all of its threads."""
    tasks = Path("/proc", str(program.process), "task").iterdir()
    return sum(int(_status(task)["voluntary_ctxt_switches"]) for task in tasks)


def _resident(program: WatchedTerminal) -> float:
    """MiB in use."""
    return int(_status(Path("/proc", str(program.process)))["VmRSS"].split()[0]) / 1024


def _status(process: Path) -> Mapping[str, str]:
    lines = (process / "status").read_text(encoding="utf-8").splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
