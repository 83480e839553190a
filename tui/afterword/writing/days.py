"""Days and hours as messages write them, in the language of the message."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from afterword.domain.phrases import zone_text

_FORMS = {
    "en": {"day": "D MMMM", "long": "dddd, D MMMM", "full": "D MMMM YYYY"},
    "de": {"day": "D. MMMM", "long": "dddd, D. MMMM", "full": "D. MMMM YYYY"},
}


def day(value: date | None, language: str) -> str:
    """``14 April``; empty for no day."""
    return _written(value, "day", language)


def long_day(value: date | None, language: str) -> str:
    """``Tuesday, 14 April``."""
    return _written(value, "long", language)


def full_day(value: date | None, language: str) -> str:
    """``14 April 2026``, as letters are dated."""
    return _written(value, "full", language)


def weekday(value: date | None, language: str) -> str:
    """``Tuesday``."""
    return _formatted(value, "dddd", language)


def month(value: date | None, language: str) -> str:
    """``April``."""
    return _formatted(value, "MMMM", language)


def clock(instant: datetime, zone: ZoneInfo, own: ZoneInfo, language: str) -> str:
    """``10:00 New York time``, with one's own clock behind it where that shows something else."""
    here, there = instant.astimezone(zone), instant.astimezone(own)
    form = "{:%H:%M} Uhr ({})" if language == "de" else "{:%H:%M} {} time"
    said = form.format(here, zone_text(zone.key))
    if here.utcoffset() == there.utcoffset():
        return said
    return f"{said} ({'bei mir' if language == 'de' else 'my'} {there:%H:%M})"


def _written(value: date | None, form: str, language: str) -> str:
    return _formatted(value, _FORMS[language][form], language)


def _formatted(value: date | None, tokens: str, language: str) -> str:
    if value is None:
        return ""
    # Imported with the first day that is written: it takes as long to load as the whole database.
    import arrow

    return arrow.get(value).format(tokens, locale=language)
