"""The line of a message for words only the person can write."""

from afterword.interface.text import clean
from afterword.interface.widgets.text_input import TextInput
from afterword.writing.draft import Draft


class OwnWords(TextInput):
    """Shows what asks for a line of the person's own; it is there where that helps and there is room."""

    def __init__(self) -> None:
        super().__init__(id="own", compact=True, select_on_focus=False)
        self._held = self._before = ""
        self._is_complete = False

    def show(self, draft: Draft, asked: str, before: str) -> None:
        """Shows the line a draft holds, or what it is ``asked`` for with, and one written ``before``."""
        self._held, self._before = draft.facts.own, before
        self._is_complete = not draft.missing
        has_room = draft.medium not in ("call", "linkedin")
        self.display = has_room and bool(asked or self._held)
        self.value = clean(self._held)
        again = f"{asked} (enter takes: {before})" if before else asked
        self.placeholder = clean(f"Own words: {again}")

    @property
    def is_asked_for(self) -> bool:
        """Whether it is shown, still empty, and nothing else is missing first."""
        return bool(self.display) and self._is_complete and not self._held

    @property
    def changed(self) -> str | None:
        """The line as it is to be from now on, where it was changed: typed, else the one from before."""
        line = self.value.strip() or ("" if self._held else self._before)
        return line if line != self._held else None
