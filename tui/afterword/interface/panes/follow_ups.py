"""The first pane: what to do until the day is over, in order, and after it what is coming."""

from textual.content import Content

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.planning.listing import Listed, counted, is_open
from afterword.interface.panes.rows import SIGN_WIDTH, SIGNS, ColumnWidths, follow_up_line
from afterword.interface.text import assemble, cut
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading, VirtualList

_BUNCH = {
    "quiet": "`list.open` lists, `record.dismiss` closes all",
    "nameless": "`list.open` lists, `record.dismiss` lets all go",
}


class FollowUpsPane(VirtualList[Listed]):
    """What is late, for today and for later today; the first row is what to do next. Then what is coming."""

    HELP = (
        "Follow-ups in the order in which to act on them. `record.copy` copies the message, "
        "`record.done` marks it done."
    )
    BORDER_TITLE = "Overdue follow-ups"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="Nothing is due. What is waiting is waiting for others.")
        self._view: View | None = None
        self._columns = ColumnWidths()

    def refill(self, view: View) -> None:
        """Shows the plan of ``view``; the cursor stays on its follow-up."""
        self._view = view
        now, coming = view.plan.listing
        self._columns = ColumnWidths.fitting(
            view, [row for row in (*now, *coming) if isinstance(row, FollowUp)]
        )
        counts = counted(now, view.plan.today) or "none, you are up to date"
        self.border_title = f"Overdue follow-ups · {counts}"
        heading = [Heading("Coming")] if coming else []
        self.show([*now, *heading, *coming])

    def identify(self, value: Listed) -> str:
        """A follow-up is known by its key, several in one row by why they wait."""
        return value.key if isinstance(value, FollowUp) else value.why

    def render_row(self, value: Listed, width: int, highlighted: bool) -> Content:
        """One follow-up in one line, or several for which any time is right."""
        if self._view is None:
            return Content()
        if isinstance(value, FollowUp):
            return follow_up_line(self._view, self._columns, value, width)
        sign, style = SIGNS[Status.DUE if is_open(value) else Status.UPCOMING]
        room = max(width - SIGN_WIDTH - len(value.sentence), 0)
        keys = cut(self._view.said(f"  {_BUNCH[value.why]}"), room)
        return assemble((f"{sign:<{SIGN_WIDTH}}", style), value.sentence, (keys, "$text-muted"))
