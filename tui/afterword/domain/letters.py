# ruff: noqa: RUF001, RUF002 - its subject are letters that are taken for one another
"""Letters made comparable: what looks the same to a person is the same to whatever reads or looks it up.

Matching without regard to case knows more pairs than ``str.lower`` does (``ı`` and ``i``, ``ſ`` and ``s``,
the Kelvin sign and ``k``). Whoever matches first and then looks up what was matched makes the letters small
here before both.
"""

import re
import unicodedata

MARKS_IN_A_ROW = 8
"""More combining marks than any script stacks on a letter."""

_MAY_PILE_UP = re.compile(f"[^\x00-\u02ff]{{{MARKS_IN_A_ROW + 1}}}")
"""Where there can be too many: there are no combining marks below U+0300."""


class _Small(dict[int, str]):
    """The small letter of each character, found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        small = self[code] = chr(code).lower()[0]
        return small


_SMALL = _Small({ord("ı"): "i", ord("ſ"): "s"})
_UNSEEN = dict.fromkeys((
    0xAD, 0x61C, 0x307, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF,
))  # fmt: skip
"""What has no width or only turns the direction of what follows, and the dot that a small ``İ`` leaves."""


def small(text: str) -> str:
    """``text`` in small letters, one for each: what stands at a place in it stands there in ``text`` too."""
    return text.lower() if text.isascii() else text.translate(_SMALL)


def plain(text: str) -> str:
    """What was typed or pasted, to be read and not kept: small, of one width, without what cannot be seen.

    ``Ｆｒｉ １０：００`` is ``fri 10:00``, and ``MAİ`` is ``mai``.
    """
    if text.isascii():
        return text.lower()
    return small(unicodedata.normalize("NFKC", with_few_marks(text))).translate(_UNSEEN)


def folded(text: str) -> str:
    """``text`` without what typing leaves out: ``Zoë Straße`` is found by ``zoe strasse``."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", with_few_marks(text).casefold())
    return small("".join(c for c in apart if not unicodedata.combining(c)))


def composed(text: str) -> str:
    """``text`` with each letter and its marks as one character, where there is one."""
    if text.isascii() or with_few_marks(text) != text:
        return text
    return unicodedata.normalize("NFC", text)


def with_few_marks(text: str) -> str:
    """``text`` with no more than eight combining marks in a row.

    A longer pile paints over other lines, and putting its marks in order takes time that grows with the
    square of their number.
    """
    if not _MAY_PILE_UP.search(text):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if _is_mark(character) else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me") or unicodedata.combining(character) > 0
