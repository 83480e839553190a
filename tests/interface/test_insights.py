"""Insights: what lies ahead and collides, offers, and the numbers, line by line."""

import re
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from afterword.domain.application import Application
from afterword.domain.facts import Applied, DayOrInstant, Interview, Offer, Reply
from afterword.domain.people import Company
from afterword.domain.planning.planner import plan
from afterword.domain.search import JobSearch, job_search
from afterword.interface.panes.insights import Insight, insights
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading
from builders import ROSA, a_debrief, instant
from interface.dashboards import CADENCE, NOW, dashboard

pytestmark = pytest.mark.exhaustive

HOSTILE = "[/x] [Acme] \x1b]52;c;aGk=\x07"


def talked_with(*companies: str, offer: bool = False) -> JobSearch:
    """Interviews a week ago at each company; the first has made an offer that ends on Friday."""
    entries: list[msgspec.Struct] = [ROSA]
    start = NOW - timedelta(days=7)
    for number, name in enumerate(companies):
        app = f"a{number}"
        entries += [
            Company(id=f"c{number}", name=name, region="US", tz="America/New_York"),
            Application(id=app, company=f"c{number}", title="Analyst", source="job board"),
            Applied(id=f"f{number}", app=app, at=start - timedelta(days=7)),
            Interview(
                id=f"i{number}", app=app, at=start - timedelta(days=3), round=1, start=start,
                end=start + timedelta(hours=1), confirmed=True,
            ),
        ]  # fmt: skip
    if offer:
        entries += [
            a_debrief(app="a0", at=start + timedelta(hours=2), key_points={}, missed=("who runs it?",)),
            Offer(
                id="o", app="a0", at=instant("2026-04-14T10:00-04:00"), terms="60,000 a year",
                deadline=DayOrInstant(date(2026, 4, 17)),
            ),
        ]  # fmt: skip
    return job_search(entries, {})  # type: ignore[arg-type]


def lines(search: JobSearch, width: int = 78) -> dict[str, str]:
    view = View(search, plan(search, CADENCE, NOW), ZoneInfo("America/New_York"))
    return {row.id: row.line(width).plain for row in insights(view) if isinstance(row, Insight)}


def test_an_offer_beside_an_undecided_company_is_a_collision_with_its_drafts() -> None:
    search = talked_with("Acme", "Birch", offer=True)
    found = lines(search)
    assert found["ahead a0"].split()[:4] == ["Acme", "·", "·", "O"]
    assert found["collision 0"] == "▲ Acme wants an answer by Fri 17 Apr; Birch has no date to come."
    assert found["remedy 0 0"] == "  → Ask Acme for time."
    assert found["remedy 0 1"] == "  → Tell Birch."
    assert found["offer a0"] == "Acme              answer by Fri 17 Apr 17:00 · not in writing yet"
    assert found["offers terms 0"].split() == ["terms", "60,000", "a", "year"]
    assert found["offers to ask 0"].split() == ["to", "ask", "who", "runs", "it?"]


def test_offers_stand_side_by_side_with_their_terms_and_open_questions() -> None:
    search = talked_with("Acme", "Birch", offer=True)
    other = Offer(id="p", app="a1", at=NOW - timedelta(hours=1), terms="58,000; four days a week")
    found = lines(search.with_fact(other))
    assert found["offers names"].split() == ["Acme", "Birch"]
    rows = [found[f"offers terms {place}"] for place in (0, 1)]
    column = found["offers names"].index("Birch")
    assert [row[column:].strip() for row in rows] == ["58,000", "four days a week"]
    assert [row[:column].split() for row in rows] == [["terms", "60,000", "a", "year"], []]


def test_the_strip_tells_an_offers_end_before_a_decision_of_the_same_day() -> None:
    search = talked_with("Acme", "Birch", offer=True)
    holding = Reply(
        id="r", app="a0", at=NOW - timedelta(hours=1), type="holding", decision_date=date(2026, 4, 17)
    )
    booked = Interview(
        id="j", app="a1", at=NOW, round=2, confirmed=True,
        start=NOW + timedelta(days=1), end=NOW + timedelta(days=1, hours=1),
    )  # fmt: skip
    found = lines(search.with_fact(holding).with_fact(booked), width=118)
    assert found["ahead a0"].split()[:4] == ["Acme", "·", "·", "O"]
    assert "Fri 17 Apr 17:00 offer ends" in found["ahead a0"]
    assert found["ahead a1"].split()[:3] == ["Birch", "·", "I"]
    assert found["ahead a1"].endswith("Thu 16 Apr 11:05 interview")


def test_of_very_many_companies_the_strip_shows_those_whose_turn_comes_first() -> None:
    search = talked_with(*(f"Company {number}" for number in range(20)))
    for number in range(20):
        promise = Reply(
            id=f"r{number}", app=f"a{number}", at=NOW, type="holding",
            decision_date=date(2026, 4, 30) - timedelta(days=number // 2),
        )  # fmt: skip
        search = search.with_fact(promise)
    strips = [line.split("  ")[0] for row, line in lines(search).items() if row.startswith("ahead")]
    assert len(strips) == 15
    assert strips[0] == "Company 18"
    assert "Company 0" not in strips


@pytest.mark.parametrize("ahead", range(7))
def test_the_days_above_the_strip_stand_apart_and_above_their_columns(ahead: int) -> None:
    now = NOW + timedelta(days=ahead)
    offer = Offer(id="o", app="a0", at=now, deadline=DayOrInstant(now.date() + timedelta(days=2)))
    search = talked_with("Acme").with_fact(offer)
    view = View(search, plan(search, CADENCE, now), ZoneInfo("America/New_York"))
    head = next(str(row.text) for row in insights(view) if isinstance(row, Heading) and "today" in row.text)
    days = head[18:]
    assert days.startswith("today")
    labels = [(found.start(), found.group()) for found in re.finditer(r"\d+", days)]
    assert len(labels) >= 2
    for column, label in labels:
        day = now.date() + timedelta(days=column // 2)
        assert (column % 2, day.weekday(), str(day.day)) == (0, 0, label), head
        assert days[column - 1] == " ", head


def test_the_funnel_has_a_bar_and_a_figure_for_each_step() -> None:
    found = lines(talked_with("Acme", "Birch"))
    assert found["step applied"].endswith("━ 2")
    assert found["step offer"].split() == ["offer", "0"]
    assert found["source job board"].split() == ["job", "board", "2", "of", "2", "4", "d"]


@pytest.mark.parametrize("width", [30, 78, 118])
def test_no_line_is_wider_than_the_list_and_user_text_is_cleaned(width: int) -> None:
    search = talked_with(HOSTILE, "Birch", offer=True)
    view = View(search, plan(search, CADENCE, NOW), ZoneInfo("America/New_York"))
    for row in insights(view):
        if isinstance(row, Insight):
            line = row.line(width)
            assert "\x1b" not in line.plain
            if width >= 78:
                assert line.cell_length <= width, row.id


async def test_3_opens_insights_and_enter_the_draft_that_settles_a_collision(tmp_path: Path) -> None:
    async with dashboard(tmp_path, talked_with("Acme", "Birch", offer=True)) as it:
        await it.press("3")
        assert "Acme wants an answer by Fri 17 Apr" in it.text
        await it.move_to("collision 0")
        await it.press("enter")
        assert it.screen_name in ("MessageScreen", "ApplicationScreen")
        assert "Acme" in it.text
        await it.press("3", "escape")
        assert it.screen_name == "TodayScreen"
