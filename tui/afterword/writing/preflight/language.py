"""Checks on the language: spelling and grammar (PF-01), and that it is the right one (PF-22)."""

import re
from collections.abc import Iterator

import msgspec

from afterword.domain.languages import LANGUAGES, language_of, writes_in
from afterword.writing import proofreading, slips
from afterword.writing.preflight.finding import Finding, warn
from afterword.writing.preflight.letter import Letter
from afterword.writing.preflight.occasion import Occasion

_DOUBLED = re.compile(r"(?<![\w'\u2019-])([^\W\d_]+)\s+\1(?![\w'\u2019-])", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"that", "had", "sie"})
_MAY_DOUBLE_AFTER_A_COMMA = frozenset({"die", "der", "das"})
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+)")
_ENDS = re.compile(r"[.?!:\u2026][\"'\u201d\u2019)\]]*$")


def tidy(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-01, what needs no list: a doubled word, a missing end of a sentence."""
    names = {name for name in occasion.own_words if " " in name}
    for match in _DOUBLED.finditer(letter.text):
        is_meant = match[1].lower() in _MAY_DOUBLE or (
            match[1].lower() in _MAY_DOUBLE_AFTER_A_COMMA
            and letter.text[: match.start()].rstrip().endswith(",")
        )
        if not is_meant and not any(match[0] in name for name in names):
            yield warn("PF-01", f"\u201c{match[1]}\u201d is there twice in a row.", match.span(), match[1])
    for start, end in letter.paragraphs:
        line = letter.text[start:end].rstrip()
        if line.strip() and not _ENDS.search(line) and "://" not in line.rsplit(maxsplit=1)[-1]:
            yield warn("PF-01", "This sentence has no end.", (start + len(line) - 1, start + len(line)))


def slipped(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-01, slips that a list of words lets pass; of what the person noted in their own words too."""
    code = occasion.language
    if any(right_language(letter, occasion)):
        return
    names = {name for name in occasion.own_names if " " in name}
    found = [*slips.slips_in(letter.text, code), *slips.small_nouns(letter.text, code)]
    for slip in found:
        if not any(letter.text[slice(*slip.span)] in name for name in names):
            yield warn("PF-01", slip.message, slip.span, slip.instead)
    first = _FIRST_WORD.match(letter.text, letter.core[0])
    if (
        first
        and letter.salutation
        and letter.salutation[0].endswith(",")
        and slips.opens_small(first[1], code)
    ):
        small = first[1][0].lower() + first[1][1:]
        if small != first[1]:
            sentence = f"After the comma of the greeting it goes on small: \u201c{small}\u201d."
            yield warn("PF-01", sentence, first.span(1), small)


def proofread(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-01, by the checker of grammar and spelling; never names."""
    if any(right_language(letter, occasion)):
        # Every word of another language would be a mistake.
        return
    quick = (*tidy(letter, occasion), *slipped(letter, occasion))
    told = {place for finding in quick for place in range(finding.start or 0, finding.end or 0)}
    region = occasion.search.profile.region or "US"
    try:
        mistakes = proofreading.mistakes(letter.text, occasion.known_words, region, occasion.language)
    except proofreading.NoChecker:
        yield warn("PF-01", "Spelling and grammar could not be checked; read it once more with care.")
        return
    for mistake in mistakes:
        if mistake.start not in told and not _is_outside(letter, mistake.start):
            found = warn("PF-01", mistake.message, (mistake.start, mistake.end), mistake.instead)
            yield msgspec.structs.replace(found, word=mistake.word)


def right_language(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-22: written in another language than the application's."""
    application = occasion.search.applications.get(occasion.follow_up.application or "")
    wanted = (
        writes_in(occasion.search, application, occasion.follow_up.contact)
        if application
        else occasion.language
    )
    written = language_of(letter.words)
    if written and written != wanted:
        meant = LANGUAGES.get(wanted, wanted)
        yield warn(
            "PF-22", f"This is written in {LANGUAGES[written]}; the application's language is {meant}."
        )


def _is_outside(letter: Letter, at: int) -> bool:
    """Whether a place lies in the salutation or the signature, which are names and numbers."""
    if letter.medium == "call":
        return False
    start, end = letter.core
    return not start <= at < end
