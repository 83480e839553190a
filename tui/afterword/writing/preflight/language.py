"""Checks on the language: spelling and grammar (PF-01), and that it is the right one (PF-22)."""

import re
from collections.abc import Iterator

from afterword.domain.languages import LANGUAGES, language, language_of, writes_in
from afterword.writing import proofreading
from afterword.writing.preflight.finding import Finding, warn
from afterword.writing.preflight.letter import Letter
from afterword.writing.preflight.occasion import Occasion

_DOUBLED = re.compile(r"(?<![\w'\u2019-])([^\W\d_]+)\s+\1(?![\w'\u2019-])", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"that", "had", "die", "der", "das", "sie"})
_ENDS = re.compile(r"[.?!:\u2026][\"'\u201d\u2019)\]]*$")


def tidy(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-01, what needs no dictionary: a doubled word, "would of", a missing end of a sentence."""
    names = {name for name in occasion.own_words if " " in name}
    for match in _DOUBLED.finditer(letter.text):
        if match[1].lower() not in _MAY_DOUBLE and not any(match[0] in name for name in names):
            yield warn("PF-01", f"\u201c{match[1]}\u201d is there twice in a row.", match.span())
    for slip, instead in language(occasion.language).slips:
        for match in slip.finditer(letter.text):
            yield warn("PF-01", f"Write \u201c{instead.format(*match.groups())}\u201d.", match.span())
    for start, end in letter.paragraphs:
        line = letter.text[start:end].rstrip()
        if line.strip() and not _ENDS.search(line) and "://" not in line.rsplit(maxsplit=1)[-1]:
            yield warn("PF-01", "This sentence has no end.", (start + len(line) - 1, start + len(line)))


def proofread(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-01, by the grammar checker; English only, and never names."""
    if not proofreading.is_checked(occasion.language) or any(right_language(letter, occasion)):
        # Every word of another language would be a mistake.
        return
    told = {finding.start for finding in tidy(letter, occasion)}
    region = occasion.search.profile.region or "US"
    try:
        mistakes = proofreading.mistakes(letter.text, occasion.known_words, region)
    except proofreading.NoChecker:
        yield warn("PF-01", "Spelling and grammar could not be checked; read it once more with care.")
        return
    for mistake in mistakes:
        if mistake.start not in told and not _is_outside(letter, mistake.start):
            yield warn("PF-01", mistake.message, (mistake.start, mistake.end))


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
