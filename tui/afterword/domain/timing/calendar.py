"""Business days, zones and moments (R-CLOCK, R-DAYS).

A business day is Monday to Friday, no holiday of the region and not in a quiet period. Moments are
instants in UTC, so that comparing and adding hours never meets a clock change; days and wall times
belong to the zone that is passed in.
"""

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from afterword.domain.timing.cadence import Cadence
from afterword.domain.timing.parameters import QuietPeriod
from afterword.domain.timing.public_holidays import holidays_of


class Calendar:
    """The business days of one region; an unknown region has weekends and quiet periods only."""

    def __init__(
        self,
        region: str,
        quiet: tuple[QuietPeriod, ...] = (),
        skip: tuple[date, ...] = (),
        extra: tuple[date, ...] = (),
    ) -> None:
        self.region = region
        self._quiet = quiet
        self._skip = frozenset(skip)
        self._extra = frozenset(extra)
        self._first = self._last = 0
        self._days: list[int] = []
        self._after: dict[tuple[date, int], date] = {}

    def is_business_day(self, day: date) -> bool:
        """Whether business is done on ``day``."""
        self._reach(day.year, day.year)
        at = bisect_left(self._days, day.toordinal())
        return at < len(self._days) and self._days[at] == day.toordinal()

    def after(self, day: date, number: int) -> date:
        """bd(d, n): the n-th business day strictly after ``day``; for 0 the day itself, rolled."""
        found = self._after.get((day, number))
        if found is None:
            at = self._reach_after(day, number) if number >= 1 else -1
            found = self.roll(day) if at < 0 else date.fromordinal(self._days[at])
            self._after[day, number] = found
        return found

    def roll(self, day: date) -> date:
        """``day`` if it is a business day, else the next one."""
        return day if self.is_business_day(day) else self.after(day, 1)

    def between(self, start: date, end: date) -> int:
        """How many business days lie after ``start``, up to and including ``end``; 0 if none."""
        if end <= start:
            return 0
        self._reach(start.year, end.year)
        return bisect_right(self._days, end.toordinal()) - bisect_right(self._days, start.toordinal())

    def _reach_after(self, day: date, number: int) -> int:
        year = day.year + number // 200 + 1
        while True:
            self._reach(day.year, year)
            at = bisect_right(self._days, day.toordinal()) + number - 1
            if at < len(self._days):
                return at
            year += 1

    def _reach(self, first: int, last: int) -> None:
        """Lets the table of business days cover these years; it grows by whole years."""
        if not self._days:
            self._first, self._last = first, last
        elif first >= self._first and last <= self._last:
            return
        else:
            self._first, self._last = min(first, self._first), max(last, self._last)
        self._days = [
            ordinal
            for year in range(self._first, self._last + 1)
            for ordinal in _business_days(self.region, year, self._quiet, self._skip, self._extra)
        ]


@lru_cache(maxsize=512)
def _business_days(
    region: str,
    year: int,
    quiet: tuple[QuietPeriod, ...],
    skip: frozenset[date],
    extra: frozenset[date],
) -> tuple[int, ...]:
    free = (holidays_of(region, year) | extra) - skip
    start = date(year, 1, 1).toordinal()
    days = (date.fromordinal(ordinal) for ordinal in range(start, date(year, 12, 31).toordinal() + 1))
    return tuple(
        day.toordinal()
        for day in days
        if day.weekday() < 5 and day not in free and not any(day in period for period in quiet)
    )


def calendar_of(region: str, cadence: Cadence) -> Calendar:
    """The one calendar of a region under a cadence."""
    found: Calendar | None = cadence.calendars.get(region)
    if found is None:
        found = _calendar(region, cadence.quiet.periods, cadence.holidays.skip, cadence.holidays.extra)
        cadence.calendars[region] = found
    return found


_calendar = lru_cache(maxsize=256)(Calendar)


@cache
def zone_of(name: str) -> ZoneInfo:
    """The zone of that IANA name; UTC where none is given."""
    return ZoneInfo(name or "UTC")


def day_of(instant: datetime, zone: ZoneInfo) -> date:
    """D(x): the calendar date of ``instant`` in ``zone``."""
    return instant.astimezone(zone).date()


@lru_cache(maxsize=16_384)
def moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """at(d, hh:mm): the instant of a wall time.

    A wall time skipped by a clock change moves forward by the gap; one that occurs twice is the first.
    """
    return datetime.combine(day, clock, zone).astimezone(UTC)


def in_utc(instant: datetime) -> datetime:
    """The same instant with UTC as its zone."""
    return instant if instant.tzinfo is UTC else instant.astimezone(UTC)


def hours_after(instant: datetime, hours: float) -> datetime:
    """``instant`` plus elapsed hours, whatever the clocks and calendars say meanwhile."""
    return in_utc(instant) + timedelta(hours=hours)
