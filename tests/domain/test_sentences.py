"""What people note in a few words becomes a sentence, a topic, a position and a number one can say."""

import pytest

from afterword.domain.languages import english_sentences, german_sentences
from afterword.domain.phrasing import local_number, position


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("led the move to a new ward", "I led the move to a new ward."),
        ("Cut costs by 10%", "I cut costs by 10%."),
        ("can type fast", "I can type fast."),
        ("has run a shop", "I have run a shop."),
        ("recently moved to Leeds", "I recently moved to Leeds."),
        ("good with worried relatives", "I am good with worried relatives."),
        ("experienced nurse with 12 years", "I am an experienced nurse with 12 years."),
        ("running night shifts", "I have experience running night shifts."),
        ("ten years of payroll", "I would bring ten years of payroll."),
        ("good communication skills", "I would bring good communication skills."),
        ("my team cut the waiting list", "My team cut the waiting list."),
        ("at Hollis Freight I moved such a feed", "At Hollis Freight I moved such a feed."),
        ("I moved such a feed!", "I moved such a feed!"),
        ("[what you would bring to the job]", "[what you would bring to the job]."),
    ],
)
def test_what_one_brings_is_a_sentence(noted: str, said: str) -> None:
    assert english_sentences.of_oneself(noted) == said


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("Habe den Umzug geleitet", "Ich habe den Umzug geleitet."),
        ("den Umzug geleitet", "Ich habe den Umzug geleitet."),
        ("kann gut erklären", "Ich kann gut erklären."),
        ("gut erklären", "Ich kann gut erklären."),
        ("Leitete ein Team", "Ich leitete ein Team."),
        ("geduldig mit Angehörigen", "Ich bin geduldig mit Angehörigen."),
        ("gut mit Menschen", "Ich kann gut mit Menschen umgehen."),
        ("8 Jahre Lager, Staplerschein", "Ich bringe 8 Jahre Lager und Staplerschein mit."),
        ("Mein Team hat die Kosten gesenkt", "Mein Team hat die Kosten gesenkt."),
        ("ich baue Auswertungen", "Ich baue Auswertungen."),
        ("nach Berlin gezogen", "Ich bin nach Berlin gezogen."),
    ],
)
def test_in_german_too_it_has_a_subject_and_a_verb(noted: str, said: str) -> None:
    assert german_sentences.of_oneself(noted) == said


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("the trial with two depots", "the trial with two depots"),
        ("guests who arrive after the kitchen has closed", "guests who arrive after the kitchen has closed"),
        ("how on-call works", "how on-call works"),
        ("you plan to double the team", "how you plan to double the team"),
        ("the budget is tight", "how the budget is tight"),
        ("that you plan to grow", "how you plan to grow"),
        ("how do you deploy?", "the question “how do you deploy?”"),
    ],
)
def test_what_was_talked_about_can_follow_about(noted: str, said: str) -> None:
    assert english_sentences.topic(noted) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Pflegefachkraft (m/w/d) Intensivstation", "Pflegefachkraft Intensivstation"),
        ("Platform Engineer (Remote)", "Platform Engineer"),
        ("Buchhalter w/m/d, 80-100%", "Buchhalter"),
        ("Koch/Köchin (m/w/d) in Teilzeit", "Koch/Köchin"),
        ("Sachbearbeiter [gn]", "Sachbearbeiter"),
        ("A/V Technician", "A/V Technician"),
        ("C/C++ Developer", "C/C++ Developer"),
        ("(m/w/d)", "(m/w/d)"),
    ],
)
def test_a_position_is_named_as_one_says_it(title: str, said: str) -> None:
    assert position(title) == said


def test_a_number_is_said_as_in_its_country_and_abroad_with_its_code() -> None:
    assert local_number("+1 212 555 0142", "US") == "212 555 0142"
    assert local_number("+49 170 1234", "DE") == "0170 1234"
    assert local_number("+44 (0)7700 900", "GB") == "07700 900"
    assert local_number("+1 212 555 0142", "DE") == "+1 212 555 0142"
    assert local_number("", "XX") == ""
