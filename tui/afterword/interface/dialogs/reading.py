"""Something longer to read: it scrolls, and esc closes it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widget import Widget

from afterword.interface.widgets.key_bar import KeyBar
from afterword.interface.widgets.reading import Reading


class ReadingDialog(ModalScreen[None]):
    """Shows ``text``, however long it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close", key_display="esc"),
        # By the same key that opened it, also where it is the person's own.
        Binding("R", "dismiss", "close", id="rule.show", show=False),
    ]

    def __init__(self, text: Widget) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """All of it in one text that scrolls."""
        with Reading(id="reading"):
            yield self._text
        yield KeyBar()
