"""Copies that were changed apart and are made one again: nothing is lost, and the order does not matter."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.merging.merge import Copy, Document, EntryKey, content_of, merge

MODEST = settings(max_examples=50, deadline=None)
DANA: EntryKey = ("contacts", "dana")
NOTHING = Copy()


def stamp(second: int) -> str:
    return f"2026-04-14T14:30:{second:02}Z"


def a_person(second: int = 0, **given: Any) -> Document:
    return {"name": "Dana Osei", "updated": stamp(second)} | given


def a_note(second: int, text: str = "hello", **given: Any) -> Document:
    plain = {"fact": "note", "at": "2026-04-14T10:00:00-04:00", "text": text, "updated": stamp(second)}
    return plain | given


def people(**documents: Document) -> Copy:
    return Copy({("contacts", name): document for name, document in documents.items()})


def the_conflicts(copy: Copy) -> list[tuple[object, object, object]]:
    return sorted(
        (document["entry"], document["field"], document["value"])
        for (table, _), document in copy.documents.items()
        if table == "conflicts"
    )


def test_what_one_side_changed_is_taken_and_both_sides_fields_meet() -> None:
    base = people(dana=a_person(phone="1", email="a"))
    ours = people(dana=a_person(1, phone="2", email="a"))
    theirs = people(dana=a_person(2, phone="1", email="b", notes="tall"))
    both = merge(base, ours, theirs)
    assert content_of(both.documents[DANA]) == {
        "name": "Dana Osei", "phone": "2", "email": "b", "notes": "tall",
    }  # fmt: skip
    assert both.documents[DANA]["updated"] == stamp(2)
    assert the_conflicts(both) == []


def test_of_two_edits_of_one_field_the_later_stands_and_the_other_is_kept() -> None:
    base = people(dana=a_person(phone="1"))
    both = merge(base, people(dana=a_person(5, phone="ours")), people(dana=a_person(3, phone="theirs")))
    assert both.documents[DANA]["phone"] == "ours"
    assert the_conflicts(both) == [("dana", "phone", "theirs")]


def test_a_settled_conflict_does_not_come_back() -> None:
    base = people(dana=a_person(phone="1"))
    ours, theirs = people(dana=a_person(5, phone="ours")), people(dana=a_person(3, phone="theirs"))
    (conflict,) = (key for key in merge(base, ours, theirs).documents if key[0] == "conflicts")
    settled = Copy(ours.documents, {conflict: stamp(9)})
    assert the_conflicts(merge(base, settled, theirs)) == []


def test_an_emptied_field_is_an_edit_too() -> None:
    base = people(dana=a_person(phone="1", email="a"))
    ours = people(dana=a_person(5, email="a"))
    assert "phone" not in merge(base, ours, base).documents[DANA]
    both = merge(base, ours, people(dana=a_person(3, phone="2", email="a")))
    assert "phone" not in both.documents[DANA]
    assert the_conflicts(both) == [("dana", "phone", "2")]


@pytest.mark.parametrize(
    ("edited", "stays"), [(a_person(), False), (a_person(1, phone="2"), True)], ids=["untouched", "edited"]
)
def test_a_deleted_entry_stays_only_if_the_other_side_changed_it(edited: Document, stays: bool) -> None:
    base, ours = people(dana=a_person()), Copy({}, {DANA: stamp(9)})
    both = merge(base, ours, people(dana=edited))
    assert (DANA in both.documents) is stays
    assert (DANA in both.removed) is not stays


def test_an_entry_that_vanished_without_a_word_is_deleted() -> None:
    base = people(dana=a_person(4))
    assert merge(base, NOTHING, base) == Copy({}, {DANA: stamp(4)})


@pytest.mark.parametrize(("written", "stays"), [(3, False), (5, True), (7, True)])
def test_without_a_common_base_a_deletion_holds_for_what_is_older(written: int, stays: bool) -> None:
    both = merge(NOTHING, Copy({}, {DANA: stamp(5)}), people(dana=a_person(written)))
    assert (DANA in both.documents) is stays


def test_what_an_entry_that_stays_names_stays_too() -> None:
    base = Copy({
        ("companies", "lark"): {"name": "Lark"},
        ("contacts", "dana"): a_person(company="lark"),
    })  # fmt: skip
    gone = Copy({}, {("companies", "lark"): stamp(5), DANA: stamp(5)})
    posting = ("applications", "a1"), {"title": "Analyst", "company": "lark", "contact": "dana"}
    both = merge(base, gone, Copy(dict([*base.documents.items(), posting])))
    assert both.documents.keys() == {*base.documents, posting[0]}
    assert both.removed == {}


@pytest.mark.parametrize("goes_on", ["a new fact", "an edit", "nothing"])
def test_an_application_that_stays_stays_with_all_that_was_deleted_along_with_it(goes_on: str) -> None:
    posting = {"title": "Analyst", "company": "lark", "updated": stamp(0)}
    base = Copy({
        ("companies", "lark"): {"name": "Lark"},
        ("applications", "a1"): posting,
        ("facts", "n1"): a_note(0, app="a1", **{"from": "dana"}),
        ("facts", "n2"): a_note(0),
        DANA: a_person(),
    })  # fmt: skip
    gone = Copy({}, dict.fromkeys(base.documents, stamp(5)))
    theirs = dict(base.documents)
    if goes_on == "a new fact":
        theirs["facts", "n3"] = a_note(7, app="a1")
    elif goes_on == "an edit":
        theirs["applications", "a1"] = posting | {"title": "Data Analyst", "updated": stamp(7)}
    both = merge(base, gone, Copy(theirs))
    assert both == merge(base, Copy(theirs), gone)
    stays = theirs.keys() - {("facts", "n2")} if goes_on != "nothing" else set()
    assert both.documents.keys() == stays


def test_fields_that_make_sense_only_together_come_from_one_side() -> None:
    def talk(second: int, start: str, end: str) -> Copy:
        day = "2026-04-14T{}-04:00"
        interview = {"fact": "interview", "app": "a1", "round": 1, "at": day.format("09:00")}
        times = {"start": day.format(start), "end": day.format(end), "updated": stamp(second)}
        return Copy({("facts", "i1"): interview | times})

    both = merge(talk(0, "10:00", "12:00"), talk(1, "10:00", "10:30"), talk(2, "11:00", "12:00"))
    assert both.documents["facts", "i1"]["start"] == "2026-04-14T11:00-04:00"
    assert both.documents["facts", "i1"]["end"] == "2026-04-14T12:00-04:00"
    assert the_conflicts(both) == [("i1", "end", "2026-04-14T10:30-04:00")]


def test_tables_of_a_later_version_are_merged_too_and_their_conflicts_are_no_ones() -> None:
    key = ("weather", "w1")
    both = merge(Copy({key: {"rain": 0}}), Copy({key: {"rain": 1}}), Copy({key: {"rain": 2}}))
    assert both.documents == {key: {"rain": 2}}


FIELDS = ("name", "phone", "email", "notes")
VALUES = st.sampled_from(["a", "b", "c"])


@st.composite
def copies(draw: st.DrawFn) -> tuple[Copy, list[Copy]]:
    """A base and three copies that were changed since: entries edited, deleted and added."""
    documents: dict[EntryKey, Document] = {
        ("contacts", name): a_person(phone=draw(VALUES)) for name in ("dana", "ben")
    } | {("facts", name): a_note(0) for name in ("n1", "n2")}
    base = Copy(documents)
    return base, [draw(changed(base, copy)) for copy in range(3)]


@st.composite
def changed(draw: st.DrawFn, base: Copy, copy: int) -> Copy:
    documents, removed = dict(base.documents), {}
    for key in draw(st.lists(st.sampled_from(sorted(base.documents)), unique=True)):
        # Each edit is made at a moment of its own; equal moments are decided by content.
        when = stamp(draw(st.integers(1, 59)))
        if draw(st.integers(0, 3)) == 0:
            removed[key] = when
            del documents[key]
        elif key[0] == "facts":
            documents[key] = {**documents[key], "text": draw(VALUES), "updated": when}
        else:
            edits = draw(st.dictionaries(st.sampled_from(FIELDS), VALUES, min_size=1))
            documents[key] = {**documents[key], **edits, "updated": when}
    if draw(st.booleans()):
        documents["facts", f"new{copy}"] = a_note(30 + copy)
    return Copy(documents, removed)


def told(copy: Copy) -> Mapping[EntryKey, Document]:
    return {key: content_of(document) for key, document in copy.documents.items()}


@given(copies())
@MODEST
def test_the_order_of_merging_does_not_matter(drawn: tuple[Copy, list[Copy]]) -> None:
    base, (x, y, z) = drawn
    assert merge(base, x, y) == merge(base, y, x)
    first = merge(base, merge(base, x, y), z)
    for other in (merge(base, merge(base, z, y), x), merge(base, y, merge(base, x, z))):
        assert told(other) == told(first)
        assert other.removed == first.removed


@given(copies())
@MODEST
def test_merging_with_what_is_known_changes_nothing(drawn: tuple[Copy, list[Copy]]) -> None:
    base, (x, y, _) = drawn
    assert merge(base, base, x) == merge(base, x, base)
    assert told(merge(base, base, x)) == told(x)
    both = merge(base, x, y)
    assert merge(base, both, x) == both
    assert merge(x, both, x) == both
    assert merge(base, both, both) == both
    assert told(merge(NOTHING, x, x)) == told(x)


@given(copies(), st.booleans())
@MODEST
def test_no_entry_and_no_value_that_somebody_wrote_is_lost(
    drawn: tuple[Copy, list[Copy]], with_base: bool
) -> None:
    base, (x, y, _) = drawn
    both = merge(base if with_base else NOTHING, x, y)
    for side in (x, y):
        assert side.documents.keys() <= both.documents.keys() | both.removed.keys()
        for key, document in side.documents.items():
            edited = content_of(document) != content_of(base.documents.get(key, {}))
            if key in both.documents and edited:
                for name, value in content_of(document).items():
                    if value == base.documents.get(key, {}).get(name):
                        continue
                    lost = (key[1], name, value)
                    assert both.documents[key].get(name) == value or lost in the_conflicts(both)
            elif edited and with_base:
                pytest.fail(f"{key} was edited and is gone")
