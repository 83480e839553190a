"""What can still be read of a damaged data file: every entry that is whole, on both sides of every break.

A break may be anything: a comma, a brace or a line gone, zeros, bytes that are no UTF-8, git's marks, an
end in the middle. What comes after it is found again by the braces an entry has of its own. Where a break
may have taken the name of a table along, the entries after it say by their fields which one is theirs.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final, NamedTuple, cast, get_args

from afterword.domain.entries import Reading, read_entry
from afterword.domain.json_text import write_json
from afterword.domain.merging.merge import UPDATED, Copy, content_of, merge
from afterword.domain.merging.references import references
from afterword.domain.search import PROFILE, TableName
from afterword.store.migrations import SCHEMA
from afterword.store.records import copy_in, schema_of, tables_of
from afterword.store.storage import Tables

_TABLES: tuple[TableName, ...] = get_args(TableName)
_KEPT_IN: Final = frozenset({*_TABLES, "meta", "removed"})
"""The tables of a data file."""

_ALMOST = 0.6
"""How alike two names of tables are, of 1, that may be one with something broken in it."""

_DEEPEST = 8
"""No entry holds more objects and lists in one another; what is deeper is not tried as one."""

_MOST_LOSSES = 20


class Salvaged(NamedTuple):
    """The tables that could be read, and words for each thing that could not."""

    tables: Tables
    losses: tuple[str, ...]


def salvage(raw: bytes) -> Salvaged | None:
    """What can be read of ``raw``; ``None`` where that is nothing, or not a data file of ours.

    Both sides between git's marks are merged; an old tail behind the new text is cut off; of a key that
    stands twice both entries are kept. What is whole and yet means nothing to this version is kept too.
    """
    text, losses = _text_of(raw)
    common, *sides = _sides_of(text)
    # Where signs stand for what was there, what is between them may be of two entries.
    found = [read for side in sides if (read := _salvaged(side, is_as_written=not losses))]
    if not found:
        return None
    tables = found[0].tables
    if len(found) > 1:
        parted_from = _salvaged(common, is_as_written=not losses)
        base = copy_in(parted_from.tables) if parted_from else Copy()
        tables = tables_of(merge(base, copy_in(tables), copy_in(found[1].tables)))
    losses += dict.fromkeys(loss for read in found for loss in read.losses)
    return Salvaged(tables, tuple(losses))


def _text_of(raw: bytes) -> tuple[str, list[str]]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace"), []
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return raw.decode("utf-8-sig", "replace"), ["characters that are not UTF-8; a sign stands for them"]


_CONFLICT = re.compile(
    r"^<{7}[^\n]*\n(?P<ours>(?:(?![<|=>]{7}).*\n)*+)"
    r"(?:^\|{7}[^\n]*\n(?P<base>(?:(?![<|=>]{7}).*\n)*+))?"
    r"^={7}[^\n]*\n(?P<theirs>(?:(?![<|=>]{7}).*\n)*+)^>{7}[^\n]*$",
    re.MULTILINE,
)
"""What git leaves where it could not merge two versions, of which it may tell the common one."""


def _sides_of(text: str) -> tuple[str, ...]:
    """What both sides of git's marks came from, if it is told, then each side; without marks the text alone.

    Lines keep their numbers.
    """
    if not _CONFLICT.search(text):
        return "", text

    def side(name: str) -> str:
        def chosen(conflict: re.Match[str]) -> str:
            start, kept = conflict.start(), conflict[name] or ""
            above = conflict.string.count("\n", start, max(start, conflict.start(name)))
            return "\n" * above + kept + "\n" * (conflict[0].count("\n") - above - kept.count("\n"))

        return _CONFLICT.sub(chosen, text)

    common = side("base") if "\n|||||||" in text else ""
    return common, side("ours"), side("theirs")


def _salvaged(text: str, *, is_as_written: bool) -> Salvaged | None:
    if is_as_written and (whole := _whole(text)):
        return Salvaged(whole, ())
    if re.match(r'\s*\{\s*"afterword"', text):
        # A search document keeps its facts in another way.
        return None
    reader = _Reader(text)
    gathered = _Gathered()
    for piece, table in zip(reader.pieces, _tables_for(reader.pieces), strict=True):
        gathered.put(table, piece.id, piece.raw)
    tables = gathered.tables
    if tables.keys().isdisjoint(_TABLES):
        return None
    # What says which file this is stands behind most of the rest.
    tables.setdefault("meta", {}).setdefault("file", {}).setdefault("schema", SCHEMA)
    return Salvaged(tables, tuple(_losses(text, reader)))


# A text that is whole, but for what comes behind it


class _Pairs(list[tuple[str, Any]]):
    """A JSON object as it stands: the pairs in order, also where a key stands twice."""


_decoder = json.JSONDecoder(object_pairs_hook=_Pairs, parse_constant=lambda name: None)


def _whole(text: str) -> Tables | None:
    """The tables at the start of ``text``; None where it breaks off, or is not a data file of ours."""
    start = text.lstrip()
    try:
        value, end = _decoder.raw_decode(start)
    except (ValueError, RecursionError):
        return None
    # What goes on after its last brace has lost one that opens.
    if not isinstance(value, _Pairs) or start[end:].lstrip().startswith(","):
        return None
    gathered = _Gathered()
    for name, table in value:
        if not isinstance(table, _Pairs) or not all(isinstance(entry, _Pairs) for _, entry in table):
            return None
        for entry_id, entry in table:
            gathered.put(name, entry_id, _plain(entry))
    return gathered.tables if schema_of(gathered.tables) else None


class _Gathered:
    """Entries by table and id; of a key that stands twice both, the second under an id made from it."""

    def __init__(self) -> None:
        self.tables: Tables = {}
        self._alike: dict[tuple[str, str], set[bytes]] = {}

    def put(self, table: str, entry_id: str, raw: dict[str, Any]) -> None:
        """Adds an entry, unless it is there already."""
        there = self.tables.setdefault(table, {})
        if entry_id not in there:
            there[entry_id] = raw
            return
        alike = self._alike.setdefault((table, entry_id), {write_json(there[entry_id])})
        if (content := write_json(raw)) in alike:
            return
        alike.add(content)
        number = len(alike)
        while f"{entry_id}_{number}" in there:
            number += 1
        there[f"{entry_id}_{number}"] = raw


def _plain(value: object) -> Any:
    match value:
        case _Pairs():
            return {key: _plain(part) for key, part in value}
        case list():
            return [_plain(part) for part in value]
        case str():
            # Half of a surrogate pair, which no file can hold.
            return value.encode("utf-8", "replace").decode()
        case _:
            return value


# A text with breaks in it


class _Span(NamedTuple):
    """From where to where something stands."""

    start: int
    end: int


@dataclass
class _Piece:
    """An entry, and the table under whose name it stands.

    ``is_sure``: nothing is broken between that name and the entry. ``is_part``: a line may be gone.
    """

    table: str
    id: str
    raw: dict[str, Any]
    span: _Span
    is_part: bool
    is_sure: bool = False


@dataclass
class _Open:
    """An object or a list that is not closed yet: its name, where that and its brace stand.

    Up to ``clean_until`` it is as it should be; where anything is not, it ``is_broken``.
    """

    brace: str
    name: str | None
    named_at: int
    start: int
    clean_until: int
    is_broken: bool = False
    holds_entries: bool = False
    height: int = 0

    @property
    def is_table(self) -> bool:
        """Whether it has the name of a table."""
        return self.name in _KEPT_IN


_SIGN = re.compile(r'["{}\[\]]')
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+(?P<closed>"?)')
"""No text is longer than its line."""

_BETWEEN = re.compile(r"[\s,:]*+(?:(?:-?\d[\d.eE+-]*+|true|false|null)[\s,:]*+)*+")
"""What may stand between two signs of JSON on a line; a quotation mark after anything else ends a text."""

_NAME = re.compile(r'"[^"\\\n]*+"\s*+:')
_NAMED = re.compile(r'"(?P<name>[^"\\\n]*+)"\s*+:\s*+\Z')
_LONGEST_NAME = 200
_SEPARATOR = re.compile(r"\s*+,?\s*+")
_NO_COMMA = re.compile(r'(?<=["\d\]}el])(?=[ \t\r]*\n\s*")')
_LAST_COMMA = re.compile(r",(?=\s*\}\Z)")


class _Reader:
    """A broken text, gone through once from sign to sign; an entry is taken when its last brace comes.

    ``pieces`` are the entries, ``headers`` where the names of tables stand.
    """

    def __init__(self, text: str) -> None:
        self.pieces: list[_Piece] = []
        self.headers: list[_Span] = []
        self._text = text
        self._open: list[_Open] = []
        self._table = ""
        at = unclosed_until = 0
        while sign := _SIGN.search(text, at):
            before, at = at, sign.end()
            if sign[0] in "{[":
                self._enter(sign)
            elif sign[0] in "}]":
                self._leave(sign)
            elif sign.start() >= unclosed_until and not self._ends_a_text(before, sign.start()):
                string = cast(re.Match[str], _STRING.match(text, sign.start()))
                if string["closed"]:
                    at = string.end()
                else:
                    unclosed_until = string.end()

    def _ends_a_text(self, before: int, quote: int) -> bool:
        """Whether a quotation mark closes a text whose first one is lost."""
        line = self._text.rfind("\n", before, quote) + 1
        if _BETWEEN.fullmatch(self._text, line or before, quote):
            return False
        return not _NAME.match(self._text, quote)

    def _enter(self, sign: re.Match[str]) -> None:
        start = sign.start()
        # Looked for from its end: what is broken before it may have taken its quotation mark for its own.
        named = _NAMED.search(self._text, max(0, start - _LONGEST_NAME), start) if sign[0] == "{" else None
        name, named_at = (named["name"], named.start()) if named else (None, start)
        self._open.append(_Open(sign[0], name, named_at, start, sign.end()))
        if name in _KEPT_IN:
            self._table = str(name)
            self.headers.append(_Span(named_at, sign.end()))

    def _leave(self, sign: re.Match[str]) -> None:
        if sign[0] == "]":
            if self._open and self._open[-1].brace == "[":
                self._close()
            return
        # A list that is open in an object which ends has lost its bracket.
        while self._open and self._open[-1].brace == "[":
            self._close()
        if not self._open:
            return
        closed = self._close()
        if closed.name is None or closed.holds_entries or closed.height >= _DEEPEST:
            return
        raw, is_part = _object_in(self._text[closed.start : sign.end()])
        if raw is not None and (isinstance(raw.get(UPDATED), str) or self._is_in_its_place(closed.name)):
            span = _Span(closed.named_at, sign.end())
            self._take(_Piece(self._table, closed.name, raw, span, is_part))

    def _close(self) -> _Open:
        closed = self._open.pop()
        if self._open:
            above = self._open[-1]
            above.height = max(above.height, closed.height + 1)
            above.holds_entries = above.holds_entries or closed.holds_entries
        return closed

    def _is_in_its_place(self, name: str) -> bool:
        """Whether what has this name stands directly in a table; the profile's one entry has the table's."""
        above = self._open[-1] if self._open else None
        return bool(above and above.is_table and (above.name != PROFILE or name == PROFILE))

    def _take(self, piece: _Piece) -> None:
        if self._open:
            above = self._open[-1]
            if not above.holds_entries:
                self._take_unclosed(above, piece.span.start)
            if not _SEPARATOR.fullmatch(self._text, above.clean_until, piece.span.start):
                above.is_broken = True
            above.clean_until, above.holds_entries = piece.span.end, True
            if above.name and not above.is_broken and (above.is_table or self._is_unknown_table(above.name)):
                piece.table, piece.is_sure = above.name, True
        self.pieces.append(piece)

    def _is_unknown_table(self, name: str) -> bool:
        """Whether the innermost object is a table this version does not know, and no misspelt one it does."""
        is_in_place = len(self._open) == 2 and self._open[0].name is None
        return is_in_place and not get_close_matches(name, _KEPT_IN, 1, _ALMOST)

    def _take_unclosed(self, above: _Open, until: int) -> None:
        """Takes an entry that has lost the brace at its end, where the next one begins."""
        if above.name is None or above.is_table:
            return
        raw, is_part = _object_in(self._text[above.start : until].rstrip().removesuffix(",") + "}")
        if raw is not None and isinstance(raw.get(UPDATED), str):
            self.pieces.append(_Piece(self._table, above.name, raw, _Span(above.named_at, until), is_part))


def _object_in(text: str) -> tuple[dict[str, Any] | None, bool]:
    """The object that is all of ``text``, and whether its last line seems to be gone.

    Where the comma at the end of a line is missing it is read all the same.
    """
    for tried in (text, _NO_COMMA.sub(",", text), _LAST_COMMA.sub("", text)):
        try:
            value, end = _decoder.raw_decode(tried)
        except (ValueError, RecursionError):
            continue
        names = [name for name, _ in value] if isinstance(value, _Pairs) else []
        # Two entries that became one, by what is lost between them, are none.
        if end == len(tried) and len(set(names)) == len(names) > 0:
            return _plain(value), len(tried) < len(text)
    return None, False


# Which table it is


def _tables_for(pieces: list[_Piece]) -> Iterator[str]:
    """The table of each piece: that under whose name it surely stands, else the one it fits."""
    read = [_read(piece.table if piece.is_sure else "facts", piece) for piece in pieces]
    entries = [reading.entry for reading in read if reading and reading.entry]
    named = {(name.table, name.id) for entry in entries for name in references(entry)}
    for piece, reading in zip(pieces, read, strict=True):
        # What is broken in a text shows nowhere, and yet the name of a table may have stood there.
        is_known = piece.is_sure and (reading is None or (reading.entry and not reading.unread))
        yield piece.table if is_known else _fitting(piece, named)


def _read(table: str, piece: _Piece) -> Reading | None:
    """The entry as one of a table; None where that is a table this version does not know."""
    return read_entry(table, piece.id, content_of(piece.raw)) if table in _TABLES else None


def _fitting(piece: _Piece, named: set[tuple[TableName, str]]) -> str:
    """The table whose entries have such fields, of two the one in which others name it."""
    content = content_of(piece.raw)
    if piece.id == "file" and "schema" in content:
        return "meta"
    if not content and ":" in piece.id:
        return "removed"
    if "fact" in content:
        return "facts"
    fits: list[tuple[int, bool, bool, str]] = []
    for table in _TABLES:
        reading = _read(table, piece)
        if (
            not reading
            or not reading.entry
            or reading.troubles
            or (table == PROFILE) != (piece.id == PROFILE)
        ):
            continue
        fits.append((len(reading.unread), (table, piece.id) not in named, table != piece.table, table))
    return min(fits)[-1] if fits else piece.table or "facts"


# What is not read


_NOTHING = "{}, \t\r\n"
"""What says nothing where it stands between entries."""


def _losses(text: str, reader: _Reader) -> Iterator[str]:
    """What stands between the entries and is none, by its lines, and the names in it."""
    known = sorted({*(piece.span for piece in reader.pieces), *reader.headers})
    last = max((span.end for span in known), default=0)
    gaps = [_Span(one.end, other.start) for one, other in zip([_Span(0, 0), *known], known, strict=False)]
    is_cut = text.count("}", last) < 2
    if not is_cut:
        gaps.append(_Span(last, len(text)))
    for piece in reader.pieces:
        if piece.is_part:
            yield f"a part of {piece.id}, as it seems"
    lost = [gap for gap in gaps if text[gap.start : gap.end].strip(_NOTHING)]
    for gap in lost[:_MOST_LOSSES]:
        yield _told(text, gap)
    if more := len(lost[_MOST_LOSSES:]):
        yield f"what stands in {more} more places"
    if is_cut:
        yield "what followed the point at which the file breaks off"


def _told(text: str, gap: _Span) -> str:
    rest = text[gap.start : gap.end]
    start = gap.start + len(rest) - len(rest.lstrip(_NOTHING))
    end = gap.end - (len(rest) - len(rest.rstrip(_NOTHING)))
    first, last = (text.count("\n", 0, at) + 1 for at in (start, end))
    names = re.findall(r'"(\w+)"\s*+:\s*+\{', rest)
    where = f"line {first}" if first == last else f"lines {first} to {last}"
    return f"what stands in {where}" + (f", of {', '.join(names[:3])}" if names else "")
