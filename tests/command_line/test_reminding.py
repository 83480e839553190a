"""Reminders in one command: what each system is told, by stand-ins of its own command."""

import plistlib
from datetime import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from afterword import system as systems
from afterword.cli import reminding
from afterword.cli.command_line import main
from afterword.system import SYSTEMS, Linux, MacOS, System, Windows

COMMAND = ("/opt/my tools/afterword", "--file", 'a "b" 100% $HOME.json', "due", "--notify")
NINE = time(9)


def remind(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["remind", *arguments])


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the system's own commands were asked, line by line; stand-ins write it down."""
    home, tools = tmp_path / "home", tmp_path / "bin"
    for folder in (home, tools):
        folder.mkdir()
    for name in ("systemctl", "launchctl", "schtasks"):
        tool = tools / name
        tool.write_text(f'#!/bin/sh\necho "{name} $*" >>{tmp_path}/asked\n')
        tool.chmod(0o755)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")
    monkeypatch.setattr(reminding, "_NEEDED", "json")
    return tmp_path / "asked"


@pytest.mark.parametrize(
    ("system", "on", "off"),
    [
        ("linux", "systemctl --user enable --now afterword-due.timer", "systemctl --user disable --now"),
        ("darwin", "launchctl bootstrap gui/", "launchctl bootout gui/"),
        ("win32", "schtasks /Create /F /TN afterword-due /TR ", "schtasks /Delete /F /TN afterword-due"),
    ],
)
def test_each_system_is_asked_in_its_own_words_and_what_was_written_goes_again(
    asked: Path, monkeypatch: pytest.MonkeyPatch, system: str, on: str, off: str
) -> None:
    monkeypatch.setattr(systems, "_here", SYSTEMS[system]())
    result = remind("on", "--hour", "8:30")
    assert (result.exit_code, result.output.partition(" your ")[0]) == (0, "On working days at 08:30")
    assert asked.read_text().splitlines()[-1].startswith(on)
    home = asked.parent / "home"
    assert len([path for path in home.rglob("*") if path.is_file()]) == {"linux": 2, "darwin": 1}.get(
        system, 0
    )
    assert remind("off").output == "Reminders are off.\n"
    assert asked.read_text().splitlines()[-1].startswith(off)
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_words_reach_the_program_as_they_are(tmp_path: Path) -> None:
    files = Linux().reminder(COMMAND, NINE, tmp_path).files
    service, timer = (raw.decode() for raw in files.values())
    assert 'ExecStart="/opt/my tools/afterword" "--file" "a \\"b\\" 100%% $$HOME.json" "due"' in service
    assert "OnCalendar=Mon..Fri 09:00\n" in timer
    on_macos = MacOS().reminder(COMMAND, NINE, tmp_path)
    assert [command[-1].rpartition("/")[2] for command in on_macos.off] == ["afterword-due"]
    (agent,) = on_macos.files.values()
    told = plistlib.loads(agent)
    assert told["ProgramArguments"] == list(COMMAND)
    assert [day["Weekday"] for day in told["StartCalendarInterval"]] == [1, 2, 3, 4, 5]
    (create,) = Windows().reminder(COMMAND, NINE, tmp_path).on
    assert '"/opt/my tools/afterword" --file "a \\"b\\" 100% $HOME.json" due --notify' in create
    assert create[-4:] == ("/D", "MON,TUE,WED,THU,FRI", "/ST", "09:00")


def test_what_a_system_refuses_is_said(asked: Path) -> None:
    (asked.parent / "bin" / "systemctl").write_text("#!/bin/sh\necho no bus >&2\nexit 1\n")
    result = remind("on")
    assert (result.exit_code, result.output) == (1, "systemctl did not take it: no bus\n")
    assert not list((asked.parent / "home").rglob("*.timer"))


def test_without_the_library_or_on_an_unknown_system_nothing_is_written(
    asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminding, "_NEEDED", "no_such_library")
    assert "pip install 'afterword[notify]'" in remind("on").output
    monkeypatch.setattr(systems, "_here", System())
    assert remind("on").exit_code == 1
    assert not asked.exists()
