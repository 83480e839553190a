"""What was talked about, made fit to be read by the one it was talked about with.

People note a topic as they think of it: ``we talked about how they migrate``, ``they are hiring``. The
report of the talking goes, and where ``they`` can only be the reader's own company it becomes ``you``.
All else stays as it was typed; what then still reads oddly is for the checks to say (PF-11).
"""

import re
from typing import NamedTuple

from afterword.domain.letters import small
from afterword.writing.phrasing import fragment


class Odd(NamedTuple):
    """What reads oddly in a topic: ``start`` to ``end``, and the word to write ``instead`` if one will do."""

    start: int
    end: int
    instead: str


def fitted(text: str, language: str, *, friendly: bool = False, outside: bool = False) -> str:
    """``text`` as it can follow a colon and be read by somebody of the company, or ``outside`` of it.

    In German ``friendly`` readers are ihr, the others Sie.
    """
    topic = fragment(text)
    if language == "de":
        bare = _without_report_de(topic)
        return bare if outside else _as_sie(bare, friendly=friendly)
    bare = fragment(_REPORT.sub("", topic)) or topic
    return bare if outside else _as_you(bare)


def oddity(text: str, language: str, *, outside: bool = False) -> Odd | None:
    """Where a topic still speaks of its reader as of somebody else, or is half a sentence."""
    german = language == "de"
    if half := (_HALF_DE if german else _HALF).match(text):
        return Odd(*half.span(), "")
    found = (_SPOKEN_OF_DE if german else _SPOKEN_OF).search(text)
    if found and not (outside and found["they"]):
        start, end = found.span(found.lastgroup or 0)
        word = small(text[start:end])
        instead = "you" if word in ("he", "she", "him", "they") else "your"
        return Odd(start, end, "" if german else instead)
    named = None if german or outside else _NEXT.search(text)
    if named and not _MANY.search(text[: named.start()]):
        return Odd(*named.span(), _YOU[small(named[0])])
    return None


# English

_CLAUSE = r"(?:how|why|what|when|where|whether|if|which|who|that)\b"
_MORE = r"(?:(?:at length|a lot|a bit|a little|briefly|mostly|mainly|also|then|just|both|all|more|again) )*"
_NO_NUMBER = r"(?!(?:half|an?|one|two|three|four|five|six|ten|twenty)\b|\d)"
_REPORT = re.compile(
    "^(?:"
    rf"(?:(?:we|i|he|she|they|you) )?(?:(?:had|have|were|was) )?{_MORE}"
    "(?:"
    r"(?:talked|talking|spoke|spoken|speaking|chatted|chatting|told (?:me|us|them|him|her|you)"
    rf"|(?:had )?(?:a (?:good |long |short )?)?(?:talk|chat|conversation|discussion)) {_MORE}(?:about|of) "
    rf"|(?:discussed|discussing|mentioned|went over|explained|described|talked through) {_MORE}(?:that )?"
    rf"|(?:said|told (?:me|us)) (?:that )?(?={_CLAUSE}|they\b|their\b)"
    rf"|(?:asked|told|showed) (?:(?:me|us|them|him|her) )?(?:about )?(?={_CLAUSE})"
    r"|(?:asked|asking) (?:(?:me|us|them|him|her) )?about )"
    r"|we (?:also |mostly |mainly )?covered "
    rf"|it was (?:all |mostly |mainly )?about {_NO_NUMBER}"
    r"|about (?=(?:the|how|why|what|whether|their|your|my|our|his|her|its|that)\b)"
    ")",
    re.IGNORECASE,
)
"""``we talked about``, ``she explained``, ``about``: that it was talked about goes without saying."""

_AUXILIARY = r"(?:do|did|are|were|will|would|can|could|should|have|had|might|may)"
_OPENS = re.compile(
    "^(?:"
    rf"(?:that|why|what|when|where|whether|if|who|how|(?:how|what|which) [\w-]+) (?:{_AUXILIARY} )?"
    r"|the (?:way|fact|reasons?|idea|plan|question) (?:that |why |how |whether )?"
    r"|(?:the|an?|all the|everything|something) "
    r"(?:(?!(?:when|and|or|if|while|because|as|who|once|but|than)\b)[\w-]+ )?"
    r")?(?P<they>they|their|theirs)\b",
    re.IGNORECASE,
)
"""Where nobody but the reader's people can be meant: no others were named before."""
_NEXT = re.compile(r"\b(?:they|them|theirs?|themselves)\b", re.IGNORECASE)
_NEXT_OR_OTHERS = re.compile(
    rf"(?P<they>{_NEXT.pattern})"
    r"|\b(?:an?|the|every|each|any|some|new|and|people|children|men|women|staff|data|\w+[^\Wsui]s)\b",
    re.IGNORECASE,
)
"""Also words after which ``their`` may be somebody else's: ``they give apprentices their own budget``."""
_MANY = re.compile(r"\b(?:people|children|men|women|staff|data|you|your|who|\w+[^\Wsui]s)\b", re.IGNORECASE)
"""Words after which ``they`` may be several others, or somebody."""
_YOU = {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourselves"}

_SPOKEN_OF = re.compile(
    r"\b(?:he|she|him|his|hers?)\b|(?:^|\b(?:about|how|what|where|why|of|in|at) )(?P<they>they|theirs?)\b",
    re.IGNORECASE,
)
"""Words for the reader as for somebody else; "they" may well be others, unless it comes first."""
_HALF = re.compile(
    r"(?:because|(?:since|so) (?:they|you|we|it|he|she|that)|but|although|though|and|or"
    r"|talked|spoke|asked|told|said)\b",
    re.IGNORECASE,
)
"""What opens the second half of a sentence, or one without a subject."""


def _as_you(topic: str) -> str:
    opening = _OPENS.match(topic)
    if opening is None:
        return topic
    told, said = [topic[: opening.start("they")], _YOU[small(opening["they"])]], opening.end("they")
    for found in _NEXT_OR_OTHERS.finditer(topic, said):
        if found["they"] is None:
            break
        told += [topic[said : found.start()], _YOU[small(found["they"])]]
        said = found.end()
    return "".join((*told, topic[said:]))


# German

_QUESTION = (
    r"(?:dass|wie(?: \w+)?|warum|weshalb|wieso|was|wann|wo|ob|wo(?:r)?(?:an|mit|für|bei|von|rauf|um|zu|hin))"
)
_VIEL = r"(?:(?:uns|mir|auch|kurz|lange|länger|viel|ausführlich|vor allem|hauptsächlich) )*"
_WER = r"(?:wir|ich|sie|er|man)"
_WER_HAT = rf"{_WER} (?:haben?|hat|hatten?) {_VIEL}"
_GEREDET = r"(?:gesprochen|geredet|unterhalten|diskutiert)"
_BERICHTE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WER_HAT}über (?P<topic>.+) {_GEREDET}",
        rf"{_WER_HAT}darüber {_GEREDET}, (?P<topic>.+)",
        rf"{_WER_HAT}(?:erzählt|gesagt|erklärt|erwähnt|gezeigt), (?P<topic>.+)",
        rf"{_WER} (?:sprachen|sprach|redeten?|unterhielten) {_VIEL}(?:über|darüber,) (?P<topic>.+)",
        rf"{_WER} (?:erzählten?|sagten?|erklärten?|erwähnten?) {_VIEL}(?:davon)?, (?P<topic>.+)",
        r"es ging (?:auch |vor allem )?(?:um|darum,) (?P<topic>.+)",
        r"über (?P<topic>(?:das|die|den|einen?|ihren?|euren?|eure)\b.+)",
    )
)
_DEN = re.compile(
    r"(?P<article>den|(?P<stem>k?ein|ihr|euer|eur|mein)en) (?P<more>(?:[a-zäöüß-]+en )*)"
    r"(?P<noun>[A-ZÄÖÜ]\S*[^n\W])(?=\W|$)"
)
"""A man's or a thing's case after ``über``: it becomes the one that follows a colon."""

_SIE = re.compile(
    rf"(?P<before>(?:{_QUESTION} )?)sie(?P<between> (?P<rest>[^\s,;.?!][^,;.?!]*))(?P<more>.*)", re.IGNORECASE
)
_IHR_NOUN = re.compile(r"(?P<ihr>[Ii]hr)(?P<ending>e[mnrs]?)? (?=(?:[a-zäöüß-]+e[mnrs]? )*[A-ZÄÖÜ])")
_SPOKEN_OF_DE = re.compile(
    rf"(?:^|^(?i:{_QUESTION}) |\bund {_QUESTION} )(?:(?P<they>sie)|(?P<word>er|ihn|ihm))\b"
    r"|^(?P<she>Er|Sie(?= [a-zäöüß]+t\b))"
)
_HALF_DE = re.compile(r"(?:weil|denn|da|sodass|aber|obwohl|und|oder|den|einen)\b")


def _without_report_de(topic: str) -> str:
    for report in _BERICHTE:
        if found := report.fullmatch(topic):
            return _nominative(fragment(found["topic"]))
    return topic


def _nominative(topic: str) -> str:
    found = _DEN.match(topic)
    if found is None:
        return topic
    article = "der" if found["article"] == "den" else {"eur": "euer"}.get(found["stem"], found["stem"])
    ending = "e" if article == "der" else "er"
    more = re.sub(r"en ", f"{ending} ", found["more"])
    return f"{article} {more}{topic[found.start('noun') :]}"


def _as_sie(topic: str, *, friendly: bool) -> str:
    if noun := _IHR_NOUN.match(topic):
        return _theirs(noun, friendly=friendly) + topic[noun.end() :]
    found = _SIE.fullmatch(topic)
    verb = _finite(found["rest"].split(), is_clause=bool(found["before"])) if found else None
    if found is None or verb is None:
        return topic
    words = found["rest"].split()
    if friendly:
        words[verb] = _of_ihr(words[verb])
    inner = re.sub(
        rf"^(?P<verbs>(?:[a-zäöüß]+ ){{0,2}})(?=ihre?[mnrs]? )(?P<their>{_IHR_NOUN.pattern})",
        lambda match: match["verbs"] + _theirs(match, friendly=friendly),
        " ".join(words),
    )
    pronoun = ("ihr" if found["before"] else "Ihr") if friendly else "Sie"
    return f"{found['before']}{pronoun} {inner}{found['more']}"


def _finite(words: list[str], *, is_clause: bool) -> int | None:
    """The place of the verb that goes with sie, if that are several; one alone ends otherwise."""
    place = len(words) - 1 if is_clause else 0
    return place if re.fullmatch(r"[a-zäöüß]+n|sind", words[place]) else None


def _of_ihr(verb: str) -> str:
    """``plant`` for ``planen``, ``arbeitet`` for ``arbeiten``, ``seid`` for ``sind``."""
    if verb == "sind":
        return "seid"
    stem = re.sub(r"(?:e(?=n$))?n$", "", verb)
    return f"{stem}et" if re.search(r"(?:[dt]|[^aeiouäöülmnrh][mn])$", stem) else f"{stem}t"


def _theirs(found: re.Match[str], *, friendly: bool) -> str:
    ending = found["ending"] or ""
    if not friendly:
        return f"Ihr{ending} "
    return f"eur{ending} " if ending else "euer "
