"""Insights: what lies ahead, offers side by side, and what one's own numbers say."""

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from afterword.interface.bindings import bindings
from afterword.interface.panes.insights import InsightsPane
from afterword.interface.requests import OpenApplication, OpenFollowUp
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject
from afterword.interface.widgets.title_bar import TitleBar
from afterword.interface.widgets.virtual_list import VirtualList


class InsightsScreen(DeskScreen):
    """One list to read; enter opens what a line is about."""

    BINDINGS = bindings("insights")

    _list = query_one("#insights", InsightsPane)

    def compose(self) -> ComposeResult:
        """The list."""
        yield TitleBar("insights")
        yield InsightsPane(id="insights")
        yield from self.foot()

    def on_mount(self) -> None:
        """Fills the list for the first time."""
        self.refill()
        self._list.focus()

    def refill(self) -> None:
        """Facts or the time have changed."""
        self._title.refill(self.view)
        self._list.refill(self.view)

    @property
    def subject(self) -> Subject:
        """No key of it acts on a follow-up, an application or a person."""
        return Subject()

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        follow_up = self.view.plan.find(event.value.key) if event.value.key else None
        if follow_up:
            self.post_message(OpenFollowUp(follow_up))
        elif event.value.application:
            self.post_message(OpenApplication(event.value.application))
        else:
            self.say("This line is only for reading.")
