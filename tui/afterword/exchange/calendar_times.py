"""When something in a calendar file is: on whose clock, and which time of a series."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, available_timezones

from afterword.domain.errors import NotACalendar
from afterword.exchange.calendar_text import value_in, zone_defined_by

if TYPE_CHECKING:
    from icalendar import Event

FROM, TO = time(9), time(17)
"""When a day begins and ends of which nothing more is said."""

_UNTOLD = timedelta(hours=1)
_SERIES = timedelta(days=731)
_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class When:
    """A time of a calendar file: aware, and the zone's name where the world knows it.

    ``is_day``: only a day is given. ``remark`` says what was taken for want of better, ``asks`` what
    nobody but the person can know.
    """

    at: datetime
    tz: str = ""
    is_day: bool = False
    remark: str = ""
    asks: str = ""


@dataclass(frozen=True)
class Clocks:
    """What tells a calendar file's times: the zones it brings, its own zone, and the person's.

    ``said`` is the zone the person named for times that have none, or one nobody knows.
    """

    blocks: Mapping[str, str]
    default: str
    own: ZoneInfo
    said: ZoneInfo | None

    def when(self, value: Any) -> When | None:
        """The time a property gives; None where there is none that can be read."""
        value = value[0] if isinstance(value, list) and value else value
        found = part_of(value, "dt")
        name = str((part_of(value, "params") or {}).get("TZID", ""))
        if isinstance(found, datetime):
            if found.tzinfo is UTC or (not name and found.tzinfo):
                return When(found.astimezone(UTC))
            return self._local(found.replace(tzinfo=None), name)
        if isinstance(found, date):
            local = self._local(datetime.combine(found, FROM), "")
            remark = f"It names no time of day: {FROM:%H:%M} to {TO:%H:%M} was taken."
            return When(local.at, local.tz, is_day=True, remark=remark)
        return None

    def _local(self, wall: datetime, name: str) -> When:
        """A wall time in the zone of that name."""
        if name:
            if zone := known_zone(name):
                return When(wall.replace(tzinfo=zone), zone.key)
            if (block := self.blocks.get(name)) is not None:
                if zone := known_zone(value_in(block, "X-LIC-LOCATION")):
                    return When(wall.replace(tzinfo=zone), zone.key)
                if defined := zone_defined_by(block):
                    return When(wall.replace(tzinfo=_fixed(defined, wall)))
        if zone := self.said or known_zone(self.default):
            return When(wall.replace(tzinfo=zone), zone.key)
        at = wall.replace(tzinfo=self.own)
        if name:
            return When(at, self.own.key, asks=f"Its time zone {name[:60]!r} is not known")
        return When(at, self.own.key, remark="It names no time zone: yours was taken.")


def part_of(found: Any, name: str) -> Any:
    """What a property of a calendar holds under that name; None also where it could not be read."""
    try:
        return getattr(found, name, None)
    except ValueError:
        return None


def ends(event: "Event", start: When, clocks: Clocks) -> datetime:
    """When an appointment is over: as it says, else an hour after it began."""
    end = clocks.when(event.get("DTEND"))
    if start.is_day:
        last = end.at.date() - timedelta(days=1) if end and end.is_day else start.at.date()
        return datetime.combine(max(last, start.at.date()), TO, start.at.tzinfo)
    duration = part_of(event.get("DURATION"), "dt")
    if end is None and isinstance(duration, timedelta):
        end = When(start.at + duration)
    if end is None or end.at == start.at:
        return start.at + _UNTOLD
    if end.at < start.at:
        raise NotACalendar("The appointment ends before it begins. Ask for a new invitation, or use i.")
    return end.at.astimezone(start.at.tzinfo)


def times(event: "Event", start: When, without: Iterable[datetime]) -> list[datetime]:
    """The times of a series of days or weeks within two years, without those that are taken out.

    Of any other series only the first: there a library would look for the next one for as long as the
    file's author likes.
    """
    every = (start.at.replace(tzinfo=None) + timedelta(days=number) for number in _days(_rule(event), start))
    left_out = {each.astimezone(UTC) for each in without}
    found = [each.replace(tzinfo=start.at.tzinfo) for each in every]
    return [each for each in found if each.astimezone(UTC) not in left_out] or [start.at]


def _rule(event: "Event") -> Mapping[str, str]:
    """The parts of a rule by which an appointment repeats."""
    rule = event.get("RRULE")
    text = "" if rule is None or isinstance(rule, list) else rule.to_ical().decode().upper()
    return dict(part.partition("=")[::2] for part in text.split(";"))


def _days(rule: Mapping[str, str], start: When) -> Iterator[int]:
    """How many days after the first time there is another, from 0 on."""
    interval, count = (rule.get(part, "1") for part in ("INTERVAL", "COUNT"))
    weekday = start.at.weekday()
    weekdays = rule["BYDAY"].split(",") if "BYDAY" in rule else None
    if rule.get("FREQ") not in ("DAILY", "WEEKLY") or rule.keys() - _PARTS or not interval.isdecimal():
        yield 0
        return
    if rule["FREQ"] == "WEEKLY":
        weekdays = weekdays or [_WEEKDAYS[weekday]]
    left = int(count) if "COUNT" in rule and count.isdecimal() else _SERIES.days
    for number in range(_SERIES.days):
        day = start.at.date() + timedelta(days=number)
        passed = number if rule["FREQ"] == "DAILY" else (number + weekday) // 7
        if left <= 0 or f"{day:%Y%m%d}" > rule.get("UNTIL", "9")[:8]:
            return
        if passed % max(1, int(interval)) == 0 and (weekdays is None or _WEEKDAYS[day.weekday()] in weekdays):
            left -= 1
            yield number


@cache
def known_zone(name: str) -> ZoneInfo | None:
    """The zone of that name: the world's, Windows' word for it, or one with a maker's name before it."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = name.strip().strip('"')
    every = {zone.casefold(): zone for zone in available_timezones()}
    parts = WINDOWS_TO_OLSON.get(name, name).split("/")
    tails = ("/".join(parts[start:]) for start in range(len(parts)))
    found = next(filter(None, (every.get(tail.casefold()) for tail in tails)), None)
    return ZoneInfo(found) if found else None


def _fixed(zone: tzinfo, wall: datetime) -> tzinfo:
    """The offset of a zone at a wall time; the zone itself would be asked again for every other time."""
    try:
        offset = wall.replace(tzinfo=zone).utcoffset()
    except (ValueError, OverflowError, AttributeError, TypeError):
        offset = None
    return timezone(offset) if offset is not None and not offset.seconds % 60 else UTC
