"""The plan: what the rules C1, C2 and D1 to D3 call for, why, and in which order."""

from datetime import date
from typing import Any

import msgspec
import pytest

from afterword.domain.facts import (
    Applied,
    Call,
    Closed,
    DayOrInstant,
    Dismiss,
    InterviewCancelled,
    Note,
    Offer,
    Rejected,
    Reply,
    Saved,
    Sent,
    Snooze,
    Withdrawn,
)
from afterword.domain.follow_up import Status
from afterword.domain.people import Profile
from afterword.domain.search import job_search
from builders import (
    ANALYST,
    DANA,
    LARK,
    ROSA,
    a_contact,
    a_debrief,
    a_search,
    an_interview,
    instant,
)
from domain.plans import after_the_interview, closed, keys, planned, the, times

EVENING = "2026-04-14T18:00-04:00"
NEXT_DAY = "2026-04-15T12:00-04:00"
CALL_DAY = "2026-04-21T12:00-04:00"
KIM = a_contact("kim", "Kim Park")
THANKS = Sent(id="t", app="a1", at=instant("2026-04-14T16:00-04:00"), kind="thank_you", to="dana")


def fact_at(at: str, fact_id: str = "x") -> dict[str, Any]:
    return {"id": fact_id, "app": "a1", "at": instant(at)}


def call(at: str, result: Any = "no_answer", **given: Any) -> Call:
    return Call(**fact_at(at, f"c{at[5:13]}".replace("-", "_")), to="dana", result=result, **given)


def second_round(at: str = "2026-04-16T09:00-04:00", start: str = "2026-04-28T10:00-04:00") -> Any:
    return an_interview(id="i2", at=instant(at), round=2, start=instant(start))


# Nothing to do


@pytest.mark.parametrize("fact", [Saved(**fact_at("2026-04-01T09:00-04:00"))])
def test_a_saved_posting_calls_for_nothing(fact: Saved) -> None:
    assert (
        planned(EVENING, a_search(fact, Note(**fact_at("2026-04-02T09:00-04:00", "n"), text="!"))).open == ()
    )


def test_before_the_interview_ends_there_is_nothing_to_say() -> None:
    assert keys(after_the_interview("2026-04-14T10:59-04:00"), "C1", "C2", "D1") == []
    assert keys(after_the_interview("2026-04-14T11:00-04:00"), "C1", "C2", "D1") == [
        "C1:a1:1:-", "C2:a1:1:dana", "D1:a1:1:dana",
    ]  # fmt: skip


def test_a_round_called_off_calls_for_no_thanks() -> None:
    off = InterviewCancelled(**fact_at("2026-04-13T09:00-04:00"), round=1)
    assert keys(after_the_interview(EVENING, off), "C1", "C2", "D1") == []


# C1


def test_c1_the_debrief_is_ones_own_act_on_ones_own_clock() -> None:
    berlin = Profile(tz="Europe/Berlin")
    found = the("C1", planned(EVENING, a_search(an_interview(), profile=berlin)))
    assert (found.key, found.medium, found.kind) == ("C1:a1:1:-", "internal", "debrief")
    assert found.zone == "Europe/Berlin"
    assert times(found) == ["04-14 17:00", "04-14 19:00", "04-15 17:00", "04-28 23:00"]


def test_c1_is_satisfied_by_a_debrief_and_void_after_a_later_round() -> None:
    assert closed("C1:a1:1:-", after_the_interview(EVENING, a_debrief())).status is Status.SATISFIED
    both = after_the_interview("2026-04-28T12:00-04:00", second_round())
    assert closed("C1:a1:1:-", both).closed_because == "a later round was held"
    assert keys(both, "C1") == ["C1:a1:2:-"]


# C2


def test_c2_one_note_each_for_a_panel_and_the_one_without_address_through_another() -> None:
    no_address = a_contact("bo", "Bo Tran", email="", phone="")
    panel = an_interview(interviewers=("dana", "kim", "bo"))
    found = planned(EVENING, a_search(panel, contacts=(DANA, KIM, no_address)))
    notes = {f.contact: f.pass_on for f in found.open if f.rule == "C2"}
    assert notes == {"dana": ("bo",), "kim": ()}
    assert "Bo Tran" in next(f.reason for f in found.open if f.pass_on)


def test_c2_a_coordinator_passes_thanks_on() -> None:
    no_address = a_contact("bo", "Bo Tran", email="", phone="")
    coordinator = msgspec.structs.replace(KIM, role="coordinator")
    search = a_search(
        an_interview(interviewers=("dana", "bo")),
        contacts=(DANA, no_address, coordinator),
        application=msgspec.structs.replace(ANALYST, contact=None),
    )
    notes = {f.contact: f.pass_on for f in planned(EVENING, search).open if f.rule == "C2"}
    assert notes == {"dana": (), "kim": ("bo",)}


def test_c2_where_nobody_has_an_address_each_note_asks_for_it() -> None:
    people = tuple(a_contact(key, key.title(), email="", phone="") for key in ("ana", "bo"))
    search = a_search(an_interview(interviewers=("ana", "bo")), contacts=(DANA, *people)).without(DANA)
    search = search.with_entry(msgspec.structs.replace(ANALYST, contact=None))
    found = [f for f in planned(EVENING, search).open if f.rule == "C2"]
    assert [f.contact for f in found] == ["ana", "bo"]
    assert all("How do you reach" in f.reason for f in found)


def test_c2_where_nobody_is_named_it_asks_for_the_name() -> None:
    """Nobody to write to (R-WHO)."""
    bare = an_interview(interviewers=())
    search = a_search(bare, application=msgspec.structs.replace(ANALYST, contact=None))
    found = planned(EVENING, search)
    note = the("C2", found)
    assert (note.key, note.medium, note.contact) == ("C2:a1:1:-", "email", None)
    assert "Add a name" in note.reason
    anybody = msgspec.structs.replace(THANKS, to=None)
    assert keys(planned(EVENING, search.with_fact(anybody)), "C2") == []
    status = the("D1", found)
    assert (status.key, status.medium) == ("D1:a1:1:-", "email")


def test_c2_a_test_task_has_nobody_to_thank() -> None:
    task = an_interview(kind="assignment", interviewers=())
    found = planned(EVENING, a_search(task))
    assert keys(found, "C2") == []
    assert the("D1", found).contact == "dana"


def test_c2_a_thank_you_without_a_round_counts_for_the_latest_one_with_that_person() -> None:
    later = Sent(**fact_at("2026-04-28T15:00-04:00", "s"), kind="thank_you", to="dana")
    found = after_the_interview("2026-04-28T16:00-04:00", THANKS, second_round(), later)
    assert closed("C2:a1:1:dana", found).status is Status.SATISFIED
    assert closed("C2:a1:2:dana", found).status is Status.SATISFIED


def test_c2_a_thank_you_sent_before_the_round_ended_is_for_something_else() -> None:
    early = Sent(**fact_at("2026-04-13T15:00-04:00"), kind="thank_you", to="dana")
    assert keys(after_the_interview(EVENING, early), "C2") == ["C2:a1:1:dana"]


def test_c2_a_status_contact_to_the_same_person_carries_the_thanks() -> None:
    asked = call("2026-04-16T10:00-04:00", "voicemail")
    found = after_the_interview("2026-04-16T12:00-04:00", asked)
    assert closed("C2:a1:1:dana", found).closed_because == "your call carried the thanks"
    rang = call("2026-04-16T10:00-04:00", "no_answer")
    assert keys(after_the_interview("2026-04-16T12:00-04:00", rang), "C2") == ["C2:a1:1:dana"]


def test_c2_is_due_at_once_where_they_decide_the_next_day() -> None:
    found = the(
        "C2", after_the_interview("2026-04-14T12:00-04:00", a_debrief(decision_date=date(2026, 4, 15)))
    )
    assert times(found)[:2] == ["04-14 13:00", "04-14 13:00"]
    found = the(
        "C2", after_the_interview("2026-04-14T12:00-04:00", a_debrief(decision_date=date(2026, 4, 16)))
    )
    assert times(found)[:2] == ["04-14 13:00", "04-14 20:00"]


@pytest.mark.parametrize("kind", [Rejected, Withdrawn, Closed])
@pytest.mark.parametrize("at", ["2026-04-14T13:00-04:00", "2026-04-13T13:00-04:00"])
def test_c1_c2_d1_a_closing_ends_everything_also_one_before_the_round(kind: Any, at: str) -> None:
    found = after_the_interview(EVENING, kind(**fact_at(at)))
    assert keys(found, "C1", "C2", "D1") == []
    assert {f.status for f in found.closed} <= {Status.CANCELLED}


def test_c2_an_offer_from_that_person_is_thanked_for_instead() -> None:
    search = a_search(an_interview(interviewers=("dana", "kim")), contacts=(DANA, KIM))
    found = planned(EVENING, search.with_fact(Offer(**fact_at("2026-04-14T13:00-04:00"), from_="dana")))
    assert keys(found, "C2") == ["C2:a1:1:kim"]
    assert closed("C2:a1:1:dana", found).closed_because == "offer received"
    assert keys(found, "D1") == []


# D1 and D2: when


def test_d1_asks_on_business_day_five() -> None:
    found = the("D1", after_the_interview(NEXT_DAY))
    assert times(found) == ["04-21 09:30", "04-21 10:00", "04-22 17:00", "04-28 17:00"]
    assert "five business days" in found.reason
    assert "Tue 14 Apr" in found.reason


def test_d2_asks_a_business_day_after_the_date_they_gave() -> None:
    found = after_the_interview(NEXT_DAY, a_debrief(decision_date=date(2026, 4, 24)))
    assert times(the("D2", found))[:2] == ["04-27 13:30", "04-27 14:00"]
    assert "Fri 24 Apr" in the("D2", found).reason
    assert closed("D1:a1:1:dana", found).closed_because == "decision date recorded"


@pytest.mark.parametrize(("grace", "opens"), [(0, "04-27 13:30"), (1, "04-28 09:30"), (3, "04-30 09:30")])
def test_d2_the_grace_can_be_set_and_a_sunday_is_rolled(grace: int, opens: str) -> None:
    stated = a_debrief(decision_date=date(2026, 4, 26))
    found = the("D2", after_the_interview(NEXT_DAY, stated, status__grace_bd=grace))
    assert times(found)[0] == opens
    assert ("grace" in found.reason) is (grace > 0)


def test_d2_is_never_before_the_next_business_day_after_they_said_so() -> None:
    said = Reply(**fact_at("2026-04-20T12:00-04:00"), type="holding", decision_date=date(2026, 4, 17))
    assert times(the("D2", after_the_interview("2026-04-20T13:00-04:00", said)))[0] == "04-21 09:30"


# D1 and D2: how


@pytest.mark.parametrize(
    ("contact", "company", "application", "why"),
    [
        ({"phone": ""}, {}, {}, "no phone number is known"),
        ({"no_calls": True}, {}, {}, "they want no calls"),
        ({}, {"no_calls": True}, {}, "they want no calls"),
        ({}, {}, {"no_calls": True}, "they want no calls"),
    ],
)
def test_d1_goes_by_e_mail_where_a_call_is_impossible_or_unwelcome(
    contact: dict[str, Any], company: dict[str, Any], application: dict[str, Any], why: str
) -> None:
    search = a_search(
        an_interview(),
        a_debrief(follow_up_medium="call"),
        contacts=(msgspec.structs.replace(DANA, **contact),),
        company=msgspec.structs.replace(LARK, **company),
        application=msgspec.structs.replace(ANALYST, **application),
    )
    found = the("D1", planned(NEXT_DAY, search))
    assert (found.medium, found.kind) == ("email", "status_email")
    assert times(found)[:2] == ["04-21 09:00", "04-21 10:00"]
    assert why in found.reason


def test_d1_the_medium_they_named_wins_over_the_default() -> None:
    by_mail = after_the_interview(NEXT_DAY, a_debrief(follow_up_medium="email"))
    assert the("D1", by_mail).medium == "email"
    assert "they asked for e-mail" in the("D1", by_mail).reason
    in_touch = after_the_interview(NEXT_DAY, a_debrief(keep_in_touch=True), status__default_medium="email")
    assert the("D1", in_touch).medium == "call"


def test_d1_the_default_medium_can_be_set() -> None:
    found = the("D1", after_the_interview(NEXT_DAY, status__default_medium="email"))
    assert found.medium == "email"
    assert "that is how you prefer to ask" in found.reason


def test_d2_goes_by_e_mail_after_a_call_that_got_through() -> None:
    """SE-16: not two calls in a row."""
    told = call("2026-04-21T10:00-04:00", "reached", decision_date=date(2026, 4, 28))
    found = the("D2", after_the_interview("2026-04-21T12:00-04:00", told))
    assert (found.medium, times(found)[0]) == ("email", "04-29 09:00")
    assert "you have called once already" in found.reason


def test_d1_becomes_an_e_mail_where_no_hour_suits_both() -> None:
    tokyo = msgspec.structs.replace(ROSA, tz="Asia/Tokyo")
    found = the("D1", planned(NEXT_DAY, a_search(an_interview(), profile=tokyo)))
    assert found.medium == "email"
    assert "no hour suits both your day and theirs" in found.reason


def test_d1_a_call_without_an_answer_is_tried_again_in_the_other_window() -> None:
    found = the("D1", after_the_interview(CALL_DAY, call("2026-04-21T10:00-04:00")))
    assert (found.medium, found.attempt, times(found)[0]) == ("call", 2, "04-22 13:30")
    assert "leave a voicemail" in found.reason
    afternoon = the("D1", after_the_interview("2026-04-21T16:00-04:00", call("2026-04-21T14:00-04:00")))
    assert times(afternoon)[0] == "04-22 09:30"


# D3 and the chain


@pytest.mark.parametrize(
    ("facts", "opens"),
    [
        ([call("2026-04-21T10:00-04:00", "voicemail")], "04-24 09:00"),
        ([Sent(**fact_at("2026-04-21T10:00-04:00"), kind="status_email", to="dana")], "04-28 09:00"),
        ([call("2026-04-21T10:00-04:00"), call("2026-04-22T14:00-04:00")], "04-23 09:00"),
        ([Dismiss(**fact_at("2026-04-21T10:00-04:00"), key="D1:a1:1:dana", reason="shy")], "04-22 09:00"),
    ],
)
def test_d3_follows_the_first_enquiry(facts: list[Any], opens: str) -> None:
    found = after_the_interview("2026-04-22T15:00-04:00", *facts)
    second = the("D3", found)
    assert (second.medium, second.kind, times(second)[0]) == ("email", "second_status_email", opens)
    assert keys(found, "D1", "D2") == []


def test_d3_takes_over_when_d1_lapses_and_lapses_itself() -> None:
    found = after_the_interview("2026-04-28T17:00-04:00")
    assert closed("D1:a1:1:dana", found).status is Status.EXPIRED
    assert times(the("D3", found)) == ["04-29 09:00", "04-29 10:00", "04-30 17:00", "05-13 17:00"]
    later = after_the_interview("2026-05-13T17:00-04:00")
    assert closed("D3:a1:1:dana", later).status is Status.EXPIRED
    assert keys(later, "D1", "D2", "D3") == []


def test_d1_progress_starts_the_count_anew() -> None:
    good_news = Reply(**fact_at("2026-04-17T10:00-04:00"), type="advance")
    found = after_the_interview("2026-04-17T12:00-04:00", good_news)
    assert times(the("D1", found))[0] == "04-24 09:30"
    assert closed("D1:a1:1:dana", found).closed_because == "reply received"


def test_d1_a_call_about_something_else_changes_nothing() -> None:
    about = call("2026-04-16T10:00-04:00", "reached", purpose="other")
    found = after_the_interview("2026-04-16T12:00-04:00", about)
    assert [f.key for f in found.open + found.closed].count("D1:a1:1:dana") == 1
    assert times(the("D1", found))[0] == "04-21 09:30"


@pytest.mark.parametrize("result", ["reached", "voicemail"])
def test_d3_telling_them_of_another_offer_by_phone_is_a_contact(result: Any) -> None:
    told = call("2026-04-16T10:00-04:00", result, purpose="inform")
    found = after_the_interview("2026-04-16T12:00-04:00", told)
    assert keys(found, "D1", "D2") == []
    assert times(the("D3", found)) == ["04-23 09:00", "04-23 10:00", "04-24 17:00", "05-07 17:00"]


def test_d_no_enquiry_is_open_while_a_round_is_agreed() -> None:
    found = after_the_interview(NEXT_DAY.replace("15", "17", 1), second_round())
    assert keys(found, "D1", "D2", "D3") == []
    assert closed("D1:a1:1:dana", found).closed_because == "next round scheduled"
    dated = Reply(**fact_at("2026-04-17T10:00-04:00"), type="holding", decision_date=date(2026, 4, 20))
    assert keys(after_the_interview("2026-04-17T12:00-04:00", second_round(), dated), "D1", "D2") == []


def test_d_a_called_off_round_does_not_revive_what_it_cancelled() -> None:
    off = InterviewCancelled(**fact_at("2026-04-17T09:00-04:00"), round=2)
    assert keys(after_the_interview("2026-04-17T12:00-04:00", second_round(), off), "D1", "D2", "D3") == []


def test_d1_starts_again_after_the_next_round() -> None:
    found = after_the_interview("2026-04-28T12:00-04:00", second_round())
    assert the("D1", found).key == "D1:a1:2:dana"
    assert times(the("D1", found))[0] == "05-05 09:30"


def test_d1_is_revived_with_the_application() -> None:
    shut = Closed(**fact_at("2026-04-15T09:00-04:00"))
    back = Reply(**fact_at("2026-04-16T09:00-04:00", "r"), type="courtesy")
    assert keys(after_the_interview("2026-04-15T12:00-04:00", shut), "D1") == []
    assert keys(after_the_interview("2026-04-16T12:00-04:00", shut, back), "D1") == ["D1:a1:1:dana"]


# Snooze and dismiss


def snooze(at: str, until: str, key: str = "D1:a1:1:dana") -> Snooze:
    when = date.fromisoformat(until) if len(until) == 10 else instant(until)
    return Snooze(**fact_at(at, f"z{at[8:10]}"), key=key, until=DayOrInstant(when))


def test_d1_put_off_until_a_day_opens_at_nine_and_keeps_its_lapse() -> None:
    found = the("D1", after_the_interview(CALL_DAY, snooze("2026-04-21T10:00-04:00", "2026-04-23")))
    assert times(found) == ["04-23 09:00", "04-23 09:00", "04-24 17:00", "04-28 17:00"]
    assert found.status is Status.UPCOMING
    assert "Late" not in found.reason


def test_c2_put_off_shifts_all_by_the_same_span() -> None:
    mark = snooze("2026-04-14T14:00-04:00", "2026-04-15T08:00-04:00", "C2:a1:1:dana")
    assert times(the("C2", after_the_interview(EVENING, mark)))[:3] == [
        "04-15 08:00",
        "04-15 08:00",
        "04-15 23:00",
    ]


def test_d1_what_was_late_when_put_off_keeps_saying_so_once() -> None:
    marks = [
        snooze("2026-04-22T18:00-04:00", "2026-04-24"),
        snooze("2026-04-24T10:00-04:00", "2026-04-27"),
    ]
    reason = the("D1", after_the_interview("2026-04-24T12:00-04:00", *marks)).reason
    assert reason.count("Late") == 1


def test_d1_what_was_put_off_in_time_is_not_late_when_put_off_again() -> None:
    marks = [
        snooze("2026-04-21T18:00-04:00", "2026-04-23"),
        snooze("2026-04-23T10:00-04:00", "2026-04-27"),
    ]
    assert "Late" not in the("D1", after_the_interview("2026-04-24T12:00-04:00", *marks)).reason


def test_c2_let_go_is_dismissed_and_stays_so() -> None:
    mark = Dismiss(**fact_at("2026-04-14T14:00-04:00"), key="C2:a1:1:dana", reason="we are friends")
    found = closed("C2:a1:1:dana", after_the_interview("2026-04-25T12:00-04:00", mark))
    assert (found.status, found.closed_because) == (Status.DISMISSED, "we are friends")


def test_a_mark_made_before_the_occurrence_is_not_meant_for_it() -> None:
    """A key is a slot: a mark hits the occurrence current at that moment only."""
    early = Dismiss(**fact_at("2026-04-13T14:00-04:00"), key="C2:a1:1:dana")
    assert keys(after_the_interview(EVENING, early), "C2") == ["C2:a1:1:dana"]


def test_satisfied_comes_before_dismissed() -> None:
    mark = Dismiss(**fact_at("2026-04-14T17:00-04:00"), key="C2:a1:1:dana")
    assert closed("C2:a1:1:dana", after_the_interview(EVENING, THANKS, mark)).status is Status.SATISFIED


# The whole


def test_what_is_late_comes_first_then_today_by_rank_and_then_what_is_coming() -> None:
    other = msgspec.structs.replace(ANALYST, id="a2", title="Clerk")
    facts = [
        an_interview(),
        an_interview(
            id="j", app="a2", start=instant("2026-04-21T09:00-04:00"), at=instant("2026-04-20T09:00-04:00")
        ),
    ]
    search = job_search([ROSA, LARK, DANA, ANALYST, other, *facts], {})
    assert keys(planned("2026-04-21T13:00-04:00", search), "C1", "C2", "D1") == [
        "C2:a1:1:dana", "C1:a1:1:-", "C1:a2:1:-", "D1:a1:1:dana", "C2:a2:1:dana", "D1:a2:1:dana",
    ]  # fmt: skip


def test_find_gives_the_open_one_else_the_newest_closed_one() -> None:
    found = after_the_interview(CALL_DAY, THANKS)
    assert found.find("D1:a1:1:dana") is the("D1", found)
    assert found.find("C2:a1:1:dana") is closed("C2:a1:1:dana", found)
    assert found.find("C2:a1:1:nobody") is None


def test_of_application_and_first_thank_you() -> None:
    found = after_the_interview(EVENING)
    assert tuple(found.of_application("a1")) == found.open
    assert found.of_application("a2") == ()
    thanks = found.first_thank_you(instant("2026-04-14T11:00-04:00"))
    assert thanks is the("C2", found)


def test_an_application_without_an_interview_has_no_enquiry_yet() -> None:
    search = a_search(Applied(**fact_at("2026-04-08T09:00-04:00")))
    assert keys(planned(CALL_DAY, search), "C1", "C2", "D1", "D2", "D3") == []
