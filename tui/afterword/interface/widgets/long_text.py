"""Many lines to type into, which let no control character in and show what stands in them."""

from textual import events
from textual.reactive import reactive
from textual.widgets import TextArea

from afterword.interface.text import clean


class LongText(TextArea):
    """A TextArea; nothing pasted into it can steer the terminal, and what is loaded is seen."""

    cursor_blink = reactive(False, init=False)

    def load_text(self, text: str) -> None:
        """Puts another text in; the toolkit itself paints it only where it has more or fewer lines."""
        super().load_text(text)
        self.refresh()

    def on_resize(self) -> None:
        """Paints it as it is wrapped now, though it may have as many lines as before."""
        self.refresh()

    async def on_paste(self, event: events.Paste) -> None:
        """Takes the text without its control characters; a terminal pastes the end of a line as ``\\r``."""
        lines = event.text.replace("\r\n", "\n").replace("\r", "\n")
        event.text = clean(lines, one_line=False)
        if not self.read_only:
            event.stop()  # Where one writes it is one's own: nothing around it takes it for a mail of theirs.
