"""Whether an offer is on paper, as it is typed."""

import pytest

from afterword.reading.papers import Paper, paper_text, read_paper, typed_paper


@pytest.mark.parametrize(
    ("typed", "paper"),
    [
        ("", Paper()),
        ("yes", Paper(True)),
        ("y", Paper(True)),
        ("on paper", Paper(True)),
        ("ja, schriftlich", Paper(True)),
        ("no", Paper(False)),
        ("No, only said so far.", Paper(False)),
        ("not yet, by phone", Paper(False)),
        ("nur mündlich", Paper(False)),
        ("noch nicht", Paper(False)),
        ("yes, if the background check is clean", Paper(True, "the background check is clean")),
        ("yes, subject to references", Paper(True, "references")),
        ("yes, background check", Paper(True, "background check")),
        ("no, depends on funding", Paper(False, "funding")),
        ("subject to a drug test", Paper(None, "a drug test")),
        ("ja, vorbehaltlich der Zustimmung des Betriebsrats", Paper(True, "der Zustimmung des Betriebsrats")),
    ],
)
def test_paper_and_conditions_are_said_in_one_line(typed: str, paper: Paper) -> None:
    assert read_paper(typed) == paper


def test_anything_else_is_asked_for_once_more() -> None:
    for typed in ("pay 4000", "Nora said so", "yesterday"):
        with pytest.raises(ValueError, match="Begin with yes or no"):
            read_paper(typed)
    with pytest.raises(ValueError, match="too long"):
        read_paper("yes, if " * 100)


@pytest.mark.parametrize(
    "paper", [Paper(), Paper(True), Paper(False), Paper(True, "references"), Paper(None, "a test")]
)
def test_what_is_shown_reads_the_same_again(paper: Paper) -> None:
    assert read_paper(typed_paper(paper)) == paper


def test_it_is_said_back() -> None:
    assert paper_text(Paper(True, "references")) == "on paper; still open: references"
    assert paper_text(Paper(False)).startswith("only said so far")
