"""Days and hours found in sentences, as somebody in New York reads them on Friday, 17 April 2026."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from afterword.reading.here import Here
from afterword.reading.running import clocks_in, days_in, same_hour_in
from builders import instant

HERE = Here(instant("2026-04-17T16:40-04:00"), ZoneInfo("America/New_York"), "month first")

DAYS = [
    ("Could you come by next Thursday?", "2026-04-23", "next Thursday"),
    ("They have you down for Monday the 27th, 4pm", "2026-04-27", "Monday the 27th"),
    ("Tuesday, April 28, 2026 at our office", "2026-04-28", "Tuesday, April 28, 2026"),
    ("on the 5th of May", "2026-05-05", "the 5th of May"),
    ("am Mittwoch, 29. April 2026, 15:30 Uhr", "2026-04-29", "Mittwoch, 29. April 2026"),
    ("Di, 28.04., 10 Uhr", "2026-04-28", "Di, 28.04."),
    ("am Dienstag, den 28.4. um zehn", "2026-04-28", "Dienstag, den 28.4."),
    ("Wie wäre es am 28. um halb elf?", "2026-04-28", "am 28."),
    ("Dienstag nächster Woche", "2026-04-21", "Dienstag nächster Woche"),
    ("nächste Woche Freitag", "2026-04-24", "nächste Woche Freitag"),
    ("kommenden Freitag", "2026-04-24", "kommenden Freitag"),
    ("this coming Friday", "2026-04-24", "this coming Friday"),
    ("in der kommenden Woche am Freitag", "2026-04-24", "kommenden Woche am Freitag"),
    ("am Freitag der nächsten Woche", "2026-04-24", "Freitag der nächsten Woche"),
    ("a week on Wednesday at 3pm", "2026-04-29", "a week on Wednesday"),
    ("two weeks from Monday", "2026-05-04", "two weeks from Monday"),
    ("am Mittwoch in einer Woche um 15 Uhr", "2026-04-29", "Mittwoch in einer Woche"),
    ("Montag in 14 Tagen", "2026-05-04", "Montag in 14 Tagen"),
    ("a fortnight on Monday", "2026-05-04", "a fortnight on Monday"),
    ("heute in einer Woche", "2026-04-24", "heute in einer Woche"),
    ("Friday the week after next", "2026-05-01", "Friday the week after next"),
    ("übernächste Woche am Mittwoch", "2026-04-29", "übernächste Woche am Mittwoch"),
    ("thank you for last Monday", "2026-04-13", "last Monday"),
    ("am Montagvormittag um 10", "2026-04-20", "Montag"),
    ("am Mittwochabend, den 29. April", "2026-04-29", "Mittwochabend, den 29. April"),
    ("by the end of the week", "2026-04-17", "the end of the week"),
    ("bis Ende nächster Woche", "2026-04-24", "Ende nächster Woche"),
    ("We decide by mid-May", "2026-05-20", "mid-May"),
    ("Bis Mitte Mai", "2026-05-20", "Mitte Mai"),
    ("tomorrow noon", "2026-04-18", "tomorrow"),
    ("übermorgen früh", "2026-04-19", "übermorgen"),
    ("on 4/28 at 3:30", "2026-04-28", "4/28"),
    ("2026-05-04", "2026-05-04", "2026-05-04"),
]


@pytest.mark.parametrize(("text", "day", "said"), DAYS)
def test_a_day_is_found_with_its_place(text: str, day: str, said: str) -> None:
    (found,) = days_in(text, HERE)
    assert found.day == date.fromisoformat(day)
    assert said in text[found.start : found.stop] or text[found.start : found.stop] in said
    assert not found.is_unclear


@pytest.mark.parametrize(
    "text",
    [
        "Guten Morgen Rosa", "we sat down", "the 2nd round", "im 3. Stock", "a salary of 92,000 and 30 days",
        "you may 5 times", "next week", "shortly", "in May", "nächste Woche", "call +1 212 555 0142",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert days_in(text, HERE) == ()


def test_what_can_be_two_days_says_so() -> None:
    monday = Here(instant("2026-04-20T09:00-04:00"), ZoneInfo("America/New_York"))
    assert days_in("next Thursday", monday)[0].is_unclear
    assert days_in("on 3/4", monday)[0].is_unclear
    assert days_in("am übernächsten Donnerstag", monday)[0].is_unclear
    assert days_in("the Thursday after next", monday)[0].is_unclear
    assert not days_in("kommenden Donnerstag", monday)[0].is_unclear


CLOCKS = [
    ("2:00 PM - 2:45 PM (Eastern Time)", [("14:00", "14:45", "America/New_York")]),
    ("half past ten in the morning", [("10:30", "", "")]),
    ("a quarter past two", [("14:15", "", "")]),
    ("10:00, 1:30 or 4:00 pm", [("10:00", "", ""), ("13:30", "", ""), ("16:00", "", "")]),
    ("1 pm Central", [("13:00", "", "America/Chicago")]),
    ("at 13.00 Swedish time", [("13:00", "", "Europe/Stockholm")]),
    ("come by weds at 4:30", [("16:30", "", "")]),
    ("at 11:59 PM CDT", [("23:59", "", "America/Chicago")]),
    ("um halb elf", [("10:30", "", "")]),
    ("tonight at 8", [("20:00", "", "")]),
    ("heute Abend um 8 Uhr", [("20:00", "", "")]),
    ("um 8 Uhr abends", [("20:00", "", "")]),
    ("Mittwochabend um 7", [("19:00", "", "")]),
    ("heute Abend von 7 bis 8 Uhr", [("19:00", "20:00", "")]),
    ("heute Morgen um 8", [("08:00", "", "")]),
    ("tomorrow afternoon, 14:30", [("14:30", "", "")]),
    ("Guten Abend, um 8 Uhr", [("08:00", "", "")]),
    ("Viertel nach zwei", [("14:15", "", "")]),
    ("um 11.00 Uhr", [("11:00", "", "")]),
    ("von 14 bis 15 Uhr", [("14:00", "15:00", "")]),
    ("zwischen 9 und 10 Uhr", [("09:00", "10:00", "")]),
    ("09:00 – 09:45 Uhr", [("09:00", "09:45", "")]),
    ("10am-11am PT", [("10:00", "11:00", "America/Los_Angeles")]),
    ("11-1pm", [("11:00", "13:00", "")]),
    ("14:00–15:00 (GMT+2)", [("14:00", "15:00", "Etc/GMT-2")]),
    ("noon", [("12:00", "", "")]),
    ("14 Uhr 30", [("14:30", "", "")]),
    ("at 3", [("15:00", "", "")]),
    ("at 9 pm PT with Ravi", [("21:00", "", "America/Los_Angeles")]),
    ("at nine pm", [("21:00", "", "")]),
    ("um zehn Uhr", [("10:00", "", "")]),
    ("+1 212 555 0142, 45 minutes, $92,000, room 2.14, v1.30", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "hours"), CLOCKS)
def test_hours_are_found_with_their_ends_and_zones(text: str, hours: list[tuple[str, str, str]]) -> None:
    found = [
        (f"{each.clock:%H:%M}", f"{each.end:%H:%M}" if each.end else "", each.zone)
        for each in clocks_in(text)
    ]
    assert found == hours


def test_figures_of_a_day_are_no_hours() -> None:
    text = "28.04. um 10.30 Uhr"
    assert [each.clock.hour for each in clocks_in(text, days_in(text, HERE))] == [10]


def test_the_same_hour_is_recognised() -> None:
    assert same_hour_in("Friday, same time")
    assert same_hour_in("am Freitag zur gleichen Zeit")
    assert not same_hour_in("at the same time as we hired")
