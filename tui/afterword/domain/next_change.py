"""When the answer for an application next changes by time alone (DESIGN: cached plans)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time

from afterword.domain.calendar import moment
from afterword.domain.facts import Fact
from afterword.domain.follow_up import FollowUp
from afterword.domain.offers import offer_of
from afterword.domain.rules.decision import decision_date
from afterword.domain.silence import ghost_at, lean_away_at
from afterword.domain.story import Story

DECISION_DAY_ENDS = time(17, 0)
"""After this wall time of the employer, a decision date is no longer waited for."""


def next_change(
    stories: Iterable[Story], follow_ups: Iterable[FollowUp], recorded: Iterable[Fact], now: datetime
) -> datetime | None:
    """The first moment after ``now`` at which any of this may look different; None if it never will.

    ``recorded`` are all facts, those of a later ``at`` included: they begin to exist then.
    """
    moments = (at for at in _moments(stories, follow_ups, recorded) if at > now)
    return min(moments, default=None)


def _moments(
    stories: Iterable[Story], follow_ups: Iterable[FollowUp], recorded: Iterable[Fact]
) -> Iterator[datetime]:
    for fact in recorded:
        yield fact.at
    for follow_up in follow_ups:
        yield follow_up.opens
        yield follow_up.overdue
        if follow_up.expires:
            yield follow_up.expires
    for story in stories:
        yield from _of_story(story)


def _of_story(story: Story) -> Iterator[datetime]:
    if not story.is_running:
        return
    for booked in story.rounds.values():
        yield booked.start
        yield booked.end
    for at in (ghost_at(story), lean_away_at(story)):
        if at:
            yield at
    offer = offer_of(story)
    if offer:
        yield from (at for at in (offer.deadline, offer.lapses) if at)
    decision = decision_date(story, story.now)
    if decision:
        yield moment(decision.day, DECISION_DAY_ENDS, story.employer_zone)
