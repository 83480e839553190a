"""A rule as a value: what was forgotten in one is said when the program is loaded."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from afterword.domain.history.story import Story
from afterword.domain.kinds import KINDS
from afterword.domain.rules import rule as made
from afterword.domain.rules.rule import ANY_END, Ask, rule
from afterword.domain.rules.rulebook import BY_ID, RULES


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that a test makes up are forgotten after it."""
    monkeypatch.setattr(made, "KNOWN", dict(made.KNOWN))


def nothing(story: Story) -> Iterator[Ask]:
    yield from ()


@pytest.mark.parametrize(
    ("id_", "said", "complaint"),
    [
        ("Z1", {"rank": 3}, "no kind in kinds.py is asked for by Z1"),
        ("H2", {"rank": 3}, "there are two rules H2"),
        ("Z2", {"rank": 3, "outlives": ANY_END}, "Z2 outlives an application and must say when it lapses"),
        ("Z2", {}, "rank"),
        ("Z2", {"rank": 3, "ranks": 4}, "ranks"),
    ],
)
def test_what_is_forgotten_is_an_error_at_once(
    id_: str, said: dict[str, Any], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = replace(KINDS["networking_thanks"], asked_by=("H2", "Z2"))
    monkeypatch.setattr("afterword.domain.kinds.KINDS", {**KINDS, asked.name: asked})
    with pytest.raises(TypeError, match=complaint):
        rule(id_, **said)(nothing)


def test_each_says_what_it_is_by_its_id() -> None:
    of_the_chain = {"D1", "D2", "D3", "D4"}
    for each in RULES:
        if each.id not in of_the_chain:
            assert (each.asks.__doc__ or "").startswith(f"{each.id}: "), each.id


def test_what_it_goes_into_is_a_rule() -> None:
    named = {other for each in RULES for other in (each.into, *each.into_open) if other}
    assert named <= BY_ID.keys()
    assert {each.id for each in RULES if each.letting_go == "question"} == {"C2", "G2", "G6"}
    assert {each.id for each in RULES if each.paced} == {"A1", "A2", "B3", "C4", "D1", "D2", "D3", "D4"}
