"""Titles before names: how somebody is addressed belongs into their salutation, never into their name."""

from collections.abc import Mapping

from afterword.domain.people import Contact

TITLES = {
    "ms": "Frau", "mrs": "Frau", "miss": "Frau", "frau": "Frau", "mr": "Herr", "herr": "Herr", "mx": "",
}  # fmt: skip
"""The titles that say how somebody is addressed, without their stop, and what they are in German."""
DEGREES = frozenset({"dr", "prof", "professor"})
"""Titles that stand before a name and say nothing about how to address it."""

_WITHOUT_STOP = frozenset({"miss", "frau", "herr", "professor"})
_PARTICLES = frozenset({
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "ter",
    "van", "vom", "von", "zu", "zum", "zur",
})  # fmt: skip
"""What belongs to the family name though it stands before it."""


def titled(name: str) -> tuple[str, str]:
    """A name without the titles before it, and the salutation they make: ``Ines Wolff``, ``Ms. Wolff``.

    A family name alone keeps its title, since nobody is called by it bare.
    """
    titles, words = _parted(name)
    if not titles or not words:
        return " ".join((*titles, *words)), ""
    salutation = " ".join((*titles, *_family_name(words)))
    return salutation if len(words) == 1 else " ".join(words), salutation


def name_with_degree(contact: Contact) -> str:
    """A name as others are told of it, with the degree they are addressed by: ``Dr. Anita Shah``."""
    titles, _ = _parted(contact.salutation)
    degrees = [title for title in titles if title.lower().rstrip(".") in DEGREES]
    own, words = _parted(contact.name)
    return " ".join((*(own or degrees), *words))


def person_named(people: Mapping[str, Contact], name: str) -> Contact | None:
    """The person of that name, whatever titles stand before it; a title and a family name are enough
    where only one has it.
    """
    titles, words = _parted(name)
    known = {key: _parted(contact.name)[1] for key, contact in people.items()}
    same = next((key for key, other in known.items() if _folded(other) == _folded(words)), None)
    if same is None and titles and words:
        family = _folded(_family_name(words))
        fitting = [key for key, other in known.items() if other and _folded(_family_name(other)) == family]
        same = fitting[0] if len(words) == 1 and len(fitting) == 1 else None
    return people[same] if same else None


def _parted(name: str) -> tuple[list[str], list[str]]:
    """The titles before a name, spelt as usual, and the words of the name."""
    words, titles = name.split(), list[str]()
    for word in words:
        plain = word.lower().rstrip(".")
        if plain not in TITLES and plain not in DEGREES:
            break
        titles.append(plain.capitalize() + ("" if plain in _WITHOUT_STOP else "."))
    return titles, words[len(titles) :]


def _family_name(words: list[str]) -> list[str]:
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return words[first:]


def _folded(words: list[str]) -> str:
    return " ".join(words).casefold()
