"""How a message speaks to its reader."""

from datetime import timedelta

import pytest

from afterword.domain.facts import Sent
from afterword.domain.languages import language
from afterword.domain.people import Contact
from afterword.domain.search import KeptDraft
from afterword.writing.greeting import address
from afterword.writing.preflight import check
from builders import a_contact, a_debrief, a_follow_up, a_search, an_interview, instant
from messages import drafted, occasion_of

AFTERNOON = instant("2026-04-14T14:00-04:00")


@pytest.mark.parametrize(
    ("last", "next_one"),
    [
        ("Dear Dana,\n\nThank you.", "Hi Dana,"),
        ("Dear Dana Osei,\n\nThank you.", "Dear Dana Osei,"),
        ("Hi Dana!\n\nThank you.", "Hi Dana,"),
        ("Thank you.", "Dear Dana Osei,"),
        ("", "Dear Dana Osei,"),
    ],
)
def test_the_register_they_were_written_to_in_is_kept(last: str, next_one: str) -> None:
    dana = a_contact("dana", "Dana Osei")
    thanks = Sent(id="s", app="a1", at=AFTERNOON, kind="thank_you", to="dana", text=last)
    search = a_search(an_interview(), a_debrief(), thanks, contacts=(dana,))
    asked = a_follow_up("status_email", rule="D1", medium="email")
    assert drafted(search, asked, AFTERNOON + timedelta(days=7)).body.startswith(next_one)


@pytest.mark.parametrize(
    ("name", "english", "friendly", "german"),
    [
        ("Osei, Dana (HR)", "Dear Dana Osei", "Hi Dana", "Guten Tag Dana Osei"),
        ("Linda Park, RN", "Dear Linda Park", "Hi Linda", "Guten Tag Linda Park"),
        ("Dr. med. Eva Roth", "Dear Dr. Roth", "Hi Eva", "Guten Tag Dr. Roth"),
        ("Prof. Dr. Weiß", "Dear Professor Weiß", "Dear Professor Weiß", "Guten Tag Prof. Dr. Weiß"),
        ("Frau Dr. Ewa Kaya", "Dear Dr. Kaya", "Hi Ewa", "Sehr geehrte Frau Dr. Kaya"),
        ("Dipl.-Ing. Karl Maier", "Dear Karl Maier", "Hi Karl", "Guten Tag Dipl.-Ing. Maier"),
        ("MAG. Huber", "Dear Mag. Huber", "Dear Mag. Huber", "Guten Tag Mag. Huber"),
        ("Rechtsanwältin Petra Meier", "Dear Ms. Meier", "Hi Petra", "Sehr geehrte Frau Meier"),
        (
            "Ms. van den Berg",
            "Dear Ms. van den Berg",
            "Dear Ms. van den Berg",
            "Sehr geehrte Frau van den Berg",
        ),
        ("J. R. Pratt", "Dear J. R. Pratt", "Dear J. R. Pratt", "Guten Tag J. R. Pratt"),
    ],
)
def test_people_are_greeted_by_their_name_however_it_was_typed(
    name: str, english: str, friendly: str, german: str
) -> None:
    person = Contact(id="x", name=name)
    assert address(person, language("en")).opening == english
    assert address(person, language("en"), "friendly").opening == friendly
    assert address(person, language("de")).opening == german


def test_what_is_chosen_for_a_message_goes_before_what_was_used() -> None:
    thanks = Sent(id="s", app="a1", at=AFTERNOON, kind="thank_you", to="dana", text="Dear Dana,\n\nThanks.")
    asked = a_follow_up("status_email", rule="D1", medium="email")
    search = a_search(an_interview(), a_debrief(), thanks)
    search = search.with_entry(KeptDraft(id=asked.key, register="formal"))
    assert drafted(search, asked, AFTERNOON + timedelta(days=7)).body.startswith("Dear Ms. Osei,")


def test_a_thank_you_that_speaks_of_its_reader_is_looked_at() -> None:
    told = a_debrief(key_points={"dana": "her plan to merge the depots"})
    occasion = occasion_of(a_search(an_interview(), told), a_follow_up(), AFTERNOON)
    (found,) = [f for f in check(occasion.draft.words, occasion, grammar=False) if f.id == "PF-11"]
    assert found.level == "warn"
    assert occasion.draft.words[found.start : found.end] == "her"
    assert "Dana Osei, who reads this: write “your”" in found.message
    mended = occasion.draft.words.replace("her plan", "your plan")
    assert not [f for f in check(mended, occasion, grammar=False) if f.id == "PF-11"]
