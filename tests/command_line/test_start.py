"""What was worked out ahead is said at once, as the command says it, and only where it holds."""

import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from afterword import start
from afterword.cli.command_line import main
from afterword.domain.facts import Note
from afterword.interface.today.frames import frame_of
from afterword.interface.view import view_of
from afterword.settings import circumstances as of
from afterword.settings.locations import settings_file, state_folder
from afterword.store.file import own_folder
from afterword.store.kept_today import shown
from desk.desks import desk_on
from interface.dashboards import NOW, six
from isolation import private_folders

AT = NOW.isoformat()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A search of which Today is kept."""
    for name, value in private_folders(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    keep(tmp_path)
    return tmp_path / "search.json"


def keep(folder: Path) -> None:
    desk = desk_on(folder, NOW)
    if not desk.search:
        desk.files.import_document(six())
    desk.saving.book.own_folder = own_folder(folder / "search.json", state_folder())
    desk.kept_today.circumstances = of.circumstances(settings_file())
    desk.kept_today.keep(desk.plan, [frame_of(view_of(desk)).packed()])


def said(file: Path, at: str = AT) -> bytes | None:
    asked = start.asked_by(["--file", str(file), "--at", at, "due"])
    assert asked
    return shown(asked.file, state_folder(), of.circumstances(settings_file()), asked.now, "printed")


def test_what_is_kept_is_said_at_its_moment_only(file: Path) -> None:
    told = said(file)
    assert told
    assert told.decode().count("\n") >= 3
    frame = frame_of(view_of(desk_on(file.parent, NOW)))
    assert told == frame.printed
    assert said(file, (frame.until - timedelta(seconds=1)).isoformat()) == told
    for moment in (frame.until, NOW - timedelta(seconds=1), NOW + timedelta(days=30)):
        assert said(file, moment.isoformat()) is None


def touched(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def a_letter_changed(file: Path) -> None:
    raw, about = file.read_bytes(), file.stat()
    file.write_bytes(raw.replace(b"Lark", b"Lurk"))
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))


CHANGES: dict[str, Callable[[Path, pytest.MonkeyPatch], object]] = {
    "a byte more": lambda file, _: file.write_bytes(file.read_bytes() + b"\n"),
    "a letter, size and time the same": lambda file, _: a_letter_changed(file),
    "no file": lambda file, _: file.unlink(),
    "settings": lambda _, __: touched(settings_file(), 'clock = "12"\n'),
    "program": lambda _, patch: patch.setattr(of, "__version__", "99"),
    "zone": lambda _, patch: patch.setenv("TZ", "Asia/Tokyo"),
    "how days are written": lambda _, patch: patch.setenv("LC_TIME", "en_US.UTF-8"),
    "libraries": lambda file, patch: patch.setattr(sys, "path", [*sys.path, str(file.parent)]),
    "system's zones": lambda file, patch: patch.setattr(of, "_FILES", (str(file),)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_not_provably_current_is_not_believed(
    file: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    assert said(file) is not None
    CHANGES[change](file, monkeypatch)
    assert said(file) is None


def test_the_same_bytes_are_believed_wherever_they_came_from(file: Path) -> None:
    told, raw = said(file), file.read_bytes()
    file.unlink()
    file.write_bytes(raw)
    assert said(file) == told


def test_a_save_leaves_nothing_of_what_is_deleted_and_the_next_look_keeps_it_anew(file: Path) -> None:
    desk = desk_on(file.parent, NOW)
    desk.saving.book.own_folder = own_folder(file, state_folder())
    desk.saving.add(Note(id="n", at=NOW, text="a word"), "noted it")
    assert not list(state_folder().rglob("today.kept"))
    assert said(file) is None
    keep(file.parent)
    assert said(file) is not None


def test_a_look_at_another_moment_leaves_what_is_kept_of_now(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = said(file)
    monkeypatch.setattr("time.time", NOW.timestamp)
    monkeypatch.setattr(of, "circumstances_at_start", partial(of.circumstances, settings_file()))
    later = ["--file", str(file), "--at", (NOW + timedelta(days=30)).isoformat(), "due"]
    assert CliRunner().invoke(main, later).exit_code == 0
    assert said(file) == told
    monkeypatch.setattr("time.time", (NOW + timedelta(days=60)).timestamp)
    assert CliRunner().invoke(main, later).exit_code == 0
    assert said(file) is None, "where nothing is kept of now, what was asked for is"


def test_what_needs_a_word_beside_it_is_not_kept(file: Path) -> None:
    ahead = Note(id="ahead", at=NOW + timedelta(days=400), recorded_at=NOW + timedelta(days=400), text="?")
    desk = desk_on(file.parent, NOW)
    desk.saving.book.own_folder = own_folder(file, state_folder())
    desk.saving.add(ahead, "noted it")
    keep(file.parent)
    assert said(file) is None


@pytest.mark.parametrize(
    "words",
    ["", "due --json", "--help", "--at 2026-04-14 due", "--at soon due", "--file due", "-x y due", "due due"],
)
def test_all_that_is_said_otherwise_is_for_the_command_line(words: str) -> None:
    asked = start.asked_by(words.split())
    assert asked is None or asked.command != "due"


def test_without_options_it_is_the_persons_own_file_now() -> None:
    asked = start.asked_by(["due"])
    assert asked
    assert asked.file.name == "search.json"
    assert abs(asked.now - time.time()) < 60


def test_only_what_is_said_in_so_many_words_opens_the_dashboard_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "search.json")
    for words in ([], ["--file", file], ["--at", AT, "--file", file]):
        asked = start.asked_by(words)
        assert asked
        assert asked.command == ""
    # What is wrong here is for the command line to say.
    for words in (["--at", AT], ["--file", str(tmp_path)], ["--file", file, "--at", "soon"]):
        assert start.asked_by(words) is None
    monkeypatch.setenv("_AFTERWORD_COMPLETE", "bash_source")
    assert start.asked_by([]) is None


def test_ctrl_c_before_the_first_screen_ends_it_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("afterword.cli.dashboard.open_dashboard", stop)
    with pytest.raises(SystemExit) as ended:
        start._open_dashboard(start.Asked("", tmp_path / "search.json", None))
    assert ended.value.code == 1
    assert capsys.readouterr() == ("", "")
