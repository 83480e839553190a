"""The book: what is saved is what is loaded, whoever else writes the file."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.errors import NotAllowed, NotSaved
from afterword.domain.people import Company, Contact, Profile
from afterword.domain.search import JobSearch, KeptDraft, Parameter, difference
from afterword.store import storage
from builders import ANALYST, DANA, LARK, ROSA, a_search
from searches import NASTY, searches
from store.books import a_book, a_note, saved

MODEST = settings(max_examples=30, deadline=None)


def on_disk(path: Path) -> dict[str, dict[str, dict[str, object]]]:
    tables: dict[str, dict[str, dict[str, object]]] = json.loads(path.read_text(encoding="utf-8"))
    return tables


def put(path: Path, tables: object) -> None:
    """Replaces the file as Syncthing, git and many editors do."""
    other = path.with_name("other")
    other.write_text(json.dumps(tables), encoding="utf-8")
    other.replace(path)


def test_a_missing_file_is_a_new_search_and_is_made_by_the_first_save(tmp_path: Path) -> None:
    book = a_book(tmp_path / "new", "mine.json")
    assert book.load() == JobSearch()
    assert not (tmp_path / "new").exists()
    saved(book, JobSearch(), a_search())
    assert a_book(tmp_path / "new", "mine.json").load() == a_search()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert book.path.stat().st_mode & 0o777 == 0o600


def test_the_file_is_made_of_tables_whose_entries_say_when_they_were_written(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    search = a_search(a_note(1)).with_entry(Parameter(id="status.no_date_bd", value=7))
    saved(book, JobSearch(), search.with_entry(KeptDraft(id="C2:a1:1:dana", body="Dear Ms. Osei")))
    tables = on_disk(book.path)
    assert set(tables) == {
        "meta", "profile", "cadence", "companies", "contacts", "applications", "facts", "drafts",
    }  # fmt: skip
    assert tables["meta"]["file"]["schema"] == 1
    assert tables["cadence"]["status.no_date_bd"] == {"value": 7, "updated": "2026-04-14T14:30:00Z"}
    assert tables["facts"]["n1"] == {
        "at": "2026-04-14T14:31:00Z", "fact": "note", "text": "hello", "updated": "2026-04-14T14:30:00Z",
    }  # fmt: skip
    text = book.path.read_text(encoding="utf-8")
    assert text == json.dumps(tables, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@MODEST
@given(search=searches(texts=NASTY, unknown_fields=True))
def test_any_search_comes_back_as_it_was(search: JobSearch, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("book")
    assert saved(a_book(folder), JobSearch(), search) is search
    assert a_book(folder).load() == search


@settings(max_examples=20, deadline=None)
@given(before=searches(max_applications=2), after=searches(max_applications=2))
def test_a_difference_leads_from_any_search_to_any_other_and_back(
    before: JobSearch, after: JobSearch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    book = a_book(tmp_path_factory.mktemp("book"))
    saved(book, JobSearch(), before)
    changes = difference(before, after)
    book.save(changes, after)
    assert a_book(book.path.parent).load() == after
    back = after.applying([change.reversed() for change in reversed(changes)])
    book.save([change.reversed() for change in changes], back)
    assert a_book(book.path.parent).load() == before
    assert not book.removed() & {(table, entry_id) for table, entry_id, _ in before.entries()}


def test_a_field_set_back_to_its_default_is_gone_from_the_file(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), JobSearch().with_entry(Company(id="lark", name="Lark", notes="old")))
    saved(book, search, search.with_entry(Company(id="lark", name="Lark")))
    assert a_book(tmp_path).load().companies["lark"].notes == ""


def test_a_save_with_no_difference_writes_nothing(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    assert saved(book, JobSearch(), JobSearch()) == JobSearch()
    assert not book.path.exists()


def test_one_save_is_one_replacement_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced: list[Path] = []
    replace = os.replace

    def counting(source: Path, target: Path) -> None:
        replaced.append(target)
        replace(source, target)

    monkeypatch.setattr(os, "replace", counting)
    saved(a_book(tmp_path), JobSearch(), a_search())
    assert replaced == [tmp_path / "search.json"]


def test_a_deleted_entry_leaves_a_tombstone_until_it_is_undone(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    changes = difference(search, search.without(a_note(1)))
    book.save(changes, search.without(a_note(1)))
    assert book.removed() == {("facts", "n1")}
    again = a_book(tmp_path)
    again.load()
    assert again.removed() == {("facts", "n1")}
    book.save([change.reversed() for change in changes], search)
    assert book.removed() == frozenset()
    assert a_book(tmp_path).load() == search


def test_a_change_made_outside_is_kept_beneath_ours(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    assert not book.changed_outside()
    tables = on_disk(book.path)
    tables["contacts"]["ben"] = {"name": "Ben Ito", "company": "lark"}
    del tables["facts"]["n1"]
    put(book.path, tables)
    assert book.changed_outside()
    now = saved(book, search, search.with_fact(a_note(2)))
    assert now.contacts.keys() == {"dana", "ben"}
    assert [fact.id for fact in now.all_facts()] == ["n2"]
    assert a_book(tmp_path).load() == now
    assert not book.changed_outside()


def test_the_last_change_of_one_entry_wins_and_both_changes_of_different_entries_stay(tmp_path: Path) -> None:
    here, there = a_book(tmp_path), a_book(tmp_path)
    search = saved(here, JobSearch(), a_search(a_note(1)))
    there.load()
    saved(there, search, search.with_fact(a_note(1, "there")).with_entry(ROSA))
    now = saved(here, search, search.with_fact(a_note(1, "here")).with_fact(a_note(2)))
    assert [fact.text for fact in now.all_facts() if fact.id == "n1"] == ["here"]  # type: ignore[attr-defined]
    assert there.changed_outside()
    assert there.load() == now


def test_two_windows_that_write_in_turns_lose_nothing(tmp_path: Path) -> None:
    books = [a_book(tmp_path), a_book(tmp_path)]
    views = [book.load() for book in books]
    for number in range(20):
        turn = number % 2
        views[turn] = saved(books[turn], views[turn], views[turn].with_fact(a_note(number)))
    assert len(a_book(tmp_path).load().facts[""]) == 20


def test_a_look_that_a_save_overtakes_does_not_bring_back_what_was_there_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(a_book(tmp_path), JobSearch(), a_search(a_note(1)))
    book, read = a_book(tmp_path), storage.tables_in
    one = book.load()
    two = one.with_entry(a_note(2))

    def slow(raw: bytes) -> storage.Tables:
        monkeypatch.setattr(storage, "tables_in", read)
        tables = read(raw)
        saved(book, one, two)
        return tables

    monkeypatch.setattr(storage, "tables_in", slow)
    book.copy()
    three = two.with_entry(a_note(3))
    saved(book, two, three)
    assert a_book(tmp_path).load() == three


def test_a_rewrite_of_the_same_size_at_the_same_moment_is_noticed(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    saved(book, JobSearch(), a_search(a_note(1)))
    about = book.path.stat()
    book.path.write_text(book.path.read_text().replace("hello", "olleh"))
    os.utime(book.path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert book.changed_outside()


def test_a_touched_file_has_not_changed(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    saved(book, JobSearch(), a_search())
    os.utime(book.path, (0, 0))
    assert not book.changed_outside()


def test_a_file_that_vanished_is_put_back_whole_by_the_next_save(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    book.path.unlink()
    assert not book.changed_outside()
    now = saved(book, search, search.with_fact(a_note(2)))
    assert a_book(tmp_path).load() == now


def test_garbage_put_there_by_others_is_not_written_over(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    good = book.path.read_bytes()
    book.path.write_bytes(b"<<<<<<< ours\n")
    with pytest.raises(NotSaved, match=r"another program spoilt .*search\.json"):
        saved(book, search, search.with_fact(a_note(2)))
    assert book.path.read_bytes() == b"<<<<<<< ours\n"
    book.path.write_bytes(good)
    saved(book, search, search.with_fact(a_note(2)))
    assert len(a_book(tmp_path).load().facts[""]) == 2


def test_a_failed_save_on_top_of_an_outside_change_is_made_good_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = a_book(tmp_path), a_book(tmp_path)
    search = saved(here, JobSearch(), a_search(a_note(1)))
    there.load()
    saved(there, search, search.with_fact(a_note(2)))
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", _no_space)
        with pytest.raises(NotSaved):
            saved(here, search, search.with_fact(a_note(3)))
    now = saved(here, search, search.with_fact(a_note(3)))
    assert [fact.id for fact in now.all_facts()] == ["n1", "n2", "n3"]


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_fields_and_tables_of_a_later_version_survive_what_is_done_here(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    saved(book, JobSearch(), a_search(a_note(1)))
    tables = on_disk(book.path)
    tables["companies"]["lark"]["mood"] = {"deep": [1, None]}
    tables["facts"]["n1"]["colour"] = "blue"
    tables["profile"]["profile"]["pronouns"] = "she"
    tables["weather"] = {"w1": {"rain": True}}
    put(book.path, tables)
    search = book.load()
    edited = search.with_entry(Company(id="lark", name="Lark & Sons")).with_entry(Profile(name="Rosa"))
    saved(book, search, edited)
    removal = difference(edited, edited.without(a_note(1)))
    book.save(removal, edited.without(a_note(1)))
    seen = book.load()
    back = seen.applying([change.reversed() for change in removal])
    book.save([change.reversed() for change in removal], back)
    now = on_disk(book.path)
    assert now["companies"]["lark"]["mood"] == {"deep": [1, None]}
    assert now["facts"]["n1"]["colour"] == "blue"
    assert now["profile"]["profile"]["pronouns"] == "she"
    assert now["weather"] == {"w1": {"rain": True}}
    assert now["meta"] == tables["meta"]


def test_an_unknown_field_alone_is_a_difference(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search())
    richer = JobSearch(**{**vars(search), "unread": {("contacts", "dana"): {"mood": "sunny"}}})
    saved(book, search, richer)
    assert a_book(tmp_path).load() == richer


def test_a_text_no_file_can_hold_is_refused_in_a_sentence(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    search = saved(book, JobSearch(), a_search(a_note(1)))
    with pytest.raises(NotAllowed, match="half a character"):
        saved(book, search, search.with_fact(a_note(2, "\udc80")))
    assert a_book(tmp_path).load() == search


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 5), st.sampled_from(["put", "drop", "load"]))))
@settings(max_examples=30, deadline=None)
def test_two_windows_end_up_with_what_was_done_last_to_each_entry(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("book")
    books = [a_book(folder), a_book(folder)]
    views = [book.load() for book in books]
    expected: dict[str, str] = {}
    for step, (turn, number, what) in enumerate(steps):
        note = a_note(number, f"step {step}")
        before = views[turn]
        match what:
            case "put":
                views[turn] = saved(books[turn], before, before.with_fact(note))
                expected[note.id] = note.text
            case "drop" if known := next((f for f in before.all_facts() if f.id == note.id), None):
                views[turn] = saved(books[turn], before, before.without(note))
                # What the other window has changed since then stays.
                if expected.get(note.id) == known.text:  # type: ignore[attr-defined]
                    del expected[note.id]
            case "load":
                views[turn] = books[turn].load()
    facts = a_book(folder).load().all_facts()
    assert {fact.id: fact.text for fact in facts} == expected  # type: ignore[attr-defined]


def test_people_and_companies_are_kept_under_their_ids(tmp_path: Path) -> None:
    search = JobSearch().with_entry(LARK).with_entry(DANA).with_entry(ANALYST)
    saved(a_book(tmp_path), JobSearch(), search)
    loaded = a_book(tmp_path).load()
    assert loaded.contacts["dana"] == DANA
    assert isinstance(loaded.contacts["dana"], Contact)
