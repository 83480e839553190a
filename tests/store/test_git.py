"""Two branches of one search, merged by git itself with the driver that the help names."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword.domain.facts import Note
from afterword.domain.search import JobSearch
from afterword.store.book import Book
from store.books import a_book, a_note, saved

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")

Edit = Callable[[JobSearch], JobSearch]
RECORDS = 12
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
    git(tmp_path, "config", "merge.afterword.driver", f"'{sys.executable}' -m afterword merge %O %A %B")
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
