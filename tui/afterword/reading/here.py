"""Where and when something is typed."""

from datetime import datetime, tzinfo
from typing import Literal

import msgspec

from afterword.domain.phrases import PLAIN, Habit

Aim = Literal["coming", "past", "nearest"]
"""Where a day lies that is named without its year, or a bare weekday."""
DayOrder = Literal["", "day first", "month first"]
"""How 3/4 is read; empty where nobody knows."""

_MONTH_FIRST = ("US", "PH", "FM", "GU", "MH", "PR", "VI")


class Here(msgspec.Struct, frozen=True):
    """Where and when something is typed: it says what "fri" and 3/4 mean."""

    now: datetime
    zone: tzinfo
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
