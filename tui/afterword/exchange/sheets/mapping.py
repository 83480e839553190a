"""Which column of a table holds what, as its headers say or as the person corrected it."""

from collections.abc import Mapping, Sequence

from afterword.domain.errors import NotFound
from afterword.domain.intake import FIELDS, SEVERAL
from afterword.exchange.sheets.vocabulary import Format, Vocabulary, plain

Columns = Mapping[str, tuple[int, ...]]
"""The columns of each field, by their places; a field without one is absent."""


def columns_of(
    headers: Sequence[str], words: Vocabulary, of_format: Format, corrected: Mapping[str, str]
) -> Columns:
    """The columns of each field. What nobody recognises goes into the notes, so that nothing is lost.

    Raises NotFound for a correction that names no field or no column.
    """
    taken: dict[str, list[tuple[int, int]]] = {}
    for place, header in enumerate(headers):
        name, likely = _meaning(header, words, of_format)
        if name:
            taken.setdefault(name, []).append((likely, place))
    columns: dict[str, tuple[int, ...]] = {}
    rest: list[int] = []
    for name, found in taken.items():
        places = [place for _, place in sorted(found)]
        several = len(places) if name in SEVERAL else 1
        columns[name] = tuple(sorted(places[:several]))
        rest += places[several:]
    columns["notes"] = tuple(sorted((*columns.get("notes", ()), *rest)))
    for name, named in corrected.items():
        columns = _corrected(columns, headers, name, named)
    return {name: places for name, places in columns.items() if places}


def _meaning(header: str, words: Vocabulary, of_format: Format) -> tuple[str, int]:
    key = plain(header)
    if key in of_format.columns:
        return of_format.columns[key], -1
    return words.headers.get(key, ("notes", 0))


def _corrected(
    columns: Mapping[str, tuple[int, ...]], headers: Sequence[str], name: str, named: str
) -> dict[str, tuple[int, ...]]:
    """The columns with those of one field as the person says; they are no other field's any more."""
    field = next(
        (field for field, label in FIELDS.items() if plain(name) in (plain(field), plain(label))), None
    )
    if field is None:
        raise NotFound(f"{name!r} is nothing a column can hold. It can hold: {', '.join(FIELDS)}.")
    places = tuple(_place(headers, each.strip()) for each in named.split(";") if each.strip())
    if len(places) > 1 and field not in SEVERAL:
        raise NotFound(f"Only one column can hold the {FIELDS[field].lower()}.")
    others = {
        other: tuple(place for place in its if place not in places)
        for other, its in columns.items()
        if other != field
    }
    return {**others, field: places}


def _place(headers: Sequence[str], named: str) -> int:
    for place, header in enumerate(headers):
        if header == named or plain(header) == plain(named):
            return place
    raise NotFound(f"There is no column {named!r}. The columns are: {', '.join(headers)}.")


def named_columns(headers: Sequence[str], columns: Columns) -> dict[str, str]:
    """The columns of each field by name, as a person corrects them."""
    return {name: "; ".join(headers[place] for place in places) for name, places in columns.items()}
