"""What the computer knows of its surroundings: the person's time zone and country, how they write days."""

import locale
from datetime import datetime
from importlib.resources import files

import tzlocal

from afterword.domain.phrases import Habit

_UNSAID = ("C", "POSIX", "C.UTF-8", "C.utf8")
"""Locales that say nothing of a person."""


def own_zone() -> str:
    """The IANA name of the computer's time zone; UTC where it has none."""
    try:
        name = tzlocal.get_localzone_name()
    except LookupError:
        name = None
    return name or "UTC"


def country_of(zone: str) -> str:
    """The country a zone lies in, as an ISO code ("US"); empty where that is not clear."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        columns = line.split("\t")
        if len(columns) > 2 and columns[2] == zone:
            return columns[0]
    return ""


def own_habit() -> Habit:
    """How days and hours are written where this computer is set up (``LC_TIME``)."""
    before = locale.setlocale(locale.LC_TIME)
    try:
        if locale.setlocale(locale.LC_TIME, "") in _UNSAID:
            return Habit()
        sample = datetime(2006, 11, 23, 15)  # noqa: DTZ001 - only its figures are looked at
        return Habit(month_first=f"{sample:%x}".startswith("11"), twelve_hours="15" not in f"{sample:%X}")
    except locale.Error:
        return Habit()
    finally:
        locale.setlocale(locale.LC_TIME, before)
