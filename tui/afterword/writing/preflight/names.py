"""Checks on names that are recorded: exact (PF-02), and of this application (PF-03)."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA, JaroWinkler

from afterword.domain.languages import language, names_of_days
from afterword.domain.languages.definition import Language
from afterword.domain.letters import small
from afterword.domain.titles import DEGREES, TITLES
from afterword.writing.phrases import Span
from afterword.writing.preflight.finding import Finding, block, warn
from afterword.writing.preflight.letter import Letter, words_in
from afterword.writing.preflight.occasion import Foreign, Occasion

_SHORTEST = 5
"""Shorter words have too many neighbours to call one a slip (PF-02)."""

_ALIKE = 0.75
"""How alike two first names have to be, from 0 to 1, for one to be the other with a slip."""
_WORD_GOES_ON = re.compile(r"\w")
_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:['\u2019-][^\W_]+)*")


def exact_names(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-02: a word one letter away from a name that belongs here: people, company, position."""
    names = {word for name in occasion.own_names for word in _words(name) if len(word) >= _SHORTEST}
    people = {word for name in occasion.names_of_people for word in _words(name)}
    if not names:
        return
    usual = words_in(occasion.draft.words) | names_of_days()
    has_capitals = language(occasion.language).nouns_have_capitals
    for token in _TOKEN.finditer(letter.text):
        word = re.sub(r"['\u2019]s?$", "", token[0])
        if not word[0].isupper() or word in occasion.known_words or word.lower() in usual:
            continue
        meant = next((name for name in sorted(names) if _is_slip(word, name)), None)
        if meant in people and has_capitals and not _is_named(letter, token.start(), people):
            continue  # Many a noun is one letter away from a name.
        if meant and not occasion.is_word(word):
            yield block(
                "PF-02", f"\u201c{word}\u201d: is that {meant}?", (token.start(), token.start() + len(word))
            )


def foreign_names(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-03: the name of another company, person or position."""
    text, told, seen = letter.text, 0, set[str]()
    foreign, spoken = occasion.foreign_in(text), language(occasion.language)
    for token in re.finditer(r"\w+", text):
        if token.start() < told:
            continue
        for name, what in sorted(foreign.get(token[0], ()), key=lambda f: -len(f.name)):
            end = token.start() + len(name)
            if not text.startswith(name, token.start()) or _WORD_GOES_ON.match(text, end) or name in seen:
                continue
            if _belongs_to_own(text, token.start(), end, occasion):
                continue
            is_telling = not spoken.nouns_have_capitals and occasion.is_no_word(name)
            if what == "short" and not (is_telling or _is_alone(text, token.start(), end, spoken)):
                continue
            seen.add(name)
            told = end
            yield _foreign(Foreign(name, what), (token.start(), end), occasion)
            break


def first_names(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-02: the family name of somebody who belongs here behind a first name that is nearly theirs."""
    for match in re.finditer(r"(?<!\w)([^\W\d_]{3,}) ([^\W\d_][\w\u2019'-]+)", letter.text):
        people = occasion.by_family_name.get(re.sub(r"['\u2019]s?$", "", match[2]).lower(), ())
        firsts = {person.name.split()[0] for person in people}
        if not firsts or not match[1][0].isupper() or match[1].lower() in TITLES.keys() | DEGREES:
            continue
        if match[1] not in occasion.known_words and (meant := _nearest(match[1], firsts)):
            yield block("PF-02", f"\u201c{match[1]}\u201d: is that {meant}?", match.span(1))


def _is_named(letter: Letter, at: int, people: set[str]) -> bool:
    """Whether a word stands where a name does: behind a title or a first name, or in the signature."""
    before = letter.text[:at].split()
    is_signed = at >= letter.core[1]
    return is_signed or (
        bool(before)
        and (small(before[-1].strip(".,")) in TITLES.keys() | DEGREES | {"herrn"} or before[-1] in people)
    )


def _nearest(word: str, names: set[str]) -> str | None:
    alike = [name for name in sorted(names) if JaroWinkler.similarity(word, name) >= _ALIKE]
    return alike[0] if alike else None


def _is_slip(word: str, name: str) -> bool:
    """One letter more, less, other or swapped; not the plural."""
    if abs(len(word) - len(name)) > 1 or word in (name, f"{name}s"):
        return False
    return OSA.distance(word, name, score_cutoff=1) == 1


def _words(name: str) -> list[str]:
    return [word.strip(".,") for word in _TOKEN.findall(name)]


def _belongs_to_own(text: str, start: int, end: int, occasion: Occasion) -> bool:
    """Whether it is part of a name that belongs here: ``Square`` in ``Union Square Press``."""
    return any(
        text.find(name, max(end - len(name), 0), start + len(name)) >= 0 for name in occasion.own_names
    )


def _foreign(foreign: Foreign, span: Span, occasion: Occasion) -> Finding:
    name, what = foreign
    if what == "position":
        return warn("PF-03", f"{name} is the position of another application. Is it meant here?", span)
    if what == "short":
        return warn(
            "PF-03", f"{name} sounds like the company of another application. Is it meant here?", span
        )
    message = f"{name} belongs to another application."
    if " " not in name and occasion.is_word(name):
        return warn("PF-03", f"{message} If the word is meant, all is well.", span)
    return block("PF-03", message, span)


def _is_alone(text: str, start: int, end: int, spoken: Language) -> bool:
    """Whether a word that may be short for a company is spoken of as one."""
    is_led_in = spoken.of_a_company.search(text, max(start - 12, 0), start)
    return bool(is_led_in) and not re.match(r"\s+[A-Z]", text[end : end + 3])
