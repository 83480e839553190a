"""The checks on letters as people write them: what would embarrass is found, the rest is left alone."""

import pytest

from afterword.writing.preflight import check
from letters import cases

MOST_REMARKS = 0.3
"""Remarks a good letter."""
LEAST_FOUND = 0.9
"""Of the mistakes, by a check that is about them."""


@pytest.mark.parametrize("language", ["english", "german"])
def test_mistakes_are_found_and_good_letters_left_alone(language: str) -> None:
    letters = list(cases(language))
    before = {case.name: check(case.text, case.occasion) for case in letters}
    assert [(name, each) for name, found in before.items() for each in found if each.level == "block"] == []
    remarks = [each for found in before.values() for each in found]
    assert len(remarks) <= MOST_REMARKS * len(letters), remarks
    planted = [(case, mistake) for case in letters for mistake in case.letter.planted]
    missed = [
        (case.name, mistake.write)
        for case, mistake in planted
        if not case.shows(mistake, check(case.with_mistake(mistake), case.occasion), before[case.name])
    ]
    assert len(missed) <= (1 - LEAST_FOUND) * len(planted), missed
