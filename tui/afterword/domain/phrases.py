"""Days and moments as people read them in reasons, rows and notices."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Habit:
    """How a person writes days and hours: ``Tue 21 Apr 15:00``, or ``Tue Apr 21 3:00 PM``.

    ``this_year`` goes without saying, and a day of another carries its year; None: no day does.
    """

    month_first: bool = False
    twelve_hours: bool = False
    this_year: int | None = None

    def with_clock(self, hours: str) -> "Habit":
        """This habit with a clock of ``"12"`` or ``"24"`` hours; whatever else is said leaves it."""
        return replace(self, twelve_hours=hours == "12") if hours in ("12", "24") else self

    def in_year(self, year: int) -> "Habit":
        """This habit in a year whose days need not name it."""
        return self if year == self.this_year else replace(self, this_year=year)

    def day(self, day: date) -> str:
        """``Tue 21 Apr``; of another year ``Fri 29 Nov 2024``."""
        return f"{WEEKDAYS[day.weekday()]} {self.month_day(day)}"

    def full_day(self, day: date) -> str:
        """``Tue 21 Apr 2026``."""
        return f"{WEEKDAYS[day.weekday()]} {self._date(day)} {day.year}"

    def month_day(self, day: date) -> str:
        """``21 Apr``; of another year ``29 Nov 2024``."""
        return f"{self._date(day)} {day.year}" if self._is_other(day) else self._date(day)

    def brief_day(self, day: date) -> str:
        """``Tue 21 Apr``, for a column; of another year the year is there and not the weekday."""
        return self.month_day(day) if self._is_other(day) else self.day(day)

    def _date(self, day: date) -> str:
        number, month = str(day.day), MONTHS[day.month - 1]
        return f"{month} {number}" if self.month_first else f"{number} {month}"

    def _is_other(self, day: date) -> bool:
        return self.this_year is not None and day.year != self.this_year

    def clock(self, moment: datetime | time) -> str:
        """``15:00``, or ``3:00 PM``, of the clock the moment is given on."""
        if not self.twelve_hours:
            return f"{moment:%H:%M}"
        return f"{moment.hour % 12 or 12}:{moment.minute:02} {'AM' if moment.hour < 12 else 'PM'}"

    def moment(self, instant: datetime, zone: ZoneInfo) -> str:
        """``Tue 21 Apr 10:00`` on the clock of ``zone``."""
        local = instant.astimezone(zone)
        return f"{self.day(local.date())} {self.clock(local)}"

    def near(self, instant: datetime, now: datetime, zone: ZoneInfo) -> str:
        """The shortest phrase that is clear at ``now``: ``today 20:00``, ``Tue 21 Apr 10:00``.

        Calendar days of ``zone`` decide, never elapsed hours.
        """
        local, today = instant.astimezone(zone), now.astimezone(zone).date()
        match (local.date() - today).days:
            case 0:
                return f"today {self.clock(local)}"
            case 1:
                return f"tomorrow {self.clock(local)}"
            case -1:
                return f"yesterday {self.clock(local)}"
            case _:
                return self.in_year(today.year).moment(instant, zone)


PLAIN = Habit()
"""Days before months, and hours by 24."""


def span_text(span: timedelta) -> str:
    """A length of time in its largest fitting unit: ``40 min``, ``3 h``, ``2 days``."""
    minutes = int(abs(span).total_seconds() // 60)
    if minutes < 90:
        return f"{minutes} min"
    if minutes < 36 * 60:
        return f"{round(minutes / 60)} h"
    days = round(minutes / (24 * 60))
    return f"{days} days"


def number_text(number: int) -> str:
    """``five``; figures from eleven on."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def count_text(number: int, thing: str, things: str | None = None) -> str:
    """``five business days``, ``one business day``; figures from eleven on."""
    return f"{number_text(number)} {thing if number == 1 else things or thing + 's'}"


def zone_text(zone: str) -> str:
    """The city of a zone: ``New York``."""
    return zone.rpartition("/")[2].replace("_", " ")


def shortened(text: str, most: int = 60) -> str:
    """What was typed, in one line and no longer than a sentence can hold that quotes it."""
    line = " ".join(text[: most * 10].split())
    return line if len(line) <= most else f"{line[:most].rstrip()} \u2026"


def listed(names: Sequence[str]) -> str:
    """``Ana, Bo and Cy``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
