"""Which groups of a form are open while not all of them have room."""

import pytest

from afterword.interface.dialogs.groups import folded, heading

pytestmark = pytest.mark.exhaustive

SIZES = {"one": 4, "two": 4, "": 2, "three": 6}
"""Rows; with their headings 19 in all."""


@pytest.mark.parametrize(
    ("room", "here", "kept", "closed"),
    [
        (19, "one", (), set()),
        (18, "one", (), {"three"}),
        (12, "one", (), {"three", "two"}),
        (12, "three", (), {"one", "two"}),
        (14, "three", (), {"one", "two"}),
        (15, "three", (), {"one"}),
        (1, "two", (), {"three", "one"}),
        (12, "one", ("three",), {"two"}),
    ],
)
def test_what_stands_below_is_folded_first_and_never_where_one_is(
    room: int, here: str, kept: tuple[str, ...], closed: set[str]
) -> None:
    assert folded(SIZES, room, here, set(kept)) == closed


def test_a_folded_heading_says_what_is_in_it_and_how_much() -> None:
    labels = ["What you bring", "LinkedIn", "An idea"]
    assert heading("Letters", labels, 1, 60, is_open=False).plain == (
        "▸ Letters  what you bring, LinkedIn, an idea         1 of 3"
    )
    assert heading("Letters", labels, 0, 30, is_open=False).plain == "▸ Letters               empty"
    cut = heading("Letters", labels, 0, 40, is_open=False).plain
    assert cut == "▸ Letters  what you bring, …      empty", "no word of it is cut"
    assert heading("Letters", labels, 0, 30, is_open=True).plain == "▾ Letters"
