"""What must not grow: counted, since a time depends on the machine and on what else it does."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import CompositorUpdate

from afterword.domain.facts import Note
from afterword.domain.planning import planned_circle, planner
from afterword.interface.panes.all_applications import AllApplicationsPane
from afterword.interface.panes.follow_ups import FollowUpsPane
from afterword.interface.panes.parallel import ParallelPane
from afterword.interface.today.drawing import Columns
from afterword.interface.today.gathering import today_of
from afterword.interface.view import View
from benchmarks.generator import NOW, generated
from interface.dashboards import Clock, dashboard, open_desk

LOADED = """
import sys
from textual.app import App
from textual.widgets import Footer, Header, Static
before = len(sys.modules)
import afterword.start, afterword.cli.dashboard, afterword.cli.opening
import afterword.interface.app, afterword.interface.today.first
print(*sys.modules)
import afterword.cli.repairing, afterword.desk.desk, afterword.settings.holiday_file
import afterword.settings.surroundings
import afterword.store.book, afterword.interface.app
print(len(sys.modules) - before, *sorted({name.partition(".")[0] for name in sys.modules}))
"""

FIRST_KEY = """
import sys
import afterword.cli.repairing, afterword.desk.desk, afterword.interface.ahead, afterword.interface.app
import afterword.interface.today.gathering
before = set(sys.modules)
import afterword.interface.acts.by_command
print(len(set(sys.modules) - before), *sorted(name.partition(".")[0] for name in sys.modules))
"""

LATER = {
    "arrow",
    "click",
    "dateutil",
    "email",
    "harper",
    "holidays",
    "jinja2",
    "markdown_it",
    "pyperclip",
    "rapidfuzz",
    "spellchecker",
}
"""What is loaded when it is first used: nothing that stands on the first screen needs it."""


class Counted:
    """A function that counts its calls and does what it did."""

    def __init__(self, does: Callable[..., Any]) -> None:
        self.does = does
        self.calls = 0

    def __get__(self, instance: object, owner: type) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            return self.does(instance, *args, **kwargs)

        return call

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        return self.does(*args, **kwargs)


def test_before_the_first_screen_only_what_it_needs_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    first, rest = done.stdout.splitlines()
    read_with_the_search = (
        "afterword.domain.search",
        "afterword.domain.rules",
        "afterword.desk.desk",
        "click",
        "tinydb",
    )
    assert not {*LATER, *read_with_the_search} & set(first.split())
    assert sum(name.startswith("afterword.") for name in first.split()) <= 67
    number, *loaded = rest.split()
    assert not LATER & set(loaded)
    # 195 on Python 3.11, 196 on 3.13: the standard library cuts itself into modules as it likes.
    assert int(number) <= 200


def test_the_first_key_loads_only_what_acts_themselves_need() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_KEY], capture_output=True, text=True, check=True)
    number, *loaded = done.stdout.split()
    assert not LATER & set(loaded)
    assert int(number) <= 34


async def test_many_applications_cost_no_more_widgets_rows_or_bytes_than_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = {pane: Counted(pane.render_row) for pane in (FollowUpsPane, AllApplicationsPane)}
    for pane, counted in drawn.items():
        monkeypatch.setattr(pane, "render_row", counted)
    told = Counted(planned_circle.PlannedCircle.story)
    monkeypatch.setattr(planned_circle.PlannedCircle, "story", told)
    async with dashboard(tmp_path, generated(300), size=(120, 36), clock=Clock(NOW), draws=True) as shown:
        written: list[str] = []

        def display(screen: object, drawn: CompositorUpdate) -> None:
            written.append(drawn.render_segments(shown.app.console))

        monkeypatch.setattr(shown.app, "_display", display)
        height = shown.find("follow-ups", FollowUpsPane).size.height
        assert drawn[FollowUpsPane].calls <= 3 * height
        assert len(shown.screen.query("*")) <= 22
        told.calls = 0
        today = today_of(View(shown.desk.search, shown.desk.plan, shown.desk.zone))
        shown.find("parallel", ParallelPane).refill(today, Columns.of(today))
        assert told.calls <= 30, "most have ended, and Today has no use for their stories"

        await shown.press("2", "f", "f", "f", "f", "f")
        rows = shown.find("all-applications", AllApplicationsPane)
        assert len(rows.rows) == 300
        assert len(shown.screen.query("*")) <= 12
        await shown.press("j")
        await shown.rest()
        drawn[AllApplicationsPane].calls = 0
        written.clear()
        await shown.press("j")
        assert 1 <= drawn[AllApplicationsPane].calls <= 2
        assert 0 < sum(map(len, written)) <= 1_500
        drawn[AllApplicationsPane].calls = 0
        await shown.press("G")
        assert drawn[AllApplicationsPane].calls <= rows.size.height + 2


def test_a_fact_plans_its_own_application_and_is_written_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(tmp_path, Clock(NOW))
    desk.saving.commit(generated(50), "took in a search")
    desk.saving.commit(desk.search.with_fact(Note(id="one", app="a1", at=NOW, text="a word")), "noted it")
    assert desk.plan.stories
    planned, synced, replaced = Counted(planned_circle.PlannedCircle), Counted(os.fsync), Counted(os.replace)
    monkeypatch.setattr(planner, "PlannedCircle", planned)
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    called: list[str] = []
    with audited(called.append):
        desk.saving.commit(desk.search.with_fact(Note(id="new", app="a1", at=NOW, text="a word")), "noted it")
    assert (bool(desk.plan.stories), planned.calls) == (True, 1)
    # The data file and its folder.
    assert (synced.calls, replaced.calls) == (2, 1)
    # The lock, the file as it stands, the new one, its folder, the way to undo; one link for the backup, and
    # the two files that were kept of the plan before are removed.
    assert sum(event == "open" for event in called) <= 6
    assert len([event for event in called if event == "open" or event.startswith("os.")]) <= 13


@contextmanager
def audited(heard: Callable[[str], None]) -> Iterator[None]:
    """Tells of everything Python asks the system for; a hook stays for good, and falls silent afterwards."""
    listens = True

    def hook(event: str, _: object) -> None:
        if listens:
            heard(event)

    sys.addaudithook(hook)
    yield
    listens = False
