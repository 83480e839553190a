"""A line of a form in which one of a few answers is chosen: arrows or a first letter, nothing is typed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from afterword.interface.bindings import bindings
from afterword.interface.dialogs.line import OF_A_LINE
from afterword.interface.text import assemble, clean

OF_A_CHOICE = ("form.choose", "form.choose_back")
"""The commands of a form that only its choices take."""

_A_WORD = 1.0
"""Seconds between two letters that belong to one word."""
_STEPS = {"h": -1, "l": 1, " ": 1}
"""Keys that step through the choices where none of them begins so."""
_GAP = 1


class ChoiceLine(Widget, can_focus=True):
    """Rings, the chosen one a pill; ``choices`` are the words by the text that each of them stands for.

    Its ``value`` is a text as in every other line: what another version or a file left there that is none
    of the choices stands behind them as it is, and is read as if it had been typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, action=f"screen.{binding.action}") if binding.id in OF_A_LINE else binding
        for binding in bindings("form")
        if isinstance(binding, Binding) and binding.id in (*OF_A_LINE, *OF_A_CHOICE)
    ]

    value = reactive("", layout=True)

    def __init__(self, value: str, choices: Mapping[str, str], **more: Any) -> None:
        super().__init__(**more)
        self.choices = dict(choices)
        self._typed, self._typed_at = "", float("-inf")
        self.set_reactive(ChoiceLine.value, clean(value))

    class Changed(Message):
        """Another answer was chosen."""

        def __init__(self, line: "ChoiceLine") -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> "ChoiceLine":
            """The line it happened in."""
            return self.line

    @property
    def is_being_typed(self) -> bool:
        """Nothing is typed here, and so nothing is suggested."""
        return False

    def validate_value(self, value: str) -> str:
        """The value as it may be shown."""
        return clean(value)

    def watch_value(self) -> None:
        """Has the form know."""
        self.post_message(self.Changed(self))

    def take(self, text: str) -> None:
        """Puts in what was offered for it."""
        self.value = text

    def action_choose(self, steps: int) -> None:
        """Goes so many choices on, or back; from the last one to the first."""
        # A word that was begun ends with it.
        self._typed = ""
        texts, chosen = [*self.choices], self._chosen
        there = texts.index(chosen) + steps if chosen in texts else min(steps, 0)
        self.value = texts[there % len(texts)]

    def on_key(self, event: events.Key) -> None:
        """Chooses by the first letters of a word; one letter again goes on to the next that begins so."""
        if not event.is_printable or not event.character:
            return
        event.stop()
        goes_on = event.time - self._typed_at < _A_WORD
        self._typed_at = event.time
        letter = event.character.casefold()
        if goes_on and (found := self.beginning_with(self._typed + letter)):
            self._typed += letter
            self.value = found[0]
        elif (not goes_on or self._typed == letter) and (found := self.beginning_with(letter)):
            self._typed = letter
            after = found.index(self.value) + 1 if self.value in found else 0
            self.value = found[after % len(found)]
        elif letter in _STEPS and not (goes_on and self._typed) and not self.beginning_with(letter):
            self.action_choose(_STEPS[letter])

    def on_click(self, event: events.Click) -> None:
        """Chooses what was clicked on."""
        for row, start, end, text in self._places(self.content_size.width):
            if event.y == row and start <= event.x < end:
                self.value = text

    def render(self) -> Content:
        """The rings in as many rows as they need."""
        rows: list[Content] = []
        chosen, ends = self._chosen, 0
        for row, start, end, text in self._places(self.content_size.width):
            if row == len(rows):
                rows.append(Content())
                ends = 0
            rows[row] += Content(" " * (start - ends)) + self.ring(text, is_chosen=text == chosen)
            ends = end
        return Content("\n").join(rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the rings need."""
        return self.rows(width)

    def rows(self, width: int) -> int:
        """How many rows the rings need at that width."""
        return max((row for row, *_ in self._places(width)), default=0) + 1

    @property
    def _chosen(self) -> str:
        """The text of the choice that is meant: its beginning is enough, as it was for those who typed it."""
        start = self.value.strip().casefold()
        if self.value in self.choices or not start:
            return self.value
        return next((text for text in self.choices if text.casefold().startswith(start)), self.value)

    def ring(self, text: str, *, is_chosen: bool) -> Content:
        """One answer, the chosen one as a pill."""
        words = self.choices.get(text, text)
        if not is_chosen:
            return assemble((f" ○ {words} ", "$text-muted"))
        ground = "$chosen" if self.has_focus else "$label"
        ring = "$accent" if self.has_focus else "$strong"
        return assemble((" ● ", f"{ring} on {ground}"), (f"{words} ", f"bold $strong on {ground}"))

    def _places(self, width: int) -> Iterator[tuple[int, int, int, str]]:
        """Where each of them stands: its row, the cells from and to, and its text."""
        known = self._chosen in self.choices or not self.value.strip()
        row = start = 0
        for text in (*self.choices, *(() if known else (self.value,))):
            cells = assemble(f" ○ {self.choices.get(text, text)} ").cell_length
            if start and start + cells > width:
                row, start = row + 1, 0
            yield row, start, start + cells, text
            start += cells + _GAP

    def beginning_with(self, letters: str) -> list[str]:
        """The texts of the answers that begin so."""
        return [
            text
            for text, words in self.choices.items()
            if any(name.casefold().startswith(letters) for name in (words, text))
        ]
