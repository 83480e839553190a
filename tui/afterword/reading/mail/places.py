"""Where an appointment is, and which link of a mail is the one to act on."""

import re
from collections.abc import Sequence
from itertools import takewhile

from afterword.domain.mails.kinds import MailKind
from afterword.domain.mails.mail import Link
from afterword.reading.mail.sentences import Sentence
from afterword.reading.mail.vocabulary import LinkWords

_LABEL = re.compile(
    r"[ \t*-]{0,4}(?:where|location|place|venue|address|ort|wo|adresse|treffpunkt|"
    r"veranstaltungsort)\s?(?::|\t)\s?(?P<said>[^\n]{3,200})",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:\d{1,5}[a-z]?\s(?:[A-ZÄÖÜ0-9][\w.'-]{0,24}\s){1,4}(?i:(?:street|st\.?|avenue|ave\.?|road|"
    r"rd\.?|lane|ln\.?|drive|dr\.?|blvd\.?|boulevard|"
    r"place|square|way|court|plaza|parkway|pkwy|broadway|terrace|row|quay|wharf|close|crescent|gardens|hill|"
    r"mews|yard|house))\b"
    r"|\d{1,5}\s(?i:broadway|main street)\b"
    r"|(?:[A-ZÄÖÜ][\wäöüß.-]{1,30}(?:straße|strasse|str\.|platz|weg|allee|gasse|ring|ufer|damm|"
    r"markt|hof|steig|park|chaussee|graben|tor|berg)|"
    r"(?:Am|An|Im|Auf|Zum|Zur|Unter|Alte|Neue|Hinter)\s(?:(?:der|den|"
    r"dem)\s)?[A-ZÄÖÜ][\wäöüß-]{2,30}(?:\s[A-ZÄÖÜ][\wäöüß-]{2,30})?|"
    r"[A-ZÄÖÜ][\wäöüß-]{2,30}\s(?:Straße|Strasse|Str\.|Platz|Weg|Allee|Ring|Ufer|Damm))\s\d{1,4}\s?[a-z]?\b)"
    # Without a number, a town stands behind it.
    r"|[A-ZÄÖÜ][\wäöüß-]{1,30}(?:straße|strasse|platz|gasse|allee|weg),\s(?:\d{4,5}\s)?[A-ZÄÖÜ][\wäöüß]+",
)
_ROOM = re.compile(
    r"\b(?:room|raum|zimmer|suite|floor|etage|stock|obergeschoss|building|gebäude|haus|rathaus|"
    r"conference room|"
    r"besprechungsraum|sitzungssaal|campus|headquarters|hauptsitz|foyer|empfang)\b[^.\n;()]{0,40}",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:at our|in our|in unserem|in unserer|in unseren|bei uns in(?: der| dem)?|im|in der|"
    r"at the|at)\s(?P<said>(?:[^.,;\n]{0,30}\s)?(?:office|headquarters|building|campus|studio|"
    r"büro\w*|zentrale|geschäftsstelle|niederlassung|hauptsitz|standort|werk|rathaus|haus|räumen|"
    r"räumlichkeiten)\b[^.;\n]{0,60})",
    re.IGNORECASE,
)
_VIRTUAL = re.compile(
    r"https?://|\b(?:zoom|teams|google meet|meet|webex|skype|video|phone|telefon|online|virtual)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s[-–]\s|\s(?:on|am|um|at)\s|,?\s(?:and|und|for|lasting)\s(?=(?:should|will|would|is|we|you|it|they|this|takes?|"
    r"lasts?|please|about|approximately|around|\d|wird|ist|dauert|sollte|wir|sie|es|bitte)\b)",
    re.IGNORECASE,
)
"""What stands behind an address and is none of it: the day, or the other half of the thought."""
_WORD = (
    r"(?:[A-ZÄÖÜ0-9][^\s,]*|(?:floor|level|room|suite|building|campus|ground|first|second|third|fourth|fifth|"
    r"top|entrance|reception|links|rechts|und|and|&|[-–])(?![^\s,]))"
)
_WORDS = rf"(?:(?:in|im|an|auf|der|dem|den|bei|of|on|the)\s)*{_WORD}"
_NAMES = re.compile(rf"{_WORD}(?:\s{_WORDS})*")
_NAMES_BEHIND = re.compile(rf"(?:,?\s{_WORDS})*")
"""What goes on with an address: names, numbers, floors; what a sentence goes on with is small."""
_ARTICLE = re.compile(r"(?:the|der|die|das|dem|den)\s")
_TRACKING = re.compile(
    r"[?&](?:utm_\w+|trk|mc_eid)=|/(?:track|click|open|pixel|beacon)/|\.(?:gif|png|jpg|jpeg|css)(?:\?|$)",
    re.IGNORECASE,
)


def place_in(text: str, sentences: Sequence[Sentence]) -> str:
    """Where to come, in their words; empty for a call or a meeting online."""
    for sentence in sentences:
        label = _LABEL.match(sentence.raw)
        if label and not _VIRTUAL.search(label["said"]):
            return _tidied(re.split(r"\.\s+(?=[A-ZÄÖÜ])", label["said"])[0])
    for sentence in sentences:
        if street := _STREET.search(sentence.raw):
            return _tidied(_around(sentence.raw, street.start(), street.end()))
    for sentence in sentences:
        room = _ROOM.search(sentence.raw)
        if room and re.search(r"\d", sentence.raw) and not _VIRTUAL.search(sentence.raw):
            return _tidied(_around(sentence.raw, room.start(), room.end()))
    return ""


def _around(raw: str, start: int, stop: int) -> str:
    """The whole of an address around a part of it: the pieces between commas that go with it."""
    before = raw[:start]
    cut = max(
        before.rfind(mark)
        for mark in (". ", ": ", "; ", " at ", " in ", " bei ", " im ", "'s ", "’s ", " is ")
    )
    first = cut + 1 if cut >= 0 and start - cut < 90 else start
    first = max(first, start - 90) if cut >= 0 else (0 if start < 60 and before.count(",") else start)
    prefix = re.sub(r"^(?:at|in|bei|im|is|s)\s", "", raw[first:start].lstrip(" .:;"))
    tail = re.match(r"(?:[^.;()\n]|\.(?=\s(?:Etage|Stock|OG)\b)){0,70}", raw[stop:])
    goes_on = _NAMES_BEHIND.match(_BEHIND.split(tail[0] if tail else "")[0])
    return f"{_names_before(prefix)}{raw[start:stop]}{goes_on[0] if goes_on else ''}"


def _names_before(prefix: str) -> str:
    """What names a house or a place before its street; not the words of the sentence, as "unserem Büro"."""
    *pieces, beside = (_ARTICLE.sub("", f"{piece.strip()} ").strip() for piece in prefix.split(","))
    if beside and not _NAMES.fullmatch(beside):
        return ""
    named = list(takewhile(_NAMES.fullmatch, reversed(pieces)))
    return "".join(f"{each}, " for each in reversed(named)) + (f"{beside} " if beside else "")


def _tidied(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:.-–")[:200]


def link_to_act_on(links: Sequence[Link], kind: MailKind, words: LinkWords) -> str:
    """The link a mail of that kind wants followed; empty where it has none."""
    wanted = {
        "invitation": (words.meeting,),
        "moved": (words.meeting, words.booking),
        "choose_times": (words.booking, words.portal),
        "task": (words.testing, words.portal),
        "contract": (words.signing, words.portal),
        "offer": (words.signing, words.portal),
        "question": (words.portal,),
        "references": (words.portal,),
    }.get(kind, ())
    fit = [
        link
        for link in links
        if not words.never.search(f"{link.url} {link.said}") and not _TRACKING.search(link.url)
    ]
    for pattern in wanted:
        for link in fit:
            if pattern.search(link.url):
                return link.url
        for link in fit:
            if pattern.search(link.said):
                return link.url
    if kind in ("task", "choose_times", "contract", "question") and len({link.url for link in fit}) == 1:
        return fit[0].url
    return ""
