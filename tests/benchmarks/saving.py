"""How long one durable change takes, beside TinyDB's own storage and beside the disk alone.

    PYTHONPATH=tests .venv/bin/python -m benchmarks.saving

Each figure is the median of so many changes of one fact, in milliseconds, at 100, 1,000 and 10,000
applications of eight facts each. "disk" writes as many bytes to a new file, waits for them, renames
and waits for the folder: what no durable save can do without.
"""

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document, Table

from afterword.domain.facts import Note
from afterword.domain.search import JobSearch, difference
from afterword.store.book import Book
from afterword.store.storage import tables_in
from benchmarks.generator import NOW, generated

SIZES = {100: 15, 1_000: 15, 10_000: 5}
"""Applications, and so many changes of each kind."""


class TextIds(Table):
    """As the data file has them, so that both store the same."""

    document_id_class = str  # type: ignore[assignment]


class TextIdDatabase(TinyDB):
    """TinyDB on its own storage, with texts as ids."""

    table_class = TextIds


def main() -> None:
    """Prints the table."""
    print(
        f"{'applications':>12} {'kB':>7} {'disk':>8} {'Afterword':>10} {'above disk':>11} {'JSONStorage':>12}"
    )
    for applications, changes in SIZES.items():
        with tempfile.TemporaryDirectory(prefix="saving-", dir=Path.cwd()) as folder:
            print(_row(applications, changes, Path(folder)))


def _row(applications: int, changes: int, folder: Path) -> str:
    search = generated(applications)
    book = Book(folder / "search.json", lambda: NOW, state=folder / "state")
    book.save(difference(JobSearch(), search), search)
    raw = book.path.read_bytes()
    gc.collect()
    gc.freeze()
    shown = search

    def ours(number: int) -> None:
        nonlocal shown
        after = shown.with_fact(_note(number))
        shown = book.save(difference(shown, after), after)

    plain = _plain(folder, raw)

    def theirs(number: int) -> None:
        note = {"fact": "note", "at": NOW.isoformat(), "text": f"a note, {number}"}
        plain.upsert(Document(note, f"n{number}"))  # type: ignore[arg-type]

    own, disk = _median(ours, changes), _median(lambda _: _disk_alone(folder, raw), changes)
    other = _median(theirs, max(3, changes // 3))
    return (
        f"{applications:>12,} {len(raw) / 1000:>7,.0f} {disk:>8.1f} {own:>10.1f} {own - disk:>11.1f}"
        f" {other:>12.1f}  {other / own:.1f} times as long"
    )


def _note(number: int) -> Note:
    return Note(id=f"n{number}", at=NOW + timedelta(minutes=number), text=f"a note, {number}")


def _plain(folder: Path, raw: bytes) -> Table:
    database = TextIdDatabase(folder / "plain.json", sort_keys=True, indent=1)
    tables: Any = tables_in(raw)
    database.storage.write(tables)
    return database.table("facts")


def _disk_alone(folder: Path, raw: bytes) -> None:
    target, other = folder / "disk", folder / "disk.tmp"
    with other.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    other.replace(target)
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def _median(work: Callable[[int], object], times: int) -> float:
    taken = []
    for number in range(times):
        started = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000


if __name__ == "__main__":
    main()
