"""What keeps a file from being written is told before there is anything to save."""

import os
from pathlib import Path

import pytest

from afterword.domain.errors import NotSaved
from afterword.domain.search import JobSearch
from afterword.store import storage
from afterword.store.hindrance import DISK_GONE
from builders import a_search
from store.books import a_book, a_note, saved


def closed(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """These may not be written, whoever runs the test."""
    really_access = os.access

    def access(path: Path, mode: int) -> bool:
        return really_access(path, mode) and not (mode & os.W_OK and Path(path) in paths)

    monkeypatch.setattr(os, "access", access)


def sign(folder: Path, name: str = "search.json") -> str:
    book = a_book(folder, name)
    book.load()
    hindrance = book.hindrance()
    return hindrance.sign if hindrance else ""


def test_where_all_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    assert sign(tmp_path) == ""
    assert sign(tmp_path, "not/made/yet/search.json") == ""
    saved(a_book(tmp_path), JobSearch(), a_search())
    assert sign(tmp_path) == ""


def test_a_read_only_file_or_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "search.json"
    with monkeypatch.context() as patch:
        closed(patch, tmp_path)
        assert sign(tmp_path) == "the folder is read-only"
        assert sign(tmp_path, "not/made/yet/search.json") == "the folder is read-only"
    saved(a_book(tmp_path), JobSearch(), a_search())
    for paths, expected in (
        ((file,), ""),
        ((tmp_path,), ""),
        ((file, tmp_path), "the file is read-only"),
    ):
        with monkeypatch.context() as patch:
            closed(patch, *paths)
            assert sign(tmp_path) == expected
    file.chmod(0o444)
    assert sign(tmp_path) == "the file is read-only"


def test_a_file_or_folder_that_went_while_it_was_open(tmp_path: Path) -> None:
    book = a_book(tmp_path, "stick/search.json")
    search = saved(book, JobSearch(), a_search())
    book.path.unlink()
    gone = book.hindrance()
    assert gone
    assert "the file is gone" in gone.sign
    assert "puts it back" in gone.sentence
    search = saved(book, search, search.with_fact(a_note(1)))
    assert book.hindrance() is None
    (tmp_path / "stick").rename(tmp_path / "pulled out")
    pulled_out = book.hindrance()
    assert pulled_out
    assert "the folder of the file is gone" in pulled_out.sign


def test_a_disk_that_went_leaves_a_folder_that_is_not_written_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a drive was mounted an empty folder is left: what is put there is hidden once it is back."""
    book = a_book(tmp_path, "mnt/search.json")
    search = saved(book, JobSearch(), a_search())
    raw = book.path.read_bytes()
    book.path.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(storage, "disk_of", lambda _: 4711)
        assert book.hindrance() == DISK_GONE
        with pytest.raises(NotSaved, match="its folder is gone"):
            saved(book, search, search.with_fact(a_note(1)))
        with pytest.raises(NotSaved):
            book.put_back()
        assert not book.path.exists()
    book.path.write_bytes(raw)
    now = saved(book, search, search.with_fact(a_note(1)))
    assert a_book(tmp_path, "mnt/search.json").load() == now


def test_a_file_of_a_newer_version_is_for_looking_only(tmp_path: Path) -> None:
    (tmp_path / "search.json").write_text('{"meta": {"file": {"schema": 999}}}')
    assert sign(tmp_path).startswith("looking only")
