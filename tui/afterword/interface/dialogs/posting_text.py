"""What a posting says, kept for the day of the interview, when it is often gone."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import TextArea

from afterword.domain.application import Application
from afterword.interface.active_commands import key_for
from afterword.interface.dialogs.asking import Act, Asking
from afterword.interface.dialogs.field import Typed
from afterword.interface.text import clean, content
from afterword.interface.widgets.key_bar import KeyBar
from afterword.interface.widgets.long_text import LongText

_TEXT = "text"


@dataclass(frozen=True)
class PostingText:
    """Asks for the text of a posting, which is pasted whole."""

    known: Application

    def dialog(self, act: Act[str]) -> "PostingTextDialog":
        """The dialog into which it is pasted."""
        return PostingTextDialog(self.known, act)


class PostingTextDialog(Asking[str]):
    """Gives the text as it was left."""

    AUTO_FOCUS = "LongText"

    _text = query_one("#posting-text", LongText)

    def __init__(self, known: Application, act: Act[str]) -> None:
        super().__init__(f"Posting of {known.id}", act)
        self._known = known

    def compose(self) -> ComposeResult:
        """A box to paste into."""
        with Vertical(id="posting") as box:
            box.border_title = content(f"The posting: {self._known.title}")
            yield LongText(id="posting-text", soft_wrap=True, show_line_numbers=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows the text that is kept, or what was typed the last time."""
        self.put(self.blank())
        self.tell(Content())
        self.bring_back()

    def blank(self) -> Typed:
        """The text that is kept."""
        return {_TEXT: clean(self._known.posting_text, one_line=False)}

    def typed(self) -> Typed:
        """The text as it stands."""
        return {_TEXT: self._text.text}

    def put(self, typed: Typed) -> None:
        """Puts a text into the box."""
        self._text.load_text(clean(typed[_TEXT], one_line=False))

    def tell(self, notice: Content) -> None:
        """Says it at the foot of the box."""
        self.query_one("#posting").border_subtitle = notice or content(
            f"paste it here; {key_for(self, 'form.save')} saves"
        )

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self.went_on():
            self.tell(Content())

    def action_save(self) -> None:
        """Gives the text."""
        self.give(self._text.text.strip())
