"""What stands beside the values of a workbook's cells: hidden rows, merged cells, links, colours, extent."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# A document type, by which a text could grow without end, is refused below.
from xml.parsers import expat

from afterword.domain.errors import NotATable

_MOST_HIDDEN = 100_000
_MOST_CELLS = 3_000_000
"""Cells of a sheet from its first to its last, the empty ones among them: each takes room once it is read."""

_REFERENCE = re.compile(r"([A-Z]{1,7})([0-9]{1,9})")
_FORMULA_LINK = re.compile(r"^(?:of:)?=?HYPERLINK\(\s*\"([^\"]+)\"", re.IGNORECASE)
_COLOUR = re.compile(r"#?(?:[0-9a-f]{2})?([0-9a-f]{6})")
_NO_COLOUR = "ffffff"


@dataclass
class Marks:
    """Of one sheet; rows and columns are counted from 0."""

    hidden: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Top, left, bottom and right of each."""
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    """Where a cell leads to, by its row and column."""
    colours: dict[int, Counter[str]] = field(default_factory=dict)
    """How many cells of a row have which colour, by its six hex digits."""

    def colour(self, row: int) -> str:
        """The colour of most coloured cells of a row."""
        there = self.colours.get(row)
        return there.most_common(1)[0][0] if there else ""


def marks_of_excel(raw: bytes, relations: Mapping[str, str], fills: Mapping[str, str]) -> Marks:
    """The marks of one sheet of an .xlsx; ``fills`` are the colours of its styles. Raises NotATable."""
    scan = _Excel(relations, fills)
    _parse(raw, scan)
    return scan.marks


def marks_of_open_document(raw: bytes) -> list[Marks]:
    """The marks of each sheet of an .ods, in their order. Raises NotATable."""
    scan = _OpenDocument()
    _parse(raw, scan)
    return scan.sheets


def fills_of_excel(raw: bytes) -> dict[str, str]:
    """The colours of an .xlsx's styles by their numbers. Raises NotATable."""
    scan = _Styles()
    _parse(raw, scan)
    return {
        str(number): colour for number, fill in enumerate(scan.formats) if (colour := scan.fills.get(fill))
    }


def elements(raw: bytes, *names: str) -> Iterator[Mapping[str, str]]:
    """The attributes of the elements of these names. Raises NotATable."""
    scan = _Attributes(names)
    _parse(raw, scan)
    return iter(scan.found)


class _Scan:
    """Hears of the elements of a part, by their names without a namespace."""

    def start(self, name: str, said: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """There is text in it."""


def _parse(raw: bytes, scan: _Scan) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(name: str, attributes: Mapping[str, str]) -> None:
        scan.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def refuse(*_: object) -> None:
        raise NotATable("Parts of this workbook define a document type, which none needs. Save it as CSV")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: scan.end(_local(name))
    parser.CharacterDataHandler = scan.text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, ValueError):
        raise NotATable("This workbook is damaged. Save it once more, or as CSV") from None


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


class _Attributes(_Scan):
    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self.found: list[Mapping[str, str]] = []

    def start(self, name: str, said: Mapping[str, str]) -> None:
        if name in self._names:
            self.found.append(said)


class _Styles(_Scan):
    """The colour of each fill, and the fill of each format of a cell."""

    def __init__(self) -> None:
        self.fills: dict[int, str] = {}
        self.formats: list[int] = []
        self._fill = -1
        self._within = ""

    def start(self, name: str, said: Mapping[str, str]) -> None:
        if name in ("cellXfs", "cellStyleXfs", "dxfs", "fills"):
            self._within = name
        elif name == "fill" and self._within == "fills":
            self._fill += 1
        elif name == "fgColor" and self._within == "fills" and (colour := _colour(said.get("rgb", ""))):
            self.fills[self._fill] = colour
        elif name == "xf" and self._within == "cellXfs":
            self.formats.append(int(said.get("fillId", "0")))


class _Excel(_Scan):
    """A sheet of an .xlsx."""

    def __init__(self, relations: Mapping[str, str], fills: Mapping[str, str]) -> None:
        self.marks = Marks()
        self._relations = relations
        self._fills = fills
        self._extent = _Extent()
        self._row = self._column = -1
        self._formula: list[str] | None = None

    def start(self, name: str, said: Mapping[str, str]) -> None:
        match name:
            case "row":
                self._row = int(said.get("r", self._row + 2)) - 1
                self._column = -1
                if said.get("hidden") in ("1", "true"):
                    self.marks.hidden.add(self._row)
            case "c":
                self._cell(said)
            case "v" | "is":
                self._extent.reach(self._row, self._column)
            case "f":
                self._formula = []
            case "mergeCell":
                first, _, last = said.get("ref", "").partition(":")
                self.marks.merged.append((*_place(first), *_place(last or first)))
            case "hyperlink":
                link = self._relations.get(said.get("id", ""), "")
                self.marks.links[_place(said.get("ref", "").partition(":")[0])] = link

    def end(self, name: str) -> None:
        if name == "f" and self._formula is not None:
            if link := _FORMULA_LINK.match("".join(self._formula)):
                self.marks.links[self._row, self._column] = link[1]
            self._formula = None

    def text(self, text: str) -> None:
        if self._formula is not None:
            self._formula.append(text)

    def _cell(self, said: Mapping[str, str]) -> None:
        self._row, self._column = _place(said["r"]) if "r" in said else (self._row, self._column + 1)
        if colour := self._fills.get(said.get("s", "")):
            self.marks.colours.setdefault(self._row, Counter())[colour] += 1


class _OpenDocument(_Scan):
    """All sheets of an .ods."""

    def __init__(self) -> None:
        self.sheets: list[Marks] = []
        self._extent = _Extent()
        self._row = self._column = -1
        self._rows = self._columns = 1
        self._style = ""
        self._colours: dict[str, str] = {}

    def start(self, name: str, said: Mapping[str, str]) -> None:
        match name:
            case "style":
                self._style = said.get("name", "")
            case "table-cell-properties" if colour := _colour(said.get("background-color", "")):
                self._colours[self._style] = colour
            case "table":
                self.sheets.append(Marks())
                self._extent = _Extent()
                self._row = -1
                self._rows = 1
            case "table-row" if self.sheets:
                self._row += self._rows if self._row >= 0 else 1
                self._rows = int(said.get("number-rows-repeated", "1"))
                self._column, self._columns = -1, 1
                if said.get("visibility") in ("collapse", "filter"):
                    # Of rows without end at the foot of a sheet only the first ones can hold anything.
                    self.sheets[-1].hidden.update(range(self._row, self._row + min(self._rows, _MOST_HIDDEN)))
            case "table-cell" | "covered-table-cell" if self.sheets:
                self._cell(said)
            case "a" if self.sheets and self._row >= 0:
                self.sheets[-1].links[self._row, self._column] = said.get("href", "")
            case "p" if self.sheets and self._row >= 0:
                self._reach()

    def _cell(self, said: Mapping[str, str]) -> None:
        self._column += self._columns if self._column >= 0 else 1
        self._columns = int(said.get("number-columns-repeated", "1"))
        marks = self.sheets[-1]
        if "value-type" in said:
            self._reach()
            if colour := self._colours.get(said.get("style-name", "")):
                marks.colours.setdefault(self._row, Counter())[colour] += 1
        if link := _FORMULA_LINK.match(said.get("formula", "")):
            marks.links[self._row, self._column] = link[1]
        down, right = int(said.get("number-rows-spanned", "1")), int(said.get("number-columns-spanned", "1"))
        if down > 1 or right > 1:
            bottom, last = self._row + down - 1, self._column + right - 1
            marks.merged.append((self._row, self._column, bottom, last))

    def _reach(self) -> None:
        self._extent.reach(self._row + self._rows - 1, self._column + self._columns - 1)


class _Extent:
    """How far the cells with something in them lie apart. Raises NotATable where that is too far."""

    def __init__(self) -> None:
        self._rows = self._columns = 0

    def reach(self, row: int, column: int) -> None:
        self._rows, self._columns = max(self._rows, row + 1), max(self._columns, column + 1)
        if self._rows * self._columns > _MOST_CELLS:
            raise NotATable(
                f"A sheet of it reaches over {self._rows:,} rows and {self._columns:,} columns, which no "
                "list of applications does. Copy the list into a sheet of its own"
            )


def _place(reference: str) -> tuple[int, int]:
    """Row and column of a cell such as ``AB12``, from 0. Raises ValueError."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(f"{reference!r} is no cell")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _colour(text: str) -> str:
    match = _COLOUR.fullmatch(text.lower())
    return match[1] if match and match[1] != _NO_COLOUR else ""
