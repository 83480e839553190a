"""The timeline of an application: what is coming, what was missed, and what happened, newest first."""

from datetime import datetime

from textual.content import Content

from afterword.domain.facts import Fact
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.phrases import moment_text
from afterword.domain.telling import told
from afterword.interface.panes.rows import SIGNS
from afterword.interface.text import assemble, cut
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading, VirtualList

_ENDED = {
    Status.EXPIRED: "missed",
    Status.DISMISSED: "let go",
    Status.CANCELLED: "void",
    Status.SATISFIED: "done",
}
_WHEN_WIDTH = 18


class TimelinePane(VirtualList[FollowUp | Fact]):
    """Coming follow-ups, facts, and follow-ups that ended, in one list."""

    HELP = "`e` corrects the highlighted fact, `d` deletes it; `enter` opens a follow-up's message."
    BORDER_TITLE = "Timeline"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="Nothing has been recorded yet.")
        self._view: View | None = None

    def refill(self, view: View, application: str) -> None:
        """Shows one application of ``view``."""
        self._view = view
        story = view.plan.stories[application]
        coming = list(view.plan.of_application(application))
        unmade = [f for f in view.plan.history(application) if f.status in (Status.EXPIRED, Status.DISMISSED)]
        past: list[FollowUp | Fact] = [*story.facts, *unmade]
        past.sort(key=_when, reverse=True)
        rows: list[FollowUp | Fact | Heading] = []
        if coming:
            rows += [Heading("Coming"), *coming]
        if past:
            rows += [Heading("What happened"), *past]
        self.show(rows)

    def identify(self, value: FollowUp | Fact) -> str:
        """A follow-up by key and opening, a fact by its id."""
        return f"{value.key}@{value.opens}" if isinstance(value, FollowUp) else value.id

    def render_row(self, value: FollowUp | Fact, width: int, highlighted: bool) -> Content:
        """One line."""
        view = self._view
        if view is None:
            return Content()
        if isinstance(value, FollowUp):
            return _follow_up_row(view, value, width)
        when = moment_text(value.at, view.zone)
        return assemble(
            (f"{when:<{_WHEN_WIDTH}}", "$text-muted"), cut(told(view.search, value), width - _WHEN_WIDTH)
        )


def _follow_up_row(view: View, follow_up: FollowUp, width: int) -> Content:
    to = f" to {view.who(follow_up)}" if follow_up.contact else ""
    when = f"{moment_text(follow_up.due, view.zone):<{_WHEN_WIDTH}}"
    if follow_up.status.is_open:
        sign, style = SIGNS[follow_up.status]
    else:
        sign, style = f"– {_ENDED[follow_up.status]}", "$text-muted"
    return assemble((when, "$text-muted"), (f"{sign:<9}", style), cut(f"{follow_up.what}{to}", width - 28))


def _when(entry: FollowUp | Fact) -> datetime:
    return entry.due if isinstance(entry, FollowUp) else entry.at
