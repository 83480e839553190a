"""The timelines of the rulebook (domain.md 6): what is open and what is closed at each of their moments.

A scenario may expect follow-ups of rules that do not exist yet; those are left out of the comparison.
"""

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from _pytest.mark import ParameterSet

from afterword.domain.cadence import cadence_from
from afterword.domain.calendar import zone_of
from afterword.domain.follow_up import FollowUp
from afterword.domain.plan import Plan
from afterword.domain.planner import plan
from afterword.domain.search import JobSearch
from afterword.exchange.search_document import read_document
from afterword.settings.shipped import shipped_table

FOLDER = Path(__file__).parents[1] / "scenarios"

RULES = {"C1", "C2", "D1", "D2", "D3"}
"""The rules that exist; expectations of others wait."""

NEXT = {
    ("S11", "2026-09-17T21:00-04:00"): "G7: an offer accepted elsewhere stops all chasing",
    ("S17", "2026-06-10T10:30-04:00"): "GUARD-1: three business days between two contacts",
    ("S18", "2026-04-29T10:05-04:00"): "GUARD-2: two contacts in ten business days",
    ("S19", "2026-08-12T10:05-04:00"): "OOO: nobody is asked before they are back",
    ("S19", "2026-08-25T12:00-04:00"): "OOO: nobody is asked before they are back",
}
"""Checks that cannot hold yet, by scenario and moment, each with what it waits for.

One that holds after all fails its test (``xfail_strict``), and is taken off this list.
"""

MOMENTS = ("opens", "due", "overdue", "expires")

Row = dict[str, Any]


class Check(NamedTuple):
    """One moment of a scenario, and what is expected then."""

    scenario: str
    now: str
    expected: Row


class _Reader(yaml.SafeLoader):
    """Leaves days and instants the texts that they are in a search document."""


_Reader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def scenario(name: str) -> Row:
    read: Row = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_Reader)
    return read


def document_of(timeline: Row) -> Row:
    """The scenario as a search document."""
    return {
        "afterword": 1,
        "profile": timeline["user"],
        "cadence": timeline.get("params", {}),
        "companies": {key: {"name": key.title(), **given} for key, given in timeline["companies"].items()},
        "contacts": {key: _contact(key, given) for key, given in timeline["contacts"].items()},
        "applications": timeline["applications"],
        "facts": [_fact(fact) for fact in timeline["facts"]],
    }


def _contact(key: str, given: Row) -> Row:
    """They have an e-mail address unless said otherwise; a number and a postal address only if said."""
    has = {
        "email": f"{key}@example.com" if given.get("email", True) else "",
        "phone": "+1 212 555 0142" if given.get("phone") else "",
        "postal": "1 Main Street" if given.get("postal") else "",
    }
    return {"name": key.title(), **given, **has}


def _fact(given: Row) -> Row:
    return {name: None if value == "none" else value for name, value in given.items()}


@cache
def search_of(name: str) -> JobSearch:
    imported = read_document(json.dumps(document_of(scenario(name))))
    assert imported.warnings == ()
    return imported.search


@cache
def plan_of(name: str, now: str) -> Plan:
    cadence = cadence_from(shipped_table("cadence.toml"))
    return plan(search_of(name), cadence, datetime.fromisoformat(now))


def expected_open(check: Check) -> list[Row]:
    return [_as_expected(row) for row in check.expected["open"] if row["key"].split(":")[0] in RULES]


def _as_expected(row: Row) -> Row:
    passed_on = re.search(r"pass on to: (?P<people>[\w, ]+)", row.get("note", ""))
    return {
        "key": row["key"],
        "medium": row["medium"],
        "status": row["status"],
        **{name: _instant(row[name]) for name in MOMENTS},
        "held_by": row.get("held_by"),
        "pass_on": tuple(passed_on["people"].split(", ")) if passed_on else (),
    }


def _instant(text: str) -> datetime | None:
    return None if text == "never" else datetime.fromisoformat(text)


def _as_planned(follow_up: FollowUp) -> Row:
    return {
        "key": follow_up.key,
        "medium": follow_up.medium,
        "status": follow_up.status.value,
        **{name: getattr(follow_up, name) for name in MOMENTS},
        "held_by": follow_up.held_by,
        "pass_on": follow_up.pass_on,
    }


def _as_closed(follow_up: FollowUp) -> Row:
    return {
        "key": follow_up.key,
        "status": follow_up.status.value,
        "why": follow_up.closed_because,
    }


def assert_holds(check: Check) -> None:
    planned = plan_of(check.scenario, check.now)
    found = [_as_planned(f) for f in planned.open if f.rule in RULES]
    assert found == expected_open(check)
    closed = [_as_closed(f) for f in planned.closed]
    for row in check.expected.get("closed", []):
        if row["key"].split(":")[0] in RULES:
            assert any(row.items() <= each.items() for each in closed), f"{row} is not among {closed}"
    if local := check.expected.get("user_local_due"):
        first_due = next(f for f in planned.due if f.rule.startswith("D"))
        zone = zone_of(search_of(check.scenario).profile.tz)
        assert first_due.due.astimezone(zone).isoformat(timespec="minutes") == local


SCENARIOS = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
CHECKS = [Check(name, check["now"], check) for name in SCENARIOS for check in scenario(name)["checks"]]


def _parameter(check: Check) -> ParameterSet:
    waits_for = NEXT.get((check.scenario, check.now))
    marks = [pytest.mark.xfail(reason=waits_for, raises=AssertionError)] if waits_for else []
    return pytest.param(check, id=f"{check.scenario} at {check.now}", marks=marks)


@pytest.mark.parametrize("check", [_parameter(check) for check in CHECKS])
def test_the_rulebook_holds(check: Check) -> None:
    assert_holds(check)


def test_only_checks_that_exist_are_said_to_wait() -> None:
    assert NEXT.keys() <= {(check.scenario, check.now) for check in CHECKS}


def test_every_scenario_of_the_rulebook_is_here() -> None:
    assert tuple(f"S{number:02}" for number in range(1, 26)) == SCENARIOS
    assert [scenario(name)["id"] for name in SCENARIOS] == list(SCENARIOS)
