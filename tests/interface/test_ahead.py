"""What is worked out while nobody presses a key: of a file changed elsewhere only that change is planned."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from afterword.desk.desk import Desk
from afterword.domain.facts import Sent
from afterword.domain.planning.planned_circle import PlannedCircle
from afterword.domain.planning.planner import plan
from afterword.domain.search import Entry, JobSearch, Parameter, difference
from afterword.interface.ahead import Ahead
from afterword.settings.circumstances import circumstances
from afterword.settings.locations import settings_file
from afterword.store.book import Book
from benchmarks.generator import NOW, generated
from desk.desks import desk_on

SOON = NOW + timedelta(minutes=1)


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The circles that are planned anew."""
    found: list[tuple[str, ...]] = []
    really = PlannedCircle._summed_up

    def summed_up(circle: PlannedCircle) -> object:
        found.append(circle.circle.applications)
        return really(circle)

    monkeypatch.setattr(PlannedCircle, "_summed_up", summed_up)
    return found


def started(folder: Path) -> Desk:
    desk = desk_on(folder, SOON)
    desk.kept_today.circumstances = circumstances(settings_file())
    return desk


def elsewhere(folder: Path, before: JobSearch, entry: Entry) -> None:
    """Another machine changes the file."""
    after = before.with_entry(entry)
    Book(folder / "search.json", lambda: NOW, state=folder / "other").save(difference(before, after), after)


@pytest.fixture
def kept(tmp_path: Path) -> JobSearch:
    """A search of which all that follows was worked out; the first key stopped it there."""
    search = generated(30)
    book = Book(tmp_path / "search.json", lambda: NOW, state=tmp_path / "other")
    book.save(difference(JobSearch(), search), search)
    desk = started(tmp_path)
    ahead = Ahead(desk)

    def at_home(done: Callable[[], None]) -> None:
        done()
        ahead.stop()

    ahead.begin(at_home)
    if ahead._thread:
        ahead._thread.join()
    assert ahead.lasts(timedelta())
    assert desk.kept_today.holds(SOON.timestamp())
    return desk.search


def test_only_what_was_changed_is_planned_anew(
    kept: JobSearch, tmp_path: Path, derived: list[tuple[str, ...]]
) -> None:
    elsewhere(tmp_path, kept, Sent(id="new", app="a10", at=NOW, kind="status_email", to="p10a"))
    derived.clear()
    desk = started(tmp_path)
    found = desk.plan
    assert derived == [("a10",)]
    fresh = plan(desk.search, found.cadence, found.now)
    assert (found.open, found.lines, found.changes_at) == (fresh.open, fresh.lines, fresh.changes_at)


@pytest.mark.parametrize(
    "entry",
    [
        Parameter(id="status.no_date_bd", value=6),
        msgspec.structs.replace(generated(1).profile, tz="Asia/Tokyo"),
    ],
)
def test_where_the_person_or_a_number_of_theirs_is_another_all_is_planned(
    entry: Entry, kept: JobSearch, tmp_path: Path, derived: list[tuple[str, ...]]
) -> None:
    elsewhere(tmp_path, kept, entry)
    derived.clear()
    assert started(tmp_path).plan
    assert len(derived) == 31


def test_in_other_circumstances_or_where_it_makes_no_sense_nothing_is_taken(
    kept: JobSearch, tmp_path: Path
) -> None:
    desk = started(tmp_path)
    assert desk.plan
    assert len(desk.kept_today.answers()) == 31
    desk.kept_today.circumstances = b"of another version"
    assert not desk.kept_today.answers()
    desk = started(tmp_path)
    desk.kept_today.keep_answers(desk.plan, {b"": "of another form"})  # type: ignore[dict-item]
    assert not desk.kept_today.answers()
