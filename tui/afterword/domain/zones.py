"""Time zones as people name them: by a city, by letters (``EST``), by what they are called (``Eastern``).

Letters mean the clock of a place, whatever the season: who writes ``EST`` in April means New York's. Letters
that stand for several clocks are asked about, never guessed.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from zoneinfo import available_timezones

from afterword.domain.letters import plain
from afterword.domain.phrases import zone_text

ZONE_NAMES: Mapping[str, str] = {
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
OF_PEOPLE: Mapping[str, str] = {
    "german": "Europe/Berlin", "austrian": "Europe/Vienna", "swiss": "Europe/Zurich",
    "dutch": "Europe/Amsterdam", "belgian": "Europe/Brussels", "french": "Europe/Paris",
    "italian": "Europe/Rome", "irish": "Europe/Dublin", "swedish": "Europe/Stockholm",
    "norwegian": "Europe/Oslo", "danish": "Europe/Copenhagen", "finnish": "Europe/Helsinki",
    "polish": "Europe/Warsaw", "czech": "Europe/Prague", "hungarian": "Europe/Budapest",
    "greek": "Europe/Athens", "romanian": "Europe/Bucharest", "turkish": "Europe/Istanbul",
    "japanese": "Asia/Tokyo", "korean": "Asia/Seoul",
}  # fmt: skip
"""Clocks called by the people who live by them ("Swedish time")."""
SEVERAL: Mapping[str, str] = {
    "mst": "Denver, or of Phoenix",
    "ast": "Halifax, or of Puerto Rico",
    "ist": "Kolkata, of Dublin, or of Jerusalem",
    "aest": "Sydney, or of Brisbane",
    "acst": "Adelaide, or of Darwin",
    "gmt": "London in winter only, and of Accra all year",
}
"""Letters that stand for several clocks, and whose."""
ZONE_KINDS = ("standard", "daylight", "summer", "normal")
_NO_CITY = ("Etc/", "SystemV/", "posix/", "right/")
_NO_COUNTRY = ("Factory", "Greenwich", "Universal", "Zulu", "localtime")
OFFSET = r"(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d\d)?|\+\d\d:?\d\d|-\d{4}"


@cache
def cities() -> Sequence[str]:
    """The zones with the name of a city, as they are suggested; looked up once, for it reads many files."""
    return sorted(zone for zone in available_timezones() if "/" in zone and has_place(zone))


def well_known() -> list[str]:
    """The zones that are called by letters, which most people live in."""
    return [zone for zone in dict.fromkeys(ZONE_NAMES.values()) if has_place(zone)]


def has_place(zone: str) -> bool:
    """Whether a zone is the clock of a place, and no offset from UTC under whatever name."""
    if "/" in zone:
        return not zone.startswith(_NO_CITY)
    return zone[1:].islower() and zone not in _NO_COUNTRY


@lru_cache(maxsize=1_024)
def zone_named(name: str) -> str:
    """The IANA name of the zone that is called so; empty where none is.

    Raises ValueError with a sentence, a question where several clocks are called so.
    """
    called = " ".join(plain(name).replace("_", " ").split())
    called = called.removesuffix(" zeit").removesuffix(" time")
    bare = " ".join(word for word in called.split() if word not in ZONE_KINDS)
    if several := SEVERAL.get(bare):
        raise ValueError(f"{name.strip().upper()} is the time zone of {several}. Write the city.")
    if re.fullmatch(OFFSET, called):
        raise ValueError(f"{name.strip()} moves with the seasons. Write the city, like New York.")
    return ZONE_NAMES.get(bare) or OF_PEOPLE.get(bare) or by_name().get(called, "")


@cache
def by_name() -> Mapping[str, str]:
    """Every zone by its name and by its city, in plain letters; of two with the same city the shorter."""
    named = {plain(zone.replace("_", " ")): zone for zone in available_timezones() if "/" in zone}
    countries = sorted(each for each in available_timezones() if "/" not in each and has_place(each))
    for zone in (*sorted(cities(), key=len), *countries):
        named.setdefault(plain(zone_text(zone)), zone)
    return named
