"""Days and moments as people read them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.phrases import (
    PLAIN,
    Habit,
    count_text,
    listed,
    span_text,
    zone_text,
)
from builders import instant

NEW_YORK = ZoneInfo("America/New_York")


def test_days_and_moments_are_short_and_on_the_given_clock() -> None:
    assert PLAIN.day(date(2026, 4, 1)) == "Wed 1 Apr"
    assert PLAIN.moment(instant("2026-04-21T16:00+02:00"), NEW_YORK) == "Tue 21 Apr 10:00"


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-04-14T23:59-04:00", "today 23:59"),
        ("2026-04-15T00:00-04:00", "tomorrow 00:00"),
        ("2026-04-13T23:59-04:00", "yesterday 23:59"),
        ("2026-04-16T09:00-04:00", "Thu 16 Apr 09:00"),
        ("2026-04-15T05:00+02:00", "today 23:00"),
    ],
)
def test_near_moments_are_told_by_calendar_days_not_by_hours(moment: str, text: str) -> None:
    assert PLAIN.near(instant(moment), instant("2026-04-14T23:30-04:00"), NEW_YORK) == text


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(0), "0 min"), (timedelta(minutes=89), "89 min"), (timedelta(minutes=90), "2 h"),
        (timedelta(hours=35), "35 h"), (timedelta(hours=36), "2 days"), (-timedelta(days=3), "3 days"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_in_its_largest_fitting_unit(span: timedelta, text: str) -> None:
    assert span_text(span) == text


def test_small_counts_are_words() -> None:
    assert count_text(1, "business day") == "one business day"
    assert count_text(5, "business day") == "five business days"
    assert count_text(0, "reply", "replies") == "no replies"
    assert count_text(11, "day") == "11 days"


def test_names_are_listed_as_people_do() -> None:
    assert [listed(names) for names in ([], ["Ana"], ["Ana", "Bo"], ["Ana", "Bo", "Cy"])] == [
        "", "Ana", "Ana and Bo", "Ana, Bo and Cy",
    ]  # fmt: skip


def test_a_zone_is_told_by_its_city() -> None:
    assert zone_text("America/New_York") == "New York"
    assert zone_text("UTC") == "UTC"


def test_days_and_hours_are_written_as_the_person_does() -> None:
    habit, zone = Habit(month_first=True).with_clock("12"), ZoneInfo("UTC")
    for hour, shown in ((0, "12:05 AM"), (9, "9:05 AM"), (12, "12:05 PM"), (15, "3:05 PM")):
        assert habit.moment(datetime(2026, 4, 21, hour, 5, tzinfo=zone), zone) == f"Tue Apr 21 {shown}"
    assert Habit(twelve_hours=True).with_clock("24") == Habit()
    assert Habit(twelve_hours=True).with_clock("auto").twelve_hours
