"""Books on small files, for the tests of the store."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from afterword.domain.facts import Note
from afterword.domain.search import JobSearch, difference
from afterword.store.book import Book

NOW = datetime(2026, 4, 14, 14, 30, tzinfo=UTC)


def a_book(folder: Path, name: str = "search.json") -> Book:
    """A book on ``folder/name``; all of them in one folder share their locks."""
    return Book(folder / name, lambda: NOW, state=folder / "state")


def a_note(number: int, text: str = "hello") -> Note:
    """A note ``n<number>`` without an application."""
    return Note(id=f"n{number}", at=NOW + timedelta(minutes=number), text=text)


def saved(book: Book, before: JobSearch, after: JobSearch) -> JobSearch:
    """Saves what differs, as a verb of the person does."""
    return book.save(difference(before, after), after)
