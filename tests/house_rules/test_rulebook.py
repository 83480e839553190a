"""The rulebook ships with the program, and whatever is cited stands in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from afterword.domain.rules.rulebook import BY_ID
from afterword.domain.timing.cadence import cadence_from, parameter_names
from afterword.settings.paragraphs import rulebook
from afterword.settings.shipped import shipped_table
from checkout import ROOT, kept_files

RULEBOOK = ROOT / "data" / "rulebook.md"

CITED = {
    "advice, evidence, checks, limits, hints": r"\b(?:SE|EV|K|PF|GUARD|N)-\d+\b",
    "parts and topics": r"\bR-[A-Z]+\b|\bL\d{1,2}\b",
    "rules": r"(?<![\w:\"'])[A-H]\d{1,2}c?(?![\w:])",
    "ingredients": r"\bI\d+\b",
}
NO_RULES = {"A4", "C0", "F5", "F9"}
"""A size of paper, a set of control characters, two keys."""

SECTION = re.compile(r"\b([\w-]+\.md),? \d")


def texts(*folders: str) -> Iterator[tuple[Path, str]]:
    """The texts that cite: code, data, tests; no rulebook, and no mail, whose letters may be figures."""
    for path in kept_files():
        if path != RULEBOOK and path.suffix != ".eml" and path.relative_to(ROOT).parts[0] in folders:
            try:
                yield path, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


@pytest.mark.parametrize("what", CITED)
def test_what_is_cited_stands_in_the_rulebook(what: str) -> None:
    lost = {
        f"{path.relative_to(ROOT)}: {cited}"
        for path, text in texts("tui", "data", "tests", "screenshots")
        for cited in re.findall(CITED[what], text)
        if cited not in rulebook() and cited not in NO_RULES
    }
    assert lost == set()


def test_every_rule_has_its_paragraph() -> None:
    assert [rule for rule in BY_ID if rule not in rulebook() or not rulebook()[rule].title] == []


@pytest.mark.parametrize("what", CITED)
def test_the_rulebook_refers_only_to_what_stands_in_it(what: str) -> None:
    text = RULEBOOK.read_text(encoding="utf-8")
    assert {cited for cited in re.findall(CITED[what], text) if cited not in rulebook()} == set()


def test_each_source_in_the_rulebook_is_the_reason_for_something() -> None:
    named = {source for paragraph in rulebook().values() for source in paragraph.sources}
    assert [each for each in rulebook() if re.match(r"(?:SE|EV|K)-", each) and each not in named] == []


def test_no_section_of_a_document_is_cited_that_is_not_there() -> None:
    cited = {name for _, text in texts("tui", "data", "tests") for name in SECTION.findall(text)}
    assert cited <= {path.name for path in kept_files()}


def test_every_parameter_stands_in_the_rulebook_as_it_ships() -> None:
    """One that is new is written there as ```guard.min_gap_bd=3```, in the paragraph it belongs to."""
    cadence = cadence_from(shipped_table("cadence.toml"))
    told = dict(re.findall(r"`(\w+\.\w+)=([^`]*)`", RULEBOOK.read_text(encoding="utf-8")))
    assert {name: value.strip("[]") for name, value in told.items()} == {
        name: cadence.written(name) for name in parameter_names()
    }


def test_what_is_different_for_some_employers_stands_in_the_rulebook_as_it_ships() -> None:
    """One of a set is written there as ```apply.follow_up_bd@small=4```, and who advises it stands there."""
    told = re.findall(r"`(\w+\.\w+)@(\w+)=([^`]*)`", RULEBOOK.read_text(encoding="utf-8"))
    sets = cadence_from(shipped_table("cadence.toml")).sets
    assert sorted(told) == sorted(
        (name, each.name, str(value)) for each in sets for name, value in each.values.items()
    )
    topics = rulebook()["L13"].sources + rulebook()["L14"].sources
    assert {source for each in sets for source in each.sources} == set(topics)


def test_a_timeline_that_is_cited_is_there() -> None:
    cited = {each for _, text in texts("tui", "tests") for each in re.findall(r"\b[STU]\d\d\b", text)}
    assert cited <= {path.stem for path in (ROOT / "tests" / "scenarios").glob("*.yaml")}
