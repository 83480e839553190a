"""Going through the applications that name nobody to write to."""

from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Static

from afterword.interface.bindings import bindings
from afterword.interface.panes.bunch import NAMELESS, BunchPane
from afterword.interface.requests import OpenFollowUp
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject
from afterword.interface.text import content
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import VirtualList


class NamelessPane(BunchPane):
    """Every application with a question that nobody is named for."""

    HELP = (
        "`list.open` opens the message, `nameless.supply` says whom it goes to, `record.dismiss` lets one go."
    )
    BORDER_TITLE = "Nobody to write to"

    def refill(self, view: View) -> None:
        """Shows those of ``view``."""
        nameless = [f for f in view.plan.open if f.is_for_any_time and f.rule != "D6"]
        self.fill(view, nameless, "nameless.back")


class NamelessScreen(DeskScreen):
    """One row an application whose question nobody is named for; the keys of a follow-up hold."""

    BINDINGS = bindings("nameless", "rule", "record", "change")

    _list = query_one("#nameless", NamelessPane)

    def compose(self) -> ComposeResult:
        """What it means, and the list."""
        yield Static(content(NAMELESS), id="bunch-words")
        yield NamelessPane(id="nameless")
        yield from self.foot()

    def on_mount(self) -> None:
        """Fills the list."""
        self.refill()
        self._list.focus()

    def refill(self) -> None:
        """Facts or the time have changed."""
        self._list.refill(self.view)

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        """Shows the message."""
        self.post_message(OpenFollowUp(event.value))

    @property
    def subject(self) -> Subject:
        """The question under the cursor."""
        follow_up = self._list.highlighted
        return Subject(application=follow_up.application if follow_up else None, follow_up=follow_up)
