"""A table for spreadsheets, in which nothing that was typed is taken for a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

_STARTS_A_FORMULA = re.compile(
    r"'*(?:[\t\r\n\0]|[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*"
    r"[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212])"
)
"""Also in full or small width, which are taken for the plain ones, and behind what nobody sees.

An apostrophe before it is somebody's own, and has another one put before it.
"""


def spreadsheet(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """CSV with every cell in quotation marks and lines that end as spreadsheets expect it."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue()


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; ``as_meant`` takes the apostrophe away again."""
    return f"'{cell}" if _STARTS_A_FORMULA.match(cell) else cell


def as_meant(cell: str) -> str:
    """A cell without the apostrophe that kept a spreadsheet quiet."""
    return cell[1:] if cell.startswith("'") and _STARTS_A_FORMULA.match(cell) else cell
