"""A blank is known for what it is, wherever it stands; the person's own brackets are theirs."""

import re
import time

import pytest

from afterword.domain.search import KeptDraft, Register
from afterword.writing.blanks import BLANKS, blanks_in
from every_kind import CASES, NOW, Names, bare, the_follow_up
from messages import drafted

BRACKETED = Names(person="Dana [HR] Osei", salutation="", company="Lark {Analytics}")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("register", ["formal", "friendly"])
def test_every_blank_a_draft_shows_is_found_in_it(language: str, register: Register) -> None:
    found: set[str] = set()
    for case in CASES:
        for optional in (None, ("I10", "I11"), ("I7", "idea"), ("reason", "link"), ("I21",)):
            follow_up = the_follow_up(case)
            kept = KeptDraft(id=follow_up.key, optional=optional, register=register)
            search = bare(case, Names(language=language)).with_entry(kept)
            written = drafted(search, follow_up, NOW)
            text = f"{written.subject}\n{written.words}"
            blanks = blanks_in(text)
            assert {missing.blank for missing in written.missing if missing.blank in text} - {""} <= {*blanks}
            assert len(blanks) == len(re.findall(r"\[", text)), text
            found.update(blanks)
    assert len(found) > 20


def test_a_name_with_brackets_in_it_hides_no_blank() -> None:
    for case in CASES:
        written = drafted(bare(case, BRACKETED), the_follow_up(case), NOW)
        assert bool(blanks_in(written.words)) == any(
            missing.blank and missing.blank in written.words for missing in written.missing
        )


def test_an_editor_that_breaks_lines_or_writes_capitals_hides_no_blank() -> None:
    for blank in BLANKS.values():
        if blank.text:
            shown = blank.text.format(person="Dana Osei", asked=" to: When could you start?")
            assert blanks_in(f"a {shown} b") == (shown,)
            assert blanks_in(shown.replace(" ", "\n")) == (shown,)
            assert len(blanks_in(shown.upper())) == 1


def test_brackets_of_ones_own_are_no_blanks() -> None:
    for own in (
        "[sic]",
        "[1]",
        "[your]",
        "see [the appendix]",
        "f[x]",
        "[what you would bring",
        "what you forgot to ask",
    ):
        assert blanks_in(own) == ()


@pytest.mark.parametrize("piece", ["[", "[what you ", "[your answer", "[what   ", "] [your answer"])
def test_long_texts_are_looked_through_at_once(piece: str) -> None:
    started = time.process_time()
    blanks_in(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 2
