"""How long an interview takes, as people type and paste it: ``fri 10:00-11:30``, ``fri 11pm-12am``."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, time, timedelta
from functools import partial

from afterword.domain.timing.calendar import hours_after
from afterword.reading.clocks import (
    TIME,
    Clock,
    ask_which_half,
    bare,
    clock_in,
    is_on_a_dial,
    refuse_impossible,
    without_clock,
)
from afterword.reading.days import NoDay
from afterword.reading.here import Here
from afterword.reading.moments import at, moment_in, on_day, on_their_clock

INTERVIEW_HOURS = 1.0
"""An interview whose end is not known yet is taken to last so long; the debrief asks."""

_LONGEST_OVER_MIDNIGHT = timedelta(hours=6)
"""What ends earlier on the clock than it begins goes on into the next day; were it longer, it is a slip."""
_UNTIL = "(?:-|to|until|till)"
_SPAN = re.compile(rf"(?<![\d.:/-])(?P<start>{TIME}) ?{_UNTIL} ?(?P<end>{TIME})(?![\w:]|[./-]\d)")
_BETWEEN_MOMENTS = re.compile(f" {_UNTIL} ")
_ISO_INSTANT = re.compile(r"\d{4}-?\d\d-?\d\dt")
_MIDNIGHT = re.compile(r"\b(?:midnight|24[:.]00)$|^24$")


def read_span(text: str, here: Here, hours: float = INTERVIEW_HOURS) -> tuple[datetime, datetime]:
    """Start and end of an interview; so many ``hours`` long unless the end is given (``fri 10:00-11:30``).

    One that ends earlier on the clock than it begins goes on over midnight. Raises ValueError with a
    sentence; a question where two moments can be meant.
    """
    start, end = on_their_clock(text, here, partial(_span, hours=hours))
    return start.astimezone(here.zone), end.astimezone(here.zone)


def read_end(text: str, start: datetime, here: Here) -> datetime:
    """When something ended that began at ``start``: a time after it, or a moment of another day.

    Raises ValueError with a sentence, also where it would end before it begins, or is not over yet.
    """

    def ended(words: str, there: Here) -> datetime | None:
        day_words, clock = without_clock(_MIDNIGHT.sub("0:00", words))
        if day_words or clock is None:
            return moment_in(words, there, "past")
        return _end_after(start.astimezone(there.zone), clock, there)

    end = on_their_clock(text, here, ended)
    if end is None or end <= start:
        begun = start.astimezone(here.zone)
        raise ValueError(f"The interview must end after it starts, at {here.habit.clock(begun)}.")
    if end > here.now:
        raise ValueError("That is still to come; write when it ended.")
    return end.astimezone(here.zone)


def _span(words: str, here: Here, *, hours: float) -> tuple[datetime, datetime]:
    found = None if _ISO_INSTANT.match(words) else _span_in(words)
    # What looks like a span may be a day and its hour: april 12 - 10:00.
    with suppress(NoDay):
        if found:
            return _of_span(words, found, here)
    if both := next(_two_moments(words, here), None):
        return both
    ask_which_half(words)
    start = moment_in(words, here, "nearest")
    return start, hours_after(start, hours)


def _span_in(words: str) -> re.Match[str] | None:
    """The last two times of day with an "until" between them; bare hours only at the very end."""
    found = list(_SPAN.finditer(words))
    exact = [span for span in found if not (span["start"].isdecimal() and span["end"].isdecimal())]
    return next(reversed(exact or [span for span in found if span.end() == len(words)]), None)


def _of_span(words: str, found: re.Match[str], here: Here) -> tuple[datetime, datetime]:
    before, start_words, end_words = words[: found.start()], found["start"], found["end"]
    is_midnight = _MIDNIGHT.search(end_words) is not None
    refuse_impossible(f"{before}{start_words} {'' if is_midnight else end_words}")
    has_day = bool(bare(before))
    end = Clock(time(0)) if is_midnight else (clock_in if has_day else _told_clock)(end_words)
    if end is None:
        raise ValueError("Until when? Write both times, like: fri 10:00-11:30")
    if end.is_bare:
        ask_which_half(f"{start_words}:00" if end_words.isdecimal() else start_words)
    start = on_day(
        bare(f"{before} {words[found.end() :]}"), _opening(start_words, end, end_words), here, "nearest"
    )
    ended = _end_after(start, end, here)
    if ended is None:
        raise ValueError("The interview must end after it starts.")
    return start, ended


def _told_clock(words: str) -> Clock | None:
    return without_clock(words)[1]


def _opening(words: str, end: Clock, end_words: str) -> time:
    """The start of a span that ends then: of a bare hour ("2-3pm", "2:30-3pm") the latest before it."""
    start = clock_in(words)
    if start is None:
        raise NoDay(words)
    may_be_later = (is_on_a_dial(words) and not end_words.isdecimal()) or end.half
    is_before = start.in_the_afternoon < end.at or end.at == time(0)
    return start.in_the_afternoon if start.is_bare and may_be_later and is_before else start.at


def _two_moments(words: str, here: Here) -> Iterator[tuple[datetime, datetime]]:
    """A span of which each side has a day of its own: ``fri 23:30 to sat 0:30``."""
    for between in _BETWEEN_MOMENTS.finditer(words):
        try:
            start = moment_in(words[: between.start()], here, "nearest")
            end = moment_in(words[between.end() :], here, "nearest")
        except ValueError:
            continue
        if end > start:
            yield start, end


def _end_after(start: datetime, clock: Clock, here: Here) -> datetime | None:
    """When it is that time after ``start``: on its day, of a bare "3:20" its afternoon too, or by night."""
    begun = start.time()
    if clock.at == begun:
        return None
    may_be = (clock.at, clock.in_the_afternoon) if clock.is_bare else (clock.at,)
    if same_day := next((each for each in may_be if each > begun), None):
        return at(start.date(), same_day, here)
    next_day = datetime.combine(start.date(), clock.at) + timedelta(days=1)
    if next_day - datetime.combine(start.date(), begun) > _LONGEST_OVER_MIDNIGHT:
        return None
    return at(next_day.date(), clock.at, here)
