"""The first pane: what to do until the day is over, in order, and after it what is coming."""

from collections.abc import Iterator

from textual.content import Content

from afterword.interface.today.drawing import Columns, act_line, firsts
from afterword.interface.today.value import Act, Today
from afterword.interface.widgets.virtual_list import Heading, VirtualList


class FollowUpsPane(VirtualList[Act]):
    """What is late, for today and for later today; the first row is what to do next. Then what is coming."""

    HELP = (
        "Follow-ups in the order in which to act on them. `record.copy` copies the message, "
        "`record.done` marks it done."
    )
    KEEPS_CURSOR = False

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")
        self._today: Today | None = None
        self._columns = Columns()
        self._firsts: frozenset[str] = frozenset()

    def refill(self, today: Today, columns: Columns, height: int) -> None:
        """Shows what there is to do in so many rows; the cursor stays on its follow-up."""
        self._today, self._columns = today, columns
        self._firsts = firsts(today)
        self.show(self._spaced(today, height), empty=today.empty[0])

    def _spaced(self, today: Today, height: int) -> Iterator[Act | Heading]:
        """A blank line between the groups, where all rows can be seen all the same."""
        is_airy = len(today.acts) + len(self._firsts) - 1 <= height
        for number, act in enumerate(today.acts):
            if is_airy and number and act.key in self._firsts:
                yield Heading("")
            yield act

    def identify(self, value: Act) -> str:
        """A follow-up is known by its key, several in one row by why they wait."""
        return value.key

    def render_row(self, value: Act, width: int, highlighted: bool) -> Content:
        """One line."""
        if self._today is None:
            return Content()
        is_first = value.key in self._firsts
        return act_line(self._today, self._columns, value, width, first=is_first, chosen=highlighted)
