"""From the bytes of a file of text to its tables: its encoding, and what parts its cells."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from afterword.domain.errors import NotATable
from afterword.domain.phrases import count_text
from afterword.exchange.sheets.cells import RawRow, Sheet, cell_text, limited
from afterword.exchange.sheets.lists import HEADING, lines_in, list_in
from afterword.exchange.sheets.objects import is_json, rows_in
from afterword.exchange.sheets.pages import is_page, tables_of
from afterword.exchange.sheets.vocabulary import Vocabulary

LARGEST = 20_000_000
"""Bytes; a larger file is no list of applications."""
HEADER_WITHIN = 20
"""Rows among which the header is looked for: titles and remarks may stand above it."""

_DELIMITERS = ",;\t|"
_SAMPLE = 64_000
_NO_TEXT = {
    b"\xd0\xcf\x11\xe0": "It is an old workbook (.xls), or one with a password. Save it as .xlsx without one",
    b"%PDF": "It is a PDF. Save the table as CSV first",
}
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_RULE = re.compile(r":?-{2,}:?")
"""A cell of the line below the header of a table in Markdown."""
_ORG_HEADING = re.compile(r"\*+\s(.*)")
_ORG_DAY = re.compile(
    r"[<\[](\d{4}-\d\d-\d\d)(?:\s[^\W\d_]{2,4}\.?)?(?:\s(\d{1,2}:\d\d))?[^<>\[\]\n]{0,40}[>\]]"
)
"""A day in org: ``<2026-11-05 Thu 14:00>``."""


def sheets_of_text(data: bytes, words: Vocabulary) -> tuple[str, list[Sheet], tuple[str, ...]]:
    """The form of a text, its tables, and what had to be assumed. Raises NotATable with a sentence."""
    text, notices = _text_of(data)
    if is_json(text):
        headers, cells = rows_in(text, words.known)
        body = (RawRow(number, tuple(map(cell_text, each))) for number, each in enumerate(cells, 1))
        return "json", [Sheet("", limited((RawRow(0, headers), *body)))], notices
    if is_page(text):
        return "html", list(tables_of(text)), notices
    rules = [line for line in text.splitlines() if _is_rule_line(line)]
    if rules:
        is_org = any("+" in line for line in rules) or text.lstrip().startswith(("#+", "* "))
        return "org" if is_org else "markdown", list(_written(text, is_org=is_org)), notices
    if found := list_in(text, words):
        return "markdown" if HEADING.search(text) else "text", [found], notices
    unmatched: list[int] = []
    rows = limited(_delimited(text, words, unmatched))
    if not any(words.known(row.cells) for row in rows[:HEADER_WITHIN]) and (found := lines_in(text, words)):
        return "text", [found], notices
    if unmatched:
        more = f", and of {count_text(len(unmatched) - 1, 'more line')}" if len(unmatched) > 1 else ""
        notices += (f"The quotation marks of line {unmatched[0]}{more} do not match: look at its row.",)
    return "csv", [Sheet("", rows)], notices


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


def _delimited(text: str, words: Vocabulary, unmatched: list[int]) -> Iterator[RawRow]:
    """The rows of a text; where quotation marks do not match, that line alone is taken as it stands.

    The numbers of such lines are added to ``unmatched``.
    """
    csv.field_size_limit(LARGEST)
    delimiter = max(_DELIMITERS, key=lambda mark: _likeliness(text[:_SAMPLE], mark, words))
    lines = StringIO(text, newline="").readlines()
    start = width = 0
    while start < len(lines):
        left = (lines[number] for number in range(start, len(lines)))
        reader = csv.reader(left, delimiter=delimiter, strict=True)
        done = 0
        try:
            for cells in reader:
                done = reader.line_num
                width = width or len(cells)
                yield RawRow(start + done, tuple(map(cell_text, cells)))
        except csv.Error:
            unmatched.append(start + done + 1)
            alone = _alone(lines[start + done], delimiter, width)
            yield RawRow(start + done + 1, tuple(map(cell_text, alone)))
            done += 1
        start += done


def _alone(line: str, delimiter: str, width: int) -> list[str]:
    """The cells of a line whose quotation marks do not match: part of its words, unless that does not fit."""
    parts = line.rstrip("\r\n").split(delimiter)
    as_written = [part[1:-1] if len(part) > 1 and part[0] == part[-1] == '"' else part for part in parts]
    leniently = next(csv.reader([line], delimiter=delimiter), [])
    return leniently if len(leniently) == width != len(as_written) else as_written


def _likeliness(sample: str, delimiter: str, words: Vocabulary) -> tuple[int, int]:
    """How well a delimiter parts the sample: known headers first, then how many rows are alike."""
    rows = list(csv.reader(StringIO(sample, newline=""), delimiter=delimiter))
    headers = max((words.known([*map(cell_text, row)]) for row in rows[:HEADER_WITHIN]), default=0)
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    return headers, max((count * length for length, count in lengths.items()), default=0)


def _written(text: str, *, is_org: bool) -> Iterator[Sheet]:
    """The tables of a text in Markdown or org, each by the heading above it."""
    heading, name, is_apart = "", "", False
    headings = _ORG_HEADING if is_org else HEADING
    text = _ORG_DAY.sub(lambda day: " ".join(filter(None, day.groups())), text) if is_org else text
    rows: list[RawRow] = []
    lines = text.splitlines()
    for number, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1):
        if match := headings.fullmatch(line):
            heading = match[1].strip("# \t")
        if "|" not in line or _is_rule_line(line):
            is_apart = is_apart or "|" not in line
            continue
        if rows and is_apart and _is_rule_line(below):
            yield Sheet(name, limited(rows))
            rows = []
        is_apart = False
        if not rows:
            name = heading
        cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
        rows.append(RawRow(number, tuple(cell_text(cell.replace("\\|", "|")) for cell in cells), name))
    yield Sheet(name, limited(rows))


def _is_rule_line(line: str) -> bool:
    if "|" not in line or "--" not in line:
        return False
    cells = re.split(r"[|+]", line.strip().removeprefix("|").removesuffix("|"))
    return all(_RULE.fullmatch(cell.strip()) for cell in cells)
