"""Applications that stand in lists, boards, pages and org files: each line is read as it was meant."""

import pytest

from afterword.domain.capturing.table_import import Choices, Intake
from afterword.domain.errors import NotATable
from afterword.domain.search import JobSearch
from afterword.exchange.sheets.reading import read_sheet
from afterword.exchange.sheets.vocabulary import vocabulary
from afterword.settings.shipped import shipped_table
from desk.desks import EVENING

WORDS = vocabulary(shipped_table("sheets.toml"))

KANBAN = """---
kanban-plugin: basic
---

## Saved

- [ ] Lark Analytics – Analyst

## Applied

- [ ] Heron – Planner @{2026-04-06}
\tsent by post

## Interview

- [ ] Finch & Sons – Buyer @{2026-04-28} @@{14:00}

## Rejected

- [x] Chef @ Wren

**Complete**
"""


def read(text: str, *answers: str) -> Intake:
    """What a text brings on the evening of 21 April 2026, with answers such as ``status:a=offer``."""
    choices = Choices()
    for each in answers:
        asked, _, answer = each.rpartition("=")
        choices = choices.answered(asked, answer)
    return read_sheet(
        text.encode(), WORDS, choices, JobSearch(), {}, EVENING, EVENING.tzinfo  # type: ignore[arg-type]
    )  # fmt: skip


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(row.company, row.title, row.status, row.applied) for row in read(text).proposals]


def test_the_headings_of_a_board_in_markdown_are_stages() -> None:
    intake = read(KANBAN)
    assert told(KANBAN) == [
        ("Lark Analytics", "Analyst", "saved", ""),
        ("Heron", "Planner", "applied", "2026-04-06"),
        ("Finch & Sons", "Buyer", "interview", ""),
        ("Wren", "Chef", "rejected", ""),
    ]
    assert intake.proposals[1].kept_as_note == ("sent by post",)
    assert intake.proposals[2].interviews == ("2026-04-28T14:00-04:00",)
    assert [row.line for row in intake.proposals] == [7, 11, 16, 20]


def test_a_list_says_after_the_names_how_far_it_is() -> None:
    lines = (
        "# Jobs\n\n- Lark, Analyst, applied 5 Apr 2026, rejected 9 Apr 2026\n"
        "* Heron – Planner – saved – https://heron.example/1\n3. Wren: Chef\n"
    )
    assert told(lines) == [
        ("Lark", "Analyst", "rejected", "2026-04-05"),
        ("Heron", "Planner", "saved", ""),
        ("Wren", "Chef", "saved", ""),
    ]
    assert read(lines).proposals[0].outcome == "2026-04-09"
    assert "https://heron.example/1" in {getattr(entry, "url", "") for entry in read(lines).entries}


def test_a_column_for_each_stage_is_a_board_and_one_of_ticks_is_none() -> None:
    board = "Wishlist,Applied,Interview\nAnalyst @ Lark,Planner at Heron,Wren – Chef\n,Buyer @ Finch,\n"
    assert [row[:3] for row in told(board)] == [
        ("Lark", "Analyst", "saved"),
        ("Heron", "Planner", "applied"),
        ("Wren", "Chef", "interview"),
        ("Finch", "Buyer", "applied"),
    ]
    with pytest.raises(NotATable):
        read("Applied,Rejected\n")


def test_an_org_table_is_read_with_its_days_and_lines_between_its_rows() -> None:
    table = (
        "* Jobs\nSome words.\n| Company | Position | Applied | Status |\n|-----+-----+-----+----|\n"
        "| Lark | Analyst | <2026-04-05 Sun> | Applied |\n|-----+-----+-----+----|\n"
        "| Heron | Planner | [2026-04-06 Mo] | Absage |\n"
    )
    assert read(table).form == "org"
    assert told(table) == [
        ("Lark", "Analyst", "applied", "2026-04-05"),
        ("Heron", "Planner", "rejected", "2026-04-06"),
    ]


def test_tables_under_headings_are_sheets() -> None:
    one = "## {}\n\n| Company | Position |\n|---|---|\n| {} | Analyst |\n\n"
    both = one.format("Applied", "Lark") + one.format("Rejected", "Heron")
    assert [row[0::2] for row in told(both)] == [("Lark", "applied"), ("Heron", "rejected")]


def test_the_table_of_a_page_is_read_with_its_links_and_cells_over_several_rows() -> None:
    page = (
        "<html><head><title>x</title><style>td{a:b}</style></head><body><h1>Jobs</h1><table><thead><tr>"
        "<th>Company</th><th>Position</th><th>Status</th></tr></thead><tbody>"
        "<tr><td rowspan=2><a href='https://lark.example/1?a=1&amp;b=2'>Lark &amp; Co</a></td>"
        "<td>Analyst</td><td>Applied</td></tr><tr><td>Planner<br>part time</td><td><b>Rejected</b></td></tr>"
        "<tr><td colspan=3>Total</td></tr></tbody></table><p>Bye</p></body></html>"
    )
    intake = read(page)
    assert intake.form == "html"
    assert [row[:3] for row in told(page)] == [
        ("Lark & Co", "Analyst", "applied"),
        ("Lark & Co", "Planner\npart time", "rejected"),
    ]
    assert {getattr(entry, "url", "") for entry in intake.entries} >= {"https://lark.example/1?a=1&b=2"}


@pytest.mark.parametrize("text", ["hello", "Dear all,\nI am well.\n- one\nAnd you?\n", "<p>no</p>"])
def test_what_holds_no_applications_is_told_what_would(text: str) -> None:
    with pytest.raises(NotATable):
        read(text)
    with pytest.raises(NotATable, match="What can come in is a workbook, CSV"):
        read("hello")


def test_lines_that_say_how_far_each_is_are_a_list_without_any_marks() -> None:
    text = "Lark - Analyst - applied 5 Apr\nHeron - Clerk - rejected\nWren, Applied Scientist (saved)\n"
    assert told(text) == [
        ("Lark", "Analyst", "applied", "2026-04-05"),
        ("Heron", "Clerk", "rejected", ""),
        ("Wren", "Applied Scientist", "saved", ""),
    ]


def test_in_a_diary_only_what_says_who_and_what_is_an_application() -> None:
    diary = (
        "# Log\n\n## Week of 6 April 2026\n\n"
        "- [x] **Lark** — Warden — sent 6 Apr — interview 9 Apr 2pm w/ Ada Reiher\n"
        "- [x] ~~**Heron** — Ranger — sent 7 Apr~~ withdrew, they wanted a car\n"
        "- [ ] **Wren** — Cook — maybe? pay not shown\n"
        "- [x] **Rook** — Baker — sent 8 Apr — OFFER by phone 14 Apr!!\n\n"
        "### To do\n- [ ] update my CV\n- [x] ask Prof. Finch\n\n"
        "## Parked\n- Stork — decided against, too far\n"
    )
    assert told(diary) == [
        ("Lark", "Warden", "interview", "2026-04-06"),
        ("Heron", "Ranger", "withdrawn", "2026-04-07"),
        ("Wren", "Cook", "saved", ""),
        ("Rook", "Baker", "unknown", "2026-04-08"),
        ("Stork", "Position not noted", "closed", ""),
    ]
    intake = read(diary)
    assert intake.proposals[0].interviews == ("2026-04-09T14:00-04:00",)
    assert [question.id for question in intake.questions] == ["status:offer by phone !!"]


def test_lists_of_a_board_that_name_each_other_by_ids_are_joined() -> None:
    board = """{"employers": [{"id": 7, "label": "Lark"}, {"id": 8, "label": "Heron"}],
        "lanes": [{"id": "L1", "name": "Wishlist"}, {"id": "L2", "name": "Applied"},
                  {"id": "L3", "name": "Chats"}],
        "cards": [
            {"id": "c1", "employerId": 7, "jobTitle": "Cook", "lane": "L3",
             "history": [{"lane": "L2", "ts": 1775034000000}, {"lane": "L3", "ts": 1775552400000}]},
            {"id": "c2", "employerId": 8, "jobTitle": "Baker", "lane": "L1", "history": []}],
        "trash": [{"id": "c0", "employerId": 8, "jobTitle": "test card", "lane": "L1"}]}"""
    assert [question.id for question in read(board).questions] == ["status:chats"]
    intake = read(board, "status:chats=interview")
    assert [(row.company, row.title, row.status, row.applied) for row in intake.proposals] == [
        ("Lark", "Cook", "interview", "2026-04-01"),
        ("Heron", "Baker", "saved", ""),
    ]
    assert intake.proposals[0].outcome == "2026-04-07"
