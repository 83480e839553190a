"""The paragraphs of ``data/rulebook.md``, by the ids that rules, checks, texts and tests cite."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from afterword.domain.cadence import Cadence
from afterword.settings.shipped import shipped

_PARAGRAPH = re.compile(
    r"^(?:### (?P<id>\S+) (?P<title>.+)\n\n|- \*\*(?P<entry>\S+)\*\* )(?P<text>(?:(?!#|- ).+\n)+)",
    re.MULTILINE,
)
_SOURCES = re.compile(r"\s*\(((?:(?:SE|EV|K)-\d+(?:,\s+)?)+)\)$")
_PARAMETER = re.compile(r"`(\w+\.\w+)=([^`]*)`")


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

        return _PARAMETER.sub(number, self.text).replace("`", "")


@cache
def rulebook() -> Mapping[str, Paragraph]:
    """Every paragraph of the rulebook, in its order."""
    text = (shipped() / "rulebook.md").read_text(encoding="utf-8")
    return {paragraph.id: paragraph for paragraph in _paragraphs(text)}


def behind(ids: Iterable[str]) -> tuple[Paragraph, ...]:
    """The sources of these paragraphs, each once, and theirs after them."""
    found = dict.fromkeys(source for each in ids for source in rulebook()[each].sources)
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
