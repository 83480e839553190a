"""Files: only ordinary ones of a sensible size are read, and what is written is for the person alone."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from afterword.files import make_folder, put_file, read_plain, write_into, write_new
from afterword.system import WITHOUT_WAITING
from unix import make_pipe, name_of, open_terminal


@pytest.fixture(params=[0o000, 0o022], ids=["umask 000", "umask 022"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("write", [write_new, put_file])
def test_what_is_written_is_for_nobody_else(
    tmp_path: Path, umask: int, write: Callable[[Path, bytes], None]
) -> None:
    write(tmp_path / "message.txt", b"Dear Dana")
    assert (tmp_path / "message.txt").read_bytes() == b"Dear Dana"
    assert mode(tmp_path / "message.txt") == 0o600


def test_so_are_all_the_folders_above_it_that_are_made(tmp_path: Path, umask: int) -> None:
    make_folder(tmp_path / "a" / "b")
    put_file(tmp_path / "c" / "d" / "message.txt", b"Dear Dana")
    assert [mode(path) for path in tmp_path.rglob("*") if path.is_dir()] == [0o700] * 4


def test_a_file_that_is_there_already_is_not_written_over_by_a_new_one(tmp_path: Path) -> None:
    write_new(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"


def test_half_a_new_file_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        write_new(tmp_path / "a", b"first")
    assert list(tmp_path.iterdir()) == []


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    make_pipe(path)


def a_gigabyte(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 30)


def an_endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


ODD: dict[Callable[[Path], None], str] = {
    a_folder: "it is a folder",
    a_pipe: "it is not an ordinary file",
    an_endless_device: "it is not an ordinary file",
    a_terminal: "it is not an ordinary file",
    a_gigabyte: "it is larger than 50 MB",
}


@pytest.mark.parametrize("make", ODD)
def test_only_ordinary_files_of_a_sensible_size_are_read(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "file")
    with pytest.raises(OSError, match=ODD[make]):
        read_plain(tmp_path / "file")


def test_a_file_that_is_just_small_enough_is_read_and_no_larger_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    assert read_plain(tmp_path / "file", most=5) == b"12345"
    with pytest.raises(OSError, match="larger"):
        read_plain(tmp_path / "file", most=4)


def test_a_pipe_that_somebody_reads_is_written_into_and_no_other(tmp_path: Path) -> None:
    make_pipe(tmp_path / "pipe")
    with pytest.raises(OSError, match="No such device"):
        write_into(tmp_path / "pipe", b"text")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | WITHOUT_WAITING)
    try:
        write_into(tmp_path / "pipe", b"text")
        assert os.read(reader, 10) == b"text"
    finally:
        os.close(reader)


def test_a_terminal_is_not_written_into() -> None:
    outside, inside = open_terminal()
    try:
        with pytest.raises(OSError, match="terminal"):
            write_into(Path(name_of(inside)), b"\x1b]0;title\x07")
    finally:
        os.close(inside)
        os.close(outside)
