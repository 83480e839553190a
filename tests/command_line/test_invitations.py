"""Invitations brought in from the shell."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from afterword.cli.command_line import main
from afterword.exchange.search_document import write_document
from builders import a_search

SHAPES = Path(__file__).parents[1] / "exchange" / "invitations"
AT = "2026-04-15T11:05-04:00"


def afterword(file: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--file", str(file), "--at", AT, *map(str, arguments)])


def take(file: Path, name: str, *options: str) -> Result:
    return afterword(file, "import", SHAPES / f"{name}.ics", *options)


def facts(file: Path, kind: str) -> list[dict[str, Any]]:
    document = json.loads(afterword(file, "export").stdout)
    return [fact for fact in document["facts"] if fact["fact"] == kind]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A data file with Dana's interview, a week ago."""
    (tmp_path / "document.json").write_text(write_document(a_search()), encoding="utf-8")
    file = tmp_path / "search.json"
    assert afterword(file, "import", tmp_path / "document.json").exit_code == 0
    return file


def test_an_invitation_its_update_and_its_end(file: Path) -> None:
    before = file.read_bytes()
    tried = take(file, "google", "--dry-run")
    line = (
        "New: Lark Analytics (Data Analyst), Tue 21 Apr 10:00 to 10:45, with Dana Osei, "
        "https://meet.google.com/qrs-tuvw-xyz.\n"
    )
    assert (tried.exit_code, tried.stderr) == (0, "")
    assert tried.stdout == f"{line}Nothing was changed; without --dry-run it is.\n"
    assert file.read_bytes() == before
    assert take(file, "google").stdout == line
    booked = facts(file, "interview")[-1]
    assert (booked["round"], booked["interviewers"], booked.get("confirmed")) == (2, ["dana"], None)
    assert (booked["start"], booked["end"]) == ("2026-04-21T10:00:00-04:00", "2026-04-21T10:45:00-04:00")
    saved = file.read_bytes()
    assert take(file, "google").stdout.startswith("Known already: ")
    assert file.read_bytes() == saved
    assert ", instead of Tue 21 Apr 10:00." in take(file, "updated").stdout
    assert [fact["round"] for fact in facts(file, "interview")] == [1, 2, 2]
    assert take(file, "cancelled").stdout.startswith("Called off: ")
    assert [fact["round"] for fact in facts(file, "interview_cancelled")] == [2]
    assert take(file, "google").stdout.startswith("Known already: ")


def test_several_at_once_are_one_change_in_their_own_order(file: Path) -> None:
    files = [SHAPES / f"{name}.ics" for name in ("cancelled", "updated", "google")]
    result = afterword(file, "import", *files)
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["New", "Moved", "Called off"]


def test_in_doubt_nothing_is_taken_and_the_sentence_says_what_to_add(file: Path) -> None:
    before = file.read_bytes()
    unknown = take(file, "unknown-zone")
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert unknown.stderr.startswith("Its time zone 'Head Office Time' is not known: Lark Analytics")
    assert "Say which, like: --zone Europe/Berlin.\nNothing was changed.\n" in unknown.stderr
    stranger = file.with_name("stranger.ics")
    stranger.write_bytes((SHAPES / "google.ics").read_bytes().replace(b"lark.example", b"moss.example"))
    refused = afterword(file, "import", stranger)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("It names no company you have applied to: Moss (")
    assert "--company 'Lark Analytics' --position 'Data Analyst'" in refused.stderr
    assert file.read_bytes() == before
    assert take(file, "unknown-zone", "--zone", "berlin").exit_code == 0
    assert facts(file, "interview")[-1]["start"] == "2026-05-05T10:00:00+02:00"
    assert afterword(file, "import", stranger, "--company", "Moss").exit_code == 1
    taken = afterword(file, "import", stranger, "--company", "Moss", "--position", "Boatman")
    assert taken.stdout.startswith("New: Moss (Boatman), Tue 21 Apr")


def test_of_a_whole_calendar_only_what_is_known_is_taken(file: Path) -> None:
    """The dentist is nobody's interview."""
    dentist = (SHAPES / "floating.ics").read_bytes().replace(b"Interview with Lark Analytics", b"Dentist")
    begin, end = dentist.index(b"BEGIN:VEVENT"), dentist.index(b"END:VCALENDAR")
    whole = (
        (SHAPES / "zoom.ics").read_bytes().replace(b"END:VCALENDAR", dentist[begin:end] + b"END:VCALENDAR")
    )
    calendar = file.with_name("calendar.ics")
    calendar.write_bytes(whole)
    result = afterword(file, "import", calendar)
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["New", "Left out"]
    assert len(facts(file, "interview")) == 2


@pytest.mark.parametrize("content", [b"", b"<html>Sign in</html>", b"BEGIN:VCALENDAR", bytes(range(256))])
def test_a_file_that_is_none_is_one_sentence(file: Path, content: bytes) -> None:
    before = file.read_bytes()
    spoilt = file.with_name("spoilt.ics")
    spoilt.write_bytes(content)
    result = afterword(file, "import", spoilt)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert file.read_bytes() == before


def test_a_zone_nobody_knows_is_a_sentence(file: Path) -> None:
    result = take(file, "unknown-zone", "--zone", "Atlantis")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("--zone: Atlantis is no time zone I know.")
