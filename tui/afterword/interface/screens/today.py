"""Today: the three panes, and the acts that start from them."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.reactive import reactive
from textual.widgets import Static

from afterword.clipboard.copying import Outcome
from afterword.desk import Desk
from afterword.domain.follow_up import FollowUp
from afterword.domain.story import Story
from afterword.interface.acting import acting
from afterword.interface.bindings import bindings
from afterword.interface.dialogs.application import ApplicationForm
from afterword.interface.dialogs.form import Field, Form
from afterword.interface.dialogs.interview import InterviewForm
from afterword.interface.panes.applications import ApplicationsPane
from afterword.interface.panes.details import DetailsPane
from afterword.interface.panes.follow_ups import FollowUpsPane
from afterword.interface.panes.interviews import InterviewsPane, Process
from afterword.interface.panes.welcome import GREETING, Beginning, WelcomePane
from afterword.interface.screens.application import ApplicationScreen
from afterword.interface.screens.message import MessageScreen
from afterword.interface.screens.recording import RecordingScreen
from afterword.interface.widgets.title_bar import TitleBar
from afterword.interface.widgets.virtual_list import VirtualList

_NEEDS_SOMETHING = (
    "copy", "done", "snooze", "let_go", "override", "debrief", "reply", "move", "remember", "log", "edit",
    "delete", "details",
)  # fmt: skip
"""The actions that an empty search has nothing for."""


class TodayScreen(RecordingScreen):
    """What to do now, what is coming, and what runs side by side."""

    BINDINGS = bindings("today", "record")

    is_empty: reactive[bool] = reactive(False, toggle_class="-empty", init=False, bindings=True)

    _follow_ups = query_one("#follow-ups", FollowUpsPane)
    _interviews = query_one("#interviews", InterviewsPane)
    _applications = query_one("#applications", ApplicationsPane)
    _welcome = query_one("#welcome", WelcomePane)
    _details = query_one("#details", DetailsPane)
    _title = query_one("#title-bar", TitleBar)

    def __init__(self, desk: Desk, state: Path, *, is_moved: bool) -> None:
        super().__init__(desk, state)
        self._is_moved = is_moved

    def compose(self) -> ComposeResult:
        """The panes at the left, the details at the right."""
        yield TitleBar(is_moved=self._is_moved)
        with Horizontal(id="body"):
            with Vertical(id="panes"):
                yield Static(GREETING, id="greeting")
                yield WelcomePane(id="welcome")
                yield FollowUpsPane(id="follow-ups")
                yield InterviewsPane(id="interviews")
                yield ApplicationsPane(id="applications")
            yield DetailsPane(id="details")
        yield from self.foot()

    def on_mount(self) -> None:
        """Fills the panes for the first time."""
        self.refill()
        self.call_after_refresh(self._focus_first)

    def refill(self) -> None:
        """Facts or the time have changed."""
        view = self.view
        was_empty, self.is_empty = self.is_empty, not view.search
        self._title.refill(view)
        for pane in (self._follow_ups, self._interviews, self._applications):
            pane.refill(view)
        self._show_details()
        if was_empty != self.is_empty:
            self.call_after_refresh(self._focus_first)

    def _focus_first(self) -> None:
        (self._welcome if self.is_empty else self._follow_ups).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With nothing recorded there is nothing to act on."""
        if self.is_empty and action in _NEEDS_SOMETHING:
            return False
        if not self.is_empty and action == "demo":
            return False
        return super().check_action(action, parameters)

    # What is highlighted

    def _pane(self) -> VirtualList[FollowUp] | VirtualList[Process] | VirtualList[Story]:
        """The pane with the focus; the first one otherwise."""
        for pane in (self._interviews, self._applications):
            if pane.has_focus:
                return pane
        return self._follow_ups

    def highlighted_follow_up(self) -> FollowUp | None:
        """The highlighted follow-up, or what comes next for the highlighted application."""
        value = self._pane().highlighted
        if isinstance(value, FollowUp) or value is None:
            return value
        open_ones = self.view.plan.of_application(_application_of(value))
        return open_ones[0] if open_ones else None

    def highlighted_application(self) -> str | None:
        """The highlighted application, or that of the highlighted follow-up."""
        value = self._pane().highlighted
        return _application_of(value) if value else None

    @on(VirtualList.Highlighted)
    def _show_details(self) -> None:
        view, value = self.view, self._pane().highlighted
        if not self._details.display:
            return
        match value:
            case FollowUp():
                self._details.show_follow_up(view, value, self.draft_of(value))
            case Process() | Story():
                self._details.show_story(view, view.plan.stories[_application_of(value)])
            case _:
                self._details.show_nothing()

    def on_descendant_focus(self) -> None:
        """The details follow the pane with the focus."""
        self._show_details()

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        match event.value:
            case FollowUp(medium="internal", application=str(application)):
                self._show_application(application)
            case FollowUp() as follow_up:
                self._open_follow_up(follow_up)
            case Process() | Story():
                self.app.push_screen(ApplicationScreen(self.desk, self.state, _application_of(event.value)))
            case Beginning(action=action):
                self.call_later(self.run_action, action)

    def _show_application(self, application: str) -> None:
        self.app.push_screen(ApplicationScreen(self.desk, self.state, application))

    def _open_follow_up(self, follow_up: FollowUp) -> None:
        if self.draft_of(follow_up):
            self._show_message(follow_up.key)
        elif follow_up.application:
            self._show_application(follow_up.application)

    def _show_message(self, key: str) -> None:
        self.app.push_screen(MessageScreen(self.desk, self.state, key))

    # Capture

    @acting
    async def action_interview(self) -> None:
        """Logs an interview; one just had leads on to its first thank-you."""
        form = InterviewForm(self.view)
        values = await self.app.push_screen_wait(form)
        if values is None:
            return
        captured = form.captured(values)
        self.say(f"{self.desk.log_interview(captured)} u undoes.")
        thanks = self.desk.plan.first_thank_you(captured.end)
        if captured.talk and thanks:
            self._show_message(thanks.key)

    @acting
    async def action_applied(self) -> None:
        """Logs an application."""
        form = ApplicationForm(self.view)
        values = await self.app.push_screen_wait(form)
        if values:
            self.say(f"{self.desk.log_application(form.captured(values))} u undoes.")

    @acting
    async def action_debrief(self) -> None:
        """Debriefs the last round of the highlighted application, else the first that waits for it."""
        view = self.view
        story = view.plan.stories.get(self.highlighted_application() or "")
        if story and story.held:
            await self.debrief(story.application.id, story.held[-1].number)
            return
        waiting = next((f for f in view.plan.open if f.rule == "C1"), None)
        if waiting and waiting.application and waiting.round:
            await self.debrief(waiting.application, waiting.round)
            return
        self.say("No interview has been held yet. i logs one.")

    @acting
    async def action_import_file(self) -> None:
        """Asks for a search document and brings it in."""
        field = Field(
            id="path",
            label="File",
            required="Which file? Write its path.",
            hint="A search document, as 'afterword export' writes it.",
        )
        values = await self.app.push_screen_wait(Form("Import a search document", [field]))
        if values:
            self.say(self.desk.import_file(Path(values["path"])))

    def action_demo(self) -> None:
        """Leaves for the demo."""
        self.app.exit("demo")

    # Follow up

    @acting
    async def action_copy(self) -> None:
        """Copies the message at once; opens it first where something is missing."""
        follow_up = self.highlighted_follow_up()
        if follow_up is None or follow_up.medium == "internal":
            self.say("There is no message here. Move to a follow-up that has one.")
            return
        draft = self.draft_of(follow_up)
        if draft is None:
            self.say(f"No text is written for the {follow_up.what} yet. space marks it as done.")
            return
        kept = self.desk.search.drafts.get(follow_up.key)
        if kept is None and (draft.missing or not self.desk.search.profile.name):
            self._show_message(follow_up.key)
            return
        copied = await self.copy_text(kept.body if kept else draft.words)
        self.say(f"{copied.sentence} space marks it as sent.", wrong=copied.outcome is Outcome.SAVED)
        if copied.outcome is Outcome.SAVED:
            self._show_message(follow_up.key)

    def action_details(self) -> None:
        """Shows or hides the details."""
        self._details.display = not self._details.display
        self._show_details()


def _application_of(value: FollowUp | Process | Story) -> str:
    match value:
        case FollowUp():
            return value.application or ""
        case Process():
            return value.application
        case Story():
            return value.application.id
