"""One line to type into, which lets no control character in."""

from textual.widgets import Input

from afterword.interface.text import clean


class TextInput(Input):
    """An Input whose value can be shown safely, whatever was pasted into it."""

    def validate_value(self, value: str) -> str:
        """The value as it may be shown."""
        return clean(value)
