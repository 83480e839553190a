"""When something in a calendar file is: on whose clock, and which time of a series."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from afterword.domain.errors import NotACalendar
from afterword.domain.years import YEARS
from afterword.domain.zones import has_place, zone_named
from afterword.exchange.calendar_text import value_in, zone_defined_by

if TYPE_CHECKING:
    from icalendar import Event

FROM, TO = time(9), time(17)
"""When a day begins and ends of which nothing more is said."""

_UNTOLD = timedelta(hours=1)
_LONGEST = timedelta(days=366)
"""No appointment takes longer; what does is a mistake, or leads out of the calendar."""
_LONGEST_NAME = 200
_SERIES = timedelta(days=731)
_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class When:
    """A time of a calendar file: aware, and the zone's name where the world knows it.

    ``wall`` is the time of day as the file gives it, which a clock change may leave out. ``is_day``: only
    a day is given. ``remarks`` say what was taken for want of better, ``asks`` what nobody but the person
    can know.
    """

    at: datetime
    wall: datetime
    tz: str = ""
    is_day: bool = False
    remarks: tuple[str, ...] = ()
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
        """The time a property gives; None where there is none that can be read, or in a year too far away."""
        value = value[0] if isinstance(value, list) and value else value
        found = part_of(value, "dt")
        name = str((part_of(value, "params") or {}).get("TZID", ""))
        if not isinstance(found, date) or found.year not in YEARS:
            return None
        if not isinstance(found, datetime):
            remark = f"It names no time of day: {FROM:%H:%M} to {TO:%H:%M} was taken."
            return replace(self._local(datetime.combine(found, FROM), ""), is_day=True, remarks=(remark,))
        wall = found.replace(tzinfo=None)
        if found.tzinfo is UTC or (not name and found.tzinfo):
            return When(found.astimezone(UTC), wall)
        return self._local(wall, name)

    def _local(self, wall: datetime, name: str) -> When:
        """A wall time in the zone of that name."""
        block = self.blocks.get(name)
        # What letters alone mean, the file may say itself.
        zone = known_zone(name) if block is None or "/" in name or " " in name else None
        if block is not None and zone is None:
            zone = known_zone(value_in(block, "X-LIC-LOCATION"))
            if zone is None and (defined := zone_defined_by(block)):
                at = wall.replace(tzinfo=_fixed(defined, wall))
                alike = known_zone(name.replace("-", "/"))
                if alike is None or wall.replace(tzinfo=alike).utcoffset() != at.utcoffset():
                    return When(at, wall)
                # It is another spelling of that name, as its own definition bears out.
                zone = alike
        if zone := zone or known_zone(name) or self.said or known_zone(self.default):
            return _on_the_clock_of(zone, wall)
        own = _on_the_clock_of(self.own, wall)
        if name:
            return replace(own, asks=f"Its time zone {name[:60]!r} is not known")
        return replace(own, remarks=(*own.remarks, "It names no time zone: yours was taken."))


def _on_the_clock_of(zone: ZoneInfo, wall: datetime) -> When:
    """A wall time in a zone; one that a clock change leaves out is that much later."""
    at = shifted(wall.replace(tzinfo=zone), timedelta())
    remarks: tuple[str, ...] = ()
    if at.replace(tzinfo=None) != wall:
        remarks = (f"Clocks go forward that day and leave its hour out: {at:%H:%M} was taken.",)
    # UTC and fixed offsets are nobody's clock, whatever they are called.
    return When(at, wall, zone.key if has_place(zone.key) else "", remarks=remarks)


def shifted(at: datetime, length: timedelta) -> datetime:
    """So much later on the same clock, counted as time passes."""
    return (at.astimezone(UTC) + length).astimezone(at.tzinfo)


def part_of(found: Any, name: str) -> Any:
    """What a property of a calendar holds under that name; None also where it could not be read."""
    try:
        return getattr(found, name, None)
    except ValueError:
        return None


def ends(event: "Event", start: When, clocks: Clocks) -> datetime:
    """When an appointment is over: as it says, else an hour after it began.

    Raises NotACalendar where it ends before it begins, or lasts longer than any does.
    """
    if start.is_day:
        return _last_day(clocks.when(event.get("DTEND")), start)
    length = _length(event, start, clocks) or _UNTOLD
    if length < timedelta():
        raise NotACalendar(
            "The appointment ends before it begins. Ask for a new invitation, or log it yourself."
        )
    if length > _LONGEST:
        raise NotACalendar(
            "The appointment lasts longer than a year. Ask for a new invitation, or log it yourself."
        )
    return shifted(start.at, length)


def _last_day(end: When | None, start: When) -> datetime:
    last = end.at.date() - timedelta(days=1) if end and end.is_day else start.at.date()
    return datetime.combine(max(last, start.at.date()), TO, start.at.tzinfo)


def _length(event: "Event", start: When, clocks: Clocks) -> timedelta | None:
    """How long an appointment takes, as time passes; None where it does not say."""
    given = event.get("DTEND")
    if given is None:
        duration = part_of(event.get("DURATION"), "dt")
        return duration if isinstance(duration, timedelta) else None
    end = clocks.when(given)
    if end is None:
        return _LONGEST + _UNTOLD if isinstance(part_of(given, "dt"), date) else None
    bare = part_of(given, "dt")
    has_zone = (part_of(given, "params") or {}).get("TZID") or getattr(bare, "tzinfo", None)
    if isinstance(bare, datetime) and not has_zone:
        # On the clock of its beginning.
        return end.wall - start.wall
    begun = start.at.astimezone(UTC)
    length = end.at.astimezone(UTC) - begun
    if length > timedelta() or end.at.tzinfo is not start.at.tzinfo:
        return length
    # Where clocks are put, the end may be the later of two such hours, or the start stand where none was.
    later = end.at.replace(fold=1).astimezone(UTC) - begun
    return next((each for each in (later, end.wall - start.wall) if each > timedelta()), length)


def times(event: "Event", start: When, without: Iterable[datetime]) -> list[datetime]:
    """The times of a series of days or weeks within two years, without those that are taken out.

    Of any other series only the first: there a library would look for the next one for as long as the
    file's author likes.
    """
    every = (start.wall + timedelta(days=number) for number in _days(_rule(event), start))
    left_out = {each.astimezone(UTC) for each in without}
    found = [shifted(each.replace(tzinfo=start.at.tzinfo), timedelta()) for each in every]
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
    every = max(1, int(interval[:9]))
    left = int(count[:9]) if "COUNT" in rule and count.isdecimal() else _SERIES.days
    for number in range(_SERIES.days):
        day = start.at.date() + timedelta(days=number)
        passed = number if rule["FREQ"] == "DAILY" else (number + weekday) // 7
        if left <= 0 or f"{day:%Y%m%d}" > rule.get("UNTIL", "9")[:8]:
            return
        if passed % every == 0 and (weekdays is None or _WEEKDAYS[day.weekday()] in weekdays):
            left -= 1
            yield number


@lru_cache(maxsize=512)
def known_zone(name: str) -> ZoneInfo | None:
    """The zone of that name: the world's, Windows' word for it, or one with a maker's name before it."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = name.strip().strip('"')[:_LONGEST_NAME]
    parts = WINDOWS_TO_OLSON.get(name, name).split("/")
    for start in range(len(parts)):
        try:
            if found := zone_named("/".join(parts[start:])):
                return ZoneInfo(found)
        except ValueError:
            # It may be one of several; what the file says otherwise, or the person, tells.
            return None
    return None


def _fixed(zone: tzinfo, wall: datetime) -> tzinfo:
    """The offset of a zone at a wall time; the zone itself would be asked again for every other time."""
    try:
        offset = wall.replace(tzinfo=zone).utcoffset()
    except (ValueError, OverflowError, AttributeError, TypeError):
        offset = None
    return timezone(offset) if offset is not None and not offset.seconds % 60 else UTC
