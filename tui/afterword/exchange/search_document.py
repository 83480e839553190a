"""The search document: the complete search as one JSON text, for people, scripts and backups.

``data/help/document.md`` describes it. Reading is all or nothing, and every mistake is one
sentence that names its place (``$.facts[3].at``); fields this version does not know are kept.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from afterword.domain.entries import decode_entry, encode_entry, in_newer_fields
from afterword.domain.errors import InvalidEntry
from afterword.domain.facts import Fact
from afterword.domain.json_text import read_json, write_json
from afterword.domain.merging.references import references
from afterword.domain.search import PROFILE, Entry, JobSearch, Parameter, TableName, job_search
from afterword.domain.timing.cadence import is_parameter
from afterword.exchange.merging import Tally, merged

__all__ = ["VERSION", "Imported", "Tally", "merged", "read_document", "write_document"]

VERSION = 1
"""The version of the search document that this program writes, and the newest it reads."""

_NAMED: tuple[TableName, ...] = ("cadence", "companies", "contacts", "applications", "drafts", "conflicts")
_KNOWN = {"afterword", "profile", "facts", *_NAMED}


class Imported(NamedTuple):
    """What a search document describes, and sentences about what in it was not understood."""

    search: JobSearch
    warnings: tuple[str, ...]


class _Read(NamedTuple):
    """An entry as it stands in the document."""

    table: TableName
    id: str
    place: str
    entry: Entry
    unread: Mapping[str, object]


def write_document(search: JobSearch) -> str:
    """The search as a search document: keys sorted, facts in the order in which they are walked.

    A value that means nothing to this version is left out, since reading would refuse it.
    """
    document: dict[str, Any] = {"afterword": VERSION, **{table: {} for table in _NAMED}}
    for table, entry_id, entry in search.entries():
        if isinstance(entry, Fact):
            continue
        raw = _raw(search, table, entry_id, entry)
        if isinstance(entry, Parameter):
            document[table][entry_id] = raw["value"]
        elif table == "profile":
            document[table] = raw
        else:
            document[table][entry_id] = raw
    document["facts"] = [
        {"id": fact.id, **_raw(search, "facts", fact.id, fact)}
        for fact in sorted(search.all_facts(), key=lambda fact: fact.order)
    ]
    return write_json(document).decode()


def _raw(search: JobSearch, table: TableName, entry_id: str, entry: Entry) -> dict[str, Any]:
    return encode_entry(entry, in_newer_fields(entry, search.unread.get((table, entry_id), {})))


def read_document(text: bytes | str) -> Imported:
    """The search that ``text`` describes. Raises InvalidEntry at the first mistake."""
    document = read_json(text)
    if not isinstance(document, dict):
        raise InvalidEntry("$", "a search document is an object in braces")
    _check_version(document)
    read = [*_named_entries(document), *_facts(document)]
    _check_references(read)
    unread: dict[tuple[str, str], Mapping[str, object]] = {
        (each.table, each.id): each.unread for each in read if each.unread
    }
    search = job_search((each.entry for each in read), unread)
    return Imported(search, (*_left_out(document), *_kept(read)))


def _check_version(document: Mapping[str, object]) -> None:
    place = "$.afterword"
    version = document.get("afterword")
    if version is None:
        raise InvalidEntry(place, f'this field is missing; a search document has "afterword": {VERSION}')
    if type(version) is not int or version < 1:
        raise InvalidEntry(place, f"this is the document's version, a number from 1 to {VERSION}")
    if version > VERSION:
        raise InvalidEntry(
            place, f"this document has version {version}, and this Afterword reads up to {VERSION}; update it"
        )


def _named_entries(document: Mapping[str, Any]) -> Iterator[_Read]:
    yield _entry("profile", PROFILE, document.get("profile", {}), "$.profile")
    for table in _NAMED:
        section = document.get(table, {})
        if not isinstance(section, dict):
            raise InvalidEntry(f"$.{table}", "this must be an object in braces")
        for entry_id, raw in section.items():
            place = f"$.{table}.{entry_id}"
            if table != "cadence":
                yield _entry(table, entry_id, raw, place)
                continue
            try:
                yield _entry(table, entry_id, {"value": raw}, place)
            except InvalidEntry as error:
                raise InvalidEntry(place, error.what) from None


def _facts(document: Mapping[str, Any]) -> Iterator[_Read]:
    facts = document.get("facts", [])
    if not isinstance(facts, list):
        raise InvalidEntry("$.facts", "this must be a list in brackets")
    places = _places_of_ids(facts)
    for index, raw in enumerate(facts):
        place = f"$.facts[{index}]"
        if isinstance(raw, dict) and "id" in raw:
            yield _entry("facts", raw["id"], raw, place)
            continue
        nameless = _entry("facts", "_", raw, place)
        fact_id = _free_id(nameless, places)
        places[fact_id] = place
        yield nameless._replace(id=fact_id, entry=msgspec.structs.replace(nameless.entry, id=fact_id))


def _places_of_ids(facts: Iterable[object]) -> dict[str, str]:
    """Where each id that the facts came with stands; an id must be a text and stand once."""
    places: dict[str, str] = {}
    for index, raw in enumerate(facts):
        if not isinstance(raw, dict) or "id" not in raw:
            continue
        fact_id, place = raw["id"], f"$.facts[{index}]"
        if not isinstance(fact_id, str):
            raise InvalidEntry(f"{place}.id", "an id must be a text in quotes")
        if fact_id in places:
            raise InvalidEntry(f"{place}.id", f'"{fact_id}" stands twice, first at {places[fact_id]}')
        places[fact_id] = place
    return places


def _free_id(fact: _Read, taken: Mapping[str, str]) -> str:
    """An id from the fact's content, so that the same document gives the same ids each time."""
    content = write_json(encode_entry(fact.entry, fact.unread))
    base = "h" + hashlib.sha256(content).hexdigest()[:12]
    fact_id, twin = base, 1
    while fact_id in taken:
        twin += 1
        fact_id = f"{base}_{twin}"
    return fact_id


def _entry(table: TableName, entry_id: str, raw: object, place: str) -> _Read:
    entry, unread = decode_entry(table, entry_id, raw, place)
    # The data file stamps what it writes; a stamp from elsewhere says nothing here.
    return _Read(table, entry_id, place, entry, {k: v for k, v in unread.items() if k != "updated"})


def _check_references(read: Iterable[_Read]) -> None:
    entries = list(read)
    there = {(each.table, each.id) for each in entries}
    for each in entries:
        for named in references(each.entry):
            if (named.table, named.id) not in there:
                raise InvalidEntry(f"{each.place}{named.where}", f"{named.missing} in this document")


def _left_out(document: Mapping[str, object]) -> Iterator[str]:
    for name in sorted(document.keys() - _KNOWN):
        yield f"$.{name} is not known to this version; it was left out."


def _kept(read: Iterable[_Read]) -> Iterator[str]:
    """One sentence for each unknown field of a kind of entry, with its first place."""
    places: dict[tuple[str, str], list[str]] = {}
    for each in read:
        for name in each.unread:
            places.setdefault((each.table, name), []).append(f"{each.place}.{name}")
        if each.table == "cadence" and not is_parameter(each.id):
            places[each.table, each.id] = [each.place]
    for first, *more in places.values():
        also = f", nor is it in {len(more)} more of the entries" if more else ""
        yield f"{first} is not known to this version{also}; it was kept."
