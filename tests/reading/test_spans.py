# ruff: noqa: RUF001 - lines as calendars and mails write them, with their dashes and letters
"""Spans of time as people type and paste them: over midnight, and with the zone that stands beside them."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from afterword.reading.days import NoDay
from afterword.reading.here import Here
from afterword.reading.moments import read_moment, read_past
from afterword.reading.spans import read_end, read_span
from builders import instant

WEDNESDAY = Here(instant("2026-04-22T09:40-04:00"), ZoneInfo("America/New_York"), "month first")
FRIDAY_AT_TEN = instant("2026-04-24T10:00-04:00")


@pytest.mark.parametrize(
    ("typed", "start", "hours"),
    [
        ("fri 23:30-00:30", "2026-04-24T23:30-04:00", 1),
        ("fri 11pm-12am", "2026-04-24T23:00-04:00", 1),
        ("fri 11-12am", "2026-04-24T23:00-04:00", 1),
        ("fri 11:30pm-1am", "2026-04-24T23:30-04:00", 1.5),
        ("fri 22:00 until 24:00", "2026-04-24T22:00-04:00", 2),
        ("fri 22:00 until 0:00", "2026-04-24T22:00-04:00", 2),
        ("fri 10pm to midnight", "2026-04-24T22:00-04:00", 2),
        ("fri 22-24", "2026-04-24T22:00-04:00", 2),
        ("Freitag 22 bis 24 Uhr", "2026-04-24T22:00-04:00", 2),
        ("fri 23:30 - sat 0:30", "2026-04-24T23:30-04:00", 1),
        ("2026-04-24 23:30-00:30", "2026-04-24T23:30-04:00", 1),
        ("fri 8:00-9:00 pm", "2026-04-24T20:00-04:00", 1),
        ("fri noon-1pm", "2026-04-24T12:00-04:00", 1),
        ("fri half past two to four", "2026-04-24T14:30-04:00", 1.5),
        ("Friday from nine to ten", "2026-04-24T09:00-04:00", 1),
        ("Freitag von neun bis halb elf", "2026-04-24T09:00-04:00", 1.5),
        ("Freitag um halb 3 Uhr", "2026-04-24T14:30-04:00", 1),
        ("Freitag Mittag um halb eins", "2026-04-24T12:30-04:00", 1),
        ("half nine on Friday", "2026-04-24T09:30-04:00", 1),
    ],
)
def test_what_ends_earlier_on_the_clock_goes_on_over_midnight(typed: str, start: str, hours: float) -> None:
    begins = instant(start)
    assert read_span(typed, WEDNESDAY) == (begins, begins + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("heute Abend um 8", "2026-04-22T20:00-04:00"),
        ("tonight at 8", "2026-04-22T20:00-04:00"),
        ("at 8 tonight", "2026-04-22T20:00-04:00"),
        ("heute Abend 20 Uhr", "2026-04-22T20:00-04:00"),
        ("tonight at 11:30", "2026-04-22T23:30-04:00"),
        ("gestern Abend um 7", "2026-04-21T19:00-04:00"),
        ("last night at 7:30", "2026-04-21T19:30-04:00"),
        ("morgen früh um 8", "2026-04-23T08:00-04:00"),
        ("tomorrow morning at 9", "2026-04-23T09:00-04:00"),
        ("morgen Nachmittag 3-4", "2026-04-23T15:00-04:00"),
        ("Freitagabend um 7", "2026-04-24T19:00-04:00"),
        ("24 april 3 in the afternoon", "2026-04-24T15:00-04:00"),
        ("Friday at 2:30 in the afternoon", "2026-04-24T14:30-04:00"),
        ("8 Uhr abends am Freitag", "2026-04-24T20:00-04:00"),
        ("kommenden Mittwoch um 10", "2026-04-29T10:00-04:00"),
        ("this coming Wednesday at 3pm", "2026-04-29T15:00-04:00"),
        ("Mittwoch in einer Woche um 15 Uhr", "2026-04-29T15:00-04:00"),
        ("a week on Friday at 10", "2026-05-01T10:00-04:00"),
        ("3pm a week on Friday", "2026-05-01T15:00-04:00"),
        ("um 10 Uhr am Freitag übernächster Woche", "2026-05-08T10:00-04:00"),
    ],
)
def test_a_part_of_the_day_says_which_half_and_weeks_are_counted_from_a_day(typed: str, start: str) -> None:
    assert read_span(typed, WEDNESDAY)[0] == instant(start)


@pytest.mark.parametrize("typed", ["fri 14:00-13:00", "fri 22:00-22:00", "fri 10-10", "fri 9:00am-8:00am"])
def test_a_slip_is_no_night(typed: str) -> None:
    with pytest.raises(ValueError, match="must end after it starts"):
        read_span(typed, WEDNESDAY)


@pytest.mark.parametrize("typed", ["0:15", "12:15am", "midnight", "24:00"])
def test_an_end_may_be_on_the_next_day(typed: str) -> None:
    here = Here(instant("2026-04-25T00:20-04:00"), ZoneInfo("America/New_York"))
    ended = read_end(typed, instant("2026-04-24T23:30-04:00"), here)
    assert instant("2026-04-25T00:00-04:00") <= ended <= instant("2026-04-25T00:15-04:00")


@pytest.mark.parametrize("text", ["29 mar 1:30", "25 oct 1:30"])
def test_an_hour_is_an_hour_where_clocks_are_put(text: str) -> None:
    here = Here(instant("2026-03-20T09:00+01:00"), ZoneInfo("Europe/Berlin"))
    start, end = read_span(text.replace("1:30", "01:30"), here)
    assert end.timestamp() - start.timestamp() == 3600


PASTED = """
fri 10am ET
fri 10am est
fri 10:00 Eastern
Fri 24th April @ 10am
Fri., Apr. 24 at 10 a.m. ET
Friday the 24th at 10
friday 24th @ 10:00
Friday, April 24, 2026 at 10:00 AM - 11:00 AM (EDT)
Friday, April 24⋅10:00 – 11:00am
Friday, April 24 · 10:00 – 11:00am
Fri Apr 24, 2026 10am – 11am (EDT)
When	Fri Apr 24, 2026 10am – 11am Eastern Time - New York
When: Friday, April 24, 2026 10:00 AM-11:00 AM (UTC-05:00) Eastern Time (US & Canada).
10:00am - 11:00am, Friday, April 24, 2026
10:00am - Friday, April 24, 2026 (Eastern Time - US & Canada)
10:00 AM EDT on Friday, April 24
April 24 - 10:00 AM
Fri 10:00 AM EDT - 11:00 AM EDT
Fri Apr 24, 2026 10:00 AM to Fri Apr 24, 2026 11:00 AM
Friday, April 24, 2026 from 10:00 AM to 11:00 AM EDT
Fri, 24 Apr 2026 10:00:00 -0400
24-Apr-2026 10:00
24.04.2026 (Fr) 10:00 - 11:00
2026-04-24T14:00Z
20260424T140000Z
2026-04-24 14:00 UTC
fri 10:00 GMT-4
fri 10am (GMT-04:00)
fri 10am UTC−4
fri 7am PT
fri 9am CST
fri 8am Denver
fri 4pm CET
fri 3pm London time
Freitag, 24. April 2026 um 16:00 Uhr MESZ
Freitag, 24. April 2026 16:00-17:00 (UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien
fri 10am America/New_York
fri 10a-11a
\u200eFri\u200f 10:00\u202fAM
Ｆｒｉ　１０：００
""".strip().splitlines()


@pytest.mark.parametrize("line", PASTED)
def test_a_line_is_understood_as_calendars_and_mails_have_it(line: str) -> None:
    start, end = read_span(line, WEDNESDAY)
    assert (start, end - start) == (FRIDAY_AT_TEN, timedelta(hours=1))
    assert start.tzinfo is WEDNESDAY.zone, "told on the person's own clock"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("fri 8am MST", "MST is the time zone of Denver, or of Phoenix"),
        ("fri 10am IST", "IST is the time zone of Kolkata, of Dublin, or of Jerusalem"),
        ("fri 10am XYZ", "If XYZ is a time zone, leave it out and write the time on your own clock"),
        ("fri 10am their time", "If THEIR TIME is a time zone"),
        ("fri 10am Europe/Nowhere", "If EUROPE/NOWHERE is a time zone"),
        ("fri 10:00-11:00 ET / 9:00-10:00 CT", "Two time zones are named"),
        ("fri 10am GMT+99", "No clock is"),
    ],
)
def test_a_zone_that_is_not_clear_is_asked_about(line: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_span(line, WEDNESDAY)


@pytest.mark.parametrize(
    "typed",
    [
        "9999-12-31 23:30",
        "0001-01-01 00:00",
        "10000-01-01 10:00",
        "9999-12-31T23:59-12:00",
        "1 jan 1066 9:00",
    ],
)
def test_a_far_year_is_said_by_every_reader(typed: str) -> None:
    for read in (read_span, read_moment, read_past):
        with pytest.raises(ValueError, match=r"The year \d+ is too far away"):
            read(typed, WEDNESDAY)


def test_more_than_anybody_says_of_a_day_is_none_and_is_not_repeated_whole() -> None:
    with pytest.raises(NoDay) as refused:
        read_span("1" + "," * 100_000, WEDNESDAY)
    assert len(str(refused.value)) < 200
