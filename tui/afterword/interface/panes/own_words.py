"""The line of a message for words only the person can write."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from afterword.interface.text import clean, cut
from afterword.interface.widgets.text_input import TextInput
from afterword.writing.draft import Draft

_BESIDE = 30
"""Cells of the words before the line and of its edges, while nothing is laid out."""


class OwnWords(TextInput):
    """Shows what asks for a line of the person's own; it is there where that helps and there is room.

    However it is left, its words go into the message; enter in the empty line takes those from before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "put it in"),
        Binding("tab,escape", "submit", "to the text"),
    ]

    def __init__(self) -> None:
        super().__init__(id="own", compact=True, select_on_focus=False)
        self._asked = self._held = self._before = ""
        self.is_offered = False

    def show(self, draft: Draft, asked: str, before: str) -> None:
        """Shows the line a draft holds, or what it is ``asked`` for with, and one written ``before``."""
        self._asked, self._held, self._before = asked, draft.facts.own, before
        has_room = draft.medium not in ("call", "linkedin")
        self.is_offered = has_room and bool(asked or self._held)
        self.value = clean(self._held)
        self.on_resize()

    def on_resize(self) -> None:
        """What is asked ends where the line does."""
        again = f"Or take: {self._before}" if self._before else self._asked
        self.placeholder = cut(again, self.size.width or self.app.size.width - _BESIDE)

    def on_blur(self) -> None:
        """What was typed is in the message, also where the mouse leaves; another window is no way out."""
        if self.app.app_focus:
            self.post_message(self.Submitted(self, self.value))

    async def action_take(self) -> None:
        """Puts in what stands there, else the line from before."""
        self.value = self.value or ("" if self._held else self._before)
        await self.action_submit()

    @property
    def changed(self) -> str | None:
        """The line as it is to be from now on, where it was changed."""
        line = self.value.strip()
        return line if line != self._held else None
