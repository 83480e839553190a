"""Backups, going back, the doctor and merging, at the shell."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from afterword.cli.command_line import main

DOCUMENT = {
    "afterword": 1,
    "companies": {"lark": {"name": "Lark"}},
    "contacts": {"dana": {"name": "Dana Osei", "company": "lark", "phone": "1"}},
}


def run(folder: Path, *arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(main, ["--file", str(folder / "search.json"), *arguments])
    assert done.exit_code == code, done.output
    return done


def take_in(folder: Path, **phone: str) -> None:
    folder.mkdir(exist_ok=True)
    document = json.loads(json.dumps(DOCUMENT))
    document["contacts"]["dana"] |= phone
    (folder / "document.json").write_text(json.dumps(document))
    run(folder, "import", str(folder / "document.json"))


def phone_in(file: Path) -> str:
    phone: str = json.loads(file.read_bytes())["contacts"]["dana"]["phone"]
    return phone


def test_backups_are_listed_looked_at_and_gone_back_to(tmp_path: Path) -> None:
    assert run(tmp_path, "backups").stdout.startswith("There are no backups yet")
    take_in(tmp_path)
    take_in(tmp_path, phone="2")
    (row,) = json.loads(run(tmp_path, "backups", "--json").stdout)
    assert (row["before"], row["applications"], row["facts"]) == ("import", 0, 0)
    assert row["differs"] == {"back": 0, "changed": 1, "gone": 0}
    assert "one entry changed (before: import)" in run(tmp_path, "backups").stdout
    assert run(tmp_path, "backups", row["name"]).stdout.endswith("one entry changed.\n")
    assert "Went back" in run(tmp_path, "restore").stdout
    assert phone_in(tmp_path / "search.json") == "1"
    assert "no such backup" in run(tmp_path, "restore", "1999", code=1).stderr


def test_the_last_change_is_taken_back_and_done_again(tmp_path: Path) -> None:
    take_in(tmp_path)
    take_in(tmp_path, phone="2")
    file = tmp_path / "search.json"
    for option, phone in (([], "1"), (["--redo"], "2")):
        assert run(tmp_path, "undo", *option).stdout
        assert phone_in(file) == phone
    for _ in range(2):
        run(tmp_path, "undo")
    assert run(tmp_path, "undo", code=1).stderr == "There is nothing to undo.\n"


def test_a_damaged_file_is_told_and_repaired_only_on_request(tmp_path: Path) -> None:
    take_in(tmp_path)
    take_in(tmp_path, phone="2")
    file = tmp_path / "search.json"
    for spoilt in (b"", b"not ours\n"):
        file.write_bytes(spoilt)
        told = run(tmp_path, "due", code=1).stderr
        assert str(file) in told
        assert "afterword doctor" in told
        shown = run(tmp_path, "doctor", code=1).stderr
        assert "1: the backup of" in shown
        assert "in a terminal to choose" in shown
        assert file.read_bytes() == spoilt
    assert "is in order again. The damaged file is kept: " in run(tmp_path, "restore").stdout
    assert phone_in(file) == "1"
    assert [kept.read_bytes() for kept in tmp_path.glob("search.json.damaged-*")] == [b"not ours\n"]


def test_the_doctor_repairs_with_what_the_person_chooses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(tmp_path)
    take_in(tmp_path, phone="2")
    file = tmp_path / "search.json"
    good = file.read_bytes()
    file.write_bytes(good + good[-40:])
    monkeypatch.setattr("afterword.cli.repairing._is_asked", lambda: True)
    for answer, code, phone in (("n\n", 1, None), ("", 1, None), ("1\n", 0, "2")):
        done = CliRunner().invoke(main, ["--file", str(file), "doctor"], input=answer)
        assert done.exit_code == code, done.output
        assert "1: what can be read of it: no applications, no facts" in done.stderr
        if phone:
            assert phone_in(file) == phone
            assert "is in order: " in done.stdout
        else:
            assert file.read_bytes() == good + good[-40:]
            assert "Aborted" not in done.stderr


def test_what_stands_on_both_sides_of_a_break_is_offered_with_its_numbers(tmp_path: Path) -> None:
    numbers = range(10, 50)
    document = {
        "afterword": 1,
        "companies": {f"c{number}": {"name": f"Company {number}"} for number in numbers},
        "applications": {f"a{number}": {"company": f"c{number}", "title": "Clerk"} for number in numbers},
    }
    (tmp_path / "document.json").write_text(json.dumps(document))
    run(tmp_path, "import", str(tmp_path / "document.json"))
    file = tmp_path / "search.json"
    raw = file.read_bytes()
    spoilt = raw.replace(b'"title": "Clerk",', b'"title": \0Clerk",', 1)
    file.write_bytes(spoilt)
    shown = run(tmp_path, "doctor", code=1).stderr
    assert "1: what can be read of it: 39 applications, no facts\n" in shown
    assert "   not in it: what stands in lines 3 to 6, of a10\n" in shown
    assert file.read_bytes() == spoilt
    file.write_bytes(raw.replace(b'"title": "Clerk",', b'"title": "Clerk"', 1))
    shown = run(tmp_path, "doctor", code=1).stderr
    assert "1: what can be read of it: 40 applications, no facts\n" in shown
    assert "not in it" not in shown


def apart(folder: Path) -> tuple[Path, Path, Path]:
    """A file, and two that were changed since: base, ours, theirs."""
    take_in(folder)
    base = folder / "base.json"
    shutil.copy(folder / "search.json", base)
    sides = []
    for name, phone in (("ours", "2"), ("theirs", "3")):
        (folder / name).mkdir()
        shutil.copy(base, folder / name / "search.json")
        take_in(folder / name, phone=phone, **({"email": "d@lark.example"} if name == "theirs" else {}))
        sides.append(folder / name / "search.json")
    return base, sides[0], sides[1]


def test_three_files_are_merged_as_git_asks_for_it(tmp_path: Path) -> None:
    base, ours, theirs = apart(tmp_path)
    done = run(tmp_path, "merge", str(base), str(ours), str(theirs))
    assert done.stderr == "One value to decide on; 'afterword doctor' lists both.\n"
    merged = json.loads(ours.read_bytes())
    assert merged["contacts"]["dana"]["email"] == "d@lark.example"
    shown = run(tmp_path / "ours", "doctor").stdout
    assert "Dana Osei, phone: “" in shown
    conflict = next(iter(merged["conflicts"]))
    other = merged["conflicts"][conflict]["value"]
    run(tmp_path / "ours", "doctor", "--take", conflict)
    assert phone_in(ours) == other
    assert "to decide" not in run(tmp_path / "ours", "doctor").stdout


def test_what_is_no_data_file_is_not_merged(tmp_path: Path) -> None:
    base, ours, theirs = apart(tmp_path)
    raw = ours.read_bytes()
    theirs.write_bytes(b"<<<<<<< ours\n")
    assert "theirs" in run(tmp_path, "merge", str(base), str(ours), str(theirs), code=1).stderr
    assert ours.read_bytes() == raw


def test_without_a_common_file_git_gives_an_empty_one(tmp_path: Path) -> None:
    base, ours, theirs = apart(tmp_path)
    base.write_bytes(b"")
    run(tmp_path, "merge", str(base), str(ours), str(theirs))
    assert json.loads(ours.read_bytes())["contacts"]["dana"]["email"] == "d@lark.example"


def test_the_doctor_says_how_messages_get_onto_the_clipboard(tmp_path: Path) -> None:
    take_in(tmp_path)
    told = run(tmp_path, "doctor").stdout
    assert "Clipboard: there is no tool for it here." in told
    assert "last-message.txt" in told


TELEPATHY = {"fact": "telepathy", "at": "2026-04-14T10:00:00-04:00"}


def test_what_is_not_understood_is_said_once_and_named_by_the_doctor(tmp_path: Path) -> None:
    take_in(tmp_path)
    file = tmp_path / "search.json"
    tables = json.loads(file.read_bytes())
    tables["facts"] = {"z9": TELEPATHY}
    tables["companies"]["lark"]["mood"] = ["good"]
    file.write_text(json.dumps(tables))
    said = "One thing in the file is not understood here and stays as it is. See 'afterword doctor'.\n"
    for command in (["due", "--all", "--json"], ["next", "--json"], ["basket", "--json"], ["export"]):
        done = run(tmp_path, *command)
        json.loads(done.stdout)
        assert done.stderr == said
    shown = run(tmp_path, "doctor")
    assert shown.stderr == ""
    assert "search.json can be used, though not all of it: no applications, no facts.\n" in shown.stdout
    assert "\nNot understood here, and kept as it is: $.facts.z9.fact: 'telepathy' is not a" in shown.stdout
    assert "\nOf a newer Afterword, and kept as it is: $.companies.lark.mood.\n" in shown.stdout
    take_in(tmp_path, phone="2")
    kept = json.loads(file.read_bytes())
    assert (kept["facts"]["z9"], kept["companies"]["lark"]["mood"]) == (TELEPATHY, ["good"])


def test_a_newer_file_can_be_looked_at_and_not_changed(tmp_path: Path) -> None:
    take_in(tmp_path)
    file = tmp_path / "search.json"
    tables = json.loads(file.read_bytes())
    tables["meta"]["file"]["schema"] = 99
    file.write_text(json.dumps(tables))
    raw = file.read_bytes()
    for command in (["due"], ["export"], ["backups"]):
        assert run(tmp_path, *command).stderr == ""
    assert "A newer Afterword wrote this file: you can look at it here." in run(tmp_path, "doctor").stdout
    assert "newer Afterword wrote" in run(tmp_path, "log", "applied", "Acme", "Clerk", code=1).stderr
    assert file.read_bytes() == raw


def test_what_lies_ahead_of_a_clock_that_was_put_right_is_told(tmp_path: Path) -> None:
    run(tmp_path, "--at", "2026-04-22T18:00+00:00", "log", "applied", "Acme", "Clerk")
    put_right = ("--at", "2026-04-22T13:00+00:00")
    done = run(tmp_path, *put_right, "next", "--json")
    assert json.loads(done.stdout) == []
    assert done.stderr == (
        "One entry lies ahead of the clock and does not count; was the clock wrong? See 'afterword doctor'.\n"
    )
    shown = run(tmp_path, *put_right, "doctor").stdout
    assert "Ahead of the clock, was it wrong? Wed 22 Apr 18:00: Acme · Clerk: applied.\n" in shown
    assert run(tmp_path, "--at", "2026-04-22T18:00+00:00", "next").stderr == ""


def test_no_more_is_named_than_can_be_read(tmp_path: Path) -> None:
    facts = [{"fact": "note", "text": str(number), "at": "2026-04-14T10:00Z"} for number in range(80)]
    (tmp_path / "notes.json").write_text(json.dumps({"afterword": 1, "facts": facts}))
    run(tmp_path, "import", str(tmp_path / "notes.json"))
    shown = run(tmp_path, "--at", "2026-04-14T09:00Z", "doctor").stdout
    assert shown.count("Ahead of the clock") == 50
    assert "\nAnd 30 more of these.\n" in shown


def test_a_copy_beside_the_file_is_offered_by_name_and_taken_in(tmp_path: Path) -> None:
    take_in(tmp_path)
    copy = tmp_path / "search 2.json"
    shutil.copy(tmp_path / "search.json", copy)
    added = {"afterword": 1, "companies": {"acme": {"name": "Acme"}}}
    (tmp_path / "more.json").write_text(json.dumps(added))
    done = CliRunner().invoke(main, ["--file", str(copy), "import", str(tmp_path / "more.json")])
    assert done.exit_code == 0, done.output
    shown = run(tmp_path, "doctor").stdout
    offered = "search 2.json, beside your file, is a copy of it with one entry of its own: "
    assert f"{offered}'afterword doctor --merge \"search 2.json\"' takes it in.\n" in shown
    assert "no such copy" in run(tmp_path, "doctor", "--merge", "search 3.json", code=1).stderr
    assert run(tmp_path, "doctor", "--merge", "search 2.json").stdout == (
        "Merged search 2.json: one entry from it.\n"
    )
    assert "acme" in json.loads((tmp_path / "search.json").read_bytes())["companies"]
    assert "search 2.json" not in run(tmp_path, "doctor").stdout
