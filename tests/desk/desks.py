"""Desks on small files, and disks that fail."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from afterword.desk.desk import Desk
from afterword.desk.saving import Home
from afterword.domain.facts import Note
from afterword.store.book import Book
from builders import instant
from domain.plans import CADENCE

EVENING = instant("2026-04-14T18:00-04:00")


def desk_on(folder: Path, now: datetime = EVENING, *, patient: bool = True) -> Desk:
    """A desk on ``folder/search.json`` as the dashboard has it, or as a command does."""
    book = Book(folder / "search.json", lambda: now, state=folder / "state")
    desk = Desk(book, CADENCE, lambda: now, Home("America/New_York", "US"))
    desk.saving.is_patient = patient
    return desk


def a_note(number: int, text: str = "hello") -> Note:
    return Note(id=f"n{number}", at=EVENING, text=text)


def texts(desk: Desk) -> dict[str, str]:
    """The notes by their ids."""
    return {fact.id: fact.text for fact in desk.search.all_facts()}  # type: ignore[attr-defined]


@contextmanager
def full_disk(error: int = 28, only: str = "") -> Iterator[None]:
    """While this lasts, no file takes the place of another, or of those with the name ``only``."""
    really_replace = os.replace

    def fails(source: Path, target: Path) -> None:
        if only and Path(target).name != only:
            really_replace(source, target)
            return
        raise OSError(error, os.strerror(error), str(target))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", fails)
        yield
