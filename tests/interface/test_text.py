"""User text reaches the terminal without control characters and without being read as markup."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Button, Label, OptionList, Static

from afterword.domain.letters import MARKS_IN_A_ROW
from afterword.interface.text import (
    assemble,
    clean,
    content,
    cut,
    draw_signs,
    padded,
    whole,
    whole_words,
    wrapped,
)

pytestmark = pytest.mark.exhaustive

MARKUP_AND_OSC = "[/x] [Acme] \x1b]52;c;aGk=\x07"
C1_CSI = "a\x9b2Jb\x90q\x85"
BIDI = "Senior \u202erenigne\u202c \u2066x\u2069"
MARKS = "z" + "\u0301" * 200
WIDE = "株式会社 Lark 👩‍👩‍👧"
HOSTILE = [
    MARKUP_AND_OSC,
    C1_CSI,
    BIDI,
    MARKS,
    WIDE,
    "[@click=app.quit]x[/]",
    "\x00\x7f\x0e",
    "\udcff",
    "\ufeffx\u2028y",
]


def may_pass(character: str, *, one_line: bool) -> bool:
    if character in "\n\t":
        return not one_line
    return unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp") and character not in (
        "\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def longest_run_of_marks(text: str) -> int:
    longest = run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        longest = max(longest, run)
    return longest


def test_ordinary_text_is_left_alone() -> None:
    for text in ("Lark Analytics", "[C++] Senior", "Zoë O'Neil", "株式会社", "नमस्ते", ""):
        assert clean(text) == text


def test_controls_become_their_pictures() -> None:
    assert clean(MARKUP_AND_OSC) == "[/x] [Acme] ␛]52;c;aGk=␇"
    assert clean("\x00\x1f\x7f") == "␀␟␡"


def test_what_reorders_or_hides_is_replaced() -> None:
    assert clean(C1_CSI) == "a\ufffd2Jb\ufffdq\ufffd"
    assert clean("\u202ex\u2069\u2028\ufeff\udc80") == "\ufffdx\ufffd\ufffd\ufffd\ufffd"


def test_newlines_and_tabs_are_spaces_in_one_line_only() -> None:
    assert clean("a\r\nb\tc") == "a b c"
    assert clean("a\r\nb\tc", one_line=False) == "a\nb\tc"


def test_a_pile_of_marks_is_cut_to_eight() -> None:
    assert clean(MARKS) == "z" + "\u0301" * MARKS_IN_A_ROW
    assert clean("\u0301" * 20) == "\u0301" * MARKS_IN_A_ROW


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(categories=("C", "L", "M", "N", "P", "S", "Z"))), st.booleans())
def test_nothing_harmful_is_left_and_cleaning_again_changes_nothing(text: str, one_line: bool) -> None:
    shown = clean(text, one_line=one_line)
    assert all(may_pass(character, one_line=one_line) for character in shown)
    assert longest_run_of_marks(shown) <= MARKS_IN_A_ROW
    assert clean(shown, one_line=one_line) == shown


@pytest.mark.parametrize("text", HOSTILE)
def test_content_and_assemble_are_literal(text: str) -> None:
    assert content(text).plain == clean(text)
    line = assemble(text, (text, "bold $late"), content(text), Content("own"))
    assert line.plain == clean(text) * 3 + "own"
    assert [span.style for span in line.spans] == ["bold $late"]


def test_signs_are_drawn_in_ascii_where_that_is_asked_for() -> None:
    draw_signs("ascii")
    try:
        assert assemble(("▲ late", ""), " ● ━━ → · ▌").plain == "! late * == > . >"
    finally:
        draw_signs("drawn")
    assert content("▲ ●").plain == "▲ ●"


def test_cutting_counts_cells() -> None:
    assert cut("Lark Analytics", 14) == "Lark Analytics"
    assert cut("Lark Analytics", 10) == "Lark Anal…"
    assert cut("Lark Analytics", 6) == "Lark…"
    assert cut("株式会社", 5) == "株式…"
    assert cut("株式会社", 4) == "株…"
    assert [cut("Lark", cells) for cells in (-1, 0, 1, 2)] == ["", "", "…", "L…"]


@settings(max_examples=80, deadline=None)
@given(st.text(), st.integers(-1, 30))
def test_padded_has_exactly_the_cells_asked_for(text: str, cells: int) -> None:
    for shown in (padded(text, cells), padded(text, cells, "right")):
        assert Content(shown).cell_length == max(cells, 0)


def test_columns_align_left_or_right() -> None:
    assert padded("7", 3, "right") == "  7"
    assert padded("株", 3) == "株 "


class Sinks(App[None]):
    """Shows one text wherever a widget takes Content."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        framed = Static(content(self.text), classes="framed")
        framed.styles.border = ("solid", "white")
        framed.border_title = content(self.text)
        yield framed
        yield Label(assemble(("Company: ", "bold"), self.text))
        yield Button(content(self.text))
        yield OptionList(content(self.text))
        yield Static(content(self.text, one_line=False))


def text_of(strip: Strip) -> str:
    return "".join(segment.text for segment in strip)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    app = Sinks(text)
    async with app.run_test(size=(100, 24)):
        lines = [text_of(strip) for strip in app.screen._compositor.render_strips()]
        drawn = app.export_screenshot()
    for line in lines:
        assert all(may_pass(character, one_line=True) for character in line), line
    assert not {character for character in drawn if unicodedata.category(character) == "Cc"} - {"\n", "\t"}
    assert sum(clean(text) in line for line in lines) >= 4


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("They decide by Fri 17 Apr 10:00", 24, ["They decide by", "Fri 17 Apr 10:00"]),
        ("It was good to hear on April 14, 2026", 30, ["It was good to hear on", "April 14, 2026"]),
        ("Danke für Ihre Mail vom 14. April", 28, ["Danke für Ihre Mail vom", "14. April"]),
        ("I may start 12 days later", 13, ["I may start", "12 days later"]),
        ("one\n\nat tomorrow 3:00 PM", 16, ["one", "", "at", "tomorrow 3:00 PM"]),
    ],
)
def test_no_line_ends_within_a_date(text: str, width: int, lines: list[str]) -> None:
    assert [line.plain.rstrip() for line in wrapped(Content(text), width)] == lines


def test_a_name_is_cut_between_words_and_a_long_word_only_where_nothing_else_goes() -> None:
    assert whole_words("Harborview Health System", 20) == "Harborview Health"
    assert whole_words("Moss & Daughters", 8) == "Moss"
    assert whole_words("Versicherungsgesellschaft", 10) == "Versicher…"


def test_of_several_ways_those_are_named_that_fit_and_none_in_part() -> None:
    ways = ("dana@lark.example", "+1 212 555 0142")
    assert whole(ways, 40, " · ") == "dana@lark.example · +1 212 555 0142"
    assert whole(ways, 30, " · ") == "dana@lark.example"
    assert whole(ways, 10, " · ") == "dana@lark…"
    assert whole((), 10) == ""
