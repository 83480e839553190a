"""What commands print: cleaned for a terminal, whole for a file or a program, in any encoding."""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import click
import pytest
from click.testing import CliRunner

from afterword.cli.command_line import main
from afterword.cli.follow_ups import due
from unix import name_of, open_terminal

CONTROLS = "".join(map(chr, (*range(0x01, 0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))))
NASTY = f"Evil\x1b]0;title\x07{CONTROLS.replace(chr(0x0D), '')}"
AT = "2026-04-16T09:00-04:00"
KEY = "C2:a1:1:dana"

COMMANDS: list[tuple[str, ...]] = [
    ("today",),
    ("today", "--json"),
    ("due", "--all", "--closed"),
    ("due", "--json"),
    ("next",),
    ("next", "--json"),
    ("basket",),
    ("basket", "--json"),
    ("stats",),
    ("stats", "--json"),
    ("stats", "--svg", "-"),
    ("draft", KEY),
    ("draft", KEY, "--json"),
    ("copy", KEY),
    ("show", "a1"),
    ("show", "a1", "--json"),
    ("people",),
    ("people", "--json"),
    ("draft", NASTY),
    ("check", "--for", KEY, "text.txt"),
    ("check", "--for", KEY, "--json", "text.txt"),
    ("check", "--for", NASTY, "text.txt"),
    ("remind", "--help"),
    ("log", "sent", KEY),
    ("log", "saved", NASTY, NASTY, "--json"),
    ("log", "applied", "Acme", "Clerk", "--on", NASTY),
    ("log", "reply", NASTY, "--type", "other"),
    ("log", "rejected", "a1", "--from", NASTY),
    ("import", "document.json"),
    ("import", "--dry-run", "table.csv"),
    ("import", "table.csv"),
    ("import", "meeting.ics"),
    ("import", NASTY),
    ("read", "mail.eml"),
    ("read", "--json", "mail.eml"),
    ("read", "--record", "--app", "a1", "mail.eml"),
    ("export",),
    ("export", "-"),
    *(
        ("export", "--as", kind)
        for kind in ("document", "applications", "interviews", "contacts", "calendar")
    ),
    ("export", "--as", "report", "--from", "2026-04-01"),
    ("export", "--as", "story", "--app", "a1"),
    ("export", "--as", "story", "--app", NASTY),
    ("export", f"{NASTY}.csv"),
    ("backups",),
    ("backups", "--json"),
    ("backups", NASTY),
    ("restore", NASTY),
    ("undo",),
    ("copy", KEY, "--json"),
    ("doctor",),
    ("doctor", "--take", NASTY),
    ("merge", "document.json", "document.json", "document.json"),
    ("paths",),
    ("help", "shell"),
    ("keys",),
    ("completion", "bash"),
    (NASTY,),
    ("--at", NASTY, "due"),
    (f"--{NASTY}",),
]


def nasty_document() -> dict[str, Any]:
    return {
        "afterword": 1,
        "profile": {"name": NASTY, "email": NASTY, "phone": NASTY, "tz": "America/New_York", "region": "US"},
        "companies": {"lark": {"name": NASTY, "region": "US", "tz": "America/New_York", f"n{NASTY}": 1}},
        "contacts": {
            "dana": {"company": "lark", "name": NASTY, "title": NASTY, "email": NASTY, "phone": NASTY},
        },
        "applications": {
            "a1": {"company": "lark", "title": NASTY, "contact": "dana", "source": NASTY, "url": NASTY,
                   "notes": NASTY, "posting_text": NASTY, "tags": [NASTY], "location": NASTY, "pay": NASTY},
        },
        "facts": [
            {"id": "f0", "fact": "applied", "app": "a1", "at": "2026-04-06T09:00-04:00"},
            {"id": "f1", "fact": "interview", "app": "a1", "at": "2026-04-10T09:00-04:00", "round": 1,
             "start": "2026-04-14T10:00-04:00", "end": "2026-04-14T11:00-04:00", "interviewers": ["dana"],
             "place": NASTY},
            {"id": "f2", "fact": "debrief", "app": "a1", "at": "2026-04-14T11:30-04:00", "round": 1,
             "key_points": {"dana": NASTY}, "value": NASTY, "next_step": NASTY, "missed": [NASTY]},
            {"id": "f3", "fact": "note", "app": "a1", "at": "2026-04-14T12:00-04:00", "text": NASTY},
        ],
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the nasty search is, with a table, an invitation and a text that are no better."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "document.json").write_text(json.dumps(nasty_document()), encoding="utf-8")
    (tmp_path / "table.csv").write_text(f"Company,Position,Applied on\n{NASTY},{NASTY},2026-04-01\n")
    (tmp_path / "text.txt").write_text(f"Dear {NASTY},\n\nthank you {NASTY}\n")
    (tmp_path / "mail.eml").write_text(
        f"From: {NASTY} <dana@lark.example>\nTo: rosa@lind.example\nSubject: {NASTY}\n"
        f"Date: Wed, 15 Apr 2026 10:00:00 -0400\n\nUnfortunately {NASTY} we chose somebody else.\n"
    )
    (tmp_path / "meeting.ics").write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTART:20260420T140000Z\n"
        f"DTEND:20260420T150000Z\nSUMMARY:{NASTY}\nLOCATION:{NASTY}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    result = CliRunner().invoke(main, ["--file", "search.json", "import", "document.json"])
    assert result.exit_code == 0, result.output
    return tmp_path


def on_a_terminal(run: Callable[[], object]) -> str:
    """What stands on a terminal, and goes to it, while ``run`` has it for its output and its errors."""
    ours, its = open_terminal()
    read: list[bytes] = []

    def reads() -> None:
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                return
            read.append(part)

    reader = Thread(target=reads)
    reader.start()
    with pytest.MonkeyPatch.context() as patch, os.fdopen(its, "w", encoding="utf-8") as terminal:
        patch.setattr(sys, "stdout", terminal)
        patch.setattr(sys, "stderr", terminal)
        run()
    reader.join()
    os.close(ours)
    return b"".join(read).decode().replace("\r\n", "\n")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command).partition("Evil")[0])
def test_no_control_character_reaches_a_terminal(folder: Path, command: tuple[str, ...]) -> None:
    def run() -> None:
        with pytest.raises(SystemExit):
            main(["--file", "search.json", "--at", AT, *command])

    shown = on_a_terminal(run)
    assert {character for character in shown if not character.isprintable()} <= {"\n", "\t", "\u200b"}
    assert "Traceback" not in shown
    assert "by a mistake of its own" not in shown


def test_every_command_was_tried() -> None:
    assert set(main.list_commands(click.Context(main))) - {command[0] for command in COMMANDS} == {"demo"}


@pytest.mark.parametrize("kind", ["applications", "interviews", "contacts", "calendar", "document"])
def test_a_program_is_given_what_a_file_is(folder: Path, kind: str) -> None:
    given = CliRunner().invoke(main, ["--file", "search.json", "--at", AT, "export", "--as", kind])
    written = CliRunner().invoke(main, ["--file", "search.json", "--at", AT, "export", "out", "--as", kind])
    assert (given.exit_code, written.exit_code) == (0, 0)
    assert given.stdout_bytes == (folder / "out").read_bytes()
    if kind == "applications":
        assert NASTY in given.stdout


@pytest.mark.parametrize("kind", ["applications", "calendar", "document", "report"])
def test_a_dash_is_standard_output(folder: Path, kind: str) -> None:
    dashed = CliRunner().invoke(main, ["--file", "search.json", "--at", AT, "export", "-", "--as", kind])
    plain = CliRunner().invoke(main, ["--file", "search.json", "--at", AT, "export", "--as", kind])
    assert (dashed.exit_code, dashed.stdout_bytes) == (0, plain.stdout_bytes)
    assert not (folder / "-").exists()


def test_a_terminal_named_as_a_file_is_refused(folder: Path) -> None:
    ours, its = open_terminal()
    try:
        name = name_of(its)
        result = CliRunner().invoke(main, ["--file", "search.json", "export", name])
    finally:
        os.close(its)
        os.close(ours)
    assert result.exit_code == 1
    assert result.stderr == f"{name} could not be written: it is a terminal; name no file, and it is shown.\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_lacks_characters_is_shown_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    with pytest.raises(SystemExit) as end:
        main(["--file", "search.json", "--at", AT, "due"])
    sys.stdout.flush()
    assert end.value.code == 0
    assert "?]0;title?" in raw.getvalue().decode(encoding)


def test_a_mistake_of_a_command_tells_nothing_of_the_person(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbles(*_: object, **__: object) -> None:
        raise ValueError(NASTY)

    monkeypatch.setattr(due, "callback", stumbles)
    result = CliRunner().invoke(main, ["--file", "search.json", "due"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Afterword had to stop, by a mistake of its own.")
    (report,) = Path(os.environ["XDG_STATE_HOME"]).rglob("stopped-*.txt")
    assert "ValueError" in report.read_text()
    assert "Evil" not in report.read_text() + result.stderr
