"""The line of a message for words only the person can write."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from afterword.interface.text import clean, cut
from afterword.interface.widgets.text_input import TextInput
from afterword.writing.draft import Draft

_LABEL = 15
"""Cells of the words before the line."""
_KEYS = 4
"""So few small letters are no line of one's own: whoever typed them wanted keys."""


class OwnWords(TextInput):
    """Shows what asks for a line of the person's own; it is there where that helps and there is room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "put it in"),
        Binding("tab,escape", "screen.findings", "to the text"),
    ]

    def __init__(self) -> None:
        super().__init__(id="own", compact=True, select_on_focus=False)
        self._asked = self._held = self._before = ""
        self._is_complete = self.is_offered = False

    def show(self, draft: Draft, asked: str, before: str) -> None:
        """Shows the line a draft holds, or what it is ``asked`` for with, and one written ``before``."""
        self._asked, self._held, self._before = asked, draft.facts.own, before
        self._is_complete = not draft.missing
        has_room = draft.medium not in ("call", "linkedin")
        self.is_offered = has_room and bool(asked or self._held)
        self.value = clean(self._held)
        self.on_resize()

    def on_resize(self) -> None:
        """What is asked ends where the line does."""
        again = f"Or take: {self._before}" if self._before else self._asked
        self.placeholder = cut(again, self.size.width or self.app.size.width - 2 * _LABEL)

    async def on_key(self, event: events.Key) -> None:
        """A blank begins no sentence: in the empty line it is the key it is for the message."""
        if event.character == " " and not self.value:
            event.prevent_default()
            await self.run_action("screen.findings")

    def on_blur(self) -> None:
        """Letters that were meant as keys do not stay, as if something had been done."""
        if self.is_keys:
            self.value = clean(self._held)

    @property
    def is_keys(self) -> bool:
        """Whether nothing stands there but letters that were likely meant as keys, like ``y mr``."""
        letters = self.value.replace(" ", "")
        is_short = len(letters) <= _KEYS and letters.isalpha() and letters.islower()
        return self.value != clean(self._held) and (len(letters) == 1 or is_short)

    @property
    def is_asked_for(self) -> bool:
        """Whether it is shown, still empty, and nothing else is missing first."""
        return self.is_offered and self._is_complete and not self._held

    @property
    def changed(self) -> str | None:
        """The line as it is to be from now on, where it was changed: typed, else the one from before."""
        line = self.value.strip() or ("" if self._held else self._before)
        return line if line != self._held and not self.is_keys else None
