"""Workbooks as spreadsheet programs write them, as small as they can be."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no zones
_STYLES = f"""<styleSheet xmlns="{MAIN}">
<fonts count="1"><font/></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFC6EFCE"/></patternFill></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>
<cellXfs count="3"><xf numFmtId="0" fillId="0"/><xf numFmtId="22" fillId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fillId="2" applyFill="1"/></cellXfs></styleSheet>"""

Cell = str | int | bool | date | None
Sheets = Mapping[str, Sequence[Sequence[Cell]]]


def excel(
    sheets: Sheets,
    *,
    hidden_rows: Sequence[int] = (),
    hidden_sheets: Sequence[str] = (),
    green_rows: Sequence[int] = (),
    merged: Sequence[str] = (),
    links: Mapping[str, str] | None = None,
    more: Mapping[str, str] | None = None,
) -> bytes:
    """An .xlsx; rows are counted from 1, and what is said of rows and cells holds for each sheet.

    A text that begins with ``=`` is a formula whose value is what stands behind its last ``->``.
    """
    hidden = ' hidden="1"'
    relations = [("styles", "styles", "styles.xml")]
    parts = {"[Content_Types].xml": _TYPES, "xl/styles.xml": _STYLES}
    parts["_rels/.rels"] = _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    entries = ""
    for number, (name, rows) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name in hidden_sheets else ""
        entries += f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="r{number}"{state}/>'
        relations.append((f"r{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        body = "".join(
            f'<row r="{line}"{hidden if line in hidden_rows else ""}>'
            + "".join(_cell(at, line, value, is_green=line in green_rows) for at, value in enumerate(row))
            + "</row>"
            for line, row in enumerate(rows, 1)
        )
        merges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
        leads = "".join(f'<hyperlink ref="{cell}" r:id="l{cell}"/>' for cell in links or ())
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATION}"><sheetData>{body}</sheetData>'
            + (f"<mergeCells>{merges}</mergeCells>" if merges else "")
            + (f"<hyperlinks>{leads}</hyperlinks>" if leads else "")
            + "</worksheet>"
        )
        targets = [(f"l{cell}", "hyperlink", link) for cell, link in (links or {}).items()]
        parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(targets)
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>{entries}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = _relations(relations)
    return packed({**parts, **(more or {})})


def _relations(targets: Sequence[tuple[str, str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="{name}" Type="{RELATION}/{kind}" Target={quoteattr(target)}'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGE}">{found}</Relationships>'


def _cell(at: int, line: int, value: Cell, *, is_green: bool) -> str:
    where = f'r="{column(at)}{line}"' + ' s="2"' * is_green
    match value:
        case None:
            return f"<c {where}/>"
        case bool():
            return f'<c {where} t="b"><v>{int(value)}</v></c>'
        case int():
            return f"<c {where}><v>{value}</v></c>"
        case datetime():
            return f'<c r="{column(at)}{line}" s="1"><v>{(value - _EPOCH).total_seconds() / 86400}</v></c>'
        case date():
            return f'<c r="{column(at)}{line}" s="1"><v>{(value - _EPOCH.date()).days}</v></c>'
    if value.startswith("="):
        formula, _, said = value.removeprefix("=").rpartition("->")
        return f'<c {where} t="str"><f>{escape(formula)}</f><v>{escape(said)}</v></c>'
    return f'<c {where} t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def column(at: int) -> str:
    """The letters of a column that is counted from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def open_document(sheets: Mapping[str, str]) -> bytes:
    """An .ods with the rows of each sheet as they stand in the document."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{rows}</table:table>" for name, rows in sheets.items()
    )
    content = (
        f'<office:document-content xmlns:office="{OFFICE}office:1.0" xmlns:table="{OFFICE}table:1.0" '
        f'xmlns:text="{OFFICE}text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="{OFFICE}manifest:1.0"/>'
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def open_row(*cells: str, about: str = "", first: str = "") -> str:
    """A row of an .ods; ``about`` and ``first`` are attributes of the row and of its first cell."""
    return (
        f"<table:table-row {about}>"
        + "".join(
            f'<table:table-cell office:value-type="string" {first if not at else ""}>'
            f"<text:p>{escape(cell)}</text:p></table:table-cell>"
            if cell
            else "<table:table-cell/>"
            for at, cell in enumerate(cells)
        )
        + "</table:table-row>"
    )


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Parts as one packed file."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as folder:
        for name, text in parts.items():
            folder.writestr(name, text)
    return out.getvalue()
