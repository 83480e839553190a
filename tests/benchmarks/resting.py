"""What the dashboard does when nobody does anything, beside the empty app; what many keys leave behind."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.floors import READY
from benchmarks.programs import Place
from benchmarks.watched_terminal import WatchedTerminal

_IDLE = 20.0
"""Seconds without a key."""
_KEYS = 2_000
_WARM = 500
"""Keys after which what is loaded on first use is there."""
_WANDERING = [b"j", b"j", b"j", b"k", b"2", b"j", b"j", b"k", b"4", b"j", b"3", b"j", b"k", b"1", b"G", b"g"]
"""Through the views and their lists."""


def measured(folder: Path, sizes: Sequence[int], _: int) -> list[Figure]:
    """The figures at the middle size, once: they are counted, and hardly differ."""
    place = Place.made(folder, sizes[len(sizes) // 2])
    with place.floor() as empty, place.dashboard() as dashboard:
        empty.shows(READY)
        dashboard.shows("Overdue follow-ups")
        for program in (empty, dashboard):
            program.rest(1.0)
        time.sleep(5)
        slept = _wakes(empty), _wakes(dashboard)
        time.sleep(_IDLE)
        floor, own = _wakes(empty) - slept[0], _wakes(dashboard) - slept[1]
    name = f"{place.applications:,}"
    with place.dashboard() as dashboard:
        dashboard.shows("Overdue follow-ups")
        dashboard.rest(1.0)
        _press(dashboard, _WARM)
        before = _resident(dashboard)
        _press(dashboard, _KEYS)
        after = _resident(dashboard)
    return [
        Figure(f"wakes in {_IDLE:.0f} s of rest, {name}", [own], [floor], 1.0, "times"),
        Figure(f"memory after {_KEYS:,} keys, beside after {_WARM:,}, {name}", [after], [before], 1.0, "MiB"),
    ]


def _press(program: WatchedTerminal, number: int) -> None:
    """Presses so many keys, some at a time, as if they were typed ahead."""
    for _ in range(0, number, len(_WANDERING)):
        program.press(b"".join(_WANDERING), quiet=0.1)
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
