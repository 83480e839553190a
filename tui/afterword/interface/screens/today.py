"""Today: the three panes, and the acts that start from them."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.getters import query_one
from textual.reactive import reactive

from afterword.interface.actions import acting, begin
from afterword.interface.bindings import bindings
from afterword.interface.commands import BY_ID
from afterword.interface.keymap import Keymap
from afterword.interface.panes.details import DetailsPane
from afterword.interface.panes.follow_ups import FollowUpsPane
from afterword.interface.panes.interviews import InterviewsPane
from afterword.interface.panes.parallel import ParallelPane
from afterword.interface.panes.week import WeekPane
from afterword.interface.panes.welcome import Beginning, welcome
from afterword.interface.requests import OpenApplication, OpenCompany, OpenFollowUp
from afterword.interface.screens.detailed import DetailedScreen
from afterword.interface.screens.today_faces import Face, FirstFace, LiveFace
from afterword.interface.subject import Subject
from afterword.interface.today.drawing import GUIDE_LINES, GUIDED, WIDE, Columns, Layout
from afterword.interface.today.first import Opening
from afterword.interface.today.value import Act, Choice, Posting, Process, Share, Thought, Today
from afterword.interface.today.words import counted
from afterword.interface.widgets.pane_head import PaneHead
from afterword.interface.widgets.title_bar import TitleBar
from afterword.interface.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.domain.insight.basket import Nudge
    from afterword.interface.view import View

_NEEDS_SOMETHING = frozenset({
    "capture.debrief", "details", "record.copy", "record.delete", "record.dismiss",
    "record.done", "record.edit", "record.link", "record.log", "record.move", "record.override",
    "record.remember", "record.reply", "record.snooze", "record.write", "today.export", "today.guide",
    "today.page", "today.supply",
})  # fmt: skip
"""The actions that an empty search has nothing for."""


Pane = FollowUpsPane | InterviewsPane | ParallelPane


class TodayScreen(DetailedScreen):
    """What to do now, what is coming, and what runs side by side."""

    AUTO_FOCUS = "#follow-ups"
    BINDINGS = bindings("today", "details", "rule", "record", "capture", "change")

    is_empty: reactive[bool] = reactive(False, toggle_class="-empty", init=False, bindings=True)

    _follow_ups = query_one("#follow-ups", FollowUpsPane)
    _interviews = query_one("#interviews", InterviewsPane)
    _parallel = query_one("#parallel", ParallelPane)

    HORIZONTAL_BREAKPOINTS = [(WIDE, "-wide")]  # noqa: RUF012 - Textual declares it so

    def __init__(self, opened: "Desk | Opening", state: Path, *, is_moved: bool, is_demo: bool) -> None:
        super().__init__(None if isinstance(opened, Opening) else opened, state)
        self._first = FirstFace(opened) if isinstance(opened, Opening) else None
        self._is_moved, self.is_demo = is_moved, is_demo
        self._is_seen = False
        self._arrange(Layout(*self.app.size))

    def compose(self) -> ComposeResult:
        """The panes at the left, the sheet at the right."""
        yield TitleBar("today", is_moved=self._is_moved)
        with Container(id="body"):
            with Vertical(id="panes"):
                yield PaneHead("Overdue follow-ups", id="follow-ups-head")
                yield FollowUpsPane(id="follow-ups")
                yield PaneHead("Active interviews", id="interviews-head")
                yield InterviewsPane(id="interviews")
            yield DetailsPane(id="details")
            if self._layout.has_week:
                yield WeekPane(id="week")
            yield PaneHead("Parallel applications", id="parallel-head")
            yield ParallelPane(id="parallel")
        yield from self.foot()

    def on_mount(self) -> None:
        """Fills the panes for the first time."""
        self.refill()
        self._focus_first()
        self.call_after_refresh(self._show_draft)

    def go_live(self, desk: "Desk", view: "View") -> None:
        """Goes on with what is on the desk; so far the same was shown."""
        self.take(desk, view)
        self._first = None
        if self.is_mounted:
            self.refill()

    @property
    def keys(self) -> Keymap:
        """The keys that hold."""
        return self._first.keys if self._first else super().keys

    @property
    def _face(self) -> Face:
        return self._first or LiveFace(self.view)

    def _show_draft(self) -> None:
        # Writing a message takes as long to load as the database; it comes once the rest can be seen.
        self._is_seen = True
        self.show_details()
        if self.is_demo:
            self.action_do("today.guide")

    def refill(self) -> None:
        """Facts or the time have changed."""
        face = self._face
        was_empty, self.is_empty = self.is_empty, face.is_empty
        face.head(self._title)
        application = face.application_of(self._pane().highlighted)
        self._fill(face.today)
        self._stay_on_a_row(application)
        self.show_details()
        if was_empty != self.is_empty:
            if self.is_empty and not self.query("#welcome"):
                self.query_one("#panes").mount(*welcome(self.keys), before=0)
            self._focus_first()

    def _fill(self, today: Today) -> None:
        """Draws what Today shows into its panes."""
        columns, number = Columns.of(today), len(today.processes)
        self._parallel.fold(is_strip=not self._layout.is_tall)
        self._parallel.refill(today, columns)
        below = self._parallel.lines_shown + (GUIDE_LINES if self.has_class(GUIDED) else 0)
        rows, seen = self._layout.shared(today, below)
        self._interviews.refill(today, columns)
        self._interviews.styles.max_height = seen
        self._follow_ups.refill(today, columns, rows)
        self._head("follow-ups").said = counted(today)
        self._head("interviews").said = ((str(number), "$text-muted"),) if number else ()
        self._head("parallel").said = today.spread
        for week in self.query(WeekPane):
            week.refill(today)

    def _head(self, pane: str) -> PaneHead:
        return self.query_one(f"#{pane}-head", PaneHead)

    def on_resize(self, event: events.Resize) -> None:
        """Has the layout that fits the size."""
        if event.size != (self._layout.width, self._layout.height):
            self._arrange(Layout(*event.size, self._layout.is_unfolded))
            if self._layout.has_week and not self.query(WeekPane):
                self.query_one("#body").mount(WeekPane(id="week"), after="#details")
            self.call_after_refresh(self.refill)

    def _arrange(self, layout: Layout) -> None:
        self._layout = layout
        for name, holds in layout.classes.items():
            self.set_class(holds, name, update=self.is_mounted)

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
        self.set_focus(self.query_one("#welcome") if self.is_empty else self._pane())
        self.go_to(self._face.chosen)

    def go_to(self, key: str) -> None:
        """Moves the cursor of the first pane to a follow-up."""
        self._follow_ups.move_to(key)

    def go_to_application(self, application: str) -> None:
        """Moves the cursor to what is open for an application, else to the company it gives hope for."""
        live = LiveFace(self.view)
        if application == live.application_of(self._pane().highlighted):
            return
        panes = {pane.id: pane for pane in (self._follow_ups, self._interviews, self._parallel)}
        places: list[tuple[Pane, str]] = [(panes[pane], row) for pane, row in live.places_of(application)]
        for pane, row in sorted(places, key=lambda each: each[0] is not self._pane()):
            if pane.move_to(row):
                self.set_focus(pane)
                return

    def allows(self, command: str) -> bool:
        """With nothing recorded there is nothing to act on."""
        if command == "today.leave_guide":
            return self.has_class(GUIDED)
        return not (self.is_empty and command in _NEEDS_SOMETHING)

    def foot_word(self, command: str, word: str) -> str:
        """The foot names the keys of what is highlighted, by what they do to it."""
        return self._face.word(command, word, self._pane().highlighted)

    # What is highlighted

    @property
    def _panes(self) -> tuple[Pane, ...]:
        """All of them, from top to bottom."""
        below = () if self._layout.is_low else (self._interviews, self._parallel)
        return (self._follow_ups, *below)

    def _pane(self) -> Pane:
        """The pane with the focus; the first one otherwise."""
        return next((pane for pane in self._panes if pane is self.focused), self._follow_ups)

    @property
    def subject(self) -> Subject:
        """What is highlighted: a follow-up, or an application and what comes next for it."""
        return LiveFace(self.view).subject_of(self._pane().highlighted)

    def show_details(self) -> None:
        """Shows what is under the cursor of the pane with the focus."""
        self.refresh_bindings()
        for pane in self._panes:
            self._head(pane.id or "").is_here = pane.has_focus
        if self._details.display:
            draft_of = self.draft_of if self._is_seen else lambda _: None
            value, unfolded = self._pane().highlighted, self._layout.is_unfolded
            self._face.show(self._details, value, draft_of, unfolded=unfolded)

    def on_descendant_focus(self) -> None:
        """The details follow the pane with the focus."""
        self.follow()

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        if self._first:
            return
        from afterword.domain.follow_up import FollowUp
        from afterword.interface.screens.forms import ask_for_advice

        match event.value:
            case Act(key=key) if isinstance(row := self.view.row(key), FollowUp) and row.kind != "debrief":
                self.post_message(OpenFollowUp(row))
            case Act():
                self.action_do("record.done")
            case Share(applications=several, name=name) if several > 1:
                self.post_message(OpenCompany(name))
            case Process(application=app) | Share(application=app) | Posting(application=app):
                self.post_message(OpenApplication(app))
            case Choice(application=""):
                self.call_later(self.run_action, f"app.{BY_ID['app.insights'].action}")
            case Choice(application=app):
                self._ask_for_time(app)
            case Thought() as thought if self.view.nudge(thought.indicator).act == "networking request":
                begin(self, ask_for_advice(self))
            case Thought():
                self.action_do("capture.applied")
            case Beginning(command=command):
                self.call_later(self.run_action, BY_ID[command].action)

    def action_do(self, command: str) -> None:
        """Does what a command says, also on a line that is a thought."""
        match command, self._pane().highlighted:
            case "record.snooze", Thought() as thought:
                self._put_off(self.view.nudge(thought.indicator))
            case _:
                super().action_do(command)

    def _ask_for_time(self, application: str) -> None:
        from afterword.domain.insight.unprompted import message_of, offered_by

        story = self.view.plan.stories[application]
        if wanted := message_of(self.view.plan, "ask_for_time", application, offered_by(story)):
            self.post_message(OpenFollowUp(wanted))

    @acting
    async def _put_off(self, nudge: "Nudge") -> None:
        self.tell(self.desk.follow_ups.put_off_nudge(nudge))

    def action_details(self) -> None:
        """Shows or hides what else is to be known of it; where there is no sheet, that too."""
        self._arrange(self._layout.turned)
        self.call_after_refresh(self.refill)
