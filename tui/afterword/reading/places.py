"""Places as they are typed: a time zone by its city, a region by its code."""

import re

from afterword.domain.letters import plain
from afterword.domain.phrases import shortened
from afterword.domain.zones import zone_named

_LONGEST = 100
"""Characters; nothing that names a place on the map of zones is longer."""
_REGION = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?")


def read_zone(text: str) -> str:
    """The IANA zone of a city or a zone's name, empty where nothing was typed.

    Raises ValueError with a sentence.
    """
    if not text.strip():
        return ""
    zone = zone_named(text) if len(text) <= _LONGEST else ""
    if not zone:
        raise ValueError(
            f"{shortened(text)} is no time zone I know. Write a city like New York, or Europe/Berlin."
        )
    return zone


def read_region(text: str) -> str:
    """A country or a part of one whose holidays are known (``US``, ``DE-BY``), empty where nothing was typed.

    Raises ValueError with a sentence.
    """
    code = plain(text).strip().upper()
    if not code:
        return ""
    found = _REGION.fullmatch(code) if len(code) <= _LONGEST else None
    # Imported on first use: it knows every country, and takes its time.
    import holidays

    known = holidays.list_supported_countries()
    if found is None or found[1] not in known:
        raise ValueError(f"{shortened(text)} is no region I know. Write a code like US, GB, DE or DE-BY.")
    if found[2] and found[2] not in known[found[1]]:
        parts = ", ".join(known[found[1]][:6])
        raise ValueError(
            f"{found[1]} has no part {found[2]}. Write {found[1]} alone, or one of: {parts or 'none'} …"
        )
    return code
