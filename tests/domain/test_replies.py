"""What they really said: asked to ring, about to ring, a waiting list (E1, L9)."""

from datetime import date
from typing import Any

import pytest

from afterword.domain.facts import Applied, Call, Fact, Reply, Sent
from afterword.domain.planning.plan import Plan
from afterword.domain.reply_type import ReplyType
from afterword.domain.rules.silence import ghost_at
from builders import a_contact, a_search, an_interview, instant
from domain.plans import after_the_interview, keys, planned, story_at, the, times

APPLIED = Applied(id="b", app="a1", at=instant("2026-04-13T09:00-04:00"))


def reply(at: str, kind: ReplyType, **given: Any) -> Reply:
    plain: dict[str, Any] = {"id": "r", "app": "a1", "at": instant(at), "type": kind, "from_": "dana"}
    return Reply(**plain | given)


def called(at: str, result: Any, purpose: Any = "status") -> Call:
    return Call(id="c", app="a1", at=instant(at), to="dana", result=result, purpose=purpose)


def applied(now: str, *facts: Fact) -> Plan:
    return planned(now, a_search(APPLIED, *facts))


@pytest.mark.parametrize(
    ("at", "due", "late"),
    [
        ("2026-04-16T11:00-04:00", "04-16 11:30", "04-16 15:30"),
        ("2026-04-16T15:00-04:00", "04-16 15:30", "04-17 10:00"),
        ("2026-04-16T16:45-04:00", "04-17 09:00", "04-17 13:00"),
        ("2026-04-17T16:45-04:00", "04-20 09:00", "04-20 13:00"),
        ("2026-04-18T11:00-04:00", "04-20 09:00", "04-20 13:00"),
        ("2026-04-16T06:00-04:00", "04-16 09:00", "04-16 13:00"),
    ],
)
def test_who_asked_to_be_rung_is_rung_within_their_working_day(at: str, due: str, late: str) -> None:
    found = the("E1", applied("2026-04-18T12:00-04:00", reply(at, "call_back")))
    assert found.medium == "call"
    assert times(found)[1:3] == [due, late]


def test_ringing_back_is_done_by_a_call_that_got_through_or_by_writing() -> None:
    asked, now = reply("2026-04-16T11:00-04:00", "call_back"), "2026-04-16T12:00-04:00"
    wrote = Sent(id="s", app="a1", at=instant("2026-04-16T11:30-04:00"), kind="reply", to="dana")
    for fact, expected in (
        (called("2026-04-16T11:30-04:00", "no_answer", "other"), 1),
        (called("2026-04-16T11:30-04:00", "voicemail", "other"), 0),
        (wrote, 0),
    ):
        assert len(keys(applied(now, asked, fact), "E1")) == expected


def test_who_wanted_to_ring_is_rung_once_after_three_business_days() -> None:
    waits = reply("2026-04-16T11:00-04:00", "will_call")
    found = the("D4", after_the_interview("2026-04-16T12:00-04:00", waits))
    assert (found.medium, times(found)[0]) == ("call", "04-21 09:30")
    left = called("2026-04-21T10:00-04:00", "voicemail")
    again = the("D4", after_the_interview("2026-04-21T12:00-04:00", waits, left))
    assert (again.medium, times(again)[0]) == ("email", "05-05 09:00")


def test_before_an_interview_too() -> None:
    waits = reply("2026-04-16T11:00-04:00", "will_call")
    found = the("A2", applied("2026-04-16T12:00-04:00", waits))
    assert (found.medium, times(found)[0]) == ("call", "04-21 09:30")
    left = called("2026-04-21T10:00-04:00", "voicemail")
    again = the("A2", applied("2026-04-21T12:00-04:00", waits, left))
    assert (again.medium, times(again)[0]) == ("email", "05-05 09:00")


def test_with_a_day_they_are_rung_after_it_and_without_a_number_written_to() -> None:
    waits = reply("2026-04-16T11:00-04:00", "will_call", decision_date=date(2026, 4, 22))
    found = the("D2", after_the_interview("2026-04-16T12:00-04:00", waits))
    assert (found.medium, times(found)[0]) == ("call", "04-23 09:30")
    search = a_search(an_interview(), waits, contacts=(a_contact("dana", "Dana Osei", phone=""),))
    assert the("D2", planned("2026-04-16T12:00-04:00", search)).medium == "email"


def test_on_a_waiting_list_a_sign_of_life_every_three_months_is_enough() -> None:
    listed = reply("2026-04-16T11:00-04:00", "waiting_list")
    found = the("D4", after_the_interview("2026-04-16T12:00-04:00", listed))
    assert times(found)[0] == "07-14 09:00"
    for begun in ((an_interview(),), (APPLIED,)):
        silent = ghost_at(story_at("2026-04-16T12:00-04:00", a_search(*begun, listed)))
        assert silent
        assert silent.date() > date(2027, 4, 1)


def test_each_of_them_takes_the_day_they_named_back() -> None:
    for kind in ("call_back", "will_call", "no_contact", "waiting_list"):
        dated = reply("2026-04-15T11:00-04:00", "holding", decision_date=date(2026, 4, 22))
        later = reply("2026-04-16T11:00-04:00", kind, id="r2")
        assert keys(after_the_interview("2026-04-16T12:00-04:00", dated, later), "D2") == []
