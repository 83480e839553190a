"""From the command to the first screen, from the quit key to the shell, and what both take of memory.

Beside the empty app in the same round; commands at the shell beside what they cannot do without.
"""

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.floors import READY
from benchmarks.programs import Place
from benchmarks.watched_terminal import WatchedTerminal

_FIRST_PAINT = {100: 1.25, 1_000: 1.25, 10_000: 1.5}
_QUIT, _CONTROL_Q = b"q", b"\x11"
_CALM = 0.5
"""Seconds without a byte after which a program has come to rest."""


def measured(folder: Path, sizes: Sequence[int], rounds: int) -> list[Figure]:
    """The figures of so many rounds."""
    places = [Place.made(folder, size) for size in sizes]
    rows = [place.first_row() for place in places]
    floor: dict[str, list[float]] = defaultdict(list)
    taken: dict[int, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for _ in range(rounds):
        _note(floor, places[0].floor(), (READY,), _CONTROL_Q)
        for place, row in zip(places, rows, strict=True):
            _note(taken[place.applications], place.dashboard(), ("Overdue follow-ups", row), _QUIT)
    figures = []
    for size in sizes:
        own = taken[size]
        figures += [
            Figure(f"first screen, {size:,}", own["start"], floor["start"], _FIRST_PAINT.get(size)),
            Figure(f"its processor time until it rests, {size:,}", own["cpu"], floor["cpu"]),
            Figure(f"quit to shell, {size:,}", own["quit"], floor["quit"]),
            Figure(f"peak memory, {size:,}", own["memory"], floor["memory"], 1.5, "MiB"),
        ]
    return [*figures, *_commands(places, rounds)]


def _note(
    noted: dict[str, list[float]], program: WatchedTerminal, texts: Sequence[str], leave: bytes
) -> None:
    with program:
        noted["start"].append(program.shows(*texts) * 1000)
        program.rest(_CALM)
        noted["memory"].append(program.most_memory)
        noted["quit"].append(program.ends(leave) * 1000)
        if program.usage:
            noted["cpu"].append((program.usage.ru_utime + program.usage.ru_stime) * 1000)


def _commands(places: Sequence[Place], rounds: int) -> list[Figure]:
    place = places[-2] if len(places) > 1 else places[0]
    environment = place.environment
    cases = {
        f"due, {place.applications:,}": (place.command("due"), "import arrow, tinydb, msgspec", 3.0),
        "--help": (place.command("--help"), "import click", 2.0),
    }
    figures = []
    for name, (command, imports, aim) in cases.items():
        own, floor = [], []
        for _ in range(rounds):
            own.append(_run(command, environment))
            floor.append(_run([sys.executable, "-c", imports], environment))
        figures.append(Figure(name, own, floor, aim))
    return figures


def _run(command: Sequence[str], environment: Mapping[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - started) * 1000
