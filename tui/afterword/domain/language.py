"""The language one writes in: as the person says, else that of the posting, else of the country."""

import re

from afterword.domain.application import Application
from afterword.domain.search import JobSearch

LANGUAGES = {"en": "English", "de": "German"}
"""The languages messages are written in; what is missing in another one is written in the first."""
FIRST = "en"

_COMMON_WORDS = {
    "en": """
        the and of to with for is are you your we our will have this that on as be at
    """,
    "de": """
        der das und mit für ist sind sie ihr ihre wir unser du dein ein eine zu auf dem den
    """,
}
_COMMON = {code: frozenset(words.split()) for code, words in _COMMON_WORDS.items()}
"""Words that hardly a sentence does without, and that the other language does not have."""
_FEWEST = 3
"""So many of them tell a language."""
_TWICE = 2
"""So many times as often as those of the other."""
_GERMAN_TITLE = re.compile(r"\([mwdx](?:\s*[/|]\s*[mwdx]){1,2}\)", re.IGNORECASE)
"""``(m/w/d)`` behind a position."""
_SPEAK_GERMAN = frozenset({"DE", "AT", "LI"})


def language_of(text: str) -> str:
    """The language ``text`` is written in; empty where that is not clear."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {code: sum(word in common for word in words) for code, common in _COMMON.items()}
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
        if read := language_of(application.posting_text):
            return read
        if _GERMAN_TITLE.search(application.title):
            return "de"
    own = contact.region if contact and not application else ""
    region = own or (company.region if company else "") or search.profile.region
    return "de" if region.partition("-")[0] in _SPEAK_GERMAN else FIRST
