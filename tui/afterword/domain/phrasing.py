"""What the person typed, made fit to stand inside a sentence.

Nothing is reworded: control characters go, an end stop is settled by the sentence around it, and
the first letter becomes small only where that cannot hurt a name.
"""

import re
from collections.abc import Sequence

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
# C0, DEL, C1; marks that turn the direction of what follows; halves of characters, which no
# clipboard can take.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

_SMALL_WORDS = """
    a about after all an and any as at because before both by during each every for from given he her
    his how if in instead it its many more most my no not of on one only our she since some that the
    their there these they this those though through to two under until we what when where whether which
    while who why with without you your
    being bringing building cutting doing finding getting giving having helping hiring keeping leading
    learning looking making managing moving opening planning putting reducing running setting showing
    starting taking talking teaching testing training turning using working writing
"""
"""Words that are no name, even where they stand first. Others keep the letter they were typed with."""
_SMALL = frozenset(_SMALL_WORDS.split())

_SHORT = {"am": "m", "would": "d", "will": "ll"}
_LONG = re.compile(r"\b(?:(I) (am|would|will)|(do|did|could|is) not)(?= \w)")

_EITHER = re.compile(r"«([^«»|]*)\|([^«»|]*)»")

_SPOKEN = re.compile(r"\+|\d+|[^\W\d_]+")


def one_line(text: str) -> str:
    """``text`` as typed, on one line with single spaces, without control characters or marks of direction."""
    return re.sub(" {2,}", " ", _CONTROLS.sub("", _BREAKS.sub(" ", text))).strip()


def fragment(text: str) -> str:
    """``text`` as it can follow a colon: no end stop, and a small first letter where that is safe."""
    line = one_line(text).rstrip(" .,;:")
    first = re.match(r"[^\W\d_]+(?![\w'\u2019&.-])", line)
    if first and first[0] == first[0].capitalize() and first[0].lower() in _SMALL:
        return line[0].lower() + line[1:]
    return line


def ended(text: str | Sequence[str]) -> str:
    """``text`` closed by a full stop, unless it ends a sentence itself; several, one after the other."""
    if not isinstance(text, str):
        parts = [ended(part) for part in text]
        return " ".join(part[:1].upper() + part[1:] if place else part for place, part in enumerate(parts))
    return text if re.search(r"[.?!\u2026][\"'\u201d\u2019)]*$", text) else f"{text}."


def contracted(template: str) -> str:
    """``template`` as one writes to somebody one knows: ``I'm``, ``I'd``; what it puts in stays as it is."""
    parts = re.split(r"(\{[{%].*?[%}]\})", template)
    return "".join(part if at % 2 else _LONG.sub(_shortened, part) for at, part in enumerate(parts))


def addressed(template: str, *, familiar: bool) -> str:
    """``template`` with the one or the other of ``«Sie haben|du hast»``, as its reader is addressed."""
    return _EITHER.sub(lambda match: match[2 if familiar else 1], template)


def _shortened(match: re.Match[str]) -> str:
    return f"{match[1]}'{_SHORT[match[2]]}" if match[1] else f"{match[3]}n't"


_EVERY_GENDER = re.compile(
    r"\(?(?<!\w)(?:[mwfdxaig]\s?[/|,*]\s?[mwfdxaig]\s?[/|,*]\s?[mwfdxaig]|"
    r"m\s?[/|*]\s?[wf]|[wf]\s?[/|*]\s?m)(?!\w)\)?"
    r"|[(\[]\s?(?:gn|all genders)\s?[)\]]",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(
    r"(?:[-\u2013|,/]\s*|\bin )?(?:fully remote|remote|hybrid|on-?site|full[ -]time|part[ -]time|homeoffice|"
    r"vollzeit|teilzeit|\d+(?:\s?[-\u2013]\s?\d+)?\s?%)\s*$",
    re.IGNORECASE,
)


def position(title: str) -> str:
    """A position as one speaks of it: ``Pflegefachkraft`` for ``Pflegefachkraft (m/w/d), Vollzeit``."""
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", _EVERY_GENDER.sub(" ", one_line(title)))
    said = _HOW_MUCH.sub("", " ".join(bare.split())).strip(" ,;|/-\u2013")
    return re.sub(r"\s+(?=[,;])", "", said) or one_line(title)


_CODES = {"US": "1", "CA": "1", "GB": "44", "IE": "353", "DE": "49", "AT": "43", "CH": "41", "FR": "33",
          "NL": "31", "BE": "32", "SE": "46", "DK": "45", "AU": "61", "NZ": "64"}  # fmt: skip
"""What stands before a number of a country where one calls from abroad."""
_WITHOUT_ZERO = frozenset({"US", "CA", "DK"})


def local_number(number: str, country: str) -> str:
    """A phone number as people in ``country`` say it: ``0170 …`` for ``+49 170 …`` in Germany."""
    code = _CODES.get(country)
    found = re.match(rf"(?:\+|00)\s?{code}[\s./-]*(?:\(0\)\s?|0)?(?=[\d(])", number) if code else None
    if found is None:
        return number
    return ("" if country in _WITHOUT_ZERO else "0") + number[found.end() :]


def spoken(number: str) -> str:
    """A phone number as one reads it aloud: ``2 1 2, 5 5 5, 0 1 4 2``; text such as a blank stays."""
    if not any(character.isdigit() for character in number):
        return number
    words: list[str] = []
    for part in _SPOKEN.findall(number):
        if part == "+":
            words.append("plus ")
        elif part.isdigit():
            words.append(", ".join(" ".join(group) for group in _groups(part)) + ", ")
        else:
            words.append(("extension" if part.lower() in ("x", "ext") else part) + " ")
    return "".join(words).rstrip(", ")


def _groups(digits: str) -> list[str]:
    """Groups of three, the last of up to four: what one can hear and write down."""
    groups = []
    while len(digits) > 4:
        groups.append(digits[:3])
        digits = digits[3:]
    return [*groups, digits]
