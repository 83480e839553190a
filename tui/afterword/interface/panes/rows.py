"""How follow-ups, interviews and applications read in one line."""

from textual.content import Content

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.story import Story
from afterword.domain.insight.standing import days_until_closing, stage_text, standing_of
from afterword.domain.planning.ordering import Turn
from afterword.interface.text import assemble, content, cut, pill
from afterword.interface.view import View

SIGNS: dict[Status, tuple[str, str]] = {
    Status.OVERDUE: ("▲ late", "bold $late"),
    Status.DUE: ("● due", "$due"),
    Status.UPCOMING: ("○ soon", "$text-muted"),
}
"""Sign and word for what is open; colour only repeats them."""


def sign_of(view: View, follow_up: FollowUp) -> tuple[str, str]:
    """Its sign and colour; what has gone quiet is never late, since nobody waits for it."""
    if follow_up.kind == "move_on":
        return SIGNS[Status.DUE]
    is_coming = view.plan.today.turn(follow_up) is Turn.COMING
    return SIGNS[Status.UPCOMING if is_coming else follow_up.status]


def closing_text(view: View, story: Story) -> str:
    """Until when one can apply for a saved posting: ``closes Fri 1 May``; empty where no day is known."""
    closes, left = story.application.closes, days_until_closing(story)
    if closes is None or left is None:
        return ""
    near = {0: "today", 1: "tomorrow"}.get(left, view.habit.brief_day(closes))
    return f"{'closed' if left < 0 else 'closes'} {near}"


def stage_pill(words: str, width: int, *, runs: bool) -> Content:
    """A stage in a column of ``width`` cells: as a pill while the application ``runs``, else quiet."""
    shown = cut(words, width - 2)
    rest = " " * (width - 2 - Content(shown).cell_length)
    return assemble(pill(shown) if runs else content(f" {shown} ", "$text-muted"), rest)


def story_pill(story: Story, width: int = 0) -> Content:
    """Where an application stands; only what runs is a pill."""
    words = stage_text(story)
    return stage_pill(words, width or len(words) + 2, runs=standing_of(story) == "live")
