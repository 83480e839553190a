"""What every screen of the dashboard has: the desk, the view, and a voice."""

import asyncio
from abc import abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.getters import query_one
from textual.screen import Screen

from afterword.domain.errors import NotFound, NotSavedYet
from afterword.interface.keymap import Keymap, own_keys
from afterword.interface.requests import Do, TakePasted
from afterword.interface.subject import Subject
from afterword.interface.widgets.flash import Flash
from afterword.interface.widgets.key_bar import KeyBar
from afterword.interface.widgets.title_bar import TitleBar
from afterword.settings.locations import last_message

if TYPE_CHECKING:
    from afterword.clipboard.copying import Copied
    from afterword.desk.desk import Desk
    from afterword.domain.capturing.capture import CapturedApplication, CapturedInterview
    from afterword.domain.follow_up import FollowUp
    from afterword.interface.dialogs.asking import Asked
    from afterword.interface.view import View
    from afterword.writing.draft import Draft


T = TypeVar("T")

_WIDE = 100
"""Columns from which on a screen has room for two things beside each other."""


ANOTHER_REASON = ("o", "another reason", "another reason")
"""The answer that is asked for in the person's own words."""


class DeskScreen(Screen[None]):
    """A screen that shows a View and calls the Desk; the app has it renewed after each change.

    ``state`` is the folder for what belongs to this machine alone.
    """

    _title = query_one("#title-bar", TitleBar)

    HORIZONTAL_BREAKPOINTS = [(_WIDE, "-wide")]  # noqa: RUF012 - Textual declares it so

    desk: "Desk"
    view: "View"
    is_live = False

    def __init__(self, desk: "Desk | None", state: Path) -> None:
        super().__init__()
        # Textual would say so with the first resize, after it has laid the screen out for a narrow terminal.
        for wide, name in self.HORIZONTAL_BREAKPOINTS:
            self.set_class(self.app.size.width >= wide, name, update=False)
        self.state = state
        if desk:
            self.take(desk)

    def take(self, desk: "Desk", view: "View | None" = None) -> None:
        """Shows what is on the desk from now on; a ``view`` of it that is there need not be made again."""
        self.desk, self.view, self.is_live = desk, view or _view_of(desk), True

    def renew(self) -> None:
        """Takes the desk's search and plan as they are now, and shows them."""
        self.view = _view_of(self.desk)
        if self.is_mounted:
            self.refill()

    def on_screen_resume(self) -> None:
        """Back from another screen: what was shown may have changed meanwhile."""
        if self.is_live and not (self.view.plan is self.desk.plan and self.view.search is self.desk.search):
            self.renew()

    @abstractmethod
    def refill(self) -> None:
        """Shows the view anew."""

    @property
    @abstractmethod
    def subject(self) -> Subject:
        """What keys act on."""

    def action_do(self, command: str) -> None:
        """Does what the command of that id says, on what keys act on now."""
        self.post_message(Do(self, command, self.subject))

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted where no line is open is a mail, or the file of one that was dropped."""
        event.stop()
        self.post_message(TakePasted(event.text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action, or the command it does, can be done now."""
        return self.allows(str(parameters[0]) if action == "do" else action)

    def allows(self, command: str) -> bool:
        """Whether a command, or an action of the screen's own, can be done now."""
        return True

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()

    def leave(self) -> None:
        """Goes back; under a question only once that is answered, and only once."""
        if self.app.screen is self:
            self.dismiss()

    def go_to(self, key: str) -> None:
        """Moves the cursor to a follow-up, where the screen lists them."""

    def go_to_application(self, application: str) -> None:
        """Moves the cursor to an application, where the screen lists several."""

    def stand_on(self, captured: "CapturedApplication | CapturedInterview") -> None:
        """Moves the cursor to what was captured, which the next key is about."""
        from afterword.domain.capturing.recording import recorded_at

        if known := recorded_at(self.desk.search, captured.company, captured.title):
            self.go_to_application(known.id)

    @property
    def keys(self) -> Keymap:
        """The keys that hold."""
        return own_keys(self.desk.preferences.written)

    def draft_of(self, follow_up: "FollowUp") -> "Draft | None":
        """Its message, where there is one to write."""
        if follow_up.medium == "internal":
            return None
        try:
            return self.desk.messages.draft(follow_up.key)
        except NotFound:
            return None

    def foot(self) -> ComposeResult:
        """The last line, with room above it for a sentence."""
        yield Flash()
        yield KeyBar()

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Shows one sentence for a while, also on the screen one comes back to.

        A command's id between backticks is said as the key that does it.
        """
        sentence = self.keys.said(sentence)
        for screen in self.app.screen_stack:
            for flash in screen.query(Flash):
                flash.say(sentence, wrong=wrong)

    def tell(self, sentence: str) -> None:
        """Says what was changed, and by which key it is taken back."""
        from afterword.desk.saving import NOTHING_CHANGED

        self.say(sentence if sentence == NOTHING_CHANGED else f"{sentence} `change.undo` undoes.")

    async def ask(self, form: "Asked[T]", act: Callable[[T], str], *, is_change: bool = True) -> T | None:
        """Shows a form and has ``act`` record what it gives; what is refused stays in the form.

        ``act`` says in a sentence what was done, which can be undone if it ``is_change``. None when the
        person left the form.
        """

        def recorded(answer: T) -> None:
            try:
                sentence = act(answer)
            except NotSavedYet as error:
                # It is kept: typed again, it would be there twice.
                self.say(str(error), wrong=True)
                return
            if sentence:
                (self.tell if is_change else self.say)(sentence)

        return await self.app.push_screen_wait(form.dialog(recorded))

    async def choose(self, question: str, answers: Sequence[tuple[str, str, str]]) -> str | None:
        """Asks which of a few answers; another reason is asked for in a line. None after esc."""
        return await _chosen(self, question, answers)


# What only a desk has is loaded with it


def _view_of(desk: "Desk") -> "View":
    from afterword.interface.view import view_of

    return view_of(desk)


async def _chosen(screen: DeskScreen, question: str, answers: Sequence[tuple[str, str, str]]) -> str | None:
    from afterword.interface.dialogs.choose import Choose
    from afterword.interface.dialogs.reason import ReasonForm

    answer = await screen.app.push_screen_wait(Choose(question, answers))
    if answer != ANOTHER_REASON[1]:
        return answer
    return await screen.ask(ReasonForm(question), lambda _: "")


async def copied_from(screen: DeskScreen, text: str) -> "Copied":
    """Puts ``text`` on the clipboard beside the event loop, since a clipboard may hang."""
    from afterword.clipboard.copying import copy, with_choice

    def to_terminal(plain: str) -> None:
        screen.app.call_from_thread(screen.app.copy_to_clipboard, plain)

    environment = with_choice(screen.desk.preferences.settings.clipboard)
    return await asyncio.to_thread(copy, text, last_message(screen.state), to_terminal, environment)
