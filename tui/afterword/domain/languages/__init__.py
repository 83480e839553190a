"""The language one writes in: as the person says, else that of their mails, the posting, the country.

A new language is a module here with its ``LANGUAGE``, a line below, and its texts: a folder of
``data/messages`` with its frames, parts of ``data/phrases.toml``, ``data/slips.toml``, ``data/mail.toml``.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from afterword.domain.application import Application
from afterword.domain.facts import Reply
from afterword.domain.people import Company
from afterword.domain.search import JobSearch

if TYPE_CHECKING:
    from afterword.domain.languages.definition import Language

LANGUAGES = {"en": "English", "de": "German"}
"""The languages messages are written in; what is missing in another one is written in the first."""
FIRST = "en"

_FEWEST = 3
"""So many common words tell a language."""
_TWICE = 2
"""So many times as often as those of any other."""


@cache
def language(code: str) -> "Language":
    """All that is particular to a language. Its module is read with the first need of it."""
    found: Language = import_module(f"{__name__}.{LANGUAGES[code].lower()}").LANGUAGE
    return found


def languages() -> "Iterator[Language]":
    """Every language."""
    return map(language, LANGUAGES)


@cache
def names_of_days() -> frozenset[str]:
    """Weekdays and months in every language, in small letters."""
    return frozenset(name for each in languages() for name in (*each.weekdays, *each.months))


def next_language(code: str) -> str:
    """The language after that one; after the last comes the first."""
    codes = list(LANGUAGES)
    return codes[(codes.index(code) + 1) % len(codes)]


def read_language(text: str) -> str:
    """The code of a language as people call it: ``German``, ``Deutsch``, ``de``; empty for none.

    Raises ValueError for any other.
    """
    said = text.strip().lower()
    for each in languages():
        if said in (each.code, each.name.lower(), *each.called):
            return each.code
    if said:
        raise ValueError(f"Messages are written in {' or '.join(LANGUAGES.values())}. Write one of these.")
    return ""


def language_of(text: str) -> str:
    """The language ``text`` is written in; empty where that is not clear."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {each.code: sum(word in each.common for word in words) for each in languages()}
    most, next_most = sorted(counts, key=lambda code: -counts[code])[:2]
    clear = counts[most] >= _FEWEST and counts[most] >= _TWICE * counts[next_most]
    return most if clear else ""


def writes_in(search: JobSearch, application: Application | None, contact_id: str | None) -> str:
    """The language of what is written for an application; without one, of what is written to somebody."""
    contact = search.contacts.get(contact_id or "")
    company = search.companies.get(
        (application.company if application else contact and contact.company) or ""
    )
    if application:
        if said := application.language.partition("-")[0].lower():
            return said
        if theirs := _of_mails(search, application):
            return theirs
        if read := language_of(application.posting_text):
            return read
        if told := [
            each.code for each in languages() if each.titles and each.titles.search(application.title)
        ]:
            return told[0]
    own = contact.region if contact and not application else ""
    region = own or (company.region if company else "")
    if company and not region and (told_by_firm := _of_firm(search, company)):
        return told_by_firm
    region = region or search.profile.region
    country = region.partition("-")[0]
    return next((each.code for each in languages() if country in each.speakers), FIRST)


def _of_mails(search: JobSearch, application: Application) -> str:
    """The language they wrote in last; what a machine answers says nothing of who reads."""
    written = (
        fact.mail.text
        for fact in reversed(search.facts_of(application.id))
        if fact.mail and not (isinstance(fact, Reply) and fact.type == "auto")
    )
    return next(filter(None, map(language_of, written)), "")


def _of_firm(search: JobSearch, company: Company) -> str:
    """The language of the country by whose law a firm is one, else where its addresses are."""
    people = (each.email for each in search.contacts.values() if each.company == company.id)
    addresses = [company.website, *people]
    by_law = (each.code for each in languages() if each.firms and each.firms.search(company.name))
    by_address = (
        each.code for each in languages() if each.addresses and any(map(each.addresses.match, addresses))
    )
    return next(by_law, "") or next(by_address, "")
