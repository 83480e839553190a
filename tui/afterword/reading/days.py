"""Days as people type them. What can mean two days is asked for, never guessed."""

import calendar
import re
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.phrases import PLAIN, Habit
from afterword.reading.german import in_english

Aim = Literal["coming", "past", "nearest"]
"""Where a day lies that is named without its year, or a bare weekday."""
DayOrder = Literal["", "day first", "month first"]
"""How 3/4 is read; empty where nobody knows."""

_SURE = 150
"""Days within which the nearest such day is the one that is meant; beyond, the year is asked for."""
_TOO_LONG = 270
"""Days after which the other side of today becomes likelier than the one aimed at."""
_MONTH_FIRST = ("US", "PH", "FM", "GU", "MH", "PR", "VI")
_YEARS = (1990, 2190)

_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
_MONTHS = tuple(name.lower() for name in calendar.month_name)
_NEAR = {
    "day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tomorrow": 1, "day after tomorrow": 2,
}  # fmt: skip
_COUNTED = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SHIFT = re.compile(
    rf"(?:(?P<ahead>in\s+|\+\s*)|(?P<back>-\s*))?(?P<number>\d{{1,4}}|{'|'.join(_COUNTED)})\s*"
    r"(?P<unit>d|w|m|days?|weeks?|months?)(?P<way>\s+ago|\s+from\s+now)?"
)
_YEAR_FIRST = re.compile(r"(\d{4,})[-/.](\d{1,2})[-/.](\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2})|\.)?")
_DAY, _MONTH, _YEAR = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
    r"(?P<month>[a-z]{3,9})\.?",
    r"(?:,?\s+(?P<year>\d{4}))?",
)
_WORDED = (
    re.compile(rf"(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH}{_YEAR}"),
    re.compile(rf"{_MONTH}\s+(?:the\s+)?{_DAY}{_YEAR}"),
)
_NO_DATE = ("", "-", "none", "not given", "soon", "no")


class NoDay(ValueError):
    """Words that name no day at all, quoted as they were typed."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{typed!r} is no day I understand. Write it like: fri, 12 mar, +3d or 2026-04-21")


class Here(msgspec.Struct, frozen=True):
    """Where and when something is typed: it says what "fri" and 3/4 mean."""

    now: datetime
    zone: ZoneInfo
    order: DayOrder = ""
    habit: Habit = PLAIN
    """How what is asked back is written."""

    @property
    def local(self) -> datetime:
        """The present moment on the person's clock."""
        return self.now.astimezone(self.zone)


def day_order(region: str) -> DayOrder:
    """How days are written in a country (``US``, ``DE-BY``)."""
    if not region:
        return ""
    return "month first" if region.partition("-")[0] in _MONTH_FIRST else "day first"


def read_day(text: str, here: Here, aim: Aim = "coming") -> date | None:
    """The day a person means, None for "not given".

    "by Friday" is that Friday, "next week" its Friday, "end of month" its last day, "mid May" the
    20th (R-DECISION). Raises ValueError with a sentence.
    """
    words = re.sub(r"^(?:by|until|bis|on|before)\s+", "", text.strip(), flags=re.IGNORECASE)
    return None if words.lower() in _NO_DATE else day_named(words, here, aim)


def day_named(words: str, here: Here, aim: Aim, clock: time | None = None) -> date:
    """The day that words name; ``clock`` is the time of day they came with.

    Raises ValueError with a sentence: a question where two days can be meant.
    """
    typed = " ".join(words.split())
    words = re.sub(r"^the\s+(?=day\b)", "", in_english(typed).lower().rstrip(","))
    named = (
        _near(words, here)
        or _week_or_month(words, here, aim)
        or _weekday(words, here, aim, clock)
        or _dated(words, here, aim)
    )
    if named is None:
        raise NoDay(typed)
    if not _YEARS[0] <= named.year <= _YEARS[1]:
        raise ValueError(f"The year {named.year} is too far away.")
    return named


def _near(words: str, here: Here) -> date | None:
    today = here.local.date()
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    match = _SHIFT.fullmatch(words)
    if match is None or not (match["ahead"] or match["back"] or match["way"]):
        return None
    number = _COUNTED.get(match["number"]) or int(match["number"])
    number = -number if match["back"] or (match["way"] or "").strip() == "ago" else number
    # Imported with the first shift that is typed, since nothing else here needs it.
    import arrow

    unit = {"d": "days", "w": "weeks", "m": "months"}[match["unit"][0]]
    return arrow.get(today).shift(**{unit: number}).date()  # type: ignore[arg-type]


def _week_or_month(words: str, here: Here, aim: Aim) -> date | None:
    today = here.local.date()
    if words in ("last week", "last month"):
        ago = today - timedelta(days=7 if words == "last week" else today.day)
        raise ValueError(f"Which day was it? About is enough, like: {ago.day} {_MONTHS[ago.month][:3]}")
    if words in ("next week", "end of next week"):
        return today + timedelta(days=4 - today.weekday() + 7)
    if words in ("this week", "end of week", "end of the week", "end of this week"):
        return today + timedelta(days=(4 - today.weekday()) % 7)
    if match := re.fullmatch(r"(early|mid|late) (this|next) week", words):
        in_week = {"early": 1, "mid": 2, "late": 4}[match[1]] + 7 * (match[2] == "next")
        return today + timedelta(days=in_week - today.weekday())
    match = re.fullmatch(r"(early|mid|late|end of)(?: the| this)? ([a-z]{3,9})", words)
    if match is None:
        return None
    month = today.month if match[2] == "month" else _month(match[2])
    if not month:
        return None

    def of(year: int) -> date:
        return date(year, month, {"early": 10, "mid": 20}.get(match[1], calendar.monthrange(year, month)[1]))

    if aim == "past" and match[2] != "month":
        return of(today.year if of(today.year) <= today else today.year - 1)
    return of(today.year + (month < today.month))


def _weekday(words: str, here: Here, aim: Aim, clock: time | None) -> date | None:
    match = re.fullmatch(r"(?:(?P<way>last|next|this|coming)\s+)?(?P<day>[a-z]{3,9})", words)
    number = next((n for n, name in enumerate(_WEEKDAYS) if match and name.startswith(match["day"])), None)
    if match is None or number is None:
        return None
    now = here.local
    today = now.date()
    following = today + timedelta(days=(number - today.weekday()) % 7)
    before = today - timedelta(days=(today.weekday() - number) % 7)
    match match["way"]:
        case "next":
            return today + timedelta(days=7 - today.weekday() + number)
        case "last":
            return before if before < today else today - timedelta(days=7)
        case "this" | "coming":
            return following
    if following != today or clock is None:
        return before if aim == "past" else following
    is_over = clock <= now.time()
    if aim == "nearest" and is_over:
        other = today + timedelta(days=7)
        at = here.habit.clock(clock)
        raise ValueError(f"Today, or {here.habit.day(other)}? Write: today {at}, or next {match['day']} {at}")
    if aim == "past":
        return today if is_over else today - timedelta(days=7)
    return today + timedelta(days=7) if is_over else today


def _dated(words: str, here: Here, aim: Aim) -> date | None:
    """A day of the calendar, in figures or with its month in words; its weekday may stand before it."""
    first, _, rest = words.partition(" ")
    first = first.rstrip(",.")
    weekday = next((n for n, name in enumerate(_WEEKDAYS) if len(first) > 2 and name.startswith(first)), None)
    if weekday is None or not rest:
        return _calendar_day(words, here, aim, None)
    named = _calendar_day(rest, here, aim, weekday)
    if named and named.weekday() != weekday:
        raise ValueError(
            f"{here.habit.day(named)} {named.year} is no {_WEEKDAYS[weekday].title()}. Which is right?"
        )
    return named


def _calendar_day(words: str, here: Here, aim: Aim, weekday: int | None) -> date | None:
    if match := _YEAR_FIRST.fullmatch(words):
        return _day_of(int(match[1]), int(match[2]), int(match[3]))
    if match := _FIGURES.fullmatch(words):
        month, day = _month_and_day(int(match[1]), int(match[3]), match[2], here.order)
        if year := match[4]:
            return _day_of(int(year) + (2000 if len(year) == 2 else 0), month, day)
        return _without_year(month, day, here, aim, weekday)
    for pattern in _WORDED:
        match = pattern.fullmatch(words)
        if match and (month := _month(match["month"])):
            if match["year"]:
                return _day_of(int(match["year"]), month, int(match["day"]))
            return _without_year(month, int(match["day"]), here, aim, weekday)
    return None


def _month_and_day(first: int, second: int, between: str, order: DayOrder) -> tuple[int, int]:
    day_first, month_first = (second, first), (first, second)
    if between == "." or first > 12:
        return day_first
    if second > 12 or first == second:
        return month_first
    if not order:
        one, other = (f"{day} {_MONTHS[month][:3].title()}" for month, day in (day_first, month_first))
        raise ValueError(f"Is that {one} or {other}? Write the month as a word, like: {one.lower()}")
    return month_first if order == "month first" else day_first


def _without_year(month: int, day: int, here: Here, aim: Aim, weekday: int | None) -> date | None:
    """That day where it is aimed at, unless its weekday says otherwise or the other side is likelier."""
    today = here.local.date()
    # A leap day comes round within eight years.
    days = [found for year in range(today.year - 8, today.year + 9) if (found := _day_of(year, month, day))]
    if not days:
        return None
    coming = min(found for found in days if found >= today)
    past = max(found for found in days if found <= today)
    on_weekday = [found for found in (past, coming) if found.weekday() == weekday]
    if len(on_weekday) == 1:
        return on_weekday[0]
    nearest = min(coming, past, key=lambda found: abs(found - today))
    named = {"coming": coming, "past": past, "nearest": nearest}[aim]
    if abs(named - today).days > (_SURE if aim == "nearest" else _TOO_LONG):
        raise ValueError(_which_year(past, coming))
    return named


def _which_year(past: date, coming: date) -> str:
    name = f"{coming.day} {_MONTHS[coming.month][:3]}"
    return f"In which year? Write: {name} {past.year}, or {name} {coming.year}"


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _month(word: str) -> int:
    """The number of a month by its beginning, 0 where it is none."""
    return next((n for n, name in enumerate(_MONTHS) if name and name.startswith(word)), 0)
