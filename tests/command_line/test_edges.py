"""Every command at the edges of the years that are known: an answer or a sentence, never a stumble."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from afterword.cli.command_line import main
from afterword.exchange.search_document import write_document
from builders import a_search
from command_line.test_output import COMMANDS, KEY

FIRST, LAST = "1990-01-01T00:00+00:00", "2190-12-31T23:59+00:00"

EVERY = [
    *(command for command in COMMANDS if "Evil" not in "".join(command) and command[0] != "merge"),
    ("log", "applied", "Acme", "Clerk", "--on", "yesterday"),
    ("log", "applied", "Acme", "Clerk", "--on", "fri 9:30"),
    ("log", "rejected", "a1", "--on", "1 jan"),
    ("export", "--as", "report", "--from", "1 jan", "--to", "yesterday"),
    ("export", "--as", "report"),
]


@pytest.mark.parametrize("at", ["1990-01-01T14:00+14:00", FIRST, LAST, "2190-12-31T11:59-12:00"])
def test_every_command_answers_at_the_first_and_the_last_moment(tmp_path: Path, at: str) -> None:
    (tmp_path / "document.json").write_text(write_document(a_search()), encoding="utf-8")
    (tmp_path / "table.csv").write_text("Company,Position,Applied on\nAcme,Clerk,2026-04-01\n")
    (tmp_path / "text.txt").write_text("Dear Ms. Osei,\n\nthank you.\n")
    (tmp_path / "mail.eml").write_text(
        "From: Dana Osei <dana@lark.example>\nTo: rosa@lind.example\nSubject: Your application\n"
        "Date: Wed, 15 Apr 2026 10:00:00 -0400\n\nCan we talk on Friday at 10? We decide next week.\n"
    )
    (tmp_path / "meeting.ics").write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTART:20260420T140000Z\n"
        "DTEND:20260420T150000Z\nSUMMARY:Interview Data Analyst, Lark Analytics\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    file = tmp_path / "search.json"
    for number, command in enumerate(EVERY):
        if not number or command[0] in ("log", "import", "read", "restore"):
            file.unlink(missing_ok=True)
            CliRunner().invoke(main, ["--file", str(file), "import", str(tmp_path / "document.json")])
        given = [str(tmp_path / word) if (tmp_path / word).is_file() else word for word in command]
        result = CliRunner().invoke(main, ["--file", str(file), "--at", at, *given])
        assert result.exit_code in (0, 1), (command, result.output)
        assert "by a mistake of its own" not in result.stderr, command
        assert result.stderr or result.stdout or command[0] in ("due", "next"), command


@pytest.mark.parametrize(
    "at",
    [
        "0001-01-01T00:00+14:00", "0001-01-01T00:00-12:00",
        "9999-12-31T23:59-12:00", "9999-12-31T23:59+14:00",
        "1989-12-31T23:59+00:00", "2191-01-01T00:00+00:00",
        "1990-01-01T00:00+14:00", "2190-12-31T23:59-12:00",
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", [("due", "--all"), ("next", "--json"), ("export",), ("paths",)])
def test_a_moment_beyond_them_is_refused_in_a_sentence(at: str, command: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, ["--at", at, *command])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is too far away; years from 1990 to 2190 are known." in result.stderr


def test_what_is_due_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "document.json").write_text(write_document(a_search()), encoding="utf-8")
    file = str(tmp_path / "search.json")
    CliRunner().invoke(main, ["--file", file, "import", str(tmp_path / "document.json")])
    rows = CliRunner().invoke(main, ["--file", file, "--at", LAST, "due", "--all", "--closed", "--json"])
    assert KEY in {row["key"] for row in json.loads(rows.stdout)}
