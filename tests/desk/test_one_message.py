"""Two questions to one person on one day are one message, and one contact settles both (L15)."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from afterword.desk.desk import Desk
from afterword.domain.application import Application
from afterword.domain.facts import Applied, DayOrInstant
from afterword.domain.follow_up import FollowUp
from afterword.exchange.search_document import write_document
from builders import ANALYST, LARK, a_search, instant
from desk.desks import desk_on

NOW = instant("2026-04-10T10:30-04:00")
FIRST, SECOND = "A1:a1:-:dana", "A1:a2:-:dana"


def a_desk(folder: Path, other: Application) -> Desk:
    """Two applications whose contact is Dana, made within two hours."""
    made = [
        Applied(id=f"f{app}", app=app, at=instant(f"2026-04-01T{hour}:00-04:00"))
        for app, hour in (("a1", "09"), ("a2", "11"))
    ]
    desk = desk_on(folder, NOW)
    desk.files.import_document(write_document(a_search(*made).with_entry(other)))
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path, replace(ANALYST, id="a2", title="Data Engineer"))


def the_question(desk: Desk) -> FollowUp:
    (question,) = [f for f in desk.plan.open if f.rule == "A1"]
    return question


def test_one_of_them_is_listed_and_says_what_else_it_is_about(desk: Desk) -> None:
    question = the_question(desk)
    assert (question.key, question.carries) == (FIRST, (SECOND,))
    assert question.reason.endswith("The same message is about Data Engineer as well.")
    assert desk.plan.find(SECOND) is question
    assert list(desk.plan.of_application("a2")) == [question]


def test_the_line_of_the_other_application_is_that_of_the_message(desk: Desk) -> None:
    first, second = desk.plan.lines
    assert the_question(desk).reason.startswith(first.because)
    about = "The application follow-up about Data Analyst is about this as well."
    assert (second.kind, second.key, second.because) == (first.kind, FIRST, about)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I am writing about the Data Engineer position as well."),
        ("de", "Ich schreibe auch wegen der Stelle Data Engineer."),
    ],
)
def test_the_message_names_both_positions(desk: Desk, language: str, said: str) -> None:
    told = desk.messages.write_in(FIRST, language)
    # There are two applications at Lark, and the other one keeps its language.
    assert told.lower().startswith("messages for data analyst at lark analytics are in")
    draft = desk.messages.draft(FIRST)
    assert said in draft.body
    assert "Data Analyst / Data Engineer" in draft.subject
    assert draft.body.count("Data Engineer") == 1


def test_of_one_recruiter_it_names_both_employers_and_no_check_minds(tmp_path: Path) -> None:
    desk = desk_on(tmp_path, NOW)
    made = [Applied(id=f"f{app}", app=app, at=instant("2026-04-01T09:00-04:00")) for app in ("a1", "a2")]
    search = a_search(*made).with_entry(replace(LARK, id="wren", name="Wren Foods"))
    search = search.with_entry(replace(ANALYST, id="a2", company="wren"))
    desk.files.import_document(write_document(search))
    draft = desk.messages.draft(FIRST)
    assert "Wren Foods" in draft.body
    found = desk.messages.findings(draft.body, desk.messages.occasion(FIRST), grammar=False)
    assert "PF-03" not in {finding.id for finding in found}


def test_marked_as_sent_both_are_done_in_one_change(desk: Desk) -> None:
    desk.follow_ups.mark_sent(the_question(desk), "Both", "Dear Dana, how do both applications stand?")
    assert [f.key for f in desk.plan.open if f.rule == "A1"] == []
    assert {f.key: f.closed_because for f in desk.plan.closed if f.rule == "A1"}.keys() == {FIRST, SECOND}
    desk.saving.undo()
    assert the_question(desk).carries == (SECOND,)


def test_put_off_and_let_go_both_are(desk: Desk) -> None:
    desk.follow_ups.snooze(the_question(desk), DayOrInstant(instant("2026-04-15T09:00-04:00")))
    later = the_question(desk)
    assert (later.carries, later.due) == ((SECOND,), instant("2026-04-15T09:00-04:00"))
    desk.follow_ups.dismiss(later, "")
    assert [f.key for f in desk.plan.open if f.rule == "A1"] == []
