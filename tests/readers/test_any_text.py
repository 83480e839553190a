"""Whatever comes in is read or refused in a sentence, soon: letters of any keyboard, any number of them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readers.every_reader import PIECES, READERS, RUNS, faults, is_a_refusal, run_of

LENGTH = 30_000
"""Characters."""
SECONDS = 1.0
"""Of the processor; what grows with the square of its text takes far more for so much of it."""
SLOW = {
    "mail": (8.0, 4), "German letter": (SECONDS, 8), "cells": (SECONDS, 3), "table": (SECONDS, 3),
    "invitation": (SECONDS, 3), "when of an invitation": (SECONDS, 3),
}  # fmt: skip
"""Of a mail so much is read and no more, sentence by sentence; another language has other words in the
same patterns, and a cell or an invitation hands its text to readers that are tried by themselves. Each gets
some of what the others get all of."""


@pytest.mark.parametrize("reader", READERS)
@given(text=st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@settings(max_examples=40, deadline=None)
def test_any_letters_are_read_or_refused_in_a_sentence(reader: str, text: str) -> None:
    assert faults(reader, text, SECONDS) == ""


@pytest.mark.parametrize("reader", READERS)
def test_a_long_text_takes_as_long_as_it_is(reader: str) -> None:
    seconds, every = SLOW.get(reader, (SECONDS, 1))
    found = {unit: faults(reader, run_of(unit, LENGTH), seconds) for unit in RUNS[::every]}
    assert {unit: fault for unit, fault in found.items() if fault} == {}


def test_a_mistake_is_told_from_a_refusal_and_what_takes_long_is_ended() -> None:
    """Of the harness itself: it must be able to fail."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(READERS, "int", int)
        patch.setitem(READERS, "for ever", lambda _: [None for _ in iter(int, 1)])
        assert faults("int", "one", SECONDS).startswith("ValueError")
        started = time.process_time()
        assert faults("for ever", "", 0.1) == "more than 0.1 s"
        assert time.process_time() - started < 1
    with pytest.raises(ValueError, match="No") as refused:
        raise ValueError("No.")
    assert is_a_refusal(refused.value)
