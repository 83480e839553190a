"""Which years a day can be in: one rule for all that is typed, imported and kept."""

from datetime import UTC, date, datetime
from typing import TypeVar

YEARS = range(1990, 2191)
"""No job search is in another; far years break calendars, zones and tables of holidays."""

Day = TypeVar("Day", bound=date)


class FarYear(ValueError):
    """A day or a moment in a year that no job search is in."""

    def __init__(self, year: int) -> None:
        super().__init__(f"The year {year} is too far away; years from {YEARS[0]} to {YEARS[-1]} are known.")


def within_reach(day: Day) -> Day:
    """The day or moment itself. Raises FarYear with a sentence where its year is none of ``YEARS``.

    To be asked before anything is counted from it: a zone or a day more leads out of the calendar.
    """
    if day.year not in YEARS:
        raise FarYear(day.year)
    return day


def instant_of(words: str) -> datetime:
    """The moment that is written as one, with its offset from UTC. Raises ValueError with a sentence."""
    try:
        instant = datetime.fromisoformat(words)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise ValueError(f"{words!r} is not an instant like 2026-04-14T10:00-04:00.")
    # In UTC it may be another year.
    within_reach(within_reach(instant).astimezone(UTC))
    return instant
