"""Checks on tone: neither desperate nor pushy (PF-12), grateful (PF-13), nothing private (PF-14)."""

import re
from collections.abc import Iterator
from itertools import islice

from afterword.writing import phrases
from afterword.writing.preflight.finding import Finding, block, warn
from afterword.writing.preflight.letter import Letter
from afterword.writing.preflight.occasion import Occasion

_EMOJI = re.compile("[\U0001f1e6-\U0001faff\u2600-\u27bf\u2b50\u2764]")
_CAPITALS = re.compile(r"\b[^\W\d_]{3,}\b")
_LONG_FOR_AN_ACRONYM = 5
"""Messages to the company that made the offer: one may speak of its terms."""


def composed(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-12: pleading and pressing phrases, shouting, signs of excitement."""
    text = letter.text
    for span in occasion.said(letter, "desperate"):
        yield block(
            "PF-12", f"\u201c{text[slice(*span)]}\u201d weakens you; say what you can do for them.", span
        )
    for span in occasion.said(letter, "pushy"):
        yield warn(
            "PF-12", f"\u201c{text[slice(*span)]}\u201d sounds impatient; leave them their pace.", span
        )
    marks = [match.start() for match in re.finditer("!", text)]
    if len(marks) > 1:
        yield warn("PF-12", "More than one exclamation mark; none says it best.", (marks[1], marks[1] + 1))
    if emoji := _EMOJI.search(text):
        yield warn("PF-12", "Leave signs and faces for people you know well.", emoji.span())
    shouted = (match for match in _CAPITALS.finditer(text) if _is_shouted(match[0], occasion))
    if len(two := list(islice(shouted, 2))) > 1:
        yield warn("PF-12", "Words in capitals read like shouting.", two[0].span())


def grateful(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-13: a sentence of thanks, or of joy at having met, where the kind of message wants one."""
    must = occasion.draft.message.must
    if "I2" not in must and not ("I19" in must and occasion.kind.offer):
        return
    said = f"{letter.text[letter.core[1] :]}\n{letter.words}" if letter.medium != "call" else letter.text
    if not any(phrases.has(said, name, occasion.language) for name in ("thanks", "pleased")):
        yield warn("PF-13", "There is no word of thanks in it.")


def nothing_private(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-14: pay, leave, other candidates, reasons of private need."""
    if occasion.kind.offer in ("open", "yes"):
        return
    for span in occasion.said(letter, "private"):
        yield warn("PF-14", f"\u201c{letter.text[slice(*span)]}\u201d is better left for another day.", span)


def _is_shouted(word: str, occasion: Occasion) -> bool:
    if not word.isupper() or word in occasion.known_words or any(word in own for own in occasion.own_words):
        return False
    return len(word) >= _LONG_FOR_AN_ACRONYM or occasion.is_word(word)
