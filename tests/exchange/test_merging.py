"""An import into a search that already holds something."""

from pathlib import Path

from hypothesis import given, settings

from afterword.domain.application import Application
from afterword.domain.facts import Note
from afterword.domain.people import Company, Contact, Profile
from afterword.domain.search import Entry, JobSearch, Parameter, difference, job_search
from afterword.exchange.merging import merged
from afterword.exchange.search_document import read_document, write_document
from builders import a_search, instant
from searches import searches
from store.books import a_book, saved


def a_note(note_id: str, text: str = "hello", app: str | None = None) -> Note:
    return Note(id=note_id, at=instant("2026-04-15T09:00-04:00"), text=text, app=app)


def test_both_sides_stay_and_the_imported_entry_replaces_ours() -> None:
    ours = a_search(a_note("n1"), a_note("n2"), a_note("n3"))
    theirs = a_search(a_note("n2", "theirs", app="a1"), a_note("n3"), a_note("n4"))
    search, tally = merged(ours, theirs, ())
    assert [(fact.id, fact.app) for fact in search.all_facts()] == [
        ("n1", None), ("n3", None), ("n4", None), ("n2", "a1"),
    ]  # fmt: skip
    assert (tally.new, tally.changed, tally.unchanged, tally.left_out) == (1, 1, 5, 0)
    assert str(tally) == "1 new, 1 changed, 5 unchanged"


@given(search=searches(unknown_fields=True))
@settings(max_examples=15, deadline=None)
def test_importing_an_export_again_changes_nothing(search: JobSearch) -> None:
    theirs = read_document(write_document(search)).search
    both, tally = merged(search, theirs, ())
    assert both == search
    assert (tally.new, tally.changed, tally.left_out) == (0, 0, 0)
    assert difference(search, both) == ()
    assert merged(JobSearch(), theirs, ())[0] == search


def test_what_was_deleted_here_stays_deleted() -> None:
    ours, theirs = a_search(a_note("n1")), a_search(a_note("n1"), a_note("n2"))
    search, tally = merged(ours, theirs, {("facts", "n2"), ("facts", "n1")})
    assert search == ours
    assert tally.left_out == 1
    assert str(tally) == "0 new, 0 changed, 5 unchanged, 1 left out, since you deleted it here"


def test_an_import_into_an_empty_search_takes_all() -> None:
    theirs = a_search(a_note("n1"))
    search, tally = merged(
        JobSearch(profile=Profile(phone="1")), theirs, {("facts", "n1"), ("companies", "lark")}
    )
    assert tally.left_out == 0
    assert search.facts == theirs.facts
    assert search.profile.phone == theirs.profile.phone


def test_a_deleted_entry_comes_back_when_something_new_needs_it() -> None:
    ours = job_search([Company(id="finch", name="Finch")], {})
    theirs = a_search(a_note("n1", app="a1"), a_note("n2"))
    removed = {("applications", "a1"), ("companies", "lark"), ("contacts", "dana"), ("facts", "n2")}
    search, tally = merged(ours, theirs, removed)
    assert search.applications.keys() == {"a1"}
    assert search.companies.keys() == {"finch", "lark"}
    assert search.contacts.keys() == {"dana"}
    assert tally.left_out == 1


def test_what_the_imported_profile_leaves_empty_stays() -> None:
    ours = JobSearch(profile=Profile(name="Rosa", phone="1", links={"a": "1", "b": "2"}))
    theirs = JobSearch(profile=Profile(name="Rosa Lind", links={"b": "3"}))
    assert merged(ours, theirs, ())[0].profile == Profile(
        name="Rosa Lind", phone="1", links={"a": "1", "b": "3"}
    )
    assert merged(ours, JobSearch(), ())[0] == ours
    assert merged(ours, JobSearch(), ())[1].changed == 0


def test_parameters_are_taken_one_by_one() -> None:
    ours = JobSearch().with_entry(Parameter(id="a.b", value=1)).with_entry(Parameter(id="c.d", value=2))
    theirs = JobSearch().with_entry(Parameter(id="c.d", value=3))
    assert {name: p.value for name, p in merged(ours, theirs, ())[0].cadence.items()} == {
        "a.b": 1,
        "c.d": 3,
    }


def test_unknown_fields_of_both_sides_stay() -> None:
    key = ("companies", "lark")
    lark = Company(id="lark", name="Lark")
    ours = job_search([lark], {key: {"mood": "gray", "size": 3}})
    theirs = job_search([lark], {key: {"mood": "sunny"}})
    search, tally = merged(ours, theirs, ())
    assert search.unread == {key: {"mood": "sunny", "size": 3}}
    assert tally.changed == 1


def test_an_import_reaches_the_file_with_its_unknown_fields_and_its_undo_leaves_no_trace(
    tmp_path: Path,
) -> None:
    book = a_book(tmp_path)
    ours = saved(book, JobSearch(), a_search(a_note("n1")))
    extra: list[Entry] = [
        Company(id="finch", name="Finch"),
        Contact(id="ben", name="Ben", company="finch"),
        Application(id="a2", company="finch", title="Clerk"),
    ]
    document = write_document(job_search(extra, {("contacts", "ben"): {"mood": "sunny"}}))
    search, _ = merged(ours, read_document(document).search, book.removed())
    changes = difference(ours, search)
    book.save(changes, search)
    assert a_book(tmp_path).load() == search
    undo = [change.reversed() for change in changes]
    book.save(undo, search.applying(undo))
    loaded = a_book(tmp_path).load()
    assert loaded == ours
    assert len(book.removed()) == 3
