"""Tables of applications, each in the shape its program writes: what comes in, twice, out and in again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from afterword.desk.desk import Desk
from afterword.domain.application import Application
from afterword.domain.capturing.table_import import Choices, Intake
from afterword.domain.errors import AfterwordError, NotAllowed, NotATable, NotFound
from afterword.domain.facts import Applied, Closed, Dismiss, Note, Offer, Rejected, Reply
from afterword.domain.insight.standing import stage_text
from afterword.domain.insight.statistics import statistics
from afterword.domain.people import Contact
from afterword.domain.search import JobSearch
from afterword.exchange.kinds import kind_of
from afterword.exchange.search_document import read_document
from afterword.exchange.sheets.reading import read_sheet
from afterword.exchange.sheets.vocabulary import vocabulary
from afterword.settings.shipped import shipped_table
from builders import a_search
from desk.desks import EVENING, desk_on

SHEETS = Path(__file__).with_name("sheets")
WORDS = vocabulary(shipped_table("sheets.toml"))

LARK, HERON, FINCH = "Lark Analytics · Data Analyst", "Heron · Planner", "Finch & Sons · Analyst"
IN_CONTACT, REJECTED = "in contact 2026-03-02", "rejected 2026-01-05"

EXPECTED = {
    "linkedin_applied.csv": (
        "LinkedIn, jobs applied for",
        {LARK: "gone quiet 2026-03-02", "Finch & Sons · Analyst, Returns": "gone quiet 2025-12-30"},
    ),
    "linkedin_saved.csv": (
        "LinkedIn, saved jobs",
        {"Rook Freight · Reporting Analyst": "saved", "Heron · Planner": "saved"},
    ),
    "simplify.csv": (
        "Simplify",
        {LARK: IN_CONTACT, HERON: "saved", FINCH: REJECTED, "Wren · Controller": "closed 2026-02-10"},
    ),
    "teal.csv": ("Teal", {LARK: IN_CONTACT, HERON: "saved", FINCH: REJECTED}),
    "huntr.csv": (
        "Huntr",
        {LARK: "in contact", HERON: "saved", FINCH: "rejected", "Wren · Controller": "applied"},
    ),
    "jobsync.csv": ("JobSync", {LARK: IN_CONTACT, HERON: "saved", FINCH: "closed 2026-01-05"}),
    "tracker_mcp.csv": ("tracker-mcp", {LARK: IN_CONTACT, HERON: "saved", FINCH: REJECTED}),
    "career_ops.md": ("career-ops", {LARK: IN_CONTACT, HERON: "saved", FINCH: REJECTED}),
    "ai_job_search.csv": ("ai-job-search", {LARK: IN_CONTACT, HERON: "saved", FINCH: REJECTED}),
    "own_sheet.csv": (
        "A table",
        {
            "Lärche Analytik GmbH · Datenanalystin (m/w/d)": IN_CONTACT,
            "Reiher AG · Planerin": "applied 2026-04-09",
            "Finkenbau · Analystin": REJECTED,
        },
    ),
}


def content(name: str) -> bytes:
    return (SHEETS / name).read_bytes()


def summary(desk: Desk) -> dict[str, str]:
    """Each application with its stage and the day of applying."""
    found = {}
    for app, application in desk.search.applications.items():
        story = desk.plan.stories[app]
        applied = story.applied_on.date().isoformat() if story.applied_on else ""
        name = f"{story.company.name} · {application.title}"
        found[name] = f"{stage_text(story)} {applied}".strip()
    return found


def read(data: bytes | str, choices: Choices | None = None, search: JobSearch | None = None) -> Intake:
    data = data.encode() if isinstance(data, str) else data
    return read_sheet(data, WORDS, choices or Choices(), search or JobSearch(), {}, EVENING, EVENING.tzinfo)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_table_of_each_program_comes_in_once_and_can_be_taken_back(name: str, tmp_path: Path) -> None:
    desk, (program, expected) = desk_on(tmp_path / "one"), EXPECTED[name]
    assert desk.files.read_sheet(content(name), Choices()).format == program
    desk.files.import_sheet(content(name), Choices())
    assert summary(desk) == expected
    search = desk.search
    # Again, it changes nothing, also on another machine, on which the same entries get the same ids.
    again = desk.files.read_sheet(content(name), Choices())
    assert (again.count("unchanged"), again.entries) == (
        len(again.proposals) - again.count("skipped"), (),
    )  # fmt: skip
    other = desk_on(tmp_path / "two")
    other.files.import_document(desk.files.export_document())
    assert other.search == search
    assert read_document(other.files.export_document()).search == search
    # Old ones without an answer do not crowd what there is to do: there is nothing due but to move on.
    assert {follow_up.rule for follow_up in desk.plan.due} <= {"D6"}
    assert desk.saving.undo().startswith("Undid: imported a table")
    assert not desk.search


def test_what_a_table_says_beside_the_stage_is_kept(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.files.import_sheet(content("tracker_mcp.csv"), Choices())
    lark = next(a for a in desk.search.applications.values() if a.title == "Data Analyst")
    assert (lark.url, lark.pay, lark.source) == ("https://lark.example/jobs/9", "95,000", "LinkedIn")
    assert lark.contact
    assert desk.search.contacts[lark.contact].name == "Dana Osei"
    assert "Next step: Send samples" in lark.notes
    assert lark.notes.endswith("Returns data by fax")
    desk.files.import_sheet(content("huntr.csv"), Choices())
    lark = desk.search.applications[lark.id]
    assert lark.posting_text == "You will count returns.\nSQL"


def test_teals_pay_is_one_text_and_what_is_the_applicants_own_stays_out() -> None:
    first = next(entry for entry in read(content("teal.csv")).entries if getattr(entry, "pay", ""))
    assert first.pay == "90000–110000 USD yearly"  # type: ignore[union-attr]
    assert "rosa@" not in repr(read(content("linkedin_applied.csv")).entries)


def test_what_a_row_does_not_say_stays_open_and_what_cannot_be_read_is_kept() -> None:
    intake = read(
        "Company,Position,Status,Applied on\n"
        "Lark,,Applied,2026-03-02\n"
        ",Analyst,Applied,2026-03-02\n"
        "Rook,Planner,Applied,\n"
        "Wren,Planner,Applied,one fine day\n"
        "Heron,Planner,Applied,2031-03-02\n"
        "Finch,Planner,Applied,2026-03-02,more,cells\n"
        "\n"
        "Swift,Planner,Applied,2026-03-02\n"
        ",,Applied,2026-03-02\n"
    )
    assert [(p.line, p.company, p.title, p.what, p.applied, p.kept_as_note) for p in intake.proposals] == [
        (2, "Lark", "Position not noted", "new", "2026-03-02", ()),
        (3, "Company not noted", "Analyst", "new", "2026-03-02", ()),
        (4, "Rook", "Planner", "new", "", ()),
        (5, "Wren", "Planner", "new", "", ("Applied on: one fine day",)),
        (6, "Heron", "Planner", "new", "", ("Applied on: 2031-03-02",)),
        (7, "Finch", "Planner", "new", "2026-03-02", ("More cells: more, cells",)),
        (9, "Swift", "Planner", "new", "2026-03-02", ()),
        (10, "", "", "skipped", "", ()),
    ]  # fmt: skip
    applied = [entry.undated for entry in intake.entries if isinstance(entry, Applied)]
    assert applied == [False, False, True, True, True, False, False]


def test_two_that_are_not_named_are_never_taken_for_the_same(tmp_path: Path) -> None:
    data = b"Company,Position,Date,Status\n?,Analyst,2026-03-02,Applied\n?,Analyst,2026-03-02,Applied\n"
    desk = desk_on(tmp_path)
    desk.files.import_sheet(data, Choices())
    assert len(desk.search.applications) == len(desk.search.companies) == 2
    assert desk.files.read_sheet(data, Choices()).entries == ()


def test_of_a_day_nobody_knows_nothing_is_due_late_or_counted(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    statuses = ("Applied", "Interview", "Offer", "Accepted", "Offer declined", "Rejected", "In contact")
    rows = "".join(f"Rook {place},Planner,{status}\n" for place, status in enumerate(statuses))
    desk.files.import_sheet(f"Company,Position,Status\n{rows}".encode(), Choices())
    assert {fact.undated for fact in desk.search.all_facts() if not isinstance(fact, Dismiss)} == {True}
    assert not desk.plan.open
    assert all(story.applied_on is None for story in desk.plan.stories.values())
    found = statistics(desk.plan)
    assert (found.applications.number, found.applications.days) == (7, None)
    assert not any(week.applications or week.answers for week in found.weeks)
    assert read_document(desk.files.export_document()).search == desk.search


def test_a_day_for_rows_without_one_dates_them() -> None:
    data = "Company,Position,Status\nRook,Planner,Applied\nWren,Planner,Rejected\n"
    intake = read(data, Choices(on=date(2026, 4, 1)))
    days = {type(e): (e.at.date(), e.undated) for e in intake.entries if isinstance(e, Applied | Rejected)}
    assert days == {Applied: (date(2026, 4, 1), False), Rejected: (date(2026, 4, 1), False)}


def test_a_row_with_a_day_of_its_own_is_not_dated_by_the_day_for_others() -> None:
    data = "Company,Position,Status,Date\nRook,Planner,Offer,2026-03-02\nWren,Planner,Applied,\n"
    intake = read(data, Choices(on=date(2026, 4, 1)))
    days = [(type(e), e.at.date(), e.undated) for e in intake.entries if isinstance(e, Applied | Offer)]
    assert days == [
        (Applied, date(2026, 3, 2), False),
        (Offer, date(2026, 3, 2), True),
        (Applied, date(2026, 4, 1), False),
    ]


def test_each_row_says_how_it_was_understood() -> None:
    intake = read(
        "Company,Position,Status,Date,Status date\n"
        "Rook,Planner,Absage,2026-03-02,2026-03-20\n"
        "Wren,Planner,Vibing,2025-12-30,\n"
        "Finch,Planner,Eingeladen,2026-03-02,\n"
        "Swift,Planner,Gemerkt,,\n",
        Choices(answers={"status:vibing": "note"}),
    )
    assert [proposal.said for proposal in intake.proposals] == [
        "applied Mon 2 Mar, rejected Fri 20 Mar",
        "applied Tue 30 Dec 2025, 'Vibing' as a note",
        "applied Mon 2 Mar, in interviews, day not known",
        "saved",
    ]
    assert intake.notices[0].startswith("Kept as a note: 'Vibing'.")


def test_a_status_nobody_knows_is_asked_about_once(tmp_path: Path) -> None:
    data = (
        "Company,Position,Date,Status\nRook,Planner,2026-03-02,Vibing\nWren,Chef,2026-03-03,  vibing \n"
        "Heron,Clerk,2026-03-03,Applied\n"
    )
    intake = read(data)
    (asked,) = intake.questions
    assert (asked.id, asked.text, asked.rows) == ("status:vibing", "What does 'Vibing' mean?", (2, 3))
    assert [(p.company, p.what, p.status) for p in intake.proposals] == [
        ("Rook", "asked", "unknown"), ("Wren", "asked", "unknown"), ("Heron", "new", "applied"),
    ]  # fmt: skip
    desk = desk_on(tmp_path)
    with pytest.raises(NotAllowed):
        desk.files.import_sheet(data.encode(), Choices())
    assert not desk.search
    some = read(data, Choices(skip_unknown=True))
    assert (some.questions, [p.what for p in some.proposals]) == ((), ["skipped", "skipped", "new"])
    saved = read(data, Choices().answered(asked.id, "saved"))
    assert [(p.status, p.applied) for p in saved.proposals] == [
        ("saved", ""), ("saved", ""), ("applied", "2026-03-03"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "status",
    ["Waiting for an offer", "Offer expected", "Not yet hired", "Accepted by the portal",
     "Maybe an interview", "Rejected the offer",
     "No offer so far, still waiting", "Noch keine Zusage", "Kein Interview bisher", "Pas encore accepté",
     "Ninguna oferta", "Jeszcze nie zatrudniony", "Geen aanbod gekregen", "Will interview",
     "Hired somebody else",
     "Offer unlikely", "If rejected ask why", "Accepted my documents"],
)  # fmt: skip
def test_a_word_that_another_may_turn_round_decides_nothing(status: str) -> None:
    intake = read(f'Company,Position,Date,Status\nRook,Planner,2026-03-02,"{status}"\n')
    assert [question.about for question in intake.questions] == ["status"]
    assert intake.entries == ()


def test_an_answer_to_what_is_not_asked_is_told_and_changes_nothing() -> None:
    data = "Company,Position,Date,Status\nRook,Planner,2026-03-02,Hired - offer accepted Mar 18 2026\n"
    answers = {"status:drafted": "saved", "day_column": "Sent"}
    intake = read(data, replace(Choices(answers=answers), columns={"column:role name": "title"}))
    assert intake.notices == tuple(
        f"Nothing is asked about {asked!r} in this table."
        for asked in ("column:role name", "status:drafted", "day_column")
    )
    assert intake.entries == read(data).entries
    assert [proposal.status for proposal in intake.proposals] == ["accepted"]


@pytest.mark.parametrize(
    "status", ["SKIP", "Not pursued", "Did not apply", "Discarded", "Verworfen", "Descartado", "不投"]
)
def test_what_one_decided_not_to_apply_for_was_never_applied_for(status: str) -> None:
    intake = read(f"Company,Position,Date,Status\nRook,Planner,2026-03-02,{status}\n")
    facts = [(type(e), e.at.date()) for e in intake.entries if isinstance(e, Applied | Closed)]
    assert facts == [(Closed, date(2026, 3, 2))]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("see email", []), ("27-Oct", []), ("Yes", []), ("HR team", []), ("The hiring team", []),
        ("recruiter", []),
        ("Personalabteilung", []), ("jobs@rook.example", []), ("+49 30 1234567", []), ("12345", []),
        ("Ada Brook & Dario Kern", ["Ada Brook", "Dario Kern"]), ("Frau Ada Brook", ["Ada Brook"]),
        ("Hr. Dr. Dario Kern", ["Dario Kern"]), ("Fr. Ada Brook", ["Ada Brook"]),
        ("Ada Brook (ada@rook.example)", ["Ada Brook"]), ("Zoë O'Neill-Müller", ["Zoë O'Neill-Müller"]),
    ],
)  # fmt: skip
def test_only_what_looks_like_a_name_becomes_a_person(cell: str, names: list[str]) -> None:
    intake = read(f'Company,Position,Date,Contact\nRook,Planner,2026-03-02,"{cell}"\n')
    assert [entry.name for entry in intake.entries if isinstance(entry, Contact)] == names
    (application,) = (entry for entry in intake.entries if isinstance(entry, Application))
    assert names or cell in application.notes


def test_steps_with_columns_of_their_own_are_read() -> None:
    intake = read(
        "Company,Position,Date Applied,Phone Screen,Interview,Offer,Rejected\n"
        "Rook,Planner,2026-03-02,x,,,\n"
        "Wren,Planner,2026-03-02,✓,2026-03-20,,TRUE\n"
        "Finch,Planner,2026-03-02,no,2026-03-20 & 2026-04-02,,\n"
        "Heron,Planner,2026-03-02,FALSE,false,no,n\n"
        "Swift,Planner,2026-03-02,,,,2026-04-01\n"
    )
    assert [(p.status, p.interviews, p.outcome) for p in intake.proposals] == [
        ("interview", (), ""),
        ("rejected", ("2026-03-20",), ""),
        ("interview", ("2026-03-20", "2026-04-02"), ""),
        ("applied", (), ""),
        ("rejected", (), "2026-04-01"),
    ]


@pytest.mark.parametrize(
    ("cell", "start"),
    [("4/20 @ 2:30pm", "2026-04-20T14:30-04:00"), ("Apr 20 2:30 PM PT", "2026-04-20T14:30-07:00")],
)
def test_an_hour_stands_behind_an_at_and_before_its_zone(cell: str, start: str) -> None:
    choices = Choices(order="month first")
    intake = read(f"Company,Position,Applied on,Interview date\nRook,Planner,2026-03-02,{cell}\n", choices)
    assert [p.interviews for p in intake.proposals] == [(start,)]


def test_a_position_may_say_where_it_is() -> None:
    intake = read("Job,Date\nBackend Engineer @ Rooksoft,2026-03-02\nKoch bei Hotel Sonne,2026-03-02\n")
    assert [(p.company, p.title) for p in intake.proposals] == [
        ("Rooksoft", "Backend Engineer"),
        ("Hotel Sonne", "Koch"),
    ]


def test_sums_and_counts_are_no_applications() -> None:
    intake = read(
        "Datum,Firma,Stelle,Ergebnis\n02.03.2026,Brunner,Näherin,Absage\n"
        "Summe,2 Bewerbungen,,1 Absage\nAbsagen,1,,\n"
    )
    assert ([p.company for p in intake.proposals], intake.passed_over) == (["Brunner"], 2)


def test_headers_may_say_that_they_are_of_days() -> None:
    intake = read(
        "Company,Position,Date Applied,Date of First Interview,Date of Offer,Rejected At\n"
        "Cobalt,Analyst,2026-02-02,2026-02-20,,\nYarrow,Analyst,2026-02-02,,,2026-02-22\n"
    )
    assert [(p.interviews, p.status, p.outcome) for p in intake.proposals] == [
        (("2026-02-20",), "interview", ""),
        ((), "rejected", "2026-02-22"),
    ]


@pytest.mark.parametrize("cell", ["yesterday", "letzte Woche", "last Friday", "gestern"])
def test_a_day_told_from_another_one_is_not_known(cell: str) -> None:
    intake = read(f"Company,Position,Applied on\nRook,Planner,{cell}\n")
    (applied,) = (entry for entry in intake.entries if isinstance(entry, Applied))
    assert applied.undated


def test_what_has_not_come_yet_takes_no_step_back() -> None:
    intake = read("Company,Position,Applied on,Interview\nRook,Planner,2026-03-02,not yet\n")
    assert [p.status for p in intake.proposals] == ["applied"]


def test_columns_of_interviews_may_be_counted() -> None:
    intake = read(
        "Arbeitgeber;Stelle;Beworben am;1. Gespräch;2. Gespräch;VG 3;2. Notiz\n"
        "Rook;Planerin;02.03.2026;20.03.2026;02.04.2026 14 Uhr;;x\n"
    )
    assert [p.interviews for p in intake.proposals] == [("2026-03-20", "2026-04-02T14:00-04:00")]
    assert intake.questions == ()


def test_a_day_before_applying_is_not_the_one_of_an_answer() -> None:
    intake = read("Company,Position,Applied on,Status\nRook,Planner,2026-03-28,offer (deadline Dec 5)\n")
    (offer,) = (entry for entry in intake.entries if isinstance(entry, Offer))
    assert (offer.at.date(), offer.undated) == (date(2026, 3, 28), True)


def test_rows_that_are_no_applications_are_passed_over() -> None:
    intake = read(
        "Company,Position,Date,Status\n"
        "(who),(as what),(when),(pick one)\n"
        "OCTOBER,,,\n"
        "EXAMPLE - delete this row,Planner,2026-03-02,Applied\n"
        "<<<<<<< HEAD,,,\n"
        "Rook,Planner,2026-03-02,Applied\n"
        "Company,Position,Date,Status\n"
        "Total,,14,\n"
    )
    assert ([p.company for p in intake.proposals], intake.passed_over) == (["Rook"], 6)


def test_days_that_can_be_read_twice_are_asked_for_once() -> None:
    data = "Company,Position,Date\nRook,Planner,3/4/2026\nWren,Planner,{}\n"
    intake = read(data.format("4/4/2026"))
    assert ([question.id for question in intake.questions], intake.proposals) == (["date_order"], ())
    assert intake.questions[0].text == "How is 3/4/2026 to be read: the day first, or the month first?"

    def days(order: str, second: str = "4/4/2026") -> list[str]:
        found = read(data.format(second), Choices(order=order)).entries  # type: ignore[arg-type]
        return [f"{entry.at:%m-%d}" for entry in found if isinstance(entry, Applied)]

    assert days("day first") == ["04-03", "04-04"]
    assert days("month first") == ["03-04", "04-04"]
    # One cell that can be read in one way only decides.
    assert days("", "25/3/2026") == ["04-03", "03-25"]
    assert days("", "3/25/2026") == ["03-04", "03-25"]


@pytest.mark.parametrize(
    "cell",
    ["2026-03-02", "2026/3/2", "2.3.2026", "2 Mar 2026", "March 2, 2026", "Monday, March 2, 2026", "46083",
     "2026-03-02T09:30:00Z", "2026-03-02 09:30", "March 2, 2026 10:00 AM", "March 2, 2026 → March 5, 2026",
     "3/2/26, 9:05 AM"],
)  # fmt: skip
def test_days_are_read_as_programs_and_people_write_them(cell: str) -> None:
    intake = read(f'Company,Position,Applied on\nRook,Planner,"{cell}"\n', Choices(order="month first"))
    assert [entry.at.date() for entry in intake.entries if isinstance(entry, Applied)] == [date(2026, 3, 2)]


def test_a_status_can_be_kept_as_text(tmp_path: Path) -> None:
    desk, choices = desk_on(tmp_path), Choices(answers={"status:vibing": "note"})
    data = b"Company,Position,Applied on,Status\nRook,Planner,2026-04-10,Vibing\n"
    desk.files.import_sheet(data, choices)
    notes = [fact.text for fact in desk.search.all_facts() if isinstance(fact, Note)]
    assert notes == ["Status in the sheet: Vibing"]
    assert summary(desk) == {"Rook · Planner": "applied 2026-04-10"}
    assert desk.files.read_sheet(data, choices).entries == ()


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        ("Rejected after interview", "rejected"), ("2nd Interview (12 Mar)", "interviewed"),
        ("APPLIED ✅", "applied"), ("Offer declined", "declined"), ("Ghosted", "closed"),
        ("Not selected", "rejected"), ("Hired!", "accepted"), ("I withdrew", "withdrawn"),
        ("Offer", "offer"), ("Wishlist", "saved"), ("Phone-Screen", "in contact"),
        ("Eingeladen", "in contact"), ("Einladung zum Gespräch", "in contact"), ("Offen", "applied"),
        ("Absage", "rejected"), ("Absage nach Gespräch", "rejected"), ("Zusage", "offer"),
        ("Interview abgesagt, neuer Termin 3.12.", "in contact"), ("abgelehnt von mir 21.11.", "withdrawn"),
        ("No longer under consideration", "rejected"),
        ("warte auf Rückmeldung bis 20.11.", "applied"), ("✅ offer (deadline Dec 5)", "offer"),
        ("Angebot abgelehnt", "declined"), ("Zurückgezogen", "withdrawn"), ("Noch nicht beworben", "saved"),
    ],
)  # fmt: skip
def test_a_status_is_understood_in_many_words(status: str, stage: str, tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.files.import_sheet(
        f"Company,Position,Applied on,Status\nRook,Planner,2026-04-13,{status}".encode(), Choices()
    )
    assert [stage_text(story) for app, story in desk.plan.stories.items() if app] == [stage]


def test_nothing_moves_back_and_what_is_new_comes_forward(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    table = "Company,Position,Applied on,Status,Link\nRook,Planner,2026-04-01,{},{}\n"

    def brought(status: str, link: str = "") -> str:
        desk.files.import_sheet(table.format(status, link).encode(), Choices())
        return next(iter(summary(desk).values())).partition(" 2026")[0]

    assert [brought(status) for status in ("Saved", "Applied", "Interview", "Applied", "Saved")] == [
        "saved", "applied", "in contact", "in contact", "in contact",
    ]  # fmt: skip
    assert [brought(status) for status in ("Rejected", "Offer", "Interview")] == ["rejected"] * 3
    brought("Applied", "https://rook.example/1")
    application = next(iter(desk.search.applications.values()))
    assert application.url == "https://rook.example/1"
    # What stands there is not written over.
    brought("Applied", "https://rook.example/careers")
    assert desk.search.applications[application.id].url == "https://rook.example/1"
    assert len(desk.search.applications) == 1


def test_what_was_decided_long_ago_asks_for_nothing_any_more(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    data = (
        "Company,Position,Applied on,Status,Status date\n"
        "Rook,Planner,2026-01-05,Accepted offer,2026-02-03\n"
        "Wren,Planner,2026-01-05,Offer declined,2026-02-01\n"
        "Heron,Planner,2026-01-05,Rejected,2026-02-01\n"
    )
    desk.files.import_sheet(data.encode(), Choices())
    assert {story.outcome.word for story in desk.plan.stories.values() if story.outcome} == {
        "accepted", "declined", "rejected",
    }  # fmt: skip
    assert not desk.plan.due


def test_a_row_is_matched_by_its_link_else_by_company_and_position(tmp_path: Path) -> None:
    desk, header = desk_on(tmp_path), "Company,Position,Link,Applied on"
    link = "https://www.lark.example/jobs/9?utm_source=x"
    desk.files.import_sheet(f"{header}\nLark,Analyst,{link},2026-04-01\n".encode(), Choices())

    def what(company: str, title: str, link: str = "") -> tuple[str, str]:
        row = f"{header},Status\n{company},{title},{link},,Saved\n"
        proposal = desk.files.read_sheet(row.encode(), Choices()).proposals[0]
        return proposal.what, proposal.why

    assert what("Lark", "Analyst")[0] == "unchanged"
    assert what("LARK Inc.", "Analyst (m/f/d)")[0] == "unchanged"
    assert what("Lark", "Another", "http://lark.example/jobs/9/")[0] == "unchanged"
    # A link may have been copied along, and one portal have a single link for all it offers.
    assert what("Somebody else", "Another", "http://lark.example/jobs/9/")[0] == "doubtful"
    assert what("Lark", "Analyst", "https://lark.example/jobs/10")[0] == "new"
    assert what("Wren", "Analyst")[0] == "new"
    assert what("Larkk", "Analyst")[0] == "doubtful"
    assert what("Lark Group", "Analyst")[0] == "doubtful"
    assert what("Larkspur", "Analyst")[0] == "new"
    assert what("Lark", "Analysts") == ("doubtful", "is it Analyst at Lark, applied Wed 1 Apr?")


def test_a_row_that_resembles_one_waits_for_a_word(tmp_path: Path) -> None:
    data = b"Company,Position,Status,Pay\nLark Analitics,Data Analyst,Saved,80k\n"
    for same, tally, applications in ((True, "0 new, 1 updated", 1), (False, "1 new, 0 updated", 2)):
        desk = desk_on(tmp_path / str(same))
        desk.saving.commit(a_search(), "a search")
        assert (
            desk.files.read_sheet(data, Choices()).tally
            == "0 new, 0 updated, 0 unchanged, 0 skipped, 1 to decide on"
        )
        assert desk.files.import_sheet(data, Choices(same={"2": same})).startswith(f"Imported: {tally}")
        assert len(desk.search.applications) == applications


def test_two_applications_for_one_position_stay_two_where_months_lie_between() -> None:
    days = ("2025-09-01", "2026-03-02", "2026-03-03")
    data = "Company,Position,Applied on\n" + "".join(f"Lark,Analyst,{day}\n" for day in days)
    assert [p.what for p in read(data).proposals] == ["new", "new", "doubtful"]


def test_columns_nobody_recognises_go_into_the_notes_and_can_be_put_right() -> None:
    data = "Wer,Was,Kommentar\nRook,Planner,nice\n"
    intake = read(data)
    assert [question.id for question in intake.questions] == ["column:Wer", "column:Was", "column:Kommentar"]
    said = Choices().answered("column:Wer", "company").answered("column:was", "title")
    assert read(data, said).columns == {"company": "Wer", "title": "Was", "notes": "Kommentar"}
    intake = read(data, Choices(columns={"company": "Wer", "Position": "was", "tags": "Kommentar"}))
    assert intake.columns == {"company": "Wer", "title": "Was", "tags": "Kommentar"}
    with pytest.raises(NotFound, match=r"There is no column 'Wo'\. The columns are: Wer, Was, Kommentar"):
        read(data, Choices(columns={"company": "Wo"}))
    with pytest.raises(NotFound, match="'boss' is nothing a column can hold"):
        read(data, Choices(columns={"boss": "Wer"}))
    with pytest.raises(NotFound, match="Only one column can hold the company"):
        read(data, Choices(columns={"company": "Wer; Was"}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_encoding_and_delimiter_is_read(encoding: str, delimiter: str) -> None:
    rows = [
        ["Company", "Position", "Notes"],
        ["Müller", "Planner", '"one, two; three"'],
        ["Wren", "Chef", ""],
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    intake = read(text.encode(encoding))
    assert [(p.company, p.title) for p in intake.proposals] == [("Müller", "Planner"), ("Wren", "Chef")]
    assert bool(intake.notices) is (encoding == "cp1252")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "There is no table in it."),
        (b"hello", "no row has two cells"),
        (b"Company,Position\n", "no row below it"),
        (b"PK\x03\x04rest", "This workbook is damaged"),
        (b"%PDF-1.7", "It is a PDF"),
        (b"a,b\n\0,c", "It is no text"),
        (b"\xff\xfeC\0o", None),
        (b"Company,Position\nR\x81ook,Planner", "in no encoding I know"),
        (b"x" * 20_000_001, "larger than 20 MB"),
        (b"Company,Position" + b"," * 500 + b"\n1,2\n", "more than 50,000 rows or 500 columns"),
        (b"num,appNum,date,company,role,channel\n1,2,3,4,5,6\n", "Bring in its applications.md"),
    ],
)  # fmt: skip
def test_what_is_no_table_gets_a_sentence(data: bytes, why: str | None) -> None:
    with pytest.raises(NotATable, match=why or "This file could not be read as a table"):
        read(data)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Company,Title,List,Date Applied", "company title status applied_on"),
        ("Employer,Job Title,List,URL,Location,Salary,Date Saved,Notes",
         "company title status url location pay saved_on notes"),
        ("Company Name,Position,Status,Priority,Location,Salary Range,Application Date,Deadline,Next Action,"
         "Job URL,Company Website,Contact Person,Contact Email",
         "company title status notes location pay applied_on closes notes url website contact email"),
        ("Organization,Role,Stage,Stage Date,Compensation,Source,Note,Job Posting,Tags",
         "company title status status_on pay source notes url tags"),
    ],
)  # fmt: skip
def test_the_headers_people_use_are_understood(header: str, found: str) -> None:
    columns = read(f"{header}\n{','.join('x' * len(header.split(',')))}\n").columns
    meant = {name: field for field, names in columns.items() for name in names.split("; ")}
    assert " ".join(meant[name] for name in header.split(",")) == found


def test_an_apostrophe_that_kept_a_spreadsheet_quiet_is_taken_away() -> None:
    intake = read("Company,Position,Contact,Phone\nRook,Planner,Dana Osei,'+49 30 1234567\n")
    assert [entry.phone for entry in intake.entries if hasattr(entry, "phone")] == ["+49 30 1234567"]


@pytest.mark.parametrize(
    "data",
    [
        '[{"company": "Rook", "position": "Planner", "status": "Interview", "applied_on": "2026-03-02"}]',
        '{"company": "Rook", "position": "Planner", "status": "Interview", "applied_on": "2026-03-02"}\n'
        '{"company": "Rook", "position": "Planner", "status": "Interview", "applied_on": "2026-03-02"}\n',
        '{"v": 2, "users": [{"id": 1}], "data": {"jobs": [{"id": 7, "employer": {"name": "Rook"}, "role": '
        '{"title": "Planner"}, "status": "INTERVIEW", "dateApplied": "2026-03-02T08:00:00Z", "url": null}]}}',
    ],
)
def test_the_json_of_other_trackers_comes_in(data: str) -> None:
    intake = read(data)
    assert kind_of(data.encode()) == "sheet"
    assert {(p.company, p.title, p.status, p.applied) for p in intake.proposals} == {
        ("Rook", "Planner", "interview", "2026-03-02")
    }


def test_the_cards_of_a_board_stand_where_their_list_says() -> None:
    intake = read(
        '{"lists": [{"id": "l", "name": "Wishlist"}, {"id": "m", "name": "Rejected"}], "cards": ['
        '{"idList": "l", "name": "Rook - Planner"}, {"idList": "m", "name": "Wren - Chef", "desc": "mail"},'
        '{"idList": "m", "name": "Old - Card", "closed": true}]}'
    )
    assert intake.format == "Trello"
    assert [(p.company, p.title, p.status, p.kept_as_note) for p in intake.proposals] == [
        ("Rook", "Planner", "saved", ()), ("Wren", "Chef", "rejected", ("mail",)),
        ("Old", "Card", "rejected", ()),
    ]  # fmt: skip


@pytest.mark.parametrize("data", ['[{"a": 1}', "[1, 2]", "{}", "[" * 5000, '{"a": ' * 5000])
def test_json_without_records_is_no_table(data: str) -> None:
    with pytest.raises(NotATable):
        read(data)
    assert kind_of(b'{"afterword": 1, "facts": [{"id": "f"}]}') == "document"


CELLS = st.text(max_size=12) | st.sampled_from(
    ["Company", "Position", "Status", "Applied on", "Rejected", "3/4/2026", "=1+1", "https://[x", "'", '"',
     "N/A", "99999", "0001-01-01T00:00:00Z"]
)  # fmt: skip
TABLES = st.lists(st.lists(CELLS, max_size=6).map(",".join), max_size=6).map("\n".join).map(
    lambda text: ("Company,Position,Applied on,Status,Link\n" + text).encode("utf-8", "replace")
)  # fmt: skip
CUT = st.sampled_from(sorted(EXPECTED)).flatmap(
    lambda name: st.integers(0, len(content(name))).map(lambda end: content(name)[:end])
)


@given(data=st.binary(max_size=200) | TABLES | CUT, order=st.sampled_from(["", "day first", "month first"]))
@example(data=b"\xff\xfe\x00", order="")
@example(data=b"Company,Position,Link\nA,B,http://[\n", order="")
@settings(max_examples=60, deadline=None)
def test_whatever_comes_in_there_is_an_answer(data: bytes, order: str) -> None:
    try:
        intake = read(data, Choices(order=order))  # type: ignore[arg-type]
    except AfterwordError as refused:
        sentence = str(refused)
    else:
        sentence = intake.questions[0].text if intake.questions else intake.tally + "."
        assert intake.questions or intake.proposals or intake.passed_over
        assert all(p.why for p in intake.proposals if p.what in ("skipped", "updated", "doubtful"))
    assert sentence[-1] in ".?"


def test_a_refused_file_leaves_the_search_as_it_is(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.saving.commit(a_search(), "a search")
    before, on_disk = desk.search, (tmp_path / "search.json").read_bytes()
    for data in (b"", b"\0\1", b"Wer,Was\nA,B\n", b"Company,Position,Date\nA,B,3/4/2026\n"):
        with pytest.raises(AfterwordError):
            desk.files.import_sheet(data, Choices())
        assert desk.search is before
    assert (tmp_path / "search.json").read_bytes() == on_disk


def test_facts_are_dated_as_the_table_says_else_not_at_all() -> None:
    intake = read(
        "Company,Position,Applied on,Status,Status date\n"
        "Rook,Planner,2026-04-01,Interview,2026-04-08\n"
        "Wren,Planner,2026-04-01,Archived,\n"
    )
    days = {type(e): (f"{e.at:%m-%d}", e.undated) for e in intake.entries if isinstance(e, Reply | Closed)}
    assert days == {Reply: ("04-08", False), Closed: ("04-01", True)}
    assert replace(intake, proposals=()).tally == "0 new, 0 updated, 0 unchanged, 0 skipped"
