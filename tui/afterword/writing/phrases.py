"""The cue words and banned phrases of ``data/phrases.toml``, ready to be looked for."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from afterword.domain.letters import small
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
    if pattern is None:
        return iter(())
    return (match.span() for match in pattern.finditer(text if name in _EXACT else small(text)))


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
    return pattern_of(phrases if name in _EXACT else map(small, phrases)) if phrases else None


def pattern_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of ``phrases`` as whole words, whatever the apostrophe.

    ``*`` stands for the end of a word, `` .. `` for up to three words between, ``one|other`` for either
    word. Where the case means nothing, phrases and text are made small before: that is many times as fast
    as a pattern for any case.
    """
    between = r"\s+(?:[\w'\u2019-]+,?\s+){0,3}?"
    parts = (
        " ".join(map(_either, phrase.split()))
        .replace("'", "['\u2019]")
        .replace(r" \.\. ", between)
        .replace(" ", r"\s+")
        .replace(r"\*", r"\w*")
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?=\S)(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _either(words: str) -> str:
    """A pattern for a word of a phrase, or for any of those with ``|`` between them."""
    escaped = map(re.escape, words.split("|"))
    return f"(?:{'|'.join(escaped)})" if "|" in words else "".join(escaped)


def _listed(name: str, language: str) -> tuple[str, ...]:
    table: Any = _table()
    for part in filter(None, (language, *name.split("."))):
        table = table.get(part, {})
    return tuple(table)


@cache
def _table() -> dict[str, Any]:
    return shipped_table("phrases.toml")
