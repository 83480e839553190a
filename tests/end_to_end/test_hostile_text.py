"""No byte of what others wrote reaches the terminal as a control sequence, from any command or screen."""

import os
import re
import subprocess
from typing import Any

import pytest

from end_to_end.programs import DEBRIEF, INTERVIEW, Program, document
from unix import open_terminal

NASTY = "[/x] [Acme] \x1b]52;c;aGk=\x07\x9b2J\x7f"
SHOWN = "[/x] [Acme] ␛]52;c;aGk=␇\ufffd2J␡"
NAME = "[/x] [Acme]"
DRAFTED = "[/x] [Acme] ]52;c;aGk=2J"
"""A message is to be pasted elsewhere: it has no pictures of control characters either."""
FORBIDDEN = (b"\x1b]52", b"\x07", b"\xc2\x9b", b"\x7f", b"aGk=\x1b\\")
KEY = "C2:a1:1:dana"
NOBODY = f"nobody {NASTY}"


def nasty_document() -> dict[str, Any]:
    search = document(
        profile={"name": NASTY, "email": NASTY, "phone": NASTY, "tz": "America/New_York", "region": "US"},
        facts=[
            INTERVIEW | {"place": NASTY},
            DEBRIEF | {"key_points": {"dana": NASTY}, "value": NASTY, "next_step": NASTY, "missed": [NASTY]},
            {"id": "f3", "fact": "note", "app": "a1", "at": "2026-04-14T12:00-04:00", "text": NASTY},
        ],
    )
    search["companies"]["lark"]["name"] = NASTY
    search["contacts"]["dana"] |= {"name": NASTY, "title": NASTY, "email": NASTY, "phone": NASTY}
    search["applications"]["a1"] |= {"title": NASTY, "source": NASTY, "url": NASTY}
    search["companies"]["lark"]["unknown \x1b]52;c;aGk=\x07"] = 1
    return search


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """One for all tests here: what they change they take back."""
    program = Program(tmp_path_factory.mktemp("hostile"), "2026-04-16T09:00-04:00")
    program.take_in(nasty_document())
    return program


def on_a_terminal(program: Program, *arguments: str) -> bytes:
    """What a command writes when its output, both of it, is a terminal."""
    ours, its = open_terminal()
    started = subprocess.Popen([*program.command, *arguments], env=program.environment, stdin=its, stdout=its,
                               stderr=its)  # fmt: skip
    os.close(its)
    written = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        written += part
    os.close(ours)
    started.wait(30)
    return written


@pytest.mark.parametrize(
    "arguments",
    [
        ("due",), ("due", "--all", "--closed"), ("due", "--json"), ("draft", KEY), ("draft", KEY, "--json"),
        ("export",), ("draft", NOBODY), ("import", "document.json"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]).partition(" [/x]")[0],
)  # fmt: skip
def test_no_command_passes_a_control_sequence_on(program: Program, arguments: tuple[str, ...]) -> None:
    given = [str(program.folder / part) if part.endswith(".json") else part for part in arguments]
    written = on_a_terminal(program, *given)
    assert b"Traceback" not in written
    assert b"\x1b" not in written
    for sequence in FORBIDDEN:
        assert sequence not in written
    if arguments == ("draft", KEY):
        assert f"Dear {DRAFTED}," in written.decode()
    elif arguments == ("draft", NOBODY):
        assert f"No application is called {NOBODY!r}" in written.decode()
    elif arguments[0] == "due" and "--json" not in arguments:
        assert SHOWN in written.decode()


def test_no_screen_passes_a_control_sequence_on(program: Program) -> None:
    with program.dashboard(200, 48) as terminal:
        terminal.wait_for(f"▲ {NAME}")
        for key, words in (
            ("enter", "Your own line"),
            ("escape", f"▲ {NAME}"),
            ("e", f"Correct: note: {SHOWN}"),
            ("escape", f"▲ {NAME}"),
            ("b", f"Debrief: {SHOWN}"),
            ("escape", f"▲ {NAME}"),
            ("tab", f"{SHOWN} · {SHOWN}"),
            ("enter", f"note: {SHOWN}"),
            ("escape", f"▲ {NAME}"),
            ("?", "Previous"),
            ("?", f"▲ {NAME}"),
            ("shift+tab", f"▌Late     ▲ {NAME}"),
            ("space", "Is it sent?"),
            ("m", f"Marked the thank-you to {SHOWN} as sent."),
            ("u", f"Undid: marked the thank-you to {SHOWN} as sent."),
        ):
            terminal.press(key)
            terminal.settle()
            terminal.wait_for(words)
        terminal.press("q")
        assert terminal.wait_closed() == 0
        # The toolkit itself sets the mouse pointer's shape with a sequence that ends in BEL.
        written = re.sub(rb"\x1b\]22;[a-z-]*\x07", b"", terminal.raw)
        for sequence in FORBIDDEN:
            assert sequence not in written
