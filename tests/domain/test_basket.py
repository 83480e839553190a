"""The basket: the worked examples of the rulebook and every limit (R-BASKET)."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from afterword.domain.insight.basket import Basket, SearchMoments, Weighed, basket
from afterword.domain.timing.calendar import Calendar
from afterword.domain.timing.parameters import SEARCHES, Goals
from domain.plans import CADENCE

TODAY = date(2026, 4, 17)
LONG_AGO = date(2026, 1, 2)
STAGES = {
    0.5: "applied",
    1: "applied",
    2: "in_contact",
    3: "interview_scheduled",
    4: "interviewed",
    6: "later_round",
    10: "offer",
}
QUIET = SearchMoments(
    today=TODAY,
    made=(),
    last_round=None,
    has_asked_since=False,
    has_open_offer=False,
    has_accepted=False,
    has_something_due=True,
    has_interview_soon=False,
)


def weighing(*weights: tuple[str, float], goals: Goals = CADENCE.basket, **given: Any) -> Basket:
    """The basket of applications of these weights, old ones unless said otherwise."""
    made = given.pop("made", [LONG_AGO] * len(weights))
    standings = [
        Weighed(str(number), company, company, STAGES[weight], weight, day, None)
        for number, ((company, weight), day) in enumerate(zip(weights, made, strict=True))
    ]
    return basket(standings, QUIET._replace(made=sorted(made), **given), Calendar("US"), goals)


def days(*business_days_ago: int) -> list[date]:
    """The days so many business days before Friday, 17 April 2026."""
    calendar = Calendar("US")
    past = [date.fromordinal(TODAY.toordinal() - back) for back in range(60)]
    ages = {calendar.between(day, TODAY): day for day in past if calendar.is_business_day(day)}
    return [ages[age] for age in business_days_ago]


def test_one_favourite() -> None:
    found = weighing(("X", 6), ("Y", 1), ("Z", 1))
    assert found.hhi == pytest.approx(0.594, abs=0.0005)
    assert found.n_eff == pytest.approx(1.68, abs=0.005)
    assert (found.live, found.new_10bd, found.basket) == (3, 0, 46)
    flags = {"N-1": "amber", "N-2": "amber", "N-3": "red", "N-6": "red"}
    assert {name: found.flags.get(name) for name in flags} == flags


def test_well_spread() -> None:
    weights = (("A", 4.0), ("B", 4.0), ("C", 3.0), ("D", 1.0), ("E", 1.0), ("F", 1.0))
    found = weighing(*weights, made=[LONG_AGO, LONG_AGO, *days(2, 3, 4, 5)])
    assert found.hhi == pytest.approx(44 / 196)
    assert found.n_eff == pytest.approx(4.45, abs=0.005)
    assert (found.live, found.new_10bd, found.basket, found.flags) == (6, 4, 96, {})


def test_one_company_thrice() -> None:
    standings = [
        Weighed("1", "X", "X", "later_round", 6, LONG_AGO, None),
        Weighed("2", "X", "X", "interviewed", 2, LONG_AGO, None),
        Weighed("3", "X", "X", "applied", 1, LONG_AGO, None),
        Weighed("4", "Y", "Y", "applied", 1, LONG_AGO, None),
        Weighed("5", "Z", "Z", "applied", 1, LONG_AGO, None),
    ]
    found = basket(standings, QUIET._replace(made=days(4)), Calendar("US"), CADENCE.basket)
    assert found.hhi == pytest.approx(0.686, abs=0.0005)
    assert found.n_eff == pytest.approx(1.46, abs=0.005)
    assert (found.live, found.new_10bd, found.basket) == (5, 1, 63)
    assert (found.flags["N-2"], found.flags["N-3"], found.flags["N-6"]) == ("amber", "red", "red")


def test_all_quiet() -> None:
    found = weighing(("X", 1), ("Y", 1))
    assert (found.hhi, found.n_eff, found.basket) == (0.5, 2.0, 43)
    assert (found.flags["N-1"], found.flags["N-2"]) == ("red", "red")
    assert "N-3" not in found.flags


def test_nothing_live() -> None:
    found = weighing()
    assert (found.hhi, found.n_eff, found.bd_since_new, found.basket) == (None, 0, None, 0)
    assert found.flags == {"N-1": "red", "N-5": "red"}


@pytest.mark.parametrize(
    ("weights", "flag"),
    [
        ((4, 1, 1), "red"),  # 18/36, one half exactly
        ((3, 1, 1), "amber"),
        ((1, 1, 1), None),  # a third
    ],
)
def test_n3_is_met_exactly(weights: tuple[float, ...], flag: str | None) -> None:
    found = weighing(*zip("XYZ", weights, strict=True))
    assert found.flags.get("N-3") == flag


@pytest.mark.parametrize(("age", "flag"), [(4, None), (5, "amber"), (9, "amber"), (10, "red")])
def test_n4_counts_business_days_since_the_newest(age: int, flag: str | None) -> None:
    found = weighing(("X", 1), made=days(age))
    assert found.bd_since_new == age
    assert found.flags.get("N-4") == flag
    assert found.new_10bd == (1 if age < 10 else 0)


@pytest.mark.parametrize(("ages", "flag"), [((16,), "red"), ((15, 16), "amber"), ((1, 15, 15), None)])
def test_n5_counts_applications_up_to_fifteen_business_days_old(
    ages: tuple[int, ...], flag: str | None
) -> None:
    found = weighing(*[(str(n), 1.0) for n in range(len(ages))], made=days(*ages))
    assert found.flags.get("N-5") == flag


@pytest.mark.parametrize(("elsewhere", "flag"), [(2, "red"), (3, "amber")])
def test_n6_all_conversations_at_one_company(elsewhere: int, flag: str) -> None:
    found = weighing(("X", 4), *[(str(n), 1.0) for n in range(elsewhere)])
    assert found.flags["N-6"] == flag


def test_n6_is_silent_with_a_second_company_or_none_in_play() -> None:
    assert "N-6" not in weighing(("X", 4), ("Y", 3)).flags
    assert "N-6" not in weighing(("X", 1), ("Y", 2)).flags


def test_n7_everything_waits() -> None:
    assert weighing(("X", 1), has_something_due=False).flags["N-7"] == "amber"
    assert "N-7" not in weighing(("X", 1), has_something_due=False, has_interview_soon=True).flags
    assert "N-7" not in weighing(has_something_due=False).flags


@pytest.mark.parametrize(("age", "flag"), [(2, None), (3, "amber"), (4, "amber"), (5, "red")])
def test_n8_nothing_new_since_the_last_round(age: int, flag: str | None) -> None:
    (last,) = days(age)
    assert weighing(("X", 4), last_round=last).flags.get("N-8") == flag
    assert "N-8" not in weighing(("X", 4), last_round=last, has_asked_since=True).flags


def test_with_an_open_offer_nothing_is_red_and_after_a_yes_nothing_is_flagged() -> None:
    plain = weighing(("X", 10), ("Y", 1))
    offered = weighing(("X", 10), ("Y", 1), has_open_offer=True)
    assert "red" in plain.flags.values()
    assert offered.flags == dict.fromkeys(plain.flags, "amber")
    accepted = weighing(("X", 10), ("Y", 1), has_accepted=True)
    assert accepted == replace(plain, flags={}, nudges=())


def test_two_nudges_red_ones_first() -> None:
    found = weighing(("X", 4), ("Y", 1), ("Z", 1), made=days(5, 11, 16))
    assert {name for name, flag in found.flags.items() if flag == "red"} == {"N-3", "N-6"}
    assert len(found.nudges) == 2
    assert [(nudge.indicator, nudge.act) for nudge in found.nudges] == [
        ("N-3", "new application"),
        ("N-6", "networking request"),
    ]
    assert found.nudges[1].sentence == "All your conversations are with X."


def test_a_nudge_that_was_put_off_makes_room_for_the_next_one_and_keeps_its_flag() -> None:
    found = weighing(("X", 4), ("Y", 1), ("Z", 1), made=days(5, 11, 16), put_off={"N-3"})
    assert found.flags["N-3"] == "red"
    assert [nudge.indicator for nudge in found.nudges] == ["N-6", "N-1"]


def test_a_company_is_known_by_its_furthest_application() -> None:
    found = weighing(("X", 1), ("X", 6), ("Y", 2))
    assert [(s.company, s.application, s.applications) for s in found.companies] == [
        ("X", "1", 2),
        ("Y", "2", 1),
    ]


BESIDE_A_JOB, ONLY_THIS_ONE = SEARCHES["beside a job"], SEARCHES["only this one"]


def test_the_first_width_to_pick_is_how_it_ships() -> None:
    assert next(iter(SEARCHES.values())) == CADENCE.basket


@pytest.mark.parametrize(("live", "flag"), [(0, "red"), (1, "red"), (2, "amber"), (3, None)])
def test_beside_a_job_three_running_are_enough(live: int, flag: str | None) -> None:
    found = weighing(*[(str(n), 1.0) for n in range(live)], goals=BESIDE_A_JOB)
    assert found.flags.get("N-1") == flag


def test_fewer_than_three_wanted_want_fewer_in_conversation() -> None:
    two = Goals(2, 2, 1)
    assert weighing(("X", 4), ("Y", 1), goals=two).flags["N-2"] == "amber"
    assert "N-2" not in weighing(("X", 4), ("Y", 3), goals=two).flags
    (nudge,) = weighing(("X", 4), ("Y", 1), goals=two, put_off={"N-4", "N-5", "N-6"}).nudges
    assert nudge.sentence == "1 in conversation. Two make waiting easier."


@pytest.mark.parametrize(("age", "flag"), [(12, None), (13, "amber"), (24, "amber"), (25, "red")])
def test_who_wants_two_in_ten_days_is_reminded_later(age: int, flag: str | None) -> None:
    assert weighing(("X", 1), made=days(age), goals=BESIDE_A_JOB).flags.get("N-4") == flag


def test_half_of_what_is_wanted_keeps_it_young() -> None:
    assert weighing(("X", 1), made=days(1), goals=BESIDE_A_JOB).flags.get("N-5") is None
    assert weighing(("X", 1), made=days(16), goals=BESIDE_A_JOB).flags["N-5"] == "red"


def test_who_wants_only_this_one_hears_nothing_of_others() -> None:
    (last,) = days(6)
    only = partial(weighing, goals=ONLY_THIS_ONE, last_round=last, has_something_due=False)
    found = only(("X", 4))
    assert (found.basket, found.flags, found.nudges) == (100, {}, ())
    assert [nudge.act for nudge in only(("X", 1)).nudges] == ["networking request"]


def test_what_is_not_wanted_does_not_count_and_wanting_nothing_is_met() -> None:
    assert weighing(("X", 1), goals=Goals(2, 0, 0)).basket == 50
    assert weighing(("X", 1), goals=Goals(2, 1, 0)).basket == 75
    assert weighing(goals=Goals(0, 0, 0)).basket == 100
    assert weighing(goals=Goals(0, 0, 0)).flags == {}
