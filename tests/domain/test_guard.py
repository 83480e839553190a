"""The pushiness guard (R-GUARD)."""

from datetime import date

import pytest

from afterword.domain.facts import Call, Debrief, Override, Reply, Sent
from builders import a_debrief, a_search, an_interview, instant
from domain.plans import after_the_interview, closed, keys, planned, the, times


def told(at: str, kind: str = "clarification") -> Sent:
    return Sent(id=f"s{at}", app="a1", at=instant(at), kind=kind, to="dana")


def test_guard_1_is_counted_from_contacts_made() -> None:
    found = after_the_interview("2026-04-20T12:00-04:00", told("2026-04-20T10:00-04:00"))
    call = the("D1", found)
    assert (call.held_by, times(call)[0]) == ("GUARD-1", "04-23 09:30")


def test_guard_2_looks_at_the_second_most_recent() -> None:
    found = after_the_interview(
        "2026-04-17T12:00-04:00", told("2026-04-15T10:00-04:00"), told("2026-04-16T10:00-04:00")
    )
    call = the("D1", found)
    assert (call.held_by, times(call)[0]) == ("GUARD-2", "04-29 09:30")


def test_no_window_at_all_is_a_window_of_one() -> None:
    found = after_the_interview(
        "2026-04-17T12:00-04:00", told("2026-04-16T10:00-04:00"), guard__max_in_window=0
    )
    assert the("D1", found).held_by == "GUARD-2"


def test_guard_3_leaves_no_enquiry_after_three_unanswered() -> None:
    asked = [told(f"2026-04-{day}T10:00-04:00", "status_email") for day in (15, 16, 17)]
    assert keys(after_the_interview("2026-04-17T12:00-04:00", *asked[:2]), "D1", "D2", "D3", "D4")
    assert not keys(after_the_interview("2026-04-17T12:00-04:00", *asked), "D1", "D2", "D3", "D4")


def test_guard_5_holds_the_retry_of_a_call_when_a_date_becomes_known_meanwhile() -> None:
    rung = Call(id="c", app="a1", at=instant("2026-04-21T10:00-04:00"), result="no_answer", to="dana")
    late = Reply(
        id="r",
        app="a1",
        at=instant("2026-04-21T11:00-04:00"),
        type="courtesy",
        decision_date=date(2026, 4, 28),
    )
    call = the("D2", after_the_interview("2026-04-21T12:00-04:00", rung, late))
    assert (call.held_by, times(call)[0], call.attempt) == ("GUARD-5", "04-29 13:30", 2)


@pytest.mark.parametrize("app", ["a1", None])
def test_out_of_office_holds_until_the_day_after_the_return(app: str | None) -> None:
    away = Reply(
        id="r", app=app, at=instant("2026-04-16T10:00-04:00"), type="auto", from_="dana",
        back_on=date(2026, 4, 24),
    )  # fmt: skip
    call = the("D1", after_the_interview("2026-04-16T12:00-04:00", away))
    assert (call.held_by, times(call)[0]) == ("OOO", "04-27 13:30")


def test_only_the_first_override_counts_and_only_before_the_item_opens() -> None:
    def override(at: str) -> Override:
        return Override(id=f"o{at}", app="a1", at=instant(at), key="D1:a1:1:dana")

    contact = told("2026-04-20T10:00-04:00")
    early, later = override("2026-04-21T11:00-04:00"), override("2026-04-22T11:00-04:00")
    found = after_the_interview("2026-04-22T12:00-04:00", contact, early, later)
    assert times(the("D1", found)) == ["04-21 11:00", "04-21 11:00", "04-22 17:00", "04-28 17:00"]
    opened = after_the_interview("2026-04-21T12:00-04:00", override("2026-04-21T11:00-04:00"))
    assert times(the("D1", opened))[0] == "04-21 09:30"


def test_what_is_opened_early_on_a_sunday_is_due_in_the_next_hour_for_a_call() -> None:
    sunday = Override(id="o", app="a1", at=instant("2026-04-19T15:00-04:00"), key="D1:a1:1:dana")
    found = after_the_interview("2026-04-19T16:00-04:00", sunday)
    assert times(the("D1", found)) == ["04-19 15:00", "04-20 14:00", "04-21 17:00", "04-27 17:00"]


def test_an_override_is_for_the_first_call_not_for_its_retry() -> None:
    chosen = Override(id="o", app="a1", at=instant("2026-04-16T09:00-04:00"), key="D1:a1:1:dana")
    rung = Call(id="c", app="a1", at=instant("2026-04-16T10:00-04:00"), result="no_answer", to="dana")
    call = the("D1", after_the_interview("2026-04-16T12:00-04:00", chosen, rung))
    assert (times(call)[0], call.attempt) == ("04-17 09:30", 2)


def test_an_expired_item_stays_expired() -> None:
    debrief: Debrief = a_debrief()
    contact = told("2026-04-29T10:00-04:00")
    found = planned("2026-04-29T12:00-04:00", a_search(an_interview(), debrief, contact))
    assert times(closed("D1:a1:1:dana", found))[0] == "04-21 09:30"
    assert the("D3", found).held_by == "GUARD-1"


def test_a_call_to_their_machine_about_an_offer_makes_the_next_enquiry_an_e_mail() -> None:
    """SE-16: a call since the chain's base that reached person or machine, whatever it was about."""
    dated = a_debrief(decision_date=date(2026, 4, 24))
    rung = Call(
        id="c", app="a1", at=instant("2026-04-16T10:00-04:00"), result="voicemail", to="dana",
        purpose="inform",
    )  # fmt: skip
    check = the("D2", after_the_interview("2026-04-16T12:00-04:00", dated, rung))
    assert (check.medium, times(check)[0]) == ("email", "04-27 09:00")
