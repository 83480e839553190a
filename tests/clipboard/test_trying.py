"""``doctor`` tries the ways to the clipboard, says what to do, and leaves on it what was there."""

import os
from pathlib import Path

import pytest

from afterword.clipboard import trying
from afterword.clipboard.trying import clipboard_report
from clipboard.test_copying import FAILS, HANGS, WORKS, Desk
from tmux import Tmux
from xserver import XClipboard


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def report(desk: Desk) -> str:
    return "\n".join(clipboard_report(desk.file, desk.environment))


def test_what_is_on_the_clipboard_stays(desk: Desk) -> None:
    xclip = desk.program("xclip", WORKS)
    Path(f"{xclip}.text").write_text("a text of my own\n")
    assert "Clipboard: xclip takes a text and gives it back, so copying is checked." in report(desk)
    assert Path(f"{xclip}.text").read_text() == "a text of my own\n"


def test_a_real_clipboard_is_told_by_its_tool(desk: Desk, xclipboard: XClipboard) -> None:
    desk.environment |= {"PATH": os.environ["PATH"], "DISPLAY": xclipboard.display}
    assert "Clipboard: xclip takes a text and gives it back" in report(desk)
    assert xclipboard.read() == "Afterword can copy."


@pytest.mark.parametrize(
    ("program", "environment", "says"),
    [
        ("xclip", {}, "xclip does not reach the display :1. Start afterword from a terminal on your desktop"),
        ("", {}, "no tool for it here. Install xclip"),
        ("", {"WAYLAND_DISPLAY": "wayland-0"}, "Install wl-clipboard"),
        ("", {"DISPLAY": ""}, "that is as it should be"),
        ("xclip", {"SSH_CONNECTION": "a b"}, "left alone, since you sit at another one"),
        ("", {"TMUX": "/nowhere,1,0"}, "Clipboard in tmux: it does not answer."),
        ("", {"STY": "1.here"}, "this one is known to take none"),
        ("", {}, "Copy a message and paste it to know."),
        ("", {"AFTERWORD_CLIPBOARD": "tmux"}, "AFTERWORD_CLIPBOARD=tmux leaves the other ways out."),
        ("", {"AFTERWORD_CLIPBOARD": "x"}, "=x is none of system, tmux, terminal, file; all ways are tried."),
    ],
)
def test_it_says_what_to_do(desk: Desk, program: str, environment: dict[str, str], says: str) -> None:
    if program:
        desk.program(program, FAILS)
    desk.environment |= environment
    assert says in report(desk)
    assert report(desk).endswith(f"the message copied last is in {desk.file}.")


def test_a_slow_clipboard_is_told_and_nothing_is_put_on_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "NATIVE_SECONDS", 1.0)
    xclip = desk.program("xclip", HANGS)
    assert "Clipboard: xclip is slow" in report(desk)
    assert not Path(f"{xclip}.text").exists()


def test_tmux_says_how_far_it_passes_a_text(desk: Desk, tmux: Tmux) -> None:
    desk.environment |= {"PATH": os.environ["PATH"], "TMUX": f"{tmux.socket},1,0", "DISPLAY": ""}
    assert "tmux passes it on to the terminal" in report(desk)
    tmux.do("set-option", "-s", "set-clipboard", "off")
    assert "within tmux, and there it stays" in report(desk)


def test_where_the_choice_was_made_is_told(desk: Desk) -> None:
    def said(**environment: str) -> str:
        return next(clipboard_report(desk.file, environment, "tmux"))

    assert said() == "Clipboard: clipboard = tmux in settings.toml leaves the other ways out."
    assert (
        said(AFTERWORD_CLIPBOARD="file") == "Clipboard: AFTERWORD_CLIPBOARD=file leaves the other ways out."
    )
