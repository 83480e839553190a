"""Tables as people keep them: what each cell says is understood, asked, or kept; never turned round."""

from pathlib import Path

import msgspec
import pytest

from afterword.domain.capturing.table_import import Choices, Intake, Proposal
from afterword.domain.facts import Applied, Closed, Interview, Reply, Saved
from afterword.domain.people import Contact
from afterword.domain.search import JobSearch
from afterword.exchange.sheets.reading import read_sheet
from afterword.exchange.sheets.vocabulary import vocabulary
from afterword.settings.shipped import shipped_table
from desk.desks import EVENING, desk_on

WORDS = vocabulary(shipped_table("sheets.toml"))


def read(text: str, *answers: str, skip: bool = False) -> Intake:
    """What a table brings on the evening of 21 April 2026, with answers such as ``column:a=status``."""
    choices = Choices(skip_unknown=skip)
    for each in answers:
        asked, _, answer = each.rpartition("=")
        choices = choices.answered(asked, answer)
    return read_sheet(
        text.encode(), WORDS, choices, JobSearch(), {}, EVENING, EVENING.tzinfo  # type: ignore[arg-type]
    )  # fmt: skip


def row(text: str) -> Proposal:
    (found,) = read(text).proposals
    return found


@pytest.mark.parametrize(
    ("status", "means", "interviews", "outcome"),
    [
        ("Vorstellungsgespräch am 28.04.2026", "interview", ("2026-04-28",), ""),
        ("Interview on 28 Apr at 3pm", "interview", ("2026-04-28T15:00-04:00",), ""),
        ("Entretien le 28 avril 2026 à 14h30", "interview", ("2026-04-28T14:30-04:00",), ""),
        ("Eingeladen am 10.04.2026", "interview", (), "2026-04-10"),
        ("Absage am 10.04.2026", "rejected", (), "2026-04-10"),
        ("Employer viewed your application on 10 Apr", "answered", (), "2026-04-10"),
        ("Suspected ghost job", "unknown", (), ""),
        ("Vermutlich Absage", "unknown", (), ""),
    ],
)
def test_the_day_beside_a_status_is_that_of_the_status(
    status: str, means: str, interviews: tuple[str, ...], outcome: str
) -> None:
    found = row(f'Company,Position,Applied on,Status\nLark,Analyst,2026-04-01,"{status}"\n')
    assert (found.status, found.interviews, found.outcome) == (means, interviews, outcome)


def test_a_day_beside_applied_is_the_day_of_applying() -> None:
    assert row("Company,Position,Status\nLark,Analyst,You applied on 12 Apr\n").applied == "2026-04-12"


def test_calls_in_a_column_of_numbers_are_interviews_and_words_beside_days_are_kept() -> None:
    found = row(
        'Company,Position,Applied on,Phone,Onsite\nLark,Analyst,2026-03-01,27-Mar,"4/13/2026, with Ada"\n'
    )
    assert (found.status, found.interviews) == ("interview", ("2026-03-27", "2026-04-13"))
    assert found.kept_as_note == ("Onsite: 4/13/2026, with Ada",)


def test_a_day_without_a_year_is_a_coming_one_where_interviews_stand() -> None:
    assert row("Company,Position,Applied on,Interview\nLark,Analyst,1 Apr,3 May\n").interviews == (
        "2026-05-03",
    )


def test_a_column_of_statuses_under_any_header_is_offered_and_one_of_either_side_is_asked() -> None:
    table = "Title,Employer,Activity\nClerk,Lark,You applied on 12 Apr\nBaker,Heron,Not moving forward\n"
    assert [(each.id, each.guess) for each in read(table).questions] == [("column:Activity", "status")]
    answered = read(table, "column:Activity=status")
    assert [found.status for found in answered.proposals] == ["applied", "rejected"]
    either = read("Company,Position,Applied on,Turned down\nLark,Clerk,2026-04-01,x\n")
    assert [(each.id, "declined" in each.choices) for each in either.questions] == [
        ("column:Turned down", True)
    ]


def test_a_header_is_known_without_its_brackets_and_an_address_is_no_part_of_a_name() -> None:
    found = row(
        'Arbeitgeber (Name, Anschrift);Stelle;Datum\n"Mulde GmbH, Uferweg 3, 04103 Leipzig";Koch;03.04.2026\n'
    )
    assert (found.company, found.title, found.applied) == ("Mulde GmbH", "Koch", "2026-04-03")
    assert found.kept_as_note == ("Arbeitgeber (Name, Anschrift): Uferweg 3, 04103 Leipzig",)


def test_what_one_never_applied_for_is_only_kept_on_its_day() -> None:
    table = "Company,Position,Date,Status\nLark,Clerk,2026-04-01,Skipped\nHeron,Clerk,2026-04-02,\n"
    kinds = [(type(e), getattr(e, "undated", None)) for e in read(table).entries if hasattr(e, "at")]
    assert kinds == [(Saved, False), (Closed, True), (Applied, False)]
    said = read(
        "Company,Position,Date,Status\nLark,Clerk,2026-04-01,Eliminated\n", "status:eliminated=closed"
    )
    assert Applied not in map(type, said.entries)


def test_rows_that_may_be_one_application_are_asked_about_with_both_of_them() -> None:
    table = "Company,Position,Date Applied,Notes\nLark,Clerk,2026-04-01,first\nLark,Clerk,2026-04-13,second\n"
    (question,) = read(table).questions
    assert (question.id, question.choices) == ("same:3", ("same", "apart"))
    assert question.text.endswith("(line 3): is it Clerk at Lark, applied Wed 1 Apr?")
    assert read(table, "same:3=apart").count("new") == 2
    together = read(table, "same:3=same")
    assert [found.what for found in together.proposals] == ["new", "updated"]
    assert any(getattr(entry, "notes", "") == "first\nsecond" for entry in together.entries)


@pytest.mark.parametrize("company", ["?", "Confidential", "vertraulich"])
def test_employers_that_are_not_named_are_never_one(company: str, tmp_path: Path) -> None:
    table = f"Company,Position,Applied on\n{company},Clerk,2026-04-01\n{company},Clerk,2026-04-01\n"
    assert [found.what for found in read(table).proposals] == ["new", "new"]
    desk = desk_on(tmp_path)
    desk.files.import_sheet(table.encode(), Choices())
    assert desk.files.read_sheet(table.encode(), Choices()).count("unchanged") == 2


def test_one_link_for_several_positions_does_not_make_them_one() -> None:
    table = "Company,Position,Link\nLark,Clerk,https://jobs.example/44\nHeron,Baker,https://jobs.example/44\n"
    assert [found.what for found in read(table).proposals] == ["new", "new"]
    assert [found.what for found in read(table.replace("Heron", "Lark")).proposals] == ["new", "doubtful"]


@pytest.mark.parametrize(
    ("cell", "names", "left"),
    [
        ("Mme Odile Ferrand", ["Odile Ferrand"], ""),
        ("Mw. Joke Visser", ["Joke Visser"], ""),
        ("Stefan See", ["Stefan See"], ""),
        ("see Stefan", [], "see Stefan"),
        ("Ada Brook, HR (ada@lark.example)", ["Ada Brook"], ""),
        ("Ada Brook, Dario Kern", ["Ada Brook", "Dario Kern"], ""),
        ("Kaja Lund (Head of Geotechnics)", ["Kaja Lund"], ""),
    ],
)
def test_people_are_named_without_how_they_are_addressed(cell: str, names: list[str], left: str) -> None:
    intake = read(f'Company,Position,Contact\nLark,Clerk,"{cell}"\n')
    people = [entry for entry in intake.entries if isinstance(entry, Contact)]
    assert sorted(each.name for each in people) == sorted(names)
    assert intake.proposals[0].kept_as_note == ((f"Contact: {left}",) if left else ())
    if "Head" in cell:
        assert people[0].title == "Head of Geotechnics"


def test_a_mark_between_brackets_does_not_move_the_cells_behind_it() -> None:
    table = (
        "Company,Position,Channel,Status\nLark,Clerk,portal (slow, old),rejected\nHeron,Baker,mail,applied\n"
    )
    assert [found.status for found in read(table).proposals] == ["rejected", "applied"]


def test_the_log_of_a_record_tells_when_each_step_was_reached() -> None:
    intake = read(
        '[{"company": "Lark", "role": "Clerk", "status": "interview", "statusLog": ['
        '{"status": "applied", "timestamp": "2026-03-01T10:00:00Z"},'
        '{"status": "phoneScreen", "timestamp": "2026-03-09T10:00:00Z"},'
        '{"status": "interview", "timestamp": "2026-03-20T10:00:00Z"}]},'
        '{"company": "Heron", "role": "Baker"}]'
    )
    assert intake.proposals[0].applied == "2026-03-01"
    assert intake.proposals[0].outcome == "2026-03-20"
    assert not any(isinstance(entry, Interview) for entry in intake.entries)
    assert any(isinstance(entry, Reply) and entry.type == "advance" for entry in intake.entries)


def test_of_a_table_whose_days_can_be_read_twice_only_those_rows_are_left_out() -> None:
    table = "Company,Position,Applied on\nLark,Clerk,03/04/2026\nHeron,Baker,03/03/2026\n"
    assert [question.id for question in read(table).questions] == ["date_order"]
    found = [(row.what, row.why) for row in read(table, skip=True).proposals]
    assert found == [("skipped", "its day can be read in two ways"), ("new", "")]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Azienda,Posizione,Data candidatura,Stato", "Merlo,Analista,13/04/2026,Rifiutata"),
        ("Empresa,Vaga,Data da candidatura,Situação", "Merlo,Analista,13/04/2026,Recusada"),
        ("Empresa,Cargo,Data,Status", "Merlo,Analista,13/04/2026,Reprovado"),
        ("Entreprise,Poste,Date d'envoi,Statut", "Merlo,Analista,13/04/2026,Refusée"),
        ("Firma,Stanowisko,Data wysłania CV,Etap", "Merlo,Analista,13/04/2026,Odrzucona"),
        ("Company & Role,Date,Status", '"Merlo, Analista",2026-04-13,Rejected'),
        ("Role / Company,Date,Status", "Analista / Merlo,2026-04-13,Rejected"),
    ],
)
def test_headers_and_statuses_are_understood_in_several_languages(header: str, rows: str) -> None:
    found = row(f"{header}\n{rows}\n")
    assert (found.company, found.title, found.applied, found.status) == (
        "Merlo", "Analista", "2026-04-13", "rejected",
    )  # fmt: skip


def test_only_columns_that_may_hold_a_name_are_asked_about() -> None:
    table = (
        "Name,Company,Stage,Applied date,Priority,Edited\n"
        "Analyst,Lark,Applied,2026-04-01,High,April 6 2026\nClerk,Heron,Applied,2026-04-02,,April 7 2026\n"
        "Buyer,Wren,Applied,2026-04-03,,April 8 2026\n"
    )
    assert [(each.id, each.guess) for each in read(table).questions] == [("column:Name", "title")]


def test_a_test_that_came_on_a_day_is_no_interview() -> None:
    found = row("Company,Position,Date Applied,Online assessment\nLark,Analyst,2026-03-01,2026-03-20\n")
    assert (found.status, found.outcome, found.interviews) == ("interview", "2026-03-20", ())


def test_a_column_with_hours_to_come_is_offered_as_that_of_interviews() -> None:
    table = "Company,Position,Sent,How it stands,Chat,Due\nLark,Clerk,2026-04-01,big no,,2026-05-01\n"
    table += "Heron,Clerk,2026-04-02,rejected,2026-04-28 15:00,2026-05-01\n"
    found = [(each.id, each.guess) for each in read(table).questions]
    assert found == [("column:How it stands", "status"), ("column:Chat", "interview")]
    answered = read(table, "column:How it stands=status", "column:Chat=interview")
    assert [each.id for each in answered.questions] == ["status:big no"]
    assert answered.proposals[1].interviews == ("2026-04-28T15:00-04:00",)


def test_what_a_table_changed_since_is_taken_unless_it_was_changed_here_too(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    table = "Company,Position,Place,Notes\nLark,Clerk,Bath,first\n"
    desk.files.import_sheet(table.encode(), Choices())
    moved = table.replace("Bath", "Wells").encode()
    left = desk.files.read_sheet(moved, Choices(keeps_mine=True)).proposals[0]
    assert (left.what, left.why) == ("unchanged", "place stays Bath, not Wells")
    taken = desk.files.read_sheet(moved, Choices()).proposals[0]
    assert (taken.what, taken.why) == ("updated", "place Bath → Wells")
    desk.files.import_sheet(moved, Choices())
    (lark,) = desk.search.applications.values()
    assert lark.location == "Wells"
    own = msgspec.structs.replace(lark, location="at home", notes="mine")
    desk.saving.commit(desk.search.with_entry(own), "put it right")
    assert desk.files.read_sheet(moved, Choices()).entries == ()
    again = desk.files.read_sheet(table.encode(), Choices()).proposals[0]
    assert again.why == "place stays at home, not Bath"


def test_an_answer_that_came_is_a_step() -> None:
    found = read(
        "Company,Position,Applied?,Response?,Interview?\nLark,Clerk,Yes,Yes,No\nHeron,Clerk,Yes,No,No\n"
    )
    assert [each.status for each in found.proposals] == ["answered", "applied"]


def test_a_quotation_mark_that_does_not_match_costs_no_other_row() -> None:
    table = 'Company,Position,Notes\nRook,"Planner\nWren,Chef,"cosy" they say\nLark,"Clerk, junior",""\n'
    intake = read(table)
    assert [(found.company, found.title) for found in intake.proposals] == [
        ("Rook", '"Planner'),
        ("Wren", "Chef"),
        ("Lark", "Clerk, junior"),
    ]
    assert intake.proposals[1].kept_as_note == ('"cosy" they say',)
    assert intake.notices == (
        "The quotation marks of line 2, and of one more line do not match: look at its row.",
    )


def test_tables_beside_each_other_and_one_on_its_side_are_read_as_they_are_meant() -> None:
    beside = (
        "Hunt,,,,,\nSENT,,,,WANTED,\nCompany,Job,Applied,,Company,Job\n"
        "Lark,Baker,2026-03-02,,Heron,Cook\nWren,Chef,2026-03-03,,,\n"
    )
    assert [(found.company, found.sheet, found.status) for found in read(beside).proposals] == [
        ("Lark", "SENT", "applied"),
        ("Wren", "SENT", "applied"),
        ("Heron", "WANTED", "saved"),
    ]
    on_its_side = "Company,Lark,Heron\nRole,Baker,Cook\nApplied,2026-03-02,\nStatus,rejected,to apply\n"
    assert [(found.company, found.title, found.status) for found in read(on_its_side).proposals] == [
        ("Lark", "Baker", "rejected"),
        ("Heron", "Cook", "saved"),
    ]


def test_the_year_stands_in_a_title_and_months_and_sums_between_the_rows() -> None:
    table = (
        "Bewerbungen 2024;;;\nFirma;Stelle;Datum;Stand\n;--- Oktober ---;;\nLerche;Koch;14.;Absage 2.11.\n"
        'dto.;Bäcker;"21.10.";offen\nDezember;;;\nReiher;Koch;3;VG 12.12. 14 Uhr\nDurchschnitt;;12;\n'
    )
    assert [(found.company, found.applied, found.outcome) for found in read(table).proposals] == [
        ("Lerche", "2024-10-14", "2024-11-02"),
        ("Lerche", "2024-10-21", ""),
        ("Reiher", "2024-12-03", ""),
    ]
    assert read(table).proposals[2].interviews == ("2024-12-12T14:00-04:00",)


def test_an_address_and_a_person_below_a_company_are_no_part_of_its_name() -> None:
    intake = read(
        'Firma,Stelle,Datum\n"Lerche GmbH\nAm Ring 4, 59227 Ahlen\nFrau Ada Reiher",Koch,2026-03-02\n'
    )
    (found,) = intake.proposals
    assert (found.company, found.kept_as_note) == ("Lerche GmbH", ("Firma: Am Ring 4, 59227 Ahlen",))
    assert "contact" in found.taken


@pytest.mark.parametrize(
    ("status", "means", "interviews"),
    [
        ("interviewed 4/14, waiting", "interview", ("2026-04-14",)),
        ("interview 2/3", "interview", ()),
        ("VG 23.4. 14 Uhr", "interview", ("2026-04-23T14:00-04:00",)),
        ("offer, waiting", "unknown", ()),
        ("phone chat 20 Apr", "interview", ("2026-04-20",)),
        ("nicht beworben", "saved", ()),
        ("nicht beworben (zu weit)", "unknown", ()),
        ("Stelle schon besetzt", "closed", ()),
        ("EB 10.4.", "applied", ()),
        ("no answer", "applied", ()),
        ("they want references", "unknown", ()),
        ("nope", "unknown", ()),
    ],
)
def test_what_people_say_in_passing_is_understood_or_asked(
    status: str, means: str, interviews: tuple[str, ...]
) -> None:
    found = row(f'Company,Position,Day,Status,Applied on\nLark,Analyst,,"{status}",2026-04-01\n')
    wanted = "applied" if means == "saved" else means
    assert (found.status, found.interviews) in {(means, interviews), (wanted, interviews)}
    assert found.applied in ("2026-04-01", "")


def test_a_word_with_many_days_is_asked_about_once() -> None:
    intake = read('Company,Position,Status\nLark,Baker,"No - 4/10/2026"\nWren,Chef,"No, 4/12/2026"\n')
    assert [(each.id, each.rows) for each in intake.questions] == [("status:no", (2, 3))]
    answered = read(
        'Company,Position,Status\nLark,Baker,"No - 4/10/2026"\nWren,Chef,"No, 4/12/2026"\n',
        "status:no=rejected",
        "date_order=month_first",
    )
    assert [found.outcome for found in answered.proposals] == ["2026-04-10", "2026-04-12"]


def test_a_legend_says_what_the_letters_of_a_table_mean() -> None:
    table = (
        "Org,Role,Way,Notes\nLark,Baker,A>P,\nWren,Chef,A>X,\nHeron,Cook,A,\n"
        '"A = applied, P = phone screen, X = rejected. The last one counts",,,\n'
    )
    assert [(found.company, found.status) for found in read(table).proposals] == [
        ("Lark", "interview"),
        ("Wren", "rejected"),
        ("Heron", "applied"),
    ]


def test_a_day_that_is_only_about_then_is_not_known_and_says_that_one_applied() -> None:
    found = row("Company,Position,Applied on\nLark,Baker,approx. 12 Apr\n")
    assert (found.status, found.applied, found.kept_as_note) == (
        "applied", "", ("Applied on: approx. 12 Apr",)
    )  # fmt: skip
