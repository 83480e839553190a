"""The settings file as people write it: what is taken, what is named by its line, what a change leaves."""

import time
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from afterword.cli.command_line import main
from afterword.desk.preferences import Preferences
from afterword.domain.errors import NotAllowed
from afterword.interface.keymap import own_keys
from afterword.settings import locations
from afterword.settings.settings import Settings, choices, choosable, read_settings, with_setting
from domain.test_toml_text import REFUSED, TAKEN

WRITTEN = """\
# my machine
theme = "nord"   # easy on the eyes
clock = 24

[keys]
record.copy = "c"
"app.quit" = ["Q", "ctrl+q"]
"""


def test_what_is_written_is_taken() -> None:
    found = read_settings(WRITTEN)
    assert found.troubles == ()
    assert (found.settings.theme, found.settings.clock) == ("nord", "24")
    assert found.settings.keys == {"record.copy": ("c",), "app.quit": ("Q", "ctrl+q")}
    assert found.where("keys.record.copy") == "settings.toml, line 6"
    assert read_settings("").settings == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('theme = "nord"\nclock = 13\n',
         "settings.toml, line 2: clock is auto, 12 or 24, not '13'; auto is taken."),
        ("\nthem = 'nord'\n", "settings.toml, line 2: there is no setting called them. Is theme meant?"),
        ("theme = ['nord']", "settings.toml, line 1: theme is a word in quotation marks."),
        ("keys = 'c'", "settings.toml, line 1: keys is a table; write [keys] on a line of its own."),
        ("[keys]\n'record.copy' = 3", "settings.toml, line 2: write a key like \"c\", or several like"),
        ("[keys.record]\ncopy = []", "settings.toml, line 2: write a key like \"c\", or several like"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_named_by_its_line_and_the_rest_holds(text: str, said: str) -> None:
    found = read_settings(f"{text}\n")
    assert [trouble[: len(said)] for trouble in found.troubles] == [said]
    assert found.settings == Settings(
        theme="nord" if text.startswith("theme = ") and "13" in text else Settings().theme
    )


@pytest.mark.parametrize(
    ("text", "line"), [("theme = \n", 1), ("\n\nclock 24\n", 3), ("a = 1\na = 2\n", 2), ('x = """\n\n', 2)]
)
def test_a_file_that_is_no_toml_is_named_by_line_and_everything_is_as_it_ships(text: str, line: int) -> None:
    found = read_settings(text)
    assert found.troubles[0].startswith(f"settings.toml, line {line}, cannot be read (")
    assert found.settings == Settings()


def test_a_change_touches_its_own_line_only() -> None:
    changed = with_setting(WRITTEN, "theme", "dracula")
    assert changed == WRITTEN.replace("nord", "dracula")
    assert with_setting(WRITTEN, "clipboard", "tmux") == WRITTEN.replace(
        "clock = 24\n", 'clock = 24\nclipboard = "tmux"\n'
    )
    assert "theme" not in with_setting(WRITTEN, "theme", Settings().theme)


@pytest.mark.parametrize("name", choosable())
def test_every_choice_can_be_written_and_read_again(name: str) -> None:
    for value in choices(name) or ("nord",):
        text = with_setting(WRITTEN, name, value)
        assert getattr(read_settings(text).settings, name) == value
        assert "easy on the eyes" in text or name == "theme"
        assert tomllib.loads(text)["keys"] == tomllib.loads(WRITTEN)["keys"]


@pytest.mark.parametrize(
    "text",
    [
        *(text for text, _, _ in REFUSED.values()),
        *TAKEN.values(),
        "clock = 0x" + "f" * 50_000,
        "clock = 1e999",
        "clock = 2026-04-14T10:00:00Z",
        "keys = [[[[1]]]]",
        "[keys]\n" + "a." * 40 + "a = 'x'",
        "[keys]\nrecord.copy = [['c']]",
        "a" * 50_000 + " = 1",
        "[keys]\nrecord.copy = '" + "c" * 50_000 + "'",
        "[keys]\n" + "c" * 50_000 + " = 'c'",
        "clock = '" + "x" * 50_000 + "'",
        'calendar = "\\u0000"',
        "calendar = '~nobody-is-called-so/x.ics'",
    ],
    ids=lambda text: text[:12],
)
def test_whatever_stands_in_it_the_program_runs(text: str) -> None:
    started = time.process_time()
    found = read_settings(text)
    locations.settings_file().parent.mkdir(parents=True)
    locations.settings_file().write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["log", "applied", "Acme", "Clerk"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert all(len(trouble) < 250 for trouble in own_keys(found).troubles)
    assert time.process_time() - started < 4


def test_what_only_a_change_cannot_read_is_left_as_it_is_and_said() -> None:
    deep = "x = " + "[" * 300 + "]" * 300 + "\n"
    assert read_settings(deep).is_toml
    with pytest.raises(NotAllowed, match='put clock = "24" into it'):
        with_setting(deep, "clock", "24")


def test_a_mark_at_the_beginning_that_windows_leaves_there_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b'\xef\xbb\xbfclock = "24"\r\n')
    assert Preferences(tmp_path / "settings.toml").settings.clock == "24"
