"""The paragraphs of ``data/rulebook.md``, by the ids that rules, checks, texts and tests cite."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from afterword.domain.follow_up import FollowUp
from afterword.domain.timing.cadence import Cadence
from afterword.settings.shipped import shipped

_PARAGRAPH = re.compile(
    r"^(?:### (?P<id>\S+) (?P<title>.+)\n\n|- \*\*(?P<entry>\S+)\*\* )(?P<text>(?:(?!#|- ).+\n)+)",
    re.MULTILINE,
)
_SOURCES = re.compile(r"\s*\(((?:(?:SE|EV|K)-\d+(?:,\s+)?)+)\)$")
_REFERRED_TO = re.compile(r"\b(?:R-[A-Z]+|L\d+)\b")
_PARAMETER = re.compile(r"`(\w+\.\w+)=([^`]*)`")
_OF_A_SET = re.compile(r"`\w+\.\w+@\w+=([^`]*)`")


@dataclass(frozen=True)
class Paragraph:
    """What the rulebook says under one id.

    ``title`` is empty for an entry of a list; in ``text``, a parameter stands as ```name=default```.
    """

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    """The ids of the advice, the evidence and the reconciliations it rests on."""

    def said(self, cadence: Cadence) -> str:
        """The text with the numbers that hold; one that is not as it ships says so."""

        def number(found: re.Match[str]) -> str:
            name, default = found[1], found[2].strip("[]")
            value = cadence.written(name)
            return (
                value or "none" if value == default else f"{value or 'none'} (ships as {default or 'none'})"
            )

        return _PARAMETER.sub(number, _OF_A_SET.sub(r"\1", self.text)).replace("`", "")


@cache
def rulebook() -> Mapping[str, Paragraph]:
    """Every paragraph of the rulebook, in its order."""
    text = (shipped() / "rulebook.md").read_text(encoding="utf-8")
    return {paragraph.id: paragraph for paragraph in _paragraphs(text)}


def paragraphs_of(follow_up: FollowUp) -> tuple[Paragraph, ...]:
    """What the rulebook says of a follow-up: its rule, and the limit that moved it; what holds for all
    messages where the person writes on their own account.
    """
    rule = "R-MESSAGE" if follow_up.is_own else follow_up.rule
    return tuple(rulebook()[each] for each in (rule, follow_up.held_by) if each)


def referred_to(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The parts and topics that these paragraphs point to, each once."""
    found = dict.fromkeys(each for one in paragraphs for each in _REFERRED_TO.findall(one.text))
    return tuple(rulebook()[each] for each in found)


def behind(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """What these paragraphs rest on, each source once, and what those rest on after them."""
    found = dict.fromkeys(source for each in paragraphs for source in each.sources)
    further = dict.fromkeys(source for each in found for source in rulebook()[each].sources)
    return tuple(rulebook()[source] for source in found | further)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for found in _PARAGRAPH.finditer(text):
        words = " ".join(found["text"].split())
        sources = _SOURCES.search(words)
        yield Paragraph(
            found["id"] or found["entry"],
            found["title"] or "",
            words[: sources.start()] if sources else words,
            tuple(re.findall(r"[A-Z]+-\d+", sources[0])) if sources else (),
        )
