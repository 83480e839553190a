"""A mail's text as sentences of plain words, each with its place in the text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

LONGEST = 1_200
"""Characters of a sentence; what has no end for longer is cut there."""
BEGINNING = 4
"""So many letters of a word say where to look for the patterns it begins or holds."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[*:/·]-?(?:innen|in)\b)?")
_APOSTROPHE = re.compile("['’]")
_ENDINGS = re.compile(r"[*:/·]-?(?:innen|in)$")
_SHORTENED = {
    "re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am", "s": "",
}  # fmt: skip
_IS = frozenset({
    "it", "that", "there", "she", "he", "what", "here", "who", "everything", "one", "this", "when", "how",
    "where",
})  # fmt: skip
_WHOLE = {"can": ("can",), "won": ("will",), "shan": ("shall",)}
_HASTY = {
    "cannot": "can not", "cant": "can not", "wont": "will not", "dont": "do not", "didnt": "did not",
    "doesnt": "does not", "isnt": "is not", "arent": "are not", "wasnt": "was not", "werent": "were not",
    "couldnt": "could not", "wouldnt": "would not", "havent": "have not", "hasnt": "has not",
    "youve": "you have", "weve": "we have", "theyve": "they have", "ive": "i have", "youre": "you are",
    "theyre": "they are", "thats": "that is", "whats": "what is", "youll": "you will", "lets": "let us",
    "u": "you", "ur": "your", "pls": "please", "plz": "please", "thx": "thanks", "thnx": "thanks",
    "tmrw": "tomorrow", "tmw": "tomorrow", "gonna": "going to", "wanna": "want to", "gotta": "have to",
    "recieved": "received", "recieve": "receive", "unfortunatly": "unfortunately", "interveiw": "interview",
    "unfortunatley": "unfortunately", "tommorow": "tomorrow", "tommorrow": "tomorrow", "tomorow": "tomorrow",
    "availible": "available", "availablity": "availability", "availabilty": "availability",
    "sucessful": "successful", "succesful": "successful", "unsucessful": "unsuccessful",
    "aplication": "application", "applicaton": "application", "postion": "position", "calender": "calendar",
    "candiate": "candidate", "oportunity": "opportunity", "experiance": "experience", "adress": "address",
    "resceduled": "rescheduled", "rescedule": "reschedule", "shedule": "schedule", "cancled": "cancelled",
    "koennens": "koennen sie", "habens": "haben sie", "schickens": "schicken sie", "kommens": "kommen sie",
    "gebens": "geben sie", "meldens": "melden sie", "sagens": "sagen sie", "rufens": "rufen sie",
    "sinds": "sind sie", "wollens": "wollen sie", "moechtens": "moechten sie", "wissens": "wissen sie",
    "koennt": "koennen", "haett": "haette", "waer": "waere", "wuerd": "wuerde", "koenns": "koennen sie",
    "nich": "nicht", "nciht": "nicht", "nen": "einen",
    "vorstellungsgepraech": "vorstellungsgespraech", "gesprach": "gespraech", "bewebung": "bewerbung",
    "bewerbumg": "bewerbung", "enschieden": "entschieden", "entschiden": "entschieden", "leidr": "leider",
    "termim": "termin", "morgn": "morgen", "rueckmledung": "rueckmeldung", "untelagen": "unterlagen",
}  # fmt: skip
"""What is written in haste, in a dialect or wrong, and the words that are meant; all of them folded."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})

_ITEM = re.compile(r"[ \t]*(?:[-*•·‣▪–—>]|\(?\d{1,2}[.)])[ \t]")
_LABEL = re.compile(r"[ \t]*[^\W\d_][\w /&.-]{0,28}(?::|\t)")
_SHORT_LINE = 45
"""Characters; a shorter line is not broken off, it ends."""
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)]*(?=\s)|[;\n]|\s[-–—]\s(?=[A-ZÄÖÜ])|[:;]-?[)(](?=\s|$)")
_SHORT = re.compile(
    r"(?:^|[\s(.])(?:[A-Za-zÄÖÜäöü]|dr|mr|ms|mrs|prof|nr|no|tel|st|str|ca|bzw|inkl|exkl|evtl|ggf|vgl|bspw|"
    r"usw|etc|approx|ext|ref|fr|hr|inc|ltd|co|corp|dipl|ing|abt|max|min|std|jan|feb|mar|mär|apr|jun|jul|"
    r"aug|sept?|o[ck]t|nov|de[cz]|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|mo|di|mi|do|sa|so|[ap]\.m|"
    r"z\.b|i\.d\.r)$",
    re.IGNORECASE,
)
_MONTH_NEXT = re.compile(
    r"\s+(?:(?-i:[a-zäöü(])|jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|de[cz]|uhr|[-–])",
    re.IGNORECASE,
)


def in_ascii(word: str) -> str:
    """A word in small letters without accents, umlauts as they are written without them."""
    word = word.lower()
    if word.isascii():
        return word
    word = word.translate(_UMLAUTS)
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@dataclass(frozen=True)
class Word:
    """One word, folded, and where it stands; two words can share a place ("can't")."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """One sentence: its place in the text and its words."""

    start: int
    end: int
    raw: str
    paragraph: int

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, folded."""
        return tuple(words_in(self.raw, self.start))

    @cached_property
    def plain(self) -> str:
        """Its words with one space before and after each."""
        return f" {' '.join(word.text for word in self.words)} "

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """The first letters of its words, each once."""
        return tuple(dict.fromkeys(word.text[:BEGINNING] for word in self.words))

    @property
    def is_question(self) -> bool:
        """Whether it ends as questions do."""
        return self.raw.rstrip(" \"'”’)").endswith("?")


def words_in(text: str, start: int = 0) -> Iterator[Word]:
    """The words of a text, folded; what is shortened is written out ("don't": do, not)."""
    for found in _WORD.finditer(text):
        where = (start + found.start(), start + found.end())
        first, *rest = (found[0],) if found[0].isalnum() else _APOSTROPHE.split(_ENDINGS.sub("", found[0]))
        word = in_ascii(first)
        if not rest and word in _HASTY:
            yield from (Word(each, *where) for each in _HASTY[word].split())
            continue
        short = in_ascii(rest[-1]) if rest else ""
        if short == "t" and (word in _WHOLE or word.endswith("n")):
            yield from (Word(each, *where) for each in _WHOLE.get(word, (word[:-1],)))
            yield Word("not", *where)
            continue
        yield Word(word, *where)
        if word == "let" and short == "s":
            yield Word("us", *where)
        elif short == "s" and word in _IS:
            yield Word("is", *where)
        elif _SHORTENED.get(short):
            yield Word(_SHORTENED[short], *where)


def sentences_in(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text; lines that only broke off go on in the next."""
    found: list[Sentence] = []
    paragraph = 0
    for start, end, is_new in _blocks(text):
        paragraph += is_new
        joined = text[start:end].replace("\n", " ")
        for first, last in _ends(joined):
            raw = joined[first:last]
            if raw.strip():
                found.append(Sentence(start + first, start + last, raw, paragraph))
    return tuple(found)


def _blocks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Runs of lines that belong together; ``True`` where an empty line was before."""
    lines = list(re.finditer(r"[^\n]*(?:\n|$)", text))
    start, end, is_new, was_empty = 0, 0, True, True
    before = ""
    for line in lines:
        words = line[0].strip()
        if not words:
            if end > start:
                yield start, end, is_new
            start = end = line.end()
            was_empty, before = True, ""
            continue
        goes_on = before and not _ends_line(before, line[0])
        if not goes_on:
            if end > start:
                yield start, end, is_new
            start, is_new = line.start(), was_empty
        end, was_empty, before = line.start() + len(line[0].rstrip()), False, line[0].rstrip()
    if end > start:
        yield start, end, is_new


def _ends_line(before: str, line: str) -> bool:
    """Whether a line is over, and the next one does not carry it on."""
    if _ITEM.match(line) or _LABEL.match(line) or _LABEL.match(before):
        return len(before) < 2 * _SHORT_LINE or bool(_ITEM.match(line) or _LABEL.match(line))
    first = line.lstrip()[:1]
    return len(before) < _SHORT_LINE and not first.islower() and not before.endswith(",")


def _ends(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        before = text[max(start, found.start() - 12) : found.start()]
        if found[0].startswith(".") and (
            _SHORT.search(before) or (before[-1:].isdigit() and _MONTH_NEXT.match(text, found.end()))
        ):
            continue
        if found.end() - start > LONGEST:
            yield from _cut(start, found.end())
        else:
            yield start, found.end()
        start = found.end()
    yield from _cut(start, len(text))


def _cut(start: int, end: int) -> Iterator[tuple[int, int]]:
    for first in range(start, end, LONGEST):
        yield first, min(first + LONGEST, end)
