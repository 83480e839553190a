"""What is said repeats little of what was typed or came in: two rows at most, and the panes stay in sight."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.content import Content
from textual.widgets import Static

from afterword.interface.text import brief
from afterword.interface.widgets.flash import Flash
from builders import ANALYST, a_contact, a_search, an_interview, instant
from interface.dashboards import Clock, Dashboard, dashboard, six

pytestmark = pytest.mark.exhaustive

LETTER = "Dear Rosa, " + " ".join(f"line {number} of a long e-mail that was pasted" for number in range(40))
LONG = "The Greater Metropolitan Analytics and Freight Company " * 8


def is_short(shown: Dashboard, beginning: str, end: str) -> None:
    flash = shown.screen.query_one(Flash)
    assert flash.display
    assert flash.size.height <= 2, shown.text
    assert shown.said.startswith(beginning), shown.said
    assert shown.said.endswith(end), shown.said
    for pane in ("Overdue follow-ups", "Active interviews", "Parallel applications"):
        assert pane in shown.text


async def test_a_letter_that_was_written_down_is_not_read_back(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("n", "n")
        await shown.fill(text=LETTER)
        await shown.press("ctrl+s")
        is_short(shown, "Note: Dear Rosa, line 0 of a long e-mail", "u undoes.")
        await shown.press("e")
        await shown.fill(text=f"{LETTER} and more")
        assert shown.find("hint", Static).size.height <= 2
        await shown.press("ctrl+s")
        is_short(shown, "Corrected: note: Dear Rosa", "u undoes.")
        await shown.press("u")
        is_short(shown, "Undid: corrected: note: Dear Rosa", "U does it again.")
        await shown.press("U")
        is_short(shown, "Did again: corrected: note: Dear Rosa", "")
        await shown.press("d")
        assert shown.text.count("of a long e-mail") <= 4, shown.text
        await shown.press("y")
        is_short(shown, "Deleted", "u undoes.")
        await shown.press("u")
        is_short(shown, "Undid: ", "U does it again.")
    async with dashboard(folder) as again:
        await again.press("u")
        is_short(again, "Undid: ", "U does it again.")


async def test_a_sentence_stays_its_seconds_from_when_it_can_be_seen(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        flash = shown.screen.query_one(Flash)
        flash.say("First.", wrong=True)
        flash.say("Second.", wrong=False)
        assert flash.display
        assert flash._seconds == 6, "nobody has seen it yet"
        await shown.rest()
        assert shown.said == "Second."
        assert flash._seconds == 0


async def test_names_that_came_in_are_no_longer_than_others(folder: Path) -> None:
    search = a_search(
        an_interview(),
        contacts=(a_contact("dana", LONG),),
        application=replace(ANALYST, title=LONG),
    )
    search = search.with_entry(replace(search.companies["lark"], name=LONG))
    async with dashboard(folder, search, clock=Clock(instant("2026-04-15T18:00-04:00"))) as shown:
        for keys in ("space", "y", "o", "u", "x", "w", "r", "m", "d", "enter"):
            await shown.press(keys)
            for flash in shown.screen.query(Flash):
                assert flash.size.height <= 2, (keys, shown.text)
            await shown.press("escape")
            if shown.screen_name != "TodayScreen":
                await shown.press("escape")


def test_of_what_is_too_long_beginning_and_end_are_left() -> None:
    line = Content.assemble(("Undid: ", "bold"), LETTER, ". U does it again.")
    for cells in (20, 46, 78, 118):
        short = brief(line, cells)
        assert len(short.wrap(cells)) <= 2
        assert short.plain.startswith("Undid: Dear")
        assert short.plain.endswith("again.")
        assert " \u2026 " in short.plain
        assert short.spans
    assert brief(Content("as it is"), 20).plain == "as it is"
    assert len(brief(Content("x" * 100), 1).wrap(1)) <= 2


async def test_what_was_said_stays_to_be_read_where_it_leads(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview())) as shown:
        await shown.press("b")
        await shown.fill(topic0="the fax feed")
        await shown.press("ctrl+s")
        await shown.until(lambda: shown.screen_name == "MessageScreen")
        await shown.until(lambda: shown.screen.query_one(Flash).said.startswith("Debriefed the interview"))
