"""Moments and spans of time as people type them. Every refusal is a sentence that helps."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from afterword.reading.days import Aim, Here, NoDay, day_named, read_day
from afterword.reading.german import in_english

INTERVIEW_LENGTH = timedelta(minutes=60)
"""An interview whose end is not known yet is taken to last this long; the debrief asks."""

_CLOCK = re.compile(
    r"(?<![\d.:/-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap]m|[ap]\.m\.?)?(?!\w|[.:/-]\d)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?P<start>\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm)?)\s*(?:-|–|to|until)\s*(?P<end>\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm)?)\s*$",
    re.IGNORECASE,
)
_DIAL = re.compile(r"(?<![\d.:/-])[1-6][:.]\d\d(?![\d.:/]|\s*[ap]\.?m)", re.IGNORECASE)
"""An hour as it stands on a dial and not in an appointment by night: "2:30" (02:30 and 2:30am are meant)."""
_ISO_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT")
_ISO_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_HOUR_ALONE = re.compile(r"(?P<day>.*?)[,\s]*(?:\bat)?\s+(?P<hour>\d{1,2})", re.IGNORECASE)
_HOURS_AS_THEY_STAND = range(7, 24)
"""Hours that are nobody's afternoon told by half, where a clock has 24."""
_AGO = re.compile(
    r"(?P<ahead>in\s+)?(?P<number>\d{1,3}|an?|half an)\s*(?P<unit>m|mins?|minutes?|h|hours?)(?P<ago>\s+ago)?"
)
_IMPOSSIBLE = re.compile(
    r"(?<![\d.:/])(?:(?:2[4-9]|[3-9]\d):\d\d|\d{1,2}:[6-9]\d|(?:0|00|1[3-9]|[2-9]\d)(?:[:.]\d\d)?\s*[ap]\.?m)(?![\w:])",
    re.IGNORECASE,
)
"""What is written as a time of day and is none: "25:00", "9:75", "13pm"."""
_DAYTIMES = {"noon": time(12), "midday": time(12)}


class NoSuchTime(ValueError):
    """What was typed has a time in it that no clock shows."""


def read_moment(text: str, here: Here, aim: Aim = "coming") -> datetime:
    """The instant a person means by a day and a time, on their own clock.

    Raises ValueError with a sentence; a question where two moments can be meant.
    """
    words = in_english(text)
    instant = _instant(words, here.zone) or _from_now(words.lower(), here)
    if instant:
        return instant
    _refuse_impossible(words)
    day_words, clock = _without_clock(words)
    if clock is None:
        day_words, clock = _with_hour_alone(words, here)
    now = here.local
    if not day_words:
        is_tomorrow = aim == "coming" and clock < now.time()
        return _at(now.date() + timedelta(days=is_tomorrow), clock, here)
    try:
        day = day_named(day_words, here, aim, clock)
    except NoDay:
        raise NoDay(text.strip()) from None
    return _at(day, clock, here)


def read_past(text: str, here: Here) -> datetime:
    """A moment that is over; a day alone means its noon, and today alone means now.

    Raises ValueError with a sentence, also where the moment is still to come.
    """
    try:
        moment = read_moment(text, here, "past")
    except NoSuchTime:
        raise
    except ValueError as error:
        try:
            day = read_day(text, here, "past")
        except NoDay:
            day = None
        if day is None:
            raise error from None
        moment = here.now if day == here.local.date() else _at(day, time(12), here)
    if moment > here.now:
        raise ValueError("That is still to come; write when it happened.")
    return moment


def read_span(text: str, here: Here) -> tuple[datetime, datetime]:
    """Start and end of an interview; an hour long unless the end is given (``fri 10:00-11:30``)."""
    typed, text = text, in_english(text)
    span = _SPAN.search(text)
    if span is None or _ISO_DAY.fullmatch(text.strip()) or _ISO_INSTANT.match(text.strip()):
        _ask_which_half(text)
        start = read_moment(typed, here, "nearest")
        return start, start + INTERVIEW_LENGTH
    _refuse_impossible(text)
    day, start_words, end_words = text[: span.start("start")], span["start"], span["end"]
    if day[-1:].isspace() and end_words.isdigit():
        start_words += ":00" * start_words.isdigit()
        end_words += ":00"
    _, clock = _without_clock(end_words)
    if clock is None:
        raise ValueError("Until when? Write both times, like: fri 10:00-11:30")
    if clock.hour < 12 and "m" not in end_words.lower():
        _ask_which_half(start_words)
    try:
        start = read_moment(day + _opening(start_words, clock), here, "nearest")
    except NoDay:
        raise NoDay(typed.strip()) from None
    end = datetime.combine(start.date(), _after(start.time(), clock, span["end"]), start.tzinfo)
    if end <= start:
        raise ValueError("The interview must end after it starts.")
    return start, end


def read_end(text: str, start: datetime, here: Here) -> datetime:
    """When something ended that began at ``start``: a time of the same day, or a moment of another.

    Raises ValueError with a sentence, also where it would end before it begins, or is not over yet.
    """
    begun = start.astimezone(here.zone)
    text = in_english(text)
    day_words, clock = _without_clock(text.strip())
    if day_words or clock is None:
        end = read_moment(text, here, "past")
    else:
        end = _at(begun.date(), _after(begun.time(), clock, text), here)
    if end <= start:
        raise ValueError(f"The interview must end after it starts, at {here.habit.clock(begun)}.")
    if end > here.now:
        raise ValueError("That is still to come; write when it ended.")
    return end


def _after(start: time, clock: time, words: str) -> time:
    """The time of day that is meant as an end: of a bare "3:20" after 14:00 the afternoon's."""
    is_later_half = clock.hour < 12 and clock <= start and "am" not in words.lower()
    return clock.replace(hour=clock.hour + 12) if is_later_half else clock


def _instant(words: str, zone: ZoneInfo) -> datetime | None:
    try:
        instant = datetime.fromisoformat(words)
    except ValueError:
        return None
    if "T" not in words and ":" not in words:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=zone)


def _from_now(words: str, here: Here) -> datetime | None:
    """So many minutes or hours from now, or ago."""
    if words in ("now", "just now"):
        return here.local.replace(second=0, microsecond=0)
    match = _AGO.fullmatch(words)
    if match is None or bool(match["ahead"]) == bool(match["ago"]):
        return None
    number = {"a": 1.0, "an": 1.0, "half an": 0.5}.get(match["number"]) or int(match["number"])
    span = timedelta(minutes=number) if match["unit"][0] == "m" else timedelta(hours=number)
    # Counted as it passes, not as clocks are put.
    moment = here.now.astimezone(UTC) + (span if match["ahead"] else -span)
    return moment.astimezone(here.zone).replace(second=0, microsecond=0)


def _at(day: date, clock: time, here: Here) -> datetime:
    moment = datetime.combine(day, clock, here.zone)
    if moment.astimezone(UTC).astimezone(here.zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise ValueError(
            f"There is no {here.habit.clock(clock)} on that day: clocks go forward. Write another time."
        )
    return moment


def _with_hour_alone(words: str, here: Here) -> tuple[str, time]:
    """The day, and the hour that stands bare behind it ("fri 15"); asks where it may be either half's."""
    said = _HOUR_ALONE.fullmatch(words)
    if said and int(said["hour"]) < 24 and (not said["day"] or _is_day(said["day"], here)):
        hour = int(said["hour"])
        if hour > 12 or (hour in _HOURS_AS_THEY_STAND and not here.habit.twelve_hours):
            return said["day"], time(hour)
        if hour:
            raise ValueError(f"In the morning or later? Write {hour}am or {hour}pm, or like 15:00")
    raise ValueError("At what time? Write a day and a time, like: yesterday 15:00")


def _is_day(words: str, here: Here) -> bool:
    try:
        return read_day(words, here, "past") is not None
    except NoDay:
        return False
    except ValueError:
        return True


def _refuse_impossible(words: str) -> None:
    if found := _IMPOSSIBLE.search(words):
        why = "hours go up to 23, and minutes to 59"
        if found[0][-1] in "mM":
            why = "before am and pm, hours go from 1 to 12"
        raise NoSuchTime(f"{found[0]} is no time of day: {why}. Write it like 15:00 or 3pm.")


def _ask_which_half(words: str) -> None:
    if found := _DIAL.search(words):
        raise ValueError(f"In the afternoon or at night? Write {found[0]}pm or {found[0]}am.")


def _opening(words: str, end: time) -> str:
    """The start of a span that ends at ``end``: of a bare hour ("2-3pm", "2:30-3pm") the latest before it."""
    bare = words.strip()
    if not bare.isdigit() and not _DIAL.fullmatch(bare):
        return words
    hour, _, minute = bare.replace(".", ":").partition(":")
    if int(hour) > 23 or int(minute or 0) > 59:
        return words
    clock = time(int(hour), int(minute or 0))
    later = clock.replace(hour=clock.hour + 12) if clock.hour < 12 else clock
    return f"{later if later < end else clock:%H:%M}"


def _without_clock(words: str) -> tuple[str, time | None]:
    """What remains of ``words`` besides the last thing in it that is a time of day."""
    for name, clock in _DAYTIMES.items():
        if re.search(rf"\b{name}\b", words, re.IGNORECASE):
            return re.sub(rf",?\s*\b(?:at\s+)?{name}\b", "", words, flags=re.IGNORECASE).strip(), clock
    for match in reversed(list(_CLOCK.finditer(words))):
        is_clock = match["minute"] is not None or match["half"] is not None
        if not is_clock or int(match["hour"]) > 23 or int(match["minute"] or 0) > 59:
            continue
        hour, half = int(match["hour"]), (match["half"] or "").lower().replace(".", "")
        if half and not 1 <= hour <= 12:
            continue
        hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
        rest = words[: match.start()] + words[match.end() :]
        return re.sub(r"\bat\s*$|\bat\b\s*(?=\s)|,\s*$", "", rest.strip()).strip(), time(
            hour, int(match["minute"] or 0)
        )
    return words, None
