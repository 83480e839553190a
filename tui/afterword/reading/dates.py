"""Days of the calendar in plain words and figures, with or without their year (``days.plain_english``)."""

import calendar
import re
from datetime import MAXYEAR, date, timedelta

from afterword.domain.years import FarYear
from afterword.reading.here import Aim, DayOrder, Here

_SURE = 150
"""Days within which the nearest such day is the one that is meant; beyond, the year is asked for."""
_TOO_LONG = 270
"""Days after which the other side of today becomes likelier than the one aimed at."""

WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
MONTHS = tuple(name.lower() for name in calendar.month_name)
_YEAR_FIRST = re.compile(r"(\d{4,6})[-/.](\d{1,2})[-/.](\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2})|\.)?")
_DAY, _MONTH, _YEAR = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
    r"(?P<month>[a-z]{3,9})\.?",
    r"(?:[ .,-]+(?P<year>\d{4})|-(?P<short>\d\d))?",
)
_WORDED = (
    re.compile(rf"(?:the )?{_DAY}(?: of)?[ -]{_MONTH}{_YEAR}"),
    re.compile(rf"{_MONTH}[ -](?:the )?{_DAY}{_YEAR}"),
)
_OF_A_MONTH = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)")
"""A day whose month goes without saying."""


def dated(words: str, here: Here, aim: Aim) -> date | None:
    """A day of the calendar, in figures or with its month in words; its weekday may stand before it."""
    first, _, rest = words.partition(" ")
    weekday = _weekday_called(first)
    if weekday is None:
        rest, _, last = words.rpartition(" ")
        weekday, rest = _weekday_called(last), rest.rstrip(" ,")
    if weekday is None or not rest:
        return _calendar_day(words, here, aim, None)
    named = _calendar_day(rest, here, aim, weekday)
    if named and named.weekday() != weekday:
        raise ValueError(f"{here.habit.full_day(named)} is no {WEEKDAYS[weekday].title()}. Which is right?")
    return named


def _weekday_called(word: str) -> int | None:
    word = word.strip(",.")
    return next((n for n, name in enumerate(WEEKDAYS) if len(word) > 2 and name.startswith(word)), None)


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
        if match and (month := month_called(match["month"])):
            if match["year"] or match["short"]:
                return _day_of(int(match["year"] or f"20{match['short']}"), month, int(match["day"]))
            return _without_year(month, int(match["day"]), here, aim, weekday)
    if match := _OF_A_MONTH.fullmatch(words):
        return _without_month(int(match[1]), here, aim, weekday)
    return None


def _month_and_day(first: int, second: int, between: str, order: DayOrder) -> tuple[int, int]:
    day_first, month_first = (second, first), (first, second)
    if between == "." or first > 12:
        return day_first
    if second > 12 or first == second:
        return month_first
    if not order:
        one, other = (f"{day} {MONTHS[month][:3].title()}" for month, day in (day_first, month_first))
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


def _without_month(day: int, here: Here, aim: Aim, weekday: int | None) -> date | None:
    """That day of this month or one beside it: on its weekday, or where it is aimed at."""
    today = here.local.date()
    first = today.replace(day=1)
    months = (first - timedelta(days=1), first, first + timedelta(days=32))
    days = [found for each in months if (found := _day_of(each.year, each.month, day))]
    if weekday is not None:
        return next((found for found in days if found.weekday() == weekday), None)
    aimed = [found for found in days if found == today or (found > today) != (aim == "past")]
    return min(days if aim == "nearest" else aimed, key=lambda found: abs(found - today), default=None)


def _which_year(past: date, coming: date) -> str:
    name = f"{coming.day} {MONTHS[coming.month][:3]}"
    return f"In which year? Write: {name} {past.year}, or {name} {coming.year}"


def _day_of(year: int, month: int, day: int) -> date | None:
    if year > MAXYEAR:
        raise FarYear(year)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_called(word: str) -> int:
    """The number of a month by its beginning, 0 where it is none."""
    return next((n for n, name in enumerate(MONTHS) if name and name.startswith(word)), 0)
