"""The words of a message, for reading and writing."""

from textual.widgets.text_area import Selection

from afterword.interface.widgets.long_text import LongText


class MessageText(LongText):
    """The words of the message, any part of which can be selected."""

    def select(self, start: int, end: int) -> None:
        """Selects the characters from ``start`` up to ``end`` of the text."""
        self.selection = Selection(_location(self.text, start), _location(self.text, end))


def _location(text: str, index: int) -> tuple[int, int]:
    """The line and column of a place in a text."""
    before = text[:index]
    return before.count("\n"), index - (before.rfind("\n") + 1)
