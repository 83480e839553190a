"""A table for spreadsheets, in which nothing that was typed is taken for a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def spreadsheet(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """CSV with every cell in quotation marks and lines that end as spreadsheets expect it."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue()


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; an import takes the apostrophe away again."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
