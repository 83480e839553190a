"""What does not count now: it is told, nothing else suffers from it, and it is put right where it can be."""

import json
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword.desk.desk import Desk
from afterword.desk.left_aside import count_from_now, left_aside
from afterword.domain.facts import Applied, Sent
from builders import DANA, a_search, an_interview
from desk.desks import EVENING, a_note, desk_on

TELEPATHY = {"fact": "telepathy", "app": "a1", "at": "2026-04-14T10:00:00-04:00", "updated": "2026-04-14Z"}


def stored(desk: Desk) -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(desk.saving.book.path.read_bytes())
    return tables


def with_odd(folder: Path) -> Desk:
    """A desk on a file with a kind of fact that nobody knows, and a zone that is none."""
    desk = desk_on(folder)
    desk.saving.save(a_search(an_interview()))
    tables = stored(desk)
    tables["facts"]["z9"] = TELEPATHY
    tables["companies"]["lark"]["tz"] = "Mars/Olympus"
    desk.saving.book.path.write_text(json.dumps(tables))
    return desk_on(folder)


def is_kept(desk: Desk) -> bool:
    tables = stored(desk)
    return (tables["facts"]["z9"], tables["companies"]["lark"]["tz"]) == (TELEPATHY, "Mars/Olympus")


def test_it_is_told_in_a_sentence(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    assert left_aside(desk.saving).told("x") == ""
    desk = with_odd(tmp_path)
    aside = left_aside(desk.saving)
    assert aside.told("See B.") == (
        "Two things in the file are not understood here and stay as they are. See B."
    )
    assert [each.partition(":")[0] for each in aside.troubles] == ["$.companies.lark.tz", "$.facts.z9.fact"]


def test_all_that_changes_a_file_leaves_it_there(tmp_path: Path) -> None:
    desk = with_odd(tmp_path)
    for change in (
        lambda: desk.facts.record(a_note(1), "noted one"),
        lambda: desk.entries.edit_company(msgspec.structs.replace(desk.search.companies["lark"], notes="x")),
        lambda: desk.saving.undo(),
        lambda: desk.saving.redo(),
        lambda: desk.files.import_document('{"afterword": 1, "companies": {"lark": {"name": "Lark"}}}'),
        lambda: desk.backups.restore(desk.backups.all[0]),
    ):  # fmt: skip
        change()
        assert is_kept(desk)
    assert desk_on(tmp_path).saving.undo().startswith("Undid: went back")
    assert is_kept(desk)


def test_what_is_exported_comes_in_again(tmp_path: Path) -> None:
    document = with_odd(tmp_path).files.export_document()
    other = desk_on(tmp_path / "other")
    other.files.import_document(document)
    assert other.search.companies["lark"].name == "Lark Analytics"
    assert left_aside(other.saving).troubles == ()


def test_copies_with_something_odd_in_them_are_merged_field_by_field(tmp_path: Path) -> None:
    desk = with_odd(tmp_path)
    (tmp_path / "other").mkdir()
    shutil.copy(desk.saving.book.path, tmp_path / "other" / "search.json")
    other = desk_on(tmp_path / "other", EVENING + timedelta(hours=1))
    lark = desk.search.companies["lark"]
    desk.entries.edit_company(msgspec.structs.replace(lark, notes="by the park"))
    other.entries.edit_company(msgspec.structs.replace(lark, website="lark.example"))
    other.facts.delete(next(fact for fact in other.search.all_facts() if fact.id == "i1"))
    shutil.copy(other.saving.book.path, tmp_path / "search.sync-conflict-20260414-180000-ABCDEFG.json")
    desk.backups.merge_copies()
    lark = desk.search.companies["lark"]
    assert (lark.notes, lark.website, desk.backups.conflicts) == ("by the park", "lark.example", ())
    assert list(desk.search.all_facts()) == []
    assert is_kept(desk)


def test_a_number_of_ones_own_in_a_strange_form_is_told_and_the_shipped_one_holds(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.saving.save(a_search(an_interview()))
    tables = stored(desk)
    tables["cadence"] = {"call.windows": {"value": "25:00-26:00"}, "status.no_date_bd": {"value": 4}}
    desk.saving.book.path.write_text(json.dumps(tables))
    desk = desk_on(tmp_path)
    assert [each.partition(":")[0] for each in left_aside(desk.saving).troubles] == ["$.cadence.call.windows"]
    assert [each.rule for each in desk.plan.open] == ["C1", "C2", "D1"]
    assert desk.plan.cadence.status.no_date_bd == 4
    desk.files.import_document('{"afterword": 1}')


AFTERNOON = EVENING - timedelta(hours=5)


def test_what_a_clock_recorded_that_was_ahead_is_counted_and_put_right(tmp_path: Path) -> None:
    ahead = desk_on(tmp_path)
    ahead.saving.save(a_search(an_interview()))
    ahead.facts.record(Applied(id="f1", app="a1", at=EVENING), "applied")
    ahead.facts.record(Sent(id="f2", app="a1", at=EVENING, kind="status_email", to="dana"), "wrote")
    desk = desk_on(tmp_path, AFTERNOON)
    aside = left_aside(desk.saving)
    assert [fact.id for fact in aside.ahead] == ["f1", "f2"]
    assert aside.told("See B.") == (
        "Two entries lie ahead of the clock and do not count; was the clock wrong? See B."
    )
    assert {fact.id for fact in desk.plan.stories["a1"].facts} == {"i1"}
    assert count_from_now(desk.saving, aside.ahead) == "Put two entries right that lay ahead of the clock."
    assert left_aside(desk.saving).ahead == ()
    assert [fact.id for fact in desk.plan.stories["a1"].facts] == ["i1", "f1", "f2"]
    desk.saving.undo()
    assert len(left_aside(desk_on(tmp_path, AFTERNOON).saving).ahead) == 2
    assert left_aside(desk_on(tmp_path, EVENING).saving).ahead == (), "its time has come"


@pytest.mark.parametrize("hours", [0, 2])
def test_one_that_was_only_typed_in_ahead_counts_and_is_told_too(tmp_path: Path, hours: int) -> None:
    desk = desk_on(tmp_path)
    recorded = EVENING + timedelta(hours=hours)
    note = msgspec.structs.replace(a_note(1), at=EVENING - timedelta(days=1), recorded_at=recorded)
    desk.facts.record(note, "noted one")
    assert left_aside(desk.saving).ahead == ((note,) if hours else ())
    assert DANA.id not in desk.search.contacts
    assert [fact.id for fact in desk.plan.stories[""].facts] == ["n1"]
