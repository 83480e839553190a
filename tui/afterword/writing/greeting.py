"""How a message addresses its reader (ingredient I1, R-MESSAGE)."""

import re
from typing import NamedTuple

from afterword.domain.people import Contact
from afterword.domain.search import Register
from afterword.domain.titles import DEGREES, TITLES, titled
from afterword.writing.phrasing import one_line

_BY_FIRST_NAME = frozenset({"reference", "referrer"})
"""People one knows: they are addressed by their first name unless their entry says otherwise."""

_GREETED = re.compile(r"\s*(?:Dear|Hello|Hi|Hallo|Liebe|Lieber|Guten Tag|Sehr geehrter?) (?P<name>[^,!\n]+)")

GREETING = {"en": "Dear", "de": "Guten Tag"}
"""What stands before any name whatever, by the language."""
_NOBODY = {"en": "Dear hiring team", "de": "Sehr geehrte Damen und Herren"}
_ENGLISH = {"Frau": "Ms.", "Herr": "Mr."}


class Address(NamedTuple):
    """``name`` as it is spoken ("Ms. Osei"), the ``opening`` of a letter, and whether both are familiar."""

    name: str
    opening: str
    is_friendly: bool


def address(contact: Contact | None, language: str, register: str = "") -> Address:
    """How to address somebody in English or German; nobody in particular is the hiring team.

    Without a ``register`` (formal, friendly) as their entry says: by their first name where that is their
    salutation, or where one knows them. Friendly is by the first name; where none is known it stays formal.
    """
    german = language == "de"
    if contact is None:
        return Address("", _NOBODY[language], register == "friendly" and not german)
    full = one_line(contact.name)
    salutation = one_line(contact.salutation) or titled(full)[1]
    is_first_name = bool(salutation) and " " not in salutation
    by_first_name = is_first_name or (not salutation and contact.role in _BY_FIRST_NAME)
    first_name = salutation if is_first_name else _first_name(full)
    if first_name and (register == "friendly" or (by_first_name and not register)):
        return Address(first_name, f"{'Hallo' if german else 'Dear'} {first_name}", True)
    title, _, rest = ("" if is_first_name else salutation).partition(" ")
    name = (salutation if rest else "") or full
    known = TITLES.get(title.lower().rstrip("."), "") if rest else ""
    if not german:
        if title in _ENGLISH:
            name = rest if titled(rest)[1] else f"{_ENGLISH[title]} {rest}"
        return Address(name, f"Dear {name}", register == "friendly")
    if known:
        ending = "r" if known == "Herr" else ""
        return Address(f"{known} {rest}", f"Sehr geehrte{ending} {known} {rest}", False)
    return Address(name, f"{GREETING[language]} {name}", False)


def register_of(text: str, contact: Contact) -> Register:
    """In which register a message that was sent greets its reader; "" where that cannot be told."""
    full, greeted = one_line(contact.name), _GREETED.match(text)
    first = _first_name(full)
    if greeted is None or first == full:
        return ""
    return "friendly" if greeted["name"].strip() == first else "formal"


def _first_name(full: str) -> str:
    """The first of the names, if there is more than a family name behind a title."""
    words = full.split()
    bare = [word for word in words if word.lower().rstrip(".") not in {*TITLES, *DEGREES}]
    return bare[0] if bare and (len(bare) > 1 or len(bare) == len(words)) else ""
