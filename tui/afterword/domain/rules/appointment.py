"""Rules around an appointment: the debrief (C1)."""

from collections.abc import Iterator
from datetime import time

from afterword.domain.calendar import day_of, hours_after, moment
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.phrases import day_text
from afterword.domain.rules.moments import Moments
from afterword.domain.rules.settle import Ended, Slot, settled
from afterword.domain.story import Recipient, Round, Story

_DUE_H = 2
_OVERDUE_H = 24
_EXPIRE_BD = 10
_CLOSE = time(17, 0)


def debrief(story: Story) -> Iterator[FollowUp]:
    """C1: write down what was said as soon as a round has ended (SE-23, SE-26, SE-61).

    Due two hours after the end, late after 24; lapses on business day 10, 17:00 employer's time.
    """
    for held in story.held:
        expires = story.employer_calendar.after(day_of(held.end, story.employer_zone), _EXPIRE_BD)
        follow_up = settled(
            story,
            Slot("C1", "debrief", "internal", held.number, None),
            _yourself(story),
            Moments(
                opens=held.end,
                due=hours_after(held.end, _DUE_H),
                overdue=hours_after(held.end, _OVERDUE_H),
                expires=moment(expires, _CLOSE, story.employer_zone),
            ),
            reason=(
                f"The interview of {day_text(held.day)} is over: write down what comes next, by when, "
                "and one point per person while it is fresh."
            ),
            since=held.end,
            overdue_bd=None,
            satisfied=_debriefed(held),
            cancelled=_overtaken(story, held),
        )
        if follow_up:
            yield follow_up


def _yourself(story: Story) -> Recipient:
    """Internal acts keep the person's own clock and the employer's business days."""
    return Recipient(None, story.company, story.user_zone, story.employer_calendar, borrowed=False)


def _debriefed(held: Round) -> Ended | None:
    return Ended(Status.SATISFIED, held.debrief.at, "debriefed") if held.debrief else None


def _overtaken(story: Story, held: Round) -> Ended | None:
    later = next((r for r in story.held if r.end > held.end), None)
    if later:
        return Ended(Status.CANCELLED, later.end, "a later round was held")
    if story.outcome:
        return Ended(Status.CANCELLED, story.outcome.at, story.outcome.word)
    return None
