"""Which program a person's EDITOR or VISUAL means."""

import os
import shlex
from pathlib import Path

import pytest

from afterword.domain.errors import AfterwordError
from afterword.interface.editor import editor_command

pytestmark = pytest.mark.exhaustive


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("vi", "my editor", "dana's editor"):
        (tmp_path / name).touch(mode=0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("wish", "command"),
    [
        ("vi", ["vi"]),
        (" vi -n  +1 ", ["vi", "-n", "+1"]),
        ("'{}/my editor' --wait", ["{}/my editor", "--wait"]),
        ("{}/my editor", ["{}/my editor"]),
        ("{}/my editor --wait 'a b'", ["{}/my editor", "--wait", "a b"]),
        (r"{}/my\ editor", ["{}/my editor"]),
        ("{}/dana's editor", ["{}/dana's editor"]),
        ("{}/dana's editor -n", ["{}/dana's editor", "-n"]),
        ("~/vi", ["{}/vi"]),
    ],
)
def test_it_is_read_as_a_shell_does_and_a_path_may_have_blanks(
    programs: Path, monkeypatch: pytest.MonkeyPatch, wish: str, command: list[str]
) -> None:
    monkeypatch.setenv("EDITOR", wish.replace("{}", str(programs)))
    assert editor_command() == [part.replace("{}", str(programs)) for part in command]


@pytest.mark.parametrize(
    "wish", ["vi '", 'vi "x', "vi \\", "nosuch", "/no/such", "'", "\\", "~nobody/vi", "''", "(", "/"]
)
def test_what_names_no_program_is_said_and_nothing_is_raised(
    programs: Path, monkeypatch: pytest.MonkeyPatch, wish: str
) -> None:
    monkeypatch.setenv("VISUAL", wish)
    with pytest.raises(AfterwordError, match=r"\$VISUAL names no program .* The message is as it was\."):
        editor_command()


def test_the_visual_one_goes_first_and_an_empty_one_is_none(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", " ")
    monkeypatch.setenv("EDITOR", "vi")
    assert editor_command() == ["vi"]
    monkeypatch.setenv("VISUAL", shlex.quote(os.fspath(programs / "my editor")))
    assert editor_command() == [str(programs / "my editor")]
