"""What the letters of a table mean by the legend that stands above or below it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from afterword.exchange.sheets.table import Table
from afterword.exchange.sheets.vocabulary import Format, SheetStatus, Vocabulary, bare

_EXPLAINED = re.compile(r"(?<![^\s,;:(])([^\s,;:=()]{1,3})\s?[=→]\s?([^,;=\n]{2,60})")
_MOST_CELLS = 2
"""Cells of a line that explains something."""
_LONGEST = 1_000
"""Characters; a longer cell explains nothing."""


def legend_of(table: Table, words: Vocabulary) -> Mapping[str, SheetStatus]:
    """What the codes of a table mean, as far as they are statuses; one explained in two ways is none."""
    found: dict[str, set[SheetStatus | None]] = {}
    for text in _lines(table):
        for code, meaning in _EXPLAINED.findall(text[:_LONGEST]):
            if key := bare(code):
                found.setdefault(key, set()).add(words.status_of(meaning.partition(". ")[0], Format()))
    return {key: status for key, means in found.items() if len(means) == 1 and (status := next(iter(means)))}


def are_codes(cells: Sequence[str], legend: Mapping[str, SheetStatus]) -> bool:
    """Whether whatever stands in a column is made of the codes of a legend."""
    return bool(cells) and all(keys and legend.keys() >= set(keys) for keys in map(_keys, cells))


def _keys(cell: str) -> list[str]:
    return bare(cell).split()


def _lines(table: Table) -> Iterable[str]:
    yield from table.titles
    for row in table.rows:
        cells = [cell for cell in row.cells if cell]
        if len(cells) <= _MOST_CELLS and any("=" in cell or "→" in cell for cell in cells):
            yield " ".join(cells)
