"""The shape of a sheet: one that lies on its side is set upright, tables beside each other are parted."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from afterword.exchange.sheets.cells import RawRow, Sheet
from afterword.exchange.sheets.vocabulary import Vocabulary, bare

_NAMING = frozenset({"company", "title"})
"""What tables that stand beside each other each have at least one of."""
_MOST_FIELDS = 40
"""Rows of a sheet that lies on its side: one for each field."""
_EDGE = 2
"""Columns that may stand left of its fields' names, and those names themselves."""
_FEWEST_FIELDS = 3


def upright(sheet: Sheet, words: Vocabulary) -> Sheet:
    """A sheet with the names of its fields down its left edge, with a row for each of its columns."""
    if not sheet.rows or len(sheet.rows) > _MOST_FIELDS:
        return sheet
    columns = list(zip_longest(*(row.cells for row in sheet.rows), fillvalue=""))
    edge = max(range(min(_EDGE, len(columns))), key=lambda place: words.known(columns[place]), default=0)
    fields = words.fields(columns[edge]) if columns else set()
    across = max(words.known(row.cells) for row in sheet.rows)
    if len(fields) < max(_FEWEST_FIELDS, across + 1) or _NAMING.isdisjoint(fields):
        return sheet
    rows = (RawRow(place + 1, cells, sheet.name) for place, cells in enumerate(columns) if place >= edge)
    return sheet._replace(rows=tuple(rows))


def side_by_side(sheet: Sheet, header: RawRow, words: Vocabulary) -> list[Sheet]:
    """The tables that stand beside each other on a sheet, each called by what stands above it."""
    starts = list(_starts(header.cells, words))
    if len(starts) < 2:
        return [sheet]
    above = [row for row in reversed(sheet.rows) if row.line < header.line]
    parts: dict[str, Sheet] = {}
    for number, (start, end) in enumerate(zip(starts, (*starts[1:], None), strict=True), 1):
        name = next((cell for row in above for cell in row.cells[start:end] if cell), "")
        if not name or name in parts:
            name = f"{name or sheet.name or 'table'} {number}"
        rows = (row._replace(cells=row.cells[start:end], sheet=name) for row in sheet.rows)
        parts[name] = sheet._replace(name=name, rows=tuple(rows))
    return list(parts.values())


def _starts(cells: Sequence[str], words: Vocabulary) -> Iterator[int]:
    """Where in a header a table begins: behind a gap, with names like those of the first or with both."""
    first: set[str] = set()
    for start, end in _runs(cells):
        named = [cell for cell in cells[start:end] if words.fields([cell]) & _NAMING]
        keys = set(map(bare, named))
        if keys and not first:
            first = keys
            yield 0
        elif keys & first or words.fields(named) >= _NAMING:
            yield start


def _runs(cells: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where to where cells say something without a gap."""
    start = None
    for place, cell in enumerate((*cells, "")):
        if cell and start is None:
            start = place
        elif not cell and start is not None:
            yield start, place
            start = None
