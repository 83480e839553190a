"""A view that is one long list with a line to filter it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input

from afterword.interface.screens.base import DeskScreen
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


class ListingScreen(DeskScreen):
    """What the lists of everything have in common: ``/`` filters as one types."""

    _filter = query_one("#filter", FilterLine)
    _list: query_one[Any]
    """The list, which can ``find``; each view has its own."""

    def on_mount(self) -> None:
        """Fills the list for the first time."""
        self.refill()
        self._list.focus()

    def filter_line(self, example: str = "company, position, person, words you sent …") -> ComposeResult:
        """The line to type into; it is there only while there is a filter."""
        yield FilterLine(id="filter", compact=True, placeholder=example)

    def action_filter(self) -> None:
        """Goes to the filter."""
        self._filter.display = True
        self._filter.focus()
        # The line is there at once; what is long in coming is done before the first letter.
        self.call_after_refresh(self.prepare_to_find)

    def prepare_to_find(self) -> None:
        """Does once what finding needs, where that takes its time; for each view to say."""

    def filter_by(self, words: str) -> None:
        """Shows what has these words, as if they had been typed."""
        self._filter.value = words
        self._filter.display = True

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        self._list.find(event.value)

    @on(FilterLine.Left)
    def _left(self, event: FilterLine.Left) -> None:
        if event.cleared:
            self.clear_filter()
        self._filter.display = bool(self._filter.value)
        self._list.focus()

    def action_back(self) -> None:
        """Clears the filter; without one, goes back."""
        if not self.clear_filter():
            super().action_back()

    def clear_filter(self) -> bool:
        """Takes the filter away; False if there was none."""
        had_one = bool(self._filter.value)
        self._filter.value = ""
        self._filter.display = False
        return had_one
