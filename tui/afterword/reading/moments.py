"""Moments as people type and paste them. Every refusal is a sentence that helps."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from msgspec.structs import replace

from afterword.domain.timing.calendar import hours_after
from afterword.domain.years import within_reach
from afterword.reading.clocks import Clock, behind_the_last, refuse_impossible, without_clock
from afterword.reading.clocks import NoSuchTime as NoSuchTime
from afterword.reading.days import NoDay, day_named, plain_english, read_day
from afterword.reading.here import Aim, Here
from afterword.reading.zones import without_zone

T = TypeVar("T")

_HOUR_ALONE = re.compile(r"(?P<day>.*?)[, ]*(?:\bat)? (?P<hour>\d{1,2})")
_HOURS_AS_THEY_STAND = range(7, 24)
"""Hours that are nobody's afternoon told by half, where a clock has 24."""
_AGO = re.compile(
    r"(?P<ahead>in )?(?P<number>\d{1,3}|an?|half an) ?(?P<unit>m|mins?|minutes?|h|hours?)(?P<ago> ago)?"
)
_NO_TIME = "At what time? Write a day and a time, like: yesterday 15:00"
_LABEL = re.compile(r"^(?:date and time|date|time|when|start|starts|termin|datum|wann):? (?=.*\d)")
"""What stands before a time in what is copied from a calendar."""
_LIKE_A_ZONE = re.compile(r"[a-z]{1,5}|[a-z]+/[a-z_/-]+|.*\b(?:time|zone|zeit|gmt|utc)\b.*")


def read_moment(text: str, here: Here, aim: Aim = "coming") -> datetime:
    """The instant a person means by a day and a time, on their own clock or that of a zone they name.

    Raises ValueError with a sentence; a question where two moments can be meant.
    """
    return on_their_clock(text, here, lambda words, there: moment_in(words, there, aim)).astimezone(here.zone)


def read_past(text: str, here: Here) -> datetime:
    """A moment that is over; a day alone means its noon, and today alone means now.

    Raises ValueError with a sentence, also where the moment is still to come.
    """
    happened = read_day_or_moment(text, here, "past")
    if happened is None:
        raise ValueError(_NO_TIME)
    if not isinstance(happened, datetime):
        happened = here.now if happened == here.local.date() else at(happened, time(12), here)
    if happened > here.now:
        raise ValueError("That is still to come; write when it happened.")
    return happened


def read_day_or_moment(text: str, here: Here, aim: Aim = "coming") -> date | datetime | None:
    """A moment, or the day where no time of day is given; None for "not given".

    Raises ValueError with a sentence.
    """
    try:
        return read_moment(text, here, aim)
    except (NoSuchTime, NoDay):
        raise
    except ValueError as error:
        try:
            return read_day(text, here, aim)
        except NoDay:
            raise error from None


def on_their_clock(text: str, here: Here, read: Callable[[str, Here], T]) -> T:
    """What ``read`` makes of the words on the person's clock, else on that of a zone that stands there.

    Raises NoDay where neither can be understood.
    """
    words = _LABEL.sub("", plain_english(text))
    try:
        return read(words, here)
    except NoDay:
        rest, zone = without_zone(words, here.now)
    try:
        if zone:
            return read(" ".join(rest.split()), replace(here, zone=zone))
    except NoDay:
        pass
    error, behind = NoDay(text), behind_the_last(words)
    if _LIKE_A_ZONE.fullmatch(behind):
        hint = f"If {behind.upper()} is a time zone, leave it out and write the time on your own clock."
        error.args = (f"{error}. {hint}",)
    raise error


def moment_in(words: str, here: Here, aim: Aim) -> datetime:
    """The instant that words mean on the clock of ``here``. Raises ValueError, NoDay for no day at all."""
    instant = _instant(words, here) or _from_now(words, here)
    if instant:
        return instant
    refuse_impossible(words)
    day_words, clock = without_clock(words)
    if clock is None:
        day_words, clock = _with_hour_alone(words, here)
    return on_day(day_words, clock.at, here, aim)


def on_day(day_words: str, clock: time, here: Here, aim: Aim) -> datetime:
    """That time of the day that words mean; without any, of today or of tomorrow."""
    if day_words:
        return at(day_named(day_words, here, aim, clock), clock, here)
    now = here.local
    return at(now.date() + timedelta(days=aim == "coming" and clock < now.time()), clock, here)


def at(day: date, clock: time, here: Here) -> datetime:
    """The instant of a wall time. Raises ValueError with a sentence where clocks leave it out."""
    moment = datetime.combine(within_reach(day), clock, here.zone)
    if moment.astimezone(UTC).astimezone(here.zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise ValueError(
            f"There is no {here.habit.clock(clock)} on that day: clocks go forward. Write another time."
        )
    return moment


def _instant(words: str, here: Here) -> datetime | None:
    if "t" not in words and ":" not in words:
        return None
    try:
        instant = datetime.fromisoformat(words.upper())
    except ValueError:
        return None
    instant = within_reach(instant)
    return instant if instant.tzinfo else at(instant.date(), instant.time(), here)


def _from_now(words: str, here: Here) -> datetime | None:
    """So many minutes or hours from now, or ago."""
    if words in ("now", "just now"):
        return here.local.replace(second=0, microsecond=0)
    match = _AGO.fullmatch(words)
    if match is None or bool(match["ahead"]) == bool(match["ago"]):
        return None
    number = {"a": 1.0, "an": 1.0, "half an": 0.5}.get(match["number"]) or int(match["number"])
    hours = number / 60 if match["unit"][0] == "m" else number
    # Counted as it passes, not as clocks are put.
    moment = hours_after(here.now, hours if match["ahead"] else -hours)
    return moment.astimezone(here.zone).replace(second=0, microsecond=0)


def _with_hour_alone(words: str, here: Here) -> tuple[str, Clock]:
    """The day, and the hour that stands bare behind it ("fri 15"); asks where it may be either half's."""
    said = _HOUR_ALONE.fullmatch(words)
    if said and int(said["hour"]) < 24 and (not said["day"] or _is_day(said["day"], here)):
        hour = int(said["hour"])
        if hour > 12 or (hour in _HOURS_AS_THEY_STAND and not here.habit.twelve_hours):
            return said["day"], Clock(time(hour))
        if hour:
            raise ValueError(f"In the morning or later? Write {hour}am or {hour}pm, or like 15:00")
    if words and not _is_day(words, here, none_too=True):
        raise NoDay(words)
    raise ValueError(_NO_TIME)


def _is_day(words: str, here: Here, *, none_too: bool = False) -> bool:
    """Whether words name a day, or a question is left about it; ``none_too``: or say that none is given."""
    try:
        return read_day(words, here, "past") is not None or none_too
    except NoDay:
        return False
    except ValueError:
        return True
