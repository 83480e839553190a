"""English: in letters of the United States, and of everywhere else."""

import re
from collections.abc import Sequence
from datetime import datetime

from afterword.domain.languages.definition import DayForms, Language, Odd
from afterword.domain.languages.english_sentences import asked, of_oneself, topic
from afterword.domain.letters import small
from afterword.domain.phrases import listed
from afterword.domain.phrasing import contracted, fragment
from afterword.domain.titles import parted, titled

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march april may june july august september october november december"
_COMMON = (
    "the and of to with for is are you your we our will have this that on as be at it my me from"
    " not but or by they has had would there been which about i"
)

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"

# Days and hours


def _clock(local: datetime, country: str) -> str:
    if country != "US":
        return f"{local:%H:%M}"
    return f"{local.hour % 12 or 12}:{local.minute:02} {'a.m.' if local.hour < 12 else 'p.m.'}"


# How one addresses somebody

_IN_ENGLISH = {
    "frau": "Ms.", "herr": "Mr.", "professor": "Professor", "prof": "Professor", "dr": "Dr.",
    **{title: title.capitalize() for title in ("ms", "mrs", "mr", "mx", "miss")},
}  # fmt: skip
"""Titles as English letters have them; one that is not here is left out."""


def _addressed(salutation: str, full: str) -> tuple[str, str]:
    titles, words = parted(salutation)
    said = [_IN_ENGLISH.get(title.lower().rstrip("."), "") for title in titles]
    title = next((each for each in ("Professor", "Dr.") if each in said), "") or " ".join(filter(None, said))
    if title and words:
        # As they wrote it themselves where that is English: Mr Ferriby.
        is_english = len(titles) == 1 and titles[0] not in ("Frau", "Herr", "Prof.")
        name = salutation if is_english else f"{title} {' '.join(words)}"
    else:
        name = titled(full)[0]
    return name, f"Dear {name}"


def _conversation(people: Sequence[str], is_ours: bool) -> str:
    if is_ours:
        return "our conversation"
    return f"my interview with {listed(people)}" if people else "my interview"


_BRITISH = {"favor": "favour", "apologize": "apologise", "color": "colour"}
_AMERICAN = re.compile(rf"\b({'|'.join(_BRITISH)})(?=s?\b)")
_LONG_DAY = re.compile(
    rf"\b((?:{'|'.join(_WEEKDAYS.title().split())}), (?:{'|'.join(_MONTHS.title().split())}) \d\d?)(?= [a-z])"
)


def _spelled(text: str, country: str) -> str:
    """American letters stay in North America, and so does the comma after ``Monday, April 27``."""
    if country in ("", "US", "CA"):
        return _LONG_DAY.sub(r"\1,", text)
    return _AMERICAN.sub(lambda word: _BRITISH[word[0]], text)


# What was talked about

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
_OPENING = (
    "^(?:"
    rf"(?:that|why|what|when|where|whether|if|who|how|(?:how|what|which) [\w-]+) (?:{_AUXILIARY} )?"
    r"|the (?:way|fact|reasons?|idea|plan|question) (?:that |why |how |whether )?"
    r"|(?:the|an?|all the|everything|something) "
    r"(?:(?!(?:when|and|or|if|while|because|as|who|once|but|than)\b)[\w-]+ )?"
    r")?"
)
"""What stands before a word for somebody where nobody but the reader was named."""
_OPENS = re.compile(rf"{_OPENING}(?P<they>they|their|theirs)\b", re.IGNORECASE)
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
    rf"{_OPENING}(?P<one>he|she|him|his|hers?)\b"
    r"|(?:^|\b(?:about|how|what|where|why|of|in|at) )(?P<they>they|theirs?)\b",
    re.IGNORECASE,
)
"""Words for the reader as for somebody else, before anybody else is named whom they may mean."""
_HALF = re.compile(
    r"(?:because|(?:since|so) (?:they|you|we|it|he|she|that)|but|although|though|and|or"
    r"|talked|spoke|asked|told|said)\b",
    re.IGNORECASE,
)
"""What opens the second half of a sentence, or one without a subject."""


def _fitted(text: str, friendly: bool, outside: bool) -> str:
    topic = fragment(text)
    bare = fragment(_REPORT.sub("", topic)) or topic
    return bare if outside else _as_you(bare)


_SORE = re.compile(
    r"\b(?:(?:you|they) (?:just |recently )?lost|(?:lost|losing) (?:\w+ )?(?:people|staff|clients?)|"
    r"laid off|layoffs?|(?:got|was|were) fired|turnover|lawsuits?|bankrupt\w*|scandals?|budgets? (?:is|are)|"
    r"short of money|understaffed|gap years?|my gap|why i left|my (?:divorce|illness|burn-?out|kids|salary)|"
    r"complain\w*|bad reviews?|glassdoor)\b",
    re.IGNORECASE,
)
"""What nobody likes to read of themselves, or what one had better not write of oneself."""


def _oddity(text: str, outside: bool) -> Odd | None:
    if sore := _SORE.search(text):
        return Odd(*sore.span(), "", sore=True)
    if half := _HALF.match(text):
        return Odd(*half.span(), "")
    found = _SPOKEN_OF.search(text)
    if found and not (outside and found["they"]):
        start, end = found.span(found.lastgroup or 0)
        return Odd(start, end, "you" if small(text[start:end]) in ("he", "she", "him", "they") else "your")
    named = None if outside else _NEXT.search(text)
    if named and not _MANY.search(text[: named.start()]):
        return Odd(*named.span(), _YOU[small(named[0])])
    return None


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


LANGUAGE = Language(
    code="en",
    name="English",
    called=frozenset({"englisch", "en-us", "en-gb"}),
    speakers=frozenset(),
    titles=None,
    firms=re.compile(r" (?:Ltd|Limited|PLC|LLP|LLC|Inc|Incorporated|Corp|Corporation)\.?$", re.IGNORECASE),
    addresses=re.compile(r"(?:https?://)?[^/\s]+\.(?:uk|ie|us|edu|gov|com\.au)(?![\w.-])", re.IGNORECASE),
    of_a_company=re.compile(r"\b(?:at|join(?:ing)?|with|for|from|by|the)\s+$", re.IGNORECASE),
    pay_rate=re.compile(
        rf"(?<![\w$.,])(?:\d[\d.,]{{0,9}}k?|{_TENS}(?:[- ]\w{{3,5}})?|\w{{3,5}}teen|ten|eleven|twelve)"
        r"(?:\s(?:thousand|grand|bucks|quid))?\s(?:(?:an|per)\shour|(?:a|per)\s(?:year|month|week|shift|day|annum))\b"
        rf"|(?<!\w)(?:\d{{1,3}}|{_TENS}(?:[- ]\w{{3,5}})?)\s?(?:grand|k)\b",
        re.IGNORECASE,
    ),
    nouns_have_capitals=False,
    common=frozenset(_COMMON.split()),
    weekdays=_WEEKDAYS.split(),
    months=_MONTHS.split(),
    more_days={},
    in_english=str,
    day_forms={
        "": DayForms("D MMMM", "dddd, D MMMM", "D MMMM YYYY"),
        "US": DayForms("MMMM D", "dddd, MMMM D", "MMMM D, YYYY"),
    },
    is_day_first=False,
    conversation=_conversation,
    test_task="my test task",
    about=("about", "for"),
    at="at {}".format,
    with_you=lambda familiar: "with you",
    on="on {}",
    today="today",
    clock=_clock,
    clocks=lambda said, city, usual, mine: f"{said} {usual or city} time (my {mine})",
    hour=str,
    nobody="Dear hiring team",
    greeting="Dear",
    greetings=("Dear", "Hello", "Hi"),
    to_friend="Hi",
    addressed=_addressed,
    friendly_by_first_name_only=False,
    registers={"formal": "formal", "friendly": "friendly"},
    as_to=lambda source, familiar: contracted(source) if familiar else source,
    filters={"topic": topic, "oneself": of_oneself, "asked": asked},
    spelled=_spelled,
    blanks={},
    asked=" to: {}",
    to_a_machine="If a machine answers, say:",
    fitted=_fitted,
    oddity=_oddity,
    a_topic="your plan to merge the depots",
    places_are_read=True,
    dialects={"": "AMERICAN", "AU": "AUSTRALIAN", "CA": "CANADIAN", "IN": "INDIAN"}
    | dict.fromkeys(("GB", "IE", "NZ", "ZA"), "BRITISH"),
    word_list="",
)
