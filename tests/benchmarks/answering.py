"""From a key to the end of the first frame that answers it, in every view, beside a table's cursor."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import Figure, percentile
from benchmarks.floors import READY
from benchmarks.programs import SOON, Place
from benchmarks.watched_terminal import WatchedTerminal

_DOWN_AND_UP = (b"j", b"k")
_PAGES = (b"\x1b[6~", b"\x1b[5~")
_ARROWS = (b"\x1b[B", b"\x1b[A")
_ENTER, _ESCAPE = b"\r", b"\x1b"
_LETTERS = [bytes([letter]) for letter in b"company 1"]
_FILTERED = ("Applications", "People")
_CALM = 0.4
"""Seconds without a byte after which a key has had all its effects."""
_PACE = 0.04
"""Seconds from the answer of one early key to the next."""
_IDLE_KEYS = 5
"""Keys one after the other that found it at rest: by then the search has been read."""
_VIEWS = {"Applications": b"2", "Insights": b"3", "People": b"4"}


def measured(folder: Path, sizes: Sequence[int], rounds: int) -> list[Figure]:
    """The 95th percentile of each key in each round, beside that of moving a table's cursor.

    All keys at the largest size, and at each those that are pressed while the search is read.
    """
    figures = []
    for size in sizes:
        place = Place.made(folder, size)
        own: dict[str, list[float]] = defaultdict(list)
        floor: list[float] = []
        with place.dashboard() as dashboard:
            dashboard.shows("Overdue follow-ups")
            dashboard.rest(1.0)
            # What is known of holidays is kept when it is left, that of the next row too.
            for key in _DOWN_AND_UP:
                dashboard.press(key, _CALM)
            dashboard.ends(b"q")
        for _ in range(rounds):
            with place.floor(str(size)) as table:
                table.shows(READY)
                table.rest(1.0)
                floor.append(_late(table, _ARROWS * 10))
            early = _early(place)
            own["a key while it loads, of 33 ms"].append(percentile(early, 95))
            own["the slowest, of 150 ms"].append(max(early))
            if size != max(sizes):
                continue
            with place.dashboard() as dashboard:
                dashboard.shows("Overdue follow-ups")
                dashboard.rest(1.0)
                for name, taken in _keys(dashboard):
                    own[name].append(taken)
        # Findings are there within 300 ms where a cursor takes 20.
        aims = {"move": 1.5, "letter": 3.0, "open a message": 6.0, "its findings": 15.0}
        for name, values in own.items():
            aim = next((aim for word, aim in aims.items() if word in name), None)
            figures.append(Figure(f"{name}, {size:,}", values, floor, aim))
    return figures


def _keys(dashboard: WatchedTerminal) -> Iterator[tuple[str, float]]:
    for view, key in _VIEWS.items():
        yield f"to {view} for the first time", dashboard.press(key, _CALM).first * 1000
        yield f"{view}: move", _late(dashboard, _DOWN_AND_UP * 5)
        yield f"{view}: page", _late(dashboard, _PAGES * 3)
        if view in _FILTERED:
            dashboard.press(b"/", _CALM)
            yield f"{view}: letter of a filter", _late(dashboard, _LETTERS)
            dashboard.press(_ESCAPE, _CALM)
    yield "to Today", dashboard.press(b"1", _CALM).first * 1000
    # The details follow a moment after the cursor; that is told apart, and is over before the next key.
    moves = [dashboard.press(key, _CALM) for key in _DOWN_AND_UP * 5]
    yield "Today: move", percentile([answer.first * 1000 for answer in moves], 95)
    yield "Today: its details", percentile([answer.last * 1000 for answer in moves], 95)
    yield "Today: page", _late(dashboard, _PAGES * 3, _CALM)
    # The checks and the grammar are loaded with the first message; that is told apart.
    yield "open the first message", dashboard.press(_ENTER, 3.0).first * 1000
    dashboard.press(_ESCAPE, _CALM)
    opened = []
    for _ in range(5):
        opened.append(dashboard.press(_ENTER, _CALM))
        dashboard.press(_ESCAPE, _CALM)
    yield "open a message", percentile([answer.first * 1000 for answer in opened], 95)
    # What the checks find follows the words.
    yield "its findings", percentile([answer.last * 1000 for answer in opened], 95)


def _early(place: Place) -> Sequence[float]:
    """Milliseconds from each key to its answer while the search is read behind the first screen."""
    taken: list[float] = []
    idle = 0
    with place.dashboard(SOON) as dashboard:
        dashboard.shows("Overdue follow-ups")
        while idle < _IDLE_KEYS:
            began, used = time.perf_counter(), dashboard.used
            taken.append(dashboard.press(_DOWN_AND_UP[len(taken) % 2], _PACE).first * 1000)
            is_idle = dashboard.used - used < (time.perf_counter() - began) / 2
            idle = idle + 1 if is_idle else 0
    return taken[:-_IDLE_KEYS]


def _late(program: WatchedTerminal, keys: Sequence[bytes], quiet: float = 0.06) -> float:
    """Milliseconds that 95 per cent of these presses take at most."""
    return percentile([program.press(key, quiet).first * 1000 for key in keys], 95)
