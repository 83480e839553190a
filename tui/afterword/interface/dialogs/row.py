"""One line of a form as it is seen: its label, what is typed or chosen, and beside it what was understood."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Label, Static

from afterword.interface.dialogs.choice_line import ChoiceLine
from afterword.interface.dialogs.field import Field
from afterword.interface.dialogs.line import Line
from afterword.interface.text import assemble, content, wrapped
from afterword.interface.widgets.words import Words

LABEL = 25
"""Cells that a label takes."""

_BESIDE = 0.4
"""The part of a line that what was understood may take beside it; more is said below."""


class FieldRow(Horizontal):
    """A field's line with its label and answer; ``about`` it says below what is wrong or in doubt."""

    def __init__(self, field: Field, line: Line | ChoiceLine) -> None:
        super().__init__(id=f"row-{field.id}", classes="field")
        self.field = field
        self.line = line
        self.about = Words(id=f"about-{field.id}", classes="about-line", is_brief=True)
        self.is_answered = False
        """Whether what was understood stands beside it, so that it need not be said below."""
        self._label = Label(classes="label")
        self._answer = Static(classes="answer") if field.preview or field.suggestions else None

    def compose(self) -> ComposeResult:
        """Label, line, answer."""
        yield self._label
        yield self.line
        if self._answer:
            yield self._answer

    def name_it(self, label: str, *, is_here: bool) -> None:
        """Names it; what is needed has a sign, and so has the line with the cursor."""
        sign = (" *", "bold $due") if self.field.required else ""
        show(self._label, assemble(label, sign))
        self._label.set_class(is_here, "-here")

    def answer(self, answer: str, width: int) -> None:
        """Shows what was understood, where a form of that width has room for it."""
        if self._answer is None:
            return
        said = content(answer, "$text-muted")
        self.is_answered = bool(answer) and said.cell_length <= (width - LABEL) * _BESIDE
        self._answer.display = self.is_answered
        show(self._answer, said if self.is_answered else Content())

    def say(self, wrong: str, doubt: str) -> None:
        """Says below it what cannot be read, or what one may want to look at again."""
        said = content(f"! {wrong}", "$late") if wrong else content(f"? {doubt}", "$due")
        self.about.display = bool(wrong or doubt)
        show(self.about, said if wrong or doubt else Content())

    def rows(self, width: int) -> int:
        """How many rows it takes in a form of that width."""
        own = self.line.rows(width - LABEL) if isinstance(self.line, ChoiceLine) else 1
        said = self.about.content if self.about.display else None
        return own + (len(wrapped(said, width - LABEL)) if isinstance(said, Content) else 0)


def show(widget: Static, text: Content) -> None:
    """Shows ``text`` in ``widget``.

    Most keys change nothing but their own line; an update would lay the whole form out again.
    """
    if widget.content != text:
        widget.update(text)
