"""Days and times as people type them."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from afterword.reading.days import read_day
from afterword.reading.here import Aim, Here
from afterword.reading.moments import NoSuchTime, read_moment, read_past
from afterword.reading.spans import read_end, read_span
from builders import instant

WEDNESDAY = Here(instant("2026-04-15T14:30-04:00"), ZoneInfo("America/New_York"), "month first")
DAY_FIRST = Here(instant("2026-04-15T14:30-04:00"), ZoneInfo("America/New_York"), "day first")
NEW_YEARS_EVE = Here(instant("2026-12-31T23:30+01:00"), ZoneInfo("Europe/Berlin"), "day first")


@pytest.mark.parametrize(
    ("typed", "on_wednesday", "on_new_years_eve"),
    [
        ("today 15:00", "2026-04-15T15:00-04:00", "2026-12-31T15:00+01:00"),
        ("yesterday 3pm", "2026-04-14T15:00-04:00", "2026-12-30T15:00+01:00"),
        ("tomorrow at 9.30", "2026-04-16T09:30-04:00", "2027-01-01T09:30+01:00"),
        ("fri 10:00", "2026-04-17T10:00-04:00", "2027-01-01T10:00+01:00"),
        ("Friday at noon", "2026-04-17T12:00-04:00", "2027-01-01T12:00+01:00"),
        ("next mon 10:00", "2026-04-20T10:00-04:00", "2027-01-04T10:00+01:00"),
        ("last fri 10:00", "2026-04-10T10:00-04:00", "2026-12-25T10:00+01:00"),
        ("15 may 15:00", "2026-05-15T15:00-04:00", "2027-05-15T15:00+02:00"),
        ("May 15 3 p.m.", "2026-05-15T15:00-04:00", "2027-05-15T15:00+02:00"),
        ("15:00", "2026-04-15T15:00-04:00", "2026-12-31T15:00+01:00"),
        ("12am", "2026-04-15T00:00-04:00", "2026-12-31T00:00+01:00"),
        ("12pm", "2026-04-15T12:00-04:00", "2026-12-31T12:00+01:00"),
        ("+3d 10:00", "2026-04-18T10:00-04:00", "2027-01-03T10:00+01:00"),
        ("2 days ago 9:00", "2026-04-13T09:00-04:00", "2026-12-29T09:00+01:00"),
        ("in 2 weeks 9:00", "2026-04-29T09:00-04:00", "2027-01-14T09:00+01:00"),
        ("Fr 10 Uhr", "2026-04-17T10:00-04:00", "2027-01-01T10:00+01:00"),
        ("gestern 10:30", "2026-04-14T10:30-04:00", "2026-12-30T10:30+01:00"),
        ("heute um 15 Uhr 30", "2026-04-15T15:30-04:00", "2026-12-31T15:30+01:00"),
        ("morgen früh 9.15 Uhr", "2026-04-16T09:15-04:00", "2027-01-01T09:15+01:00"),
        ("vor 3 Tagen 9 Uhr", "2026-04-12T09:00-04:00", "2026-12-28T09:00+01:00"),
        ("Freitag 20.11.2026 10 Uhr", "2026-11-20T10:00-05:00", "2026-11-20T10:00+01:00"),
        ("last friday 10", "2026-04-10T10:00-04:00", "2026-12-25T10:00+01:00"),
        ("fri 15", "2026-04-17T15:00-04:00", "2027-01-01T15:00+01:00"),
        ("fri half past two", "2026-04-17T14:30-04:00", "2027-01-01T14:30+01:00"),
        ("half past 7 in the morning tomorrow", "2026-04-16T07:30-04:00", "2027-01-01T07:30+01:00"),
        ("tomorrow at a quarter to nine", "2026-04-16T08:45-04:00", "2027-01-01T08:45+01:00"),
        ("Friday at nine o'clock", "2026-04-17T09:00-04:00", "2027-01-01T09:00+01:00"),
        ("around noon on Friday", "2026-04-17T12:00-04:00", "2027-01-01T12:00+01:00"),
        ("Freitag um halb drei", "2026-04-17T14:30-04:00", "2027-01-01T14:30+01:00"),
        ("morgen früh um halb sechs", "2026-04-16T05:30-04:00", "2027-01-01T05:30+01:00"),
        ("morgen, Viertel vor neun", "2026-04-16T08:45-04:00", "2027-01-01T08:45+01:00"),
        ("morgen Viertel nach eins", "2026-04-16T13:15-04:00", "2027-01-01T13:15+01:00"),
        ("Freitag um 12 Uhr mittags", "2026-04-17T12:00-04:00", "2027-01-01T12:00+01:00"),
        ("2026-11-02T10:00", "2026-11-02T10:00-05:00", "2026-11-02T10:00+01:00"),
        ("2026-11-02 10:00", "2026-11-02T10:00-05:00", "2026-11-02T10:00+01:00"),
        ("2026-04-14T10:00-07:00", "2026-04-14T10:00-07:00", "2026-04-14T10:00-07:00"),
    ],
)
def test_a_moment_is_understood_on_the_persons_clock(
    typed: str, on_wednesday: str, on_new_years_eve: str
) -> None:
    assert read_moment(typed, WEDNESDAY, "nearest") == instant(on_wednesday)
    assert read_moment(typed, NEW_YEARS_EVE, "nearest") == instant(on_new_years_eve)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("fri 10:00", "2026-04-10T10:00-04:00"), ("mon 10:00", "2026-04-13T10:00-04:00")],
)
def test_a_bare_weekday_of_something_past_lies_before_today(typed: str, expected: str) -> None:
    assert read_moment(typed, WEDNESDAY, "past") == instant(expected)


@pytest.mark.parametrize("typed", ["", "fri", "Freitag", "mar 12", "2026-04-14"])
def test_without_a_time_of_day_it_asks_for_one(typed: str) -> None:
    with pytest.raises(ValueError, match="At what time"):
        read_moment(typed, WEDNESDAY)


@pytest.mark.parametrize(
    ("typed", "start", "minutes"),
    [
        ("fri 10:00-11:30", "2026-04-17T10:00-04:00", 90),
        ("fri 10:00", "2026-04-17T10:00-04:00", 60),
        ("fri 10am to 11am", "2026-04-17T10:00-04:00", 60),
        ("fri 2pm – 3:15pm", "2026-04-17T14:00-04:00", 75),
        ("fri 10:00 until 12:30", "2026-04-17T10:00-04:00", 150),
        ("fri 11:30-1:00", "2026-04-17T11:30-04:00", 90),
        ("yesterday 2-3pm", "2026-04-14T14:00-04:00", 60),
        ("tomorrow 11-1pm", "2026-04-16T11:00-04:00", 120),
        ("tomorrow 9-10:30", "2026-04-16T09:00-04:00", 90),
        ("2026-04-14T10:00-04:00", "2026-04-14T10:00-04:00", 60),
        ("2026-04-14 10:00-11:00", "2026-04-14T10:00-04:00", 60),
        ("17.4. 10-11", "2026-04-17T10:00-04:00", 60),
        ("fri 11-1", "2026-04-17T11:00-04:00", 120),
        ("Freitag 10-11:30 Uhr", "2026-04-17T10:00-04:00", 90),
        ("Fr. 17.04. von 10 bis 12 Uhr", "2026-04-17T10:00-04:00", 120),
    ],
)
def test_an_interview_has_a_start_and_an_end(typed: str, start: str, minutes: int) -> None:
    expected = instant(start)
    assert read_span(typed, WEDNESDAY) == (expected, expected + timedelta(minutes=minutes))


def test_an_interview_moved_without_an_end_is_as_long_as_it_was() -> None:
    begins = instant("2026-04-17T10:00-04:00")
    for typed, minutes in (("fri 10:00", 90), ("fri 10:00-10:30", 30)):
        assert read_span(typed, WEDNESDAY, 1.5) == (begins, begins + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("fri 15:00-14:00", "must end after it starts"),
        ("10-11", "Until when"),
        ("fri 2-3", "In the afternoon or at night"),
        ("Freitag der 13 . 10 Uhr", "^'Freitag der 13 . 10 Uhr' is no day I understand"),
        ("2026-04-14", "At what time"),
        ("blah 10:00-11:00", "no day I understand"),
    ],
)
def test_a_span_that_cannot_be_is_refused_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_span(typed, WEDNESDAY)


@pytest.mark.parametrize(
    ("typed", "on_wednesday", "on_new_years_eve"),
    [
        ("by Friday", date(2026, 4, 17), date(2027, 1, 1)),
        ("next week", date(2026, 4, 24), date(2027, 1, 8)),
        ("end of next week", date(2026, 4, 24), date(2027, 1, 8)),
        ("this week", date(2026, 4, 17), date(2027, 1, 1)),
        ("next tuesday", date(2026, 4, 21), date(2027, 1, 5)),
        ("end of month", date(2026, 4, 30), date(2026, 12, 31)),
        ("mid month", date(2026, 4, 20), date(2026, 12, 20)),
        ("early may", date(2026, 5, 10), date(2027, 5, 10)),
        ("mid January", date(2027, 1, 20), date(2027, 1, 20)),
        ("late february", date(2027, 2, 28), date(2027, 2, 28)),
        ("in 10 days", date(2026, 4, 25), date(2027, 1, 10)),
        ("+2w", date(2026, 4, 29), date(2027, 1, 14)),
        ("-2d", date(2026, 4, 13), date(2026, 12, 29)),
        ("2026-05-04", date(2026, 5, 4), date(2026, 5, 4)),
        ("2026-5-4", date(2026, 5, 4), date(2026, 5, 4)),
        ("until may 5", date(2026, 5, 5), date(2027, 5, 5)),
        ("21 april", date(2026, 4, 21), date(2027, 4, 21)),
        ("none", None, None),
        ("soon", None, None),
        ("-", None, None),
        ("  ", None, None),
    ],
)
def test_a_day_is_understood_as_the_rulebook_says(
    typed: str, on_wednesday: date | None, on_new_years_eve: date | None
) -> None:
    """Decision date, normalised (R-DECISION)."""
    assert read_day(typed, WEDNESDAY) == on_wednesday
    assert read_day(typed, NEW_YEARS_EVE) == on_new_years_eve


@pytest.mark.parametrize(
    "typed", ["whenever", "2026-02-30", "9999-01-01", "may", "2026-13-1", "+9d x", "9" * 30 + "-1-1"]
)
def test_a_day_nobody_understands_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^('.*' is no day I understand|The year \d+ is too far away)"):
        read_day(typed, WEDNESDAY)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("yesterday", "2026-04-14T12:00-04:00"),
        ("mon", "2026-04-13T12:00-04:00"),
        ("today", "2026-04-15T14:30-04:00"),
        ("now", "2026-04-15T14:30-04:00"),
        ("an hour ago", "2026-04-15T13:30-04:00"),
        ("yesterday 15:00", "2026-04-14T15:00-04:00"),
    ],
)
def test_what_happened_may_be_told_by_its_day_alone(typed: str, expected: str) -> None:
    assert read_past(typed, WEDNESDAY) == instant(expected)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("tomorrow", "That is still to come"),
        ("in 2 hours", "That is still to come"),
        ("blursday", "no day I understand"),
        ("Position filled internally.", "no day I understand"),
        ("blursday 9:00", "no day I understand"),
        ("fri at 3", "In the morning or later"),
        ("29 mar 2026 2:30", "clocks go forward"),
    ],
)
def test_what_cannot_have_happened_is_refused_in_a_sentence(typed: str, sentence: str) -> None:
    here = Here(WEDNESDAY.now, ZoneInfo("Europe/Berlin"), "day first")
    with pytest.raises(ValueError, match=sentence):
        read_past(typed, here)


def test_an_hour_ago_counts_as_time_passes_not_as_clocks_are_put() -> None:
    """Clocks went forward from two to three that night."""
    here = Here(instant("2026-03-29T03:30+02:00"), ZoneInfo("Europe/Berlin"))
    assert read_past("an hour ago", here) == instant("2026-03-29T01:30+01:00")


@pytest.mark.parametrize(
    ("typed", "coming", "past", "nearest"),
    [
        ("wed 10:00", "2026-04-22T10:00", "2026-04-15T10:00", "Today, or Wed 22 Apr?"),
        ("wed 16:00", "2026-04-15T16:00", "2026-04-08T16:00", "2026-04-15T16:00"),
        ("fri 3pm", "2026-04-17T15:00", "2026-04-10T15:00", "2026-04-17T15:00"),
        ("9:00", "2026-04-16T09:00", "2026-04-15T09:00", "2026-04-15T09:00"),
        ("12 mar 10:00", "In which year?", "2026-03-12T10:00", "2026-03-12T10:00"),
        ("3/12 10:00", "In which year?", "2026-03-12T10:00", "2026-03-12T10:00"),
    ],
)
def test_what_is_short_lies_where_it_is_aimed_at(typed: str, coming: str, past: str, nearest: str) -> None:
    """On that Wednesday at half past two; a question where two moments are as likely."""
    for aim, expected in (("coming", coming), ("past", past), ("nearest", nearest)):
        if expected[0].isdigit():
            assert read_moment(typed, WEDNESDAY, aim) == instant(f"{expected}-04:00")  # type: ignore[arg-type]
        else:
            with pytest.raises(ValueError, match=expected.replace("?", r"\?")):
                read_moment(typed, WEDNESDAY, aim)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["yesterday 2:30", "fri 2:30-3:30", "6.15"])
def test_of_an_hour_as_on_a_dial_the_half_of_the_day_is_asked_for(typed: str) -> None:
    with pytest.raises(ValueError, match=r"In the afternoon or at night\? Write [26].[13][05]pm or"):
        read_span(typed, WEDNESDAY)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("fri 2:30-3:30pm", "14:30", "15:30"),
        ("fri 2:30-15:30", "14:30", "15:30"),
        ("fri 10:30-1pm", "10:30", "13:00"),
        ("fri 2:30pm", "14:30", "15:30"),
        ("fri 02:30", "02:30", "03:30"),
    ],
)
def test_an_end_says_which_half_of_the_day_a_start_is_in(typed: str, start: str, end: str) -> None:
    assert [f"{moment:%H:%M}" for moment in read_span(typed, WEDNESDAY)] == [start, end]


@pytest.mark.parametrize(
    ("typed", "ended"),
    [
        ("14:20", "2026-04-15T14:20-04:00"),
        ("2:20", "2026-04-15T14:20-04:00"),
        ("2.20 pm", "2026-04-15T14:20-04:00"),
        ("at 14:20", "2026-04-15T14:20-04:00"),
        ("today 14:20", "2026-04-15T14:20-04:00"),
        ("10 minutes ago", "2026-04-15T14:20-04:00"),
    ],
)
def test_an_end_is_a_time_on_the_day_it_began(typed: str, ended: str) -> None:
    began = instant("2026-04-15T13:30-04:00")
    assert read_end(typed, began, WEDNESDAY) == instant(ended)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("13:30", r"The interview must end after it starts, at 13:30\."),
        ("9:00am", r"The interview must end after it starts, at 13:30\."),
        ("14:40", r"That is still to come; write when it ended\."),
        ("soon", r"At what time\?"),
    ],
)
def test_an_end_before_the_start_or_still_to_come_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_end(typed, instant("2026-04-15T13:30-04:00"), WEDNESDAY)


@pytest.mark.parametrize("read", [read_moment, read_past, read_span])
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("mon 25:00", "25:00 is no time of day: hours go up to 23, and minutes to 59"),
        ("mon 24:00", "24:00 is no time of day"),
        ("9:75", "9:75 is no time of day"),
        ("0pm", "0pm is no time of day"),
        ("fri 10:00-25:30", "25:30 is no time of day"),
        ("2026-04-17 25:00", "25:00 is no time of day"),
        ("fri 13pm", "13pm is no time of day: before am and pm, hours go from 1 to 12"),
        ("fri 0:30 a.m.", "0:30 a.m is no time of day"),
    ],
)
def test_a_time_that_no_clock_shows_is_named(read: Callable[..., object], typed: str, told: str) -> None:
    with pytest.raises(NoSuchTime, match=re.escape(told)):
        read(typed, WEDNESDAY)


@pytest.mark.parametrize("typed", ["31.12 9:00", "2026-04-14T10:00-04:00", "fri 12am", "0:30", "fri 23:59"])
def test_a_time_that_clocks_show_is_read(typed: str) -> None:
    assert read_moment(typed, WEDNESDAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("zum 1. Juli 2026", date(2026, 7, 1)), ("ab dem 1.7.", date(2026, 7, 1)),
        ("as of July 1", date(2026, 7, 1)), ("starting on 1 July", date(2026, 7, 1)),
        ("bis zum 24. April", date(2026, 4, 24)), ("zum Monatsende", date(2026, 4, 30)),
        ("nach drei Monaten", date(2026, 7, 15)), ("after 2 weeks", date(2026, 4, 29)),
    ],
)  # fmt: skip
def test_a_day_is_read_with_what_leads_to_it(typed: str, day: date) -> None:
    assert read_day(typed, DAY_FIRST) == day


@pytest.mark.parametrize(
    ("typed", "aim", "days"),
    [
        ("this weekend", "coming", "Sat 18 Apr, Sun 19 Apr"),
        ("am Wochenende", "coming", "Sat 18 Apr, Sun 19 Apr"),
        ("on the weekend", "past", "Sat 11 Apr, Sun 12 Apr"),
        ("nächstes Wochenende", "coming", "Sat 25 Apr, Sun 26 Apr"),
        ("last weekend", "past", "Sat 11 Apr, Sun 12 Apr"),
    ],
)
def test_of_a_weekend_one_is_asked_which_of_its_days_it_is(typed: str, aim: Aim, days: str) -> None:
    with pytest.raises(ValueError, match=f"On which day. Write one of: {days}"):
        read_day(typed, WEDNESDAY, aim)
