"""What a person can learn from their own numbers: how far applications got, who answered, and how soon.

Everything is counted from facts. Still waiting is waiting, never a no; a rejection is an answer, and it
erases nothing that was reached before. Nothing here is a chance of success.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.facts import Accepted, Call, Fact, Offer, Sent
from afterword.domain.history.contacts_made import is_counted, is_human_inbound
from afterword.domain.history.record import BARE
from afterword.domain.history.story import Story
from afterword.domain.kinds import MEDIA
from afterword.domain.planning.plan import Plan
from afterword.domain.rules.silence import is_ghosted
from afterword.domain.timing.calendar import day_of, zone_of

ENOUGH = 5
"""A share of fewer than this says nothing; it is not given."""

_WEEKS = 8
_LAST_TOUCH = 3
_STEPS: tuple[tuple[str, Callable[[Story], bool]], ...] = (
    ("applied", lambda story: True),
    ("answered", lambda story: story.has_answered),
    ("interviewed", lambda story: bool(story.held)),
    ("later round", lambda story: len(story.held) > 1 or any(r.number > 1 for r in story.held)),
    ("offer", lambda story: _has(story, Offer)),
    ("accepted", lambda story: _has(story, Accepted)),
)


class FunnelStep(msgspec.Struct, frozen=True):
    """How many applications ever got at least so far."""

    name: str
    reached: int


class Rate(msgspec.Struct, frozen=True):
    """How often something was answered: of ``number`` in all, ``waiting`` ones are still open.

    ``days`` is the median of calendar days until the answer, on the person's own calendar.
    """

    name: str
    number: int
    answered: int
    waiting: int
    days: float | None = None

    @property
    def decided(self) -> int:
        """Those that were answered, or will not be any more."""
        return self.number - self.waiting

    @property
    def share(self) -> float | None:
        """The answered part of the decided ones; None where they are too few to say."""
        return self.answered / self.decided if self.decided >= ENOUGH else None

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """``3 of 9``, ``33 %``, ``4 d``, ``2 waiting``; empty where there is nothing to say."""
        return (
            f"{self.answered} of {self.decided}",
            f"{self.share:.0%}".replace("%", " %") if self.share is not None else "",
            f"{round(self.days)} d" if self.days is not None else "",
            f"{self.waiting} waiting" if self.waiting else "",
        )


class Week(msgspec.Struct, frozen=True):
    """What was done in the week that began on Monday ``start``."""

    start: date
    applications: int
    contacts: int
    interviews: int
    answers: int


class Statistics(msgspec.Struct, frozen=True):
    """The funnel, the answers by source, by follow-up and by medium, and the last eight weeks."""

    funnel: tuple[FunnelStep, ...]
    applications: Rate
    sources: tuple[Rate, ...]
    touches: tuple[Rate, ...]
    media: tuple[Rate, ...]
    weeks: tuple[Week, ...]


class _Attempt(msgspec.Struct, frozen=True):
    """Something that may be answered: an application made, or the n-th follow-up since their last word."""

    at: datetime
    answered_at: datetime | None
    is_waiting: bool
    name: str
    is_dated: bool = True


def statistics(plan: Plan) -> Statistics:
    """The numbers of a search at the plan's moment; saved postings count for nothing."""
    stories = [s for app, s in plan.stories.items() if app and not s.is_saved_only]
    zone = zone_of(plan.search.profile.tz)
    made = [_application(story) for story in stories]
    follow_ups = [attempt for story in stories for attempt in _follow_ups(story)]
    return Statistics(
        funnel=tuple(FunnelStep(name, sum(map(reached, stories))) for name, reached in _STEPS),
        applications=_rate("all applications", made, zone),
        sources=tuple(_rates(made, zone)),
        touches=tuple(_rates((touch for touch, _ in follow_ups), zone, alphabetical=True)),
        media=tuple(_rates((medium for _, medium in follow_ups), zone)),
        weeks=tuple(_weeks(stories, plan.now, zone)),
    )


def _application(story: Story) -> _Attempt:
    answer = next((fact for fact in story.facts if is_human_inbound(fact)), None)
    waiting = answer is None and story.is_running and not is_ghosted(story)
    is_known = answer is None or not (answer.undated or _is_made_undated(story))
    at = answer.at if answer else None
    return _Attempt(story.made_at, at, waiting, story.application.source.strip(), is_known)


def _is_made_undated(story: Story) -> bool:
    first = next((fact for fact in story.facts if type(fact) not in BARE and fact.at == story.made_at), None)
    return first is not None and first.undated


def _follow_ups(story: Story) -> Iterator[tuple[_Attempt, _Attempt]]:
    """Every counted contact, once by its number since they last said something, once by its medium."""
    is_open = story.is_running and not is_ghosted(story)
    number = 0
    facts = story.recorded
    for place, fact in enumerate(facts):
        if is_human_inbound(fact) and not isinstance(fact, Call):
            number = 0
        if not is_counted(fact):
            continue
        number += 1
        answered_at, overtaken = _answer(fact, facts[place:])
        waiting = is_open and answered_at is None and not overtaken
        which = f"follow-up {number}" if number < _LAST_TOUCH else f"follow-up {_LAST_TOUCH} and later"
        yield (
            _Attempt(fact.at, answered_at, waiting, which),
            _Attempt(fact.at, answered_at, waiting, _medium(fact)),
        )
        if is_human_inbound(fact):
            number = 0


def _answer(fact: Fact, following: Sequence[Fact]) -> tuple[datetime | None, bool]:
    """When a contact was answered, and whether another contact was made before that."""
    if is_human_inbound(fact):
        return fact.at, False
    for later in following[1:]:
        if is_human_inbound(later) and not isinstance(later, Call):
            return later.at, False
        if is_counted(later):
            return None, True
    return None, False


def _medium(fact: Fact) -> str:
    match fact:
        case Call():
            return MEDIA["call"]
        case Sent(medium=medium):
            return MEDIA[medium]
    return ""


def _rates(attempts: Iterable[_Attempt], zone: ZoneInfo, *, alphabetical: bool = False) -> list[Rate]:
    """A rate for each name; the most frequent first unless they have an order of their own."""
    by_name: dict[str, list[_Attempt]] = {}
    for attempt in attempts:
        by_name.setdefault(attempt.name.casefold(), []).append(attempt)
    found = [_rate(own[0].name, own, zone) for own in by_name.values()]
    return sorted(found, key=lambda rate: (0 if alphabetical else -rate.number, rate.name.casefold()))


def _rate(name: str, attempts: Sequence[_Attempt], zone: ZoneInfo) -> Rate:
    days = [
        (day_of(attempt.answered_at, zone) - day_of(attempt.at, zone)).days
        for attempt in attempts
        if attempt.answered_at and attempt.is_dated
    ]
    return Rate(
        name=name,
        number=len(attempts),
        answered=sum(attempt.answered_at is not None for attempt in attempts),
        waiting=sum(attempt.is_waiting for attempt in attempts),
        days=median(days) if days else None,
    )


def _weeks(stories: Sequence[Story], now: datetime, zone: ZoneInfo) -> Iterator[Week]:
    today = day_of(now, zone)
    this_week = today - timedelta(days=today.weekday())

    def by_week(moments: Iterable[datetime]) -> list[date]:
        days = (day_of(at, zone) for at in moments)
        return [day - timedelta(days=day.weekday()) for day in days]

    facts = [fact for story in stories for fact in story.recorded if not fact.undated]
    applications = by_week(story.made_at for story in stories if not _is_made_undated(story))
    contacts = by_week(fact.at for fact in facts if isinstance(fact, Sent | Call))
    interviews = by_week(held.end for story in stories for held in story.held)
    answers = by_week(fact.at for fact in facts if is_human_inbound(fact))
    for back in range(_WEEKS - 1, -1, -1):
        start = this_week - timedelta(weeks=back)
        counts = (days.count(start) for days in (applications, contacts, interviews, answers))
        yield Week(start, *counts)


def _has(story: Story, kind: type[Fact]) -> bool:
    return any(isinstance(fact, kind) for fact in story.facts)
