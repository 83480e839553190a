"""The margin of a letter: a sign beside each line that is spoken of."""

from collections.abc import Callable, Mapping

from textual.content import Content
from textual.widget import Widget

Signs = Callable[[], Mapping[int, Content]]
"""Gives the sign of each row of the letter that has one, by its row of what is seen."""


class Margin(Widget):
    """Two cells left of a letter, as high as what is seen of it."""

    def __init__(self, signs: Signs) -> None:
        super().__init__(id="margin")
        self._signs = signs

    def render(self) -> Content:
        """A sign a row."""
        signs = self._signs()
        return Content("\n").join(signs.get(row, Content("")) for row in range(self.size.height))
