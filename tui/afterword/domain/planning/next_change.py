"""When the answer for an application next changes by time alone."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from afterword.domain.follow_up import FollowUp
from afterword.domain.history.mistakes import spared
from afterword.domain.history.offers import offer_of
from afterword.domain.history.story import Story
from afterword.domain.planning.ordering import OwnDay
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.moments import END_OF_BUSINESS
from afterword.domain.rules.silence import ghost_at, lean_away_at
from afterword.domain.timing.calendar import moment


def next_change(
    running: Iterable[Story], follow_ups: Iterable[FollowUp], to_come: Iterable[datetime], today: OwnDay
) -> datetime | None:
    """The first moment after ``today.now`` at which any of this may look different; None if it never will.

    ``running`` are the stories of applications that have not ended, ``to_come`` the moments of facts that
    do not exist yet.
    """
    return min((at for at in _moments(running, follow_ups, to_come, today) if at > today.now), default=None)


def _moments(
    running: Iterable[Story], follow_ups: Iterable[FollowUp], to_come: Iterable[datetime], today: OwnDay
) -> Iterator[datetime]:
    yield from to_come
    for follow_up in follow_ups:
        yield follow_up.opens
        yield today.next_turn(follow_up)
        yield follow_up.overdue
        if follow_up.expires:
            yield follow_up.expires
    for story in running:
        yield from spared(partial(_of_story, story), lambda _: [])


def _of_story(story: Story) -> list[datetime]:
    moments: list[datetime | None] = [ghost_at(story), lean_away_at(story)]
    for booked in story.rounds.values():
        moments += (booked.start, booked.end)
    if offer := offer_of(story):
        moments += (offer.deadline, offer.lapses)
    if decision := decision_date(story, story.now):
        moments.append(moment(decision.day, END_OF_BUSINESS, story.employer_zone))
    return [at for at in moments if at]
