"""What Today shows, as a value: in order, counted, drawn on one axis, and without a screen."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from afterword.domain.application import Application
from afterword.domain.facts import Applied, DayOrInstant, Fact, Offer, Sent
from afterword.domain.people import Company
from afterword.domain.planning.planner import plan
from afterword.domain.search import JobSearch, job_search
from afterword.exchange.search_document import read_document
from afterword.interface.today.drawing import (
    Columns,
    act_line,
    head,
    posting_line,
    process_line,
    share_line,
    strip_line,
    strip_parts,
    thought_line,
)
from afterword.interface.today.gathering import today_of
from afterword.interface.today.plain import plain_lines
from afterword.interface.today.value import Choice, Posting, Share, Thought, Today
from afterword.interface.today.words import counted
from afterword.interface.view import View
from builders import DANA, ROSA, a_contact, an_interview, instant
from interface.dashboards import CADENCE, NOW, six
from searches import searches

pytestmark = pytest.mark.exhaustive

NEW_YORK = ZoneInfo("America/New_York")
TURNS = ("late", "today", "later", "any time", "coming")
WORD = re.compile(r"\w+")
COUNT = re.compile(r"(?:, )?(\d+) (?:late|today|tonight|later today|any time)$")
WIDTHS = (19, 38, 54, 62, 79, 118)


def shown_at(search: JobSearch, now: datetime = NOW) -> Today:
    return today_of(View(search, plan(search, CADENCE, now), NEW_YORK, "US"))


@pytest.fixture(scope="module")
def search() -> JobSearch:
    return read_document(six()).search


@pytest.fixture(scope="module")
def today(search: JobSearch) -> Today:
    return shown_at(search)


@pytest.fixture(scope="module")
def long_names() -> Today:
    """Three firms whose applications are due, one of them known by somebody with a long name."""
    names = {
        "baer": "Bärenfels Versicherung Aktiengesellschaft",
        "linden": "Lindenpay GmbH",
        "mu": "Müller KG",
    }
    companies = [Company(id=key, name=name, region="DE", tz="Europe/Berlin") for key, name in names.items()]
    ewa = a_contact("ewa", "Frau Dr. Ewa Kaya-Hohenstein", company="baer")
    applications = [
        Application(id=key, company=key, title="Data Analyst", contact="ewa" if key == "baer" else None)
        for key in names
    ]
    facts = [Applied(id=f"f-{key}", app=key, at=instant("2026-11-09T10:00+01:00")) for key in names]
    return shown_at(
        job_search([ROSA, ewa, *companies, *applications, *facts], {}), instant("2026-12-01T10:30+01:00")
    )


def test_it_is_written_and_read_again_as_json(today: Today) -> None:
    assert msgspec.json.decode(msgspec.json.encode(today), type=Today) == today


def test_two_applications_at_one_firm_are_told_apart() -> None:
    titles = {"a1": "Cook", "a2": "Baker"}
    told = [Application(id=key, company="lark", title=title) for key, title in titles.items()]
    talks = [an_interview(id=f"i{each.id}", app=each.id) for each in told]
    search = job_search([ROSA, Company(id="lark", name="Lark"), DANA, *told, *talks], {})
    view = View(search, plan(search, CADENCE, NOW), NEW_YORK, "US")
    what = [act.what for act in today_of(view).acts if act.what.startswith("debrief")]
    assert sorted(what) == ["debrief, Baker", "debrief, Cook"]
    assert sorted(process.more for process in today_of(view).processes) == ["Baker", "Cook"]
    assert view.firm(view.plan.stories["a1"]) == "Lark, Cook"


@pytest.mark.parametrize("hours", range(0, 24 * 14, 7))
def test_groups_follow_each_other_counts_are_of_rows_and_nothing_due_today_is_coming(
    search: JobSearch, hours: int
) -> None:
    today = shown_at(search, NOW + timedelta(hours=hours))
    turns = [TURNS.index(act.turn) for act in today.acts]
    assert turns == sorted(turns)
    coming = [act for act in today.acts if act.turn == "coming"]
    assert all(act.by and today.local(act.by).date() > today.today for act in coming)
    said = "".join(words for words, _ in counted(today))
    numbers = [int(word) for word in said.replace(",", "").split() if word.isdecimal()]
    assert sum(numbers) == len(today.acts) - len(coming) or said.startswith("nothing today")
    assert len({process.application for process in today.processes}) == len(today.processes)
    says_the_same(today)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_row_fits_names_its_company_on_one_axis_and_cuts_it_by_words(
    today: Today, long_names: Today, width: int
) -> None:
    for value in (today, long_names):
        columns = Columns.of(value)
        lines = [
            (act.company, act_line(value, columns, act, width, first=True, chosen=False))
            for act in value.acts
        ]
        lines += [
            (each.company, process_line(value, columns, each, width, first=True, chosen=True))
            for each in value.processes
        ]
        for company, line in lines:
            assert line.cell_length == width
            name = line.plain[11 if width >= 56 else 2 :]
            assert name.startswith(company.split()[0][: 5 if width < 30 else 7])
            assert "…" not in line.plain or width < 54


def test_what_is_late_says_since_when_and_what_is_for_today_by_which_hour(today: Today) -> None:
    columns = Columns.of(today)
    rows = [act_line(today, columns, act, 79, first=True, chosen=False).plain for act in today.acts]
    assert rows[0].startswith("Late     ▲ Lark Analytics    thank-you · Dana Osei")
    assert rows[0].endswith(" 15 h late ")
    assert rows[1].endswith(" by 17:00 ")
    assert rows[-1].endswith(" Wed 22 Apr ")


def shares(*parts: float) -> list[Share]:
    return [
        Share(f"c{n}", f"Company{n} with a name", f"a{n}", 1, part, "interviewed")
        for n, part in enumerate(parts)
    ]


@pytest.mark.parametrize("width", [30, 78, 118])
@pytest.mark.parametrize("parts", [(1.0,), (0.5, 0.3, 0.2), (0.26, 0.13, *[0.061] * 10)])
def test_the_strip_fills_its_line_with_all_shares_and_joins_the_smallest(
    parts: tuple[float, ...], width: int
) -> None:
    strip = strip_parts(shares(*parts), width)
    assert sum(part.size for part in strip) == width
    assert [strip[0].first, strip[-1].last] == [0, len(parts) - 1]
    assert all(one.last + 1 == other.first for one, other in pairwise(strip))
    for row in (0, 1):
        line = strip_line(strip, row, 0, plain=False)
        assert line.cell_length == width
        assert row or "…" not in line.plain or width == 30
    assert ("▲ " in strip[0].name) is (0.5 <= parts[0] < 1)
    assert not strip_parts([], width)


def offered(*more: Fact) -> Today:
    """Nine firms that were talked with; two made an offer, the later one to be answered first."""
    names = [f"Company{n} of some length" for n in range(9)]
    entries: list[Any] = [Company(id=f"c{n}", name=name) for n, name in enumerate(names)]
    entries += [Application(id=f"a{n}", company=f"c{n}", title="Clerk") for n in range(9)]
    entries += [an_interview(id=f"i{n}", app=f"a{n}", interviewers=()) for n in range(9)]
    entries += [
        an_interview(id=f"j{n}", app=f"a{n}", round=2, start=NOW + timedelta(days=1), interviewers=())
        for n in range(4)
    ]
    ends = [DayOrInstant(date(2026, 4, day)) for day in (30, 24)]
    entries += [
        Offer(id=f"o{n}", app=f"a{n}", at=NOW - timedelta(hours=2), deadline=ends[n - 7], written=n == 8)
        for n in (7, 8)
    ]
    return shown_at(job_search([ROSA, *entries, *more], {}))


def test_two_offers_are_told_with_their_days_and_never_among_others() -> None:
    today = offered()
    assert [(each.application, each.says, each.more) for each in today.processes[:2]] == [
        ("a8", "the first offer to answer", "in writing"),
        ("a7", "the next offer to answer", "not in writing yet"),
    ]
    assert (
        "".join(words for words, _ in today.spread)
        == "two offers: Company8 of some length first, by Fri 24 Apr"
    )
    assert [hope.sentence for hope in today.hopes if isinstance(hope, Choice)] == [
        "See both offers side by side, and what is still to be asked.",
        "You may ask Company8 of some length for more time, best by Thu 23 Apr.",
    ]
    own = [hope for hope in today.hopes if isinstance(hope, Share)]
    for width in (38, 78, 118):
        shown = [part.name for part in strip_parts(own, width)]
        assert [name.split()[0] for name in shown[:2]] == ["Company7", "Company8"]
        assert "others" not in " ".join(shown[:2])
    assert {line.split(":")[0] for line in plain_lines(today)} >= {"Fri 24", "30 Apr"}


def test_who_asked_for_time_is_not_told_again_that_one_may() -> None:
    asked = Sent(id="s", app="a8", at=NOW, kind="ask_for_time", to=None)
    assert [hope.key for hope in offered(asked).hopes if isinstance(hope, Choice)] == ["3"]


def test_a_share_has_its_company_on_the_axis_and_the_largest_the_longest_bar(today: Today) -> None:
    columns = Columns.of(today)
    own = [hope for hope in today.hopes if isinstance(hope, Share)]
    lines = [share_line(columns, share, 62, own[0].share).plain for share in own]
    bars = [line.count("━") for line in lines]
    assert bars == sorted(bars, reverse=True)
    assert all(line[11:].startswith(share.name) for line, share in zip(lines, own, strict=True))
    assert all(len(line) <= 62 for line in lines)


def test_the_week_names_interviews_decisions_and_what_is_due(today: Today) -> None:
    days = [day.day.isoformat() for day in today.week]
    assert days == ["2026-04-15", "2026-04-16", "2026-04-17", "2026-04-20", "2026-04-21"]
    words = [entry[2] for day in today.week for entry in day.entries]
    assert words == ["3 to do", "14:00 Opal Robotics", "Tern Press decides", "Lark Analytics"]


def drawn_lines(today: Today) -> Iterator[Content]:
    """All lines of the three panes with their heads, in cells enough for every word."""
    columns, wide = Columns(company=80, when=20), 400
    running = ((str(len(today.processes)), ""),)
    heads = (
        ("Overdue follow-ups", counted(today)),
        ("Active interviews", running),
        ("Parallel applications", today.spread or (("none is running", ""),)),
    )
    first, second, third = (head(name, said, wide, here=False, plain=True) for name, said in heads)
    yield first
    yield from (act_line(today, columns, act, wide, first=True, chosen=False) for act in today.acts)
    yield second
    yield from (
        process_line(today, columns, each, wide, first=True, chosen=False) for each in today.processes
    )
    yield third
    for hope in today.hopes:
        match hope:
            case Thought() | Choice():
                yield thought_line(msgspec.structs.replace(hope, key=""), wide)
            case Posting():
                yield posting_line(today, columns, hope, wide, first=True)
            case Share():
                yield share_line(columns, hope, wide, hope.share)


def says_the_same(today: Today) -> None:
    """Printed line by line, it has every word that the panes show, in their order, and none beside."""
    printed = [sorted(WORD.findall(line)) for line in plain_lines(today)]
    assert printed == [sorted(WORD.findall(line.plain)) for line in drawn_lines(today)]


@given(search=searches(), hours=st.integers(0, 24 * 30))
@settings(max_examples=40, deadline=None)
def test_printed_line_by_line_it_says_what_the_panes_show(search: JobSearch, hours: int) -> None:
    today = shown_at(search, NOW + timedelta(hours=hours))
    due_now = [act for act in today.acts if act.turn != "coming"]
    counts = [int(found[1]) for words, _ in counted(today) if (found := COUNT.match(words))]
    assert sum(counts) == len(due_now), "every count is of rows that stand there"
    says_the_same(today)
