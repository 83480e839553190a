"""Whose invitation it is: the application that addresses and words speak for."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from afterword.domain.application import Application
from afterword.domain.capturing.invitation import Guest, Invitation, employer_of
from afterword.domain.capturing.recording import IsRunning, same_name
from afterword.domain.facts import Interview
from afterword.domain.letters import folded
from afterword.domain.people import Company
from afterword.domain.phrases import listed
from afterword.domain.search import JobSearch

_KNOWN_PERSON, _OWN_DOMAIN, _NAMED, _MENTIONED = 4, 3, 2, 1
"""How much it says that somebody is recorded for an application, that an address is the company's, that
the title or the place has its name, that the text has it."""

_LEGAL = frozenset({
    "ag", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "kg", "limited", "llc", "llp", "ltd",
    "oy", "plc", "sa", "sarl", "se",
})  # fmt: skip
_DOORS = frozenset({
    "apply", "careers", "career", "jobs", "hire", "hiring", "mail", "people", "recruiting", "talent",
    "team", "www",
})  # fmt: skip
_WORD = re.compile(r"\w+")
_LONGEST = 300
"""Characters of a website that can tell its host."""
_NOT_THE_TITLE = re.compile(
    r"\b(?:interview|interviews|phone|video|screen|screening|call|chat|round|onsite|on-site|panel|final|first|"
    r"second|third|virtual|technical|meeting|invitation|updated|cancelled|canceled|with|for|at|and)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Likeliest:
    """The application an invitation is for; without one, ``why`` says what is not clear.

    ``company`` and ``title`` are what it looks like, to be put right; ``is_unknown``: it is of nobody
    the search knows.
    """

    application: Application | None
    company: str
    title: str
    why: str = ""
    is_unknown: bool = False


def likeliest(search: JobSearch, invitation: Invitation, is_running: IsRunning) -> Likeliest:
    """The one application that the addresses and words of an invitation speak for most."""
    evidence = _Evidence(search, invitation)
    weights = {app: evidence.weight(application) for app, application in search.applications.items()}
    most = max(weights.values(), default=0)
    if not most:
        company = _guessed_company(evidence.hosts)
        why = "It names no company you have applied to"
        return Likeliest(None, company, _guessed_title(invitation, company), why, is_unknown=True)
    found = [search.applications[app] for app, weight in weights.items() if weight == most]
    # What runs comes before what has ended, and the posting whose title it has before the others.
    found = [each for each in found if is_running(each.id)] or found
    titled = [each for each in found if mentions(f"{invitation.summary} {invitation.text}", each.title)]
    return _only_one(search, titled if len(titled) == 1 else found)


def meant(search: JobSearch, company: str, title: str, is_running: IsRunning) -> Likeliest:
    """The application whose company the person named, and whose position where there are several."""
    found = [
        each
        for each in search.applications.values()
        if same_name(search.company_of(each).name, company) and (not title or same_name(each.title, title))
    ]
    found = [each for each in found if is_running(each.id)] or found
    if found:
        return _only_one(search, found)
    return Likeliest(None, company, title, "" if title else f"You have not applied to {company}")


def _only_one(search: JobSearch, found: list[Application]) -> Likeliest:
    names = list(dict.fromkeys(search.company_of(each).name for each in found))
    if len(found) == 1:
        return Likeliest(found[0], names[0], found[0].title)
    if len(names) == 1:
        titles = listed([each.title for each in found])
        return Likeliest(None, names[0], "", f"You have several applications at {names[0]}: {titles}")
    return Likeliest(None, "", "", f"It may be from any of {listed(names)}")


class _Evidence:
    """What an invitation says for each application."""

    def __init__(self, search: JobSearch, invitation: Invitation) -> None:
        self.hosts = invitation.hosts(search.profile)
        self._search = search
        self._headings = f"{invitation.summary} {invitation.place}"
        self._text = invitation.text
        self._domains = {guest.employer for guest in self.hosts if guest.employer}
        addresses = {guest.email.casefold() for guest in self.hosts if guest.email}
        self._people = {key for key, c in search.contacts.items() if c.email.casefold() in addresses}
        self._of_colleagues: dict[str | None, set[str]] = {}
        for contact in search.contacts.values():
            if domain := employer_of(contact.email):
                self._of_colleagues.setdefault(contact.company, set()).add(domain)
        self._of_companies: dict[str, int] = {}

    def weight(self, application: Application) -> int:
        """How much speaks for one application."""
        if self._people & self._concerned(application):
            return _KNOWN_PERSON
        if application.company not in self._of_companies:
            company = self._search.company_of(application)
            self._of_companies[application.company] = self._weight_of_company(company)
        return self._of_companies[application.company]

    def _concerned(self, application: Application) -> set[str | None]:
        """The people of an application: those it names, and those of its earlier rounds."""
        ids = {application.contact, application.via_recruiter, application.referrer}
        for fact in self._search.facts_of(application.id):
            if isinstance(fact, Interview):
                ids.update((*fact.interviewers, fact.from_))
        return ids

    def _weight_of_company(self, company: Company) -> int:
        name = core_name(company.name)
        if any(self._is_of(domain, company) for domain in self._domains):
            return _OWN_DOMAIN
        if mentions(self._headings, name):
            return _NAMED
        return _MENTIONED if mentions(self._text, name) else 0

    def _is_of(self, domain: str, company: Company) -> bool:
        """Whether a domain is a company's: its website's, its people's, or its name's."""
        own = self._of_colleagues.get(company.id, set()) | ({host_of(company.website)} - {""})
        words = core_name(company.name).split()
        names = {"".join(words), "-".join(words), *([words[0]] if len(words[0]) > 3 else [])}
        return any(same_house(domain, each) for each in own) or bool(names & set(domain.split(".")[:-1]))


def same_house(one: str, other: str) -> bool:
    """Whether one domain is the other, or a part of it."""
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


@lru_cache(maxsize=4_096)
def host_of(website: str) -> str:
    """The domain of a website, without the www."""
    site = website.strip()[:_LONGEST]
    try:
        host = urlsplit(site if "//" in site else f"//{site}").hostname or ""
    except ValueError:
        return ""
    names = host.split(".")
    while len(names) > 2 and names[0] in _DOORS:
        names = names[1:]
    return ".".join(names)


@lru_cache(maxsize=4_096)
def core_name(name: str) -> str:
    """A company's name without its legal form, folded to words; kept, since every mail is held against it."""
    words = _WORD.findall(folded(name))
    return " ".join([word for word in words if word not in _LEGAL] or words or ["-"])


def in_words(text: str) -> str:
    """The words of a text, folded, with one space before and after each."""
    return f" {' '.join(_WORD.findall(folded(text)))} "


def mentions(text: str, name: str) -> bool:
    """Whether all of a name stands in a text, as words."""
    words = in_words(name)
    return not words.isspace() and words in in_words(text)


def _guessed_company(hosts: tuple[Guest, ...]) -> str:
    domain = next((guest.employer for guest in hosts if guest.employer), "")
    names = [name for name in domain.split(".")[:-1] if name not in _DOORS]
    return " ".join(word.capitalize() for word in re.split(r"[-_]", names[-1])) if names else ""


def _guessed_title(invitation: Invitation, company: str) -> str:
    """What is left of the summary without the words every invitation has."""
    part = re.sub(re.escape(company), " ", invitation.summary, flags=re.IGNORECASE) if company else ""
    left = _NOT_THE_TITLE.sub(" ", part or invitation.summary)
    people = [guest.name for guest in invitation.guests]
    for name in people:
        left = re.sub(re.escape(name), " ", left, flags=re.IGNORECASE)
    return " ".join(re.sub(r"[^\w\s&/+.]|\s[&/+.]\s", " ", left).split())[:80]
