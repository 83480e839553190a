"""The first pane: what to do now, in order, and after it what is coming."""

from textual.content import Content

from afterword.domain.follow_up import FollowUp
from afterword.interface.panes.rows import Columns, due_counts, follow_up_line
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading, VirtualList


class FollowUpsPane(VirtualList[FollowUp]):
    """Overdue and due follow-ups; the first row is what to do next."""

    HELP = "Follow-ups in the order in which to act on them. `y` copies the message, `space` marks it done."
    BORDER_TITLE = "Overdue follow-ups"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="Nothing is due. What is waiting is waiting for others.")
        self._view: View | None = None
        self._columns = Columns(0, 0, 0)

    def refill(self, view: View) -> None:
        """Shows the plan of ``view``; the cursor stays on its follow-up."""
        self._view = view
        self._columns = Columns.fitting(view, view.plan.open)
        due, coming = view.plan.due, view.plan.upcoming
        self.border_title = f"Overdue follow-ups · {due_counts(view)}"
        heading = [Heading("Coming")] if coming else []
        self.show([*due, *heading, *coming])

    def identify(self, value: FollowUp) -> str:
        """A follow-up is known by its key."""
        return value.key

    def render_row(self, value: FollowUp, width: int, highlighted: bool) -> Content:
        """One follow-up in one line."""
        return follow_up_line(self._view, self._columns, value, width) if self._view else Content()
