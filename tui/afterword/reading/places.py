"""Places as they are typed: a time zone by its city, a region by its code."""

import re
from zoneinfo import available_timezones

from afterword.domain.phrases import zone_text

_REGION = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?")


def read_zone(text: str) -> str:
    """The IANA zone of a city or a zone's name, empty where nothing was typed.

    Raises ValueError with a sentence.
    """
    name = text.strip().lower()
    if not name:
        return ""
    found = [zone for zone in available_timezones() if name in (zone.lower(), zone_text(zone).lower())]
    if not found:
        raise ValueError(
            f"{text.strip()} is no time zone I know. Write a city like New York, or Europe/Berlin."
        )
    return min(found, key=len)


def read_region(text: str) -> str:
    """A country or a part of one whose holidays are known (``US``, ``DE-BY``), empty where nothing was typed.

    Raises ValueError with a sentence.
    """
    code = text.strip().upper()
    if not code:
        return ""
    found = _REGION.fullmatch(code)
    # Imported on first use: it knows every country, and takes its time.
    import holidays

    known = holidays.list_supported_countries()
    if found is None or found[1] not in known:
        raise ValueError(f"{text.strip()} is no region I know. Write a code like US, GB, DE or DE-BY.")
    if found[2] and found[2] not in known[found[1]]:
        parts = ", ".join(known[found[1]][:6])
        raise ValueError(
            f"{found[1]} has no part {found[2]}. Write {found[1]} alone, or one of: {parts or 'none'} …"
        )
    return code
