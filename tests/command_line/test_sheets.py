"""Bringing a table of applications in from the shell."""

import json
from pathlib import Path

import pytest

from command_line.test_commands import afterword

NOW = ("--at", "2026-04-14T18:00-04:00")
SHEETS = Path(__file__).parents[1] / "exchange" / "sheets"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet of one's own: a date that can be read twice, a column with a name of its own, a bad row."""
    sheet = tmp_path / "mine.csv"
    sheet.write_text("Boss,Role,Date applied\nLark,Analyst,3/4/2026\nRook,,3/4/2026\n", encoding="utf-8")
    return sheet


def test_a_dry_run_shows_what_would_come_in_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "search.json"
    result = afterword("--file", file, *NOW, "import", "--dry-run", SHEETS / "simplify.csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Simplify: four rows" in result.stdout
    assert "  Applied on           Applied Date" in result.stdout
    assert "    3  new        Lark Analytics · Data Analyst" in result.stdout
    assert "It would be: 4 new, 0 updated, 0 unchanged, 0 skipped. Nothing was changed." in result.stdout
    assert not file.exists()


def test_what_is_not_clear_is_asked_with_the_option_that_answers(sheet: Path) -> None:
    file = sheet.with_name("search.json")

    def imported(*options: str) -> tuple[int, str]:
        result = afterword("--file", file, *NOW, "import", sheet, *options)
        return result.exit_code, result.stdout or result.stderr

    code, asked = imported()
    assert code == 1
    assert "'column:Boss'  Does the column 'Boss' hold the company? company, " in asked
    assert "'date_order'  How is 3/4/2026 to be read" in asked
    assert "Answer with --answer 'column:Boss=…'" in asked
    assert "'column:Boss'" not in imported("--map", "company=Boss")[1]
    assert imported("--answer", "column:boss=boss")[0] == 2
    assert imported("--answer", "date_order")[0] == 2
    assert not file.exists()
    assert imported("--map", "company=Boss", "--dates", "month-first") == (
        0,
        "Imported: 2 new, 0 updated, 0 unchanged, 0 skipped.\n",
    )
    answers = ("--answer", "column:Boss=company", "--answer", "date_order=month_first")
    assert imported(*answers)[1] == "Imported: 0 new, 0 updated, 2 unchanged, 0 skipped.\n"


def test_a_dry_run_for_scripts_tells_rows_and_questions(sheet: Path) -> None:
    sheet.write_text(
        "Company,Role,Date,Status,Priority\nLark,Analyst,2026-03-04,Drafty,High\nRook,Clerk,,Applied,\n"
        "Wren,Chef,2026-03-04,No offer,\n",
        encoding="utf-8",
    )
    file = sheet.with_name("search.json")
    result = afterword("--file", file, *NOW, "import", sheet, "--dry-run", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["kind"], told["format"], told["passed_over"]) == (0, "table", "csv", 0)
    assert [(row["line"], row["status"], row["applied"]) for row in told["rows"]] == [
        (2, "unknown", None), (3, "applied", None), (4, "rejected", "2026-03-04"),
    ]  # fmt: skip
    assert told["rows"][0]["kept_as_note"] == ["Priority: High"]
    assert [(asked["id"], asked["rows"]) for asked in told["questions"]] == [("status:drafty", [2])]
    assert not file.exists()
    partly = afterword("--file", file, *NOW, "import", sheet, "--skip-unknown")
    assert "Line 2 left out: Lark · Analyst: nobody knows what 'Drafty' means" in partly.stdout
    assert "2 new, 0 updated, 0 unchanged, 1 skipped." in partly.stdout


def test_what_resembles_something_is_left_out_until_it_is_said_what_it_is(sheet: Path) -> None:
    file = sheet.with_name("search.json")
    afterword("--file", file, *NOW, "log", "applied", "Larks", "Analyst", "--on", "2026-03-04")
    command = ("--file", file, *NOW, "import", sheet, "--map", "company=Boss", "--dates", "month-first")
    result = afterword(*command)
    assert result.exit_code == 1
    assert "'same:2'  Analyst at Lark, applied Wed 4 Mar (line 2): is it Analyst at Larks" in result.stderr
    result = afterword(*command, "--skip-unknown")
    assert "Line 2 left out: Lark · Analyst: is it Analyst at Larks, applied Wed 4 Mar?" in result.stdout
    assert "--same takes those that resemble one for that one" in result.stdout
    assert "0 new, 0 updated, 2 unchanged, 0 skipped." in afterword(*command, "--same").stdout
    assert "1 new, 0 updated, 1 unchanged, 0 skipped." in afterword(*command, "--apart").stdout


def test_rows_without_a_day_come_in_with_the_one_that_is_named(sheet: Path) -> None:
    sheet.write_text("Company,Role,Status\nLark,Analyst,Applied\n", encoding="utf-8")
    command = ("--file", sheet.with_name("search.json"), *NOW, "import", sheet)
    assert (
        afterword(*command, "--on", "mon").stdout == "Imported: 1 new, 0 updated, 0 unchanged, 0 skipped.\n"
    )


def test_wrong_options_are_sentences(sheet: Path) -> None:
    file = sheet.with_name("search.json")

    def refused(*options: str | Path) -> str:
        result = afterword("--file", file, *NOW, "import", *options)
        assert result.exit_code != 0
        return result.stderr

    assert "'Boss' is not like company=Firma." in refused(sheet, "--map", "Boss")
    assert "--on: that is still to come" in refused(sheet, "--on", "tomorrow")
    assert "Import one table at a time." in refused(sheet, sheet)
    assert "several kinds" in refused(sheet, _document(sheet))
    assert "--dry-run is for tables" in refused(_document(sheet), "--dry-run")
    assert "could not be read as a table" in refused(_document(sheet), "--as", "sheet")


def _document(sheet: Path) -> Path:
    document = sheet.with_name("document.json")
    document.write_text('{"afterword": 1}', encoding="utf-8")
    return document


def test_each_kind_goes_out_to_a_file_or_the_screen(tmp_path: Path) -> None:
    file = tmp_path / "search.json"
    afterword("--file", file, *NOW, "import", SHEETS / "simplify.csv")

    def exported(*options: str | Path) -> str:
        result = afterword("--file", file, *NOW, "export", *options)
        assert result.exit_code == 0, result.stderr
        return result.stdout or result.stderr

    assert exported("--as", "applications").startswith('"Company","Position"')
    assert exported("--as", "interviews").startswith('"Company","Position","Round"')
    assert exported("--as", "contacts").startswith('"Date","Company"')
    assert exported("--as", "story", "--app", "lark").startswith("# Data Analyst, Lark Analytics")
    assert '"2026-03-02","Lark Analytics"' in exported("--as", "report")
    assert "Wren" not in exported("--as", "report", "--from", "2026-03-01", "--to", "yesterday")
    page = tmp_path / "report.html"
    assert exported(page) == f"Exported to {page}.\n"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    table = tmp_path / "out.csv"
    exported(table)
    assert table.read_bytes().startswith(b'\xef\xbb\xbf"Company","Position"')
    again = afterword("--file", file, *NOW, "import", table)
    assert again.stdout == "Imported: 0 new, 0 updated, 4 unchanged, 0 skipped.\n"
    refused = afterword("--file", file, *NOW, "export", "--as", "story")
    assert (refused.exit_code, refused.stderr) == (1, "Whose story? Name the application: --app lark.\n")


def test_what_was_answered_is_not_asked_again_until_it_is_forgotten(sheet: Path) -> None:
    sheet.write_text("Company,Role,Where I stand\nLark,Analyst,drafted\n", encoding="utf-8")
    command = ("--file", sheet.with_name("search.json"), *NOW, "import", sheet)
    answers = ("--map", "status=Where I stand", "--answer", "status:drafted=saved")
    assert afterword(*command, "--map", "status=Where I stand").exit_code == 1
    assert afterword(*command, *answers).exit_code == 0
    sheet.write_text(sheet.read_text("utf-8") + "Heron,Clerk,drafted\n", encoding="utf-8")
    grown = afterword(*command)
    assert grown.stdout == "Imported: 1 new, 0 updated, 1 unchanged, 0 skipped.\n"
    assert grown.stderr == "As you said before: status:drafted is saved; status is Where I stand.\n"
    assert afterword(*command, "--map", "status=Where I stand", "--forget-answers").exit_code == 1
