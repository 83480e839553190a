"""A mistake of the program's own costs the follow-up it happens in, and nothing else."""

from typing import Any

import pytest

from afterword.domain.application import Application
from afterword.domain.facts import Applied, Dismiss
from afterword.domain.follow_up import Status
from afterword.domain.history import mistakes
from afterword.domain.insight import balance as balance_module
from afterword.domain.insight.balance import balance
from afterword.domain.people import Company
from afterword.domain.planning import planned_circle
from afterword.domain.planning.lines import line_of
from afterword.domain.planning.planner import Planner, plan
from afterword.domain.rules import thanks
from afterword.domain.rules.silence import stage_of
from afterword.domain.search import JobSearch
from builders import a_debrief, a_search, an_interview, instant
from domain.plans import CADENCE, keys

NOW = instant("2026-04-14T18:00-04:00")
BAD = a_debrief(decision_date=None, key_points={"dana": "their \u0131dea"})


@pytest.fixture(autouse=True)
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    met: list[Exception] = []
    monkeypatch.setattr(mistakes, "met", met.append)
    return met


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thanks for a round of which the idea was noted cannot be derived."""
    as_it_is = thanks.recipients_of_thanks

    def fails(story: Any, held: Any) -> Any:
        if held.debrief and any("\u0131" in point for point in held.debrief.key_points.values()):
            raise KeyError("\u0131")
        return as_it_is(story, held)

    monkeypatch.setattr(thanks, "recipients_of_thanks", fails)


def two() -> JobSearch:
    applied = Applied(id="b", app="a2", at=instant("2026-04-03T09:00-04:00"))
    search = a_search(an_interview(), BAD, applied)
    return search.with_entries(
        [Company(id="wren", name="Wren"), Application(id="a2", company="wren", title="Buyer")]
    )


def test_its_row_names_the_entry_and_all_others_are_there(broken: None, heard: list[Exception]) -> None:
    found = plan(two(), CADENCE, NOW)
    assert keys(found) == ["C2:a1:-:-", "A1:a2:-:-", "D1:a1:1:dana"]
    row = found.open[0]
    assert (row.status, row.medium, row.what) == (Status.DUE, "internal", "thank-you")
    assert row.reason.startswith("Afterword makes a mistake here (KeyError, test_mistakes.py ")
    assert " over the entry of Tue 14 Apr: debriefed round 1. Correct or delete it on " in row.reason
    assert {type(error) for error in heard} == {KeyError}
    assert {line.application for line in found.lines} == {"a1", "a2"}
    assert [f.key for f in found.closed] == ["B1:a1:1:dana", "B2:a1:1:-", "C1:a1:1:-"]
    assert balance(found).live == 2


def test_put_right_or_let_go_the_row_is_gone(broken: None) -> None:
    planner = Planner(CADENCE)
    planner.plan(two(), NOW)
    right = two().with_fact(a_debrief(id=BAD.id))
    assert "C2:a1:1:dana" in keys(planner.plan(right, NOW))
    assert "C2:a1:-:-" not in keys(planner.plan(right, NOW))
    let_go = two().with_fact(Dismiss(id="x", app="a1", at=NOW, key="C2:a1:-:-"))
    assert "C2:a1:-:-" not in keys(planner.plan(let_go, NOW))


def test_a_line_that_cannot_be_told_says_so(monkeypatch: pytest.MonkeyPatch) -> None:

    def fails(story: Any, follow_ups: Any) -> Any:
        if story.application.id == "a1":
            raise OverflowError("date value out of range")
        return line_of(story, follow_ups)

    monkeypatch.setattr(planned_circle, "line_of", fails)
    first, second = plan(two(), CADENCE, NOW).lines
    assert "over what is recorded of Data Analyst at Lark Analytics." in first.because
    assert second.kind == "action"


@pytest.mark.parametrize("name", ["is_live", "offer_of", "is_in_process"])
def test_what_cannot_be_told_of_one_is_told_of_the_others(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    as_it_is = getattr(planned_circle, name)

    def fails(story: Any) -> Any:
        if story.application.id == "a1":
            raise ValueError(name)
        return as_it_is(story)

    monkeypatch.setattr(planned_circle, name, fails)
    found = plan(two(), CADENCE, NOW)
    assert "a2" in {story.application.id for story in found.survey.live}
    assert {f.application for f in found.open} == {"a1", "a2"}


def test_what_cannot_be_weighed_is_left_out_of_the_basket(monkeypatch: pytest.MonkeyPatch) -> None:

    def fails(story: Any) -> Any:
        if story.application.id == "a1":
            raise ValueError("no stage")
        return stage_of(story)

    monkeypatch.setattr(balance_module, "stage_of", fails)
    assert balance(plan(two(), CADENCE, NOW)).live == 1
