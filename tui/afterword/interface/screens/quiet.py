"""Going through the applications that have gone quiet: close, keep or check in, a key each."""

from pathlib import Path

from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Static

from afterword.desk.desk import Desk
from afterword.interface.actions import acting
from afterword.interface.bindings import bindings
from afterword.interface.panes.bunch import QUIET, BunchPane
from afterword.interface.requests import OpenApplication
from afterword.interface.screens.base import DeskScreen, copied_from
from afterword.interface.screens.forms import blank_in, fill_in
from afterword.interface.subject import Subject
from afterword.interface.text import content
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import VirtualList


class QuietPane(BunchPane):
    """Every application that has gone quiet without an interview, and the one that was opened."""

    HELP = (
        "`quiet.close` closes, `quiet.keep` keeps it and asks no more, `quiet.copy` copies a check-in, "
        "`quiet.done` says that you sent it."
    )
    BORDER_TITLE = "Gone quiet"

    def refill(self, view: View, key: str) -> None:
        """Shows those of ``view``; with an interview only that of ``key``."""
        quiet = [f for f in view.plan.due if f.rule == "D6" and (f.is_for_any_time or f.key == key)]
        self.fill(view, quiet, "quiet.back")


class QuietScreen(DeskScreen):
    """One row an application without an answer; ``key`` is that of the follow-up it was opened from."""

    BINDINGS = bindings("quiet", "rule", "change")

    _list = query_one("#quiet", QuietPane)

    def __init__(self, desk: Desk, state: Path, key: str = "") -> None:
        super().__init__(desk, state)
        self._key = key

    def compose(self) -> ComposeResult:
        """What it means, and the list."""
        yield Static(content(QUIET), id="bunch-words")
        yield QuietPane(id="quiet")
        yield from self.foot()

    def on_mount(self) -> None:
        """Fills the list."""
        self.refill()
        if self._key:
            self._list.move_to(self._key)
        self._list.focus()

    def refill(self) -> None:
        """Facts or the time have changed."""
        self._list.refill(self.view, self._key)

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        """Shows the application's page."""
        self.post_message(OpenApplication(event.value.application or ""))

    @property
    def subject(self) -> Subject:
        """The offer to move on from the application under the cursor."""
        return Subject(follow_up=self._list.highlighted)

    @acting
    async def action_close_quiet(self) -> None:
        """Closes the highlighted application."""
        if follow_up := self._list.highlighted:
            self.tell(self.desk.entries.close([follow_up.application or ""], "silence"))

    @acting
    async def action_keep(self) -> None:
        """Leaves it as it is, and asks no more."""
        if follow_up := self._list.highlighted:
            self.desk.follow_ups.dismiss(follow_up, "kept")
            name = self.view.company_name(follow_up.company)
            self.tell(f"Kept {name} as it is; `app.applications` still lists it.")

    @acting
    async def action_copy(self) -> None:
        """Copies a short message that asks once more; asks first for what it lacks."""
        follow_up = self._list.highlighted
        if follow_up is None:
            return
        asked = self.desk.messages.check_in_message(follow_up)
        _, words = self.desk.messages.as_left(asked)
        if not words:
            self.say("No text is written for this yet. `quiet.done` says that you wrote your own.")
            return
        if blank_in(words):
            await fill_in(self, asked)
            _, words = self.desk.messages.as_left(asked)
        if blank := blank_in(words):
            self.say(f"{blank} is still to be filled in.")
            return
        copied = await copied_from(self, words)
        self.say(f"{copied.sentence} `quiet.done` says that you sent it.", wrong=copied.is_doubtful)

    @acting
    async def action_check_in(self) -> None:
        """Records that the person wrote once more."""
        if follow_up := self._list.highlighted:
            self.tell(self.desk.follow_ups.check_in(follow_up))
