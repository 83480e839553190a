"""Every key of the registry does what its command says."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from textual import events
from textual.command import CommandPalette
from textual.widgets import TextArea

from afterword.domain.capturing.capture import CapturedApplication
from afterword.domain.facts import Debrief
from afterword.domain.follow_up import FollowUp
from afterword.interface.acts import message
from afterword.interface.acts.by_command import ACTS
from afterword.interface.commands import COMMANDS, Scope, in_scope
from afterword.interface.dialogs.form import FormDialog
from afterword.interface.panes.all_applications import AllApplicationsPane
from afterword.interface.panes.details import DetailsPane
from afterword.interface.panes.findings import FindingsPane
from afterword.interface.panes.follow_ups import FollowUpsPane
from afterword.interface.panes.parallel import ParallelPane
from afterword.interface.panes.people import PeoplePane
from builders import an_interview, instant
from interface.dashboards import Dashboard, dashboard, six

Exercise = Callable[[Dashboard, str], Awaitable[None]]

LATE = "C2:analyst:1:dana"
BY_ID = {command.id: command for command in COMMANDS}


def highlighted(shown: Dashboard) -> str:
    follow_up = shown.find("follow-ups", FollowUpsPane).highlighted
    return follow_up.key if follow_up else ""


def keys_in_order(shown: Dashboard) -> list[str]:
    rows = [row for part in shown.desk.plan.listing for row in part]
    return [row.key for row in rows if isinstance(row, FollowUp)]


async def opens_the_message(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.screen_name == "MessageScreen"
    assert "thank-you to Dana Osei" in shown.text


async def copies(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.app.clipboard == shown.desk.messages.draft(LATE).words
    assert "space marks it as sent" in shown.said


async def marks_as_sent(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.said == "Marked the thank-you to Dana Osei as sent. u undoes."
    assert LATE not in keys_in_order(shown)
    assert "thank-you" not in shown.text.partition("Active interviews")[0]


MAIL = (
    "Hi Rosa, we have decided not to move forward with your application for Data Analyst at Lark Analytics."
)


async def pastes_a_mail(shown: Dashboard, mail: str = MAIL, told: str = "A no: Lark Analytics") -> None:
    (shown.app.focused or shown.screen).post_message(events.Paste(mail))
    await shown.rest()
    assert shown.screen_name == "MailDialog"
    assert told in shown.text


async def waits_for_a_mail(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "Paste here what they wrote" in shown.text


async def records_the_mail(shown: Dashboard, key: str) -> None:
    await pastes_a_mail(shown)
    await shown.press(key)
    assert shown.said.startswith("Recorded one fact from mail: rejection from Lark Analytics. ")


async def corrects_the_mail(shown: Dashboard, key: str) -> None:
    await pastes_a_mail(shown)
    await shown.press(key)
    assert "reason" in shown.asked


async def takes_the_mail_for_something_else(shown: Dashboard, key: str) -> None:
    await pastes_a_mail(shown)
    await shown.press(key)
    assert "A no: Lark Analytics" not in shown.text


async def chooses_whose_mail_it_is(shown: Dashboard, key: str) -> None:
    await pastes_a_mail(shown)
    await shown.press(key)
    assert "For which application?" in shown.text


async def chooses_which_talk_it_puts_off(shown: Dashboard, key: str) -> None:
    (lark,) = (app.id for app in shown.desk.search.applications.values() if app.title == "Data Analyst")
    for number, day in ((8, 21), (9, 24)):
        booked = an_interview(
            id=f"i{number}", app=lark, round=number, start=instant(f"2026-04-{day}T10:00-04:00")
        )
        shown.desk.facts.record(booked, "logged the interview")
    mail = "We need to move your Data Analyst interview at Lark Analytics to Tuesday, May 5 at 3 pm."
    await pastes_a_mail(shown, mail, "Moved: Lark Analytics")
    await shown.press(key)
    assert "Which talk does it put off?" in shown.text


async def pastes_a_mailbox(shown: Dashboard) -> None:
    mails = (
        f"From x@y Wed Apr 15 09:20:0{number} 2026\nFrom: Dana Osei <dana.osei@lark.example>\n"
        f"Message-ID: <{number}@lark.example>\nSubject: Data Analyst\n\n{text}\n\n"
        for number, text in enumerate((MAIL, "I will write about the Data Analyst role. Dana"))
    )
    (shown.app.focused or shown.screen).post_message(events.Paste("".join(mails)))
    await shown.rest()
    assert shown.screen_name == "SeveralMails"
    assert "in     A no: Lark Analytics" in shown.text


async def leaves_the_mail_out(shown: Dashboard, key: str) -> None:
    await pastes_a_mailbox(shown)
    await shown.press(key)
    assert "out    A no: Lark Analytics" in shown.text


async def chooses_whose_of_the_mails_it_is(shown: Dashboard, key: str) -> None:
    await pastes_a_mailbox(shown)
    await shown.press(key)
    assert "For which application?" in shown.text


async def records_the_mails(shown: Dashboard, key: str) -> None:
    await pastes_a_mailbox(shown)
    await shown.press(key)
    assert shown.said.startswith("Recorded one fact from mail: rejection from ")


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
    assert "may seem impatient" in shown.text
    assert "Why now already?" in shown.text
    await shown.press("a")
    assert shown.said == "Opened the status call to Dana Osei early. u undoes."


async def records_what_they_said(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "What did they say? (Lark Analytics)" in shown.text
    await shown.press("h")
    await shown.fill(from_="dana", decision_date="fri")
    await shown.press("ctrl+s")
    assert shown.said == "Dana Osei answered: more time is needed; they decide by Fri 17 Apr. u undoes."


async def records_where_it_has_got_to(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "What happened? (Lark Analytics)" in shown.text
    await shown.press("r", "ctrl+s")
    assert shown.said == "Rejection from Dana Osei. u undoes."


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
    assert "Delete what? u brings it back." in shown.text
    assert " y   sent the thank-you to Kim Whitfield" in shown.text
    await shown.press("y")
    assert shown.said == "Deleted: sent the thank-you to Kim Whitfield. u undoes."


async def asks_for_a_file(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    await shown.fill(path="/nowhere/jobs.csv")
    await shown.press("ctrl+s")
    assert shown.wrong == {"path": "! /nowhere/jobs.csv is not there. Write the path of a file."}
    assert "Bring in a file" in shown.text
    no_table = shown.folder / "picture.png"
    no_table.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    await shown.fill(path=str(no_table))
    await shown.press("ctrl+s")
    assert "! This file could not be read as a table." in shown.text


async def looks_at_a_table(shown: Dashboard, rows: str = "") -> None:
    table = shown.folder / "jobs.csv"
    table.write_text(
        rows or "Boss,Role,Date\nLark Analytic,Data Analyst,3/4/2026\nRook,,\n", encoding="utf-8"
    )
    await shown.press("I")
    await shown.fill(path=str(table))
    await shown.press("ctrl+s")
    await shown.until(lambda: shown.screen_name != "TodayScreen")


async def answers_what_is_asked_first(shown: Dashboard) -> None:
    """The column, then the days; the row that resembles an application stands first."""
    shown.desk.files.forget_answers()
    await looks_at_a_table(shown)
    assert "Does the column 'Boss' hold the company? (Lark Analytic, Rook)" in shown.text
    await shown.press("1", "2", "ctrl+s")
    await shown.until(lambda: "the one I have" in shown.text)
    await shown.press("escape")
    assert shown.screen_name == "TableImportScreen"
    assert "Is it one you have? space says" in shown.text
    assert "is it Data Analyst at Lark Analytics" in shown.text


async def keeps_words_as_notes(shown: Dashboard, key: str) -> None:
    """Many words are one screen: those with an answer, those that wait for one, and one key for the rest."""
    words = "\n".join(f"Rook {number},Chef,odd {number}" for number in range(40))
    await looks_at_a_table(shown, f"Company,Position,Status\n{words}\n")
    assert "What does 'odd 0' mean? (Rook 0 · Chef)" in shown.text
    await shown.press("9", "o", "down", "up")
    assert "2 of 40 answered" in shown.text
    await shown.press("up", "up", "up")
    assert "What does 'odd 39' mean? (Rook 39 · Chef)" in shown.text
    await shown.press(key)
    assert "40 of 40 answered" in shown.text
    await shown.press("ctrl+s")
    await shown.until(lambda: "40 new" in shown.text)
    for said in (
        "Rook 0 · Chef   rejected",
        "Rook 1 · Chef   offer",
        "Rook 2 · Chef   saved, 'odd 2' as a note",
    ):
        assert said in shown.text


async def takes_a_table_in(shown: Dashboard, key: str) -> None:
    await answers_what_is_asked_first(shown)
    await shown.press("space", "space", key)
    assert shown.said == "Imported: 2 new, 0 updated, 0 unchanged, 0 skipped. u undoes."
    assert shown.screen_name == "TodayScreen"
    assert "Lark Analytic" in [company.name for company in shown.desk.search.companies.values()]


async def puts_columns_right(shown: Dashboard, key: str) -> None:
    await answers_what_is_asked_first(shown)
    await shown.press(key)
    assert shown.typed["company"] == "Boss"
    await shown.fill(title="nothing")
    await shown.press("ctrl+s")
    assert shown.wrong["title"] == "! There is no column 'nothing'."
    await shown.fill(title="role", on="2026-04-01")
    await shown.press("ctrl+s", "escape")
    assert shown.screen_name == "TableImportScreen"


async def says_how_days_are_written(shown: Dashboard, key: str) -> None:
    await looks_at_a_table(shown, "Company,Role,Date\nRook,Chef,31/3/2026\n")
    await shown.press(key)
    await shown.press("m")
    assert "Days are written month first." in shown.text


async def decides_about_a_row(shown: Dashboard, key: str) -> None:
    await answers_what_is_asked_first(shown)
    await shown.press(key)
    assert shown.said == "It is the one you have."
    await shown.press(key)
    assert shown.said == "It is another one, and comes in as new."
    await shown.press("g", "enter")
    assert shown.said == "Line 2: Lark Analytic, Data Analyst, applied Wed 4 Mar, new."


async def keeps_what_is_here(shown: Dashboard, key: str) -> None:
    await looks_at_a_table(shown, "Company,Role,Date,Place\nRook,Chef,2026-04-01,Bath\n")
    await shown.press("ctrl+s")
    await looks_at_a_table(shown, "Company,Role,Date,Place\nRook,Chef,2026-04-01,Wells\n")
    assert "place Bath → Wells" in shown.text
    await shown.press(key)
    assert shown.said == "What you have stays as it is."
    assert "place stays Bath, not Wells" in shown.text
    await shown.press(key)
    assert shown.said == "What was changed in the table is taken."


async def leaves_the_table(shown: Dashboard, key: str) -> None:
    rows = "Company,Role,Date\nOpal Robotics,Quality Analyst,2026-04-03\n"
    await looks_at_a_table(shown, rows)
    await shown.press("ctrl+s")
    assert shown.said.endswith("1 unchanged, 0 skipped. There was nothing new in it.")
    await looks_at_a_table(shown, "Company,Role,Date\nRook,Chef,2026-04-01\n")
    await shown.press(key)
    assert shown.screen_name == "TodayScreen"


async def writes_out(shown: Dashboard, key: str) -> None:
    for answer, name, start in (
        ("a", "a.csv", '"Company","Position","Stage"'),
        ("i", "i.csv", '"Company","Position","Round"'),
        ("c", "c.csv", '"Date","Company"'),
        ("r", "r.html", "<!doctype html>"),
        ("t", "r.csv", '"Date","Employer"'),
        ("d", "d.json", "{"),
    ):
        await shown.press(key, answer)
        await shown.fill(path=str(shown.folder / name))
        await shown.press("ctrl+s")
        assert shown.said.startswith("Exported to "), shown.text
        assert (shown.folder / name).read_text(encoding="utf-8-sig").startswith(start)


async def writes_the_story_out(shown: Dashboard, key: str) -> None:
    await shown.press("tab", "enter", key)
    assert shown.typed["path"] == "~/opal-robotics-quality-analyst.md"
    path = shown.folder / "story.md"
    path.touch()
    await shown.fill(path=str(path))
    assert shown.wrong["path"] == "? There is such a file already; it is written over."
    await shown.press("ctrl+s")
    assert path.read_text(encoding="utf-8").startswith("# Quality Analyst, Opal Robotics")


async def takes_back(shown: Dashboard, key: str) -> None:
    await shown.press("space", key)
    assert shown.said == "Undid: marked the thank-you to Dana Osei as sent. U does it again."
    assert keys_in_order(shown)[0] == LATE


async def does_again(shown: Dashboard, key: str) -> None:
    await shown.press("space", "u", key)
    assert shown.said == "Did again: marked the thank-you to Dana Osei as sent."
    assert LATE not in keys_in_order(shown)


async def shows_the_details(shown: Dashboard, key: str) -> None:
    assert "lapses" not in shown.text
    await shown.press(key)
    await shown.until(lambda: "late     Wed 15 Apr 11:00" in shown.text)
    await shown.press(key)
    await shown.until(lambda: "lapses" not in shown.text)


async def goes_through_the_shares(shown: Dashboard, key: str) -> None:
    await shown.focus("parallel")
    pane = shown.find("parallel", ParallelPane)
    await shown.press("G" if key == "left" else "g")
    before = pane.cursor
    await shown.press(key)
    assert pane.cursor != before


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
    for pane in ("interviews", "parallel", "follow-ups"):
        await shown.press(key)
        assert shown.focused == pane


async def goes_to_the_pane_before(shown: Dashboard, key: str) -> None:
    for pane in ("parallel", "interviews", "follow-ups"):
        await shown.press(key)
        assert shown.focused == pane


async def leaves_for_the_demo(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.app.return_value == "demo"


async def goes_half_a_page(shown: Dashboard, key: str) -> None:
    await shown.press(*["pagedown"] * (key == "ctrl+u"))
    before = keys_in_order(shown).index(highlighted(shown))
    await shown.press(key)
    assert abs(keys_in_order(shown).index(highlighted(shown)) - before) > 1


async def shows_around(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "1 of 6  This is late." in shown.text
    await shown.press(key, *[key] * 5)
    assert "Your own begins" not in shown.text


async def leaves_the_look_around(shown: Dashboard, key: str) -> None:
    await shown.press("s", key)
    assert "1 of 6" not in shown.text


async def opens_the_page(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.screen_name == "ApplicationScreen"
    assert "Data Analyst" in shown.text


async def copies_from_the_message(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert shown.app.clipboard == shown.desk.messages.draft(LATE).words


async def lets_the_message_be_edited(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key, "H", "i", "escape")
    assert shown.find("text", TextArea).text.startswith("HiDear")


async def copies_subject_and_words(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert shown.app.clipboard.startswith("Thank you - Data Analyst")


async def goes_to_the_findings(shown: Dashboard, key: str) -> None:
    await shown.press("enter", "e")
    shown.find("text", TextArea).load_text("Hello")
    await shown.press("escape", key)
    assert shown.focused == "findings"


async def on_a_finding(shown: Dashboard, sentence: str) -> str:
    """A message with one more sentence, and the cursor on what a check says of it; its words."""
    await shown.press("enter", "e")
    area = shown.find("text", TextArea)
    area.load_text(area.text.replace("\n\n", f"\n\n{sentence}\n\n", 1))
    await shown.press("escape")
    # A busy machine checks a moment later.
    await shown.until(lambda: "would have" in shown.text)
    await shown.press("tab")
    return area.text


async def replaces_the_words(shown: Dashboard, key: str) -> None:
    await on_a_finding(shown, "We would of met.")
    await shown.press(key)
    assert "We would have met." in shown.find("text", TextArea).text


async def takes_the_sentence_out(shown: Dashboard, key: str) -> None:
    await on_a_finding(shown, "We would of met.")
    await shown.press(key)
    assert "of met" not in shown.find("text", TextArea).text


async def leaves_the_finding(shown: Dashboard, key: str) -> None:
    before = await on_a_finding(shown, "We would of met.")
    await shown.press(key)
    assert shown.find("text", TextArea).text == before
    assert "would have" not in shown.text
    assert shown.find("findings", FindingsPane).tally in shown.text


async def is_never_asked_again(shown: Dashboard, key: str) -> None:
    await on_a_finding(shown, "We would of met.")
    await shown.press(key)
    assert shown.desk.search.profile.unasked
    assert "would have" not in shown.text


async def asks_for_an_editor(shown: Dashboard, key: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("EDITOR", raising=False)
        patch.delenv("VISUAL", raising=False)
        await shown.press("enter", key)
    assert "Say which editor first" in shown.said


async def gives_it_to_the_mail_program(shown: Dashboard, key: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(message, "open_link", lambda link: link.startswith("mailto:dana.osei@"))
        await shown.press("enter", key)
    assert shown.said == "The mail program has it. space marks it as sent."


async def saves_it_as_a_file(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert shown.typed == {"path": "~/thank-you.eml"}


async def marks_the_message_as_sent(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert shown.screen_name == "TodayScreen"
    assert shown.said == "Marked the thank-you to Dana Osei as sent. u undoes."
    assert LATE not in keys_in_order(shown)


async def without_a_topic(shown: Dashboard) -> None:
    said = next(fact for fact in shown.desk.search.facts["analyst"] if isinstance(fact, Debrief))
    shown.desk.facts.record(msgspec.structs.replace(said, key_points={}), "forgot the topics")
    await shown.rest()


async def asks_for_what_is_missing(shown: Dashboard, key: str) -> None:
    await shown.press("enter")
    assert "fill in" not in shown.rows[-1], "nothing is missing"
    await shown.press("escape")
    await without_a_topic(shown)
    await shown.press("enter")
    await shown.until(lambda: "f fill in" in shown.rows[-1])
    await shown.press(key)
    assert isinstance(shown.screen, FormDialog)


async def asks_on_today_for_what_is_missing(shown: Dashboard, key: str) -> None:
    await without_a_topic(shown)
    await shown.press(key)
    assert isinstance(shown.screen, FormDialog)


async def asks_on_the_page_for_what_is_missing(shown: Dashboard, key: str) -> None:
    await without_a_topic(shown)
    await shown.press("2", "g", "enter", key)
    assert isinstance(shown.screen, FormDialog)


async def asks_in_the_call_for_what_is_missing(shown: Dashboard, key: str) -> None:
    unsigned = msgspec.structs.replace(shown.desk.search.profile, phone="")
    shown.desk.saving.commit(shown.desk.search.with_entry(unsigned), "took the number out")
    await a_call(shown)
    await shown.press(key)
    assert isinstance(shown.screen, FormDialog), shown.text


async def asks_how_the_call_went(shown: Dashboard, key: str) -> None:
    await a_call(shown)
    await shown.press(key)
    assert "How did the call go?" in shown.text


async def goes_back_to_the_draft(shown: Dashboard, key: str) -> None:
    await shown.press("enter", "e", "H", "i", "escape", key)
    assert shown.find("text", TextArea).text == shown.desk.messages.draft(LATE).words


async def scrolls_the_letter(shown: Dashboard, key: str) -> None:
    await shown.pilot.resize_terminal(80, 16)
    await shown.press("enter", "j", "j")
    letter = shown.find("text", TextArea)
    assert (letter.scroll_y, letter.max_scroll_y > 3) == (2, True)
    await shown.press(key)
    assert letter.scroll_y == (3 if key == "j" else 1)


async def turns_to_another_kind(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert "Which message?" in shown.text
    await shown.press("down", "down", "enter")
    assert shown.screen_name == "MessageScreen"
    assert shown.rows[0].startswith(" clarification to Dana Osei  ")


async def writes_it_to_somebody_else(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert "To whom?" in shown.text
    await shown.press("down", "enter")
    assert "thank-you to Kim Whitfield" in shown.rows[0]


async def makes_it_friendly(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert "Hi Dana,\n" in shown.find("text", TextArea).text
    await shown.press("z")
    assert "t friendly" in shown.text


async def writes_it_in_german(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert shown.find("text", TextArea).text.startswith("Guten Tag Dana Osei,\n")
    assert shown.said.startswith("Messages for Lark Analytics are in German from now on.")
    await shown.press(key)
    assert shown.find("text", TextArea).text.startswith("Dear Dana Osei,\n")


async def calls_in_german(shown: Dashboard, key: str) -> None:
    await a_call(shown)
    await shown.press(key)
    assert "Guten Tag" in shown.text


async def leaves_something_out(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert "At most 2." in shown.text
    await shown.press("enter")
    assert shown.said.startswith("Drafted the thank-you to Dana Osei anew")


async def goes_to_the_own_words(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert shown.focused == "own"


async def opens_the_message_at_the_own_words(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.screen_name == "MessageScreen"
    assert shown.focused == "own"


async def says_a_paragraph_otherwise(shown: Dashboard, key: str) -> None:
    await shown.press("enter")
    before = shown.find("text", TextArea).text.split("\n\n")
    await shown.press(key, "enter")
    after = shown.find("text", TextArea).text.split("\n\n")
    assert [one != other for one, other in zip(before, after, strict=True)].count(True) == 1
    assert shown.said.startswith("Put the thank-you to Dana Osei in other words")


async def says_all_otherwise(shown: Dashboard, key: str) -> None:
    await shown.press("enter")
    before = shown.find("text", TextArea).text.split("\n\n")
    await shown.press(key)
    after = shown.find("text", TextArea).text.split("\n\n")
    assert all(one != other for one, other in zip(before[1:4], after[1:4], strict=True))


async def shows_the_whole_head(shown: Dashboard, key: str) -> None:
    await shown.press("enter")
    assert "asked     " not in shown.text
    await shown.press(key)
    assert "asked     0 of 2 times" in shown.text
    await shown.press(key)
    assert "asked     " not in shown.text


async def calls_with_another_purpose(shown: Dashboard, key: str) -> None:
    await a_call(shown)
    await shown.press(key, "down", "enter")
    assert "✎ own" in shown.rows[0]


async def calls_somebody_else(shown: Dashboard, key: str) -> None:
    await a_call(shown)
    await shown.press(key)
    assert "To whom?" in shown.text


async def writes_a_message_of_any_kind(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "Which message?" in shown.text
    await shown.press("end", "enter", "end", "up", "up", "enter")
    assert "✎ own" in shown.rows[0]


async def writes_to_this_person(shown: Dashboard, key: str) -> None:
    await a_persons_page(shown)
    await shown.press(key, "j", "j", "k", "enter")
    assert shown.rows[0].startswith(" thank-you letter to Dana Osei  ")
    assert shown.rows[0].endswith("  ✎ own")


async def leaves_the_message(shown: Dashboard, key: str) -> None:
    await shown.press("enter", key)
    assert shown.screen_name == "TodayScreen"


async def leaves_the_page(shown: Dashboard, key: str) -> None:
    await shown.press("tab", "enter")
    assert shown.screen_name == "ApplicationScreen"
    await shown.press(key)
    assert shown.screen_name == "TodayScreen"


async def says_that_no_link_is_kept(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.said.startswith("No link is kept here.")


# Views


async def shows_today(shown: Dashboard, key: str) -> None:
    await shown.press("2", key)
    assert shown.screen_name == "TodayScreen"
    await shown.press("tab", "enter", key)
    assert shown.screen_name == "TodayScreen"


async def shows_the_applications(shown: Dashboard, key: str) -> None:
    await shown.press("4", key)
    assert shown.rows[1].startswith(" Applications: open · 6 · by last contact")
    await shown.press("enter", key)
    assert shown.screen_name == "ApplicationsScreen"


async def shows_the_people(shown: Dashboard, key: str) -> None:
    await shown.press("2", key)
    assert shown.rows[1].startswith(" People · 6")
    assert "Moss & Daughters  asked 0 of 2 times · 0 unanswered · fine today" in shown.text


async def filters_as_one_types(shown: Dashboard, key: str) -> None:
    await shown.press("2", key, *"lark")
    assert shown.rows[2].startswith(" Applications: open, 'lark' · 1 of 6 · by last contact")
    await shown.press("enter")
    assert shown.focused == "all-applications"
    await shown.press("escape")
    assert "open · 6" in shown.rows[1]
    await shown.press("4", key, *"omar")
    assert shown.rows[2].startswith(" People, 'omar' · 1 of 6")
    assert shown.find("people", PeoplePane).highlighted == shown.desk.search.contacts["omar"]
    await shown.press("escape")
    assert shown.rows[1].startswith(" People · 6")


async def sorts_otherwise(shown: Dashboard, key: str) -> None:
    await shown.press("2")
    for order in ("by company", "by stage", "newest first", "by last contact"):
        await shown.press(key)
        assert shown.rows[1].rstrip(" ").endswith(f" · {order}")


async def shows_other_ones(shown: Dashboard, key: str) -> None:
    await shown.press("2")
    for which in ("live · 6", "saved · 0", "closed · 0", "quiet · 0", "all · 6", "open · 6"):
        await shown.press(key)
        assert shown.rows[1].startswith(f" Applications: {which}")


async def marks_some(shown: Dashboard, key: str) -> None:
    await shown.press("2", key, "j", key)
    assert " · 2 marked" in shown.rows[1]
    assert shown.text.count("✓") == 2
    assert shown.find("all-applications", AllApplicationsPane).cursor == 3
    await shown.press("g", key)
    assert " · 1 marked" in shown.rows[1]
    await shown.press("escape")
    assert "marked" not in shown.text


async def closes_several_in_one_change(shown: Dashboard, key: str) -> None:
    await shown.press("2", "g", key)
    assert "Close Lark Analytics? Why?" in shown.text
    await shown.press("escape", "v", "v", key)
    assert "Close 2 applications? Why?" in shown.text
    await shown.press("n")
    assert shown.said == "Closed two applications. u undoes."
    assert "open · 4" in shown.rows[1]
    await shown.press("u")
    assert "open · 6" in shown.rows[1]


async def leaves_the_applications(shown: Dashboard, key: str) -> None:
    await shown.press("2", key)
    assert shown.screen_name == "TodayScreen"


async def leaves_the_people(shown: Dashboard, key: str) -> None:
    await shown.press("4", key)
    assert shown.screen_name == "TodayScreen"


async def saves_a_picture(shown: Dashboard, key: str) -> None:
    await shown.press("3", key)
    assert shown.typed == {"path": "~/my-job-search.svg"}
    picture = shown.folder / "funnel.svg"
    await shown.fill(path=str(picture))
    await shown.press("ctrl+s")
    assert shown.said == f"Saved as {picture}."
    assert picture.read_text(encoding="utf-8").startswith("<svg")


async def hides_names(shown: Dashboard, key: str) -> None:
    assert "Dana Osei" in shown.text
    await shown.press(key)
    assert "names hidden" in shown.rows[0]
    assert not [word for word in ("Dana", "Osei", "Lark") if word in shown.text]
    await shown.press(key)
    assert "Dana Osei" in shown.text


async def leaves_the_insights(shown: Dashboard, key: str) -> None:
    await shown.press("3", key)
    assert shown.screen_name == "TodayScreen"


async def shows_the_file(shown: Dashboard, key: str) -> None:
    await shown.press("2", key)
    assert shown.screen_name == "YourFileScreen"
    assert shown.rows[2].endswith("search.json  all is saved")


async def leaves_the_file(shown: Dashboard, key: str) -> None:
    await shown.press("B", key)
    assert shown.screen_name == "TodayScreen"


async def shows_the_insights(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.screen_name == "InsightsScreen"


async def shows_the_settings(shown: Dashboard, key: str) -> None:
    await shown.press("2", key)
    assert shown.screen_name == "SettingsScreen"
    assert "How you follow up" in shown.text


async def offers_other_colours(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "afterword-dark · worn now" in shown.text
    await shown.press("j", "k", "down", "enter")
    assert shown.app.theme == "afterword-light"
    await shown.press(key, *"monok", "enter")
    assert shown.app.theme == "monokai"
    await shown.press(key, *"tokyo", "enter")
    assert shown.app.theme == "tokyo-night"


async def among_the_settings(shown: Dashboard, option: str) -> None:
    await shown.press("comma")
    await shown.move_to(option)


async def takes_a_setting_back(shown: Dashboard, key: str) -> None:
    shown.desk.entries.set_parameter("status.no_date_bd", 7, "x")
    await among_the_settings(shown, "status.no_date_bd")
    assert "7 business days" in shown.text
    await shown.press(key)
    assert shown.said.endswith("Ask after so long when no date was given. u undoes.")
    assert not shown.desk.search.cadence


async def sets_a_value_for_a_region(shown: Dashboard, key: str) -> None:
    await among_the_settings(shown, "status.no_date_bd")
    await shown.press(key)
    await shown.fill(region="de", value="12")
    await shown.press("ctrl+s")
    assert shown.desk.search.cadence["status.no_date_bd@DE"].value == 12
    assert "in DE" in shown.text


async def leaves_the_settings(shown: Dashboard, key: str) -> None:
    await shown.press("comma", key)
    assert shown.screen_name == "TodayScreen"


# Pages


async def edits_the_posting(shown: Dashboard, key: str) -> None:
    await shown.press("tab", "enter", key)
    assert "Application: Quality Analyst" in shown.text
    await shown.fill(url="https://opal.example/42", tags="first; hardware")
    await shown.press("ctrl+s")
    assert shown.said == "Edited Quality Analyst. u undoes."
    assert shown.desk.search.applications["quality"].tags == ("first", "hardware")


async def keeps_the_postings_text(shown: Dashboard, key: str) -> None:
    await shown.press("tab", "enter", key, *"SQL", "enter", *"Go", "ctrl+s")
    assert shown.said == "Kept the posting of Quality Analyst. u undoes."
    assert shown.desk.search.applications["quality"].posting_text == "SQL\nGo"


async def edits_the_company(shown: Dashboard, key: str) -> None:
    await shown.press("tab", "enter", key)
    assert "Company: Opal Robotics" in shown.text
    await shown.fill(tz="berlin", region="de-by", no_calls="yes")
    await shown.press("ctrl+s")
    company = shown.desk.search.companies["opal"]
    assert (company.tz, company.region, company.no_calls) == ("Europe/Berlin", "DE-BY", True)


async def edits_a_person(shown: Dashboard, key: str) -> None:
    await shown.press("4")
    await shown.move_to("Contact:dana")
    await shown.press(key)
    assert "Person: Dana Osei" in shown.text
    await shown.fill(salutation="Ms. Osei", no_calls="y")
    await shown.press("ctrl+s")
    assert shown.desk.search.contacts["dana"].salutation == "Ms. Osei"
    assert "no calls" in shown.text


async def edits_a_persons_company(shown: Dashboard, key: str) -> None:
    await shown.press("4")
    await shown.move_to("Contact:dana")
    await shown.press(key)
    assert "Company: Lark Analytics" in shown.text


async def deletes_a_company(shown: Dashboard, key: str) -> None:
    await shown.press("4")
    await shown.move_to("Company:lark")
    await shown.press(key, "escape")
    assert "lark" in shown.desk.search.companies
    await shown.press(key)
    assert "Delete: Lark Analytics with one application, " in shown.text
    await shown.press("y")
    assert shown.said.startswith("Deleted Lark Analytics with one application, ")
    assert "lark" not in shown.desk.search.companies


async def deletes_this_person(shown: Dashboard, key: str) -> None:
    await a_persons_page(shown)
    await shown.press(key)
    assert " p   Dana Osei; " in shown.text
    await shown.press("y")
    assert shown.screen_name == "PersonScreen"
    await shown.press(key, "p")
    assert shown.said.startswith("Deleted Dana Osei; ")
    assert "dana" not in shown.desk.search.contacts
    assert shown.screen_name == "PeopleScreen"


async def adds_a_person(shown: Dashboard, key: str) -> None:
    await shown.press("4")
    await shown.move_to("Company:lark")
    await shown.press(key)
    assert shown.typed["company"] == "Lark Analytics"
    await shown.fill(name="Ada Moss", company="", role="ref")
    await shown.press("ctrl+s")
    assert shown.said == "Wrote down Ada Moss. u undoes."
    assert "Without a company" in shown.text


async def a_persons_page(shown: Dashboard) -> None:
    await shown.press("4")
    await shown.move_to("Contact:dana")
    await shown.press("enter")
    assert shown.screen_name == "PersonScreen"
    assert "agreed on round 1" in shown.text


async def edits_this_person(shown: Dashboard, key: str) -> None:
    await a_persons_page(shown)
    await shown.press(key)
    assert "Person: Dana Osei" in shown.text


async def edits_this_persons_company(shown: Dashboard, key: str) -> None:
    await a_persons_page(shown)
    await shown.press(key)
    assert "Company: Lark Analytics" in shown.text


async def leaves_the_person(shown: Dashboard, key: str) -> None:
    await a_persons_page(shown)
    await shown.press(key)
    assert shown.screen_name == "PeopleScreen"


# A call, a preparation, what has gone quiet


async def a_call(shown: Dashboard) -> None:
    await shown.move_to("D1:planner:1:omar")
    await shown.press("enter")
    assert shown.screen_name == "CallScreen"
    assert "It is 11:05 on Wed 15 Apr in New York. A good hour to call." in shown.text


async def asks_what_they_said(shown: Dashboard, key: str) -> None:
    await a_call(shown)
    await shown.press(key)
    assert "Omar Aydin: what did they say?" in shown.text
    await shown.fill(decision_date="fri")
    await shown.press("ctrl+s")
    assert shown.said == "Called Omar Aydin: reached them; they decide by Fri 17 Apr. u undoes."
    assert shown.screen_name == "TodayScreen"


async def logs_a_voicemail(shown: Dashboard, key: str) -> None:
    await a_call(shown)
    await shown.press(key)
    assert shown.said == "Logged the status call to Omar Aydin: voicemail left. u undoes."
    assert shown.screen_name == "TodayScreen"


async def logs_that_nobody_answered(shown: Dashboard, key: str) -> None:
    await a_call(shown)
    await shown.press(key)
    assert shown.said == "Logged the status call to Omar Aydin: no answer. u undoes."


async def logs_an_e_mail_instead(shown: Dashboard, key: str) -> None:
    await a_call(shown)
    await shown.press(key)
    assert shown.said == "Wrote an e-mail instead of the status call to Omar Aydin. u undoes."


async def opens_the_words(shown: Dashboard, key: str) -> None:
    await a_call(shown)
    await shown.press(key)
    assert shown.screen_name == "MessageScreen"


async def leaves_the_call(shown: Dashboard, key: str) -> None:
    await a_call(shown)
    await shown.press(key)
    assert shown.screen_name == "TodayScreen"


async def a_preparation(shown: Dashboard, **given: str) -> None:
    booked = shown.desk.search.facts["quality"][-1]
    shown.desk.facts.record(msgspec.structs.replace(booked, prepared=False, **given), "forgot to prepare")
    await shown.rest()
    await shown.move_to("B2:quality:1:-")
    await shown.press("enter")
    assert shown.screen_name == "PrepareScreen"
    assert "Jo Tolland" in shown.text
    assert "What is the next step, and by when will you know?" in shown.text


async def is_prepared(shown: Dashboard, key: str) -> None:
    await a_preparation(shown)
    await shown.press(key)
    assert shown.said == "Prepared for the interview. u undoes."
    assert shown.screen_name == "TodayScreen"


async def leaves_the_preparation(shown: Dashboard, key: str) -> None:
    await a_preparation(shown)
    await shown.press(key)
    assert shown.screen_name == "TodayScreen"


async def says_that_it_has_no_link(shown: Dashboard, key: str) -> None:
    await a_preparation(shown, place="")
    await shown.press(key)
    assert shown.said.startswith("No link is kept here.")


async def among_the_quiet(shown: Dashboard) -> None:
    for company in ("Fern Mutual", "Juno Travel"):
        long_ago = instant("2026-02-02T10:00-05:00")
        shown.desk.facts.log_application(CapturedApplication(company=company, title="Clerk", at=long_ago))
    await shown.rest()
    await shown.move_to("quiet")
    assert "▌Any time ● 2 gone quiet" in shown.text
    await shown.press("enter")
    assert shown.screen_name == "QuietScreen"
    assert " Gone quiet · 2" in shown.text


async def closes_a_quiet_one(shown: Dashboard, key: str) -> None:
    await among_the_quiet(shown)
    await shown.press(key)
    assert shown.said == "Closed one application. u undoes."
    assert " Gone quiet · 1" in shown.text


async def keeps_a_quiet_one(shown: Dashboard, key: str) -> None:
    await among_the_quiet(shown)
    await shown.press(key)
    assert shown.said == "Kept Fern Mutual as it is; 2 still lists it. u undoes."
    assert " Gone quiet · 1" in shown.text


async def copies_a_check_in(shown: Dashboard, key: str) -> None:
    await among_the_quiet(shown)
    await shown.press(key)
    await shown.fill(**{**dict.fromkeys(shown.asked, ""), "blank2": "I have run such desks for two years."})
    await shown.press("ctrl+s")
    assert "Clerk" in shown.app.clipboard
    assert shown.said.endswith("space says that you sent it.")


async def has_checked_in(shown: Dashboard, key: str) -> None:
    await among_the_quiet(shown)
    await shown.press(key)
    assert shown.said == "Checked in with Fern Mutual; it is asked again from Wed 29 Apr. u undoes."
    assert " Gone quiet · 1" in shown.text


async def leaves_the_quiet(shown: Dashboard, key: str) -> None:
    await among_the_quiet(shown)
    await shown.press(key)
    assert shown.screen_name == "TodayScreen"


async def among_the_nameless(shown: Dashboard) -> None:
    for company in ("Fern Mutual", "Juno Travel"):
        recently = instant("2026-04-02T10:00-05:00")
        shown.desk.facts.log_application(CapturedApplication(company=company, title="Clerk", at=recently))
    await shown.rest()
    await shown.move_to("nameless")
    assert "3 lack a name" in shown.text
    await shown.press("enter")
    assert shown.screen_name == "NamelessScreen"
    assert " Nobody to write to · 3" in shown.text


async def names_somebody(shown: Dashboard, key: str) -> None:
    await among_the_nameless(shown)
    await shown.press(key)
    assert "Add the name of whoever this goes to at" in shown.text


async def leaves_the_nameless(shown: Dashboard, key: str) -> None:
    await among_the_nameless(shown)
    await shown.press("x")
    assert " Nobody to write to · 2" in shown.text
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


async def takes_the_grey_name(shown: Dashboard, key: str) -> None:
    await shown.press("a", *"ves", key)
    assert (shown.typed["company"], shown.focused) == ("Vesper Freight", "title")


async def goes_to_the_line_below(shown: Dashboard, key: str) -> None:
    await shown.press("a", key, key)
    assert shown.focused == "at"
    await shown.press(*"mon 9:30")
    assert shown.typed["at"] == "mon 9:30", "what was only offered is replaced by what is typed"


async def goes_to_the_line_above(shown: Dashboard, key: str) -> None:
    await shown.press("a", "enter", key)
    assert shown.focused == "company"
    await shown.press(key)
    assert shown.focused == "posting", "above the first line is the last"


async def chooses_the_next(shown: Dashboard, key: str) -> None:
    await shown.press("m", "y", key)
    assert shown.typed["written"] == "yes"
    await shown.press(key)
    assert shown.typed["written"] == "", "from the last to the first, and back"


async def scrolls_the_details(shown: Dashboard, key: str) -> None:
    await shown.press("z")
    details = shown.find("details", DetailsPane)
    await shown.until(lambda: details.max_scroll_y > 0)
    await shown.press("J")
    await shown.until(lambda: details.scroll_y > 0)
    down = details.scroll_y
    await shown.press("K")
    await shown.until(lambda: details.scroll_y == 0)
    await shown.press("J" if key in ("K", "shift+up") else key)
    await shown.until(lambda: details.scroll_y == down)
    await shown.press("K" if key in ("J", "shift+down") else key)
    await shown.until(lambda: details.scroll_y == 0)
    await shown.press("z")


async def shows_the_rule(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert shown.screen_name == "ReadingDialog"
    assert "C2  Thank whoever interviewed you" in shown.text
    await shown.press(key)
    assert shown.screen_name == "TodayScreen"


async def leaves_the_form(shown: Dashboard, key: str) -> None:
    await shown.press("a", key)
    assert shown.screen_name == "TodayScreen"


async def starts_the_form_over(shown: Dashboard, key: str) -> None:
    await shown.press("a", "Z", "escape", "escape", "a")
    assert shown.typed["company"] == "Z"
    await shown.press(key)
    assert shown.typed["company"] == ""


async def shows_what_can_be_done_here(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert "Follow-ups in the order in which to act on them. y copies the message" in shown.text
    assert "y          Copy the message of the highlighted follow-up." in shown.text
    assert "voicemail" not in shown.text, "that works in a call only"
    await shown.press(key)
    assert shown.screen_name == "TodayScreen"
    await shown.press(key)
    await shown.move_to("record.done")
    await shown.press("enter")
    assert shown.said.startswith("Marked the thank-you to Dana Osei as sent.")


async def opens_the_palette(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert isinstance(shown.screen, CommandPalette)


async def quits(shown: Dashboard, key: str) -> None:
    await shown.press(key)
    assert not shown.app.is_running or shown.app._exit
    assert shown.app.return_code == 0


EXERCISES: Mapping[str, Exercise] = {
    "list.open": opens_the_message,
    "hope.right": goes_through_the_shares,
    "hope.left": goes_through_the_shares,
    "list.down": goes_down,
    "list.up": goes_up,
    "list.first": goes_to_the_first,
    "list.last": goes_to_the_last,
    "list.page_down": goes_a_page_down,
    "list.page_up": goes_a_page_up,
    "list.half_down": goes_half_a_page,
    "list.half_up": goes_half_a_page,
    "record.copy": copies,
    "capture.interview": asks_for_an_interview,
    "capture.applied": asks_for_an_application,
    "capture.debrief": asks_for_a_debrief,
    "today.import_file": asks_for_a_file,
    "today.export": writes_out,
    "application.story": writes_the_story_out,
    "today.demo": leaves_for_the_demo,
    "today.guide": shows_around,
    "today.leave_guide": leaves_the_look_around,
    "today.page": opens_the_page,
    "today.details": shows_the_details,
    "details.down": scrolls_the_details,
    "details.up": scrolls_the_details,
    "rule.show": shows_the_rule,
    "today.next_pane": goes_to_the_next_pane,
    "today.previous_pane": goes_to_the_pane_before,
    "record.done": marks_as_sent,
    "record.snooze": puts_off,
    "record.dismiss": lets_go,
    "record.override": opens_early,
    "capture.mail": waits_for_a_mail,
    "mail.record": records_the_mail,
    "mail.correct": corrects_the_mail,
    "mail.kind": takes_the_mail_for_something_else,
    "mail.application": chooses_whose_mail_it_is,
    "mail.appointment": chooses_which_talk_it_puts_off,
    "mails.take": leaves_the_mail_out,
    "mails.application": chooses_whose_of_the_mails_it_is,
    "mails.record": records_the_mails,
    "record.reply": records_what_they_said,
    "record.move": records_where_it_has_got_to,
    "record.remember": writes_down_what_came_to_mind,
    "record.log": logs_what_was_done,
    "record.edit": asks_to_correct_the_newest_fact,
    "record.delete": deletes_the_newest_fact,
    "record.link": says_that_no_link_is_kept,
    "change.undo": takes_back,
    "change.redo": does_again,
    "message.copy": copies_from_the_message,
    "message.copy_all": copies_subject_and_words,
    "message.edit": lets_the_message_be_edited,
    "message.done": marks_the_message_as_sent,
    "message.supply": asks_for_what_is_missing,
    "today.supply": asks_on_today_for_what_is_missing,
    "application.supply": asks_on_the_page_for_what_is_missing,
    "call.supply": asks_in_the_call_for_what_is_missing,
    "call.done": asks_how_the_call_went,
    "message.findings": goes_to_the_findings,
    "message.mend": replaces_the_words,
    "message.cut": takes_the_sentence_out,
    "message.leave": leaves_the_finding,
    "message.never": is_never_asked_again,
    "message.editor": asks_for_an_editor,
    "message.mail": gives_it_to_the_mail_program,
    "message.save_file": saves_it_as_a_file,
    "message.whole": shows_the_whole_head,
    "message.fresh": goes_back_to_the_draft,
    "message.kind": turns_to_another_kind,
    "message.person": writes_it_to_somebody_else,
    "message.register": makes_it_friendly,
    "message.language": writes_it_in_german,
    "message.own": goes_to_the_own_words,
    "reading.down": scrolls_the_letter,
    "reading.up": scrolls_the_letter,
    "record.own": opens_the_message_at_the_own_words,
    "message.reword": says_a_paragraph_otherwise,
    "message.reword_all": says_all_otherwise,
    "message.optional": leaves_something_out,
    "call.kind": calls_with_another_purpose,
    "call.language": calls_in_german,
    "call.person": calls_somebody_else,
    "record.write": writes_a_message_of_any_kind,
    "person.write": writes_to_this_person,
    "message.back": leaves_the_message,
    "application.back": leaves_the_page,
    "application.posting": edits_the_posting,
    "application.text": keeps_the_postings_text,
    "application.company": edits_the_company,
    "find.filter": filters_as_one_types,
    "applications.sort": sorts_otherwise,
    "applications.which": shows_other_ones,
    "applications.mark": marks_some,
    "applications.close": closes_several_in_one_change,
    "applications.back": leaves_the_applications,
    "insights.picture": saves_a_picture,
    "insights.back": leaves_the_insights,
    "keeping.back": leaves_the_file,
    "people.person": edits_a_person,
    "people.company": edits_a_persons_company,
    "people.add": adds_a_person,
    "people.delete": deletes_a_company,
    "person.delete": deletes_this_person,
    "people.back": leaves_the_people,
    "person.person": edits_this_person,
    "person.company": edits_this_persons_company,
    "person.back": leaves_the_person,
    "call.reached": asks_what_they_said,
    "call.voicemail": logs_a_voicemail,
    "call.no_answer": logs_that_nobody_answered,
    "call.email": logs_an_e_mail_instead,
    "call.words": opens_the_words,
    "call.back": leaves_the_call,
    "intake.take": takes_a_table_in,
    "intake.columns": puts_columns_right,
    "questions.rest": keeps_words_as_notes,
    "intake.dates": says_how_days_are_written,
    "intake.same": decides_about_a_row,
    "intake.mine": keeps_what_is_here,
    "intake.back": leaves_the_table,
    "prepare.done": is_prepared,
    "prepare.link": says_that_it_has_no_link,
    "prepare.back": leaves_the_preparation,
    "quiet.close": closes_a_quiet_one,
    "quiet.keep": keeps_a_quiet_one,
    "quiet.copy": copies_a_check_in,
    "quiet.done": has_checked_in,
    "quiet.back": leaves_the_quiet,
    "nameless.supply": names_somebody,
    "nameless.back": leaves_the_nameless,
    "app.today": shows_today,
    "app.applications": shows_the_applications,
    "app.insights": shows_the_insights,
    "app.people": shows_the_people,
    "settings.reset": takes_a_setting_back,
    "settings.region": sets_a_value_for_a_region,
    "settings.back": leaves_the_settings,
    "app.settings": shows_the_settings,
    "app.theme": offers_other_colours,
    "app.keeping": shows_the_file,
    "form.save": saves_the_form,
    "form.next": goes_to_the_next_field,
    "form.take": takes_the_grey_name,
    "form.down": goes_to_the_line_below,
    "form.up": goes_to_the_line_above,
    "form.choose": chooses_the_next,
    "form.choose_back": chooses_the_next,
    "form.cancel": leaves_the_form,
    "form.fresh": starts_the_form_over,
    "app.help": shows_what_can_be_done_here,
    "app.palette": opens_the_palette,
    "app.privacy": hides_names,
    "app.quit": quits,
}
"""What each command does, on the six applications at 80 by 24, the late thank-you highlighted."""

ENDING = ("today.demo", "app.quit")
"""The commands after which the program is over."""


async def back_to_the_start(shown: Dashboard, document: str) -> None:
    """Leaves what is open and takes back what was done, so that the next command finds what this one did."""
    while shown.screen is not shown.app.screen_stack[0]:
        shown.screen.dismiss(None)
        await shown.pilot.pause()
    for key in list(shown.desk.search.drafts):
        shown.desk.messages.forget_draft(key)
    while shown.desk.files.export_document() != document:
        shown.desk.saving.undo()
    pane = shown.find("follow-ups", FollowUpsPane)
    pane.focus()
    pane.action_first()
    await shown.pilot.pause()
    assert highlighted(shown) == LATE
    shown.app.clear_selection()
    shown.app.copy_to_clipboard("")


def test_every_act_is_a_commands_and_named_for_it() -> None:
    assert set(ACTS) == {command.id for command in COMMANDS if command.action == f"do('{command.id}')"}


def test_every_command_is_exercised() -> None:
    assert set(EXERCISES) == set(BY_ID)


BESIDE = ("app", "capture", "form", "intake", "mail", "message", "record", "today")
"""Where something goes on beside the keys: copying, checking, reading, saving what is half typed."""


@pytest.mark.parametrize(
    "scope",
    [
        pytest.param(scope, marks=() if scope in BESIDE else pytest.mark.exhaustive)
        for scope in get_args(Scope)
    ],
)
async def test_every_key_does_what_its_command_says(folder: Path, scope: Scope) -> None:
    async with dashboard(folder, six()) as shown:
        document = shown.desk.files.export_document()
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
