"""What each system does in its own way, tried for all of them wherever the tests run."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from afterword import system
from afterword.cli.output import title_kept
from afterword.domain.search import JobSearch
from afterword.files import put_file, read_plain, write_into
from afterword.interface.links import open_link
from afterword.reading.paths import paths_like, read_path
from afterword.settings.circumstances import circumstances
from afterword.system import SYSTEMS, Linux, MacOS, System, Windows, here
from builders import a_search
from store.books import a_book, a_note, saved

ALL = (System(), Linux(), MacOS(), Windows())


class Calls:
    """Stands in for functions of the system and writes down what they are asked."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.made: list[tuple[Any, ...]] = []

    def of(self, module: object, name: str, *errors: OSError) -> None:
        """Each call fails with the next of the errors; after them all goes well."""
        left = list(errors)

        def call(*given: Any, **named: Any) -> None:
            self.made.append((name, *given, *named.values()))
            if left:
                raise left.pop(0)

        self._patch.setattr(module, name, call, raising=False)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    return Calls(monkeypatch)


@pytest.fixture(params=ALL, ids=lambda each: type(each).__name__)
def each(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> System:
    """The program takes itself to be there."""
    monkeypatch.setattr(system, "_here", request.param)
    assert isinstance(request.param, System)
    return request.param


def test_python_says_where_we_are_and_what_is_not_known_is_a_unix() -> None:
    assert type(here()) is SYSTEMS.get(sys.platform, System)
    assert {name: kind.__name__ for name, kind in SYSTEMS.items()} == {
        "linux": "Linux",
        "darwin": "MacOS",
        "win32": "Windows",
    }


def test_a_search_is_saved_backed_up_and_read_again(tmp_path: Path, each: System) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    now = saved(book, search, search.with_fact(a_note(2)))
    assert a_book(tmp_path).load() == now
    assert list((tmp_path / "state").rglob("*-save.json"))
    put_file(tmp_path / "message.txt", b"Dear Dana\n")
    put_file(tmp_path / "message.txt", b"Dear Omar\n")
    assert read_plain(tmp_path / "message.txt") == b"Dear Omar\n"
    assert list(tmp_path.rglob("*.tmp")) == []


def test_saved_is_said_once_the_disk_has_it(tmp_path: Path, each: System, calls: Calls) -> None:
    if sys.platform == "win32":
        pytest.skip("there is no fcntl to stand in for")
    import fcntl

    calls.of(os, "fsync")
    calls.of(fcntl, "fcntl")
    asked, named = ("fcntl", 51) if isinstance(each, MacOS) else ("fsync", None)
    each.flush(7)
    assert calls.made == [(asked, 7, named) if named else (asked, 7)]
    each.flush_folder(tmp_path)
    assert [call[0] for call in calls.made[1:]] == ([] if isinstance(each, Windows) else [asked])
    if sys.platform == "darwin":
        assert fcntl.F_FULLFSYNC == 51


def test_a_disk_over_a_network_is_asked_as_it_can_be(calls: Calls) -> None:
    if sys.platform == "win32":
        pytest.skip("there is no fcntl to stand in for")
    import fcntl

    calls.of(os, "fsync")
    calls.of(fcntl, "fcntl", OSError(45, "Operation not supported"))
    MacOS().flush(7)
    assert calls.made == [("fcntl", 7, 51), ("fsync", 7)]


BUSY, FULL = PermissionError(13, "Access is denied"), OSError(28, "No space left on device")


def test_who_reads_the_file_for_a_moment_is_waited_for_on_windows(
    tmp_path: Path, each: System, calls: Calls
) -> None:
    calls.of(time, "sleep")
    calls.of(os, "replace", BUSY, BUSY)
    new, old = tmp_path / "new", tmp_path / "old"
    if not isinstance(each, Windows):
        with pytest.raises(PermissionError):
            each.replace(new, old)
        assert calls.made == [("replace", new, old)]
        return
    each.replace(new, old)
    assert [call[0] for call in calls.made] == ["replace", "sleep", "replace", "sleep", "replace"]
    assert {call[1:] for call in calls.made if call[0] == "replace"} == {(new, old)}


@pytest.mark.parametrize(("errors", "tries"), [([BUSY] * 9, 5), ([FULL], 1)], ids=["for ever", "full"])
def test_who_reads_it_for_long_or_another_error_is_told(
    tmp_path: Path, calls: Calls, errors: list[OSError], tries: int
) -> None:
    calls.of(time, "sleep")
    calls.of(os, "replace", *errors)
    with pytest.raises(type(errors[0])):
        Windows().replace(tmp_path / "new", tmp_path / "old")
    assert [call[0] for call in calls.made].count("replace") == tries
    assert sum(call[1] for call in calls.made if call[0] == "sleep") < 1


def about(mode: int, owner: int) -> os.stat_result:
    return os.stat_result((mode, 0, 0, 1, owner, owner, 0, 0, 0, 0))


def test_a_file_stays_its_owners_where_files_have_one(tmp_path: Path, each: System, calls: Calls) -> None:
    calls.of(os, "chown")
    calls.of(os, "chmod")
    each.give(tmp_path, about(stat.S_IFREG | 0o600, 1), about(stat.S_IFREG | 0o640, 2))
    given = [] if isinstance(each, Windows) else [("chown", tmp_path, 2, 2)]
    assert calls.made == [*given, ("chmod", tmp_path, 0o640)]
    calls.made.clear()
    each.give(tmp_path, about(stat.S_IFREG | 0o600, 2), about(stat.S_IFREG | 0o644, 2))
    assert calls.made == [("chmod", tmp_path, 0o644)]


def test_what_goes_into_a_pipe_waits_for_its_reader(tmp_path: Path, each: System, calls: Calls) -> None:
    calls.of(os, "set_blocking")
    (tmp_path / "pipe").touch()
    write_into(tmp_path / "pipe", b"text\n")
    assert (tmp_path / "pipe").read_bytes() == b"text\n"
    assert [call[0] for call in calls.made] == ([] if isinstance(each, Windows) else ["set_blocking"])


PATHS: dict[str, tuple[list[str], list[str]]] = {
    "'/tmp/my jobs.csv'": (["/tmp/my jobs.csv"], ["'/tmp/my", "jobs.csv'"]),
    r"/tmp/my\ jobs.csv": (["/tmp/my jobs.csv"], ["/tmp/my\\", "jobs.csv"]),
    r'"C:\My jobs\new.csv" C:\temp\a#1.csv': (
        ["C:\\My jobs\\new.csv", "C:tempa#1.csv"],
        ["C:\\My jobs\\new.csv", "C:\\temp\\a#1.csv"],
    ),
}  # fmt: skip
"""What is typed, and what it means on a Unix and on Windows."""


@pytest.mark.parametrize("typed", PATHS)
def test_a_path_is_read_as_the_system_writes_it(each: System, typed: str) -> None:
    words = each.words_of(typed)
    assert words == PATHS[typed][isinstance(each, Windows)]
    assert read_path(typed) == Path(words[0] if len(words) == 1 else typed)


def test_a_path_is_completed_behind_each_slash_of_the_system(
    tmp_path: Path, each: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jobs.csv").touch()
    assert paths_like(f"{tmp_path}/jo") == [f"{tmp_path}/jobs.csv"]
    assert paths_like("jo") == ["jobs.csv"]
    is_windows = isinstance(each, Windows)
    assert each.folder_of(r"C:\My jobs\ne") == ("C:\\My jobs\\" if is_windows else "")
    assert each.folder_of("C:jobs") == ("C:" if is_windows else "")
    with pytest.raises(ValueError, match="No closing quotation"):
        each.words_of('"open')


class Program:
    """Stands in for one that was started apart."""

    pid, is_ended = 4711, False

    def kill(self) -> None:
        self.is_ended = True


def test_a_program_apart_is_out_of_reach_and_is_ended_with_what_it_started(
    each: System, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}
    monkeypatch.setattr(
        subprocess, "Popen", lambda *_, **named: asked.update(named) or (_ for _ in ()).throw(OSError)
    )
    assert not open_link("https://lark.example")
    calls.of(os, "killpg", ProcessLookupError())
    program = Program()
    each.end(program)  # type: ignore[arg-type]
    assert program.is_ended
    if isinstance(each, Windows):
        assert asked["creationflags"] == 0x08000200
        assert "start_new_session" not in asked
        assert calls.made == []
    else:
        assert asked["start_new_session"]
        assert "creationflags" not in asked
        assert calls.made == [("killpg", 4711, 9)]


def test_the_signals_that_end_the_program_are_those_of_the_system(each: System) -> None:
    own = "SIGBREAK" if isinstance(each, Windows) else "SIGHUP"
    assert set(each.ended_by) == {"SIGTERM", "SIGINT", own}
    if SYSTEMS.get(sys.platform, System) is type(each):
        assert all(hasattr(signal, name) for name in each.ended_by)


@pytest.mark.parametrize(
    ("environment", "on_unix", "on_windows"),
    [
        ({}, "", "console"),
        ({"TERM": "xterm-256color"}, "xterm-256color", "xterm-256color"),
        ({"TERM": "dumb"}, "", ""),
    ],
)
def test_a_terminal_is_told_from_what_cannot_place_its_cursor(
    each: System, environment: dict[str, str], on_unix: str, on_windows: str
) -> None:
    assert each.terminal(environment) == (on_windows if isinstance(each, Windows) else on_unix)


def test_a_console_that_would_print_it_is_not_told_to_keep_its_title(
    each: System, capsys: pytest.CaptureFixture[str]
) -> None:
    with title_kept():
        pass
    assert capsys.readouterr().out == ("" if isinstance(each, Windows) else "\x1b[22;2t\x1b[23;2t")


def test_what_was_worked_out_ahead_is_taken_only_where_a_change_of_zone_would_show(
    tmp_path: Path, each: System
) -> None:
    assert bool(circumstances(tmp_path / "settings.toml")) is not isinstance(each, Windows)


@pytest.mark.parametrize(
    ("known", "is_there"), [({}, True), ({}, False), ({"DBUS_SESSION_BUS_ADDRESS": "x"}, True)]
)
def test_a_timer_finds_the_desktop_of_linux(
    each: System, monkeypatch: pytest.MonkeyPatch, known: dict[str, str], is_there: bool
) -> None:
    exists: Callable[[Path], bool] = lambda _: is_there  # noqa: E731
    monkeypatch.setattr(Path, "exists", exists)
    environment = dict(known)
    each.reach_desktop(environment)
    if type(each) is Linux and is_there and not known:
        assert environment["DBUS_SESSION_BUS_ADDRESS"].startswith("unix:path=/run/user/")
    else:
        assert environment == known
