"""Moments and days as people type them. Every refusal is a sentence that helps."""

import calendar
import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

INTERVIEW_LENGTH = timedelta(minutes=60)
"""An interview whose end is not known yet is taken to last this long; the debrief asks."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap]m|[ap]\.m\.?)?(?!\w)", re.IGNORECASE
)
_SPAN = re.compile(
    r"(?P<start>\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm)?)\s*(?:-|–|to|until)\s*(?P<end>\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm)?)\s*$",
    re.IGNORECASE,
)
_ISO_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT")
_ISO_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_AHEAD = re.compile(r"(?:in\s+|\+\s*)(?P<number>\d+)\s*(?P<unit>d|days?|w|weeks?)", re.IGNORECASE)
_BACK = re.compile(
    r"(?:-\s*(?P<n1>\d+)\s*(?P<u1>d|w)|(?P<n2>\d+)\s*(?P<u2>days?|weeks?)\s+ago)", re.IGNORECASE
)
_NO_DATE = ("", "-", "none", "not given", "soon", "no")


def read_moment(text: str, now: datetime, zone: ZoneInfo, *, future: bool = True) -> datetime:
    """The instant a person means by a day and a time, on the clock of ``zone``.

    ``future`` says which way a bare weekday points. Raises ValueError with a sentence.
    """
    words = text.strip()
    try:
        instant = datetime.fromisoformat(words)
    except ValueError:
        instant = None
    if instant is not None and ("T" in words or ":" in words):
        return instant if instant.tzinfo else instant.replace(tzinfo=zone)
    day_words, clock = _without_clock(words)
    if clock is None:
        raise ValueError("At what time? Write a day and a time, like: yesterday 15:00")
    day = _day(day_words or "today", now.astimezone(zone).date(), future=future)
    return datetime.combine(day, clock, zone)


def read_span(text: str, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Start and end of an interview; an hour long unless the end is given (``fri 10:00-11:30``)."""
    span = _SPAN.search(text)
    if span is None or _ISO_DAY.fullmatch(text.strip()) or _ISO_INSTANT.match(text.strip()):
        start = read_moment(text, now, zone)
        return start, start + INTERVIEW_LENGTH
    _, clock = _without_clock(span["end"])
    if clock is None:
        raise ValueError("Until when? Write both times, like: fri 10:00-11:30")
    start = read_moment(text[: span.start("start")] + _opening(span["start"], clock), now, zone)
    if clock.hour < 12 and clock <= start.time() and "am" not in span["end"].lower():
        clock = clock.replace(hour=clock.hour + 12)
    end = datetime.combine(start.date(), clock, start.tzinfo)
    if end <= start:
        raise ValueError("The interview must end after it starts.")
    return start, end


def _opening(words: str, end: time) -> str:
    """The start of a span that ends at ``end``: of a bare hour ("2-3pm") the latest before it."""
    if not words.strip().isdigit():
        return words
    hours = (int(words) + 12, int(words))
    return next((f"{hour}:00" for hour in hours if hour < 24 and time(hour) < end), f"{words}:00")


def read_day(text: str, now: datetime, zone: ZoneInfo, *, future: bool = True) -> date | None:
    """The day a person means, None for "not given".

    "by Friday" is that Friday, "next week" its Friday, "end of month" its last day, "mid May" the
    20th (domain.md 3.1, Decision date). Raises ValueError with a sentence.
    """
    words = re.sub(r"^(?:by|until|on|before)\s+", "", text.strip().lower())
    if words in _NO_DATE:
        return None
    return _day(words, now.astimezone(zone).date(), future=future)


def _without_clock(words: str) -> tuple[str, time | None]:
    """What remains of ``words`` besides the last thing in it that is a time of day."""
    if re.search(r"\bnoon\b", words, re.IGNORECASE):
        return re.sub(r"\b(?:at\s+)?noon\b", "", words, flags=re.IGNORECASE).strip(), time(12)
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


def _day(words: str, today: date, *, future: bool) -> date:
    words = " ".join(words.lower().split())
    named = _named_day(words, today, future=future)
    if named is None and not _ISO_DAY.fullmatch(words):
        named = _parsed_day(words, today, future=future)
    if named is None:
        try:
            named = date(*map(int, words.split("-")))
        except (ValueError, TypeError, OverflowError):
            raise ValueError(
                f"{words!r} is no day I understand. Write it like: fri, 12 mar, +3d or 2026-04-21"
            ) from None
    if not 1990 <= named.year <= 2190:
        raise ValueError(f"The year {named.year} is too far away.")
    return named


def _named_day(words: str, today: date, *, future: bool) -> date | None:
    if words in ("today", "yesterday", "tomorrow"):
        return today + timedelta(days=("yesterday", "today", "tomorrow").index(words) - 1)
    if match := _AHEAD.fullmatch(words):
        return today + timedelta(days=int(match["number"]) * (7 if match["unit"].lower()[0] == "w" else 1))
    if match := _BACK.fullmatch(words):
        number, unit = match["n1"] or match["n2"], match["u1"] or match["u2"]
        return today - timedelta(days=int(number) * (7 if unit.lower()[0] == "w" else 1))
    if words in ("next week", "end of next week"):
        return today + timedelta(days=4 - today.weekday() + 7)
    if words in ("this week", "end of week", "end of the week", "end of this week"):
        return today + timedelta(days=(4 - today.weekday()) % 7)
    if match := re.fullmatch(
        r"(?P<part>early|mid|late|end of)(?: the| this)? (?P<month>month|[a-z]{3,9})", words
    ):
        return _part_of_month(match["part"], match["month"], today)
    return _weekday(words, today, future=future)


def _part_of_month(part: str, month_word: str, today: date) -> date | None:
    months = [name.lower() for name in calendar.month_abbr]
    month = (
        today.month
        if month_word == "month"
        else (months.index(month_word[:3]) if month_word[:3] in months else 0)
    )
    if not month:
        return None
    year = today.year + (month < today.month)
    last = calendar.monthrange(year, month)[1]
    return date(year, month, {"early": 10, "mid": 20}.get(part, last))


def _weekday(words: str, today: date, *, future: bool) -> date | None:
    match = re.fullmatch(r"(?:(?P<way>last|next|this|coming)\s+)?(?P<day>[a-z]{3,9})", words)
    number = next((n for n, name in enumerate(_WEEKDAYS) if match and name.startswith(match["day"])), None)
    if match is None or number is None:
        return None
    if match["way"] == "last" or (not future and not match["way"]):
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    if match["way"] == "next":
        monday = today + timedelta(days=7 - today.weekday())
        return monday + timedelta(days=number)
    return today + timedelta(days=(number - today.weekday()) % 7)


def _parsed_day(words: str, today: date, *, future: bool) -> date | None:
    """Any other way of writing a day in English."""
    # Imported on first use: it takes longer to load than the dashboard's first screen.
    import dateparser

    parsed = dateparser.parse(
        words,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": "future" if future else "past",
            "REQUIRE_PARTS": ["day"],
        },
    )
    return parsed.date() if parsed else None
