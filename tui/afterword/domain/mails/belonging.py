"""Which application a mail belongs to: by its thread, its sender, the company and the position it names.

Addresses and names find the company; among several applications there the position decides, in the sentence
that tells the kind before the subject, and that before the rest. What is only likely stays a candidate.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from afterword.domain.application import Application
from afterword.domain.capturing.employers import core_name, host_of, in_words, mentions, same_house
from afterword.domain.capturing.invitation import employer_of
from afterword.domain.capturing.recording import IsRunning
from afterword.domain.facts import Interview, Reply, Sent
from afterword.domain.letters import folded
from afterword.domain.mails.mail import Mail, ReadMail
from afterword.domain.people import Company, Contact
from afterword.domain.search import JobSearch

_THREAD, _ADDRESS, _DOMAIN, _NAMED, _MENTIONED, _HINTED = 6, 5, 4, 3, 2, 1
"""How much it says that it answers a mail kept with a fact, that the address is known, that the domain is
theirs or the sender has their name, that the signature or subject names them, the text, a part of a name."""
_PLAIN = 3
"""What is at least needed where the text does not name the position as well."""

_ENDINGS = ("innen", "erin", "ung", "eur", "euse", "in", "er", "en", "ing", "e", "s", "n")
_BESIDE = re.compile(
    r"\(\s?[mwdfxgn]\s?(?:[/|,]\s?[mwdfxgn*]\s?){1,3}\)|\ball genders\b|[*:/_]-?(?:innen|in)\b", re.IGNORECASE
)
_SMALL = frozenset({
    "a", "an", "and", "at", "for", "im", "in", "of", "the", "und", "fuer", "der", "die", "das", "bei",
    "von", "zu", "mit", "m", "w", "d", "f", "x", "ii", "i",
})  # fmt: skip
_REFERENCE = re.compile(r"\b(?=[\w/-]*\d)[A-Za-z]{0,5}[-_/]?\d{1,8}(?:[-/]\d{1,6}){0,2}\b")
_LONG_ENOUGH = 5
"""Letters of the first word of a company's name by which it is called for short."""


@dataclass(frozen=True)
class Belonging:
    """The application a mail is for, and whether that is beyond doubt; the others it could be for.

    ``company`` is set where only that is known; ``contact`` is the known person who wrote.
    """

    application: Application | None = None
    is_plain: bool = False
    candidates: tuple[str, ...] = ()
    company: Company | None = None
    contact: Contact | None = None


def belonging(search: JobSearch, read: ReadMail, is_running: IsRunning) -> Belonging:
    """The application that a mail speaks for."""
    if not search.applications:
        return Belonging()
    evidence = _Evidence(search, read)
    if about := search.applications.get(read.mail.about):
        return Belonging(about, True, (about.id,), search.companies.get(about.company), evidence.writer)
    weights = {app: evidence.weight(application) for app, application in search.applications.items()}
    most = max(weights.values())
    contact = evidence.writer
    if most < _NAMED and (
        numbered := _numbered(f"{read.mail.subject}\n{read.text}", list(search.applications.values()))
    ):
        return Belonging(numbered, True, (numbered.id,), search.companies.get(numbered.company), contact)
    if most < _HINTED:
        return _by_title_alone(search, read, evidence, contact)
    found = [search.applications[app] for app, weight in weights.items() if weight == most]
    if most <= _MENTIONED and evidence.domain and not _titled(search, read, found)[1]:
        # Somebody of another house speaks of one that is known: that is nobody's application by itself.
        return Belonging(None, False, tuple(each.id for each in found), contact=contact)
    if most in (_ADDRESS, _NAMED, _DOMAIN):
        # Whom somebody wrote about before says less than the position that is named now.
        houses = {each.company for each in found}
        beside = [
            application
            for app, application in search.applications.items()
            if application.company in houses and most > weights[app] >= _MENTIONED
        ]
        named, is_named = _titled(search, read, [*found, *beside]) if beside else (None, False)
        found = [named] if named and is_named else found
    return _among(search, read, found, most, is_running, contact)


def _among(
    search: JobSearch,
    read: ReadMail,
    found: list[Application],
    weight: int,
    is_running: IsRunning,
    contact: Contact | None,
) -> Belonging:
    companies = {each.company for each in found}
    company = search.companies.get(found[0].company) if len(companies) == 1 else None
    ranked = tuple(
        each.id for each in sorted(found, key=lambda each: (not is_running(each.id), -_latest(search, each)))
    )
    titled, is_named = _titled(search, read, found)
    if titled is None and not is_named and not read.is_another_position:
        running = [each for each in found if is_running(each.id)]
        titled = running[0] if len(running) == 1 else (found[0] if len(found) == 1 else None)
    if titled is None:
        return Belonging(None, False, ranked, company, contact)
    speaks_of_another = not is_named and bool(read.position) and not _share(read.position, titled.title)
    enough = weight >= _PLAIN or (is_named and weight >= _MENTIONED)
    return Belonging(
        titled, enough and not speaks_of_another, ranked, search.companies.get(titled.company), contact
    )


def _latest(search: JobSearch, application: Application) -> float:
    return max((fact.at.timestamp() for fact in search.facts_of(application.id)), default=0.0)


def _titled(search: JobSearch, read: ReadMail, found: list[Application]) -> tuple[Application | None, bool]:
    """The one whose position the mail names, and whether it names one of theirs at all."""
    whole = f"{read.mail.subject}\n{read.text}"
    if numbered := _numbered(whole, found):
        return numbered, True
    for text in (read.key if read.is_plain else "", read.mail.subject, read.position, read.text):
        there = _words(text)
        named = [each for each in found if (title := _words(each.title)) and _in_order(title, there)]
        named = [each for each in named if not any(_within(each, other) for other in named)]
        if len(named) == 1:
            return named[0], True
        if len(named) > 1 and text is not read.text:
            return None, True
    for text in (read.key if read.is_plain else "", whole):
        called = [each for each in found if _is_called(each, text)]
        if called:
            return (called[0] if len(called) == 1 else None), True
    shares = {each.id: _share(read.position or read.mail.subject, each.title) for each in found}
    best = max(shares.values())
    near = [each for each in found if shares[each.id] == best and best >= 0.5]
    return (near[0], True) if len(near) == 1 else (None, False)


def _is_called(application: Application, text: str) -> bool:
    """Whether a text names what stands in brackets behind a position: for whom it is, or where."""
    inside = re.search(r"\(([^()]{4,60})\)", application.title)
    names = [folded(part).strip() for part in re.split(r"[,/;]", inside[1])] if inside else []
    first = {name.split()[0] for name in names if name}
    short = {
        name for name in first if len(name) > _LONG_ENOUGH and name not in ("remote", "hybrid", "onsite")
    }
    return any(len(name) >= _LONG_ENOUGH and mentions(text, name) for name in (*names, *short))


def _numbered(text: str, found: list[Application]) -> Application | None:
    """The one whose posting has the number that the mail gives."""
    numbers = _numbers(text[:4000])

    def own(each: Application) -> set[str]:
        return _numbers(f"{each.title} {each.url} {each.notes} {each.posting_text[:2000]}")

    fit = [each for each in found if numbers & own(each)]
    return fit[0] if len(fit) == 1 and len(found) > 1 else None


def named_in(text: str, among: Iterable[Application]) -> list[Application]:
    """The applications whose number or position a text names; of two positions, the longer."""
    among = list(among)
    numbers, there = _numbers(text), _words(text)
    known = set(there)
    named = []
    for each in among:
        title, words, own = _of_title(each.title)
        if numbers & own or (title and words <= known and _in_order(title, there)):
            named.append(each)
    return [each for each in named if not any(_within(each, other) for other in named)]


def _numbers(text: str) -> set[str]:
    return {each.lower() for each in _REFERENCE.findall(text) if len(each) > 3}


@lru_cache(maxsize=4_096)
def _of_title(title: str) -> tuple[list[str], frozenset[str], frozenset[str]]:
    """The words of a position, in order and as a set, and its numbers: every mail is held against them."""
    words = _words(_REFERENCE.sub(" ", title))
    return words, frozenset(words), frozenset(_numbers(title))


def _within(one: Application, other: Application) -> bool:
    """Whether the other position's name holds all of this one's, and more."""
    return one is not other and _of_title(one.title)[1] < _of_title(other.title)[1]


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+", folded(_BESIDE.sub(" ", text)))
    return [_stem(word) for word in words if word not in _SMALL]


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    """A word without what tells a woman's position from a man's, or the work from who does it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return (
                _stem(word.removesuffix(ending)) if ending in ("in", "innen") else word.removesuffix(ending)
            )
    return word


def _in_order(title: list[str], there: list[str]) -> bool:
    """Whether all words of a position stand near each other in a text."""
    span = len(title) + 2
    places = [number for number, word in enumerate(there) if word == title[0]] if title else []
    return any(set(title) <= set(there[max(0, place - 2) : place + span]) for place in places)


def _share(said: str, title: str) -> float:
    """How much of a position's name stands in what was said."""
    words, there = set(_words(title)), set(_words(said))
    return len(words & there) / len(words) if words else 0.0


def _by_title_alone(
    search: JobSearch, read: ReadMail, evidence: "_Evidence", contact: Contact | None
) -> Belonging:
    """A position that only one application has, where nothing says who wrote; never beyond doubt."""
    if evidence.domain or read.kind in ("cold", "noise"):
        return Belonging(contact=contact)
    there = _words(f"{read.mail.subject} {read.text}")
    named = [
        each
        for each in search.applications.values()
        if len(title := _words(each.title)) > 1 and _in_order(title, there)
    ]
    one = named[0] if len(named) == 1 else None
    return Belonging(one, False, tuple(each.id for each in named), contact=contact)


class Names:
    """By what a mail shows without being read that it can concern a search: addresses, domains, names."""

    def __init__(self, search: JobSearch) -> None:
        applied = {application.company for application in search.applications.values()}
        companies = [search.companies[each] for each in applied if each in search.companies]
        people = search.contacts.values()
        emails = {contact.email.casefold() for contact in people if contact.email}
        domains = {employer_of(email) for email in emails}
        domains |= {host_of(company.website) for company in companies if company.website}
        self._domains = domains - {""}
        self._emails = emails
        self._own = search.profile.email.casefold()
        self._kept = {fact.mail.message_id for fact in search.all_facts() if fact.mail}
        called = {_called(company.name) for company in companies}
        self._tenants = {squeezed for name in called if len(squeezed := name.replace(" ", "")) > 3}
        cores = [core_name(company.name).split() for company in companies]
        self._short = {words[0] for words in cores if len(words) > 1 and len(words[0]) >= _LONG_ENOUGH}
        names = called | {folded(contact.name) for contact in people if " " in contact.name}
        self._by_first: dict[str, list[str]] = {}
        for name in names:
            self._by_first.setdefault(name.split()[0], []).append(f" {name} ")

    def may_concern(self, mail: Mail) -> bool:
        """Whether a mail has anything of the search in it."""
        local, _, domain = mail.sender.rpartition("@")
        if mail.sender in self._emails or mail.invitations or not self._kept.isdisjoint(mail.thread):
            return True
        is_own = bool(self._own) and mail.sender == self._own
        if is_own and any(each in mail.to.casefold() for each in self._emails):
            return True
        if local in self._tenants or any(same_house(domain, own) for own in self._domains):
            return True
        head = in_words(f"{mail.display} {mail.subject}")
        if not self._short.isdisjoint(head.split()):
            return True
        words = f"{head}{in_words(mail.text[:20_000])}"
        return any(
            name in words
            for first in self._by_first.keys() & set(words.split())
            for name in self._by_first[first]
        )


def _called(company: str) -> str:
    """What a company is called by, in words; with its legal form where it has hardly a name without."""
    name = core_name(company)
    return name if len(name) > 1 and not name.isdigit() else in_words(company).strip() or name


class _Evidence:
    """What a mail says for each application."""

    def __init__(self, search: JobSearch, read: ReadMail) -> None:
        self._search, self._read = search, read
        mail = read.mail
        invited = [guest for each in mail.invitations for guest in each.hosts(search.profile)]
        writer = read.writer
        addresses = {mail.sender, writer.email if writer else "", *(guest.email for guest in invited)} - {""}
        self._addresses = {each.casefold() for each in addresses}
        domains = {employer_of(each) for each in self._addresses}
        self._domains = set() if read.is_machine else domains - {""}
        self._domains |= {guest.employer for guest in invited if guest.employer}
        self.domain = next(iter(self._domains), "")
        self._headings = in_words(
            " \n ".join(
                (read.company, mail.display, mail.subject, *(each.summary for each in mail.invitations))
            )
        )
        self._company, self._text = in_words(read.company), in_words(read.text)
        self._there = frozenset(f"{self._headings}{self._company}{self._text}".split())
        self._tenant = (
            re.sub(r"[^a-z0-9]", "", folded(mail.sender.partition("@")[0].partition("+")[0]))
            if read.is_machine
            else ""
        )
        names = {folded(name) for name in (*read.names, *(guest.name for guest in invited))}
        self._known = {
            key
            for key, contact in search.contacts.items()
            if contact.email.casefold() in self._addresses and contact.email
        }
        self._namesakes = {
            key
            for key, contact in search.contacts.items()
            if " " in contact.name and folded(contact.name) in names
        }
        first = {name for name in names if " " not in name and len(name) > 2}
        called = [
            key
            for key, contact in search.contacts.items()
            if folded(contact.name).split()[:1] and folded(contact.name).split()[0] in first
        ]
        self._called = set(called) if len(called) == 1 else set()
        self._writers = self._known | self._namesakes | self._called
        self._of_colleagues: dict[str | None, set[str]] = {}
        for contact in search.contacts.values():
            if domain := employer_of(contact.email):
                self._of_colleagues.setdefault(contact.company, set()).add(domain)
        self._of_companies: dict[str, int] = {}

    @property
    def writer(self) -> Contact | None:
        """The known person who wrote."""
        for known in (self._known, self._namesakes, self._called):
            if len(known) == 1:
                return self._search.contacts[next(iter(known))]
        return None

    def weight(self, application: Application) -> int:
        """How much speaks for one application."""
        if self._is_answer(application):
            return _THREAD
        concerned = self._writers.intersection(self._concerned(application)) if self._writers else frozenset()
        if self._known & concerned:
            return _ADDRESS
        if application.company not in self._of_companies:
            self._of_companies[application.company] = self._of_company(self._search.company_of(application))
        weight = self._of_companies[application.company]
        if self._known and weight:
            # Somebody else of that company is known to write about another application.
            weight = min(weight, _DOMAIN)
        if any(self._search.contacts[key].company == application.company for key in self._known):
            weight = max(weight, _DOMAIN)
        if self._namesakes & concerned or any(
            self._search.contacts[key].company == application.company for key in self._namesakes
        ):
            weight = max(weight, _NAMED)
        if self._called & concerned:
            weight = max(weight, _HINTED if weight < _MENTIONED else weight)
        return weight

    def _is_answer(self, application: Application) -> bool:
        thread = self._read.mail.thread
        if not thread:
            return False
        kept = (fact.mail for fact in self._search.facts_of(application.id))
        return any(mail is not None and mail.message_id in thread for mail in kept)

    def _concerned(self, application: Application) -> Iterator[str]:
        """The people it names, those of its rounds, and those who wrote or were written to."""
        yield from filter(None, (application.contact, application.via_recruiter, application.referrer))
        for fact in self._search.facts_of(application.id):
            match fact:
                case Interview():
                    yield from filter(None, (*fact.interviewers, fact.from_))
                case Reply(from_=str(sender)):
                    yield sender
                case Sent(to=str(reader)):
                    yield reader

    def _of_company(self, company: Company) -> int:
        name = core_name(company.name)
        if len(re.sub(r"\W", "", name)) < 2:
            return 0
        if any(self._is_of(domain, company) for domain in self._domains):
            return _DOMAIN
        squeezed = name.replace(" ", "")
        if (
            self._tenant
            and len(squeezed) > 3
            and (self._tenant == squeezed or self._tenant.startswith(squeezed))
        ):
            return _DOMAIN
        if name.split()[0] not in self._there:
            return 0
        whole, short = f" {name} ", f" {name.split()[0]} "
        if self._read.is_machine and whole in self._company:
            return _DOMAIN
        if whole in self._headings:
            return _NAMED
        is_short = len(short.strip()) >= _LONG_ENOUGH and short != whole
        if is_short and short in self._headings:
            return _NAMED if short in self._company else _MENTIONED
        if whole in self._text:
            return _MENTIONED
        return _HINTED if is_short and short in self._text else 0

    def _is_of(self, domain: str, company: Company) -> bool:
        """Whether a domain is a company's: its website's, its people's, or its name's."""
        own = self._of_colleagues.get(company.id, set()) | ({host_of(company.website)} - {""})
        if any(same_house(domain, each) for each in own):
            return True
        return not own and not _as_domains(company.name).isdisjoint(domain.split(".")[:-1])


@lru_cache(maxsize=4_096)
def _as_domains(company: str) -> frozenset[str]:
    """How a company's name is written in a domain."""
    words = [word for word in core_name(company).split() if word not in ("and", "und")]
    return frozenset(("".join(words), "-".join(words)))
