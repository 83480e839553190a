"""From a file to a table of texts: which of its sheets hold applications, where the header is."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from afterword.domain.errors import NotATable, NotFound
from afterword.domain.phrases import listed
from afterword.exchange.sheets.cells import RawRow, Sheet
from afterword.exchange.sheets.dates import year_in
from afterword.exchange.sheets.lists import board_in
from afterword.exchange.sheets.shapes import side_by_side, upright
from afterword.exchange.sheets.texts import HEADER_WITHIN, LARGEST, sheets_of_text
from afterword.exchange.sheets.vocabulary import Format, Vocabulary, bare
from afterword.exchange.sheets.workbook import is_workbook, sheets_in

_NAMES = frozenset({"company", "title", "url"})
"""What a table of applications has at least one of."""
SHEET, COLOUR = "Sheet", "Cell colour"
"""The columns of what tables say without a column: by the name of a sheet, or by a colour."""


class Table(NamedTuple):
    """A header and the rows below it; ``notices`` say what had to be assumed.

    ``sheets`` are those that it was made of, ``choices`` those of which the person must name some first.
    """

    headers: tuple[str, ...]
    rows: tuple[RawRow, ...]
    notices: tuple[str, ...]
    form: str = "csv"
    sheets: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """What stands above the header."""


def table_of(data: bytes, words: Vocabulary, chosen: str = "") -> Table:
    """The table in a file, of the ``chosen`` sheets: their names parted by commas, or ``all``.

    Raises NotATable with a sentence where there is none, NotFound where there is no such sheet.
    """
    if len(data) > LARGEST:
        raise NotATable(f"It is larger than {LARGEST // 1_000_000} MB, which no list of applications is")
    notices: tuple[str, ...] = ()
    if is_workbook(data):
        form, sheets = sheets_in(data)
    else:
        form, sheets, notices = sheets_of_text(data, words)
    sheets = [board_in(sheet, words) or upright(sheet, words) for sheet in sheets]
    likely, beside = _likely(sheets, words)
    if chosen:
        named = _chosen(sheets, likely, chosen)
        likely, beside = named, [sheet for sheet in sheets if sheet not in named]
    if not likely:
        raise NotATable("There is no sheet in it")
    parts = [_parts(sheet, words) for sheet in likely]
    tables = [[_with_header(part, words) for part in its] for its in parts]
    must_say = (
        ()
        if chosen or _are_alike([its[0] for its in tables], words)
        else tuple(sheet.name for sheet in likely)
    )
    left = [sheet.name for sheet in beside if sheet.name and _holds_applications(sheet, words)]
    notices += tuple(notice for sheet in likely for notice in sheet.notices)
    notices += (f"Left out: the sheets {listed(left)}.",) * bool(left)
    joined = _joined(list(chain.from_iterable(tables)), words)
    names = tuple(part.name for its in parts for part in its)
    is_named = form in ("xlsx", "ods") or len(names) > 1
    return joined._replace(
        notices=notices,
        form=form,
        sheets=names if is_named else (),
        choices=must_say,
        titles=tuple(title for its in tables for table in its for title in table.titles),
    )


def cells_of(table: Table, place: int) -> list[str]:
    """What stands in a column."""
    return [row.cells[place] for row in table.rows if place < len(row.cells) and row.cells[place]]


def _likely(sheets: Sequence[Sheet], words: Vocabulary) -> tuple[list[Sheet], list[Sheet]]:
    """The sheets that seem to hold applications, and the others."""
    shown = [sheet for sheet in sheets if not sheet.is_hidden] or list(sheets)
    found = [sheet for sheet in shown if _holds_applications(sheet, words)]
    if not found and shown:
        # Its headers may be in no language I know.
        found = [max(shown, key=lambda sheet: len(sheet.rows))]
    return found, [sheet for sheet in sheets if sheet not in found]


def _holds_applications(sheet: Sheet, words: Vocabulary) -> bool:
    header = _header(sheet, words)
    return (
        header is not None and not _NAMES.isdisjoint(words.fields(header.cells)) and sheet.rows[-1] != header
    )


def _chosen(sheets: Sequence[Sheet], likely: Sequence[Sheet], chosen: str) -> list[Sheet]:
    if bare(chosen) == "all":
        return list(likely)
    wanted = {bare(chosen), *map(bare, chosen.split(","))}
    found = [sheet for sheet in sheets if bare(sheet.name) in wanted]
    if not found and any(sheet.name for sheet in sheets):
        raise NotFound(f"There is no sheet {chosen!r}. They are: {listed([sheet.name for sheet in sheets])}.")
    return found or list(likely)


def _header(sheet: Sheet, words: Vocabulary) -> RawRow | None:
    """The row that names most columns one knows, else the first with two cells."""
    within = sheet.rows[:HEADER_WITHIN]
    header = max(within, key=lambda row: words.known(row.cells), default=None)
    if header is None or words.known(header.cells):
        return header
    return next((row for row in within if sum(map(bool, row.cells)) > 1), header)


def _parts(sheet: Sheet, words: Vocabulary) -> list[Sheet]:
    """The tables of a sheet, of which there is one as a rule."""
    header = _header(sheet, words)
    return side_by_side(sheet, header, words) if header else [sheet]


def _with_header(sheet: Sheet, words: Vocabulary) -> Table:
    header = _header(sheet, words)
    if header is None:
        raise NotATable("There is no table in it")
    if sum(map(bool, header.cells)) < 2:
        raise NotATable(
            "There is no table in it: no row has two cells. What can come in is a workbook, CSV, a table or "
            "list in Markdown, org or HTML, JSON, a calendar, a mail, or a search document"
        )
    body = tuple(row for row in sheet.rows if row.line > header.line and any(row.cells))
    if not body:
        raise NotATable("There is a header and no row below it")
    titles = tuple(cell for row in sheet.rows if row.line < header.line for cell in row.cells if cell)
    if year := year_in(" ".join((sheet.name, *titles))):
        body = tuple(row._replace(year=year) for row in body)
    return Table(_headers(header.cells), body, sheet.notices, titles=titles)


def _are_alike(tables: Sequence[Table], words: Vocabulary) -> bool:
    """Whether several tables call what names an application the same."""
    naming = {
        tuple(key for header in table.headers if words.headers.get(key := bare(header), ("",))[0] in _NAMES)
        for table in tables
    }
    return len(naming) <= 1


def _joined(tables: Sequence[Table], words: Vocabulary) -> Table:
    """One table of several: a column for each header of any of them, and one for what they say without."""
    if len(tables) == 1:
        headers, rows = tables[0].headers, tables[0].rows
    else:
        named = {_key(header): header for table in reversed(tables) for header in reversed(table.headers)}
        places = dict(zip(reversed(named), range(len(named)), strict=True))
        headers = tuple(reversed(named.values()))
        rows = tuple(_moved(row, table, places) for table in tables for row in table.rows)
    if words.fields(headers) & {"status"} or any(
        words.steps.get(bare(header), "applied") != "applied" for header in headers
    ):
        return Table(headers, rows, ())
    if len(tables) > 1 and any(words.status_of(sheet, Format()) for sheet in {row.sheet for row in rows}):
        return Table((*headers, SHEET), _with_one_more(rows, len(headers), lambda row: row.sheet), ())
    if any(row.colour for row in rows):
        return Table((*headers, COLOUR), _with_one_more(rows, len(headers), _colour_said), ())
    return Table(headers, rows, ())


def _key(header: str) -> str:
    return bare(header) or header


def _moved(row: RawRow, table: Table, places: Mapping[str, int]) -> RawRow:
    """A row with its cells where they stand in a table of several; what has no header goes behind."""
    cells = [""] * len(places)
    for header, cell in zip(table.headers, row.cells, strict=False):
        cells[places[_key(header)]] = cell
    return row._replace(cells=(*cells, *row.cells[len(table.headers) :]))


def _with_one_more(rows: Sequence[RawRow], place: int, said: Callable[[RawRow], str]) -> tuple[RawRow, ...]:
    """Rows with a cell more, behind those that have a header."""
    padding = ("",) * place
    return tuple(
        row._replace(cells=(*(*row.cells, *padding)[:place], said(row), *row.cells[place:])) for row in rows
    )


def _colour_said(row: RawRow) -> str:
    return f"fill {row.colour}" if row.colour else ""


def _headers(cells: Sequence[str]) -> tuple[str, ...]:
    """A name for each column, no two alike."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or f"column {number}"
        twins = sum(other == name or other.startswith(f"{name} (") for other in names)
        names.append(f"{name} ({twins + 1})" if twins else name)
    return tuple(names)
