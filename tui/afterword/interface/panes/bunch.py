"""What one row of Today stands for: one line an application, and a word about them (L16)."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from afterword.domain.follow_up import FollowUp
from afterword.domain.insight.standing import last_contact
from afterword.domain.planning.listing import Bunch
from afterword.interface.text import assemble, content, padded, widest
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import VirtualList

QUIET = (
    "No answer came for so long that it counts as one. That is common, and says little about you. "
    "Close what you are done with; the hour is better spent on a new application."
)

NAMELESS = (
    "Nobody is named here, and there is no hurry: most applications are read without any message. Where you "
    "find a person, one short question is worth it; let the others go."
)


class BunchPane(VirtualList[FollowUp]):
    """One line for each of several applications."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")
        self._view: View | None = None
        self._columns = (0, 0)
        """The cells that the longest names of companies and positions take."""

    def fill(self, view: View, follow_ups: Sequence[FollowUp], back: str) -> None:
        """Shows these, and how many; the last one gone, how one goes ``back``."""
        self._view = view
        self._columns = (
            widest(view.company_name(follow_up.company) for follow_up in follow_ups),
            widest(view.title(follow_up.application) for follow_up in follow_ups),
        )
        self.border_title = f"{self.BORDER_TITLE} · {len(follow_ups)}"
        self.show(list(follow_ups), empty=view.said(f"That was the last one. `{back}` goes back."))

    def identify(self, value: FollowUp) -> str:
        """A follow-up is known by its key."""
        return value.key

    def render_row(self, value: FollowUp, width: int, highlighted: bool) -> Content:
        """One application in one line."""
        return _line(self._view, value, self._columns, width) if self._view else Content()


def bunch_lines(view: View, bunch: Bunch) -> Iterator[Content]:
    """What it means, and which they are."""
    yield content(QUIET if bunch.why == "quiet" else NAMELESS)
    yield Content()
    for follow_up in bunch.follow_ups:
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
