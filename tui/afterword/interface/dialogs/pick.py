"""A question with many answers, in a list: the likely ones first."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from afterword.interface.text import content


class Pick(ModalScreen[str | None]):
    """Gives the id of the answer picked; None after esc. ``answers`` are (id, words, what is said of it)."""

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
            yield Static(content(f"enter {self._enter} · esc leaves it as it is", "$text-muted"))

    def action_move(self, where: str) -> None:
        """Moves the cursor."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if where == "down" else options.action_cursor_up)()

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)
