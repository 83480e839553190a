"""Everything the checks have to know about a follow-up, gathered once, so that they can run on typing."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from afterword.domain.application import Application
from afterword.domain.facts import (
    Call,
    Debrief,
    Fact,
    Feedback,
    Interview,
    NetworkTalk,
    Note,
    Offer,
    Rejected,
    Reply,
    Sent,
)
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.story import Story
from afterword.domain.kinds import kind_named
from afterword.domain.people import Contact
from afterword.domain.titles import DEGREES, TITLES
from afterword.writing import phrases, proofreading
from afterword.writing.draft import Draft
from afterword.writing.ingredients import company_of, round_of
from afterword.writing.phrases import Span
from afterword.writing.preflight.letter import Letter, words_in

_CONTACTS = (Call, Feedback, NetworkTalk, Note, Offer, Rejected, Reply, Sent)
"""Facts on whose day one talked or wrote."""

_WORD = re.compile(r"\w+")
_SHORTEST_NAME = 4
"""Names of fewer letters are words too often to be looked for (PF-03)."""


class Foreign(NamedTuple):
    """A name that belongs to another application: a company's, a person's or a position's."""

    name: str
    what: str


class Occasion:
    """What the checks know: the follow-up and its story, what it could say, its draft, and all names."""

    def __init__(self, story: Story, follow_up: FollowUp, draft: Draft) -> None:
        self.story = story
        self.search = story.search
        self.now = story.now
        self.habit = story.habit
        self.follow_up = follow_up
        self.kind = kind_named(follow_up.kind)
        self.draft = draft
        self.facts = draft.facts
        self.language = draft.language
        self.company = company_of(story, follow_up)
        self.held = round_of(story, follow_up)
        self._quoted: tuple[str, tuple[Span, ...]] = ("", ())

    def letter(self, text: str) -> Letter:
        """``text`` taken apart."""
        return Letter(text, self.language, self.draft.message.medium, self.facts.user_name)

    @property
    def application(self) -> Application:
        """The application; an empty one for networking."""
        return self.story.application

    @cached_property
    def contact(self) -> Contact | None:
        """The recipient."""
        return self.search.contacts.get(self.follow_up.contact or "")

    # Names

    @cached_property
    def own_people(self) -> frozenset[str]:
        """The contacts that have to do with this application."""
        application = self.application
        people = {
            self.follow_up.contact, application.contact, application.via_recruiter, application.referrer,
            *application.references, *self.follow_up.pass_on,
        }  # fmt: skip
        for fact in self.story.facts:
            match fact:
                case Interview():
                    people.update((*fact.interviewers, fact.from_))
                case Debrief():
                    people.add(fact.follow_up_contact)
                case Reply() | Rejected() | Offer():
                    people.add(fact.from_)
                case Sent():
                    people.add(fact.to)
        companies = {self.company.id, self.contact.company if self.contact else None} - {None, ""}
        people |= {c.id for c in self.search.contacts.values() if c.company in companies}
        return frozenset(person for person in people if person)

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """Every name that belongs into this message, whole."""
        known = self.search.contacts
        people = [known[p] for p in sorted(self.own_people) if p in known]
        names = [self.company.name, self.application.title, self.search.profile.name]
        theirs = self.search.companies.get((self.contact and self.contact.company) or "")
        names.append(theirs.name if theirs else "")
        return tuple(name for name in [*names, *(n for p in people for n in (p.name, p.salutation))] if name)

    @cached_property
    def names_of_people(self) -> tuple[str, ...]:
        """The names of the people of this application, and of who writes."""
        known = self.search.contacts
        return (self.search.profile.name, *(known[p].name for p in sorted(self.own_people) if p in known))

    @cached_property
    def known_here(self) -> frozenset[str]:
        """Every word of a name that belongs into this message, and of what was noted."""
        return frozenset(word for name in self.own_words for word in re.findall(r"[^\W\d_]+", name))

    @cached_property
    def by_family_name(self) -> dict[str, list[Contact]]:
        """The people of this application by the last word of their names, in small letters."""
        found: dict[str, list[Contact]] = {}
        for person in sorted(self.own_people):
            contact = self.search.contacts.get(person)
            if contact and " " in contact.name:
                found.setdefault(contact.name.split()[-1].lower(), []).append(contact)
        return found

    @cached_property
    def words_of_the_round(self) -> frozenset[str]:
        """The words of the names of those one talked with, in small letters."""
        known, rounds = self.search.contacts, self.story.rounds.values()
        people = {person for booked in rounds for person in booked.interviewers if person in known}
        return frozenset(word for person in people for word in words_in(known[person].name))

    def foreign_in(self, text: str) -> dict[str, list[Foreign]]:
        """The names of other applications in ``text``, by their first word; own ones are left out (PF-03)."""
        own = {*self.own_names, *self.known_here}
        found: dict[str, list[Foreign]] = {}
        for name, what in self._foreign(text):
            if name in text and len(name) >= _SHORTEST_NAME and name not in own:
                found.setdefault(_first_word(name), []).append(Foreign(name, what))
        return found

    def _foreign(self, text: str) -> Iterator[tuple[str, str]]:
        """The names that may stand in ``text``: of a thousand companies few do, and nobody waits for them."""
        search, contacts, others = self.search, self.search.contacts, self._others
        if not others:
            return
        linked = [contacts.get(person or "") for o in others for person in (o.contact, o.via_recruiter)]
        theirs = {person.id: person for person in linked if person}
        companies = {o.company for o in others} | {person.company for person in theirs.values()}
        theirs_too = [self.contact, contacts.get(self.application.via_recruiter or "")]
        companies -= {self.company.id, None, *(person.company for person in theirs_too if person)}
        own = self.known_here
        for company in search.companies.values():
            if company.id in companies and any(word.strip(",.") in text for word in company.name.split()):
                yield company.name, "company"
                if (short := _short(company.name)) != company.name:
                    yield short, "company"
                for said in _said_of(short):
                    if said not in own:
                        yield said, "short"
        for person in contacts.values():
            is_theirs = person.id in theirs or person.company in companies
            if person.name.rpartition(" ")[2] in text and is_theirs and person.id not in self.own_people:
                yield person.name, "person"
                if " " in person.name:
                    yield person.name.split()[-1], "person"
        for title in self.positions_elsewhere:
            yield title, "position"

    @cached_property
    def positions_elsewhere(self) -> dict[str, None]:
        """What one applied for in other applications, in their order."""
        return dict.fromkeys(o.title for o in self._others if o.title not in self.application.title)

    @cached_property
    def _others(self) -> list[Application]:
        """The other applications; none for people of one's own, to whom one speaks of one's applications."""
        if not self.follow_up.application:
            return []
        meant = {self.application.id, *(key.application for key in self.follow_up.carried)}
        return [other for other in self.search.applications.values() if other.id not in meant]

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Every word of a name anywhere in the search, as it is written, and of the own dictionary."""
        search = self.search
        names = [search.profile.name]
        names += (company.name for company in search.companies.values())
        names += (f"{person.name} {person.salutation}" for person in search.contacts.values())
        names += (application.title for application in search.applications.values())
        return frozenset((*re.findall(r"[^\W\d_]+", " ".join(names)), *search.profile.words))

    @cached_property
    def reader_words(self) -> frozenset[str]:
        """The words by which the recipient may be addressed, in small letters."""
        if self.contact is None:
            return frozenset()
        named = words_in(f"{self.contact.name} {self.contact.salutation} {self.facts.greeting}")
        return frozenset(named - TITLES.keys() - DEGREES)

    # Days

    @cached_property
    def days_of_talks(self) -> frozenset[date]:
        """The days of all talks that are over or agreed, and of whatever they said since."""
        zone = self.story.user_zone
        booked = {each.day for each in self.story.rounds.values()}
        said = {fact.at.astimezone(zone).date() for fact in self._facts if isinstance(fact, _CONTACTS)}
        return frozenset(booked | said) if self.story.rounds or said else frozenset()

    @cached_property
    def known_days(self) -> frozenset[date]:
        """The days one may speak of though they are past: interviews, also cancelled ones, what was said."""
        told = {fact.at.astimezone(self.story.user_zone).date() for fact in self._facts}
        decided = {getattr(fact, "decision_date", None) for fact in self._facts}
        return frozenset((*self.days_of_talks, *told, *(day for day in decided if day)))

    @property
    def _facts(self) -> "Iterable[Fact]":
        """What happened in the application; for networking, with this person."""
        if self.follow_up.application:
            return self.story.facts
        to = self.follow_up.contact
        return (
            fact
            for fact in self.search.facts_of("")
            if to in (getattr(fact, "to", None), getattr(fact, "with_", None), getattr(fact, "from_", None))
        )

    # The person's own words

    @cached_property
    def own_words(self) -> tuple[str, ...]:
        """What the facts say in the person's own words, and names: quoting it is no mistake."""
        facts = self.facts
        said = (
            facts.key_point, facts.value, facts.contribution, *facts.omitted, *facts.missed,
            *facts.materials, facts.feedback_point, facts.advice, facts.offer_terms, facts.place,
            *(person.key_point for person in facts.passing_on), *self.own_names,
        )  # fmt: skip
        return tuple(text for text in said if len(text) > 1)

    def quoted(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where ``text`` repeats what the facts say."""
        known, spans = self._quoted
        if known != text:
            spans = tuple(m.span() for own in self.own_words for m in re.finditer(re.escape(own), text))
            self._quoted = (text, spans)
        return spans

    def said(self, letter: Letter, name: str) -> Iterator[tuple[int, int]]:
        """Where a phrase of a list stands in a text, other than in words of the facts."""
        quoted = self.quoted(letter.text)
        for start, end in phrases.found(letter.text, name, self.language):
            if not any(a <= start and end <= b for a, b in quoted):
                yield start, end

    def is_no_word(self, word: str) -> bool:
        """Whether a word is surely in no dictionary of English."""
        return proofreading.is_loaded() and not self.is_word(word)

    def is_word(self, word: str) -> bool:
        """Whether a word is in the dictionary, as far as that is loaded."""
        try:
            return proofreading.is_loaded() and proofreading.is_word(word)
        except proofreading.NoChecker:
            return False


def _first_word(name: str) -> str:
    found = _WORD.search(name)
    return found[0] if found else name


def _said_of(company: str) -> Iterator[str]:
    """What people call a company for short: ``Kelsey`` for ``The Kelsey Institute``."""
    generic = phrases.words_of("generic")
    words = [word.strip(",.") for word in company.split()]
    whole = len(words)
    while whole and words[whole - 1].lower() in generic:
        whole -= 1
    if 1 < whole < len(words):
        yield " ".join(words[:whole])
    while words and words[0].lower() in generic:
        del words[0]
    kept = next((n for n, word in enumerate(words) if word.lower() in generic), len(words))
    for count in range(kept, 0, -1):
        said = " ".join(words[:count])
        if len(said) > _SHORTEST_NAME and said != company and said[0].isupper():
            yield said


def _short(company: str) -> str:
    """A company's name without its legal form: ``Acme`` for ``Acme GmbH``."""
    legal_forms = phrases.words_of("legal_forms")
    words = company.replace(",", " ").split()
    kept = len(words)
    while kept > 1 and words[kept - 1].strip(".").lower() in legal_forms:
        kept -= 1
    return company if kept == len(words) else " ".join(words[:kept])
