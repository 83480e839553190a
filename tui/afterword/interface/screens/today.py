"""Today: the three panes, and the acts that start from them."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.reactive import reactive
from textual.widgets import Static

from afterword.desk.desk import Desk
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.insight.basket import Nudge, Share
from afterword.domain.planning.listing import Bunch
from afterword.interface.actions import acting
from afterword.interface.bindings import bindings
from afterword.interface.commands import BY_ID
from afterword.interface.panes.details import DetailsPane
from afterword.interface.panes.follow_ups import FollowUpsPane
from afterword.interface.panes.interviews import InterviewProcess, InterviewsPane
from afterword.interface.panes.parallel import ParallelPane, Posting, nudge_lines
from afterword.interface.panes.welcome import GREETING, Beginning, WelcomePane
from afterword.interface.requests import OpenApplication, OpenCompany, OpenFollowUp
from afterword.interface.screens.detailed import DetailedScreen
from afterword.interface.subject import Subject
from afterword.interface.widgets.title_bar import TitleBar
from afterword.interface.widgets.virtual_list import VirtualList

_NEEDS_SOMETHING = frozenset({
    "capture.debrief", "details", "page", "record.copy", "record.delete", "record.dismiss",
    "record.done", "record.edit", "record.link", "record.log", "record.move", "record.override",
    "record.remember", "record.reply", "record.snooze", "record.write", "today.export", "today.supply",
})  # fmt: skip
"""The actions that an empty search has nothing for."""


Highlighted = FollowUp | Bunch | InterviewProcess | Nudge | Share | Posting
"""What can be under the cursor of one of the panes."""

Pane = FollowUpsPane | InterviewsPane | ParallelPane


class TodayScreen(DetailedScreen):
    """What to do now, what is coming, and what runs side by side."""

    BINDINGS = bindings("today", "details", "rule", "capture", "record", "change")

    is_empty: reactive[bool] = reactive(False, toggle_class="-empty", init=False, bindings=True)

    _follow_ups = query_one("#follow-ups", FollowUpsPane)
    _interviews = query_one("#interviews", InterviewsPane)
    _parallel = query_one("#parallel", ParallelPane)
    _welcome = query_one("#welcome", WelcomePane)

    def __init__(self, desk: Desk, state: Path, *, is_moved: bool) -> None:
        super().__init__(desk, state)
        self._is_moved = is_moved
        self._is_seen = False

    def compose(self) -> ComposeResult:
        """The panes at the left, the details at the right."""
        yield TitleBar("today", is_moved=self._is_moved)
        with Horizontal(id="body"):
            with Vertical(id="panes"):
                yield Static(GREETING, id="greeting")
                yield WelcomePane(self.keys, id="welcome")
                yield FollowUpsPane(id="follow-ups")
                yield InterviewsPane(id="interviews")
                yield ParallelPane(id="parallel")
            yield DetailsPane(id="details")
        yield from self.foot()

    def on_mount(self) -> None:
        """Fills the panes for the first time."""
        self.refill()
        self._focus_first()
        self.call_after_refresh(self._show_draft)

    def _show_draft(self) -> None:
        # Writing a message takes as long to load as the database; it comes once the rest can be seen.
        self._is_seen = True
        self.show_details()

    def refill(self) -> None:
        """Facts or the time have changed."""
        view = self.view
        was_empty, self.is_empty = self.is_empty, not view.search
        self._title.refill(view)
        application = _application_of(self._pane().highlighted)
        for pane in self._panes:
            pane.refill(view)
        self._stay_on_a_row(application)
        self.show_details()
        if was_empty != self.is_empty:
            self._focus_first()

    def _stay_on_a_row(self, application: str | None) -> None:
        """Only panes with rows have the focus; from one whose last row has gone it moves on.

        Where there is a row of the same ``application`` it goes there: what was looked at is that.
        """
        with_rows = [pane for pane in self._panes if pane.highlighted is not None] or self._panes[:1]
        is_left = self._pane() not in with_rows
        for pane in self._panes:
            pane.can_focus = pane in with_rows
        if is_left and not self.is_empty:
            self.set_focus(with_rows[0])
            if application:
                self.go_to_application(application)

    def _focus_first(self) -> None:
        self.set_focus(self._welcome if self.is_empty else self._pane())
        # An interview that is just over is written down first, while it is fresh; later the order decides.
        fresh = (f.key for f in self.view.plan.due if f.rule == "C1" and f.status is Status.DUE)
        if debrief := next(fresh, None):
            self.go_to(debrief)

    def go_to(self, key: str) -> None:
        """Moves the cursor of the first pane to a follow-up."""
        self._follow_ups.move_to(key)

    def go_to_application(self, application: str) -> None:
        """Moves the cursor to what is open for an application, in the pane with the focus where it can be.

        What stands in one row with others has none of its own; the company it gives hope for has.
        """
        if application == _application_of(self._pane().highlighted):
            return
        follow_up = next(iter(self.view.plan.of_application(application)), None)
        hopes = (share for share in self.view.basket.companies if share.application == application)
        share = next(hopes, None)
        rows: tuple[tuple[Pane, str], ...] = (
            (self._follow_ups, follow_up.key if follow_up else ""),
            (self._interviews, application),
            (self._parallel, f"posting {application}"),
            (self._parallel, f"company {share.company}" if share else ""),
        )
        for pane, row in sorted(rows, key=lambda each: each[0] is not self._pane()):
            if pane.move_to(row):
                self.set_focus(pane)
                return

    def allows(self, command: str) -> bool:
        """With nothing recorded there is nothing to act on."""
        return command not in _NEEDS_SOMETHING if self.is_empty else command != "demo"

    # What is highlighted

    @property
    def _panes(self) -> tuple[Pane, ...]:
        """All of them, from top to bottom."""
        return (self._follow_ups, self._interviews, self._parallel)

    def _pane(self) -> Pane:
        """The pane with the focus; the first one otherwise."""
        return next((pane for pane in self._panes if pane is self.focused), self._follow_ups)

    @property
    def subject(self) -> Subject:
        """What is highlighted: a follow-up, or an application and what comes next for it."""
        value = self._pane().highlighted
        application = _application_of(value)
        return Subject(
            application=application,
            follow_up=value if isinstance(value, FollowUp) else self.view.next_of(application),
            bunch=value if isinstance(value, Bunch) else None,
            fact=self.view.newest_fact(application),
        )

    def show_details(self) -> None:
        """Shows what is under the cursor of the pane with the focus."""
        view, value = self.view, self._pane().highlighted
        if not self._details.display:
            return
        match value:
            case FollowUp():
                self._details.show_follow_up(view, value, self.draft_of(value) if self._is_seen else None)
            case (
                InterviewProcess(application=application)
                | Share(application=application)
                | Posting(application=application)
            ):
                self._details.show_story(view, view.plan.stories[application])
            case Nudge():
                self._details.show_lines(nudge_lines(value, self.view))
            case Bunch():
                from afterword.interface.panes.bunch import bunch_lines

                self._details.show_lines(bunch_lines(view, value))
            case _:
                self._details.show_lines(())

    def on_descendant_focus(self) -> None:
        """The details follow the pane with the focus."""
        self.follow()

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        match event.value:
            case FollowUp() as follow_up:
                self.post_message(OpenFollowUp(follow_up))
            case Bunch():
                self.action_do("record.done")
            case Share(applications=several, company=company) if several > 1:
                self.post_message(OpenCompany(self.view.company_name(company)))
            case (
                InterviewProcess(application=application)
                | Share(application=application)
                | Posting(application=application)
            ):
                self.post_message(OpenApplication(application))
            case Nudge(act="networking request"):
                self._ask_for_advice()
            case Nudge():
                self.action_do("capture.applied")
            case Beginning(command=command):
                self.call_later(self.run_action, BY_ID[command].action)

    def action_page(self) -> None:
        """Opens the page of the highlighted application."""
        application = self.subject.application
        if application:
            self.post_message(OpenApplication(application))
        else:
            self.say("This line is about no single application.")

    def action_do(self, command: str) -> None:
        """Does what a command says, also on a line that is a thought."""
        match command, self._pane().highlighted:
            case "record.snooze", Nudge() as nudge:
                self._put_off(nudge)
            case _:
                super().action_do(command)

    @acting
    async def _put_off(self, nudge: Nudge) -> None:
        self.tell(self.desk.follow_ups.put_off_nudge(nudge))

    @acting
    async def _ask_for_advice(self) -> None:
        from afterword.interface.acts.record import ask_for_advice

        await ask_for_advice(self)

    def action_demo(self) -> None:
        """Leaves for the demo."""
        self.app.exit("demo")

    def action_details(self) -> None:
        """Shows or hides the details."""
        self._details.display = not self._details.display
        self.show_details()


def _application_of(value: Highlighted | None) -> str | None:
    match value:
        case FollowUp() | InterviewProcess() | Share() | Posting():
            return value.application
    return None
