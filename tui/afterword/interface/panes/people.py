"""The people, company by company, each company with the guard's meter."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from textual.content import Content

from afterword.domain.finding import is_found
from afterword.domain.guard import meter
from afterword.domain.involved import last_contacts
from afterword.domain.people import Company, Contact
from afterword.domain.phrases import day_text
from afterword.domain.story import Story
from afterword.interface.text import assemble, content, cut, padded
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading, VirtualList

_GAP = "  "
_DAY_WIDTH = 10


class PeoplePane(VirtualList[Company | Contact]):
    """A row a company, below it its people; those without a company come last."""

    HELP = (
        "People by company. `people.person` edits a person, `people.company` the company, "
        "`people.delete` deletes either, `list.open` shows what concerned them."
    )
    BORDER_TITLE = "People"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="Nobody yet. a writes somebody down; an interview brings its people.")
        self._view: View | None = None
        self._query = ""
        self._spoken: Mapping[str, datetime] = {}
        self._stories: dict[str, Story] = {}

    def refill(self, view: View) -> None:
        """Shows the people of ``view``."""
        self._view = view
        self._spoken = last_contacts(view.search, view.now)
        # The limits count per company, so any running application there will do.
        self._stories = {story.company.id: story for story in view.plan.survey.live}
        self._show()

    def find(self, query: str) -> None:
        """Shows those in whom, or in whose company, every word of ``query`` occurs."""
        self._query = query
        self._show()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        rows = list(_rows(view, self._query))
        shown = sum(isinstance(row, Contact) for row in rows)
        total = len(view.search.contacts)
        words = f", '{self._query.strip()}' · {shown} of {total}" if self._query.strip() else f" · {total}"
        self.border_title = content(f"People{words}")
        if self._query:
            self.show(rows, empty="Nobody has that. esc clears the filter.")
        else:
            self.show(rows, empty="Nobody yet. a writes somebody down; an interview brings its people.")

    def identify(self, value: Company | Contact) -> str:
        """A company and a person by their ids."""
        return f"{type(value).__name__}:{value.id}"

    def render_row(self, value: Company | Contact, width: int, highlighted: bool) -> Content:
        """A company with its meter, or a person with what they are and when one was last in touch."""
        view = self._view
        if view is None:
            return Content()
        if isinstance(value, Company):
            return _company_row(view, value, self._stories.get(value.id), width)
        spoken = self._spoken.get(value.id)
        day = day_text(spoken.astimezone(view.zone).date()) if spoken else "–"
        name = max(min(width // 3, 26), 8)
        role = max(min((width - name - _DAY_WIDTH) // 2, 30), 8)
        rest = width - name - role - _DAY_WIDTH - 2 - 3 * len(_GAP)
        about = value.title or value.role.replace("_", " ")
        wish = "do not contact · " if value.do_not_contact else "no calls · " if value.no_calls else ""
        reach = " · ".join(part for part in (value.email, value.phone) if part)
        return assemble(
            _GAP,
            padded(value.name, name) + _GAP,
            (padded(about, role) + _GAP, "$text-muted"),
            padded(day, _DAY_WIDTH),
            (_GAP + wish if wish else _GAP, "$due"),
            (cut(reach, rest - len(wish)), "$text-muted"),
        )


def _company_row(view: View, company: Company, story: Story | None, width: int) -> Content:
    if story is None:
        return assemble((company.name, "bold"), ("  nothing runs there", "$text-muted"))
    used = meter(story, story.recipient(None), view.now)
    free = day_text(used.next_free) if used.next_free else "today"
    style = {"green": "$done", "amber": "$due", "red": "$late"}[used.level]
    words = (
        f"{used.counted} of {used.limit} in ten business days · {used.unanswered} unanswered · free {free}"
    )
    return assemble(
        (padded(company.name, max(min(width // 4, 28), 8)), "bold"), _GAP, (cut(words, width), style)
    )


def _rows(view: View, query: str) -> Iterator[Company | Contact | Heading]:
    """Companies by name with their people; a company found by its own words brings all of them."""
    search = view.search
    people: dict[str, list[Contact]] = {}
    for contact in sorted(search.contacts.values(), key=lambda c: (c.name.casefold(), c.id)):
        known = contact.company if contact.company in search.companies else ""
        people.setdefault(known or "", []).append(contact)
    for company in sorted(search.companies.values(), key=lambda c: (c.name.casefold(), c.id)):
        there = [c for c in people.get(company.id, ()) if is_found(query, company.name, *_texts(c))]
        if there or is_found(query, company.name):
            yield company
            yield from there
    alone = [c for c in people.get("", ()) if is_found(query, *_texts(c))]
    if alone:
        yield Heading("Without a company")
        yield from alone


def _texts(contact: Contact) -> tuple[str, ...]:
    role = contact.role.replace("_", " ")
    return (contact.name, contact.title, role, contact.email, contact.phone, contact.notes)
