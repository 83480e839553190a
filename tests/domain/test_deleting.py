"""Deleting applications, people and companies: nothing is left that names them, and nothing else goes."""

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.domain.application import Application
from afterword.domain.capturing.deleting import Deletable, deletion, only_in
from afterword.domain.facts import (
    Applied,
    Call,
    Dismiss,
    Fact,
    NetworkRequest,
    Note,
    Override,
    ReferencesGiven,
    Rejected,
    Sent,
    Snooze,
)
from afterword.domain.facts import DayOrInstant as Until
from afterword.domain.history.involved import people_of_fact
from afterword.domain.merging.references import leaves_gaps, references
from afterword.domain.people import Company, Contact
from afterword.domain.search import Conflict, JobSearch, KeptDraft, difference, job_search
from afterword.exchange.search_document import read_document, write_document
from builders import ANALYST, DANA, LARK, ROSA, a_contact, a_debrief, a_search, an_interview, instant
from searches import searches

THEN = instant("2026-04-14T15:00-04:00")
KIM = a_contact("kim", "Kim Park")
ROOK = Company(id="rook", name="Rook Mills")
PLANNER = Application(id="a2", company="rook", title="Planner")
BEGAN = Applied(id="p1", app="a2", at=THEN)


def after(search: JobSearch, *entries: Deletable) -> JobSearch:
    return deletion(search, entries).after


def words(search: JobSearch, *entries: Deletable) -> str:
    return deletion(search, entries).what


def with_rook(*facts: Fact, contacts: tuple[Contact, ...] = (DANA,)) -> JobSearch:
    """Two applications, each at its own company."""
    recorded = (an_interview(), a_debrief(), BEGAN, *facts)
    return job_search([ROSA, LARK, ROOK, *contacts, ANALYST, PLANNER, *recorded], {})


def _but_for_what_it_includes(fact: Fact) -> Fact:
    return msgspec.structs.replace(fact, includes=()) if isinstance(fact, Sent | Call) else fact


@given(searches(max_applications=3), st.data())
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_deleted_nothing_names_it_and_nothing_else_is_gone(
    search: JobSearch, data: st.DataObject
) -> None:
    entries: list[Deletable] = [
        *search.applications.values(),
        *search.contacts.values(),
        *search.companies.values(),
    ]
    chosen = data.draw(st.lists(st.sampled_from(entries), min_size=1, max_size=2, unique_by=id))
    left = after(search, *chosen)
    changes = difference(search, left)
    assert {(c.table, c.id) for c in changes if c.after is None} >= {
        (table, each.id)
        for each in chosen
        for table in ("applications", "contacts", "companies")
        if getattr(search, table).get(each.id) is each
    }
    # What is left is a whole search: it can be written out and read again.
    assert not leaves_gaps(left, changes)
    assert read_document(write_document(left)).search == left
    assert left.applying([change.reversed() for change in changes]) == search
    # What named none of it is as it was.
    gone = {(change.table, change.id) for change in changes if change.after is None}
    for fact in search.all_facts():
        if not any((table, named) in gone for table, named, _ in references(fact)) and not isinstance(
            fact, Snooze | Dismiss | Override
        ):
            kept = next(each for each in left.facts_of(fact.app or "") if each.id == fact.id)
            assert _but_for_what_it_includes(kept) == _but_for_what_it_includes(fact)


def test_an_application_takes_along_what_happened_in_it_and_no_one_elses() -> None:
    mark = Snooze(id="s", at=THEN, key="D1:a1:-:dana", until=Until(THEN))
    of_rook = Snooze(id="s2", at=THEN, key="D1:a2:-:-", until=Until(THEN))
    search = with_rook(mark, of_rook).with_entry(KeptDraft(id="C2:a1:1:dana", body="Dear"))
    search = search.with_entry(Conflict(id="x", table="facts", entry="d1", field="value", value="v"))
    left = after(search, ANALYST)
    assert [fact.id for fact in left.all_facts()] == ["p1", "s2"]
    assert (left.drafts, left.conflicts) == ({}, {})
    assert left.contacts == {"dana": DANA}
    assert left.companies.keys() == {"lark", "rook"}, "Dana is still there"
    assert words(search, ANALYST) == (
        "Data Analyst at Lark Analytics with one interview, two entries and one kept text"
    )


def test_the_company_goes_with_the_last_that_names_it() -> None:
    search = with_rook()
    assert words(search, PLANNER) == (
        "Planner at Rook Mills with one entry, and Rook Mills, which nothing else names"
    )
    assert after(search, PLANNER).companies == {"lark": LARK}
    assert after(search, ANALYST, DANA).companies == {"rook": ROOK}
    alone = after(search, ANALYST)
    assert after(alone, DANA).companies == {"rook": ROOK}


def test_a_company_takes_its_applications_and_people_along() -> None:
    search = with_rook(Sent(id="m", app="a2", at=THEN, kind="networking_request", to="dana"))
    assert words(search, LARK) == (
        "Lark Analytics with one application, one person, one interview and one entry; "
        "one entry stays without the name"
    )
    left = after(search, LARK)
    assert (left.applications, left.contacts, left.companies) == ({"a2": PLANNER}, {}, {"rook": ROOK})


def test_a_person_is_taken_off_what_goes_on_without_them() -> None:
    facts = (
        an_interview(interviewers=("dana", "kim"), from_="dana"),
        a_debrief(key_points={"dana": "fax", "kim": "lifts"}, follow_up_contact="dana"),
        Sent(id="s", app="a1", at=THEN, kind="thank_you", to="dana", text="Dear Dana"),
        Rejected(id="r", app="a1", at=THEN, from_="dana", reason="another one"),
        ReferencesGiven(id="g", app="a1", at=THEN, references=("dana", "kim")),
    )
    posting = msgspec.structs.replace(ANALYST, references=("dana", "kim"), referrer="dana")
    search = a_search(*facts, contacts=(DANA, KIM), application=posting)
    left = after(search, DANA)
    assert left.applications["a1"] == msgspec.structs.replace(posting, contact=None, referrer=None,
                                                              references=("kim",))  # fmt: skip
    was = {fact.id: fact for fact in facts}
    now = {fact.id: fact for fact in left.all_facts()}
    assert now["i1"] == an_interview(interviewers=("kim",))
    assert now["d1"] == a_debrief(key_points={"kim": "lifts"})
    assert now["s"] == msgspec.structs.replace(was["s"], to=None)
    assert now["r"] == msgspec.structs.replace(was["r"], from_=None)
    assert now["g"] == msgspec.structs.replace(was["g"], references=("kim",))
    assert words(search, DANA) == "Dana Osei; six entries stay without the name"


def test_what_was_only_between_the_two_goes_with_the_person() -> None:
    facts = (
        NetworkRequest(id="q", at=THEN, to="kim"),
        Sent(id="s", at=THEN, kind="networking_request", to="kim"),
        Note(id="n", at=THEN, text="likes lifts", from_="kim"),
        ReferencesGiven(id="g", app="a1", at=THEN, references=("kim",)),
        Note(id="own", at=THEN, text="buy stamps"),
        Dismiss(id="x", app="a1", at=THEN, key="C2:a1:1:kim"),
    )
    search = a_search(*facts, contacts=(DANA, KIM))
    assert [fact.id for fact in after(search, KIM).all_facts()] == ["own"]
    assert words(search, KIM) == "Kim Park with five entries"


def test_people_whom_only_this_application_names_are_known() -> None:
    interview = an_interview(interviewers=("dana", "kim"))
    ruth = a_contact("ruth", "Ruth Adler", company=None)
    posting = msgspec.structs.replace(ANALYST, referrer="ruth")
    search = a_search(interview, contacts=(DANA, KIM, ruth), application=posting)
    assert only_in(search, posting) == [DANA, KIM], "Ruth was not captured with it"
    talked = search.with_fact(NetworkRequest(id="q", at=THEN, to="kim"))
    assert only_in(talked, posting) == [DANA]
    assert words(search, posting, DANA, KIM) == (
        "Data Analyst at Lark Analytics, Dana Osei and Kim Park with one interview, "
        "and Lark Analytics, which nothing else names"
    )


def test_many_are_counted_not_named() -> None:
    people = [a_contact(f"p{number}", f"Person {number}") for number in range(4)]
    assert words(a_search(contacts=(DANA, *people)), *people) == "four people"


def test_every_fact_that_names_people_is_known_to_name_them() -> None:
    """What deleting takes off and what must be there for a file to be whole are one and the same."""
    search = with_rook(NetworkRequest(id="q", at=THEN, to="dana"))
    for fact in search.all_facts():
        named = {reference.id for reference in references(fact) if reference.table == "contacts"}
        assert named == set(people_of_fact(fact))
