"""Every key of the registry does what its command says."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import HelpPanel, TextArea

from afterword.interface.commands import COMMANDS, Command
from afterword.interface.panes.follow_ups import FollowUpsPane
from interface.dashboards import Dashboard, dashboard, demo

Exercise = Callable[[Dashboard, str], Awaitable[None]]

LATE = "C2:analyst:1:dana"
BY_ID = {command.id: command for command in COMMANDS}


def highlighted(shown: Dashboard) -> str:
    follow_up = shown.find("follow-ups", FollowUpsPane).highlighted
    return follow_up.key if follow_up else ""


def keys_in_order(shown: Dashboard) -> list[str]:
    return [follow_up.key for follow_up in shown.desk.plan.open]


async def opens_the_message(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.screen_name == "MessageScreen"
    assert "thank-you to Dana Osei" in shown.text


async def copies(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.app.clipboard == shown.desk.draft(LATE).words
    assert "space marks it as sent" in shown.said


async def marks_as_sent(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.said == "Marked the thank-you to Dana Osei as sent. u undoes."
    assert LATE not in keys_in_order(shown)
    assert "thank-you" not in shown.text.partition("Active interviews")[0]


async def asks_for_an_interview(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.screen_name == "InterviewForm"
    assert "An interview: coming, or just had" in shown.text


async def asks_for_an_application(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.screen_name == "ApplicationForm"


async def asks_for_a_debrief(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.screen_name == "DebriefForm"
    assert "Debrief: Lark Analytics, Tue 14 Apr" in shown.text


async def asks_to_correct_the_newest_fact(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "Correct: sent the thank-you to Kim Whitfield" in shown.text


async def asks_for_a_file(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "Import a search document" in shown.text


async def takes_back(shown: Dashboard, key: str) -> None:
    await shown.press("space", key)
    assert shown.said == "Undid: marked the thank-you to Dana Osei as sent. U does it again."
    assert keys_in_order(shown)[0] == LATE


async def does_again(shown: Dashboard, key: str) -> None:
    await shown.press("space", "u", key)
    assert shown.said == "Did again: marked the thank-you to Dana Osei as sent."
    assert LATE not in keys_in_order(shown)


async def shows_the_details(shown: Dashboard, key: str) -> None:
    assert "Details" not in shown.text
    await shown.press(key)
    assert "Details" in shown.text
    assert "late from Wed 15 Apr 11:00" in shown.text
    await shown.press(key)
    assert "Details" not in shown.text


async def goes_down(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert highlighted(shown) == keys_in_order(shown)[1]


async def goes_up(shown: Dashboard, key: str) -> None:
    await shown.press("G", key)
    assert highlighted(shown) == keys_in_order(shown)[-2]


async def goes_to_the_first(shown: Dashboard, key: str) -> None:
    await shown.press("G", key)
    assert highlighted(shown) == keys_in_order(shown)[0]


async def goes_to_the_last(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert highlighted(shown) == keys_in_order(shown)[-1]


async def goes_a_page_down(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert keys_in_order(shown).index(highlighted(shown)) > 1


async def goes_a_page_up(shown: Dashboard, key: str) -> None:
    await shown.press("G", key)
    assert keys_in_order(shown).index(highlighted(shown)) < len(keys_in_order(shown)) - 2


async def goes_to_the_next_pane(shown: Dashboard, key: str) -> None:
    for pane in ("interviews", "applications", "follow-ups"):
        await shown.press(key)
        assert shown.focused == pane


async def goes_to_the_pane_before(shown: Dashboard, key: str) -> None:
    for pane in ("applications", "interviews", "follow-ups"):
        await shown.press(key)
        assert shown.focused == pane


async def leaves_for_the_demo(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.app.return_value == "demo"


async def copies_from_the_message(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert shown.app.clipboard == shown.desk.draft(LATE).words


async def lets_the_message_be_edited(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key, "H", "i", "escape")
    assert shown.find("text", TextArea).text.startswith("HiDear")


async def marks_the_message_as_sent(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert shown.screen_name == "TodayScreen"
    assert shown.said == "Marked the thank-you to Dana Osei as sent. u undoes."
    assert LATE not in keys_in_order(shown)


async def says_that_nothing_is_missing(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert shown.said == "Nothing is missing."


async def goes_back_to_the_draft(shown: Dashboard, key: str) -> None:
    await shown.press("enter", "e", "H", "i", "escape", key)
    assert shown.find("text", TextArea).text == shown.desk.draft(LATE).words


async def leaves_the_message(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert shown.screen_name == "TodayScreen"


async def edits_from_the_page(shown: Dashboard, key: str) -> None:
    await shown.press("tab", "enter")
    assert shown.screen_name == "ApplicationScreen"
    await shown.press(key)
    assert "Correct the interview" in shown.text


async def leaves_the_page(shown: Dashboard, key: str) -> None:
    await shown.press("tab", "enter", key)
    assert shown.screen_name == "TodayScreen"


async def saves_the_form(shown: Dashboard, key: str) -> None:
    await shown.press("a")
    await shown.fill(company="Rook Mills", title="Planner")
    await shown.press(key)
    assert shown.screen_name == "TodayScreen"
    assert "Rook Mills" in shown.text.partition("Parallel applications")[2]


async def goes_to_the_next_field(shown: Dashboard, key: str) -> None:
    await shown.press("a", key)
    assert shown.focused == "title"


async def leaves_the_form(shown: Dashboard, key: str) -> None:
    await shown.press("a", key)
    assert shown.screen_name == "TodayScreen"


async def shows_and_hides_the_keys(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.screen.query_one(HelpPanel).region.width > 10
    assert "in the order" in shown.text
    await shown.press(key)
    assert not shown.screen.query(HelpPanel)


async def opens_the_palette(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert isinstance(shown.screen, CommandPalette)


async def quits(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert not shown.app.is_running or shown.app._exit
    assert shown.app.return_code == 0


EXERCISES: Mapping[str, Exercise] = {
    "list.open": opens_the_message,
    "list.down": goes_down,
    "list.up": goes_up,
    "list.first": goes_to_the_first,
    "list.last": goes_to_the_last,
    "list.page_down": goes_a_page_down,
    "list.page_up": goes_a_page_up,
    "today.copy": copies,
    "today.done": marks_as_sent,
    "today.interview": asks_for_an_interview,
    "today.applied": asks_for_an_application,
    "today.debrief": asks_for_a_debrief,
    "today.edit": asks_to_correct_the_newest_fact,
    "today.import_file": asks_for_a_file,
    "today.demo": leaves_for_the_demo,
    "today.undo": takes_back,
    "today.redo": does_again,
    "today.details": shows_the_details,
    "today.next_pane": goes_to_the_next_pane,
    "today.previous_pane": goes_to_the_pane_before,
    "message.copy": copies_from_the_message,
    "message.edit": lets_the_message_be_edited,
    "message.done": marks_the_message_as_sent,
    "message.supply": says_that_nothing_is_missing,
    "message.fresh": goes_back_to_the_draft,
    "message.back": leaves_the_message,
    "application.edit": edits_from_the_page,
    "application.back": leaves_the_page,
    "form.save": saves_the_form,
    "form.next": goes_to_the_next_field,
    "form.cancel": leaves_the_form,
    "app.help": shows_and_hides_the_keys,
    "app.palette": opens_the_palette,
    "app.quit": quits,
}
"""What each command does, on the demo at 80 by 24; the demo itself is offered to an empty search."""


def test_every_command_is_exercised() -> None:
    assert set(EXERCISES) == set(BY_ID)


@pytest.mark.parametrize(
    ("command", "key"),
    [(command, key) for command in COMMANDS for key in command.keys],
    ids=lambda part: part.id if isinstance(part, Command) else part,
)
async def test_the_key_does_what_its_command_says(folder: Path, command: Command, key: str) -> None:
    search = None if command.id == "today.demo" else demo()
    async with dashboard(folder, search) as shown:
        await EXERCISES[command.id](shown, key)
