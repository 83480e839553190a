"""Texts of several lines: whole, or what is said to the person, each sentence in two rows at most."""

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from afterword.interface.text import brief, with_whole_dates, wrapped


class Words(Static):
    """Text that goes on below itself where it is long."""

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
        return self._arranged(whole, width) if width > 0 else whole

    def _arranged(self, text: Content, width: int) -> Content:
        return with_whole_dates(text, width)


class Sentence(Words):
    """Sentences, each on a line of its own. Of one longer than two rows the middle is left out."""

    def _arranged(self, text: Content, width: int) -> Content:
        lines = (brief(line, width) for line in text.split("\n", allow_blank=True))
        return Content("\n").join(with_whole_dates(line, width) for line in lines)
