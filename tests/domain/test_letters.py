# ruff: noqa: RUF001 - its subject are letters that are taken for one another
"""Letters that look alike are alike for whatever reads them, and no pile of marks is much work."""

import re
import string
import sys
import unicodedata

import pytest

from afterword.domain.letters import composed, folded, plain, small, with_few_marks


def test_small_letters_stand_where_the_letters_stood() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(small(every)) == len(every)


@pytest.mark.parametrize("letter", string.ascii_lowercase + "äöüß")
def test_whatever_matches_a_letter_without_regard_to_case_becomes_that_letter(letter: str) -> None:
    matching = re.findall(letter, "".join(map(chr, range(0x3000))), re.IGNORECASE)
    assert len(matching) > 1
    assert {small(other) for other in matching} == {letter}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("MAİ 3", "mai 3"),
        ("dı", "di"),
        ("ſat", "sat"),
        ("Oſtern ﬁ", "ostern fi"),
        ("ｆｒｉ　１０：３０", "fri 10:30"),
        ("ma\u0308rz", "märz"),
        ("\u200e10:00\u202fAM\u200f", "10:00 am"),
        ("Straße", "straße"),
    ],
)
def test_what_is_typed_is_read_in_plain_letters(typed: str, read: str) -> None:
    assert plain(typed) == read


def test_what_is_looked_for_is_found_by_plain_letters() -> None:
    assert folded("Zoë Straße Iſtanbul ıo") == "zoe strasse istanbul io"


def test_a_text_from_elsewhere_keeps_its_letters_as_one_each() -> None:
    assert composed("Zoe\u0308") == "Zoë"


@pytest.mark.parametrize("way", [plain, folded, composed, with_few_marks])
def test_a_pile_of_marks_is_no_work(way: object) -> None:
    """Put in order one by one, so many marks would take minutes."""
    assert callable(way)
    assert way("a" + "\u0301\u0323" * 50_000)
    piled = composed("a" + "\u0301\u0323" * 50_000)
    assert unicodedata.combining(piled[-1]), "a text that is kept loses none of them"
