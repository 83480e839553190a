"""The page of one application: what it is, what comes next, and what happened."""

from collections.abc import Iterator
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from afterword.desk import Desk
from afterword.domain.phrases import moment_text
from afterword.domain.telling import told
from afterword.interface.acting import acting
from afterword.interface.bindings import bindings
from afterword.interface.panes.details import story_lines
from afterword.interface.screens.base import DeskScreen
from afterword.interface.text import assemble
from afterword.interface.view import View


class ApplicationScreen(DeskScreen):
    """One application with everything recorded about it, newest first."""

    BINDINGS = bindings("application")

    def __init__(self, desk: Desk, state: Path, application: str) -> None:
        super().__init__(desk, state)
        self._application = application

    def compose(self) -> ComposeResult:
        """One scrolling text."""
        with VerticalScroll(id="page"):
            yield Static(id="page-text")
        yield from self.foot()

    def on_mount(self) -> None:
        """Shows the page."""
        self.refill()

    def refill(self) -> None:
        """The page as the facts are now."""
        view = self.view
        if self._application not in view.plan.stories:
            return
        self.query_one("#page-text", Static).update(Content("\n").join(self._lines(view)))

    def _lines(self, view: View) -> Iterator[Content]:
        story = view.plan.stories[self._application]
        yield from story_lines(view, story)
        yield Content()
        yield assemble(("What happened", "bold"))
        for fact in reversed(story.facts):
            yield assemble((f"{moment_text(fact.at, view.zone):<18}", "$text-muted"), told(view.search, fact))

    @acting
    async def action_edit(self) -> None:
        """Opens the newest fact for correction."""
        await self.edit_newest(self._application)

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()
