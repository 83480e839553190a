"""Days and hours as messages write them: in the language of the message, as is usual where it is read."""

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from afterword.domain.languages.definition import DayForms, Language
from afterword.domain.phrases import zone_text

_SPOKEN_ZONES = {
    "America/Halifax": "Atlantic", "America/New_York": "Eastern", "America/Chicago": "Central",
    "America/Denver": "Mountain", "America/Los_Angeles": "Pacific", "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
}  # fmt: skip
"""Zones that nobody calls by their city, each by one of its cities."""


class Usage(NamedTuple):
    """How days and hours are written in a language to readers in a country; ``""`` for any that is usual.

    A day of another year than ``year``, that of the message, is written with its own.
    """

    language: Language
    country: str
    year: int | None = None

    @property
    def forms(self) -> DayForms:
        """How days are written."""
        return self.language.day_forms[self.country]

    def day(self, value: date | None) -> str:
        """``14 April``; in the United States ``April 14``; empty for no day."""
        return self._formatted(value, self.forms.full if self._is_of_another_year(value) else self.forms.day)

    def long_day(self, value: date | None) -> str:
        """``Tuesday, 14 April``, or ``Tuesday, April 14``."""
        form = f"dddd, {self.forms.full}" if self._is_of_another_year(value) else self.forms.long
        return self._formatted(value, form)

    def full_day(self, value: date | None) -> str:
        """``14 April 2026``, as letters are dated."""
        return self._formatted(value, self.forms.full)

    def weekday(self, value: date | None) -> str:
        """``Tuesday``."""
        return self._formatted(value, "dddd")

    def month(self, value: date | None) -> str:
        """``April``; of another year ``April 2026``."""
        return self._formatted(value, "MMMM YYYY" if self._is_of_another_year(value) else "MMMM")

    def on(self, day: date | None, today: date, said: str) -> str:
        """``on Tuesday`` or ``on 14 April`` in a sentence, as it is ``said``; ``today`` where it is today."""
        if day is None:
            return ""
        return self.language.today if day == today else self.language.on.format(said)

    def clock(self, instant: datetime, zone: ZoneInfo, own: ZoneInfo) -> str:
        """``10:00`` or ``10:00 a.m.``; where one's own clock shows something else, with the zone and that."""
        here, there = instant.astimezone(zone), instant.astimezone(own)
        spoken, country = self.language, self.country
        said = spoken.hour(spoken.clock(here, country))
        if here.utcoffset() == there.utcoffset():
            return said
        return spoken.clocks(said, zone_text(zone.key), _usual_name(here), spoken.clock(there, country))

    def _is_of_another_year(self, day: date | None) -> bool:
        return day is not None and self.year is not None and day.year != self.year

    def _formatted(self, value: date | None, tokens: str) -> str:
        if value is None:
            return ""
        # Imported with the first day that is written: it takes as long to load as the whole database.
        import arrow

        return arrow.get(value).format(tokens, locale=self.language.code)


def usage(spoken: Language, region: str, year: int | None = None) -> Usage:
    """How days and hours are written in a language and that ``year`` to somebody in ``region``."""
    country = region.partition("-")[0]
    return Usage(spoken, country if country in spoken.day_forms else "", year)


def _usual_name(local: datetime) -> str:
    """What English readers call a zone: ``Eastern`` where its clock is that one's now; else empty."""
    for city, name in _SPOKEN_ZONES.items():
        there = local.astimezone(ZoneInfo(city))
        if (there.tzname(), there.utcoffset()) == (local.tzname(), local.utcoffset()):
            return name
    return ""
