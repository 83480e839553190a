"""The cells of a table as they were meant, row by row, before anybody knows which row is the header."""

from collections.abc import Iterable
from typing import NamedTuple

from afterword.domain.errors import NotATable
from afterword.domain.letters import composed
from afterword.exchange.out.spreadsheet import as_meant


class RawRow(NamedTuple):
    """The cells of a row and the line of the file on which it ends.

    ``sheet`` names the one it stands on where a file has several, ``colour`` is that of its cells, ``year``
    the one that its sheet is about.
    """

    line: int
    cells: tuple[str, ...]
    sheet: str = ""
    colour: str = ""
    year: int | None = None


class Sheet(NamedTuple):
    """The rows of one sheet of a file; ``notices`` say what was left out of it."""

    name: str
    rows: tuple[RawRow, ...]
    notices: tuple[str, ...] = ()
    is_hidden: bool = False


_MOST_ROWS, _MOST_COLUMNS = 50_000, 500


def limited(rows: Iterable[RawRow]) -> tuple[RawRow, ...]:
    """The rows of a table. Raises NotATable as soon as there are too many, or one is too wide."""
    found: list[RawRow] = []
    for row in rows:
        if len(found) == _MOST_ROWS or len(row.cells) > _MOST_COLUMNS:
            raise NotATable(
                f"It has more than {_MOST_ROWS:,} rows or {_MOST_COLUMNS} columns. Take it in parts"
            )
        found.append(row)
    return tuple(found)


def cell_text(text: str) -> str:
    """A cell as it was meant: composed letters, no spaces around it, spreadsheets' apostrophe taken away."""
    return as_meant(composed(text).strip().lstrip("\ufeff")).strip()
