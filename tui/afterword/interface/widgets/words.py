"""A text of several lines, broken between words and never within a date."""

from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from afterword.interface.text import brief, with_whole_dates, wrapped


class Words(Static):
    """Text that goes on below itself where it is long.

    With ``is_brief`` of each line that takes more than two rows the middle is left out.
    """

    def __init__(self, text: str | Content = "", *, is_brief: bool = False, **more: Any) -> None:
        super().__init__(text, **more)
        self._is_brief = is_brief

    def render(self) -> Content:
        """The lines for the width there is."""
        return self._lines(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as they take."""
        return len(wrapped(self._lines(width), width)) if width > 0 else 1

    def _lines(self, width: int) -> Content:
        text = self.content
        assert isinstance(text, str | Content)
        whole = Content(text) if isinstance(text, str) else text
        if width < 1:
            return whole
        if self._is_brief:
            short = [brief(line, width) for line in whole.split("\n", allow_blank=True)]
            whole = Content("\n").join(short)
        return with_whole_dates(whole, width)
