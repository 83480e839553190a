"""The third pane: whose answer holds how much hope, and what would help (R-BASKET)."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Offset, Size
from textual.strip import Strip

from afterword.interface.bindings import bindings
from afterword.interface.text import content
from afterword.interface.today.drawing import (
    Columns,
    Part,
    posting_line,
    share_line,
    strip_line,
    strip_parts,
    thought_line,
)
from afterword.interface.today.value import Choice, Hope, Posting, Share, Thought, Today
from afterword.interface.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from afterword.domain.insight.basket import Nudge
    from afterword.interface.view import View

_DOES = {"new application": "logs a new application", "networking request": "logs whom you asked for advice"}
_PUTS_OFF = "puts it off for three business days"
_STRIP = 2
"""Lines of the strip: names, and how much."""


class ParallelPane(VirtualList[Hope]):
    """Every company's part of all hope, largest first: one strip, or a row for each where there are rows
    enough. Thoughts on it and postings that close soon stand above.
    """

    HELP = (
        "How your hopes are spread over companies. `list.open` on a thought does what it says, "
        "`record.snooze` puts it off for three business days."
    )
    KEEPS_CURSOR = False
    BINDINGS = bindings("hope")
    is_strip = True
    _above = 0
    """The rows above the strip; of no meaning without one."""
    _shares: Sequence[Share] = ()

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")
        self._today: Today | None = None
        self._columns = Columns()

    def refill(self, today: Today, columns: Columns) -> None:
        """Shows whose answer holds how much hope."""
        self._today, self._columns = today, columns
        self._shares = [hope for hope in today.hopes if isinstance(hope, Share)]
        above = [hope for hope in today.hopes if not isinstance(hope, Share)]
        self._above = len(above)
        self.show([*above, *self._shares] if self.is_strip else today.hopes, empty=today.empty[2])
        if self._has_strip:
            self.virtual_size = Size(1, self.lines_shown)

    def fold(self, *, is_strip: bool) -> None:
        """Has one strip for all, or a row for each."""
        if is_strip != self.is_strip:
            self.is_strip = is_strip
            if self._today:
                self.refill(self._today, self._columns)

    @property
    def _has_strip(self) -> bool:
        return self.is_strip and bool(self._shares)

    def identify(self, value: Hope) -> str:
        """A part is known by its company, a thought by its indicator, a posting by its application."""
        match value:
            case Thought():
                return value.indicator
            case Posting():
                return f"posting {value.application}"
            case Choice():
                return f"choice {value.application}"
        return f"company {value.company}"

    def render_row(self, value: Hope, width: int, highlighted: bool) -> Content:
        """A thought with its key, a posting that closes, or a company with its bar and stage."""
        if self._today is None:
            return Content()
        match value:
            case Thought() | Choice():
                return thought_line(value, width)
            case Posting():
                is_first = value == next(hope for hope in self._today.hopes if isinstance(hope, Posting))
                return posting_line(self._today, self._columns, value, width, first=is_first)
        largest = max(share.share for share in self._shares)
        return share_line(self._columns, value, width, largest)

    # The strip

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The strip has two lines, whatever it consists of."""
        return self.lines_shown if self._has_strip else super().get_content_height(container, viewport, width)

    @property
    def lines_shown(self) -> int:
        """How high it is."""
        return self._above + _STRIP if self._has_strip else max(len(self.rows), 1)

    def render_line(self, y: int) -> Strip:
        """One of the two lines of the strip, or a row above it."""
        if not self._has_strip or y < self._above:
            return super().render_line(y)
        return self._drawing.own(self._strip_line(y - self._above), max(self.size.width, 1))

    def _strip_line(self, row: int) -> Content:
        if row >= _STRIP:
            return Content()
        chosen = self.cursor - self._above if self.cursor is not None and self.has_focus else None
        plain = self.app.current_theme.ansi
        return Content(" ") + strip_line(self._parts(), row, chosen, plain=plain)

    def _parts(self) -> list[Part]:
        return strip_parts(self._shares, max(self.size.width - 2, 1))

    def watch_cursor(self, before: int | None, now: int | None) -> None:
        """Where it goes within the strip, both of its lines are drawn anew."""
        super().watch_cursor(before, now)
        if self._has_strip:
            self.refresh()

    def _reveal(self) -> None:
        if not self._has_strip:
            super()._reveal()

    def line_at(self, offset: Offset) -> int:
        """In the strip, the share under the pointer."""
        if not self._has_strip or offset.y < self._above:
            return super().line_at(offset)
        end = 1
        for part in self._parts():
            end += part.size
            if offset.x < end:
                return self._above + part.first
        return len(self.rows) - 1


def choice_lines(choice: Choice, view: "View") -> Iterator[Content]:
    """What can be done about several offers, and by when each is to be answered."""
    yield content(choice.sentence)
    yield Content()
    for each in view.offers:
        yield content(each.story.company.name, "bold $strong")
        yield content(f"  {view.offered(each)}")


def thought_lines(nudge: "Nudge", view: "View") -> Iterator[Content]:
    """A thought in full, and what can be done with it."""
    by_key = ((view.said("`list.open`"), _DOES[nudge.act]), (view.said("`record.snooze`"), _PUTS_OFF))
    longest = max(len(key) for key, _ in by_key)
    yield content(nudge.sentence)
    yield Content()
    for key, does in by_key:
        yield content(f"{key:<{longest}}  {does}", "$text-muted")
