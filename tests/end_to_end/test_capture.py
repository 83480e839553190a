"""How few keys it takes: every key counts but the characters typed into a line."""

import json
from pathlib import Path
from typing import Any

import pytest

from end_to_end.programs import INTERVIEW, Program, document
from terminal import Terminal
from xserver import XClipboard

AT = "2026-04-14T17:30-04:00"
"""The evening after an interview of two o'clock."""


def steps(terminal: Terminal, *parts: str) -> None:
    """Presses the keys in angle brackets and types everything else."""
    for part in parts:
        if part.startswith("<"):
            terminal.press(part.strip("<>"))
        else:
            terminal.type(part)


def left(program: Program, terminal: Terminal, kind: str) -> list[dict[str, Any]]:
    """Quits, which is not counted; the facts of a kind that are on disk then, the earliest first."""
    terminal.press("q")
    assert terminal.wait_closed() == 0
    return left_behind(program, kind)


def left_behind(program: Program, kind: str) -> list[dict[str, Any]]:
    facts = json.loads(program.file.read_bytes())["facts"].values()
    return sorted((fact for fact in facts if fact["fact"] == kind), key=lambda fact: str(fact["at"]))


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path, AT)


def test_an_application_takes_six_keys_at_most_and_an_interview_with_three_people_twelve(
    program: Program,
) -> None:
    with program.dashboard(80, 24) as terminal:
        terminal.wait_for("What brings you here?")
        steps(terminal, "<a>", "Lark Analytics", "<enter>", "Data Analyst", "<ctrl+s>")
        terminal.wait_for("Applied to Lark Analytics as Data Analyst. u undoes.")
        assert terminal.presses == 3
        steps(terminal, "<a>", "Planner at Rook Mills, applied yesterday", "<enter>", "<ctrl+s>")
        terminal.wait_for("Applied to Rook Mills as Planner. u undoes.")
        assert terminal.presses == 3 + 3
        steps(
            terminal, "<i>", "Lark Analytics", "<enter>", "Data Analyst", "<enter>",
            "Dana Osei <dana@lark.example>, Kim Park, Jo Toll", "<enter>", "fri 3pm", "<enter>",
            "12 Harbor Street", "<enter>", "Berlin", "<enter>", "<y>",
        )  # fmt: skip
        steps(terminal, "<ctrl+s>")
        terminal.wait_for("Logged the interview with Lark Analytics. u undoes.")
        assert terminal.presses == 3 + 3 + 9
        (booked,) = left(program, terminal, "interview")
        yesterday, today = left_behind(program, "applied")
        assert (yesterday["at"], today["at"]) == ("2026-04-13T12:00:00Z", "2026-04-14T21:30:00Z")
        assert booked["start"] == "2026-04-17T17:00:00+02:00"
        assert len(booked["interviewers"]) == 3


def test_a_debrief_takes_ten_keys_at_most_and_ends_on_the_thank_you(program: Program) -> None:
    held = INTERVIEW | {"start": "2026-04-14T14:00-04:00", "end": "2026-04-14T15:00-04:00"}
    program.take_in(document(facts=[held]))
    with program.dashboard(80, 24) as terminal:
        terminal.wait_for("debrief")
        steps(
            terminal, "<space>", "<enter>", "<enter>", "<enter>", "returns by fax", "<enter>", "fri",
            "<enter>", "they call references", "<enter>", "call", "<enter>",
            "I moved such a feed to a form", "<ctrl+s>",
        )  # fmt: skip
        terminal.wait_for("Debriefed the interview with Lark Analytics. u undoes.")
        terminal.wait_for("returns by fax")
        assert terminal.presses == 9
        terminal.press("escape")
        terminal.wait_for("Overdue follow-ups")
        (debrief,) = left(program, terminal, "debrief")
        assert (debrief["decision_date"], debrief["follow_up_medium"]) == ("2026-04-17", "call")
        assert debrief["key_points"] == {"dana": "returns by fax"}


def test_from_the_start_to_the_copied_thank_you_takes_two_keys_at_most(
    tmp_path: Path, xclipboard: XClipboard
) -> None:
    program = Program(tmp_path, AT, {"DISPLAY": xclipboard.display})
    program.take_in(document())
    with program.dashboard(80, 24) as terminal:
        terminal.wait_for("Dana Osei")
        terminal.press("y")
        terminal.wait_for("Copied (checked).")
        assert terminal.presses == 1
        assert "half of the returns data arrives by fax" in xclipboard.read()
        terminal.press("q")
        assert terminal.wait_closed() == 0
