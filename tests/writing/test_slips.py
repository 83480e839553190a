"""Slips that a list of words lets pass."""

import pytest

from afterword.writing.slips import slips_in, small_nouns
from every_kind import NOW, Names, a_search_for, case_of, the_follow_up
from messages import occasion_of


def mended(text: str, language: str) -> str:
    """A text with the first slip put right."""
    for slip in (*slips_in(text, language), *small_nouns(text, language)):
        return text[: slip.span[0]] + slip.instead + text[slip.span[1] :]
    return text


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("Thank you for you time.", "Thank you for your time."),
        ("Thank you for you and your team.", "Thank you for you and your team."),
        ("I look forward to hear from you.", "I look forward to hearing from you."),
        ("Looking forward to get started.", "Looking forward to getting started."),
        ("I look forward to help from you.", "I look forward to helping from you."),
        ("I am interesting in it.", "I am interested in it."),
        ("It is interesting in itself.", "It is interesting in itself."),
        ("I am interested the position.", "I am interested in the position."),
        ("It is better then my plan.", "It is better than my plan."),
        ("It was better, then we left.", "It was better, then we left."),
        ("Its a fine ward.", "It's a fine ward."),
        ("Its own ward is fine.", "Its own ward is fine."),
        ("I admire it's values.", "I admire its values."),
        ("I hope you're team is well.", "I hope your team is well."),
        ("Your welcome.", "You're welcome."),
        ("We would of met.", "We would have met."),
        ("It would of course help.", "It would of course help."),
        ("I work here since five years.", "I work here for five years."),
        ("It rang to often, I fear.", "It rang too often, I fear."),
        ("I used to often visit, to soon return.", "I used to often visit, to soon return."),
        ("The children went quite when he spoke.", "The children went quiet when he spoke."),
        ("It did not go quite like the plan.", "It did not go quite like the plan."),
        ("It was quiet a day.", "It was quite a day."),
        ("A quiet hard worker.", "A quiet hard worker."),
        ("I could except the offer.", "I could accept the offer."),
    ],
)
def test_words_that_were_confused_are_found_and_the_right_ones_left(slip: str, right: str) -> None:
    assert mended(slip, "en") == right


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("Sehr geehrter Frau Roth,", "Sehr geehrte Frau Roth,"),
        ("Liebe Herr Roth,", "Lieber Herr Roth,"),
        ("Ich hoffe, das Sie Zeit finden.", "Ich hoffe, dass Sie Zeit finden."),
        ("Das Buch, das Sie lesen, ist gut.", "Das Buch, das Sie lesen, ist gut."),
        ("Es regnet, dass ist schade.", "Es regnet, das ist schade."),
        ("Ich bin seid Mai dort.", "Ich bin seit Mai dort."),
        ("Danke für das gespräch.", "Danke für das Gespräch."),
        ("Vielen dank für alles.", "Vielen Dank für alles."),
        ("Habe wir das?", "Haben wir das?"),
        ("Mir ist aufgefallen, das Ihre Leute da sind.", "Mir ist aufgefallen, dass Ihre Leute da sind."),
        ("Schön war auch, das wir blieben.", "Schön war auch, dass wir blieben."),
        ("Gefallen hat mir das Haus, das Sie führen.", "Gefallen hat mir das Haus, das Sie führen."),
        ("Es gibt etwas, das ich sagen will.", "Es gibt etwas, das ich sagen will."),
        ("Es ist mir nicht gelungen.", "Es ist mir nicht gelungen."),
        ("Da kann mann nur staunen.", "Da kann man nur staunen."),
        (
            "Ich komme gern wider, das Für und Wider kenne ich.",
            "Ich komme gern wieder, das Für und Wider kenne ich.",
        ),
    ],
)
def test_german_slips_are_found_and_what_is_right_is_left(slip: str, right: str) -> None:
    assert mended(slip, "de") == right


def test_after_the_comma_of_the_greeting_a_german_letter_goes_on_small() -> None:
    case = case_of("thank_you")
    occasion = occasion_of(a_search_for(case, Names(language="de")), the_follow_up(case), NOW)
    from afterword.writing.preflight import check

    def found(text: str) -> list[str]:
        return [f.instead for f in check(text, occasion, grammar=False) if f.id == "PF-01"]

    assert found("Sehr geehrte Frau Osei,\n\nVielen Dank für die Zeit.\n\nRosa Lind") == ["vielen"]
    assert found("Sehr geehrte Frau Osei,\n\nvielen Dank für die Zeit.\n\nRosa Lind") == []
    assert found("Sehr geehrte Frau Osei\n\nVielen Dank für die Zeit.\n\nRosa Lind") == []
