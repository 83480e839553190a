"""Offers: deadlines, lapsing, and what they ask of other applications (G1 to G9)."""

from datetime import date
from typing import Any

import msgspec
import pytest

from afterword.domain.application import Application
from afterword.domain.facts import (
    Accepted,
    Applied,
    DayOrInstant,
    Declined,
    Fact,
    Offer,
    OfferDeadline,
    OfferInWriting,
    Reply,
    Sent,
    Withdrawn,
)
from afterword.domain.history.offers import offer_of
from afterword.domain.history.summary import summary_of
from afterword.domain.insight.balance import balance
from afterword.domain.people import Company
from afterword.domain.planning.plan import Plan
from builders import DANA, a_contact, a_search, an_interview, instant
from domain.plans import after_the_interview, closed, keys, planned, story_at, the, times


def base(at: str, fact_id: str = "x") -> dict[str, Any]:
    return {"id": fact_id, "app": "a1", "at": instant(at)}


def until(text: str) -> DayOrInstant:
    return DayOrInstant(instant(text))


def offer(at: str, deadline: str | None = None, fact_id: str = "o") -> Offer:
    return Offer(**base(at, fact_id), from_="dana", deadline=until(deadline) if deadline else None)


FIRST = offer("2026-04-16T10:00-04:00", "2026-04-20T12:00-04:00")


def test_the_same_deadline_told_again_is_no_news() -> None:
    again = OfferDeadline(**base("2026-04-17T10:00-04:00", "d"), deadline=until("2026-04-20T12:00-04:00"))
    found = offer_of(story_at("2026-04-18T12:00-04:00", a_search(an_interview(), FIRST, again)))
    assert found
    assert found.known_since == FIRST.at


def test_an_offer_after_one_that_lapsed_is_a_new_one() -> None:
    second = offer("2026-05-04T10:00-04:00", fact_id="o2")
    found = offer_of(story_at("2026-05-05T12:00-04:00", a_search(an_interview(), FIRST, second)))
    assert found
    assert (found.received, found.deadline) == (second.at, None)


def test_g9_is_for_what_was_not_decided_by_the_deadline() -> None:
    early = Accepted(**base("2026-04-19T10:00-04:00", "a"))
    found = after_the_interview("2026-04-21T12:00-04:00", FIRST, early)
    assert not [f for f in found.closed + found.open if f.rule == "G9"]
    late = Accepted(**base("2026-04-21T10:00-04:00", "a"))
    found = after_the_interview("2026-04-21T12:00-04:00", FIRST, late)
    assert closed("G9:a1:-:-", found).status.value == "cancelled"


def test_what_they_say_after_the_deadline_counts_once_the_offer_has_lapsed() -> None:
    word = Reply(**base("2026-04-22T10:00-04:00", "r"), type="on_hold")
    found = after_the_interview("2026-04-27T17:00-04:00", FIRST, word)
    assert times(the("D4", found))[0] == "05-20 09:00"
    assert keys(after_the_interview("2026-04-27T16:59-04:00", FIRST, word), "D4") == []


def test_g7_is_done_by_any_withdrawal_sent_before_or_after_it_was_recorded() -> None:
    gone = Withdrawn(**base("2026-04-17T10:00-04:00", "w"))
    assert keys(after_the_interview("2026-04-17T12:00-04:00", gone), "G7") == ["G7:a1:-:dana"]
    for at in ("2026-04-16T10:00-04:00", "2026-04-17T11:00-04:00"):
        sent = Sent(**base(at, "s"), kind="withdrawal")
        assert keys(after_the_interview("2026-04-17T12:00-04:00", gone, sent), "G7") == []


# Another offer is accepted (L5)

OTHERS: list[Company | Application] = [
    Company(id="wren", name="Wren", region="US", tz="America/New_York"),
    Application(id="a2", company="wren", title="Buyer"),
    Company(id="cork", name="Cork", region="US", tz="America/New_York"),
    Application(id="a3", company="cork", title="Clerk"),
]
BEGUN = Applied(id="w", app="a2", at=instant("2026-04-08T09:00-04:00"))
OURS = offer("2026-04-16T10:00-04:00", "2026-05-04T12:00-04:00")
THANKED = Sent(**base("2026-04-16T11:00-04:00", "t"), kind="offer_thanks", to="dana")
ACCEPTED = Accepted(id="y", app="a2", at=instant("2026-04-20T10:00-04:00"))


def offer_at(app: str, day: str, deadline: str) -> Offer:
    at, by = instant(f"2026-04-{day}T10:00-04:00"), until(f"{deadline}T12:00-04:00")
    return Offer(id=f"o{app}", app=app, at=at, deadline=by)


def both(now: str, *facts: Fact) -> Plan:
    """Dana's interview at Lark, and an application to Wren that began before."""
    return planned(now, a_search(an_interview(), BEGUN, *facts).with_entries(OTHERS))


def asked(found: Plan, app: str = "a1") -> list[str]:
    return [f"{f.rule} {f.kind}" for f in found.of_application(app) if f.rule[0] in "FG"]


@pytest.mark.parametrize("more", [[], [THANKED]], ids=["not thanked for", "thanked for"])
def test_an_open_offer_is_declined_and_nothing_else_is_asked_there(more: list[Fact]) -> None:
    assert asked(both("2026-04-20T11:00-04:00", OURS, *more, ACCEPTED)) == ["G7 decline"]


def test_an_offer_that_comes_after_the_acceptance_is_declined_too() -> None:
    for more in ([], [Sent(**base("2026-04-20T12:00-04:00", "s"), kind="withdrawal", to="dana")]):
        late = offer("2026-04-22T10:00-04:00", "2026-04-23T12:00-04:00")
        before = both("2026-04-22T09:00-04:00", ACCEPTED, *more)
        assert asked(before) == ([] if more else ["G7 withdrawal"])
        found = both("2026-04-22T11:00-04:00", ACCEPTED, *more, late)
        assert asked(found) == ["G7 decline"]
        assert times(the("G7", found))[:3] == ["04-22 10:00", "04-23 10:00", "04-23 12:00"]


def test_it_is_declined_two_hours_before_its_deadline_and_late_with_it() -> None:
    near = offer("2026-04-16T10:00-04:00", "2026-04-20T13:00-04:00")
    found = the("G7", both("2026-04-20T10:30-04:00", near, ACCEPTED))
    assert times(found)[:3] == ["04-20 10:00", "04-20 11:00", "04-20 13:00"]
    assert found.reason == "You accepted another offer: decline that of Lark Analytics, with thanks."


def test_recorded_as_declined_the_word_is_still_to_be_said_once() -> None:
    declined = Declined(**base("2026-04-20T12:00-04:00", "n"))
    for kind in ("decline", "withdrawal"):
        said = Sent(**base("2026-04-20T13:00-04:00", "s"), kind=kind, to="dana")
        assert asked(both("2026-04-20T12:30-04:00", OURS, ACCEPTED, declined)) == ["G7 decline"]
        assert asked(both("2026-04-24T12:30-04:00", OURS, ACCEPTED, declined, said)) == []


def test_an_offer_decided_before_the_acceptance_has_its_own_answer() -> None:
    declined = Declined(**base("2026-04-20T09:00-04:00", "n"))
    assert asked(both("2026-04-20T11:00-04:00", OURS, declined, ACCEPTED)) == ["G6 decline"]


def test_from_who_made_an_offer_that_has_lapsed_one_withdraws() -> None:
    yes = msgspec.structs.replace(ACCEPTED, at=instant("2026-04-28T10:00-04:00"))
    declined = Declined(**base("2026-04-28T11:00-04:00", "n"))
    for more in ([], [declined]):
        assert asked(both("2026-04-28T12:00-04:00", FIRST, yes, *more)) == ["G7 withdrawal"]


def test_whoever_accepts_this_one_after_all_says_so() -> None:
    after_all = Accepted(**base("2026-04-20T12:00-04:00", "z"))
    assert "G6 acceptance" in asked(both("2026-04-20T12:30-04:00", OURS, ACCEPTED, after_all))


def test_who_has_accepted_tells_nobody_of_a_third_offer() -> None:
    search = a_search(an_interview(), BEGUN, offer_at("a3", "16", "2026-05-04")).with_entries(OTHERS)
    assert asked(planned("2026-04-20T11:00-04:00", search)) == ["G3 inform_other_company"]
    assert asked(planned("2026-04-20T11:00-04:00", search.with_fact(ACCEPTED))) == ["G7 withdrawal"]


def test_a_decline_that_was_sent_counts_as_declined_where_there_was_an_offer() -> None:
    sent = Sent(**base("2026-04-17T10:00-04:00", "s"), kind="decline", to="dana")
    for facts, word in (((OURS, sent), "declined"), ((sent,), None)):
        search = a_search(an_interview(), *facts)
        outcome = story_at("2026-04-17T12:00-04:00", search).outcome
        assert (outcome.word if outcome else None) == word
        summary = summary_of(search.facts_of("a1"), instant("2026-04-17T12:00-04:00"))
        assert summary
        assert summary.word == word
    said_yes = Accepted(**base("2026-04-16T12:00-04:00", "y"))
    changed = story_at("2026-04-17T12:00-04:00", a_search(OURS, said_yes, sent)).outcome
    assert changed
    assert changed.word == "declined"
    found = after_the_interview("2026-04-17T12:00-04:00", OURS, sent)
    assert asked(found) == []


def test_a_yes_sent_before_it_was_recorded_was_said() -> None:
    said = Sent(**base("2026-04-17T10:00-04:00", "s"), kind="acceptance", to="dana")
    yes = Accepted(**base("2026-04-17T10:30-04:00", "y"))
    assert "G6 acceptance" not in asked(after_the_interview("2026-04-17T12:00-04:00", OURS, said, yes))
    assert "G6 acceptance" in asked(after_the_interview("2026-04-17T12:00-04:00", OURS, yes))


# News of an offer (L6)

TOLD = Sent(**base("2026-04-16T11:00-04:00", "s"), kind="inform_other_company", to="dana")


def test_whoever_was_told_it_is_told_once_also_when_others_interview() -> None:
    offered, kim = offer_at("a2", "16", "2026-05-04"), a_contact("kim", "Kim Park")
    second = an_interview(id="i2", round=2, start=instant("2026-04-17T10:00-04:00"), interviewers=("kim",))
    for facts, expected in (((offered,), 1), ((offered, TOLD), 0), ((offered, TOLD, second), 0)):
        search = a_search(an_interview(), BEGUN, *facts, contacts=(DANA, kim)).with_entries(OTHERS)
        assert len(keys(planned("2026-04-17T12:00-04:00", search), "G3")) == expected


def test_news_that_would_come_too_late_is_not_told_again() -> None:
    for day, expected in (("2026-04-21", 0), ("2026-04-23", 1), ("2026-05-05", 0)):
        facts = (offer_at("a2", "16", "2026-05-04"), TOLD, offer_at("a3", "17", day))
        search = a_search(an_interview(), BEGUN, *facts).with_entries(OTHERS)
        assert len(keys(planned("2026-04-17T12:00-04:00", search), "G3")) == expected


# Time to decide (L7)


def in_talks_with_wren(now: str, deadline: str, *facts: Fact) -> Plan:
    """An offer of Lark on Thursday, 16 April; Wren is heard on Wednesday, 15 April."""
    heard = an_interview(id="i2", app="a2", start=instant("2026-04-15T10:00-04:00"), interviewers=())
    return both(now, heard, offer("2026-04-16T10:00-04:00", deadline), *facts)


def test_time_is_asked_for_only_where_the_deadline_is_short() -> None:
    for deadline, expected in (("2026-04-22T12:00-04:00", 1), ("2026-04-23T12:00-04:00", 0)):
        assert len(keys(in_talks_with_wren("2026-04-16T12:00-04:00", deadline), "G4")) == expected


def test_it_is_said_who_decides_too_late_and_when() -> None:
    def says(day: int) -> Reply:
        at = instant("2026-04-15T15:00-04:00")
        return Reply(id="r", app="a2", at=at, type="holding", decision_date=date(2026, 4, day))

    now, deadline = "2026-04-16T12:00-04:00", "2026-04-20T12:00-04:00"
    found = the("G4", in_talks_with_wren(now, deadline, says(21)))
    assert found.reason == (
        "They want your answer by Mon 20 Apr, and Wren decides by Tue 21 Apr only: ask Dana Osei for time "
        "until Wed 22 Apr."
    )
    assert "nobody said when Wren decides" in the("G4", in_talks_with_wren(now, deadline)).reason
    assert keys(in_talks_with_wren(now, deadline, says(17)), "G4") == []


# A yes counts when it is on paper (L4)

SAID_YES = Accepted(**base("2026-04-17T10:00-04:00", "y"))


def spoken(**given: Any) -> Offer:
    return Offer(**base("2026-04-16T10:00-04:00", "o") | {"from_": "dana", "written": False} | given)


def secured(*facts: Fact) -> str:
    """When the acceptance of 17 April counts, as seen on the last of April."""
    at = story_at("2026-04-30T12:00-04:00", a_search(an_interview(), *facts)).secured_at
    return f"{at:%m-%d}" if at else "not yet"


def test_an_acceptance_counts_from_the_fact_that_completed_it() -> None:
    paper = OfferInWriting(**base("2026-04-20T10:00-04:00", "w"))
    again = Offer(**base("2026-04-16T18:00-04:00", "o2"), written=False)
    with_paper = msgspec.structs.replace(SAID_YES, written=True)
    assert secured(SAID_YES) == "04-17", "nobody said a word of paper"
    assert secured(spoken(written=None), SAID_YES) == "04-17"
    assert secured(spoken(written=True), SAID_YES) == "04-17"
    assert secured(spoken(), SAID_YES) == "not yet"
    without = msgspec.structs.replace(SAID_YES, written=False)
    for offers in ((), (spoken(written=None),)):
        assert secured(*offers, without) == "not yet", "it was said with the yes"
        assert secured(*offers, without, paper) == "04-20"
    assert secured(spoken(written=True), without) == "04-17", "the paper was there"
    assert secured(spoken(), with_paper) == "04-17"
    assert secured(spoken(), SAID_YES, paper) == "04-20"
    assert secured(spoken(written=True), again, SAID_YES) == "not yet", "the last offer decides"


def test_open_conditions_are_waited_for_too() -> None:
    checked = spoken(written=True, conditions="a background check")
    paper = OfferInWriting(**base("2026-04-20T10:00-04:00", "w"))
    with_more = msgspec.structs.replace(paper, conditions="references")
    assert secured(checked, SAID_YES) == "not yet"
    assert secured(checked, SAID_YES, paper) == "04-20"
    assert secured(spoken(), SAID_YES, with_more) == "not yet"
    declined = Declined(**base("2026-04-18T10:00-04:00", "n"))
    assert secured(checked, SAID_YES, declined, paper) == "not yet"


def test_until_then_nothing_is_withdrawn_and_it_is_said_what_not_to_do() -> None:
    yes = msgspec.structs.replace(SAID_YES, app="a2", at=instant("2026-04-17T10:00-04:00"))
    offered = msgspec.structs.replace(spoken(), id="p", app="a2", from_=None)
    found = both("2026-04-17T12:00-04:00", offered, yes)
    assert keys(found, "G7") == []
    assert [f.rule for f in found.of_application("a1")], "the other application goes on"
    answer = next(f for f in found.open if f.rule == "G6")
    assert answer.reason.endswith("Not on paper yet: do not give notice, do not withdraw elsewhere.")
    paper = OfferInWriting(id="w", app="a2", at=instant("2026-04-20T10:00-04:00"))
    assert keys(both("2026-04-20T12:00-04:00", offered, yes, paper), "G7") == ["G7:a1:-:dana"]


def test_an_acceptance_that_does_not_count_yet_keeps_its_line() -> None:
    said = Sent(**base("2026-04-17T10:30-04:00", "s"), kind="acceptance", to="dana")
    found = after_the_interview("2026-04-17T12:00-04:00", spoken(), THANKED, SAID_YES, said)
    (line,) = found.lines
    assert (line.kind, line.key) == ("wait", "G5:a1:-:dana")
    assert line.because.startswith("Not on paper yet")
    assert balance(found).nudges == (), "nobody who said yes is told to apply elsewhere"
    assert after_the_interview("2026-04-17T12:00-04:00", spoken(written=True), SAID_YES).lines == ()


def test_the_paper_of_a_yes_whose_offer_was_never_written_down_is_asked_for() -> None:
    said = Sent(**base("2026-04-17T10:30-04:00", "s"), kind="acceptance", to="dana")
    without = msgspec.structs.replace(SAID_YES, written=False)
    found = after_the_interview("2026-04-22T12:00-04:00", THANKED, without, said)
    assert keys(found, "G5") == ["G5:a1:-:dana"]


def test_a_yes_that_never_counted_is_taken_back() -> None:
    offered = msgspec.structs.replace(spoken(), id="p")
    found = both("2026-04-20T11:00-04:00", offered, SAID_YES, ACCEPTED)
    assert asked(found) == ["G7 decline"]
    assert "take back your yes to Lark Analytics" in the("G7", found).reason


def test_who_has_accepted_is_not_sent_to_new_applications_by_what_went_quiet() -> None:
    applied = Applied(id="q", app="a2", at=instant("2026-02-02T10:00-05:00"))
    now = "2026-04-20T12:00-04:00"
    quiet = the("D6", both(now, applied)).reason
    assert quiet.endswith("Close it, and give the hour to a new application.")
    assert the("D6", both(now, applied, FIRST, SAID_YES)).reason.endswith("Close it.")
