"""What a debrief, a moved round and a kept posting leave behind; facts belong to what exists."""

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword.domain.capturing.capture import CapturedApplication, CapturedDebrief, CapturedPerson
from afterword.domain.capturing.debriefing import debrief_recorded, spelt_people
from afterword.domain.capturing.recording import almost_known, application_recorded
from afterword.domain.errors import NotAllowed, NotFound
from afterword.domain.facts import Applied, Debrief, Interview, InterviewCancelled, Note, Saved
from afterword.domain.search import JobSearch
from builders import DANA, LARK, a_contact, a_debrief, a_search, an_interview, instant
from desk.test_desk import EVENING, HELD, LATER, SAID, TUESDAY, a_desk, but_with, exported

KIM = a_contact("kim", "Kim Park")
BEGUN = Debrief(id="d", app="a1", at=EVENING, round=1)


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def person(name: str, **given: Any) -> CapturedPerson:
    return CapturedPerson(name=name, **given)


def said(**given: Any) -> CapturedDebrief:
    return CapturedDebrief(**msgspec.structs.asdict(SAID) | given)


def debriefed(search: JobSearch, known: Debrief = BEGUN, **given: Any) -> JobSearch:
    return debrief_recorded(search, known, said(**given), ids())


def the_debrief(search: JobSearch) -> Debrief:
    (fact,) = (fact for fact in search.facts_of("a1") if isinstance(fact, Debrief))
    return fact


def test_everything_that_was_said_is_kept() -> None:
    search = debriefed(a_search(an_interview()))
    assert the_debrief(search) == Debrief(
        id="d", app="a1", at=EVENING, round=1, decision_date=date(2026, 4, 24), next_step="they call",
        follow_up_medium="call", keep_in_touch=True, key_points={"dana": "the fax machines"},
        value="I built one", missed=("Who reviews?",), omitted=("two migrations",), contribution="a form",
        promised_materials=("my thesis",), notes="they laughed",
    )  # fmt: skip


def test_the_round_ends_when_it_ended_and_never_before_it_starts() -> None:
    ended = instant("2026-04-14T17:25+02:00")
    (booked,) = (
        f for f in debriefed(a_search(an_interview()), ended=ended).all_facts() if isinstance(f, Interview)
    )
    assert booked.end.isoformat() == "2026-04-14T11:25:00-04:00"
    with pytest.raises(NotAllowed, match="must end after it starts"):
        debriefed(a_search(an_interview(start=instant("2026-04-14T11:25-04:00"))), ended=ended)


def test_who_was_there_is_spelt_completed_and_added() -> None:
    search = debriefed(
        a_search(an_interview(interviewers=("dana",))),
        people=(person("Dana Ossei", email="d@lark.example", key_point="fax"), person("Jo Tolland")),
    )
    booked = next(fact for fact in search.facts_of("a1") if isinstance(fact, Interview))
    dana, jo = booked.interviewers
    assert dana == "dana"
    assert search.contacts["dana"] == msgspec.structs.replace(DANA, name="Dana Ossei", email="d@lark.example")
    assert (search.contacts[jo].name, search.contacts[jo].company) == ("Jo Tolland", "lark")
    assert the_debrief(search).key_points == {"dana": "fax"}


def test_of_somebody_who_turns_out_not_to_have_been_there_the_notes_stay() -> None:
    known = a_debrief(key_points={"dana": "fax", "kim": "trains"})
    search = a_search(an_interview(interviewers=("dana", "kim")), known, contacts=(DANA, KIM))
    after = debriefed(search, known, people=(person("Dana Osei", key_point="paper"),))
    assert the_debrief(after).key_points == {"dana": "paper", "kim": "trains"}
    emptied = debriefed(search, known, people=(person("Dana Osei"), person("Kim Park", key_point="trains")))
    assert the_debrief(emptied).key_points == {"kim": "trains"}


def test_two_people_of_almost_one_name_stay_two() -> None:
    search = a_search(contacts=(a_contact("ann", "Ann Lee"), a_contact("anna", "Anna Lee")))
    after, people = spelt_people(
        search, LARK, ("ann", "anna"), (person("Anna Lee"), person("Ann Lee")), ids()
    )
    assert people == ("anna", "ann")
    assert after.contacts == search.contacts


@pytest.mark.parametrize(("name", "known"), [("kim park", "kim"), ("Ruth Adler", "ruth")])
def test_whom_to_follow_up_with_may_be_known_from_anywhere(name: str, known: str) -> None:
    ruth = a_contact("ruth", "Ruth Adler", company=None)
    search = a_search(an_interview(), contacts=(DANA, KIM, ruth))
    assert the_debrief(debriefed(search, follow_up_with=person(name))).follow_up_contact == known


def test_somebody_new_to_follow_up_with_is_written_down() -> None:
    search = debriefed(a_search(an_interview()), follow_up_with=person("Jo Tolland", email="jo@lark.example"))
    jo = search.contacts[the_debrief(search).follow_up_contact or ""]
    assert (jo.name, jo.email, jo.company) == ("Jo Tolland", "jo@lark.example", "lark")


def test_a_moved_round_keeps_its_number_its_people_and_what_is_known(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search(an_interview(prepared=True)))
    moved = but_with(HELD, start=TUESDAY, end=LATER, place="Room 4")
    assert desk.facts.move_interview("a1", 1, moved) == "Moved the interview with Lark Analytics."
    first, again = desk.search.facts_of("a1")
    assert isinstance(again, Interview)
    assert first.id != again.id
    assert (again.round, again.start, again.at) == (1, TUESDAY, EVENING)
    assert (again.interviewers, again.place, again.prepared) == (("dana",), "Room 4", False)
    assert desk.plan.stories["a1"].held == ()


def test_a_round_that_did_not_take_place_says_why(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search(an_interview()))
    assert (
        desk.facts.drop_round("a1", 1, "nobody came")
        == "Noted for the interview with Lark Analytics: nobody came."
    )
    _, *rest = desk.search.facts_of("a1")
    assert {type(fact) for fact in rest} == {InterviewCancelled, Note}
    assert desk.plan.stories["a1"].held == ()
    assert "C1" not in {follow_up.rule for follow_up in desk.plan.open}


def test_a_posting_is_kept_then_applied_to_and_kept_no_second_time() -> None:
    posting = CapturedApplication(
        company="Rook Mills", title="Planner", at=EVENING, posting_text="Two\nlines", is_saved=True
    )
    new_id = ids()
    kept = application_recorded(JobSearch(), posting, new_id, lambda _: True)
    (application,) = kept.applications.values()
    (fact,) = kept.all_facts()
    assert isinstance(fact, Saved)
    assert application.posting_text == "Two\nlines"
    assert application_recorded(kept, posting, new_id, lambda _: True) == kept
    applied = CapturedApplication(company="rook mills", title="PLANNER", at=EVENING)
    search = application_recorded(kept, applied, new_id, lambda _: True)
    assert list(search.applications) == [application.id]
    assert {type(fact) for fact in search.all_facts()} == {Saved, Applied}
    assert search.applications[application.id].posting_text == "Two\nlines"


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Lark Analitics", "Lark Analytics"),
        ("lark analytic", "Lark Analytics"),
        ("Lark", "Lark Analytics"),
        ("la", "Lark Analytics"),
        ("Analytics", "Lark Analytics"),
        ("lark an", "Lark Analytics"),
        ("Lark Analytics Inc", "Lark Analytics"),
        ("Harborview Health", "Harborview Health System"),
        ("Analytics Lark", ""),
        ("Lark Lark", ""),
        ("Lark Analytics", ""),
        (" LARK ANALYTICS ", ""),
        ("Rook Mills", ""),
        ("", ""),
        ("l", ""),
    ],
)
def test_a_name_that_is_a_part_of_a_known_one_or_almost_it_is_noticed(typed: str, known: str) -> None:
    assert almost_known(typed, ("", "Rook & Sons", "Lark Analytics", "Harborview Health System")) == known


def test_a_fact_of_an_application_that_is_gone_is_refused(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    desk.saving.commit(desk.search.without(desk.search.applications["a1"]), "removed it")
    before = exported(desk)
    with pytest.raises(NotFound, match="That application is not in your search any more"):
        desk.facts.record(Note(id="n", app="a1", at=EVENING, text="!"), "noted it")
    with pytest.raises(NotFound):
        desk.facts.drop_round("a1", 1, "!")
    with pytest.raises(NotFound):
        desk.facts.log_debrief(BEGUN, SAID)
    assert exported(desk) == before
    desk.facts.record(Note(id="n", at=instant("2026-04-14T09:00-04:00"), text="!"), "noted it")


def test_going_back_to_the_draft_is_undone_too(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    assert (
        desk.messages.keep_draft("C2:a1:1:dana", "Thanks", "Dear Dana")
        == "Kept your words for the thank-you to Dana Osei."
    )
    kept = exported(desk)
    assert (
        desk.messages.forget_draft("C2:a1:1:dana") == "Went back to the draft of the thank-you to Dana Osei."
    )
    assert desk.messages.forget_draft("C2:a1:1:dana") == "Nothing changed."
    assert desk.saving.undo() == "Undid: went back to the draft of the thank-you to Dana Osei."
    assert exported(desk) == kept
    assert desk.saving.undo() == "Undid: kept your words for the thank-you to Dana Osei."
    assert desk.search.drafts == {}
