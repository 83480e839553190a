"""Many lines to type into, which let no control character in."""

from textual import events
from textual.widgets import TextArea

from afterword.interface.text import clean


class LongText(TextArea):
    """A TextArea; nothing pasted into it can steer the terminal."""

    async def on_paste(self, event: events.Paste) -> None:
        """Takes the text without its control characters."""
        event.text = clean(event.text, one_line=False)
