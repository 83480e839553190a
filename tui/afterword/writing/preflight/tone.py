"""Checks on tone: neither desperate nor pushy (PF-12), grateful (PF-13), nothing private (PF-14)."""

import re
from collections.abc import Iterator
from itertools import islice

from afterword.domain.facts import Note, Reply
from afterword.domain.languages import language
from afterword.writing import phrases
from afterword.writing.phrases import Span
from afterword.writing.preflight.finding import Finding, block, warn
from afterword.writing.preflight.letter import Letter
from afterword.writing.preflight.occasion import Occasion

_EMOJI = re.compile("[\U0001f1e6-\U0001faff\u2600-\u27bf\u2b50\u2764]")
_SHOUTED_WORDS = re.compile(r"\b[^\W\d_]{2,}\b")
_MOST_MARKS = 2
"""Exclamation marks that a message to a friend may have; any other has one."""
_AMOUNT = re.compile(
    r"[$\u20ac\u00a3]\s?\d(?:[\d.,]{0,15}\d)?(?:\s?k\b)?"
    r"|(?<![\d.,])\d[\d.,]{0,15}\s?k?\s?(?:\u20ac|euros?\b|eur\b|dollars?\b|pounds?\b|chf\b|usd\b|gbp\b"
    r"|franken\b|brutto\b|netto\b)",
    re.IGNORECASE,
)
_ABOUT_PAY = re.compile(
    r"payroll|compensation|benefits|salar|wage|reward|\bhr\b|human resources|lohn|gehalt|entgelt|personal",
    re.IGNORECASE,
)
"""Positions whose work is pay and leave: there one speaks of them."""


def composed(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-12: pleading and pressing phrases, shouting, signs of excitement."""
    text = letter.text
    for span in occasion.said(letter, "desperate"):
        yield block(
            "PF-12", f"\u201c{text[slice(*span)]}\u201d weakens you; say what you can do for them.", span
        )
    for span in _pressing(letter, occasion):
        yield warn(
            "PF-12", f"\u201c{text[slice(*span)]}\u201d sounds impatient; leave them their pace.", span
        )
    kind = occasion.kind
    if kind.is_thanks or kind.enquires or kind.is_personal:
        for span in _said_but(letter, occasion, "apology", "not_sorry"):
            yield warn("PF-12", "No need to be sorry for writing; leave this out.", span)
    marks = [match.start() for match in re.finditer("!", text)]
    if len(marks) > (_MOST_MARKS if occasion.facts.friendly else 1):
        yield warn("PF-12", "More than one exclamation mark; none says it best.", (marks[1], marks[1] + 1))
    if emoji := _EMOJI.search(text):
        yield warn("PF-12", "Leave signs and faces for people you know well.", emoji.span())
    loud = phrases.words_of("loud", occasion.language)
    shouted = (m for m in _SHOUTED_WORDS.finditer(text) if m[0].isupper() and m[0].lower() in loud)
    if len(two := list(islice(shouted, 2))) > 1:
        yield warn("PF-12", "Words in capitals read like shouting.", two[0].span())


def _pressing(letter: Letter, occasion: Occasion) -> Iterator[Span]:
    """Demands and reproaches: that they are late, or a limit set to them, never one set to oneself."""
    yield from _said_but(letter, occasion, "pushy", "not_pushy")
    for span in occasion.said(letter, "limits"):
        if not phrases.has(letter.sentence_at(span[0]), "own_word", occasion.language):
            yield span


def _said_but(letter: Letter, occasion: Occasion, name: str, rightly: str) -> Iterator[Span]:
    """Where a phrase of the list ``name`` stands, other than in one of the list ``rightly``."""
    right = list(occasion.said(letter, rightly))
    for span in occasion.said(letter, name):
        if not any(a < span[1] and span[0] < b for a, b in right):
            yield span


def grateful(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-13: a sentence of thanks, or of joy at having met, where the kind of message wants one."""
    kind = occasion.kind
    if not (kind.is_thanks or kind.offer or kind.name.endswith("_thanks")):
        return
    said = f"{letter.text[letter.core[1] :]}\n{letter.words}" if letter.medium != "call" else letter.text
    if not any(phrases.has(said, name, occasion.language) for name in ("thanks", "pleased")):
        yield warn("PF-13", "There is no word of thanks in it.")


def nothing_private(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-14: pay, leave, other candidates, private need, unless they asked or have made an offer."""
    if occasion.kind.offer in ("open", "yes") or _was_asked(occasion):
        return
    spans = [*occasion.said(letter, "private"), *_amounts(letter, occasion)]
    if _ABOUT_PAY.search(occasion.application.title):
        spans = [span for span in spans if letter.sentence_at(span[0]).rstrip().endswith("?")]
    for span in spans:
        yield warn("PF-14", f"\u201c{letter.text[slice(*span)]}\u201d is better left for another day.", span)


def _amounts(letter: Letter, occasion: Occasion) -> Iterator[Span]:
    """Sums one would like to earn; what one saved or sold is no such sum."""
    for match in _AMOUNT.finditer(letter.text, *letter.core):
        sentence = letter.sentence_at(match.start())
        if phrases.has(sentence, "earning", occasion.language):
            yield match.span()
    for match in language(occasion.language).pay_rate.finditer(letter.text, *letter.core):
        if phrases.has(letter.sentence_at(match.start()), "asking_pay", occasion.language):
            yield match.span()


def _was_asked(occasion: Occasion) -> bool:
    """Whether they asked about pay or leave, or told of it."""
    said = [fact.text for fact in occasion.story.facts if isinstance(fact, Reply | Note)]
    return any(phrases.has(text, name, occasion.language) for text in said for name in ("private", "earning"))
