"""The four moments, the slots of a day, and snoozing (R-MOMENTS, R-SLOTS, R-SNOOZE)."""

from datetime import UTC, date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.facts import DayOrInstant
from afterword.domain.follow_up import Status
from afterword.domain.history.story import Recipient
from afterword.domain.rules.moments import Moments, call_slot, day_rule, evening_slot
from afterword.domain.timing.calendar import calendar_of, zone_of
from afterword.domain.timing.parameters import Slot
from builders import DANA, LARK, instant
from domain.plans import CADENCE

NEW_YORK = ZoneInfo("America/New_York")
IN_NEW_YORK = Recipient(DANA, LARK, NEW_YORK, calendar_of("US", CADENCE), CADENCE, borrowed="")
MORNING, AFTERNOON = Slot(time(9, 30), time(10)), Slot(time(13, 30), time(14))
MONDAY, TUESDAY, FRIDAY = date(2026, 4, 20), date(2026, 4, 21), date(2026, 4, 24)


def at(hour: int, day: int = 14) -> datetime:
    return datetime(2026, 4, day, hour, tzinfo=UTC)


PLAIN = Moments(at(9), at(10), at(12), at(17, 20))


@pytest.mark.parametrize(
    ("now", "status"),
    [
        (at(8), Status.UPCOMING), (at(9), Status.DUE), (at(10), Status.DUE), (at(11), Status.DUE),
        (at(12), Status.OVERDUE), (at(16, 20), Status.OVERDUE), (at(17, 20), Status.EXPIRED),
    ],
)  # fmt: skip
def test_the_status_changes_exactly_at_the_moments(now: datetime, status: Status) -> None:
    assert PLAIN.status(now) is status


def test_what_never_lapses_stays_overdue() -> None:
    assert PLAIN._replace(expires=None).status(at(12, 28)) is Status.OVERDUE


def test_due_and_overdue_are_kept_between_opens_and_expires() -> None:
    assert Moments(at(9), at(7), at(8), at(17)).clamped() == Moments(at(9), at(9), at(9), at(17))
    assert Moments(at(9), at(18), at(19), at(17)).clamped() == Moments(at(9), at(17), at(17), at(17))
    assert Moments(at(9), at(11), at(10), None).clamped() == Moments(at(9), at(11), at(11), None)


def test_what_would_lapse_before_it_opens_is_not_possible() -> None:
    assert not Moments(at(9), at(9), at(9), at(9)).is_possible
    assert Moments(at(9), at(9), at(9), None).is_possible


@pytest.mark.parametrize(
    ("day", "other_than", "slot"),
    [
        (TUESDAY, None, MORNING), (TUESDAY, "am", AFTERNOON), (TUESDAY, "pm", MORNING),
        (MONDAY, None, AFTERNOON), (MONDAY, "pm", AFTERNOON),
        (FRIDAY, None, MORNING), (FRIDAY, "am", MORNING),
    ],
)  # fmt: skip
def test_mondays_call_in_the_afternoon_fridays_in_the_morning_and_a_retry_in_the_other_window(
    day: date, other_than: Literal["am", "pm"] | None, slot: Slot
) -> None:
    assert call_slot(IN_NEW_YORK, day, CADENCE, NEW_YORK, other_than) == slot


@pytest.mark.parametrize(
    ("home", "day", "slot"),
    [
        ("Europe/Berlin", TUESDAY, MORNING),
        ("America/Los_Angeles", TUESDAY, AFTERNOON),
        ("America/Los_Angeles", FRIDAY, None),
        ("Asia/Tokyo", TUESDAY, None),
        ("Asia/Kolkata", TUESDAY, MORNING),
        ("Asia/Kolkata", MONDAY, None),
    ],
)
def test_a_call_must_suit_the_callers_waking_hours_too(home: str, day: date, slot: Slot | None) -> None:
    assert call_slot(IN_NEW_YORK, day, CADENCE, zone_of(home)) == slot


def test_waking_hours_may_reach_over_midnight() -> None:
    owl = CADENCE.overridden({"user.waking": "10:00-01:00"})
    assert call_slot(IN_NEW_YORK, MONDAY, owl, zone_of("Asia/Kolkata")) == AFTERNOON
    assert call_slot(IN_NEW_YORK, TUESDAY, owl, zone_of("Asia/Tokyo")) == MORNING
    assert call_slot(IN_NEW_YORK, TUESDAY, owl, zone_of("America/Los_Angeles")) == AFTERNOON


def test_windows_can_be_closed_for_a_day_or_moved() -> None:
    none = CADENCE.overridden({"call.monday": "none"})
    assert call_slot(IN_NEW_YORK, MONDAY, none, NEW_YORK) is None
    short = CADENCE.overridden({"call.windows": "16:00-16:10"})
    assert call_slot(IN_NEW_YORK, TUESDAY, short, NEW_YORK) == Slot(time(16), time(16, 10))


def test_a_day_rule_runs_late_and_lapses_at_five_on_business_days_across_the_clock_change() -> None:
    found = day_rule(IN_NEW_YORK, date(2026, 10, 30), MORNING, 1, 5)
    assert found == Moments(
        instant("2026-10-30T09:30-04:00"),
        instant("2026-10-30T10:00-04:00"),
        instant("2026-11-02T17:00-05:00"),
        instant("2026-11-06T17:00-05:00"),
        late_bd=1,
    )


@pytest.mark.parametrize(
    ("end", "opens", "due"),
    [
        ("2026-04-14T11:00-04:00", "2026-04-14T13:00-04:00", "2026-04-14T20:00-04:00"),
        ("2026-04-14T18:00-04:00", "2026-04-14T20:00-04:00", "2026-04-14T20:00-04:00"),
        ("2026-04-14T18:01-04:00", "2026-04-14T20:01-04:00", "2026-04-15T09:00-04:00"),
        ("2026-04-14T19:00-04:00", "2026-04-14T21:00-04:00", "2026-04-15T09:00-04:00"),
        ("2026-04-14T19:01-04:00", "2026-04-15T07:00-04:00", "2026-04-15T09:00-04:00"),
        ("2026-04-14T23:30-04:00", "2026-04-15T07:00-04:00", "2026-04-15T09:00-04:00"),
        ("2026-10-31T23:30-04:00", "2026-11-01T07:00-05:00", "2026-11-01T09:00-05:00"),
    ],
)
def test_a_thank_you_goes_the_same_evening_or_the_next_morning(end: str, opens: str, due: str) -> None:
    """The evening slot and C2's opening."""
    found = evening_slot(instant(end), CADENCE, NEW_YORK)
    assert found == (instant(opens), instant(due))


def test_a_snoozed_day_rule_runs_late_a_business_day_after_the_new_moment() -> None:
    plain = day_rule(IN_NEW_YORK, TUESDAY, MORNING, 1, 5)
    moved = plain.snoozed(DayOrInstant(FRIDAY), NEW_YORK, IN_NEW_YORK.calendar)
    assert moved == Moments(
        instant("2026-04-24T09:00-04:00"),
        instant("2026-04-24T09:00-04:00"),
        instant("2026-04-27T17:00-04:00"),
        plain.expires,
        late_bd=1,
    )


def test_a_snoozed_hour_rule_is_shifted_by_the_same_span() -> None:
    until = DayOrInstant(at(14))
    moved = PLAIN.snoozed(until, NEW_YORK, IN_NEW_YORK.calendar)
    assert moved == Moments(at(14), at(14), at(16), PLAIN.expires)


@pytest.mark.parametrize("until", [at(10), at(9), at(17, 20), at(18, 20)])
def test_a_snooze_that_is_not_after_due_or_not_before_the_lapse_changes_nothing(until: datetime) -> None:
    assert PLAIN.snoozed(DayOrInstant(until), NEW_YORK, IN_NEW_YORK.calendar) is PLAIN
