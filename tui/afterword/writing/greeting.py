"""How a message addresses its reader (ingredient I1, R-MESSAGE)."""

import re
from functools import cache

from afterword.domain.facts import Sent
from afterword.domain.history.story import Story
from afterword.domain.languages import languages
from afterword.domain.languages.definition import Address, Language
from afterword.domain.people import Contact
from afterword.domain.phrasing import one_line
from afterword.domain.search import Register
from afterword.domain.titles import DEGREES, TITLES, in_order, titled

_BY_FIRST_NAME = frozenset({"reference", "referrer"})
"""People one knows: they are addressed by their first name unless their entry says otherwise."""


def address(contact: Contact | None, spoken: Language, register: str = "") -> Address:
    """How to address somebody in a language; nobody in particular is the hiring team.

    Without a ``register`` (formal, friendly) as their entry says: by their first name where that is their
    salutation, or where one knows them. Friendly is by the first name; where none is known it stays formal.
    """
    is_friendly = register == "friendly" and not spoken.friendly_by_first_name_only
    if contact is None:
        return Address("", spoken.nobody, is_friendly)
    full = in_order(one_line(contact.name))
    salutation = one_line(contact.salutation) or titled(full)[1]
    is_first_name = bool(salutation) and " " not in salutation
    by_first_name = is_first_name or (not salutation and contact.role in _BY_FIRST_NAME)
    first_name = salutation if is_first_name else _first_name(full)
    if first_name and (register == "friendly" or (by_first_name and not register)):
        return Address(first_name, f"{spoken.to_friend} {first_name}", True)
    name, opening = spoken.addressed("" if is_first_name else salutation, full)
    return Address(name, opening, is_friendly)


def register_used(story: Story, contact: Contact | None) -> Register:
    """The register in which they were written to the last time; "" where that cannot be told."""
    if contact is None:
        return ""
    sent = (fact.text for fact in reversed(story.of(Sent)) if fact.to == contact.id)
    return next(filter(None, (_register_of(text, contact) for text in sent)), "")


def _register_of(text: str, contact: Contact) -> Register:
    """In which register a message that was sent greets its reader."""
    full, greeted = one_line(contact.name), _greeted().match(text)
    first = _first_name(full)
    if greeted is None or first == full:
        return ""
    return "friendly" if greeted["name"].strip() == first else "formal"


@cache
def _greeted() -> re.Pattern[str]:
    openings = "|".join(sorted((o for each in languages() for o in each.greetings), key=len, reverse=True))
    return re.compile(rf"\s*(?:{openings}) (?P<name>[^,!\n]+)")


def _first_name(full: str) -> str:
    """The first of the names, if there is more than a family name behind a title."""
    first, *more = titled(full)[0].split() or [""]
    is_alone = not more and first != full
    is_none = first.endswith(".") or first.islower() or first.lower() in {*TITLES, *DEGREES}
    return "" if is_alone or is_none else first
