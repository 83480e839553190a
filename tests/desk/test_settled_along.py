"""What else a message settles once it is marked as sent: what it says, and what it was written instead of."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from afterword.desk.desk import Desk
from afterword.domain.facts import (
    Accepted,
    Applied,
    DayOrInstant,
    Fact,
    InterviewCancelled,
    Offer,
    Rejected,
    Reply,
    Sent,
)
from afterword.domain.follow_up import FollowUp
from afterword.domain.insight.unprompted import message_of
from afterword.domain.search import JobSearch
from afterword.exchange.search_document import write_document
from builders import a_contact, a_debrief, a_search, an_interview, instant
from desk.desks import desk_on

NOW = instant("2026-04-14T18:00-04:00")
KIM = a_contact("kim", "Kim Park")
PROMISED = a_debrief(promised_materials=("the sample report on returns",))
VERBAL = Offer(id="o", app="a1", at=NOW, from_="dana")
APPLIED = Applied(id="a", app="a1", at=instant("2026-03-31T09:00-04:00"))


def a_desk(folder: Path, search: JobSearch) -> Desk:
    desk = desk_on(folder, NOW)
    desk.files.import_document(write_document(search.with_entry(KIM)))
    return desk


def open_one(desk: Desk, rule: str) -> FollowUp:
    return next(f for f in desk.plan.open if f.rule == rule)


def as_drafted(desk: Desk, follow_up: FollowUp) -> str:
    return desk.follow_ups.mark_sent(follow_up, *desk.messages.as_left(follow_up))


def rules(desk: Desk) -> set[str]:
    return {f.rule for f in desk.plan.open}


def sent(desk: Desk) -> list[Sent]:
    return [fact for fact in desk.search.facts_of("a1") if isinstance(fact, Sent)]


def test_a_thank_you_with_the_promised_things_in_it_sends_them(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search(an_interview(), PROMISED))
    words = as_drafted(desk, open_one(desk, "C2"))
    assert words == "Marked the thank-you to Dana Osei as sent; done with it: promised materials."
    assert [fact.includes for fact in sent(desk)] == [("C5:a1:1:dana",)]
    assert not {"C2", "C5"} & rules(desk)
    desk.saving.undo()
    assert {"C2", "C5"} <= rules(desk)


@pytest.mark.parametrize(
    ("promised", "named"),
    [
        ("my references by Tuesday", "my references"),
        ("the CV, tomorrow.", "the CV"),
        ("zwei Zeugnisse bis spätestens Freitag", "zwei Zeugnisse"),
        ("the minutes of 7 April", "the minutes of 7 April"),
        ("the plan for Monday", "the plan for Monday"),
    ],
)
def test_a_promise_is_named_without_its_day_and_settled_all_the_same(
    tmp_path: Path, promised: str, named: str
) -> None:
    desk = a_desk(tmp_path, a_search(an_interview(), a_debrief(promised_materials=(promised,))))
    thanks = open_one(desk, "C2")
    words = desk.messages.draft(thanks.key).words
    assert any(line.endswith(f": {named}.") for line in words.splitlines() if "promised" in line), words
    as_drafted(desk, thanks)
    assert "C5" not in rules(desk)


def test_one_from_which_they_were_taken_does_not(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search(an_interview(), PROMISED))
    thanks = open_one(desk, "C2")
    words = "\n".join(
        line for line in desk.messages.draft(thanks.key).words.splitlines() if "As promised" not in line
    )
    assert desk.follow_ups.mark_sent(thanks, "", words) == "Marked the thank-you to Dana Osei as sent."
    assert "C5" in rules(desk)


def test_thanks_for_an_offer_ask_for_the_paper_and_for_time(tmp_path: Path) -> None:
    dated = replace(VERBAL, deadline=DayOrInstant(date(2026, 4, 20)))
    search = a_search(an_interview(), a_debrief(), dated)
    elsewhere = an_interview(id="i2", app="a2")
    search = search.with_entries([
        replace(search.companies["lark"], id="wren", name="Wren"),
        replace(search.applications["a1"], id="a2", company="wren", contact=None),
    ]).with_fact(elsewhere)  # fmt: skip
    desk = a_desk(tmp_path, search)
    assert {"G1", "G4", "G5"} <= rules(desk)
    words = as_drafted(desk, open_one(desk, "G1"))
    assert words.endswith("as sent; done with it: request for time and written offer.")
    assert not {"G1", "G4"} & rules(desk)
    assert "once more" in open_one(desk, "G5").reason, "it comes again where no paper comes"
    desk.saving.undo()
    desk.follow_ups.mark_sent(open_one(desk, "G1"), "", "Dear Dana,\n\nThank you, I am delighted.")
    assert {"G4", "G5"} <= rules(desk)
    assert "once more" not in open_one(desk, "G5").reason


INSTEAD: list[tuple[str, list[Fact]]] = [
    ("A1", [APPLIED]),
    ("A2", [APPLIED, Reply(id="r", app="a1", at=instant("2026-04-01T09:00-04:00"), type="holding")]),
    ("B1", [an_interview(start=instant("2026-04-16T10:00-04:00"))]),
    ("B3", [an_interview(start=instant("2026-04-16T10:00-04:00")),
            InterviewCancelled(id="c", app="a1", at=instant("2026-04-13T10:00-04:00"), round=1)]),
    ("C5", [an_interview(), PROMISED]),
    ("D3", [an_interview(), Sent(id="s", app="a1", at=NOW, kind="status_email", to="dana")]),
    ("E1", [APPLIED, Reply(id="r", app="a1", at=NOW, type="question", from_="dana", needs_reply=True)]),
    ("F1", [an_interview(), Rejected(id="r", app="a1", at=NOW, from_="dana")]),
    ("G1", [VERBAL]),
    ("G5", [VERBAL]),
    ("G6", [VERBAL, Accepted(id="y", app="a1", at=NOW)]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "facts"), INSTEAD, ids=[rule for rule, _ in INSTEAD])
def test_written_to_somebody_else_in_its_place_it_is_done(
    tmp_path: Path, rule: str, facts: list[Fact]
) -> None:
    desk = a_desk(tmp_path, a_search(*facts))
    asked = open_one(desk, rule)
    assert asked.contact == "dana"
    wanted = message_of(desk.plan, asked.kind, "a1", "kim")
    assert wanted is not None
    desk.messages.carry_over(asked, wanted)
    words = desk.follow_ups.mark_sent(wanted, "", "Dear Kim,\n\nhere it is.\n\nRosa")
    assert words.startswith(f"Marked the {asked.what} to Kim Park as sent")
    assert (asked.key, asked.opens) not in {(f.key, f.opens) for f in desk.plan.open}
    assert "kim" in {fact.to for fact in sent(desk)}


def test_turned_twice_it_is_done_too_also_after_a_restart(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search(an_interview(), PROMISED).with_entry(a_contact("bo", "Bo Tran")))
    asked = open_one(desk, "C5")
    to_kim, to_bo = (message_of(desk.plan, "materials", "a1", person) for person in ("kim", "bo"))
    assert to_kim
    assert to_bo
    desk.messages.carry_over(asked, to_kim)
    desk.messages.carry_over(to_kim, to_bo)
    after_a_restart = desk_on(tmp_path, NOW)
    as_drafted(after_a_restart, to_bo)
    assert "C5" not in rules(after_a_restart)
    after_a_restart.saving.undo()
    after_a_restart.messages.forget_draft(to_bo.key)
    as_drafted(after_a_restart, to_bo)
    assert "C5" not in rules(after_a_restart), "also as it is drafted"


def test_thanks_to_somebody_else_thank_nobody_but_them(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search(an_interview(), a_debrief()))
    asked = open_one(desk, "C2")
    wanted = message_of(desk.plan, "thank_you", "a1", "kim")
    assert wanted is not None
    desk.messages.carry_over(asked, wanted)
    as_drafted(desk, wanted)
    assert asked.key in {f.key for f in desk.plan.open}
