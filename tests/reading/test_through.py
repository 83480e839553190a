"""Through whom one came to a position: agencies and friends, as they are typed."""

import pytest

from afterword.domain.application import Application
from afterword.domain.people import Company, Contact
from afterword.reading.through import known_ways, read_through, through_text
from builders import a_search

AGENCY = Company(id="prairie", name="Prairie Staffing", kind="agency")
DOUG = Contact(id="doug", company="prairie", name="Doug Marsh", role="recruiter")
RUTH = Contact(id="ruth", name="Ruth Hollis", role="reference")
SEARCH = a_search().with_entries([
    AGENCY, DOUG, RUTH,
    Application(id="a2", company="lark", title="Buyer", via_recruiter="doug", referrer="ruth"),
])  # fmt: skip


def understood(text: str) -> tuple[str, str, str]:
    """The recruiter, the agency and the referrer."""
    found = read_through(text, SEARCH)
    names = [person.name if person else "" for person in (found.recruiter, found.referrer)]
    return (names[0], found.agency, names[1])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ("", "", "")),
        ("via Kim Park, Hays", ("Kim Park", "Hays", "")),
        ("Via Kim Park <kim@hays.example>, Hays", ("Kim Park", "Hays", "")),
        ("through Kim Park at Northern Light Recruiting", ("Kim Park", "Northern Light Recruiting", "")),
        ("Kim Park, 212-555-0142, Hays", ("Kim Park", "Hays", "")),
        ("Kim Park, recruiter, Hays", ("Kim Park", "Hays", "")),
        ("Northern Light Recruiting, Kim Park", ("Kim Park", "Northern Light Recruiting", "")),
        ("Prairie Staffing, Kim Park", ("Kim Park", "Prairie Staffing", "")),
        ("über Kim Park, Zeitarbeit Nord GmbH", ("Kim Park", "Zeitarbeit Nord GmbH", "")),
        ("agency: Kim Park, Hays", ("Kim Park", "Hays", "")),
        ("referred by Angela Ruiz", ("", "", "Angela Ruiz")),
        ("I was referred to Lark by Angela Ruiz", ("", "", "Angela Ruiz")),
        ("Angela Ruiz referred me", ("", "", "Angela Ruiz")),
        ("a recommendation from Angela Ruiz", ("", "", "Angela Ruiz")),
        ("through my old friend Angela Ruiz", ("", "", "Angela Ruiz")),
        ("Angela Ruiz, a friend", ("", "", "Angela Ruiz")),
        ("thanks to Angela Ruiz <angela@ruiz.example>", ("", "", "Angela Ruiz")),
        ("empfohlen von Angela Ruiz", ("", "", "Angela Ruiz")),
        ("auf Empfehlung von Frau Angela Ruiz", ("", "", "Angela Ruiz")),
        ("Angela Ruiz hat mich empfohlen", ("", "", "Angela Ruiz")),
        ("via Kim Park, Hays; referred by Angela Ruiz", ("Kim Park", "Hays", "Angela Ruiz")),
        ("referred by Angela Ruiz and via Kim Park, Hays", ("Kim Park", "Hays", "Angela Ruiz")),
        ("via Doug Marsh", ("Doug Marsh", "Prairie Staffing", "")),
        ("Doug Marsh", ("Doug Marsh", "Prairie Staffing", "")),
        ("referred by Ruth Hollis", ("", "", "Ruth Hollis")),
    ],
)
def test_it_is_understood_who_helped(typed: str, expected: tuple[str, str, str]) -> None:
    assert understood(typed) == expected


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("via Kim Park", "Which agency is that? Like: via Kim Park, Prairie Staffing"),
        ("via Northern Light Recruiting", "Who is it at Northern Light Recruiting?"),
        ("Kim Park", "Write: via Kim Park, and their agency; or: referred by Kim Park"),
        ("via LinkedIn", "LinkedIn belongs into Found at"),
        ("via Kim Park, Hays; via Doug Marsh", "One recruiter, please."),
        ("referred by Angela Ruiz; referred by Ruth Hollis", "One person who referred you"),
        ("word " * 200, "too long for this line"),
        ("a," * 5000, "too long for this line"),
    ],
)
def test_what_is_not_clear_is_asked(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence.replace("?", r"\?").partition(":")[0]):
        read_through(typed, SEARCH)


def test_what_they_are_to_one_is_kept_as_a_note() -> None:
    referrer = read_through("my former colleague Angela Ruiz, now at Lark", SEARCH).referrer
    assert referrer
    assert referrer.note == "colleague; now at Lark"


def test_it_is_said_back_and_offered_again() -> None:
    said = through_text(read_through("via Kim Park, Hays; referred by Angela Ruiz", SEARCH))
    assert said == "via Kim Park of Hays, an agency; referred by Angela Ruiz, who is told how it goes"
    assert known_ways(SEARCH) == ("referred by Ruth Hollis", "via Doug Marsh")
