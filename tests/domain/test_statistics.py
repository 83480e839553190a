"""What the numbers say, against a small search counted by hand."""

from datetime import timedelta
from itertools import count
from typing import Any

import msgspec
import pytest

from afterword.domain.application import Application
from afterword.domain.facts import (
    Accepted,
    Applied,
    Call,
    Closed,
    Fact,
    Interview,
    Offer,
    Rejected,
    Reply,
    Saved,
    Sent,
)
from afterword.domain.insight.statistics import Rate, Statistics, statistics
from afterword.domain.people import Company
from afterword.domain.planning.planner import plan
from afterword.domain.search import job_search
from builders import LARK, ROSA, instant
from domain.plans import CADENCE

NOW = instant("2026-04-17T12:00-04:00")  # a Friday
_ids = count()


def on(kind: type[Fact], day: str, /, **given: Any) -> Fact:
    at = instant(f"2026-{day}T09:00-04:00")
    if kind is Interview:
        given = {"round": 1, "start": at + timedelta(days=2), "end": at + timedelta(days=2, hours=1)} | given
    return kind(id=f"f{next(_ids)}", at=at, **{"app": "", **given})


def counted(*applications: tuple[str, list[Fact]]) -> Statistics:
    """The statistics of applications, each given by its source and its facts."""
    entries: list[Any] = [ROSA, LARK]
    for number, (source, facts) in enumerate(applications):
        company = f"c{number}"
        entries += [
            Company(id=company, name=company),
            Application(id=f"a{number}", company=company, title="Analyst", source=source),
        ]
        entries += [msgspec.structs.replace(fact, app=f"a{number}") for fact in facts]
    return statistics(plan(job_search(entries, {}), CADENCE, NOW))


@pytest.fixture(scope="module")
def small() -> Statistics:
    """Seven applications: accepted after two rounds; rejected after a round; rejected at once; ghosted
    without a word; two waiting; one closed by the person without an answer; beside them a saved posting.
    """
    return counted(
        (
            "referral",
            [
                on(Applied, "03-02"),
                on(Interview, "03-04"),
                on(Interview, "03-09", round=2),
                on(Offer, "03-16"),
                on(Accepted, "03-18"),
            ],
        ),
        ("LinkedIn", [on(Applied, "03-02"), on(Interview, "03-12"), on(Rejected, "03-20")]),
        ("linkedin", [on(Applied, "03-03"), on(Rejected, "03-05")]),
        ("LinkedIn", [on(Applied, "01-05")]),
        ("LinkedIn", [on(Applied, "04-14")]),
        ("", [on(Applied, "04-15")]),
        ("", [on(Applied, "03-30"), on(Closed, "04-01")]),
        ("LinkedIn", [on(Saved, "04-15")]),
    )


def test_the_funnel_counts_the_furthest_point_and_a_rejection_erases_nothing(small: Statistics) -> None:
    assert [(step.name, step.reached) for step in small.funnel] == [
        ("applied", 7),
        ("answered", 3),
        ("interviewed", 2),
        ("later round", 1),
        ("offer", 1),
        ("accepted", 1),
    ]


def test_a_rejection_is_an_answer_and_waiting_is_no_no(small: Statistics) -> None:
    assert small.applications == Rate("all applications", number=7, answered=3, waiting=2, days=2)
    assert small.applications.share == 3 / 5


def test_sources_are_counted_however_they_are_spelt_and_few_say_nothing(small: Statistics) -> None:
    assert small.sources == (
        Rate("LinkedIn", number=4, answered=2, waiting=1, days=6),
        Rate("", number=2, answered=0, waiting=1, days=None),
        Rate("referral", number=1, answered=1, waiting=0, days=2),
    )
    assert small.sources[0].share is None


def test_silence_after_an_interview_is_still_an_answered_application() -> None:
    found = counted(("", [on(Applied, "01-05"), on(Interview, "01-07")]))
    assert (found.applications.answered, found.applications.waiting) == (1, 0)


def test_follow_ups_are_counted_by_number_and_medium() -> None:
    mail: dict[str, Any] = {"kind": "status_email", "medium": "email"}
    found = counted(
        (
            "",
            [
                on(Applied, "03-02"),
                on(Sent, "03-11", kind="application_follow_up", medium="email"),
                on(Call, "03-16", result="voicemail", purpose="status"),
                on(Reply, "03-18", type="holding"),
                on(Sent, "03-27", **mail),
            ],
        ),
        ("", [on(Applied, "03-30"), on(Sent, "04-10", kind="application_follow_up", medium="email")]),
        (
            "",
            [
                on(Applied, "03-30"),
                on(Call, "04-10", result="reached", purpose="status"),
                on(Sent, "04-16", **mail),
            ],
        ),
        ("", [on(Applied, "03-30"), on(Sent, "04-10", kind="thank_you", medium="email")]),
    )
    assert found.touches == (
        Rate("follow-up 1", number=5, answered=1, waiting=3, days=0),
        Rate("follow-up 2", number=1, answered=1, waiting=0, days=2),
    )
    assert found.media == (
        Rate("e-mail", number=4, answered=0, waiting=3, days=None),
        Rate("call", number=2, answered=2, waiting=0, days=1),
    )


def test_the_last_eight_weeks_begin_on_mondays(small: Statistics) -> None:
    assert [week.start.isoformat() for week in small.weeks][::7] == ["2026-02-23", "2026-04-13"]
    assert [week.applications for week in small.weeks] == [0, 3, 0, 0, 0, 1, 0, 2]
    assert [week.interviews for week in small.weeks] == [0, 1, 2, 0, 0, 0, 0, 0]
    assert [week.answers for week in small.weeks] == [0, 2, 2, 2, 0, 0, 0, 0]


def test_nothing_recorded_gives_noughts() -> None:
    found = counted()
    assert (found.applications.number, found.sources, found.touches) == (0, (), ())
    assert found.applications.share is None
