"""The message: read, edited and kept, filled in, copied, and marked as sent by the person alone."""

from pathlib import Path

import msgspec
import pytest
from textual.widgets import TextArea

from afterword.domain.facts import Applied, Call, Sent
from afterword.domain.follow_up import Status
from afterword.domain.people import Profile
from afterword.domain.search import JobSearch
from afterword.exchange.search_document import write_document
from builders import ANALYST, DANA, a_contact, a_debrief, a_search, an_interview, instant
from interface.dashboards import NOW, Clock, Dashboard, dashboard, open_desk, six

pytestmark = pytest.mark.exhaustive

LATE = "C2:analyst:1:dana"
CALL = "D1:planner:1:omar"


def body(shown: Dashboard) -> str:
    return shown.find("text", TextArea).text


def last_fact(shown: Dashboard, application: str) -> object:
    return shown.desk.plan.stories[application].facts[-1]


async def test_the_message_is_shown_with_why_and_to_whom(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter")
        first, second = shown.rows[:2]
        assert first.startswith(" thank-you to Dana Osei   Lark Analytics, Data Analyst  ")
        assert first.endswith("  ▲ yesterday 20:00")
        assert second == " dana.osei@lark.example   Wed 11:05 in New York, office hours   fine today"
        await shown.press("z")
        assert "Thank Dana Osei for the interview of Tue 14 Apr" in shown.text
        assert body(shown) == shown.desk.messages.draft(LATE).words
        assert shown.desk.messages.draft(LATE).subject in shown.text


async def test_reading_types_nothing_into_the_message(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "x", "backspace", "delete", "ctrl+k", "ctrl+x", "enter")
        assert body(shown) == shown.desk.messages.draft(LATE).words
        assert shown.desk.search.drafts == {}


async def test_what_was_written_is_kept_also_after_a_restart(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "e", "down", "down", "H", "i", "space", "q", "y", "escape")
        kept = shown.desk.messages.draft(LATE).words.replace("\n\n", "\n\nHi qy", 1)
        assert shown.screen_name == "MessageScreen"
        assert body(shown) == kept
        assert "Your own text. r goes back to the draft." in shown.text
        await shown.press("escape")
        assert shown.screen_name == "TodayScreen"
    async with dashboard(folder) as again:
        await again.press("y")
        assert again.app.clipboard == kept
        await again.press("enter")
        assert body(again) == kept
        await again.press("r")
        assert body(again) == again.desk.messages.draft(LATE).words
        assert "Your own text" not in again.text
    async with dashboard(folder) as third:
        await third.press("enter")
        assert body(third) == third.desk.messages.draft(LATE).words


async def test_the_subject_is_kept_too(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "e", "shift+tab")
        assert shown.focused == "subject"
        await shown.fill(subject="Thank you, Dana")
        await shown.press("escape", "space")
        sent = last_fact(shown, "analyst")
        assert isinstance(sent, Sent)
        assert sent.subject == "Thank you, Dana"


async def test_an_edit_that_changes_nothing_is_not_kept(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "e", "x", "backspace", "escape")
        assert shown.desk.search.drafts == {}
        assert "Your own text" not in shown.text


async def test_what_is_sent_is_recorded_as_it_was_written(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "e", "H", "i", "escape", "space")
        assert shown.screen_name == "TodayScreen"
        assert shown.said == "Marked the thank-you to Dana Osei as sent. u undoes."
        sent = last_fact(shown, "analyst")
        assert isinstance(sent, Sent)
        assert sent.to == "dana"
        assert sent.text.startswith("HiDear Dana Osei")
        assert shown.desk.search.drafts == {}
        await shown.press("u", "g", "enter")
        assert body(shown).startswith("HiDear Dana Osei")


async def test_a_call_asks_how_it_went(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        for key, result, words in (
            ("r", "reached", "Called Omar Aydin: reached them. u undoes."),
            ("v", "voicemail", "Logged the status call to Omar Aydin: voicemail left. u undoes."),
            ("n", "no_answer", "Logged the status call to Omar Aydin: no answer. u undoes."),
        ):
            await shown.move_to(CALL)
            await shown.press("space")
            assert "How did the call go?" in shown.text
            await shown.press(key)
            if key == "r":
                assert "Omar Aydin: what did they say?" in shown.text
                await shown.press("ctrl+s")
            assert shown.screen_name == "TodayScreen"
            assert shown.said == words
            call = last_fact(shown, "planner")
            assert isinstance(call, Call)
            assert (call.result, call.to) == (result, "omar")
            await shown.press("u")


async def test_an_email_instead_of_a_call_is_logged_as_one(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("j", "space", "m")
        assert shown.said == "Wrote an e-mail instead of the status call to Omar Aydin. u undoes."
        sent = last_fact(shown, "planner")
        assert isinstance(sent, Sent)
        assert (sent.kind, sent.medium) == ("status_email", "email")


async def test_a_call_that_is_not_said_to_have_happened_is_not_logged(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        before = last_fact(shown, "planner")
        await shown.press("j", "space", "x", "escape")
        assert shown.screen_name == "TodayScreen"
        assert last_fact(shown, "planner") == before
        assert shown.desk.plan.find(CALL) in shown.desk.plan.due


async def test_copying_is_not_sending(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "y", "escape", "y")
        assert shown.desk.plan.find(LATE) == shown.desk.plan.due[0]
        assert (folder / "last-message.txt").read_text(encoding="utf-8") == shown.desk.messages.draft(
            LATE
        ).words


async def test_where_no_clipboard_takes_it_the_file_is_named_and_the_message_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with dashboard(folder, six()) as shown:
        await shown.press("y")
        assert shown.screen_name == "MessageScreen"
        assert str(folder / "last-message.txt") in shown.said
        await shown.press("y")
        assert shown.find("text", TextArea).selected_text == body(shown)


# What is missing


def lacking(*facts: object, profile: Profile | None = None) -> JobSearch:
    return a_search(*(facts or (an_interview(),)), profile=profile or Profile())  # type: ignore[arg-type]


async def test_the_first_message_asks_once_who_signs(folder: Path) -> None:
    async with dashboard(folder, lacking(an_interview(), a_debrief())) as shown:
        await shown.press("y")
        assert "Who signs your messages?" in shown.text
        await shown.fill(name="Rosa Lind", phone="212-555-0142", email="rosa@lind.example")
        await shown.press("ctrl+s")
        assert shown.screen_name == "MessageScreen"
        assert body(shown).endswith("Rosa Lind\n212-555-0142\nrosa@lind.example")
        assert "□" not in shown.text
        await shown.press("y")
        assert shown.app.clipboard == body(shown)
    assert open_desk(folder).search.profile.name == "Rosa Lind"
    async with dashboard(folder) as again:
        await again.press("enter")
        assert "Who signs" not in again.text


async def test_a_message_that_lacks_something_is_opened_and_says_what(folder: Path) -> None:
    search = a_search(an_interview(), contacts=(msgspec.structs.replace(DANA, email="", phone=""),))
    async with dashboard(folder, search) as shown:
        before = shown.app.clipboard
        await shown.move_to("C2:a1:1:dana")
        await shown.press("y")
        assert shown.screen_name == "MessageScreen"
        assert shown.app.clipboard == before
        assert "□ 2 missing: Add the e-mail address" in shown.text
        await shown.press("z")
        for blank in shown.desk.messages.draft("C2:a1:1:dana").missing:
            assert f"□ {blank.sentence}" in " ".join(shown.text.split())
        assert len(shown.desk.messages.draft("C2:a1:1:dana").missing) == 2
        assert "f fills in what is missing." in shown.text
        await shown.press("y")
        assert "before it goes" in shown.text
        assert shown.app.clipboard == before


BLANK = "[what you talked about with Dana Osei]"
ASKED = f"{BLANK} is still to be filled in"


async def with_a_blank(shown: Dashboard) -> None:
    await shown.move_to("C2:a1:1:dana")
    await shown.press("enter")
    assert BLANK in body(shown)


@pytest.mark.parametrize("key", ["y", "Y", "S", "o"])
async def test_nothing_leaves_with_a_blank_in_it(folder: Path, key: str) -> None:
    async with dashboard(folder, a_search(an_interview(), a_debrief(key_points={}))) as shown:
        await with_a_blank(shown)
        document = shown.desk.files.export_document()
        await shown.press(key)
        assert shown.said == f"{ASKED}; f asks for it."
        assert shown.screen_name == "MessageScreen"
        await shown.press("m", "k", "w")
        assert not shown.app.clipboard
        assert shown.desk.files.export_document() == document


@pytest.mark.parametrize("opened", [True, False])
async def test_nothing_is_marked_as_sent_with_a_blank_in_it(folder: Path, opened: bool) -> None:
    async with dashboard(folder, a_search(an_interview(), a_debrief(key_points={}))) as shown:
        await shown.move_to("C2:a1:1:dana")
        await shown.press(*["enter"] * opened, "space")
        assert f"{ASKED}." in " ".join(shown.text.split())
        assert "meant so" not in shown.text
        for key in ("m", "k", "w", "o"):
            await shown.press(key)
        assert not isinstance(last_fact(shown, "a1"), Sent)
        await shown.press("escape")
        assert not isinstance(last_fact(shown, "a1"), Sent)
        await shown.press("space", "f")
        await shown.fill(blank0="the fax feed")
        await shown.press("ctrl+s", "space")
        sent = last_fact(shown, "a1")
        assert isinstance(sent, Sent)
        assert "the fax feed" in sent.text


async def test_what_was_sent_in_other_words_is_marked_without_the_blank(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview(), a_debrief(key_points={}))) as shown:
        await with_a_blank(shown)
        await shown.press("space", "s")
        assert shown.said == "Marked the thank-you to Dana Osei as sent. u undoes."
        sent = last_fact(shown, "a1")
        assert isinstance(sent, Sent)
        assert (sent.kind, sent.subject, sent.text) == ("thank_you", "", "")


async def test_a_blank_in_ones_own_text_is_one_all_the_same(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview(), a_debrief())) as shown:
        key = "C2:a1:1:dana"
        shown.desk.messages.keep_draft(
            key, "On [the position]", f"Dear Ms. Osei,\n\nOn {BLANK}.\n\nRosa Lind 212-555-0142"
        )
        await shown.rest()
        await shown.move_to(key)
        await shown.press("y")
        assert shown.screen_name == "MessageScreen"
        assert shown.said == f"{ASKED}."
        await shown.press("y")
        assert shown.said == f"{ASKED}; e opens the text for it."
        shown.desk.messages.keep_draft(
            key, "On [the position]", "Dear Ms. Osei,\n\nYours, Rosa Lind 212-555-0142"
        )
        await shown.rest()
        await shown.press("Y")
        assert shown.said.startswith("[the position] is still to be filled in")
        await shown.press("y")
        assert "still to be filled in" not in shown.text, "the subject stays where it is"


async def test_what_is_missing_is_asked_for_in_one_form(folder: Path) -> None:
    search = a_search(an_interview(), contacts=(msgspec.structs.replace(DANA, email="", phone=""),))
    async with dashboard(folder, search) as shown:
        await shown.move_to("C2:a1:1:dana")
        await shown.press("enter", "f")
        assert "E-mail, Dana Osei" in shown.text
        assert "Topic, Dana Osei" in shown.text
        await shown.fill(**dict(zip(shown.asked, ("dana@lark.example", "the fax feed"), strict=True)))
        await shown.press("ctrl+s")
        assert shown.screen_name == "MessageScreen"
        assert "□" not in shown.text
        assert "the fax feed." in body(shown)
        assert "dana@lark.example" in shown.text


async def test_part_of_what_is_missing_can_be_filled_in(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview())) as shown:
        await shown.move_to("C2:a1:1:dana")
        await shown.press("enter", "f")
        first, *others = shown.asked
        await shown.fill(**{first: "the fax feed"})
        await shown.press("ctrl+s")
        assert shown.screen_name == "MessageScreen"
        assert "the fax feed" in body(shown)
        assert len(shown.desk.messages.draft("C2:a1:1:dana").missing) == len(others)


async def test_an_interviewer_that_was_not_named_is_filled_in(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview(interviewers=()))) as shown:
        key = next(f.key for f in shown.desk.plan.open if f.rule == "C2")
        await shown.move_to(key)
        await shown.press("enter", "f")
        names = dict(zip(shown.asked, shown.desk.messages.draft(key).missing, strict=True))
        fields = {blank.field: field for field, blank in names.items()}
        await shown.fill(**{fields["contact.name"]: "Kim Park"})
        await shown.press("ctrl+s")
        assert shown.screen_name in ("MessageScreen", "TodayScreen")
        kim = next(c for c in shown.desk.search.contacts.values() if c.name == "Kim Park")
        assert any(kim.id in f.pass_on for f in shown.desk.plan.open)


async def test_once_its_reader_is_named_the_message_goes_on_with_all_that_was_filled_in(folder: Path) -> None:
    nobody = msgspec.structs.replace(ANALYST, contact=None)
    applied = Applied(id="f1", app="a1", at=instant("2026-04-01T09:00-04:00"))
    async with dashboard(folder, a_search(applied, application=nobody, contacts=())) as shown:
        await shown.move_to("A1:a1:-:-")
        await shown.press("enter", "f")
        await shown.fill(blank0="Kim Park", blank1="kim@lark.example", blank2="I ran three wards")
        await shown.press("ctrl+s")
        assert shown.screen_name == "MessageScreen"
        assert "application follow-up to Kim Park" in shown.rows[0]
        assert body(shown).startswith("Dear Kim Park,")
        assert "I ran three wards" in body(shown)
        await shown.press("y")
        assert shown.app.clipboard == body(shown)
        await shown.press("u")
        assert "application follow-up to hiring team" in shown.rows[0], "and back"


async def test_the_same_message_to_somebody_else_holds_what_was_filled_in(folder: Path) -> None:
    applied = Applied(id="f1", app="a1", at=instant("2026-04-01T09:00-04:00"))
    people = (DANA, a_contact("kim", "Kim Park"))
    async with dashboard(folder, a_search(applied, contacts=people)) as shown:
        await shown.move_to("A1:a1:-:dana")
        await shown.press("enter", "f")
        await shown.fill(blank0="I ran three wards")
        await shown.press("ctrl+s", "p", "down", "enter")
        assert "application follow-up to Kim Park" in shown.rows[0]
        assert "I ran three wards" in body(shown)


# Other windows


async def test_a_message_whose_follow_up_is_gone_is_left_for_today(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview(), a_debrief())) as shown:
        await shown.press("enter")
        assert shown.screen_name == "MessageScreen"
        window = open_desk(folder)
        known = an_interview(start=instant("2026-04-16T10:00-04:00"))
        window.facts.record(known, "moved the interview")
        shown.beat()
        await shown.rest()
        assert shown.screen_name == "TodayScreen"


async def test_a_form_on_top_of_such_a_message_does_no_harm(folder: Path) -> None:
    async with dashboard(folder, a_search(an_interview())) as shown:
        await shown.move_to("C2:a1:1:dana")
        await shown.press("enter", "f")
        window = open_desk(folder)
        window.facts.record(an_interview(start=instant("2026-04-16T10:00-04:00")), "moved the interview")
        shown.beat()
        await shown.rest()
        assert "What is missing" in shown.text
        await shown.press("escape")
        assert shown.screen_name == "TodayScreen"


async def test_while_writing_nothing_is_taken_away(folder: Path) -> None:
    clock = Clock(NOW)
    async with dashboard(folder, six(), clock=clock) as shown:
        await shown.press("enter", "e", "H", "i")
        window = open_desk(folder)
        late = window.plan.find(LATE)
        assert late
        window.follow_ups.mark_sent(late, "", "")
        shown.beat()
        await shown.rest()
        assert body(shown).startswith("HiDear")
        await shown.press("escape")
        assert body(shown).startswith("HiDear")
        await shown.press("space")
        assert shown.said == "! The thank-you to Dana Osei is not open any more."
        await shown.press("escape")
        assert shown.screen_name == "TodayScreen"


async def test_a_page_whose_application_is_gone_is_left(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("tab", "enter")
        assert shown.screen_name == "ApplicationScreen"
        (folder / "search.json").unlink()
        open_desk(folder).files.import_document(write_document(a_search()))
        shown.beat()
        await shown.rest()
        assert shown.screen_name == "TodayScreen"
        assert "Lark Analytics" in shown.text


@pytest.mark.parametrize(
    ("asks", "answers"),
    [(("d",), ("y",)), (("n", "n"), ("escape",)), (("e",), ("ctrl+s", "escape"))],
    ids=["d", "n", "e"],
)
async def test_such_a_page_is_left_once_its_question_is_answered(
    folder: Path, asks: tuple[str, ...], answers: tuple[str, ...]
) -> None:
    async with dashboard(folder, a_search(an_interview(), a_debrief())) as shown:
        await shown.press("tab", "enter", *asks)
        asking = shown.screen_name
        (folder / "search.json").unlink()
        open_desk(folder).files.import_document(six())
        shown.beat()
        await shown.rest()
        assert shown.screen_name == asking
        await shown.press(*answers)
        assert shown.screen_name == "TodayScreen"
        await shown.press("i", "escape")
        assert shown.screen_name == "TodayScreen"


async def test_a_message_to_two_people_thanks_each_alone(folder: Path) -> None:
    search = a_search(
        an_interview(interviewers=("dana", "kim")), a_debrief(), contacts=(DANA, a_contact("kim", "Kim Park"))
    )
    async with dashboard(folder, search) as shown:
        await shown.press("enter", "space")
        assert "Kim Park" in shown.rows[2]
        assert "thank-you" in shown.rows[2]


async def test_what_was_never_copied_is_marked_as_sent_only_if_it_really_is(folder: Path) -> None:
    async with dashboard(folder, six(), is_copied=False) as shown:
        await shown.press("space")
        assert "It was not copied here. Is it sent?" in shown.text
        await shown.press("escape")
        assert shown.desk.plan.open[0].status is Status.OVERDUE
        await shown.press("y")
        await shown.until(lambda: "marks it as sent" in shown.said)
        await shown.press("space")
        await shown.until(lambda: shown.said == "Marked the thank-you to Dana Osei as sent. u undoes.")
        await shown.press("u", "space")
        assert shown.said == "Marked the thank-you to Dana Osei as sent. u undoes."
        shown.desk.messages.copied.clear()
        await shown.press("u", "enter", "space")
        assert "It was not copied here. Is it sent?" in shown.text
        await shown.press("m")
        assert shown.said == "Marked the thank-you to Dana Osei as sent. u undoes."
