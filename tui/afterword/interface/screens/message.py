"""The composer: one follow-up's message for reading, editing and checking."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.getters import query_one
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea
from textual.worker import get_current_worker

from afterword.desk.desk import Desk
from afterword.domain.follow_up import FollowUp
from afterword.domain.insight.unprompted import find, successor
from afterword.interface.actions import acting, begin
from afterword.interface.bindings import bindings
from afterword.interface.panes.findings import FindingsPane
from afterword.interface.panes.message_head import TALL, Head, MessageHead
from afterword.interface.panes.own_words import OwnWords
from afterword.interface.panes.share_line import ShareLine
from afterword.interface.screens.base import DeskScreen
from afterword.interface.screens.forms import introduce
from afterword.interface.subject import Subject
from afterword.interface.text import clean
from afterword.interface.widgets.message_text import MessageText
from afterword.interface.widgets.text_input import TextInput
from afterword.writing.draft import Draft

if TYPE_CHECKING:
    from afterword.writing.preflight.finding import Finding
    from afterword.writing.preflight.occasion import Occasion

_WHILE_WRITING = ("back", "help", "command_palette", "quit")

_ABOUT_A_FINDING = ("message.mend", "message.cut", "message.leave", "message.never", "app.help")

_CHECK_AFTER, _KEEP_AFTER = 0.2, 2.0
"""Seconds without a key after which what was typed is checked, and kept."""


class MessageScreen(DeskScreen):
    """One follow-up's message. What is typed is kept and checked; only the person marks it as sent."""

    BINDINGS = bindings("message", "rule") + bindings("change", hidden=True)
    AUTO_FOCUS = "MessageText"
    HORIZONTAL_BREAKPOINTS = [(110, "-wide")]  # noqa: RUF012 - Textual declares it so
    VERTICAL_BREAKPOINTS = [(TALL, "-tall")]  # noqa: RUF012

    editing: reactive[bool] = reactive(False, bindings=True, toggle_class="-editing", init=False)

    _subject = query_one("#subject", TextInput)
    _about = query_one(MessageHead)
    _share = query_one(ShareLine)

    def __init__(self, desk: Desk, state: Path, key: str, *, at_own: bool = False) -> None:
        super().__init__(desk, state)
        self._key, self._at_own = key, at_own
        # Which keys there are is asked before what is inside of something is there.
        self._own, self._text = OwnWords(), MessageText(id="text")
        self.findings = FindingsPane(self._text)
        # Textual lays it out before it says how large the screen is.
        self.set_class(self.app.size.height >= TALL, "-tall", update=False)
        self.draft: Draft = desk.messages.draft(key)
        """Its draft, whatever the person wrote instead."""
        self.allowed = ""
        """The words that may leave as they are; the person has said why."""
        self._occasion: Occasion | None = None
        self._to_check: Timer | None = None
        self._to_keep: Timer | None = None

    def compose(self) -> ComposeResult:
        """What it is and where to, the person's own line, and the letter with what the checks found."""
        yield MessageHead()
        with Horizontal(id="own-words"):
            yield Static(self.keys.said("Your own line (`message.own`)"), id="own-label")
            yield self._own
        yield ShareLine(self.findings)
        with Container(id="composer"):
            with Vertical(id="message"):
                yield TextInput(id="subject", compact=True, disabled=True, select_on_focus=False)
                with Horizontal():
                    yield self.findings.margin
                    yield self._text
            yield self.findings
        yield from self.foot()

    def on_mount(self) -> None:
        """Shows the kept text, else the draft; asks once who signs."""
        self._fill()
        if self._at_own:
            self.action_own()
        if not self.desk.search.profile.name:
            begin(self, introduce(self))

    def refill(self) -> None:
        """Facts have changed: drafts anew, unless the person is writing."""
        if self.editing:
            return
        if self.follow_up is None and (known := successor(self.view.plan, self._key)):
            self._key = known.key
        if self.follow_up is None:
            self.leave()
            return
        self.draft = self.desk.messages.draft(self._key)
        self._fill()

    def on_screen_resume(self) -> None:
        """Back from a question: the follow-up may be gone meanwhile."""
        if self.follow_up is None:
            self.leave()

    # What is shown

    @property
    def follow_up(self) -> FollowUp | None:
        """The follow-up as it stands now."""
        return find(self.view.plan, self._key)

    @property
    def subject(self) -> Subject:
        """The follow-up this message is for."""
        return Subject(follow_up=self.follow_up)

    @property
    def words(self) -> tuple[str, str]:
        """Subject and words as they stand."""
        return (self._subject.value if self._subject.display else "", self._text.text)

    def _fill(self) -> None:
        self._occasion = None
        self.refresh_bindings()
        kept = self.desk.search.typed(self._key)
        self._subject.value = clean(kept.subject if kept else self.draft.subject)
        self._subject.display = bool(self.draft.subject)
        self._text.load_text(clean(kept.body if kept else self.draft.words, one_line=False))
        if self.follow_up:
            copied = self.desk.messages.copied
            self._about.show(Head(self.view, self.follow_up, self.draft, self._text.text, copied))
        self._own.show(self.draft, *self.desk.messages.own_line(self.draft))
        self.query_one("#own-words").display = self._own.is_offered
        # The words first: what the checks have to know is gathered from the whole search.
        self.call_after_refresh(self._check)

    @on(Input.Submitted, "#own")
    @acting
    async def _say_own(self) -> None:
        """Puts the line of the person's own into the message."""
        if self._own.has_focus:
            self._text.focus()
        if (line := self._own.changed) is not None:
            self.tell(self.desk.messages.say_own(self._key, line))

    def action_whole(self) -> None:
        """Shows the whole head, or again a short one."""
        self._about.unfold()

    # Checks

    def stopped_by(self) -> tuple[str, ...]:
        """What speaks against the text as it is, without grammar: nobody waits for that."""
        found = self.desk.messages.findings(self._text.text, self._known(), grammar=False)
        return tuple(dict.fromkeys(finding.message for finding in found if finding.level == "block"))

    def _known(self) -> "Occasion":
        """What the checks have to know."""
        if self._occasion is None:
            self._occasion = self.desk.messages.occasion(self._key)
        return self._occasion

    def _check(self) -> None:
        """Has the text looked over; the person reads and writes meanwhile."""
        if self.follow_up is not None:
            self._look_over(self._text.text)

    @work(thread=True, exclusive=True, group="checks", exit_on_error=False)
    def _look_over(self, text: str) -> None:
        """Shows what the quick checks find, then what the slow one adds."""
        # Loaded with the first message, and here: it takes longer than a frame.
        from afterword.writing import preflight  # noqa: F401

        occasion = self.app.call_from_thread(self._known)
        for grammar in (False, True):
            found = self.desk.messages.findings(text, occasion, grammar=grammar)
            if get_current_worker().is_cancelled:
                return
            self.app.call_from_thread(self._show_findings, text, found)

    def _show_findings(self, text: str, found: "tuple[Finding, ...]") -> None:
        if self._occasion is None or text != self._text.text or not self.is_attached:
            return
        # Loaded with the first message, not with the program.
        from afterword.writing.own_words import share

        own = share(self._occasion, text)
        self._text.underline(own.spans)
        self.findings.show(found, own.spans[0][0] if 0 < own.own < own.words else None)
        self._share.show(self._occasion, own)
        self.refresh_bindings()
        if not self.findings.findings and self.findings.has_focus:
            self._text.focus()

    @on(TextArea.Changed)
    @on(Input.Changed, "#subject")
    def _typed(self) -> None:
        if not self.editing:
            return
        for timer in (self._to_check, self._to_keep):
            if timer:
                timer.stop()
        self._to_check = self.set_timer(_CHECK_AFTER, self._check)
        self._to_keep = self.set_timer(_KEEP_AFTER, self._keep_meanwhile)

    @on(FindingsPane.Opened)
    def _go_to_finding(self) -> None:
        """Goes to the place of the highlighted finding, ready to write."""
        self.editing = True
        finding = self.findings.finding
        if finding and finding.start is not None and finding.end is not None:
            self._text.select(finding.start, finding.end)

    # What the person does

    def action_edit(self) -> None:
        """Lets the person write."""
        self.editing = True

    def watch_editing(self, editing: bool) -> None:
        """Opens the text for writing, or keeps what was written."""
        self._text.open_for_writing(editing)
        self._subject.disabled, self._own.disabled = not editing, editing
        self._text.focus()
        if not editing:
            self._keep()

    def put_words(self, text: str) -> None:
        """Takes what was written in another editor, and keeps it."""
        self._text.load_text(clean(text, one_line=False))
        self._keep()

    def action_own(self) -> None:
        """Goes to the line for words of the person's own, where there is one."""
        if self._own.is_offered:
            self._own.focus()
        else:
            self.say("This message asks for no line of your own; `message.edit` edits it.")

    def action_findings(self) -> None:
        """Goes to the findings, or back to the text."""
        (self._text if self.findings.has_focus or not self.findings.findings else self.findings).focus()

    def action_back(self) -> None:
        """Stops writing, leaves the findings, or goes back."""
        if self.editing:
            self.editing = False
        elif self.findings.has_focus or self._own.has_focus:
            self._text.focus()
        else:
            self.dismiss()

    def foot_word(self, command: str, word: str) -> str:
        """Among the findings the foot names what can be done about one; there is no room for the rest."""
        is_about_one = not command or command in _ABOUT_A_FINDING
        return word if is_about_one or not self.findings.has_focus else ""

    def allows(self, command: str) -> bool:
        """While writing, letters are letters; else what fits the message and the highlighted finding."""
        if self.editing or self._own.has_focus:
            return command in _WHILE_WRITING
        return _fits(command, self.draft) and self.findings.allows(command)

    @acting
    async def _keep(self) -> None:
        self.keep_typed()
        self._fill()

    @acting
    async def _keep_meanwhile(self) -> None:
        if self.editing:
            self.keep_typed()

    def keep_typed(self) -> None:
        """Keeps the message as it stands."""
        if self._text.text == clean(self.draft.words, one_line=False) and (
            self._subject.value == clean(self.draft.subject)
        ):
            if self.desk.search.typed(self._key):
                self.desk.messages.forget_draft(self._key)
        else:
            self.desk.messages.keep_draft(self._key, self._subject.value, self._text.text)


def _fits(command: str, draft: Draft) -> bool:
    """Whether a message can be treated so: only what is missing is filled in, and a call is not sent."""
    match command:
        case "message.supply":
            return bool(draft.missing)
        case "message.done":
            return draft.medium != "call"
        case "message.mail" | "message.save_file":
            return draft.medium == "email"
    return True
