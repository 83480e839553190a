"""What the computer knows of its surroundings: the person's time zone and country, how they write days."""

import locale
import os
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

from afterword.domain.phrases import Habit
from afterword.domain.zones import cities, well_known
from afterword.system import here

_UNSAID = ("C", "POSIX", "C.UTF-8", "C.utf8")
"""Locales that say nothing of a person."""
_UTC = ("UTC", "GMT", "UCT", "Z")
_WEEK = 7 * 86_400

WallClock = Callable[[float], tuple[int, str]]
"""The computer's wall clock at a moment: its seconds east of Greenwich, and what its zone is called then."""


def _wall_clock(at: float) -> tuple[int, str]:
    local = time.localtime(at)
    return local.tm_gmtoff, local.tm_zone


def named_zone(environment: Mapping[str, str] = os.environ, clock: WallClock = _wall_clock) -> str:
    """The IANA name by which the computer knows its time zone, if its clock is that one's; else empty."""
    said = environment.get("TZ", "").removeprefix(":")
    if said and not Path(said).is_absolute():
        return said if _zone(said) else ""
    # Loaded where the environment says nothing.
    import logging

    import tzlocal

    # It prints what it thinks of files that contradict each other; the clock decides between them.
    logging.getLogger("tzlocal").addHandler(logging.NullHandler())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            name = tzlocal.get_localzone_name() or ""
    except (LookupError, OSError, ValueError):
        return ""
    # Other systems know the rules of this year only, and call their zones by other names.
    return name if not here().names_every_year or _is_of(name, clock) else ""


def own_zone(environment: Mapping[str, str] = os.environ, clock: WallClock = _wall_clock) -> str:
    """The IANA name of a zone whose clock the computer's is: its own name, else the best known such zone.

    Empty where there is none, or where nobody could read what the computer was told.
    """
    if named := named_zone(environment, clock):
        return named
    said = environment.get("TZ", "")
    offset, called = clock(time.time())
    if offset == 0 and called in _UTC and (not said or said.upper().startswith(_UTC)):
        return "UTC"
    if said and not any(map(str.isdigit, said)) and not Path(said.removeprefix(":")).is_absolute():
        # A zone of that name is not known; the clock then shows UTC, whatever was meant.
        return ""
    alike = [zone for zone in dict.fromkeys((*well_known(), *cities())) if _is_of(zone, clock)]
    return min(alike, key=lambda zone: _letters(zone) != called, default="")


def _is_of(name: str, clock: WallClock) -> bool:
    """Whether the clock of that zone shows what the computer's shows, all of the coming year."""
    zone = _zone(name)
    return zone is not None and all(clock(at)[0] == _offset(zone, at) for at in _year())


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (LookupError, OSError, ValueError):
        return None


def _year() -> Iterator[float]:
    now = time.time()
    return (now + week * _WEEK for week in range(53))


def _offset(zone: ZoneInfo, at: float) -> float:
    offset = datetime.fromtimestamp(at, zone).utcoffset()
    return offset.total_seconds() if offset else 0.0


def _letters(zone: str) -> str:
    return datetime.now(ZoneInfo(zone)).tzname() or ""


def country_of(zone: str) -> str:
    """The country a zone lies in, as an ISO code ("US"); empty where that is not clear."""
    found = find_spec("tzdata")
    if not zone or found is None or found.origin is None:
        return ""
    table = Path(found.origin).with_name("zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if zone in line:
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
