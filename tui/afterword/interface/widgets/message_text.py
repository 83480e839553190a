"""The words of a message, for reading and writing."""

from textual.geometry import Offset
from textual.widgets.text_area import Selection

from afterword.interface.widgets.long_text import LongText


class MessageText(LongText):
    """The words of the message: the arrows scroll them for reading, and move the cursor while writing."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, read_only=True, show_cursor=False, show_line_numbers=False, soft_wrap=True)

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
