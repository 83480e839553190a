"""A line of one's own in a message: how one gets there, what goes in, kept, and counted."""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from afterword.domain.facts import Sent
from interface.dashboards import dashboard, six

pytestmark = pytest.mark.exhaustive

LINE = "I would sit with the night shift first."
KEY = "C2:analyst:1:dana"


async def test_from_today_a_thank_you_with_a_sentence_of_ones_own_takes_three_keys(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("A", *LINE, "enter", "y")
        assert LINE in shown.app.clipboard
        assert shown.app.clipboard == shown.desk.messages.draft(KEY).words


async def test_it_asks_a_question_made_from_the_facts_and_the_keys_act_at_once(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter")
        assert "Your own line (a)  ▏What would you" in shown.text
        assert "in your words " in shown.text
        before = shown.find("text", TextArea).text
        await shown.press("a", "tab", "y")
        assert shown.app.clipboard == before
        await shown.press("a", "escape", "space")
        assert shown.said == "Marked the thank-you to Dana Osei as sent. u undoes."
        await shown.press("tab", "A")
        assert shown.said == "There is no message here. Move to a follow-up that has one."


async def test_where_no_line_is_asked_for_that_is_said(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.move_to("D3:reporting:1:ana")
        await shown.press("enter", "a")
        assert shown.said == "This message asks for no line of your own; e edits it."


async def test_it_stays_in_a_text_of_ones_own_and_goes_with_the_message_into_the_facts(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "e", *"Hello. ", "escape", "a", *LINE, "enter")
        text = shown.find("text", TextArea).text
        assert text.startswith("Hello. ")
        assert f"\n\n{LINE}\n\n" in text
        await shown.press("a", "backspace", "!", "enter")
        text = shown.find("text", TextArea).text
        assert f"\n\n{LINE[:-1]}!\n\n" in text
        shown.desk.follow_ups.mark_sent(shown.desk.messages.follow_up(KEY), "", text)
        facts = shown.desk.search.facts_of("analyst")
        assert [fact.own for fact in facts if isinstance(fact, Sent) and fact.own] == [f"{LINE[:-1]}!"]


async def test_however_it_is_left_the_message_holds_what_the_line_shows(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter")
        for way in ("tab", "escape", "mouse"):
            await shown.press("a", *f" {way}")
            await (shown.pilot.click("#text") if way == "mouse" else shown.press(way))
            await shown.rest()
            line = shown.find("own", Input).value
            assert line.endswith(way)
            assert f"{line}." in shown.find("text", TextArea).text.split("\n\n")
