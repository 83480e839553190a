"""Beside or below the panes: why, when, and the words, for whatever is highlighted."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content

from afterword.domain.phrases import Habit
from afterword.interface.panes.parallel import choice_lines, thought_lines
from afterword.interface.text import assemble
from afterword.interface.today.drawing import head_lines, text_lines
from afterword.interface.today.value import Act, Choice, Hope, Posting, Process, Share, Sheet, Thought
from afterword.interface.widgets.words import Words

if TYPE_CHECKING:
    from afterword.domain.follow_up import FollowUp
    from afterword.domain.history.guard import Meter
    from afterword.domain.history.story import Story
    from afterword.interface.view import View
    from afterword.writing.draft import Draft

_LABEL_WIDTH = 10
_HEAD_PADDING = 6
_ANY_WIDTH = 10_000


class DetailsPane(VerticalScroll, can_focus=False):
    """The highlighted thing in full; what stands at its head has the ground of the chosen row."""

    BORDER_TITLE = "Details"

    def compose(self) -> Iterator[Words]:
        """The head and the text; both scroll with the pane."""
        yield Words(id="details-head")
        yield Words(id="details-text")

    def show(
        self,
        view: "View",
        value: Act | Process | Hope | None,
        draft_of: "Callable[[FollowUp], Draft | None]",
        unfolded: bool,
    ) -> None:
        """What is highlighted on Today; ``unfolded`` with all that is known of a follow-up."""
        from afterword.domain.follow_up import FollowUp
        from afterword.domain.planning.listing import Bunch

        match view.row(value.key) if isinstance(value, Act) else value:
            case FollowUp() as follow_up:
                from afterword.interface.today.sheet import sheet_of

                self.show_sheet(sheet_of(view, follow_up, draft_of(follow_up), unfolded=unfolded))
            case Bunch() as bunch:
                from afterword.interface.panes.bunch import bunch_lines

                self.show_lines(bunch_lines(view, bunch))
            case Process(application=app) | Share(application=app) | Posting(application=app):
                self.show_story(view, view.plan.stories[app])
            case Choice() as choice:
                self.show_lines(choice_lines(choice, view))
            case Thought(indicator=indicator):
                self.show_lines(thought_lines(view.nudge(indicator), view))
            case _:
                self.show_lines(())

    def show_sheet(self, sheet: Sheet) -> None:
        """A follow-up, with its words."""
        width = self.scrollable_content_region.width - _HEAD_PADDING
        # Before it is laid out it has no width; its lines are then broken where they are drawn.
        self.show_lines(text_lines(sheet), head=head_lines(sheet, width if width > 0 else _ANY_WIDTH))

    def show_story(self, view: "View", story: "Story") -> None:
        """An application: what it is, its people, and what comes next."""
        # Loaded with the first application that is looked at.
        from afterword.interface.panes.stories import headline, story_lines

        self.show_lines(story_lines(view, story), head=headline(view, story))

    def show_lines(self, lines: Iterable[Content], head: Iterable[Content] = ()) -> None:
        """Whatever else is highlighted, line by line."""
        above = list(head)
        top = self.query_one("#details-head", Words)
        top.display = bool(above)
        top.update(Content("\n").join(above))
        self.query_one("#details-text", Words).update(Content("\n").join(lines))
        self.scroll_home(animate=False)


def labelled(label: str) -> tuple[str, str]:
    """A word before what it is about, as wide as all of them."""
    return (f"{label:<{_LABEL_WIDTH}}", "$text-muted")


def meter_line(used: "Meter", fine: str) -> Content:
    """How much of the allowance at a company is used, and from when on it is ``fine``."""
    return assemble(
        labelled("asked"),
        f"{used.counted} of {used.limit} times in ten business days · "
        f"{used.unanswered} of {used.most_unanswered} unanswered · {fine}",
    )


def when_fine(used: "Meter", habit: Habit) -> str:
    """From when on they may be asked, if at all."""
    if not used.is_welcome:
        return "they come to you"
    return f"fine from {habit.day(used.next_free)}" if used.next_free else "fine today"
