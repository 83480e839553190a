"""The list formats what is seen, keeps its cursor on the value it was on, and says what happens.

First its lines alone, without a screen; then the list as it is used.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.events import MouseScrollDown
from textual.message import Message
from textual.theme import BUILTIN_THEMES
from textual.widgets import Input

from afterword.interface.commands import in_scope
from afterword.interface.text import assemble, clean, padded
from afterword.interface.themed import Themed
from afterword.interface.themes import LEGIBLE, contrast
from afterword.interface.widgets.lines import Lines
from afterword.interface.widgets.virtual_list import LIST_BINDINGS, Heading, VirtualList

pytestmark = pytest.mark.exhaustive

HEIGHT = 10


@dataclass(frozen=True)
class Item:
    """A value for a row."""

    id: str
    title: str


def items(*ids: object) -> list[Item]:
    return [Item(str(i), f"Title {i}") for i in ids]


def lines(*values: int | str) -> Lines[Item]:
    """Lines with a row for each number and a heading for each text."""
    return Lines(
        tuple(Heading(value) if isinstance(value, str) else items(value)[0] for value in values),
        lambda item: item.id,
    )


def test_a_row_is_found_by_its_line_and_by_its_id() -> None:
    some = lines("a", 1, 2)
    assert len(some) == 3
    assert [some.row_at(line) for line in (None, -1, 0, 1, 2, 3)] == [None, None, None, *items(1, 2), None]
    assert [some.line_of(row_id) for row_id in ("1", "2", "a", "3")] == [1, 2, None, None]


@pytest.mark.parametrize(
    ("line", "step", "expected"),
    [
        (0, 1, 1), (1, 1, 1), (2, 1, 4), (3, 1, 4), (5, 1, 4), (99, 1, 4),
        (5, -1, 4), (4, -1, 4), (3, -1, 1), (0, -1, 1), (-99, -1, 1),
    ],
)  # fmt: skip
def test_the_nearest_row_is_ahead_or_else_behind(line: int, step: int, expected: int) -> None:
    assert lines("a", 1, "b", "c", 2, "d").nearest(line, step) == expected


@pytest.mark.parametrize("some", [lines(), lines("a"), lines("a", "b")])
def test_without_rows_there_is_no_place(some: Lines[Item]) -> None:
    assert some.nearest(0, 1) is None
    assert some.nearest(1, -1) is None
    assert some.place_of(None, None) is None
    assert some.place_of(items(1)[0], 5) is None


def test_a_cursor_goes_with_its_row_then_to_its_place_then_to_the_first_row() -> None:
    some = lines("a", 1, 2, "b", 3)
    for row, place, expected in (
        (2, 2, 2), (3, 0, 4), (1, 99, 1),
        (9, 1, 1), (9, 3, 4), (9, 99, 4), (9, 0, 1),
    ):  # fmt: skip
        assert some.place_of(items(row)[0], place) == expected, (row, place)
    assert some.place_of(None, None) == 1
    assert lines(1, 2, "b").place_of(items(9)[0], 2) == 1


def test_a_row_that_stayed_in_its_place_is_not_searched_for() -> None:
    asked: list[str] = []

    def identify(item: Item) -> str:
        asked.append(item.id)
        return item.id

    assert Lines(tuple(items(*range(100))), identify).place_of(items(80)[0], 80) == 80
    assert asked == ["80", "80"]


def test_headings_right_above_a_row_are_shown_with_it_as_far_as_they_fit() -> None:
    some = lines(0, "a", "b", 1, 2)
    assert [some.top_with_headings(3, height) for height in (1, 2, 3, 9)] == [3, 2, 1, 1]
    assert [some.top_with_headings(line, 9) for line in (0, 4)] == [0, 4]
    assert lines("a", 1).top_with_headings(1, 9) == 0
    below = lines(1, 2, "a", "b")
    assert [below.bottom_with_headings(1, height) for height in (1, 2, 3, 9)] == [1, 2, 3, 3]
    assert below.bottom_with_headings(0, 9) == 0


class Listing(Themed[None]):
    """One list, a field to move the focus to, and a record of what was formatted and said."""

    CSS = "Input { height: 1; border: none; }"

    def __init__(
        self, rows: Iterable[Item | Heading] = (), empty: str | Content = "Press a to add one."
    ) -> None:
        super().__init__()
        self.rendered: list[str] = []
        self.said: list[tuple[str, Any]] = []
        self.list: VirtualList[Item] = VirtualList(
            rows, identify=lambda item: item.id, render_row=self.render_item, empty=empty
        )

    def render_item(self, item: Item, width: int, highlighted: bool) -> Content:
        self.rendered.append(item.id)
        return assemble((padded(item.title, 12), "$late"), " ", ("late", "bold $due"))

    def compose(self) -> ComposeResult:
        yield self.list
        yield Input()

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        assert event.control is self.list
        self.said.append(("highlighted", event.value and event.value.id))

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        assert event.control is self.list
        self.said.append(("opened", event.value.id))

    def heard(self) -> list[tuple[str, Any]]:
        said, self.said = self.said, []
        return said

    def formatted(self) -> list[str]:
        rendered, self.rendered = self.rendered, []
        return rendered

    def lines(self) -> list[str]:
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips][:-1]

    @property
    def at(self) -> str | None:
        return None if self.list.highlighted is None else self.list.highlighted.id


def run(app: Listing, height: int = HEIGHT, width: int = 40) -> Any:
    return app.run_test(size=(width, height + 1))


async def test_rows_headings_and_the_sign_of_the_cursor_are_shown() -> None:
    app = Listing([Heading("Over[/]due \x1b"), *items(1, 2), Heading("Coming"), *items(3)])
    async with run(app) as pilot:
        assert app.lines()[:6] == [
            " Over[/]due ␛",
            "▌Title 1      late",
            " Title 2      late",
            " Coming",
            " Title 3      late",
            "",
        ]
        await pilot.press("tab")
        assert app.lines()[1] == "▏Title 1      late"


async def test_the_first_row_is_announced_when_the_list_appears() -> None:
    app = Listing([Heading("Due"), *items(1, 2)])
    async with run(app):
        assert app.heard() == [("highlighted", "1")]


async def test_keys_move_over_headings_and_stop_at_the_ends() -> None:
    app = Listing([Heading("a"), *items(1), Heading("b"), Heading("c"), *items(2, 3)])
    async with run(app) as pilot:
        for key, expected in (
            ("k", "1"), ("j", "2"), ("down", "3"), ("j", "3"), ("up", "2"), ("k", "1"), ("G", "3"),
            ("g", "1"), ("end", "3"), ("home", "1"), ("pagedown", "3"), ("pageup", "1"),
        ):  # fmt: skip
            await pilot.press(key)
            assert app.at == expected, key
        app.heard()
        await pilot.press("j", "enter")
        assert app.heard() == [("highlighted", "2"), ("opened", "2")]


async def test_a_heading_begins_where_rows_do_and_is_cut_like_them() -> None:
    app = Listing([Heading("Coming up next week"), *items(1)])
    async with run(app, width=12):
        assert app.lines()[:2] == [" Coming up …", "▌Title 1   …"]


async def test_going_up_shows_the_heading_above() -> None:
    app = Listing([Heading("a"), *items(*range(30))])
    async with run(app) as pilot:
        await pilot.press("G")
        assert app.list.scroll_offset.y == 31 - HEIGHT
        await pilot.press("g")
        assert app.lines()[0] == " a"


async def test_only_what_is_seen_is_formatted_among_ten_thousand() -> None:
    app = Listing(items(*range(10_000)))
    async with run(app) as pilot:
        assert len(app.formatted()) == HEIGHT
        for key, most in (
            ("j", 2), ("j", 2), ("k", 2), ("pagedown", HEIGHT), ("pagedown", HEIGHT), ("j", 2), ("G", HEIGHT),
            ("k", 2), ("pageup", HEIGHT), ("g", HEIGHT), ("end", HEIGHT),
        ):  # fmt: skip
            await pilot.press(key)
            assert len(app.formatted()) <= most, key
        assert app.at == "9999"
        app.list.move_to("5000")
        await pilot.pause()
        assert len(app.formatted()) <= HEIGHT
        app.list.show(items(*range(9_000)))
        await pilot.pause()
        assert len(app.formatted()) <= HEIGHT
        assert app.at == "5000"


async def test_filling_costs_no_more_than_finding_the_cursor() -> None:
    app = Listing(items(*range(10_000)))
    async with run(app):
        app.list.move_to("9999")
        rows = tuple(reversed(items(*range(10_000))))
        started = time.perf_counter()
        app.list.show(rows)
        # A wide bound: the search over all ids takes about a millisecond.
        assert time.perf_counter() - started < 0.1
        assert (app.at, app.list.cursor) == ("9999", 0)


async def test_the_cursor_stays_on_its_value_then_its_place_then_the_first() -> None:
    app = Listing(items(1, 2, 3, 4))
    async with run(app) as pilot:
        app.list.move_to("3")
        await pilot.pause()
        app.heard()
        app.list.show([Heading("new"), *items(0, 4, 3, 2)])
        await pilot.pause()
        assert (app.at, app.heard()) == ("3", [])
        app.list.show([Heading("new"), *items(7, 8, 9, 10)])
        await pilot.pause()
        assert (app.at, app.heard()) == ("9", [("highlighted", "9")])
        app.list.show([*items(5, 6), Heading("empty group")])
        await pilot.pause()
        assert (app.at, app.heard()) == ("6", [("highlighted", "6")])
        app.list.rows = ()
        await pilot.pause()
        assert (app.at, app.heard()) == (None, [("highlighted", None)])
        app.list.show(items(8, 9))
        await pilot.pause()
        assert (app.at, app.heard()) == ("8", [("highlighted", "8")])


async def test_a_changed_value_under_the_cursor_is_announced_and_an_equal_one_is_not() -> None:
    app = Listing(items(1, 2))
    async with run(app) as pilot:
        app.heard()
        app.list.show(items(1, 2))
        await pilot.pause()
        assert app.heard() == []
        app.list.show([Item("1", "Other"), *items(2)])
        await pilot.pause()
        assert app.heard() == [("highlighted", "1")]
        assert app.lines()[0] == "▌Other        late"


async def test_move_to_says_whether_the_id_is_there() -> None:
    app = Listing([Heading("a"), *items(*range(50))])
    async with run(app) as pilot:
        assert app.list.move_to("40")
        assert not app.list.move_to("nobody")
        await pilot.pause()
        assert app.at == "40"
        assert any(line.startswith("▌Title 40") for line in app.lines())


async def test_new_rows_may_be_moved_over_at_once() -> None:
    app = Listing(items(1))
    async with run(app) as pilot:
        app.list.show(items(*range(500)))
        app.list.move_to("400")
        await pilot.pause()
        assert app.lines()[-1].startswith("▌Title 400")


async def test_an_empty_list_says_what_to_do() -> None:
    app = Listing(
        (), empty="No follow-ups.\nPress [i] for an interview \x1b and everything that comes with it."
    )
    async with run(app) as pilot:
        assert app.lines()[:4] == [
            " No follow-ups.",
            " Press [i] for an interview ␛ and",
            " everything that comes with it.",
            "",
        ]
        await pilot.press("j", "k", "g", "G", "pagedown", "pageup", "enter")
        await pilot.click(VirtualList, offset=(1, 1))
        assert app.heard() == []
        app.list.show((), empty=Content("Nothing matches."))
        await pilot.pause()
        assert app.lines()[0] == " Nothing matches."
        app.list.show([Heading("only a heading")])
        await pilot.press("j", "G", "enter")
        assert app.at is None


async def test_a_click_highlights_and_a_second_one_opens() -> None:
    app = Listing([Heading("a"), *items(1, 2, 3)])
    async with run(app) as pilot:
        await pilot.press("tab")
        app.heard()
        await pilot.click(VirtualList, offset=(3, 2))
        assert app.list.has_focus
        assert app.heard() == [("highlighted", "2")]
        await pilot.click(VirtualList, offset=(3, 0))
        await pilot.click(VirtualList, offset=(3, 8))
        assert app.heard() == []
        await pilot.click(VirtualList, offset=(3, 2))
        assert app.heard() == [("opened", "2")]
        await pilot.click(VirtualList, offset=(3, 2))
        assert app.heard() == []
        await pilot.click(VirtualList, offset=(3, 3), times=2)
        assert app.heard() == [("highlighted", "3"), ("opened", "3")]


async def test_a_click_after_a_move_or_elsewhere_only_highlights() -> None:
    app = Listing(items(1, 2, 3))
    async with run(app) as pilot:
        await pilot.click(VirtualList, offset=(3, 1))
        await pilot.press("j", "k")
        await pilot.click(VirtualList, offset=(3, 1))
        await pilot.press("tab")
        await pilot.click(VirtualList, offset=(3, 1))
        assert ("opened", "2") not in app.heard()


async def test_a_click_in_a_scrolled_list_finds_its_row() -> None:
    app = Listing(items(*range(100)))
    async with run(app) as pilot:
        await pilot.press("G")
        await pilot.click(VirtualList, offset=(3, 1))
        assert app.at == str(100 - HEIGHT + 1)


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = Listing(items(*range(100)))
    async with run(app) as pilot:
        await pilot._post_mouse_events([MouseScrollDown], widget=VirtualList, offset=(3, 3))
        await pilot.pause()
        scrolled = app.list.scroll_offset.y
        assert scrolled > 0
        assert app.at == "0"
        # New rows do not pull back who has scrolled away to read; a key does.
        app.list.show(items(*range(101)))
        await pilot.pause()
        assert app.list.scroll_offset.y == scrolled
        await pilot.press("j")
        assert app.list.scroll_offset.y <= 1


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (1, 5), (5, 1), (40, 2)])
async def test_a_tiny_terminal_is_no_trouble(size: tuple[int, int]) -> None:
    app = Listing([Heading("a"), *items(*range(20))])
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "pagedown", "G", "pageup", "enter")
        app.list.show(())
        await pilot.pause()
        app.list.show(items(1, 2, 3))
        await pilot.press("G")
        await pilot.resize_terminal(40, HEIGHT + 1)
        await pilot.pause()
        assert app.lines()[2] == "▌Title 3      late"


async def test_a_smaller_terminal_keeps_the_cursor_in_view() -> None:
    app = Listing(items(*range(30)))
    async with run(app) as pilot:
        app.list.move_to("9")
        await pilot.resize_terminal(40, 5)
        await pilot.pause()
        assert any(line.startswith("▌Title 9") for line in app.lines())


async def test_hostile_and_long_rows_stay_in_their_line() -> None:
    hostile = "[/x] [Acme] \x1b]52;c;aGk=\x07 株式会社\n" * 5
    app = Listing()
    async with run(app) as pilot:
        app.list._rendered_by = lambda item, width, highlighted: assemble(item.title)
        app.list.show([Item("1", hostile), Item("2", "short")])
        await pilot.pause()
        first, second = app.lines()[:2]
        assert first == "▌" + clean(hostile)[: len(first) - 2] + "…"
        assert second == " short"
        app.list._rendered_by = lambda item, width, highlighted: Content("two\nlines")
        app.list.redraw()
        await pilot.pause()
        assert app.lines()[:3] == ["▌two", " two", ""]


@pytest.mark.parametrize("theme", sorted(BUILTIN_THEMES))
async def test_the_cursor_can_be_read_in_every_theme(theme: str) -> None:
    app = Listing(items(1, 2))
    async with run(app) as pilot:
        app.theme = theme
        await pilot.pause()
        # Blanks have no colour to read; all that is written has one.
        for segment in (segment for segment in app.list.render_line(0) if segment.text.strip()):
            style = segment.style
            assert style is not None
            assert style.color is not None
            assert style.bgcolor is not None
            if not app.current_theme.ansi:
                front, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
                assert contrast(front, ground) >= LEGIBLE
        assert app.list.render_line(0)._segments[0].style != app.list.render_line(1)._segments[0].style


async def test_the_focus_and_the_theme_change_how_the_cursor_looks() -> None:
    app = Listing(items(1, 2))
    async with run(app) as pilot:
        looks = [app.list.render_line(0)]
        await pilot.press("tab")
        looks.append(app.list.render_line(0))
        app.theme = "nord"
        await pilot.pause()
        looks.append(app.list.render_line(0))
        assert len({tuple(look) for look in looks}) == 3


async def test_a_list_of_automatic_height_is_as_high_as_its_rows() -> None:
    app = Listing(items(1, 2, 3), empty="Nothing.\nPress a.")
    app.list.styles.height = "auto"
    async with run(app) as pilot:
        assert app.list.size.height == 3
        app.list.show(())
        await pilot.pause()
        assert app.list.size.height == 2


def test_every_command_of_lists_in_the_registry_has_its_action() -> None:
    commands = in_scope("list")
    assert [getattr(binding, "id", None) for binding in LIST_BINDINGS] == [command.id for command in commands]
    for command in commands:
        assert hasattr(VirtualList, f"action_{command.action.partition('(')[0]}"), command.id


async def test_a_keymap_replaces_keys() -> None:
    app = Listing(items(1, 2, 3))
    app.set_keymap({"list.down": "n"})
    async with run(app) as pilot:
        await pilot.press("n", "j", "down")
        assert app.at == "2"


class Titles(VirtualList[Item]):
    """A list that knows its rows by itself."""

    def identify(self, value: Item) -> str:
        return value.id

    def render_row(self, value: Item, width: int, highlighted: bool) -> Content:
        return assemble(value.title)


class SubclassApp(App[None]):
    """Shows a subclass and records its messages."""

    def __init__(self) -> None:
        super().__init__()
        self.titles = Titles(items(1, 2))
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.titles

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        self.heard.append(event)


async def test_a_subclass_says_how_rows_look() -> None:
    app = SubclassApp()
    async with app.run_test(size=(20, 3)) as pilot:
        await pilot.press("j")
        assert app.titles.highlighted == Item("2", "Title 2")
        assert len(app.heard) == 2
        with app.titles.prevent(VirtualList.Highlighted):
            app.titles.move_to("1")
        await pilot.pause()
        assert len(app.heard) == 2


def test_a_list_without_a_way_to_show_rows_says_so() -> None:
    rows: VirtualList[Item] = VirtualList(items(1))
    with pytest.raises(NotImplementedError):
        rows.render_row(Item("1", ""), 10, False)
    with pytest.raises(NotImplementedError):
        rows.identify(Item("1", ""))
