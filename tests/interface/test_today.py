"""Today: how one begins, what a change leaves in its place, other windows, sizes and colours."""

import re
from datetime import date
from functools import partial
from pathlib import Path

import msgspec
import pytest
from textual.theme import BUILTIN_THEMES
from textual.widgets import Static

from afterword.domain.application import Application
from afterword.domain.facts import Applied, Reply
from afterword.domain.follow_up import Status
from afterword.domain.history import mistakes
from afterword.domain.people import Company
from afterword.domain.rules import thanks
from afterword.interface.commands import Scope, in_scope
from afterword.interface.panes.follow_ups import FollowUpsPane
from afterword.interface.themes import THEMES
from afterword.interface.widgets.key_bar import KeyBar
from afterword.interface.widgets.virtual_list import VirtualList
from builders import ANALYST, a_debrief, a_search, an_interview, instant
from interface.dashboards import Clock, Dashboard, dashboard, open_desk, six

pytestmark = pytest.mark.exhaustive

LATE = "C2:analyst:1:dana"


def highlighted(shown: Dashboard) -> str:
    follow_up = shown.app.screen_stack[0].query_one("#follow-ups", FollowUpsPane).highlighted
    return follow_up.key if follow_up else ""


def first_pane(shown: Dashboard) -> str:
    return shown.text.partition("Active interviews")[0]


def a_file(folder: Path, content: bytes) -> Path:
    folder.mkdir()
    document = folder / "mine.json"
    document.write_bytes(content)
    return document


# The beginning


async def test_an_empty_search_offers_exactly_four_beginnings(folder: Path) -> None:
    async with dashboard(folder) as shown:
        below = shown.text.partition("What brings you here?")[2].splitlines()[1:]
        offered = [line.strip("▌ ") for line in below if line.strip()]
        assert offered == [
            "i   I had an interview, or have one coming",
            "a   I applied somewhere",
            "I   Bring in a table of applications, or a search document",
            "D   Look at the demo first",
            "enter open   i interview   q quit   ? all keys",
        ]
        assert "Active interviews" not in shown.text


BEGINNINGS = [
    ("i", 0, "An interview: coming, or just had"),
    ("a", 1, "I applied, or found a posting"),
    ("I", 2, "Bring in a file"),
]


async def test_a_beginning_opens_its_form_by_its_key_and_by_enter_on_its_row(folder: Path) -> None:
    async with dashboard(folder) as shown:
        for key, row, title in BEGINNINGS:
            for keys in ([key], ["g", *["j"] * row, "enter"]):
                await shown.press(*keys)
                assert f"╭─ {title} ─" in shown.text
                await shown.press("escape")
                assert "What brings you here?" in shown.text


@pytest.mark.parametrize("keys", [("D",), ("G", "enter")])
async def test_the_demo_is_left_for(folder: Path, keys: tuple[str, ...]) -> None:
    async with dashboard(folder) as shown:
        await shown.press(*keys)
        assert shown.app.return_value == "demo"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_demo_shows_around_among_rows_that_are_seen(folder: Path, size: tuple[int, int]) -> None:
    async with dashboard(folder, six(), size=size, is_demo=True) as shown:
        for number, (words, row) in enumerate(LOOKED_AT, 1):
            await shown.until(partial(points_at, shown, f"{number} of 6  {words}", row))
            await shown.until(partial(is_unfolded, shown, number == 2))
            assert len(shown.rows) == size[1]
            await shown.press("s")
        assert "6 of 6" not in shown.text
        await shown.press("s", "escape")
        assert "1 of 6" not in shown.text


def points_at(shown: Dashboard, words: str, row: str) -> bool:
    has_cursor = any(line.strip().startswith("▌") and row in line for line in shown.rows)
    return words in shown.text and has_cursor


def is_unfolded(shown: Dashboard, asked: bool) -> bool:
    return shown.screen.has_class("-unfolded") is asked


LOOKED_AT = [
    ("This is late.", "Lark Analytics"),
    ("Why now", "Lark Analytics"),
    ("Its message", "Lark Analytics"),
    ("Not yet", "Lark Analytics"),
    ("Where your hope lies", "Brook Clinic"),
    ("Nothing you do in the demo is kept", "Brook Clinic"),
]
"""What the first look says, and in which row the cursor then is."""


async def test_a_search_document_is_imported_from_the_beginning(folder: Path) -> None:
    document = a_file(folder, six())
    async with dashboard(folder) as shown:
        await shown.press("I")
        await shown.fill(path=str(document))
        await shown.press("enter")
        assert shown.said.startswith("Imported: ")
        assert "▌Late     ▲ Lark Analytics" in shown.text
        assert shown.focused == "follow-ups"
        assert len(open_desk(folder).search.applications) == 6


async def test_a_path_that_is_none_gives_a_sentence(folder: Path) -> None:
    async with dashboard(folder) as shown:
        await shown.press("I")
        await shown.fill(path="no/such/file.json")
        await shown.press("enter")
        assert shown.wrong == {"path": "! no/such/file.json is not there. Write the path of a file."}
        assert shown.typed["path"] == "no/such/file.json"


async def test_a_file_that_is_no_search_document_gives_a_sentence(folder: Path) -> None:
    document = a_file(folder, b"")
    said = set()
    async with dashboard(folder) as shown:
        await shown.press("I")
        await shown.fill(path=str(document))
        for content in (b"", b"[]", b'{"afterword": 1, "facts": [{}]}', b"{}"):
            document.write_bytes(content)
            await shown.press("enter")
            assert shown.hint.startswith("! ")
            said.add(shown.hint)
        assert not shown.desk.search
    assert len(said) == 4


async def test_an_empty_search_has_nothing_to_act_on(folder: Path) -> None:
    async with dashboard(folder) as shown:
        await shown.press("y", "space", "w", "x", "O", "b", "r", "m", "n", "l", "e", "d", "z")
        assert shown.screen_name == "TodayScreen"
        assert shown.said == ""


# Undo, and where the cursor stays


async def test_undo_and_redo_go_all_the_way_back_and_forth(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        before = [f.key for f in shown.desk.plan.open]
        await shown.press("space", "a")
        await shown.fill(company="Rook Mills", title="Planner")
        await shown.press("ctrl+s")
        after = [f.key for f in shown.desk.plan.open]
        await shown.press("u", "u")
        assert [f.key for f in shown.desk.plan.open] == before
        assert "Rook Mills" not in shown.text
        await shown.press("U", "U")
        assert [f.key for f in shown.desk.plan.open] == after
        assert "Rook Mills" in shown.text
        await shown.press("U")
        assert shown.said == "! There is nothing to redo."
        assert [f.key for f in open_desk(folder).plan.open] == after


async def test_the_cursor_stays_on_its_follow_up(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("j", "j", "j")
        chosen = highlighted(shown)
        window = open_desk(folder)
        late = window.plan.find(LATE)
        assert late
        window.follow_ups.mark_sent(late, "", "")
        shown.beat()
        await shown.rest()
        assert highlighted(shown) == chosen
        await shown.press("i", "escape", "a", "escape", "tab", "shift+tab")
        assert highlighted(shown) == chosen


async def test_what_is_due_changes_with_the_clock(folder: Path) -> None:
    clock = Clock()
    async with dashboard(folder, six(), clock=clock) as shown:
        clock.now = instant("2026-04-21T09:31-04:00")
        shown.beat()
        await shown.rest()
        assert "Tue 21 Apr" in shown.rows[0]
        assert "● Lark Analytics" in first_pane(shown)
        assert "by 10:00" in first_pane(shown)


# Two windows on one file


async def test_another_windows_change_shows_on_the_next_heartbeat(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        window = open_desk(folder)
        late = window.plan.find(LATE)
        assert late
        window.follow_ups.mark_sent(late, "", "")
        assert "▲" in first_pane(shown)
        shown.beat()
        await shown.rest()
        assert "▲" not in first_pane(shown)


async def test_two_windows_lose_nothing_of_each_other(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        window = open_desk(folder)
        late = window.plan.find(LATE)
        assert late
        window.follow_ups.mark_sent(late, "", "")
        await shown.press("a")
        await shown.fill(company="Rook Mills", title="Planner")
        await shown.press("ctrl+s")
        assert "▲" not in first_pane(shown)
        third = open_desk(folder)
        assert third.plan.find(LATE) is not None
        assert third.plan.find(LATE).status is Status.SATISFIED  # type: ignore[union-attr]
        assert "Rook Mills" in {company.name for company in third.search.companies.values()}


async def test_a_file_spoilt_by_another_program_is_named_and_what_is_shown_stays(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        (folder / "search.json").write_text("{", encoding="utf-8")
        shown.beat()
        await shown.rest()
        assert shown.said.startswith("! Another program spoilt the file, so nothing can be saved.")
        assert "▲ Lark Analytics" in shown.text


# Sizes and colours


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (20, 5)])
async def test_every_size_shows_what_is_next(folder: Path, size: tuple[int, int]) -> None:
    async with dashboard(folder, six(), size=size) as shown:
        assert "▲ Lark" in shown.text
        for keys in (("enter",), ("escape", "i")):
            await shown.press(*keys)
            assert len(shown.rows) == size[1]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_nothing_essential_is_cut(folder: Path, size: tuple[int, int]) -> None:
    async with dashboard(folder, six(), size=size) as shown:
        assert shown.rows[-1].endswith("? all keys")
        for follow_up in shown.desk.plan.open:
            company = shown.desk.company_name(follow_up.company)
            assert any(company in row and follow_up.what in row for row in shown.rows), follow_up.key
        for title in (
            "Overdue follow-ups · 1 late, 2 today",
            "Active interviews · 5",
            "Parallel applications ",
        ):
            assert title in shown.text
        first = shown.desk.basket.companies[0].company
        assert shown.desk.company_name(first) in shown.text.partition("Parallel applications")[2]


PLACES: dict[tuple[str, ...], tuple[Scope, ...]] = {
    (): ("app", "list", "today", "capture", "record"),
    ("enter",): ("app", "message"),
    ("escape", "tab", "enter"): ("app", "list", "application", "record"),
    ("2",): ("app", "list", "find", "applications"),
    ("4",): ("app", "list", "find", "people"),
    ("j", "enter"): ("app", "list", "person"),
    ("1", "shift+tab", "j", "enter"): ("app", "call"),
    ("escape", "i"): ("form",),
}
"""Keys that lead from each place to the next, and whose commands can be used there."""


def foot_names(shown: Dashboard, scopes: tuple[Scope, ...]) -> bool:
    """The foot has keys of the place, each with its whole word; the last one shows all of them."""
    keys = {key for scope in scopes for command in in_scope(scope) for key in command.keys_text.split(" ")}
    named = re.split("  +", shown.rows[-1].strip())
    is_whole = all(re.fullmatch(r"\S+( \S+)+", each) and each.split(" ")[0] in keys for each in named)
    return is_whole and len(named) > 2 and ("app" not in scopes or named[-1] == "? all keys")


async def test_the_foot_names_keys_of_the_place_whole_and_how_to_see_all(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        for keys, scopes in PLACES.items():
            # A message has more than a narrow foot can hold, which cuts none.
            await shown.pilot.resize_terminal(120 if "message" in scopes else 80, 24)
            await shown.press(*keys)
            await shown.until(partial(foot_names, shown, scopes))
            assert len(shown.screen.query(KeyBar)) == 1


async def test_the_foot_cuts_no_key_and_always_ends_with_help(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter")
        foot, listed = shown.rows[-1], [command for command in in_scope("message") if command.shown]
        named = [f"{command.keys_text.split(' ')[0]} {command.label}" for command in listed]
        assert {key.strip() for key in foot.split("  ")} <= {*named, "q quit", "? all keys"}
        assert foot.endswith("? all keys")


async def test_a_click_on_a_key_at_the_foot_presses_it(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 24)) as shown:
        await shown.pilot.click(KeyBar, offset=(shown.rows[-1].index("i interview"), 0))
        await shown.rest()
        assert shown.screen_name == "InterviewForm"
        await shown.pilot.click(KeyBar, offset=(shown.rows[-1].index("leave"), 0))
        await shown.until(lambda: shown.screen_name == "TodayScreen")


async def test_every_theme_shows_sign_and_word(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        for theme in (*(theme.name for theme in THEMES), *BUILTIN_THEMES):
            shown.app.theme = theme
            await shown.pilot.pause()
            assert "▌Late     ▲ Lark Analytics" in shown.text, theme
            assert "● Vesper Freight" in shown.text, theme
            assert "○ Tern Press" in shown.text, theme


async def test_without_colour_sign_and_word_remain(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with dashboard(folder, six()) as shown:
        assert shown.app.no_color
        for words in ("▌Late     ▲ Lark Analytics", "● Vesper Freight", "○ Tern Press"):
            assert words in shown.text


async def test_a_moved_clock_is_said_in_the_title(folder: Path) -> None:
    async with dashboard(folder, six(), is_moved=True) as shown:
        assert shown.rows[0].startswith(" 1 Today  2 Applications  3 Insights  ")
        assert shown.rows[0].endswith("clock set to 11:05  Wed 15 Apr  saved")


async def test_where_it_is_narrow_the_views_keep_their_keys(folder: Path) -> None:
    async with dashboard(folder, six(), size=(60, 20), is_moved=True) as shown:
        assert shown.rows[0].startswith(" 1 Today  2  3  4  ")
        assert shown.rows[0].endswith("clock set to 11:05  Wed 15 Apr  saved")


# Details


def details(shown: Dashboard) -> str:
    """What stands beside the panes on a terminal of 120 columns, as one line."""
    return " ".join(" ".join(row[63:] for row in shown.rows).split())


async def test_a_wide_terminal_shows_why_and_the_draft(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 36)) as shown:
        # The words follow the first screen.
        await shown.until(lambda: "Dear Dana Osei," in details(shown))
        right = details(shown)
        assert "Thank Dana Osei for the interview of Tue 14 Apr" in right
        assert "by when yesterday 20:00" in right
        assert "opens" not in right
        await shown.press("z")
        await shown.until(lambda: "late Wed 15 Apr 11:00" in details(shown))
        assert "says so rule C2; R reads it" in details(shown)
        await shown.press("j")
        assert "Ask Omar Aydin how things stand" in details(shown)
        await shown.press("tab")
        assert "Quality Analyst · Opal Robotics" in shown.text
        await shown.press("tab")
        await shown.move_to("company brook")
        assert "Reporting Specialist · Brook Clinic" in shown.text


async def test_details_give_their_clock_beside_ones_own(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 36)) as shown:
        await shown.press("z", "j", "j")
        await shown.until(lambda: "10:00 in" in details(shown))


async def test_an_interview_without_a_name_asks_for_one(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview(interviewers=())), size=(120, 36)) as shown:
        await shown.move_to("C2:a1:1:-")
        assert "(name missing)" in shown.text
        assert "Who interviewed you" in shown.text
        await shown.press("enter")
        assert "Who interviewed you" in shown.text


async def test_a_row_without_a_name_says_whose_it_is_in_a_narrow_window(
    folder: Path,
) -> None:
    posting = msgspec.structs.replace(ANALYST, contact=None)
    async with dashboard(folder, a_search(an_interview(interviewers=()), application=posting)) as shown:
        rows = [row for row in shown.rows if re.search("[▲●○]", row)]
        assert any("thank-you" in row for row in rows)
        assert all("Lark" in row for row in rows)


async def test_help_shows_the_keys_of_the_place(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 60)) as shown:
        await shown.press("question_mark")
        assert "in the order in which to act on them" in shown.text
        assert "Copy the" in shown.text
        await shown.press("escape", "tab", "f1")
        assert "Interviews to come" in shown.text


# A pane whose last row goes


NEXT_WEEK = an_interview(start=instant("2026-04-22T10:00-04:00"))
FERN = (
    Company(id="fern", name="Fern Mutual"),
    Application(id="fern1", company="fern", title="Clerk"),
    Applied(id="fern2", app="fern1", at=instant("2026-04-01T09:00-04:00")),
)
"""An application to another company, whose follow-up stands first."""


async def stands_on_a_row(shown: Dashboard, company: str) -> None:
    """The cursor is in a list with rows, what it is on is shown in full, and keys are about it."""
    pane = shown.app.focused
    assert isinstance(pane, VirtualList), shown.text
    assert pane.highlighted is not None, shown.text
    assert company in str(shown.find("details-head", Static).content)
    await shown.press("i")
    assert shown.typed["company"] == company
    await shown.press("escape", "g", "p")
    assert shown.screen_name == "ApplicationScreen"
    await shown.press("escape")


@pytest.mark.parametrize(
    ("keys", "company"),
    [(("u",), "Lark Analytics"), (("d", "y"), "Lark Analytics"), (("m", "r", "ctrl+s"), "Fern Mutual")],
    ids=["undone", "deleted", "a no"],
)
async def test_when_the_last_interview_goes_the_cursor_stays_with_its_application_while_it_runs(
    folder: Path, keys: tuple[str, ...], company: str
) -> None:
    applied = Applied(id="f1", app="a1", at=instant("2026-04-09T09:00-04:00"))
    async with dashboard(folder, a_search(applied).with_entries(FERN), size=(120, 36)) as shown:
        shown.desk.facts.record(NEXT_WEEK, "logged the interview")
        await shown.rest()
        await shown.focus("interviews")
        await shown.press(*keys)
        assert ("No interview yet." if company == "Lark Analytics" else "No interview is open.") in shown.text
        await stands_on_a_row(shown, company)


async def test_after_a_debrief_the_cursor_stands_on_its_thank_you(folder: Path) -> None:
    asked = Reply(
        id="r1", app="fern1", at=instant("2026-04-13T09:00-04:00"), type="question", needs_reply=True
    )
    clock = Clock(instant("2026-04-14T11:30-04:00"))
    search = a_search(an_interview()).with_entries(FERN).with_fact(asked)
    async with dashboard(folder, search, clock=clock, size=(120, 36)) as shown:
        await shown.move_to("E1:fern1:-:-")
        await shown.press("b", "ctrl+s")
        assert shown.find("follow-ups", FollowUpsPane).highlighted.key == "C2:a1:1:dana"  # type: ignore[union-attr]


async def test_after_an_offer_the_cursor_stands_on_what_it_asks_for_and_the_demo_is_named(
    folder: Path,
) -> None:
    async with dashboard(folder, six(), size=(120, 36)) as shown:
        await shown.press("j", "j", "m", "o", "ctrl+s")
        row = shown.find("follow-ups", FollowUpsPane).highlighted
        assert row.what == "offer thanks"  # type: ignore[union-attr]
        await shown.press("m", "y", "ctrl+s")
        row = shown.find("follow-ups", FollowUpsPane).highlighted
        assert row.what == "acceptance"  # type: ignore[union-attr]
        await shown.press("D")
        assert "'afterword demo' in another window" in shown.said


async def test_another_window_takes_the_last_row_too(folder: Path) -> None:
    applied = Applied(id="f1", app="a1", at=instant("2026-04-09T09:00-04:00"))
    async with dashboard(folder, a_search(applied, NEXT_WEEK), size=(120, 36)) as shown:
        await shown.focus("interviews")
        open_desk(folder).facts.delete(NEXT_WEEK)
        shown.beat()
        await shown.rest()
        await stands_on_a_row(shown, "Lark Analytics")


async def test_when_nothing_is_left_to_do_the_cursor_goes_to_what_runs(folder: Path) -> None:
    async with dashboard(folder, a_search(), size=(120, 36)) as shown:
        while (follow_ups := shown.find("follow-ups", FollowUpsPane)).rows:
            assert follow_ups.has_focus
            await shown.press("x")
            if shown.screen_name != "TodayScreen":
                await shown.press("y" if "Really" in shown.text else "w")
        assert shown.focused == "interviews"
        await stands_on_a_row(shown, "Lark Analytics")
        await shown.press("shift+tab")
        assert shown.focused == "parallel", "a pane without rows is passed over"


async def test_while_thanks_wait_it_still_says_by_when_they_decide(folder: Path) -> None:
    clock = Clock(instant("2026-04-14T11:40-04:00"))
    search = a_search(an_interview(), a_debrief(decision_date=date(2026, 5, 1)))
    async with dashboard(folder, search, clock=clock) as shown:
        process = " 1 May    ◇ Lark Analytics  they decide, interview on Tue 14 Apr"
        assert process in shown.rows
        clock.now = instant("2026-04-14T18:00-04:00")
        shown.beat()
        await shown.rest()
        assert process in shown.rows
        shown.desk.follow_ups.mark_sent(shown.desk.plan.due[0], "", "Thanks")
        await shown.rest()
        assert " 1 May    ◇ Lark Analytics  they decide, you were in touch on Tue 14 Apr" in shown.rows


async def test_one_follow_up_that_cannot_be_told_says_so_in_its_row(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise KeyError("never shown")

    monkeypatch.setattr(mistakes, "met", lambda error: None)
    monkeypatch.setattr(thanks, "recipients_of_thanks", fails)
    async with dashboard(folder, a_search(an_interview(), a_debrief()), size=(120, 36)) as shown:
        assert "thank-you" in shown.text
        assert "status call" in shown.text
        await shown.until(lambda: "makes a mistake here" in " ".join(shown.text.split()))
        await shown.press("enter")
        assert shown.screen_name == "ApplicationScreen"
