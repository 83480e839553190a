"""What only the person can say about a table: which column holds what, what a word means."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from afterword.domain.capturing.table_import import FIELDS, PAIRS, Choices, Question
from afterword.exchange.sheets.dates import DayReader
from afterword.exchange.sheets.mapping import Columns
from afterword.exchange.sheets.progress import status_id
from afterword.exchange.sheets.rows import SheetRow, Skipped
from afterword.exchange.sheets.table import Table, cells_of
from afterword.exchange.sheets.vocabulary import ANSWERS, Format, Vocabulary, bare

BEGINNINGS = ("applied_on", "row_on", "saved_on", "step applied", "log applied")
"""The columns any of which says when an application began."""
ANY_DAY = datetime(2100, 1, 1, tzinfo=UTC)
"""A moment before which every day of a table lies, as long as only their shape is asked for."""
_FEW_WORDS = 6
"""Words of a cell that says how far an application is."""
_EXAMPLES = 4
"""Cells of a column that a question about it shows."""


def about_sheets(table: Table) -> Question:
    """Which of several unlike sheets hold the applications."""
    text = "Which sheets hold your applications?"
    return Question(
        "sheet", "sheet", text, (*table.choices, "all"), guess=table.choices[0], subject="the sheets"
    )


def about_columns(
    table: Table, columns: Columns, words: Vocabulary, of_format: Format, choices: Choices, now: datetime
) -> Iterator[Question]:
    """Which columns hold what must be known, where their headers do not say."""
    if not any(name in columns for name in ("company", "title", "url", *PAIRS)):
        missing: tuple[str, ...] = ("company", "title")
    elif any(name in columns for name in PAIRS) or {"company", "title"} <= columns.keys():
        missing = ()
    else:
        missing = tuple(name for name in ("company", "title") if name not in columns)
    answered = {bare(name.removeprefix("column:")) for name in choices.columns if name.startswith("column:")}
    unknown = [
        place
        for place in columns.get("notes", ())
        if bare(table.headers[place]) not in {*words.headers, *of_format.columns, *answered}
    ]
    if missing and "company" in columns and any(name.startswith("column:") for name in choices.columns):
        # Somebody who said what some columns hold has said that the others hold no position.
        missing = ()
    reader = DayReader(ANY_DAY, ZoneInfo("UTC"), "day first", words.months)
    if "status" not in columns and not any(name.startswith(("step ", "log ")) for name in columns):
        for place in unknown:
            if _are_statuses(cells_of(table, place), words):
                text = f"Does the column {table.headers[place]!r} say how far each application is?"
                yield _about(table, place, text, ("status", "notes", "nothing"), "status")
    for place in unknown:
        if "interview" not in columns and _holds_coming_moments(cells_of(table, place), reader, now):
            text = f"Does the column {table.headers[place]!r} hold the days of interviews?"
            yield _about(table, place, text, ("interview", "notes", "nothing"), "interview")
    for place in unknown:
        if bare(table.headers[place]) in words.either and cells_of(table, place):
            text = f"What does it mean where {table.headers[place]!r} says so?"
            yield _about(table, place, text, ("rejected", "declined", "withdrawn", "notes"))
    which = " or the ".join(FIELDS[name].lower() for name in missing)
    for place in unknown if missing else ():
        cells = cells_of(table, place)
        is_filled = len(cells) * 2 >= len(table.rows)
        if is_filled and _are_names(cells) and not (are_days(cells, reader) or _are_statuses(cells, words)):
            is_named = missing == ("title",) and bare(table.headers[place]) in words.named
            text = f"Does the column {table.headers[place]!r} hold the {which}?"
            answers = (*missing, *PAIRS, "notes", "nothing")
            yield _about(table, place, text, answers, "title" if is_named else "")
    if any(name in columns for name in BEGINNINGS) or "day_column" in choices.answers:
        return
    found = [table.headers[place] for place in unknown if are_days(cells_of(table, place), reader)]
    if found:
        yield Question(
            "day_column", "day_column", "Which column holds the day of applying?", (*found, "none"),
            guess=found[0] if len(found) == 1 else "", subject="day of applying",
        )  # fmt: skip


def _about(table: Table, place: int, text: str, answers: tuple[str, ...], guess: str = "") -> Question:
    """A question about one column, with some of what stands in it."""
    header = table.headers[place]
    examples = tuple(dict.fromkeys(cells_of(table, place)))[:_EXAMPLES]
    return Question(
        f"column:{header}", "column", text, answers, guess=guess, subject=header, examples=examples
    )


def about_statuses(rows: Iterable[SheetRow | Skipped]) -> Iterator[Question]:
    """What the status words mean that nobody can know, each once."""
    lines: dict[str, list[int]] = {}
    texts: dict[str, str] = {}
    for row in rows:
        if isinstance(row, SheetRow) and row.asks:
            key = status_id(row.asks)
            lines.setdefault(key, []).append(row.line)
            texts.setdefault(key, row.asks)
    for key, text in texts.items():
        asked = f"What does {text!r} mean?"
        yield Question(key, "status", asked, tuple(ANSWERS), tuple(lines[key]), subject=text)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether the cells of a column may name companies or positions: words of no great length, few alike."""
    words = [cell for cell in cells if any(map(str.isalpha, cell)) and "://" not in cell and len(cell) < 90]
    return len(words) * 2 > len(cells) > 0 and (len(cells) < 4 or len(set(words)) * 3 > len(words))


def _are_statuses(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether some of what stands in a column says in a few words how far an application is."""
    short = [cell for cell in cells if len(cell.split()) <= _FEW_WORDS and any(map(str.isalpha, cell))]
    return len(short) * 2 > len(cells) and any(words.says_only_a_status(cell) for cell in short)


def are_days(cells: Sequence[str], reader: DayReader) -> bool:
    """Whether whatever stands in a column is a day."""
    for cell in cells:
        try:
            reader.moment(cell)
        except (ValueError, OverflowError):
            return False
    return bool(cells)


def _holds_coming_moments(cells: Sequence[str], reader: DayReader, now: datetime) -> bool:
    """Whether a column holds days only, one of them with a time of day that is still to come."""
    if not are_days(cells, reader):
        return False
    return any(is_timed and at > now for at, is_timed in map(reader.moment, cells))
