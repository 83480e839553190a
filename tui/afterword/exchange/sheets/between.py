"""Rows between those of applications: titles, months, sums, legends, examples, marks of a merge."""

import re
from collections.abc import Sequence

from afterword.exchange.sheets.cells import RawRow
from afterword.exchange.sheets.dates import year_in
from afterword.exchange.sheets.names import named
from afterword.exchange.sheets.vocabulary import Vocabulary, bare

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})")
_HINT = re.compile(r"\(.*\)|\[.*\]")
_EXPLAINED = re.compile(r"\S\s?=\s?\S")
_LONGEST_CODE = 4
"""Characters of what a legend explains."""


class Between:
    """Knows these rows; a month or a year that one names holds for the rows below it."""

    def __init__(self, headers: Sequence[str], words: Vocabulary) -> None:
        self.year: int | None = None
        self.month: int | None = None
        self._words = words
        self._headers = {bare(header) for header in headers}
        self._is_legend = False

    def has(self, row: RawRow, names: Sequence[str]) -> bool:
        """Whether a row is one of them; ``names`` are its cells of companies and positions."""
        cells = [cell for cell in row.cells if cell]
        said = [key for cell in cells if (key := bare(cell))]
        if _CONFLICT.match(cells[0]) or all(_HINT.fullmatch(cell) for cell in cells) or not said:
            return True
        if len(said) > 1 and all(key in self._headers for key in said):
            return True
        if any(set(bare(named(cell, self._words)).split()) & self._words.example for cell in names):
            return True
        return self._explains(cells, said) or self._is_title(said)

    def _explains(self, cells: Sequence[str], said: Sequence[str]) -> bool:
        """Whether it is a line of a legend, or the word above it."""
        if len(cells) == 1 and (_EXPLAINED.search(cells[0]) or said[0] in self._words.legend):
            self._is_legend = self._is_legend or said[0] in self._words.legend
            return True
        return self._is_legend and len(cells) <= 2 and len(cells[0]) <= _LONGEST_CODE

    def _is_title(self, said: Sequence[str]) -> bool:
        """Whether it is a sum, or names the time or the page of the rows below it."""
        if self._counts(said):
            return True
        without = [words for key in said if (words := {word for word in key.split() if not word.isdigit()})]
        if len(without) > 2 or not all(self._is_part_of_title(words) for words in without):
            return False
        if len(said) == 1:
            months = [self._words.months[word] for word in said[0].split() if word in self._words.months]
            self.month = months[0] if len(months) == 1 else None
            self.year = year_in(said[0]) or self.year
        return True

    def _counts(self, said: Sequence[str]) -> bool:
        """Whether numbers stand behind the word for a sum, or one behind a status: "Summe, 2 Bewerbungen"."""
        first, *rest = said
        is_sum = any(word in self._words.sums for word in first.split())
        if is_sum and rest and all(key.split()[0].isdigit() for key in rest):
            return True
        return len(rest) == 1 and rest[0].isdigit() and first in self._words.statuses

    def _is_part_of_title(self, words: set[str]) -> bool:
        return bool(words & self._words.sums) or all(
            word in self._words.months or word in self._words.periods for word in words
        )
