"""People: who they are, how to reach them, when one was last in touch."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from afterword.domain.deleting import deletion
from afterword.domain.people import Company, Contact
from afterword.interface.bindings import bindings
from afterword.interface.panes.people import PeoplePane
from afterword.interface.screens.deleting import Candidate
from afterword.interface.screens.entries import EntryActs
from afterword.interface.screens.listing import ListingScreen
from afterword.interface.screens.opening import OpenCompany, OpenPerson
from afterword.interface.screens.recording import RecordingScreen
from afterword.interface.widgets.title_bar import TitleBar
from afterword.interface.widgets.virtual_list import VirtualList


class PeopleScreen(RecordingScreen, EntryActs, ListingScreen):
    """Everybody, company by company."""

    BINDINGS = bindings("find", "people") + bindings("change", hidden=True)

    _list = query_one("#people", PeoplePane)
    _title = query_one("#title-bar", TitleBar)

    def compose(self) -> ComposeResult:
        """The filter and the list."""
        yield TitleBar("people")
        yield from self.filter_line()
        yield PeoplePane(id="people")
        yield from self.foot()

    def on_mount(self) -> None:
        """Fills the list for the first time."""
        self.refill()
        self._list.focus()

    def refill(self) -> None:
        """Facts or the time have changed."""
        self._title.refill(self.view)
        self._list.refill(self.view)

    def listing(self) -> PeoplePane:
        """The people."""
        return self._list

    def find(self, query: str) -> None:
        """Shows those with these words."""
        self._list.find(query)

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        match event.value:
            case Contact() as contact:
                self.post_message(OpenPerson(contact.id))
            case Company() as company:
                self.post_message(OpenCompany(company.name))

    def action_edit_person(self) -> None:
        """Edits the highlighted person; on a company, the company."""
        match self._list.highlighted:
            case Contact() as contact:
                self.edit_person(contact)
            case Company() as company:
                self.edit_company(company.id)

    def action_edit_company(self) -> None:
        """Edits the highlighted company, or that of the highlighted person."""
        self.edit_company(self._company())

    def action_add_person(self) -> None:
        """Writes down somebody new, at the highlighted company."""
        self.edit_person(Contact(id=self.desk.saving.new_id(), name="", company=self._company()))

    def deletable(self) -> Iterator[Candidate]:
        """The highlighted person, or the company."""
        if entry := self._list.highlighted:
            whole = deletion(self.desk.search, [entry])
            yield Candidate("p", whole.what, whole)

    def _company(self) -> str | None:
        match self._list.highlighted:
            case Company() as company:
                return company.id
            case Contact() as contact:
                return contact.company
        return None

    def action_back(self) -> None:
        """Clears the filter; without one, goes back to Today."""
        if not self.clear_filter():
            self.app.pop_screen()
