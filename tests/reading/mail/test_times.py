"""What the days of a mail are for, as somebody in New York reads it on Tuesday, 21 April 2026."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.reading.here import Here
from afterword.reading.mail.sentences import sentences_in
from afterword.reading.mail.times import times_said
from afterword.reading.mail.vocabulary import mail_words
from afterword.reading.running import days_in
from builders import instant
from written import read

_MONTHS = (
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
)
_WEEKDAYS = (
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
)
HERE = Here(instant("2026-04-21T10:00-04:00"), ZoneInfo("America/New_York"), "month first")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Please let us know by Friday, May 8.", [("yours", "2026-05-08", "")]),
        ("You will hear from us by Friday, May 1.", [("theirs", "2026-05-01", "")]),
        ("Eine Entscheidung fällt bis zum 30.04. Bitte haben Sie Geduld.", [("theirs", "2026-04-30", "")]),
        ("Need a yes or no by tomorrow noon please.", [("yours", "2026-04-22", "12:00")]),
        ("The link expires on April 26, 2026 at 11:59 PM.", [("yours", "2026-04-26", "23:59")]),
        ("Wir kommen Anfang Mai auf Sie zu.", [("other", "2026-05-10", "")]),
        ("It starts on June 1 with a salary of $80,000.", [("other", "2026-06-01", "")]),
        ("Date: April 28, 2026\nTime: 2:00 PM", [("slot", "2026-04-28", "14:00")]),
        ("Does Thursday suit you? I can do 10:00 or 1:30 pm that day.",
         [("slot", "2026-04-23", "10:00"), ("slot", "2026-04-23", "13:30")]),
        ("Please let us know your decision by Friday, May 1.", [("yours", "2026-05-01", "")]),
        ("We would appreciate a decision by May 1.", [("yours", "2026-05-01", "")]),
        ("Our decision is expected by May 1.", [("theirs", "2026-05-01", "")]),
        ("Wir hoffen auf Ihre Entscheidung bis zum 1. Mai.", [("yours", "2026-05-01", "")]),
        ("Ideally by Tuesday.", [("limit", "2026-04-28", "")]),
        ("Let us meet next week: Tuesday at 9:30.", [("slot", "2026-04-28", "09:30")]),
        ("I must move our call from Thursday to Friday at 10 am.",
         [("other", "2026-04-23", ""), ("slot", "2026-04-24", "10:00")]),
        ("Could you come at 4 pm on Thursday rather than 2 pm?",
         [("slot", "2026-04-23", "16:00"), ("old", "2026-04-23", "14:00")]),
        ("Unfortunately I can't do Monday, but Tuesday, April 28 at 3 pm works.",
         [("other", "2026-04-27", ""), ("slot", "2026-04-28", "15:00")]),
        ("Thank you for coming in on Thursday at 2 pm.", [("other", "2026-04-23", "14:00")]),
        ("Gerne bestätige ich unseren Termin vom Dienstag, 28.04.2026, 14.00 Uhr.",
         [("slot", "2026-04-28", "14:00")]),
        ("Thursday week, the 30th, quarter to three.", [("slot", "2026-04-30", "14:45")]),
        ("Friday week at 3 pm suits.", [("slot", "2026-05-01", "15:00")]),
        ("On Tuesday 28 April at 10.30am at 14 Queen Square, Bristol.", [("slot", "2026-04-28", "10:30")]),
        ("Date: April 28, 2026, 09:15 for 09:30", [("slot", "2026-04-28", "09:15")]),
        ("We talk on May 5, from ten to eleven in the morning.", [("slot", "2026-05-05", "10:00")]),
        ("Please answer by noon next Friday, the 1st.", [("yours", "2026-05-01", "12:00")]),
        ("Could you come on April 28 or 29 at 10?",
         [("slot", "2026-04-28", "10:00"), ("slot", "2026-04-29", "10:00")]),
        ("We could meet on 28 May at 10, and the 30th at 9 suits as well.",
         [("slot", "2026-05-28", "10:00"), ("slot", "2026-05-30", "09:00")]),
        ("Das Gespräch beginnt am 27.04. nicht um 11, sondern um 12.30 Uhr.",
         [("slot", "2026-04-27", "12:30")]),
    ],
)  # fmt: skip
def test_what_a_day_is_for(text: str, said: list[tuple[str, str, str]]) -> None:
    found = [
        (each.role, each.time.day.isoformat(), f"{each.time.clock:%H:%M}" if each.time.clock else "")
        for each in times_said(sentences_in(text), HERE, mail_words().times)
    ]
    assert found == said


_WAYS = [
    "on {day}{th} {month}", "on the {day}{th} of {month}", "the {day}{th} {month}",
    "by the {day}{th} of {month}",
    "on {month} {day}", "on {month} the {day}{th}", "{weekday}, {month} {day}", "on {weekday} {day} {month}",
    "{weekday} the {day}{th} of {month} {year}", "until {month} {day}, {year}", "{year}-{number:02}-{day:02}",
    "am {day}. {monat}", "bis {day}. {monat}", "bis zum {day}. {monat}", "den {day}. {monat}",
    "ab dem {day}. {monat}", "am {wochentag}, dem {day}. {monat}", "{wochentag}, den {day}. {monat} {year}",
    "am {day}.{number}.", "am {wochentag}, {day:02}.{number:02}.{year}",
]  # fmt: skip
"""How a day of the calendar is written."""


@given(
    ahead=st.integers(1, 150),
    way=st.sampled_from(_WAYS),
    after=st.sampled_from(["", ",", " um 10 Uhr", " at 10 am"]),
)
def test_a_day_that_is_named_with_its_month_is_no_other(ahead: int, way: str, after: str) -> None:
    day = HERE.local.date() + timedelta(ahead)
    words = way.format(
        day=day.day,
        th={1: "st", 2: "nd", 3: "rd"}.get(0 if day.day in (11, 12, 13) else day.day % 10, "th"),
        number=day.month,
        month=_MONTHS[0][day.month - 1],
        monat=_MONTHS[1][day.month - 1],
        weekday=_WEEKDAYS[0][day.weekday()],
        wochentag=_WEEKDAYS[1][day.weekday()],
        year=day.year,
    )
    assert [found.day for found in days_in(f"We meet {words}{after}", HERE)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "on the 1st and 2nd of July",
        "am 1. und 2. Juli",
        "the 1st or 2nd July",
        "am 1./2. Juli",
        "1-2 July",
        "Wed 1 or Thu 2 July",
        "Mittwoch, 1., oder Donnerstag, 2. Juli",
        "vom 1. bis zum 2. Juli",
        "July 1 or 2",
        "July 1 or 2 at 10",
        "on July 1st and the 2nd, as you like",
    ],
)
def test_a_month_is_that_of_both_days_before_it(text: str) -> None:
    assert [found.day.isoformat() for found in days_in(text, HERE)] == ["2026-07-01", "2026-07-02"]


@pytest.mark.parametrize(
    ("text", "back_on"),
    [
        ("I'm away 20-24 April and will answer when I return.", "2026-04-27"),
        ("On leave from 8 to 26 June, back on the 29th.", "2026-06-29"),
        ("Ich bin bis zum 28. Juni abwesend.", "2026-06-28"),
        ("Ich bin vom 1. bis einschließlich 26. Juni nicht im Büro.", "2026-06-29"),
    ],
)
def test_who_is_away_is_back_on_the_first_day_after_it(text: str, back_on: str) -> None:
    assert str(read(f"Subject: Automatic reply\n\n{text}").back_on) == back_on


def test_a_number_behind_a_month_that_could_be_of_this_one_is_unclear() -> None:
    june, number = days_in("You would start on June 1, please answer by the 30th", HERE)
    assert (june.is_unclear, number.is_unclear) == (False, True)


def test_lines_that_say_what_something_is_are_no_signature() -> None:
    found = read(
        "You have been selected for an interview.\nDate: April 28, 2026\nTime: 9:00 AM\nLocation: Room 210"
    )
    assert found.writer is None
    assert [slot.day.isoformat() for slot in found.slots] == ["2026-04-28"]


def test_whom_a_mail_greets_is_not_who_signs_it() -> None:
    found = read("Liebe Frau Lind,\n\nam Mittwoch, dem 29., um halb elf also.\n\nHeike Osterloh")
    assert [(slot.day.isoformat(), str(slot.clock)) for slot in found.slots] == [("2026-04-29", "10:30:00")]
    assert (found.writer.name if found.writer else "") == "Heike Osterloh"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("We meet on April 28 at 2 pm at 12 Dock Street, 3rd floor.", "12 Dock Street, 3rd floor"),
        (
            "Wir laden Sie zum Gespräch am 28.4. um 9 Uhr ein: Lassallestraße, 1020 Wien",
            "Lassallestraße, 1020 Wien",
        ),
    ],
)
def test_where_to_come_is_found(text: str, place: str) -> None:
    assert (
        read(f"Dear Rosa,\n\nwe invite you to an interview. {text}\n\nBest regards\nDana Osei").place == place
    )
