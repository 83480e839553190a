"""From the rows of a table to applications as the rows describe them, or to why one cannot be taken in."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from html import unescape
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from afterword.domain.application import Application
from afterword.domain.capture import CapturedPerson
from afterword.domain.described import texts_of
from afterword.domain.intake import FIELDS, NO_DAY, Choices, Order
from afterword.domain.phrases import Habit
from afterword.exchange.sheets.dates import NOON, day_in, moment_in
from afterword.exchange.sheets.mapping import Columns
from afterword.exchange.sheets.table import Row, Table
from afterword.exchange.sheets.vocabulary import Format, SheetStatus, Vocabulary, plain
from afterword.reading.links import LINK, read_link
from afterword.reading.people import read_person

T = TypeVar("T")

_MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s\[]+)\)")
_TRUE = ("true", "yes", "y", "1", "x", "ja", "✓", "✔")
_HTML = re.compile(r"<(?:p|br|div|ul|li|strong|b|span|h\d)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:(?P<breaks>p|br|div|li|ul|ol|tr|h[1-6])\b|[a-z!])[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w{1,31};")


class Here(NamedTuple):
    """When and where a table is read."""

    now: datetime
    zone: ZoneInfo
    order: Order
    habit: Habit


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One application as a row describes it; ``status_text`` is what nobody could make out."""

    line: int
    company: str
    title: str
    status: SheetStatus
    status_text: str = ""
    applied_at: datetime | None = None
    saved_at: datetime | None = None
    status_at: datetime | None = None
    closes: date | None = None
    contact: CapturedPerson | None = None
    website: str = ""
    posting_text: str = ""
    tags: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """The described texts of an application, by name."""

    @property
    def url(self) -> str:
        """Where the posting is."""
        return self.texts.get("url", "")


@dataclass(frozen=True)
class Skipped:
    """A row that cannot be taken in, and why."""

    line: int
    company: str
    title: str
    why: str


class _CannotTake(Exception):
    """Why a row cannot be taken in."""


def rows_of(
    table: Table, columns: Columns, words: Vocabulary, of_format: Format, here: Here, choices: Choices
) -> Iterator[SheetRow | Skipped]:
    """Every row of a table, in its order."""
    reader = _Reader(table.headers, columns, words, of_format, here, choices)
    for row in table.rows:
        try:
            yield reader.read(row)
        except _CannotTake as why:
            yield Skipped(row.line, reader.text(row, "company"), reader.text(row, "title"), str(why))


class _Reader:
    """Reads rows, one after the other."""

    def __init__(
        self,
        headers: Sequence[str],
        columns: Columns,
        words: Vocabulary,
        of_format: Format,
        here: Here,
        choices: Choices,
    ) -> None:
        self._headers = headers
        self._columns = columns
        self._words = words
        self._format = of_format
        self._here = here
        self._choices = choices

    def read(self, row: Row) -> SheetRow:
        if any(row.cells[len(self._headers) :]):
            raise _CannotTake(f"it has {len(row.cells)} cells, and the header {len(self._headers)}")
        company, title = self.text(row, "company"), self.text(row, "title")
        if not company or not title:
            raise _CannotTake(f"it names no {'company' if not company else 'position'}")
        url = self._link(row)
        contact, rest = self._contact(row)
        status, status_text = self._status(row)
        applied_at, status_at = self._past(row, "applied_on"), self._past(row, "status_on")
        saved_at = self._past(row, "saved_on")
        if applied_at is None and saved_at is None:
            status_at = status_at or self._chosen_day()
        if status == "applied" and applied_at is None:
            applied_at = status_at or self._chosen_day()
            if applied_at is None:
                raise _CannotTake(NO_DAY)
        return SheetRow(
            line=row.line,
            company=company,
            title=title,
            status=status,
            status_text=status_text,
            applied_at=None if status == "saved" else applied_at,
            saved_at=saved_at,
            status_at=status_at,
            closes=self._read(row, "closes", day_in),
            contact=contact,
            website=self.text(row, "website"),
            posting_text=_without_tags(self.text(row, "posting_text")),
            tags=tuple(self._tags(row)),
            texts={
                **{name: self.text(row, name) for name in texts_of(Application)},
                "url": url,
                "pay": self._pay(row),
                "source": self.text(row, "source")
                or self._format.source
                or (read_link(url).source if url else ""),
                "notes": "\n".join((*self._notes(row), *rest)),
            },
        )

    # Cells

    def _cells(self, row: Row, name: str) -> Iterator[tuple[str, str]]:
        """The cells of a field that say something, with their headers."""
        for place in self._columns.get(name, ()):
            cell = row.cells[place] if place < len(row.cells) else ""
            if not self._words.is_blank(cell):
                yield self._headers[place], cell

    def _raw(self, row: Row, name: str) -> str:
        return next((cell for _, cell in self._cells(row, name)), "")

    def text(self, row: Row, name: str) -> str:
        """The text of a field, without the link that may lie behind it."""
        return _MARKDOWN_LINK.sub(r"\1", self._raw(row, name)).strip()

    def _link(self, row: Row) -> str:
        """The link of its own column, else the one that lies behind the position or the company."""
        raw = self._raw(row, "url")
        hidden = (_MARKDOWN_LINK.search(self._raw(row, name)) for name in ("url", "title", "company"))
        behind = next((match[2] for match in hidden if match), "")
        found = LINK.search(raw)
        return behind or (found[0] if found else raw)

    def _contact(self, row: Row) -> tuple[CapturedPerson | None, tuple[str, ...]]:
        """The person named, and what of it can only go into the notes."""
        name, email, phone = (self.text(row, part) for part in ("contact", "email", "phone"))
        try:
            person = read_person(" ".join(filter(None, (name, email if "@" not in name else "", phone))))
        except ValueError:
            return None, (f"Contact: {' '.join(filter(None, (name, email, phone)))}",)
        return person, ()

    def _status(self, row: Row) -> tuple[SheetStatus, str]:
        """The status, and its words where nobody knows what they mean."""
        text = self.text(row, "status")
        archived = plain(self._raw(row, "archived")) in _TRUE
        status = self._words.status_of(text, self._format) if text else None
        if status is None:
            plainly: SheetStatus = "applied" if self._raw(row, "applied_on") else "saved"
            status = self._format.status or plainly
            return ("closed" if archived else status), text
        is_over = status in ("accepted", "declined", "rejected", "withdrawn", "silent", "closed")
        return ("closed" if archived and not is_over else status), ""

    def _pay(self, row: Row) -> str:
        """The pay in one text; figures that follow each other are from and to."""
        text = ""
        for _, cell in self._cells(row, "pay"):
            is_range = text[-1:].isdigit() and cell[:1].isdigit()
            text += ("–" if is_range else " " if text else "") + cell
        return text

    def _tags(self, row: Row) -> Iterator[str]:
        for _, cell in self._cells(row, "tags"):
            yield from (tag.strip() for tag in re.split(r"[,;|]", cell) if tag.strip())

    def _notes(self, row: Row) -> Iterator[str]:
        """What goes into the notes, with its header where that is not just "Notes"."""
        for header, cell in self._cells(row, "notes"):
            is_plain = self._words.headers.get(plain(header), ("",))[0] == "notes"
            yield cell if is_plain else f"{header}: {cell}"

    # Days

    def _read(self, row: Row, name: str, read: Callable[[str, datetime, ZoneInfo, Order], T]) -> T | None:
        cell = self._raw(row, name)
        if not cell:
            return None
        try:
            here = self._here
            return read(cell, here.now, here.zone, here.order)
        except (ValueError, OverflowError) as error:
            raise _CannotTake(f"{FIELDS[name].lower()}: {str(error).rstrip('.?')}") from None

    def _past(self, row: Row, name: str) -> datetime | None:
        moment = self._read(row, name, moment_in)
        if moment and moment > self._here.now:
            day = moment.astimezone(self._here.zone).date()
            raise _CannotTake(
                f"{FIELDS[name].lower()}: {self._here.habit.day(day)} {day.year} is still to come"
            )
        return moment

    def _chosen_day(self) -> datetime | None:
        on = self._choices.on
        return datetime.combine(on, NOON, self._here.zone) if on else None


def _without_tags(text: str) -> str:
    """The text of a page, a line for each of its parts; the library's parser takes its time over others."""
    if not _HTML.search(text):
        return text
    bare = _TAG.sub(lambda tag: "\n" if tag["breaks"] else "", text)
    read = _ENTITY.sub(lambda entity: unescape(entity[0]), bare)
    lines = (" ".join(line.split()) for line in read.splitlines())
    return "\n".join(line for line in lines if line)
