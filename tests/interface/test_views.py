"""The lists of everything: what they show, where the cursor stays, and that only the visible is formatted."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from afterword.domain.application import Application
from afterword.domain.capturing.capture import CapturedApplication
from afterword.domain.facts import Applied, Sent
from afterword.domain.history.story import Story
from afterword.domain.people import Company
from afterword.domain.planning.ordering import OwnDay
from afterword.domain.planning.plan import Plan, Survey
from afterword.domain.search import job_search
from afterword.domain.timing.calendar import zone_of
from afterword.interface.panes.all_applications import AllApplicationsPane, title_line
from afterword.interface.panes.follow_ups import FollowUpsPane
from afterword.interface.view import View
from builders import ROSA, a_search, instant
from interface.dashboards import CADENCE, NOW, Clock, Dashboard, dashboard, six

pytestmark = pytest.mark.exhaustive

MANY = 10_000


def many() -> Plan:
    """A plan of ten thousand applications; what nobody looks at has not been worked out."""
    companies = [Company(id=f"c{number}", name=f"Company {number}") for number in range(200)]
    applications = [
        Application(id=f"a{number}", company=f"c{number % 200}", title=f"Clerk {number}")
        for number in range(MANY)
    ]
    made = [Applied(id=f"f{n}", app=f"a{n}", at=instant("2026-04-13T10:00-04:00")) for n in range(MANY)]
    search = job_search([ROSA, *companies, *applications, *made], {})
    stories = {a.id: Story(search, a, CADENCE, NOW) for a in applications}
    return Plan(
        now=NOW, search=search, cadence=CADENCE, stories=stories, open=(), today=OwnDay(NOW, zone_of("")),
        lines=(), survey=Survey(),
    )  # fmt: skip


class Listing(App[None]):
    def compose(self) -> ComposeResult:
        yield AllApplicationsPane(id="all")


async def test_of_ten_thousand_only_the_visible_are_formatted(monkeypatch: pytest.MonkeyPatch) -> None:
    formatted: list[str] = []
    render_row = AllApplicationsPane.render_row

    def counted(self: AllApplicationsPane, value: Story, width: int, highlighted: bool) -> Content:
        formatted.append(value.application.id)
        return render_row(self, value, width, highlighted)

    monkeypatch.setattr(AllApplicationsPane, "render_row", counted)
    plan = many()
    async with Listing().run_test(size=(80, 24)) as pilot:
        pane = pilot.app.query_one(AllApplicationsPane)
        pane.refill(View(plan.search, plan, ZoneInfo("America/New_York")))
        pane.focus()
        await pilot.press("G")
        assert pane.highlighted is not None
        pane.find("clerk 77")
        await pilot.pause()
        assert len(pane.rows) == sum("77" in str(number) for number in range(MANY))
        assert 0 < len(formatted) < 8 * 24


def test_the_title_says_what_is_shown() -> None:
    assert title_line("live", "", 41, 41, "by last contact", frozenset()) == (
        "Applications: live · 41 · by last contact"
    )
    assert title_line("all", " lark ", 3, 41, "newest first", frozenset({"a1"})) == (
        "Applications: all, 'lark' · 3 of 41 · newest first · 1 marked"
    )


async def test_ended_and_saved_ones_are_found_and_opened(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("2", "m", "r", "ctrl+s")
        assert shown.said == "Rejection from Dana Osei. u undoes."
        assert "open · 5" in shown.rows[1]
        await shown.press("f", "f", "f")
        assert "closed · 1" in shown.rows[1]
        assert "rejected" in shown.rows[2]
        await shown.press("enter")
        assert shown.screen_name == "ApplicationScreen"
        await shown.press("escape")
        assert "closed · 1" in shown.rows[1], "where one was"
        await shown.press("1", "2")
        assert "closed · 1" in shown.rows[1], "the view is as it was left"


@pytest.mark.parametrize("asked_about", ["a1", "a2"])
async def test_of_several_applications_at_a_company_the_most_unanswered_is_told(
    folder: Path, asked_about: str
) -> None:
    second = Application(id="a2", company="lark", title="Data Engineer")
    applied = [Applied(id=f"f{app}", app=app, at=instant("2026-04-10T09:00-04:00")) for app in ("a1", "a2")]
    asked = Sent(
        id="s", app=asked_about, at=instant("2026-04-14T10:00-04:00"), kind="status_email", to="dana"
    )
    async with dashboard(folder, a_search(*applied, asked).with_entry(second), size=(120, 30)) as shown:
        await shown.press("4")
        assert "1 unanswered" in shown.text


async def test_a_company_leads_to_its_applications(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("4")
        await shown.move_to("Company:opal")
        await shown.press("enter")
        await shown.until(lambda: "'Opal Robotics' · 1 of 6" in shown.rows[2])
        assert shown.focused == "all-applications"


# Today


def highlighted(shown: Dashboard) -> str:
    act = shown.app.screen_stack[0].query_one("#follow-ups", FollowUpsPane).highlighted
    return act.key if act else ""


async def test_the_cursor_goes_to_the_neighbour_and_back_with_undo(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        keys = [follow_up.key for follow_up in shown.desk.plan.due]
        await shown.press("space")
        assert highlighted(shown) == keys[1]
        await shown.press("u")
        assert highlighted(shown) == keys[0], "what came back is shown"
        assert [follow_up.key for follow_up in shown.desk.plan.due] == keys


async def test_those_gone_quiet_are_one_row_and_one_alone_is_itself(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        for number in (1, 2):
            at = instant("2026-02-02T10:00-05:00")
            shown.desk.facts.log_application(
                CapturedApplication(company=f"Fern {number}", title="Clerk", at=at)
            )
            await shown.rest()
            if number == 1:
                assert re.search("● Fern 1 +close or keep", shown.text)
                await shown.move_to(next(f.key for f in shown.desk.plan.due if f.rule == "D6"))
                await shown.press("space")
                assert shown.screen_name == "QuietScreen"
                assert "c close" in shown.rows[-1]
                await shown.press("escape")
        assert "1 late, 2 today, 1 any time" in shown.rows[1]
        assert "close or keep" not in shown.text.partition("Active interviews")[0]
        assert "● 2 gone quiet" in shown.text
        await shown.move_to("quiet")
        await shown.press("space", "c", "c")
        assert "That was the last one. esc goes back." in shown.text


@pytest.mark.parametrize(
    ("row", "days", "said", "then"),
    [
        ("nameless", "2026-04-02", "Let two follow-ups go. u undoes.", 0),
        ("quiet", "2026-02-02", "Closed two applications. u undoes.", 2),
    ],
)
async def test_several_in_one_row_are_settled_at_once_and_come_back_at_once(
    folder: Path, row: str, days: str, said: str, then: int
) -> None:
    made = [
        each
        for n in (1, 2)
        for each in (
            Company(id=f"c{n}", name=f"Fern {n}"),
            Application(id=f"a{n}", company=f"c{n}", title="Clerk"),
            Applied(id=f"f{n}", app=f"a{n}", at=instant(f"{days}T10:00-04:00")),
        )
    ]
    async with dashboard(folder, job_search([ROSA, *made], {})) as shown:
        assert "1 any time" in shown.rows[1]
        await shown.move_to(row)
        await shown.press("x", "escape")
        assert "1 any time" in shown.rows[1], "it asks first"
        await shown.press("x", "y")
        assert shown.said == said
        assert "nothing today" in shown.rows[1]
        assert sum(story.outcome is not None for story in shown.desk.plan.stories.values()) == then
        await shown.press("u")
        assert "1 any time" in shown.rows[1]


async def test_a_day_without_anything_due_says_what_comes_next(folder: Path) -> None:
    search = job_search([ROSA, Company(id="c", name="Fern"), Application(id="a", company="c", title="Clerk"),
                         Applied(id="f", app="a", at=instant("2026-04-15T10:00-04:00"))], {})  # fmt: skip
    async with dashboard(folder, search) as shown:
        await shown.until(lambda: shown.rows[1].startswith("▌ Overdue"))
        assert "nothing today. Next: Fern, " in shown.rows[1]


async def test_what_is_due_later_today_is_counted_and_nothing_is_praised_yet(folder: Path) -> None:
    clock = Clock(instant("2026-04-14T11:40-04:00"))
    async with dashboard(folder, a_search(), clock=clock) as shown:
        assert shown.desk.plan.due == ()
        await shown.until(lambda: shown.rows[1].startswith("▌ Overdue follow-ups · 1 tonight"))
        clock.now = instant("2026-04-14T18:00-04:00")
        shown.beat()
        await shown.rest()
        assert "  Overdue follow-ups · 1 tonight" in shown.rows[1].replace("▌", " ")


# The page


async def test_the_page_shows_people_posting_and_meter_at_80_by_24(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.move_to("C2:analyst:1:dana")
        await shown.press("2")
        await shown.press("g", "enter")
        for place in ("", "G"):
            await shown.press(*place)
            # The details follow the cursor at a pause.
            await shown.until(lambda: "asked     0 of 2 times in ten business days" in shown.text)
            assert shown.text.count("thank-you to Dana Osei") <= 2, "in the list and in the details"
        await shown.until(lambda: "the text is not kept yet" in shown.text)
        await shown.press("k")
        await shown.until(lambda: "e-mail      kim" in shown.text)
        await shown.press("enter")
        assert shown.screen_name == "PersonScreen"
        await shown.press("escape", "g", "enter")
        assert shown.screen_name == "MessageScreen"


async def test_a_text_that_was_sent_is_read_again_on_the_page(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 36)) as shown:
        sent = next(f for f in shown.desk.search.facts["analyst"] if f.id == "f4")
        shown.desk.facts.record(
            msgspec.structs.replace(sent, subject="Thank you", text="Dear Kim,\n\nfine."), "x"
        )
        await shown.press("2", "g", "enter")
        await shown.move_to("f4")
        await shown.until(lambda: "subject       Thank you" in shown.text)
        assert "fine." in shown.text


async def test_a_click_on_a_views_name_goes_there_and_the_terminal_is_told_what_is_due(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        assert shown.app.title == "3 due · Afterword"
        for name, screen in (("Applications", "ApplicationsScreen"), ("Today", "TodayScreen")):
            await shown.pilot.click("#title-bar", offset=(shown.rows[0].index(name), 0))
            await shown.rest()
            assert shown.screen_name == screen
