"""Asking for a new date where an interview did not take place (B3, L8)."""

import pytest

from afterword.domain.facts import Cancellation, Fact, InterviewCancelled, Reply, Sent
from afterword.domain.planning.plan import Plan
from afterword.domain.reply_type import ReplyType
from builders import a_search, an_interview, instant
from domain.plans import after_the_interview, keys, planned, the, times


def cancelled(at: str, why: Cancellation = "nobody_came", number: int = 1) -> InterviewCancelled:
    return InterviewCancelled(id="c", app="a1", at=instant(at), round=number, why=why)


def asked(at: str, fact_id: str = "s") -> Sent:
    return Sent(id=fact_id, app="a1", at=instant(at), kind="rebook", to="dana")


def seen(now: str, *facts: Fact) -> Plan:
    """Dana's interview of 14 April at ten, and what became of it."""
    return planned(now, a_search(an_interview(confirmed=True, prepared=True), *facts))


def test_where_nobody_came_one_writes_within_the_hour() -> None:
    found = the("B3", seen("2026-04-14T10:25-04:00", cancelled("2026-04-14T10:20-04:00")))
    assert times(found) == ["04-14 10:20", "04-14 11:20", "04-15 17:00", "04-28 17:00"]
    assert found.reason.startswith("Nobody came to the interview of Tue 14 Apr 10:00")


@pytest.mark.parametrize(
    ("at", "due"), [("2026-04-14T20:30-04:00", "04-15 09:00"), ("2026-04-15T02:00-04:00", "04-15 09:00")]
)
def test_in_the_night_it_waits_for_the_morning(at: str, due: str) -> None:
    assert times(the("B3", seen("2026-04-15T03:00-04:00", cancelled(at))))[1] == due


def test_it_counts_as_not_held_also_when_it_is_said_afterwards() -> None:
    assert keys(seen("2026-04-14T13:00-04:00", cancelled("2026-04-14T12:00-04:00"))) == ["B3:a1:1:dana"]


def test_without_an_answer_it_is_asked_once_more_and_then_no_more() -> None:
    off, first = cancelled("2026-04-14T10:20-04:00"), asked("2026-04-14T10:30-04:00")
    again = the("B3", seen("2026-04-14T11:00-04:00", off, first))
    assert times(again)[:2] == ["04-17 09:00", "04-17 10:00"]
    assert again.reason == "You asked for a new date on Tue 14 Apr: ask Dana Osei once more."
    second = asked("2026-04-17T09:30-04:00", "s2")
    assert keys(seen("2026-04-17T10:00-04:00", off, first, second), "B3") == []


def test_any_answer_ends_it() -> None:
    off, first = cancelled("2026-04-13T10:00-04:00", "called_off"), asked("2026-04-16T09:30-04:00")
    words: list[tuple[ReplyType, int]] = [("auto", 1), ("courtesy", 0)]
    for word, expected in words:
        answer = Reply(id="r", app="a1", at=instant("2026-04-16T11:00-04:00"), type=word, from_="dana")
        assert len(keys(seen("2026-04-17T10:00-04:00", off, first, answer), "B3")) == expected


def test_after_an_interview_that_was_held_the_second_enquiry_takes_over() -> None:
    second = an_interview(id="i2", round=2, start=instant("2026-04-16T10:00-04:00"), confirmed=True)
    off = cancelled("2026-04-16T10:20-04:00", number=2)
    found = after_the_interview("2026-04-16T12:00-04:00", second, off, asked("2026-04-16T10:30-04:00"))
    assert keys(found, "B3", "D3") == ["D3:a1:1:dana"]


def test_what_was_moved_is_said_so() -> None:
    found = the("B3", seen("2026-04-13T12:00-04:00", cancelled("2026-04-13T10:00-04:00", "moved")))
    assert found.reason.startswith("The interview was moved, with no new date, on Mon 13 Apr")
    assert times(found)[0] == "04-16 09:00"
