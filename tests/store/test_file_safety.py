"""Whatever happens while the file is written, it holds the old search or the new one."""

import os
import signal
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from afterword.domain.errors import NotSaved, UnreadableFile
from afterword.domain.search import JobSearch
from afterword.store.book import Book
from afterword.store.file import LARGEST
from afterword.store.storage import FileStorage
from builders import a_search
from store.books import a_book, a_note, saved
from torture.trials import in_child

if sys.platform == "win32":
    pytest.skip("it forks and kills, as a Unix can", allow_module_level=True)

import resource


def test_a_killed_program_leaves_a_whole_file_with_all_that_was_acknowledged(tmp_path: Path) -> None:
    for attempt in range(10):
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if not child:
            _save_for_ever(tmp_path, writing, first=attempt * 1000)
        os.close(writing)
        acknowledged = os.read(reading, 4)
        time.sleep(0.005 + attempt * 0.003)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(reading, 4096):
            acknowledged += more
        os.close(reading)
        found = {fact.id for fact in a_book(tmp_path).load().all_facts()}
        for at in range(0, len(acknowledged) - 3, 4):
            assert f"n{int.from_bytes(acknowledged[at : at + 4], 'big')}" in found
    search = a_book(tmp_path).load()
    book = a_book(tmp_path)
    saved(book, search, search.with_fact(a_note(99_999)))
    assert list(tmp_path.glob(".*.tmp")) == []


def _save_for_ever(folder: Path, writing: int, first: int) -> None:
    try:
        book = a_book(folder)
        search = book.load()
        for number in range(first, first + 1000):
            search = saved(book, search, search.with_fact(a_note(number, "x" * 200)))
            os.write(writing, number.to_bytes(4, "big"))
    finally:
        os._exit(1)


def fails_at(name: str, call: int = 1) -> Callable[[pytest.MonkeyPatch], None]:
    """A full disk that shows at the given call of a function of ``os``."""

    def install(monkeypatch: pytest.MonkeyPatch) -> None:
        real = getattr(os, name)
        calls = iter(range(1, 100))

        def function(*given: object, **named: object) -> object:
            if next(calls) == call:
                raise OSError(28, "No space left on device")
            return real(*given, **named)

        monkeypatch.setattr(os, name, function)

    return install


@pytest.mark.parametrize("broken", [fails_at("fsync"), fails_at("replace")], ids=["fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file_and_the_old_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: Callable[[pytest.MonkeyPatch], None]
) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    old = book.path.read_bytes()
    with monkeypatch.context() as patch:
        broken(patch)
        with pytest.raises(NotSaved, match=r"^This could not be saved: No space .* Nothing was changed\.$"):
            saved(book, search, search.without(a_note(1)))
    assert book.path.read_bytes() == old
    assert list(tmp_path.glob(".*.tmp")) == []
    assert book.removed() == frozenset()
    now = saved(book, search, search.with_fact(a_note(2)))
    assert a_book(tmp_path).load() == now == search.with_fact(a_note(2))


def test_a_folder_that_cannot_be_synced_does_not_undo_a_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_at("fsync", call=2)(monkeypatch)
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    assert a_book(tmp_path).load() == search
    assert not book.changed_outside()


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search())
    book.path.chmod(0o640)
    saved(book, search, search.with_fact(a_note(2)))
    assert book.path.stat().st_mode & 0o777 == 0o640


def test_a_file_made_read_only_is_not_replaced(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search())
    book.path.chmod(0o400)
    with pytest.raises(NotSaved, match="read-only"):
        saved(book, search, search.with_fact(a_note(2)))
    assert a_book(tmp_path).load() == search


@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing yet"])
def test_a_symbolic_link_is_followed_and_kept(tmp_path: Path, there: bool) -> None:
    real = tmp_path / "synced" / "real.json"
    real.parent.mkdir()
    link = tmp_path / "search.json"
    link.symlink_to(real)
    search = JobSearch()
    if there:
        search = saved(a_book(tmp_path, "synced/real.json"), JobSearch(), a_search(a_note(1)))
    book = a_book(tmp_path)
    book.load()
    now = saved(book, search, search.with_fact(a_note(2)))
    assert link.is_symlink()
    assert not real.is_symlink()
    assert a_book(tmp_path, "synced/real.json").load() == now


def writes_while_one_waits_for_the_disk(monkeypatch: pytest.MonkeyPatch, write: Callable[[], object]) -> None:
    """Another program writes the file once ours has been written beside it."""
    really_fsync = os.fsync

    def fsync(handle: int) -> None:
        really_fsync(handle)
        write()

    monkeypatch.setattr(os, "fsync", fsync)


def test_what_another_program_writes_at_the_last_moment_is_merged_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    other = a_book(tmp_path / "elsewhere")
    other.path.parent.mkdir()
    other.path.write_bytes(book.path.read_bytes())
    theirs = other.load()
    saved(other, theirs, theirs.with_fact(a_note(2, "from elsewhere")))
    with monkeypatch.context() as patch:
        writes_while_one_waits_for_the_disk(
            patch, lambda: other.path.exists() and other.path.replace(book.path)
        )
        now = saved(book, search, search.with_fact(a_note(3)))
    assert {fact.id for fact in now.all_facts()} >= {"n1", "n2", "n3"}
    assert a_book(tmp_path).load() == now


def test_a_program_that_never_stops_writing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    with monkeypatch.context() as patch:
        writes_while_one_waits_for_the_disk(patch, lambda: book.path.write_bytes(book.path.read_bytes()))
        with pytest.raises(NotSaved, match="keeps writing the file"):
            saved(book, search, search.with_fact(a_note(2)))
    saved(book, search, search.with_fact(a_note(2)))
    assert list(tmp_path.glob(".*.tmp")) == []


ROOT = os.geteuid() == 0


@pytest.mark.skipif(not ROOT, reason="only the system's administrator can give files away")
@pytest.mark.parametrize("may_give", [True, False])
def test_a_file_of_somebody_else_stays_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, may_give: bool
) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search())
    os.chown(book.path, 12345, 12345)
    if not may_give:
        refuse = OSError(1, "Operation not permitted")
        monkeypatch.setattr(os, "chown", lambda *_: (_ for _ in ()).throw(refuse))
    now = saved(book, search, search.with_fact(a_note(2)))
    assert (book.path.stat().st_uid, book.path.stat().st_gid) == (12345, 12345)
    assert a_book(tmp_path).load() == now
    assert list(tmp_path.glob(".*.tmp")) == []


@pytest.mark.parametrize(("size", "limit"), [(LARGEST + 1, 0), (LARGEST, LARGEST)], ids=["any", "the memory"])
def test_a_file_larger_than_any_or_than_the_memory_is_told(tmp_path: Path, size: int, limit: int) -> None:
    """As the system says it: nothing of so large a file is read."""
    book = a_book(tmp_path)
    with book.path.open("wb") as file:
        file.truncate(size)
    assert in_child(lambda: os._exit(_refusal_of(book, limit))) == 3


def _refusal_of(book: Book, limit: int) -> int:
    if limit:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        book.load()
    except UnreadableFile as error:
        return 3 if ("than the memory" if limit else "no search is") in str(error) else 4
    return 5


@pytest.mark.parametrize("limit", [resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE], ids=["size", "open files"])
def test_a_limit_of_the_system_costs_nothing(tmp_path: Path, limit: int) -> None:
    assert in_child(lambda: os._exit(_under_a_limit(tmp_path, limit))) == 3
    assert {fact.id for fact in a_book(tmp_path).load().all_facts()} >= {"n1", "n2"}


def _under_a_limit(folder: Path, limit: int) -> int:
    book = a_book(folder)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    raw, (soft, hard) = book.path.read_bytes(), resource.getrlimit(limit)
    resource.setrlimit(limit, (3, hard))
    try:
        saved(book, search, search.with_fact(a_note(2)))
    except NotSaved:
        resource.setrlimit(limit, (soft, hard))
        is_whole = book.path.read_bytes() == raw and not list(folder.glob(".*.tmp"))
        saved(book, search, search.with_fact(a_note(2)))
        return 3 if is_whole else 4
    return 5


def test_a_folder_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    book = a_book(tmp_path, "stick/search.json")
    search = saved(book, JobSearch(), a_search())
    (tmp_path / "stick").rename(tmp_path / "pulled out")
    with pytest.raises(NotSaved, match="its folder is gone"):
        saved(book, search, search.with_fact(a_note(2)))
    assert not (tmp_path / "stick").exists()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotSaved, match=r"File exists|Not a directory"):
        saved(a_book(tmp_path, "file/search.json"), JobSearch(), a_search())


def test_where_no_lock_can_be_had_saving_goes_on(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    saved(a_book(tmp_path), JobSearch(), a_search())
    assert a_book(tmp_path).load() == a_search()


def test_nothing_but_the_file_is_left_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / ".search.json.abc.tmp").touch()
    (tmp_path / ".other.json.abc.tmp").touch()
    old, young = (a_book(tmp_path).own_folder / f"backups/.{name}.json.abc.tmp" for name in ("old", "young"))
    old.parent.mkdir(parents=True)
    old.touch()
    young.touch()
    os.utime(old, (0, 0))
    saved(a_book(tmp_path), JobSearch(), a_search())
    assert (old.exists(), young.exists()) == (False, True)
    left = {path.name for path in tmp_path.iterdir()} - {"state"}
    assert left == {"search.json", ".other.json.abc.tmp"}


def test_the_storage_serves_a_plain_tinydb_and_writes_at_once(tmp_path: Path) -> None:
    database = TinyDB(tmp_path / "plain.json", storage=FileStorage)
    database.insert({"a": 1})
    assert (tmp_path / "plain.json").read_text() == '{\n "_default": {\n  "1": {\n   "a": 1\n  }\n }\n}\n'
