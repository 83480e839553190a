"""The people, company by company, each company with the guard's meter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from afterword.domain.history.contacts_made import unanswered
from afterword.domain.history.guard import meter
from afterword.domain.history.involved import last_contacts
from afterword.domain.history.story import Story
from afterword.domain.insight.finding import words_of
from afterword.domain.insight.reaching import places, role_of, ways_to, wishes_of
from afterword.domain.letters import folded
from afterword.domain.people import Company, Contact
from afterword.domain.phrases import listed
from afterword.interface.panes.details import when_fine
from afterword.interface.text import assemble, content, cut, padded, whole, whole_words, widest
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading, VirtualList

_GAP = "  "
_DAY_WIDTH = 10
_LEAST = 8
_METER_WIDTH = 50
"""The fewest words on how often a company was contacted, at their longest."""

_SPANS = (" times in ten business days", " times", "")
"""What more is said of it where there is room."""


class _Place(NamedTuple):
    """A company, or none, with its people, and the texts they are found by."""

    company: Company | None
    people: Sequence[Contact]
    name: str
    said: Sequence[str]
    """What is known of each of the people."""
    all_said: str


class PeoplePane(VirtualList[Company | Contact]):
    """A row a company, below it its people; those without a company come last."""

    HELP = (
        "People by company. `people.person` edits a person, `people.company` the company, "
        "`people.delete` deletes either, `list.open` shows what concerned them."
    )
    BORDER_TITLE = "People"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")
        self._view: View | None = None
        self._query = ""
        self._spoken: Mapping[str, datetime] = {}
        self._stories: dict[str, Story] = {}
        self._through: dict[str, list[str]] = {}
        self._places: Sequence[_Place] = ()
        self._total = 0
        self._name_width = self._role_width = 0

    def refill(self, view: View) -> None:
        """Shows the people of ``view``."""
        self._view = view
        self._spoken = last_contacts(view.search, view.now)
        self._stories, self._through = {}, {}
        for story in view.plan.survey.live:
            recruiter = view.search.contacts.get(story.application.via_recruiter or "")
            if recruiter and recruiter.company:
                self._through.setdefault(recruiter.company, []).append(story.company.name)
            # The limits count per company; what nobody answered counts per application, and the most is told.
            there = self._stories.setdefault(story.company.id, story)
            if len(unanswered(story.facts)) > len(unanswered(there.facts)):
                self._stories[story.company.id] = story
        self._places = [_place(company, people) for company, people in places(view.search)]
        self._total = len(view.search.contacts)
        people = view.search.contacts.values()
        companies = widest(company.name for company in view.search.companies.values())
        self._name_width = max(companies, len(_GAP) + widest(contact.name for contact in people))
        self._role_width = widest(map(role_of, people))
        self._show()

    def find(self, query: str) -> None:
        """Shows those in whom, or in whose company, every word of ``query`` occurs."""
        self._query = query
        self._show(filtered=True)
        # The company stands above its people: who is looked for by name is who is meant.
        words = words_of(query)
        rows = (row for row in self.rows if not isinstance(row, Heading))
        meant = next((row for row in rows if all(word in folded(row.name) for word in words)), None)
        if words and meant:
            self.move_to(self.identify(meant))

    def _show(self, *, filtered: bool = False) -> None:
        rows = list(_rows(self._places, self._query))
        shown = sum(type(row) is Contact for row in rows)
        query = self._query.strip()
        said = f", '{query}' · {shown} of {self._total}" if query else f" · {self._total}"
        self.border_title = content(f"People{said}")
        nothing = (
            "Nobody has that. `people.back` clears the filter."
            if self._query
            else "Nobody yet. `people.add` writes somebody down; an interview brings its people."
        )
        self.show(rows, empty=self._view.said(nothing) if self._view else "", filtered=filtered)

    def identify(self, value: Company | Contact) -> str:
        """A company and a person by their ids."""
        return f"{type(value).__name__}:{value.id}"

    def render_row(self, value: Company | Contact, width: int, highlighted: bool) -> Content:
        """A company with its meter, or a person with what they are and when one was last in touch."""
        view = self._view
        if view is None:
            return Content()
        name = min(self._name_width, max(min(width // 3, 28), _LEAST))
        if isinstance(value, Company):
            through = self._through.get(value.id, ())
            return _company_row(view, value, self._stories.get(value.id), through, name, width)
        spoken = self._spoken.get(value.id)
        day = view.habit.brief_day(spoken.astimezone(view.zone).date()) if spoken else "–"
        role = min(self._role_width, max(min((width - name - _DAY_WIDTH) // 2, 30), _LEAST))
        rest = width - name - role - _DAY_WIDTH - 3 * len(_GAP)
        wish = "".join(f"{words} · " for words in wishes_of(value))
        return assemble(
            padded(_GAP + whole_words(value.name, name - len(_GAP)), name) + _GAP,
            (padded(role_of(value), role) + _GAP, "$text-muted"),
            # With its year it takes one cell of the gap.
            padded(day, _DAY_WIDTH + len(_GAP)),
            (wish, "$due"),
            (whole(ways_to(value), rest - len(wish), " · "), "$text-muted"),
        )


def _company_row(
    view: View, company: Company, story: Story | None, through: Sequence[str], name_width: int, width: int
) -> Content:
    name = (padded(whole_words(company.name, name_width), name_width) + _GAP, "bold")
    if story is None and through:
        for_whom = cut(f"for {listed(list(dict.fromkeys(through)))}", width - name_width - len(_GAP))
        return assemble(name, (for_whom, "$text-muted"))
    if story is None:
        return assemble(name, ("no live application", "$text-muted"))
    used = meter(story, story.recipient(None), view.now)
    style = {"green": "$done", "amber": "$due", "red": "$late"}[used.level]
    room = width - name_width - len(_GAP)
    span = next((span for span in _SPANS if _METER_WIDTH + len(span) <= room), "")
    fine = when_fine(used, view.habit)
    words = f"asked {used.counted} of {used.limit}{span} · {used.unanswered} unanswered · {fine}"
    return assemble(name, (cut(words, room), style))


def _place(company: Company | None, people: Sequence[Contact]) -> _Place:
    name = folded(company.name) if company else ""
    said = [folded("\n".join(_texts(contact))) for contact in people]
    return _Place(company, people, name, said, "\n".join((name, *said)))


def _rows(places: Iterable[_Place], query: str) -> Iterator[Company | Contact | Heading]:
    """What has every word of ``query``; a company found by its own words brings all of its people."""
    words = words_of(query)
    for place in places:
        # Nearly all of many companies go at the first look.
        for word in words:
            if word not in place.all_said:
                break
        else:
            yield from _found(place, [word for word in words if word not in place.name])


def _found(place: _Place, words: Sequence[str]) -> Iterator[Company | Contact | Heading]:
    """The people who have every one of ``words``, below their company; all of them where no word is left."""
    there: Sequence[Contact] = place.people
    if words:
        told = zip(place.people, place.said, strict=True)
        there = [contact for contact, said in told if all(word in said for word in words)]
    if place.company and (there or not words):
        yield place.company
    elif there:
        yield Heading("Without a company")
    yield from there


def _texts(contact: Contact) -> tuple[str, ...]:
    role = contact.role.replace("_", " ")
    return (contact.name, contact.title, role, contact.email, contact.phone, contact.notes)
