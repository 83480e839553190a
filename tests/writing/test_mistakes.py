"""A mistake of the program's own costs the message or the check it happens in, and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from afterword.domain.errors import NotAllowed
from afterword.domain.history import mistakes
from afterword.exchange.search_document import write_document
from afterword.writing import draft, ingredients, preflight
from afterword.writing.ingredients import Ingredients
from afterword.writing.preflight import check
from builders import a_debrief, a_follow_up, a_search, an_interview, instant
from desk.desks import desk_on
from messages import drafted, occasion_of

NOW = instant("2026-04-14T18:00-04:00")
BAD = a_debrief(key_points={"dana": "their \u0131dea"})
SEARCH = a_search(an_interview(), BAD)


@pytest.fixture(autouse=True)
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    met: list[Exception] = []
    monkeypatch.setattr(mistakes, "met", met.append)
    return met


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever speaks of the idea cannot be written."""

    def gathered(*given: Any) -> Ingredients:
        found = ingredients.Ingredients(*given)
        if "\u0131dea" in found.key_point:
            raise KeyError("\u0131")
        return found

    monkeypatch.setattr(draft, "Ingredients", gathered)


def test_the_entry_is_named_in_the_place_of_the_message(broken: None, heard: list[Exception]) -> None:
    made = drafted(SEARCH, a_follow_up(), NOW)
    assert made.words.startswith("[Afterword makes a mistake here (KeyError, test_mistakes.py ")
    assert (
        "over the entry of Tue 14 Apr: debriefed round 1. Correct or delete it on the application's page"
        in made.words
    )
    assert made.words.endswith("]")
    assert [type(error) for error in heard] == [KeyError]


def test_it_is_checked_and_never_sent_and_one_s_own_words_are(broken: None, tmp_path: Path) -> None:
    desk = desk_on(tmp_path, NOW)
    desk.files.import_document(write_document(SEARCH))
    thanks = next(f for f in desk.plan.open if f.rule == "C2")
    assert "PF-04" in {
        f.id for f in desk.messages.speaks_against(thanks, desk.messages.draft(thanks.key).words)
    }
    with pytest.raises(NotAllowed, match="still to be filled in"):
        desk.follow_ups.mark_sent(thanks, *desk.messages.as_left(thanks))
    assert desk.follow_ups.mark_sent(thanks, "", "Dear Ms. Osei, thank you.").startswith("Marked")


def test_where_no_single_entry_is_to_blame_the_application_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: Any) -> None:
        raise ValueError("[never] shown")

    monkeypatch.setattr(draft, "Ingredients", nothing)
    words = drafted(SEARCH, a_follow_up(), NOW).words
    assert "over what is recorded of Data Analyst at Lark Analytics." in words
    assert "never" not in words


def test_a_check_that_fails_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> Iterator[Any]:
        raise KeyError("no such word")
        yield

    occasion = occasion_of(SEARCH, a_follow_up(), NOW)
    before = check("Dear [name],", occasion, grammar=False)
    monkeypatch.setattr(preflight, "CHECKS", (*preflight.CHECKS, fails))
    after = check("Dear [name],", occasion, grammar=False)
    assert set(after) - set(before) == {f for f in after if f.id == "PF"}
    assert set(before) < set(after)
