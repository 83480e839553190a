"""Days and moments as tables give them, and the one question they may leave open."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from afterword.domain.intake import Order
from afterword.domain.years import within_reach
from afterword.reading.days import NoDay, day_named
from afterword.reading.here import Here

NOON = time(12)
"""The time of day that is taken for something of which only the day is known."""

_FIGURES = re.compile(r"\s*(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})\b")
_CLOCK = re.compile(
    r"[,\s]+(?:at\s+)?(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?\s*([ap]\.?m\.?)?(?:\s*(?:[A-Z]{2,4}))?$",
    re.IGNORECASE,
)
_LONGEST = 200
"""Characters; a longer cell gives no day, whatever stands in it."""
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EPOCH = date(1899, 12, 30)
_SERIALS = range(36526, 73051)
"""Days as spreadsheets count them, from the years 2000 to 2100."""


def order_in(cells: Iterable[str]) -> tuple[Order, str]:
    """The order of day and month that the cells themselves tell, and one of those that can be read twice."""
    found: set[Order] = set()
    twofold = ""
    for cell in cells:
        match = _FIGURES.match(cell)
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            found.add("day first")
        elif second > 12 >= first:
            found.add("month first")
        elif first != second:
            twofold = twofold or match[0].strip()
    return (found.pop() if len(found) == 1 else ""), twofold


def moment_in(cell: str, now: datetime, zone: ZoneInfo, order: Order) -> datetime:
    """The moment a cell gives; a day alone means its noon, today not later than now.

    Raises ValueError with a sentence.
    """
    text = cell.partition("→")[0].strip()
    if len(text) > _LONGEST:
        raise NoDay(text)
    instant = _instant(text, zone)
    if instant is None:
        clock = NOON
        if match := _CLOCK.search(text):
            clock, text = _clock(match), text[: match.start()]
        instant = datetime.combine(_day(text, Here(now, zone, order)), clock, zone)
    if instant > now and instant.astimezone(zone).date() <= now.astimezone(zone).date():
        return now
    return instant


def day_in(cell: str, now: datetime, zone: ZoneInfo, order: Order) -> date:
    """The day a cell gives. Raises ValueError with a sentence."""
    return moment_in(cell, now, zone, order).astimezone(zone).date()


def _instant(text: str, zone: ZoneInfo) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) <= len("2026-04-21"):
        return None
    instant = within_reach(instant)
    return instant if instant.tzinfo else instant.replace(tzinfo=zone)


def _day(text: str, here: Here) -> date:
    match = _SERIAL.fullmatch(text)
    if match and int(match[1]) in _SERIALS:
        return _EPOCH + timedelta(days=int(match[1]))
    return day_named(text, here, "past")


def _clock(match: re.Match[str]) -> time:
    hour, half = int(match[1]), (match[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or int(match[2]) > 59:
        raise ValueError(f"{match[0].strip()!r} is no time of day")
    return time(hour, int(match[2]))
