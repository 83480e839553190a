"""How follow-ups, interviews and applications read in one line."""

from collections.abc import Sequence

import msgspec
from textual.content import Content

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.story import Story
from afterword.domain.insight.standing import days_until_closing, stage_text, standing_of
from afterword.domain.planning.ordering import Turn
from afterword.interface.text import assemble, content, cut, padded, pill, widest
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


def what_of(follow_up: FollowUp) -> str:
    """What a row asks for."""
    return "close or keep" if follow_up.kind == "move_on" else follow_up.what


SIGN_WIDTH = 7
_GAP = 2
_LEAST = 8
_LEAST_WHO = 11
_LEAST_WHAT = 14
_COMPANY = 8
"""Cells in which most companies can be told from each other."""


class ColumnWidths(msgspec.Struct, frozen=True):
    """Widths in cells of who, what, when and the company: as wide as their longest entry."""

    who: int = 0
    what: int = 0
    when: int = 0
    company: int = 0

    @classmethod
    def fitting(cls, view: View, follow_ups: Sequence[FollowUp]) -> "ColumnWidths":
        """The widths these follow-ups need."""
        return cls(
            who=widest(view.who(f) for f in follow_ups),
            what=widest(map(what_of, follow_ups)),
            when=widest(due_text(view, f) for f in follow_ups),
            company=widest(view.company_name(company) for company in {f.company for f in follow_ups}),
        )


def due_text(view: View, follow_up: FollowUp) -> str:
    """When a follow-up is due, on the person's own clock."""
    return view.habit.near(follow_up.due, view.now, view.zone)


def follow_up_line(view: View, columns: ColumnWidths, follow_up: FollowUp, width: int) -> Content:
    """Sign, who, what and when; the company and the position take what is left.

    Where it is narrow, the longest names are cut before the company is: without it rows would look alike.
    """
    sign, style = sign_of(view, follow_up)
    room = width - SIGN_WIDTH - columns.when - 3 * _GAP
    company = min(columns.company, _COMPANY)
    who = min(columns.who, max(room - columns.what - company, _LEAST_WHO))
    what = min(columns.what, max(room - who - company, _LEAST_WHAT), max(room - who - _LEAST, _LEAST))
    rest = room - who - what
    gap = " " * _GAP
    about = view.company_name(follow_up.company)
    # A dot and two letters of a position say nothing.
    if rest >= widest([about]) + _LEAST:
        about += f" · {view.title(follow_up.application)}"
    return assemble(
        (f"{sign:<{SIGN_WIDTH}}", style),
        padded(view.who(follow_up), who) + gap,
        padded(what_of(follow_up), what) + gap,
        padded(due_text(view, follow_up), columns.when),
        (gap + cut(about, rest) if rest > _LEAST // 2 else "", "$text-muted"),
    )


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
