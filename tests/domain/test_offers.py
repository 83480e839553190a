"""Offers: deadlines, lapsing, and what they ask of other applications (G1 to G9)."""

from typing import Any

from afterword.domain.facts import Accepted, DayOrInstant, Offer, OfferDeadline, Reply, Sent, Withdrawn
from afterword.domain.offers import offer_of
from builders import a_search, an_interview, instant
from domain.plans import after_the_interview, closed, keys, story_at, the, times


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
