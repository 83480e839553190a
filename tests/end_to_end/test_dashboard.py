"""What the dashboard shows on a small terminal, and how it ends."""

import sys
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from afterword.cli import main
from end_to_end.programs import Program, document
from terminal import Terminal, isolated

AT = "2026-04-16T09:00-04:00"

LONG = {"name": "Maximiliana Wetterstein-Orlova"}
WHAT = {"thank_you": "thank-you", "status_call": "status call", "status_email": "status e-mail"}


def when_text(item: Mapping[str, Any], today: date) -> str:
    """The due moment of an item on New York's clock, as short as it is clear."""
    local = datetime.fromisoformat(item["due"]).astimezone(ZoneInfo("America/New_York"))
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((local.date() - today) // timedelta(days=1))
    return f"{near or f'{local:%a} {local.day} {local:%b}'} {local:%H:%M}"


@pytest.mark.parametrize(
    ("name", "company"),
    [
        ("Dana Osei", "Lark Analytics"),
        (LONG["name"], "The Greater Metropolitan Analytics and Freight Company of New York"),
    ],
)
def test_at_80_by_24_the_first_row_says_who_what_and_when_in_full(
    tmp_path: Path, name: str, company: str
) -> None:
    program = Program(tmp_path, AT)
    search = document()
    search["contacts"]["dana"]["name"] = name
    search["companies"]["lark"]["name"] = company
    program.take_in(search)
    first = program.json("due")[0]
    assert first["contact"] == "dana"
    with program.dashboard(80, 24) as terminal:
        terminal.wait_for("▲ late")
        rows = terminal.wait_for("q quit  ? help")
        assert "Overdue follow-ups" in rows[1]
        row = rows[2]
        for words in (name, WHAT[first["kind"]], when_text(first, date(2026, 4, 16))):
            assert f" {words} " in f"{row} "
        assert rows[-1].endswith("q quit  ? help")
        terminal.press("q")
        assert terminal.wait_closed() == 0


def test_q_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    program = Program(tmp_path, AT)
    with program.dashboard(80, 24) as terminal:
        terminal.wait_for("What brings you here?")
        assert "clock set to" in terminal.screen[0]
        terminal.press("ctrl+c")
        terminal.wait_for("ctrl+q")
        assert terminal.exit_code is None
        terminal.press("q")
        assert terminal.wait_closed() == 0
        assert terminal.text.strip() == "", "nothing is left on the screen one comes back to"
    for switched_on, switched_off in (
        (b"\x1b[?1049h", b"\x1b[?1049l"),
        (b"\x1b[?25l", b"\x1b[?25h"),
        (b"\x1b[?1000h", b"\x1b[?1000l"),
        (b"\x1b[?2004h", b"\x1b[?2004l"),
    ):
        assert terminal.raw.rfind(switched_off) > terminal.raw.rfind(switched_on) > -1
    assert not program.file.exists(), "looking writes nothing"


def test_the_demo_is_offered_and_touches_nothing_of_ones_own(tmp_path: Path) -> None:
    program = Program(tmp_path, "2026-04-15T11:05-04:00")
    with program.dashboard(80, 24) as terminal:
        terminal.wait_for("What brings you here?")
        terminal.press("D")
        terminal.wait_for("▲ late Dana Osei")
        assert "clock set to 11:05" in terminal.wait_for("clock set to 11:05")[0]
        terminal.wait_for("▌")
        while "▌▲ late Dana Osei" not in terminal.text:
            above = next(row for row in terminal.screen if row.startswith("▌"))
            terminal.press("j")
            terminal.wait_gone(above)
        terminal.press("space")
        terminal.wait_for("Marked the thank-you to Dana Osei as sent.")
        terminal.press("q")
        assert terminal.wait_closed() == 0
    assert not program.file.exists()


def test_a_moved_clock_needs_a_file_or_the_demo() -> None:
    refused = CliRunner().invoke(main, ["--at", AT])
    assert refused.exit_code == 2
    assert "only together with --file, or with demo" in refused.output


@pytest.mark.parametrize("instant", ["2026-04-14", "2026-04-14T10:00", "noon"])
def test_a_clock_is_set_to_an_instant_with_its_offset(instant: str) -> None:
    refused = CliRunner().invoke(main, ["--at", instant, "due"])
    assert refused.exit_code == 2
    assert "is not an instant like" in refused.output


def test_without_a_terminal_the_dashboard_says_so() -> None:
    refused = CliRunner().invoke(main, [])
    assert refused.exit_code == 2
    assert "needs a terminal" in refused.output


def test_a_small_terminal_that_grows_is_filled(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "afterword", "--at", "2026-04-15T11:05-04:00", "demo"]
    with Terminal(command, isolated(tmp_path), columns=40, rows=12) as terminal:
        terminal.wait_for("▲ late")
        terminal.resize(120, 36)
        terminal.wait_for("Details")
        terminal.wait_for("q quit  ? help")
        terminal.press("q")
        assert terminal.wait_closed() == 0
