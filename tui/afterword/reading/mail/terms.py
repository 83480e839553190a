"""What an offer says of pay, hours, leave and the first day, without the sentence that makes it."""

import re
from collections.abc import Iterator, Sequence

from afterword.reading.mail.sentences import Sentence
from afterword.reading.mail.vocabulary import MailWords

_TERM = re.compile(
    r"[$€£]|\b(?:salary|wage|stipend|eur|usd|gbp|chf|bonus|commission|relocation|pension|probation\w*|vacation|"
    r"pto|(?:annual|paid|parental)\sleave|days(?:\sof)?\s(?:\w+\s)?(?:leave|holidays?)|hours\s(?:per|a)\sweek|"
    r"start(?:ing)?\sdate|you\s(?:would|will)\sstart|"
    r"\w*gehalt\w*|vergütung\w*|brutto|\w*urlaub\w*|wochenstunden|stunden\s(?:pro|in\sder|die)\swoche|probezeit|"
    r"arbeitsbeginn|eintritt\w*)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:you|your|ihnen|dir|position|role|job|post|stelle|we|i|wir|ich|behalf|namen)\b", re.IGNORECASE
)
"""Words of the offer itself: what is agreed on begins behind the last of them."""
_JOINS = re.compile(r"(?:\b(?:with|at|for|offering|paying|mit|zu|bei|ab)\s|[,;:–—(]\s?)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:einem|einer|einen|dem|der|ihrem|ihrer|deinem|deiner)\s", re.IGNORECASE)
_MAKES_IT = re.compile(
    r"(?:,\s(?:we|I)\b|\s(?:möchte\w*|würde\w*|wollen|biete\w*|freue\w*)\s(?:wir|ich)\b|"
    r"\s(?:anzubieten|anbieten|unterbreiten|machen)\b|\san(?=[.!]?$)).*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 1_000


def terms_in(sentences: Sequence[Sentence], words: MailWords) -> str:
    """What is offered, in their words; what they ask about it is none of it."""
    said = (sentence for sentence in sentences if not sentence.is_question)
    return " ".join(term for each in said if (term := _term(each, words)))[:_LONGEST]


def _term(sentence: Sentence, words: MailWords) -> str:
    raw = " ".join(sentence.raw.split())
    found = _TERM.search(raw)
    if found is None or words.asking.is_in(sentence):
        return ""
    if not any(each.name in ("offer", "contract") for each in words.strong.found_in(sentence)):
        return raw
    offered = max(_ends(_OFFERED, raw, 0, found.start()), default=0)
    start = max(_ends(_JOINS, raw, offered, found.start()), default=found.start())
    article = _ARTICLE.match(raw, start)
    term = _MAKES_IT.sub("", raw[article.end() if article else start :]).rstrip(" ,;)")
    return term if term.endswith((".", "!")) else f"{term}."


def _ends(pattern: re.Pattern[str], raw: str, start: int, stop: int) -> Iterator[int]:
    return (found.end() for found in pattern.finditer(raw, start, stop))
