"""The immutable whole, and the difference between two of them."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.facts import Applied, DayOrInstant, Note, Offer
from afterword.domain.people import Profile
from afterword.domain.search import JobSearch, KeptDraft, Parameter, difference, job_search
from builders import ANALYST, DANA, LARK, ROSA, a_debrief, a_search, an_interview, instant
from searches import courses_at

NOON = instant("2026-04-14T12:00-04:00")


def test_a_change_gives_a_new_search_and_leaves_the_old() -> None:
    before = a_search()
    after = before.with_entry(msgspec.structs.replace(LARK, name="Lark & Sons"))
    assert before.companies["lark"].name == "Lark Analytics"
    assert after.companies["lark"].name == "Lark & Sons"
    assert after.facts is before.facts


def test_facts_stand_in_the_order_in_which_they_are_walked() -> None:
    """By ``at``, then ``recorded_at``, then id."""
    late = Note(id="a", at=NOON, recorded_at=instant("2026-04-15T12:00-04:00"), text="")
    first, second = Note(id="y", at=NOON, text=""), Note(id="z", at=NOON, text="")
    early = Note(id="zz", at=instant("2026-04-14T17:59+02:00"), text="")
    search = JobSearch()
    for fact in (late, second, early, first):
        search = search.with_fact(fact)
    assert search.facts_of("") == (early, first, second, late)


def test_a_fact_with_a_known_id_takes_its_place() -> None:
    corrected = an_interview(place="room 4")
    facts = a_search().with_fact(corrected).facts_of("a1")
    assert facts == (corrected, a_debrief())


def test_the_last_fact_of_an_application_leaves_no_empty_group() -> None:
    applied = Applied(id="p", app="a1", at=NOON)
    assert a_search(applied).without(applied).facts == {}


def test_the_profile_can_only_be_emptied() -> None:
    assert a_search().without(ROSA).profile == Profile()


def test_a_company_that_is_missing_is_known_by_its_id() -> None:
    assert a_search().without(LARK).company_of(ANALYST).name == "lark"


def test_a_search_is_empty_until_something_is_recorded() -> None:
    assert not JobSearch()
    assert not JobSearch(profile=ROSA)
    assert a_search()


def test_the_difference_names_each_entry_that_differs() -> None:
    before = a_search().with_entry(Parameter(id="status.grace_bd", value=2))
    after = (
        before.without(DANA)
        .with_entry(KeptDraft(id="C2:a1:1:dana", body="Dear"))
        .with_fact(a_debrief(notes="more"))
        .with_entry(msgspec.structs.replace(ROSA, name="Rosa"))
    )
    found = {(change.table, change.id): (change.before is None, change.after is None)
             for change in difference(before, after)}  # fmt: skip
    assert found == {
        ("profile", "profile"): (False, False),
        ("contacts", "dana"): (False, True),
        ("drafts", "C2:a1:1:dana"): (True, False),
        ("facts", "d1"): (False, False),
    }
    assert difference(before, before) == ()


def test_a_fact_that_moves_to_another_application_is_in_one_place() -> None:
    search = a_search(Note(id="n", app="a1", at=NOON, text=""))
    moved = search.without(search.facts_of("a1")[0]).with_fact(Note(id="n", at=NOON, text=""))
    changes = difference(search, moved)
    assert len(changes) == 1
    assert search.applying(changes).facts == moved.facts
    assert moved.applying([change.reversed() for change in changes]).facts == search.facts


@settings(max_examples=40, deadline=None, derandomize=True)
@given(courses_at().map(lambda case: case[0]), courses_at().map(lambda case: case[0]), st.booleans())
def test_a_difference_leads_from_one_search_to_the_other_and_back(
    one: JobSearch, other: JobSearch, empty: bool
) -> None:
    one = JobSearch() if empty else one
    changes = difference(one, other)
    assert one.applying(changes) == other
    assert other.applying([change.reversed() for change in reversed(changes)]) == one


def test_entries_make_the_same_search_at_once_as_one_by_one() -> None:
    whole = a_search()
    entries = [entry for _, _, entry in whole.entries()]
    grown = JobSearch()
    for entry in entries:
        grown = grown.with_entry(entry)
    assert grown == whole == job_search(reversed(entries), {})


def test_the_same_instant_at_another_offset_is_written_differently_and_so_is_a_change() -> None:
    here, there = instant("2026-04-14T10:00-04:00"), instant("2026-04-14T09:00-05:00")
    assert here == there
    before = a_search(Note(id="n", at=here, text="hello"))
    assert [change.id for change in difference(before, a_search(Note(id="n", at=there, text="hello")))] == [
        "n"
    ]
    assert difference(before, a_search(Note(id="n", at=here, text="hello"))) == ()
    deadlines = [Offer(id="o", app="a1", at=here, deadline=DayOrInstant(moment)) for moment in (here, there)]
    assert [change.id for change in difference(*map(a_search, deadlines))] == ["o"]
