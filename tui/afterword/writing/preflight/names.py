"""Checks on names: exact (PF-02), of this application (PF-03), and of the reader (PF-11)."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from afterword.domain.languages import language
from afterword.domain.titles import DEGREES, TITLES
from afterword.writing import phrases
from afterword.writing.preflight.dates import NAMES_OF_DAYS
from afterword.writing.preflight.finding import Finding, block, warn
from afterword.writing.preflight.letter import Letter, words_in
from afterword.writing.preflight.occasion import Foreign, Occasion

_SHORTEST = 5
"""Shorter words have too many neighbours to call one a slip (PF-02)."""

_WORD_GOES_ON = re.compile(r"\w")
_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:['\u2019-][^\W_]+)*")


def exact_names(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-02: a word one letter away from a name that belongs here: people, company, position."""
    names = {word for name in occasion.own_names for word in _words(name) if len(word) >= _SHORTEST}
    if not names:
        return
    usual = words_in(occasion.draft.words) | NAMES_OF_DAYS
    for token in _TOKEN.finditer(letter.text):
        word = re.sub(r"['\u2019]s?$", "", token[0])
        if not word[0].isupper() or word in occasion.known_words or word.lower() in usual:
            continue
        meant = next((name for name in sorted(names) if _is_slip(word, name)), None)
        if meant and not occasion.is_word(word):
            yield block(
                "PF-02", f"\u201c{word}\u201d: is that {meant}?", (token.start(), token.start() + len(word))
            )


def foreign_names(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-03: the name of another company, person or position."""
    text, told, seen = letter.text, 0, set[str]()
    for token in re.finditer(r"\w+", text):
        if token.start() < told:
            continue
        for name, what in sorted(occasion.foreign.get(token[0], ()), key=lambda f: -len(f.name)):
            end = token.start() + len(name)
            if not text.startswith(name, token.start()) or _WORD_GOES_ON.match(text, end) or name in seen:
                continue
            if _belongs_to_own(text, token.start(), end, occasion):
                continue
            seen.add(name)
            told = end
            yield _foreign(Foreign(name, what), (token.start(), end), occasion)
            break


def right_reader(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-11: greets somebody other than the recipient, or the recipient has nothing to do with it."""
    contact = occasion.contact
    if contact and occasion.follow_up.application and contact.id not in occasion.own_people:
        yield block("PF-11", f"{contact.name} has nothing to do with this application.")
    reader = letter.reader
    if not reader or contact is None or re.search(r"[\[{<]", reader):
        return
    assert letter.salutation is not None
    span = letter.salutation.span("reader")
    if reader.lower() in phrases.words_of("anybody"):
        yield block("PF-11", f"This goes to {contact.name}; greet them by name.", span)
        return
    words = words_in(reader)
    titles = {TITLES[word] for word in words & TITLES.keys()}
    expected = {TITLES[word] for word in words_in(contact.salutation) & TITLES.keys()}
    strange = words - TITLES.keys() - DEGREES - occasion.reader_words
    if strange or (titles and expected and titles != expected):
        yield block("PF-11", f"This goes to {contact.name}, but greets \u201c{reader.strip()}\u201d.", span)


def spoken_to(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-11: what was noted about the reader speaks of them, though they are the one who reads it."""
    contact, facts = occasion.contact, occasion.facts
    if contact is None:
        return
    points = (facts.key_point, *(person.key_point for person in facts.passing_on))
    spoken = language(occasion.language)
    for noted in (*points, facts.place) if spoken.places_are_read else points:
        at = letter.text.find(noted) if noted else -1
        odd = spoken.odd(noted, outside=facts.outside) if at >= 0 else None
        if odd:
            word, topic = noted[odd.start : odd.end], spoken.a_topic
            if odd.instead:
                who = f"{contact.name}, who reads this"
                sentence = f"\u201c{word}\u201d speaks of {who}: write \u201c{odd.instead}\u201d."
            else:
                as_topic = f"Write what you talked about as a topic, such as \u201c{topic}\u201d."
                sentence = f"Reads oddly: \u201c{noted}\u201d. {as_topic}"
            yield warn("PF-11", sentence, (at + odd.start, at + odd.end))


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


def _foreign(foreign: Foreign, span: tuple[int, int], occasion: Occasion) -> Finding:
    name, what = foreign
    if what == "position":
        return warn("PF-03", f"{name} is the position of another application. Is it meant here?", span)
    message = f"{name} belongs to another application."
    if " " not in name and occasion.is_word(name):
        return warn("PF-03", f"{message} If the word is meant, all is well.", span)
    return block("PF-03", message, span)
