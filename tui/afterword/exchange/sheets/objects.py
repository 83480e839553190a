"""The records of other trackers' JSON, in whatever they are wrapped, as the rows of a table."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from afterword.domain.errors import NotATable

_LINK = re.compile(r"https?://[^\s()<>\"]+")
_DEEPEST = 4
"""How many levels the records may lie below the top, and the parts of one below it."""
_IS_ITSELF = ("name", "title", "text", "value", "label")
"""Keys by which a part of a record says what it is."""
_ID = re.compile(r"_?[iI][dD]$")
"""How a field ends that names a record of another list."""
_FEWEST_LISTS = 2
_SHORTEST = 3
"""Letters of what a list may be called after."""
_SINCE = ("changedAt", "changed_at", "createdAt", "created_at", "movedAt", "moved_at", "time", "ts")
_WHEN = ("start", "at", "date", "datetime", "timestamp", "when")
_STATE = (
    "status", "stage", "state", "to", "toStatus", "to_status", "newStatus", "new_status", "event", "type",
    "lane", "list", "column",
)  # fmt: skip
"""Keys by which an entry of a log says what was reached."""
LOGGED = "reached: "
"""How the header of a column begins that holds when a status was reached."""
_INNER = ("id", "_id", "uuid")
"""Keys that say nothing outside of the program that made them."""

RawRecord = Mapping[str, Any]


def is_json(text: str) -> bool:
    """Whether a text is JSON rather than a table of cells."""
    return text.lstrip()[:1] in ("{", "[")


def rows_in(
    text: str, known: Callable[[Sequence[str]], int]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The headers and the rows of the records in a text: one JSON value, or one a line.

    Raises NotATable with a sentence.
    """
    found = _decoded(text)
    records = _board(found) or max(_lists(_joined(found), _DEEPEST), key=_likely(known), default=())
    if not records:
        raise NotATable("There is no list of applications in this JSON")
    flat = [_cells(record) for record in records]
    headers = tuple(dict.fromkeys(header for record in flat for header in record))
    return headers, [tuple(record.get(header, "") for header in headers) for record in flat]


def _cells(record: RawRecord) -> dict[str, str]:
    """The cells of a record by their headers; of what was reached several times every moment counts."""
    found: dict[str, str] = {}
    for header, text in _flat(record, "", _DEEPEST):
        again = header.startswith(LOGGED) and header in found
        found[header] = f"{found[header]} & {text}" if again else text
    return found


def _decoded(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        pass
    try:
        return [msgspec.json.decode(line) for line in text.splitlines() if line.strip()]
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotATable(f"It begins like JSON and is none ({error}). Export it once more") from None


def _board(value: Any) -> Sequence[RawRecord]:
    """The cards of a Trello board, each with the name of the list it lies in."""
    if not isinstance(value, dict) or not any("idList" in card for card in _records(value.get("cards"))):
        return ()
    lists = {each.get("id"): each.get("name") for each in _records(value.get("lists"))}
    return [
        {
            "list": lists.get(card.get("idList")),
            "card": card.get("name"),
            "notes": card.get("desc"),
            "due": card.get("due"),
            "link": _link_in(card.get("desc")),
            "card's address": card.get("shortUrl"),
            "archived": bool(card.get("closed")),
        }
        for card in _records(value["cards"])
    ]


def _joined(value: Any) -> Any:
    """A value whose lists name each other's records by ids, with what these are called in their place."""
    if not isinstance(value, dict):
        return value
    lists = {
        name: {str(record["id"]): record for record in _records(part) if record.get("id") is not None}
        for name, part in value.items()
    }
    named = {name.casefold(): records for name, records in lists.items() if records}
    if len(named) < _FEWEST_LISTS:
        return {name: _joined(part) for name, part in value.items()}
    return {
        name: [_named(record, named) for record in part] if lists[name] else part
        for name, part in value.items()
    }


def _named(value: Any, lists: Mapping[str, Mapping[str, RawRecord]]) -> Any:
    """A record, or an entry of a list in it, with names in the place of ids, and the links of these."""
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for field, part in value.items():
        kind = _ID.sub("", field)
        about = next((records for name, records in lists.items() if _is_called(name, kind)), {})
        record = about.get(str(part), {}) if isinstance(part, str | int) else {}
        name = next((record[key] for key in _IS_ITSELF if isinstance(record.get(key), str)), None)
        if name is None:
            found[field] = [_named(each, lists) for each in part] if isinstance(part, list) else part
            continue
        found[kind] = name
        for link in filter(_link_in, record.values()):
            found[f"{kind} website"] = link
    return found


def _is_called(name: str, kind: str) -> bool:
    """Whether a list is called after what a field names one of: ``companies`` and ``companyId``."""
    start = kind.casefold()
    return len(start) >= _SHORTEST and name.startswith(start.removesuffix("y"))


def _link_in(text: Any) -> str:
    """The first link of a card's text, which leads to the posting."""
    found = _LINK.search(text) if isinstance(text, str) else None
    return found[0] if found else ""


def _records(value: Any) -> Sequence[RawRecord]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else ()


def _lists(value: Any, depth: int) -> Iterator[Sequence[RawRecord]]:
    """Every list of records in a value."""
    if records := _records(value):
        yield records
    if isinstance(value, dict) and depth:
        for each in value.values():
            yield from _lists(each, depth - 1)


def _likely(known: Callable[[Sequence[str]], int]) -> Callable[[Sequence[RawRecord]], tuple[int, int]]:
    """How likely a list of records is that of the applications."""

    def likely(records: Sequence[RawRecord]) -> tuple[int, int]:
        return known([header for header, _ in _flat(records[0], "", 2)]), len(records)

    return likely


def _flat(value: Any, header: str, depth: int) -> Iterator[tuple[str, str]]:
    """The cells of a record: a part that says what it is stands under its own name."""
    if isinstance(value, dict) and depth:
        for key, part in value.items():
            if key in _INNER:
                continue
            is_itself = header and key in _IS_ITSELF
            name = header if is_itself else key if not header or key == "url" else f"{header} {key}"
            yield from _flat(part, name, depth - 1)
    elif "interview" not in header.lower() and (log := _log(value)):
        yield from log
    else:
        yield header, _text(value)


def _log(value: Any) -> list[tuple[str, str]]:
    """The entries of a log, each with what was reached and when; none where it is something else."""
    entries = _records(value)
    found = []
    for entry in entries:
        what = next((entry[key] for key in _STATE if entry.get(key)), None)
        when = next((entry[key] for key in (*_WHEN, *_SINCE) if entry.get(key)), None)
        if isinstance(what, str) and when is not None:
            found.append((f"{LOGGED}{what}", _text(when)))
    return found if found and len(found) == len(value) else []


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case list():
            return " & ".join(filter(None, map(_text, value)))
        case dict():
            when = next((value[key] for key in _WHEN if value.get(key)), "")
            what = [_text(part) for key, part in value.items() if key not in (*_WHEN, *_INNER)]
            return " ".join(filter(None, (_text(when) if not value.get("text") else "", *what)))
    return str(value)
