"""A text as its reader sees it: salutation, what it says, signature; of a call also what a machine hears."""

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from afterword.domain.kinds import Medium
from afterword.domain.languages import language
from afterword.writing import phrases
from afterword.writing.phrases import Span

_CAPITAL = r"(?-i:[A-Z\u00c0-\u00de])[^\s,!:;]*"
_GREETING = re.compile(
    r"[ \t]*(?:dear|hello|hi|hiya|hey|g['\u2019]day|greetings|good (?:morning|afternoon|evening|day)|"
    r"(?:sehr )?(?:ge|ver)ehrte[rs]?|guten (?:tag|morgen|abend)|hallo|liebe[rs]?|moin(?: moin)?|servus|"
    r"gr\u00fc(?:ezi|(?:\u00df|ss) (?:gott|dich)))\b"
    rf"(?:,(?=[ \t]*{_CAPITAL}(?:[ \t]+{_CAPITAL}){{0,2}}[,!]))?[ \t]*"
    r"(?P<reader>[^,!:;\n\u2013\u2014]{0,80})(?:[,!:;\n]|$)",
    re.IGNORECASE,
)
_NAME_ALONE = re.compile(
    rf"(?P<reader>(?P<alone>{_CAPITAL}(?:[ \t]+{_CAPITAL}){{0,2}})),[ \t]*\n\s*\n", re.IGNORECASE
)
"""A first line such as ``Hank,``."""
_BRANCH = re.compile(r"(?:if|falls|wenn)\b[^.?!\n]*:", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?\u2026])[\"'\u201d\u2019)]*\s+|\n+")
_STOP = re.compile(
    r"(?<!\d\.)(?<!Dr\.)(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)(?<!Prof\.)(?<=[.!?\u2026])[\"'\u201d\u2019)]*\s+|\n\s*\n"
)
_WORD = re.compile(r"\w[\w'\u2019@.-]*")
_CLOSES = re.compile(r"(?:\s+(?:to|from|for|and|an|aus|von|und)(?:\s+[\w'\u2019-]+){1,8})?[\s,.!]*")
"""What may follow the closing phrase in its line: to you and yours."""
_LAST_LINES = 8
"""How far from the end a closing line is looked for."""
_REACH = re.compile(r"@|://|www\.|\d[\d\s()/.-]{4,}")
"""What stands in a line of a signature that says how to be reached."""
_LONGEST_CLOSING, _LONGEST_SIGNED = 6, 10
"""Words of a line that closes a letter in words of one's own, and of one with a comma or with who writes."""


class Letter(msgspec.Struct, frozen=True, dict=True):
    """``text`` of a message in ``language``, taken apart; ``writer`` is who signs."""

    text: str
    language: str
    medium: Medium
    writer: str = ""

    @cached_property
    def salutation(self) -> re.Match[str] | None:
        """The greeting, with the reader's name as ``reader``."""
        starts = [start for start, _ in list(self._paragraphs(0))[:5]]
        greeted = next(filter(None, (_GREETING.match(self.text, start) for start in starts)), None)
        return greeted or _NAME_ALONE.match(self.text)

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
    def sentence_spans(self) -> tuple[Span, ...]:
        """Where the sentences of the core stand; a stop after a number or a title ends none."""
        start, end = self.core
        stops = [match.span() for match in _STOP.finditer(self.text, start, end)]
        starts, ends = [start, *(b for _, b in stops)], [*(a for a, _ in stops), end]
        return tuple((a, b) for a, b in zip(starts, ends, strict=True) if self.text[a:b].strip())

    def sentence_at(self, at: int) -> str:
        """The sentence in which a place lies; empty outside of the core."""
        return next((self.text[a:b] for a, b in self.sentence_spans if a <= at < b), "")

    def before(self, at: int) -> str:
        """What the sentence in which a place lies says before it; empty outside of the core."""
        return next((self.text[a:at] for a, b in self.sentence_spans if a <= at < b), "")

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the core."""
        start, end = self.core
        return tuple((max(a, start), min(b, end)) for a, b in self._paragraphs(0) if a < end and b > start)

    @cached_property
    def _signature(self) -> int:
        """Where the signature begins: at the closing line, else at the lines that name the writer."""
        lines = [(m.start(), m[0].strip()) for m in re.finditer(r"[^\n]+", self.text)]
        for start, line in reversed(lines[-_LAST_LINES:]):
            said = next(phrases.found(line, "closings", self.language), None)
            if said and not line[: said[0]].strip() and _CLOSES.fullmatch(line, said[1]):
                return start
        end = len(self.text)
        for start, line in reversed(lines):
            if not self._is_signed(line):
                longest = _LONGEST_SIGNED if line.endswith(",") else _LONGEST_CLOSING
                is_own_closing = (
                    end < len(self.text)
                    and len(line.split()) <= longest
                    and not line.endswith((".", "?", ":"))
                    and self.text[:start].endswith("\n\n")
                )
                return start if is_own_closing else end
            end = start
        return end

    def _is_signed(self, line: str) -> bool:
        """Whether a line says who writes, or how to reach them."""
        if line.endswith((".", "?", "!")) or len(line.split()) > _LONGEST_SIGNED:
            return False
        return bool(_REACH.search(line)) or bool(words_in(line) & words_in(self.writer))

    def _paragraphs(self, start: int) -> Iterator[Span]:
        return (m.span() for m in re.finditer(r"[^\n](?:[^\n]|\n(?![^\S\n]*\n))*", self.text[start:]))


def words_in(text: str) -> set[str]:
    """The different words of a text, in small letters."""
    return {word.lower().strip("'\u2019.-") for word in _WORD.findall(text)}


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: the share of words they have in common (Jaccard)."""
    mine, theirs = words_in(one), words_in(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
