"""The line above a long list in which one types what to look for."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from afterword.interface.widgets.text_input import TextInput


class FilterLine(TextInput):
    """Filters while one types; enter and the arrows keep it, esc clears it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down,up,tab", "leave(False)", "keep", key_display="enter"),
        Binding("escape", "leave(True)", "clear", key_display="esc"),
    ]

    @dataclass
    class Left(Message):
        """The person goes back to the list; ``cleared`` when the filter is to go."""

        cleared: bool

    def action_leave(self, cleared: bool) -> None:
        """Goes back to the list."""
        self.post_message(self.Left(cleared))
