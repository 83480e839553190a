"""The person's files: whatever is written is for nobody else to read, and whatever is no file is refused."""

import os
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from afterword.cli.command_line import main
from afterword.exchange.search_document import write_document
from afterword.settings import locations
from builders import a_search
from test_files import ODD, a_pipe

NOW = ("--at", "2026-04-14T18:00-04:00")
THANKS = "C2:a1:1:dana"


@pytest.fixture(params=[0o000, 0o022], ids=["umask 000", "umask 022"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def afterword(*arguments: str | Path, given: str = "") -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)
    # Python waits for it where a command is a process of its own.
    for thread in threading.enumerate():
        if thread.name == "calendar":
            thread.join()
    return result


def open_to_others(folder: Path) -> list[str]:
    """What somebody else could read, or put something into."""
    return [
        f"{path.name} {stat.S_IMODE(path.lstat().st_mode):o}"
        for path in folder.rglob("*")
        if not path.is_symlink() and stat.S_IMODE(path.lstat().st_mode) & 0o077
    ]


def test_whatever_the_commands_write_is_for_nobody_else(
    tmp_path: Path, umask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    for name in ("HOME", "CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv("HOME" if name == "HOME" else f"XDG_{name}_HOME", str(home / name))
    document = tmp_path / "document.json"
    document.write_text(write_document(a_search()), encoding="utf-8")
    settings = locations.settings_file()
    settings.parent.mkdir(parents=True, mode=0o700)
    settings.write_text(f'calendar = "{home / "search.ics"}"\nclipboard = "file"\n')
    (settings.parent.parent).chmod(0o700)
    settings.chmod(0o600)

    def done(*arguments: str | Path) -> None:
        result = afterword(*arguments)
        assert result.exit_code == 0, (arguments, result.output)

    done("import", document)
    done("log", "applied", "Acme", "Clerk")
    done(*NOW, "copy", THANKS)
    done("doctor")
    for name in ("all.json", "applications.csv", "calendar.ics", "report.html"):
        done("export", home / name)
    done("export", home / "story.md", "--app", "a1")
    done("stats", "--svg", home / "figures.svg")
    done("restore")
    written = {path.name for path in home.rglob("*")}
    assert {"search.json", "search.ics", "last-message.txt", "holidays.json", "figures.svg"} <= written
    assert open_to_others(home) == []


@pytest.mark.parametrize("make", ODD)
@pytest.mark.parametrize("suffix", ["csv", "json", "ics"])
def test_what_is_no_file_of_a_sensible_size_is_not_brought_in(
    tmp_path: Path, make: Callable[[Path], None], suffix: str
) -> None:
    odd = tmp_path / f"odd.{suffix}"
    make(odd)
    result = afterword("--file", tmp_path / "search.json", "import", odd)
    assert (result.exit_code, result.stderr) == (1, f"{odd} could not be read: {ODD[make]}.\n")
    assert not (tmp_path / "search.json").exists()


@pytest.mark.parametrize("make", ODD)
@pytest.mark.parametrize("command", [("check", "--for", THANKS), ("read",)])
def test_what_is_no_file_is_not_read(
    tmp_path: Path, make: Callable[[Path], None], command: tuple[str, ...]
) -> None:
    document, odd = tmp_path / "document.json", tmp_path / "odd.txt"
    document.write_text(write_document(a_search()), encoding="utf-8")
    afterword("--file", tmp_path / "search.json", "import", document)
    make(odd)
    result = afterword("--file", tmp_path / "search.json", *NOW, *command, odd)
    assert result.exit_code in (1, 2)
    assert f"{odd} could not be read: it is " in result.stderr or "is a directory" in result.stderr


@pytest.mark.parametrize("command", [("check", "--for", THANKS), ("import", "-"), ("read",)])
def test_standard_input_is_not_read_for_ever(tmp_path: Path, command: tuple[str, ...]) -> None:
    document = tmp_path / "document.json"
    document.write_text(write_document(a_search()), encoding="utf-8")
    afterword("--file", tmp_path / "search.json", "import", document)
    result = afterword("--file", tmp_path / "search.json", *NOW, *command, given="x" * 50_000_001)
    assert result.exit_code == 1
    told = ("There is more on standard input than", "Standard input could not be read: it is larger")
    assert result.stderr.startswith(told)


def test_a_dash_is_standard_input(tmp_path: Path) -> None:
    result = afterword("--file", tmp_path / "search.json", "import", "-", given=write_document(a_search()))
    assert (result.exit_code, result.stdout) == (0, "Imported: 6 new, 0 changed, 0 unchanged.\n")


@pytest.mark.parametrize("make", ODD)
def test_no_file_of_ones_own_that_is_none_stands_in_the_way(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    own = (locations.settings_file(), locations.holidays_file(), locations.own_messages() / "thank_you.md")
    for path in own:
        path.parent.mkdir(parents=True, exist_ok=True)
        make(path)
    document = tmp_path / "document.json"
    document.write_text(write_document(a_search()), encoding="utf-8")
    assert afterword("import", document).exit_code == 0
    result = afterword("draft", THANKS, "--json")
    assert result.exit_code == 0
    assert "The shipped message is used." in result.stderr
    assert afterword("keys").stderr.partition(" could not be read (it is ")[0].endswith("settings.toml")


def test_a_calendar_is_not_kept_where_a_pipe_is(tmp_path: Path) -> None:
    a_pipe(tmp_path / "search.ics")
    settings = locations.settings_file()
    settings.parent.mkdir(parents=True)
    settings.write_text(f'calendar = "{tmp_path / "search.ics"}"\n')
    result = afterword("log", "applied", "Acme", "Clerk")
    assert result.exit_code == 0
    assert "could not be written: it is not an ordinary file" in afterword("doctor").stdout
    assert stat.S_ISFIFO((tmp_path / "search.ics").stat().st_mode)


def test_nothing_goes_out_into_a_pipe_that_nobody_reads(tmp_path: Path) -> None:
    a_pipe(tmp_path / "pipe")
    result = afterword("export", tmp_path / "pipe")
    assert (result.exit_code, result.stderr) == (
        1,
        f"{tmp_path / 'pipe'} could not be written: No such device or address.\n",
    )
