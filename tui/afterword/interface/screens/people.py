"""People: who they are, how to reach them, when one was last in touch."""

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from afterword.domain.people import Company, Contact
from afterword.interface.bindings import bindings
from afterword.interface.panes.people import PeoplePane
from afterword.interface.requests import OpenCompany, OpenPerson
from afterword.interface.screens.listing import ListingScreen
from afterword.interface.subject import Subject
from afterword.interface.widgets.title_bar import TitleBar
from afterword.interface.widgets.virtual_list import VirtualList


class PeopleScreen(ListingScreen):
    """Everybody, company by company."""

    BINDINGS = bindings("find", "people") + bindings("change", hidden=True)

    _list = query_one("#people", PeoplePane)

    def compose(self) -> ComposeResult:
        """The filter and the list."""
        yield TitleBar("people")
        yield from self.filter_line()
        yield PeoplePane(id="people")
        yield from self.foot()

    def refill(self) -> None:
        """Facts or the time have changed."""
        self._title.refill(self.view)
        self._list.refill(self.view)

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        match event.value:
            case Contact() as contact:
                self.post_message(OpenPerson(contact.id))
            case Company() as company:
                self.post_message(OpenCompany(company.name))

    @property
    def subject(self) -> Subject:
        """The person and the company under the cursor."""
        match self._list.highlighted:
            case Contact() as contact:
                return Subject(person=contact.id, company=contact.company)
            case Company() as company:
                return Subject(company=company.id)
        return Subject()
