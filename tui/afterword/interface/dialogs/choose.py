"""A question with a few answers, each picked with one key."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from afterword.interface.text import assemble, content


class Choose(ModalScreen[str | None]):
    """Gives the id of the answer picked; None after esc. ``answers`` are (key, id, words)."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "cancel")]

    def __init__(self, question: str, answers: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._question = question
        self._answers = tuple(answers)

    def compose(self) -> ComposeResult:
        """The question and its answers with their keys."""
        lines = [
            assemble((f" {key} ", "bold $footer-key-foreground on $panel"), f"  {words}")
            for key, _, words in self._answers
        ]
        lines.append(assemble((" esc ", "$text-muted"), ("cancel", "$text-muted")))
        with Vertical(id="choose"):
            # Not as the box's title, which is cut where the answers are short.
            yield Static(content(self._question, "bold $accent"), id="question")
            yield Static(Content("\n").join(lines))

    def on_key(self, event: events.Key) -> None:
        """Takes the answer whose key was pressed."""
        for key, answer, _ in self._answers:
            if event.key == key:
                event.stop()
                self.dismiss(answer)
