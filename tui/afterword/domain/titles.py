"""Names as they are typed and pasted, and the titles before and behind them.

How somebody is addressed belongs into their salutation, never into their name.
"""

import re
from collections.abc import Mapping

from afterword.domain.letters import small
from afterword.domain.people import Contact

TITLES = {
    "ms": "Frau", "mrs": "Frau", "miss": "Frau", "frau": "Frau", "mr": "Herr", "herr": "Herr", "mx": "",
}  # fmt: skip
"""The titles that say how somebody is addressed, without their stop, and what they are in German."""
DEGREES = frozenset({"dr", "prof", "professor"})
"""Titles that stand before a name and say nothing about how to address it."""

_SHORT = {"fr.": "frau", "hr.": "herr", "hrn.": "herr"}
"""How German shortens them; without its stop such a word may be another."""
_WITHOUT_STOP = frozenset({"miss", "frau", "herr", "professor"})
_PARTICLES = frozenset({
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "ter",
    "van", "vom", "von", "zu", "zum", "zur",
})  # fmt: skip
"""What belongs to the family name though it stands before it."""

_CALLINGS = {
    "direktor": "Herr", "direktorin": "Frau", "rechtsanwalt": "Herr", "rechtsanwältin": "Frau",
    "notar": "Herr", "notarin": "Frau", "oberarzt": "Herr", "oberärztin": "Frau", "chefarzt": "Herr",
    "chefärztin": "Frau", "professorin": "Frau", "doktor": "", "geschäftsführer": "Herr",
    "geschäftsführerin": "Frau", "abteilungsleiter": "Herr", "abteilungsleiterin": "Frau",
    "hofrat": "Herr", "hofrätin": "Frau",
}  # fmt: skip
"""What somebody is, where German puts it before the name; it says how they are addressed."""
_QUALIFIED = re.compile(
    r"(?P<kept>mag|dipl|ing)(?:\.?-[a-zäöü]+|\.a)?\.|"
    r"(?:med|dent|vet|rer|nat|phil|jur|pol|oec|theol|techn|habil|h\.c|e\.h|priv|pd|doz|ra|stb)\.",
    re.IGNORECASE,
)
"""What goes on behind a title, ``med.``, and what is a title in Austria: ``Mag.``, ``Dipl.-Ing.``"""
_RANK = re.compile(r"(?:univ|hon|apl|ao|o)\.?-?(?=prof)|(?<![.-])[.-]*ing$")
"""What stands round a title and is not said: ``Univ.-Prof.``, ``Dr.-Ing.``

Stops and dashes are tried from the first of them only, or a long row of them takes the square of its length.
"""
_BEHIND = re.compile(
    r"(?:[A-Z][A-Za-z]{0,2}\.)?(?:[A-Z]\.?){2,5}(?:-[A-Z]{1,4})?|ph\.?d\.?|msc|bsc|esq\.?|"
    r"[bm]\.\s?(?:sc|a|eng|ed)\.?|ll\.?\s?[bm]\.?|dipl\.?-?\w*\.?",
    re.IGNORECASE,
)
"""What stands behind a name and is no part of it: ``RN``, ``Ph.D.``, ``M.Sc.``"""
_FEWEST = 2
"""Words of a name that stay whatever they look like."""
_SAID_OF = re.compile(r"\([^)]*\)?")


def in_order(name: str) -> str:
    """A name as it is spoken: ``Dana Osei`` for ``Osei, Dana``, ``Osei, Dana (HR)`` and ``Dana Osei, RN``."""
    bare = " ".join(_SAID_OF.sub(" ", name).split()) or " ".join(name.split())
    first, *more = [part.strip() for part in bare.split(",")]
    more = [part for part in more if part and not all(map(_is_behind, part.split()))]
    if not first or not more:
        words = first.split()
        while len(words) > _FEWEST and words[-1].isupper() and _is_behind(words[-1]):
            words.pop()
        return " ".join(words)
    return f"{more[0]} {first}"


def titled(name: str) -> tuple[str, str]:
    """A name without the titles before it, and the salutation they make: ``Ines Wolff``, ``Ms. Wolff``.

    A family name alone keeps its title, since nobody is called by it bare.
    """
    titles, words = parted(name)
    if not titles or not words:
        return " ".join((*titles, *words)), ""
    salutation = " ".join((*titles, *_family_name(words)))
    return salutation if len(words) == 1 else " ".join(words), salutation


def name_with_degree(contact: Contact) -> str:
    """A name as others are told of it, with the degree they are addressed by: ``Dr. Anita Shah``."""
    titles, _ = parted(contact.salutation)
    degrees = [title for title in titles if title.lower().rstrip(".") in DEGREES]
    own, words = parted(contact.name)
    return " ".join((*(own or degrees), *words))


def person_named(people: Mapping[str, Contact], name: str) -> Contact | None:
    """The person of that name, whatever titles stand before it; a title and a family name are enough
    where only one has it.
    """
    titles, words = parted(name)
    known = {key: parted(contact.name)[1] for key, contact in people.items()}
    same = next((key for key, other in known.items() if _folded(other) == _folded(words)), None)
    if same is None and titles and words:
        family = _folded(_family_name(words))
        fitting = [key for key, other in known.items() if other and _folded(_family_name(other)) == family]
        same = fitting[0] if len(words) == 1 and len(fitting) == 1 else None
    return people[same] if same else None


def _is_behind(word: str) -> bool:
    is_short = word.isupper() or "." in word or small(word) in ("phd", "msc", "bsc")
    return is_short and bool(_BEHIND.fullmatch(word))


def parted(name: str) -> tuple[list[str], list[str]]:
    """The titles before a name, spelt as usual, and the words of the name."""
    words, titles = in_order(name).split(), list[str]()
    while words:
        plain = _SHORT.get(words[0].lower(), words[0].lower().rstrip("."))
        plain = _RANK.sub("", plain) if plain not in ("ing", "dipl.-ing") else plain
        qualified = _QUALIFIED.fullmatch(words[0]) if len(words) > 1 else None
        if plain in TITLES or plain in DEGREES:
            title = plain.capitalize() + ("" if plain in _WITHOUT_STOP else ".")
        elif len(words) > 1 and plain in _CALLINGS:
            title = _CALLINGS[plain] if not titles else ""
        elif qualified:
            title = (words[0].title() if words[0].isupper() else words[0]) if qualified["kept"] else ""
        else:
            break
        if title and title not in titles:
            titles.append(title)
        words = words[1:]
    return titles, words


def _family_name(words: list[str]) -> list[str]:
    first = len(words) - 1
    while first > 0 and words[first - 1].lower() in _PARTICLES and (first > 1 or words[0].islower()):
        first -= 1
    return words[first:]


def _folded(words: list[str]) -> str:
    return " ".join(words).casefold()
