"""Earlier states: kept with each change, thinned with age, and never in the way of saving."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from afterword.domain.search import JobSearch, difference
from afterword.store.backups import Backup, BackupFolder, _staying
from afterword.store.book import Book
from afterword.store.repair import remedies, repair
from builders import a_search
from store.books import NOW, a_book, a_note, saved

NOON = datetime(2026, 4, 14, 12, tzinfo=UTC)


def texts(book: Book) -> list[str]:
    """The notes in each backup, the newest first."""
    found = []
    for backup in book.backups.all():
        search = Book(backup.path, lambda: NOW, state=book.path.parent / "other").load()
        found.append(" ".join(fact.text for fact in search.all_facts()))  # type: ignore[attr-defined]
    return found


def filled(folder: Path, saves: int) -> Book:
    """A book saved so many times, each time with another note."""
    book, search = a_book(folder), JobSearch()
    for number in range(saves):
        search = saved(book, search, a_search(a_note(1, f"state {number}")))
    return book


def test_each_save_keeps_what_was_there_before_it(tmp_path: Path) -> None:
    book = filled(tmp_path, 4)
    assert texts(book) == ["state 2", "state 1", "state 0"]
    backup = book.backups.all()[0]
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700
    assert backup.why == "save"


@pytest.fixture
def open_to_all() -> Iterator[None]:
    """A shell that lets everybody write what is made in it."""
    before = os.umask(0)
    yield
    os.umask(before)


def readable_by_others(folder: Path) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.stat().st_mode & 0o077]


@pytest.mark.usefixtures("open_to_all")
def test_all_that_is_kept_of_a_file_is_for_the_person_alone(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "search.json"
    book, search = Book(path, lambda: NOW, state=tmp_path / "state"), JobSearch()
    for number in range(3):
        search = saved(book, search, a_search(a_note(1, f"state {number}")))
        book.path.chmod(0o600 if number else 0o666)
    path.write_bytes(b"spoilt")
    repair(path, remedies(path, tmp_path / "state")[0])
    assert len(texts(book)) == 2
    assert readable_by_others(tmp_path) == []


def test_a_backup_says_what_it_was_made_before(tmp_path: Path) -> None:
    book = filled(tmp_path, 1)
    search = book.load()
    book.save(difference(search, JobSearch()), JobSearch(), "import")
    assert [backup.why for backup in book.backups.all()] == ["import"]


def test_a_backup_is_no_part_of_the_file_any_more(tmp_path: Path) -> None:
    book = filled(tmp_path, 2)
    with book.path.open("ab") as file:
        file.write(b"garbage")
    assert texts(book) == ["state 0"]


@pytest.mark.parametrize("broken", ["link", "mkdir"])
def test_backups_that_cannot_be_made_as_second_names_are_copied_or_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    if broken == "mkdir":
        (tmp_path / "state").touch()
    else:
        monkeypatch.setattr(os, "link", fails)
    book = filled(tmp_path, 3)
    assert texts(book) == (["state 1", "state 0"] if broken == "link" else [])
    assert a_book(tmp_path).load() == a_search(a_note(1, "state 2"))


def made(*ages: timedelta, why: str = "save") -> list[Backup]:
    return [Backup(Path(f"{age}"), NOON - age, why) for age in ages]  # type: ignore[arg-type]


def test_the_newest_stay_then_one_of_each_ten_minutes_hour_and_day() -> None:
    every_minute = made(*(timedelta(minutes=minute) for minute in range(60 * 24 * 40)))
    ages = sorted(NOON - backup.at for backup in _staying(every_minute))
    assert ages[:10] == [timedelta(minutes=minute) for minute in range(10)]
    assert len(ages) < 10 + 6 + 24 + 14
    assert max(ages) < timedelta(days=14)
    for length, reach in ((timedelta(hours=1), 23), (timedelta(days=1), 13)):
        for slot in range(1, reach):
            assert any(slot * length - length <= age <= slot * length for age in ages), (length, slot)


def test_what_was_kept_before_something_large_stays_longer() -> None:
    old = made(timedelta(days=300), timedelta(days=200), why="import")
    many = [*made(*(timedelta(minutes=minute) for minute in range(2000))), *old]
    assert set(old) <= _staying(many)


def test_thinning_goes_on_by_itself_and_leaves_other_files_alone(tmp_path: Path) -> None:
    backups = BackupFolder(tmp_path)
    other = tmp_path / "mine.json"
    other.touch()
    for minute in range(200):
        moment = NOON - timedelta(minutes=minute)
        (tmp_path / f"{moment:%Y%m%dT%H%M%S.%f}Z-save.json").touch()
    backups.thin()
    assert 10 < len(backups.all()) < 30
    assert other.exists()


def test_the_same_state_is_kept_once(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    backups = BackupFolder(tmp_path / "backups")
    for _ in range(2):
        backups.keep(file, "save", copied=False)
    assert len(backups.all()) == 1
    backups.keep(file, "save", copied=True)
    file.write_text("overwritten in place")
    assert backups.all()[0].path.read_text() == "x"


def test_files_of_others_and_clocks_gone_wrong_do_no_harm(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search())
    os.utime(book.path, (1 << 38, 1 << 38))
    search = saved(book, search, search.with_fact(a_note(1)))
    (book.own_folder / "backups" / "20261399T999999.000000Z-save.json").touch()
    (backup,) = book.backups.all()
    assert backup.at.year > 2400
    saved(book, search, search.with_fact(a_note(2)))
    assert len(book.backups.all()) == 2
