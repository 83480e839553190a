"""Insights: what lies ahead and collides, offers side by side, and what one's own numbers say."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, zip_longest

import msgspec
from rich.cells import cell_len
from textual.content import Content

from afterword.domain.facts import Offer
from afterword.domain.history.story import Story
from afterword.domain.insight.ahead import Event
from afterword.domain.insight.statistics import ENOUGH, Rate, Statistics, Week
from afterword.domain.phrases import Habit
from afterword.domain.timing.calendar import day_of
from afterword.interface.text import assemble, cut, padded
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading, VirtualList

_NAME = 18
_RATED = 32
_WEEK_BAR = 16
_LONGEST_BAR = 72
_STRIP_DAYS = 21
_STRIPS = 15
"""So many companies stand on the strip, those whose turn comes first."""

_MARKS = {
    "offer deadline": ("O", "bold $due", "offer ends"),
    "interview": ("I", "bold $accent", "interview"),
    "decision": ("D", "bold $text-muted", "they decide"),
}
"""Sign, style and words of what lies ahead; of several on one day the first is shown."""

_BAR = "━"


class Insight(msgspec.Struct, frozen=True):
    """One line: ``line`` gives its text for a width; ``application`` or ``key`` is what enter opens."""

    id: str
    line: Callable[[int], Content]
    application: str | None = None
    key: str | None = None


class InsightsPane(VirtualList[Insight]):
    """Everything of the view in one list, so that it is read and scrolled like any other."""

    HELP = "What lies ahead, and what your own numbers say. `list.open` opens what a line is about."
    BORDER_TITLE = "Insights"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")

    def refill(self, view: View) -> None:
        """Shows what follows from ``view``."""
        self.show(
            insights(view) if view.statistics.applications.number else (),
            empty=view.said(
                "Nothing to count yet. On `app.today` Today, `capture.applied` logs an application, "
                "`capture.interview` an interview."
            ),
        )

    def identify(self, value: Insight) -> str:
        """A line is known by what it is about."""
        return value.id

    def render_row(self, value: Insight, width: int, highlighted: bool) -> Content:
        """One line."""
        return value.line(width)


def insights(view: View) -> Iterator[Insight | Heading]:
    """The lines of the view, from what is next to what has been."""
    # Who chooses between offers comes to see them side by side.
    parts = (_offers, _ahead) if len(view.offers) > 1 else (_ahead, _offers)
    for part in parts:
        yield from part(view)
    yield from _funnel(view.statistics)
    yield from _rates("Answers, by where you found it", "source", view.statistics.sources)
    yield from _rates("Did a follow-up get an answer?", "touch", view.statistics.touches)
    yield from _rates("And by which medium?", "medium", view.statistics.media)
    yield from _weeks(view.statistics, view.habit)


# What lies ahead


def _ahead(view: View) -> Iterator[Insight | Heading]:
    today = day_of(view.now, view.zone)
    by_application: dict[str, list[Event]] = {}
    for event in view.events:
        if event.day < today + timedelta(days=_STRIP_DAYS):
            by_application.setdefault(event.application, []).append(event)
    if not by_application:
        return
    yield Heading("The next three weeks: I interview, D they decide by, O an offer ends")
    yield Heading(f"{'':{_NAME}}{_days(today)}")
    for application, events in islice(by_application.items(), _STRIPS):
        yield Insight(f"ahead {application}", _strip(view, events, today), application=application)
    if len(by_application) > _STRIPS:
        yield Heading(f"and {len(by_application) - _STRIPS} more, later than these")
    for number, collision in enumerate(view.collisions):
        first = next((remedy.key for remedy in collision.remedies if remedy.key), None)
        yield Insight(f"collision {number}", _signed("▲ ", "$late", collision.words), key=first)
        for place, remedy in enumerate(collision.remedies):
            line = _signed("  → ", "$accent", remedy.words)
            yield Insight(f"remedy {number} {place}", line, key=remedy.key)


def _days(today: date) -> str:
    """Today and the Mondays, each above its column; a Monday too near to today's word has none."""
    line = "today"
    for ahead in range(7 - today.weekday(), _STRIP_DAYS, 7):
        if len(line) < 2 * ahead:
            line = f"{line:<{2 * ahead}}{(today + timedelta(days=ahead)).day}"
    return line


def _strip(view: View, events: list[Event], today: date) -> Callable[[int], Content]:
    ranked = sorted(events, key=lambda event: list(_MARKS).index(event.what), reverse=True)
    marks = {event.day: _MARKS[event.what] for event in ranked}
    strip: list[tuple[str, str]] = []
    for day in (today + timedelta(days=ahead) for ahead in range(_STRIP_DAYS)):
        sign, style, _ = marks.get(day, ("·" if day.weekday() < 5 else " ", "$text-muted", ""))
        strip.append((f"{sign} ", style))
    company = view.company_name(events[0].company)
    said = " · ".join(f"{_when(view, event)} {_MARKS[event.what][2]}" for event in events)
    days = " · ".join(_when(view, event) for event in events)

    def line(width: int) -> Content:
        room = width - _NAME - 2 * _STRIP_DAYS
        # The signs say already what it is.
        words = said if cell_len(said) <= room else days
        return assemble(padded(company, _NAME - 2) + "  ", *strip, (cut(words, room), "$text-muted"))

    return line


def _when(view: View, event: Event) -> str:
    return view.habit.moment(event.at, view.zone) if event.at else view.habit.day(event.day)


# Offers side by side


def _offers(view: View) -> Iterator[Insight | Heading]:
    if not view.offers:
        return
    yield Heading("Offers")
    for each in view.offers:
        app, company = each.story.application.id, each.story.company.name
        yield Insight(f"offer {app}", _named(company, view.offered(each)), application=app)
    yield from _side_by_side([each.story for each in view.offers])


def _side_by_side(stories: Sequence[Story]) -> Iterator[Insight]:
    """A column for each offer: its terms as they were typed, and what is still to be asked."""
    if len(stories) > 1:
        yield Insight("offers names", _columns("", [story.company.name for story in stories], "bold"))
    for label, texts in (
        ("terms", [_terms(story) for story in stories]),
        ("to ask", [_open_questions(story) for story in stories]),
    ):
        for place, cells in enumerate(zip_longest(*texts, fillvalue="")):
            yield Insight(f"offers {label} {place}", _columns("" if place else label, cells))


def _columns(label: str, cells: Sequence[str], style: str = "") -> Callable[[int], Content]:
    def line(width: int) -> Content:
        room = max((width - _NAME) // len(cells) - 2, 1)
        row = "".join(padded(cell, room) + "  " for cell in cells)
        return assemble((padded(label, _NAME), "$text-muted"), (cut(row, width - _NAME), style))

    return line


def _terms(story: Story) -> tuple[str, ...]:
    """The newest terms, part by part."""
    terms = next((f.terms for f in reversed(story.facts) if isinstance(f, Offer) and f.terms), "")
    return tuple(part.strip() for part in re.split("[;\n]", terms) if part.strip()) or ("none noted",)


def _open_questions(story: Story) -> tuple[str, ...]:
    """What the person wanted to ask and has not noted an answer to."""
    return tuple(
        question for held in story.held for question in (held.debrief.missed if held.debrief else ())
    )


# Numbers


def _funnel(found: Statistics) -> Iterator[Insight | Heading]:
    yield Heading("How far your applications got, whatever became of them later")
    most = max(step.reached for step in found.funnel)
    for step in found.funnel:
        yield Insight(f"step {step.name}", _bar(step.name, step.reached, most))


def _rates(title: str, group: str, rates: Iterable[Rate]) -> Iterator[Insight | Heading]:
    for place, rate in enumerate(rates):
        if not place:
            note = "" if group != "source" else f"(no share below {ENOUGH})"
            yield Heading(f"{title:<{_RATED}} answered  share  after   {note}".rstrip())
        yield Insight(f"{group} {rate.name.casefold()}", _rated(rate))


def _rated(rate: Rate) -> Callable[[int], Content]:
    answered, share, days, waiting = rate.cells

    def line(width: int) -> Content:
        name = padded(rate.name or "(not noted)", _RATED)
        return assemble(f"{name} {answered:>8}  {share:>5}  {days:>5}   ", (waiting, "$text-muted"))

    return line


def _weeks(found: Statistics, habit: Habit) -> Iterator[Insight | Heading]:
    yield Heading(f"{'What you did, week by week':<{_RATED}} applied  contacts  interviews  answers")
    most = max((_done(week) for week in found.weeks), default=0)
    for week in reversed(found.weeks):
        yield Insight(f"week {week.start}", _week(week, most, habit))


def _done(week: Week) -> int:
    return week.applications + week.contacts + week.interviews


def _week(week: Week, most: int, habit: Habit) -> Callable[[int], Content]:
    length = round(_WEEK_BAR * _done(week) / most) if most else 0
    figures = f"{week.applications:>7}  {week.contacts:>8}  {week.interviews:>10}  {week.answers:>7}"
    named = habit.month_day(week.start)
    return lambda width: assemble(
        f"{named if len(named) > 8 else f'week of {named}':<16}",
        (f"{_BAR * length:<{_WEEK_BAR}} ", "$accent"),
        cut(figures, width - _RATED - 1),
    )


def _bar(name: str, number: int, most: int) -> Callable[[int], Content]:
    """A name, a bar as long as its part of the most, and the figure."""

    def line(width: int) -> Content:
        room = min(max(width - _NAME - len(str(number)) - 1, 0), _LONGEST_BAR)
        length = max(round(room * number / most), 1) if number else 0
        return assemble(padded(name, _NAME - 2) + "  ", (_BAR * length, "$accent"), f" {number}")

    return line


def _named(name: str, words: str) -> Callable[[int], Content]:
    return lambda width: assemble(padded(name, _NAME - 2) + "  ", cut(words, width - _NAME))


def _signed(sign: str, style: str, words: str) -> Callable[[int], Content]:
    return lambda width: assemble((sign, style), cut(words, width - len(sign)))
