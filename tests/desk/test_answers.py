"""What was answered, chosen or written for a message holds, whoever it goes to in the end."""

from pathlib import Path

import msgspec
import pytest

from afterword.desk.desk import Desk
from afterword.domain.facts import Applied, Reply
from afterword.domain.follow_up import FollowUp
from afterword.domain.insight.unprompted import find, successor
from afterword.domain.search import KeptDraft
from afterword.exchange.search_document import write_document
from afterword.writing.blanks import BLANKS
from afterword.writing.sending import reader_of
from builders import ANALYST, DANA, a_contact, a_search, instant
from desk.desks import desk_on

NOW = instant("2026-04-15T10:30-04:00")
APPLIED = Applied(id="f1", app="a1", at=instant("2026-04-01T09:00-04:00"))
STRENGTH = "I ran three wards for six years"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An application for which nobody is known, though Dana and Kim are at the company."""
    desk = desk_on(tmp_path, NOW)
    nobody = msgspec.structs.replace(ANALYST, contact=None)
    people = (DANA, a_contact("kim", "Kim Park", email="", phone=""))
    desk.files.import_document(write_document(a_search(APPLIED, application=nobody, contacts=people)))
    return desk


def enquiry(desk: Desk) -> FollowUp:
    return next(f for f in desk.plan.open if f.rule == "A1")


def answer(desk: Desk, follow_up: FollowUp, **answers: str) -> None:
    """Fills in what a message lacks, by the names of its needs."""
    lacked = desk.messages.draft(follow_up.key).missing
    assert answers.keys() <= {missing.need for missing in lacked}
    desk.messages.supply(follow_up, {missing: answers.get(missing.need, "") for missing in lacked})


def give_to(desk: Desk, contact: str) -> FollowUp:
    """Puts somebody into the application, as the form of the posting does."""
    known = desk.search.applications["a1"]
    desk.entries.edit_application(known, {"contact": contact}, "Lark Analytics")
    return enquiry(desk)


def test_a_name_filled_in_along_with_the_rest_loses_nothing(desk: Desk) -> None:
    answer(desk, enquiry(desk), recipient="Pat Lee", address="pat@lark.example", strength=STRENGTH)
    to_pat = enquiry(desk)
    assert desk.search.contacts[to_pat.contact or ""].name == "Pat Lee"
    assert STRENGTH in desk.messages.draft(to_pat.key).words
    assert desk.messages.draft(to_pat.key).missing == ()


def test_a_name_that_comes_later_takes_over_what_was_answered_before(desk: Desk) -> None:
    before = enquiry(desk)
    answer(desk, before, address="jobs@lark.example", strength=STRENGTH)
    assert reader_of(desk.search, before).email == "jobs@lark.example"
    to_kim = give_to(desk, "kim")
    assert successor(desk.plan, before.key) == to_kim
    assert STRENGTH in desk.messages.draft(to_kim.key).words
    assert reader_of(desk.search, to_kim) == ("Kim Park", "jobs@lark.example", "")
    assert desk.messages.draft(to_kim.key).missing == ()


@pytest.mark.parametrize("then", ["dana", ""])
def test_an_answer_goes_from_one_reader_to_the_next(desk: Desk, then: str) -> None:
    answer(desk, give_to(desk, "kim"), strength=STRENGTH)
    later = give_to(desk, then)
    assert later.contact == (then or None)
    assert STRENGTH in desk.messages.draft(later.key).words


def test_a_message_turned_to_somebody_else_holds_what_was_chosen_and_answered(desk: Desk) -> None:
    before = enquiry(desk)
    answer(desk, before, address="jobs@lark.example", strength=STRENGTH)
    desk.messages.choose(before.key, optional=())
    to_kim = find(desk.plan, "application_follow_up:a1:-:kim")
    assert to_kim
    assert STRENGTH not in desk.messages.draft(to_kim.key).words
    desk.messages.carry_over(before, to_kim, "friendly")
    written = desk.messages.draft(to_kim.key)
    assert STRENGTH in written.words
    assert (written.register, written.chosen) == ("friendly", ())
    assert reader_of(desk.search, to_kim).email == "", "that address is somebody else's"
    assert STRENGTH in desk.messages.draft(before.key).words
    desk.messages.carry_over(before, to_kim)
    assert desk.saving.undo().startswith("Undid: drafted the")
    assert STRENGTH not in desk.messages.draft(to_kim.key).words


def test_what_one_person_is_to_be_told_is_told_to_nobody_else(desk: Desk) -> None:
    for who in ("kim", "dana"):
        asked = Reply(id=who, app="a1", at=NOW, type="question", from_=who, needs_reply=True, text=f"{who}?")
        desk.facts.record(asked, "a question")
    to_kim, to_dana = (f"E1:a1:-:{who}" for who in ("kim", "dana"))
    follow_up = desk.plan.find(to_kim)
    assert follow_up
    answer(desk, follow_up, answer="On 1 June")
    assert "On 1 June" in desk.messages.draft(to_kim).words
    assert "On 1 June" not in desk.messages.draft(to_dana).words


def test_own_words_stay_when_a_name_comes_and_can_be_left_for_the_draft(desk: Desk) -> None:
    before = enquiry(desk)
    desk.messages.keep_draft(before.key, "Mine", "Dear all,\n\nmy own words.")
    to_kim = give_to(desk, "kim")
    assert desk.messages.as_left(to_kim) == ("Mine", "Dear all,\n\nmy own words.")
    desk.messages.keep_draft(to_kim.key, "Mine", "Dear Kim,\n\nmy own words.")
    assert list(desk.search.drafts) == [to_kim.key]
    desk.saving.undo()
    desk.messages.forget_draft(to_kim.key)
    assert desk.search.drafts == {}
    assert desk.messages.as_left(to_kim)[1] == desk.messages.draft(to_kim.key).words


def test_what_was_made_of_it_goes_once_it_is_sent(desk: Desk) -> None:
    answer(desk, enquiry(desk), strength=STRENGTH)
    to_dana = give_to(desk, "dana")
    desk.follow_ups.mark_sent(to_dana, *desk.messages.as_left(to_dana))
    assert desk.search.drafts == {}
    desk.saving.undo()
    assert desk.messages.as_left(enquiry(desk))[1].count(STRENGTH) == 1


def test_a_file_that_kept_answers_for_several_readers_has_them_all(desk: Desk) -> None:
    old = (
        KeptDraft(id="A1:a1:-:-", answers={"strength": STRENGTH, "address": "jobs@lark.example"}),
        KeptDraft(id="A1:a1:-:kim", register="friendly"),
    )
    desk.files.import_document(write_document(desk.search.with_entries(old)))
    written = desk.messages.draft(give_to(desk, "kim").key)
    assert STRENGTH in written.words
    assert (written.missing, written.register) == ((), "friendly")


def test_a_need_that_names_the_reader_is_of_the_reader() -> None:
    of_the_reader = {need for need, blank in BLANKS.items() if blank.is_of_the_reader}
    assert {"address", "answer", "stress", "connection", "key_point"} <= of_the_reader
    assert not {"strength", "reason", "slots", "about_me", "ask_until"} & of_the_reader
