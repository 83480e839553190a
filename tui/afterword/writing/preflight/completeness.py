"""Checks on what a message must hold: no blanks (PF-04), how to be reached (PF-05), its length (PF-06),
a key point (PF-07), its ingredients (PF-08), something personal (PF-10).
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from afterword.domain.languages import names_of_days
from afterword.domain.phrases import listed
from afterword.domain.titles import titled
from afterword.writing import phrases
from afterword.writing.preflight.finding import Finding, block, warn
from afterword.writing.preflight.letter import Letter, words_in
from afterword.writing.preflight.occasion import Occasion

_MOST_OF_AN_INVITATION = 280
"""Characters LinkedIn takes with an invitation."""
_TOO_LONG, _FAR_TOO_LONG = 1.5, 2.0
"""So many times the most words of a kind are remarked, and stop it."""
_SHORT_ENOUGH = 40
"""Words that are enough for any kind, however many are usual."""
_OWN_ENOUGH = 6
"""Telling words that the draft does not have: so many make a message somebody's own."""
_BLANK = re.compile(
    r"\[[^\[\]\n]*\]|\{[^{}\n]*\}|<[^<>@\s][^<>@\n]*>|_{3,}|\?{3,}|\.{4,}|\bX{2,}\b(?:\.X{2,}\b)*"
    r"|\b(?:TT|DD|MM|JJ|YY|JJJJ|YYYY|HH)(?:[./:-](?:TT|DD|MM|JJ|YY|JJJJ|YYYY|HH|SS)\b)+\.?"
    r"|\b(?:XX|00)[.:]00\b(?! Uhr|\d)|#{2,}|\*{3,}|\([.\u2026]+\)"
    r"|\((?i:insert|fill in|enter|hier) [^()\n]*\)"
    r"|\((?i:(?:your|my|the|their|ihre?n?|deine?n?|meine?n?)?\s?(?:full |first |last |vor|nach)?(?:names?"
    r"|company|firm|employer|number|phone(?: number)?|e-?mail(?: address)?|address|link|position|role"
    r"|job(?: title)?|title|dates?|day|time|place|hiring manager|interviewer|topic|datum|firma|unternehmen"
    r"|stelle|telefonnummer|rufnummer|nummer|uhrzeit|tag|ort|ansprechpartner(?:in)?|thema|anrede))\)"
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
_PURPOSE = frozenset({"I10", "I11", "I14", "I18", "I20", "I21", "I22", "I23", "things"})
"""What a message is written for. The rest is missed only where a short one has nothing of it."""
_DAY_OR_HOUR = re.compile(r"\d|\bnoon\b|\bmittags?\b", re.IGNORECASE)
_SHORT_NAME = re.compile(r"[A-Z\u00c0-\u00de][^\W\d_]{1,15}(?:-[^\W\d_]{1,15})?")
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"\+?(?<!\d)\d[\d\s()/.-]{5,30}\d")


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
    """PF-05: your phone number or e-mail address; a voicemail says the number twice.

    An e-mail says itself where it comes from: there a name is enough.
    """
    profile = occasion.search.profile
    phone, email = re.sub(r"\D", "", profile.phone), profile.email.strip().lower()
    yield from _not_mine(letter, phone, email)
    if not phone and not email:
        return
    if letter.medium != "call" or not phone:
        if (email and email in letter.text.lower()) or (phone and _times(letter.text, phone)):
            return
        if letter.medium in ("letter", "call"):
            yield block("PF-05", "Add your phone number or e-mail address, so that they can reach you.")
        elif profile.name and not _is_signed(letter, profile.name, occasion):
            yield warn("PF-05", "Sign it with your name; a phone number below it helps them answer.")
        return
    if letter.machine and _times(letter.text[slice(*letter.machine)], phone) < 2:
        span = letter.machine if letter.machine[0] else None
        yield block("PF-05", "Say your number twice on a voicemail.", span)
    elif not _times(letter.text, phone):
        yield block("PF-05", "Add your phone number, so that they can call back.")


def right_length(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-06: within the kind's bounds, generously; twice as long as the longest blocks."""
    message = occasion.draft.message
    least, most = message.words
    is_voicemail_alone = letter.machine is not None and not letter.machine[0]
    if is_voicemail_alone and occasion.draft.voicemail:
        least, most = 20, 80
    if occasion.kind.name == "stay_in_touch" and len(letter.text) > _MOST_OF_AN_INVITATION:
        yield warn(
            "PF-06", f"LinkedIn takes {_MOST_OF_AN_INVITATION} characters; this has {len(letter.text)}."
        )
    if letter.count > most * _FAR_TOO_LONG:
        yield block(
            "PF-06", f"{letter.count} words are too many: {most} are the most that get read.", letter.core
        )
    elif letter.count > most * _TOO_LONG:
        yield warn("PF-06", f"{letter.count} words; up to {most} read best.", letter.core)
    elif letter.count < min(least * 2 // 3, _SHORT_ENOUGH):
        yield warn(
            "PF-06", f"{letter.count} words; a few more would be kind ({least} to {most}).", letter.core
        )


def has_key_point(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-07: a thank-you takes up something you talked about with this person, noted or not."""
    if not occasion.kind.is_thanks or "I4" not in occasion.draft.message.must:
        return
    drafted = words_in(occasion.draft.words)
    if len(_telling(letter.words, occasion) - drafted) >= _OWN_ENOUGH:
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
    """PF-08: what a message of this kind should not lack, in one sentence."""
    lacking = [] if letter.salutation else [_LACKS["I1"]]
    is_voicemail_alone = letter.machine is not None and not letter.machine[0]
    if not (is_voicemail_alone and occasion.draft.voicemail):
        text, must = letter.words, [entry.split("|") for entry in occasion.draft.message.must]
        asked = [those for names in must if (those := [n for n in names if n not in _CHECKED_ELSEWHERE])]
        missed = [those for those in asked if not any(_is_there(name, text, occasion) for name in those)]
        is_bare = letter.count < _SHORT_ENOUGH and len(missed) == len(asked)
        missed = [those for those in missed if is_bare or _PURPOSE & set(those)]
        lacking += [" or ".join(_LACKS[name] for name in those) for those in missed]
    if lacking:
        yield warn("PF-08", f"Still missing: {listed(lacking)}.")


def is_personal(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-10: a sentence of one's own, or at least what was talked about or noted; plain kinds need none."""
    if letter.medium == "call" or occasion.kind.is_plain:
        return
    facts = occasion.facts
    points = (facts.own, facts.key_point, *(person.key_point for person in facts.passing_on))
    if not occasion.kind.is_thanks:
        points += (facts.value, *facts.omitted, *facts.missed, *facts.materials)
        points += (facts.feedback_point, facts.advice, facts.offer_terms)
    if _telling(" ".join(points), occasion) & words_in(letter.words):
        return
    drafted = set(occasion.letter(occasion.draft.words).sentences)
    if all(sentence in drafted for sentence in letter.sentences):
        yield warn("PF-10", "This is the draft word for word; one sentence of your own makes it yours.")


def _is_signed(letter: Letter, name: str, occasion: Occasion) -> bool:
    """Whether a name of one's own stands below, or what one is called for short by somebody close."""
    below = letter.text[letter.core[1] :]
    last = below.split("\n")[-1].strip(" \t,.-\u2013")
    is_short = bool(_SHORT_NAME.fullmatch(last)) and (
        occasion.facts.friendly or name.lower().startswith(last.lower())
    )
    return is_short or bool(words_in(name) & words_in(below))


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
        case "I16" if not facts.asks_advice:
            return True
        case "I21":
            return "?" in text or _names_a_day(text)
        case "I22":
            return _names_a_day(text)
        case "I23":
            return all(titled(person.name)[0] in text for person in facts.passing_on)
    if phrases.has(text, f"ingredients.{ingredient}", language):
        return True
    match ingredient:
        case "I11" | "I14":
            return "?" in text or _shares(text, facts.missed, occasion)
        case "I10":
            return _shares(text, facts.omitted, occasion)
        case "I7":
            return _shares(text, (facts.value, facts.contribution, *facts.omitted), occasion)
        case "I18":
            names = words_in(f"{facts.role} {facts.company}") - phrases.words_of("common", language)
            return bool(names & words_in(text)) or _names_a_day(text)
        case "things":
            return _shares(text, facts.materials, occasion) or phrases.has(text, "attachments", language)
    return False


def _names_a_day(text: str) -> bool:
    return bool(_DAY_OR_HOUR.search(text)) or bool(names_of_days() & words_in(text))


def _not_mine(letter: Letter, phone: str, email: str) -> Iterator[Finding]:
    """A number or an address under the message that is nearly the person's own."""
    signed = letter.core[1]
    for match in _ADDRESS.finditer(letter.text, signed) if email else ():
        if 0 < OSA.distance(match[0].lower(), email) <= 2:
            yield block("PF-05", f"Your address is {email}.", match.span())
    for match in _NUMBER.finditer(letter.text, signed) if phone else ():
        digits = re.sub(r"\D", "", match[0])
        if phone[-7:] not in digits and OSA.distance(digits[-7:], phone[-7:]) <= 2:
            yield block("PF-05", "This is not the number you have in your profile.", match.span())


def _shares(text: str, own: tuple[str, ...], occasion: Occasion) -> bool:
    return any(_telling(said, occasion) & words_in(text) for said in own if said)
