"""Spelling and grammar, behind one door."""

import subprocess
import sys

import pytest

from afterword.writing.preflight import check
from afterword.writing.proofreading import UNCHECKED, is_checked, is_word, mistakes
from every_kind import NOW, Names, a_search_for, case_of, the_follow_up
from messages import occasion_of


def told(text: str, *names: str, region: str = "US") -> list[str]:
    return [text[mistake.start : mistake.end] for mistake in mistakes(text, names, region)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("I would of liked that.", "would of"),
        ("I hope you're migration went well.", "you're"),
        ("Thank you for the the talk.", "the the"),
        ("I recieved your note.", "recieved"),
        ("I look forwrad to it.", "forwrad"),
    ],
)
def test_common_slips_are_found(text: str, wrong: str) -> None:
    assert told(text) == [wrong]
    assert mistakes(text, ())[0].message.endswith((".", "?"))


def test_names_addresses_and_numbers_are_none() -> None:
    text = (
        "I spoke with Siobhán Osei of Zyntrax about it. Write to me at rosa@lind.example or +49 30 5550147."
    )
    assert told(text, "Siobhán", "Osei", "Zyntrax") == []


def test_spelling_is_that_of_the_persons_country() -> None:
    assert told("I like the colour of it.", region="GB") == []
    assert told("I like the colour of it.", region="US") == ["colour"]


def test_words_are_told_from_mere_names() -> None:
    assert [word for word in ("Target", "May", "Mark", "Osei", "Whitfield", "Kim") if is_word(word)] == [
        "Target", "May", "Mark",
    ]  # fmt: skip


def test_only_the_text_is_read_and_what_is_known_twice_is_said_once() -> None:
    case = case_of("thank_you")
    occasion = occasion_of(
        a_search_for(case, Names(person="Zyx Qwrt", salutation="")), the_follow_up(case), NOW
    )
    text = occasion.draft.words.replace("Thank you for", "Thank you you for")
    assert [(f.id, text[f.start : f.end]) for f in check(text, occasion)] == [("PF-01", "you you")]


def test_german_is_said_to_be_unchecked() -> None:
    assert is_checked("en")
    assert not is_checked("de")
    assert UNCHECKED.endswith(".")


def test_the_checker_is_loaded_when_first_asked_and_not_before() -> None:
    code = "import sys, afterword.writing.preflight; sys.exit('harper' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
