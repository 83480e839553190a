"""From the bytes of a file to a table of texts: its encoding, what parts its cells, where its header is."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from afterword.domain.errors import NotATable
from afterword.domain.letters import composed
from afterword.exchange.out.spreadsheet import as_meant
from afterword.exchange.sheets.objects import is_json, rows_in

LARGEST = 20_000_000
"""Bytes; a larger file is no list of applications."""

_MOST_ROWS, _MOST_COLUMNS = 50_000, 500
_TOO_LARGE = f"It has more than {_MOST_ROWS:,} rows or {_MOST_COLUMNS} columns. Take it in parts"
_DELIMITERS = ",;\t|"
_SAMPLE = 64_000
_HEADER_WITHIN = 20
"""Rows among which the header is looked for: titles and remarks may stand above it."""

_NO_TEXT = {
    b"PK\x03\x04": "It is a workbook or a packed folder. Save the sheet as CSV, or unpack the folder",
    b"\xd0\xcf\x11\xe0": "It is a workbook. Save the sheet as CSV first",
    b"%PDF": "It is a PDF. Save the table as CSV first",
}
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_RULE = re.compile(r":?-{2,}:?")
"""A cell of the line below the header of a table in Markdown."""


class Row(NamedTuple):
    """The cells of a row and the line of the file on which it ends."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A header and the rows below it; ``notices`` say what had to be assumed."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    notices: tuple[str, ...]
    form: str = "csv"


def table_of(data: bytes, known: Callable[[Sequence[str]], int]) -> Table:
    """The table in a file; ``known`` says how many cells of a row are headers one knows.

    Raises NotATable with a sentence where there is none.
    """
    text, notices = _text_of(data)
    if is_json(text):
        headers, cells = rows_in(text, known)
        if len(cells) > _MOST_ROWS or len(headers) > _MOST_COLUMNS:
            raise NotATable(_TOO_LARGE)
        body = tuple(
            Row(number, tuple(map(_cell, each))) for number, each in enumerate(cells, 1) if any(each)
        )
        return Table(_headers(headers), body, notices, "json")
    rows: list[Row] = []
    for row in _rows(text, known):
        if len(rows) == _MOST_ROWS or len(row.cells) > _MOST_COLUMNS:
            raise NotATable(_TOO_LARGE)
        rows.append(row)
    if not rows:
        raise NotATable("There is no table in it")
    within = rows[:_HEADER_WITHIN]
    header = max(within, key=lambda row: known(row.cells))
    if not known(header.cells):
        header = next((row for row in within if sum(map(bool, row.cells)) > 1), rows[0])
    if sum(map(bool, header.cells)) < 2:
        raise NotATable("There is no table in it: no row has two cells")
    body = tuple(row for row in rows if row.line > header.line and any(row.cells))
    if not body:
        raise NotATable("There is a header and no row below it")
    return Table(_headers(header.cells), body, notices)


def _text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    if len(data) > LARGEST:
        raise NotATable(f"It is larger than {LARGEST // 1_000_000} MB, which no list of applications is")
    for start, why in _NO_TEXT.items():
        if data.startswith(start):
            raise NotATable(why)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                raise NotATable("Its text is cut short or damaged. Export it once more") from None
    if b"\0" in data:
        raise NotATable("It is no text. Save the table as CSV first")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise NotATable("Its letters are in no encoding I know. Save it as CSV in UTF-8") from None
    return text, ("Its letters are taken to be of Windows (cp1252). Look at the names that have accents.",)


def _rows(text: str, known: Callable[[Sequence[str]], int]) -> Iterator[Row]:
    if any(map(_is_rule_line, text.splitlines())):
        yield from _markdown_rows(text)
        return
    csv.field_size_limit(LARGEST)
    delimiter = max(_DELIMITERS, key=lambda mark: _likeliness(text[:_SAMPLE], mark, known))
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield Row(reader.line_num, tuple(map(_cell, cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise NotATable(f"Its quotation marks do not match, from line {line} on ({error})") from None


def _likeliness(sample: str, delimiter: str, known: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    """How well a delimiter parts the sample: known headers first, then how many rows are alike."""
    rows = list(csv.reader(StringIO(sample, newline=""), delimiter=delimiter))
    headers = max((known([*map(_cell, row)]) for row in rows[:_HEADER_WITHIN]), default=0)
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    return headers, max((count * length for length, count in lengths.items()), default=0)


def _markdown_rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.splitlines(), 1):
        if "|" not in line or _is_rule_line(line):
            continue
        cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
        yield Row(number, tuple(_cell(cell.replace("\\|", "|")) for cell in cells))


def _is_rule_line(line: str) -> bool:
    if "|" not in line or "--" not in line:
        return False
    cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    return all(_RULE.fullmatch(cell.strip()) for cell in cells)


def _cell(text: str) -> str:
    """A cell as it was meant: composed letters, no spaces around it, spreadsheets' apostrophe taken away."""
    return as_meant(composed(text).strip().lstrip("\ufeff")).strip()


def _headers(cells: Sequence[str]) -> tuple[str, ...]:
    """A name for each column, no two alike."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or f"column {number}"
        twins = sum(other == name or other.startswith(f"{name} (") for other in names)
        names.append(f"{name} ({twins + 1})" if twins else name)
    return tuple(names)
