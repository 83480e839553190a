"""Whom an appointment is with, how long it lasts, and where it is."""

from datetime import timedelta

import pytest

from written import read

INVITED = "we would like to invite you to an interview on Tuesday, May 5 at 2 pm{}\n\nBest regards\nKim Lee"
THREE = ("Dana Osei", "Lou Vance", "Ann Moss")


@pytest.mark.parametrize(
    ("words", "met", "is_with_writer"),
    [
        (" with Dana Osei, CTO, Lou Vance, and Ann Moss, RN.", THREE, False),
        (" with Dana Osei, RN, Lou Vance, MBA and Ann Moss, PhD.", THREE, False),
        (". Thank you for talking with me and Lou Vance last week.", (), False),
        (".", (), False),
        (" with me and Dr. Samuel Price.", ("Dr. Samuel Price",), True),
        (". Meet our head of data, Dana Osei, and Lou Vance (CFO).", ("Dana Osei", "Lou Vance"), False),
        (". Dana Osei and I look forward to it.", ("Dana Osei",), True),
        (". I would like to meet you.", (), True),
        (" with Microsoft Teams.", (), False),
        (" to talk about your experience with Power Query.", (), False),
        (". Das Gespräch führen Sie mit Frau Dr. Anke Maurer und mir.", ("Frau Dr. Anke Maurer",), True),
        ("\n\nWith: Dana Osei, Lou Vance\n", ("Dana Osei", "Lou Vance"), False),
        (" with Dana Osei, CTO, Lou Vance, CFO, and Ann Moss.", THREE, False),
        (". You will meet Dana Osei <d.osei@lark.example> and Lou Vance.", ("Dana Osei", "Lou Vance"), False),
        (". The panel will be Dana Osei, Lou Vance and Ann Moss.", THREE, False),
        (". Dana Osei, Lou Vance and Ann Moss will meet you.", THREE, False),
        (". You will meet:\n\n- Dana Osei, CTO\n- Lou Vance\n", ("Dana Osei", "Lou Vance"), False),
        (". Frau Dr. Eva Roth würde gern ein Telefonat mit Ihnen führen.", ("Frau Dr. Eva Roth",), False),
        (". Our head of data, Lou Vance, would like to speak with you.", ("Lou Vance",), False),
        (". Ann Moss will send you the details of the interview.", (), False),
        (". Ann Moss wird sich bei Ihnen melden, um das Gespräch abzustimmen.", (), False),
        (". Our Talent Team would like to meet you.", (), False),
        (". Es nehmen Herr Lou Vance und Ann Moss teil.", ("Herr Lou Vance", "Ann Moss"), False),
    ],
)  # fmt: skip
def test_who_is_there(words: str, met: tuple[str, ...], is_with_writer: bool) -> None:
    mail = read(INVITED.format(words))
    assert (mail.met, mail.is_with_writer) == (met, is_with_writer)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        (". It should last about 45 minutes.", 45),
        (". Please allow an hour.", 60),
        (". The 30-minute video interview is easy.", 30),
        (". Das Gespräch dauert etwa anderthalb Stunden.", 90),
        (". Please arrive 15 minutes early; we are a 10 minutes' walk away.", None),
        (". It takes 20 minutes to drive here.", None),
        (". It lasts 30 minutes. The second part lasts 45 minutes.", None),
    ],
)
def test_how_long_it_lasts(words: str, minutes: int | None) -> None:
    length = timedelta(minutes=minutes) if minutes else None
    assert read(INVITED.format(words)).lasts == length


@pytest.mark.parametrize(
    "behind",
    [", and should last about 45 minutes", " and we look forward to it", " for about an hour", " on Tuesday"],
)
def test_a_place_ends_where_the_sentence_goes_on(behind: str) -> None:
    place = "2650 Ridge Avenue, Evanston, Room 214"
    assert read(INVITED.format(f". It will take place at {place}{behind}.")).place == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (
            ". It will take place at our main campus, 2650 Ridge Avenue, Evanston.",
            "2650 Ridge Avenue, Evanston",
        ),
        (". It will take place at Vesper Hall, 12 King Street, Leeds.", "Vesper Hall, 12 King Street, Leeds"),
        (". Das Gespräch findet in unserem Büro, Torgauer Str. 12, statt.", "Torgauer Str. 12"),
        (". Wir treffen uns in unserem Büro in der Torgauer Str. 12.", "Torgauer Str. 12"),
        (". Wir freuen uns, Sie in unserem Büro am Fluss zu sehen.", ""),
    ],
)
def test_a_place_said_in_a_sentence_is_its_street(words: str, place: str) -> None:
    assert read(INVITED.format(words)).place == place


def test_the_link_of_a_meeting_is_known_by_its_host() -> None:
    assert (
        read(INVITED.format(". Join here: https://teams.lark.example/l/1")).link
        == "https://teams.lark.example/l/1"
    )
