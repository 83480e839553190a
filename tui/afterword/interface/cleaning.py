"""What is taken out of user text before a terminal gets it; plain strings, for the command line too."""

from collections.abc import Mapping
from typing import Final

from afterword.domain.letters import with_few_marks

_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_BIDI_CONTROLS: Final = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LINE_AND_PARAGRAPH_SEPARATORS: Final = (0x2028, 0x2029)
_BYTE_ORDER_MARK: Final = 0xFEFF


def _unsafe() -> dict[int, str]:
    """What is shown in the place of each character a terminal or a reader could be misled by."""
    shown = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"}
    shown[0x7F] = "\N{SYMBOL FOR DELETE}"
    for codes in (range(0x80, 0xA0), range(0xD800, 0xE000), _BIDI_CONTROLS, _LINE_AND_PARAGRAPH_SEPARATORS):
        shown.update(dict.fromkeys(codes, _REPLACEMENT))
    shown[_BYTE_ORDER_MARK] = _REPLACEMENT
    return shown


_MANY_LINES: Final[Mapping[int, str]] = _unsafe()
_ONE_LINE: Final[Mapping[int, str]] = {**_MANY_LINES, ord("\n"): " ", ord("\t"): " "}


def clean(text: str, *, one_line: bool = True) -> str:
    """``text`` as it may be shown: controls as pictures (``␛``), what reorders or hides as ``U+FFFD``.

    A newline and a tab become a space where there is only one line. Cleaning twice changes nothing.
    """
    # Whatever is replaced is not printable, and ASCII has no marks: this is asked of every word there is.
    is_printable = text.isprintable()
    if is_printable and text.isascii():
        return text
    if not is_printable:
        text = text.replace("\r\n", "\n").translate(_ONE_LINE if one_line else _MANY_LINES)
    return with_few_marks(text)


def escaped(json_text: str) -> str:
    """JSON with the control characters written out that JSON itself lets through (DEL and C1)."""
    return json_text.translate(_WRITTEN_OUT)


_WRITTEN_OUT: Final[Mapping[int, str]] = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
