"""A table from elsewhere, from the bytes of its file to what it would bring to a search."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from afterword.domain.capturing.table_import import (
    DATE_ORDERS,
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
from afterword.exchange.sheets.questions import (
    ANY_DAY,
    BEGINNINGS,
    about_columns,
    about_sheets,
    about_statuses,
    are_days,
)
from afterword.exchange.sheets.rows import SheetRow, Skipped, rows_of
from afterword.exchange.sheets.table import Table, cells_of, table_of
from afterword.exchange.sheets.vocabulary import Format, SheetStatus, Vocabulary, bare


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
    columns = columns_of(table.headers, words, of_format, _corrections(choices), choices.answers)
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
        return replace(intake, questions=(about_sheets(table),))
    order, example = _order(table, columns, of_format, choices)
    questions = list(about_columns(table, columns, words, of_format, choices, now))
    if example:
        text = f"How is {example} to be read: the day first, or the month first?"
        questions.append(Question("date_order", "date_order", text, tuple(DATE_ORDERS), subject=example))
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
        questions=() if choices.skip_unknown else (*about_statuses(rows), *proposals.questions),
        proposals=found,
        entries=tuple(proposals.entries.values()),
        said=proposals.said,
        notices=(*intake.notices, *_kept_statuses(rows)),
        passed_over=passed_over,
    )


def _by_cells(
    columns: Columns, table: Table, words: Vocabulary, legend: Mapping[str, SheetStatus]
) -> Columns:
    """The columns with those moved whose cells say that they hold something else.

    Calls are known by their days, statuses by the codes of a legend.
    """
    if legend and "status" not in columns:
        coded = tuple(p for p in columns.get("notes", ()) if are_codes(cells_of(table, p), legend))[:1]
        rest = tuple(place for place in columns.get("notes", ()) if place not in coded)
        columns = {**columns, "notes": rest, "status": coded}
    reader = DayReader(ANY_DAY, ZoneInfo("UTC"), "day first", words.months)
    calls = tuple(p for p in columns.get("phone", ()) if are_days(cells_of(table, p), reader))
    if not calls:
        return {name: places for name, places in columns.items() if places}
    phone = tuple(place for place in columns["phone"] if place not in calls)
    steps = tuple(sorted((*columns.get("step interviewing", ()), *calls)))
    moved = {**columns, "phone": phone, "step interviewing": steps}
    return {name: places for name, places in moved.items() if places}


def _shape(table: Table) -> str:
    """What tables with the same columns have in common, in whatever order."""
    return hashlib.sha256("\0".join(sorted(map(bare, table.headers))).encode()).hexdigest()[:12]


def _open_to(
    choices: Choices, table: Table, columns: Columns, words: Vocabulary, shape: str
) -> tuple[Choices, tuple[str, ...]]:
    """The choices without answers about what this table has not, and with those of earlier times that fit.

    Both are told in sentences.
    """
    headers = {bare(header) for header in table.headers}
    cells = {status_id(cell) for row in table.rows for cell in row.cells if cell}
    reader = DayReader(ANY_DAY, ZoneInfo("UTC"), "day first", words.months)

    def is_there(asked: str, answer: str) -> bool:
        about, colon, what = asked.partition(":")
        if about == "column":
            return bare(what) in headers
        if asked == "day_column":
            is_open = not any(name in columns for name in BEGINNINGS)
            return is_open and (answer == "none" or bare(answer) in headers)
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
