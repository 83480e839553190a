"""Checks on the language: spelling and grammar (PF-01), and that it is the right one (PF-22)."""

import re
from collections.abc import Iterator

import msgspec

from afterword.domain.languages import LANGUAGES, language_of, writes_in
from afterword.writing import proofreading, slips
from afterword.writing.phrases import Span
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
    if _is_in_another(letter, occasion):
        return
    names = {name for name in occasion.own_names if " " in name}
    found = [*slips.slips_in(letter.text, code), *slips.small_nouns(letter.text, code)]
    for slip in found:
        is_named = any(letter.text[slice(*slip.span)] in name for name in names)
        if not is_named and not _is_foreign(letter, occasion, slip.span[0]):
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
    if _is_in_another(letter, occasion):
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
        is_skipped = _is_outside(letter, mistake.start) or _is_foreign(letter, occasion, mistake.start)
        if mistake.start not in told and not is_skipped:
            found = warn("PF-01", mistake.message, (mistake.start, mistake.end), mistake.instead)
            yield msgspec.structs.replace(found, word=mistake.word)


def right_language(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-22: written in another language than the application's, or a part of it in another than the rest."""
    if _is_in_another(letter, occasion):
        written, wanted = language_of(letter.words), _wanted(occasion)
        meant = LANGUAGES.get(wanted, wanted)
        yield warn(
            "PF-22", f"This is written in {LANGUAGES[written]}; the application's language is {meant}."
        )
        return
    for span in _foreign(letter, occasion):
        said, rest = language_of(letter.text[slice(*span)]), LANGUAGES[occasion.language]
        yield warn("PF-22", f"This is {LANGUAGES[said]}, and the rest is {rest}.", span)


def _wanted(occasion: Occasion) -> str:
    application = occasion.search.applications.get(occasion.follow_up.application or "")
    if application is None:
        return occasion.language
    return writes_in(occasion.search, application, occasion.follow_up.contact)


def _is_in_another(letter: Letter, occasion: Occasion) -> bool:
    """Whether all of it is in another language than the application's."""
    return language_of(letter.words) not in ("", _wanted(occasion))


def _foreign(letter: Letter, occasion: Occasion) -> Iterator[Span]:
    """The paragraphs, and sentences of the others, that are surely in another language than the letter."""
    usual = ("", occasion.language)
    for start, end in letter.paragraphs:
        if language_of(letter.text[start:end]) not in usual:
            yield start, end
            continue
        for a, b in letter.sentence_spans:
            if start <= a < end and language_of(letter.text[a:b]) not in usual:
                yield a, b


def _is_foreign(letter: Letter, occasion: Occasion, at: int) -> bool:
    return any(start <= at < end for start, end in _foreign(letter, occasion))


def _is_outside(letter: Letter, at: int) -> bool:
    """Whether a place lies in the salutation or the signature, which are names and numbers."""
    if letter.medium == "call":
        return False
    start, end = letter.core
    return not start <= at < end
