"""Checks on what a message must hold: no blanks (PF-04), how to be reached (PF-05), its length (PF-06),
a key point (PF-07), its ingredients (PF-08), something personal (PF-10).
"""

import re
from collections.abc import Iterator

from afterword.domain.titles import titled
from afterword.writing import phrases
from afterword.writing.preflight.finding import Finding, block, warn
from afterword.writing.preflight.letter import Letter, words_in
from afterword.writing.preflight.occasion import Occasion

_MOST_OF_AN_INVITATION = 280
"""Characters LinkedIn takes with an invitation."""
_FAR_TOO_LONG = 1.5
_BLANK = re.compile(
    r"\[[^\[\]\n]*\]|\{[^{}\n]*\}|<[^<>@\s][^<>@\n]*>|_{4,}|\bXX\b(?:\.XX\b)?"
    r"|\((?i:insert|fill in) [^()\n]*\)"
)

_LACKS = {
    "I1": "a greeting with the reader's name",
    "I3": "a word that you know how busy they are",
    "I5": "your interest in the position",
    "I6": "a word of joy",
    "I7": "what you would bring to the job",
    "I8": "that you look forward to hearing from them",
    "I10": "the point you want to add",
    "I11": "your question",
    "I12": "the wish to talk again",
    "I13": "whether there is anything else you can do or send",
    "I14": "the question how things stand",
    "I15": "that it was a pleasure to meet or talk with them",
    "I16": "the request for advice",
    "I17": "the wish to stay in touch",
    "I18": "which position and which day it is about",
    "I20": "your news in plain words",
    "I21": "what you ask for, with a day",
    "I22": "date, time and place",
    "I23": "the names of those you want to thank",
    "earlier": "your earlier message",
    "things": "what you promised, by name",
}
_CHECKED_ELSEWHERE = frozenset({"I2", "I4", "I9", "I19"})
"""PF-13, PF-07, PF-05 and PF-13 say these."""


def no_blanks(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-04: a blank that is still to be filled."""
    quoted = occasion.quoted(letter.text)
    asked = {missing.blank: missing.sentence for missing in occasion.draft.missing if missing.blank}
    spans = [match.span() for match in _BLANK.finditer(letter.text)]
    spans += phrases.found(letter.text, "placeholders")
    for start, end in sorted(spans):
        if not any(a <= start and end <= b for a, b in quoted):
            blank = letter.text[start:end]
            yield block("PF-04", asked.get(blank, f"{blank} is still to be filled in."), (start, end))


def can_be_reached(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-05: your phone number or e-mail address; a voicemail says the number twice."""
    profile = occasion.search.profile
    phone, email = re.sub(r"\D", "", profile.phone), profile.email.strip().lower()
    if not phone and not email:
        return
    if letter.medium != "call" or not phone:
        if not (email and email in letter.text.lower()) and not (phone and _times(letter.text, phone)):
            yield block("PF-05", "Add your phone number or e-mail address, so that they can reach you.")
        return
    if letter.machine and _times(letter.text[slice(*letter.machine)], phone) < 2:
        span = letter.machine if letter.machine[0] else None
        yield block("PF-05", "Say your number twice on a voicemail.", span)
    elif not _times(letter.text, phone):
        yield block("PF-05", "Add your phone number, so that they can call back.")


def right_length(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-06: within the kind's bounds; more than half again as long blocks."""
    message = occasion.draft.message
    least, most = message.words
    is_voicemail_alone = letter.machine is not None and not letter.machine[0]
    if is_voicemail_alone and occasion.draft.voicemail:
        least, most = 20, 80
    if message.medium == "linkedin" and len(letter.text) > _MOST_OF_AN_INVITATION:
        yield warn(
            "PF-06", f"LinkedIn takes {_MOST_OF_AN_INVITATION} characters; this has {len(letter.text)}."
        )
    if letter.count > most * _FAR_TOO_LONG:
        yield block(
            "PF-06", f"{letter.count} words are too many: {most} are the most that get read.", letter.core
        )
    elif letter.count > most:
        yield warn("PF-06", f"{letter.count} words; up to {most} read best.", letter.core)
    elif letter.count < least:
        yield warn(
            "PF-06", f"{letter.count} words; a few more would be kind ({least} to {most}).", letter.core
        )


def has_key_point(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-07: a thank-you takes up something you talked about with this person."""
    if not occasion.kind.is_thanks or "I4" not in occasion.draft.message.must:
        return
    facts = occasion.facts
    people = [(p.name, p.key_point) for p in facts.passing_on] if facts.pass_on else []
    for name, point in people or [(facts.contact_name, facts.key_point)]:
        if not point:
            yield warn(
                "PF-07",
                f"Note one thing you talked about with {name or 'your interviewer'}; it makes the note.",
            )
        elif not _telling(point, occasion) & words_in(letter.words):
            yield warn("PF-07", f"Take up what you talked about with {name}: {point}.")


def has_ingredients(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-08: what a message of this kind should not lack."""
    if letter.salutation is None:
        yield warn("PF-08", f"Still missing: {_LACKS['I1']}.")
    is_voicemail_alone = letter.machine is not None and not letter.machine[0]
    if is_voicemail_alone and occasion.draft.voicemail:
        return
    text = letter.words
    for entry in occasion.draft.message.must:
        names = [name for name in entry.split("|") if name not in _CHECKED_ELSEWHERE]
        if names and not any(_is_there(name, text, occasion) for name in names):
            yield warn("PF-08", f"Still missing: {' or '.join(_LACKS[name] for name in names)}.")


def is_personal(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-10: a sentence of one's own, or at least what was talked about or noted."""
    if letter.medium == "call":
        return
    facts = occasion.facts
    points = (facts.key_point, *(person.key_point for person in facts.passing_on))
    if not occasion.kind.is_thanks:
        points += (facts.value, *facts.omitted, *facts.missed, *facts.materials)
        points += (facts.feedback_point, facts.advice, facts.offer_terms)
    if _telling(" ".join(points), occasion) & words_in(letter.words):
        return
    drafted = set(occasion.letter(occasion.draft.words).sentences)
    if all(sentence in drafted for sentence in letter.sentences):
        yield warn("PF-10", "This is the draft word for word; one sentence of your own makes it yours.")


def _times(text: str, phone: str) -> int:
    """How often a number stands in ``text``, however its digits are grouped; its last seven decide."""
    wanted = phone[-7:] if len(phone) > 7 else phone
    return len(re.findall(r"[\s().,/+-]*".join(wanted), text))


def _telling(text: str, occasion: Occasion) -> set[str]:
    """The words of a text that say something: neither common ones nor those of a name."""
    names = {word.lower() for name in occasion.own_names for word in re.findall(r"[^\W\d_]+", name)}
    return words_in(text) - phrases.words_of("common", occasion.language) - names - {""}


def _is_there(ingredient: str, text: str, occasion: Occasion) -> bool:
    facts, language = occasion.facts, occasion.language
    match ingredient:
        case "I11":
            return "?" in text or _shares(text, facts.missed, occasion)
        case "I10":
            return phrases.has(text, "ingredients.I10", language) or _shares(text, facts.omitted, occasion)
        case "I7":
            own = (facts.value, facts.contribution, *facts.omitted)
            return phrases.has(text, "ingredients.I7", language) or _shares(text, own, occasion)
        case "I18":
            day = bool(facts.day and facts.day in text) or bool(
                facts.applied_day and facts.applied_day in text
            )
            about = bool(facts.role) and facts.role in text
            return about and (day or phrases.has(text, "ingredients.I18", language))
        case "I21":
            return phrases.has(text, "ingredients.I21", language) and (
                "?" in text or bool(re.search(r"\d", text))
            )
        case "I22":
            return bool(re.search(r"\d{1,2}[:.]\d\d|\d\s*(?:am|pm|a\.m\.|p\.m\.)", text)) and bool(
                re.search(r"\b\d{1,2}\b", text)
            )
        case "I23":
            return all(titled(person.name)[0] in text for person in facts.passing_on)
        case "things":
            return _shares(text, facts.materials, occasion) or phrases.has(
                text, "ingredients.things", language
            )
    return phrases.has(text, f"ingredients.{ingredient}", language)


def _shares(text: str, own: tuple[str, ...], occasion: Occasion) -> bool:
    return any(_telling(said, occasion) & words_in(text) for said in own if said)
