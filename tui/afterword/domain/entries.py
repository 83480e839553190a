"""An entry as JSON and as a struct: decoding that names the place of a mistake, and encoding.

The search document and the data file share this form. Instants are ISO 8601 with an offset,
seconds optional when read and always written; defaults are left out.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, timezone, tzinfo
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from afterword.domain.application import Application
from afterword.domain.errors import InvalidEntry
from afterword.domain.facts import AnyFact, DayOrInstant, Fact, Interview
from afterword.domain.people import Company, Contact, Profile
from afterword.domain.search import Conflict, Entry, KeptDraft, Parameter, TableName
from afterword.domain.years import YEARS

Raws = Mapping[str, Any]
"""The entries of a table as JSON values, by id."""

Unknown = dict[str, Mapping[str, object]]
"""By id, the fields of an entry that this version does not know."""

_STRUCTS: Mapping[str, type[msgspec.Struct]] = {
    "profile": Profile,
    "cadence": Parameter,
    "companies": Company,
    "contacts": Contact,
    "applications": Application,
    "drafts": KeptDraft,
    "conflicts": Conflict,
}
_FACTS: Mapping[str, type[Fact]] = {kind.__struct_config__.tag: kind for kind in get_args(AnyFact)}

FACT_KINDS: tuple[str, ...] = tuple(_FACTS)
"""The words for the kinds of fact, as the search document uses them."""

_NAMED_BY_WORDS = frozenset({"drafts", "cadence"})
"""The tables whose ids are keys of follow-ups and dotted names."""

_NONE: Mapping[str, object] = MappingProxyType({})

_DAY_OR_INSTANT = "this must be a day like 2026-04-21 or an instant like 2026-04-21T17:00-04:00"
_ID = re.compile(r"[A-Za-z0-9_]+")
_REGION = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_MISSING = re.compile(r"Object missing required field `(?P<field>\w+)`")
_FIELD = re.compile(r"\.(?P<name>\w+)")
_PLACE = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)


class Reading(NamedTuple):
    """An entry as far as this version understands it: None where it makes none of what it does.

    ``unread`` are the fields that it does not, ``troubles`` say of each value among them that means
    nothing here what is wrong with it.
    """

    entry: Entry | None
    unread: Mapping[str, object]
    troubles: tuple[InvalidEntry, ...] = ()


class TableReading(NamedTuple):
    """The entries of a table that could be understood, by id what of them could not, and the troubles."""

    entries: Sequence[Entry]
    unread: Unknown
    troubles: Sequence[InvalidEntry]


_KNOWN_YEARS = frozenset(YEARS)

_FEW = 16
"""So many entries of a table are read one by one."""


def read_table(table: TableName, raws: Raws, stamps: AbstractSet[str]) -> TableReading:
    """The entries of a table, each as ``read_entry`` has it; the fields ``stamps`` are not told.

    As fast as reading a long search must be: all at once where every entry is as we write it, else in
    halves, and one by one where something is not.
    """
    found = _at_once(table, raws, stamps)
    if found is not None:
        return TableReading(*found, ())
    if len(raws) > _FEW:
        items = list(raws.items())
        first, second = (
            read_table(table, dict(half), stamps)
            for half in (items[: len(items) // 2], items[len(items) // 2 :])
        )
        return TableReading(
            [*first.entries, *second.entries],
            {**first.unread, **second.unread},
            [*first.troubles, *second.troubles],
        )
    entries: list[Entry] = []
    unread: Unknown = {}
    troubles: list[InvalidEntry] = []
    for entry_id, raw in raws.items():
        entry, unknown, wrong = read_entry(table, entry_id, raw)
        troubles += wrong
        if entry is None:
            continue
        entries.append(entry)
        if unknown.keys() - stamps:
            unread[entry_id] = {name: unknown[name] for name in unknown.keys() - stamps}
    return TableReading(entries, unread, troubles)


def read_entry(table: TableName, entry_id: str, raw: object) -> Reading:
    """The entry without the fields whose values mean nothing here, as where a newer version wrote it."""
    place = f"$.{table}.{entry_id}"
    left: Any = raw
    aside: dict[str, object] = {}
    troubles: dict[str, InvalidEntry] = {}
    while True:
        try:
            entry, unknown = decode_entry(table, entry_id, left, place)
        except InvalidEntry as error:
            field = _FIELD.match(error.place.removeprefix(place))
            name = field["name"] if field else ""
            if not isinstance(left, dict) or name not in left:
                # It cannot be without this one, for which what it came with was the first trouble.
                return Reading(None, {}, (troubles.get(name, error),))
            aside[name], troubles[name] = left[name], error
            left = {each: value for each, value in left.items() if each != name}
        else:
            return Reading(entry, {**unknown, **aside}, tuple(troubles.values()))


def _at_once(
    table: TableName, raws: Raws, stamps: AbstractSet[str]
) -> tuple[Sequence[Entry], Unknown] | None:
    """The same; None where an entry is wrong, or right in a form that is not ours."""
    if table not in _NAMED_BY_WORDS and raws and ("" in raws or not _ID.fullmatch("".join(raws))):
        return None
    if set(map(type, raws.values())) - {dict}:
        return None
    if table == "companies":
        raws = {name: _in_todays_words(table, raw) for name, raw in raws.items()}
    given = [*raws.values()] if table == "profile" else [{**raw, "id": name} for name, raw in raws.items()]
    try:
        entries = msgspec.convert(given, list[_kinds(table)], dec_hook=_decode_hook)  # type: ignore[misc]
    except msgspec.ValidationError:
        return None
    kinds: defaultdict[Any, list[Any]] = defaultdict(list)
    for entry in entries:
        kinds[type(entry)].append(entry)
    if not all(_are_right(kind, group) for kind, group in kinds.items()):
        return None
    known: Mapping[Any, AbstractSet[str]] = {kind: _known(kind) | stamps for kind in kinds}
    unread: Unknown = {
        entry_id: {name: raw[name] for name in raw.keys() - known[type(entry)]}
        for (entry_id, raw), entry in zip(raws.items(), entries, strict=True)
        if not raw.keys() <= known[type(entry)]
    }
    return entries, unread


def _are_right(kind: Any, entries: Sequence[Any]) -> bool:
    """Whether entries of one kind are what the types alone do not say; their instants then share zones."""
    instants = _instants(kind).values()
    for name in _dated(kind):
        given = [value for value in map(attrgetter(name), entries) if value is not None]
        if not {_day_of(value).year for value in given} <= _KNOWN_YEARS:
            return False
        zones = set(map(attrgetter("tzinfo"), given)) if name in instants else set()
        if None in zones:
            return False
        if zones - {UTC}:
            for entry in entries:
                _share_zone(entry, name)
    if more := _MORE.get(kind):
        try:
            for entry in entries:
                more(entry, "")
        except InvalidEntry:
            return False
    return True


def _share_zone(entry: Entry, name: str) -> None:
    instant = getattr(entry, name)
    # There is one of UTC anyway.
    if instant is not None and instant.tzinfo is not UTC:
        zone = instant.tzinfo
        shared = _ZONES.setdefault(zone, zone)
        if shared is not zone:
            msgspec.structs.force_setattr(entry, name, instant.replace(tzinfo=shared))


def decode_entry(
    table: TableName, entry_id: str, raw: object, place: str
) -> tuple[Entry, Mapping[str, object]]:
    """The struct for ``raw`` and the fields in it that this version does not know.

    ``place`` is where it stands, for the sentence of the error.
    Raises InvalidEntry when it is not an entry of that table.
    """
    if not isinstance(raw, dict):
        raise InvalidEntry(place, "this must be an object in braces")
    if table not in _NAMED_BY_WORDS and not _ID.fullmatch(entry_id):
        where = f"{place}.id" if table == "facts" else place
        raise InvalidEntry(where, f"the id {entry_id!r} may hold only letters, digits and _")
    kind = _fact_kind(raw, place) if table == "facts" else _STRUCTS[table]
    raw = _in_todays_words(table, raw)
    given = raw.copy()
    for name in _instants(kind):
        if name in given:
            given[name] = _instant(given[name], place, name)
    if table != "profile":
        given["id"] = entry_id
    try:
        entry: Entry = msgspec.convert(given, kind, dec_hook=_decode_hook)  # type: ignore[assignment]
    except msgspec.ValidationError as error:
        raise _at_place(error, place) from None
    _check(entry, place)
    unknown = raw.keys() - _known(kind)
    return entry, {name: raw[name] for name in unknown} if unknown else _NONE


def refuse_far_years(entry: Entry | None, place: str = "") -> None:
    """Raises InvalidEntry for a day or an instant that no job search has: far years break calendars."""
    for name in _dated(type(entry)) if entry is not None else ():
        value = getattr(entry, name)
        if value is not None and (year := _day_of(value).year) not in YEARS:
            what = f"the year {year} is not one of {YEARS[0]} to {YEARS[-1]}; put the date right"
            raise InvalidEntry(f"{place}.{name}" if place else name.replace("_", " "), what)


def _day_of(value: date | DayOrInstant) -> date:
    return value.value if isinstance(value, DayOrInstant) else value


def in_newer_fields(entry: Entry, unread: Mapping[str, object]) -> dict[str, object]:
    """What of ``unread`` stands in fields this version does not have; the rest means nothing in its own."""
    return {name: value for name, value in unread.items() if name not in _known(type(entry))}


def encode_entry(entry: Entry, unread: Mapping[str, object]) -> dict[str, Any]:
    """``entry`` as JSON values without its id, with the unknown fields it came with."""
    values = msgspec.to_builtins(entry, enc_hook=_encode_hook)
    if not isinstance(entry, Profile):
        del values["id"]
    # JSON knows no tuples; read again, an entry would differ from what was written.
    lists = {name: list(value) for name, value in values.items() if type(value) is tuple}
    return {**unread, **values, **lists}


def _in_todays_words(table: TableName, raw: dict[str, object]) -> dict[str, object]:
    """``raw`` as it is said today: that a company is an agency had a field of its own."""
    if table != "companies" or type(raw.get("agency")) is not bool:
        return raw
    rest = {name: value for name, value in raw.items() if name != "agency"}
    return {"kind": "agency", **rest} if raw["agency"] else rest


def _fact_kind(raw: Mapping[str, object], place: str) -> type[Fact]:
    word = raw.get("fact")
    if word is None:
        raise InvalidEntry(f"{place}.fact", "this field is missing")
    if not isinstance(word, str) or word not in _FACTS:
        raise InvalidEntry(
            f"{place}.fact", f"{word!r} is not a kind of fact; the kinds are {', '.join(FACT_KINDS)}"
        )
    return _FACTS[word]


def _kinds(table: TableName) -> Any:
    """What the entries of a table can be."""
    return AnyFact if table == "facts" else _STRUCTS[table]


@cache
def _known(kind: type[msgspec.Struct]) -> frozenset[str]:
    tag = kind.__struct_config__.tag_field
    return frozenset(field.encode_name for field in msgspec.structs.fields(kind)) | ({tag} if tag else set())


@cache
def _dated(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The attributes that hold a day or an instant."""
    dated = {date, datetime, DayOrInstant}
    fields = msgspec.structs.fields(kind)
    return tuple(field.name for field in fields if dated & {field.type, *get_args(field.type)})


@cache
def _instants(kind: type[msgspec.Struct]) -> Mapping[str, str]:
    """The fields that hold an instant, as they are written and as attributes."""
    return {
        field.encode_name: field.name
        for field in msgspec.structs.fields(kind)
        if field.type is datetime or datetime in get_args(field.type)
    }


def _instant(value: object, place: str, name: str) -> object:
    """The aware datetime a text means; anything that is no text is left to the struct to refuse."""
    if not isinstance(value, str):
        return value
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        what = f"{value!r} is not a date and time like 2026-04-14T10:00-04:00"
        raise InvalidEntry(f"{place}.{name}", what) from None
    offset = instant.utcoffset()
    if offset is None:
        what = f"{value!r} needs its offset from UTC, like 2026-04-14T10:00-04:00"
        raise InvalidEntry(f"{place}.{name}", what)
    if offset.seconds % 60:
        raise InvalidEntry(
            f"{place}.{name}", f"{value!r} has an offset with seconds, which no zone has today"
        )
    zone = timezone(offset)
    return instant.replace(tzinfo=_ZONES.setdefault(zone, zone))


_ZONES: dict[tzinfo, tzinfo] = {}
"""One zone an offset: instants that share it are compared several times faster."""


def _decode_hook(kind: type, value: object) -> object:
    if kind is DayOrInstant and isinstance(value, str):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return DayOrInstant(date.fromisoformat(value))
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(_DAY_OR_INSTANT) from None
        if instant.tzinfo is None:
            raise ValueError(f"{value!r} needs its offset from UTC, like 2026-04-14T10:00-04:00")
        return DayOrInstant(instant)
    raise ValueError(_DAY_OR_INSTANT)


def _encode_hook(value: object) -> object:
    if isinstance(value, DayOrInstant):
        return value.value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _at_place(error: msgspec.ValidationError, place: str) -> InvalidEntry:
    match = _PLACE.fullmatch(str(error))
    what, path = (match["what"], match["path"] or "") if match else (str(error), "")
    if missing := _MISSING.fullmatch(what):
        return InvalidEntry(f"{place}{path}.{missing['field']}", "this field is missing")
    return InvalidEntry(f"{place}{path}", what[:1].lower() + what[1:])


def _check(entry: Entry, place: str) -> None:
    """What the types alone do not say."""
    refuse_far_years(entry, place)
    if more := _MORE.get(type(entry)):
        more(entry, place)


def _check_interview(interview: Interview, place: str) -> None:
    if interview.round < 1:
        raise InvalidEntry(f"{place}.round", "rounds are counted from 1")
    if interview.end <= interview.start:
        raise InvalidEntry(f"{place}.end", "an interview must end after it starts")
    _check_zone(interview.tz, place)


def _check_named(entry: Company | Contact, place: str) -> None:
    if not entry.name.strip():
        raise InvalidEntry(f"{place}.name", "a name is needed")
    _check_whereabouts(entry, place)


def _check_whereabouts(entry: Company | Contact | Profile, place: str) -> None:
    _check_zone(entry.tz, place)
    if entry.region and not _REGION.fullmatch(entry.region):
        raise InvalidEntry(f"{place}.region", f"{entry.region!r} is not a region like US or DE-BY")


_MORE: Mapping[type[Any], Callable[[Any, str], None]] = {
    Interview: _check_interview,
    Company: _check_named,
    Contact: _check_named,
    Profile: _check_whereabouts,
}
"""What is to be checked of entries beside their years."""


def _check_zone(name: str | None, place: str) -> None:
    if not name or _is_zone(name):
        return
    raise InvalidEntry(f"{place}.tz", f"{name!r} is not a time zone like America/New_York")


@cache
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
