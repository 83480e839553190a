"""A list that formats only what is seen: the same cost for ten rows and for ten thousand."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from afterword.interface.bindings import bindings
from afterword.interface.text import assemble, content, wrapped
from afterword.interface.widgets.lines import Heading, Lines

__all__ = ["LIST_BINDINGS", "Heading", "VirtualList"]

Row = TypeVar("Row")

LIST_BINDINGS: Final = tuple(bindings("list"))
"""The keys of every list, as the registry has them."""

_CURSOR: Final = "$block-cursor-foreground on $block-cursor-background"
_CURSOR_ELSEWHERE: Final = "$block-cursor-blurred-foreground on $block-cursor-blurred-background"
_HEADING: Final = "bold $text-muted"
_EMPTY: Final = "$text-muted"
"""The looks of its parts. As rules of the style sheet each would be a node more to style, in every list."""

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
}
"""
"""The look of a list where no screen says otherwise."""

_NO_SIGN: Final = Content(" ")
_SIGN_FOCUSED: Final = "▌"
_SIGN_BLURRED: Final = "▏"
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

    def own(self, line: Content, width: int) -> Strip:
        """A line of the owner's making, which is no row."""
        return self._strip(line, width, self._widget.visual_style)

    def blank(self, width: int) -> Strip:
        """What stands below the last line."""
        return Strip.blank(width, self._widget.rich_style)

    def empty_text(self, text: str | Content, width: int) -> Sequence[Content]:
        """The lines of the text that stands in a list without rows."""
        shown = text if isinstance(text, Content) else content(text, one_line=False)
        return wrapped(shown, _beside_the_sign(width))

    def empty_line(self, text: str | Content, y: int, width: int) -> Strip:
        """The line at ``y`` of a list without rows."""
        lines = self.empty_text(text, width)
        if y >= len(lines):
            return self.blank(width)
        return self.own(_NO_SIGN + lines[y].stylize_before(_EMPTY), width)

    def _drawn(self, value: Row | Heading, width: int, highlighted: bool) -> Strip:
        widget = self._widget
        if isinstance(value, Heading):
            return self.own(_NO_SIGN + content(value.text, _HEADING), width)
        row = self._render_row(value, _beside_the_sign(width), highlighted)
        if not highlighted:
            return self.own(_NO_SIGN + row, width)
        if not widget.has_focus:
            style = widget.visual_style + Style.parse(_CURSOR_ELSEWHERE)
            return self._strip(assemble(_SIGN_BLURRED, row), width, style)
        style = widget.visual_style + Style.parse(_CURSOR)
        line = assemble((_SIGN_FOCUSED, "$accent"), row)
        if widget.app.current_theme.ansi:
            # Without colours of our own a word in colour would be a block of it.
            style += Style(reverse=True)
            line = line.stylize(Style(foreground=style.foreground))
        return self._strip(line, width, style)

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


class VirtualList(ScrollView, Generic[Row], can_focus=True, inherit_bindings=False):
    """Rows out of domain values, with a cursor that stays on its value when the rows change.

    The owner gives ``identify`` (a value's id, unique in the list) and ``render_row`` (one line for a
    value, a width in cells and whether it is highlighted), or a subclass overrides the methods of
    those names. ``render_row`` is called for visible rows only. The first cell of a line belongs to
    the cursor's sign, which marks the row where colours do not.
    """

    ALLOW_SELECT = False
    BINDING_GROUP_TITLE = "List"
    BINDINGS: ClassVar[list[BindingType]] = [*LIST_BINDINGS]
    DEFAULT_CSS = STYLE_SHEET
    KEEPS_CURSOR: ClassVar[bool] = True
    """Whether the cursor is seen while another widget has the focus."""

    cursor: reactive[int | None] = reactive(None, repaint=False, init=False)
    """The line of the cursor, counted over rows and headings; None when there is no row."""

    @dataclass(repr=False, eq=False)
    class About(Message):
        """What the messages of the list have in common: which list, and the value it is about."""

        virtual_list: "VirtualList[Any]"
        value: Any

        @property
        def control(self) -> "VirtualList[Any]":
            """The list, for ``@on(..., "#id")``."""
            return self.virtual_list

    class Highlighted(About):
        """The cursor's value changed, by a move or by new rows; ``value`` is None without rows."""

    class Opened(About):
        """The person asked to see ``value``: enter, or a second click on its row."""

    def __init__(
        self,
        rows: Iterable[Row | Heading] = (),
        *,
        identify: Callable[[Row], str] | None = None,
        render_row: Callable[[Row, int, bool], Content] | None = None,
        empty: str | Content = "Nothing here yet.",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's word in every widget
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        # Rows hold no links; looking for them would cost a fifth of the time a row takes.
        self.auto_links = False
        self._identified_by = identify
        self._rendered_by = render_row
        self._lines: Lines[Row] = Lines((), self.identify)
        self._empty = empty
        self._announced: Row | None = None
        self._clicked: int | None = None
        self._drawing: Drawing[Row] = Drawing(self, self.identify, self.render_row)
        self.show(rows)

    # What the owner says about its values

    def identify(self, value: Row) -> str:
        """The id by which the cursor finds ``value`` again among new rows."""
        if self._identified_by is None:
            raise NotImplementedError("give the list identify=, or override it")
        return self._identified_by(value)

    def render_row(self, value: Row, width: int, highlighted: bool) -> Content:
        """One line for ``value``; what is wider than ``width`` is cut. Called for visible rows only."""
        if self._rendered_by is None:
            raise NotImplementedError("give the list render_row=, or override it")
        return self._rendered_by(value, width, highlighted)

    # What the owner asks and does

    @property
    def rows(self) -> Sequence[Row | Heading]:
        """The rows and headings shown."""
        return self._lines.values

    @rows.setter
    def rows(self, rows: Iterable[Row | Heading]) -> None:
        self.show(rows)

    @property
    def highlighted(self) -> Row | None:
        """The value under the cursor, or None when there are no rows."""
        return self._lines.row_at(self.cursor)

    def show(
        self,
        rows: Iterable[Row | Heading],
        *,
        empty: str | Content | None = None,
        filtered: bool = False,
    ) -> None:
        """Replace the rows; the cursor stays on its value, else at its place, else on the first row.

        ``empty`` is what stands there when there are no rows: say with which key to get some. ``filtered``
        says that only others of the same values are shown, so that what was drawn of them holds.
        """
        before, place = self.highlighted, self.cursor
        in_view = place is None or self._is_in_view(place)
        self._lines = Lines(tuple(rows), self.identify)
        if empty is not None:
            self._empty = empty
        self._clicked = None
        if not filtered:
            self._drawing.forget()
        self.virtual_size = Size(1, len(self._lines))
        self.set_reactive(VirtualList.cursor, self._lines.place_of(before, place))
        # Who has scrolled away from the cursor to read is left there.
        if in_view:
            self._reveal()
        self.refresh()
        self._announce()

    def move_to(self, row_id: str) -> bool:
        """Put the cursor on the value with this id; False when no row has it."""
        line = self._lines.line_of(row_id)
        if line is None:
            return False
        self._move_cursor(line)
        return True

    def redraw(self) -> None:
        """Format the visible rows anew, for owners whose rows speak of the time."""
        self._drawing.forget()
        self.refresh()

    # Moving

    def _move_cursor(self, line: int | None) -> None:
        if line is not None:
            self._clicked = None
            self.cursor = line

    def watch_cursor(self, before: int | None, now: int | None) -> None:
        """Repaint the two lines concerned and tell the owner."""
        for line in (before, now):
            if line is not None:
                self.refresh_line(line)
        self._reveal()
        self._announce()

    def _announce(self) -> None:
        value = self.highlighted
        # Before it is mounted nobody can hear; on_mount says it.
        if not self.is_attached or value == self._announced:
            return
        self._announced = value
        self.post_message(self.Highlighted(self, value))

    def _is_in_view(self, line: int) -> bool:
        top = self.scroll_offset.y
        return top <= line < top + self.scrollable_content_region.height

    def _reveal(self) -> None:
        """Scroll just as far as shows the cursor, with the headings around it that belong to it."""
        height = self.scrollable_content_region.height
        if self.cursor is None or height < 1:
            return
        top = self._lines.top_with_headings(self.cursor, height)
        bottom = self._lines.bottom_with_headings(self.cursor, height)
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif bottom >= self.scroll_offset.y + height:
            self.scroll_to(y=bottom - height + 1, animate=False, force=True)

    def action_move(self, rows: int) -> None:
        """Move by one row, down (1) or up (-1)."""
        if self.cursor is not None:
            self._move_cursor(self._lines.nearest(self.cursor + rows, rows))

    def action_first(self) -> None:
        """Go to the first row."""
        self._move_cursor(self._lines.nearest(0, 1))

    def action_last(self) -> None:
        """Go to the last row."""
        self._move_cursor(self._lines.nearest(len(self._lines) - 1, -1))

    def action_page(self, pages: float) -> None:
        """Move by what is seen at once, less the row that stays in view, or a part of it."""
        if self.cursor is None:
            return
        rows, direction = int(pages * (self.scrollable_content_region.height - 1)), 1 if pages > 0 else -1
        self._move_cursor(self._lines.nearest(self.cursor + (rows or direction), direction))

    def action_open(self) -> None:
        """Open the highlighted row."""
        value = self.highlighted
        if value is not None:
            self.post_message(self.Opened(self, value))

    # Events

    def on_mount(self) -> None:
        """Tell the owner what stands under the cursor at the start."""
        self._announce()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._reveal()

    def on_blur(self) -> None:
        """A click after coming back only highlights."""
        self._clicked = None

    def on_click(self, event: events.Click) -> None:
        """Highlight the clicked row, or open it when the click before was on it too."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = self.line_at(offset)
        if self._lines.row_at(line) is None:
            return
        event.stop()
        again = self._clicked == line
        self._move_cursor(line)
        if again:
            self.action_open()
        else:
            self._clicked = line

    def line_at(self, offset: Offset) -> int:
        """The line under the pointer."""
        return offset.y + self.scroll_offset.y

    def notify_style_update(self) -> None:
        """Styles or the theme changed: what was formatted has the old colours."""
        super().notify_style_update()
        self._drawing.forget()

    # Rendering

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are rows, or as the text for an empty list takes."""
        return len(self._lines) or len(self._drawing.empty_text(self._empty, width))

    def render_line(self, y: int) -> Strip:
        """The line at ``y`` of the visible part."""
        width = self.scrollable_content_region.width
        if width < 1:
            return Strip.blank(0)
        if not self._lines:
            return self._drawing.empty_line(self._empty, y, width)
        line = y + self.scroll_offset.y
        if line >= len(self._lines):
            return self._drawing.blank(width)
        highlighted = line == self.cursor and (self.has_focus or self.KEEPS_CURSOR)
        return self._drawing.line(self._lines.values[line], width, highlighted=highlighted)
