"""The circles of a search: applications that share companies or people and are therefore planned together."""

from typing import NamedTuple, get_args

from afterword.domain.facts import AnyFact, Call, Fact, Sent
from afterword.domain.follow_up import Key
from afterword.domain.search import JobSearch

_NAMING = ("to", "from_", "follow_up_contact", "interviewers")
_PEOPLE: dict[type[Fact], tuple[str, ...]] = {
    kind: tuple(name for name in _NAMING if name in kind.__struct_fields__) for kind in get_args(AnyFact)
}
"""The fields of each kind of fact that name people somebody deals with."""


class Circle(NamedTuple):
    """Some applications and all companies they concern; ``number`` is its place in the search."""

    number: int
    applications: tuple[str, ...]
    companies: frozenset[str]

    def holds(self, search: JobSearch, app: str) -> bool:
        """Whether an application still concerns only the companies of this circle."""
        return companies_of(search, app) <= self.companies


def circles_of(search: JobSearch) -> list[Circle]:
    """The applications of a search, by the companies and people they share; the facts of none last."""
    root: dict[str, str] = {}

    def find(company: str) -> str:
        while (above := root.setdefault(company, company)) != company:
            root[company] = root.setdefault(above, above)
            company = above
        return company

    concerned = {app: companies_of(search, app) for app in search.applications}
    for companies in concerned.values():
        if len(companies) > 1:
            first, *others = companies
            for other in others:
                root[find(other)] = find(first)
    together_in: dict[str, list[str]] = {}
    for app, companies in concerned.items():
        together_in.setdefault(find(next(iter(companies))), []).append(app)
    circles = [
        Circle(
            number,
            tuple(apps),
            concerned[apps[0]] if len(apps) == 1 else frozenset().union(*(concerned[app] for app in apps)),
        )
        for number, apps in enumerate(together_in.values())
    ]
    return [*circles, Circle(len(circles), ("",), frozenset())]


def companies_of(search: JobSearch, app: str) -> frozenset[str]:
    """An application's company and those of the people in it."""
    application, contacts = search.applications[app], search.contacts
    people, also = {application.contact, application.via_recruiter}, set[str]()
    for fact in search.facts_of(app):
        for name in _PEOPLE[type(fact)]:
            named = getattr(fact, name)
            if isinstance(named, tuple):
                people.update(named)
            else:
                people.add(named)
        if isinstance(fact, Sent | Call):
            for key in filter(None, map(Key.read, fact.includes)):
                people.add(key.contact)
                if other := search.applications.get(key.application or ""):
                    also.add(other.company)
    companies = {application.company, *also}
    for person in people:
        contact = contacts.get(person) if person else None
        if contact and contact.company:
            companies.add(contact.company)
    return frozenset(companies)
