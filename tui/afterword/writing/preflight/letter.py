"""A text as its reader sees it: salutation, what it says, signature; of a call also what a machine hears."""

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from afterword.domain.kinds import Medium
from afterword.domain.languages import language
from afterword.writing import phrases
from afterword.writing.phrases import Span

_GREETING = re.compile(
    r"[ \t]*(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|sehr geehrte[rs]?|"
    r"guten (?:tag|morgen|abend)|hallo|liebe[rs]?)\b[ \t]*"
    r"(?P<reader>[^,!:;\n\u2013\u2014]{0,80})(?:[,!:;\n]|$)",
    re.IGNORECASE,
)
_BRANCH = re.compile(r"(?:if|falls|wenn)\b[^.?!\n]*:", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?\u2026])[\"'\u201d\u2019)]*\s+|\n+")
_WORD = re.compile(r"\w[\w'\u2019@.-]*")
_LAST_LINES = 8
"""How far from the end a closing line is looked for."""


class Letter(msgspec.Struct, frozen=True, dict=True):
    """``text`` of a message in ``language``, taken apart; ``writer`` is who signs."""

    text: str
    language: str
    medium: Medium
    writer: str = ""

    @cached_property
    def salutation(self) -> re.Match[str] | None:
        """The greeting, with the reader's name as ``reader``."""
        for start, _ in list(self._paragraphs(0))[:5]:
            if match := _GREETING.match(self.text, start):
                return match
        return None

    @property
    def reader(self) -> str:
        """Whom it greets, as written; empty where it greets nobody by name."""
        return self.salutation["reader"].strip() if self.salutation else ""

    @cached_property
    def machine(self) -> Span | None:
        """What is said to a machine: what follows the line that announces it, or a call without branches."""
        if self.medium != "call":
            return None
        marker = language(self.language).to_a_machine
        at = self.text.find(marker)
        if at >= 0:
            return at + len(marker), len(self.text)
        has_branches = any(_BRANCH.match(self.text, start) for start, _ in self._paragraphs(0))
        return None if has_branches else (0, len(self.text))

    @cached_property
    def core(self) -> Span:
        """What it says: without salutation and signature; of a call what comes before its branches."""
        start = self.salutation.end() if self.salutation else 0
        end = len(self.text)
        if self.medium == "call":
            if self.machine and self.machine[0]:
                end = self.text.find(language(self.language).to_a_machine)
            branches = (s for s, _ in self._paragraphs(0) if _BRANCH.match(self.text, s))
            return 0, min(end, next(branches, end))
        return start, max(start, self._signature)

    @property
    def words(self) -> str:
        """The text of the core."""
        return self.text[slice(*self.core)].strip()

    @property
    def count(self) -> int:
        """How many words the core has."""
        return len(_WORD.findall(self.words))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the core."""
        return tuple(s.strip() for s in _SENTENCE_END.split(self.words) if s.strip())

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the core."""
        start, end = self.core
        return tuple((max(a, start), min(b, end)) for a, b in self._paragraphs(0) if a < end and b > start)

    @cached_property
    def _signature(self) -> int:
        """Where the signature begins: at the closing line, else at the lines that name the writer."""
        lines = [(m.start(), m[0]) for m in re.finditer(r"[^\n]+", self.text)]
        for start, line in reversed(lines[-_LAST_LINES:]):
            said = next(phrases.found(line, "closings", self.language), None)
            if said and not line[: said[0]].strip() and not line[said[1] :].strip(" ,.!"):
                return start
        end = len(self.text)
        for start, line in reversed(lines):
            if not re.search(r"[@\d]", line) and not (self.writer and self.writer in line):
                break
            if re.search(r"[.?!]\s*$", line):
                break
            end = start
        return end

    def _paragraphs(self, start: int) -> Iterator[Span]:
        return (m.span() for m in re.finditer(r"[^\n](?:[^\n]|\n(?![^\S\n]*\n))*", self.text[start:]))


def words_in(text: str) -> set[str]:
    """The different words of a text, in small letters."""
    return {word.lower().strip("'\u2019.-") for word in _WORD.findall(text)}


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: the share of words they have in common (Jaccard)."""
    mine, theirs = words_in(one), words_in(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
