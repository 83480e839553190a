"""A call: the number, their hour, the words beside those for a machine, and how it went."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one

from afterword.desk.desk import Desk
from afterword.domain.follow_up import FollowUp
from afterword.domain.insight.unprompted import find, successor
from afterword.interface.actions import acting
from afterword.interface.bindings import bindings
from afterword.interface.panes.call import call_lines, points
from afterword.interface.requests import OpenWords
from afterword.interface.screens.base import DeskScreen
from afterword.interface.screens.forms import reached
from afterword.interface.subject import Subject
from afterword.interface.text import assemble, content
from afterword.interface.widgets.reading import Reading
from afterword.interface.widgets.words import Words


class CallScreen(DeskScreen):
    """One call to make; how it went is one key, what they said a form."""

    BINDINGS = bindings("call", "rule") + bindings("change", hidden=True)
    AUTO_FOCUS = "#say"

    _head = query_one("#head", Words)
    _say = query_one("#say", Reading)
    _machine = query_one("#machine", Reading)

    def __init__(self, desk: Desk, state: Path, key: str) -> None:
        super().__init__(desk, state)
        self._key = key
        self._lacks = False

    def compose(self) -> ComposeResult:
        """Number and hour above, what to say below: to them, and to a machine."""
        yield Words(id="head")
        with Container(id="scripts"):
            with Reading(id="say", classes="script") as say:
                say.border_title = "What to say"
                yield Words(id="say-text")
            with Reading(id="machine", classes="script") as machine:
                machine.border_title = "If a machine answers"
                yield Words(id="machine-text")
        yield from self.foot()

    def on_mount(self) -> None:
        """Shows the call."""
        self.refill()

    @property
    def follow_up(self) -> FollowUp | None:
        """The call as it stands now; None once it is not open any more."""
        found = find(self.view.plan, self._key)
        return found if found and found.status.is_open else None

    def refill(self) -> None:
        """The call as the facts are now; goes back once it is made."""
        view, follow_up = self.view, self.follow_up
        if follow_up is None and (follow_up := successor(view.plan, self._key)):
            self._key = follow_up.key
        if follow_up is None or follow_up.medium != "call":
            self.leave()
            return
        story = view.plan.stories[follow_up.application or ""]
        self._head.update(Content("\n").join(call_lines(view, story, follow_up)))
        draft, kept = self.draft_of(follow_up), self.desk.search.typed(follow_up.key)
        self._lacks = bool(draft and draft.missing)
        self.refresh_bindings()
        lines = [assemble(("□ ", "$due"), blank.sentence) for blank in draft.missing] if draft else []
        if kept:
            lines.append(content(kept.body, one_line=False))
        elif draft:
            lines.append(content(draft.body, one_line=False))
        else:
            lines += points(view, story, follow_up)
        self.query_one("#say-text", Words).update(Content("\n").join(lines))
        voicemail = draft.voicemail if draft and not kept else None
        self._machine.display = voicemail is not None
        self.query_one("#machine-text", Words).update(content(voicemail or "", one_line=False))

    @property
    def subject(self) -> Subject:
        """The call."""
        return Subject(follow_up=self.follow_up)

    def allows(self, command: str) -> bool:
        """Only what is missing can be filled in."""
        return command != "call.supply" or self._lacks

    def on_screen_resume(self) -> None:
        """Back from a question: the call may be made meanwhile."""
        self.refill()

    @acting
    async def action_reached(self) -> None:
        """Asks what they said."""
        follow_up = self.follow_up
        if follow_up and await reached(self, follow_up):
            self._made(follow_up)

    @acting
    async def action_voicemail(self) -> None:
        """Records that a machine was spoken to."""
        if follow_up := self.follow_up:
            self.tell(self.desk.follow_ups.mark_called(follow_up, "voicemail"))
            self._made(follow_up)

    @acting
    async def action_no_answer(self) -> None:
        """Records that nobody answered."""
        if follow_up := self.follow_up:
            self.tell(self.desk.follow_ups.mark_called(follow_up, "no_answer"))
            self._made(follow_up)

    @acting
    async def action_email(self) -> None:
        """Records that an e-mail was written instead."""
        if follow_up := self.follow_up:
            self.tell(self.desk.follow_ups.mark_written_instead(follow_up))
            self._made(follow_up)

    def _made(self, follow_up: FollowUp) -> None:
        """Goes back after a call of one's own account; any other goes with its follow-up."""
        if follow_up.is_own:
            self.leave()

    def action_words(self) -> None:
        """Opens the words for editing, and for what is missing."""
        follow_up = self.follow_up
        if follow_up and self.draft_of(follow_up):
            self.post_message(OpenWords(follow_up.key))
        else:
            self.say("No words are written for this call; the points to make stand here.")
