"""How a message addresses its reader (ingredient I1, domain.md 5.1)."""

import re
from typing import NamedTuple

from afterword.domain.people import Contact
from afterword.domain.search import Register
from afterword.domain.titles import DEGREES, TITLES
from afterword.writing.phrasing import one_line

_BY_FIRST_NAME = frozenset({"reference", "referrer"})
"""People one knows: they are addressed by their first name unless their entry says otherwise."""

_GREETED = re.compile(r"\s*(?:Dear|Hello|Hi|Hallo|Liebe|Lieber|Guten Tag|Sehr geehrter?) (?P<name>[^,!\n]+)")
_SPOKEN_OF = re.compile(
    r"\b(?:he|she|him|his|hers?)\b|(?:^|\b(?:about|how|what|where|why|of|in|at) )(?P<they>they|theirs?)\b",
    re.IGNORECASE,
)
"""Words for the reader as for somebody else; "they" may well be others, unless it comes first."""


class Address(NamedTuple):
    """``name`` as it is spoken ("Ms. Osei"), the ``opening`` of a letter, and whether both are familiar."""

    name: str
    opening: str
    is_friendly: bool


def address(contact: Contact | None, language: str, register: str = "") -> Address:
    """How to address somebody in English or German; nobody in particular is the hiring team.

    Without a ``register`` (formal, friendly) as their entry says: by their first name where that is their
    salutation, or where one knows them.
    """
    is_friendly = register == "friendly"
    if contact is None:
        nobody = "Sehr geehrte Damen und Herren" if language == "de" else "Dear hiring team"
        return Address("", nobody, is_friendly)
    salutation, full = one_line(contact.salutation), one_line(contact.name)
    is_first_name = bool(salutation) and " " not in salutation
    by_first_name = is_first_name or (not salutation and contact.role in _BY_FIRST_NAME)
    if is_friendly or (by_first_name and not register):
        salutation, is_friendly = salutation if is_first_name else _first_name(full), True
    elif is_first_name:
        salutation = ""
    title, _, rest = salutation.partition(" ")
    name = salutation or full
    if language != "de":
        return Address(name, f"Dear {name}", is_friendly)
    german = TITLES.get(title.lower().rstrip("."), "")
    if rest and german:
        ending = "r" if german == "Herr" else ""
        return Address(f"{german} {rest}", f"Sehr geehrte{ending} {german} {rest}", False)
    return Address(name, f"Hallo {name}" if is_friendly else f"Guten Tag {name}", is_friendly)


def register_of(text: str, contact: Contact) -> Register:
    """In which register a message that was sent greets its reader; "" where that cannot be told."""
    full, greeted = one_line(contact.name), _GREETED.match(text)
    first = _first_name(full)
    if greeted is None or first == full:
        return ""
    return "friendly" if greeted["name"].strip() == first else "formal"


def spoken_of(text: str) -> tuple[int, int, str] | None:
    """Where ``text``, which the reader gets word for word, speaks of them: from, to, the word to write."""
    found = _SPOKEN_OF.search(text)
    if found is None:
        return None
    start, end = found.span("they" if found["they"] else 0)
    return start, end, "you" if text[start:end].lower() in ("he", "she", "him", "they") else "your"


def _first_name(full: str) -> str:
    words = [word for word in full.split() if word.lower().rstrip(".") not in {*TITLES, *DEGREES}]
    return next(iter(words), full)
