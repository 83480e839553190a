"""However the program ends: saved, the terminal as it was, what was half typed kept."""

import os
import signal
import sys
from pathlib import Path

import pytest

from afterword.interface.crash_report import crash_report
from end_to_end.programs import Program, document
from terminal import Terminal, isolated

if sys.platform == "win32":
    pytest.skip("Windows has neither these signals nor pseudo-terminals", allow_module_level=True)

AT = "2026-04-16T09:00-04:00"
SECRET = "Hollis Freight"

CRASHING = """
from afterword.cli.command_line import main
from afterword.interface.screens.today import TodayScreen

def stumble(screen):
    company = "{secret}"
    raise ValueError(company)

TodayScreen.action_details = stumble
main()
"""


def is_restored(terminal: Terminal) -> bool:
    """Whether the screen that was there before is shown again, with its cursor and without the mouse."""
    return all(terminal.raw.rfind(on) < terminal.raw.rfind(off) for on, off in (
        (b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?1000h", b"\x1b[?1000l"), (b"\x1b[?25l", b"\x1b[?25h"),
    ))  # fmt: skip


def test_a_form_that_was_open_when_the_session_ended_is_there_again(tmp_path: Path) -> None:
    program = Program(tmp_path, AT)
    program.take_in(document())
    for number, typed in ((signal.SIGTERM, "Half a"), (signal.SIGHUP, " Firm")):
        with program.dashboard(80, 24) as terminal:
            terminal.wait_for("Overdue follow-ups")
            terminal.press("i")
            terminal.wait_for("An interview: coming, or just had")
            if number is signal.SIGHUP:
                terminal.wait_for("Half a")
                terminal.press("right")
            terminal.type(typed)
            terminal.wait_for(typed.strip())
            os.kill(terminal.process, number)
            assert terminal.wait_closed() == 0
            assert is_restored(terminal)
    (kept,) = (tmp_path / "home").rglob("half-typed.json")
    assert "Half a Firm" in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_mistake_of_the_program_loses_nothing_and_tells_nothing_of_the_person(tmp_path: Path) -> None:
    program = Program(tmp_path, AT)
    program.take_in(document())
    command = [sys.executable, "-c", CRASHING.format(secret=SECRET), *program.command[3:]]
    with Terminal(command, program.environment, columns=100, rows=30) as terminal:
        terminal.wait_for("Overdue follow-ups")
        terminal.press("space")
        terminal.wait_for("Is it sent?")
        terminal.press("m")
        terminal.wait_for("as sent.")
        terminal.press("z")
        assert terminal.wait_closed() == 1
        assert is_restored(terminal)
        told = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()
    assert "Afterword had to stop, by a mistake of its own. What you saved is on disk." in told
    (report,) = (tmp_path / "home").rglob("stopped-*.txt")
    assert report.name in told.replace("\r\n", "")
    text = report.read_text()
    assert "ValueError" in text
    assert "in stumble" in text
    assert SECRET not in text + told
    assert report.stat().st_mode & 0o777 == 0o600
    assert '"fact": "sent"' in program.file.read_text()


def test_a_report_names_every_cause_and_no_value() -> None:
    def stumble() -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise RuntimeError(SECRET) from error

    with pytest.raises(RuntimeError) as caught:
        stumble()
    report = crash_report(caught.value)
    assert report.index("RuntimeError") < report.index("KeyError")
    assert "test_closing.py:" in report
    assert SECRET not in report


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_place_its_cursor_is_refused(tmp_path: Path, term: str) -> None:
    environment = isolated(tmp_path) | {"TERM": term}
    with Terminal([sys.executable, "-m", "afterword"], environment) as terminal:
        terminal.wait_for("needs a terminal that can place its cursor")
        assert terminal.wait_closed() == 2
        assert b"\x1b" not in terminal.raw
