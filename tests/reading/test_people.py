"""People as they are typed."""

import pytest

from afterword.domain.capture import CapturedPerson
from afterword.reading.people import read_people, read_person


def person(name: str, email: str = "", phone: str = "") -> CapturedPerson:
    return CapturedPerson(name=name, email=email, phone=phone)


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("", []),
        (" , ", []),
        ("Dana Osei", [person("Dana Osei")]),
        (
            "Dana Osei <dana@lark.example>, Kim Park 555-0142",
            [person("Dana Osei", "dana@lark.example"), person("Kim Park", phone="555-0142")],
        ),
        ("ana.wu@brook.example", [person("Ana Wu", "ana.wu@brook.example")]),
        ("Dana and Kim & Bo; Cy", [person(name) for name in ("Dana", "Kim", "Bo", "Cy")]),
        ("Sandy Anderson", [person("Sandy Anderson")]),
        ("Dana (+1 212 555-0142)", [person("Dana", phone="+1 212 555-0142")]),
    ],
)
def test_people_are_read_with_address_and_number_in_the_order_typed(
    typed: str, people: list[CapturedPerson]
) -> None:
    assert list(read_people(typed)) == people


@pytest.mark.parametrize("typed", ["555-0142", "<>", "Dana, <>"])
def test_a_person_needs_a_name(typed: str) -> None:
    with pytest.raises(ValueError, match="A name is missing"):
        read_people(typed)


def test_one_person_is_one_or_nobody() -> None:
    assert read_person("") is None
    assert read_person("Dana Osei") == person("Dana Osei")
    with pytest.raises(ValueError, match="One person only"):
        read_person("Dana, Kim")
