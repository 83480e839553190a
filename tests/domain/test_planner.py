"""A plan that is kept says exactly what planning anew would say, at every moment and after every fact."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from afterword.domain.application import Application
from afterword.domain.facts import Applied, Offer, Rejected, Sent
from afterword.domain.insight.balance import balance
from afterword.domain.people import Company, Contact
from afterword.domain.planning.answers import Answer
from afterword.domain.planning.plan import Plan
from afterword.domain.planning.planner import Planner, plan
from afterword.domain.rules.silence import stage_of
from afterword.domain.search import Entry, JobSearch
from afterword.domain.timing.calendar import moment
from benchmarks.generator import NOW, accepted_in, generated
from builders import a_debrief, a_search, an_interview, instant
from domain.plans import CADENCE
from searches import courses_at, searches_at

thorough = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def said(found: Plan) -> dict[str, Any]:
    """Everything a plan says."""
    return {
        "open": found.open,
        "lines": found.lines,
        "stages": [(story.application.id, stage_of(story)) for story in found.survey.live],
        "made": list(found.survey.made),
        "last asked": found.survey.last_asked,
        "last round": found.survey.last_round,
        "basket": balance(found),
        "closed": found.closed,
    }


def recalled(planner: Planner, search: JobSearch, now: datetime) -> Plan:
    """What a planner says that starts with the answers of another one, kept as bytes."""
    raw = msgspec.msgpack.encode(planner.answers())
    answers = msgspec.msgpack.decode(raw, type=dict[bytes, Answer])
    return Planner(CADENCE, answers).plan(search, now)


def boundaries(search: JobSearch, now: datetime, chance: random.Random) -> list[datetime]:
    """Some of the moments at which anything may change: around facts and what follows from them, and the
    hours at which business days begin and end.
    """
    found = plan(search, CADENCE, now)
    moments = {fact.at for fact in search.all_facts()}
    for follow_up in (*found.open, *found.closed):
        moments |= {follow_up.opens, follow_up.due, follow_up.overdue, follow_up.expires or now}
    zones = {story.employer_zone for story in found.stories.values()}
    hours = {moment(now.date() + timedelta(days), time(hour), zone)
             for zone in zones for days in range(45) for hour in (9, 17)}  # fmt: skip
    coming = sorted(at for at in moments if at >= now)[:8]
    nearby = (at + timedelta(seconds=by) for at in coming for by in (-1, 0, 1))
    return sorted(at for at in (*nearby, *chance.sample(sorted(hours), 8)) if at >= now)


@thorough
@given(st.one_of(courses_at(), searches_at()), st.randoms(use_true_random=False))
def test_as_time_passes_what_is_kept_is_what_would_be_planned(
    case: tuple[JobSearch, datetime], chance: random.Random
) -> None:
    search, now = case
    planner = Planner(CADENCE)
    planner.plan(search, now)
    for at in boundaries(search, now, chance):
        fresh = said(plan(search, CADENCE, at))
        assert said(recalled(planner, search, at)) == fresh, at
        assert said(planner.plan(search, at)) == fresh, at


def test_the_share_of_one_who_broke_their_word_shrinks_while_the_program_is_open() -> None:
    promised = a_debrief(decision_date=date(2026, 4, 21))
    other = Application(id="a2", company="wren", title="Buyer")
    search = a_search(an_interview(), promised).with_entries([other, Company(id="wren", name="Wren")])
    search = search.with_fact(Applied(id="w", app="a2", at=instant("2026-04-13T09:00-04:00")))
    planner, since = Planner(CADENCE), instant("2026-04-28T17:00-04:00")
    shares = []
    for at in (since - timedelta(days=1), since - timedelta(seconds=1), since):
        found = planner.plan(search, at)
        assert said(found) == said(plan(search, CADENCE, at))
        shares.append(balance(found).companies[0].share)
    assert shares == pytest.approx([4 / 5, 4 / 5, 2 / 3])


@thorough
@given(st.one_of(courses_at(), searches_at()), st.randoms(use_true_random=False))
def test_as_facts_come_and_go_what_is_kept_is_what_would_be_planned(
    case: tuple[JobSearch, datetime], chance: Any
) -> None:
    search, now = case
    facts = list(search.all_facts())
    chance.shuffle(facts)
    for fact in facts:
        search = search.without(fact)
    planner = Planner(CADENCE)
    for fact in facts[:12]:
        search = search.with_fact(fact)
        fresh = said(plan(search, CADENCE, now))
        assert said(recalled(planner, search, now)) == fresh, fact
        assert said(planner.plan(search, now)) == fresh, fact
    for fact in facts[:3]:
        search = search.without(fact)
        fresh = said(plan(search, CADENCE, now))
        assert said(recalled(planner, search, now)) == fresh, fact
        assert said(planner.plan(search, now)) == fresh, fact


@thorough
@given(st.one_of(courses_at(), searches_at()), st.randoms(use_true_random=False))
def test_as_people_companies_and_applications_are_edited_what_is_kept_is_what_would_be_planned(
    case: tuple[JobSearch, datetime], chance: random.Random
) -> None:
    search, now = case
    planner = Planner(CADENCE)
    planner.plan(search, now)
    entries = [*search.contacts.values(), *search.companies.values(), *search.applications.values()]
    for entry in chance.sample(entries, min(6, len(entries))):
        match entry:
            case Contact():
                employers = [None, *search.companies]
                edited: Entry = replace(
                    entry,
                    company=chance.choice(employers),
                    email=chance.choice(("", "x@y.example")),
                    role=chance.choice(("", "coordinator", "interviewer")),
                    do_not_contact=chance.random() < 0.3,
                )
            case Company():
                edited = replace(entry, tz="Europe/Berlin", region="DE", no_calls=chance.random() < 0.5)
            case _:
                assert isinstance(entry, Application)
                edited = replace(entry, contact=chance.choice([None, *search.contacts]))
        search = search.with_entry(edited)
        fresh = said(plan(search, CADENCE, now))
        assert said(recalled(planner, search, now)) == fresh, edited
        assert said(planner.plan(search, now)) == fresh, edited
    search = search.with_entry(replace(search.profile, tz="Asia/Tokyo", region="JP"))
    assert said(planner.plan(search, now)) == said(plan(search, CADENCE, now))


def test_an_offer_and_an_acceptance_reach_every_other_application() -> None:
    search = generated(60)
    planner = Planner(CADENCE)
    planner.plan(search, NOW)
    for number, fact in enumerate((
        Sent(id="x1", app="a50", at=NOW, kind="status_email", to="p50a"),
        Offer(id="x2", app="a50", at=NOW, from_="p50a"),
        accepted_in("x3"),
    )):  # fmt: skip
        search = search.with_fact(fact)
        later = NOW + timedelta(seconds=number)
        fresh = said(plan(search, CADENCE, later))
        assert said(recalled(planner, search, later)) == fresh
        assert said(planner.plan(search, later)) == fresh


def test_an_acceptance_ends_staying_in_touch_elsewhere_also_where_nothing_runs_any_more() -> None:
    replied = Sent(
        id="x0", app="a1", at=NOW - timedelta(days=1), kind="rejection_reply", medium="email", to="p1a"
    )
    rejected = Rejected(id="a1f6", app="a1", at=NOW - timedelta(days=2), from_="p1a")
    search = generated(20).with_fact(rejected).with_fact(replied)
    planner = Planner(CADENCE)
    assert {f.rule for f in planner.plan(search, NOW).of_application("a1")} == {"F2", "F3", "F4"}
    search = search.with_fact(accepted_in("x1"))
    assert said(planner.plan(search, NOW)) == said(plan(search, CADENCE, NOW))
    assert {f.rule for f in planner.plan(search, NOW).of_application("a1")} == {"F2"}


def test_going_back_in_time_plans_anew() -> None:
    search = generated(20)
    planner = Planner(CADENCE)
    planner.plan(search, NOW)
    before = NOW - timedelta(days=3)
    assert said(planner.plan(search, before)) == said(plan(search, CADENCE, before))


def test_a_round_that_ends_after_its_application_did_is_noticed() -> None:
    booked = an_interview()
    search = a_search(booked, Rejected(id="r", app="a1", at=instant("2026-04-13T09:00-04:00")))
    planner = Planner(CADENCE)
    for text in ("2026-04-13T10:00-04:00", "2026-04-14T12:00-04:00"):
        now = instant(text)
        assert said(planner.plan(search, now)) == said(plan(search, CADENCE, now))
    assert plan(search, CADENCE, now).survey.last_round == booked.end
