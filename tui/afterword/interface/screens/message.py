"""A message for reading, editing and copying."""

from collections.abc import Iterator
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.reactive import reactive
from textual.widgets import Static, TextArea

from afterword.clipboard.copying import Outcome
from afterword.desk import Desk
from afterword.domain.follow_up import FollowUp
from afterword.domain.phrases import moment_text
from afterword.interface.acting import acting
from afterword.interface.bindings import bindings
from afterword.interface.dialogs.form import Field, Form
from afterword.interface.dialogs.profile import ProfileForm
from afterword.interface.panes.rows import SIGNS
from afterword.interface.screens.follow_up_acts import FollowUpActs
from afterword.interface.text import assemble, clean, content
from afterword.interface.widgets.text_input import TextInput
from afterword.writing.blanks import Missing


class MessageText(TextArea):
    """The words of the message; nothing pasted into it can steer the terminal."""

    async def on_paste(self, event: events.Paste) -> None:
        """Takes the text without its control characters."""
        event.text = clean(event.text, one_line=False)


class MessageScreen(FollowUpActs):
    """One follow-up's message. What is edited is kept at once; only the person marks it as sent."""

    BINDINGS = bindings("message")
    AUTO_FOCUS = "MessageText"

    editing: reactive[bool] = reactive(False, bindings=True, toggle_class="-editing", init=False)

    _text = query_one("#text", MessageText)
    _subject = query_one("#subject", TextInput)
    _about = query_one("#about", Static)

    def __init__(self, desk: Desk, state: Path, key: str) -> None:
        super().__init__(desk, state)
        self._key = key
        self._draft = desk.draft(key)

    def compose(self) -> ComposeResult:
        """What it is and why, what is missing, subject and words."""
        with Vertical(id="message"):
            yield Static(id="about")
            yield TextInput(id="subject", compact=True, disabled=True, select_on_focus=False)
            yield MessageText(id="text", read_only=True, show_line_numbers=False, soft_wrap=True)
        yield from self.foot()

    def on_mount(self) -> None:
        """Shows the kept text, else the draft; asks once who signs."""
        self._fill()
        if not self.desk.search.profile.name:
            self._introduce()

    def refill(self) -> None:
        """Facts have changed: drafts anew, unless the person is writing."""
        if self.editing:
            return
        if self.follow_up is None:
            self._leave()
            return
        self._fill()

    def on_screen_resume(self) -> None:
        """Back from a question: the follow-up may be gone meanwhile."""
        if self.follow_up is None:
            self._leave()

    def _leave(self) -> None:
        """Goes back; under a question only once that is answered, and only once."""
        if self.app.screen is self:
            self.dismiss()

    # What is shown

    @property
    def follow_up(self) -> FollowUp | None:
        """The follow-up as it stands now."""
        return self.view.plan.find(self._key)

    def _fill(self) -> None:
        self._draft = self.desk.draft(self._key)
        kept = self.desk.search.drafts.get(self._key)
        self._subject.value = clean(kept.subject if kept else self._draft.subject)
        self._subject.display = bool(self._draft.subject)
        self._text.load_text(clean(kept.body if kept else self._draft.words, one_line=False))
        self._about.update(Content("\n").join(self._about_lines(is_kept=kept is not None)))

    def _about_lines(self, *, is_kept: bool) -> Iterator[Content]:
        view, follow_up = self.view, self.follow_up
        if follow_up is None:
            return
        sign, style = SIGNS.get(follow_up.status, ("✓ done", "$done"))
        contact = view.search.contacts.get(follow_up.contact or "")
        address = ((contact.phone if follow_up.medium == "call" else contact.email) if contact else "") or ""
        yield assemble(
            (f"{sign}  ", style),
            (f"{follow_up.what} to {view.who(follow_up)}", "bold"),
            (f"  {address}" if address else "", "$text-muted"),
            (f"  by {moment_text(follow_up.due, view.zone)}", "$text-muted"),
        )
        yield content(follow_up.reason, "$text-muted")
        for blank in self._draft.missing:
            yield assemble(("□ ", "$due"), blank.sentence)
        if self._draft.missing:
            yield content("f fills in what is missing.", "$text-muted")
        if is_kept:
            yield content("Your own text. r goes back to the draft.", "$text-muted")

    # What the person does

    @acting
    async def action_copy(self) -> None:
        """Copies the words as they stand."""
        copied = await self.copy_text(self._text.text)
        if copied.outcome is Outcome.SAVED:
            self._text.select_all()
        blanks = len(self._draft.missing)
        note = f" {blanks} still missing." if blanks else ""
        self.say(f"{copied.sentence}{note} space marks it as sent.", wrong=copied.outcome is Outcome.SAVED)

    def action_edit(self) -> None:
        """Lets the person write."""
        self.editing = True

    def watch_editing(self, editing: bool) -> None:
        """Opens the text for writing, or keeps what was written."""
        self._text.read_only = not editing
        self._subject.disabled = not editing
        self._text.focus()
        if not editing:
            self._keep()

    @acting
    async def action_done(self) -> None:
        """Marks it as sent, or asks how the call went, and goes back."""
        follow_up = self.follow_up
        if follow_up and await self.mark_done(follow_up, self._subject.value, self._text.text):
            self._leave()

    @acting
    async def action_supply(self) -> None:
        """Asks for everything that is missing, in one form."""
        follow_up = self.follow_up
        if follow_up is None or not self._draft.missing:
            self.say("Nothing is missing.")
            return
        blanks = dict(enumerate(self._draft.missing))
        form = Form("What is missing", [_question(self.desk, n, blank) for n, blank in blanks.items()])
        values = await self.app.push_screen_wait(form)
        if values:
            answers = {blank: values[f"blank{number}"] for number, blank in blanks.items()}
            self.say(self.desk.supply(follow_up, answers))

    @acting
    async def action_fresh(self) -> None:
        """Forgets the person's own text for the draft."""
        self.desk.forget_draft(self._key)
        self._fill()

    def action_back(self) -> None:
        """Stops writing, or goes back."""
        if self.editing:
            self.editing = False
        else:
            self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While writing, letters are letters."""
        if self.editing and action in ("copy", "edit", "done", "supply", "fresh"):
            return False
        return super().check_action(action, parameters)

    @acting
    async def _introduce(self) -> None:
        values = await self.app.push_screen_wait(ProfileForm(self.desk.search.profile))
        if values:
            self.desk.introduce(values["name"], values["email"], values["phone"])

    @acting
    async def _keep(self) -> None:
        if self._text.text == clean(self._draft.words, one_line=False) and (
            self._subject.value == clean(self._draft.subject)
        ):
            self.desk.forget_draft(self._key)
        else:
            self.desk.keep_draft(self._key, self._subject.value, self._text.text)
        self._fill()


def _question(desk: Desk, number: int, blank: Missing) -> Field:
    contact = desk.search.contacts.get(blank.contact or "")
    label = {
        "profile.name": "Your name",
        "profile.phone": "Your phone",
        "contact.name": "Interviewer",
        "contact.email": "E-mail",
        "contact.phone": "Phone",
        "application.title": "Position",
        "key_point": "Topic",
        "value": "Your value",
    }.get(blank.field, blank.field)
    if contact and blank.field in ("contact.email", "contact.phone", "key_point"):
        label = f"{label}, {contact.name}"
    return Field(id=f"blank{number}", label=label, hint=blank.sentence)
