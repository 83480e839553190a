"""The status chain, row by row of its table (R-CHAIN)."""

from datetime import date
from typing import Any

import pytest

from afterword.domain.facts import Call, Fact, Note, Reply, Sent
from afterword.domain.history.contacts_made import is_human_inbound
from afterword.domain.history.status_chain import Chain, begun
from builders import a_search, an_interview, instant
from domain.plans import story_at

HELD = story_at("2026-04-15T12:00-04:00", a_search(an_interview())).held[0]
FIRST = begun(HELD)
AT = instant("2026-04-21T10:00-04:00")
DAY = date(2026, 5, 4)


def call(result: Any, **given: Any) -> Call:
    return Call(id="c", app="a1", at=AT, result=result, **given)


def reply(kind: Any, **given: Any) -> Reply:
    return Reply(id="r", app="a1", at=AT, type=kind, **given)


def sent(kind: str) -> Sent:
    return Sent(id="s", app="a1", at=AT, kind=kind)


def after(chain: Chain, *facts: Fact, scheduled: bool = False) -> Chain:
    for fact in facts:
        chain = chain.after(fact, round_scheduled=scheduled, max_attempts=2)
    return chain


def test_the_chain_starts_from_the_end_of_the_round() -> None:
    assert (FIRST.state, FIRST.base, FIRST.since, FIRST.cause) == ("FIRST", HELD.end, HELD.end, "interview")


@pytest.mark.parametrize(
    ("fact", "state", "cause"),
    [
        (reply("advance"), "FIRST", "advance"),
        (reply("question"), "FIRST", "question"),
        (call("voicemail"), "SECOND", "voicemail"),
        (sent("status_email"), "SECOND", "email"),
        (call("reached", decision_date=DAY), "FIRST", "date"),
        (call("reached", purpose="other", decision_date=DAY), "FIRST", "date"),
        (call("reached"), "CHECK", "holding"),
        (reply("holding", decision_date=DAY), "FIRST", "date"),
        (reply("holding"), "CHECK", "holding"),
        (reply("on_hold"), "CHECK", "on_hold"),
        (sent("second_status_email"), "CHECK", "asked_again"),
        (sent("check_in"), "CHECK", "asked_again"),
    ],
)
def test_a_fact_moves_the_chain(fact: Fact, state: str, cause: str) -> None:
    moved = after(FIRST, fact)
    assert (moved.state, moved.since, moved.cause) == (state, AT, cause)


@pytest.mark.parametrize("kind", ["advance", "question"])
def test_progress_without_a_round_starts_the_count_anew(kind: str) -> None:
    assert after(FIRST, reply(kind)).base == AT


@pytest.mark.parametrize(
    "fact",
    [
        reply("courtesy"), reply("feedback"), reply("auto"), sent("thank_you"), sent("clarification"),
        call("voicemail", purpose="other"), call("no_answer", purpose="inform"),
        call("reached", purpose="other"), Note(id="n", app="a1", at=AT, text=""),
    ],
)  # fmt: skip
def test_other_facts_leave_it_as_it_is(fact: Fact) -> None:
    assert after(FIRST, fact) == FIRST


def test_a_first_call_without_an_answer_is_tried_again_and_a_second_one_ends_it() -> None:
    once = after(FIRST, call("no_answer"))
    assert (once.state, once.attempts) == ("FIRST", (AT,))
    twice = after(once, call("no_answer"))
    assert (twice.state, twice.cause, twice.attempts) == ("SECOND", "no_answer", ())


def test_ringing_matters_in_first_only() -> None:
    second = after(FIRST, sent("status_email"))
    assert after(second, call("no_answer")) == second


def test_an_unmade_first_enquiry_is_followed_by_the_second_and_that_by_check() -> None:
    second = FIRST.lapsed(AT, "lapsed")
    assert (second.state, second.cause) == ("SECOND", "lapsed")
    assert second.lapsed(AT, "dismissed").state == "CHECK"


def test_nobody_is_asked_a_second_time_twice_in_one_silence() -> None:
    asked = after(FIRST, call("voicemail"), sent("second_status_email"))
    assert asked.asked_again
    assert after(asked, sent("status_email")).state == "CHECK"
    assert asked.lapsed(AT, "lapsed").state == "CHECK"
    answered = after(asked, reply("courtesy"))
    assert not answered.asked_again
    assert after(answered, sent("status_email")).state == "SECOND"
    assert after(asked, reply("auto")).asked_again


def test_while_a_round_is_agreed_the_chain_waits() -> None:
    waiting = after(FIRST, an_interview(round=2), scheduled=True)
    assert waiting.state == "WAITING"
    assert after(waiting, reply("advance"), scheduled=True).state == "WAITING"
    assert after(waiting, reply("question"), scheduled=True).state == "WAITING"
    assert after(FIRST, an_interview(round=2), scheduled=False).state == "FIRST"


@pytest.mark.parametrize(
    ("fact", "human"),
    [
        (reply("courtesy"), True), (reply("auto"), False), (call("reached"), True),
        (call("voicemail"), False), (sent("thank_you"), False), (an_interview(), True),
    ],
)  # fmt: skip
def test_what_a_person_there_said_is_human_inbound(fact: Fact, human: bool) -> None:
    assert is_human_inbound(fact) is human


def test_a_lapsed_check_in_counts_towards_the_most_and_a_waived_one_does_not() -> None:
    check = after(FIRST, reply("holding"))
    assert check.lapsed(AT, "lapsed").checked == 1
    assert check.lapsed(AT, "dismissed").checked == 0
    assert after(check, sent("check_in")).checked == 1


def test_telling_them_of_an_offer_brings_the_second_enquiry_unless_a_date_lies_ahead() -> None:
    told = sent("inform_other_company")
    assert after(FIRST, told).cause == "informed"
    kept = FIRST.after(told, round_scheduled=False, max_attempts=2, date_ahead=True)
    assert kept == FIRST
