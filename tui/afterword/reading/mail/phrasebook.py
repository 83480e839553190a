"""Phrases as data: patterns of words, found in sentences, with what takes their force from them.

A pattern is words with spaces between: ``a|b`` one of several, ``(a b|c)`` also of more than one word,
``[a]`` what may be left out, ``word*`` any ending, ``{name}`` a class of words defined in the file,
``..`` up to three words and ``...`` up to ten, ``<a|b>`` up to twenty-four of which none is ``a`` or ``b``,
``!a|b`` that neither comes next. Umlauts may be written out or not, in mails and here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from afterword.reading.mail.sentences import BEGINNING, Sentence, in_ascii

_ITEM = re.compile(
    r"(?P<choice>(?:\((?:[^()]|\([^()]*\))*\)|\{\w+\}|[^\s()\[\]{}<>|]+)"
    r"(?:\|(?:\((?:[^()]|\([^()]*\))*\)|\{\w+\}|[^\s()\[\]{}<>|]+))*)"
    r"|\[(?P<maybe>(?:[^\[\]])*)\]|<(?P<without>[^<>]*)>"
)
_CLASS = re.compile(r"\{(\w+)\}")
_GAPS = {"..": r"(?:\S+ ){0,3}", "...": r"(?:\S+ ){0,10}"}
_COMMON = frozenset({
    "a", "an", "the", "to", "of", "for", "in", "on", "at", "and", "or", "we", "you", "i", "it", "is", "are",
    "be", "been", "have", "has", "had", "not", "your", "our", "us", "me", "my", "this", "that", "with",
    "as", "will", "would", "can", "could", "do", "does", "may", "was", "were", "der", "die", "das", "den",
    "dem", "des", "ein", "eine", "einen", "einem", "einer", "wir", "sie", "ich", "es", "ist", "sind", "hat",
    "haben", "ihr", "ihre", "ihren", "ihrem", "ihnen", "uns", "zu", "zum", "zur", "und", "fuer", "mit",
    "auf", "im", "am", "von", "nicht", "leider", "werden", "wird", "wurde", "koennen", "muessen",
})  # fmt: skip
_NO = re.compile(r"\b(?:not|no|nicht|keine?n?|nobody|niemanden|unable)\b")
_COMMON_KEYS = frozenset(word[:BEGINNING] for word in _COMMON)


@dataclass(frozen=True)
class Pattern:
    """One pattern, and the words of which a sentence must have one for it to be looked for."""

    source: str
    expression: str
    keys: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when it is first looked for: that takes longer than reading a mail, and most never are."""
        return re.compile(self.expression)

    @cached_property
    def denies(self) -> bool:
        """Whether it says no by itself."""
        return bool(_NO.search(re.sub(r"<[^<>]*>|!\S+", " ", self.source)))


@dataclass(frozen=True)
class Found:
    """A pattern of ``name`` found in a sentence, from word ``first`` up to word ``last``."""

    name: str
    sentence: Sentence
    first: int
    last: int
    denies: bool = False
    """Whether the pattern itself says no."""

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the text."""
        words = self.sentence.words
        return words[self.first].start, words[self.last - 1].end

    @cached_property
    def before(self) -> str:
        """The words of the sentence before it."""
        return f" {' '.join(word.text for word in self.sentence.words[: self.first])} "

    @cached_property
    def after(self) -> str:
        """The words of the sentence after it."""
        return f" {' '.join(word.text for word in self.sentence.words[self.last :])} "

    @cached_property
    def within(self) -> str:
        """Its own words."""
        return f" {' '.join(word.text for word in self.sentence.words[self.first : self.last])} "


class Phrasebook:
    """Named lists of patterns that are looked for together."""

    def __init__(self, lists: Mapping[str, Sequence[str]], classes: Mapping[str, str]) -> None:
        self._by_key: dict[str, list[tuple[str, Pattern]]] = {}
        for name, sources in lists.items():
            for source in sources:
                pattern = pattern_of(source, classes)
                for key in pattern.keys:
                    self._by_key.setdefault(key, []).append((name, pattern))

    def found_in(self, sentence: Sentence) -> Iterator[Found]:
        """Every pattern that stands in a sentence, each once."""
        if self._by_key.keys().isdisjoint(sentence.beginnings):
            return
        seen: set[tuple[str, str]] = set()
        starts: list[int] = []
        for key in filter(self._by_key.__contains__, sentence.beginnings):
            for name, pattern in self._by_key[key]:
                if (name, pattern.source) in seen:
                    continue
                seen.add((name, pattern.source))
                match = pattern.regex.search(sentence.plain)
                if match is None:
                    continue
                starts = starts or _starts(sentence)
                first = bisect_right(starts, match.start()) - 1
                last = bisect_right(starts, match.end() - 1)
                yield Found(name, sentence, first, max(last, first + 1), pattern.denies)

    def is_in(self, sentence: Sentence) -> bool:
        """Whether any of the patterns stands in a sentence."""
        # Most have no word of it: that is told here without beginning to look.
        if self._by_key.keys().isdisjoint(sentence.beginnings):
            return False
        return next(self.found_in(sentence), None) is not None


def _starts(sentence: Sentence) -> list[int]:
    starts, place = [], 1
    for word in sentence.words:
        starts.append(place)
        place += len(word.text) + 1
    return [*starts, place]


def pattern_of(source: str, classes: Mapping[str, str]) -> Pattern:
    """The pattern that a line of the file describes. Raises ValueError for one that says nothing."""
    parts: list[str] = []
    keys: frozenset[str] = frozenset()
    whole = _CLASS.sub(lambda name: f"({classes[name[1]]})", source).replace("-", " ")
    for item in _ITEM.finditer(whole):
        said = item["choice"] or ""
        if said in _GAPS:
            parts.append(_GAPS[said])
        elif item["without"]:
            banned = "|".join(map(_word, item["without"].split("|")))
            parts.append(rf"(?:(?!(?:{banned}) )\S+ ){{0,24}}")
        elif said.startswith("!"):
            parts.append(rf"(?!(?:{'|'.join(map(_word, said[1:].split('|')))}) )")
        elif item["maybe"] is not None and item["maybe"] in _GAPS:
            parts.append(_GAPS[item["maybe"]])
        else:
            choices = [each.split() for each in re.sub(r"[()]", "", said or item["maybe"]).split("|")]
            regex = "|".join("".join(map(_step, choice)) for choice in choices)
            is_optional = item["maybe"] is not None
            parts.append(f"(?:{regex}){'?' if is_optional else ''}")
            if not is_optional and all(map(_has_key, choices)):
                mine = frozenset(_best(choice)[:BEGINNING] for choice in choices)
                keys = mine if not keys or _weight(mine) < _weight(keys) else keys
    if not keys:
        raise ValueError(f"The pattern {source!r} has no word by which it could be found.")
    return Pattern(source, f"(?<= ){''.join(parts)}", keys)


def _has_key(choice: Sequence[str]) -> bool:
    """Whether one of the words is long enough to be looked up by its beginning."""
    return any(word not in _GAPS and (word[-1] != "*" or len(_plain(word)) >= BEGINNING) for word in choice)


def _step(word: str) -> str:
    return _GAPS.get(word) or f"{_word(word)} "


def _plain(word: str) -> str:
    return in_ascii(word.rstrip("*"))


def _best(choice: Sequence[str]) -> str:
    """The word of a choice that says most."""
    plain = [(word, _plain(word)) for word in choice if word not in _GAPS]
    fit = [bare for word, bare in plain if not (word.endswith("*") and len(bare) < BEGINNING)]
    return max(fit or [_plain(choice[0])], key=lambda word: (word not in _COMMON, len(word)))


def _weight(keys: frozenset[str]) -> tuple[int, int]:
    return (len(keys & _COMMON_KEYS), len(keys))


def _word(word: str) -> str:
    if not word.endswith("*"):
        return re.escape(in_ascii(word))
    return re.escape(_plain(word)) + r"\w*"


def lists_in(languages: Iterable[Mapping[str, Any]], part: str) -> dict[str, list[str]]:
    """The lists of one part of the file, those of all languages together."""
    lists: dict[str, list[str]] = {}
    for language in languages:
        for name, sources in language.get(part, {}).items():
            lists.setdefault(name, []).extend(sources)
    return lists
