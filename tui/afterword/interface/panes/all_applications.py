"""Every application in one list: which of them, in which order, found by which words."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, TypeVar

from textual.content import Content

from afterword.domain.history.story import Story
from afterword.domain.insight.finding import Finder
from afterword.domain.insight.standing import (
    ORDERS,
    STANDINGS,
    Standing,
    by_name,
    last_contact,
    standing_of,
)
from afterword.domain.rules.decision import decision_date
from afterword.interface.panes.rows import closing_text, stage_pill, story_pill
from afterword.interface.text import assemble, content, padded, whole, whole_words, widest
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import VirtualList

Chosen = TypeVar("Chosen", bound=str)
Which = Standing | Literal["open", "all"]

_WHICH: tuple[Which, ...] = ("open", *STANDINGS, "all")
_ORDERS = tuple(ORDERS)
_GAP = "  "
_STAGE_WIDTH = 21
_DAY_WIDTH = 11
_LEAST = 8
_MOST = 36


_NOTHING: Mapping[Which, str] = {
    "all": "No application yet. `capture.applied` adds one.",
    "open": "No application is open. `capture.applied` adds one; with several, one silence "
    "does not stop you.",
    "live": "No live application. `capture.applied` adds one; with several, one silence does not stop you.",
    "saved": "No posting is saved.",
    "closed": "None has ended.",
    "quiet": "None has gone quiet.",
}
"""What stands there where none is of a kind."""


class AllApplicationsPane(VirtualList[Story]):
    """The applications that the person asked for; what is not seen is not formatted."""

    HELP = (
        "`find.filter` filters, `applications.which` shows other ones, `applications.sort` sorts, "
        "`applications.mark` marks several, `applications.close` closes them, `record.delete` deletes them."
    )
    BORDER_TITLE = "Applications"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")
        self.marked: frozenset[str] = frozenset()
        """The ids of the marked applications."""
        self.which: Which = "open"
        self.order: str = _ORDERS[0]
        self.query_text = ""
        self._finder = Finder()
        self._view: View | None = None
        self._company_width = self._title_width = 0
        self._by_name: list[Story] = []
        self._ordered: list[Story] = []

    def refill(self, view: View) -> None:
        """Shows the applications of ``view``."""
        self._view = view
        self.marked = self.marked & view.search.applications.keys()
        self._by_name = sorted((story for app, story in view.plan.stories.items() if app), key=by_name)
        self._arrange()

    # What the person asks for

    def show_next(self) -> None:
        """Shows the next kind: open, live, saved, closed, quiet, all."""
        self.which = _after(self.which, _WHICH)
        self._arrange()

    def show_all(self) -> None:
        """Shows every application."""
        self.which = "all"
        self._arrange()

    def show_kind_of(self, application: str) -> None:
        """Shows those that stand as an application does, with the cursor on it."""
        self.query_text = ""
        story = self._view.plan.stories.get(application) if self._view else None
        if story and not _is_of(self.which, story):
            self.which = standing_of(story)
        self._arrange()
        self.move_to(application)

    def sort_next(self) -> None:
        """Sorts by the next order."""
        self.order = _after(self.order, _ORDERS)
        self._arrange()

    def prepare_to_find(self) -> None:
        """Folds what those that are chosen say, before one types."""
        if self._view:
            self._finder.look_through(self._view.search, self._ordered)

    def find(self, query: str) -> None:
        """Shows those in which every word of ``query`` occurs."""
        self.query_text = query
        self._show(filtered=True)

    def mark(self) -> None:
        """Marks the highlighted one and goes on to the next, or takes its mark away."""
        if self.highlighted:
            self.marked = self.marked ^ {self.highlighted.application.id}
            self.redraw()
            self.action_move(1)
            self._describe()

    def unmark(self) -> None:
        """Takes every mark away."""
        self.marked = frozenset()
        self.redraw()
        self._describe()

    def _arrange(self) -> None:
        """Chooses and sorts anew; a letter typed only filters what was arranged."""
        chosen = [story for story in self._by_name if _is_of(self.which, story)]
        self._ordered = sorted(chosen, key=ORDERS[self.order])
        self._company_width = widest(story.company.name for story in chosen)
        self._title_width = widest(story.application.title for story in chosen)
        self._show()

    def _show(self, *, filtered: bool = False) -> None:
        if self._view is None:
            return
        found = self._finder.found(self.query_text, self._view.search, self._ordered)
        self.show(found, empty=self._view.said(self._nothing()), filtered=filtered)
        self._describe()

    def _describe(self) -> None:
        self.border_title = content(
            title_line(
                self.which, self.query_text, len(self.rows), len(self._ordered), self.order, self.marked
            )
        )

    def _nothing(self) -> str:
        if self.query_text:
            return (
                "None of these has that. `applications.back` clears the filter; "
                "then `applications.which` shows others."
            )
        return _NOTHING[self.which]

    # Rows

    def identify(self, value: Story) -> str:
        """A story is known by its application."""
        return value.application.id

    def render_row(self, value: Story, width: int, highlighted: bool) -> Content:
        """One application in one line: mark, company, position, stage, last contact, what is next."""
        view = self._view
        if view is None:
            return Content()
        room = max(width - _STAGE_WIDTH - _DAY_WIDTH - 4 * len(_GAP), 2 * _LEAST)
        # What one of the two does not need, the other may have.
        half = max(room // 2, _LEAST)
        company = min(self._company_width, max(half, room - self._title_width), _MOST)
        title = min(self._title_width, max(half, room - company), _MOST)
        spoken = last_contact(value)
        day = view.habit.brief_day(spoken.astimezone(view.zone).date()) if spoken else "–"
        rest = room - company - title - len(_GAP)
        return assemble(
            ("✓ " if value.application.id in self.marked else "  ", "bold $accent"),
            padded(whole_words(value.company.name, company), company) + _GAP,
            padded(whole_words(value.application.title, title), title) + _GAP,
            _standing_pill(view, value),
            _GAP,
            (padded(day, _DAY_WIDTH), "$text-muted"),
            (_GAP + whole(_what_now(view, value), rest, " · ") if rest > _LEAST else "", "$text-muted"),
        )


def title_line(
    which: Which, query: str, shown: int, chosen: int, order: str, marked: AbstractSet[str]
) -> str:
    """What the list shows, in a line: ``Applications: live, 'lark' · 3 of 41 · by last contact``."""
    words = f", '{query.strip()}'" if query.strip() else ""
    count = f"{shown} of {chosen}" if query.strip() else str(chosen)
    title = f"Applications: {which}{words} · {count} · {order}"
    return f"{title} · {len(marked)} marked" if marked else title


def _standing_pill(view: View, story: Story) -> Content:
    """The stage; of a saved posting until when it is open, where that is known."""
    if closing := closing_text(view, story):
        return stage_pill(closing, _STAGE_WIDTH, runs=False)
    return story_pill(story, _STAGE_WIDTH)


def _what_now(view: View, story: Story) -> Sequence[str]:
    """What to do or to wait for, or why it ended; what matters most comes first."""
    if story.is_saved_only:
        return ("not applied yet",)
    if story.outcome:
        return (str(getattr(story.outcome.fact, "reason", "")),)
    if standing_of(story) == "quiet":
        return ("now: close it", "or ask once more")
    return tuple(filter(None, _waiting(view, story)))


def _is_of(which: Which, story: Story) -> bool:
    """Whether an application is one of those; whatever has not ended is open."""
    standing = standing_of(story)
    return which in ("all", standing) or (which == "open" and standing != "closed")


def _after(now: Chosen, of: tuple[Chosen, ...]) -> Chosen:
    return of[(of.index(now) + 1) % len(of)]


def _waiting(view: View, story: Story) -> Sequence[str]:
    """What to do now in a process, or until when to wait, and why."""
    line = view.lines.get(story.application.id)
    first = next(iter(view.plan.of_application(story.application.id)), None)
    if line is None:
        return ("it has ended",)
    decides = _decides(view, story)
    if line.kind == "action" and first:
        return (f"now: {first.what}", view.who(first) if first.contact else "", decides)
    if decides and decides in line.because:
        decides = ""
    if line.until and view.habit.day(line.until.astimezone(view.zone).date()) not in line.because:
        until = view.habit.near(line.until, view.now, view.zone)
        return (decides, f"until {until}", line.because)
    return (decides, line.because)


def _decides(view: View, story: Story) -> str:
    """When they will have decided, where they said it and it is still to come; else empty."""
    decision = decision_date(story, view.now)
    if decision is None or decision.day < view.now.astimezone(story.employer_zone).date():
        return ""
    return f"they decide by {view.habit.day(decision.day)}"
