"""The text of a calendar file, looked at before a library reads it: how big, how deep, which zones it brings.

Definitions of zones are taken out: the library would run their rules to the end, whoever wrote them,
and remember them for every file that is read afterwards.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from datetime import tzinfo
from io import StringIO
from typing import NamedTuple

from afterword.domain.errors import NotACalendar

MOST_BYTES = 5_000_000
"""An invitation has some kilobytes; a whole calendar of years fits in here."""

MOST_PARTS = 20_000
_DEEPEST = 5

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FOLD = re.compile(r"\r?\n[ \t]")
_BEGINS = re.compile("BEGIN:VCALENDAR", re.IGNORECASE | re.ASCII)
_EDGE = re.compile(r"^(BEGIN|END):([A-Z-]+).*\n?", re.MULTILINE | re.IGNORECASE | re.ASCII)
_HARMLESS = re.compile(
    r"FREQ=YEARLY(;INTERVAL=1|;(BYDAY|BYMONTH|BYMONTHDAY|UNTIL|WKST)=[-+,\w]{1,40})*", re.IGNORECASE
)
_OF_A_ZONE = re.compile(
    r"(?:BEGIN|END|TZID|DTSTART|RRULE|RDATE|TZOFFSETFROM|TZOFFSETTO|TZNAME)[:;]", re.IGNORECASE | re.ASCII
)
_DAY_OF_CHANGE = re.compile(r"DTSTART;VALUE=DATE:(\d{8})\s*", re.IGNORECASE | re.ASCII)
_MOST_OF_A_ZONE = 20_000


class CalendarText(NamedTuple):
    """A calendar file without its zones, and these apart, by their ids."""

    text: str
    zones: Mapping[str, str]


def calendar_text(raw: bytes) -> CalendarText:
    """The text of a calendar file. Raises NotACalendar for what is none, or what none can be."""
    if len(raw) > MOST_BYTES:
        raise NotACalendar(
            f"This file has {len(raw) // 1_000_000} MB, and an invitation some kilobytes. Save the one "
            "invitation as a file, and bring that in."
        )
    text = _CONTROLS.sub(" ", _FOLD.sub("", _decoded(raw)))
    begins = _BEGINS.search(text)
    if begins is None:
        raise NotACalendar(
            "This is no calendar file. Save the invitation's .ics attachment, and bring that in."
        )
    text = text[begins.start() :]
    edges = list(_zones_in(text))
    blocks = [text[start:end] for start, end in edges]
    between = zip((0, *(end for _, end in edges)), (*(start for start, _ in edges), len(text)), strict=True)
    rest = "".join(text[start:end] for start, end in between)
    return CalendarText(rest, {name: block for block in blocks if (name := value_in(block, "TZID"))})


def value_in(block: str, name: str) -> str:
    """The first value of a property in a part of a calendar file."""
    return next(iter(_values(block, name)), "")


def _values(block: str, name: str) -> list[str]:
    found = re.findall(rf"^{name}[^:\n]*:(.*)$", block, re.MULTILINE | re.IGNORECASE)
    return [value.strip().replace("\\,", ",") for value in found]


def zone_defined_by(block: str) -> tzinfo | None:
    """The zone that a calendar file defines itself; None where it does so in a way no calendar needs."""
    rules = _values(block, "RRULE")
    if len(block) > _MOST_OF_A_ZONE or not all(_HARMLESS.fullmatch(rule) for rule in rules):
        return None
    # Imported on first use: only odd calendars need it.
    from dateutil.tz import tzical

    try:
        return tzical(StringIO("\n".join(_zone_lines(block)))).get()
    except (ValueError, AttributeError, KeyError, TypeError, OverflowError):
        return None


def _zone_lines(block: str) -> Iterator[str]:
    """The lines of a zone's definition that say when clocks are put, in the form that is read."""
    for line in block.splitlines():
        if day := _DAY_OF_CHANGE.fullmatch(line):
            yield f"DTSTART:{day[1]}T000000"
        elif _OF_A_ZONE.match(line):
            yield line


def _decoded(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Older programs write what Windows wrote; every byte is a letter there.
        return raw.decode("cp1252", "replace")


def _zones_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the definitions of zones begin and end. Raises NotACalendar for more than a calendar has."""
    depth = parts = start = 0
    for edge in _EDGE.finditer(text):
        opens, name = edge[1].upper() == "BEGIN", edge[2].upper()
        depth += 1 if opens else -1
        parts += opens
        if depth > _DEEPEST or parts > MOST_PARTS:
            raise NotACalendar(
                "This file holds far more than a calendar does. Save the one invitation as a file, and "
                "bring that in."
            )
        if name == "VTIMEZONE" and opens:
            start = edge.start()
        elif name == "VTIMEZONE" and start:
            yield start, edge.end()
            start = 0
