"""The demo search: shipped with dates relative to today, so that it never ages."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.timing.cadence import Cadence
from afterword.domain.timing.calendar import calendar_of

_RELATIVE = re.compile(r"(?P<number>[+-]?\d+)(?P<unit>[db])(?: (?P<clock>\d\d:\d\d))?")


def demo_document(table: Mapping[str, Any], now: datetime, cadence: Cadence) -> bytes:
    """The demo of ``data/demo.toml`` as a search document at ``now``.

    ``-2d 10:00`` means two days ago at that time in the demo's zone, ``-2b`` two business days ago;
    without a clock time it is a day.
    """
    zone = ZoneInfo(table["profile"]["tz"])
    today = now.astimezone(zone).date()
    calendar = calendar_of(table["profile"]["region"], cadence)

    def day(number: int, unit: str) -> date:
        if unit == "d" or number == 0:
            return today + timedelta(days=number)
        if number > 0:
            return calendar.after(today, number)
        back = today
        while calendar.between(back, today - timedelta(days=1)) < -number:
            back -= timedelta(days=1)
        return calendar.roll(back + timedelta(days=1))

    def resolved(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: resolved(part) for key, part in value.items()}
        if isinstance(value, list):
            return [resolved(part) for part in value]
        match = _RELATIVE.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            return value
        on = day(int(match["number"]), match["unit"])
        if match["clock"] is None:
            return on.isoformat()
        return datetime.combine(on, time.fromisoformat(match["clock"]), zone).isoformat()

    return msgspec.json.encode({"afterword": 1, **resolved(table)})
