"""What an offer says of pay, hours, leave and the first day, without the sentence that makes it."""

import re
from collections.abc import Iterator, Sequence

from afterword.reading.mail.sentences import Sentence
from afterword.reading.mail.vocabulary import MailWords

_LONGEST = 1_000


def names_terms(text: str, words: MailWords) -> bool:
    """Whether a mail names a pay and when work begins, as offers do whatever they call themselves."""
    return bool(words.terms.pay.search(text) and words.terms.begins.search(text))


def terms_in(sentences: Sequence[Sentence], words: MailWords) -> str:
    """What is offered, in their words; what they ask about it is none of it."""
    said = (sentence for sentence in sentences if not sentence.is_question)
    return " ".join(term for each in said if (term := _term(each, words)))[:_LONGEST]


def _term(sentence: Sentence, words: MailWords) -> str:
    raw = " ".join(sentence.raw.split())
    found = words.terms.named.search(raw)
    if found is None or words.asking.is_in(sentence):
        return ""
    if not any(each.name in ("offer", "contract") for each in words.strong.found_in(sentence)):
        return raw
    offered = max(_ends(words.terms.offered, raw, 0, found.start()), default=0)
    start = max(_ends(words.terms.joins, raw, offered, found.start()), default=found.start())
    article = words.terms.before.match(raw, start)
    term = words.terms.makes_it.sub("", raw[article.end() if article else start :]).rstrip(" ,;)")
    return term if term.endswith((".", "!")) else f"{term}."


def _ends(pattern: re.Pattern[str], raw: str, start: int, stop: int) -> Iterator[int]:
    return (found.end() for found in pattern.finditer(raw, start, stop))
