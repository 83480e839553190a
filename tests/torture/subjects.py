"""What is tortured: this program's desk, and TinyDB's own storage beside it."""

import io
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import tinydb.storages
from tinydb import TinyDB

from afterword.desk.desk import Desk
from afterword.desk.saving import Home
from afterword.domain.errors import NotSaved
from afterword.domain.facts import Note
from afterword.store.book import Book
from afterword.store.records import search_in
from afterword.store.storage import tables_in
from domain.plans import CADENCE

NOW = datetime(2026, 4, 14, 12, tzinfo=UTC)
TEXT = "x" * 200


def text_of_any_length(number: int) -> str:
    """Another text, of another length, for each number."""
    return "y" * (50 + number * 37 % 400)


class Session(Protocol):
    """A program that has the file open."""

    def add(self, number: int) -> bool:
        """Adds a record, then makes another one longer or shorter; whether it says that all is saved."""

    def try_again(self, number: int) -> None:
        """What the program does once the disk is well again."""

    def change(self, number: int) -> None:
        """Makes one record longer or shorter."""


class Subject(Protocol):
    """A program that keeps numbered records in one file."""

    name: str

    def open(self, folder: Path) -> Session:
        """Opens ``folder/data.json``."""

    def numbers(self, raw: bytes) -> list[int]:
        """The records in a file's bytes, each as often as it is there; raises where they hold none."""

    def with_record(self, raw: bytes, number: int) -> bytes:
        """The bytes with one more record, as another program leaves them."""


class _OurSession:
    def __init__(self, folder: Path) -> None:
        book = Book(folder / "data.json", lambda: NOW, state=folder / "state")
        self.desk = Desk(book, CADENCE, lambda: NOW, Home())
        self.desk.saving.is_patient = True

    def add(self, number: int) -> bool:
        saved = self._record(number, TEXT)
        return self._record(0, text_of_any_length(number)) and saved

    def _record(self, number: int, text: str) -> bool:
        try:
            self.desk.facts.record(
                Note(id=f"n{number}", at=NOW + timedelta(seconds=number), text=text), "noted it"
            )
        except NotSaved:
            return False
        return True

    def try_again(self, number: int) -> None:
        self.desk.saving.tick()

    def change(self, number: int) -> None:
        self._record(0, text_of_any_length(number))


class Ours:
    """This program, from the desk's verb down."""

    name = "Afterword"

    def open(self, folder: Path) -> Session:
        return _OurSession(folder)

    def numbers(self, raw: bytes) -> list[int]:
        return [int(fact.id[1:]) for fact in search_in(tables_in(raw)).all_facts()]

    def with_record(self, raw: bytes, number: int) -> bytes:
        tables = json.loads(raw)
        fact = {"fact": "note", "at": NOW.isoformat(), "text": TEXT}
        tables["facts"][f"n{number}"] = fact
        return json.dumps(tables).encode()


class _Traced(io.RawIOBase):
    """A file whose every change goes through ``os``."""

    def __init__(self, path: str) -> None:
        self.handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.handle

    def readinto(self, buffer: Any) -> int:
        data = os.read(self.handle, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: Any) -> int:
        return os.write(self.handle, bytes(data))

    def seek(self, offset: int, whence: int = 0) -> int:
        return os.lseek(self.handle, offset, whence)

    def truncate(self, size: int | None = None) -> int:
        size = self.tell() if size is None else size
        os.ftruncate(self.handle, size)
        return size


def _open_traced(path: str, mode: str = "r", encoding: str | None = None, **_: Any) -> Any:
    return io.TextIOWrapper(io.BufferedRandom(_Traced(path)), encoding=encoding or "utf-8")


class _PlainSession:
    def __init__(self, folder: Path) -> None:
        self.table = TinyDB(folder / "data.json").table("facts")
        self._left = 0

    def add(self, number: int) -> bool:
        self._left = 2
        try:
            self.try_again(number)
        except (OSError, ValueError):
            return False
        return True

    def try_again(self, number: int) -> None:
        if self._left == 2:
            self.table.insert({"number": number, "text": TEXT})
            self._left = 1
        if self._left == 1 and number:
            self.table.update({"text": text_of_any_length(number)}, doc_ids=[1])
        self._left = 0

    def change(self, number: int) -> None:
        self.table.update({"text": text_of_any_length(number)}, doc_ids=[1])


class Plain:
    """TinyDB with the storage it comes with."""

    name = "TinyDB's JSONStorage"

    def __init__(self) -> None:
        tinydb.storages.open = _open_traced  # type: ignore[attr-defined]

    def open(self, folder: Path) -> Session:
        return _PlainSession(folder)

    def numbers(self, raw: bytes) -> list[int]:
        return [entry["number"] for entry in json.loads(raw)["facts"].values()]

    def with_record(self, raw: bytes, number: int) -> bytes:
        tables = json.loads(raw)
        tables["facts"][str(number + 10_000)] = {"number": number, "text": TEXT}
        return json.dumps(tables).encode()
