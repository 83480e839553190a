"""From the rows of a table to applications as the rows describe them, or to why one cannot be taken in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from afterword.domain.application import Application
from afterword.domain.capturing.capture import CapturedPerson
from afterword.domain.capturing.table_import import NO_COMPANY, NO_TITLE, Choices
from afterword.domain.described import texts_of
from afterword.exchange.sheets.between import Between
from afterword.exchange.sheets.cells import RawRow
from afterword.exchange.sheets.dates import DAYS, DayReader, order_in
from afterword.exchange.sheets.mapping import Columns
from afterword.exchange.sheets.marks import without_tags
from afterword.exchange.sheets.names import link_of, names_of, people_of
from afterword.exchange.sheets.one_row import OneRow
from afterword.exchange.sheets.progress import Progress, TableHere
from afterword.exchange.sheets.table import Table
from afterword.exchange.sheets.vocabulary import Format, SheetStatus, Vocabulary, bare
from afterword.reading.links import LINK, read_link


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One application as a row describes it; ``status_text`` is what nobody could make out.

    ``asks`` is the status that must be asked for. An interview is a moment, and whether its time is known.
    """

    line: int
    sheet: str = ""
    company: str
    title: str
    status: SheetStatus
    status_text: str = ""
    asks: str = ""
    applied_at: datetime | None = None
    saved_at: datetime | None = None
    status_at: datetime | None = None
    interviews: tuple[tuple[datetime, bool], ...] = ()
    closes: date | None = None
    people: tuple[CapturedPerson, ...] = ()
    website: str = ""
    posting_text: str = ""
    tags: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    kept_as_note: tuple[str, ...] = ()
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
    sheet: str
    company: str
    title: str
    why: str


class Rows(NamedTuple):
    """The rows that are applications, and how many others there are."""

    rows: tuple[SheetRow | Skipped, ...]
    passed_over: int


def rows_of(
    table: Table, columns: Columns, words: Vocabulary, of_format: Format, here: TableHere, choices: Choices
) -> Rows:
    """Every row of a table, in its order."""
    reader = _Reader(table.headers, columns, words, of_format, here, choices)
    rows = tuple(read for row in table.rows if (read := reader.read(row)))
    return Rows(rows, len(table.rows) - len(rows))


class _Reader:
    """Reads rows, one after the other: one may say something of those below it."""

    def __init__(
        self,
        headers: Sequence[str],
        columns: Columns,
        words: Vocabulary,
        of_format: Format,
        here: TableHere,
        choices: Choices,
    ) -> None:
        self._headers = headers
        self._columns = columns
        self._words = words
        self._format = of_format
        self._here = here
        self._choices = choices
        self._days = DayReader(here.now, here.zone, here.order, words.months, here.year)
        self._between = Between(headers, words)
        self._above: dict[int, str] = {}
        """What stands last in each column."""

    def read(self, row: RawRow) -> SheetRow | Skipped | None:
        """What a row describes; None for one that is no application: a title, a sum, an example."""
        one = self._one(row)
        named = [cell for name in ("company", "title") for _, cell in one.cells(name)]
        if self._between.has(row, named):
            return None
        one = self._one(self._like_above(self._realigned(row)))
        if more := [cell for cell in one.row.cells[len(self._headers) :] if cell]:
            one.kept.append("More cells: " + ", ".join(more))
        self._days = self._days.below(self._between.year or row.year, self._between.month)
        names = names_of(one, is_typed=not self._format.headers)
        url = link_of(one)
        if self._choices.skip_unknown and not self._here.order and _is_twofold(one):
            return Skipped(row.line, row.sheet, names.company, names.title, "its day can be read in two ways")
        if not (names.company or names.title or url):
            if any(cell for name in self._columns for _, cell in one.cells(name)):
                return Skipped(row.line, row.sheet, "", "", "it names no company, no position and no link")
            return None
        said = Progress(one, self._days, self._format, self._here, self._choices).said()
        people = people_of(one, names, self._is_day)
        texts = {name: one.text(name) for name in texts_of(Application)}
        closes = self._closes(one)
        one.taken += [
            *(["company"] if names.company else []),
            *(["title"] if names.title else []),
            *(name for name, text in texts.items() if text and name != "notes"),
            *(["contact"] if people else []),
            *(name for name in ("website", "posting_text", "tags") if one.raw(name)),
        ]
        notes = tuple(dict.fromkeys((*_notes(one), *one.kept)))
        return SheetRow(
            line=row.line,
            sheet=row.sheet,
            company=names.company or NO_COMPANY,
            title=names.title or NO_TITLE,
            closes=closes,
            people=people,
            website=one.text("website"),
            posting_text=without_tags(one.raw("posting_text")),
            tags=tuple(_tags(one)),
            texts={
                **texts,
                "url": url,
                "pay": _pay(one),
                "source": texts["source"] or self._format.source or (read_link(url).source if url else ""),
                "notes": "\n".join(notes),
            },
            taken=tuple(dict.fromkeys(one.taken)),
            kept_as_note=notes,
            **said,
        )

    def _one(self, row: RawRow) -> OneRow:
        return OneRow(row, self._headers, self._columns, self._words)

    def _like_above(self, row: RawRow) -> RawRow:
        """A row with what stands above it where a mark says so."""
        cells = tuple(
            self._above.get(place, "") if cell and cell.casefold() in self._words.ditto else cell
            for place, cell in enumerate(row.cells)
        )
        self._above.update((place, cell) for place, cell in enumerate(cells) if cell)
        return row if cells == row.cells else row._replace(cells=cells)

    def _realigned(self, row: RawRow) -> RawRow:
        """A row of which a mark within a cell made two: its pieces go together where all the rest fits."""
        cells, most = row.cells, len(self._headers)
        surplus = len(cells) - most
        if surplus <= 0 or not any(cells[most:]):
            return row
        fitting = None
        for place in range(most):
            pieces = cells[place : place + surplus + 1]
            tried = row._replace(cells=(*cells[:place], ", ".join(pieces), *cells[place + surplus + 1 :]))
            if _is_bracketed(pieces):
                return tried
            if fitting is None and place in self._columns.get("notes", ()) and self._fits(tried):
                fitting = tried
        return fitting or row

    def _fits(self, row: RawRow) -> bool:
        """Whether links and days stand where they belong."""
        one = self._one(row)
        links = [cell for _, cell in one.cells("url")]
        if any(not LINK.search(cell) for cell in links) or not links:
            return False
        return all(
            self._is_day(cell) or bare(cell) in self._words.yes
            for name in ("applied_on", "row_on")
            for _, cell in one.cells(name)
        )

    def _is_day(self, cell: str) -> bool:
        try:
            return bool(self._days.day(cell))
        except (ValueError, OverflowError):
            return False

    def _closes(self, one: OneRow) -> date | None:
        for header, cell in one.cells("closes"):
            if self._is_day(cell):
                one.taken.append("closes")
                return self._days.day(cell)
            one.keep(header, cell)
        return None


def _is_twofold(one: OneRow) -> bool:
    """Whether nobody knows which figure of its days is the month."""
    return any(order_in([cell])[1] for name in DAYS for _, cell in one.cells(name))


def _pay(one: OneRow) -> str:
    """The pay in one text; figures that follow each other are from and to."""
    text = ""
    for _, cell in one.cells("pay"):
        is_range = text[-1:].isdigit() and cell[:1].isdigit()
        text += ("–" if is_range else " " if text else "") + cell
    return text


def _tags(one: OneRow) -> Iterator[str]:
    for _, cell in one.cells("tags"):
        yield from (tag.strip() for tag in re.split(r"[,;|]", cell) if tag.strip())


def _notes(one: OneRow) -> Iterator[str]:
    """What goes into the notes, with its header where that is not just "Notes"."""
    for header, cell in one.cells("notes"):
        is_plain = one.words.headers.get(bare(header), ("",))[0] == "notes"
        yield cell if is_plain else f"{header}: {cell}"


def _is_bracketed(pieces: Sequence[str]) -> bool:
    """Whether pieces belong together by a bracket that one of them opens and another one closes."""
    opened, together = pieces[0].count("(") - pieces[0].count(")"), "".join(pieces)
    return opened > 0 and together.count("(") == together.count(")")
