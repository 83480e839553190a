"""Workbooks: what stands in their sheets comes in as a table does, and what could do harm is refused."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest

from afterword.domain.capturing.table_import import Choices, Intake
from afterword.domain.errors import NotATable, NotFound
from afterword.domain.facts import Interview, Rejected
from afterword.domain.search import JobSearch
from afterword.exchange.sheets.reading import read_sheet
from afterword.exchange.sheets.vocabulary import vocabulary
from afterword.settings.shipped import shipped_table
from desk.desks import EVENING
from exchange.workbooks import Cell, excel, open_document, open_row, packed

WORDS = vocabulary(shipped_table("sheets.toml"))
HEADER: tuple[Cell, ...] = ("Company", "Position", "Applied on", "Status")
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Lark", "Analyst", date(2026, 3, 2), "Rejected"),
    ("Heron", "Planner", date(2026, 3, 3), "Applied"),
    ("Finch", "Clerk", date(2026, 3, 4), "Applied"),
)
LARK, HERON, FINCH = ROWS
JOBS = {"1": [HEADER, LARK]}


def read(data: bytes, **answers: str) -> Intake:
    choices = Choices(answers=answers)
    return read_sheet(data, WORDS, choices, JobSearch(), {}, EVENING, EVENING.tzinfo)  # type: ignore[arg-type]


def told(intake: Intake) -> list[tuple[str, str, str, str]]:
    return [(row.company, row.title, row.applied, row.status) for row in intake.proposals]


def test_a_workbook_is_read_below_its_title_with_its_days_and_times() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("My applications",),
        (),
        (*HEADER, "Interview"),
        (*LARK, None),
        (*HERON, datetime(2026, 4, 21, 15, 30)),  # noqa: DTZ001 - spreadsheets know no zones
    ]
    intake = read(excel({"Sheet1": rows}, merged=["A1:E1"]))
    assert (intake.form, intake.sheet, intake.questions) == ("xlsx", "Sheet1", ())
    assert told(intake) == [
        ("Lark", "Analyst", "2026-03-02", "rejected"),
        ("Heron", "Planner", "2026-03-03", "interview"),
    ]
    assert [row.line for row in intake.proposals] == [4, 5]
    assert any(isinstance(entry, Interview) and entry.start.hour == 15 for entry in intake.entries)


def test_an_open_document_is_read_with_its_repeated_cells_and_rows() -> None:
    rows = [
        open_row("Company", "Position", "Applied on", "Status"),
        "<table:table-row/>",
        open_row("Lark", "Analyst", "2026-03-02", "Applied", about='table:visibility="filter"'),
        open_row("Heron", "Planner", "2026-03-03", "Applied", first='table:number-rows-spanned="2"'),
        open_row("", "Clerk", "2026-03-04", "Applied"),
        '<table:table-row table:number-rows-repeated="1048571"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>',
    ]
    intake = read(open_document({"Liste": "".join(rows)}))
    assert intake.form == "ods"
    assert told(intake) == [
        ("Heron", "Planner", "2026-03-03", "applied"),
        ("Heron", "Clerk", "2026-03-04", "applied"),
    ]
    assert intake.notices == ("Hidden rows of 'Liste' are left out (1); show them there, and they come in.",)


def test_hidden_rows_and_sheets_stay_out_and_are_told() -> None:
    sheets: dict[str, list[tuple[Cell, ...]]] = {
        "Jobs": [HEADER, LARK, HERON],
        "Lists": [("Status",), ("Applied",)],
        "Old": [HEADER, FINCH],
    }
    intake = read(excel(sheets, hidden_rows=[3], hidden_sheets=["Lists", "Old"]))
    assert [row.company for row in intake.proposals] == ["Lark"]
    assert "Hidden rows of 'Jobs' are left out (1)" in intake.notices[0]
    assert intake.notices[1] == "Left out: the sheets Old."


def test_a_company_merged_over_several_rows_holds_for_each_of_them() -> None:
    rows: list[tuple[Cell, ...]] = [HEADER, LARK, (None, "Planner", date(2026, 3, 3), "Applied")]
    assert [row.company for row in read(excel({"1": rows}, merged=["A2:A3"])).proposals] == ["Lark", "Lark"]


def test_the_link_behind_a_cell_is_taken_and_formulas_by_their_values() -> None:
    rows: list[tuple[Cell, ...]] = [
        HEADER,
        LARK,
        ('=HYPERLINK("https://heron.example/2","Heron")->Heron', "=1+1->Planner", *HERON[2:]),
    ]
    intake = read(excel({"1": rows}, links={"B2": "https://lark.example/1"}))
    assert [(row.company, row.title) for row in intake.proposals] == [
        ("Lark", "Analyst"),
        ("Heron", "Planner"),
    ]
    links = {getattr(entry, "url", "") for entry in intake.entries} - {""}
    assert links == {"https://lark.example/1", "https://heron.example/2"}


def test_sheets_with_the_same_columns_are_one_table_and_unlike_ones_are_asked_about() -> None:
    years: dict[str, list[tuple[Cell, ...]]] = {
        "2025": [HEADER, LARK],
        "2026": [(*HEADER, "Notes"), (*HERON, "by phone")],
    }
    intake = read(excel(years))
    assert (intake.sheet, intake.questions) == ("2025, 2026", ())
    assert [(row.sheet, row.line, row.company) for row in intake.proposals] == [
        ("2025", 2, "Lark"),
        ("2026", 2, "Heron"),
    ]
    unlike = excel({"Jobs": [HEADER, LARK], "People": [("Firm", "Contact"), ("Lark", "Dana Osei")]})
    intake = read(unlike)
    assert [(each.id, each.choices) for each in intake.questions] == [("sheet", ("Jobs", "People", "all"))]
    assert [row.company for row in read(unlike, sheet="jobs").proposals] == ["Lark"]
    with pytest.raises(NotFound, match=r"There is no sheet 'Job'\. They are: Jobs and People"):
        read(unlike, sheet="Job")


def test_a_sheet_for_each_stage_says_the_status_of_its_rows() -> None:
    header = HEADER[:3]
    intake = read(excel({"Applied": [header, LARK[:3]], "Rejected": [header, HERON[:3]]}))
    assert [row.status for row in intake.proposals] == ["applied", "rejected"]


def test_a_colour_is_asked_about_where_nothing_else_tells_how_far_it_is() -> None:
    rows = [HEADER[:3], LARK[:2], HERON[:2]]
    intake = read(excel({"1": rows}, green_rows=[2]))
    assert [(each.id, each.rows) for each in intake.questions] == [("status:fill c6efce", (2,))]
    intake = read(excel({"1": rows}, green_rows=[2]), **{"status:fill c6efce": "rejected"})
    assert any(isinstance(entry, Rejected) for entry in intake.entries)
    assert not read(excel({"1": [HEADER, LARK, HERON]}, green_rows=[2])).questions


def _claiming(data: bytes, size: int, said: int) -> bytes:
    """A packed file in which a part of ``size`` bytes says that it has ``said``."""
    return data.replace(size.to_bytes(4, "little"), said.to_bytes(4, "little"))


def _honest() -> bytes:
    return excel(JOBS, more={"xl/a.xml": "a" * LARGE})


def _liar() -> bytes:
    return _claiming(_honest(), LARGE, 9)


FAR = 'table:number-columns-repeated="1000000000"'
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
LARGE = 110_000_000
WIDE = '<worksheet><row r="7"><c r="A7"><v>1</v></c><c r="BDWGO7"><v>1</v></c></row></worksheet>'
SHEET = "xl/worksheets/sheet1.xml"

HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "a part that says how large it is": (
        lambda: excel(JOBS, more={"xl/media/a.bin": "a" * LARGE}),
        "larger than 100 MB",
    ),
    "a part that does not": (_liar, "larger than 100 MB"),
    "parts without end": (
        lambda: excel(JOBS, more={f"{n}.xml": "" for n in range(3_000)}),
        "larger than 100 MB",
    ),
    "a million columns": (lambda: excel(JOBS, more={SHEET: WIDE}), "1,000,001 columns"),
    "a cell without end": (
        lambda: open_document({"1": open_row("Company", "Position", first=FAR)}),
        "1,000,000,000 columns",
    ),
    "links": (
        lambda: excel(JOBS, more={"xl/externalLinks/externalLink1.xml": "<a/>"}),
        "cells from other files",
    ),
    "entities": (lambda: excel(JOBS, more={SHEET: ENTITY}), "define a document type"),
    "no number": (lambda: excel(JOBS, more={SHEET: "<worksheet><row r='a'/></worksheet>"}), "is damaged"),
    "no XML": (lambda: excel(JOBS, more={SHEET: "<worksheet><row"}), "is damaged"),
    "cut off": (lambda: excel(JOBS)[:-40], "is damaged"),
    "no sheet": (lambda: excel({}), "no sheet in it"),
    "packed": (lambda: packed({"a.csv": "Company,Position"}), "packed folder and no workbook"),
    "a letter": (lambda: packed({"word/document.xml": ""}), "It is a text document"),
    "Numbers": (lambda: packed({"Index/Document.iwa": ""}), "Numbers document"),
    "old": (lambda: b"\xd0\xcf\x11\xe0", r"old workbook \(.xls\)"),
}


@pytest.mark.parametrize("what", HARMFUL)
def test_what_could_do_harm_or_is_no_workbook_is_refused_in_a_sentence(what: str) -> None:
    make, why = HARMFUL[what]
    data = make()
    with pytest.raises(NotATable, match=why) as refused:
        read(data)
    assert re.fullmatch(r"This file could not be read as a table\. [^\n]{10,250}\.", str(refused.value))
