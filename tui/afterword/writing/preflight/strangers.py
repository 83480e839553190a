"""Checks on what belongs nowhere (PF-03): a company and a position that nothing recorded knows of.

A mail copied from another application gives itself away by them. They are looked for only where a letter
speaks of what one wishes for ("to join …", "the … position"): elsewhere names are of one's own past.
"""

import re
from collections.abc import Iterator
from itertools import islice

from afterword.domain.languages import language, names_of_days
from afterword.domain.titles import TITLES
from afterword.writing import phrases
from afterword.writing.phrases import Span
from afterword.writing.preflight.finding import Finding, warn
from afterword.writing.preflight.letter import Letter, words_in
from afterword.writing.preflight.occasion import Occasion

# From its first letter only, and no longer than names are: what foreign text goes through is linear.
_WORD = r"(?<![\w&'\u2019.-])[A-Z\u00c0-\u00de](?:[\w&'\u2019.-]{0,40}\w)?(?:(?<=\b[SMF]t)\.)?"
_NAME = re.compile(rf"\s+(?:(?:the|der|dem|den|die)\s+)?(?P<name>{_WORD}(?:\s+(?:(?:&|and|of)\s+)?{_WORD})*)")
_AT_WORK = {
    "en": re.compile(rf"\b[Ww]orking\s+(?:at|for)\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})\s+would\b"),
    "de": re.compile(
        r"\b[Bb]ei\s+(?!(?:Nacht|Tag|Regen|Bedarf|Hitze|K\u00e4lte|Wind|Schnee|Null)\b)"
        rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})\s+(?:als\s+[^.,;:!?\n]{{3,40}}?\s+)?"
        r"(?:(?!nicht|war|habe)[a-z\u00e4\u00f6\u00fc\u00df]+\s+){0,3}"
        r"(?:(?:(?:mit|ein)(?:zu)?|zu )?arbeiten|anzufangen|anfangen|einzusteigen|einsteigen|(?:zu )?beginnen"
        r"|(?:zu )?lernen|loslegen|loszulegen|dabei sein|t\u00e4tig|bewerben|mitwirken|mithelfen)\b"
    ),
}
"""Where one imagines working there."""
_LEGAL = re.compile(
    rf"(?P<name>{_WORD}(?:\s+(?:&\s+)?{_WORD}){{0,3}}\s+(?:GmbH|AG|KG|SE|Inc|LLC|Ltd|PLC|plc))\b"
)
_MINE = re.compile(r"\b(?:my|previous|former|current|last|old|mein\w*)\b[^.?!\n]{0,30}$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:\w{2,}ed|was|were|ran|led|had|did|built|wrote|taught|used|years?|since|war|waren|hatte[nr]?|habe"
    r"|Jahren?|damals)\b",
    re.IGNORECASE,
)
_TITLE = r"[A-Z\u00c0-\u00de][\w/&+-]*"
_MOST = 20
"""Companies by their legal form that are looked at: for each its sentence is read, and that may be long."""
_SAME = 5
"""Letters at its beginning that make a word another form of the same: Analyst, Analytics."""
_BESIDE = frozenset({"the", "your", "this", "that", "my", "our", "a", "an", "for", "new", "next", "open"})


def unknown_companies(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-03: a company that nobody knows, where the letter speaks of working for it."""
    told = set[str]()
    for name, span in _companies(letter, occasion):
        plain = re.sub(r"['\u2019]s?$", "", name)
        if plain in told or _is_known(plain, span, letter, occasion):
            continue
        told.add(plain)
        here = occasion.company.name or "this reader"
        yield warn("PF-03", f"{plain}: this goes to {here}. Is the name meant?", span)


def _companies(letter: Letter, occasion: Occasion) -> Iterator[tuple[str, Span]]:
    text = letter.text
    for lead in phrases.found(text, "towards", occasion.language):
        match = _NAME.match(text, lead[1])
        if match and not _MINE.search(text, 0, lead[0]):
            yield match["name"], match.span("name")
    for match in _AT_WORK[occasion.language].finditer(text) if occasion.language in _AT_WORK else ():
        yield match["name"], match.span("name")
    for start, end in phrases.found(text, "well_known"):
        sentence = letter.sentence_at(start)
        if text[start].isupper() and not _PAST.search(sentence) and not _MINE.search(text, 0, start):
            yield text[start:end], (start, end)
    for match in islice(_LEGAL.finditer(text), _MOST):
        if not _PAST.search(letter.sentence_at(match.start())):
            yield match["name"], match.span("name")


def unknown_positions(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-03: a position of another name or grade than the one applied for."""
    title = occasion.application.title
    pattern = _positions(occasion.language)
    if not title or pattern is None:
        return
    own, others = words_in(f"{title} {occasion.company.name}"), occasion.positions_elsewhere
    own |= names_of_days() | _BESIDE
    for match in pattern.finditer(letter.text):
        name, start = next((match[key], match.start(key)) for key in ("before", "after") if match[key])
        strange = [word for word in re.findall(_TITLE, name) if not _is_of(word, own)]
        if strange and name not in others and _is_position(name, strange, own, occasion.language):
            plain = re.sub(r"\s*\([^)]*\)", "", title)
            sentence = f"\u201c{name}\u201d: you applied as {plain}. Is it meant?"
            yield warn("PF-03", sentence, (start, start + len(name)))


def _positions(language: str) -> re.Pattern[str] | None:
    """Where positions are named in a language: before a word like ``role``, or after one like ``as your``."""
    before, after = (phrases.words_of(name, language) for name in ("positions", "as_position"))
    if not after:
        return None
    ahead = "|".join(map(re.escape, sorted(before, key=len, reverse=True))) or r"(?!)"
    lead = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in sorted(after, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:(?P<before>{_TITLE}(?:\s+(?:(?:of|in|for)\s+)?{_TITLE}){{0,5}})\s+(?i:{ahead})(?!\w)"
        rf"|(?i:{lead})\s+(?P<after>{_TITLE}(?:\s+(?:(?:of|in|for)\s+)?{_TITLE}){{0,5}}))"
    )


def _is_of(word: str, own: set[str]) -> bool:
    """Whether a word is of one's own position: also another form of it, and any abbreviation."""
    low = word.lower()
    return (
        word.isupper()
        or any(part in own for part in re.split(r"[/&+-]", low))
        or any(len(low) >= _SAME <= len(other) and low[:_SAME] == other[:_SAME] for other in own)
    )


def _is_position(name: str, strange: list[str], own: set[str], code: str) -> bool:
    """Whether it is the name of a position at all: of the same field, or by its last word."""
    words = re.findall(_TITLE, name)
    if language(code).nouns_have_capitals:
        return len(strange) == len(words)
    usual, low = phrases.words_of("who_works", code), [word.lower() for word in words]
    is_somebody = any(word in usual or word.endswith(("er", "or", "ist", "ian")) for word in low)
    return is_somebody and not any(word in names_of_days() for word in low)


def _is_namesake(words: list[str], company: str, known: frozenset[str]) -> bool:
    """Whether it is called as the company is but for a word, as those of one trade are."""
    own = re.findall(r"[^\W\d_]+", company)[: len(words)]
    differing = [word for word, theirs in zip(words, own, strict=False) if word != theirs]
    return len(words) == len(own) > len(differing) == 1 and not {differing[0], differing[0].lower()} & known


def _is_known(name: str, span: Span, letter: Letter, occasion: Occasion) -> bool:
    words = re.findall(r"[^\W\d_]+", name)
    known, generic = occasion.known_words, phrases.words_of("generic")
    return (
        not words
        or all(word in known or word.lower() in names_of_days() for word in words)
        or (
            any(word in known and len(word) >= _SAME and word.lower() not in generic for word in words)
            and not _is_namesake(words, occasion.company.name, known | generic)
        )
        or (words[0].isupper() and len(words) == 1)
        or any(a <= span[0] and span[1] <= b for a, b in occasion.quoted(letter.text))
        or words[0].lower() in phrases.words_of("common", occasion.language)
        or words[0].lower() in TITLES
    )
