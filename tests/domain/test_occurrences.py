"""A key is a slot: what the person says of it is meant for its occurrence of that moment (R-KEY)."""

from datetime import date

from afterword.domain.facts import (
    Applied,
    DayOrInstant,
    Dismiss,
    InterviewCancelled,
    Rejected,
    Reply,
    Saved,
    Sent,
    Snooze,
)
from afterword.domain.follow_up import Status
from afterword.domain.search import JobSearch
from builders import ANALYST, a_debrief, a_search, an_interview, instant
from domain.plans import after_the_interview, closed, keys, planned, the, times

THANKED = Sent(id="s", app="a1", at=instant("2026-04-14T15:00-04:00"), kind="thank_you", to="dana")
REJECTED = Rejected(id="r", app="a1", at=instant("2026-04-20T09:00-04:00"), from_="dana")
REPLIED = Sent(id="f", app="a1", at=instant("2026-04-21T10:00-04:00"), kind="rejection_reply", to="dana")


def put_off(at: str, until: date, key: str = "D1:a1:1:dana") -> Snooze:
    return Snooze(id=f"z{at}", app="a1", at=instant(at), key=key, until=DayOrInstant(until))


def question(fact_id: str, at: str) -> Reply:
    return Reply(id=fact_id, app="a1", at=instant(at), type="courtesy", from_="dana", needs_reply=True)


def test_a_snooze_that_is_refused_leaves_the_one_before() -> None:
    accepted = put_off("2026-04-21T10:00-04:00", date(2026, 4, 24))
    for refused in (
        put_off("2026-04-22T10:00-04:00", date(2026, 4, 20)),
        put_off("2026-04-22T10:00-04:00", date(2026, 5, 24)),
    ):
        found = after_the_interview("2026-04-22T12:00-04:00", a_debrief(), THANKED, accepted, refused)
        assert times(the("D1", found)) == ["04-24 09:00", "04-24 09:00", "04-27 17:00", "04-28 17:00"]


def test_a_snooze_that_is_refused_does_not_make_it_late() -> None:
    accepted = put_off("2026-04-21T10:00-04:00", date(2026, 4, 23))
    refused = put_off("2026-04-24T18:00-04:00", date(2026, 5, 24))
    found = after_the_interview("2026-04-24T18:30-04:00", a_debrief(), THANKED, accepted, refused)
    assert not the("D1", found).reason.startswith("Late")


def test_what_lapsed_stays_lapsed_when_a_later_occurrence_is_let_go() -> None:
    first, second = question("q1", "2026-04-15T10:00-04:00"), question("q2", "2026-05-12T10:00-04:00")
    let_go = Dismiss(id="x", app="a1", at=instant("2026-05-13T10:00-04:00"), key="E1:a1:-:dana")
    found = after_the_interview("2026-05-13T12:00-04:00", a_debrief(), THANKED, first, second, let_go)
    answers = [f.status for f in found.closed if f.rule == "E1"]
    assert answers == [Status.EXPIRED, Status.DISMISSED]


def test_what_is_done_is_not_put_off_with_a_later_occurrence() -> None:
    first, second = question("q1", "2026-04-15T10:00-04:00"), question("q2", "2026-04-22T10:00-04:00")
    answered = Sent(id="a", app="a1", at=instant("2026-04-15T16:00-04:00"), kind="reply", to="dana")
    later = put_off("2026-04-22T11:00-04:00", date(2026, 4, 24), "E1:a1:-:dana")
    found = after_the_interview("2026-04-22T12:00-04:00", a_debrief(), first, answered, second, later)
    assert times(closed("E1:a1:-:dana", found))[0] == "04-15 10:00"
    assert times(the("E1", found))[0] == "04-24 09:00"


def rejected_there(*, saved: str) -> JobSearch:
    """A rejection answered by mail; another posting there was saved at that moment and applied for in May."""
    search = a_search(an_interview(), a_debrief(), THANKED, REJECTED, REPLIED)
    again = type(ANALYST)(id="a2", company="lark", title="Senior Data Analyst")
    search = search.with_entry(again).with_fact(Saved(id="n1", app="a2", at=instant(saved)))
    return search.with_fact(Applied(id="n2", app="a2", at=instant("2026-05-04T09:00-04:00")))


def test_f4_an_application_there_that_began_before_the_no_leaves_the_re_contact() -> None:
    before = planned("2026-05-05T12:00-04:00", rejected_there(saved="2026-04-19T09:00-04:00"))
    assert "F4:a1:-:dana" in keys(before, "F4")
    after = planned("2026-05-05T12:00-04:00", rejected_there(saved="2026-04-21T09:00-04:00"))
    assert closed("F4:a1:-:dana", after).closed_because == "you applied there again"


def test_b3_holds_the_enquiry_back_each_time_a_round_is_called_off() -> None:
    """While B3 is open no D item is, also where the round was booked again and called off again."""

    def booked(fact_id: str, at: str) -> object:
        return an_interview(id=fact_id, at=instant(at), round=2, start=instant("2026-05-20T10:00-04:00"))

    facts = [
        an_interview(), a_debrief(), THANKED,
        booked("i2", "2026-04-15T09:00-04:00"),
        InterviewCancelled(id="c1", app="a1", at=instant("2026-04-16T09:00-04:00"), round=2),
        Reply(id="r", app="a1", at=instant("2026-04-16T12:00-04:00"), type="advance", from_="dana"),
        booked("i3", "2026-04-17T09:00-04:00"),
        InterviewCancelled(id="c2", app="a1", at=instant("2026-04-20T09:00-04:00"), round=2),
    ]  # fmt: skip
    found = planned("2026-04-20T12:00-04:00", a_search(*facts))  # type: ignore[arg-type]
    assert keys(found, "B3", "D1") == ["B3:a1:2:dana"]
    assert [f.opens for f in found.closed if f.rule == "D1"] == [instant("2026-04-21T09:30-04:00")]


def test_b3_sent_to_somebody_else_is_still_to_be_asked_for() -> None:
    booked = an_interview(
        id="i2", at=instant("2026-04-15T09:00-04:00"), round=2, start=instant("2026-05-20T10:00-04:00")
    )
    off = InterviewCancelled(id="c1", app="a1", at=instant("2026-04-16T09:00-04:00"), round=2)
    other = Sent(id="o", app="a1", at=instant("2026-04-21T10:00-04:00"), kind="rebook", to="ana")
    search = a_search(an_interview(), a_debrief(), THANKED, booked, off, other)
    assert keys(planned("2026-04-21T12:00-04:00", search), "B3", "D3") == ["B3:a1:2:dana"]
