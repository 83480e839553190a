"""What was half typed, from one start to the next, whatever became of its file meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest

from afterword.desk.half_typed import HalfTyped
from unix import make_pipe

FORM = "An interview"
RUBBISH = [
    b"",
    b"[]",
    b"{",
    b"null",
    b'{"An interview": 7}',
    b"[" * 100_000,
    b'{"An interview": ' * 20_000,
    b'{"An interview": {"when": "\xff"}}',
    b"\0" * 4096,
]


def written(folder: Path, raw: bytes) -> HalfTyped:
    (folder / "half-typed.json").write_bytes(raw)
    return HalfTyped(folder)


def is_usable(folder: Path) -> None:
    HalfTyped(folder).keep(FORM, {})
    again = HalfTyped(folder)
    again.keep(FORM, {"company": "Lark"})
    again.put_down()
    assert HalfTyped(folder).of(FORM) == {"company": "Lark"}


@pytest.mark.parametrize("raw", RUBBISH, ids=range(len(RUBBISH)))
def test_a_file_that_cannot_be_read_is_put_aside_and_makes_room(tmp_path: Path, raw: bytes) -> None:
    half_typed = written(tmp_path, raw)
    brought, aside = half_typed.bring_back(FORM, ("when",))
    assert not brought
    assert aside
    assert aside.read_bytes() == raw
    assert aside.stat().st_mode & 0o777 == 0o600
    assert half_typed.bring_back(FORM, ("when",)) == ({}, None), "that is told once"
    is_usable(tmp_path)


def test_what_is_no_text_takes_no_other_with_it(tmp_path: Path) -> None:
    half_typed = written(
        tmp_path, b'{"a": {"when": "fri", "round": 7, "to": null}, "b": "x", "c": {"d": "\\u001b"}}'
    )
    assert half_typed.of("a") == {"when": "fri"}
    assert half_typed.of("b") is None
    assert half_typed.of("c") == {"d": "\x1b"}
    _, aside = half_typed.bring_back("b", ())
    assert aside
    assert b'"round": 7' in aside.read_bytes()


@pytest.mark.parametrize("make", [Path.mkdir, make_pipe])
def test_what_is_no_file_makes_room_for_one(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "half-typed.json")
    assert HalfTyped(tmp_path).of(FORM) is None
    is_usable(tmp_path)


def test_text_that_is_put_aside_is_in_a_file_and_does_not_come_back(tmp_path: Path) -> None:
    half_typed = HalfTyped(tmp_path)
    for text in ("9999-12-31 23:30", "\ud800"):
        half_typed.keep(FORM, {"when": text})
        kept = half_typed.put_aside(FORM, {"when": text, "place": ""})
        assert kept.read_text() == f"An interview\nwhen: {text.encode(errors='backslashreplace').decode()}\n"
    half_typed.put_down()
    assert HalfTyped(tmp_path).of(FORM) is None
    assert len(list(tmp_path.iterdir())) == 2


def test_where_nothing_can_be_written_it_is_kept_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    half_typed = HalfTyped(tmp_path / "file" / "folder")
    half_typed.put_aside(FORM, {"when": "fri"})
    assert half_typed.of(FORM) is None
    assert half_typed.of(f"{FORM}, put aside") == {"when": "fri"}
    half_typed.put_down()
