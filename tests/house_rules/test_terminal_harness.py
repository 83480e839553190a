"""The harness that drives programs in a terminal does what the tests that use it rely on."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import PATIENCE, Terminal, isolated, key_bytes
from xserver import XClipboard

ECHO = """
import sys
print("ready", flush=True)
for line in sys.stdin:
    print("got", line.strip(), flush=True)
    if line.strip() == "end":
        sys.exit(3)
"""

APP = """
from textual.app import App
from textual.widgets import Input, Static

class Probe(App):
    BINDINGS = [
        ("ctrl+t", "quit", ""), ("escape", "tell('escaped')", ""), ("f2", "tell('helped')", ""),
    ]
    def compose(self):
        yield Input()
        yield Static("ready, 日本", id="told", markup=False)
    def on_resize(self, event):
        self.action_tell(f"{event.size.width} by {event.size.height}")
    def on_input_submitted(self, event):
        self.action_tell(f"said {event.value}")
    def action_tell(self, text):
        self.query_one("#told").update(text + ", 日本.")

Probe().run()
print("over and out")
"""

STUBBORN = """
import signal, subprocess, time
for number in (signal.SIGHUP, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN)
child = subprocess.Popen(["sleep", "300"])
print("child", child.pid, flush=True)
time.sleep(300)
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def gone(process: int) -> bool:
    """Whether a process is no more, or is only waiting to be noticed."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z"


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def test_a_plain_program_is_read_and_typed_to(tmp_path: Path) -> None:
    with Terminal(python(ECHO), isolated(tmp_path), columns=40, rows=6, cwd=tmp_path) as terminal:
        assert terminal.wait_for("ready")[0] == "ready"
        terminal.type("hello")
        terminal.press("enter")
        terminal.wait_for("got hello")
        assert terminal.presses == 1
        assert terminal.exit_code is None
        terminal.type("end\n")
        assert terminal.wait_closed() == 3
        assert "got end" in terminal.text
        assert b"ready" in terminal.raw


def test_a_full_screen_program_is_driven_by_keys(tmp_path: Path) -> None:
    with Terminal(python(APP), isolated(tmp_path), columns=60, rows=10) as terminal:
        terminal.wait_for("60 by 10, 日本.")
        terminal.type("Dana")
        terminal.press("enter")
        terminal.wait_for("said Dana")
        terminal.paste(" Osei")
        terminal.press("enter")
        terminal.wait_for("said Dana Osei")
        terminal.press("escape")
        terminal.wait_for("escaped")
        terminal.press("f2")
        terminal.wait_for("helped")
        terminal.resize(50, 12)
        terminal.wait_for("50 by 12")
        assert len(terminal.screen) == 12
        terminal.press("ctrl+t")
        assert terminal.wait_closed() == 0
        assert terminal.screen[0] == "over and out"
        assert b"\x1b[?2026h" in terminal.raw
        assert terminal.presses == 5


def test_a_failed_wait_shows_the_screen(tmp_path: Path) -> None:
    with Terminal(python(ECHO), isolated(tmp_path), columns=40, rows=4) as terminal:
        terminal.wait_for("ready")
        with pytest.raises(AssertionError, match=r"'nowhere' did not show within 0.05 s .*\n\+-+\+\n\|ready"):
            terminal.wait_for("nowhere", timeout=0.05)
        terminal.type("end\n")
        with pytest.raises(AssertionError, match=r"ended before 'nowhere' showed .exit code 3"):
            terminal.wait_for("nowhere")


def test_a_program_and_its_children_end_with_the_terminal(tmp_path: Path) -> None:
    with Terminal(python(STUBBORN), isolated(tmp_path)) as terminal:
        row = terminal.wait_for("child")[0]
    assert terminal.exit_code == -9
    assert within(2, lambda: gone(int(row.split()[1])))


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("i", b"i"),
        ("+", b"+"),
        ("é", "é".encode()),
        ("enter", b"\r"),
        ("ctrl+s", b"\x13"),
        ("alt+x", b"\x1bx"),
        ("down", b"\x1b[B"),
        ("shift+down", b"\x1b[1;2B"),
        ("ctrl+pageup", b"\x1b[5;5~"),
        ("f1", b"\x1bOP"),
        ("shift+tab", b"\x1b[Z"),
    ],
)
def test_keys_are_sent_as_terminals_send_them(key: str, sent: bytes) -> None:
    assert key_bytes(key) == sent


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(ValueError, match="'hyper\\+x'"):
        key_bytes("hyper+x")


def test_what_a_program_copies_is_read(xclipboard: XClipboard) -> None:
    assert xclipboard.read() == ""
    copy = ["xclip", "-selection", "clipboard", "-i"]
    environment = os.environ | {"DISPLAY": xclipboard.display}
    subprocess.run(copy, input=b"Thank you, Dana", env=environment, stdout=subprocess.DEVNULL, check=True)
    # It returns before the selection is its own.
    deadline = time.monotonic() + PATIENCE
    while not (read := xclipboard.read()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert read == "Thank you, Dana"
