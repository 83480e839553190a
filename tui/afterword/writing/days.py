"""Days and hours as messages write them: in the language of the message, as is usual where it is read."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from afterword.domain.phrases import zone_text

_FORMS = {
    "en": {"day": "D MMMM", "long": "dddd, D MMMM", "full": "D MMMM YYYY"},
    "en-US": {"day": "MMMM D", "long": "dddd, MMMM D", "full": "MMMM D, YYYY"},
    "de": {"day": "D. MMMM", "long": "dddd, D. MMMM", "full": "D. MMMM YYYY"},
}
_SPOKEN_ZONES = {
    "America/Halifax": "Atlantic", "America/New_York": "Eastern", "America/Chicago": "Central",
    "America/Denver": "Mountain", "America/Los_Angeles": "Pacific", "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
}  # fmt: skip
"""Zones that nobody calls by their city, each by one of its cities."""


def usage(language: str, region: str) -> str:
    """How days and hours are written in ``language`` to somebody in ``region``: en, en-US or de."""
    country = region.partition("-")[0]
    return f"{language}-{country}" if f"{language}-{country}" in _FORMS else language


def day(value: date | None, usage: str) -> str:
    """``14 April``; in the United States ``April 14``; empty for no day."""
    return _written(value, "day", usage)


def long_day(value: date | None, usage: str) -> str:
    """``Tuesday, 14 April``, or ``Tuesday, April 14``."""
    return _written(value, "long", usage)


def full_day(value: date | None, usage: str) -> str:
    """``14 April 2026``, as letters are dated."""
    return _written(value, "full", usage)


def weekday(value: date | None, usage: str) -> str:
    """``Tuesday``."""
    return _formatted(value, "dddd", usage)


def month(value: date | None, usage: str) -> str:
    """``April``."""
    return _formatted(value, "MMMM", usage)


def clock(instant: datetime, zone: ZoneInfo, own: ZoneInfo, usage: str) -> str:
    """``10:00`` or ``10:00 a.m.``; where one's own clock shows something else, with the zone and that."""
    here, there = instant.astimezone(zone), instant.astimezone(own)
    said, mine = _hour(here, usage), _hour(there, usage)
    if usage == "de":
        said += " Uhr"
    if here.utcoffset() == there.utcoffset():
        return said
    if usage == "de":
        return f"{said} ({zone_text(zone.key)}; bei mir {mine})"
    return f"{said} {_zone(here, zone)} time (my {mine})"


def _hour(local: datetime, usage: str) -> str:
    if usage != "en-US":
        return f"{local:%H:%M}"
    return f"{local.hour % 12 or 12}:{local.minute:02} {'a.m.' if local.hour < 12 else 'p.m.'}"


def _zone(local: datetime, zone: ZoneInfo) -> str:
    """What people call a zone: ``Eastern`` where its clock is that one's now, else its city."""
    for city, name in _SPOKEN_ZONES.items():
        there = local.astimezone(ZoneInfo(city))
        if (there.tzname(), there.utcoffset()) == (local.tzname(), local.utcoffset()):
            return name
    return zone_text(zone.key)


def _written(value: date | None, form: str, usage: str) -> str:
    return _formatted(value, _FORMS[usage][form], usage)


def _formatted(value: date | None, tokens: str, usage: str) -> str:
    if value is None:
        return ""
    # Imported with the first day that is written: it takes as long to load as the whole database.
    import arrow

    return arrow.get(value).format(tokens, locale=usage[:2])
