"""What is said about the clipboard is true, whatever the system's tools do."""

import base64
import os
import shutil
import signal
import stat
import sys
import time
from functools import partial
from pathlib import Path

import pexpect
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import work
from textual.app import App

from afterword.clipboard import copying as clipboard
from afterword.clipboard.copying import (
    TERMINAL_BASE64,
    Copied,
    CopyOutcome,
    Native,
    copy,
    copy_natively,
    pasteable,
    with_choice,
)
from tmux import Tmux
from xserver import XClipboard

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-ins are those of Linux with X")

TEXT = "Dear Ms. Osei,\n\nthank you – 株式会社 “Lark”.\n"
HANGS = 'echo $$ > "$0.pid"\nexec /bin/sleep 60'
FAILS = 'echo "Error: Can\'t open display" >&2\nexit 1'
FORGETS = "/bin/cat >/dev/null"
EXITS_EARLY = "exit 0"
WORKS = 'case "$*" in *-o*) exec /bin/cat "$0.text";; *) /bin/cat > "$0.text";; esac'
STAYS_BEHIND = WORKS + "\n/bin/sleep 1 &"
SERVES = '/bin/cat > "$0.text"\n/bin/sleep 60 </dev/null >/dev/null 2>&1 &\necho $! > "$0.pid"'
NOISY = 'echo noise >&2\ncase "$*" in *-o*) ;; *) echo noise;; esac\n' + WORKS


class Desk:
    """A folder for stand-ins and the saved text, and the environment that finds nothing but them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "bin"
        self.programs.mkdir(parents=True)
        self.file = folder / "state" / "last-message.txt"
        self.environment = {"PATH": str(self.programs), "TERM": "xterm-256color", "DISPLAY": ":1"}
        self.terminal: list[str] = []

    def program(self, name: str, script: str) -> Path:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    def copy(self, text: str = TEXT) -> Copied:
        return copy(text, self.file, self.terminal.append, self.environment)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("script", [WORKS, STAYS_BEHIND, NOISY])
def test_a_clipboard_that_gives_the_text_back_is_checked(
    desk: Desk, script: str, capfd: pytest.CaptureFixture[str]
) -> None:
    xclip = desk.program("xclip", script)
    copied = desk.copy()
    assert copied == Copied(CopyOutcome.CHECKED, TEXT, desk.file)
    assert copied.sentence == "Copied (checked)."
    assert Path(f"{xclip}.text").read_text() == TEXT
    assert desk.terminal == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("script", [FAILS, FORGETS, EXITS_EARLY])
def test_a_clipboard_that_takes_and_loses_is_no_success(
    desk: Desk, script: str, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.program("xclip", script)
    copied = desk.copy()
    assert copied.outcome is CopyOutcome.SENT
    assert (
        copied.sentence == f"Sent to the terminal's clipboard; if nothing pastes, the text is in {desk.file}."
    )
    assert desk.terminal == [TEXT]
    assert capfd.readouterr() == ("", "")


def test_a_tool_that_hangs_is_ended(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "NATIVE_SECONDS", 1.0)
    xclip = desk.program("xclip", HANGS)
    started = time.monotonic()
    assert desk.copy().outcome is CopyOutcome.SENT
    assert time.monotonic() - started < 10
    process = int(Path(f"{xclip}.pid").read_text())
    deadline = time.monotonic() + 5
    while is_running(process) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_running(process)


def test_a_clipboard_that_is_slow_to_paste_keeps_the_text_and_is_not_called_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "NATIVE_SECONDS", 3.0)
    tool = desk.program("wl-copy", SERVES)
    desk.program("wl-paste", HANGS)
    desk.environment |= {"WAYLAND_DISPLAY": "wayland-0", "XDG_SESSION_TYPE": "wayland"}
    copied = copy(TEXT, desk.file, None, desk.environment)
    assert copied == Copied(CopyOutcome.UNANSWERED, TEXT, desk.file)
    assert copied.is_doubtful
    assert copied.sentence == (
        f"The clipboard is slow to answer: if nothing pastes, the text is shown and saved in {desk.file}."
    )
    serving = int(Path(f"{tool}.pid").read_text())
    assert is_running(serving)
    os.kill(serving, signal.Signals["SIGKILL"])


def test_where_the_clipboard_is_slow_the_terminal_is_asked_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "copy_natively", lambda *_: Native.LATE)
    assert desk.copy().outcome is CopyOutcome.SENT
    assert desk.terminal == [TEXT]


@pytest.mark.skipif(shutil.which("xclip") is None, reason="xclip is not installed")
def test_a_dead_display_is_no_success(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    desk.environment |= {"PATH": os.environ["PATH"], "DISPLAY": ":9876"}
    assert desk.copy().outcome is CopyOutcome.SENT
    assert capfd.readouterr() == ("", "")


def test_over_ssh_the_far_clipboard_is_left_alone(desk: Desk) -> None:
    xclip = desk.program("xclip", WORKS)
    desk.environment["SSH_CONNECTION"] = "10.0.0.1 50000 10.0.0.2 22"
    assert desk.copy().outcome is CopyOutcome.SENT
    assert not Path(f"{xclip}.text").exists()
    assert desk.terminal == [TEXT]


def test_tmux_is_asked_before_the_terminal(desk: Desk) -> None:
    tmux = desk.program("tmux", 'echo "$*" > "$0.asked"\n/bin/cat > "$0.text"')
    desk.environment |= {"TMUX": "/tmp/tmux-0/default,1,0", "SSH_CONNECTION": "a b"}
    assert desk.copy().outcome is CopyOutcome.SENT
    assert Path(f"{tmux}.asked").read_text() == "load-buffer -w -\n"
    assert Path(f"{tmux}.text").read_text() == TEXT
    assert desk.terminal == [TEXT]


def test_tmux_takes_what_is_too_long_for_a_terminal(desk: Desk) -> None:
    tmux = desk.program("tmux", '/bin/cat > "$0.text"')
    desk.environment["TMUX"] = "/tmp/tmux-0/default,1,0"
    text = "x" * TERMINAL_BASE64
    assert desk.copy(text).outcome is CopyOutcome.SENT
    assert Path(f"{tmux}.text").read_text() == text
    assert desk.terminal == []


@pytest.mark.parametrize("script", [None, "exit 1"])
def test_without_a_working_tmux_the_terminal_is_left(desk: Desk, script: str | None) -> None:
    if script is not None:
        desk.program("tmux", script)
    desk.environment["TMUX"] = "/tmp/tmux-0/default,1,0"
    assert desk.copy().outcome is CopyOutcome.SENT
    assert desk.terminal == [TEXT]
    desk.environment["TERM"] = "linux"
    assert desk.copy().outcome is CopyOutcome.SAVED


@pytest.mark.parametrize("given", [(), ("on",)], ids=["as tmux comes", "set-clipboard on"])
def test_a_real_tmux_has_the_text_and_passes_it_on(desk: Desk, tmux: Tmux, given: tuple[str, ...]) -> None:
    for value in given:
        tmux.do("set-option", "-s", "set-clipboard", value)
    desk.environment |= {"PATH": os.environ["PATH"], "TMUX": f"{tmux.socket},1,0"}
    del desk.environment["DISPLAY"]
    copied = desk.copy()
    assert (copied.outcome, copied.in_tmux) == (CopyOutcome.SENT, True)
    assert copied.sentence.startswith("In tmux, and sent to the terminal's clipboard; if nothing pastes")
    assert tmux.do("show-buffer") == TEXT
    tmux.outside.expect_exact(b";" + base64.b64encode(TEXT.encode()))


def test_an_old_tmux_keeps_the_text_for_itself(desk: Desk) -> None:
    tmux = desk.program("tmux", 'case "$*" in *-w*) exit 1;; esac\n/bin/cat > "$0.text"')
    desk.environment |= {"TMUX": "/tmp/tmux-0/default,1,0", "SSH_CONNECTION": "a b"}
    assert desk.copy().in_tmux
    assert Path(f"{tmux}.text").read_text() == TEXT


@pytest.mark.parametrize("display", [{}, {"DISPLAY": ""}, {"DISPLAY": ":1"}])
def test_without_any_tool_the_terminal_is_asked_and_else_it_is_saved(
    desk: Desk, display: dict[str, str]
) -> None:
    del desk.environment["DISPLAY"]
    desk.environment |= display
    assert desk.copy().outcome is CopyOutcome.SENT
    assert copy(TEXT, desk.file, None, desk.environment).outcome is CopyOutcome.SAVED
    assert desk.file.read_text() == TEXT


def test_xclip_without_a_display_is_not_asked(desk: Desk) -> None:
    xclip = desk.program("xclip", WORKS)
    del desk.environment["DISPLAY"]
    assert desk.copy().outcome is CopyOutcome.SENT
    assert not Path(f"{xclip}.text").exists()


@pytest.mark.parametrize(
    ("choice", "outcome", "asked"),
    [
        ("system", CopyOutcome.CHECKED, []),
        ("terminal", CopyOutcome.SENT, [TEXT]),
        ("file", CopyOutcome.SAVED, []),
        ("tmux", CopyOutcome.SAVED, []),
        ("nonsense", CopyOutcome.CHECKED, []),
    ],
)
def test_a_way_can_be_chosen(desk: Desk, choice: str, outcome: CopyOutcome, asked: list[str]) -> None:
    desk.program("xclip", WORKS)
    desk.environment["AFTERWORD_CLIPBOARD"] = choice
    assert desk.copy().outcome is outcome
    assert desk.terminal == asked


def test_the_settings_choose_unless_the_environment_does() -> None:
    assert with_choice("auto", {"A": "b"}) == {"A": "b"}
    assert with_choice("tmux", {"A": "b"}) == {"A": "b", "AFTERWORD_CLIPBOARD": "tmux"}
    assert with_choice("tmux", {"AFTERWORD_CLIPBOARD": "file"}) == {"AFTERWORD_CLIPBOARD": "file"}


@pytest.mark.parametrize(
    "environment",
    [{"TERM": "linux"}, {"TERM": "dumb"}, {"TERM_PROGRAM": "Apple_Terminal"}, {"STY": "1.pts-0.here"}],
)
def test_a_terminal_known_to_drop_it_is_not_asked(desk: Desk, environment: dict[str, str]) -> None:
    desk.environment |= environment
    copied = desk.copy()
    assert copied.outcome is CopyOutcome.SAVED
    assert copied.sentence == f"No clipboard here: the text is shown and saved in {desk.file}."
    assert desk.terminal == []


def test_what_is_too_long_for_terminals_is_saved(desk: Desk) -> None:
    longest = "x" * (TERMINAL_BASE64 // 4 * 3)
    assert len(base64.b64encode(longest.encode())) == TERMINAL_BASE64
    assert desk.copy(longest).outcome is CopyOutcome.SENT
    assert desk.copy(longest + "x").outcome is CopyOutcome.SAVED
    assert copy(TEXT, desk.file, None, desk.environment).outcome is CopyOutcome.SAVED


@pytest.mark.parametrize("script", [WORKS, FAILS])
def test_the_text_is_always_in_a_file_for_its_owner_only(desk: Desk, script: str) -> None:
    desk.program("xclip", script)
    desk.copy("the message before")
    desk.copy()
    assert desk.file.read_text(encoding="utf-8") == TEXT
    assert stat.S_IMODE(desk.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(desk.file.parent.stat().st_mode) == 0o700
    assert list(desk.file.parent.iterdir()) == [desk.file]


def test_an_open_file_or_a_link_in_its_place_is_replaced(desk: Desk) -> None:
    other = desk.folder / "other"
    other.write_text("not ours")
    desk.file.parent.mkdir()
    desk.file.symlink_to(other)
    desk.copy()
    assert other.read_text() == "not ours"
    desk.file.chmod(0o644)
    desk.copy()
    assert stat.S_IMODE(desk.file.stat().st_mode) == 0o600


def test_a_file_that_cannot_be_written_is_not_promised(desk: Desk) -> None:
    desk.file.parent.write_text("a file where the folder should be")
    copied = desk.copy()
    assert copied == Copied(CopyOutcome.SENT, TEXT, None)
    assert copied.sentence == "Sent to the terminal's clipboard; whether it took it cannot be checked."
    desk.environment["TERM"] = "dumb"
    assert desk.copy().sentence == "No clipboard here, and the text could not be saved: it is shown."


@pytest.mark.parametrize("text", ["", " \n", "\x1b\x00"])
def test_nothing_is_not_copied(desk: Desk, text: str) -> None:
    desk.program("xclip", WORKS)
    desk.copy()
    copied = desk.copy(text)
    assert copied.outcome is CopyOutcome.NOTHING
    assert copied.sentence == "There is nothing to copy."
    assert desk.file.read_text() == TEXT


def test_escape_sequences_do_not_reach_the_clipboard(desk: Desk) -> None:
    xclip = desk.program("xclip", WORKS)
    hostile = "Dear\x1b[201~\r\nrm\x9b2J\x00 -rf\rx\u2028y\udcff\ufeff\tz\x07"
    copied = desk.copy(hostile)
    assert copied.outcome is CopyOutcome.CHECKED
    assert copied.text == "Dear[201~\nrm2J -rf\nx\ny\ufffd\tz"
    assert Path(f"{xclip}.text").read_text() == desk.file.read_text() == copied.text


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=("C", "L", "Z"))))
def test_pasteable_text_has_no_controls_and_stays_as_it_is(text: str) -> None:
    plain = pasteable(text)
    assert not {c for c in plain if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0} - {"\n", "\t"}
    assert pasteable(plain) == plain
    plain.encode()


def test_a_pyperclip_in_the_working_directory_is_not_run(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.folder / "pyperclip.py").write_text("raise SystemExit(0)")
    monkeypatch.chdir(desk.folder)
    assert copy_natively(TEXT, desk.environment) is Native.NONE


def test_a_real_clipboard_has_the_text_after_the_terminal_is_gone(desk: Desk, xclipboard: XClipboard) -> None:
    desk.environment |= {"PATH": os.environ["PATH"], "DISPLAY": xclipboard.display}
    assert desk.copy().outcome is CopyOutcome.CHECKED
    assert xclipboard.read() == TEXT

    program = (
        "import sys; from pathlib import Path; from afterword.clipboard.copying import copy;"
        "print(copy(sys.argv[1], Path(sys.argv[2])).outcome.value);"
        "assert not {'textual', 'pyperclip'} & set(sys.modules); input()"
    )
    environment = desk.environment | {"PYTHONPATH": os.pathsep.join(sys.path)}
    # On a busy machine it may take longer than anybody is kept waiting; then it says so, and is asked again.
    for _ in range(5):
        # The program leads the session of this terminal, as a program started by "xterm -e" does.
        terminal = pexpect.spawn(
            sys.executable, ["-c", program, TEXT + "again", str(desk.file)], env=environment, timeout=20
        )
        is_checked = terminal.expect_exact(["checked", "saved"]) == 0
        terminal.close(force=True)
        if is_checked:
            break
    assert is_checked
    assert xclipboard.read() == TEXT + "again"


class Copying(App[None]):
    """Copies as the dashboard does: from a thread, with the terminal's part handed over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.copied: Copied | None = None

    @work(thread=True)
    def action_copy(self) -> None:
        terminal = partial(self.call_from_thread, self.copy_to_clipboard)
        self.copied = copy(TEXT, self.desk.file, terminal, self.desk.environment)


async def test_an_app_sends_through_its_terminal(desk: Desk) -> None:
    app = Copying(desk)
    async with app.run_test():
        app.action_copy()
        await app.workers.wait_for_complete()
        assert app.copied == Copied(CopyOutcome.SENT, TEXT, desk.file)
        assert app.clipboard == TEXT
