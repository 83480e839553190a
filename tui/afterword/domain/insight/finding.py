"""Finding applications and people by the words that are typed, whatever their case or accents."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from afterword.domain.application import Application
from afterword.domain.facts import Fact, Feedback, Interview, Note, Reply, Sent
from afterword.domain.history.involved import people_of
from afterword.domain.history.story import Story
from afterword.domain.insight.standing import stage_text
from afterword.domain.letters import folded
from afterword.domain.people import Company, Contact
from afterword.domain.search import JobSearch

Findable = TypeVar("Findable", Company, Contact)


def words_of(query: str) -> tuple[str, ...]:
    """The words to look for; each must occur somewhere, in any order."""
    return tuple(folded(query).split())


def is_found(query: str, *texts: str) -> bool:
    """Whether every word of ``query`` occurs in one of the texts."""
    there = folded("\n".join(texts))
    return all(word in there for word in words_of(query))


class _Said(msgspec.Struct, frozen=True):
    """What an application says, folded; made of ``application`` and ``facts``, compared by identity."""

    application: Application
    facts: tuple[Fact, ...]
    text: str
    people: tuple[str, ...]


class Finder:
    """Finds applications by company, position, people, tags, stage, and what was sent and written down.

    What an application says is folded once, and again only when its facts or its entry are others, so
    that a letter typed costs no more than a look at each text.
    """

    def __init__(self) -> None:
        self._said: dict[str, _Said] = {}
        self._companies: _Names[Company] = _Names()
        self._people: _Names[Contact] = _Names()
        self._looked_through: Sequence[Story] = ()
        self._texts: Sequence[str] = ()

    def found(self, query: str, search: JobSearch, stories: Sequence[Story]) -> Sequence[Story]:
        """Those of ``stories`` in which every word of ``query`` occurs, in their order."""
        words = words_of(query)
        if not words:
            return stories
        self.look_through(search, stories)
        left = list(zip(stories, self._texts, strict=True))
        for word in words:
            left = [(story, text) for story, text in left if word in text]
        return [story for story, _ in left]

    def look_through(self, search: JobSearch, stories: Sequence[Story]) -> None:
        """Folds what ``stories`` say, so that the first letter need not wait for it."""
        if stories is self._looked_through:
            return
        companies, people = self._companies.of(search.companies), self._people.of(search.contacts)
        self._texts = [self._text(story, search, companies, people) for story in stories]
        self._looked_through = stories

    def _text(
        self, story: Story, search: JobSearch, companies: Mapping[str, str], people: Mapping[str, str]
    ) -> str:
        application = story.application
        said, facts = self._said.get(application.id), search.facts_of(application.id)
        if said is None or said.application is not application or said.facts is not facts:
            text = folded("\n".join(_texts(application, facts)))
            said = _Said(application, facts, text, people_of(search, application))
            self._said[application.id] = said
        names = (people.get(person, "") for person in said.people)
        return "\n".join((companies.get(application.company, ""), said.text, stage_text(story), *names))


class _Names(Generic[Findable]):
    """The folded names of a table, kept as long as the table is the same."""

    def __init__(self) -> None:
        self._table: Mapping[str, Findable] | None = None
        self._names: dict[str, str] = {}

    def of(self, table: Mapping[str, Findable]) -> Mapping[str, str]:
        """The folded name of each entry, by its id."""
        if table is not self._table:
            self._table = table
            self._names = {key: folded(entry.name) for key, entry in table.items()}
        return self._names


def _texts(application: Application, facts: tuple[Fact, ...]) -> Iterable[str]:
    yield application.title
    yield from application.tags
    yield from (application.source, application.location, application.notes)
    for fact in facts:
        if fact.mail:
            yield from (fact.mail.subject, fact.mail.text)
        match fact:
            case Sent():
                yield from (fact.subject, fact.text)
            case Reply() | Note() | Feedback():
                yield fact.text
            case Interview():
                yield fact.place
