"""Which column of a table holds what, as its headers say or as the person corrected it."""

import re
from collections.abc import Mapping, Sequence

from afterword.domain.capturing.table_import import FIELDS, PAIRS, SEVERAL, STEPS, answer_id
from afterword.domain.errors import NotFound
from afterword.exchange.sheets.objects import LOGGED
from afterword.exchange.sheets.vocabulary import ANSWERS, Format, Vocabulary, bare

_REMARK = re.compile(r"\s?(?:\([^()]*\)|\[[^\[\]]*\])")
"""What stands in brackets behind a header."""

_COUNTED = re.compile(
    r"\s*(?:\d{1,2}(?:\.|st|nd|rd|th|er|e|º|ª)?\s)?(?P<of>\D{1,80}?)(?:\s(?:no\.?\s|nr\.?\s|#)?\d{1,2})?\s*"
)
"""A header that counts: "2. Gespräch", "Interview #3"."""

_DATED = re.compile(
    r"^(?:date|day|datum|tag)\s(?:of\s|der\s|des\s)?(?:the\s)?|\s(?:at|on|am|date|datum|le|el)$"
)
"""What says of a header that days stand below it: "Date of Offer", "Rejected At"."""

Columns = Mapping[str, tuple[int, ...]]
"""The columns of each field, by their places; a field without one is absent."""


def columns_of(
    headers: Sequence[str],
    words: Vocabulary,
    of_format: Format,
    corrected: Mapping[str, str],
    answers: Mapping[str, str] = {},
) -> Columns:
    """The columns of each field. What nobody recognises goes into the notes, so that nothing is lost.

    The ``answers`` say what the words of a log mean. Raises NotFound for a correction that names no field or
    no column.
    """
    taken: dict[str, list[tuple[int, int]]] = {}
    for place, header in enumerate(headers):
        name, likely = _meaning(header, words, of_format, answers)
        if name:
            taken.setdefault(name, []).append((likely, place))
    columns: dict[str, tuple[int, ...]] = {}
    rest: list[int] = []
    for name, found in taken.items():
        places = [place for _, place in sorted(found)]
        several = len(places) if name in SEVERAL or name.startswith(("step ", "log ")) else 1
        columns[name] = tuple(places if name == "status" else sorted(places[:several]))
        rest += places[several:]
    columns["notes"] = tuple(sorted((*columns.get("notes", ()), *rest)))
    for name, named in corrected.items():
        if name.startswith(_BY_HEADER):
            columns = _said(columns, headers, name.removeprefix(_BY_HEADER), named, words)
            continue
        columns = _corrected(columns, headers, name, named)
    return {name: places for name, places in columns.items() if places}


_BY_HEADER = "column:"
"""How an answer begins that says of one column what it holds."""


def _said(
    columns: Mapping[str, tuple[int, ...]],
    headers: Sequence[str],
    header: str,
    field: str,
    words: Vocabulary,
) -> dict[str, tuple[int, ...]]:
    """The columns with one of them as the person says. Raises NotFound where it can hold no such thing."""
    place = _place(headers, header)
    rest = {name: tuple(each for each in its if each != place) for name, its in columns.items()}
    if field == "nothing":
        return rest
    if field in STEPS:
        field = f"step {ANSWERS[field]}"
    elif field not in (*FIELDS, *PAIRS):
        choices = ", ".join((*FIELDS, *STEPS, *PAIRS, "nothing"))
        raise NotFound(f"{field!r} is nothing a column can hold. It can hold: {choices}.")
    is_several = field in SEVERAL or field.startswith("step ")
    moved = () if is_several else rest.get(field, ())
    kept = (*rest.get(field, ()), place) if is_several else (place,)
    return {**rest, "notes": tuple(sorted((*rest.get("notes", ()), *moved))), field: kept}


def _meaning(
    header: str, words: Vocabulary, of_format: Format, answers: Mapping[str, str]
) -> tuple[str, int]:
    key = bare(header)
    if key in of_format.columns:
        return of_format.columns[key], -1
    if key in words.headers:
        return words.headers[key]
    if key in words.steps:
        return f"step {words.steps[key]}", 0
    if key in words.logs:
        return f"log {words.logs[key]}", 0
    if header.startswith(LOGGED):
        reached = header.removeprefix(LOGGED)
        said = ANSWERS.get(answers.get(answer_id(f"status:{reached}"), ""))
        status = words.status_of(reached, of_format) or said
        return f"log {status}" if status and status != "note" else "notes", 0
    named = _REMARK.sub("", header)
    if named != header and bare(named):
        return _meaning(named, words, of_format, answers)
    if (bare_of := _DATED.sub("", key)) != key and bare_of:
        name, likely = _meaning(bare_of, words, of_format, answers)
        if name == "applied_on" or name.startswith(("step ", "log ")):
            return name, likely
    counted = _COUNTED.fullmatch(header)
    if counted and counted["of"] != header:
        name, likely = _meaning(counted["of"], words, of_format, answers)
        return (name, likely) if name in ("interview", "step interviewing") else ("notes", 0)
    return "notes", 0


def _corrected(
    columns: Mapping[str, tuple[int, ...]], headers: Sequence[str], name: str, named: str
) -> dict[str, tuple[int, ...]]:
    """The columns with those of one field as the person says; they are no other field's any more."""
    fields = (field for field, label in FIELDS.items() if bare(name) in (bare(field), bare(label)))
    field = next(fields, None)
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
        if header == named or bare(header) == bare(named):
            return place
    raise NotFound(f"There is no column {named!r}. The columns are: {', '.join(headers)}.")


def named_columns(headers: Sequence[str], columns: Columns) -> dict[str, str]:
    """The columns of each field by name, as a person corrects them."""
    return {name: "; ".join(headers[place] for place in places) for name, places in columns.items()}
