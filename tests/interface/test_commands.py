"""Every key of the registry does what its command says."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import get_args

import pytest
from textual.command import CommandPalette
from textual.widgets import HelpPanel, TextArea

from afterword.interface.commands import COMMANDS, Scope, in_scope
from afterword.interface.panes.follow_ups import FollowUpsPane
from interface.dashboards import Dashboard, dashboard, six

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


async def puts_off(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "Wait with the thank-you to Dana Osei" in shown.text
    await shown.fill(until="fri")
    await shown.press("ctrl+s")
    assert shown.said == "Put the thank-you to Dana Osei off until Fri 17 Apr 09:00. u undoes."


async def lets_go(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "Really let the thank-you to Dana Osei go?" in shown.text
    await shown.press("y")
    assert shown.said == "Let the thank-you to Dana Osei go. u undoes."


async def opens_early(shown: Dashboard, key: str) -> None:
    await shown.move_to("D1:analyst:1:dana")
    await shown.press(key)
    assert "Why now already?" in shown.text
    await shown.press("a")
    assert shown.said == "Opened the status call to Dana Osei early. u undoes."


async def records_what_they_said(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "What did they say? (Lark Analytics)" in shown.text
    await shown.press("h")
    await shown.fill(from_="dana", decision_date="fri")
    await shown.press("ctrl+s")
    assert shown.said == "Reply from Dana Osei (holding); they decide by Fri 17 Apr. u undoes."


async def records_where_it_has_got_to(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "What happened? (Lark Analytics)" in shown.text
    await shown.press("r", "ctrl+s")
    assert shown.said == "Rejection. u undoes."


async def writes_down_what_came_to_mind(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "What came to mind? (Lark Analytics)" in shown.text
    await shown.press("n")
    await shown.fill(text="the lift is slow")
    await shown.press("ctrl+s")
    assert shown.said == "Note: the lift is slow. u undoes."


async def logs_what_was_done(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "What did you do? (Lark Analytics)" in shown.text
    await shown.press("p", "ctrl+s")
    assert shown.said == "Prepared for round 1. u undoes."


async def asks_to_correct_the_newest_fact(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "Correct: sent the thank-you to Kim Whitfield" in shown.text


async def deletes_the_newest_fact(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "Delete: sent the thank-you to Kim Whitfield?" in shown.text
    await shown.press("y")
    assert shown.said == "Deleted: sent the thank-you to Kim Whitfield. u undoes."


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


async def leaves_the_page(shown: Dashboard, key: str) -> None:
    await shown.press("tab", "enter")
    assert shown.screen_name == "ApplicationScreen"
    await shown.press(key)
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
    await shown.until(lambda: shown.screen.query_one(HelpPanel).region.width > 10)
    await shown.until(lambda: "in the order" in shown.text)
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
    "today.interview": asks_for_an_interview,
    "today.applied": asks_for_an_application,
    "today.debrief": asks_for_a_debrief,
    "today.import_file": asks_for_a_file,
    "today.demo": leaves_for_the_demo,
    "today.details": shows_the_details,
    "today.next_pane": goes_to_the_next_pane,
    "today.previous_pane": goes_to_the_pane_before,
    "record.done": marks_as_sent,
    "record.snooze": puts_off,
    "record.dismiss": lets_go,
    "record.override": opens_early,
    "record.reply": records_what_they_said,
    "record.move": records_where_it_has_got_to,
    "record.remember": writes_down_what_came_to_mind,
    "record.log": logs_what_was_done,
    "record.edit": asks_to_correct_the_newest_fact,
    "record.delete": deletes_the_newest_fact,
    "record.undo": takes_back,
    "record.redo": does_again,
    "message.copy": copies_from_the_message,
    "message.edit": lets_the_message_be_edited,
    "message.done": marks_the_message_as_sent,
    "message.supply": says_that_nothing_is_missing,
    "message.fresh": goes_back_to_the_draft,
    "message.back": leaves_the_message,
    "application.back": leaves_the_page,
    "form.save": saves_the_form,
    "form.next": goes_to_the_next_field,
    "form.cancel": leaves_the_form,
    "app.help": shows_and_hides_the_keys,
    "app.palette": opens_the_palette,
    "app.quit": quits,
}
"""What each command does, on the six applications at 80 by 24, the late thank-you highlighted."""

ENDING = ("today.demo", "app.quit")
"""The commands after which the program is over."""


async def back_to_the_start(shown: Dashboard, document: str) -> None:
    """Leaves what is open and takes back what was done, so that the next command finds what this one did."""
    while (screen := shown.screen) is not shown.app.screen_stack[1]:
        screen.dismiss(None)
        await shown.pilot.pause()
    for key in list(shown.desk.search.drafts):
        shown.desk.forget_draft(key)
    while shown.desk.export_document() != document:
        shown.desk.undo()
    pane = shown.find("follow-ups", FollowUpsPane)
    pane.focus()
    pane.action_first()
    await shown.pilot.pause()
    assert highlighted(shown) == LATE
    shown.app.clear_selection()
    shown.app.copy_to_clipboard("")


def test_every_command_is_exercised() -> None:
    assert set(EXERCISES) == set(BY_ID)


@pytest.mark.parametrize("scope", get_args(Scope))
async def test_every_key_does_what_its_command_says(folder: Path, scope: Scope) -> None:
    async with dashboard(folder, six()) as shown:
        document = shown.desk.export_document()
        for command in in_scope(scope):
            for key in () if command.id in ENDING else command.keys:
                try:
                    await EXERCISES[command.id](shown, key)
                except AssertionError as failure:
                    failure.add_note(f"{command.id} by {key}")
                    raise
                await back_to_the_start(shown, document)


@pytest.mark.parametrize(
    ("command_id", "key"), [(command_id, key) for command_id in ENDING for key in BY_ID[command_id].keys]
)
async def test_these_keys_end_it(folder: Path, command_id: str, key: str) -> None:
    async with dashboard(folder, None if command_id == "today.demo" else six()) as shown:
        await EXERCISES[command_id](shown, key)
