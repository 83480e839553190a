"""The help names the tests that hold each promise about people's data; each of them is there."""

import re
from pathlib import Path

from afterword.settings.topics import topics
from checkout import ROOT

TESTS = ROOT / "tests"


def promises() -> list[str]:
    return re.findall(r"^\d+\. .*", topics()["file"].text, re.MULTILINE)


def named(promise: str) -> list[str]:
    """What a promise says it is held by: files of tests, and trials of ``make torture``."""
    return re.findall(r"`([a-z_]+/[a-z_/.]+|torture)`", promise)


def is_there(name: str) -> bool:
    path = Path(name.removeprefix("tests/"))
    return (TESTS / path).exists()


def test_each_of_the_thirteen_promises_is_held_by_tests_that_are_there() -> None:
    assert len(promises()) == 13
    for promise in promises()[:-1]:
        assert named(promise), promise
        for name in named(promise):
            assert is_there(name), name


def test_the_trials_that_are_named_are_run() -> None:
    trials = (TESTS / "torture" / "__main__.py").read_text(encoding="utf-8")
    quoted = {
        words for promise in promises() for words in re.findall(r'"([^"]+)"', promise) if "torture" in promise
    }
    for words in quoted - {"saved"}:
        assert words.removesuffix(" …") in trials, words
