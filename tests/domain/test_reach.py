"""Whom a follow-up goes to, and who is left alone."""

import pytest
from msgspec.structs import replace

from afterword.domain.facts import Applied, Offer, Rejected, Reply, Sent
from afterword.domain.history.guard import meter
from afterword.domain.history.reach import addressee
from afterword.domain.people import Contact
from afterword.domain.planning.plan import Plan
from builders import ANALYST, DANA, a_contact, a_debrief, a_search, an_interview, instant
from domain.plans import closed, keys, planned, story_at

KIM = a_contact("kim", "Kim Park")
EVENING = "2026-04-14T18:00-04:00"
STATUS_DAY = "2026-04-21T11:00-04:00"
APPLIED = Applied(id="a", app="a1", at=instant("2026-04-02T09:00-04:00"))
ASKING_DAY = "2026-04-14T11:00-04:00"
"""A1's day."""


def nowhere(contact_id: str) -> Contact:
    """Somebody of whom only the name is known."""
    return a_contact(contact_id, contact_id.title(), email="", phone="")


def passed_on(found: Plan) -> dict[str | None, tuple[str, ...]]:
    """Who is thanked, and for whom as well."""
    return {f.contact: f.pass_on for f in found.open if f.rule == "C2"}


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ((DANA, KIM), "dana"),
        ((replace(DANA, left=True), KIM), "kim"),
        ((replace(DANA, do_not_contact=True), KIM), "kim"),
        ((nowhere("bo"), KIM), "kim"),
        ((replace(DANA, do_not_contact=True), nowhere("bo")), "bo"),
        ((replace(DANA, left=True), replace(KIM, do_not_contact=True)), "kim"),
        ((replace(DANA, left=True),), None),
        ((replace(nowhere("bo"), reach="in_person"), KIM), "bo"),
        ((replace(nowhere("bo"), linkedin="linkedin.example/bo"), KIM), "bo"),
        ((), None),
    ],
)
def test_it_goes_to_the_first_who_can_be_reached(people: tuple[Contact, ...], found: str | None) -> None:
    known = {contact.id: contact for contact in people}
    assert addressee(known, [None, "nobody", *known]) == found


def test_the_other_interviewer_is_asked_where_the_first_has_left() -> None:
    panel = an_interview(interviewers=("dana", "kim"))
    search = a_search(panel, a_debrief(), contacts=(replace(DANA, left=True), KIM))
    assert keys(planned(STATUS_DAY, search), "D1", "D2") == ["D1:a1:1:kim"]


def test_a_coordinator_is_asked_where_everybody_else_has_left() -> None:
    people = (replace(DANA, left=True), replace(KIM, role="coordinator"))
    search = a_search(an_interview(), a_debrief(), contacts=people)
    assert keys(planned(STATUS_DAY, search), "D1", "D2") == ["D1:a1:1:kim"]


def test_where_everybody_has_left_the_follow_up_asks_who_took_over() -> None:
    search = a_search(an_interview(), a_debrief(), contacts=(replace(DANA, left=True),))
    assert keys(planned(STATUS_DAY, search), "D1", "D2") == ["D1:a1:1:-"]


def test_what_was_sent_to_somebody_who_left_counts_for_who_took_their_place() -> None:
    asked = Sent(
        id="s", app="a1", at=instant("2026-04-14T10:00-04:00"), kind="application_follow_up", to="dana"
    )
    search = a_search(APPLIED, asked, contacts=(replace(DANA, left=True), KIM))
    search = search.with_entry(replace(ANALYST, via_recruiter="kim"))
    found = planned("2026-04-15T11:00-04:00", search)
    assert keys(found, "A1") == []
    assert closed("A1:a1:-:kim", found).status == "satisfied"


def test_thanks_are_passed_on_to_who_left_unless_they_had_theirs() -> None:
    panel = an_interview(interviewers=("dana", "kim"))
    search = a_search(panel, contacts=(DANA, replace(KIM, left=True)))
    assert passed_on(planned(EVENING, search)) == {"dana": ("kim",)}
    thanked = Sent(id="s", app="a1", at=instant("2026-04-14T14:00-04:00"), kind="thank_you", to="kim")
    found = planned(EVENING, search.with_fact(thanked))
    assert passed_on(found) == {"dana": ()}


def test_where_all_who_interviewed_have_left_one_thank_you_asks_who_is_there() -> None:
    panel = an_interview(interviewers=("dana", "kim"))
    search = a_search(panel, contacts=(replace(DANA, left=True), replace(KIM, left=True)))
    search = search.with_entry(replace(ANALYST, contact=None))
    assert keys(planned(EVENING, search), "C2") == ["C2:a1:1:-"]


def test_nobody_is_thanked_against_their_wish_nor_through_others() -> None:
    panel = an_interview(interviewers=("dana", "kim"))
    search = a_search(panel, contacts=(DANA, replace(KIM, do_not_contact=True)))
    assert passed_on(planned(EVENING, search)) == {"dana": ()}


def test_who_wants_to_be_left_alone_gets_an_answer_and_nothing_else() -> None:
    alone = replace(DANA, do_not_contact=True)
    wrote = Reply(
        id="r",
        app="a1",
        at=instant("2026-04-14T12:00-04:00"),
        type="question",
        from_="dana",
        needs_reply=True,
    )
    search = a_search(an_interview(), a_debrief(), wrote, contacts=(alone,))
    assert keys(planned(EVENING, search)) == ["E1:a1:-:dana"]
    offered = Offer(id="o", app="a1", at=instant("2026-04-14T12:00-04:00"), from_="dana")
    found = planned(EVENING, a_search(an_interview(), a_debrief(), offered, contacts=(alone,)))
    assert keys(found, "C2", "D1", "G1", "G5") == ["G1:a1:-:dana", "G5:a1:-:dana"]


def test_a_no_is_answered_to_the_interviewer_where_its_sender_has_left() -> None:
    no = Rejected(id="n", app="a1", at=instant("2026-04-16T09:00-04:00"), from_="kim")
    search = a_search(an_interview(), a_debrief(), no, contacts=(DANA, replace(KIM, left=True)))
    assert keys(planned("2026-04-17T10:00-04:00", search), "F1") == ["F1:a1:-:dana"]


def test_a_posting_that_wants_no_enquiries_is_not_asked_about_until_they_say_something() -> None:
    quiet = replace(ANALYST, no_enquiries=True)
    thanks = Reply(id="c", app="a1", at=instant("2026-04-03T09:00-04:00"), type="courtesy", from_="dana")
    search = a_search(APPLIED, thanks, application=quiet)
    found = planned(ASKING_DAY, search)
    assert keys(found) == []
    (line,) = found.lines
    assert (line.kind, line.because.split(";")[0]) == ("no_contact", "they will come to you")
    invited = a_search(an_interview(), a_debrief(), application=quiet)
    assert keys(planned(STATUS_DAY, invited), "D1") == ["D1:a1:1:dana"]


def test_who_comes_to_you_is_not_asked_until_they_say_something_else() -> None:
    waits = Reply(id="w", app="a1", at=instant("2026-04-15T09:00-04:00"), type="no_contact", from_="dana")
    search = a_search(an_interview(), a_debrief(), waits)
    assert keys(planned(STATUS_DAY, search), "A2", "D1", "D2", "D3", "D4") == []
    on_hold = Reply(id="h", app="a1", at=instant("2026-04-20T09:00-04:00"), type="question", from_="dana")
    assert keys(planned(STATUS_DAY, search.with_fact(on_hold)), "D1") == ["D1:a1:1:dana"]


def test_no_day_is_fine_for_who_is_not_to_be_asked() -> None:
    story = story_at(STATUS_DAY, a_search(an_interview(), a_debrief()))
    assert meter(story, story.recipient("dana"), story.now).is_welcome
    waits = Reply(id="w", app="a1", at=instant("2026-04-15T09:00-04:00"), type="no_contact", from_="dana")
    story = story_at(STATUS_DAY, a_search(an_interview(), a_debrief(), waits))
    assert not meter(story, story.recipient("dana"), story.now).is_welcome
    alone = a_search(an_interview(), contacts=(replace(DANA, do_not_contact=True),))
    story = story_at(STATUS_DAY, alone)
    assert not meter(story, story.recipient("dana"), story.now).is_welcome
