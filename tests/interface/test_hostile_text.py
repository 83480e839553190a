"""What others wrote is shown letter by letter on every screen, and does nothing."""

import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.events import Paste
from textual.widgets import TextArea

from afterword.interface.text import clean
from interface.dashboards import Dashboard, dashboard

pytestmark = pytest.mark.exhaustive

NASTY = "[/x] [Acme] \x1b]52;c;aGk=\x07"
SHOWN = "[/x] [Acme] ␛]52;c;aGk=␇"
NAME = "[/x] [Acme]"
"""The whole words of it for which a column has room."""

DRAFTED = "[/x] [Acme] ]52;c;aGk="
"""A message is to be pasted elsewhere: it has no pictures of control characters either."""

LATE = "C2:a1:1:dana"
OTHER = "[@click=app.quit]Q[/] \x9b2J\x1b[31m \u202eW"


def nasty_search() -> bytes:
    """A search in which every text is hostile."""
    facts: list[dict[str, Any]] = [
        {"id": "f1", "fact": "interview", "app": "a1", "at": "2026-04-10T09:00-04:00", "round": 1,
         "start": "2026-04-14T10:00-04:00", "end": "2026-04-14T11:00-04:00", "interviewers": ["dana"],
         "place": f"{NASTY} place"},
        {"id": "f2", "fact": "debrief", "app": "a1", "at": "2026-04-14T11:30-04:00", "round": 1,
         "key_points": {"dana": f"{NASTY} topic"}, "value": f"{NASTY} value", "next_step": f"{NASTY} next",
         "missed": [f"{NASTY} missed"], "omitted": [f"{NASTY} omitted"], "notes": OTHER},
        {"id": "f3", "fact": "note", "app": "a1", "at": "2026-04-14T12:00-04:00", "text": f"{NASTY} note"},
        {"id": "f4", "fact": "interview", "app": "a2", "at": "2026-04-10T09:00-04:00", "round": 1,
         "start": "2026-04-17T10:00-04:00", "end": "2026-04-17T11:00-04:00", "interviewers": ["kim"],
         "place": f"{NASTY} place"},
        {"id": "f5", "fact": "interview", "app": "a3", "at": "2026-04-01T09:00-04:00", "round": 1,
         "start": "2026-04-07T10:00-04:00", "end": "2026-04-07T11:00-04:00", "interviewers": ["lee"]},
        {"id": "f6", "fact": "sent", "app": "a3", "at": "2026-04-07T18:00-04:00", "kind": "thank_you",
         "medium": "email", "to": "lee", "round": 1, "subject": OTHER, "text": OTHER},
    ]  # fmt: skip
    people = {"dana": "lark", "kim": "rook", "lee": "tern"}
    return msgspec.json.encode(
        {
            "afterword": 1,
            "profile": {"name": f"{NASTY} me", "email": OTHER, "phone": NASTY, "tz": "America/New_York",
                        "region": "US"},
            "companies": {
                c: {"name": NASTY, "region": "US", "tz": "America/New_York"} for c in people.values()
            },
            "contacts": {
                p: {"company": c, "name": NASTY, "email": f"{NASTY}@{p}", "phone": NASTY, "title": OTHER,
                    "notes": f"{NASTY} of them"}
                for p, c in people.items()
            },
            "applications": {
                a: {"company": c, "title": NASTY, "source": f"{NASTY} source", "url": OTHER,
                    "tags": [NASTY], "posting_text": f"{NASTY} posting\n{OTHER}", "notes": f"{NASTY} own"}
                for a, c in zip(("a1", "a2", "a3"), people.values(), strict=True)
            },
            "facts": facts,
        }
    )  # fmt: skip


def harmless(shown: Dashboard, *wanted: str) -> None:
    """No control character is on the screen, and each text is there as it was written."""
    for row in shown.rows:
        assert not [c for c in row if unicodedata.category(c) in ("Cc", "Cf", "Cs")], row
    seen = " ".join(shown.text.replace("│", " ").replace("▏", " ").split())
    for text in wanted:
        assert text in seen, text


async def test_every_screen_shows_hostile_text_as_it_is(folder: Path) -> None:
    async with dashboard(folder, nasty_search(), size=(200, 60)) as shown:
        await shown.move_to(LATE)
        harmless(
            shown,
            f"▲ {NAME} thank-you",
            f"◷ {NAME}",
            f"Thank-you to {SHOWN} {SHOWN}, {SHOWN}",
        )
        for pane in ("interviews", "parallel"):
            await shown.press("tab")
            assert shown.focused == pane
            if pane == "parallel":
                await shown.move_to(f"company {shown.desk.basket.companies[0].company}")
            harmless(shown, f"{SHOWN} · {SHOWN}", f"{SHOWN} source")
        await shown.press("tab")
        await shown.move_to(LATE)
        await shown.press("enter")
        harmless(shown, f"thank-you to {SHOWN}", f"Dear {DRAFTED}", f"{DRAFTED} topic")
        await shown.press("question_mark", "question_mark", "y")
        harmless(shown, f"Dear {DRAFTED}")
        assert not [c for c in shown.app.clipboard if unicodedata.category(c) == "Cc" and c != "\n"]
        await shown.press("e", "x", "escape", "space", "m")
        harmless(shown, f"Marked the thank-you to {SHOWN} as sent. u undoes.")
        await shown.press("u")
        harmless(shown, f"Undid: marked the thank-you to {SHOWN} as sent.")
        # The reason for which a check was passed over is a note of its own.
        await shown.press("u")
        harmless(shown, SHOWN)
        await shown.move_to(LATE)
        await shown.press("b")
        harmless(shown, f"Debrief: {SHOWN}, Tue 14 Apr", f"{SHOWN} next", f"{SHOWN} topic", f"{SHOWN} missed")
        await shown.press("escape", "e")
        harmless(shown, f"Correct: note: {SHOWN} note")
        await shown.press("escape", "question_mark")
        harmless(shown)


async def test_every_form_and_page_shows_hostile_text_as_it_is(folder: Path) -> None:
    async with dashboard(folder, nasty_search(), size=(200, 60)) as shown:
        await shown.press("tab", "enter")
        harmless(shown, f"{SHOWN} · {SHOWN}", f"{SHOWN} source", f"with {SHOWN}, {SHOWN} place")
        await shown.press("e")
        harmless(shown, "Correct the interview", SHOWN, f"{SHOWN} place")
        await shown.press("ctrl+s")
        harmless(shown)
        await shown.press("escape", "escape", "escape")
        assert shown.screen_name == "TodayScreen"
        await shown.press("i", "left_square_bracket", "right")
        assert shown.typed["company"] == SHOWN
        harmless(shown, SHOWN)
        await shown.press("tab", "left_square_bracket", "right", "tab")
        await shown.fill(people=NASTY.replace(";", ""), when="yesterday 15:00", place=NASTY)
        harmless(shown, clean(f"Topic, {NASTY}".replace(";", ""))[:18])
        await shown.press("escape", "escape", "shift+tab", "g", "G")
        await shown.press("a")
        await shown.fill(contact=NASTY, source=NASTY, url=OTHER, at=NASTY)
        await shown.press("ctrl+s")
        harmless(shown)


async def test_every_view_shows_hostile_text_as_it_is(folder: Path) -> None:
    async with dashboard(folder, nasty_search(), size=(200, 60)) as shown:
        await shown.press("2", "f", "f", "f", "f", "f", "slash")
        await shown.fill(filter="[/x] \x1b]52")
        harmless(shown, "[/x] ␛]52", f"'[/x] ␛]52' · 0 of {len(shown.desk.search.applications)}")
        await shown.fill(filter="[/x]")
        await shown.press("enter")
        harmless(shown, f"{SHOWN} {SHOWN} interviewed", "'[/x]' · 3 of 3")
        await shown.press("g", "enter", "G")
        harmless(shown, f"{SHOWN} posting", f"{SHOWN} own", f"tags {SHOWN}")
        await shown.press("E")
        harmless(shown, f"Application: {SHOWN}", SHOWN)
        await shown.press("escape", "t")
        harmless(shown, f"The posting: {SHOWN}", f"{SHOWN} posting")
        await shown.press("escape", "C")
        harmless(shown, f"Company: {SHOWN}")
        await shown.press("escape", "k", "enter")
        assert shown.screen_name == "PersonScreen"
        harmless(shown, SHOWN, f"{SHOWN} of them", f"was invited to round 1, Tue 14 Apr 10:00, with {SHOWN}")
        await shown.press("e")
        harmless(shown, f"Person: {SHOWN}")
        await shown.press("escape", "4")
        harmless(shown, f"{SHOWN} asked 0 of 2 times in ten business days", SHOWN)


async def test_a_call_and_its_question_show_hostile_text_as_it_is(folder: Path) -> None:
    async with dashboard(folder, nasty_search(), size=(120, 36)) as shown:
        call = next(follow_up for follow_up in shown.desk.plan.open if follow_up.medium == "call")
        await shown.move_to(call.key)
        await shown.press("enter")
        harmless(shown, f"status call to {SHOWN}", f"☎ {SHOWN}", f"Hello {DRAFTED}")
        await shown.press("escape")
        await shown.press("space")
        harmless(shown, "How did the call go?")
        await shown.press("v")
        harmless(shown, f"Logged the status call to {SHOWN}: voicemail left. u undoes.")


async def test_a_path_that_is_hostile_is_shown_in_the_sentence(folder: Path) -> None:
    async with dashboard(folder) as shown:
        await shown.press("I")
        await shown.fill(path=NASTY)
        await shown.press("enter")
        harmless(shown, f"! {SHOWN} is not there")


async def test_a_paste_brings_no_control_character_into_a_message(folder: Path) -> None:
    async with dashboard(folder, nasty_search()) as shown:
        await shown.move_to(LATE)
        await shown.press("enter", "e")
        # A terminal pastes the end of a line as a carriage return.
        shown.app.post_message(Paste(f"{NASTY}\nsecond line\rthird"))
        await shown.rest()
        assert shown.screen_name == "MessageScreen", "where one writes, it is no mail of theirs"
        await shown.press("escape")
        text = shown.find("text", TextArea).text
        assert text.startswith(f"{SHOWN}\nsecond line\nthird")
