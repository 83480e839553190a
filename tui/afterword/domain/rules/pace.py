"""The day of a guarded item: what the guard makes of it, unless the person overrode it (R-GUARD)."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import UTC, date, datetime

from afterword.domain.facts import Override
from afterword.domain.history.guard import Held, guarded
from afterword.domain.history.story import Recipient, Story
from afterword.domain.rules.medium import OnDay
from afterword.domain.rules.moments import Moments
from afterword.domain.timing.calendar import day_of


def paced(
    story: Story,
    key: str,
    recipient: Recipient,
    day: date,
    since: datetime,
    moment: datetime,
    on_day: OnDay,
    *,
    embargo: date | None = None,
    is_retry: bool = False,
) -> tuple[Moments, Held]:
    """The item's moments and its day as held, with the contacts made up to ``moment``.

    The first override made while the item had not opened sets the day it was made on as the rule's
    day, or the next business day, and opens the item then.
    """

    def as_held(at: datetime) -> Held:
        return guarded(story, recipient, day, at, embargo=embargo, is_call=on_day.is_call, is_retry=is_retry)

    for mark in story.marks:
        if isinstance(mark, Override) and mark.key == key and since <= mark.at <= moment:
            if mark.at >= on_day.moments(as_held(mark.at).day).opens:
                continue
            chosen = recipient.calendar.roll(day_of(mark.at, recipient.zone))
            return on_day.moments(chosen)._replace(opens=mark.at.astimezone(UTC)), Held(chosen)
    held = _until_expired(story, since, moment, as_held, on_day)
    return on_day.moments(held.day), held


def _until_expired(
    story: Story,
    since: datetime,
    moment: datetime,
    as_held: Callable[[datetime], Held],
    on_day: OnDay,
) -> Held:
    """The day as the contacts up to ``moment`` hold it; those made after the item expired do not count."""
    held = as_held(since)
    times = story.correspondence.times
    made = times[bisect_right(times, since) : bisect_right(times, moment)]
    if not made or held == (latest := as_held(moment)):
        return held
    for at in made:
        expires = on_day.moments(held.day).expires
        if expires and at >= expires:
            return held
        held = as_held(at)
    return latest
