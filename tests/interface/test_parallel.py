"""The third pane: whose answer holds how much hope, thoughts with their keys, postings that close."""

import re
from datetime import timedelta
from pathlib import Path

from afterword.domain.capturing.capture import CapturedApplication
from afterword.domain.facts import DayOrInstant, NetworkRequest, Offer, Snooze
from afterword.domain.people import Contact
from afterword.interface.panes.parallel import ParallelPane
from afterword.interface.today.value import Share
from builders import instant
from interface.dashboards import NOW, Clock, dashboard, six
from interface.test_insights import talked_with


async def test_a_thought_is_acted_on_by_enter_and_put_off_by_w(folder: Path) -> None:
    clock = Clock(NOW + timedelta(days=14))
    async with dashboard(folder, talked_with("Acme", "Birch"), clock=clock) as shown:
        await shown.focus("parallel")
        assert "→ 2 running. With five, no single silence can stop you." in shown.text
        await shown.press("enter")
        assert "Company" in shown.text
        await shown.press("escape")
        await shown.press("w")
        assert shown.said == "Put that thought off for three business days. u undoes."
        assert "With five, no single silence" not in shown.text
        (snooze,) = shown.desk.search.facts_of("")
        assert isinstance(snooze, Snooze)
        await shown.press("u")
        assert "With five, no single silence" in shown.text


async def test_offers_are_compared_and_asked_for_time_from_today(folder: Path) -> None:
    search = talked_with("Acme", "Birch")
    for number, days in enumerate((9, 12)):
        ends = DayOrInstant(NOW.date() + timedelta(days=days))
        search = search.with_fact(Offer(id=f"o{number}", app=f"a{number}", at=NOW, deadline=ends))
    async with dashboard(folder, search) as shown:
        await shown.focus("parallel")
        await shown.move_to("choice ")
        await shown.press("enter")
        assert shown.screen_name == "InsightsScreen"
        assert shown.text.index("Offers") < shown.text.index("The next three weeks")
        await shown.press("1", "j", "enter")
        assert shown.screen_name == "MessageScreen"
        assert "more time" in shown.text or "time" in shown.rows[0]


async def test_a_saved_posting_says_everywhere_until_when_it_is_open(folder: Path) -> None:
    clock = Clock()
    async with dashboard(folder, six(), size=(120, 48), clock=clock) as shown:
        for name, days in (("Fern Mill", 3), ("Ash & Co", 0), ("Elm Court", 8), ("Birch", -1)):
            closes = NOW.date() + timedelta(days=days)
            captured = CapturedApplication(company=name, title="Clerk", at=NOW, is_saved=True, closes=closes)
            shown.desk.facts.log_application(captured)
        await shown.rest()
        today = [re.sub(" +", " ", row[:63]) for row in shown.rows if "Clerk" in row[:63]]
        assert [row.split("◇")[1].strip() for row in today] == [
            "Ash & Co Clerk today",
            "Fern Mill Clerk Sat 18 Apr",
            "Elm Court Clerk Thu 23 Apr",
        ]
        above = [shown.text.index(words) for words in ("Ash & Co", "Fern Mill", "20 %", "Elm Court")]
        assert above == sorted(above), "what closes within a week stands above the companies"
        await shown.focus("parallel")
        search = shown.desk.search
        fern = next(a.id for a in search.applications.values() if search.company_of(a).name == "Fern Mill")
        await shown.move_to(f"posting {fern}")
        await shown.press("enter")
        assert shown.screen_name == "ApplicationScreen"
        assert re.search("Clerk · Fern Mill +saved +closes Sat 18 Apr", shown.rows[0])
        await shown.press("escape", "2", "f", "f")
        for words in ("closes today", "closes Sat 18 Apr", "closes Thu 23 Apr", "closed Tue 14 Apr"):
            assert words in shown.text
        # Once applied for, it is no posting to come back to.
        await shown.press("1")
        await shown.move_to(f"posting {fern}")
        await shown.press("m", "a", "ctrl+s")
        assert "Sat 18 Apr" not in shown.text


async def test_left_and_right_go_from_share_to_share_and_so_does_the_pointer(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 36)) as shown:
        await shown.focus("parallel")
        pane = shown.find("parallel", ParallelPane)
        await shown.press("right", "right")
        assert isinstance(pane.highlighted, Share)
        assert "▌Lark Analytics" in shown.text
        await shown.press("left")
        assert "▌Brook Clinic" in shown.text
        names = next(row for row in shown.rows if "▏Moss" in row)
        await shown.pilot.click("#parallel", offset=(names.index("Opal") + 1, 1))
        assert "▌Opal" in shown.text
        await shown.press("enter")
        assert shown.screen_name == "ApplicationScreen"


async def test_asking_for_advice_is_logged_without_an_application(folder: Path) -> None:
    search = talked_with("Acme").with_entry(Contact(id="kim", company="c0", name="Kim Park"))
    async with dashboard(folder, search, clock=Clock(instant("2026-04-13T10:00-04:00"))) as shown:
        await shown.focus("parallel")
        for indicator in ("N-1", "N-5"):
            await shown.move_to(indicator)
            await shown.press("w")
        await shown.move_to("N-6")
        await shown.press("enter")
        await shown.fill(to="Kim")
        await shown.press("ctrl+s")
        requests = [f for f in shown.desk.search.facts_of("") if isinstance(f, NetworkRequest)]
        assert [request.to for request in requests] == ["kim"], shown.text
