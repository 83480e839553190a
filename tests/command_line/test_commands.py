"""The commands, their shapes for scripts, and how they refuse."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from afterword import __version__
from afterword.cli.command_line import main
from afterword.clipboard import copying
from afterword.desk.messages import Messages
from afterword.exchange.search_document import write_document
from afterword.settings import locations
from afterword.settings.topics import topics
from builders import a_search

EVENING = "2026-04-14T18:00-04:00"
FOLLOW_UP = [
    "key", "rule", "application", "round", "contact", "kind", "medium", "status", "opens", "due", "overdue",
    "expires", "held_by", "pass_on", "with", "ask_until", "closed_because", "reason",
]  # fmt: skip
DRAFT = ["key", "kind", "medium", "to", "subject", "body", "voicemail", "missing", "findings"]


def afterword(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A data file with Dana's interview and its debrief."""
    document = tmp_path / "document.json"
    document.write_text(write_document(a_search()), encoding="utf-8")
    file = tmp_path / "search.json"
    result = afterword("--file", file, "import", document)
    assert (result.exit_code, result.stdout) == (0, "Imported: 6 new, 0 changed, 0 unchanged.\n")
    return file


def rows(file: Path, *options: str) -> list[dict[str, Any]]:
    result = afterword("--file", file, "--at", EVENING, "due", "--json", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_due_lists_what_is_due_and_overdue_in_the_promised_shape(file: Path) -> None:
    found = rows(file)
    thanks = next(row for row in found if row["rule"] == "C2")
    assert list(thanks) == FOLLOW_UP
    reason = thanks.pop("reason")
    assert thanks == {
        "key": "C2:a1:1:dana", "rule": "C2", "application": "a1", "round": 1, "contact": "dana",
        "kind": "thank_you", "medium": "email", "status": "due",
        "opens": "2026-04-14T13:00:00-04:00", "due": "2026-04-14T20:00:00-04:00",
        "overdue": "2026-04-15T11:00:00-04:00", "expires": "2026-04-21T17:00:00-04:00",
        "held_by": None, "pass_on": [], "with": [], "ask_until": None, "closed_because": None,
    }  # fmt: skip
    assert reason.startswith("Thank Dana Osei")
    assert {row["status"] for row in found} <= {"due", "overdue"}


def test_due_all_adds_what_is_coming_and_closed_what_is_done(file: Path) -> None:
    plain, everything = rows(file), rows(file, "--all")
    assert everything[: len(plain)] == plain
    coming = everything[len(plain) :]
    assert "D1:a1:1:dana" in [row["key"] for row in coming]
    assert {row["status"] for row in coming} == {"upcoming"}
    closed = rows(file, "--all", "--closed")[len(everything) :]
    assert [list(row) for row in closed] == [FOLLOW_UP] * len(closed)
    debrief = next(row for row in closed if row["key"] == "C1:a1:1:-")
    assert (debrief["status"], debrief["contact"], debrief["medium"]) == ("satisfied", None, "internal")
    assert debrief["closed_because"] == "debriefed"


def test_due_speaks_plainly_without_json(file: Path) -> None:
    result = afterword("--file", file, "--at", EVENING, "due", "--all", "--closed")
    assert result.exit_code == 0
    assert "later      today 20:00       thank-you to Dana Osei · Lark Analytics" in result.stdout
    assert "(debriefed)" in result.stdout


def test_due_says_by_which_rule_and_who_advises_it(file: Path) -> None:
    result = afterword("--file", file, "--at", EVENING, "due", "--why", "C2:a1:1:dana")
    assert (result.exit_code, result.stderr) == (0, "")
    reason, _, rest = result.stdout.partition("\n")
    assert reason.startswith("Thank Dana Osei")
    assert "\nC2  Thank whoever interviewed you\n" in rest
    assert "Opens 2 hours after the end" in rest
    assert "R-SLOTS  The hours of a day" in rest
    assert "Who says so\nSE-07  Whoever interviewed you gets a thank-you by e-mail." in rest
    missing = afterword("--file", file, "due", "--why", "C2:a9:1:nobody")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert (
        missing.stderr
        == "There is no follow-up C2:a9:1:nobody; 'afterword due --all --json' lists their keys.\n"
    )


def test_due_says_nothing_where_nothing_is_due(tmp_path: Path) -> None:
    missing = tmp_path / "new.json"
    result = afterword("--file", missing, "due")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert rows(missing) == []
    assert not missing.exists()


def test_draft_has_the_promised_shape(file: Path) -> None:
    result = afterword("--file", file, "--at", EVENING, "draft", "C2:a1:1:dana", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    assert list(found) == DRAFT
    assert (found["key"], found["kind"], found["medium"], found["to"]) == (
        "C2:a1:1:dana", "thank_you", "email", "dana",
    )  # fmt: skip
    assert found["body"].startswith("Dear Ms. Osei")
    assert "\n\n" in found["body"]
    assert (found["voicemail"], found["missing"], found["findings"]) == (None, [], [])


def test_draft_of_a_call_has_words_for_the_machine(file: Path) -> None:
    found = json.loads(afterword("--file", file, "--at", EVENING, "draft", "D1:a1:1:dana", "--json").stdout)
    assert found["medium"] == "call"
    assert found["voicemail"]


def test_draft_is_the_text_and_says_what_is_missing_elsewhere(file: Path) -> None:
    bare = write_document(a_search()).replace("half of the returns data arrives by fax", "")
    document = file.with_name("bare.json")
    document.write_text(bare, encoding="utf-8")
    afterword("--file", file, "import", document)
    result = afterword("--file", file, "--at", EVENING, "draft", "C2:a1:1:dana")
    assert result.exit_code == 0
    assert "Dear Ms. Osei" in result.stdout
    assert "Missing: " not in result.stdout
    assert "Missing: Note one thing you talked about with Dana Osei" in result.stderr


def test_a_draft_with_a_blank_in_it_is_not_copied(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "copy", lambda *_, **__: pytest.fail("copied"))
    bare = write_document(a_search()).replace("half of the returns data arrives by fax", "")
    document = file.with_name("bare.json")
    document.write_text(bare, encoding="utf-8")
    afterword("--file", file, "import", document)
    result = afterword("--file", file, "--at", EVENING, "copy", "C2:a1:1:dana")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[-1] == (
        "[what you talked about with Dana Osei] is still to be filled in. Nothing was copied."
    )


def test_what_the_checks_speak_against_is_copied_only_anyway(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(copying.CHOICE, "file")
    words = "Dear Ms. Smith,\n\nThank you for your time on Tuesday.\n\nBest regards\nAlex Morgan"
    monkeypatch.setattr(Messages, "as_left", lambda *_: ("", words))
    arguments = ("--file", file, "--at", EVENING, "copy", "C2:a1:1:dana")
    held = afterword(*arguments)
    assert (held.exit_code, held.stdout) == (1, "")
    assert held.stderr.endswith(" Nothing was copied; --anyway takes it as it is.\n")
    assert not locations.last_message().exists()
    copied = json.loads(afterword(*arguments, "--anyway", "--json").stdout)
    assert (copied["text"], copied["checked"]) == (words, False)
    assert Path(copied["file"]).read_text("utf-8") == words
    assert locations.last_message() == Path(copied["file"])


def test_today_is_printed_line_by_line(file: Path) -> None:
    at = ("--file", file, "--at", EVENING)
    lines = afterword(*at, "today").stdout.splitlines()
    assert lines[0].startswith("Overdue follow-ups: ")
    assert len([line for line in lines if "thank-you · Dana Osei" in line]) == 1
    panes = json.loads(afterword(*at, "today", "--json").stdout)
    due = json.loads(afterword(*at, "due", "--json", "--all").stdout)
    assert {act["key"] for act in panes["acts"]} <= {each["key"] for each in due}
    assert len(lines) == 5 + sum(map(len, panes.values()))


def test_an_application_and_the_people_are_shown(file: Path) -> None:
    at = ("--file", file, "--at", EVENING)
    shown = afterword(*at, "show", "lark").stdout.splitlines()
    assert shown[0] == "Lark Analytics · Data Analyst: interviewed"
    assert [line for line in shown if line.startswith("  Dana Osei ·")]
    row = json.loads(afterword(*at, "show", "a1", "--json").stdout)
    due = json.loads(afterword(*at, "due", "--json", "--all").stdout)
    assert row["follow_ups"] == [each for each in due if each["application"] == "a1"]
    assert [row["next"]] == json.loads(afterword(*at, "next", "--json").stdout)
    document = json.loads(afterword(*at, "export").stdout)
    assert row["facts"] == document["facts"]
    people = json.loads(afterword(*at, "people", "--json").stdout)
    assert {each["id"] for each in people} == document["contacts"].keys()
    assert [each["name"] in afterword(*at, "people").stdout for each in people] == [True] * len(people)


ANSWERS = [
    "today", "due --all --closed", "next", "show a1", "people", "basket", "stats", "draft C2:a1:1:dana",
    "check --for C2:a1:1:dana letter.txt", "copy C2:a1:1:dana", "log note --text hello",
    "log sent C2:a1:1:dana", "backups", "read mail.txt", "import --dry-run table.csv",
]  # fmt: skip


def test_every_field_of_every_answer_is_told_in_the_help(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    monkeypatch.setenv(copying.CHOICE, "file")
    Path("letter.txt").write_text("Dear Ms. Smith,\n\nThank you for your time on Tuesday.\n")
    Path("mail.txt").write_text(
        "From: Dana Osei <dana@lark.example>\n\nUnfortunately we chose somebody else.\n"
    )
    Path("table.csv").write_text("Company,Position,Status\nRook,Clerk,hm\nWren,Baker,applied\n")
    for words in ANSWERS:
        result = afterword("--file", file, "--at", EVENING, *words.split(), "--json")
        assert result.exit_code in (0, 1), (words, result.output)
        named = set(re.findall(r'"([a-z_]+)": ', result.stdout))
        assert named, words
        assert named - told_of(words.split()[0]) <= {"dana"}, words


def told_of(command: str) -> set[str]:
    """The fields that the help names for what this command answers, and for what it says is in it."""
    text = topics()["scripts"].text
    _, *parts = re.split(r"`(\w+)[^`]*--json`\s+is\s", text)
    answers = dict(zip(parts[::2], parts[1::2], strict=True))
    own = answers[command]
    told = [own, *(answers[other] for other in re.findall(r"as\s`(\w+)\s--json", own))]
    if "search document" in own:
        told.append(topics()["document"].text)
    if "`findings`" in own:
        told.append(text.partition("A finding has ")[2].partition("\n\n")[0])
    return set(re.findall(r"`(\w+)`", " ".join(told)))


def test_draft_of_an_unknown_key_is_one_sentence(file: Path) -> None:
    result = afterword("--file", file, "draft", "C2:a9:1:nobody")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr
        == "There is no follow-up C2:a9:1:nobody; 'afterword due --all --json' lists their keys.\n"
    )


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ("{", "line 1, column 2"),
        ("[]", "$"),
        ("{}", "$.afterword"),
        ('{"afterword": 99}', "$.afterword"),
        ('{"afterword": 1, "facts": [{"fact": "note", "text": "x"}]}', "$.facts[0].at"),
        ('{"afterword": 1, "facts": [{"fact": "flew", "at": "2026-04-14T10:00Z"}]}', "$.facts[0].fact"),
        ('{"afterword": 1, "cadence": {"call.windows": "noon"}}', "$.cadence.call.windows"),
        (
            '{"afterword": 1, "applications": {"a": {"company": "x", "title": "y"}}}',
            "$.applications.a.company",
        ),
    ],
)
def test_import_refuses_a_bad_document_with_its_place_and_leaves_the_file(
    file: Path, document: str, place: str
) -> None:
    bad = file.with_name("bad.json")
    bad.write_text(document, encoding="utf-8")
    before = file.read_bytes()
    result = afterword("--file", file, "import", bad)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{place}: ")
    assert len(result.stderr.splitlines()) == 1
    assert file.read_bytes() == before


def test_import_warns_of_what_it_does_not_know(file: Path) -> None:
    odd = file.with_name("odd.json")
    odd.write_text('{"afterword": 1, "weather": {}}', encoding="utf-8")
    result = afterword("--file", file, "import", odd)
    assert (result.exit_code, result.stdout) == (0, "Imported: 0 new, 0 changed, 0 unchanged.\n")
    assert result.stderr == "$.weather is not known to this version; it was left out.\n"


def test_import_of_a_file_that_is_not_there_is_wrong_usage(file: Path) -> None:
    assert afterword("--file", file, "import", file.with_name("nothing")).exit_code == 2
    assert afterword("--file", file, "import").exit_code == 2


def test_export_writes_the_search_document(file: Path) -> None:
    printed = afterword("--file", file, "export")
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert json.loads(printed.stdout)["afterword"] == 1
    target = file.with_name("out.json")
    written = afterword("--file", file, "export", target)
    assert (written.exit_code, written.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == printed.stdout == write_document(a_search())


def test_export_never_writes_over_the_data_file(file: Path) -> None:
    before = file.read_bytes()
    result = afterword("--file", file, "export", file.parent / "." / file.name)
    assert result.exit_code == 1
    assert "is the data file itself" in result.stderr
    assert file.read_bytes() == before


def test_export_that_cannot_be_written_says_why(file: Path) -> None:
    result = afterword("--file", file, "export", file.parent / "no" / "such" / "folder.json")
    assert result.exit_code == 1
    assert "could not be written: No such file or directory" in result.stderr


def test_a_file_that_is_no_data_file_is_refused_and_left(tmp_path: Path) -> None:
    document = tmp_path / "document.json"
    document.write_text(write_document(a_search()), encoding="utf-8")
    before = document.read_bytes()
    result = afterword("--file", document, "due")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "afterword import" in result.stderr
    assert document.read_bytes() == before


def test_paths_names_the_file_in_use(tmp_path: Path) -> None:
    result = afterword("--file", tmp_path / "mine.json", "paths")
    assert result.exit_code == 0
    assert str(tmp_path / "mine.json") in result.stdout
    assert "state folder" in result.stdout


def test_keys_follow_the_settings_file_and_name_its_mistakes_by_line() -> None:
    file = locations.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text('[keys]\nrecord.copy = "ctrl+y"\nrecord.done = "y y"\n')
    result = afterword("keys")
    assert result.exit_code == 0
    assert "ctrl+y         record.copy            Copy the message" in result.stdout
    assert result.stderr == (
        "settings.toml, line 3: y y is not a key; write one like c, ?, F5, ctrl+y or pgdn.\n"
    )
    file.write_text("keys")
    assert "settings.toml, line 1, cannot be read" in afterword("keys").stderr
    assert str(file) in afterword("paths").stdout
    assert "settings.toml, line 1, cannot be read" in afterword("doctor").stdout


def test_keys_lists_keys_with_a_sentence_each() -> None:
    result = afterword("keys")
    assert result.exit_code == 0
    rows = [line for line in result.stdout.splitlines() if line.startswith("  ")]
    assert len(rows) > 20
    assert all(row.endswith(".") for row in rows)


def test_the_clock_of_the_dashboard_moves_only_with_a_file() -> None:
    result = afterword("--at", EVENING)
    assert result.exit_code == 2
    assert "only together with --file" in result.stderr


@pytest.mark.parametrize("at", ["tomorrow", "2026-04-14", "2026-04-14T10:00", ""])
def test_an_instant_needs_its_offset(at: str, file: Path) -> None:
    result = afterword("--file", file, "--at", at, "due")
    assert result.exit_code == 2
    assert "is not an instant like 2026-04-14T10:00-04:00" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["demo"]])
def test_the_dashboard_needs_a_terminal(arguments: list[str], tmp_path: Path) -> None:
    result = afterword("--file", tmp_path / "search.json", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("The dashboard needs a terminal")
    assert not (tmp_path / "search.json").exists()


def test_version_help_and_an_unknown_command() -> None:
    assert afterword("--version").stdout.strip().endswith(__version__)
    assert "export" in afterword("--help").stdout
    assert afterword("fly").exit_code == 2


def test_import_of_several_documents_is_all_or_nothing(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text('{"afterword": 1, "profile": {"name": "Ada"}}', encoding="utf-8")
    bad.write_text('{"afterword": 1, "facts": [{"fact": "note"}]}', encoding="utf-8")
    result = afterword("--file", tmp_path / "search.json", "import", good, bad)
    assert (result.exit_code, (tmp_path / "search.json").exists()) == (1, False)


def test_what_waits_is_paired_with_the_next_act_at_another_company(tmp_path: Path) -> None:
    def held(app: str, fact_id: str, day: str) -> dict[str, Any]:
        return {
            "id": fact_id, "fact": "interview", "app": app, "at": "2026-04-07T09:00-04:00", "round": 1,
            "confirmed": True,
            "start": f"2026-04-{day}T10:00-04:00", "end": f"2026-04-{day}T11:00-04:00",
        }  # fmt: skip

    document = {
        "afterword": 1,
        "profile": {"name": "Rosa Lind", "tz": "America/New_York", "region": "US"},
        "companies": {"lark": {"name": "Lark"}, "fern": {"name": "Fern"}},
        "applications": {
            "a1": {"company": "lark", "title": "Analyst"},
            "a2": {"company": "fern", "title": "Editor"},
        },
        "facts": [held("a1", "f1", "13"), held("a2", "f2", "17")],
    }
    (tmp_path / "in.json").write_text(json.dumps(document), encoding="utf-8")
    at = ("--file", tmp_path / "search.json", "--at", "2026-04-13T18:00-04:00")
    assert afterword(*at, "import", tmp_path / "in.json").exit_code == 0
    lines = {row["application"]: row for row in json.loads(afterword(*at, "next", "--json").stdout)}
    assert (lines["a1"]["kind"], lines["a1"]["meanwhile"]) == ("action", None)
    assert (lines["a2"]["kind"], lines["a2"]["meanwhile"]) == ("wait", "debrief, Lark")


def test_stats_counts_and_says_when_it_is_too_early(file: Path) -> None:
    assert "a share is given from 5 on" in afterword("--file", file, "stats").stdout
    row = json.loads(afterword("--file", file, "stats", "--json").stdout)
    assert row["applications"]["share"] is None
    assert [step["name"] for step in row["funnel"]][:3] == ["applied", "answered", "interviewed"]
