"""How a message addresses its reader (ingredient I1, domain.md 5.1)."""

from typing import NamedTuple

from afterword.domain.people import Contact
from afterword.writing.phrasing import one_line

TITLES = {"ms": "Frau", "mrs": "Frau", "miss": "Frau", "frau": "Frau", "mr": "Herr", "herr": "Herr"}
"""The titles that say how somebody is addressed, without their stop, and what they are in German."""
DEGREES = frozenset({"dr", "prof", "professor"})
"""Titles that stand before a name and say nothing about how to address it."""

_BY_FIRST_NAME = frozenset({"reference", "referrer"})
"""People one knows: they are addressed by their first name unless their entry says otherwise."""


class Address(NamedTuple):
    """``name`` as it is spoken ("Ms. Osei"), the ``opening`` of a letter, and whether both are familiar."""

    name: str
    opening: str
    is_friendly: bool


def address(contact: Contact | None, language: str) -> Address:
    """How to address somebody in English or German; nobody in particular is the hiring team."""
    if contact is None:
        return Address("", "Sehr geehrte Damen und Herren" if language == "de" else "Dear hiring team", False)
    salutation, full = one_line(contact.salutation), one_line(contact.name)
    title, _, rest = salutation.partition(" ")
    is_friendly = bool(salutation) and not rest
    if not salutation and contact.role in _BY_FIRST_NAME:
        salutation, is_friendly = full.partition(" ")[0], True
    name = salutation or full
    if language != "de":
        return Address(name, f"Dear {name}", is_friendly)
    german = TITLES.get(title.lower().rstrip("."), "")
    if rest and german:
        ending = "r" if german == "Herr" else ""
        return Address(f"{german} {rest}", f"Sehr geehrte{ending} {german} {rest}", False)
    return Address(name, f"Hallo {name}" if is_friendly else f"Guten Tag {name}", is_friendly)
