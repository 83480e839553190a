"""Time zones as people name them: by a city, by letters (``EST``), by what they are called (``Eastern``).

Letters mean the clock of a place, whatever the season: who writes ``EST`` in April means New York's. Letters
that stand for several clocks are asked about, never guessed.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from afterword.domain.letters import plain
from afterword.domain.phrases import zone_text

_CALLED: Mapping[str, str] = {
    name: zone
    for zone, names in {
        "America/New_York": "et, est, edt, est5edt, eastern",
        "America/Chicago": "ct, cst, cdt, cst6cdt, central",
        "America/Denver": "mt, mdt, mst7mdt, mountain",
        "America/Los_Angeles": "pt, pst, pdt, pst8pdt, pacific",
        "America/Anchorage": "akt, akst, akdt, alaska",
        "Pacific/Honolulu": "hst, hawaii",
        "America/Halifax": "adt, atlantic",
        "America/St_Johns": "nst, ndt, newfoundland",
        "America/Sao_Paulo": "brt",
        "Europe/London": "bst, uk, british, british summer",
        "Europe/Lisbon": "wet, west, western european",
        "Europe/Berlin": "cet, cest, met, mez, mesz, central european, mitteleuropäische",
        "Europe/Helsinki": "eet, eest, oez, oesz, eastern european",
        "Europe/Moscow": "msk",
        "Europe/Istanbul": "trt",
        "Asia/Jerusalem": "idt, israel",
        "Asia/Dubai": "gst",
        "Asia/Karachi": "pkt",
        "Asia/Kolkata": "india, indian",
        "Asia/Singapore": "sgt",
        "Asia/Hong_Kong": "hkt",
        "Asia/Tokyo": "jst, japan",
        "Asia/Seoul": "kst, korea",
        "Australia/Perth": "awst",
        "Australia/Adelaide": "acdt",
        "Australia/Sydney": "aet, aedt",
        "Pacific/Auckland": "nzt, nzst, nzdt",
        "Africa/Johannesburg": "sast",
        "Africa/Lagos": "wat",
        "Africa/Nairobi": "eat",
        "UTC": "utc, z, zulu, uct, coordinated universal",
    }.items()
    for name in names.split(", ")
}
_SEVERAL: Mapping[str, str] = {
    "mst": "Denver, or of Phoenix",
    "ast": "Halifax, or of Puerto Rico",
    "ist": "Kolkata, of Dublin, or of Jerusalem",
    "aest": "Sydney, or of Brisbane",
    "acst": "Adelaide, or of Darwin",
    "gmt": "London in winter only, and of Accra all year",
}
"""Letters that stand for several clocks, and whose."""
_FARTHEST = timedelta(hours=14)
"""No clock is further from that of Greenwich."""
_KINDS = ("standard", "daylight", "summer", "normal")
_NO_CITY = ("Etc/", "SystemV/", "posix/", "right/")
_NO_COUNTRY = ("Factory", "Greenwich", "Universal", "Zulu", "localtime")
_OFFSET = r"(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d\d)?|\+\d\d:?\d\d|-\d{4}"
_DESCRIBED = re.compile(r"\((?:utc|gmt)[^()]*\)(?P<cities>\D*)$")
"""How Windows tells a zone: (UTC+01:00) Amsterdam, Berlin, Bern."""


def cities() -> list[str]:
    """The zones that have a city's name, as they are suggested."""
    return sorted(zone for zone in available_timezones() if "/" in zone and has_place(zone))


def has_place(zone: str) -> bool:
    """Whether a zone is the clock of a place, and no offset from UTC under whatever name."""
    if "/" in zone:
        return not zone.startswith(_NO_CITY)
    return zone[1:].islower() and zone not in _NO_COUNTRY


def zone_named(name: str) -> str:
    """The IANA name of the zone that is called so; empty where none is.

    Raises ValueError with a sentence, a question where several clocks are called so.
    """
    called = " ".join(plain(name).replace("_", " ").split())
    called = called.removesuffix(" zeit").removesuffix(" time")
    bare = " ".join(word for word in called.split() if word not in _KINDS)
    if several := _SEVERAL.get(bare):
        raise ValueError(f"{name.strip().upper()} is the time zone of {several}. Write the city.")
    if re.fullmatch(_OFFSET, called):
        raise ValueError(f"{name.strip()} moves with the seasons. Write the city, like New York.")
    return _CALLED.get(bare) or _by_name().get(called, "")


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
    offsets: list[tzinfo] = [_fixed(part) for part in parts if re.fullmatch(_OFFSET, part)]
    names = ["utc" if part == "gmt" else part for part in parts if not re.fullmatch(_OFFSET, part)]
    clear = [name for name in names if name not in _SEVERAL]
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
def _by_name() -> Mapping[str, str]:
    """Every zone by its name and by its city, in plain letters; of two with the same city the shorter."""
    named = {plain(zone.replace("_", " ")): zone for zone in available_timezones() if "/" in zone}
    countries = sorted(each for each in available_timezones() if "/" not in each and has_place(each))
    for zone in (*sorted(cities(), key=len), *countries):
        named.setdefault(plain(zone_text(zone)), zone)
    return named


@cache
def _part() -> re.Pattern[str]:
    """Something that tells a zone, in plain letters."""
    named = {*_CALLED, *_SEVERAL, *(f"{name} {kind}" for name in _CALLED for kind in _KINDS), *_by_name()}
    names = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    return re.compile(rf"(?:(?<![a-z])(?:{names})(?!\w| ?[+-]\d)|(?:{_OFFSET})(?!\d))")


@cache
def _behind_a_time() -> re.Pattern[str]:
    between = r"[\s,.;()\[\]/&-]*"
    beside = r"(?:time|zeit|us (?:& |and )?canada|us|canada)(?!\w)"
    part = _part().pattern
    return re.compile(rf"(?<=[\dm.]){between}{part}(?:{between}(?:{part}|{beside}))*(?:[)\]]|\.$)*")
