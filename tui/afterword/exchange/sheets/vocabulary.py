"""The words of other programs' tables, from ``data/sheets.toml``: headers, statuses, known formats."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from afterword.domain.errors import NotATable
from afterword.domain.intake import FIELDS, Order
from afterword.domain.letters import folded

SheetStatus = Literal[
    "saved", "applied", "in_contact", "interviewing", "offer",
    "accepted", "declined", "rejected", "withdrawn", "silent", "closed",
]  # fmt: skip
"""What a status in a table amounts to."""

RANKS: Mapping[SheetStatus, int] = {
    "saved": 0, "applied": 1, "in_contact": 2, "interviewing": 3, "offer": 4,
    "accepted": 5, "declined": 5, "rejected": 5, "withdrawn": 5, "silent": 5, "closed": 5,
}  # fmt: skip
"""How far along each is; nothing that comes in moves an application back."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_WORD = re.compile(r"[^\w#]+|_+")


@dataclass(frozen=True)
class Format:
    """A program's table: known by its ``headers``; the rest is what they mean there."""

    name: str = "A table"
    headers: frozenset[str] = frozenset()
    columns: Mapping[str, str] = field(default_factory=dict)
    dates: Order = ""
    status: SheetStatus | Literal[""] = ""
    source: str = ""
    statuses: Mapping[str, SheetStatus] = field(default_factory=dict)


@dataclass(frozen=True)
class Vocabulary:
    """All of it, with its words made plain."""

    headers: Mapping[str, tuple[str, int]]
    """The field that a header means, and how likely it is among its equals: the lower, the likelier."""
    statuses: Mapping[str, SheetStatus]
    formats: tuple[Format, ...]
    others: tuple[tuple[frozenset[str], str], ...]
    """The headers of tables that hold no applications, and what to bring in instead."""
    blank: frozenset[str]
    legal_forms: frozenset[str]
    beside_title: tuple[str, ...]
    tracking: tuple[str, ...]

    def known(self, cells: Sequence[str]) -> int:
        """How many of these cells are headers one knows."""
        return len({self.headers[key][0] for cell in cells if (key := plain(cell)) in self.headers})

    def format_of(self, headers: Sequence[str]) -> Format:
        """The program whose table has these headers: that of which it has the most.

        Raises NotATable for a table that holds no applications.
        """
        there = {plain(header) for header in headers}
        for others, why in self.others:
            if others <= there:
                raise NotATable(why)
        found = [known for known in self.formats if known.headers <= there]
        return max(found, key=lambda known: len(known.headers), default=Format())

    def is_blank(self, cell: str) -> bool:
        """Whether a cell says nothing."""
        return not cell or cell.casefold() in self.blank

    def status_of(self, text: str, of_format: Format) -> SheetStatus | None:
        """What a status means; None where nobody knows.

        Of several words in it the one that is furthest along decides: "rejected after interview".
        """
        key = plain(re.sub(r"[\d/.:#]+", " ", text))
        own = of_format.statuses.get(key)
        if own or key in self.statuses:
            return own or self.statuses[key]
        padded = f" {key} "
        found = [words for words in self.statuses if f" {words} " in padded]
        furthest = max(found, key=lambda words: (RANKS[self.statuses[words]], len(words)), default=None)
        return self.statuses[furthest] if furthest else None


def vocabulary(table: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary that ``data/sheets.toml`` holds."""
    return Vocabulary(
        headers={
            plain(word): (name, place)
            for name, words in table["headers"].items()
            if name in FIELDS
            for place, word in enumerate(words)
        },
        statuses={plain(word): name for name, words in table["statuses"].items() for word in words},
        formats=tuple(_format(each) for each in table["formats"]),
        others=tuple((frozenset(map(plain, each["headers"])), each["why"]) for each in table["others"]),
        blank=frozenset(table["blank"]),
        legal_forms=frozenset(table["legal_forms"]),
        beside_title=tuple(table["beside_title"]),
        tracking=tuple(table["tracking"]),
    )


def _format(table: Mapping[str, Any]) -> Format:
    plain_columns = {plain(header): name for header, name in table.get("columns", {}).items()}
    rest = {name: value for name, value in table.items() if name not in ("headers", "columns")}
    return Format(headers=frozenset(map(plain, table["headers"])), columns=plain_columns, **rest)


def plain(text: str) -> str:
    """Words without case, accents and punctuation: ``companyName`` and ``Company_Name*`` are one."""
    return " ".join(_NO_WORD.sub(" ", folded(_CAMEL.sub(" ", text))).split())
