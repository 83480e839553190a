"""Timelines: what is open, closed and in the basket at each of their moments.

S01 to S25 are timelines of the rulebook's rules; the T and U ones go on where it is silent, and their
moments are worked out from the rules by hand (each says how, in its ``why``).
"""

import re
from datetime import datetime

import pytest
from msgspec.structs import replace

from afterword.domain.follow_up import FollowUp
from afterword.domain.insight.balance import balance
from afterword.domain.planning.plan import Plan
from afterword.domain.planning.planner import plan
from afterword.domain.rules.rulebook import BY_ID
from afterword.domain.timing.cadence import cadence_from
from afterword.domain.timing.calendar import zone_of
from afterword.settings.shipped import shipped_table
from domain.timelines import CHECKS, SCENARIOS, Check, Row, plan_of, scenario, search_of

MOMENTS = ("opens", "due", "overdue", "expires")


def expected_open(check: Check) -> list[Row]:
    return [_as_expected(row) for row in check.expected["open"]]


def _as_expected(row: Row) -> Row:
    passed_on = re.search(r"pass on to: (?P<people>[\w, ]+)", row.get("note", ""))
    return {
        "key": row["key"],
        "medium": row["medium"],
        "status": row["status"],
        **{name: _instant(row[name]) for name in MOMENTS},
        "held_by": row.get("held_by"),
        "pass_on": tuple(row.get("pass_on", passed_on["people"].split(", ") if passed_on else ())),
        **({"with": set(row["with"])} if "with" in row else {}),
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
        "with": {*follow_up.together, *follow_up.carries},
    }


def _as_closed(follow_up: FollowUp) -> Row:
    return {
        "key": follow_up.key,
        "status": follow_up.status.value,
        "why": follow_up.closed_because,
    }


def assert_holds(check: Check) -> None:
    planned = plan_of(check.scenario, check.now)
    expected = expected_open(check)
    found = [_as_planned(follow_up) for follow_up in planned.open]
    for row, wanted in zip(found, expected, strict=False):
        if "with" not in wanted:
            del row["with"]
    assert found == expected
    closed = [_as_closed(f) for f in planned.closed]
    for row in check.expected.get("closed", []):
        assert any(row.items() <= each.items() for each in closed), f"{row} is not among {closed}"
    if local := check.expected.get("user_local_due"):
        first_due = next(f for f in planned.due if f.rule.startswith("D"))
        zone = zone_of(search_of(check.scenario).profile.tz)
        assert first_due.due.astimezone(zone).isoformat(timespec="minutes") == local
    assert_balanced(check, planned)


def assert_balanced(check: Check, planned: Plan) -> None:
    basket = balance(planned)
    for name, wanted in check.expected.get("pipeline", {}).items():
        found = getattr(basket, name)
        assert found == (wanted if isinstance(wanted, int) else pytest.approx(wanted, abs=0.005)), name
    if "flags" in check.expected:
        assert basket.flags == check.expected["flags"]


@pytest.mark.parametrize("check", CHECKS, ids=[f"{check.scenario} at {check.now}" for check in CHECKS])
def test_the_timeline_holds(check: Check) -> None:
    assert_holds(check)


def test_every_scenario_of_the_rulebook_is_here() -> None:
    assert {f"S{number:02}" for number in range(1, 26)} <= set(SCENARIOS)
    assert [scenario(name)["id"] for name in SCENARIOS] == list(SCENARIOS)


def test_every_rule_is_open_in_some_timeline() -> None:
    open_somewhere = {row["key"].split(":")[0] for check in CHECKS for row in check.expected["open"]}
    assert open_somewhere == set(BY_ID)


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_reason_says_where_a_zone_or_region_is_only_taken_from_the_person(name: str) -> None:
    search, now = search_of(name), datetime.fromisoformat(scenario(name)["checks"][-1]["now"])
    bare = search.with_entries(replace(each, tz="", region="") for each in search.companies.values())
    bare = bare.with_entries(replace(each, tz=None, region=None) for each in search.contacts.values())
    cadence = cadence_from(shipped_table("cadence.toml"))
    for said, told in ((plan(bare, cadence, now), 1), (plan(search, cadence, now), 0)):
        for follow_up in (*said.open, *said.closed):
            if told and follow_up.medium == "internal" and follow_up.rule != "D6":
                continue
            contact = said.search.contacts.get(follow_up.contact or "")
            belongs_nowhere = not told and not (contact and contact.company) and not follow_up.application
            assert belongs_nowhere or len(re.findall(r"yours (is|are) taken\.", follow_up.reason)) == told, (
                follow_up
            )
