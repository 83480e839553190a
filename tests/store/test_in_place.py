"""Where the folder takes no new file, the file is written over, once a copy of it is safe."""

import errno
import os
from pathlib import Path

import pytest

from afterword.domain.errors import NotSaved
from afterword.domain.search import JobSearch
from builders import a_search
from store.books import a_book, a_note, saved


def refused(target: Path, error: int) -> object:
    """A stand-in for ``os.open`` or ``os.replace`` that knows no neighbours of ``target``."""
    really_open = os.open

    def opened(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_EXCL and Path(path).parent == target.parent:
            raise OSError(error, os.strerror(error), str(path))
        return really_open(path, flags, mode)

    return opened


@pytest.mark.parametrize("error", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_takes_no_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1, "a long text " * 50)))
    inode, raw = book.path.stat().st_ino, book.path.read_bytes()
    monkeypatch.setattr(os, "open", refused(book.path, error))
    shorter = saved(book, search, a_search(a_note(1, "short")))
    assert book.path.stat().st_ino == inode
    assert a_book(tmp_path).load() == shorter
    (backup,) = book.backups.all()
    assert backup.path.read_bytes() == raw
    assert not book.changed_outside()


def test_without_a_safe_copy_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    raw = book.path.read_bytes()
    (book.own_folder / "backups").touch()
    monkeypatch.setattr(os, "open", refused(book.path, errno.EACCES))
    with pytest.raises(NotSaved):
        saved(book, search, a_search(a_note(1, "other")))
    assert book.path.read_bytes() == raw


def test_a_full_disk_is_no_reason_to_write_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    raw = book.path.read_bytes()
    monkeypatch.setattr(os, "open", refused(book.path, errno.ENOSPC))
    with pytest.raises(NotSaved, match="No space left"):
        saved(book, search, a_search(a_note(1, "other")))
    assert book.path.read_bytes() == raw


def test_short_writes_are_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: really_write(handle, bytes(data)[:100]))
    saved(a_book(tmp_path), JobSearch(), a_search(a_note(1)))
    assert a_book(tmp_path).load() == a_search(a_note(1))
