"""Beside or below the panes: why, when, and the words, for whatever is highlighted."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.guard import Meter, meter
from afterword.domain.history.story import Story
from afterword.domain.phrases import Habit, zone_text
from afterword.interface.panes.rows import sign_of, what_of
from afterword.interface.panes.stories import story_lines
from afterword.interface.text import assemble, content
from afterword.interface.view import View

if TYPE_CHECKING:
    from afterword.writing.draft import Draft

_LABEL_WIDTH = 10


class DetailsPane(VerticalScroll, can_focus=False):
    """The highlighted thing in full."""

    BORDER_TITLE = "Details"

    def compose(self) -> Iterator[Static]:
        """One text; it scrolls with the pane."""
        yield Static(id="details-text")

    def show_follow_up(self, view: View, follow_up: FollowUp, draft: "Draft | None") -> None:
        """Why this follow-up, its dates on both clocks, and the draft."""
        lines = list(follow_up_lines(view, follow_up))
        if draft:
            lines += draft_lines(draft, view.said("`today.supply`"))
        self.show_lines(lines)

    def show_story(self, view: View, story: Story) -> None:
        """An application: what it is, its people, and what comes next."""
        self.show_lines(story_lines(view, story))

    def show_lines(self, lines: Iterable[Content]) -> None:
        """Whatever else is highlighted, line by line."""
        self.query_one("#details-text", Static).update(Content("\n").join(lines))
        self.scroll_home(animate=False)


def follow_up_lines(view: View, follow_up: FollowUp, *, on_page: bool = False) -> Iterator[Content]:
    """What a follow-up is, why, and when, with the recipient's clock beside one's own.

    On the page of its application, that and the meter are said already.
    """
    ended = (f"– {follow_up.status.value}", "$text-muted")
    sign, style = sign_of(view, follow_up) if follow_up.status.is_open else ended
    to = f" to {view.who(follow_up)}" if follow_up.contact else ""
    yield assemble((f"{sign}  ", style), (f"{what_of(follow_up)}{to}", "bold"))
    if not on_page:
        yield content(
            f"{view.company_name(follow_up.company)} · {view.title(follow_up.application)}", "$text-muted"
        )
        yield Content()
    yield content(follow_up.reason)
    if follow_up.kind == "move_on" and follow_up.status.is_open:
        yield content(view.said("`list.open` asks: close it, keep it, or write once more."), "$text-muted")
    if not on_page:
        yield Content()
    theirs = ZoneInfo(follow_up.zone)
    moments = (
        ("opens", follow_up.opens),
        ("due", follow_up.due),
        ("late from", follow_up.overdue),
        ("lapses", follow_up.expires),
    )
    for label, instant in moments:
        if instant is None:
            continue
        here, there = instant.astimezone(view.zone), instant.astimezone(theirs)
        yield assemble(labelled(label), view.habit.moment(instant, view.zone))
        if there.replace(tzinfo=None) != here.replace(tzinfo=None):
            is_same_day = there.date() == here.date()
            clock = view.habit.clock(there) if is_same_day else view.habit.moment(instant, theirs)
            yield assemble(labelled(""), (f"{clock} in {zone_text(follow_up.zone)}", "$text-muted"))
    yield from _guard_lines(view, follow_up, on_page=on_page)


def labelled(label: str) -> tuple[str, str]:
    """A word before what it is about, as wide as all of them."""
    return (f"{label:<{_LABEL_WIDTH}}", "$text-muted")


def meter_line(used: Meter, habit: Habit) -> Content:
    """How much of the allowance at a company is used, and the next free day."""
    return assemble(
        labelled("asked"),
        f"{used.counted} of {used.limit} times in ten business days · "
        f"{used.unanswered} of {used.most_unanswered} unanswered · {when_fine(used, habit)}",
    )


def when_fine(used: Meter, habit: Habit) -> str:
    """From when on they may be asked, if at all."""
    if not used.is_welcome:
        return "they come to you"
    return f"fine from {habit.day(used.next_free)}" if used.next_free else "fine today"


def _guard_lines(view: View, follow_up: FollowUp, *, on_page: bool) -> Iterator[Content]:
    """The guard's meter for whom it goes to, and whether a contact is fine now."""
    story = view.plan.stories.get(follow_up.application or "")
    if story is None or follow_up.medium == "internal":
        return
    recipient = story.recipient(follow_up.contact)
    used = meter(story, recipient, view.now)
    if not on_page or recipient.company.id != story.company.id:
        yield meter_line(used, view.habit)
    if follow_up.held_by and follow_up.status is Status.UPCOMING:
        return
    if used.unanswered == 2:
        yield content("Two messages without an answer: expect nothing, and apply elsewhere today.", "$due")
    elif used.is_welcome and follow_up.status in (Status.DUE, Status.OVERDUE):
        yield content("Well within good manners: following up now is fine.", "$done")


def draft_lines(draft: "Draft", supplied_by: str) -> Iterator[Content]:
    """What is missing, with the key it is ``supplied_by``, and the words."""
    yield Content()
    for blank in draft.missing:
        yield assemble(("□ ", "$due"), blank.sentence)
    if draft.missing:
        yield content(f"{supplied_by} fills it in.", "$text-muted")
    if draft.subject:
        yield assemble(("Subject   ", "$text-muted"), draft.subject)
    yield content(draft.body, "$text-muted", one_line=False)
