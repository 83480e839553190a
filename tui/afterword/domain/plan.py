"""The plan: every follow-up the facts call for at a moment, in the order in which to act on them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import msgspec

from afterword.domain.cadence import Cadence
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.rules import appointment, status, thanks
from afterword.domain.search import JobSearch
from afterword.domain.story import Story

RULES: tuple[Callable[[Story], Iterator[FollowUp]], ...] = (
    appointment.debrief,
    thanks.thank_you,
    status.status_enquiries,
)
"""Every rule, in the order of the rulebook."""

_PRIORITY = {"C2": 3, "C1": 4, "D1": 5, "D2": 5, "D3": 6}
"""What comes first among things to do now (domain.md 3.6, Order)."""


@dataclass(frozen=True)
class Plan:
    """The follow-ups of a search at ``now``: the open ones in display order, and those that are closed."""

    now: datetime
    stories: dict[str, Story]
    open: tuple[FollowUp, ...]
    closed: tuple[FollowUp, ...]

    @cached_property
    def due(self) -> tuple[FollowUp, ...]:
        """What may be done now: due or overdue; the first is what to do next."""
        return tuple(f for f in self.open if f.status is not Status.UPCOMING)

    @cached_property
    def upcoming(self) -> tuple[FollowUp, ...]:
        """What is not open yet, soonest first."""
        return tuple(f for f in self.open if f.status is Status.UPCOMING)

    def find(self, key: str) -> FollowUp | None:
        """The open follow-up with that key, else the newest closed one."""
        return next((f for f in (*self.open, *reversed(self.closed)) if f.key == key), None)

    def first_thank_you(self, end: datetime) -> FollowUp | None:
        """The first open thank-you for a round that ended at ``end``."""
        return next((f for f in self.open if f.rule == "C2" and self._ended(f) == end), None)

    def _ended(self, follow_up: FollowUp) -> datetime:
        return self.stories[follow_up.application or ""].rounds[follow_up.round or 0].end

    def of_application(self, application_id: str) -> tuple[FollowUp, ...]:
        """The open follow-ups of one application, in display order."""
        return tuple(f for f in self.open if f.application == application_id)


def plan(search: JobSearch, cadence: Cadence, now: datetime) -> Plan:
    """The plan that follows from the facts up to ``now`` under this cadence."""
    cadence = cadence.overridden({name: own.value for name, own in search.cadence.items()})
    stories = {a.id: Story(search, a, cadence, now) for a in search.applications.values()}
    found = [
        follow_up
        for story in stories.values()
        if not story.is_saved_only
        for rule in RULES
        for follow_up in rule(story)
    ]
    closed = sorted((f for f in found if not f.status.is_open), key=lambda f: (f.opens, f.key))
    return Plan(now, stories, tuple(in_order(_merged(found))), tuple(closed))


def in_order(follow_ups: Sequence[FollowUp]) -> list[FollowUp]:
    """What to do now by priority, then due; after it what is coming, by its opening."""
    return sorted(follow_ups, key=_place)


def _place(follow_up: FollowUp) -> tuple[object, ...]:
    priority = _PRIORITY[follow_up.rule]
    parts = (follow_up.application or "", follow_up.contact or "")
    if follow_up.status is Status.UPCOMING:
        return (1, follow_up.opens, priority, *parts)
    return (0, priority, follow_up.due, *parts)


def _merged(follow_ups: Sequence[FollowUp]) -> list[FollowUp]:
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
        by_key[follow_up.key] = msgspec.structs.replace(
            first, reason=f"{first.reason} {second.reason}", pass_on=(*first.pass_on, *second.pass_on)
        )
    return list(by_key.values())
