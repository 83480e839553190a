"""People as they are typed."""

import re
from typing import Any

import pytest

from afterword.domain.capturing.capture import CapturedPerson
from afterword.domain.letters import small
from afterword.domain.people import Contact
from afterword.reading.people import read_anybody, read_email, read_people, read_person, read_phone
from builders import a_search


def person(name: str, email: str = "", phone: str = "", **more: Any) -> CapturedPerson:
    return CapturedPerson(name=name, email=email, phone=phone, **more)


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
        ("Carla Diaz, recruiter, Kim", [person("Carla Diaz", role="recruiter"), person("Kim")]),
        ("Dana (+1 212 555-0142)", [person("Dana", phone="+1 212 555-0142")]),
        ("Marco, 555-0142, phone only", [person("Marco", phone="555-0142", reach="call")]),
        (
            "Rosa Lind, recruiter, 555-0142; Kim, by text",
            [person("Rosa Lind", phone="555-0142", role="recruiter"), person("Kim", reach="text")],
        ),
        (
            "Dana Whitfield, HR Manager; Dr. Paul Okafor, Chief Nursing Officer",
            [
                person("Dana Whitfield", title="HR Manager"),
                person("Paul Okafor", title="Chief Nursing Officer", salutation="Dr. Okafor"),
            ],
        ),
        (
            "Winston Dean, Eva Roth, Leiterin der Technik",
            [
                person("Winston Dean"),
                person("Eva Roth", title="Leiterin der Technik"),
            ],
        ),
        ("Rosa Lind, no email", [person("Rosa Lind", note="no email")]),
        ("Lou 555-0142 (by text)", [person("Lou", phone="555-0142", reach="text")]),
        (
            "Lou (in person), Kim Park (phone) (recruiter)",
            [person("Lou", reach="in_person"), person("Kim Park", reach="call", role="recruiter")],
        ),
        ("Kim Park linkedin.com/in/kim", [person("Kim Park", linkedin="linkedin.com/in/kim")]),
        ("Kim (only by e-mail)", [person("Kim", reach="email")]),
        ("Ms. Ines Wolff", [person("Ines Wolff", salutation="Ms. Wolff")]),
        ("mr tom birch", [person("tom birch", salutation="Mr. birch")]),
        ("Frau Dr. Anna von Berg", [person("Anna von Berg", salutation="Frau Dr. von Berg")]),
        (
            "Mx. Lee, Miss Ann Li",
            [person("Mx. Lee", salutation="Mx. Lee"), person("Ann Li", salutation="Miss Li")],
        ),
        ("Prof. Van Morris", [person("Van Morris", salutation="Prof. Morris")]),
        ("Drew Prof", [person("Drew Prof")]),
        (
            "Ines Wolff, Tom Birch (her boss, and very nice), Kim (Hiring Manager) <kim@lark.example>",
            [
                person("Ines Wolff"),
                person("Tom Birch", note="her boss, and very nice"),
                person("Kim", "kim@lark.example", role="hiring_manager"),
            ],
        ),
        ("Tom Birch (her boss", [person("Tom Birch", note="her boss")]),
    ],
)
def test_people_are_read_with_address_and_number_in_the_order_typed(
    typed: str, people: list[CapturedPerson]
) -> None:
    assert list(read_people(typed)) == people


@pytest.mark.parametrize("typed", ["555-0142", "<>", "Dana, <>", "(her boss)"])
def test_a_person_needs_a_name(typed: str) -> None:
    with pytest.raises(ValueError, match="A name is missing"):
        read_people(typed)


@pytest.mark.parametrize("typed", ["Priya priya@lake", "Dana <dana@@lark.example>", "Dana a@b.example?bcc=c"])
def test_an_address_that_is_none_is_named(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is no e-mail address\. Write it like"):
        read_people(typed)


def test_one_person_has_one_address() -> None:
    with pytest.raises(ValueError, match=r"a@b\.example and c@d\.example are several addresses"):
        read_person("Dana <a@b.example> c@d.example")
    assert read_person("Dana Osei (dana@lark.example)") == person("Dana Osei", "dana@lark.example")


def test_people_are_understood_as_mail_programs_and_badges_write_them() -> None:
    pasted = "Osei, Dana <dana@lark.example>; Park, Kim <kim@lark.example>"
    assert [(who.name, who.email) for who in read_people(pasted)] == [
        ("Dana Osei", "dana@lark.example"), ("Kim Park", "kim@lark.example"),
    ]  # fmt: skip
    assert read_people("Linda Park, RN, Bo Tran, Ph.D. (recruiter)") == (
        person("Linda Park"), person("Bo Tran", role="recruiter"),
    )  # fmt: skip
    assert [who.name for who in read_people("Kim, Dana Osei <dana@lark.example>")] == ["Kim", "Dana Osei"]
    assert [who.salutation for who in read_people("Dr. med. Eva Roth, Univ.-Prof. Dr. Uwe Weiß")] == [
        "Dr. Roth", "Prof. Dr. Weiß",
    ]  # fmt: skip


def test_one_person_is_one_or_nobody() -> None:
    assert read_person("") is None
    assert read_person("Dana Osei") == person("Dana Osei")
    assert read_person("Dana Osei, Recruiter") == person("Dana Osei", role="recruiter")
    assert read_person("Dana Osei, dana@lark.example") == person("Dana Osei", email="dana@lark.example")
    for typed in ("Osei, Dana", "Osei, Dana (Recruiter)", "Osei, Dana, 555-0142", "osei, dana"):
        assert small(getattr(read_person(typed), "name", "")) == "dana osei", typed
    assert read_person("Osei, Dana M.") == person("Dana M. Osei")
    assert read_person("Wolff, Frau Ines") == person("Ines Wolff", salutation="Frau Wolff")
    assert [who.name for who in read_people("Osei, Dana; Park, Kim")] == ["Dana Osei", "Kim Park"]
    assert [who.name for who in read_people("Osei, Dana")] == ["Osei", "Dana"]
    for typed in ("Dana Osei, Sam Park", "Dana, Kim, Bo", "Dana, the boss of it all"):
        with pytest.raises(ValueError, match="One person only"):
            read_person(typed)


@pytest.mark.parametrize(
    ("typed", "address"),
    [("", ""), (" dana@lark.example ", "dana@lark.example"), ("<dana@lark.example>", "dana@lark.example")],
)
def test_an_address_is_read(typed: str, address: str) -> None:
    assert read_email(typed) == address


@pytest.mark.parametrize("typed", ["", "+1 212 555-0142", "555 0142 ext. 7", "112"])
def test_a_number_to_call_stays_as_it_was_typed(typed: str) -> None:
    assert read_phone(typed) == typed


@pytest.mark.parametrize("typed", ["+1 212 555 0142", "dana", "dana@", "@lark.example", "a@b c@d"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is no e-mail address\. Write it like: rosa@lind\.example"):
        read_email(typed)


@pytest.mark.parametrize("typed", ["dana@lark.example", "d123@lark.example", "dana", "12"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is no number to call\. Write it like:"):
        read_phone(typed)


DANA, KIM = Contact(id="dana", name="Dana Osei", company="lark"), Contact(id="kim", name="Kim Park")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("dan", "dana"),
        ("Kim Park", "kim"),
        ("Ms. Osei", "dana"),
        ("Zelda Quinn", person("Zelda Quinn")),
        ("Zelda <zelda@lark.example>", person("Zelda", "zelda@lark.example")),
        ("Dana Osei <dana@lark.example>", person("Dana Osei", "dana@lark.example")),
        ("Dana Ossei +1 212 555 0142", person("Dana Ossei", phone="+1 212 555 0142")),
    ],
)
def test_anybody_is_somebody_recorded_or_described_whole(
    typed: str, meant: str | CapturedPerson | None
) -> None:
    assert read_anybody(typed, a_search(contacts=(DANA, KIM)), "lark") == meant


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Zelda", "Nobody called Zelda is recorded. Write the whole name"),
        ("Dana Ossei", "Is Dana Osei meant?"),
        ("Zelda Quinn, Bo Li", "One person only"),
    ],
)
def test_half_a_name_and_one_almost_known_are_asked_about(typed: str, asked: str) -> None:
    with pytest.raises(ValueError, match=re.escape(asked)):
        read_anybody(typed, a_search(contacts=(DANA, KIM)), "lark")
