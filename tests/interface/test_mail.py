"""A mail pasted where no line is open: understood in a line, confirmed by one key, taken back by another."""

from pathlib import Path

import pytest
from textual import events

from afterword.domain.facts import Fact, Interview, Offer, Rejected, Reply, Saved, Sent
from builders import an_interview, instant
from interface.dashboards import Dashboard, dashboard
from written import three_applications

pytestmark = pytest.mark.exhaustive

HEAD = (
    "From: Dana Osei <dana@lark.example>\nSent: Wednesday, April 15, 2026 9:20 AM\n"
    "To: Rosa Lind\nSubject: {}\n\nDear Rosa,\n\n"
)
NO = HEAD.format("Data Analyst") + "we have decided not to move forward with your application.\n\nDana"
INVITED = (
    HEAD.format("Analytics Engineer")
    + "we would like to invite you to an interview on Tuesday, April 21 at 2 pm.\n\nDana"
)
VAGUE = "Hi Rosa, about the Disponent position: we should talk about how it went.\n\nUwe Brandt"


async def paste(shown: Dashboard, text: str) -> None:
    target = shown.app.focused or shown.screen
    target.post_message(events.Paste(text.replace("\n", "\r")))
    await shown.rest()


async def test_a_pasted_no_is_recorded_by_one_key_and_taken_back(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(), size=(100, 30)) as shown:
        before = shown.desk.search
        await paste(shown, NO)
        assert "A no: Lark Analytics (Data Analyst), from Dana" in shown.text
        assert "Why                 –" in shown.text
        await shown.press("enter")
        assert shown.said.startswith("Recorded one fact from mail: rejection from Dana Osei. Next: ")
        (fact,) = [fact for fact in shown.desk.search.facts_of("a1") if isinstance(fact, Rejected)]
        assert fact.mail is not None
        assert "move forward" in fact.mail.text
        await shown.press("u")
        assert shown.desk.search.facts == before.facts


BOOKED = an_interview(id="i3", app="a3", start=instant("2026-04-21T10:00-04:00"))
MOVED = (
    HEAD.format("Analytics Engineer")
    + "we need to move our interview to Wednesday, April 22 at 3 pm.\n\nDana"
)
OFFERED = (
    HEAD.format("Data Analyst")
    + "we are delighted to offer you the position. Please let us know by April 24.\n\nDana"
)


@pytest.mark.parametrize(
    ("mail", "keys", "form", "told"),
    [
        (
            INVITED,
            ("enter",),
            "When                2026-04-21 14:00-15:00",
            ("a3", Interview, "start", instant("2026-04-21T14:00-04:00")),
        ),
        (
            MOVED,
            ("enter",),
            "When                2026-04-22 15:00-16:00",
            ("a3", Interview, "start", instant("2026-04-22T15:00-04:00")),
        ),
        (OFFERED, ("enter",), "Answer by           2026-04-24", ("a1", Offer, "from_", "dana")),
        (VAGUE, ("1", "enter"), "Is it", ("a2", Reply, "from_", "uwe")),
    ],
)
async def test_a_mail_is_recorded_by_two_keys_and_three_where_it_is_not_sure(
    tmp_path: Path, mail: str, keys: tuple[str, ...], form: str, told: tuple[str, type[Fact], str, object]
) -> None:
    """The paste is one of them."""
    app, kind, field, value = told
    search = three_applications(BOOKED) if mail is MOVED else three_applications()
    async with dashboard(tmp_path, search, size=(80, 24)) as shown:
        await paste(shown, mail)
        assert form in shown.text
        await shown.press(*keys)
        facts = [fact for fact in shown.desk.search.facts_of(app) if isinstance(fact, kind)]
        assert getattr(facts[-1], field) == value
        assert facts[-1].mail is not None


async def test_enter_asks_whose_a_mail_is_and_records_it_for_the_one_picked(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(), size=(80, 24)) as shown:
        await paste(shown, "Hello, we have decided not to move forward with your application.")
        assert "A no." in shown.text
        await shown.press("enter")
        assert "For which application?" in shown.text
        await shown.press("2")
        (fact,) = [fact for fact in shown.desk.search.all_facts() if isinstance(fact, Rejected)]
        assert shown.desk.search.applications[fact.app].title in (
            "Disponent",
            "Data Analyst",
            "Analytics Engineer",
        )


async def test_a_grave_kind_that_is_not_sure_is_picked_first(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(), size=(100, 30)) as shown:
        await paste(shown, VAGUE)
        await shown.press("enter")
        assert "Say first which it is." in shown.text


async def test_what_is_recorded_is_corrected_in_its_form(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(), size=(100, 30)) as shown:
        await paste(shown, INVITED)
        await shown.press("tab")
        assert shown.typed["when"] == "2026-04-21 14:00-15:00"
        await shown.fill(when="2026-04-21 14:30-15:00", people="Dana Osei, Lou Vance")
        await shown.press("ctrl+s")
        (fact,) = [fact for fact in shown.desk.search.facts_of("a3") if isinstance(fact, Interview)]
        assert fact.start == instant("2026-04-21T14:30-04:00")
        names = [shown.desk.search.contacts[who].name for who in fact.interviewers]
        assert names == ["Dana Osei", "Lou Vance"]
        assert fact.mail is not None


async def test_who_writes_out_of_the_blue_is_kept_by_one_key(tmp_path: Path) -> None:
    head = HEAD.replace("Dana Osei <dana@lark.example>", "Cole Hart <cole@stonebridge.example>")
    text = (
        "I came across your profile: a client of mine has a Senior Analyst role. Are you open to it?\n\n"
        "Cole Hart\nRecruiter\nStonebridge Search"
    )
    async with dashboard(tmp_path, three_applications(), size=(100, 30)) as shown:
        await paste(shown, head.format("Analyst") + text)
        assert "Contact             Cole Hart <cole@stonebridge.example>" in shown.text
        await shown.press("enter")
        (saved,) = [fact for fact in shown.desk.search.all_facts() if isinstance(fact, Saved)]
        assert saved.mail is not None


async def test_another_kind_and_another_application_can_be_said(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(), size=(100, 30)) as shown:
        await paste(shown, NO)
        await shown.press("K")
        assert "A no:" not in shown.text
        await shown.press("a")
        assert "For which application?" in shown.text
        await shown.press("escape", "escape")
        assert not any(isinstance(fact, Rejected) for fact in shown.desk.search.all_facts())


LATER = an_interview(id="i4", app="a3", round=2, start=instant("2026-04-24T11:00-04:00"))


async def test_of_several_appointments_one_picks_which_is_put_off(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(BOOKED, LATER), size=(80, 24)) as shown:
        await paste(shown, MOVED)
        assert "Is it the talk of Tue 21 Apr 10:00 or Fri 24 Apr 11:00?" in shown.text
        assert "i which talk" in shown.text
        await shown.press("i", "2")
        assert "Is it the talk" not in shown.text
        await shown.press("enter")
        moved = [fact for fact in shown.desk.search.facts_of("a3") if isinstance(fact, Interview)][-1]
        assert (moved.round, moved.start) == (2, instant("2026-04-22T15:00-04:00"))


async def test_a_dropped_file_is_read_however_the_terminal_writes_its_path(tmp_path: Path) -> None:
    file = tmp_path / "their mail.eml"
    file.write_text(
        "From: Dana Osei <dana@lark.example>\nTo: rosa@lind.example\nMessage-ID: <1@lark.example>\n"
        "Subject: Data Analyst\nDate: Wed, 15 Apr 2026 09:20:00 -0400\n\n" + NO.partition("\n\n")[2]
    )
    ways = (f"'{file}'", str(file).replace(" ", "\\ "), f"file://{file}".replace(" ", "%20"))
    for way in ways:
        async with dashboard(tmp_path, three_applications(), size=(100, 30)) as shown:
            await paste(shown, way)
            assert "A no: Lark Analytics (Data Analyst)" in shown.text, way


async def test_several_mails_are_a_line_each_and_one_change(tmp_path: Path) -> None:
    box = tmp_path / "all.mbox"
    mails = (NO, INVITED, "From: A Friend <a@friends.example>\nSubject: photos\n\nSee the photos!")
    box.write_text(
        "".join(
            f"From x@y Wed Apr 15 09:20:00 2026\nMessage-ID: <{number}@lark.example>\n"
            f"Date: Wed, 15 Apr 2026 09:2{number}:00 -0400\n{mail.replace('Sent: ', 'X-Sent: ')}\n\n"
            for number, mail in enumerate(mails)
        )
    )
    async with dashboard(tmp_path, three_applications(), size=(140, 40)) as shown:
        before = shown.desk.search
        await paste(shown, str(box))
        assert "A no: Lark Analytics (Data Analyst)" in shown.text
        assert "One more mail is about none of your applications" in shown.text
        await shown.press("ctrl+s")
        assert shown.said == "Recorded two facts from mail. u undoes."
        await shown.press("u")
        assert shown.desk.search.facts == before.facts


async def test_hostile_words_do_nothing(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(), size=(100, 30)) as shown:
        await paste(shown, NO.replace("Dear Rosa", "[bold]x[/] \x1b]52;c;aGk=\x07 [@click=app.quit]"))
        assert "[bold]x[/]" in shown.text
        assert "\x1b]52" not in shown.text


async def test_privacy_hides_names_in_it(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(), size=(100, 30)) as shown:
        await shown.press("P")
        await paste(shown, NO)
        assert "Osei" not in shown.text
        assert "Lark" not in shown.text


def mailbox(folder: Path, *mails: str) -> str:
    box = folder / "some.mbox"
    box.write_text(
        "".join(
            f"From x@y Wed Apr 15 09:20:00 2026\nMessage-ID: <{number}@lark.example>\n"
            f"Date: Wed, 15 Apr 2026 09:2{number}:00 -0400\n{mail.replace('Sent: ', 'X-Sent: ')}\n\n"
            for number, mail in enumerate(mails)
        )
    )
    return str(box)


async def test_a_mail_of_several_is_left_out_by_a_key(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(), size=(140, 40)) as shown:
        await paste(shown, mailbox(tmp_path, NO, INVITED))
        await shown.press("space", "ctrl+s")
        assert not any(isinstance(fact, Rejected) for fact in shown.desk.search.facts_of("a1"))
        assert any(isinstance(fact, Interview) for fact in shown.desk.search.facts_of("a3"))


async def test_one_of_several_that_is_asked_is_in_once_it_is_said_what_it_is(tmp_path: Path) -> None:
    vague = HEAD.format("Data Analyst") + "about the role: let me say how it went for us.\n\nDana"
    async with dashboard(tmp_path, three_applications(), size=(140, 40)) as shown:
        await paste(shown, mailbox(tmp_path, vague, INVITED))
        assert "asked" in shown.text
        await shown.press("enter", "1", "enter", "ctrl+s")
        assert shown.said == "Recorded two facts from mail. u undoes."


async def test_a_mail_that_was_left_is_there_again(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(), size=(100, 30)) as shown:
        await paste(shown, NO)
        await shown.press("escape", "V")
        assert "A no: Lark Analytics (Data Analyst)" in shown.text
        await shown.press("enter", "V")
        assert "Paste here what they wrote" in shown.text


async def test_the_page_shows_what_they_wrote_unless_names_are_hidden(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(), size=(120, 36)) as shown:
        await paste(shown, NO)
        await shown.press("enter")
        (fact,) = [fact for fact in shown.desk.search.facts_of("a1") if isinstance(fact, Rejected)]
        await shown.press("p")
        await shown.move_to(fact.id)
        await shown.until(lambda: "we have decided not to move forward" in shown.text)
        await shown.press("P")
        assert "decided not to move" not in shown.text


OWN = (
    "From: Rosa Lind <rosa@lind.example>\nSent: Tuesday, April 14, 2026 5:20 PM\nTo: Dana Osei\n"
    "Subject: Thank you\n\nDear Ms. Osei,\n\nthank you for the talk today.\n\nRosa"
)


async def test_a_mail_of_ones_own_is_asked_to_be_the_follow_up_it_is(tmp_path: Path) -> None:
    async with dashboard(tmp_path, three_applications(), size=(100, 30)) as shown:
        await paste(shown, OWN)
        assert "You wrote this. What did you send?" in shown.text
        assert " 1   the thank-you to Dana Osei" in shown.text
        await shown.press("1")
        assert shown.said.startswith("Marked the thank-you to Dana Osei as sent")
        (sent,) = [fact for fact in shown.desk.search.facts_of("a1") if isinstance(fact, Sent)]
        assert (sent.subject, sent.at.isoformat()) == ("Thank you", "2026-04-14T17:20:00-04:00")
        await paste(shown, OWN)
        assert " 1   the thank-you to Dana Osei" not in shown.text


async def test_ones_own_mails_among_several_settle_what_waited_for_them(tmp_path: Path) -> None:
    own = OWN.replace("To: Dana Osei", "To: dana@lark.example")
    async with dashboard(tmp_path, three_applications(), size=(140, 40)) as shown:
        before = shown.desk.search
        await paste(shown, mailbox(tmp_path, own, INVITED))
        assert "in     Yours: " in shown.text
        await shown.press("ctrl+s")
        (sent,) = [fact for fact in shown.desk.search.facts_of("a1") if isinstance(fact, Sent)]
        assert (sent.kind, sent.to) == ("thank_you", "dana")
        assert sent.mail is not None
        await shown.press("u")
        assert shown.desk.search.facts == before.facts


FIRST = (
    "From: Karen Miller <kmiller@northshore.example>\nSent: Wednesday, April 15, 2026 9:20 AM\n"
    "Subject: Interview for {}\n\nDear Rosa,\n\nwe would like to invite you to an interview "
    "with me and Dr. Samuel Price on Tuesday, May 5 at 1:30 pm.\n\nBest regards,\n"
    "Karen Miller\nHead of Care\nNorth Shore Health"
)


@pytest.mark.parametrize(
    ("position", "keys"),
    [("the Practice Administrator position", ()), ("you", ("Office Lead", "ctrl+s"))],
)
async def test_a_mail_of_none_of_them_makes_its_application_and_asks_what_it_does_not_say(
    tmp_path: Path, position: str, keys: tuple[str, ...]
) -> None:
    async with dashboard(tmp_path, three_applications(), size=(100, 30)) as shown:
        before = shown.desk.search
        await paste(shown, FIRST.format(position))
        await shown.press("enter")
        offered = shown.text.index("a new one: North Shore Health")
        assert offered < shown.text.index("Lark Analytics: ")
        await shown.press("n")
        if keys:
            await shown.fill(title=keys[0])
            await shown.press(keys[1])
        applications = shown.desk.search.applications
        (made,) = (each for key, each in applications.items() if key not in before.applications)
        assert shown.desk.search.company_of(made).name == "North Shore Health"
        assert made.title == (keys[0] if keys else "Practice Administrator")
        (fact,) = shown.desk.search.facts_of(made.id)
        assert isinstance(fact, Interview)
        people = [shown.desk.search.contacts[who] for who in fact.interviewers]
        assert [(each.name, each.salutation) for each in people] == [
            ("Karen Miller", ""),
            ("Samuel Price", "Dr. Price"),
        ]
        assert (people[0].email, people[0].title) == ("kmiller@northshore.example", "Head of Care")
        await shown.press("u")
        assert shown.desk.search == before


async def test_who_only_arranges_an_interview_is_known_and_not_met(tmp_path: Path) -> None:
    arranged = FIRST.replace(" with me and", " with").replace("Head of Care", "Talent Acquisition")
    async with dashboard(tmp_path, size=(100, 30)) as shown:
        await paste(shown, arranged.format("the Practice Administrator position"))
        await shown.press("enter", "n")
        (fact,) = shown.desk.search.all_facts()
        assert isinstance(fact, Interview)
        known = {
            each.name: (each.id in fact.interviewers, each.role)
            for each in shown.desk.search.contacts.values()
        }
        assert known == {"Karen Miller": (False, "recruiter"), "Samuel Price": (True, "")}
