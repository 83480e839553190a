"""Slips that a list of words lets pass, of ``data/slips.toml``: confused words, das and dass, small nouns."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from afterword.domain.letters import small
from afterword.settings.shipped import shipped_table
from afterword.writing.phrases import Span

_OPENING = re.compile(r"\\b\((?:\?:)?([^\W\d_]+(?:\|[^\W\d_]+)*)\)(?= |\\b)|\\b([^\W\d_]+) ")
"""The beginning of a pattern that is nothing but words to choose from."""
_SENTENCE = "!"
"""With what a slip begins that is told in a sentence, since no words would do in its place."""


class Slip(msgspec.Struct, frozen=True):
    """A slip in a text: where it stands, what to do, and the words ``instead``, empty where none would do."""

    span: Span
    message: str
    instead: str


class _Verb(str):
    """A verb that a replacement may ask for with -ing."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return _with_ing(self) if form == "ing" else str(self)


def slips_in(text: str, language: str) -> Iterator[Slip]:
    """The slips of a text, in the order of the list."""
    there = set(re.findall(r"\w+", small(text)))
    for pattern, opening, instead in _patterns(language):
        if opening and opening.isdisjoint(there):
            continue
        for match in pattern.finditer(text):
            groups = (_Verb(group or "") for group in match.groups())
            words = instead.format(*groups)
            if words.startswith(_SENTENCE):
                yield Slip(match.span(), words.removeprefix(_SENTENCE), "")
                continue
            if match[0][0].isupper():
                words = words[0].upper() + words[1:]
            yield Slip(match.span(), f"Write \u201c{words.strip()}\u201d.", words)


def small_nouns(text: str, language: str) -> Iterator[Slip]:
    """Nouns that have lost their capital, where the language gives them one."""
    for match in pattern.finditer(text) if (pattern := _nouns(language)) else ():
        noun = match[0].capitalize()
        yield Slip(match.span(), f"Write \u201c{noun}\u201d with a capital.", noun)


def opens_small(word: str, language: str) -> bool:
    """Whether a word that opens a letter, after the greeting's comma, has no capital."""
    return word.lower() in _table(language).get("opening", ())


def engine_rules(language: str) -> tuple[str, ...]:
    """What the grammar engine is asked for."""
    return tuple(_table(language).get("engine", ()))


@cache
def words(language: str) -> frozenset[str]:
    """Words that are right though the engine does not know them, in small letters."""
    return frozenset(_table(language).get("words", ()))


def _with_ing(verb: str) -> str:
    if verb in ("see", "be"):
        return f"{verb}ing"
    if verb in ("get", "begin", "sit", "let"):
        return f"{verb}{verb[-1]}ing"
    return f"{verb.removesuffix('e')}ing"


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], frozenset[str], str], ...]:
    """Each slip: its pattern, the words one of which opens it (none: anything does), what instead."""
    listed = _table(language).get("slips", ())
    return tuple((re.compile(each, re.IGNORECASE), _opening(each), instead) for each, instead in listed)


def _opening(pattern: str) -> frozenset[str]:
    found = _OPENING.match(pattern)
    return frozenset(small(found[1] or found[2]).split("|")) if found else frozenset()


@cache
def _nouns(language: str) -> re.Pattern[str] | None:
    nouns = _table(language).get("nouns", ())
    endings = _table(language).get("noun_endings", ())
    inside = "|".join((*nouns, rf"[a-zäöüß]{{3,}}(?:{'|'.join(endings)})"))
    others = "|".join(_table(language).get("not_noun_endings", ()))
    return re.compile(rf"(?<![\w@./-])(?!\w*(?:{others})\b)(?:{inside})(?![\w@-])") if nouns else None


@cache
def _table(language: str) -> dict[str, Any]:
    found: dict[str, Any] = shipped_table("slips.toml").get(language, {})
    return found
