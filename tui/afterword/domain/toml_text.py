"""TOML text that people write by hand: whatever stands in it, it is read quickly or refused with its line."""

import re
from typing import Any, Final

_MOST_PARTS: Final = 50
"""Dots between two equals signs of a line: the reader takes time for the square of a name's parts."""

_AT: Final = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


class NotToml(ValueError):
    """A text that cannot be read: on which ``line``, and ``what`` is wrong there."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")
        self.line = line
        self.what = what


def read_toml(text: str) -> dict[str, Any]:
    """The table that ``text`` describes. Raises NotToml."""
    if not text:
        return {}
    import tomllib

    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.count(".") > _MOST_PARTS and any(part.count(".") > _MOST_PARTS for part in line.split("=")):
            raise NotToml(number, "a name has too many parts")
    try:
        return tomllib.loads(text)
    except RecursionError:
        deepest = max(range(len(lines)), key=lambda at: lines[at].count("[") + lines[at].count("{"))
        raise NotToml(deepest + 1, "it is nested too deeply") from None
    except ValueError as error:
        # Of a number with thousands of digits Python itself says no line.
        found = _AT.search(str(error))
        what = (
            _AT.sub("", str(error)) if isinstance(error, tomllib.TOMLDecodeError) else "a number is too long"
        )
        last = len(text.splitlines()) or 1
        raise NotToml(
            int(found[1]) if found and found[1] else last, f"{what[:1].lower()}{what[1:]}"
        ) from None
