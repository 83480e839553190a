"""From the command to the first screen, from the quit key to the shell, and what both take of memory.

Beside the empty app in the same round; commands at the shell beside what they cannot do without.
"""

import resource
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.floors import READY
from benchmarks.programs import SOON, Place
from benchmarks.watched_terminal import WatchedTerminal

if sys.platform == "win32":
    sys.exit("What is measured here only a Unix tells.")

_FIRST_PAINT = {100: 1.2, 1_000: 1.2, 10_000: 1.3}
_IN_FULL = {100: 1.7, 1_000: 2.0, 10_000: 5.0}
_DUE = {100: 1.0, 1_000: 1.0, 10_000: 1.5}
_QUIT, _CONTROL_Q = b"q", b"\x11"
_CALM = 0.5
"""Seconds without a byte after which a program has come to rest."""


def measured(folder: Path, sizes: Sequence[int], rounds: int) -> list[Figure]:
    """The figures of so many rounds."""
    places = [Place.made(folder, size) for size in sizes]
    for place in places:
        place.work_ahead()
    rows = [place.first_row() for place in places]
    floor: dict[str, list[float]] = defaultdict(list)
    taken: dict[int, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    elsewhere: dict[int, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    renewed: dict[int, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for _ in range(rounds):
        _note(floor, places[0].floor(), (READY,), _CONTROL_Q)
        for place, row in zip(places, rows, strict=True):
            texts = ("Overdue follow-ups", row)
            place.forget()
            _note(elsewhere[place.applications], place.dashboard(SOON), texts, _QUIT)
            with place.renewed():
                _note(renewed[place.applications], place.dashboard(), texts, _QUIT)
            _note(taken[place.applications], place.dashboard(SOON), texts, _QUIT)
    figures = []
    for size in sizes:
        own = taken[size]
        figures += [
            Figure(f"first screen, {size:,}", own["start"], floor["start"], _FIRST_PAINT.get(size)),
            Figure(
                f"  changed elsewhere, {size:,}", elsewhere[size]["start"], floor["start"], _IN_FULL.get(size)
            ),
            Figure(f"  new version, {size:,}", renewed[size]["start"], floor["start"], _IN_FULL.get(size)),
            Figure(f"  its processor time until it rests, {size:,}", own["cpu"], floor["cpu"]),
            Figure(f"quit to shell, {size:,}", own["quit"], floor["quit"]),
            Figure(f"peak memory, {size:,}", own["memory"], floor["memory"], 1.6, "MiB"),
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
    figures = []
    for place in places:
        ahead, elsewhere, renewed, floor = [], [], [], []
        for _ in range(rounds):
            floor.append(_run([sys.executable, "-c", "import arrow, tinydb, msgspec"], place.environment))
            place.forget()
            elsewhere.append(_run(place.command("due", later=SOON), place.environment))
            with place.renewed():
                renewed.append(_run(place.command("due"), place.environment))
            ahead.append(_run(place.command("due", later=SOON), place.environment))
        size = f"{place.applications:,}"
        figures.append(Figure(f"due, {size}, worked out ahead", ahead, floor, _DUE.get(place.applications)))
        figures.append(Figure(f"due, {size}, changed elsewhere", elsewhere, floor))
        figures.append(Figure(f"due, {size}, new version", renewed, floor))
    environment = places[0].environment
    own = [_run(places[0].command("--help"), environment) for _ in range(rounds)]
    floor = [_run([sys.executable, "-c", "import click"], environment) for _ in range(rounds)]
    return [*figures, Figure("--help", own, floor, 2.0)]


def _run(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The processor time a command takes, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000
