"""The words of a message, for reading and writing."""

from collections import defaultdict
from collections.abc import Iterable

from rich.style import Style
from rich.text import Text
from textual.geometry import Offset
from textual.widgets.text_area import Selection

from afterword.interface.bindings import bindings
from afterword.interface.widgets.long_text import LongText

_OWN = Style(underline=True)
"""What is in the person's own words shows without colour too."""


class MessageText(LongText):
    """The words of the message: the arrows scroll them for reading, and move the cursor while writing."""

    BINDINGS = bindings("reading")

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, read_only=True, show_cursor=False, show_line_numbers=False, soft_wrap=True)
        self._own = defaultdict[int, list[tuple[int, int]]](list)

    def underline(self, spans: Iterable[tuple[int, int]]) -> None:
        """Underlines what is the person's own: places in the text, each with its end."""
        own = defaultdict[int, list[tuple[int, int]]](list)
        for start, end in spans:
            (first, left), (last, right) = _location(self.text, start), _location(self.text, end)
            for line in range(first, last + 1):
                whole = len(self.document.get_line(line))
                own[line].append((left if line == first else 0, right if line == last else whole))
        if own != self._own:
            self._own = own
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line of the text, with what is the person's own underlined."""
        line = super().get_line(line_index)
        for start, end in self._own.get(line_index, ()):
            line.stylize(_OWN, start, end)
        return line

    def row_of(self, index: int) -> int:
        """On which row of what is seen a place of the text stands; negative above, and beyond below it."""
        offset = self.wrapped_document.location_to_offset(_location(self.text, min(index, len(self.text))))
        return int(offset.y - self.scroll_offset.y)

    def bring(self, index: int) -> None:
        """Scrolls so that a place of the text is seen."""
        row = self.row_of(index)
        if not 0 <= row < self.size.height:
            self.scroll_to(y=self.scroll_offset.y + row - self.size.height // 2, animate=False)

    def open_for_writing(self, is_open: bool) -> None:
        """Takes keys as letters, with the cursor in what can be seen, or goes back to reading."""
        self.read_only = not is_open
        self.show_cursor = is_open
        top = self.scroll_offset.y
        if is_open and not top <= self.wrapped_document.location_to_offset(self.cursor_location).y < (
            top + self.size.height
        ):
            self.move_cursor(self.wrapped_document.offset_to_location(Offset(0, top)))

    def select(self, start: int, end: int) -> None:
        """Selects the characters from ``start`` up to ``end`` of the text."""
        self.selection = Selection(_location(self.text, start), _location(self.text, end))


def _location(text: str, index: int) -> tuple[int, int]:
    """The line and column of a place in a text."""
    before = text[:index]
    return before.count("\n"), index - (before.rfind("\n") + 1)
