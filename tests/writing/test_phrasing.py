"""What the person typed, inside a sentence."""

import pytest

from afterword.domain.languages import english_sentences, german_sentences
from afterword.domain.languages.german_employers import at
from afterword.domain.phrasing import ended, fragment, one_line, spoken


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("half of the returns\ndata", "half of the returns data"),
        ("a\r\n\tb", "a b"),
        ("\x1b]52;c;aGk=\x07plain\x9b31m", "]52;c;aGk=plain31m"),
        ("evil\u202etxt\u2066", "eviltxt"),
        ("half\ud800", "half"),
        ("{{ 7*7 }} [/x] <b>", "{{ 7*7 }} [/x] <b>"),
        ("Zoë Müller-Ó\u00a0Briain", "Zoë Müller-Ó\u00a0Briain"),
    ],
)
def test_text_stays_as_typed_on_one_line_without_controls(typed: str, shown: str) -> None:
    assert one_line(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Training apprentices", "training apprentices"),
        ("We talked about the two-depot trial.", "we talked about the two-depot trial"),
        ("The fax problem;", "the fax problem"),
        ("Fleming wants a pilot", "Fleming wants a pilot"),
        ("IT runs the returns", "IT runs the returns"),
        ("I moved a feed", "I moved a feed"),
        ("A. Whitfield's rota", "A. Whitfield's rota"),
        ("SQL", "SQL"),
        ("How do you plan the season?", "how do you plan the season?"),
        ("  ", ""),
    ],
)
def test_a_fragment_follows_a_colon_without_hurting_a_name(typed: str, shown: str) -> None:
    assert fragment(typed) == shown


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("ten years", "ten years."),
        ("how so?", "how so?"),
        ('she said "soon."', 'she said "soon."'),
        ("it was good!", "it was good!"),
        (("how big is the team?", "who plans"), "how big is the team? Who plans."),
    ],
)
def test_every_sentence_is_closed_once(text: str | tuple[str, ...], closed: str) -> None:
    assert ended(text) == closed


@pytest.mark.parametrize(
    ("number", "aloud"),
    [
        ("212-555-0142", "2 1 2, 5 5 5, 0 1 4 2"),
        ("2125550142", "2 1 2, 5 5 5, 0 1 4 2"),
        ("+1 (212) 555-0142", "plus 1, 2 1 2, 5 5 5, 0 1 4 2"),
        ("+49 30 123456", "plus 4 9, 3 0, 1 2 3, 4 5 6"),
        ("555-0142 x12", "5 5 5, 0 1 4 2, extension 1 2"),
        ("[your phone number]", "[your phone number]"),
    ],
)
def test_a_phone_number_reads_aloud_in_groups(number: str, aloud: str) -> None:
    assert spoken(number) == aloud


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Lark Analytics", "bei Lark Analytics"),
        ("Moss & Daughters GmbH & Co. KG", "bei der Moss & Daughters GmbH & Co. KG"),
        ("Klinikum Nord", "beim Klinikum Nord"),
        ("Turnverein Grün e.V.", "beim Turnverein Grün e.V."),
        ("Stadt Köln", "bei der Stadt Köln"),
        ("Stadtwerke Ulm", "bei den Stadtwerken Ulm"),
        ("Deutsche Bank", "bei der Deutschen Bank"),
        ("Evangelisches Krankenhaus Bonn", "beim Evangelischen Krankenhaus Bonn"),
        ("Elektro Mannheim", "bei Elektro Mannheim"),
        ("", "bei "),
    ],
)
def test_a_german_employer_has_the_article_its_name_wants(name: str, said: str) -> None:
    assert at(name) == said


@pytest.mark.parametrize(
    ("noted", "asked"),
    [
        ("how large is the team", "How large is the team?"),
        ("how large the team is", "how large the team is."),
        ("is the job hybrid", "Is the job hybrid?"),
        ("the size of the team", "the size of the team."),
        ("wie groß ist das Team", "Wie groß ist das Team?"),
        ("wie groß das Team ist", "wie groß das Team ist."),
        ("wann fange ich an", "Wann fange ich an?"),
        ("gibt es eine Kantine?", "Gibt es eine Kantine?"),
    ],
)
def test_a_question_ends_as_one(noted: str, asked: str) -> None:
    assert asked in (english_sentences.asked(noted), german_sentences.asked((noted,)))
