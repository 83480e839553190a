"""What the shell is told beside the search itself: notifications, completion, doctor's look around."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from afterword.cli.command_line import main
from afterword.exchange.search_document import write_document
from afterword.settings import locations
from builders import a_search

EVENING = "2026-04-14T18:00-04:00"


def afterword(*arguments: str | Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=env)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A data file with Dana's interview and its debrief."""
    (tmp_path / "document.json").write_text(write_document(a_search()), encoding="utf-8")
    file = tmp_path / "search.json"
    assert afterword("--file", file, "import", tmp_path / "document.json").exit_code == 0
    return file


class Desktop:
    """Takes the place of the library that speaks to desktops."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, how: str = "") -> None:
        self.shown: list[tuple[str, str]] = []
        desktop = self

        class DesktopNotifier:
            def __init__(self, app_name: str) -> None:
                assert app_name == "Afterword"

            async def send(self, title: str, message: str, on_dispatched: Callable[[], None]) -> None:
                if how == "breaks":
                    raise RuntimeError("no bus")
                if how == "logs":
                    # As it does where there is no desktop.
                    logging.getLogger("desktop_notifier").warning("Notification failed")
                    return
                desktop.shown.append((title, message))
                on_dispatched()

        library: Any = ModuleType("desktop_notifier")
        library.DesktopNotifier = DesktopNotifier
        monkeypatch.setitem(sys.modules, "desktop_notifier", library)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")


def test_the_desktop_says_what_is_due(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = Desktop(monkeypatch)
    result = afterword("--file", file, "--at", EVENING, "due", "--notify")
    assert (result.exit_code, result.output) == (0, "")
    ((title, message),) = desktop.shown
    assert title == f"{len(message.splitlines())} to follow up"
    assert "thank-you to Dana Osei · Lark Analytics" in message
    afterword("--file", file, "--at", "2026-04-09T10:00-04:00", "due", "--notify")
    assert len(desktop.shown) == 1


@pytest.mark.parametrize("how", ["breaks", "logs"])
def test_without_a_desktop_it_is_a_sentence(file: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    Desktop(monkeypatch, how=how)
    result = afterword("--file", file, "--at", EVENING, "due", "--notify")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("No desktop took the notification; 'afterword due' without --notify")
    assert len(result.stderr.splitlines()) == 1


def test_without_its_library_it_is_a_sentence(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    missing = afterword("--file", file, "--at", EVENING, "due", "--notify")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert "pip install 'afterword[notify]'" in missing.stderr


def test_each_shell_gets_its_own_completion() -> None:
    for shell, words in (
        ("bash", "complete -o nosort"),
        ("zsh", "#compdef afterword"),
        ("fish", "complete --"),
    ):
        result = afterword("completion", shell)
        assert result.exit_code == 0
        assert words in result.stdout
    here = afterword("completion", env={"SHELL": "/usr/bin/zsh"})
    assert "#compdef afterword" in here.stdout
    nowhere = afterword("completion", env={"SHELL": ""})
    assert (nowhere.exit_code, nowhere.stdout) == (1, "")


def test_completion_knows_the_commands() -> None:
    asked = {"_AFTERWORD_COMPLETE": "zsh_complete", "COMP_WORDS": "afterword ba", "COMP_CWORD": "1"}
    result = CliRunner().invoke(main, [], prog_name="afterword", env=asked)
    assert {"basket", "backups"} <= set(result.stdout.split())


def test_doctor_looks_around(file: Path) -> None:
    result = afterword("--file", file, "doctor", env={"TERM": "xterm"})
    assert result.exit_code == 0
    lines = {line.partition(":")[0]: line for line in result.stdout.splitlines()}
    assert "every other command works without" in lines["Terminal"]
    assert "America/New_York" in lines["Time zone"]
    assert (
        lines["Grammar checker"]
        == "Grammar checker: ready for English; of German words are, the rest is read by you."
    )
    assert "Calendar" not in lines


def test_the_calendar_of_ones_own_search_is_kept_by_every_command(file: Path) -> None:
    settings, calendar = locations.settings_file(), file.with_name("own.ics")
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f'calendar = "{calendar}"\n', encoding="utf-8")
    assert "follows your own search only" in afterword("--file", file, "doctor").stdout
    assert not calendar.exists()
    assert afterword("import", file.with_name("document.json")).exit_code == 0
    assert f"Calendar: {calendar} follows every change." in afterword("doctor").stdout
    found = Calendar.from_ical(calendar.read_bytes())
    assert str(found["PRODID"]) == "-//Afterword//Afterword//EN"
    printed = afterword("export", "--as", "calendar").stdout
    assert printed.startswith("BEGIN:VCALENDAR")
    written = file.with_name("out.ics")
    assert afterword("export", written).exit_code == 0
    assert written.read_bytes().count(b"BEGIN:VEVENT") == len(found.walk("VEVENT"))
