"""One search on two machines: merged by git with the driver the help names, or by what lies beside it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword.domain.facts import Note
from afterword.domain.search import JobSearch
from afterword.store.book import Book
from builders import a_search, an_interview
from desk.desks import EVENING, desk_on
from store.books import a_book, a_note, saved

Edit = Callable[[JobSearch], JobSearch]
RECORDS = 12
SET_ASIDE = "search.sync-conflict-20260414-200000-ABCDEFG.json"
DRIVER = f"'{sys.executable}' -m afterword merge %O %A %B"
LATER = a_note(50).at


def noted(number: int, **fields: Any) -> Edit:
    """A note added, or given other fields."""

    def edit(search: JobSearch) -> JobSearch:
        note = next((fact for fact in search.all_facts() if fact.id == f"n{number:02}"), a_note(number))
        return search.with_fact(msgspec.structs.replace(note, id=f"n{number:02}", **fields))

    return edit


def deleted(number: int) -> Edit:
    def edit(search: JobSearch) -> JobSearch:
        return search.without(next(fact for fact in search.all_facts() if fact.id == f"n{number:02}"))

    return edit


CASES: Mapping[str, tuple[Edit, Edit, int, set[tuple[str, str, Any]]]] = {
    "two records": (noted(1, text="a"), noted(9, text="b"), 12, {("n01", "text", "a"), ("n09", "text", "b")}),
    "neighbours": (noted(4, text="a"), noted(5, text="b"), 12, {("n04", "text", "a"), ("n05", "text", "b")}),
    "both add": (noted(20, text="a"), noted(21, text="b"), 14, {("n20", "text", "a"), ("n21", "text", "b")}),
    "far fields": (noted(3, text="a"), noted(3, at=LATER), 12, {("n03", "text", "a"), ("n03", "at", LATER)}),
    "adjacent": (noted(3, text="a"), noted(3, from_="x"), 12, {("n03", "text", "a"), ("n03", "from_", "x")}),
    "same field": (noted(3, text="a"), noted(3, text="b"), 12, set()),
    "edit and delete": (noted(3, text="a"), deleted(3), 12, {("n03", "text", "a")}),
}
"""What each branch does, and how many notes there must be then, with what in them."""


def git(folder: Path, *arguments: str) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not here")
    own = {"HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", "-c", "user.name=R", "-c", "user.email=r@lind.example", *arguments],
        cwd=folder, env=os.environ | own, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def on_branch(folder: Path, branch: str, edit: Edit) -> Book:
    git(folder, "checkout", "-q", "-B", branch, "base")
    book = a_book(folder)
    search = book.load()
    saved(book, search, edit(search))
    git(folder, "commit", "-q", "-a", "-m", branch)
    return book


def test_git_merges_what_was_changed_apart_in_seven_cases_of_seven(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", ".")
    git(tmp_path, "config", "merge.afterword.driver", DRIVER)
    (tmp_path / ".gitattributes").write_text("search.json merge=afterword\n")
    book, search = a_book(tmp_path), JobSearch()
    for number in range(RECORDS):
        search = noted(number)(search)
    saved(book, JobSearch(), search)
    git(tmp_path, "add", "search.json", ".gitattributes")
    git(tmp_path, "commit", "-q", "-m", "base")
    git(tmp_path, "branch", "base")
    for case, (ours, theirs, number, expected) in CASES.items():
        on_branch(tmp_path, "theirs", theirs)
        on_branch(tmp_path, "ours", ours)
        git(tmp_path, "merge", "-q", "--no-edit", "theirs")
        merged = a_book(tmp_path).load()
        notes = {fact.id: fact for fact in merged.all_facts() if isinstance(fact, Note)}
        assert len(notes) == number, case
        for note, field, value in expected:
            assert getattr(notes[note], field) == value, case
        others = {conflict.value for conflict in merged.conflicts.values()}
        assert (others | {notes["n03"].text} == {"a", "b"}) if case == "same field" else not others, case


def begun(folder: Path) -> Path:
    """A machine with the search as it is when both begin the day."""
    desk = desk_on(folder)
    desk.saving.save(a_search(an_interview()))
    desk.facts.record(a_note(1, "to be deleted"), "noted one")
    return folder


def a_day_on_the_laptop(folder: Path) -> None:
    desk = desk_on(folder, EVENING + timedelta(hours=1))
    desk.facts.record(a_note(2, "from the laptop"), "noted two")
    desk.facts.delete(next(fact for fact in desk.search.all_facts() if fact.id == "n1"))
    dana = desk.search.contacts["dana"]
    desk.entries.edit_person(msgspec.structs.replace(dana, phone="212-555-0001"), "Lark Analytics")
    desk.facts.record(a_note(3, "taken back"), "noted three")
    desk.saving.undo()


def a_day_on_the_desktop(folder: Path) -> None:
    desk = desk_on(folder, EVENING + timedelta(hours=2))
    desk.facts.record(a_note(4, "from the desktop"), "noted four")
    dana = desk.search.contacts["dana"]
    desk.entries.edit_person(
        msgspec.structs.replace(dana, phone="212-555-0002", email="osei@lark.example"), "Lark Analytics"
    )
    lark = desk.search.companies["lark"]
    desk.entries.edit_company(msgspec.structs.replace(lark, website="lark.example"))


def in_step_by_git(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Two clones; whoever is second to push pulls first."""
    first, origin = folder / "laptop", folder / "origin"
    first.mkdir()
    git(folder, "init", "-q", "--bare", "origin")
    git(folder, "clone", "-q", "origin", "laptop")
    (first / ".gitattributes").write_text("search.json merge=afterword\n")
    (first / ".gitignore").write_text("state\n")
    begun(first)
    commit(first)
    git(first, "push", "-q", "origin", "HEAD:main")
    git(origin, "symbolic-ref", "HEAD", "refs/heads/main")
    git(folder, "clone", "-q", "origin", "desktop")
    second = folder / "desktop"
    for machine in (first, second):
        git(machine, "checkout", "-q", "-B", "main")
        git(machine, "config", "merge.afterword.driver", DRIVER)
    while True:
        yield first, second
        for machine in (first, second, first):
            commit(machine)
            git(machine, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
            git(machine, "push", "-q", "origin", "main")


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "a day")


def in_step_by_a_program(folder: Path) -> Iterator[tuple[Path, Path]]:
    """One that knows nothing of the file: the later one wins, the other lies beside it, on both machines."""
    first, second = begun(folder / "laptop"), folder / "desktop"
    second.mkdir()
    shutil.copy(first / "search.json", second)
    while True:
        before = (second / "search.json").read_bytes()
        yield first, second
        if (second / "search.json").read_bytes() != before != (first / "search.json").read_bytes():
            for machine in (first, second):
                shutil.copy(first / "search.json", machine / SET_ASIDE)
        shutil.copy(second / "search.json", first)
        for machine in (first, second):
            desk_on(machine, EVENING + timedelta(hours=3)).backups.merge_copies()


@pytest.mark.parametrize("in_step", [in_step_by_git, in_step_by_a_program])
def test_a_day_on_each_of_two_machines_is_one_search_on_both(
    tmp_path: Path, in_step: Callable[[Path], Iterator[tuple[Path, Path]]]
) -> None:
    sync = in_step(tmp_path)
    laptop, desktop = next(sync)
    a_day_on_the_laptop(laptop)
    a_day_on_the_desktop(desktop)
    next(sync)
    desks = [desk_on(machine, EVENING + timedelta(hours=4)) for machine in (laptop, desktop)]
    for desk in desks:
        assert {fact.id for fact in desk.search.all_facts()} == {"i1", "n2", "n4"}
        assert desk.search.companies["lark"].website == "lark.example"
        assert desk.search.contacts["dana"].email == "osei@lark.example"
        ((_, sides),) = desk.backups.conflicts
        assert "phone: “212-555-0002” stands; another copy has “212-555-0001”" in sides.sentence
    assert desks[0].search == desks[1].search
    desks[1].backups.settle(desks[1].backups.conflicts[0][0].id, with_other=True)
    next(sync)
    for machine in (laptop, desktop):
        desk = desk_on(machine, EVENING + timedelta(hours=5))
        assert (desk.search.contacts["dana"].phone, desk.backups.conflicts) == ("212-555-0001", ())
