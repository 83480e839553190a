"""What lies ahead of several applications, and where it collides."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from afterword.domain.application import Application
from afterword.domain.facts import Accepted, DayOrInstant, Fact, Interview, Offer, Reply
from afterword.domain.insight.ahead import Collision, collisions, events
from afterword.domain.people import Company
from afterword.domain.planning.plan import Plan
from afterword.domain.planning.planner import plan
from afterword.domain.search import job_search
from builders import ROSA, instant
from domain.plans import CADENCE

NOW = instant("2026-04-14T12:00-04:00")
COMPANIES = {"acme": "Acme", "birch": "Birch", "cork": "Cork", "dune": "Dune", "elm": "Elm"}


def planned(*facts: Fact) -> Plan:
    entries: list[Any] = [ROSA]
    for company, name in COMPANIES.items():
        entries += [
            Company(id=company, name=name, region="US", tz="America/New_York"),
            Application(id=company, company=company, title="Analyst"),
        ]
    return plan(job_search([*entries, *facts], {}), CADENCE, NOW)


def talk(app: str, start: datetime) -> Interview:
    return Interview(
        id=f"i{app}", app=app, at=instant("2026-04-01T09:00-04:00"), round=1, start=start,
        end=start + timedelta(hours=1), confirmed=True,
    )  # fmt: skip


HELD = instant("2026-04-08T10:00-04:00")
OFFER = Offer(
    id="o", app="acme", at=instant("2026-04-13T10:00-04:00"), deadline=DayOrInstant(date(2026, 4, 17))
)


def promised(day: int) -> Reply:
    return Reply(
        id="r",
        app="birch",
        at=instant("2026-04-10T10:00-04:00"),
        type="holding",
        decision_date=date(2026, 4, day),
    )


def settled_by(collision: Collision) -> list[tuple[str, str]]:
    """What is advised, each with the rule and the application of its follow-up."""
    return [(remedy.words, ":".join((remedy.key or "").split(":")[:2])) for remedy in collision.remedies]


def test_everything_ahead_stands_on_one_line() -> None:
    later = instant("2026-04-16T09:00-04:00")
    found = events(planned(talk("acme", HELD), OFFER, talk("birch", later), promised(20)))
    assert [(e.day.day, e.what, e.company) for e in found] == [
        (16, "interview", "birch"),
        (17, "offer deadline", "acme"),
        (20, "decision", "birch"),
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (20, "Birch decides three days after the offer of Acme ends (Fri 17 Apr)."),
        (17, "Birch decides on the day the offer of Acme ends, Fri 17 Apr."),
    ],
)
def test_an_offer_that_ends_too_early_collides_and_names_what_settles_it(day: int, words: str) -> None:
    (collision,) = collisions(planned(talk("acme", HELD), OFFER, talk("birch", HELD), promised(day)))
    assert collision.words == words
    assert settled_by(collision) == [("Ask Acme for time.", "G4:acme"), ("Tell Birch.", "G3:birch")]


def test_a_decision_nobody_has_dated_collides_with_every_deadline() -> None:
    (collision,) = collisions(planned(talk("acme", HELD), OFFER, talk("birch", HELD)))
    assert collision.words == "Acme wants an answer by Fri 17 Apr; Birch has no date to come."


def test_several_without_a_date_are_one_collision() -> None:
    talks = [talk(app, HELD) for app in COMPANIES]
    (collision,) = collisions(planned(*talks, OFFER))
    assert collision.words.endswith("; Birch, Cork and two others have no date to come.")
    assert settled_by(collision) == [
        ("Ask Acme for time.", "G4:acme"),
        ("Tell Birch.", "G3:birch"),
        ("Tell Cork.", "G3:cork"),
        ("Tell two others.", "G3:dune"),
    ]


def test_a_date_that_has_passed_without_a_word_is_none_to_come() -> None:
    (collision,) = collisions(planned(talk("acme", HELD), OFFER, talk("birch", HELD), promised(13)))
    assert collision.words == "Acme wants an answer by Fri 17 Apr; Birch has no date to come."


def test_a_decision_before_the_deadline_goes_well_together() -> None:
    assert collisions(planned(talk("acme", HELD), OFFER, talk("birch", HELD), promised(15))) == ()


def test_a_decided_offer_collides_with_nothing() -> None:
    accepted = Accepted(id="y", app="acme", at=instant("2026-04-14T09:00-04:00"))
    assert collisions(planned(talk("acme", HELD), OFFER, accepted, talk("birch", HELD))) == ()


def test_two_interviews_at_the_same_hour_collide_and_one_after_the_other_do_not() -> None:
    start = instant("2026-04-16T09:00-04:00")
    (collision,) = collisions(planned(talk("acme", start), talk("birch", start + timedelta(minutes=30))))
    assert collision.words.startswith("On Thu 16 Apr the interviews with Acme and Birch overlap")
    assert collisions(planned(talk("acme", start), talk("birch", start + timedelta(hours=1)))) == ()
