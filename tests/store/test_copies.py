"""Copies that were changed apart, with many saves of both: what either side changed is in the merged one."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.facts import Note
from afterword.domain.search import JobSearch
from afterword.store.book import Book
from afterword.store.copies import common_state, tables_at
from afterword.store.records import copy_in
from store.books import NOW, a_note, saved

Edits = list[tuple[int, str]]
Values = dict[tuple[str, str], str]

EDITS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["text", "from_"])), max_size=5)


def note(search: JobSearch, number: int) -> Note:
    found = (fact for fact in search.all_facts() if fact.id == f"n{number}")
    return next(found, a_note(number))  # type: ignore[return-value]


def edited(book: Book, edits: Edits, values: Iterator[str]) -> Values:
    """Edits fields of notes, a save each; what each field was given last."""
    search = book.load()
    last: Values = {}
    for number, field in edits:
        value = next(values)
        changed = msgspec.structs.replace(note(search, number), **{field: value})
        search = saved(book, search, search.with_fact(changed))
        last[f"n{number}", field] = value
    return last


@given(EDITS, EDITS, EDITS, st.booleans())
@settings(max_examples=20, deadline=None)
def test_what_either_side_changed_stands_or_is_to_be_decided_on(
    before: Edits, ours: Edits, theirs: Edits, stands: bool
) -> None:
    """``stands``: a clock that does not move, as when all is done within a second."""
    minutes, values = count(), map("v{}".format, count())

    def clock() -> datetime:
        return NOW + timedelta(minutes=0 if stands else next(minutes))

    with tempfile.TemporaryDirectory() as folder:
        here, there = Path(folder, "here"), Path(folder, "there")
        book = Book(here / "search.json", clock, state=here / "state")
        edited(book, [(0, "text"), (1, "text"), *before], values)
        there.mkdir()
        shutil.copy(book.path, there)
        other = Book(there / "search.json", clock, state=there / "state")
        mine, others = edited(book, ours, values), edited(other, theirs, values)
        copy = copy_in(tables_at(other.path))
        base = common_state(book.copy(), copy, book.file_id, book.backups)
        merged = book.merge(base, copy, book.load())
        decided = {(c.entry, c.field): c.value for c in merged.conflicts.values()}
        for entry, field in mine.keys() | others.keys():
            value = getattr(note(merged, int(entry[1:])), field)
            told = {value, decided.get((entry, field.rstrip("_")))}
            assert {side[entry, field] for side in (mine, others) if (entry, field) in side} <= told
