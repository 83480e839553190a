"""A table from elsewhere, from the bytes of its file to what it would bring to a search."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from afterword.domain.capturing.table_import import (
    DATE_ORDERS,
    FIELDS,
    PAIRS,
    Choices,
    Intake,
    Order,
    Question,
)
from afterword.domain.history.story import Story
from afterword.domain.phrases import PLAIN, Habit, listed
from afterword.domain.search import Entry, JobSearch, job_search
from afterword.exchange.sheets.dates import DAYS, DayReader, order_in, usual_year
from afterword.exchange.sheets.legends import are_codes, legend_of
from afterword.exchange.sheets.mapping import Columns, columns_of, named_columns
from afterword.exchange.sheets.progress import TableHere, status_id
from afterword.exchange.sheets.proposing import Proposals
from afterword.exchange.sheets.rows import SheetRow, Skipped, rows_of
from afterword.exchange.sheets.table import Table, table_of
from afterword.exchange.sheets.vocabulary import ANSWERS, Format, SheetStatus, Vocabulary, plain


def read_sheet(
    data: bytes,
    words: Vocabulary,
    choices: Choices,
    search: JobSearch,
    stories: Mapping[str, Story],
    now: datetime,
    zone: ZoneInfo,
    habit: Habit = PLAIN,
) -> Intake:
    """What the table in ``data`` would bring to a search whose applications have these stories.

    Raises NotATable where there is none, NotFound for a choice that names no column.
    """
    table = table_of(data, words, choices.answers.get("sheet", ""))
    of_format = words.format_of(table.headers)
    legend = legend_of(table, words)
    of_format = replace(of_format, statuses={**legend, **of_format.statuses})
    shape = _shape(table)
    choices, told = _open_to(choices, table, columns_of(table.headers, words, of_format, {}), words, shape)
    columns = columns_of(table.headers, words, of_format, _corrections(choices))
    columns = _by_cells(columns, table, words, legend)
    intake = Intake(
        format=of_format.name,
        headers=table.headers,
        columns=named_columns(table.headers, columns),
        notices=(*table.notices, *told),
        form=table.form,
        sheet=", ".join(table.sheets),
        shape=shape,
        answers={**choices.answers, **choices.columns},
    )
    if table.choices and not choices.skip_unknown:
        return replace(intake, questions=(_about_sheets(table),))
    order, example = _order(table, columns, of_format, choices)
    questions = list(_about_columns(table, columns, words, of_format, choices, now))
    if example:
        text = f"How is {example} to be read: the day first, or the month first?"
        questions.append(Question("date_order", "date_order", text, tuple(DATE_ORDERS)))
    if questions and not choices.skip_unknown:
        return replace(intake, questions=tuple(questions))
    here = TableHere(now, zone, order, habit, usual_year(_day_cells(table, columns)))
    rows, passed_over = rows_of(table, columns, words, of_format, here, choices)
    proposals = Proposals(
        search, stories, words, now, zone, habit, choices, are_several=len(table.sheets) > 1
    )
    found = tuple(proposals.of(iter(rows)))
    return replace(
        intake,
        questions=() if choices.skip_unknown else (*_about_statuses(rows), *proposals.questions),
        proposals=found,
        entries=tuple(proposals.entries.values()),
        said=proposals.said,
        notices=(*intake.notices, *_kept_statuses(rows)),
        passed_over=passed_over,
    )


_BEGINNINGS = ("applied_on", "row_on", "saved_on", "step applied", "log applied")
"""The columns any of which says when an application began."""


def _by_cells(
    columns: Columns, table: Table, words: Vocabulary, legend: Mapping[str, SheetStatus]
) -> Columns:
    """The columns with those moved whose cells say that they hold something else.

    Calls are known by their days, statuses by the codes of a legend.
    """
    if legend and "status" not in columns:
        coded = tuple(p for p in columns.get("notes", ()) if are_codes(_cells_of(table, p), legend))[:1]
        rest = tuple(place for place in columns.get("notes", ()) if place not in coded)
        columns = {**columns, "notes": rest, "status": coded}
    reader = DayReader(_ANY_DAY, ZoneInfo("UTC"), "day first", words.months)
    calls = tuple(p for p in columns.get("phone", ()) if _are_days(_cells_of(table, p), reader))
    if not calls:
        return {name: places for name, places in columns.items() if places}
    phone = tuple(place for place in columns["phone"] if place not in calls)
    steps = tuple(sorted((*columns.get("step interviewing", ()), *calls)))
    moved = {**columns, "phone": phone, "step interviewing": steps}
    return {name: places for name, places in moved.items() if places}


def _cells_of(table: Table, place: int) -> list[str]:
    """What stands in a column."""
    return [row.cells[place] for row in table.rows if place < len(row.cells) and row.cells[place]]


def _shape(table: Table) -> str:
    """What tables with the same columns have in common, in whatever order."""
    return hashlib.sha256("\0".join(sorted(map(plain, table.headers))).encode()).hexdigest()[:12]


def _open_to(
    choices: Choices, table: Table, columns: Columns, words: Vocabulary, shape: str
) -> tuple[Choices, tuple[str, ...]]:
    """The choices without answers about what this table has not, and with those of earlier times that fit.

    Both are told in sentences.
    """
    headers = {plain(header) for header in table.headers}
    cells = {status_id(cell) for row in table.rows for cell in row.cells if cell}
    reader = DayReader(_ANY_DAY, ZoneInfo("UTC"), "day first", words.months)

    def is_there(asked: str, answer: str) -> bool:
        about, colon, what = asked.partition(":")
        if about == "column":
            return plain(what) in headers
        if asked == "day_column":
            is_open = not any(name in columns for name in _BEGINNINGS)
            return is_open and (answer == "none" or plain(answer) in headers)
        if asked == "sheet":
            return bool(table.sheets)
        if about != "status" or not colon or asked in cells:
            return True
        return any(status_id(reader.beside_days(cell)) == asked for row in table.rows for cell in row.cells)

    said_of = {asked: answer for asked, answer in choices.columns.items() if is_there(asked, answer)}
    answers = {asked: answer for asked, answer in choices.answers.items() if is_there(asked, answer)}
    told = [asked for asked in (*choices.columns, *choices.answers) if asked not in {**said_of, **answers}]
    said = tuple(f"Nothing is asked about {asked!r} in this table." for asked in told)
    before = {**choices.recalled.get("", {}), **choices.recalled.get(shape, {})}
    fits = {
        asked: answer
        for asked, answer in before.items()
        if asked not in choices.columns and asked not in choices.answers and is_there(asked, answer)
    }
    if fits:
        said += (
            f"As you said before: {'; '.join(f'{asked} is {answer}' for asked, answer in fits.items())}.",
        )
    for asked, answer in fits.items():
        (said_of if asked.startswith("column:") else answers)[asked] = answer
    return replace(choices, columns=said_of, answers=answers), said


def _corrections(choices: Choices) -> Mapping[str, str]:
    """What was said of columns, the day of applying among it."""
    day = choices.answers.get("day_column", "none")
    return {**choices.columns, **({} if day == "none" else {"applied_on": day})}


def _about_sheets(table: Table) -> Question:
    """Which of several unlike sheets hold the applications."""
    text = "Which sheets hold your applications?"
    return Question("sheet", "sheet", text, (*table.choices, "all"), guess=table.choices[0])


def _about_columns(
    table: Table, columns: Columns, words: Vocabulary, of_format: Format, choices: Choices, now: datetime
) -> Iterator[Question]:
    """Which columns hold what must be known, where their headers do not say."""
    if not any(name in columns for name in ("company", "title", "url", *PAIRS)):
        missing: tuple[str, ...] = ("company", "title")
    elif any(name in columns for name in PAIRS) or {"company", "title"} <= columns.keys():
        missing = ()
    else:
        missing = tuple(name for name in ("company", "title") if name not in columns)
    answered = {plain(name.removeprefix("column:")) for name in choices.columns if name.startswith("column:")}
    unknown = [
        place
        for place in columns.get("notes", ())
        if plain(table.headers[place]) not in {*words.headers, *of_format.columns, *answered}
    ]
    if missing and "company" in columns and any(name.startswith("column:") for name in choices.columns):
        # Somebody who said what some columns hold has said that the others hold no position.
        missing = ()
    reader = DayReader(_ANY_DAY, ZoneInfo("UTC"), "day first", words.months)
    if "status" not in columns and not any(name.startswith(("step ", "log ")) for name in columns):
        for place in unknown:
            if _are_statuses(_cells_of(table, place), words):
                header = table.headers[place]
                text = f"Does the column {header!r} say how far each application is?"
                yield Question(
                    f"column:{header}", "column", text, ("status", "notes", "nothing"), guess="status"
                )
    for place in unknown:
        if "interview" not in columns and _holds_coming_moments(_cells_of(table, place), reader, now):
            text = f"Does the column {table.headers[place]!r} hold the days of interviews?"
            answers = ("interview", "notes", "nothing")
            yield Question(f"column:{table.headers[place]}", "column", text, answers, guess="interview")
    for place in unknown:
        if plain(table.headers[place]) in words.either and _cells_of(table, place):
            header = table.headers[place]
            text = f"What does it mean where {header!r} says so?"
            yield Question(f"column:{header}", "column", text, ("rejected", "declined", "withdrawn", "notes"))
    which = " or the ".join(FIELDS[name].lower() for name in missing)
    for place in unknown if missing else ():
        cells = _cells_of(table, place)
        is_filled = len(cells) * 2 >= len(table.rows)
        if is_filled and _are_names(cells) and not (_are_days(cells, reader) or _are_statuses(cells, words)):
            header = table.headers[place]
            yield Question(
                f"column:{header}",
                "column",
                f"Does the column {header!r} hold the {which}?",
                (*missing, *PAIRS, "notes", "nothing"),
                guess="title" if missing == ("title",) and plain(header) in words.named else "",
            )
    if any(name in columns for name in _BEGINNINGS) or "day_column" in choices.answers:
        return
    found = [table.headers[place] for place in unknown if _are_days(_cells_of(table, place), reader)]
    if found:
        yield Question(
            "day_column", "day_column", "Which column holds the day of applying?", (*found, "none"),
            guess=found[0] if len(found) == 1 else "",
        )  # fmt: skip


_FEW_WORDS = 6
"""Words of a cell that says how far an application is."""

_ANY_DAY = datetime(2100, 1, 1, tzinfo=UTC)
"""A moment before which every day of a table lies, as long as only their shape is asked for."""


def _are_names(cells: Sequence[str]) -> bool:
    """Whether the cells of a column may name companies or positions: words of no great length, few alike."""
    words = [cell for cell in cells if any(map(str.isalpha, cell)) and "://" not in cell and len(cell) < 90]
    return len(words) * 2 > len(cells) > 0 and (len(cells) < 4 or len(set(words)) * 3 > len(words))


def _are_statuses(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether some of what stands in a column says in a few words how far an application is."""
    short = [cell for cell in cells if len(cell.split()) <= _FEW_WORDS and any(map(str.isalpha, cell))]
    return len(short) * 2 > len(cells) and any(words.says_only_a_status(cell) for cell in short)


def _are_days(cells: Sequence[str], reader: DayReader) -> bool:
    """Whether whatever stands in a column is a day."""
    for cell in cells:
        try:
            reader.moment(cell)
        except (ValueError, OverflowError):
            return False
    return bool(cells)


def _holds_coming_moments(cells: Sequence[str], reader: DayReader, now: datetime) -> bool:
    """Whether a column holds days only, one of them with a time of day that is still to come."""
    if not _are_days(cells, reader):
        return False
    return any(is_timed and at > now for at, is_timed in map(reader.moment, cells))


def _about_statuses(rows: Iterable[SheetRow | Skipped]) -> Iterator[Question]:
    """What the status words mean that nobody can know, each once."""
    lines: dict[str, list[int]] = {}
    texts: dict[str, str] = {}
    for row in rows:
        if isinstance(row, SheetRow) and row.asks:
            key = status_id(row.asks)
            lines.setdefault(key, []).append(row.line)
            texts.setdefault(key, row.asks)
    for key, text in texts.items():
        yield Question(key, "status", f"What does {text!r} mean?", tuple(ANSWERS), tuple(lines[key]))


def _kept_statuses(rows: Iterable[SheetRow | Skipped]) -> Iterator[str]:
    """What becomes of the status words that are to be kept as they are."""
    kept = Counter(row.status_text for row in rows if isinstance(row, SheetRow) and row.status_text)
    if kept:
        words = listed([f"{text!r} ({count})" if count > 1 else repr(text) for text, count in kept.items()])
        yield f"Kept as a note: {words}. With a day such a row counts as applied, without one as saved."


def taken_in(search: JobSearch, entries: tuple[Entry, ...]) -> JobSearch:
    """The search with these entries, each in the place of the one with its id."""
    coming = {(type(entry), getattr(entry, "id", "")) for entry in entries}
    stays = (entry for _, entry_id, entry in search.entries() if (type(entry), entry_id) not in coming)
    return job_search((*stays, *entries), search.unread)


def _order(table: Table, columns: Columns, of_format: Format, choices: Choices) -> tuple[Order, str]:
    """The order of day and month, and a date that can be read twice as long as nobody knows it."""
    said = DATE_ORDERS.get(choices.answers.get("date_order", ""))
    if order := choices.order or said or of_format.dates:
        return order, ""
    order, twofold = order_in(_day_cells(table, columns))
    return order, "" if order else twofold


def _day_cells(table: Table, columns: Columns) -> Iterator[str]:
    """Every cell of the columns that hold days."""
    names = [name for name in columns if name in DAYS or name.startswith(("step ", "log "))]
    places = [place for name in names for place in columns[name]]
    return (row.cells[place] for row in table.rows for place in places if place < len(row.cells))
