"""Which other follow-ups a text serves as well (L19)."""

from datetime import date

import pytest

from afterword.domain.facts import DayOrInstant, Offer
from afterword.domain.search import JobSearch
from afterword.writing.also_said import also_said
from builders import a_debrief, a_follow_up, a_search, an_interview, instant
from messages import story_of

NOW = instant("2026-04-21T12:00-04:00")
OFFER = Offer(id="o", app="a1", at=NOW, from_="dana", deadline=DayOrInstant(date(2026, 4, 27)))
PROMISED = a_debrief(promised_materials=("the sample report on returns", "my list of references"))
SEARCH = a_search(an_interview(), PROMISED, OFFER)


def said(
    text: str, kind: str, rule: str, language: str = "en", search: JobSearch = SEARCH, to: str = "dana"
) -> bool:
    other = a_follow_up(kind, rule=rule)
    return also_said(text, story_of(search, other, NOW), to, [other], language) == (other.key,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As promised: the sample report on returns and my list of references.", True),
        ("Attached you find my references (the list), and the report, a SAMPLE, on returns.", True),
        ("As promised, I am sending you this: the sample report on returns.", False),
        ("As promised, I am sending you everything.", False),
        ("The returns.\nA sample.\nThe report.\nMy list.\nReferences.", False),
        ("", False),
    ],
)
def test_promised_things_are_sent_where_all_of_them_are_named(text: str, expected: bool) -> None:
    assert said(text, "materials", "C5") is expected


def test_what_was_promised_goes_to_whom_it_was_promised_and_of_an_offer_anybody_is_asked() -> None:
    things = "The sample report on returns and my list of references."
    assert not said(things, "materials", "C5", to="kim")
    assert said("Could you send it in writing?", "written_offer_request", "G5", to="kim")


def test_nothing_promised_is_in_no_text() -> None:
    assert not said("As promised.", "materials", "C5", search=a_search(an_interview(), a_debrief()))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Could you also send me the offer in writing?", "en", True),
        ("Could you put it on paper?", "en", True),
        ("Thank you for the offer. I am delighted.", "en", False),
        ("Könnten Sie mir das Angebot auch schriftlich schicken?", "de", True),
        ("Vielen Dank für das Angebot.", "de", False),
    ],
)
def test_paper_is_asked_for_by_its_words(text: str, language: str, expected: bool) -> None:
    assert said(text, "written_offer_request", "G5", language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Would it be possible to let you know by Monday, May 4 instead?", "en", True),
        ("I would be glad of more time.", "en", True),
        ("I will give you my answer by Monday, April 27, as you asked.", "en", False),
        ("Wäre es möglich, dass ich bis Montag, 4. Mai Bescheid gebe?", "de", True),
        ("Ich gebe bis Montag, 27. April Bescheid.", "de", False),
    ],
)
def test_time_is_asked_for_by_a_day_after_the_deadline(text: str, language: str, expected: bool) -> None:
    assert said(text, "ask_for_time", "G4", language) is expected


def test_what_has_no_words_of_its_own_is_never_said_along() -> None:
    assert not said("Thank you.", "thank_you", "C2")
