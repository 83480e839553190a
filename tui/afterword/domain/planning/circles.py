"""The circles of a search: applications that share companies or people and are therefore planned together."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, get_args

from afterword.domain.facts import AnyFact, Call, Fact, Sent
from afterword.domain.follow_up import Key
from afterword.domain.people import Contact
from afterword.domain.search import JobSearch


def _fields(*names: str) -> dict[type[Fact], tuple[str, ...]]:
    """Those of these fields that each kind of fact has."""
    return {
        kind: tuple(name for name in names if name in kind.__struct_fields__) for kind in get_args(AnyFact)
    }


_PEOPLE = _fields("to", "from_", "follow_up_contact", "interviewers")
"""The fields of each kind of fact that name people somebody deals with."""
_MENTIONED = _fields("with_", "references", "key_points")
"""Those that name others."""


class Circle(NamedTuple):
    """Some applications and all companies they concern; the facts without an application are the last."""

    applications: tuple[str, ...]
    companies: frozenset[str]


class _Concern(NamedTuple):
    """The people named in an application, and the companies it concerns."""

    people: frozenset[str]
    companies: frozenset[str]


class Circles:
    """The circles of one search after the other; what an application concerns is read once."""

    def __init__(self) -> None:
        self._concerns: dict[str, _Concern] = {}
        self._circles: tuple[Circle, ...] = ()
        self._staff: dict[str, list[Contact]] = {}
        self._contacts: Mapping[str, Contact] | None = None

    def of(self, search: JobSearch, changed: Collection[str] | None = None) -> tuple[Circle, ...]:
        """The applications of a search, by the companies and people they share; the facts of none last.

        ``changed`` are the applications whose facts are others than those of the search before, if nothing
        else is.
        """
        if changed is not None:
            return self._with(search, changed)
        if self._contacts is not search.contacts:
            self._contacts, self._staff = search.contacts, {}
            for contact in search.contacts.values():
                if contact.company:
                    self._staff.setdefault(contact.company, []).append(contact)
        self._concerns = {app: _concern(search, app) for app in search.applications}
        self._circles = _together({app: concern.companies for app, concern in self._concerns.items()})
        return self._circles

    def _with(self, search: JobSearch, changed: Collection[str]) -> tuple[Circle, ...]:
        concerns = {app: _concern(search, app) for app in changed if app in self._concerns}
        is_same = all(concern.companies == self._concerns[app].companies for app, concern in concerns.items())
        self._concerns.update(concerns)
        if not is_same:
            self._circles = _together({app: concern.companies for app, concern in self._concerns.items()})
        return self._circles

    def people_of(self, app: str) -> frozenset[str]:
        """The ids of all people an application or its facts name."""
        return self._concerns[app].people

    def staff_of(self, company: str) -> Sequence[Contact]:
        """Everybody recorded at a company."""
        return self._staff.get(company, ())


def _together(concerned: Mapping[str, frozenset[str]]) -> tuple[Circle, ...]:
    root: dict[str, str] = {}

    def find(company: str) -> str:
        while (above := root.setdefault(company, company)) != company:
            root[company] = root.setdefault(above, above)
            company = above
        return company

    for companies in concerned.values():
        if len(companies) > 1:
            first, *others = companies
            for other in others:
                root[find(other)] = find(first)
    together_in: dict[str, list[str]] = {}
    for app, companies in concerned.items():
        together_in.setdefault(find(next(iter(companies))), []).append(app)
    circles = (
        Circle(
            tuple(apps),
            concerned[apps[0]] if len(apps) == 1 else frozenset().union(*(concerned[app] for app in apps)),
        )
        for apps in together_in.values()
    )
    return (*circles, Circle(("",), frozenset()))


def _concern(search: JobSearch, app: str) -> _Concern:
    """An application's company and those of the people in it, and who these are."""
    application, contacts = search.applications[app], search.contacts
    people = {application.contact, application.via_recruiter}
    named = {application.referrer, *application.references}
    companies = {application.company}
    for fact in search.facts.get(app, ()):
        kind = type(fact)
        for name in _PEOPLE[kind]:
            if value := getattr(fact, name):
                people.update((value,) if type(value) is str else value)
        for name in _MENTIONED[kind]:
            if value := getattr(fact, name):
                named.update((value,) if type(value) is str else value)
        if (kind is Sent or kind is Call) and fact.includes:  # type: ignore[attr-defined]
            for key in filter(None, map(Key.read, fact.includes)):  # type: ignore[attr-defined]
                people.add(key.contact)
                if other := search.applications.get(key.application or ""):
                    companies.add(other.company)
    for person in people:
        contact = contacts.get(person) if person else None
        if contact and contact.company:
            companies.add(contact.company)
    return _Concern(frozenset(filter(None, people | named)), frozenset(companies))
