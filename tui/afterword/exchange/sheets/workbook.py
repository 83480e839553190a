"""The sheets of a workbook (.xlsx, .ods) as rows of texts; what is too large is refused before it is read."""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from posixpath import join, normpath
from zipfile import BadZipFile, ZipFile

from afterword.domain.errors import NotATable
from afterword.exchange.sheets.cells import RawRow, Sheet, cell_text, limited
from afterword.exchange.sheets.workbook_marks import (
    Marks,
    elements,
    fills_of_excel,
    marks_of_excel,
    marks_of_open_document,
)

_LARGEST = 100_000_000
"""Bytes of all its parts together, unpacked."""
_MOST_PARTS = 3_000
_AT_ONCE = 1_000_000
"""Bytes that are unpacked in one go to see how many there are."""

_OTHERS = {
    "xl/workbook.bin": "It is a binary workbook (.xlsb). Save it as .xlsx first",
    "word/document.xml": "It is a text document. Copy its table into a sheet, or save that as CSV",
    "Index/Document.iwa": "It is a Numbers document. Export it as Excel or CSV first",
}
_PACKED = "It is a packed folder and no workbook. Unpack it, and bring in the table that is in it"
_DAMAGED = "This workbook is damaged. Save it once more, or as CSV"
_LINKED = "It takes cells from other files. Break these links in the spreadsheet, or save the sheet as CSV"

_Value = int | float | str | bool | dt.date | dt.time | dt.timedelta


def is_workbook(data: bytes) -> bool:
    """Whether a file is packed as workbooks are."""
    return data.startswith(b"PK\x03\x04")


def sheets_in(data: bytes) -> tuple[str, list[Sheet]]:
    """The kind of a workbook and its sheets. Raises NotATable with a sentence.

    Formulas are taken by the values that were saved with them; nothing is computed and nothing fetched.
    """
    # Loaded only when a workbook comes in.
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    try:
        with ZipFile(BytesIO(data)) as packed:
            form = _checked(packed)
            marks = _marks_of(packed, form)
    except (BadZipFile, NotImplementedError, EOFError, KeyError, RuntimeError):
        # KeyError where a part is named that is not there, RuntimeError where there is a password.
        raise NotATable(_DAMAGED) from None
    try:
        with load_workbook(BytesIO(data)) as book:
            return form, [
                _sheet(
                    about.name,
                    book.get_sheet_by_name(about.name).to_python(skip_empty_area=False),
                    marks.get(about.name, Marks()),
                    is_hidden=about.visible != SheetVisibleEnum.Visible,
                )
                for about in book.sheets_metadata
                if about.typ == SheetTypeEnum.WorkSheet
            ]
    except CalamineError:
        raise NotATable(_DAMAGED) from None


def _checked(packed: ZipFile) -> str:
    """The kind of a workbook that can be read without harm."""
    parts = packed.infolist()
    names = {part.filename for part in parts}
    form = "xlsx" if "xl/workbook.xml" in names else "ods" if "content.xml" in names else ""
    if not form:
        raise NotATable(next((why for name, why in _OTHERS.items() if name in names), _PACKED))
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise NotATable(_LINKED)
    too_large = NotATable(
        f"Unpacked it is larger than {_LARGEST // 1_000_000} MB, which no list of applications is. "
        "Copy the list into a workbook of its own"
    )
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
        raise too_large
    left = _LARGEST
    for part in parts:
        # What a part says of its size need not be so.
        part.file_size = left + 2 * _AT_ONCE
        with packed.open(part) as unpacked:
            while some := unpacked.read(_AT_ONCE):
                left -= len(some)
                if left < 0:
                    raise too_large
    return form


def _marks_of(packed: ZipFile, form: str) -> Mapping[str, Marks]:
    """The marks of each sheet by its name."""
    if form == "ods":
        content = packed.read("content.xml")
        names = [said.get("name", "") for said in elements(content, "table")]
        return dict(zip(names, marks_of_open_document(content), strict=False))
    fills = {}
    with suppress(KeyError):
        fills = fills_of_excel(packed.read("xl/styles.xml"))
    paths = _relations(packed, "xl/workbook.xml")
    found = {}
    for said in elements(packed.read("xl/workbook.xml"), "sheet"):
        path = normpath(join("/xl", paths.get(said.get("id", ""), ""))).lstrip("/")
        if path in packed.namelist():
            found[said.get("name", "")] = marks_of_excel(packed.read(path), _relations(packed, path), fills)
    return found


def _relations(packed: ZipFile, path: str) -> Mapping[str, str]:
    """Where a part's references lead to."""
    folder, _, name = path.rpartition("/")
    try:
        raw = packed.read(f"{folder}/_rels/{name}.rels")
    except KeyError:
        return {}
    return {said.get("Id", ""): said.get("Target", "") for said in elements(raw, "Relationship")}


def _sheet(name: str, values: list[list[_Value]], marks: Marks, *, is_hidden: bool) -> Sheet:
    rows = [[_text(value) for value in row] for row in values]
    for (row, column), link in marks.links.items():
        with suppress(IndexError):
            if (text := rows[row][column]) and "://" in link and "://" not in text:
                rows[row][column] = f"[{text}]({link})"
    for top, left, bottom, right in marks.merged:
        # One that is several columns wide is a title.
        if left == right and bottom > top and bottom < len(rows):
            for below in rows[top + 1 : bottom + 1]:
                below[left] = rows[top][left]
    shown = limited(
        RawRow(number + 1, tuple(cells), name, marks.colour(number))
        for number, cells in enumerate(rows)
        if number not in marks.hidden
    )
    hidden = sum(any(rows[number]) for number in marks.hidden if number < len(rows))
    said = f"Hidden rows of {name!r} are left out ({hidden}); show them there, and they come in."
    notices = (said,) if hidden else ()
    return Sheet(name, shown, notices, is_hidden)


def _text(value: _Value) -> str:
    """A cell as a person would have typed it into a table of text."""
    match value:
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime():
            return value.isoformat(" ", "minutes")
        case dt.date():
            return value.isoformat()
        case dt.time():
            return value.isoformat("minutes")
    return cell_text(str(value))
