"""Reading a file of applications, and a workbook, beside nothing but their values; in this process."""

import gc
import json
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from python_calamine import load_workbook

from afterword.domain.capturing.table_import import Choices
from afterword.domain.search import JobSearch
from afterword.exchange.sheets.reading import read_sheet
from afterword.exchange.sheets.vocabulary import vocabulary
from afterword.settings.shipped import shipped_table
from afterword.store.book import Book
from benchmarks.figures import Figure
from benchmarks.generator import NOW
from benchmarks.programs import Place
from exchange.workbooks import Cell, excel

_ROWS = 5_000


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
    return [*figures, _workbook(rounds)]


def _workbook(rounds: int) -> Figure:
    """What a workbook of so many rows would bring, beside the values of its cells."""
    header: tuple[Cell, ...] = ("Company", "Position", "Applied on", "Status", "Link", "Notes", "Contact")
    rows = [
        (
            f"Company {n % 900} Ltd", f"Analyst {n}", NOW.date() - timedelta(days=n % 600),
            ("Applied", "Rejected", "Interview")[n % 3], f"https://c{n % 9}.example/{n}", f"Note {n}", "Ada",
        )
        for n in range(_ROWS)
    ]  # fmt: skip
    data = excel({"Jobs": [header, *rows]})
    words = vocabulary(shipped_table("sheets.toml"))

    def own() -> object:
        return read_sheet(data, words, Choices(), JobSearch(), {}, NOW, ZoneInfo("UTC"))

    def floor() -> object:
        return load_workbook(BytesIO(data)).get_sheet_by_index(0).to_python()

    takes = [(_taken(own), _taken(floor)) for _ in range(rounds)]
    return Figure(f"a workbook, {_ROWS:,} rows", [own for own, _ in takes], [floor for _, floor in takes])


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
