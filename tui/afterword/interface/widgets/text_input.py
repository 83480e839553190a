"""One line to type into, which lets no control character in."""

from textual.reactive import reactive
from textual.widgets import Input

from afterword.interface.text import clean


class TextInput(Input):
    """An Input whose value can be shown safely, whatever was pasted into it."""

    cursor_blink = reactive(False, init=False)

    def validate_value(self, value: str) -> str:
        """The value as it may be shown."""
        return clean(value)

    def action_copy(self) -> None:
        """Copies what is selected; with nothing selected, ctrl+c is for leaving, and says how."""
        if self.selection.is_empty:
            self.app.action_help_quit()
        else:
            super().action_copy()

    def on_focus(self) -> None:
        """Typing goes on at the end."""
        self.cursor_position = len(self.value)

    def on_blur(self) -> None:
        """A long text shows its beginning when it is left."""
        self.cursor_position = 0
