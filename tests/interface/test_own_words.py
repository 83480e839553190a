"""A line of one's own in a message: where the cursor stands, kept, and counted."""

from pathlib import Path

from textual.widgets import Input, TextArea

from afterword.desk.preferences import Preferences
from afterword.domain.facts import Sent
from interface.dashboards import dashboard, six

LINE = "I would sit with the night shift first."
KEY = "C2:analyst:1:dana"


async def test_from_today_a_thank_you_with_a_sentence_of_ones_own_takes_three_keys(folder: Path) -> None:
    async with dashboard(folder, six(), preferences=Preferences()) as shown:
        await shown.press("enter", *LINE, "enter", "y")
        assert LINE in shown.app.clipboard
        assert shown.app.clipboard == shown.desk.messages.draft(KEY).words


async def test_it_asks_a_question_made_from_the_facts_and_tab_leaves_it_out(folder: Path) -> None:
    async with dashboard(folder, six(), preferences=Preferences()) as shown:
        await shown.press("enter")
        assert shown.focused == "own"
        assert "Your own line  ▏What would you" in shown.text
        assert "in your words " in shown.text
        before = shown.find("text", TextArea).text
        await shown.press("tab", "y")
        assert shown.app.clipboard == before


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


async def test_keys_pressed_in_the_line_are_no_words_and_a_blank_in_the_empty_one_is_a_key(
    folder: Path,
) -> None:
    async with dashboard(folder, six(), preferences=Preferences()) as shown:
        await shown.press("enter", *"y m")
        assert "y m" in shown.text
        assert "esc, then y copies" in shown.text
        await shown.press("enter")
        assert shown.said == "Nothing is copied yet: y copies, space marks it as sent."
        await shown.press("a", "y", "escape")
        assert "esc, then y copies" not in shown.text
        assert shown.find("own", Input).value == ""
        await shown.press("a", "space")
        assert isinstance(shown.desk.search.facts_of("analyst")[-1], Sent)
