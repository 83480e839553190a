"""The cue words and banned phrases of ``data/phrases.toml``, ready to be looked for."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from afterword.settings.shipped import shipped_table

_EXACT = frozenset({"placeholders", "well_known", "as_formal"})
"""Lists in which capitals matter: ``Your Name`` is left over, ``your name`` is a word."""

_CONTRACTIONS = tuple(
    (re.compile(rf"(?<=\w){short}\b".replace("'", "['\u2019]")), long)
    for short, long in (("'m", " am"), ("'d", " would"), ("'ll", " will"), ("'ve", " have"), ("n't", " not"))
)

Span = tuple[int, int]
"""Where something stands in a text: its first character and the one after its last."""


def found(text: str, name: str, language: str = "") -> Iterator[Span]:
    """Where a phrase of the list ``name`` stands in ``text``; lists of a language, or of none."""
    pattern = _pattern(name, language)
    return (match.span() for match in pattern.finditer(text)) if pattern else iter(())


def has(text: str, name: str, language: str = "") -> bool:
    """Whether ``text`` holds a phrase of the list ``name``, also where it says I'd for I would."""
    if "'" in text or "\u2019" in text:
        for short, long in _CONTRACTIONS:
            text = short.sub(long, text)
    return any(True for _ in found(text, name, language))


@cache
def words_of(name: str, language: str = "") -> frozenset[str]:
    """The phrases of a list themselves, in small letters."""
    return frozenset(phrase.lower() for phrase in _listed(name, language))


@cache
def _pattern(name: str, language: str) -> re.Pattern[str] | None:
    phrases = _listed(name, language)
    return pattern_of(phrases, exact=name in _EXACT) if phrases else None


def pattern_of(phrases: Iterable[str], *, exact: bool = False) -> re.Pattern[str]:
    """Any of ``phrases`` as whole words, whatever the apostrophe and, unless ``exact``, the case.

    ``*`` stands for the end of a word, `` .. `` for up to three words between.
    """
    between = r"\s+(?:[\w'\u2019-]+,?\s+){0,3}?"
    parts = (
        re.escape(phrase)
        .replace("'", "['\u2019]")
        .replace(r"\ \.\.\ ", between)
        .replace(r"\ ", r"\s+")
        .replace(r"\*", r"\w*")
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", 0 if exact else re.IGNORECASE)


def _listed(name: str, language: str) -> tuple[str, ...]:
    table: Any = _table()
    for part in filter(None, (language, *name.split("."))):
        table = table.get(part, {})
    return tuple(table)


@cache
def _table() -> dict[str, Any]:
    return shipped_table("phrases.toml")
