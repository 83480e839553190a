"""The words of other programs' tables, from ``data/sheets.toml``: headers, statuses, known formats."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Literal

from afterword.domain.capturing.table_import import FIELDS, PAIRS, Order
from afterword.domain.errors import NotATable
from afterword.domain.letters import folded

SheetStatus = Literal[
    "saved", "applied", "in_contact", "interviewing", "offer",
    "accepted", "declined", "rejected", "withdrawn", "silent", "closed", "not_pursued",
]  # fmt: skip
"""What a status in a table amounts to; ``not_pursued`` was never applied for."""

RANKS: Mapping[SheetStatus, int] = {
    "saved": 0, "applied": 1, "in_contact": 2, "interviewing": 3, "offer": 4,
    "accepted": 5, "declined": 5, "rejected": 5, "withdrawn": 5, "silent": 5, "closed": 5,
    "not_pursued": 5,
}  # fmt: skip
"""How far along each is; nothing that comes in moves an application back."""

ANSWERS: Mapping[str, SheetStatus | Literal["note"]] = {
    "saved": "saved", "applied": "applied", "answered": "in_contact", "interview": "interviewing",
    "offer": "offer", "accepted": "accepted", "declined": "declined", "withdrawn": "withdrawn",
    "rejected": "rejected", "closed": "closed", "note": "note",
}  # fmt: skip
"""What a person can say that a status means; ``note`` keeps its words and goes by the other columns."""

_LOADED: tuple[SheetStatus, ...] = ("offer", "accepted", "declined")
"""What tells others a great deal, and is believed only where nothing else stands beside it."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FIGURES = re.compile(r"[\d/.:#]+")
_SET_OFF = re.compile(r"(?<!\s)\s*[,;(–—]\s*|\s-\s")
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
    steps: Mapping[str, SheetStatus]
    """The headers of columns that are a step each."""
    logs: Mapping[str, SheetStatus]
    """The headers of columns of when each step was reached."""
    either: frozenset[str]
    """The headers of columns that are a step of either side."""
    months: Mapping[str, int]
    statuses: Mapping[str, SheetStatus]
    alone: Mapping[str, SheetStatus]
    """What a status means that says nothing else."""
    formats: tuple[Format, ...]
    others: tuple[tuple[frozenset[str], str], ...]
    """The headers of tables that hold no applications, and what to bring in instead."""
    blank: frozenset[str]
    legal_forms: frozenset[str]
    doubt: frozenset[str]
    """Words that may turn a status round."""
    idle: frozenset[str]
    """What may be said behind a status without turning it round."""
    filling: frozenset[str]
    """Words that change nothing about a status."""
    after: frozenset[str]
    """Words behind which stands what came before."""
    invited: frozenset[str]
    """Words by which the day of a status is not that of the interview."""
    confirmed: frozenset[str]
    """Words by which the day of a status is not that of applying."""
    undisclosed: frozenset[str]
    """What stands for a company that is not named."""
    address: frozenset[str]
    """How somebody is addressed; no part of a name."""
    nobody: frozenset[str]
    """Words that are in no person's name."""
    remark: frozenset[str]
    """Words with which no person's name begins."""
    named: frozenset[str]
    """Headers under which stands what a record is called."""
    example: frozenset[str]
    """Words by which a row says that it is only an example."""
    sums: frozenset[str]
    """Words by which a row says that it is a sum or a title."""
    legend: frozenset[str]
    """What stands above a legend."""
    periods: frozenset[str]
    """Words of a row that names the time or the page of those below it."""
    ditto: frozenset[str]
    """What stands for the cell above."""
    yes: frozenset[str]
    no: frozenset[str]
    beside_title: tuple[str, ...]
    tracking: tuple[str, ...]

    def known(self, cells: Sequence[str]) -> int:
        """How many of these cells are headers one knows."""
        return len(self.fields(cells))

    def fields(self, cells: Sequence[str]) -> set[str]:
        """The fields that these cells are headers of."""
        return {self.headers[key][0] for cell in cells if (key := bare(cell)) in self.headers}

    def format_of(self, headers: Sequence[str]) -> Format:
        """The program whose table has these headers: that of which it has the most.

        Raises NotATable for a table that holds no applications.
        """
        there = {bare(header) for header in headers}
        for others, why in self.others:
            if others <= there:
                raise NotATable(why)
        found = [known for known in self.formats if known.headers <= there]
        return max(found, key=lambda known: len(known.headers), default=Format())

    def is_blank(self, cell: str) -> bool:
        """Whether a cell says nothing."""
        return not cell or cell.casefold() in self.blank

    def status_of(self, text: str, of_format: Format) -> SheetStatus | None:
        """What a status means; None where nobody can know.

        Of several words the one that is furthest along decides: "rejected after interview". A word decides
        nothing where one stands beside it that may turn it round: "not hired", "waiting for offer".
        """
        key = bare(_FIGURES.sub(" ", text))
        whole = of_format.statuses.get(key) or self.statuses.get(key)
        whole = whole or next(filter(None, map(self.statuses.get, _other_forms(key))), None)
        whole = whole or self.alone.get(" ".join(word for word in key.split() if word not in self.filling))
        if whole or not key:
            return whole
        codes = [status for word in key.split() if (status := of_format.statuses.get(word))]
        if codes and len(codes) == len(key.split()):
            return max(codes, key=RANKS.__getitem__)
        found, rest = self._phrases_in(key)
        if not found or not rest.isdisjoint(self.doubt):
            return self._before_waiting(text, of_format)
        means = {words: self.statuses[words] for words in found}
        furthest = max(found, key=lambda words: (RANKS[means[words]], len(words)))
        if any(meaning in _LOADED for meaning in means.values()):
            beside = {
                other
                for other in found
                if means[other] != means[furthest] and not self._stands_after(other, key)
            }
            if beside or rest - self.filling:
                return None
        if means[furthest] == "saved" and furthest.split()[0] in self.doubt and rest - self.filling:
            # Not applied yet, or for a reason that follows.
            return None
        return means[furthest]

    def _before_waiting(self, text: str, of_format: Format) -> SheetStatus | None:
        """What a status means behind which only stands that one waits: "interviewed 14 Oct, waiting"."""
        parts = _SET_OFF.split(text)
        said = [part for part in parts if bare(part) not in self.idle]
        if not said or len(said) == len(parts):
            return None
        status = self.status_of(", ".join(said), of_format)
        return status if status and RANKS[status] < RANKS["offer"] else None

    def says_only_a_status(self, text: str) -> bool:
        """Whether a text is a status, and no name that happens to have such a word in it."""
        found, rest = self._phrases_in(bare(_FIGURES.sub(" ", text)))
        return bool(found) and rest <= self.filling | self.doubt

    def begins_with_status(self, text: str) -> bool:
        """Whether a text begins with a status and says more of it, also where that is to be asked."""
        words = bare(_FIGURES.sub(" ", text)).split()
        starts = [" ".join(words[:many]) for many in range(1, min(self._longest, len(words)) + 1)]
        found = [RANKS[self.statuses[start]] for start in starts if start in self.statuses]
        return any(rank >= RANKS["offer"] for rank in found) or bool(found and self.status_of(text, Format()))

    def says_more(self, text: str) -> bool:
        """Whether a text says more than a status."""
        found, rest = self._phrases_in(bare(_FIGURES.sub(" ", text)))
        return bool(found) and not rest <= self.filling | self.doubt

    def _phrases_in(self, key: str) -> tuple[list[str], set[str]]:
        """The phrases one knows in a status, the longest first, and the words that are left.

        A word that may turn others round counts only within a longer phrase: "waiting" alone in "waiting
        for reply", not in "waiting for offer".
        """
        left, found = f" {key} ", []
        for size in range(min(self._longest, len(key.split())), 0, -1):
            words_of = key.split()
            for start in range(len(words_of) - size + 1):
                phrase = " ".join(words_of[start : start + size])
                if phrase in self.statuses and phrase not in self.doubt and f" {phrase} " in left:
                    found.append(phrase)
                    left = left.replace(f" {phrase} ", " | ", 1)
        return found, set(left.replace("|", " ").split())

    @cached_property
    def _longest(self) -> int:
        """How many words the longest status has: counted once, and not for every cell."""
        return max((len(words.split()) for words in self.statuses), default=0)

    def _stands_after(self, phrase: str, key: str) -> bool:
        """Whether a phrase only says after what something happened: "offer after interview"."""
        before = key.partition(phrase)[0].split()
        return bool(before) and not self.after.isdisjoint(before)


def _other_forms(key: str) -> Iterator[str]:
    """A word as it is said of a man or a woman, and without what says in Chinese that it is done."""
    yield key.removeprefix("已")
    for ending, other in (("ee", "e"), ("ada", "ado"), ("ado", "ada"), ("ida", "ido"), ("ata", "ato")):
        if key.endswith(ending):
            yield key.removesuffix(ending) + other


def vocabulary(table: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary that ``data/sheets.toml`` holds."""
    return Vocabulary(
        headers={
            bare(word): (name, place)
            for name, words in table["headers"].items()
            if name in (*FIELDS, *PAIRS, "row_on")
            for place, word in enumerate(words)
        },
        steps={bare(word): name for name, words in table["steps"].items() for word in words},
        logs={bare(word): name for name, words in table["logs"].items() for word in words},
        either=frozenset(map(bare, table["either"])),
        months={bare(word): number for number, words in enumerate(table["months"], 1) for word in words},
        statuses={bare(word): name for name, words in table["statuses"].items() for word in words},
        alone={bare(word): name for name, words in table["alone"].items() for word in words},
        formats=tuple(_format(each) for each in table["formats"]),
        others=tuple((frozenset(map(bare, each["headers"])), each["why"]) for each in table["others"]),
        blank=frozenset(table["blank"]),
        legal_forms=frozenset(table["legal_forms"]),
        doubt=frozenset(map(bare, table["doubt"])),
        idle=frozenset(map(bare, table["idle"])),
        filling=frozenset(map(bare, table["filling"])),
        after=frozenset(map(bare, table["after"])),
        invited=frozenset(map(bare, table["invited"])),
        confirmed=frozenset(map(bare, table["confirmed"])),
        undisclosed=frozenset(map(bare, table["undisclosed"])),
        address=frozenset(map(bare, table["address"])),
        nobody=frozenset(map(bare, table["nobody"])),
        remark=frozenset(map(bare, table["remark"])),
        named=frozenset(map(bare, table["named"])),
        example=frozenset(map(bare, table["example"])),
        sums=frozenset(map(bare, table["sums"])),
        legend=frozenset(map(bare, table["legend"])),
        periods=frozenset(map(bare, table["periods"])),
        ditto=frozenset(map(str.casefold, table["ditto"])),
        yes=frozenset(map(str.casefold, table["yes"])),
        no=frozenset(map(str.casefold, table["no"])),
        beside_title=tuple(table["beside_title"]),
        tracking=tuple(table["tracking"]),
    )


def _format(table: Mapping[str, Any]) -> Format:
    bare_columns = {bare(header): name for header, name in table.get("columns", {}).items()}
    rest = {name: value for name, value in table.items() if name not in ("headers", "columns")}
    return Format(headers=frozenset(map(bare, table["headers"])), columns=bare_columns, **rest)


@lru_cache(maxsize=10_000)
def bare(text: str) -> str:
    """Words without case, accents and punctuation: ``companyName`` and ``Company_Name*`` are one."""
    return " ".join(_NO_WORD.sub(" ", folded(_CAMEL.sub(" ", text))).split())
