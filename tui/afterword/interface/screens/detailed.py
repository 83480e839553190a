"""A screen with the details of what is highlighted beside or below its list."""

import asyncio
from contextlib import suppress

from textual import on, work
from textual.css.query import NoMatches
from textual.getters import query_one

from afterword.interface.panes.details import DetailsPane
from afterword.interface.screens.base import DeskScreen
from afterword.interface.widgets.virtual_list import VirtualList

_PAUSE = 0.03
"""Seconds the cursor stays before the details follow it. A key held down comes again sooner than that."""


class DetailedScreen(DeskScreen):
    """Its list keeps the focus; the details are scrolled from there, as they may be longer than the pane."""

    _details = query_one("#details", DetailsPane)

    def show_details(self) -> None:
        """Shows what is highlighted in full; for each screen to say."""

    @on(VirtualList.Highlighted)
    @work(group="details", exclusive=True)
    async def follow(self) -> None:
        """Has the details follow the cursor, which itself moves at once."""
        await asyncio.sleep(_PAUSE)
        # While the screen is taken down, what it shows goes piece by piece.
        with suppress(NoMatches):
            self.show_details()

    def action_scroll_details(self, halves: int) -> None:
        """Scrolls the details by so many halves of their pane."""
        self._details.scroll_relative(y=halves * max(1, self._details.size.height // 2), animate=False)
