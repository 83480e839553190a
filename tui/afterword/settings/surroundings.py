"""What the computer knows of its surroundings: the person's time zone, and the country it lies in."""

from importlib.resources import files

import tzlocal


def own_zone() -> str:
    """The IANA name of the computer's time zone; UTC where it has none."""
    try:
        name = tzlocal.get_localzone_name()
    except LookupError:
        name = None
    return name or "UTC"


def country_of(zone: str) -> str:
    """The country a zone lies in, as an ISO code ("US"); empty where that is not clear."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        columns = line.split("\t")
        if len(columns) > 2 and columns[2] == zone:
            return columns[0]
    return ""
