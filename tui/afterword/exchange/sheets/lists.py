"""Lists of applications that are no tables: a line for each, or a board with a column for each stage."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from afterword.exchange.sheets.cells import RawRow, Sheet, cell_text
from afterword.exchange.sheets.vocabulary import Format, Vocabulary

HEADING = re.compile(r"#{1,6}\s(.*)")
_ITEM = re.compile(r"\s{0,3}(?:[-*+•–]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s+)?(\S.*)")
_LINE = re.compile(r"(\S.*\S)\s?")
_BETWEEN = re.compile(r"\s(?:[-–—|·]|->|→)\s|[,;:]\s|\t")
_AT = re.compile(r"\s(?:@|at|bei|chez)\s(?=[^\s{\d])")
_LONGEST = 500
"""Characters; a longer line tells a story."""
_DAY = re.compile(r"@\{?(\d{4}-\d\d-\d\d)\}?(?:\s*@@?\{?(\d{1,2}:\d\d)\}?)?")
"""How boards in Markdown mark the day and the time of a card."""
_NO_SIGNS = "❌✗✘🚫"
_STRUCK_OUT = re.compile(r"~~([^~]+)~~(?=\s*\w)")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_MOST_STATEMENTS = 4
_LONGEST_NAME = 5
"""Words of what may be a name, where nothing else stands in a line."""
_HEADERS = ("List", "Company", "Position", *["Status"] * (_MOST_STATEMENTS + 1), "Notes", "Link")
_ENOUGH = 2


class _Item(NamedTuple):
    """One line of a list, with the heading above it and the lines that belong to it."""

    line: int
    heading: str
    text: str
    below: tuple[str, ...] = ()


def list_in(text: str, words: Vocabulary) -> Sheet | None:
    """The list in a text, as a table; None where most of its lines are something else."""
    items, others = _items(text, _ITEM)
    rows = _applications([_row(item, words) for item in items])
    named = sum(bool(row.cells[2]) for row in rows)
    staged = sum(bool(words.status_of(item.heading, Format())) for item in items)
    if len(rows) < _ENOUGH or others > len(items) or max(named, staged) * 2 < len(rows):
        return None
    return _table(rows, has_stages=bool(staged))


def lines_in(text: str, words: Vocabulary) -> Sheet | None:
    """The applications of a text that has a line for each, with how far they are; None where it has not."""
    items, others = _items(text, _LINE)
    rows = [_row(item, words) for item in items]
    said = sum(bool(row.cells[2] and any(row.cells[3:-2])) for row in rows)
    return (
        _table(rows, has_stages=False) if len(items) >= _ENOUGH and said * 2 > len(items) + others else None
    )


def board_in(sheet: Sheet, words: Vocabulary) -> Sheet | None:
    """A board whose columns are stages, as a table with a row for each of its cells."""
    header = next((row for row in sheet.rows if sum(map(bool, row.cells)) >= _ENOUGH), None)
    if header is None or not all(words.status_of(cell, Format()) for cell in header.cells if cell):
        return None
    items = [
        _Item(row.line, heading, cell)
        for row in sheet.rows
        if row.line > header.line
        for heading, cell in zip(header.cells, row.cells, strict=False)
        if heading and cell
    ]
    rows = [_row(item, words) for item in items]
    # Ticks and days under stages are those of a table that names its applications elsewhere.
    return _table(rows, has_stages=True) if rows and all(row.cells[2] for row in rows) else None


def _items(text: str, form: re.Pattern[str]) -> tuple[list[_Item], int]:
    """The lines of a list, and how many others there are."""
    items: list[_Item] = []
    heading, others = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if match := HEADING.fullmatch(line):
            heading = match[1].strip("# \t")
        elif len(line) <= _LONGEST and (match := form.fullmatch(line)):
            items.append(_Item(number, heading, match[1]))
        elif items and line[:1] in (" ", "\t") and line.strip():
            items[-1] = items[-1]._replace(below=(*items[-1].below, line.strip()))
        elif line.strip().strip("-*_"):
            others += 1
    return items, others


def _applications(rows: list[RawRow]) -> list[RawRow]:
    """The lines that may be applications: where most say who and what, what says only one thing is none."""
    whole = [row for row in rows if row.cells[2] or any(row.cells[3:])]
    return whole if len(whole) * 2 > len(rows) and sum(bool(row.cells[2]) for row in rows) > 1 else rows


def _row(item: _Item, words: Vocabulary) -> RawRow:
    """An item in cells: who, what, and what is said of it."""
    day = _DAY.search(item.text)
    text = _STRUCK_OUT.sub(r"\1 — ", _DAY.sub(" ", item.text))
    text = " ".join(text.replace("\t", ", ").split())
    for said in _BRACKETS.findall(text):
        if words.says_only_a_status(said):
            text = text.replace(f"({said})", f", {said}")
    statements = [" ".join(filter(None, (item.heading, *day.groups("")[:2])))] if day else []
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    if parts and (at := _AT.search(parts[0])):
        # The other way round: what, then who.
        parts[:1] = [parts[0][at.end() :], parts[0][: at.start()]]
    names: list[str] = []
    notes: list[str] = []
    link = ""
    for part in parts:
        if not link and part.startswith(("http://", "https://")):
            link = part
        elif names and len(statements) <= _MOST_STATEMENTS and _is_statement(part, len(names), words):
            statements.append(part)
        elif statements and not part[:1].isupper():
            notes.append(part)
        elif len(names) < _ENOUGH and not (len(parts) == 1 and len(part.split()) > _LONGEST_NAME):
            names.append(part)
        else:
            notes.append(part)
    company, title = (*names, "", "")[:2]
    padded = (*statements, *[""] * (_MOST_STATEMENTS + 1))[: _MOST_STATEMENTS + 1]
    cells = (item.heading, company, title, *padded, "\n".join((*notes, *item.below)), link)
    return RawRow(item.line, tuple(map(cell_text, cells)))


def _is_statement(part: str, names: int, words: Vocabulary) -> bool:
    """Whether a part says how far it is; behind both names it may say more, or be a sign."""
    is_more = names == _ENOUGH and (part[0] in _NO_SIGNS or words.begins_with_status(part))
    return is_more or words.says_only_a_status(part)


def _table(rows: Sequence[RawRow], *, has_stages: bool) -> Sheet:
    """The rows below their headers; headings that are no stages say nothing of an application."""
    kept: Iterator[RawRow] = iter(rows)
    if not has_stages:
        kept = (row._replace(cells=("", *row.cells[1:])) for row in rows)
    return Sheet("", (RawRow(0, _HEADERS), *kept))
