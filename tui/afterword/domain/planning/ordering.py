"""The open follow-ups in display order, at most one a key, and what shares a message.

Source: R-ORDER, R-KEY, R-MERGE.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.phrases import listed
from afterword.domain.rules.moments import END_OF_BUSINESS
from afterword.domain.rules.rulebook import BY_ID
from afterword.domain.search import JobSearch
from afterword.domain.timing.calendar import day_of, moment

Rank = tuple[Any, ...]
"""What follow-ups are sorted by; no two open ones have the same."""


class Turn(IntEnum):
    """When a follow-up has its turn: the groups in which the person sees what there is to do (L21)."""

    LATE = 0
    TODAY = 1
    LATER = 2
    COMING = 3


class OwnDay:
    """The person's own day at ``now``, by which it is said when a follow-up has its turn (L21).

    - Late is what is overdue.
    - Today is what is open, and due by now or before the end of business.
    - Later is what is due later today, also what opens only then; last of it what is for any time (L16).
    - Coming is what is due on a later day, also what may be done already, as a decision.
    """

    def __init__(self, now: datetime, zone: ZoneInfo) -> None:
        self.now = now
        self._zone = zone
        today = day_of(now, zone)
        self._evening = max(moment(today, END_OF_BUSINESS, zone), now + timedelta.resolution)
        self._tomorrow = self._begins(today + timedelta(days=1))

    def turn(self, follow_up: FollowUp) -> Turn:
        """The group in which an open follow-up stands."""
        if follow_up.is_for_any_time:
            return Turn.LATER
        if follow_up.status is Status.OVERDUE:
            return Turn.LATE
        if self.is_past(follow_up.due):
            return Turn.COMING
        is_open = follow_up.status is Status.DUE
        return Turn.TODAY if is_open and follow_up.due < self._evening else Turn.LATER

    def is_past(self, instant: datetime) -> bool:
        """Whether a moment lies past the day's end."""
        return instant >= self._tomorrow

    def place(self, follow_up: FollowUp) -> Rank:
        """Where a follow-up stands in the display order."""
        turn, rank, due = self.turn(follow_up), follow_up.rank, follow_up.due
        first = (due, rank) if turn is Turn.COMING else (rank, due)
        parts = (follow_up.application or "", follow_up.contact or "", follow_up.round or 0, follow_up.rule)
        return (turn, *first, *parts)

    def next_turn(self, follow_up: FollowUp) -> datetime:
        """When what it is due gives it another turn, where that lies ahead: its day begins, or it is due."""
        due = follow_up.due
        return self._begins(day_of(due, self._zone)) if due >= self._tomorrow else due

    def _begins(self, day: date) -> datetime:
        return moment(day, time.min, self._zone)

    def in_order(self, follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
        """What is late, what is for today, for later today, and what is coming."""
        return sorted(follow_ups, key=self.place)


def merged(follow_ups: Sequence[FollowUp]) -> list[FollowUp]:
    """The open ones, at most one a key: of two the earlier due stays, with both reasons."""
    by_key: dict[str, FollowUp] = {}
    for follow_up in follow_ups:
        if not follow_up.status.is_open:
            continue
        other = by_key.get(follow_up.key)
        if other is None:
            by_key[follow_up.key] = follow_up
            continue
        first, second = sorted((other, follow_up), key=lambda f: f.due)
        reason = _both(first.reason, second.reason)
        pass_on = tuple(dict.fromkeys((*first.pass_on, *second.pass_on)))
        by_key[follow_up.key] = replace(first, reason=reason, pass_on=pass_on)
    return list(by_key.values())


_SHARED = {"A1": "applied", **dict.fromkeys(("D1", "D2", "D3", "D4", "G3"), "status")}
"""The rules whose questions to one person go into one message, each with what it shares with others."""


def shared(follow_ups: Iterable[FollowUp], search: JobSearch) -> list[FollowUp]:
    """One message to one person on one day: the first in display order carries the others (L15)."""
    left: dict[str, FollowUp] = {}
    carriers: dict[tuple[str, str, date | None], str] = {}
    for follow_up in follow_ups:
        asks = _SHARED.get(follow_up.rule)
        if asks and follow_up.contact:
            days = [(asks, follow_up.contact, day) for day in _days(follow_up)]
            if carrier := next((carriers[day] for day in days if day in carriers), None):
                left[carrier] = replace(left[carrier], carries=(*left[carrier].carries, follow_up.key))
                continue
            carriers.update(dict.fromkeys(days, follow_up.key))
        left[follow_up.key] = follow_up
    return [_told(follow_up, search) if follow_up.carries else follow_up for follow_up in left.values()]


def _days(follow_up: FollowUp) -> Iterator[date | None]:
    """The reader's day on which it is due; None, which is now, where it may be sent already."""
    if follow_up.status is not Status.UPCOMING:
        yield None
    yield follow_up.local(follow_up.due).date()


def _told(carrier: FollowUp, search: JobSearch) -> FollowUp:
    """A follow-up whose reason says what else its message is about."""
    applications = [search.applications[key.application] for key in carrier.carried if key.application]
    titles = dict.fromkeys(each.title or search.company_of(each).name for each in applications)
    about = f" The same message is about {listed(list(titles))} as well."
    return replace(carrier, reason=carrier.reason + about)


def _both(first: str, second: str) -> str:
    """Both reasons; with which sentence both end stands once, and so does a whole reason."""
    if second in first:
        return first
    head, _, last = first.rpartition(". ")
    return f"{head}. {second}" if head and second.endswith(last) else f"{first} {second}"


def together(follow_ups: Sequence[FollowUp]) -> list[FollowUp]:
    """Notes which of them go into the same message (R-MERGE)."""
    partners: dict[str, list[str]] = {}
    by_application: dict[str | None, list[FollowUp]] = {}
    for follow_up in follow_ups:
        by_application.setdefault(follow_up.application, []).append(follow_up)
    for own in by_application.values():
        for one in own:
            for other in own:
                if one.contact == other.contact and _goes_into(one, other):
                    partners.setdefault(one.key, []).append(other.key)
                    partners.setdefault(other.key, []).append(one.key)
    until = {f.key: f.ask_until for f in follow_ups if f.ask_until}

    def joined(follow_up: FollowUp) -> FollowUp:
        keys = tuple(partners[follow_up.key])
        asked = next((until[key] for key in keys if key in until), follow_up.ask_until)
        return replace(follow_up, together=keys, ask_until=asked)

    return [joined(f) if f.key in partners else f for f in follow_ups]


def _goes_into(one: FollowUp, other: FollowUp) -> bool:
    """Whether ``one`` is said in the message of ``other``, which goes to the same person (R-MERGE)."""
    rule = BY_ID[one.rule]
    if other.rule == rule.into:
        return one.round == other.round or not rule.into_same_round
    return other.rule in rule.into_open and Status.UPCOMING not in (one.status, other.status)
