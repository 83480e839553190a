"""The time zone that stands beside a time in what is typed or pasted."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from afterword.domain.zones import OFFSET, SEVERAL, ZONE_KINDS, ZONE_NAMES, by_name, zone_named

_FARTHEST = timedelta(hours=14)
"""No clock is further from that of Greenwich."""
_DESCRIBED = re.compile(r"\((?:utc|gmt)[^()]*\)(?P<cities>\D*)$")
"""How Windows tells a zone: (UTC+01:00) Amsterdam, Berlin, Bern."""


def without_zone(words: str, now: datetime) -> tuple[str, tzinfo | None]:
    """What remains of a day and a time in plain letters beside the zone behind the time, and that zone.

    Raises ValueError with a sentence where the zone named there is not clear.
    """
    words = words.replace("_", " ")
    if (described := _DESCRIBED.search(words)) and _part().search(described["cities"]):
        told, rest = described[0], words[: described.start()]
    else:
        told, rest = " ".join(_behind_a_time().findall(words)), _behind_a_time().sub(" ", words)
    parts = _part().findall(told)
    offsets: list[tzinfo] = [_fixed(part) for part in parts if re.fullmatch(OFFSET, part)]
    names = ["utc" if part == "gmt" else part for part in parts if not re.fullmatch(OFFSET, part)]
    clear = [name for name in names if name not in SEVERAL]
    # Beside a name an offset may be that of winter: (UTC-05:00) Eastern Time.
    zones = [ZoneInfo(zone_named(name)) for name in clear or ([] if offsets else names)] or offsets
    if len({now.astimezone(zone).utcoffset() for zone in zones}) > 1:
        raise ValueError("Two time zones are named there. Write the time in one of them.")
    return rest, next(iter(zones), None)


def _fixed(offset: str) -> timezone:
    figures = re.sub(r"\D", "", offset)
    hours, minutes = (figures[:-2], figures[-2:]) if len(figures) > 2 else (figures, "0")
    length = timedelta(hours=int(hours), minutes=int(minutes))
    if length > _FARTHEST:
        raise ValueError(f"No clock is {offset} off. Write the time on your own clock.")
    return timezone(-length if "-" in offset else length)


@cache
def _part() -> re.Pattern[str]:
    """Something that tells a zone, in plain letters."""
    named = {
        *ZONE_NAMES,
        *SEVERAL,
        *(f"{name} {kind}" for name in ZONE_NAMES for kind in ZONE_KINDS),
        *by_name(),
    }
    names = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    return re.compile(rf"(?:(?<![a-z])(?:{names})(?!\w| ?[+-]\d)|(?:{OFFSET})(?!\d))")


@cache
def _behind_a_time() -> re.Pattern[str]:
    between = r"[\s,.;()\[\]/&-]*"
    beside = r"(?:time|zeit|us (?:& |and )?canada|us|canada)(?!\w)"
    part = _part().pattern
    return re.compile(rf"(?<=[\dm.]){between}{part}(?:{between}(?:{part}|{beside}))*(?:[)\]]|\.$)*")
