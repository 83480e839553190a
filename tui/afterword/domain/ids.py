"""Ids for new entries: short, opaque, and in the order in which they were made."""

from collections.abc import Callable
from datetime import UTC, datetime

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_START = datetime(2020, 1, 1, tzinfo=UTC)


def ids_by(clock: Callable[[], datetime]) -> Callable[[], str]:
    """A source of ids: the clock's milliseconds, never the same twice, and two random digits.

    People entered together thus keep their order, and two machines do not make the same id.
    """
    last = 0

    def new_id() -> str:
        # Loaded with the first new entry: much of what is done here only looks.
        import secrets

        nonlocal last
        last = max(last + 1, int((clock() - _START).total_seconds() * 1000))
        return _in_digits(last) + secrets.choice(_DIGITS) + secrets.choice(_DIGITS)

    return new_id


def _in_digits(number: int) -> str:
    digits = ""
    while number > 0:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits.rjust(8, "0")
