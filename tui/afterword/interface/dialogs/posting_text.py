"""What a posting says, kept for the day of the interview, when it is often gone."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import TextArea

from afterword.domain.application import Application
from afterword.interface.bindings import bindings
from afterword.interface.text import clean, content
from afterword.interface.widgets.key_bar import KeyBar


class LongText(TextArea):
    """Many lines; nothing pasted into them can steer the terminal."""

    async def on_paste(self, event: events.Paste) -> None:
        """Takes the text without its control characters."""
        event.text = clean(event.text, one_line=False)


class PostingText(ModalScreen[str | None]):
    """Gives the text as it was left; None when it was left without saving, or unchanged."""

    BINDINGS = [binding for binding in bindings("form") if getattr(binding, "id", "") != "form.next"]  # noqa: RUF012
    AUTO_FOCUS = "LongText"

    _text = query_one("#posting-text", LongText)

    def __init__(self, known: Application) -> None:
        super().__init__()
        self._known = known
        self._leaving = False
        self._shown = clean(known.posting_text, one_line=False)

    def compose(self) -> ComposeResult:
        """A box to paste into."""
        with Vertical(id="posting") as box:
            box.border_title = content(f"The posting: {self._known.title}")
            box.border_subtitle = "paste it here; ctrl+s saves"
            yield LongText(self._shown, id="posting-text", soft_wrap=True, show_line_numbers=False)
        yield KeyBar()

    def action_save(self) -> None:
        """Gives the text."""
        text = self._text.text
        self.dismiss(None if text == self._shown else text.strip())

    def action_cancel(self) -> None:
        """Leaves at once when nothing was typed, else when it is said a second time."""
        if self._text.text == self._shown or self._leaving:
            self.dismiss(None)
            return
        self._leaving = True
        self.query_one("#posting").border_subtitle = "not saved yet: ctrl+s saves, esc once more leaves"
