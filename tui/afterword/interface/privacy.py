"""Names that are not to be read over one's shoulder: what stands on the screen instead of them.

Only what is shown changes. A word of a company's or a person's name is hidden wherever it stands, and so are
addresses, numbers to call, links and pay; hiding too much is better than too little.
"""

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from afterword.domain.facts import Offer
from afterword.domain.search import JobSearch

_INSTEAD = "░"
_ADDRESS = re.compile(r"(?<!\S)[^\s@]*@\S+|https?://\S+|\+?\d[\d ()./-]{7,}\d")
_WORD = re.compile(r"\w+")
_WITHOUT_SPACES = (
    range(0x0E00, 0x0F00),
    range(0x2E80, 0xA000),
    range(0xAC00, 0xD7B0),
    range(0xF900, 0xFB00),
)
"""Scripts that put no space between words: a name is hidden there as a whole."""


class Hidden:
    """The names of a search, and the text that is shown instead of one that holds some of them."""

    def __init__(self, search: JobSearch) -> None:
        names = [name for name in _names(search) if name.strip()]
        self._words = {word for name in names for word in _WORD.findall(name) if _is_telling(word)}
        self._words |= {figure for text in _pay(search) for figure in re.findall(r"\d[\d.,]*\d\d", text)}
        whole = {name for name in names if _has_no_spaces(name)} | {*search.profile.links.values()}
        self._whole = _any_of(whole) if whole else None
        self._figure = re.compile(r"\d[\d.,]*\d\d")

    def __call__(self, text: str) -> str:
        """``text``, as wide as before, without what is hidden."""
        shown = _ADDRESS.sub(_covered, text)
        if self._whole:
            shown = self._whole.sub(_covered, shown)
        shown = self._figure.sub(self._covered_if_known, shown)
        return _WORD.sub(self._covered_if_known, shown)

    def _covered_if_known(self, found: re.Match[str]) -> str:
        return _covered(found) if found[0] in self._words else found[0]


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(filter(None, texts), key=len, reverse=True))))


def _covered(found: re.Match[str]) -> str:
    return _INSTEAD * cell_len(found[0])


def _has_no_spaces(name: str) -> bool:
    return not name.isascii() and any(ord(letter) in script for letter in name for script in _WITHOUT_SPACES)


def _is_telling(word: str) -> bool:
    """Not the small words that names share with every sentence: and, of, de."""
    return len(word) > 1 and not (word.islower() and word.isascii() and len(word) < 4)


def _names(search: JobSearch) -> Iterator[str]:
    yield search.profile.name
    for company in search.companies.values():
        yield company.name
    for contact in search.contacts.values():
        yield contact.name
    for fact in search.all_facts():
        if fact.mail:
            yield fact.mail.from_


def _pay(search: JobSearch) -> Iterable[str]:
    yield from (application.pay for application in search.applications.values())
    yield from (fact.terms for fact in search.all_facts() if isinstance(fact, Offer))
