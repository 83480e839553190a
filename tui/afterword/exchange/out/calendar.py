"""Calendar files out: the agenda as one .ics file that updates what an earlier one brought."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from afterword.domain.insight.agenda import Appointment

if TYPE_CHECKING:
    from icalendar import Event

PRODUCER = "-//Afterword//Afterword//EN"
"""Who wrote a calendar file, as it says itself."""

_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)


def calendar_file(agenda: Sequence[Appointment], search_id: str, now: datetime) -> bytes:
    """The agenda as a calendar file.

    Every entry has an id of its own in this search, and a sequence that grows with time: a calendar
    that takes the file in again moves what it has, and adds nothing twice.
    """
    # Imported on first use: it takes its time, and most commands write no calendar.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Afterword")
    days = [now.date()]
    for each in agenda:
        calendar.add_component(_event(each, search_id, now))
        days.append(each.start.date() if isinstance(each.start, datetime) else each.start)
    year = timedelta(days=366)
    calendar.add_missing_timezones(min(days) - year, max(days) + year)
    written: bytes = calendar.to_ical()
    return written


def is_ours(raw: bytes) -> bool:
    """Whether a calendar file was written here, so that it may be written over."""
    return f"PRODID:{PRODUCER}".encode() in raw[:2000]


def _event(each: Appointment, search_id: str, now: datetime) -> "Event":
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{each.key}@{search_id or 'new'}.afterword")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", int((now - _FIRST).total_seconds() // 60))
    event.add("summary", _plain(each.summary))
    event.add("dtstart", _moment(each.start))
    event.add("dtend", _moment(each.end if isinstance(each.end, datetime) else each.end + timedelta(days=1)))
    if each.text:
        event.add("description", _plain(each.text))
    if each.place:
        event.add("location", _plain(each.place))
    event.add("status", "CANCELLED" if each.is_cancelled else "CONFIRMED")
    if each.rings or not isinstance(each.start, datetime):
        # Something to do in between does not make the person busy.
        event.add("transp", "TRANSPARENT")
    if each.rings:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _plain(each.summary))
        alarm.add("trigger", timedelta())
        event.add_component(alarm)
    return event


def _moment(at: datetime | date) -> datetime | date:
    """An instant in its zone where the world knows it by name, else in UTC."""
    if not isinstance(at, datetime) or (isinstance(at.tzinfo, ZoneInfo) and at.tzinfo.key != "UTC"):
        return at
    return at.astimezone(UTC)


def _plain(text: str) -> str:
    return _CONTROLS.sub(" ", text)
