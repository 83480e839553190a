"""By which medium somebody is reached, and what that does to hours, limits and what settles it."""

from datetime import date

import pytest
from msgspec.structs import replace

from afterword.domain.facts import Applied, Call, CallResult, DayOrInstant, Debrief, Offer, Reply, Sent
from afterword.domain.insight.unprompted import message_of
from afterword.domain.kinds import KINDS
from afterword.domain.people import Contact, Profile
from afterword.domain.rules.medium import way_to, way_to_ask
from builders import ANALYST, DANA, LARK, ROSA, a_debrief, a_search, an_interview, instant
from domain.plans import closed, keys, planned, story_at, the, times

PHONE_ONLY = replace(DANA, email="")
LINK_ONLY = replace(DANA, email="", phone="", linkedin="linkedin.example/dana")
APPLIED = Applied(id="a", app="a1", at=instant("2026-04-02T09:00-04:00"))
"""Its A1 falls on Monday, 13 April."""
STATUS_DAY = "2026-04-21T11:00-04:00"


@pytest.mark.parametrize(
    ("contact", "asked", "thanked"),
    [
        (DANA, "email", "email"),
        (PHONE_ONLY, "call", "text"),
        (replace(PHONE_ONLY, no_calls=True), "text", "text"),
        (LINK_ONLY, "linkedin", "linkedin"),
        (replace(DANA, email="", phone=""), "email", "email"),
        (replace(DANA, reach="text"), "text", "text"),
        (replace(DANA, reach="call"), "call", "call"),
        (replace(DANA, reach="call", no_calls=True), "email", "email"),
        (replace(LINK_ONLY, reach="in_person"), "in_person", "in_person"),
        (replace(PHONE_ONLY, reach="email"), "email", "email"),
    ],
)
def test_people_are_reached_as_noted_else_by_what_is_known(
    contact: Contact, asked: str, thanked: str
) -> None:
    story = story_at(STATUS_DAY, a_search(contacts=(contact,)))
    to = story.recipient("dana")
    assert way_to(story, to, KINDS["application_follow_up"]).medium == asked
    assert way_to(story, to, KINDS["thank_you"]).medium == thanked


@pytest.mark.parametrize(
    ("contact", "medium"),
    [
        (DANA, "call"),
        (PHONE_ONLY, "call"),
        (replace(DANA, phone=""), "email"),
        (LINK_ONLY, "linkedin"),
        (replace(DANA, reach="text"), "text"),
        (replace(PHONE_ONLY, no_calls=True), "text"),
    ],
)
def test_how_things_stand_is_asked_by_phone_where_that_is_possible(contact: Contact, medium: str) -> None:
    story = story_at(STATUS_DAY, a_search(contacts=(contact,)))
    assert way_to_ask(story, story.recipient("dana"), KINDS["status_email"]).medium == medium


def test_what_was_agreed_goes_before_how_they_are_reached() -> None:
    search = a_search(
        an_interview(), a_debrief(follow_up_medium="call"), contacts=(replace(DANA, reach="text"),)
    )
    assert the("D1", planned(STATUS_DAY, search)).medium == "call"


def test_after_a_test_task_one_asks_in_writing() -> None:
    search = a_search(an_interview(kind="assignment"))
    assert the("D1", planned(STATUS_DAY, search)).medium == "email"


def test_a_question_that_is_a_call_takes_the_hours_for_calls() -> None:
    found = the("A1", planned("2026-04-13T14:00-04:00", a_search(APPLIED, contacts=(PHONE_ONLY,))))
    assert found.medium == "call"
    assert times(found) == ["04-13 13:30", "04-13 14:00", "04-14 17:00", "04-23 17:00"]
    assert found.reason.endswith("By phone: no e-mail address is known.")


@pytest.mark.parametrize(("reach", "medium"), [("", "text"), ("call", "email")])
def test_where_no_hour_for_a_call_suits_both_it_is_written(reach: str, medium: str) -> None:
    tokyo = replace(ROSA, tz="Asia/Tokyo")
    contact = replace(DANA, reach="call") if reach else PHONE_ONLY
    search = a_search(APPLIED, contacts=(contact,), profile=tokyo)
    found = the("A1", planned("2026-04-13T11:00-04:00", search, user__waking="08:00-21:00"))
    assert found.medium == medium
    assert times(found)[:2] == ["04-13 09:00", "04-13 10:00"]
    assert "no hour suits both" in found.reason


@pytest.mark.parametrize(
    ("result", "is_done"), [("reached", True), ("voicemail", True), ("no_answer", False)]
)
def test_a_call_that_got_through_does_it_and_ringing_in_vain_moves_it(
    result: CallResult, is_done: bool
) -> None:
    rang = Call(id="c", app="a1", at=instant("2026-04-13T13:40-04:00"), result=result, to="dana")
    found = planned("2026-04-13T15:00-04:00", a_search(APPLIED, rang, contacts=(PHONE_ONLY,)))
    if is_done:
        assert closed("A1:a1:-:dana", found).closed_because == "you called"
    else:
        again = the("A1", found)
        assert (again.held_by, times(again)[0]) == ("GUARD-4", "04-14 09:30")


def test_a_call_about_something_else_does_not_ask_whether_it_arrived() -> None:
    rang = Call(
        id="c", app="a1", at=instant("2026-04-13T13:40-04:00"), result="voicemail", to="dana", purpose="other"
    )
    found = planned("2026-04-13T15:00-04:00", a_search(APPLIED, rang, contacts=(PHONE_ONLY,)))
    assert keys(found, "A1") == ["A1:a1:-:dana"]


def test_any_call_answers_somebody_who_is_reached_by_phone() -> None:
    wrote = Reply(
        id="r", app="a1", at=instant("2026-04-14T12:00-04:00"), type="question", from_="dana",
        needs_reply=True,
    )  # fmt: skip
    search = a_search(APPLIED, wrote, contacts=(PHONE_ONLY,))
    assert the("E1", planned("2026-04-14T13:00-04:00", search)).medium == "call"


def test_a_message_of_its_kind_does_it_in_whatever_medium() -> None:
    texted = Sent(
        id="s", app="a1", at=instant("2026-04-13T13:40-04:00"), kind="application_follow_up", to="dana",
        medium="in_person",
    )  # fmt: skip
    found = planned("2026-04-13T15:00-04:00", a_search(APPLIED, texted, contacts=(PHONE_ONLY,)))
    assert closed("A1:a1:-:dana", found).status == "satisfied"


AGREED = Debrief(id="d", app="a1", at=instant("2026-04-14T11:30-04:00"), round=1, keep_in_touch=True)


def a_status_call(number: int, at: str, result: CallResult) -> Call:
    return Call(id=f"c{number}", app="a1", at=instant(at), result=result, to="dana")


@pytest.mark.parametrize("result", ["voicemail", "reached"])
def test_who_asked_for_calls_is_called_by_check_ins_too(result: CallResult) -> None:
    first = a_status_call(1, "2026-04-21T10:00-04:00", "voicemail")
    second = a_status_call(2, "2026-04-24T10:00-04:00", "voicemail")
    search = a_search(an_interview(), AGREED, first)
    assert the("D3", planned("2026-04-24T09:40-04:00", search)).medium == "call"
    search = search.with_fact(second)
    check_in = the("D4", planned("2026-05-08T09:40-04:00", search))
    assert (check_in.medium, times(check_in)[0]) == ("call", "05-08 09:30")
    search = search.with_fact(a_status_call(3, "2026-05-08T10:00-04:00", result))
    found = planned("2026-05-08T11:00-04:00", search)
    assert closed("D4:a1:1:dana", found).closed_because == "you called"
    # Three messages on a machine without a word are enough (GUARD-3).
    assert keys(found, "D4") == (["D4:a1:1:dana"] if result == "reached" else [])


def test_news_of_an_offer_is_a_call_where_one_calls_them() -> None:
    deadline = DayOrInstant(date(2026, 4, 30))
    offer = Offer(id="o", app="a2", at=instant("2026-04-15T08:00-04:00"), deadline=deadline)
    search = a_search(contacts=(PHONE_ONLY,)).with_entries(
        [
            replace(LARK, id="wren", name="Wren"),
            replace(ANALYST, id="a2", company="wren", contact=None),
            offer,
        ]
    )
    found = the("G3", planned("2026-04-15T09:00-04:00", search))
    assert (found.medium, times(found)[1]) == ("call", "04-15 10:00")


def test_on_ones_own_account_one_writes_as_they_can_be_reached() -> None:
    found = planned(STATUS_DAY, a_search(contacts=(PHONE_ONLY,)))
    own = message_of(found, "status_email", "a1", "dana")
    assert own is not None
    assert own.medium == "text"


def test_a_profile_without_a_zone_is_called_by_their_clock() -> None:
    search = a_search(APPLIED, contacts=(PHONE_ONLY,), profile=Profile(name="Rosa"))
    assert the("A1", planned("2026-04-13T14:00-04:00", search)).medium == "call"
