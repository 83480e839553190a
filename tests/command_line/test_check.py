"""Checking a text for a follow-up from the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from afterword.cli.command_line import main
from afterword.exchange.search_document import write_document
from builders import a_search
from every_kind import Names, a_search_for, case_of

EVENING = "2026-04-14T18:00-04:00"
KEY = "C2:a1:1:dana"


def afterword(file: Path, *arguments: str, text: bytes = b"", at: str = EVENING) -> Result:
    return CliRunner().invoke(main, ["--file", str(file), "--at", at, *arguments], input=text)


def a_file(folder: Path, written: str) -> Path:
    document, file = folder / "document.json", folder / "search.json"
    document.write_text(written, encoding="utf-8")
    assert afterword(file, "import", str(document)).exit_code == 0
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A data file with an interview and its debrief."""
    return a_file(tmp_path, write_document(a_search_for(case_of("thank_you"))))


def body(file: Path, key: str = KEY) -> str:
    found = json.loads(afterword(file, "draft", key, "--json").stdout)
    assert found["findings"] == []
    return str(found["body"])


def test_a_good_text_passes(file: Path) -> None:
    result = afterword(file, "check", "--for", KEY, "--json", text=body(file).encode())
    assert (result.exit_code, result.stderr, json.loads(result.stdout)) == (0, "", {"findings": []})
    assert afterword(file, "check", "--for", KEY, text=body(file).encode()).stdout == "Nothing to mend.\n"


def test_what_blocks_ends_with_one_and_says_where(file: Path, tmp_path: Path) -> None:
    text = body(file).replace("Ms. Osei", "Mr. Aydin").replace("\n", "\r\n")
    (tmp_path / "text.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    result = afterword(file, "check", "--for", KEY, "--json", str(tmp_path / "text.txt"))
    assert result.exit_code == 1
    found = json.loads(result.stdout)["findings"]
    assert [(f["id"], f["level"]) for f in found] == [("PF-11", "block"), ("PF-03", "block")]
    lines = text.replace("\r\n", "\n")
    assert [lines[f["start"] : f["end"]] for f in found] == ["Mr. Aydin", "Aydin"]
    plain = afterword(file, "check", "--for", KEY, str(tmp_path / "text.txt"))
    assert plain.stdout.startswith("block  PF-11 line 1: This goes to Dana Osei")


def test_a_warning_does_not_block(file: Path) -> None:
    text = body(file).replace("\n\nBest regards", " I would of called.\n\nBest regards")
    result = afterword(file, "check", "--for", KEY, text=text.encode())
    assert result.exit_code == 0
    assert result.stdout == "warn   PF-01 line 9: Write \u201cwould have\u201d.\n"


def test_any_key_that_is_listed_can_be_checked_and_no_other(file: Path) -> None:
    rows = json.loads(afterword(file, "due", "--json", "--all", "--closed").stdout)
    for row in rows:
        result = afterword(file, "check", "--for", row["key"], "--json")
        assert result.exit_code in (0, 1)
        assert result.stdout.startswith("{") or "There is no message to write" in result.stderr
    missing = afterword(file, "check", "--for", "C2:a9:1:nobody")
    assert missing.exit_code == 1
    assert missing.stderr.startswith("There is no follow-up C2:a9:1:nobody;")


def test_german_grammar_is_plainly_said_to_be_unchecked(tmp_path: Path) -> None:
    german = a_search_for(case_of("thank_you"), Names(language="de"))
    file = a_file(tmp_path, write_document(german))
    result = afterword(file, "check", "--for", KEY, text=afterword(file, "draft", KEY).stdout.encode())
    assert result.exit_code == 0
    # What the person noted of the talk is in English.
    assert "This is English, and the rest is German." in result.stdout
    assert "Grammar is checked in English only" in result.stderr


def test_a_text_in_another_encoding_is_refused_in_a_sentence(file: Path) -> None:
    result = afterword(file, "check", "--for", KEY, text="Grüße".encode("latin-1"))
    assert (result.exit_code, result.stderr) == (
        1,
        "The text is not in UTF-8; save it as UTF-8 and try again.\n",
    )


def test_a_draft_of_a_call_is_checked_with_what_is_said_to_a_machine(tmp_path: Path) -> None:
    file = a_file(tmp_path, write_document(a_search()))
    result = afterword(file, "draft", "D1:a1:1:dana", "--json", at="2026-04-21T10:00-04:00")
    draft = json.loads(result.stdout)
    assert draft["findings"] == []
    assert draft["voicemail"]


def test_nothing_but_the_findings_is_on_standard_output(file: Path) -> None:
    salutation, _, rest = body(file).partition("\n\n")
    text = f"{salutation}\n\nI am looking forward to meet you again.\n\n{rest}"
    program = [sys.executable, "-m", "afterword", "--file", str(file), "--at", EVENING]
    done = subprocess.run(
        [*program, "check", "--for", KEY, "--json"], input=text.encode(), capture_output=True, check=False
    )
    assert done.stderr == b""
    assert "looking forward to meet" in {
        text[f["start"] : f["end"]] for f in json.loads(done.stdout)["findings"]
    }
