"""German: what the person noted in a few words, as a sentence with a subject and a verb."""

import re
from collections.abc import Sequence

from afterword.domain.phrasing import ended, fragment

_ICH = re.compile(
    r"(?:habe?|hab'|bin|kann|konnte|durfte|war|hatte|werde|würde|möchte|mag|weiß|spreche|arbeite|leite|kenne|mache|baue|"
    r"führe|betreue|pflege|unterrichte|plane|schreibe|verkaufe|bringe|beherrsche|verstehe|fahre|besitze|suche|"
    r"schrieb|hielt|nahm|gab|fand|trug|stand|ging|kam|half|lief|übernahm|begann|entwarf|sprach|las|sah|"
    r"brachte|kannte|dachte|wusste|[a-zäöüß]{2,}(?:[^aeiou]te|ete)|[a-zäöüß]{2,}iere)(?= )"
)
"""Verbs as one says them of oneself, in small letters."""
_SUBJECT = re.compile(
    r"(?:ich|wir|sie|er|es|man|mein\w*|unser\w*|ihr\w*|das|der|die|den|dem|dieser?|in|bei|seit|als|durch|nach|mit|"
    r"für|dort|dabei|damit)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:ist|sind|war|waren|hat|haben|habe|hatte|hatten|bin|wird|werden|kann|können|konnte|konnten|wurde|wurden|"
    r"[a-zäöüß]{2,}(?:[^aeiou]te|ete|ten))\b"
)
_DONE = re.compile(
    r"(?<![^\W])(?:(?:[a-zäöüß]{1,7})?ge[a-zäöüß]{2,}(?:t|en)|[a-zäöüß]{2,}iert|"
    r"(?:be|ver|er|ent|zer|über|unter|wider|miss)(?:[a-zäöüß]{2,}t|[a-zäöüß]*"
    r"(?:nommen|kommen|gonnen|loren|funden|standen|worfen|halten|schrieben|sprochen|schieden|wiesen)))$"
)
"""Ends with what was done: ``den Umzug geleitet``."""
_WENT = re.compile(r"(?:gegangen|gekommen|gefahren|gereist|gewesen|geworden|gezogen|geblieben|gewachsen)$")
_TO_DO = re.compile(r" [a-zäöüß]{3,}e?[rl]?n$")
"""Ends with what one can do: ``gut erklären``."""
_IS = re.compile(
    r"(?:gut|geduldig|ruhig|sorgfältig|zuverlässig|belastbar|flexibel|erfahren|freundlich|teamfähig|organisiert|genau|"
    r"schnell|kreativ|offen|pünktlich|geübt|vertraut|fit|stark|sicher|zweisprachig|ausgebildet)\b"
    r"(?! [a-zäöüß]+e[nrms]? [A-ZÄÖÜ])"
)
_LAST_COMMA = re.compile(r", (?=[^,]{1,30}$)(?!.* und )")
"""Of a few things one brings: between the last two stands no comma."""
_SMALL = re.compile(
    r"(?:Zwei|Drei|Vier|Fünf|Sechs|Sieben|Acht|Neun|Zehn|Elf|Zwölf|Viele|Mehrere|Lange|Gute|Große|Eine|Ein|Einen|"
    r"Meine|Meinen|Mein|Den|Die|Das|Habe|Hab|Bin|Kann|Konnte|War|Hatte|Leitete|Führte|Schrieb|Arbeitete|Spreche|"
    r"Gut|Geduldig|Ruhig|Sehr|Über|Rund|Fast|[A-ZÄÖÜ][a-zäöüß]{2,}(?:[^aeiou]te|ete))(?= )"
)
"""What begins with a capital only because it stands first."""

_MAY_ASK = (
    r"(?:ist|sind|war|waren|hat|habe|haben|wird|werden|kann|können|soll|sollen|muss|müssen|darf|dürfen|gibt|geht|"
    r"wäre|würde|hätte)"
)
_WHICH = (
    r"(?:w(?:er|en|em|as|ann|o|oher|ohin|ie|arum|eshalb|ieso|elche[mnrs]?)|"
    r"wor?(?:an|auf|für|mit|über|um|von|zu))"
)
_ASKS = re.compile(
    rf"(?:{_WHICH}(?: [\w-]+){{0,3}}? )?{_MAY_ASK} \S+|"
    rf"{_WHICH}(?: [\w-]+){{0,2}}? [a-zäöüß]{{2,}}(?:e|t|en) (?:ich|ihr|sie|wir|man|du|es)\b",
    re.IGNORECASE,
)
"""``wie groß ist das Team``, but not ``wie groß das Team ist``."""


def asked(text: str | Sequence[str]) -> str:
    """A question as a sentence: ``Wie groß ist das Team?``; what is no question of its own keeps its stop."""
    if not isinstance(text, str):
        return " ".join(map(asked, text))
    if not _ASKS.match(text) and not text.endswith("?"):
        return ended(text)
    return f"{text[:1].upper()}{text[1:].rstrip('?')}?"


def topic(text: str) -> str:
    """What was talked about, as it can follow a colon: a question as it was asked."""
    return f"\u201e{text[:1].upper()}{text[1:]}\u201c" if text.endswith("?") else ended(text)


_CLAUSE = re.compile(rf"(?:dass|ob|{_WHICH}) [^.?!]* [a-zäöüß]+", re.IGNORECASE)


def topic_first(text: str, follows: str, leads: str) -> str:
    """A sentence that begins with it where it is a clause, ``Wie Sie planen, …``; else it ends one."""
    if _CLAUSE.fullmatch(text):
        return f"{text[0].upper()}{text[1:]}{follows}"
    return leads + topic(text)


def of_oneself(text: str) -> str:
    """What the person brings, as a sentence: ``Ich habe den Umzug geleitet`` for ``den Umzug geleitet``.

    A name for a thing becomes ``Ich bringe … mit``. A blank stays one.
    """
    said = fragment(text)
    if not said or said.startswith("["):
        return ended(said)
    if (
        re.match(r"[Ii]ch\b", said)
        or (_SUBJECT.match(said) and _FINITE.search(said))
        or said.endswith(("?", "!"))
    ):
        return ended(said[0].upper() + said[1:])
    if _SMALL.match(said):
        said = said[0].lower() + said[1:]
    if _ICH.match(said):
        return ended(f"Ich {said}")
    if _DONE.search(said):
        return ended(f"Ich {'bin' if _WENT.search(said) else 'habe'} {said}")
    if found := re.match(r"(sehr )?gut (mit .+)", said):
        return ended(f"Ich kann {found[1] or ''}gut {found[2]} umgehen")
    if _IS.match(re.sub(r"^(?:sehr|auch|immer) ", "", said)) and not _TO_DO.search(said):
        return ended(f"Ich bin {said}")
    if _TO_DO.search(said) and not said[0].isdigit() and "," not in said:
        return ended(f"Ich kann {said}")
    thing, *more = re.split(r"(?=, (?:die|der|das|den|mit de[mnr]|wo|wie|dass|um) )", said, maxsplit=1)
    return ended(f"Ich bringe {_LAST_COMMA.sub(' und ', re.sub(r'^der ', 'den ', thing))} mit{''.join(more)}")
