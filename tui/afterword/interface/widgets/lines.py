"""The lines of a list, rows and headings in their order, and the finding of a row among them.

Nothing here draws or knows of a screen: a list asks it where its cursor goes.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

Row = TypeVar("Row")


class Heading(msgspec.Struct, frozen=True):
    """A line above a group of rows; the cursor passes over it."""

    text: str


class Lines(msgspec.Struct, Generic[Row], frozen=True):
    """Rows and headings from top to bottom; ``identify`` gives a row's id, unique among them."""

    values: tuple[Row | Heading, ...]
    identify: Callable[[Row], str]

    def __len__(self) -> int:
        return len(self.values)

    def row_at(self, line: int | None) -> Row | None:
        """The row on ``line``; None on a heading and where there is no such line."""
        if line is None or not 0 <= line < len(self.values):
            return None
        value = self.values[line]
        return None if isinstance(value, Heading) else value

    def line_of(self, row_id: str) -> int | None:
        """The line of the row with this id, or None."""
        return next(
            (
                line
                for line, value in enumerate(self.values)
                if not isinstance(value, Heading) and self.identify(value) == row_id
            ),
            None,
        )

    def nearest(self, line: int, step: int) -> int | None:
        """The first row from ``line`` on in the direction of ``step`` (1 or -1), else in the other.

        A line beyond an end counts as that end; None when there are only headings.
        """
        start = min(max(line, 0), len(self.values) - 1)
        for direction in (step, -step):
            at = start
            while 0 <= at < len(self.values):
                if not isinstance(self.values[at], Heading):
                    return at
                at += direction
        return None

    def place_of(self, row: Row | None, place: int | None) -> int | None:
        """Where a cursor goes that was on ``row``, at ``place``, before these lines came.

        It stays on its row; if that is gone, at its place; without either it goes to the first row.
        """
        if row is None or place is None:
            return self.nearest(0, 1)
        row_id = self.identify(row)
        # Most refills leave the row where it was; looking there first spares the search.
        same_place = self.row_at(place)
        if same_place is not None and self.identify(same_place) == row_id:
            return place
        line = self.line_of(row_id)
        return self.nearest(place, 1) if line is None else line

    def top_with_headings(self, line: int, height: int) -> int:
        """The highest of the headings right above ``line`` that ``height`` lines show together with it."""
        top = line
        while top > 0 and line - top + 1 < height and isinstance(self.values[top - 1], Heading):
            top -= 1
        return top

    def bottom_with_headings(self, line: int, height: int) -> int:
        """``line``; from the last row on, the lowest heading that ``height`` lines show together with it."""
        if any(not isinstance(value, Heading) for value in self.values[line + 1 :]):
            return line
        return min(len(self.values), line + height) - 1
