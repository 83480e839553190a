"""Forms: what is asked, what cannot be read, and that nothing typed is lost."""

import re
from pathlib import Path
from typing import cast

import msgspec
import pytest
from textual import events
from textual.widgets import TextArea

from afterword.domain.capturing.capture import CapturedApplication
from afterword.domain.facts import Applied, Call, Debrief, Interview, Saved
from afterword.interface.dialogs.form import FormDialog
from afterword.interface.panes.follow_ups import FollowUpsPane
from afterword.interface.screens.base import DeskScreen
from builders import ANALYST, a_contact, a_debrief, a_search, an_interview, instant
from interface.dashboards import NOW, Clock, dashboard, open_desk, six

pytestmark = pytest.mark.exhaustive

NOT_SAVED = "! Not saved yet: ctrl+s saves. Once more leaves, and keeps what you typed for the next time."
HERE_AGAIN = "Here is what you typed the last time. ctrl+r starts over."


@pytest.mark.parametrize("how", ["ctrl+s", "enter on the last field"])
async def test_an_application_is_saved(folder: Path, how: str) -> None:
    async with dashboard(folder) as shown:
        await shown.press("a")
        assert shown.asked == [
            "company", "title", "at", "contact", "through", "kind", "source", "url", "posting",
        ]  # fmt: skip
        await shown.fill(
            company="Rook Mills",
            title="Planner",
            at="yesterday 9:00",
            contact="Kim Park <kim@rook.example>",
            through="via Doug Marsh, Prairie Staffing; referred by Angela Ruiz",
            source="job board",
            url="https://rook.example/planner",
        )
        await shown.focus("kind")
        await shown.press("u")
        await shown.focus("company")
        assert shown.beside == "new"
        await shown.press(*(["ctrl+s"] if how == "ctrl+s" else ["enter"] * 9))
        assert shown.screen_name == "TodayScreen"
        assert shown.said == "Applied to Rook Mills as Planner. u undoes."
        assert "Rook Mills" in shown.text.partition("Parallel applications")[2]
    search = open_desk(folder).search
    (application,) = search.applications.values()
    (fact,) = search.all_facts()
    assert isinstance(fact, Applied)
    assert fact.at == instant("2026-04-14T09:00-04:00")
    assert (application.source, application.url) == ("job board", "https://rook.example/planner")
    assert search.contacts[application.contact or ""].email == "kim@rook.example"
    doug, angela = (search.contacts[p or ""] for p in (application.via_recruiter, application.referrer))
    assert (doug.name, search.companies[doug.company or ""].kind) == ("Doug Marsh", "agency")
    assert (angela.name, angela.role) == ("Angela Ruiz", "referrer")
    assert search.companies[application.company].kind == "university"
    async with dashboard(folder) as shown:
        await shown.press("a", *"rook mills", "enter")
        assert "kind" not in shown.asked, "it is known"
        await shown.press("up")
        assert shown.beside == "one application"


async def test_a_file_to_import_must_be_named(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("I", "ctrl+s")
        assert shown.wrong == {"path": "! Which file? Write its path."}


async def test_what_was_understood_is_said_while_typing(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("i")
        assert shown.hint == "The company's name."
        await shown.focus("when")
        assert shown.hint == "On your own clock: yesterday 15:00, fri 3pm, 12 mar 10:00-11:30"
        await shown.fill(when="yesterday 3pm")
        assert shown.hint == "= Tue 14 Apr 15:00 to 16:00 · over"
        await shown.fill(when="fri 10:00-11:30")
        assert shown.hint == "= Fri 17 Apr 10:00 to 11:30"
        await shown.fill(when="fri 23:30-00:30")
        assert shown.hint == "= Fri 17 Apr 23:30 to Sat 18 Apr 00:30"
        await shown.fill(when="9999-12-31 23:30")
        assert "The year 9999 is too far away" in shown.hint
        await shown.fill(when="mon 2:30 pm")
        assert shown.wrong["when"] == "? If Mon 13 Apr is meant, write: last mon 2:30 pm"
        await shown.fill(when="25 may 10:00")
        assert shown.hint == "= Mon 25 May 10:00 to 11:00 · a public holiday"
        assert "when" not in shown.wrong
        await shown.press("left", "ctrl+c")
        assert (
            shown.hint == "Nothing is lost: ctrl+s saves, esc leaves and keeps what you typed, ctrl+q quits."
        )
        await shown.focus("people")
        await shown.fill(people="Kim Park <kim@rook.example>, Dana Osei")
        known = "Dana Osei (dana.osei@lark.example, +1 212 555 0107)"
        assert shown.hint == f"= Kim Park (kim@rook.example) and {known}"


# The interview


async def test_an_interview_to_come_asks_nothing_about_what_was_said(folder: Path) -> None:
    async with dashboard(folder) as shown:
        await shown.press("i")
        await shown.fill(company="Rook Mills", title="Planner", people="Kim Park", when="fri 10:00-11:30")
        assert shown.asked == ["company", "title", "people", "when", "place", "zone", "confirmed"]
        assert shown.typed["confirmed"] == "no", "nobody said so yet"
        assert "Then: a confirmation" in shown.text
        await shown.fill(when="fri 25:00")
        assert "Then: a confirmation" not in shown.text, "of what?"
        await shown.fill(when="fri 10:00-11:30")
        await shown.fill(place="12 Harbor Street", zone="Chicago", confirmed="yes")
        assert "Then: a confirmation" not in shown.text
        await shown.press("ctrl+s")
        assert shown.screen_name == "TodayScreen"
        assert shown.said == "Logged the interview with Rook Mills. u undoes."
        assert re.search(r"Fri 17   ◷ Rook Mills +10:00 with Kim Park, 12 Harbor Street", shown.text)
    (fact,) = open_desk(folder).search.all_facts()
    assert isinstance(fact, Interview)
    assert (fact.start, fact.end) == (instant("2026-04-17T10:00-04:00"), instant("2026-04-17T11:30-04:00"))
    assert fact.tz == "America/Chicago"


async def test_lines_appear_when_the_time_is_past_and_people_are_typed(folder: Path) -> None:
    async with dashboard(folder) as shown:
        await shown.press("i")
        asked = ["company", "title", "people", "when", "place", "zone"]
        assert shown.asked == [*asked, "confirmed"]
        await shown.fill(when="yesterday 15:00")
        assert shown.asked == [*asked, "decision", "next_step", "value"], "nothing slips in before Where"
        await shown.fill(people="Kim Park, Dana Osei")
        assert shown.asked == [*asked, "decision", "next_step", "topic0", "topic1", "value"]
        assert "Topic, Kim Park" in shown.text
        assert "Topic, Dana Osei" in shown.text
        await shown.fill(people="Kim Park")
        assert "Topic, Dana Osei" not in shown.text
        await shown.fill(when="tomorrow 15:00")
        assert shown.asked == [*asked, "confirmed"]


async def test_a_first_invitation_that_is_not_confirmed_yet_leads_to_its_confirmation(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview())) as shown:
        await shown.press("i")
        people = "Kim Park <kim@rook.example>, Dr. Anita Shah"
        await shown.fill(company="Rook Mills", title="Planner", people=people)
        await shown.fill(when="fri 10:00", place="12 Harbor Street")
        await shown.press("ctrl+s")
        assert shown.screen_name == "MessageScreen"
        assert "confirmation to Kim Park" in shown.rows[0]
        written = " ".join(shown.find("text", TextArea).text.split())
        assert re.search(
            r"(I will be (talking with|meeting)|the conversation will be with) you and Dr\. Anita Shah\.",
            written,
        )


async def test_an_interview_just_had_ends_on_its_thank_you(folder: Path) -> None:
    async with dashboard(folder) as shown:
        await shown.press("i")
        await shown.fill(
            company="Rook Mills",
            title="Planner",
            people="Kim Park <kim@rook.example>",
            when="yesterday 15:00",
        )
        await shown.fill(
            decision="+9d", next_step="a second talk", topic0="night trains", value="I planned routes"
        )
        await shown.press("ctrl+s")
        assert "Who signs your messages?" in shown.text
        await shown.fill(name="Rosa Lind", email="rosa@lind.example")
        await shown.press("ctrl+s")
        assert shown.screen_name == "MessageScreen"
        assert "thank-you to Kim Park" in shown.text
        assert "kim@rook.example" in shown.text
        assert "night trains" in shown.text
    search = open_desk(folder).search
    debrief = next(fact for fact in search.all_facts() if isinstance(fact, Debrief))
    (kim,) = search.contacts
    assert debrief.key_points == {kim: "night trains"}
    assert str(debrief.decision_date) == "2026-04-24"


async def test_known_names_are_suggested(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("i", "l", "a", "right", "tab", "d", "a", "right")
        assert shown.typed["company"] == "Lark Analytics"
        assert shown.typed["title"] == "Data Analyst"


async def test_tab_takes_the_grey_name_and_goes_on(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("a", *"lar")
        await shown.until(lambda: "lark Analytics" in shown.text)
        assert shown.beside == "tab takes it"
        await shown.press("tab")
        assert (shown.typed["company"], shown.focused) == ("Lark Analytics", "title")
        assert "Lark Analytics" in shown.text
        await shown.press(*"Clerk", "enter", "enter", *"kim", "tab")
        assert (shown.typed["contact"], shown.focused) == ("Kim Whitfield", "through")
        await shown.press("shift+tab", "backspace", *"omar", "tab")
        assert shown.typed["contact"] == "Omar Aydin <omar@vesper.example>", "he is somewhere else"
        await shown.press("ctrl+s")
        assert shown.said == "Applied to Lark Analytics as Clerk. u undoes."
        assert len(shown.desk.search.companies) == 6
        clerk = next(each for each in shown.desk.search.applications.values() if each.title == "Clerk")
        assert (clerk.company, clerk.contact) == ("lark", "omar")


async def test_a_company_typed_once_more_has_its_position_again(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("i", *"lark")
        assert shown.typed["title"] == "", "another company may have been meant"
        await shown.press("tab")
        assert (shown.typed["company"], shown.typed["title"]) == ("Lark Analytics", "Data Analyst")


async def test_tab_completes_the_last_of_several_people(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("i", "tab", "tab", *"dana, ki", "tab", *"fri 10:00")
        assert shown.typed["people"] == "dana, Kim Whitfield"
        await shown.press("ctrl+s")
        assert shown.hint.startswith(
            "dana: the same as Dana Osei? enter takes it; ctrl+s once more keeps what you typed."
        )
        assert shown.focused == "people"
        await shown.press("tab")
        assert shown.typed["people"] == "Dana Osei, Kim Whitfield"
        await shown.press("ctrl+s")
        booked = next(
            fact for fact in shown.desk.search.all_facts() if isinstance(fact, Interview) and fact.round == 2
        )
        assert booked.interviewers == ("dana", "kim")


async def test_tab_only_passes_where_nothing_was_typed_or_the_name_is_whole(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        shown.desk.facts.log_application(CapturedApplication(company="Lark", title="Data", at=NOW))
        await shown.rest()
        await shown.press("a", *"lark", "tab", *"data", "tab", "shift+tab", "shift+tab", "tab", "tab")
        assert (shown.typed["company"], shown.typed["title"]) == ("lark", "data")
        assert shown.wrong == {
            "title": "? You applied for this on Wed 15 Apr: that stays, and what is new is added to it."
        }


async def test_a_part_of_a_known_name_is_asked_about_once(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("a", *"Analytics", "enter", *"Cook")
        assert shown.wrong == {"company": "? Analytics: the same as Lark Analytics?"}
        await shown.press("ctrl+s")
        assert shown.screen_name == "ApplicationForm"
        assert shown.wrong == {"company": "? Analytics: the same as Lark Analytics? tab takes it"}
        assert shown.focused == "company"
        await shown.press("ctrl+s")
        assert shown.said == "Applied to Analytics as Cook. u undoes."
        await shown.press("a", *"Lark Analitics", "enter", *"Cook", "ctrl+s", "tab", "ctrl+s")
        assert shown.said == "Applied to Lark Analytics as Cook. u undoes."
        await shown.press("a", *"Lark Analitics", "enter", *"Baker", "ctrl+s", "enter")
        assert shown.typed["company"] == "Lark Analytics", "one enter too many makes nothing new"
        await shown.press("escape", "escape")


async def test_a_name_filled_in_for_a_message_may_be_of_somebody_known(folder: Path) -> None:
    nobody = msgspec.structs.replace(ANALYST, contact=None)
    applied = Applied(id="f1", app="a1", at=instant("2026-04-01T09:00-04:00"))
    async with dashboard(folder, a_search(applied, application=nobody)) as shown:
        await shown.move_to("A1:a1:-:-")
        await shown.press("f", *"dan", "tab", "ctrl+s")
        assert shown.desk.search.applications["a1"].contact == "dana"
        assert len(shown.desk.search.contacts) == 1


async def test_a_company_is_completed_wherever_one_is_typed(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("p", "E", *"ves", "tab")
        assert shown.typed["company"] == "Vesper Freight"
        await shown.press("escape", "escape", "4", "a", "tab", *"tern", "tab")
        assert shown.typed["company"] == "Tern Press"


async def test_a_path_is_completed_and_a_folder_gone_on_with(folder: Path) -> None:
    (folder / "tables").mkdir(parents=True)
    (folder / "tables" / "mine.csv").write_text("Company\n", encoding="utf-8")
    async with dashboard(folder, six()) as shown:
        await shown.press("I", *f"{folder}/tab", "tab", *"mi", "tab")
        assert shown.typed["path"] == f"{folder}/tables/mine.csv"


async def test_an_interview_is_corrected_in_its_place(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("tab", "e")
        assert "Correct the interview" in shown.text
        assert shown.asked == ["people", "when", "place", "zone", "confirmed"]
        assert shown.typed["people"] == "Jo Tolland <jo@opal.example>"
        assert shown.typed["when"] == "2026-04-16 14:00-15:00"
        await shown.fill(when="2026-04-17 9:00-10:30", people="Jo Tolland, Kim Park")
        await shown.press("ctrl+s")
        assert shown.said == "Corrected the interview with Opal Robotics. u undoes."
        assert re.search(r"Fri 17   ◷ Opal Robotics +09:00 with Jo Tolland and Kim Park", shown.text)
        rounds = shown.desk.plan.stories["quality"].rounds
        assert [r.start for r in rounds.values()] == [instant("2026-04-17T09:00-04:00")]
        assert shown.desk.search.contacts["jo"].email == "jo@opal.example"
        await shown.press("u")
        assert re.search(r"Tomorrow ◷ Opal Robotics +14:00 with Jo Tolland, video", shown.text)


# The debrief and other facts


async def test_a_debrief_is_written_and_then_edited(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview())) as shown:
        await shown.press("b")
        assert shown.asked == [
            "outcome", "ended", "people", "topic0", "decision", "next_step", "medium", "value", "missed",
            "omitted", "promised", "contribution", "whom", "keep_in_touch", "notes",
        ]  # fmt: skip
        assert shown.typed["ended"] == "11:00", "as planned, unless it is said otherwise"
        await shown.fill(
            ended="11:20", decision="fri", whom="Kim Park <kim@lark.example>", next_step="they call",
            medium="e", topic0="the fax feed", value="I built one",
            missed="Who reviews? ; When?", omitted="two migrations", promised="my thesis; a sketch",
            contribution="a form for the feed", keep_in_touch="y", notes="they laughed",
        )  # fmt: skip
        await shown.press("ctrl+s")
        assert shown.said == "Debriefed the interview with Lark Analytics. u undoes."
        assert shown.desk.plan.stories["a1"].held[0].end == instant("2026-04-14T11:20-04:00")
        debrief = shown.desk.plan.stories["a1"].facts[-1]
        assert isinstance(debrief, Debrief)
        assert str(debrief.decision_date) == "2026-04-17"
        assert debrief.follow_up_medium == "email"
        kim = shown.desk.search.contacts[debrief.follow_up_contact or ""]
        assert (kim.name, kim.email, kim.company) == ("Kim Park", "kim@lark.example", "lark")
        assert debrief.key_points == {"dana": "the fax feed"}
        assert (debrief.missed, debrief.omitted) == (("Who reviews?", "When?"), ("two migrations",))
        assert debrief.promised_materials == ("my thesis", "a sketch")
        assert (debrief.contribution, debrief.notes) == ("a form for the feed", "they laughed")
        assert debrief.keep_in_touch
        assert shown.screen_name == "MessageScreen", "it leads on to the thank-you"
        await shown.press("escape", "b")
        assert shown.typed == {
            "outcome": "yes", "ended": "11:20", "decision": "2026-04-17", "next_step": "they call",
            "medium": "email", "people": "Dana Osei <dana@lark.example>", "topic0": "the fax feed",
            "whom": "Kim Park <kim@lark.example>",
            "value": "I built one", "missed": "Who reviews?; When?", "omitted": "two migrations",
            "promised": "my thesis; a sketch", "contribution": "a form for the feed", "keep_in_touch": "yes",
            "notes": "they laughed", **{f"topic{number}": "" for number in range(1, 8)},
        }  # fmt: skip
        await shown.fill(decision="", topic0="the paper archive")
        await shown.press("ctrl+s")
        again = shown.desk.plan.stories["a1"].facts[-1]
        assert isinstance(again, Debrief)
        assert (again.id, again.at, again.decision_date) == (debrief.id, debrief.at, None)
        assert again.key_points == {"dana": "the paper archive"}


async def test_e_on_a_debrief_opens_the_debrief(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview(), a_debrief())) as shown:
        await shown.press("e")
        assert "Debrief: Lark Analytics, Tue 14 Apr" in shown.text
        assert shown.typed["topic0"] == "half of the returns data arrives by fax"


async def test_without_a_held_interview_there_is_nothing_to_debrief(folder: Path) -> None:
    async with dashboard(
        folder, a_search(Applied(id="f", app="a1", at=instant("2026-04-10T09:00-04:00")))
    ) as shown:
        await shown.press("b")
        assert shown.said == "No interview has been held yet. i logs one."


async def test_an_interview_under_way_is_debriefed_wherever_the_cursor_stands(folder: Path) -> None:
    applied = Applied(id="f", app="a2", at=instant("2026-04-10T09:00-04:00"))
    search = a_search(an_interview()).with_entry(msgspec.structs.replace(ANALYST, id="a2")).with_fact(applied)
    clock = Clock(instant("2026-04-14T10:40-04:00"))
    async with dashboard(folder, search, clock=clock) as shown:
        cast("DeskScreen", shown.app.screen).go_to_application("a2")
        await shown.press("b")
        assert "Debrief: Lark Analytics, Data Analyst, Tue 14 Apr" in shown.text


async def test_the_time_of_a_fact_is_corrected(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        before = shown.desk.plan.stories["analyst"].facts[-1]
        await shown.press("e")
        assert shown.typed == {
            "at": "2026-04-14 16:40", "kind": "thank you", "medium": "email", "to": "Kim Whitfield",
            "round": "1", "subject": "", "text": "",
        }  # fmt: skip
        await shown.fill(at="yesterday 17:05")
        await shown.press("ctrl+s")
        assert shown.said == "Corrected: sent the thank-you to Kim Whitfield. u undoes."
        after = shown.desk.plan.stories["analyst"].facts[-1]
        assert (after.id, after.at) == (before.id, instant("2026-04-14T17:05-04:00"))


async def test_how_a_call_went_is_corrected(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("j", "space", "v", "tab")
        await shown.move_to("planner")
        await shown.press("e")
        assert shown.typed["result"] == "voicemail"
        await shown.fill(result="spoke")
        await shown.press("ctrl+s")
        assert shown.wrong == {"result": "! Answer with one of: reached, voicemail, no answer."}
        await shown.fill(result="no answer")
        await shown.press("ctrl+s")
        call = shown.desk.plan.stories["planner"].facts[-1]
        assert isinstance(call, Call)
        assert call.result == "no_answer"


async def test_a_question_takes_only_its_keys(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("j", "space", "z", "enter", "q", "1")
        assert shown.screen_name == "Choose"
        await shown.press("v")
        assert shown.screen_name == "Choose", "typed on as a word, it is none of the answers"
        await shown.press("escape")
        assert shown.screen_name == "TodayScreen"
        await shown.press("space", "down", "down", "up", "down", "enter")
        assert shown.said.startswith("Logged the status call to ")
        (call,) = shown.desk.search.facts["planner"][-1:]
        assert isinstance(call, Call)
        assert call.result == "voicemail", "arrows and enter pick too"
        await shown.press("m")
        await shown.pilot.click("#answer1 .words")
        await shown.rest()
        assert shown.screen_name == "FactForm", "and so does a click"


async def test_an_address_that_is_none_takes_no_topic_from_a_debrief(folder: Path) -> None:
    odd = a_contact("dana", "Dana Osei", email="dana at lark")
    async with dashboard(folder, a_search(an_interview(), contacts=(odd,))) as shown:
        await shown.press("b")
        assert shown.typed["people"] == "Dana Osei"
        await shown.fill(topic0="the fax feed")
        await shown.press("ctrl+s")
        debrief = next(fact for fact in shown.desk.search.all_facts() if isinstance(fact, Debrief))
        assert debrief.key_points == {"dana": "the fax feed"}
        assert shown.desk.search.contacts["dana"].email == "dana at lark"


# What is offered, and what was typed the last time


async def test_what_a_form_opens_with_is_replaced_by_what_is_typed(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("i")
        assert (shown.typed["company"], shown.typed["title"]) == ("Lark Analytics", "Data Analyst")
        await shown.press("enter")
        assert shown.typed["title"] == "Data Analyst", "passing by changes nothing"
        await shown.press("up", *"Rook", "tab")
        assert (shown.typed["company"], shown.typed["title"]) == ("Rook", ""), "another firm, another job"
        await shown.press(*"Planner", "up", "right", "space", *"Mills")
        assert shown.typed["company"] == "Rook Mills", "an arrow goes on in it"
        await shown.press("tab", "shift+tab", *"Rook Mills", "up", "down", *"Rook Mills")
        assert shown.typed["company"] == "Rook Mills", "whatever stands there is replaced by what is typed"
        await shown.press("escape", "escape", "i")
        assert shown.hint == HERE_AGAIN
        await shown.press("right", "s", "down", *"Cook")
        assert (shown.typed["company"], shown.typed["title"]) == ("Rook Millss", "Cook")
        assert "from the last time · ctrl+r starts over" in shown.text, "it still says so"
        await shown.press("ctrl+r")
        assert "from the last time" not in shown.text


# Leaving, quitting


async def test_help_palette_and_quitting_work_in_a_form_and_lose_nothing(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("a", "f1")
        assert "Save." in shown.text
        await shown.press("f1", "ctrl+p")
        assert shown.screen_name == "CommandPalette"
        await shown.press("escape", "Z", "ctrl+q")
        assert shown.screen_name == "ApplicationForm", "what is typed is not thrown away"
        assert shown.hint == NOT_SAVED
        await shown.press("ctrl+q")
        await shown.until(lambda: not shown.app.is_running)


# Quick add


POSTING = "Planner\nRook Mills\nOslo\n\nAbout Rook Mills\nWe plan night trains.\nPay: fair.\n"


async def test_a_posting_is_pasted_and_kept_whole(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("a")
        shown.app.post_message(events.Paste(POSTING.replace("\n", "\r")))
        await shown.until(lambda: bool(shown.typed["title"]))
        assert (shown.typed["company"], shown.typed["title"]) == ("Rook Mills", "Planner")
        await shown.fill(at="not yet")
        await shown.press("ctrl+s")
        assert shown.said == "Kept the posting of Planner at Rook Mills. u undoes."
        (fact,) = (fact for fact in shown.desk.search.all_facts() if isinstance(fact, Saved))
        assert shown.desk.search.applications[fact.app].posting_text == POSTING.strip()
        await shown.press("a", *"Lark, Data Analyst, applied yesterday", "ctrl+s")
        assert shown.hint == "So it was understood; ctrl+s saves it."
        assert shown.typed["company"] == "Lark"
        assert shown.typed["at"] == "2026-04-14 12:00"
        assert shown.wrong == {"company": "? Lark: the same as Lark Analytics? tab takes it"}
        await shown.fill(company="lark analytics")
        assert shown.wrong["title"].startswith("? You applied for this on ")
        await shown.fill(company="Rook Mills", title="Planner")
        assert shown.wrong == {"title": "? You have kept this posting; it becomes this application."}


# What a debrief says when there was nothing to debrief


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("no show", "Noted for the interview with Lark Analytics: nobody came. u undoes."),
        ("c", "Noted for the interview with Lark Analytics: I called it off. u undoes."),
        ("m", "Moved the interview with Lark Analytics. u undoes."),
    ],
)
async def test_an_interview_that_did_not_take_place_asks_no_more(
    folder: Path, answer: str, said: str
) -> None:
    clock = Clock(instant("2026-04-14T13:00-04:00"))
    async with dashboard(folder, a_search(an_interview()), clock=clock) as shown:
        await shown.press("space")
        assert shown.screen_name == "DebriefForm", "the debrief that is due has the cursor at the start"
        await shown.fill(outcome=answer)
        assert shown.asked == ["outcome"]
        await shown.press("ctrl+s")
        if answer == "m":
            await shown.fill(when="fri 10:00")
            await shown.press("ctrl+s")
        assert shown.said == said
        assert not shown.desk.plan.stories["a1"].held
        await shown.press("u")
        assert shown.desk.plan.stories["a1"].held


async def test_what_is_missing_is_filled_in_from_today_and_undo_brings_the_cursor_back(folder: Path) -> None:
    dana = a_contact("dana", "Dana Osei", email="", phone="")
    search = a_search(an_interview(), a_debrief(), contacts=(dana,))
    async with dashboard(folder, search, size=(120, 36)) as shown:
        await shown.until(lambda: "Add the e-mail address" in " ".join(shown.text.split()))
        await shown.press("f")
        assert list(shown.typed) == ["blank0"]
        await shown.press(*"d@lark.example", "enter")
        assert shown.said == "Filled in what was missing. u undoes."
        assert shown.desk.search.contacts["dana"].email == "d@lark.example"
        await shown.press("f")
        assert shown.said == "Nothing is missing."
        await shown.press("space", "u")
        assert shown.find("follow-ups", FollowUpsPane).highlighted.key == "C2:a1:1:dana"  # type: ignore[union-attr]


# Groups and choices


async def test_a_long_form_shows_what_there_is_room_for_and_opens_where_one_goes(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview())) as shown:
        await shown.press("b")
        (folded,) = [row for row in shown.rows if "▸" in row]
        assert folded.split("▸ ")[1].rstrip(" │") == (
            "For yourself  keep in touch, notes                                  empty"
        )
        assert "▾ What happened" in shown.text
        assert "The interview *" in shown.text
        assert "* needed: all there. Then: a thank-you to Dana Osei" in shown.text
        await shown.fill(people="Dana Osei; Paul Winkler")
        assert "Then: thanks to Dana Osei, also for Paul Winkler" in shown.text
        await shown.press("ctrl+r", "up")
        assert shown.focused == "notes"
        assert "▾ For yourself" in shown.text
        assert "▸ What happened  the interview, it ended at, with, topic, Dana Osei  3 of 4" in shown.text
        await shown.pilot.click(cast("FormDialog[object]", shown.screen)._heads["What happened"])
        assert shown.focused == "outcome"
        assert "▸ For yourself" in shown.text
        await shown.fill(ended="")
        assert "* needed: It ended at" in shown.text
        await shown.press("ctrl+s")
        assert shown.wrong == {"ended": "! When did it end? Like: 15:20"}


async def test_a_choice_is_chosen_by_letters_arrows_or_a_click(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview())) as shown:
        await shown.press("b")
        chosen = []
        for keys in ("right", "left", *"cancelled", "?"):
            await shown.press(keys)
            chosen.append(shown.typed["outcome"])
        assert chosen == ["moved", "yes", *["cancelled"] * 10], "a word typed on is one word"
        await shown.press("right", "up", "up", "y")
        assert shown.typed["keep_in_touch"] == "yes"
        for keys, chosen_now in (("right", "no"), ("l", "yes"), ("h", "no"), ("space", "yes")):
            await shown.press(keys)
            assert shown.typed["keep_in_touch"] == chosen_now, keys
        await shown.pilot.click("#keep_in_touch", offset=(10, 0))
        assert shown.typed["keep_in_touch"] == "no"
        await shown.press("down", "down")
        await shown.fill(outcome="perhaps")
        assert "● perhaps" in shown.text, "what is none of them is shown, and said when it is saved"
