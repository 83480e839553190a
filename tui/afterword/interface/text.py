"""The one door for user text to the terminal: no control character passes it, no markup is read.

Textual hands escape sequences in a string on to the terminal and reads square brackets as markup, so
a job title could otherwise set the clipboard, run an action or end the program. Everything that was
typed, imported or read from a file goes through ``content`` or ``assemble`` on its way to a widget.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal

from rich.cells import cell_len
from textual.content import Content

from afterword.domain.phrases import MONTHS, WEEKDAYS
from afterword.interface.cleaning import clean

__all__ = ["assemble", "clean", "content", "cut", "padded", "pill", "widest"]


_shown: list[Callable[[str], str]] = [str]


def hide(shown: Callable[[str], str] | None) -> None:
    """Has every text from now on shown as ``shown`` gives it; None shows them as they are again."""
    _shown[:] = [shown or str]


def hides() -> bool:
    """Whether names are hidden now."""
    return _shown != [str]


_ASCII: Final = str.maketrans("▲●○◷◆◇·✓✗▌▏━→□▾▸", "!*-@??.+x>|=>#v>")
"""A sign of one cell for each of ours, for terminals in which those are two cells wide."""

_signs: list[dict[int, int]] = [{}]


def draw_signs(signs: str) -> None:
    """Has signs drawn as they are, or in "ascii"."""
    _signs[:] = [_ASCII if signs == "ascii" else {}]


def show(text: str, *, one_line: bool = True) -> str:
    """``text`` as it may be shown: cleaned, without names that are hidden now, in the signs asked for."""
    shown = _shown[0](clean(text, one_line=one_line))
    return shown.translate(_signs[0]) if _signs[0] else shown


def content(text: str, style: str = "", *, one_line: bool = True) -> Content:
    """User text for a widget: cleaned, without markup, in one style (``"bold $late"``) if given."""
    return Content.styled(show(text, one_line=one_line), style)


def assemble(*parts: str | tuple[str, str] | Content) -> Content:
    """One line out of texts, ``(text, style)`` pairs and contents; each text is cleaned.

    A ``Content`` is taken as it is: make it with ``content`` where it holds user text.
    """
    return Content.assemble(*(_cleaned(part) for part in parts))


def _cleaned(part: str | tuple[str, str] | Content) -> str | tuple[str, str] | Content:
    if isinstance(part, Content):
        return part
    if isinstance(part, str):
        return show(part)
    text, style = part
    return show(text), style


def cut(text: str, cells: int) -> str:
    """``text`` cleaned and, where it is wider than ``cells``, cut short with an ellipsis.

    The width is that of the terminal: a wide character takes two cells.
    """
    shown = show(text)
    if cells <= 0:
        return ""
    line = Content(shown)
    if line.cell_length <= cells:
        return shown
    return line.truncate(cells - 1).plain.rstrip() + "…"


_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*"
_DATE = re.compile(
    rf"(?:(?:{'|'.join(WEEKDAYS)}) )?\b(?:\d\d?(?: {_MONTH}|\. [A-Z]\w+)|{_MONTH} \d\d?(?!\d))(?:,? \d{{4}})?"
    r"(?: \d\d?:\d\d(?: [AP]M)?)?|\b(?:today|tomorrow|yesterday) \d\d?:\d\d(?: [AP]M)?"
)
_FIXED = "\ue000"
"""Stands for a space at which no line is broken; the toolkit breaks at the usual one for it, too."""


def wrapped(text: Content, width: int) -> list[Content]:
    """``text`` in lines of at most ``width`` cells, none of which ends within a date."""
    fixed = _DATE.sub(lambda date: date[0].replace(" ", _FIXED), text.plain)
    lines = Content(fixed, [*text.spans]).wrap(width)
    return [Content(line.plain.replace(_FIXED, " "), [*line.spans]) for line in lines]


def with_whole_dates(text: Content, width: int) -> Content:
    """``text``, and where it has dates, already broken to ``width`` cells between them."""
    return Content("\n").join(wrapped(text, width)) if _DATE.search(text.plain) else text


def brief(line: Content, cells: int, rows: int = 2) -> Content:
    """``line`` in at most so many rows of so many cells: of a longer one the middle is left out.

    What is repeated in a sentence can be as long as a letter; what to do now stands at its end.
    """
    for room in range(rows * cells, 0, -4):
        short = _without_middle(line, room)
        if len(wrapped(short, cells)) <= rows:
            return short
    return line.truncate(cells)


def _without_middle(line: Content, cells: int) -> Content:
    if line.cell_length <= cells:
        return line
    last = cells // 3
    while cell_len(line.plain[-last:]) > cells // 3:
        last -= 1
    first = line.truncate(cells - cells // 3 - len(" … ")).rstrip()
    return Content.assemble(first, " … ", line[-last:])


def widest(texts: Iterable[str]) -> int:
    """The cells that the widest of these texts takes, cleaned; 0 where there is none."""
    return max(map(_cells, set(texts)), default=0)


def _cells(text: str) -> int:
    shown = clean(text)
    return len(shown) if shown.isascii() else cell_len(shown)


def whole_words(text: str, cells: int) -> str:
    """``text``, else as many of its words as fit; a first word that does not fit is cut."""
    return whole(text.split(" "), cells).rstrip(",;:-&+ ") if widest([text]) > cells else text


def whole(parts: Sequence[str], cells: int, between: str = " ") -> str:
    """As many of the first ``parts`` as fit, none of them cut but a first one that does not fit alone."""
    for number in range(len(parts), 1, -1):
        short = between.join(parts[:number])
        if widest([short]) <= cells:
            return short
    return cut(parts[0], cells) if parts else ""


def padded(text: str, cells: int, align: Literal["left", "right"] = "left") -> str:
    """``text`` cut and filled up with spaces to exactly ``cells``, for columns."""
    shown = cut(text, cells)
    spaces = " " * (max(cells, 0) - _cells(shown))
    return spaces + shown if align == "right" else shown + spaces


def pill(text: str) -> Content:
    """A word or two on a ground of their own."""
    return Content.styled(f" {show(text)} ", "$foreground on $label")
