"""A question with a few answers, each picked with one key."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from afterword.interface.text import content
from afterword.interface.widgets.words import Words

MOVING = ("j", "k")
"""No answer has these for its key."""
A_WORD = 1.0
"""Seconds between two letters that belong to one word."""


class Answer(Horizontal):
    """One answer: its key, and its words beside it, also where they take several lines."""

    def __init__(self, key: str, words: str, answer: str | None, **more: Any) -> None:
        super().__init__(**more)
        self._key = key
        self._words = words
        self.answer = answer

    def compose(self) -> ComposeResult:
        """Its key and its words; the one that leaves is not so loud."""
        yield Static(
            content(f" {self._key} ", "bold $footer-key-foreground on $field")
            if self._key
            else content("esc", "$text-muted"),
            classes="key",
        )
        yield Static(content(self._words, "" if self._key else "$text-muted"), classes="words")


class Choose(ModalScreen[str | None]):
    """Gives the id of the answer picked; None after esc. ``answers`` are (key, id, words).

    The arrows, or j and k, and enter pick too, and a click. Another letter that is no answer begins a word,
    none of which picks anything.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "cancel"),
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("enter", "pick", show=False),
    ]

    def __init__(self, question: str, answers: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._question = question
        self._answers = tuple(answers)
        self._at: int | None = None
        """The answer with the cursor; none at first, so that one enter too many picks nothing."""
        self._last_stray = float("-inf")

    def compose(self) -> ComposeResult:
        """The question and its answers with their keys."""
        with Vertical(id="choose"):
            # Not as the box's title, which is cut where the answers are short.
            yield Words(content(self._question, "bold $accent"), id="question")
            for number, (key, answer, words) in enumerate(self._answers):
                yield Answer(key, words, answer, id=f"answer{number}")
            yield Answer("", "cancel", None)
            yield Static(content("a letter picks, or ↑ ↓ and enter", "$text-muted"), id="how")

    def action_move(self, lines: int) -> None:
        """Moves the cursor; the first time it comes to the first answer, or to the last."""
        start = self._at if self._at is not None else -1 if lines > 0 else len(self._answers)
        self._at = max(0, min(len(self._answers) - 1, start + lines))
        for number in range(len(self._answers)):
            self.query_one(f"#answer{number}", Answer).set_class(number == self._at, "-cursor")

    def action_pick(self) -> None:
        """Takes the answer with the cursor."""
        if self._at is not None:
            self.dismiss(self._answers[self._at][1])

    @on(events.Click, "Answer, Answer *")
    def _clicked(self, event: events.Click) -> None:
        """Takes the answer that was clicked on; the line below them leaves."""
        for widget in (event.widget, event.widget and event.widget.parent):
            if isinstance(widget, Answer):
                self.dismiss(widget.answer)

    def on_key(self, event: events.Key) -> None:
        """Takes the answer whose key was pressed."""
        if not event.is_printable or event.key in MOVING:
            return
        event.stop()
        answer = next((answer for key, answer, _ in self._answers if event.key == key), None)
        if answer is None or event.time - self._last_stray < A_WORD:
            self._last_stray = event.time
        else:
            self.dismiss(answer)
