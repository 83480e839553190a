"""JSON text: read strictly, and written so that people and version control can read it.

The usual readers are lenient where a lost entry hides: of a key that stands twice they keep the
last, and they take NaN. Here both are mistakes, and every mistake is given with its place.
"""

import codecs
import json
import re
from typing import Any

import msgspec

from afterword.domain.errors import InvalidEntry

_BYTE = re.compile(r"\(byte (\d+)\)")


def write_json(value: object) -> bytes:
    """``value`` as UTF-8 JSON: keys sorted, one thing a line, a newline at the end.

    Raises UnicodeEncodeError for a text that holds half of a surrogate pair.
    """
    return _laid_out(msgspec.json.encode(value, order="sorted"))


def _laid_out(text: bytes) -> bytes:
    return msgspec.json.format(text, indent=1) + b"\n"


def read_json(text: bytes | str) -> object:
    """The value that ``text`` (UTF-8, a byte order mark allowed) describes.

    Raises InvalidEntry, with the line and column of what is no JSON, or the path of a repeated key.
    """
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        raw.decode()
        value = msgspec.json.decode(raw)
        # What is laid out as ours and has all that was read repeats no key; only others need the slow look.
        if _laid_out(msgspec.json.encode(value)) != raw:
            _refuse_repeated_keys(raw)
    except UnicodeDecodeError as error:
        raise InvalidEntry(_line_and_column(raw, error.start), "this is not UTF-8 text") from None
    except msgspec.DecodeError as error:
        byte = _BYTE.search(str(error))
        what = _BYTE.sub("", str(error)).removeprefix("JSON is malformed:").strip()
        place = _line_and_column(raw, int(byte[1]) if byte else len(raw))
        raise InvalidEntry(place, f"this is not JSON ({what[:1].lower()}{what[1:]})") from None
    except (RecursionError, MemoryError):
        raise InvalidEntry("$", "this is nested too deeply, or too large") from None
    return value


def _line_and_column(raw: bytes, byte: int) -> str:
    before = raw[:byte].decode(errors="replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f"line {line}, column {column}"


class _Repeating(dict[str, Any]):
    """An object in which ``key`` stands more than once."""

    key: str


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) == len(pairs):
        return read
    repeating = _Repeating(read)
    seen: set[str] = set()
    repeating.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return repeating


def _refuse_repeated_keys(raw: bytes) -> None:
    left: list[tuple[str, object]] = [("$", json.loads(raw, object_pairs_hook=_object))]
    while left:
        place, value = left.pop()
        match value:
            case _Repeating():
                raise InvalidEntry(place, f"{json.dumps(value.key, ensure_ascii=False)} stands twice")
            case dict():
                left += ((f"{place}.{key}", part) for key, part in value.items())
            case list():
                left += ((f"{place}[{index}]", part) for index, part in enumerate(value))
