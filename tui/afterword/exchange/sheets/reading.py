"""A table from elsewhere, from the bytes of its file to what it would bring to a search."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from afterword.domain.intake import FIELDS, Choices, Intake, Order
from afterword.domain.phrases import PLAIN, Habit, listed
from afterword.domain.search import Entry, JobSearch, job_search
from afterword.domain.story import Story
from afterword.exchange.sheets.dates import order_in
from afterword.exchange.sheets.mapping import Columns, columns_of, named_columns
from afterword.exchange.sheets.proposing import Proposals
from afterword.exchange.sheets.rows import Here, SheetRow, Skipped, rows_of
from afterword.exchange.sheets.table import Table, table_of
from afterword.exchange.sheets.vocabulary import Format, Vocabulary

_DAYS = ("applied_on", "saved_on", "status_on", "closes")


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
    table = table_of(data, words.known)
    of_format = words.format_of(table.headers)
    columns = columns_of(table.headers, words, of_format, choices.columns)
    intake = Intake(
        format=of_format.name,
        headers=table.headers,
        columns=named_columns(table.headers, columns),
        notices=table.notices,
    )
    if missing := [FIELDS[name] for name in ("company", "title") if name not in columns]:
        which = " and which the ".join(missing).lower()
        return replace(intake, asks="columns", question=f"Which column holds the {which}?")
    order, example = _order(table, columns, of_format, choices)
    if example:
        question = f"How is {example} to be read: the day first, or the month first?"
        return replace(intake, asks="dates", question=question)
    proposals = Proposals(search, stories, words, now, zone, habit, choices)
    here = Here(now, zone, order, habit)
    rows = tuple(rows_of(table, columns, words, of_format, here, choices))
    return replace(
        intake,
        proposals=tuple(proposals.of(iter(rows))),
        entries=tuple(proposals.entries.values()),
        notices=(*intake.notices, *_unknown_statuses(rows)),
    )


def _unknown_statuses(rows: Iterable[SheetRow | Skipped]) -> Iterator[str]:
    """What becomes of the status words that nobody knows."""
    unknown = Counter(row.status_text for row in rows if isinstance(row, SheetRow) and row.status_text)
    if unknown:
        words = listed(
            [f"{text!r} ({count})" if count > 1 else repr(text) for text, count in unknown.items()]
        )
        yield (
            f"No status I know: {words}. Kept as a note; with a day such a row counts as applied, "
            "without one as saved."
        )


def taken_in(search: JobSearch, entries: tuple[Entry, ...]) -> JobSearch:
    """The search with these entries, each in the place of the one with its id."""
    coming = {(type(entry), getattr(entry, "id", "")) for entry in entries}
    stays = (entry for _, entry_id, entry in search.entries() if (type(entry), entry_id) not in coming)
    return job_search((*stays, *entries), search.unread)


def _order(table: Table, columns: Columns, of_format: Format, choices: Choices) -> tuple[Order, str]:
    """The order of day and month, and a date that can be read twice as long as nobody knows it."""
    if order := choices.order or of_format.dates:
        return order, ""
    places = [place for name in _DAYS for place in columns.get(name, ())]
    order, twofold = order_in(
        row.cells[place] for row in table.rows for place in places if place < len(row.cells)
    )
    return order, "" if order else twofold
