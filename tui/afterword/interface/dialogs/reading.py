"""Something longer to read: it scrolls, and esc closes it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget

from afterword.interface.widgets.key_bar import KeyBar


class ReadingDialog(ModalScreen[None]):
    """Shows ``text``, however long it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close", key_display="esc"),
        # By the same key that opened it, also where it is the person's own.
        Binding("R", "dismiss", "close", id="rule.show", show=False),
        Binding("j", "scroll(1)", show=False, id="list.down"),
        Binding("k", "scroll(-1)", show=False, id="list.up"),
    ]

    def __init__(self, text: Widget) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """All of it in one text that scrolls."""
        with VerticalScroll(id="reading"):
            yield self._text
        yield KeyBar()

    def action_scroll(self, lines: int) -> None:
        """Scrolls by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
