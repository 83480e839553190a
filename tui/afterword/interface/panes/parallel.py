"""The third pane: how well the search is spread over companies, and what would help (R-BASKET)."""

from collections import Counter
from collections.abc import Iterator

import msgspec
from textual.content import Content

from afterword.domain.insight.balance import days_to_go
from afterword.domain.insight.basket import Basket, Nudge, Share
from afterword.domain.insight.standing import STAGES, days_until_closing
from afterword.domain.phrases import count_text
from afterword.domain.rules.silence import stage_of
from afterword.interface.panes.rows import closing_text, stage_pill
from afterword.interface.text import assemble, content, cut, padded, widest
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading, VirtualList

_GREEN, _AMBER = 75, 50
_WORDS = {"green": "well spread", "amber": "could be spread wider", "red": "thinly spread"}
_STATES = {"green": "done", "amber": "due", "red": "late"}
_BAR = "━"
_GAUGE_WIDTH = 10
_BAR_WIDTH = 16
_STAGE_WIDTH = 21
_CLOSING_WIDTH = 18
_SOON = 7
"""Days before it closes from which on a saved posting stands above the companies."""

_LATER = 3
"""So many postings that close later stand below the companies; Applications shows them all."""

_DOES = {"new application": "logs a new application", "networking request": "logs whom you asked for advice"}
_COMMANDS = {"new application": "capture.applied", "networking request": "record.log"}
_PUTS_OFF = "puts it off for three business days"


class Posting(msgspec.Struct, frozen=True):
    """A saved posting for which one can still apply until a day that is known."""

    application: str


class ParallelPane(VirtualList[Share | Nudge | Posting]):
    """Every company's part of all hope, largest first; above them at most two thoughts on it.

    Saved postings stand above the companies once they close within a week, else below them.
    """

    HELP = (
        "How your hopes are spread over companies. `list.open` on a thought does what it says, "
        "`record.snooze` puts it off for three business days."
    )
    BORDER_TITLE = "Parallel applications"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")
        self._view: View | None = None
        self._company_width = 0
        self._largest = 1.0
        """The largest share: its bar is as long as there is room."""

    def refill(self, view: View) -> None:
        """Shows the basket of ``view``."""
        self._view, found = view, view.basket
        self._company_width = widest(view.company_name(share.company) for share in found.companies)
        self._largest = max((share.share for share in found.companies), default=1.0)
        self.border_title = title(found, days_to_go(view.plan))
        soon, later = _postings(view)
        if not found.live:
            nothing = view.said("No live application. `capture.applied` adds one.")
            self.show([*soon, *later], empty=nothing)
            return
        stages = Counter(stage_of(story) for story in view.plan.survey.live)
        funnel = ", ".join(f"{stages[stage]} {word}" for stage, word in STAGES.items() if stages[stage])  # type: ignore[index]
        self.show([
            Heading(_counts(found)),
            *found.nudges,
            *soon,
            *found.companies,
            *later,
            Heading(funnel),
            *_pace(found, view.plan.cadence.basket.new),
            *(_without_the_first(view, found) if view.plan.cadence.basket.companies > 1 else ()),
        ])  # fmt: skip

    def identify(self, value: Share | Nudge | Posting) -> str:
        """A part is known by its company, a thought by its indicator, a posting by its application."""
        match value:
            case Nudge():
                return value.indicator
            case Posting():
                return f"posting {value.application}"
        return f"company {value.company}"

    def render_row(self, value: Share | Nudge | Posting, width: int, highlighted: bool) -> Content:
        """A thought with its key, a posting that closes, or a company with its bar, stage and wait."""
        if self._view is None:
            return Content()
        if isinstance(value, Posting):
            story = self._view.plan.stories[value.application]
            closing = padded(closing_text(self._view, story), _CLOSING_WIDTH)
            about = f"{story.company.name} · {story.application.title}"
            return assemble(("◇ ", "$due"), (f"{closing}  ", "$due"), cut(about, width - _CLOSING_WIDTH - 4))
        if isinstance(value, Nudge):
            key = self._view.said(f"  `{_COMMANDS[value.act]}`")
            return assemble(("→ ", "$accent"), cut(value.sentence, width - 2 - len(key)), (key, "$accent"))
        company = min(self._company_width, max(width // 3, 8))
        longest = min(_BAR_WIDTH, max(width // 6, 4))
        length = max(round(longest * value.share / self._largest), 1)
        several = f" ×{value.applications}" if value.applications > 1 else ""
        stage = f"{STAGES[value.stage]}{several}"
        until = (
            f"until {self._view.habit.near(value.waiting_until, self._view.now, self._view.zone)}"
            if value.waiting_until
            else ""
        )
        rest = width - longest - company - _STAGE_WIDTH - 11
        return assemble(
            (f"{_BAR * length:<{longest}} ", "$accent"),
            f"{round(100 * value.share):>3} %  ",
            padded(self._view.company_name(value.company), company) + "  ",
            stage_pill(stage, _STAGE_WIDTH, runs=True),
            " ",
            (cut(until, rest) if rest >= len(until) else "", "$text-muted"),
        )


def _postings(view: View) -> tuple[list[Posting], list[Posting]]:
    """The saved postings that close within a week, and the first of those that close later."""
    # Few have a day, and a story of each of the others would take its time.
    dated = [app for app, application in view.search.applications.items() if application.closes]
    days = {app: days_until_closing(view.plan.stories[app]) for app in dated}
    still_open = sorted((left, app) for app, left in days.items() if left is not None and left >= 0)
    soon = [Posting(app) for left, app in still_open if left <= _SOON]
    later = [Posting(app) for left, app in still_open if left > _SOON]
    return soon, later[:_LATER]


def nudge_lines(nudge: Nudge, view: View) -> Iterator[Content]:
    """A thought in full, and what can be done with it."""
    by_key = ((view.said("`list.open`"), _DOES[nudge.act]), (view.said("`record.snooze`"), _PUTS_OFF))
    widest = max(len(key) for key, _ in by_key)
    yield content(nudge.sentence)
    yield Content()
    for key, does in by_key:
        yield content(f"{key:<{widest}}  {does}", "$text-muted")


def title(found: Basket, days_left: int | None) -> Content:
    """The gauge as a bar, a figure and a word; no judgement in the first ten business days."""
    if not found.live:
        return Content("Parallel applications")
    if days_left:
        return Content(f"Parallel applications · getting started, {count_text(days_left, 'day')} to go")
    colour = _colour(found)
    full = round(_GAUGE_WIDTH * found.basket / 100)
    return Content.assemble(
        "Parallel applications ",
        (_BAR * full, f"${_STATES[colour]}"),
        (_BAR * (_GAUGE_WIDTH - full), "$border-blurred"),
        f" {found.basket} of 100, ",
        (_WORDS[colour], f"${_STATES[colour]}"),
    )


def _colour(found: Basket) -> str:
    return "green" if found.basket >= _GREEN else "amber" if found.basket >= _AMBER else "red"


def _counts(found: Basket) -> str:
    number = f"{found.n_eff:.1f}"
    hopes = "one company" if number == "1.0" else f"about {number} companies"
    return f"{found.live} live, {found.in_play} in conversation; hopes rest on {hopes}"


def _pace(found: Basket, aim: int) -> Iterator[Heading]:
    """When the last application was made, and how many are wanted; nothing where none are."""
    if not aim:
        return
    since = found.bd_since_new
    last = "no application yet"
    if since is not None:
        ago = f"{count_text(since, 'business day')} ago" if since else "less than a business day ago"
        last = f"newest application {ago}"
    yield Heading(f"{last} · {found.new_10bd} new in ten business days ({aim} are the aim)")


def _without_the_first(view: View, found: Basket) -> list[Heading]:
    """What would remain if the company with most of the hope said no today."""
    first = found.companies[0]
    left = found.live - first.applications
    name = view.company_name(first.company)
    return [Heading(f"If {name} said no today you would have {count_text(left, 'process', 'processes')}.")]
