"""What goes out: tables that spreadsheets read and that come in again, the story, the work-search report."""

import csv
import unicodedata
from datetime import date
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest

from afterword.desk.desk import Desk
from afterword.domain.application import Application
from afterword.domain.capturing.table_import import Choices
from afterword.domain.errors import NotAllowed
from afterword.domain.facts import Applied, Call, NetworkTalk, Reply, Sent
from afterword.domain.people import Company, Contact
from builders import a_debrief, a_search, an_interview, instant
from desk.desks import desk_on, full_disk
from exchange.test_sheets import EXPECTED, content

FORMULAS = [
    "=HYPERLINK(1)", "+1", "-1", "@sum", "\t=1", "\uff1dHYPERLINK(1)", "\uff0b1", "\uff0d1", "\uff20sum",
    "\ufe661", "\u22121", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "\n=1", "\x01=1", "'=1", "''\uff1d1",
]  # fmt: skip
EVIL = [*FORMULAS, '"; DROP', "two\nlines", "Zoë, Ltd", "'quoted'", "a=1", "1-1"]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def a_desk(folder: Path) -> Desk:
    """Dana's interview with what led to it and what came after, and a talk with somebody else."""
    desk = desk_on(folder)
    search = a_search(
        Applied(id="f1", app="a1", at=instant("2026-04-01T09:00-04:00")),
        Reply(id="f2", app="a1", at=instant("2026-04-08T09:00-04:00"), type="advance", text="Come *and* see"),
        an_interview(),
        a_debrief(decision_date=date(2026, 4, 21)),
        Sent(id="f3", app="a1", at=instant("2026-04-14T13:00-04:00"), kind="thank_you", to="dana", round=1,
             subject="Thank you", text="Dear Ms. Osei,\n\n# not a heading"),
        Call(id="f4", app="a1", at=instant("2026-04-14T14:00-04:00"), to="dana", result="voicemail"),
        application=Application(id="a1", company="lark", title="Data Analyst", contact="dana",
                                url="https://lark.example/9", source="LinkedIn", tags=("sql", "nearby")),
    )  # fmt: skip
    kim = Contact(id="kim", name="Kim <b>Park</b>", email="kim@park.example")
    talk = NetworkTalk(id="f5", at=instant("2026-04-13T12:00-04:00"), with_="kim")
    desk.saving.commit(search.with_entry(kim).with_fact(talk), "a search")
    return desk


@pytest.mark.parametrize("name", EXPECTED)
def test_a_table_that_came_in_goes_out_and_into_an_empty_search_the_same(name: str, tmp_path: Path) -> None:
    desk, empty = desk_on(tmp_path / "one"), desk_on(tmp_path / "two")
    desk.files.import_sheet(content(name), Choices())
    out = desk.files.export_applications()
    desk.files.write_out(tmp_path / "out.csv", out)
    intake = empty.files.read_sheet((tmp_path / "out.csv").read_bytes(), Choices())
    assert (intake.format, intake.count("new")) == ("Afterword, applications", len(desk.search.applications))
    empty.files.import_sheet((tmp_path / "out.csv").read_bytes(), Choices())
    assert empty.files.export_applications() == out
    # At home it changes nothing.
    assert desk.files.read_sheet(out.encode(), Choices()).entries == ()


@pytest.mark.parametrize("text", EVIL)
def test_no_cell_is_a_formula_and_each_comes_back_as_it_was(text: str, tmp_path: Path) -> None:
    desk, empty = desk_on(tmp_path / "one"), desk_on(tmp_path / "two")
    company = Company(id="c1", name=f"x {text}")
    desk.saving.commit(a_search(company=company, contacts=(), application=Application(
        id="a1", company="c1", title=text, notes=text, pay=text)), "a search")  # fmt: skip
    out = desk.files.export_applications()
    _, row = csv.reader(StringIO(out, newline=""))
    assert not any(unicodedata.normalize("NFKC", cell[:1]) in tuple("=+-@\t\r\u2212") for cell in row)
    assert (f"'{text}" in row) is (text in FORMULAS)
    empty.files.import_sheet(out.encode(), Choices())
    (back,) = empty.search.applications.values()
    assert {back.title.strip(), back.notes.strip(), back.pay.strip()} == {text.strip()}


def test_interviews_and_contacts_are_tables(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    (held,) = rows(desk.files.export_interviews())
    assert (held["Company"], held["Start"], held["Time zone"]) == (
        "Lark Analytics", "2026-04-14 10:00", "America/New_York",
    )  # fmt: skip
    assert (held["People"], held["Decision by"], held["Called off"]) == ("Dana Osei", "2026-04-21", "")
    assert [(made["Date"], made["Medium"], made["What"]) for made in rows(desk.files.export_contacts())] == [
        ("2026-04-14 13:00", "e-mail", "sent the thank-you to Dana Osei"),
        ("2026-04-14 14:00", "call", "called Dana Osei: left a voicemail"),
    ]


def test_the_story_of_an_application_is_markdown_in_which_nothing_typed_is_a_mark(tmp_path: Path) -> None:
    story = a_desk(tmp_path).files.export_story("a1")
    assert story.startswith("# Data Analyst, Lark Analytics\n\n- **Stage:** interviewed\n")
    assert "- **Link:** <https://lark.example/9>" in story
    assert "- Dana Osei, dana@lark.example, 212-555-0187" in story
    assert "- **Wed 1 Apr 2026, 09:00** applied" in story
    assert "  > Come \\*and\\* see" in story
    assert "  > Dana Osei: half of the returns data arrives by fax" in story
    assert "  > \\# not a heading" in story
    places = [
        story.index(words)
        for words in ("applied", "answered", "was invited to round 1", "sent the thank-you")
    ]
    assert places == sorted(places)


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def test_the_report_says_what_was_done_between_two_days(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    table = rows(desk.files.export_report(date(2026, 4, 1), date(2026, 4, 14), as_page=False))
    assert [tuple(row.values()) for row in table] == [
        ("2026-04-01", "Lark Analytics", "https://lark.example/9", "Dana Osei", "application, LinkedIn",
         "Data Analyst", "interviewed"),
        ("2026-04-13", "", "kim@park.example", "Kim <b>Park</b>", "network", "",
         "talked with Kim <b>Park</b>"),
        ("2026-04-14", "Lark Analytics", "https://lark.example/9", "Dana Osei", "interview", "Data Analyst",
         "decision by Tue 21 Apr"),
        ("2026-04-14", "Lark Analytics", "https://lark.example/9", "Dana Osei", "e-mail, thank-you",
         "Data Analyst", "sent"),
        ("2026-04-14", "Lark Analytics", "https://lark.example/9", "Dana Osei", "call", "Data Analyst",
         "called Dana Osei: left a voicemail"),
    ]  # fmt: skip
    assert len(rows(desk.files.export_report(date(2026, 4, 1), date(2026, 4, 1), as_page=False))) == 1
    assert rows(desk.files.export_report(date(2026, 4, 2), date(2026, 4, 12), as_page=False)) == []
    with pytest.raises(NotAllowed, match="lies before its first"):
        desk.files.export_report(date(2026, 4, 2), date(2026, 4, 1), as_page=False)


def test_the_page_holds_the_same_and_nothing_typed_is_markup(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    page = _Cells()
    page.feed(desk.files.export_report(date(2026, 4, 1), date(2026, 4, 14), as_page=True))
    assert len(page.cells) == 5 * 7
    assert page.cells[:3] == ["Wed 1 Apr 2026", "Lark Analytics", "https://lark.example/9"]
    assert "Kim <b>Park</b>" in page.cells
    assert not page.tags & {"b", "script", "link", "img"}


def test_what_goes_out_is_never_written_over_the_data_file(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    before = (tmp_path / "search.json").read_bytes()
    with pytest.raises(NotAllowed, match="is the data file itself"):
        desk.files.write_out(tmp_path / "search.json", "x")
    with pytest.raises(NotAllowed, match="could not be written"):
        desk.files.write_out(tmp_path / "nowhere" / "x.csv", "x")
    assert (tmp_path / "search.json").read_bytes() == before


def test_an_export_that_fails_leaves_the_earlier_one_whole(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    file = tmp_path / "out.json"
    desk.files.write_out(file, "earlier")
    link = tmp_path / "link.json"
    link.symlink_to(file)
    with full_disk(), pytest.raises(NotAllowed, match="No space left"):
        desk.files.write_out(link, "later " * 10_000)
    assert file.read_text(encoding="utf-8") == "earlier"
    assert list(tmp_path.glob(".*.tmp")) == []
    desk.files.write_out(link, "later")
    assert (link.is_symlink(), file.read_text(encoding="utf-8")) == (True, "later")
