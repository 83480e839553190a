"""Preparing for a round: a checklist of what to know, to bring and to ask."""

from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from afterword.desk.desk import Desk
from afterword.domain.follow_up import FollowUp
from afterword.interface.bindings import bindings
from afterword.interface.panes.preparation import checklist, round_lines
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject
from afterword.interface.widgets.reading import Reading
from afterword.interface.widgets.words import Words


class PrepareScreen(DeskScreen):
    """The checklist of one round; space says that one is prepared."""

    BINDINGS = bindings("prepare")
    AUTO_FOCUS = "#checklist"

    _head = query_one("#head", Words)
    _checklist = query_one("#checklist", Reading)

    def __init__(self, desk: Desk, state: Path, key: str) -> None:
        super().__init__(desk, state)
        self._key = key

    def compose(self) -> ComposeResult:
        """When and where above, the list below."""
        yield Words(id="head")
        yield Reading(id="checklist")
        yield from self.foot()

    def on_mount(self) -> None:
        """Shows the list."""
        self.refill()

    @property
    def follow_up(self) -> FollowUp | None:
        """The preparation as it stands now; None once it is not open any more."""
        return next((f for f in self.view.plan.open if f.key == self._key), None)

    @property
    def subject(self) -> Subject:
        """The preparation, and the application it is for."""
        follow_up = self.follow_up
        return Subject(application=follow_up.application if follow_up else None, follow_up=follow_up)

    def refill(self) -> None:
        """The list as the facts are now; goes back once one is prepared."""
        follow_up = self.follow_up
        if follow_up is None:
            self.leave()
            return
        view = self.view
        story = view.plan.stories[follow_up.application or ""]
        coming = story.rounds[follow_up.round or 1]
        self._head.update(Content("\n").join(round_lines(view, story, coming)))
        lines = checklist(view, story, coming)
        self._checklist.remove_children()
        self._checklist.mount_all(Static(line, classes="known" if known else "") for line, known in lines)
