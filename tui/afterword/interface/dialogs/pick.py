"""A question with many answers, in a list: the likely ones first."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from afterword.interface.dialogs.choose import A_WORD, MOVING
from afterword.interface.text import content


class Pick(ModalScreen[str | None]):
    """Gives the id of the answer picked; None after esc. ``answers`` are (id, words, what is said of it).

    What is typed goes to the first answer that has a word beginning so; j and k move, but within a word.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "cancel"),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
    ]

    def __init__(
        self,
        question: str,
        answers: Sequence[tuple[str, str, str]],
        *,
        current: str = "",
        enter: str = "picks",
    ) -> None:
        super().__init__()
        self._enter = enter
        self._question = question
        self._answers = tuple(answers)
        self._current = current
        self._word, self._typed_at = "", float("-inf")

    def compose(self) -> ComposeResult:
        """The question and the list, the cursor on what is so now."""
        with Vertical(id="pick"):
            yield Static(content(self._question, "bold $accent"), id="question")
            options = OptionList(
                *(
                    Option(content(f"{words} · {said}" if said else words), id=answer)
                    for answer, words, said in self._answers
                ),
                markup=False,
                compact=True,
            )
            ids = [answer for answer, _, _ in self._answers]
            options.highlighted = ids.index(self._current) if self._current in ids else 0
            yield options
            foot = f"enter {self._enter} · esc leaves it as it is · typing finds"
            yield Static(content(foot, "$text-muted"))

    def on_key(self, event: events.Key) -> None:
        """Goes to what is typed."""
        begins = event.time - self._typed_at > A_WORD
        if not event.is_printable or event.character is None or (begins and event.key in MOVING):
            return
        event.stop()
        self._word, self._typed_at = (event.character if begins else self._word + event.character), event.time
        for number, (_, words, _) in enumerate(self._answers):
            if _apart(self._word) in _apart(words):
                self.query_one(OptionList).highlighted = number
                return

    def action_move(self, where: str) -> None:
        """Moves the cursor."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if where == "down" else options.action_cursor_up)()

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)


def _apart(words: str) -> str:
    """Words as they are compared, a blank before each."""
    return f" {words.casefold().replace('-', ' ')}"
