"""A line of a form to type into, with names suggested."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.suggester import Suggester

from afterword.interface.bindings import bindings
from afterword.interface.text import clean
from afterword.interface.widgets.text_input import TextInput

OF_A_LINE = ("form.next", "form.down", "form.up", "form.take")
"""The commands of a form that its lines take: a long text has lines of its own."""


class Line(TextInput):
    """A line of a form; its enter is the form's, and so stands in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, action=f"screen.{binding.action}")
        for binding in bindings("form")
        if isinstance(binding, Binding) and binding.id in OF_A_LINE
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--base"}

    def __init__(self, value: str, *, suggester: Suggester | None = None, **more: Any) -> None:
        super().__init__(value, **more)
        self._found = self.value
        self._suggests = suggester

    def on_mount(self) -> None:
        """Has names suggested from now on: the toolkit asks for them at once, and the form must be whole."""
        self.suggester = self._suggests

    def render_line(self, y: int) -> Strip:
        """The text, and a base line where there is none: an empty line is seen to be one."""
        width = self.scrollable_content_region.width
        strip = super().render_line(y).extend_cell_length(width)
        shown = max(self.value, self._suggestion if self.has_focus else "", key=len)
        at_end = self.has_focus and self.cursor_at_end
        used = max(0, cell_len(shown) + int(at_end) - self.scroll_offset.x)
        if used >= width:
            return strip
        base = Segment("▁" * (width - used), self.get_component_rich_style("line--base"))
        return Strip.join([strip.crop(0, used), Strip([base])])

    def on_focus(self) -> None:
        """What stands here is selected: typing replaces it, an arrow goes on in it."""
        self._found = self.value

    @property
    def is_being_typed(self) -> bool:
        """Whether it was typed in since the cursor came; only then something is suggested."""
        return self.value != self._found

    def take(self, text: str) -> None:
        """Puts in what was offered for it."""
        self.value = text
        self.cursor_position = len(text)
        self._found = self.value

    def action_copy(self) -> None:
        """Copies what is selected; with nothing selected, ctrl+c is for leaving, and the form says how."""
        if self.selection.is_empty:
            self.post_message(self.Interrupted())
        else:
            super().action_copy()

    class Interrupted(Message):
        """Somebody pressed what stops a program elsewhere."""

    class Pasted(Message):
        """Something was pasted, ``text`` being all of it with its line breaks."""

        def __init__(self, line: "Line", text: str, *, is_all: bool) -> None:
            super().__init__()
            self.line = line
            self.text = text
            self.is_all = is_all
            """Whether the line was empty before."""

    def on_paste(self, event: events.Paste) -> None:
        """Takes the whole text, where the toolkit would take its first line only."""
        event.prevent_default()
        event.stop()
        is_all = self.selected_text == self.value
        # A terminal ends pasted lines as its enter key does.
        text = event.text.replace("\r\n", "\n").replace("\r", "\n").strip()
        selection = self.selection
        if selection.is_empty:
            self.insert_text_at_cursor(clean(text))
        else:
            self.replace(clean(text), *selection)
        self.post_message(self.Pasted(self, text, is_all=is_all))


class NameSuggester(Suggester):
    """Suggests the first known name with what was typed at its beginning; of ``several`` the last."""

    def __init__(self, names: Callable[[], Sequence[str]], *, several: bool) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = names
        self._several = several

    async def get_suggestion(self, value: str) -> str | None:
        """The text with its last name completed, if one is known."""
        return suggestion(value, self._names(), several=self._several)


def suggestion(typed: str, names: Sequence[str], *, several: bool) -> str | None:
    """``typed`` with its last name completed by the first of ``names`` that begins so, unless it is whole."""
    start = typed
    if several:
        start = typed[max(typed.rfind(","), typed.rfind(";")) + 1 :].lstrip()
    known = [*map(clean, names)]
    if not start or any(name.casefold() == start.casefold() for name in known):
        return None
    found = next((name for name in known if name.casefold().startswith(start.casefold())), None)
    return typed[: len(typed) - len(start)] + found if found else None
