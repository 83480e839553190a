"""The applications that have gone quiet: one line each, and a word about them."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from afterword.domain.follow_up import FollowUp
from afterword.domain.insight.standing import last_contact
from afterword.interface.text import assemble, content, padded, widest
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import VirtualList

WORDS = (
    "No answer came for so long that it counts as one. That is common, and says little about you. "
    "Close what you are done with; the hour is better spent on a new application."
)


class QuietPane(VirtualList[FollowUp]):
    """Every application that has gone quiet without an interview, and the one that was opened."""

    HELP = (
        "`quiet.close` closes, `quiet.keep` keeps it and asks no more, `quiet.copy` copies a check-in, "
        "`quiet.done` says that you sent it."
    )
    BORDER_TITLE = "Gone quiet"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")
        self._view: View | None = None
        self._columns = (0, 0)
        """The cells that the longest names of companies and positions take."""

    def refill(self, view: View, key: str) -> None:
        """Shows those of ``view``; with an interview only that of ``key``."""
        self._view = view
        quiet = [f for f in view.plan.due if f in view.gone_quiet or (f.rule == "D6" and f.key == key)]
        self._columns = (
            widest(view.company_name(follow_up.company) for follow_up in quiet),
            widest(view.title(follow_up.application) for follow_up in quiet),
        )
        self.border_title = f"Gone quiet · {len(quiet)}"
        self.show(quiet, empty=view.said("That was the last one. `quiet.back` goes back."))

    def identify(self, value: FollowUp) -> str:
        """A follow-up is known by its key."""
        return value.key

    def render_row(self, value: FollowUp, width: int, highlighted: bool) -> Content:
        """One application in one line."""
        return _line(self._view, value, self._columns, width) if self._view else Content()


def quiet_lines(view: View, follow_ups: Sequence[FollowUp]) -> Iterator[Content]:
    """What it means, and which they are."""
    yield content(WORDS)
    yield Content()
    for follow_up in follow_ups:
        yield assemble(
            view.company_name(follow_up.company), (f" · {view.title(follow_up.application)}", "$text-muted")
        )


def _line(view: View, follow_up: FollowUp, columns: tuple[int, int], width: int) -> Content:
    story = view.plan.stories[follow_up.application or ""]
    spoken = last_contact(story)
    since = (
        f"last in touch {view.habit.day(spoken.astimezone(view.zone).date())}"
        if spoken
        else f"applied {view.habit.day(story.made_at.astimezone(view.zone).date())}"
    )
    room = max((width - 28) // 2, 10)
    return assemble(
        padded(view.company_name(follow_up.company), min(room, columns[0])),
        "  ",
        padded(view.title(follow_up.application), min(room, columns[1])),
        (f"  {since}", "$text-muted"),
    )
