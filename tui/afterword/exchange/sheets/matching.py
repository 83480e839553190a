"""Which application a row of a table is about: by its link, else by company and position."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fnmatch import fnmatch
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from afterword.domain.application import Application
from afterword.domain.capturing.table_import import NO_COMPANY, NO_TITLE
from afterword.domain.people import Company
from afterword.exchange.sheets.vocabulary import Vocabulary, bare
from afterword.reading.links import LONGEST

_ALIKE = 85
"""How alike two names are, of 100, that may be one."""

_APART = timedelta(days=30)
"""Two applications for the same position that lie further apart than that are two."""

_A_WEEK = 7
"""Days; as far apart may lie when an application was recorded here and in a table."""

_LINKEDIN_ID = re.compile(r"\d{6,}")


class Match(NamedTuple):
    """An application that a row may be about, and whether that is certain."""

    application: str
    is_certain: bool
    applied: date | None = None
    """Its day, where one must be told from another."""


@dataclass(frozen=True)
class _Known:
    application: str
    link: str
    company: str
    title: str
    applied: date | None
    is_old: bool


class Applications:
    """The applications one knows of, to look rows up in."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._unnamed = {bare(NO_COMPANY), bare(NO_TITLE), *words.undisclosed}
        self._by_id: dict[str, _Known] = {}
        self._by_link: dict[str, list[_Known]] = {}
        self._by_name: dict[tuple[str, str], list[_Known]] = {}
        self._titles: dict[str, list[_Known]] = {}
        """By company, those of which a name almost the same may be meant."""
        self._first_words: dict[str, set[str]] = {}
        """The companies of these by their first word."""

    def add(self, application: Application, company: str, applied: date | None, *, is_old: bool) -> None:
        """Makes an application known; only one that ``is_old`` can be meant by a name almost the same."""
        known = _Known(
            application.id,
            self.link_key(application.url),
            self.company_key(company),
            self.title_key(application.title),
            applied,
            is_old,
        )
        self._by_id[application.id] = known
        if known.link:
            self._by_link.setdefault(known.link, []).append(known)
        self._by_name.setdefault((known.company, known.title), []).append(known)
        if is_old:
            self._titles.setdefault(known.company, []).append(known)
            self._first_words.setdefault(known.company.partition(" ")[0], set()).add(known.company)

    def find(
        self,
        made_id: str,
        url: str,
        company: str,
        title: str,
        applied: date | None,
        *,
        is_vague: bool = False,
    ) -> Match | None:
        """The application that a row describes; ``made_id`` is the id it would get, had it come in before.

        One that ``is_vague`` names no company or no position, and is never the same as another by that.
        """
        if made_id in self._by_id:
            return Match(made_id, is_certain=True)
        link, company, title = self.link_key(url), self.company_key(company), self.title_key(title)
        if linked := self._linked(link, company, title):
            return linked
        if is_vague:
            return None
        named = [k for k in self._by_name.get((company, title), ()) if _may_be(k, link, applied)]
        found = min(named, key=lambda known: _days_apart(known.applied, applied), default=None)
        if found:
            apart = _days_apart(found.applied, applied)
            is_certain = apart <= (_A_WEEK if found.is_old else 0)
            return Match(found.application, is_certain=is_certain, applied=found.applied)
        resembling = next((k for k in self._resembling(company, title) if _may_be(k, link, applied)), None)
        if resembling is None:
            return None
        return Match(resembling.application, is_certain=False, applied=resembling.applied)

    def _linked(self, link: str, company: str, title: str) -> Match | None:
        """The application with this link; of rows of one table a link may only have been copied along."""
        doubtful = None
        for known in self._by_link.get(link, ()) if link else ():
            is_company = known.company == company or not self._unnamed.isdisjoint({known.company, company})
            is_title = known.title == title or not self._unnamed.isdisjoint({known.title, title})
            if is_company and is_title:
                return Match(known.application, is_certain=True)
            if is_of_one_posting(link) and (is_company or is_title or known.is_old):
                is_certain = known.is_old and (is_company or is_title)
                doubtful = doubtful or Match(known.application, is_certain=is_certain, applied=known.applied)
        return doubtful

    def is_unnamed(self, company: str) -> bool:
        """Whether a company's name says that it is not told."""
        return self.company_key(company) in self._unnamed

    def _resembling(self, company: str, title: str) -> Iterator[_Known]:
        """Those whose company and position are spelt almost so, the likest company first."""
        # Loaded only when a table comes in.
        from rapidfuzz import fuzz, process

        alike = process.extract(company, self._titles.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
        namesakes = sorted(self._first_words.get(company.partition(" ")[0], ()))
        longer = (name for name in namesakes if _begins(name, company) or _begins(company, name))
        for name in dict.fromkeys((*(name for name, _, _ in alike), *longer)):
            for known in self._titles[name]:
                is_same = (known.company, known.title) == (company, title)
                if not is_same and fuzz.token_sort_ratio(known.title, title) >= _ALIKE:
                    yield known

    # What is compared

    def company_key(self, name: str) -> str:
        """A company's name without its legal form."""
        words = bare(name).split()
        while len(words) > 1 and words[-1] in self._words.legal_forms:
            words.pop()
        return " ".join(words)

    def title_key(self, title: str) -> str:
        """A position without what says that everybody may apply."""
        key = bare(title)
        for words in self._words.beside_title:
            key = f" {key} ".replace(f" {words} ", " ").strip()
        return key

    def link_key(self, url: str) -> str:
        """A link without what says where it was found; the same posting has the same."""
        if not url or len(url) > LONGEST:
            return url
        try:
            parts = urlsplit(url if "//" in url else f"https://{url}")
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return url
        if host.endswith("linkedin.com") and (found := _LINKEDIN_ID.findall(f"{parts.path}?{parts.query}")):
            return f"linkedin.com/{found[-1] if 'currentJobId' not in parts.query else found[0]}"
        kept = [
            (name, value)
            for name, value in parse_qsl(parts.query)
            if not any(fnmatch(name.lower(), pattern) for pattern in self._words.tracking)
        ]
        return f"{host}{parts.path.rstrip('/')}{'?' if kept else ''}{urlencode(sorted(kept))}"


def _begins(name: str, start: str) -> bool:
    """Whether a name is another one with more words behind it: ``lark analytics`` and ``lark``."""
    return bool(start) and name.startswith(f"{start} ")


def is_of_one_posting(link: str) -> bool:
    """Whether a link leads to one posting, and not to all those of a company."""
    return any(character.isdigit() for character in link.partition("/")[2])


def companies_by_key(companies: Mapping[str, Company], known: Applications) -> dict[str, Company]:
    """The companies by what their names amount to; of two namesakes the first."""
    found: dict[str, Company] = {}
    for company in companies.values():
        found.setdefault(known.company_key(company.name), company)
    return found


def _may_be(known: _Known, link: str, applied: date | None) -> bool:
    """Whether nothing speaks against it: another posting on the same board, or half a year in between."""
    is_other = (
        known.link != link
        and known.link.partition("/")[0] == link.partition("/")[0]
        and is_of_one_posting(known.link)
        and is_of_one_posting(link)
    )
    return not is_other and _days_apart(known.applied, applied) <= _APART.days


def _days_apart(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else 0
