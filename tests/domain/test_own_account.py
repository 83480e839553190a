"""Messages on one's own account: what fits, to whom, and the limits that hold all the same."""

from afterword.domain.facts import Offer, Rejected, Sent
from afterword.domain.follow_up import Status
from afterword.domain.own_account import find, fitting_kinds, likely_recipient, message_of, recipients
from builders import a_contact, a_debrief, a_search, an_interview, instant
from domain.plans import planned

AT = "2026-04-15T10:00-04:00"
MORNING = instant(AT)
SEARCH = a_search(
    an_interview(),
    a_debrief(),
    contacts=(a_contact("dana", "Dana Osei"), a_contact("kim", "Kim Park")),
)


def test_what_fits_follows_from_how_things_stand() -> None:
    held = planned(AT, SEARCH).stories["a1"]
    assert fitting_kinds(held)[0] == "thank_you"
    assert "offer_thanks" not in fitting_kinds(held)
    offer = Offer(id="o", app="a1", at=MORNING)
    assert fitting_kinds(planned(AT, SEARCH.with_fact(offer)).stories["a1"])[0] == "offer_thanks"
    no = Rejected(id="r", app="a1", at=MORNING)
    rejected = fitting_kinds(planned(AT, SEARCH.with_fact(no)).stories["a1"])
    assert rejected[0] == "rejection_reply"
    assert "status_email" not in rejected


def test_what_the_plan_asks_for_is_not_written_twice() -> None:
    plan = planned(AT, SEARCH)
    asked = message_of(plan, "thank_you", "a1", "dana")
    assert asked is not None
    assert asked.key == "C2:a1:1:dana"
    own = message_of(plan, "status_email", "a1", "kim")
    assert own is not None
    assert own.is_own
    assert own.key == "status_email:a1:1:kim"
    assert find(plan, own.key) == own
    assert recipients(plan.stories["a1"]) == ("dana", "kim")
    assert likely_recipient(plan.stories["a1"], "status_email") == "dana"


def test_the_guard_is_told_and_late_thanks_are_late() -> None:
    asked = Sent(id="s", app="a1", at=MORNING, kind="status_email", to="dana")
    plan = planned(AT, SEARCH.with_fact(asked))
    again = find(plan, "check_in:a1:1:dana")
    assert again is not None
    assert again.status is Status.UPCOMING
    assert "you wrote to or called them on" in again.reason
    late = find(planned("2026-04-20T10:00-04:00", SEARCH), "thank_you:a1:1:kim")
    assert late is not None
    assert late.status is Status.OVERDUE


def test_a_key_of_nothing_is_nothing() -> None:
    plan = planned(AT, SEARCH)
    for key in ("status_email", "nonsense:a1:1:dana", "status_email:b:1:dana", "status_email:a1:1:x", ""):
        assert find(plan, key) is None
