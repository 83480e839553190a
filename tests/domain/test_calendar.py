"""Business days, zones and moments (R-CLOCK, R-DAYS)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from afterword.domain.timing.calendar import Calendar, calendar_of, day_of, hours_after, moment, zone_of
from builders import instant
from domain.plans import CADENCE

US, DE, BAVARIA = (calendar_of(region, CADENCE) for region in ("US", "DE", "DE-BY"))
NEW_YORK, BERLIN = zone_of("America/New_York"), zone_of("Europe/Berlin")


@pytest.mark.parametrize(
    ("calendar", "day", "holds"),
    [
        (US, date(2026, 4, 14), True),
        (US, date(2026, 4, 18), False),
        (US, date(2026, 7, 3), False),
        (US, date(2026, 11, 26), False),
        (US, date(2026, 5, 1), True),
        (US, date(2026, 6, 4), True),
        (DE, date(2026, 5, 1), False),
        (DE, date(2026, 4, 3), False),
        (DE, date(2026, 7, 3), True),
        (DE, date(2026, 6, 4), True),
        (BAVARIA, date(2026, 6, 4), False),
        (BAVARIA, date(2026, 5, 1), False),
    ],
)
def test_a_business_day_is_a_weekday_that_is_no_holiday_there(
    calendar: Calendar, day: date, holds: bool
) -> None:
    assert calendar.is_business_day(day) is holds


@pytest.mark.parametrize("region", ["US", "DE", "JP", "", "XX"])
def test_no_business_is_done_in_the_quiet_period_anywhere(region: str) -> None:
    calendar = calendar_of(region, CADENCE)
    christmas = [date(2026, 12, 24) + timedelta(days=n) for n in range(9)]
    assert not any(calendar.is_business_day(day) for day in christmas)
    assert calendar.after(date(2026, 12, 23), 1) >= date(2027, 1, 4)


def test_a_region_without_known_holidays_has_weekends_only() -> None:
    calendar = calendar_of("XX", CADENCE)
    assert calendar.is_business_day(date(2026, 7, 3))
    assert not calendar.is_business_day(date(2026, 7, 4))


def test_holidays_can_be_skipped_and_added() -> None:
    cadence = CADENCE.overridden({"holidays.skip": ["2026-10-12"], "holidays.extra": ["2026-10-13"]})
    calendar = calendar_of("US", cadence)
    assert calendar.is_business_day(date(2026, 10, 12))
    assert not calendar.is_business_day(date(2026, 10, 13))
    assert not US.is_business_day(date(2026, 10, 12))


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        (date(2026, 4, 14), 1, date(2026, 4, 15)),
        (date(2026, 4, 14), 5, date(2026, 4, 21)),
        (date(2026, 4, 18), 1, date(2026, 4, 20)),
        (date(2026, 6, 26), 5, date(2026, 7, 6)),
        (date(2026, 12, 22), 5, date(2027, 1, 7)),
        (date(2026, 4, 14), 0, date(2026, 4, 14)),
        (date(2026, 4, 18), 0, date(2026, 4, 20)),
        (date(2027, 1, 1), 0, date(2027, 1, 4)),
        (date(2026, 4, 14), 260, date(2027, 5, 5)),
    ],
)
def test_business_days_are_counted_strictly_after_the_day(day: date, number: int, expected: date) -> None:
    assert US.after(day, number) == expected


def test_a_number_of_days_that_spans_years_is_the_same_one_by_one() -> None:
    day = start = date(2025, 12, 30)
    for _ in range(600):
        day = US.after(day, 1)
    assert US.after(start, 600) == day


def test_roll_leaves_a_business_day_where_it_is() -> None:
    assert US.roll(date(2026, 9, 4)) == date(2026, 9, 4)
    assert US.roll(date(2026, 9, 6)) == date(2026, 9, 8)


def test_days_between_count_the_last_and_not_the_first() -> None:
    assert US.between(date(2026, 4, 14), date(2026, 4, 21)) == 5
    assert US.between(date(2026, 4, 17), date(2026, 4, 19)) == 0
    assert US.between(date(2026, 4, 21), date(2026, 4, 14)) == 0
    assert US.between(date(2026, 12, 23), date(2027, 1, 4)) == 1


@pytest.mark.parametrize(
    ("day", "clock", "zone", "expected"),
    [
        (date(2026, 3, 8), time(2, 30), NEW_YORK, "2026-03-08T03:30-04:00"),
        (date(2026, 11, 1), time(1, 30), NEW_YORK, "2026-11-01T01:30-04:00"),
        (date(2026, 3, 29), time(2, 30), BERLIN, "2026-03-29T03:30+02:00"),
        (date(2026, 10, 25), time(2, 30), BERLIN, "2026-10-25T02:30+02:00"),
        (date(2026, 3, 9), time(9), NEW_YORK, "2026-03-09T09:00-04:00"),
    ],
)
def test_a_skipped_wall_time_moves_on_by_the_gap_and_a_repeated_one_is_the_first(
    day: date, clock: time, zone: object, expected: str
) -> None:
    found = moment(day, clock, zone)
    assert found == instant(expected)
    assert found.tzinfo is UTC


def test_hours_are_elapsed_hours_across_both_changes_of_the_clock() -> None:
    assert hours_after(instant("2026-03-07T15:00-05:00"), 24) == instant("2026-03-08T16:00-04:00")
    assert hours_after(datetime(2026, 10, 24, 15, tzinfo=BERLIN), 24) == instant("2026-10-25T14:00+01:00")


def test_the_day_of_an_instant_depends_on_the_zone() -> None:
    late = instant("2026-04-14T23:30-04:00")
    assert day_of(late, NEW_YORK) == date(2026, 4, 14)
    assert day_of(late, BERLIN) == date(2026, 4, 15)


def test_where_no_zone_is_given_it_is_utc() -> None:
    assert zone_of("").key == "UTC"
