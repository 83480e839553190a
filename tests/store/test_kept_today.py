"""What is kept for the next start is believed where it is proved, whole, and of its moment."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from afterword.store.file import UNFINISHED
from afterword.store.kept_today import (
    Packed,
    Part,
    digest_of,
    forget,
    keep,
    keep_answers,
    proof_of,
    recall,
    recall_answers,
)
from store.books import a_book, a_note, saved

PROOF = proof_of(b"here", b"this file")
FRAMES = [
    (100.0, 200.0, "Frühling · late\n".encode() * 40, b'{"a": 1}'),
    (200.0, 260.0, b"", b"{}" * 90),
    (260.0, 300.0, b"soon\n", b""),
]

ANSWERS = b"what follows" * 20

PARTS: tuple[Part, Part] = get_args(Part)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keep(tmp_path, PROOF, [Packed.of(*frame) for frame in FRAMES])
    keep_answers(tmp_path, PROOF, ANSWERS)
    return tmp_path


def test_each_moment_has_what_was_worked_out_for_it_and_others_have_nothing(folder: Path) -> None:
    for since, until, *both in FRAMES:
        for at in (since, until - 1):
            assert [recall(folder, PROOF, at, part) for part in PARTS] == both
    for at in (99, 300):
        assert [recall(folder, PROOF, at, part) for part in PARTS] == [None, None]
    assert recall_answers(folder, PROOF) == ANSWERS
    for name in ("today.kept", "answers.kept"):
        assert (folder / name).stat().st_mode & 0o777 == 0o600


def test_of_another_file_or_in_other_circumstances_nothing_is_believed(folder: Path) -> None:
    for other in (proof_of(b"there", b"this file"), proof_of(b"here", b"that file"), b""):
        assert recall(folder, other, 150, "drawn") is None
        assert recall_answers(folder, other) is None


@pytest.mark.parametrize("name", UNFINISHED)
def test_while_something_is_not_saved_nothing_is_believed(folder: Path, name: str) -> None:
    (folder / name).write_text("{}")
    assert recall(folder, PROOF, 150, "drawn") is None


def damaged(file: Path) -> Iterator[None]:
    """Damages a file in three hundred ways, one after the other; then it is empty, and then a folder."""
    whole, chance = file.read_bytes(), random.Random(7)
    for _ in range(300):
        at, how = chance.randrange(len(whole)), chance.randrange(3)
        left = whole[:at]
        if how:
            changed = bytes([whole[at] ^ (1 << chance.randrange(8))]) if how == 1 else chance.randbytes(9)
            left += changed + whole[at + len(changed) :]
        if left != whole:
            file.write_bytes(left)
            yield
    file.write_bytes(b"")
    yield
    file.unlink()
    file.mkdir()
    yield


def test_of_three_hundred_damaged_files_only_what_is_still_whole_is_believed(folder: Path) -> None:
    for _ in damaged(folder / "today.kept"):
        for since, _, *both in FRAMES:
            for part, whole_part in zip(PARTS, both, strict=True):
                assert recall(folder, PROOF, since, part) in (None, whole_part)
    assert recall(folder, PROOF, 150, "drawn") is None
    for _ in damaged(folder / "answers.kept"):
        assert recall_answers(folder, PROOF) is None


def test_it_is_gone_before_anything_is_saved_and_may_be_missing(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    before = book.load()
    after = saved(book, before, before.with_fact(a_note(1)))
    assert book.digest == digest_of(book.path)
    keep(book.own_folder, PROOF, [Packed.of(*frame) for frame in FRAMES])
    keep_answers(book.own_folder, PROOF, ANSWERS)
    forgotten = after.with_fact(a_note(2))
    book.path.chmod(0o600)
    saved(book, after, forgotten)
    assert recall(book.own_folder, PROOF, 150, "drawn") is None
    assert recall_answers(book.own_folder, PROOF) is None
    forget(book.own_folder)
    assert book.digest == digest_of(book.path)
