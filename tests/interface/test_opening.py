"""The first screen is drawn before the search is read; it is the live one, and keys that act wait."""

import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from afterword.desk.desk import Desk
from afterword.domain.errors import DamagedFile
from afterword.domain.facts import Note, Sent
from afterword.domain.search import difference
from afterword.interface.app import AfterwordApp
from afterword.interface.panes.follow_ups import FollowUpsPane
from afterword.interface.today.first import Live, Opening, read_first
from afterword.interface.today.frames import frame_of
from afterword.interface.today.value import Act
from afterword.interface.view import view_of
from interface.dashboards import NOW, Clock, Dashboard, open_desk, six

PATIENCE = 10


class Gate:
    """Holds the reading of the search until it is opened."""

    def __init__(self) -> None:
        self._opened = threading.Event()

    async def open(self, shown: Dashboard) -> None:
        """Lets the search be read, and waits until the dashboard works on it."""
        self._opened.set()
        await shown.until(lambda: shown.app.is_live)
        await shown.rest()

    def holding(self, load: Callable[[], Desk]) -> Callable[[], Live]:
        def held() -> Live:
            assert self._opened.wait(PATIENCE)
            desk = load()
            return Live(desk, view_of(desk))

        return held

    def let_go(self) -> None:
        self._opened.set()


@asynccontextmanager
async def opening(
    folder: Path, load: Callable[[], Desk] | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Dashboard, Gate]]:
    clock, gate = Clock(), Gate()
    open_desk(folder, clock).files.import_document(six())
    desk = open_desk(folder, clock)
    desk.messages.copied.update(follow_up.key for follow_up in desk.plan.open)
    first = read_first(frame_of(view_of(desk)).drawn, NOW)
    app = AfterwordApp(
        Opening(first, desk.preferences, gate.holding(load or (lambda: desk))), state=folder, is_moved=False
    )
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        try:
            yield Dashboard(app, pilot, desk, clock, folder), gate
        finally:
            gate.let_go()


def without(strips: list[Strip], words: Region) -> Iterator[list[Segment]]:
    """What is seen with its colours, but for the words of the message: they always come after the rest."""
    for y, strip in enumerate(strips):
        parts = [strip]
        if y in range(words.y, words.bottom):
            parts = [strip.crop(0, words.x), strip.crop(words.right, strip.cell_length)]
        yield [segment for part in parts for segment in part.simplify()]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (150, 50)])
async def test_the_first_screen_is_the_live_one_cell_by_cell(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opening(tmp_path, size=size) as (shown, gate):
        assert not shown.app.is_live
        assert "Lark Analytics" in shown.text
        await shown.rest()
        before, title = shown.screen._compositor.render_strips(), shown.app.title
        await gate.open(shown)
        words = shown.screen.query_one("#details-text").region
        after = shown.screen._compositor.render_strips()
        assert list(without(after, words)) == list(without(before, words))
        assert shown.app.title == title


async def test_the_cursor_moves_at_once_and_keys_that_act_do_so_once_and_in_their_order(
    tmp_path: Path,
) -> None:
    async with opening(tmp_path) as (shown, gate):
        rows, search = shown.find("follow-ups", FollowUpsPane), shown.desk.search
        keys = [act.key for act in rows.rows if isinstance(act, Act)]
        assert rows.highlighted
        below = keys[keys.index(rows.highlighted.key) + 2]
        shown.type_ahead("j", "j", "space", "u", "U", "j")
        await shown.until(lambda: rows.highlighted is not None and rows.highlighted.key == below)
        await shown.rest()
        assert shown.desk.search is search
        await gate.open(shown)
        (change,) = difference(search, shown.desk.search)
        assert isinstance(change.after, Sent)
        assert below not in {follow_up.key for follow_up in shown.desk.plan.open}
        assert not shown.app._typed_ahead


async def test_one_can_leave_while_it_is_read_and_nothing_is_written(tmp_path: Path) -> None:
    async with opening(tmp_path) as (shown, _):
        before = (tmp_path / "search.json").read_bytes()
        await shown.pilot.press("q")
        await shown.until(lambda: shown.app._exit)
        assert shown.app.at_work is None
    assert not shown.app.is_live
    assert (tmp_path / "search.json").read_bytes() == before


async def test_a_file_that_cannot_be_read_by_then_is_spoken_of_at_the_shell(tmp_path: Path) -> None:
    def load() -> Desk:
        raise DamagedFile(tmp_path, "it is empty")

    async with opening(tmp_path, load) as (shown, gate):
        gate.let_go()
        await shown.until(lambda: shown.app._exit)
    assert shown.app.return_value == "again"


async def test_what_another_window_saves_meanwhile_is_shown(tmp_path: Path) -> None:
    async with opening(tmp_path, lambda: open_desk(tmp_path)) as (shown, gate):
        other = open_desk(tmp_path)
        company = next(iter(other.search.companies.values()))
        renamed = other.search.with_entry(type(company)(id=company.id, name="Renamed Works"))
        other.saving.commit(renamed.with_fact(Note(id="n", at=NOW, text="a word")), "renamed it")
        await gate.open(shown)
        assert "Renamed Works" in shown.text
