"""What is said to the person: each sentence in two rows at most, whatever it repeats."""

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from afterword.interface.text import brief


class Sentence(Static):
    """Sentences, each on a line of its own. Of one longer than two rows the middle is left out."""

    def render(self) -> Content:
        """The sentences as there is room for them."""
        return self._shown(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as they take."""
        return len(self._shown(width).wrap(width)) if width > 0 else 1

    def _shown(self, width: int) -> Content:
        said = self.content
        assert isinstance(said, str | Content)
        whole = Content(said) if isinstance(said, str) else said
        if width < 1:
            return whole
        return Content("\n").join(brief(line, width) for line in whole.split("\n", allow_blank=True))
