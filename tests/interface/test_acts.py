"""Acting on follow-ups: waiting, letting go, opening early, preparing, deciding, moving on; what is said."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from afterword.domain.facts import (
    Accepted,
    Call,
    Closed,
    DayOrInstant,
    Declined,
    Dismiss,
    Fact,
    Offer,
    Override,
    Prepared,
    Reply,
    Sent,
    Snooze,
)
from afterword.domain.follow_up import Status
from afterword.domain.search import JobSearch
from builders import a_debrief, a_search, an_interview, instant
from interface.dashboards import NOW, Clock, Dashboard, dashboard

pytestmark = pytest.mark.exhaustive

THANKS, CALL = "C2:a1:1:dana", "D1:a1:1:dana"


def april(text: str) -> Any:
    return instant(f"2026-04-{text}-04:00")


def sent(fact_id: str, at: str, kind: str, **given: Any) -> Sent:
    return Sent(id=fact_id, app="a1", at=april(at), kind=kind, to="dana", **given)


def thanked(day: int, *facts: Fact) -> JobSearch:
    """Dana's interview on that day of April, debriefed and with its thank-you, and what came after."""
    start = april(f"{day:02}T10:00")
    return a_search(
        an_interview(start=start, at=april("01T09:00")),
        a_debrief(at=april(f"{day:02}T11:30")),
        sent("s1", f"{day:02}T18:00", "thank_you", round=1),
        *facts,
    )


QUESTION = Reply(id="r", app="a1", at=april("15T09:00"), type="question", from_="dana", needs_reply=True)
OFFER = Offer(id="o", app="a1", at=april("15T09:00"), from_="dana")
SEARCHES: Mapping[str, JobSearch] = {
    "the thank-you is late": a_search(),
    "the call is due": thanked(7),
    "the call is held back": thanked(6, sent("s2", "14T10:00", "clarification")),
    "the call is to come": thanked(14),
    "they wait for an answer": thanked(14, QUESTION),
    "there is an offer": thanked(14, OFFER),
    "there is an interview tomorrow": a_search(an_interview(start=april("16T10:00"), confirmed=True)),
    "they are silent": a_search(
        an_interview(start=instant("2026-02-10T10:00-05:00"), at=instant("2026-02-09T10:00-05:00"))
    ),
}


def newest(shown: Dashboard) -> Fact:
    return shown.desk.search.facts_of("a1")[-1]


def is_open(shown: Dashboard, rule: str) -> bool:
    return rule in {follow_up.rule for follow_up in shown.desk.plan.open}


def in_a_row(shown: Dashboard, after: str = "") -> str:
    """What is seen, however it was wrapped; of each row only what stands ``after`` a sign, if it has it."""
    return " ".join(" ".join(row.rpartition(after)[2] if after else row for row in shown.rows).split())


# Waiting


async def test_a_follow_up_is_put_off_to_a_day_that_makes_sense(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["the thank-you is late"]) as shown:
        before = newest(shown)
        lapses = "! It lapses on Tue 21 Apr 17:00; choose an earlier day, or let it go."
        for until, sentence in (
            ("2026-04-14 20:00", "! It is not due before then anyway; choose a later day."),
            ("2026-04-21 17:00", lapses),
            ("+30d", lapses),
        ):
            await shown.press("w")
            await shown.fill(until=until)
            await shown.press("ctrl+s")
            assert shown.hint == sentence
            assert shown.typed == {"until": until}, "what is refused is not lost"
            assert newest(shown) == before
            await shown.press("escape", "escape")
        await shown.press("w")
        for typed, sentence in (("", "Until when?"), ("soon", "Until when?"), ("blursday", "'blursday' is")):
            await shown.fill(until=typed)
            await shown.press("ctrl+s")
            assert shown.wrong["until"].startswith(f"! {sentence}")
            assert shown.typed == {"until": typed}
        await shown.fill(until="tomorrow 13:00")
        assert shown.beside == "Thu 16 Apr 13:00"
        await shown.press("ctrl+s")
        assert shown.said == "Put the thank-you to Dana Osei off until Thu 16 Apr 13:00. u undoes."
        fact = newest(shown)
        assert isinstance(fact, Snooze)
        assert (fact.key, fact.until, fact.at) == (THANKS, DayOrInstant(april("16T13:00")), NOW)
        follow_up = shown.desk.plan.find(THANKS)
        assert follow_up
        assert (follow_up.status, follow_up.opens) == (Status.UPCOMING, april("16T13:00"))


async def test_a_bare_day_means_its_morning(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["the call is to come"]) as shown:
        await shown.press("w")
        await shown.fill(until="2026-04-23")
        await shown.press("ctrl+s")
        assert shown.said == "Put the status call to Dana Osei off until Thu 23 Apr 09:00. u undoes."
        fact = newest(shown)
        assert isinstance(fact, Snooze)
        assert fact.until == DayOrInstant(date(2026, 4, 23))


# Letting go


async def test_a_thank_you_is_let_go_only_after_a_question(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["the thank-you is late"]) as shown:
        await shown.press("x", "n", "escape")
        assert is_open(shown, "C2")
        await shown.press("x")
        assert "Really let the thank-you to Dana Osei go?" in shown.text
        await shown.press("y")
        fact = newest(shown)
        assert isinstance(fact, Dismiss)
        assert fact.key == THANKS
        assert not is_open(shown, "C2")
        await shown.press("tab", "enter")
        assert "– let go thank-you to Dana Osei" in shown.text


async def test_a_call_is_let_go_with_a_reason_and_an_e_mail_takes_its_place(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["the call is due"]) as shown:
        await shown.press("x", "y", "escape")
        assert is_open(shown, "D1")
        await shown.press("x")
        assert "Let this enquiry go? An e-mail takes its place." in shown.text
        await shown.press("w")
        fact = newest(shown)
        assert isinstance(fact, Dismiss)
        assert (fact.key, fact.reason) == (CALL, "will not call")
        assert [follow_up.rule for follow_up in shown.desk.plan.open] == ["D3"]
        assert "second status e-mail" in shown.text


async def test_what_costs_little_is_let_go_at_once(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["there is an interview tomorrow"]) as shown:
        await shown.press("x")
        assert shown.said == "Let the preparation go. u undoes."
        assert not is_open(shown, "B2")


# Opening early


async def test_what_is_held_back_is_opened_with_a_reason(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["the call is held back"]) as shown:
        await shown.press("O", "escape")
        assert shown.desk.plan.due == ()
        await shown.press("O", "o", "ctrl+s")
        assert shown.wrong == {"reason": "! Write it in a few words."}
        await shown.press("escape")
        assert not isinstance(newest(shown), Override), "a reason is asked for, or nothing is done"
        await shown.press("O", "d")
        assert shown.said == "Opened the status call to Dana Osei early. u undoes."
        fact = newest(shown)
        assert isinstance(fact, Override)
        assert (fact.key, fact.reason) == (CALL, "a deadline elsewhere")
        assert shown.desk.plan.open[0].status is Status.DUE
        assert "● Lark Analytics" in shown.text
        await shown.press("O", "d")
        assert shown.said == "! It is open already."


# Done


@pytest.mark.parametrize(
    ("search", "keys", "kind", "says"),
    [
        ("there is an interview tomorrow", ("space",), Prepared, {"round": 1}),
        ("there is an offer", ("space", "a", "y"), Accepted, {"written": True}),
        ("there is an offer", ("space", "a", "n"), Accepted, {"written": False}),
        ("there is an offer", ("space", "d"), Declined, {}),
        ("they are silent", ("space", "c", "escape"), Closed, {"reason": "silence"}),
        ("they wait for an answer", ("space", "s"), Sent, {"kind": "reply", "medium": "email", "to": "dana"}),
    ],
)
async def test_space_records_what_was_done(
    folder: Path, search: str, keys: tuple[str, ...], kind: type[Fact], says: Mapping[str, Any]
) -> None:
    async with dashboard(folder, SEARCHES[search]) as shown:
        key = "G2:a1:-:-" if search == "there is an offer" else shown.desk.plan.open[0].key
        await shown.move_to(key)
        await shown.press(*keys)
        fact = newest(shown)
        assert isinstance(fact, kind)
        assert fact.at == NOW
        assert {name: getattr(fact, name) for name in says} == says
        assert shown.said.endswith("u undoes.")
        assert key not in {follow_up.key for follow_up in shown.desk.plan.open}


async def test_a_decision_that_is_not_made_is_not_recorded(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["there is an offer"]) as shown:
        await shown.move_to("G2:a1:-:-")
        await shown.press("space")
        assert "What have you decided?" in shown.text
        await shown.press("x", "escape")
        await shown.press("space", "a")
        assert "Is it in writing, as you agreed? From then on your yes counts." in shown.text
        await shown.press("escape")
        assert newest(shown) == OFFER
        await shown.press("y")
        assert shown.said == "There is no message here. Move to a follow-up that has one."


async def test_where_something_is_missing_y_opens_the_message(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["they wait for an answer"]) as shown:
        await shown.press("y")
        assert shown.app.clipboard == ""
        assert shown.screen_name == "MessageScreen"
        assert "reply to Dana Osei" in shown.text


# On the page


async def test_on_the_page_keys_act_on_the_highlighted_follow_up(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["the call is to come"]) as shown:
        await shown.press("tab", "enter", "G")
        for key in ("space", "w", "x", "O"):
            await shown.press(key)
            assert shown.said == "Move to a follow-up first."
        await shown.press("g", "enter")
        assert shown.screen_name == "CallScreen"
        await shown.press("escape", "w")
        await shown.fill(until="2026-04-22 14:00")
        await shown.press("ctrl+s")
        assert isinstance(newest(shown), Snooze)
        await shown.press("g", "O", "n")
        assert isinstance(newest(shown), Override)
        await shown.press("u", "g", "space", "v")
        assert isinstance(newest(shown), Call)
        assert shown.said == "Logged the status call to Dana Osei: voicemail left. u undoes."
        await shown.press("u", "g", "x", "d")
        assert isinstance(newest(shown), Dismiss)
        await shown.press("u", "u", "U")
        assert isinstance(newest(shown), Snooze)
        await shown.press("escape")
        assert shown.screen_name == "TodayScreen"


async def test_the_timeline_shows_what_comes_what_happened_and_what_was_missed(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["they are silent"], size=(90, 48)) as shown:
        await shown.press("p")
        assert shown.screen_name == "ApplicationScreen"
        rows = [row.strip("▌ ") for row in shown.text.partition("Timeline")[2].splitlines() if row.strip()]
        assert rows[: rows.index("People")] == [
            "Coming",
            "Wed 25 Mar 09:00  ● due    close or keep",
            "What happened",
            "Thu 26 Feb 10:00  – missed second status e-mail to Dana Osei",
            "Wed 18 Feb 10:00  – missed status call to Dana Osei",
            "Tue 10 Feb 20:00  – missed thank-you to Dana Osei",
            "Tue 10 Feb 13:00  – missed debrief",
            "Mon 9 Feb 18:00   – missed preparation",
            "Mon 9 Feb 11:00   – missed confirmation to Dana Osei",
            "Mon 9 Feb 10:00   was invited to round 1, Tue 10 Feb 10:00, with Dana Osei",
        ]


# What the screen says about being too pushy, and about waiting


def sheet(shown: Dashboard) -> str:
    """What stands beside the panes, as one line."""
    return " ".join(" ".join(row[63:127] for row in shown.rows).split())


COUNTED = "asked 1 of 2 times in ten business days"
HELD = "Moved to Fri 17 Apr because you wrote to or called them on Tue 14 Apr."


async def test_the_guard_is_seen_in_the_details_and_on_the_page(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["the call is held back"], size=(160, 36)) as shown:
        await shown.until(lambda: HELD in sheet(shown))
        assert "manners asked once in two weeks: fine from Fri 17 Apr" in sheet(shown)
        assert "Waiting · Lark Analytics until Fri 17 Apr 09:30" in " ".join(shown.text.split())
        await shown.press("z")
        await shown.until(lambda: f"{COUNTED}, 1 of 3 unanswered" in sheet(shown))
        await shown.press("tab")
        wait = "wait until Fri 17 Apr 09:30: you wrote to or called them on Tue 14 Apr"
        await shown.until(lambda: wait in sheet(shown))
        await shown.press("enter")
        assert HELD in in_a_row(shown, "│")
        for words in (f"{COUNTED} · 1 of 3 unanswered · fine from Fri 17 Apr", wait):
            assert words in " ".join(shown.text.split())


async def test_the_details_say_whether_to_write_again(folder: Path) -> None:
    async with dashboard(folder, SEARCHES["the call is due"], size=(160, 36)) as shown:
        await shown.until(lambda: "manners fine today" in sheet(shown))


async def test_after_two_messages_without_an_answer_the_details_expect_nothing(folder: Path) -> None:
    rung = Call(id="c", app="a1", at=april("09T11:00"), result="voicemail", to="dana")
    search = thanked(1, sent("s2", "02T10:00", "clarification"), rung)
    async with dashboard(folder, search, size=(160, 36), clock=Clock(april("16T10:30"))) as shown:
        assert shown.desk.plan.open[0].status is Status.DUE
        sentence = "two messages without an answer: expect nothing, and apply elsewhere today"
        await shown.until(lambda: sentence in sheet(shown))
