"""The parameters of the rules."""

from dataclasses import fields
from datetime import date, time
from typing import Any

import pytest

from afterword.domain.errors import InvalidEntry
from afterword.domain.timing.cadence import cadence_from, is_parameter, parameter_names
from afterword.domain.timing.parameters import ClockSpan, QuietPeriod, Slot
from afterword.settings.shipped import shipped_table
from domain.plans import CADENCE


def test_the_shipped_values_are_those_of_the_rulebook() -> None:
    assert CADENCE.thank_you.min_delay_h == 2
    assert CADENCE.thank_you.evening == time(20)
    assert CADENCE.email.slot == Slot(time(9), time(10))
    assert CADENCE.call.windows == (
        ClockSpan(time(9, 30), time(11, 30)),
        ClockSpan(time(13, 30), time(15, 30)),
    )
    assert (CADENCE.call.monday, CADENCE.call.friday, CADENCE.call.max_attempts) == ("pm", "am", 2)
    assert (CADENCE.status.no_date_bd, CADENCE.status.grace_bd, CADENCE.status.second_bd) == (5, 1, 5)
    assert CADENCE.quiet.periods == (QuietPeriod((12, 24), (1, 1)),)


def test_every_parameter_is_shipped_and_nothing_else_is() -> None:
    table = shipped_table("cadence.toml")
    del table["sets"]
    assert sorted(f"{family}.{leaf}" for family in table for leaf in table[family]) == sorted(
        parameter_names()
    )


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("thank_you.evening", "18:30", time(18, 30)),
        ("status.default_medium", "email", "email"),
        ("status.no_date_bd", 0, 0),
        ("call.windows", "10:00-12:00", (ClockSpan(time(10), time(12)),)),
        ("call.windows", "", ()),
        ("call.windows", ["10:00 - 12:00"], (ClockSpan(time(10), time(12)),)),
        ("quiet.periods", "08-01..08-15,12-24..01-01", (
            QuietPeriod((8, 1), (8, 15)), QuietPeriod((12, 24), (1, 1)),
        )),
        ("holidays.extra", ["2026-10-12"], (date(2026, 10, 12),)),
    ],
)  # fmt: skip
def test_a_value_of_ones_own_takes_the_place_of_the_shipped_one(name: str, value: object, read: Any) -> None:
    changed = CADENCE.overridden({name: value})
    family, _, leaf = name.partition(".")
    assert getattr(getattr(changed, family), leaf) == read
    others = [f.name for f in fields(CADENCE) if f.name not in (family, "own")]
    assert all(getattr(changed, other) == getattr(CADENCE, other) for other in others)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("thank_you.evening", "8 pm"),
        ("thank_you.evening", "20:00+02:00"),
        ("thank_you.evening", 20),
        ("thank_you.min_delay_h", "2"),
        ("thank_you.min_delay_h", True),
        ("thank_you.min_delay_h", 2.5),
        ("status.no_date_bd", -1),
        ("status.no_date_bd", 10_000_000),
        ("status.default_medium", "pigeon"),
        ("call.windows", "10:00"),
        ("call.windows", [10]),
        ("call.windows", 10),
        ("call.monday", "noon"),
        ("call.windows", "15:00-14:00"),
        ("email.sensible", "22:00-06:00"),
        ("user.waking", "07:00-22:00-23:00"),
        ("email.slot", "09:00"),
        ("quiet.periods", "12-24"),
        ("quiet.periods", "12-24..13-01"),
        ("holidays.skip", "12 October"),
    ],
)
def test_a_value_of_the_wrong_form_is_refused_with_its_place(name: str, value: object) -> None:
    with pytest.raises(InvalidEntry) as refused:
        CADENCE.overridden({name: value})
    assert refused.value.place == f"$.cadence.{name}"
    assert str(refused.value).startswith(f"$.cadence.{name}: ")


@pytest.mark.parametrize("name", ["guard.later", "status.later", "status", "", "thank_you.evening.x"])
def test_a_parameter_of_a_later_version_is_left_alone(name: str) -> None:
    assert CADENCE.overridden({name: "whatever"}) == CADENCE


def test_a_table_that_lacks_a_parameter_is_no_cadence() -> None:
    table = shipped_table("cadence.toml")
    del table["status"]["grace_bd"]
    with pytest.raises(KeyError):
        cadence_from(table)


def test_a_quiet_period_may_reach_over_the_new_year() -> None:
    christmas, august = QuietPeriod.parse("12-24..01-01"), QuietPeriod.parse("08-01..08-15")
    assert [date(2026, *day) in christmas for day in ((12, 23), (12, 24), (1, 1), (1, 2))] == [
        False, True, True, False,
    ]  # fmt: skip
    assert date(2026, 8, 15) in august
    assert date(2026, 8, 16) not in august


def test_a_value_for_a_country_holds_in_its_subdivisions_and_theirs_come_first() -> None:
    own = CADENCE.overridden(
        {"status.no_date_bd": 6, "status.no_date_bd@DE-BY": 12, "status.no_date_bd@DE": 10}
    )
    found = {
        region: own.for_employer("", region).status.no_date_bd
        for region in ("DE", "DE-BY", "DE-NW", "US", "")
    }
    assert found == {"DE": 10, "DE-BY": 12, "DE-NW": 10, "US": 6, "": 6}
    assert own.largest("status.no_date_bd", "status.grace_bd") == 20


def test_a_value_for_a_region_is_checked_like_any_other() -> None:
    assert is_parameter("status.no_date_bd@DE")
    assert not is_parameter("status.no_date_bd@")
    assert not is_parameter("status.no_such@DE")
    assert CADENCE.overridden({"status.no_such@DE": 1, "status.no_date_bd@": 1}) == CADENCE
    with pytest.raises(InvalidEntry):
        CADENCE.overridden({"status.no_date_bd@DE": "ten"})
