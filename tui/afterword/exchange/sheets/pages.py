"""The tables of a page in HTML, as programs export and spreadsheets save them; nothing is fetched or run."""

import re
from collections.abc import Iterator
from html import unescape

from afterword.exchange.sheets.cells import RawRow, Sheet, cell_text, limited

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>table|caption|h[1-6]|tr|td|th|a|br|p|div|li|script|style|title)\b(?P<rest>[^<>]*)>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<!--.{0,2000}?-->|</?[a-zA-Z!][^<>]*>", re.DOTALL)
_LINK = re.compile(r"""\bhref\s{0,3}=\s{0,3}["']?(https?://[^\s"'<>]+)""", re.IGNORECASE)
_SPAN = re.compile(r"""\b(?P<way>row|col)span\s{0,3}=\s{0,3}["']?(?P<number>\d{1,4})""", re.IGNORECASE)
_WIDEST = 100
"""Columns or rows; a cell that spans more is a title."""


def is_page(text: str) -> bool:
    """Whether a text is a page that holds a table."""
    return text.lstrip()[:1] == "<" and "<table" in text.lower()


def tables_of(text: str) -> Iterator[Sheet]:
    """The tables of a page, each by the heading above it."""
    reader = _Reader()
    place = 0
    for tag in _TAG.finditer(text):
        reader.words(text[place : tag.start()])
        place = tag.end()
        name = tag["name"].lower()
        if tag["close"]:
            if sheet := reader.ends(name):
                yield sheet
        elif sheet := reader.begins(name, tag["rest"]):
            yield sheet
    if sheet := reader.ends("table"):
        yield sheet


class _Reader:
    """Gathers the cells of one table after the other."""

    def __init__(self) -> None:
        self._heading = ""
        self._rows: list[list[str]] = []
        self._below: dict[tuple[int, int], str] = {}
        """What cells that reach over several rows say in those below, by row and column."""
        self._parts: list[str] | None = None
        self._span = {"row": 1, "col": 1}
        self._link = ""
        self._unseen = False

    def words(self, text: str) -> None:
        if self._parts is not None and not self._unseen:
            bare = " ".join(unescape(_ANY_TAG.sub(" ", text)).split())
            if bare:
                self._parts.append(f"[{bare}]({self._link})" if self._link else bare)

    def begins(self, name: str, rest: str) -> Sheet | None:
        match name:
            case "table":
                return self._table()
            case "tr":
                self._cell()
                self._rows.append([])
            case "td" | "th":
                self._cell()
                self._parts = []
                found = {match["way"].lower(): int(match["number"]) for match in _SPAN.finditer(rest)}
                self._span = {way: min(max(found.get(way, 1), 1), _WIDEST) for way in ("row", "col")}
            case "a":
                link = _LINK.search(rest)
                self._link = unescape(link[1]) if link else ""
            case "script" | "style" | "title":
                self._unseen = True
            case "br" | "p" | "div" | "li" if self._parts:
                self._parts.append("\n")
            case _ if name != "br" and name[0] in "hc":
                self._parts = []
        return None

    def ends(self, name: str) -> Sheet | None:
        match name:
            case "table":
                return self._table()
            case "td" | "th" | "tr":
                self._cell()
            case "a":
                self._link = ""
            case "script" | "style" | "title":
                self._unseen = False
            case _ if name[0] in "hc" and self._parts is not None:
                self._heading, self._parts = " ".join(self._parts), None
        return None

    def _cell(self) -> None:
        """Puts the cell that has come to an end where it belongs."""
        if self._parts is None or not self._rows:
            return
        text = cell_text(re.sub(r"\s*\n\s*", "\n", " ".join(self._parts)))
        number, row = len(self._rows) - 1, self._rows[-1]
        while (number, len(row)) in self._below:
            row.append(self._below.pop((number, len(row))))
        for down in range(1, self._span["row"]):
            self._below[number + down, len(row)] = text if self._span["col"] == 1 else ""
        row += [text, *[""] * (self._span["col"] - 1)]
        self._parts = None

    def _table(self) -> Sheet | None:
        """The table so far, where there is one."""
        self._cell()
        rows, self._rows, self._below, self._parts = self._rows, [], {}, None
        if not any(map(any, rows)):
            return None
        numbered = (RawRow(number, tuple(row), self._heading) for number, row in enumerate(rows, 1))
        return Sheet(self._heading, limited(numbered))
