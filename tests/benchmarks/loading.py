"""Reading a file of applications, beside reading the same JSON with nothing else; in this process."""

import gc
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from afterword.store.book import Book
from benchmarks.figures import Figure
from benchmarks.generator import NOW
from benchmarks.programs import Place


def measured(folder: Path, sizes: Sequence[int], rounds: int) -> list[Figure]:
    """The figures, with the garbage collector off as the program has it while it reads."""
    figures = []
    for size in sizes:
        place = Place.made(folder, size)
        raw = place.file.read_bytes()
        own, floor = [], []
        for _ in range(rounds):
            book = Book(place.file, lambda: NOW, state=place.home / "state")
            own.append(_taken(book.load))
            floor.append(_taken(lambda: json.loads(raw)))  # noqa: B023 - called at once
        figures.append(Figure(f"load, {size:,}", own, floor))
    return figures


def _taken(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        started = time.perf_counter()
        kept = work()
        taken = (time.perf_counter() - started) * 1000
        del kept
    finally:
        gc.enable()
    return taken
