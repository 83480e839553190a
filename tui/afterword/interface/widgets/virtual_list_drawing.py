"""How a VirtualList looks: its style sheet, and its lines as strips of cells, each drawn once and kept.

A drawing is told what to draw; where the cursor is and how far the list is scrolled it does not know.
"""

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from rich.segment import Segment
from textual.cache import LRUCache
from textual.color import Color
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from afterword.interface.text import content
from afterword.interface.themes import legible
from afterword.interface.widgets.lines import Heading

Row = TypeVar("Row")

_CURSOR: Final = "virtual-list--cursor"
_HEADING: Final = "virtual-list--heading"
_EMPTY: Final = "virtual-list--empty"

COMPONENTS: Final = frozenset({_CURSOR, _HEADING, _EMPTY})
"""The parts of a list that a style sheet may give a look of their own."""

STYLE_SHEET: Final = """
VirtualList {
    width: 1fr;
    height: 1fr;
    overflow-x: hidden;
    overflow-y: auto;
    color: $foreground;
    text-wrap: nowrap;
    text-overflow: ellipsis;
    scrollbar-size-vertical: 1;

    & > .virtual-list--cursor {
        color: $block-cursor-blurred-foreground;
        background: $block-cursor-blurred-background;
        text-style: $block-cursor-blurred-text-style;
    }
    &:focus > .virtual-list--cursor {
        color: $block-cursor-foreground;
        background: $block-cursor-background;
        text-style: $block-cursor-text-style;
    }
    & > .virtual-list--heading {
        color: $text-muted;
        text-style: bold;
    }
    & > .virtual-list--empty {
        color: $text-muted;
    }
}
"""
"""The look of a list where no screen says otherwise."""

_NO_SIGN: Final = Content(" ")
_SIGN_FOCUSED: Final = Content("▌")
_SIGN_BLURRED: Final = Content("▏")
_STRIPS_KEPT: Final = 512
"""More lines than the tallest terminal shows; scrolling through all rows must not keep all rows."""


class Drawing(Generic[Row]):
    """Draws the lines of ``widget`` in its styles; the first cell of each is for the cursor's sign.

    What was drawn is kept for one width. When values or styles change, the list says ``forget``.
    """

    def __init__(
        self,
        widget: Widget,
        identify: Callable[[Row], str],
        render_row: Callable[[Row, int, bool], Content],
    ) -> None:
        self._widget = widget
        self._identify = identify
        self._render_row = render_row
        self._strips: LRUCache[tuple[str | Heading, bool], Strip] = LRUCache(_STRIPS_KEPT)
        self._width = 0

    def forget(self) -> None:
        """Draw every line anew when it is next asked for."""
        self._strips.clear()

    def line(self, value: Row | Heading, width: int, *, highlighted: bool) -> Strip:
        """The line on which ``value`` stands."""
        if width != self._width:
            self.forget()
            self._width = width
        key = (value if isinstance(value, Heading) else self._identify(value), highlighted)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._drawn(value, width, highlighted)
            self._strips.set(key, strip)
        return strip

    def blank(self, width: int) -> Strip:
        """What stands below the last line."""
        return Strip.blank(width, self._widget.rich_style)

    def empty_text(self, text: str | Content, width: int) -> Sequence[Content]:
        """The lines of the text that stands in a list without rows."""
        shown = text if isinstance(text, Content) else content(text, one_line=False)
        return shown.wrap(_beside_the_sign(width))

    def empty_line(self, text: str | Content, y: int, width: int) -> Strip:
        """The line at ``y`` of a list without rows."""
        lines = self.empty_text(text, width)
        if y >= len(lines):
            return self.blank(width)
        return self._strip(_NO_SIGN + lines[y], width, self._widget.get_visual_style(_EMPTY))

    def _drawn(self, value: Row | Heading, width: int, highlighted: bool) -> Strip:
        widget = self._widget
        if isinstance(value, Heading):
            return self._strip(_NO_SIGN + content(value.text), width, widget.get_visual_style(_HEADING))
        row = self._render_row(value, _beside_the_sign(width), highlighted)
        if not highlighted:
            return self._strip(_NO_SIGN + row, width, widget.visual_style)
        style = widget.get_visual_style(_CURSOR)
        if not widget.has_focus:
            return self._strip(_SIGN_BLURRED + row, width, style)
        # The row's own colours were chosen for another ground, so they give way to one that can be read.
        marked = (_SIGN_FOCUSED + row).stylize(Style(foreground=_readable(style)))
        return self._strip(marked, width, style)

    def _strip(self, line: Content, width: int, style: Style) -> Strip:
        """One line, cut to ``width``: without the wrapping and selecting that texts are drawn with."""
        if "\n" in line.plain:
            line = line.first_line
        if line.cell_length > width:
            line = line.truncate(width, ellipsis=True)
        segments = [Segment(text, look.rich_style) for text, look in line.render(style, end="")]
        return Strip(segments, line.cell_length).adjust_cell_length(width, style.rich_style)


def _beside_the_sign(width: int) -> int:
    """The cells left for a text; an owner's columns are spared a width of nothing."""
    return max(width - 1, 1)


def _readable(style: Style) -> Color | None:
    """The foreground of ``style``, corrected where a theme's own cannot be read on its background."""
    front, ground = style.foreground, style.background
    if front is None or ground is None or front.ansi is not None or ground.ansi is not None:
        return front
    return legible(ground + front, [ground])
