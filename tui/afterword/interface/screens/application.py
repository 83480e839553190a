"""The page of one application: what it is, what comes next, what happened and what was missed."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from afterword.desk import Desk
from afterword.domain.facts import Fact
from afterword.domain.follow_up import FollowUp
from afterword.interface.bindings import bindings
from afterword.interface.panes.details import follow_up_lines, story_lines
from afterword.interface.panes.timeline import TimelinePane
from afterword.interface.screens.message import MessageScreen
from afterword.interface.screens.recording import RecordingScreen
from afterword.interface.widgets.virtual_list import VirtualList


class ApplicationScreen(RecordingScreen):
    """One application and its timeline; facts can be corrected and deleted here."""

    BINDINGS = bindings("application", "record")

    _about = query_one("#page-about", Static)
    _timeline = query_one("#timeline", TimelinePane)

    def __init__(self, desk: Desk, state: Path, application: str) -> None:
        super().__init__(desk, state)
        self._application = application

    def compose(self) -> ComposeResult:
        """The application above, its timeline below."""
        yield Static(id="page-about")
        yield TimelinePane(id="timeline")
        yield from self.foot()

    def on_mount(self) -> None:
        """Shows the page."""
        self.refill()
        self._timeline.focus()

    def refill(self) -> None:
        """The page as the facts are now."""
        if self._application not in self.view.plan.stories:
            # Under a question it goes once that is answered, and only once.
            if self.app.screen is self:
                self.dismiss()
            return
        self._timeline.refill(self.view, self._application)
        self._show_about()

    def on_screen_resume(self) -> None:
        """Back from a question: the application may be gone meanwhile."""
        self.refill()

    @on(VirtualList.Highlighted)
    def _show_about(self) -> None:
        view, value = self.view, self._timeline.highlighted
        story = view.plan.stories.get(self._application)
        if story is None:
            return
        lines = list(story_lines(view, story))
        if isinstance(value, FollowUp):
            lines += [Content(), *follow_up_lines(view, value)]
        self._about.update(Content("\n").join(lines))

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        value = event.value
        if isinstance(value, FollowUp) and value.status.is_open and self.draft_of(value):
            self.app.push_screen(MessageScreen(self.desk, self.state, value.key))

    def highlighted_application(self) -> str | None:
        """This one."""
        return self._application

    def highlighted_follow_up(self) -> FollowUp | None:
        """The follow-up under the cursor."""
        value = self._timeline.highlighted
        return value if isinstance(value, FollowUp) and value.status.is_open else None

    def highlighted_fact(self) -> Fact | None:
        """The fact under the cursor, else the newest."""
        value = self._timeline.highlighted
        return value if isinstance(value, Fact) else super().highlighted_fact()

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()
