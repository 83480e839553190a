"""The words of a message, for reading and writing."""

from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from afterword.interface.text import clean


class MessageText(TextArea):
    """The words of the message; nothing pasted into it can steer the terminal."""

    async def on_paste(self, event: events.Paste) -> None:
        """Takes the text without its control characters."""
        event.text = clean(event.text, one_line=False)

    def select(self, start: int, end: int) -> None:
        """Selects the characters from ``start`` up to ``end`` of the text."""
        self.selection = Selection(_location(self.text, start), _location(self.text, end))


def _location(text: str, index: int) -> tuple[int, int]:
    """The line and column of a place in a text."""
    before = text[:index]
    return before.count("\n"), index - (before.rfind("\n") + 1)
