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


def test_a_day_of_another_year_carries_its_year() -> None:
    then, now = date(2024, 11, 29), date(2026, 4, 21)
    for habit, told, brief, this in (
        (Habit(this_year=2026), "Fri 29 Nov 2024", "29 Nov 2024", "Tue 21 Apr"),
        (Habit(month_first=True).in_year(2026), "Fri Nov 29 2024", "Nov 29 2024", "Tue Apr 21"),
    ):
        assert [habit.day(then), habit.brief_day(then), habit.month_day(then)] == [told, brief, brief]
        assert [habit.day(now), habit.brief_day(now), habit.month_day(now)] == [this, this, this[4:]]
        assert [habit.full_day(then), habit.full_day(now)] == [told, f"{this} 2026"]
    assert Habit().day(then) == "Fri 29 Nov", "where nobody has said which year it is"


def test_new_years_eve_is_near_and_in_another_year() -> None:
    zone = ZoneInfo("Europe/Berlin")
    now = datetime(2027, 1, 1, 9, tzinfo=zone)
    assert PLAIN.near(datetime(2026, 12, 31, 20, tzinfo=zone), now, zone) == "yesterday 20:00"
    assert PLAIN.near(datetime(2026, 12, 30, 20, tzinfo=zone), now, zone) == "Wed 30 Dec 2026 20:00"
