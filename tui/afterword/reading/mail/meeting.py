"""Whom an appointment is with, and how long it lasts, in the words of the mail."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from afterword.domain.languages import names_of_days
from afterword.reading.mail.sentences import Sentence, in_ascii
from afterword.reading.mail.writer import INTRODUCES, NAME, is_firm, name_in

_WITH = re.compile(
    r"\b(?:(?:meet|meeting|(?:speak|talk)\w{0,3}\sto|interviewed by|joined by)\s"
    r"(?=(?-i:[A-ZÄÖÜ]|me\b|our\b|the\b|my\b))"
    r"|(?:interview\w*|meet\w*|speak\w*|talk\w*|call|chat\w*|conversation|session|appointment|\w*gespräch\w*|"
    r"\w*termin|treffen|unterhalt\w*|kennen\w*)\b"
    r"(?:(?!\b(?:experience|work\w*|familiar|appl\w+)\b)[^.!?;]){0,80}?\s(?:with|mit)\s)",
    re.IGNORECASE,
)
"""Before those whom an appointment is with; what somebody has worked with is no appointment."""
_PANEL = re.compile(
    r"\b(?:panel|interviewers?|(?:gesprächs|interview)partner\w*|(?:auswahl)?kommission|runde)\b[^.!?;,]{0,40}?"
    r"\s(?:are|is|be|of|includes?|including|comprises?|sind|ist|sein|aus)\s(?=(?-i:[A-ZÄÖÜ])|our\b|the\b)"
    r"|\b(?:nehmen|werden|sind)\s(?=[^!?;\n]{5,120}\s(?:teil(?:nehmen)?|dabei(?:\ssein)?|anwesend(?:\ssein)?)\b)",
    re.IGNORECASE,
)
"""Before those whom a sentence counts up: ``The panel will be Dana Osei, Lou Vance and Kim Lee``."""
_ONE = NAME.pattern.replace("?P<name>", "?:")
_THEY_WILL = re.compile(
    rf"(?P<who>{_ONE}(?:(?:,\s(?:and\s|und\s)?|\s(?:and|und)\s){_ONE}){{1,5}})"
    r"\s(?:will|would|are|look|werden|freuen|möchten|sind)\b"
)
"""Several who do something together: ``Dana Osei, Lou Vance and Kim Lee will meet you``."""
_WOULD_LIKE = re.compile(
    rf"(?:^\s*|(?<=[,:.!?]\s))(?!(?:The|Our|We|Wir|Unser\w*|Die|Der|Das|My|Meine?)\b)(?P<who>{_ONE})"
    r",?\s(?:would|will|wants|würde|möchte|wird)\b(?=[^.!?;\n]{0,80}\b(?i:you|ihnen|dir|sie|dich)\b)"
    r"(?=[^.!?;\n]{0,120}\b(?i:meet|speak|talk|chat|interview|call|sprechen|treffen|kennen|\w*telef\w*|"
    r"\w*gespräch|unterhalten|interviewen|anrufen))"
    r"(?![^.!?;\n]{0,80}\b(?i:send|share|arrange|organi[sz]e|schedule|contact|invite|touch|back|let|"
    r"schicken|senden|zusenden|zukommen|melden|vereinbaren|abstimmen|koordinieren|einladen)\b)"
)
"""One who wishes to meet the person (``Dr. Eva Roth would like to speak with you``), not who arranges it."""
_OF_THE_LAST = re.compile(
    r"\bthank(?:s|\syou)\b[^.!?;]{0,40}\bfor\s(?:talking|speaking|meeting|chatting|joining|"
    r"(?:the|our|your)\s[^.!?;]{0,40}(?:talk|call|chat|conversation|interview|meeting|time)\b)"
    r"|\bdank\w*\b[^.!?;]{0,40}\bfür\s(?:das|die|unser|ihr|dein|euer)",
    re.IGNORECASE,
)
"""Thanks for a talk that was held: whom it was with says nothing of the next."""
_WRITER = re.compile(r"(?:me|myself|mir)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:our|the|my|unser\w{0,3}|mein\w{0,2})\s(?:[^,.;()\n]{2,50},\s|(?:[a-zäöüß&/-]{2,20}\s){1,4})"
)
"""What somebody is, before the name: ``our head of data, Dana Osei``."""
_ASIDE = re.compile(
    r"\s?(?:\([^()\n]{2,60}\)|<[^<>\n]{2,60}>)"
    r"|,\s(?!(?:and|und)\s)(?:(?:our|the|my|unser\w{0,3})\s)?[^,.;()\n]{2,50}?"
    r"(?=,|\s(?:and|und)\s(?:(?:our|the|my|with|mit|unser\w{0,3})\s)?[A-ZÄÖÜ])"
)
"""What somebody is, behind the name, before the next."""
_NEXT = re.compile(r"(?:,\s(?:and\s|und\s)?|\s(?:and|und|sowie|&)\s(?:with\s|mit\s)?)")
_AND_I = re.compile(rf"\b{NAME.pattern}\s(?:and I|und ich)\b")
_TO_MEET_YOU = re.compile(
    r"\bI\b[^.!?;]{0,50}\b(?:meet|meeting|speak|speaking|talk|talking|interview|interviewing)\s(?:with\s|to\s)?you\b"
    r"|\bich\b[^.!?;]{0,60}\b(?:(?:Sie|dich|Ihnen|dir)\b[^.!?;]{0,60}\b(?:kennen\w*|treffen|sprechen|unterhalten))\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[ \t]*(?:[-*•·‣▪–—]|\(?\d{1,2}[.)])[ \t]+")
_INTRODUCED_BELOW = re.compile(
    r"\b(?:meet(?:ing)?|speak(?:ing)?|talk(?:ing)?|panel|interviewers?|with|participants|mit|gesprächspartner\w*|teilnehmer\w*|"
    r"kennen\w*)\b[^.!?]{0,40}:\s*$",
    re.IGNORECASE,
)
_NOBODY = frozenset({
    "zoom", "teams", "meet", "google", "microsoft", "webex", "skype", "interview", "grüßen", "grüssen",
    "gruessen", "gruß", "gruss", "room", "raum", "board", "panel", "new",
})  # fmt: skip
"""Capitalised words that belong to no name, in small letters; nor do the names of days."""

_NUMBER = r"(?P<number>\d{1,3}(?:[.,]5)?|an|one|eine|half an|eine halbe|two|zwei|anderthalb)"
_LENGTH = re.compile(
    r"\b(?:last|lasts|take|takes|allow|plan|expect|reserve|set aside|schedule\w*|duration|length|dauer\w*|"
    r"rechnen|planen|nehmen|for|etwa|ca)\b[\s:.]"
    r"(?:(?:for|about|around|approximately|approx\.?|roughly|up to|some|with|be|is|beträgt|etwa|ungefähr|"
    r"circa|ca\.|rund|bis zu|mit|sie|sich)\s){0,3}"
    rf"{_NUMBER}[\s-](?P<unit>min(?:ute)?[sn]?|hours?|stunden?)\b"
    r"(?!['’.]?\s(?:to|early|earlier|before|prior|ahead|in advance|walk|drive|from|for you to|"
    r"vor|vorher|früher|zu fuß)\b)"
    r"|\b(?P<ahead>\d{2,3})[\s-]?min(?:ute[n]?)?[\s-](?:\w+\s){0,2}?"
    r"(?:interview|call|conversation|meeting|chat|talk|session|video|phone|gespräch)",
    re.IGNORECASE,
)
_WORDS = {
    "an": 1.0,
    "one": 1.0,
    "eine": 1.0,
    "half an": 0.5,
    "eine halbe": 0.5,
    "two": 2.0,
    "zwei": 2.0,
    "anderthalb": 1.5,
}
_LONGEST = timedelta(hours=9)


def met_in(sentences: Sequence[Sentence], own: str, company: str) -> tuple[tuple[str, ...], bool]:
    """The names of those whom the appointment is with, and whether who writes is said to be one of them."""
    names: list[str] = []
    is_writer = False
    is_list = False
    for sentence in sentences:
        raw = sentence.raw
        # Below a line that introduces them, each may stand on a line of its own.
        item = _ITEM.match(raw) if is_list else None
        is_list = bool(item and NAME.match(raw, item.end())) or bool(_INTRODUCED_BELOW.search(raw))
        is_writer = is_writer or bool(_TO_MEET_YOU.search(raw))
        for beside in _AND_I.finditer(raw):
            names += filter(None, (_person(beside["name"], own, company),))
            is_writer = True
        label = INTRODUCES.match(raw)
        counting = () if _OF_THE_LAST.search(raw) else (_WITH, _PANEL)
        counted = (found.end() for pattern in counting for found in pattern.finditer(raw))
        starts = [label.start("who")] if label else [*counted]
        starts += [found.start("who") for found in _THEY_WILL.finditer(raw)]
        starts += [found.start("who") for found in _WOULD_LIKE.finditer(raw) if " " in found["who"]]
        starts += [item.end()] if item and not label else []
        for start in starts:
            for said in _listed(raw, start):
                if _WRITER.fullmatch(said):
                    is_writer = True
                elif name := _person(said, own, company):
                    names.append(name)
    return tuple(dict.fromkeys(names)), is_writer


def length_in(sentences: Sequence[Sentence]) -> timedelta | None:
    """How long the appointment lasts; None where nothing says so, or two lengths are named."""
    found = {_length(each) for sentence in sentences for each in _LENGTH.finditer(sentence.raw)}
    length = found.pop() if len(found) == 1 else None
    return length if length and length <= _LONGEST else None


def _length(found: re.Match[str]) -> timedelta:
    if found["ahead"]:
        return timedelta(minutes=int(found["ahead"]))
    said = found["number"].lower()
    number = _WORDS.get(said) or float(said.replace(",", "."))
    return timedelta(minutes=number) if found["unit"].lower().startswith("min") else timedelta(hours=number)


def _listed(raw: str, start: int) -> Iterator[str]:
    """Names, and words for who writes, that stand in a row from ``start`` on."""
    while True:
        if lead := _LEAD.match(raw, start):
            start = lead.end()
        found = _WRITER.match(raw, start) or NAME.match(raw, start)
        if found is None:
            return
        yield found[0]
        start = found.end()
        aside = _ASIDE.match(raw, start)
        if aside and not _begins_with_a_name(aside[0].lstrip(", ")):
            start = aside.end()
        following = _NEXT.match(raw, start)
        if following is None:
            return
        start = following.end()


def _begins_with_a_name(words: str) -> bool:
    found = NAME.match(words)
    return found is not None and bool(_person(found[0], "", ""))


def _person(words: str, own: str, company: str) -> str:
    """A whole name with the titles before it, or these with the family name; empty for anything else."""
    kept: list[str] = []
    for word in words.split():
        if word.strip(".,").lower() in _NOBODY | names_of_days():
            break
        kept.append(word)
    whole = " ".join(kept).rstrip(".,")
    name = name_in(whole)
    is_whole = " " in name and not is_firm(name)
    low = in_ascii(name)
    is_theirs = any(low in other or other in low for other in map(in_ascii, filter(None, (own, company))))
    return whole if is_whole and not is_theirs else ""
