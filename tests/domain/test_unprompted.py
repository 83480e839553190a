"""Messages on one's own account: what fits, to whom, and the limits that hold all the same."""

from datetime import date

import msgspec

from afterword.domain.application import Application
from afterword.domain.facts import Applied, DayOrInstant, Offer, Rejected, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.guard import meter
from afterword.domain.insight.earliness import early_as_planned, fine_from
from afterword.domain.insight.unprompted import (
    find,
    fitting_kinds,
    likely_recipient,
    message_of,
    recipients,
    unfitting_kinds,
)
from afterword.domain.people import Company
from afterword.domain.planning.plan import Plan
from builders import a_contact, a_debrief, a_search, an_interview, instant
from domain.plans import planned, the

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


def test_to_somebody_else_it_still_asks_for_the_same_day() -> None:
    """The thanks for an offer whose deadline is near ask for time, whoever reads them."""
    other = Application(id="a2", company="vesper", title="Route Planner")
    talked = msgspec.structs.replace(an_interview(), id="i2", app="a2")
    by = DayOrInstant(date(2026, 4, 17))
    offer = Offer(id="o", app="a1", at=MORNING, from_="dana", deadline=by)
    plan = planned(
        AT,
        SEARCH.with_entry(Company(id="vesper", name="Vesper"))
        .with_entry(other)
        .with_fact(talked)
        .with_fact(offer),
    )
    planned_one = next(f for f in plan.of_application("a1") if f.kind == "offer_thanks")
    assert planned_one.ask_until
    own = message_of(plan, planned_one.kind, "a1", "kim")
    assert own is not None
    assert own.is_own
    assert own.ask_until == planned_one.ask_until
    thanked = Sent(id="s", app="a1", at=MORNING, kind="offer_thanks", to="kim")
    after = planned(AT, SEARCH.with_fact(offer).with_fact(thanked))
    assert "offer_thanks" not in {f.kind for f in after.of_application("a1")}


def test_the_guard_is_told_and_late_thanks_are_late() -> None:
    asked = Sent(id="s", app="a1", at=MORNING, kind="status_email", to="dana")
    plan = planned(AT, SEARCH.with_fact(asked))
    again = find(plan, "check_in:a1:1:dana")
    assert again is not None
    assert again.status is Status.UPCOMING
    assert again.reason == (
        "You wrote to or called them on Wed 15 Apr; an e-mail so soon may seem impatient. "
        "From Mon 20 Apr it is fine."
    )
    late = find(planned("2026-04-20T10:00-04:00", SEARCH), "thank_you:a1:1:kim")
    assert late is not None
    assert late.status is Status.OVERDUE


def fine(plan: Plan, follow_up: FollowUp) -> str:
    """From when on a follow-up is fine; empty where it is now."""
    story = plan.stories["a1"]
    used = meter(story, story.recipient("dana"), plan.now)
    return fine_from(follow_up, used, plan.now, story.habit)


def test_thanks_and_answers_are_fine_while_questions_wait() -> None:
    asked = Sent(id="s", app="a1", at=MORNING, kind="status_email", to="dana")
    offer = Offer(id="o", app="a1", at=MORNING, from_="dana")
    plan = planned(AT, SEARCH.with_fact(asked).with_fact(offer))
    assert fine(plan, the("G1", plan)) == ""
    own = {kind: find(plan, f"{kind}:a1:1:dana") for kind in ("decline", "status_email")}
    assert {kind: fine(plan, each) for kind, each in own.items() if each} == {
        "decline": "", "status_email": "Mon 20 Apr",
    }  # fmt: skip


def test_what_opens_later_today_is_early_by_the_hour() -> None:
    plan = planned("2026-04-14T11:30-04:00", SEARCH)
    assert early_as_planned(plan, the("C2", plan)).endswith(" An e-mail before 13:00 may seem impatient.")
    assert fine(plan, the("C2", plan)) == "13:00"


def test_asking_before_the_day_they_named_is_early() -> None:
    named = a_search(an_interview(), a_debrief(decision_date=date(2026, 4, 24)))
    plan = planned("2026-04-19T12:00-04:00", named)
    call = find(plan, "status_call:a1:1:dana")
    assert call is not None
    assert (call.status, call.local(call.opens).date()) == (Status.UPCOMING, date(2026, 4, 27))
    assert call.reason == (
        "They said you would hear by Fri 24 Apr; a call before then may seem impatient. "
        "From Mon 27 Apr it is fine."
    )
    assert early_as_planned(plan, the("D2", plan)) == call.reason
    thanks = find(plan, "thank_you:a1:1:dana")
    assert thanks is not None
    assert thanks.status is not Status.UPCOMING


def test_asking_while_an_interview_is_coming_is_early() -> None:
    second = an_interview(
        id="i2", round=2, at=instant("2026-04-17T09:00-04:00"), start=instant("2026-04-28T10:00-04:00")
    )
    plan = planned("2026-04-19T12:00-04:00", SEARCH.with_fact(second))
    call = find(plan, "status_call:a1:1:dana")
    assert call is not None
    assert call.reason == (
        "You talk with them on Tue 28 Apr and can ask then; a call before then may seem impatient. "
        "From Wed 29 Apr it is fine."
    )


def test_asking_before_the_rules_do_is_early() -> None:
    plan = planned(AT, SEARCH)
    mail = find(plan, "status_email:a1:1:dana")
    assert mail is not None
    assert (mail.status, mail.reason) == (
        Status.UPCOMING,
        "The status call comes on Tue 21 Apr; an e-mail before then may seem impatient. "
        "From Tue 21 Apr it is fine.",
    )
    assert early_as_planned(plan, the("D1", plan)) == (
        "Ask Dana Osei how things stand: five business days after the interview of Tue 14 Apr; "
        "no decision date was given. A call before Tue 21 Apr may seem impatient."
    )


def test_a_call_before_any_interview_fits_last_and_says_so() -> None:
    plan = planned(AT, a_search(Applied(id="a", app="a1", at=instant("2026-04-01T09:00-04:00"))))
    assert unfitting_kinds(plan.stories["a1"])[-3:] == ("status_call", "second_status_email", "check_in")
    call = find(plan, "status_call:a1:-:dana")
    assert call is not None
    assert call.reason.startswith("You have not talked with them yet")


def test_a_key_of_nothing_is_nothing() -> None:
    plan = planned(AT, SEARCH)
    for key in ("status_email", "nonsense:a1:1:dana", "status_email:b:1:dana", "status_email:a1:1:x", ""):
        assert find(plan, key) is None


def test_who_is_thanked_through_somebody_else_is_not_without_a_rule() -> None:
    panel = an_interview(interviewers=("dana", "kim"))
    dana, kim = a_contact("dana", "Dana Osei"), a_contact("kim", "Kim Park", email="", phone="")
    search = a_search(panel, a_debrief(), contacts=(dana, kim))
    asked = message_of(planned(AT, search), "thank_you", "a1", "kim")
    assert asked is not None
    assert asked.reason == (
        "Your note to Dana Osei asks to pass your thanks on to Kim Park, whose address is not known. "
        "With one, your thanks go to them directly."
    )
    sent = Sent(id="s", app="a1", at=instant("2026-04-14T16:00-04:00"), kind="thank_you", to="dana")
    asked = message_of(planned(AT, search.with_fact(sent)), "thank_you", "a1", "kim")
    assert asked is not None
    assert asked.reason.startswith("Your note to Dana Osei asked to pass")
    reachable = message_of(
        planned(AT, search.with_entry(a_contact("kim", "Kim Park"))), "thank_you", "a1", "kim"
    )
    assert reachable is not None
    assert reachable.key == "C2:a1:1:kim"


def test_thanks_are_for_the_last_round_with_their_reader() -> None:
    second = an_interview(id="i2", round=2, start=instant("2026-04-14T15:00-04:00"), interviewers=("kim",))
    search = a_search(
        an_interview(),
        a_debrief(),
        second,
        contacts=(a_contact("dana", "Dana Osei"), a_contact("kim", "Kim Park")),
    )
    plan = planned(AT, search)
    keys = {
        person: found.key
        for person in ("dana", "kim")
        if (found := message_of(plan, "thank_you", "a1", person))
    }
    assert keys == {"dana": "C2:a1:1:dana", "kim": "C2:a1:2:kim"}
    status = message_of(plan, "check_in", "a1", "dana")
    assert status is not None
    assert status.round == 2
