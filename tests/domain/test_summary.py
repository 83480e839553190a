"""The quick ways past what has ended say what the long ones would."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.domain.facts import Declined, Rejected, Sent
from afterword.domain.history.summary import summary_of
from afterword.domain.planning.plan import Plan
from afterword.domain.planning.planner import plan
from afterword.domain.rules.applicable import Applicability
from afterword.domain.rules.rulebook import NETWORK_RULES, RULES
from afterword.domain.search import JobSearch
from benchmarks.generator import NOW, generated
from builders import a_search, an_interview, instant
from domain.plans import CADENCE
from searches import courses_at, searches_at

thorough = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
REJECTED = Rejected(id="r", app="a1", at=instant("2026-04-20T09:00-04:00"), from_="dana")
REPLIED = Sent(id="f", app="a1", at=instant("2026-04-21T10:00-04:00"), kind="rejection_reply", to="dana")


def open_by_every_rule(found: Plan, app: str) -> set[str]:
    """The keys of what is open when every rule tells everything."""
    story = found.stories[app]
    if app and story.is_saved_only:
        return set()
    rules = RULES if app else NETWORK_RULES
    return {item.key for rule in rules for item in rule(story) if item.status.is_open}


def assert_nothing_is_left_out(found: Plan) -> None:
    for app in found.stories:
        listed = (key for f in found.of_application(app) for key in (f.key, *f.carries))
        own = {key for key in listed if key.split(":")[1] == (app or "-")}
        assert own == open_by_every_rule(found, app), app


@thorough
@given(st.one_of(courses_at(), searches_at()))
def test_nothing_is_open_that_the_plan_leaves_out(case: tuple[JobSearch, datetime]) -> None:
    search, now = case
    assert_nothing_is_left_out(plan(search, CADENCE, now))


@pytest.mark.parametrize("days", [0, 20, 60, 120, 400])
def test_nothing_is_open_that_the_plan_leaves_out_later_on(days: int) -> None:
    assert_nothing_is_left_out(plan(generated(60), CADENCE, NOW + timedelta(days=days)))


@thorough
@given(st.one_of(courses_at(), searches_at()))
def test_the_gist_agrees_with_the_story(case: tuple[JobSearch, datetime]) -> None:
    search, now = case
    found = plan(search, CADENCE, now)
    for app, story in found.stories.items():
        summary = summary_of(search.effective_facts(app), now)
        assert (summary is None) == story.is_saved_only
        if summary:
            assert (summary.began, summary.last) == (story.facts[0].at, story.facts[-1].at)
            assert summary.made == story.made_at
            assert summary.word == (None if story.is_running else story.outcome and story.outcome.word)
            assert summary.round_ended == (story.held[-1].end if story.held else None)


@thorough
@given(courses_at(), st.integers(0, 60))
def test_a_story_looked_back_at_is_the_story_told_then(case: tuple[JobSearch, datetime], days: int) -> None:
    search, now = case
    before = now - timedelta(days=days)
    today, then = plan(search, CADENCE, now), plan(search, CADENCE, before)
    for app, story in today.stories.items():
        back, told = story.at(before), then.stories[app]
        assert back.facts == told.facts
        assert (back.rounds, back.held, back.scheduled) == (told.rounds, told.held, told.scheduled)
        assert (back.outcome, back.applied_on) == (told.outcome, told.applied_on)
        assert list(back.marks) == list(told.marks)
        assert list(back.record.inbound) == list(told.record.inbound)
        assert list(back.record.counted) == list(told.record.counted)
        assert back.record.unanswered == told.record.unanswered


@pytest.mark.parametrize(
    ("facts", "now", "rules"),
    [
        ([], "2026-04-20T12:00-04:00", " ".join(rule.id for rule in RULES)),
        ([REJECTED], "2026-04-20T12:00-04:00", "E1 F1 F2 F3 H1 H2 H3 H4"),
        ([REJECTED], "2026-05-24T12:00-04:00", "F3"),
        ([REJECTED], "2026-09-20T12:00-04:00", ""),
        ([REJECTED, REPLIED], "2026-08-18T12:00-04:00", "F4"),
        ([REJECTED, REPLIED], "2026-12-20T12:00-04:00", ""),
        ([Declined(id="d", app="a1", at=REJECTED.at)], "2027-04-20T12:00-04:00", "G6"),
    ],
)
def test_rules_are_applied_as_long_as_something_may_be_open(
    facts: list[Rejected | Declined | Sent], now: str, rules: str
) -> None:
    search = a_search(an_interview(), *facts)
    at = instant(now)
    found = Applicability(search, CADENCE).rules(summary_of(search.facts_of("a1"), at), at)
    assert [rule.id for rule in found] == rules.split()
