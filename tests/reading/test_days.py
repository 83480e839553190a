# ruff: noqa: E501 - a row is one line of a table
"""Days as people type them: what they are at three moments, in two zones and in both orders of day and month."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from afterword.reading.days import read_day
from afterword.reading.here import Aim, DayOrder, Here, day_order
from builders import instant

SPRING = Here(instant("2026-04-15T14:30-04:00"), ZoneInfo("America/New_York"), "month first")
NEW_YEARS_EVE = Here(instant("2026-12-31T23:30+01:00"), ZoneInfo("Europe/Berlin"), "day first")
LEAP_YEAR = Here(instant("2028-03-12T01:15-05:00"), ZoneInfo("America/New_York"), "month first")

TYPED: list[tuple[Aim, str, str, str, str]] = [
    ("coming", "today", "2026-04-15", "2026-12-31", "2028-03-12"),
    ("coming", "tonight", "2026-04-15", "2026-12-31", "2028-03-12"),
    ("coming", "yesterday", "2026-04-14", "2026-12-30", "2028-03-11"),
    ("coming", "tomorrow", "2026-04-16", "2027-01-01", "2028-03-13"),
    ("coming", "day before yesterday", "2026-04-13", "2026-12-29", "2028-03-10"),
    ("coming", "the day after tomorrow", "2026-04-17", "2027-01-02", "2028-03-14"),
    ("coming", "fri", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "friday", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "wed", "2026-04-15", "2027-01-06", "2028-03-15"),
    ("coming", "this fri", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "next fri", "2026-04-24", "2027-01-08", "2028-03-17"),
    ("coming", "last fri", "2026-04-10", "2026-12-25", "2028-03-10"),
    ("coming", "coming mon", "2026-04-20", "2027-01-04", "2028-03-13"),
    ("coming", "+3d", "2026-04-18", "2027-01-03", "2028-03-15"),
    ("coming", "+2w", "2026-04-29", "2027-01-14", "2028-03-26"),
    ("coming", "in 10 days", "2026-04-25", "2027-01-10", "2028-03-22"),
    ("coming", "in two weeks", "2026-04-29", "2027-01-14", "2028-03-26"),
    ("coming", "in a month", "2026-05-15", "2027-01-31", "2028-04-12"),
    ("coming", "in 3 months", "2026-07-15", "2027-03-31", "2028-06-12"),
    ("coming", "-2d", "2026-04-13", "2026-12-29", "2028-03-10"),
    ("coming", "3 days ago", "2026-04-12", "2026-12-28", "2028-03-09"),
    ("coming", "a week ago", "2026-04-08", "2026-12-24", "2028-03-05"),
    ("coming", "two weeks from now", "2026-04-29", "2027-01-14", "2028-03-26"),
    ("coming", "this week", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "next week", "2026-04-24", "2027-01-08", "2028-03-17"),
    ("coming", "end of week", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "end of next week", "2026-04-24", "2027-01-08", "2028-03-17"),
    ("coming", "end of month", "2026-04-30", "2026-12-31", "2028-03-31"),
    ("coming", "end of may", "2026-05-31", "2027-05-31", "2028-05-31"),
    ("coming", "early june", "2026-06-10", "2027-06-10", "2028-06-10"),
    ("coming", "mid january", "2027-01-20", "2027-01-20", "2029-01-20"),
    ("coming", "late feb", "2027-02-28", "2027-02-28", "2029-02-28"),
    ("coming", "12 mar", "In which year?", "2027-03-12", "2028-03-12"),
    ("coming", "march 12", "In which year?", "2027-03-12", "2028-03-12"),
    ("coming", "12th of march", "In which year?", "2027-03-12", "2028-03-12"),
    ("coming", "mar 12th", "In which year?", "2027-03-12", "2028-03-12"),
    ("coming", "the 12th of march", "In which year?", "2027-03-12", "2028-03-12"),
    ("coming", "12 mar 2027", "2027-03-12", "2027-03-12", "2027-03-12"),
    ("coming", "March 12, 2026", "2026-03-12", "2026-03-12", "2026-03-12"),
    ("coming", "fri 27 nov", "2026-11-27", "2026-11-27", "is no Friday"),
    ("coming", "thu 12 mar", "2026-03-12", "2026-03-12", "is no Thursday"),
    ("coming", "fri, 17 april", "2026-04-17", "2026-04-17", "is no Friday"),
    ("coming", "29 feb", "In which year?", "In which year?", "In which year?"),
    ("coming", "31 apr", "no day I understand", "no day I understand", "no day I understand"),
    ("coming", "30 feb 2026", "no day I understand", "no day I understand", "no day I understand"),
    ("coming", "3/4", "In which year?", "2027-04-03", "In which year?"),
    ("coming", "4/3", "In which year?", "2027-03-04", "2028-04-03"),
    ("coming", "13/4", "In which year?", "2027-04-13", "2028-04-13"),
    ("coming", "4/13", "In which year?", "2027-04-13", "2028-04-13"),
    ("coming", "12.3.", "In which year?", "2027-03-12", "2028-03-12"),
    ("coming", "12.3.2026", "2026-03-12", "2026-03-12", "2026-03-12"),
    ("coming", "12.03.26", "2026-03-12", "2026-03-12", "2026-03-12"),
    ("coming", "3-4", "In which year?", "2027-04-03", "In which year?"),
    ("coming", "3/4/2026", "2026-03-04", "2026-04-03", "2026-03-04"),
    ("coming", "2026-04-21", "2026-04-21", "2026-04-21", "2026-04-21"),
    ("coming", "2026/4/21", "2026-04-21", "2026-04-21", "2026-04-21"),
    ("coming", "2026-02-30", "no day I understand", "no day I understand", "no day I understand"),
    ("coming", "12/25", "2026-12-25", "In which year?", "In which year?"),
    ("coming", "1 jan", "2027-01-01", "2027-01-01", "In which year?"),
    ("coming", "by friday", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "they decide by 1 May", "2026-05-01", "2027-05-01", "2028-05-01"),
    ("coming", "I will hear from them by the end of next week", "2026-04-24", "2027-01-08", "2028-03-17"),
    ("coming", "sie melden sich bis Freitag", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "Friday at the latest", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "within two weeks", "2026-04-29", "2027-01-14", "2028-03-26"),
    ("coming", "until 1 may", "2026-05-01", "2027-05-01", "2028-05-01"),
    ("coming", "not given", "none", "none", "none"),
    ("coming", "soon", "none", "none", "none"),
    ("coming", "15", "no day I understand", "no day I understand", "no day I understand"),
    ("coming", "may", "no day I understand", "no day I understand", "no day I understand"),
    ("coming", "blursday", "no day I understand", "no day I understand", "no day I understand"),
    ("coming", "friday next week", "2026-04-24", "2027-01-08", "2028-03-17"),
    ("coming", "mid next week", "2026-04-22", "2027-01-06", "2028-03-15"),
    ("coming", "Freitag", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "am Freitag", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "bis Fr", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "Do.", "2026-04-16", "2026-12-31", "2028-03-16"),
    ("coming", "letzten Freitag", "2026-04-10", "2026-12-25", "2028-03-10"),
    ("coming", "nächsten Freitag", "2026-04-24", "2027-01-08", "2028-03-17"),
    ("coming", "Freitag nächster Woche", "2026-04-24", "2027-01-08", "2028-03-17"),
    ("coming", "heute", "2026-04-15", "2026-12-31", "2028-03-12"),
    ("coming", "gestern", "2026-04-14", "2026-12-30", "2028-03-11"),
    ("coming", "Vorgestern", "2026-04-13", "2026-12-29", "2028-03-10"),
    ("coming", "morgen", "2026-04-16", "2027-01-01", "2028-03-13"),
    ("coming", "übermorgen", "2026-04-17", "2027-01-02", "2028-03-14"),
    ("coming", "in drei Tagen", "2026-04-18", "2027-01-03", "2028-03-15"),
    ("coming", "in zwei Wochen", "2026-04-29", "2027-01-14", "2028-03-26"),
    ("coming", "vor einer Woche", "2026-04-08", "2026-12-24", "2028-03-05"),
    ("coming", "nächste Woche", "2026-04-24", "2027-01-08", "2028-03-17"),
    ("coming", "Mitte nächster Woche", "2026-04-22", "2027-01-06", "2028-03-15"),
    ("coming", "Ende des Monats", "2026-04-30", "2026-12-31", "2028-03-31"),
    ("coming", "Anfang Juni", "2026-06-10", "2027-06-10", "2028-06-10"),
    ("coming", "20. Mai", "2026-05-20", "2027-05-20", "2028-05-20"),
    ("coming", "1. Oktober 2026", "2026-10-01", "2026-10-01", "2026-10-01"),
    ("coming", "Fr 27.11.", "2026-11-27", "2026-11-27", "is no Friday"),
    ("coming", "Freitag, den 27. November", "2026-11-27", "2026-11-27", "is no Friday"),
    ("coming", "Irgendwann", "'Irgendwann' is no day I", "'Irgendwann' is no day I", "'Irgendwann' is no"),
    ("coming", "coming wed", "2026-04-22", "2027-01-06", "2028-03-15"),
    ("coming", "this coming Wednesday", "2026-04-22", "2027-01-06", "2028-03-15"),
    ("coming", "the coming Sunday", "2026-04-19", "2027-01-03", "2028-03-19"),
    ("coming", "kommenden Mittwoch", "2026-04-22", "2027-01-06", "2028-03-15"),
    ("coming", "am kommenden Donnerstag", "2026-04-16", "2027-01-07", "2028-03-16"),
    ("coming", "next wed", "2026-04-22", "2027-01-06", "2028-03-15"),
    ("coming", "Wednesday next", "2026-04-22", "2027-01-06", "2028-03-15"),
    ("coming", "nächsten Mittwoch", "2026-04-22", "2027-01-06", "2028-03-15"),
    ("coming", "a week on Wednesday", "2026-04-22", "2027-01-13", "2028-03-22"),
    ("coming", "they decide a week on Friday", "no day I understand", "no day I understand", "no day I understand"),
    ("coming", "they decide by a week on Friday", "2026-04-24", "2027-01-08", "2028-03-24"),
    ("coming", "Friday week", "2026-04-24", "2027-01-08", "2028-03-24"),
    ("coming", "Mittwoch in einer Woche", "2026-04-22", "2027-01-13", "2028-03-22"),
    ("coming", "Freitag in 14 Tagen", "2026-05-01", "2027-01-15", "2028-03-31"),
    ("coming", "Freitag in zehn Tagen", "no day I understand", "no day I understand", "no day I understand"),
    ("coming", "two weeks on Friday", "2026-05-01", "2027-01-15", "2028-03-31"),
    ("coming", "a fortnight on Friday", "2026-05-01", "2027-01-15", "2028-03-31"),
    ("coming", "in a fortnight", "2026-04-29", "2027-01-14", "2028-03-26"),
    ("coming", "a week today", "2026-04-22", "2027-01-07", "2028-03-19"),
    ("coming", "heute in einer Woche", "2026-04-22", "2027-01-07", "2028-03-19"),
    ("coming", "a week from tomorrow", "2026-04-23", "2027-01-08", "2028-03-20"),
    ("coming", "in two weeks' time", "2026-04-29", "2027-01-14", "2028-03-26"),
    ("coming", "the Friday after next", "2026-05-01", "2027-01-15", "2028-03-24"),
    ("coming", "übernächsten Freitag", "2026-05-01", "2027-01-15", "2028-03-24"),
    ("coming", "Freitag übernächster Woche", "2026-05-01", "2027-01-15", "2028-03-24"),
    ("coming", "the week after next", "2026-05-01", "2027-01-15", "2028-03-24"),
    ("coming", "kommende Woche", "2026-04-24", "2027-01-08", "2028-03-17"),
    ("coming", "in der nächsten Woche", "2026-04-24", "2027-01-08", "2028-03-17"),
    ("coming", "Wednesday of next week", "2026-04-22", "2027-01-06", "2028-03-15"),
    ("coming", "tomorrow morning", "2026-04-16", "2027-01-01", "2028-03-13"),
    ("coming", "2026-04-07 in the evening", "2026-04-07", "2026-04-07", "2026-04-07"),
    ("coming", "Freitagvormittag", "2026-04-17", "2027-01-01", "2028-03-17"),
    ("coming", "heute Morgen", "2026-04-15", "2026-12-31", "2028-03-12"),
    ("coming", "last night", "2026-04-14", "2026-12-30", "2028-03-11"),
    ("past", "12. März", "2026-03-12", "In which year?", "2028-03-12"),
    ("past", "mid january", "2026-01-20", "2026-01-20", "2028-01-20"),
    ("past", "late feb", "2026-02-28", "2026-02-28", "2028-02-29"),
    ("past", "early june", "2025-06-10", "2026-06-10", "2027-06-10"),
    ("past", "last week", "like: 8 apr", "like: 24 dec", "like: 5 mar"),
    ("past", "last month", "like: 31 mar", "like: 30 nov", "like: 29 feb"),
    ("past", "fri", "2026-04-10", "2026-12-25", "2028-03-10"),
    ("past", "wed", "2026-04-15", "2026-12-30", "2028-03-08"),
    ("past", "12 mar", "2026-03-12", "In which year?", "2028-03-12"),
    ("past", "fri 27 nov", "2026-11-27", "2026-11-27", "is no Friday"),
    ("past", "thu 12 mar", "2026-03-12", "2026-03-12", "is no Thursday"),
    ("past", "fri, 17 april", "2026-04-17", "2026-04-17", "In which year?"),
    ("past", "29 feb", "In which year?", "In which year?", "2028-02-29"),
    ("past", "3/4", "2026-03-04", "In which year?", "2028-03-04"),
    ("past", "13/4", "2026-04-13", "2026-04-13", "In which year?"),
    ("past", "12/25", "2025-12-25", "2026-12-25", "2027-12-25"),
    ("past", "1 jan", "2026-01-01", "In which year?", "2028-01-01"),
]  # fmt: skip
"""Where the day lies, what is typed, and the day or the question at each of the three moments."""


@pytest.mark.parametrize(("aim", "typed", "spring", "new_years_eve", "leap_year"), TYPED)
def test_a_day_is_understood_or_asked_for(
    aim: Aim, typed: str, spring: str, new_years_eve: str, leap_year: str
) -> None:
    for here, expected in ((SPRING, spring), (NEW_YEARS_EVE, new_years_eve), (LEAP_YEAR, leap_year)):
        if expected[0].isdigit() or expected == "none":
            day = None if expected == "none" else date.fromisoformat(expected)
            assert read_day(typed, here, aim) == day
        else:
            with pytest.raises(ValueError, match=expected.replace("?", r"\?")):
                read_day(typed, here, aim)


@pytest.mark.parametrize(
    ("typed", "order", "expected"),
    [
        ("3/4/2026", "day first", "2026-04-03"),
        ("3/4/2026", "month first", "2026-03-04"),
        ("3/4/2026", "", "Is that 3 Apr or 4 Mar? Write the month as a word, like: 3 apr"),
        ("3-4-26", "", "Is that 3 Apr or 4 Mar?"),
        ("4/4/2026", "", "2026-04-04"),
        ("13/4/2026", "month first", "2026-04-13"),
        ("4/13/2026", "day first", "2026-04-13"),
        ("13/14/2026", "", "no day I understand"),
        ("3.4.2026", "month first", "2026-04-03"),
    ],
)
def test_figures_are_read_as_they_are_written_there(typed: str, order: DayOrder, expected: str) -> None:
    here = Here(SPRING.now, SPRING.zone, order)
    if expected[0].isdigit():
        assert read_day(typed, here) == date.fromisoformat(expected)
    else:
        with pytest.raises(ValueError, match=expected.replace("?", r"\?")):
            read_day(typed, here)


def test_the_order_of_day_and_month_is_that_of_the_country() -> None:
    assert [day_order(region) for region in ("US", "US-NY", "DE", "GB", "")] == [
        "month first", "month first", "day first", "day first", "",
    ]  # fmt: skip


def test_a_day_of_an_interview_is_the_nearest_and_asked_for_where_two_are_far() -> None:
    assert read_day("12 mar", SPRING, "nearest") == date(2026, 3, 12), "a month ago"
    assert read_day("12 jul", SPRING, "nearest") == date(2026, 7, 12)
    with pytest.raises(ValueError, match="In which year\\? Write: 12 oct 2025, or 12 oct 2026"):
        read_day("12 oct", SPRING, "nearest")
