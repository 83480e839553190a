"""The first pane: what to do now, in order, and after it what is coming."""

from collections.abc import Sequence

import msgspec
from textual.content import Content

from afterword.domain.follow_up import FollowUp, Status
from afterword.interface.panes.rows import SIGNS, Columns, follow_up_line, sign_of
from afterword.interface.text import assemble
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading, VirtualList


class GoneQuiet(msgspec.Struct, frozen=True):
    """The applications without an answer, as one row: each is the follow-up that offers to move on."""

    follow_ups: tuple[FollowUp, ...]


class FollowUpsPane(VirtualList[FollowUp | GoneQuiet]):
    """Overdue and due follow-ups; the first row is what to do next."""

    HELP = (
        "Follow-ups in the order in which to act on them. `record.copy` copies the message, "
        "`record.done` marks it done."
    )
    BORDER_TITLE = "Overdue follow-ups"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="Nothing is due. What is waiting is waiting for others.")
        self._view: View | None = None
        self._columns = Columns()

    def refill(self, view: View) -> None:
        """Shows the plan of ``view``; the cursor stays on its follow-up."""
        self._view = view
        self._columns = Columns.fitting(view, view.plan.open)
        due, coming = _due(view), view.plan.upcoming
        self.border_title = f"Overdue follow-ups · {_counted(due, _later_today(view))}"
        heading = [Heading("Coming")] if coming else []
        self.show([*due, *heading, *coming])

    def identify(self, value: FollowUp | GoneQuiet) -> str:
        """A follow-up is known by its key."""
        return value.key if isinstance(value, FollowUp) else "gone quiet"

    def render_row(self, value: FollowUp | GoneQuiet, width: int, highlighted: bool) -> Content:
        """One follow-up in one line."""
        if self._view is None:
            return Content()
        if isinstance(value, FollowUp):
            return follow_up_line(self._view, self._columns, value, width)
        sign, style = SIGNS[Status.DUE]
        return assemble(
            (f"{sign:<7}", style),
            f"{len(value.follow_ups)} have gone quiet",
            (self._view.said("  `list.open` goes through them"), "$text-muted"),
        )


def _due(view: View) -> list[FollowUp | GoneQuiet]:
    """What is due in order; several that have gone quiet stand together where the first of them is."""
    quiet = view.gone_quiet
    if len(quiet) < 2:
        return list(view.plan.due)
    keys = {follow_up.key for follow_up in quiet}
    rows: list[FollowUp | GoneQuiet] = []
    for follow_up in view.plan.due:
        if follow_up.key not in keys:
            rows.append(follow_up)
        elif follow_up is quiet[0]:
            rows.append(GoneQuiet(quiet))
    return rows


def _later_today(view: View) -> int:
    """How much is still to come before the person's day is over."""
    today = view.now.astimezone(view.zone).date()
    return sum(coming.due.astimezone(view.zone).date() <= today for coming in view.plan.upcoming)


def _counted(due: Sequence[FollowUp | GoneQuiet], later_today: int) -> str:
    """How much there is to do now, and before the day is over: ``1 late · 2 due · 1 later today``."""
    late = sum(isinstance(row, FollowUp) and sign_of(row) == SIGNS[Status.OVERDUE] for row in due)
    counts = [f"{late} late"] * bool(late) + [f"{len(due) - late} due"] * bool(len(due) - late)
    counts += [f"{later_today} later today"] * bool(later_today)
    return " · ".join(counts) or "none, you are up to date"
