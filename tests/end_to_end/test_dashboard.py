"""What the dashboard shows on a small terminal, and how it ends."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from afterword.cli.command_line import main
from end_to_end.programs import Program, document
from terminal import Terminal, isolated

AT = "2026-04-16T09:00-04:00"

LONG = {"name": "Maximiliana Wetterstein-Orlova"}


@pytest.mark.parametrize(
    ("name", "company"),
    [
        ("Dana Osei", "Lark Analytics"),
        (LONG["name"], "The Greater Metropolitan Analytics and Freight Company of New York"),
    ],
)
def test_at_80_by_24_the_first_row_says_whose_what_and_when(tmp_path: Path, name: str, company: str) -> None:
    program = Program(tmp_path, AT)
    search = document()
    search["contacts"]["dana"]["name"] = name
    search["companies"]["lark"]["name"] = company
    program.take_in(search)
    with program.dashboard(80, 24) as terminal:
        terminal.wait_for("▲")
        rows = terminal.wait_for("? all keys")
        assert "Overdue follow-ups" in rows[1]
        for words in (" ".join(company.split()[:2]), "thank-you", "2 days late"):
            assert words in rows[2]
        assert rows[-1].endswith("? all keys")
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
        terminal.wait_for("▲ Lark Analytics")
        assert "clock set to 11:05" in terminal.wait_for("clock set to 11:05")[0]
        # What is looked at first is the thank-you that is late.
        terminal.wait_for("1 of 6")
        terminal.wait_for("▌         ▲ Lark Analytics")
        terminal.press("space")
        terminal.wait_for("Is it sent?")
        terminal.press("m")
        terminal.wait_for("Marked the thank-you to Dana Osei as sent.")
        terminal.press("escape")
        terminal.wait_for("q leaves it")
        terminal.press("q")
        assert terminal.wait_closed() == 0
    assert b"'afterword' opens your own search." in terminal.raw
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
        terminal.wait_for("▲")
        terminal.resize(120, 36)
        terminal.wait_for("by when")
        terminal.wait_for("? all keys")
        terminal.press("q")
        assert terminal.wait_closed() == 0
