"""German words for days and hours, put into the English ones that are then read."""

import re
from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    word: english
    for english, words in {
        "mon": "montag mo",
        "tue": "dienstag di",
        "wed": "mittwoch mi",
        "thu": "donnerstag do",
        "fri": "freitag fr",
        "sat": "samstag sonnabend sa",
        "sun": "sonntag so",
        "january": "januar jänner",
        "february": "februar",
        "march": "märz maerz mrz mär",
        "may": "mai",
        "june": "juni",
        "july": "juli",
        "october": "oktober okt",
        "december": "dezember dez",
        "today": "heute",
        "yesterday": "gestern",
        "day before yesterday": "vorgestern",
        "tomorrow": "morgen",
        "day after tomorrow": "übermorgen uebermorgen",
        "last": "letzten letzte letzter letztes vergangenen vergangene vorigen vorige",
        "next": "nächsten nächste nächster nächstes naechsten naechste naechster",
        "coming": "kommenden kommende kommender",
        "this": "diesen diese dieser dieses",
        "week": "woche",
        "weeks": "wochen",
        "month": "monat monats",
        "months": "monate monaten",
        "day": "tag",
        "days": "tage tagen",
        "hour": "stunde",
        "hours": "stunden",
        "minutes": "minute minuten",
        "a": "einem einer einen ein eine",
        "two": "zwei",
        "three": "drei",
        "four": "vier",
        "five": "fünf",
        "six": "sechs",
        "early": "anfang",
        "mid": "mitte",
        "end of": "ende",
        "until": "bis",
        "at": "um",
        "noon": "mittags mittag",
        "midnight": "mitternacht",
        "now": "jetzt",
        "": "den der dem des von",
    }.items()
    for word in words.split()
}
_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?!\w)\.?")
_PART_OF_DAY = re.compile(
    r"\b(heute|gestern|vorgestern|morgen|übermorgen|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)"
    r"\s+(?:früh|morgen|vormittag|nachmittag|abend)\b",
)
_CLOCK = re.compile(r"(?<![\d.:])(\d{1,2})(?:[.:](\d\d))?\s*uhr(?:\s*(\d\d))?\b")
_BEFORE_MONTH = re.compile(r"\b(\d{1,2})\.\s*(?=[a-zäö]{3})")
_AGO = re.compile(r"^vor\s+(\w+)\s+((?:tag|woche|monat|stunde|minute)(?:e?n?))\b")
_ON = re.compile(r"^(?:am|ab)\s+")
_WEEKDAY = r"((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)"
_NEXT_WEEKS = re.compile(rf"\bnext week,? {_WEEKDAY}\b|\b{_WEEKDAY} next week\b")


def in_english(text: str) -> str:
    """Plain letters in English words and ``10:00`` for ``10 Uhr``; what is not German stays as it is."""
    text = _ON.sub("", _AGO.sub(r"\1 \2 ago", text.strip()))
    text = _CLOCK.sub(lambda clock: f"{clock[1]}:{clock[2] or clock[3] or '00'}", text)
    text = _BEFORE_MONTH.sub(r"\1 ", _PART_OF_DAY.sub(r"\1", text))
    text, changed = _WORD.subn(lambda word: _WORDS[word[0].rstrip(".")], text)
    if changed:
        text = re.sub(r"\s+(?=,)|,(?=\s*,)", "", " ".join(text.split()))
    return _NEXT_WEEKS.sub(lambda week: f"next {week[1] or week[2]}", text)
