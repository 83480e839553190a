"""The decision date: last statement wins (R-DECISION)."""

from datetime import date
from typing import Any

import pytest

from afterword.domain.facts import Call, Fact, Reply
from afterword.domain.rules.decision import decision_date
from builders import a_debrief, a_search, an_interview, instant
from domain.plans import story_at

NOW = "2026-05-20T12:00-04:00"
MAY_4, MAY_8 = date(2026, 5, 4), date(2026, 5, 8)


def known(*facts: Fact, at: str = NOW) -> date | None:
    story = story_at(at, a_search(an_interview(), *facts))
    decision = decision_date(story, instant(at))
    return decision.day if decision else None


def reply(at: str, kind: Any, day: date | None = None) -> Reply:
    return Reply(id=f"r{at}", app="a1", at=instant(at), type=kind, decision_date=day)


def test_without_a_statement_there_is_none() -> None:
    assert known(a_debrief()) is None


def test_the_last_statement_wins() -> None:
    first = a_debrief(decision_date=MAY_4)
    assert known(first) == MAY_4
    assert known(first, reply("2026-04-20T09:00-04:00", "holding", MAY_8)) == MAY_8


def test_a_debrief_without_a_date_leaves_the_one_that_is_known() -> None:
    assert (
        known(a_debrief(decision_date=MAY_4), a_debrief(id="d2", at=instant("2026-04-15T09:00-04:00")))
        == MAY_4
    )


@pytest.mark.parametrize("kind", ["holding", "on_hold", "advance"])
def test_a_later_answer_without_a_date_voids_it(kind: str) -> None:
    assert known(a_debrief(decision_date=MAY_4), reply("2026-04-20T09:00-04:00", kind)) is None


@pytest.mark.parametrize("kind", ["courtesy", "feedback", "auto"])
def test_an_answer_that_says_nothing_leaves_it(kind: str) -> None:
    assert known(a_debrief(decision_date=MAY_4), reply("2026-04-20T09:00-04:00", kind)) == MAY_4


def test_a_question_voids_it_only_on_a_later_day() -> None:
    stated = a_debrief(decision_date=MAY_4)
    assert known(stated, reply("2026-05-04T18:00-04:00", "question")) == MAY_4
    assert known(stated, reply("2026-05-05T09:00-04:00", "question")) is None


@pytest.mark.parametrize(
    ("result", "purpose", "expected"),
    [
        ("reached", "status", None), ("reached", "other", MAY_4), ("voicemail", "status", MAY_4),
        ("no_answer", "status", MAY_4),
    ],
)  # fmt: skip
def test_only_a_reached_status_call_without_a_date_voids_it(
    result: Any, purpose: Any, expected: date | None
) -> None:
    at = instant("2026-04-22T10:00-04:00")
    call = Call(id="c", app="a1", at=at, result=result, purpose=purpose)
    assert known(a_debrief(decision_date=MAY_4), call) == expected


def test_a_reached_call_of_any_purpose_may_state_one() -> None:
    at = instant("2026-04-22T10:00-04:00")
    call = Call(id="c", app="a1", at=at, result="reached", purpose="other", decision_date=MAY_8)
    assert known(call) == MAY_8


def test_an_automatic_reply_states_none() -> None:
    assert known(reply("2026-04-20T09:00-04:00", "auto", MAY_8)) is None


def test_what_a_debrief_reports_was_said_in_its_round_however_late_it_is_written_down() -> None:
    late = a_debrief(at=instant("2026-04-25T09:00-04:00"), decision_date=MAY_4)
    assert known(reply("2026-04-20T09:00-04:00", "holding", MAY_8), late) == MAY_8
    assert known(late, at="2026-04-24T12:00-04:00") is None


def test_one_stated_before_the_round_counts_only_if_it_is_later_than_the_round() -> None:
    """Valid if stated after that round was scheduled and later than its date."""
    assert known(reply("2026-04-12T09:00-04:00", "holding", MAY_4)) == MAY_4
    assert known(reply("2026-04-12T09:00-04:00", "holding", date(2026, 4, 13))) is None
    assert known(reply("2026-04-09T09:00-04:00", "holding", MAY_4)) is None


def test_a_date_of_the_round_before_is_void_once_the_next_is_agreed_on() -> None:
    second = an_interview(
        id="i2", at=instant("2026-04-16T09:00-04:00"), round=2, start=instant("2026-04-22T10:00-04:00")
    )
    stated = a_debrief(decision_date=MAY_4)
    assert known(stated, second, at="2026-04-15T09:00-04:00") == MAY_4
    for at in ("2026-04-16T09:00-04:00", "2026-04-22T09:00-04:00", "2026-04-22T12:00-04:00"):
        assert known(stated, second, at=at) is None
    with_it = reply("2026-04-16T09:00-04:00", "advance", MAY_8)
    assert known(stated, second, with_it, at="2026-04-17T09:00-04:00") == MAY_8
