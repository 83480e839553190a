"""A terminal that is closed, stopped, lent to an editor or stuck: nothing is lost, and no key is needed."""

import os
import signal
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from end_to_end.programs import Program, document
from terminal import PATIENCE, Terminal

if sys.platform == "win32":
    pytest.skip("Windows has neither these signals nor pseudo-terminals", allow_module_level=True)

AT = "2026-04-14T13:00-04:00"

SOON = 5.0
"""Seconds after which a program without a terminal has ended."""

PARENT = """
import signal, subprocess, sys
if sys.argv[1] == "ignores":
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
child = subprocess.Popen(sys.argv[2:], start_new_session=False)
print(child.pid, file=open("pid", "w"), flush=True)
signal.signal(signal.SIGHUP, lambda *_: None)
sys.exit(child.wait())
"""
"""A parent that is no shell, such as make: whoever it started is told nothing when the window goes."""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path, AT)
    program.take_in(document())
    return program


def started_by(parent: str, program: Program) -> Terminal:
    command = [sys.executable, "-c", PARENT, parent, *program.command]
    return Terminal(command, program.environment, columns=100, rows=30, cwd=program.folder)


def pid_of(program: Program) -> int:
    return int((program.folder / "pid").read_text())


def kept(program: Program) -> str:
    return "".join(path.read_text() for path in (program.folder / "home").rglob("half-typed.json"))


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def editor_of(program: Program, terminal: Terminal) -> int:
    """The process of the editor that was just started."""
    told = program.folder / "home" / "editor"
    deadline = time.monotonic() + PATIENCE
    while not (told.exists() and told.read_text().endswith("\n")):
        assert time.monotonic() < deadline, "no editor was started"
        terminal.settle(0.02)
    process = int(told.read_text())
    told.unlink()
    return process


def quits(terminal: Terminal) -> None:
    """Its keys answer, and it ends as it should."""
    terminal.press("escape")
    terminal.settle(0.3)
    terminal.press("ctrl+q")
    assert terminal.wait_closed() == 0


# The window is closed


@pytest.mark.parametrize("parent", ["ignores", "keeps to itself"])
def test_a_closed_window_ends_the_program_though_no_signal_comes(program: Program, parent: str) -> None:
    with started_by(parent, program) as terminal:
        terminal.wait_for("Overdue follow-ups", 60)
        terminal.press("i")
        terminal.wait_for("An interview: coming, or just had")
        terminal.type("Half a Firm")
        terminal.wait_for("Half a Firm")
        terminal.lose()
        assert terminal.wait_closed(SOON) == 0
    assert "Half a Firm" in kept(program)


def test_it_ends_too_while_it_is_stopped(program: Program) -> None:
    with started_by("ignores", program) as terminal:
        terminal.wait_for("Overdue follow-ups", 60)
        os.kill(pid_of(program), signal.SIGTSTP)
        terminal.settle(0.5)
        terminal.lose()
        os.kill(pid_of(program), signal.SIGCONT)
        assert terminal.wait_closed(SOON) == 0


def test_it_ends_too_while_an_editor_in_another_window_is_open(program: Program) -> None:
    program.environment["EDITOR"] = an_editor(program, f"trap '' HUP INT\n{STAYS}")
    with started_by("ignores", program) as terminal:
        terminal.wait_for("Overdue follow-ups", 60)
        terminal.press("enter")
        terminal.wait_for("Your own line")
        terminal.press("E")
        editor = editor_of(program, terminal)
        terminal.lose()
        assert terminal.wait_closed(SOON) == 0
    assert not is_there(editor)


def test_a_terminal_that_takes_nothing_holds_nothing_up(program: Program) -> None:
    with program.dashboard() as terminal:
        terminal.wait_for("Overdue follow-ups", 60)
        for _ in range(60):
            # Nobody reads what this shows, so before long nothing more can be written.
            os.write(terminal.keyboard, b"?\x1bOP1234")
            time.sleep(0.02)
        os.kill(terminal.process, signal.SIGTERM)
        deadline = time.monotonic() + SOON
        while terminal.exit_code is None:
            assert time.monotonic() < deadline, "it waits until somebody reads"
            time.sleep(0.02)


# It is stopped, and goes on


def stop(terminal: Terminal, how: signal.Signals = signal.SIGTSTP) -> None:
    """Stops the program, and waits until it stands still.

    It gives the screen back first; told to go on before that is done, it would stop afterwards and for good.
    """
    os.kill(terminal.process, how)
    deadline = time.monotonic() + PATIENCE
    while not os.waitpid(terminal.process, os.WUNTRACED | os.WNOHANG)[0]:
        assert time.monotonic() < deadline, "it goes on"
        terminal.settle(0.02)
    terminal.settle(0.02)


@pytest.mark.parametrize("how", [signal.SIGTSTP, signal.SIGSTOP])
def test_all_of_it_is_shown_again_after_a_stop(program: Program, how: signal.Signals) -> None:
    with program.dashboard() as terminal:
        terminal.wait_for("Dear ", 60)
        for key, shown in (("", "Parallel applications"), ("?", "Copy the message of"), ("i", "Their zone")):
            terminal.type(key)
            terminal.wait_for(shown)
            before = terminal.settle()
            stop(terminal, how)
            terminal.wipe()
            os.kill(terminal.process, signal.SIGCONT)
            terminal.wait_until(before.__eq__, 5, "the screen as it was")
            terminal.press("escape")
            terminal.settle()
        quits(terminal)


def test_a_window_that_got_another_size_meanwhile_is_filled(program: Program) -> None:
    with program.dashboard() as terminal:
        terminal.wait_for("Overdue follow-ups", 60)
        stop(terminal)
        terminal.resize(80, 24)
        os.kill(terminal.process, signal.SIGCONT)
        rows = terminal.wait_for("? all keys", 5)
        assert rows[23].endswith("? all keys")
        assert "Parallel applications" in terminal.text


@pytest.mark.parametrize(("columns", "lines"), [("60", "90"), ("300", "9")])
def test_a_size_that_a_shell_noted_once_is_not_gone_by(program: Program, columns: str, lines: str) -> None:
    program.environment |= {"COLUMNS": columns, "LINES": lines}
    with program.dashboard() as terminal:
        terminal.wait_for("Parallel applications", 60)
        assert len(terminal.screen[0]) > 100
        assert terminal.wait_for("? all keys")[35]
        terminal.resize(80, 24)
        terminal.wait_until(lambda rows: rows[23].endswith("? all keys"), what="the window filled")


# An editor has it


STAYS = 'echo $$ >"$HOME/editor"; exec sleep 60'


def an_editor(program: Program, script: str, name: str = "my editor") -> str:
    path = program.folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return str(path)


UNREADABLE = "What the editor left is no text that can be read."
IN_FRONT = (
    "import os, signal; signal.signal(signal.SIGTTOU, signal.SIG_IGN); os.setpgid(0, 0);"
    "os.tcsetpgrp(0, os.getpgrp()); os.kill(os.getpid(), signal.SIGKILL)"
)
"""Takes the keys of the terminal as a shell does for its jobs, and dies with them."""

ENDINGS = {
    "exit 3": "my editor did not end well (status 3).",
    "exit 1": "my editor did not end well (status 1).",
    "kill -9 $$": "my editor was ended by SIGKILL.",
    "stty raw -echo; printf '\\033[?1049h'; kill $$": "my editor was ended by SIGTERM.",
    'rm "$1"': UNREADABLE,
    "kill -INT $$": "my editor was ended by SIGINT.",
    'printf "\\377\\376" >"$1"': UNREADABLE,
    f"exec {sys.executable} -c '{IN_FRONT}'": "my editor was ended by SIGKILL.",
    "exit 127": "my editor did not end well (status 127).",
    'rm "$1"; mkdir "$1"': UNREADABLE,
}


def says(sentence: str, rows: list[str]) -> bool:
    return sentence in " ".join(" ".join(rows).split())


def test_however_an_editor_ends_the_message_is_back(program: Program) -> None:
    program.environment["VISUAL"] = an_editor(program, '. "$HOME/way"')
    with program.dashboard() as terminal:
        terminal.wait_for("Overdue follow-ups", 60)
        terminal.press("enter")
        terminal.wait_for("Your own line")
        terminal.wait_for("Dear ")
        for way, said in ENDINGS.items():
            (program.folder / "home" / "way").write_text(way)
            terminal.press("E")
            terminal.wait_until(partial(says, f"{said} The message is as it was."), what=said)
            terminal.wait_for("Dear ", 5)
        quits(terminal)
    assert "\x1b[?1049l" in terminal.raw[-200:].decode()


def test_what_was_written_in_an_editor_is_taken_over(program: Program) -> None:
    program.environment["EDITOR"] = an_editor(program, 'sed -i "s/^Dear .*/Good day,/" "$1"')
    with program.dashboard() as terminal:
        terminal.wait_for("Overdue follow-ups", 60)
        terminal.press("enter")
        terminal.wait_for("Your own line")
        terminal.press("E")
        terminal.wait_for("Good day,")
        quits(terminal)


def test_ctrl_c_is_for_the_editor_and_a_signal_for_both(program: Program) -> None:
    program.environment["EDITOR"] = an_editor(program, STAYS)
    with program.dashboard() as terminal:
        terminal.wait_for("Overdue follow-ups", 60)
        terminal.press("enter")
        terminal.wait_for("Your own line")
        terminal.press("E")
        editor_of(program, terminal)
        terminal.press("ctrl+c")
        terminal.wait_for("was ended by SIGINT")
        terminal.press("E")
        editor = editor_of(program, terminal)
        os.kill(terminal.process, signal.SIGTERM)
        assert terminal.wait_closed(SOON) == 0
    assert not is_there(editor)
