"""A screen with the details of what is highlighted beside or below its list."""

from textual.getters import query_one

from afterword.interface.panes.details import DetailsPane
from afterword.interface.screens.base import DeskScreen


class DetailedScreen(DeskScreen):
    """Its list keeps the focus; the details are scrolled from there, as they may be longer than the pane."""

    _details = query_one("#details", DetailsPane)

    def action_scroll_details(self, halves: int) -> None:
        """Scrolls the details by so many halves of their pane."""
        self._details.scroll_relative(y=halves * max(1, self._details.size.height // 2), animate=False)
