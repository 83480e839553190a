"""Checks on how the reader is spoken to (PF-11): whom it greets, with which title, as Sie or as du."""

import re
from collections.abc import Iterator

from afterword.domain.languages import language
from afterword.domain.letters import small
from afterword.domain.people import Contact
from afterword.domain.titles import DEGREES, TITLES
from afterword.writing import phrases
from afterword.writing.preflight.finding import Finding, block, warn
from afterword.writing.preflight.letter import Letter, words_in
from afterword.writing.preflight.occasion import Occasion

_AND = frozenset({"and", "und", "all", "both"})
_ALL_TITLES = TITLES.keys() | DEGREES
_SAID_OF = dict.fromkeys(("she", "her", "hers", "sie"), "Frau") | dict.fromkeys(
    ("he", "him", "his", "er", "ihn", "ihm"), "Herr"
)
"""Which title goes with a word for one person."""
_BEFORE_NAMES = re.compile(
    r"(?<!\w)(?P<titles>(?:(?:mrs?|ms|miss|mx|dr|prof|professor|herrn?|frau)\.?\s+)+)(?P<name>[^\W\d_][\w'\u2019-]*)",
    re.IGNORECASE,
)


def right_reader(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-11: greets somebody other than the recipient, or the recipient has nothing to do with it.

    One may greet several people of a talk together.
    """
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
    words = words_in(reader) - _ALL_TITLES - {""}
    strange = words - occasion.reader_words
    if words & _AND and words & occasion.reader_words:
        strange -= _AND | occasion.words_of_the_round
    # "Hank," and "Herr Pfarrer Ebner": a first name alone, an office between a title and the name.
    named = reader.split()
    is_named = (
        len(named) > 2
        and small(named[0].strip(".")) in TITLES
        and words_in(named[-1]) <= occasion.reader_words
    )
    is_theirs = is_named or ("alone" in letter.salutation.groupdict() and words & occasion.reader_words)
    if strange and not is_theirs:
        yield block("PF-11", f"This goes to {contact.name}, but greets \u201c{reader.strip()}\u201d.", span)


def right_titles(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-11: Mr. for Ms., Mr. for a professor, Dr. for who is none as far as is recorded."""
    people = occasion.by_family_name
    for match in _BEFORE_NAMES.finditer(letter.text):
        those = people.get(re.sub(r"['\u2019]s?$", "", match["name"]).lower(), ())
        if those:
            told = [_wrong_title(match["titles"], match["name"], one, letter, match.start()) for one in those]
            if all(told) and told[0]:
                is_wrong, sentence = told[0]
                yield (block if is_wrong else warn)("PF-11", sentence, match.span())


def _wrong_title(
    titles: str, name: str, contact: Contact, letter: Letter, at: int
) -> tuple[bool, str] | None:
    """What is wrong with a title, and whether that is sure; None where nothing is."""
    written = {re.sub(r"^herrn$", "herr", word) for word in words_in(titles)}
    recorded = words_in(f"{contact.salutation} {contact.name}") & _ALL_TITLES
    said, known = ({TITLES[word] for word in words & TITLES.keys()} for words in (written, recorded))
    degrees, own_degrees = ({word[:4] for word in words & DEGREES} for words in (written, recorded))
    called = contact.salutation or contact.name
    if said and (known or _by_first_name(contact)) and said != (known or _by_first_name(contact)):
        return True, f"{contact.name} is recorded as {called}, not as {titles.strip().rstrip('.')}."
    if said and own_degrees and not degrees and not known:
        return True, f"They are {called}; keep the title."
    is_greeted = letter.salutation is not None and letter.salutation.start() <= at < letter.salutation.end()
    if "prof" in own_degrees and not degrees and is_greeted:
        return False, f"They are {called}; keep the title."
    if degrees - own_degrees and known:
        return False, f"{titles.strip()} {name} is recorded as {called}; which is right?"
    return None


def _by_first_name(contact: Contact) -> set[str]:
    """Which title goes with a first name that leaves no doubt; empty where it does."""
    first = contact.name.split()[0].lower() if contact.name and not contact.salutation else ""
    if first in phrases.words_of("women"):
        return {"Frau"}
    return {"Herr"} if first in phrases.words_of("men") else set()


def one_register(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-11: du or ihr in a letter with Sie, and Sie in one with du."""
    formal, familiar = (list(occasion.said(letter, name)) for name in ("as_formal", "as_familiar"))
    if not familiar or letter.medium == "call":
        return
    is_formal = bool(words_in(letter.reader) & TITLES.keys()) or (
        not letter.reader and len(formal) > len(familiar)
    )
    wrong = familiar if is_formal else [span for span in formal if not _opens(letter.text, span[0])]
    for start, end in wrong[:1]:
        word = letter.text[start:end]
        sentence = (
            f"\u201c{word}\u201d is for somebody you say du to; this one reads Sie."
            if is_formal
            else f"\u201c{word}\u201d is for somebody you say Sie to; this one reads du."
        )
        yield warn("PF-11", sentence, (start, end))


def _opens(text: str, at: int) -> bool:
    """Whether a word opens a sentence, where each has a capital."""
    return bool(re.search(r"(?:^|[.!?:\n])[\s\"\u201e]*$", text[:at]))


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
        if odd and not _may_be_another(small(noted[odd.start : odd.end]), contact, occasion):
            word, topic = noted[odd.start : odd.end], spoken.a_topic
            if odd.instead:
                who = f"{contact.name}, who reads this"
                sentence = f"\u201c{word}\u201d speaks of {who}: write \u201c{odd.instead}\u201d."
            elif odd.sore:
                sentence = f"Is \u201c{word}\u201d nice for them to read? Say it kindly, or differently."
            else:
                as_topic = f"Write what you talked about as a topic, such as \u201c{topic}\u201d."
                sentence = f"Reads oddly: \u201c{noted}\u201d. {as_topic}"
            yield warn("PF-11", sentence, (at + odd.start, at + odd.end))


def _may_be_another(word: str, reader: Contact, occasion: Occasion) -> bool:
    """Whether a word for one person can mean somebody else than the reader: another one of the talk, or
    nobody called so.
    """
    title = _SAID_OF.get(word)
    if title is None:
        return False
    people = map(occasion.search.contacts.get, occasion.held.interviewers if occasion.held else ())
    others = (person for person in people if person and person.id != reader.id)
    return any(title in (_titles_of(person) or {title}) for person in others) or title not in (
        _titles_of(reader) or {title}
    )


def _titles_of(contact: Contact) -> set[str]:
    """With which title somebody is spoken of, as far as that is sure."""
    recorded = words_in(f"{contact.salutation} {contact.name}") & TITLES.keys()
    return {TITLES[word] for word in recorded} or _by_first_name(contact)
