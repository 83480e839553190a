"""The page of a person: what is known of them, and what happened with them."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.getters import query_one

from afterword.desk.desk import Desk
from afterword.interface.bindings import bindings
from afterword.interface.panes.details import DetailsPane
from afterword.interface.panes.page import fact_lines, person_lines
from afterword.interface.panes.person import PersonPane
from afterword.interface.requests import OpenApplication
from afterword.interface.screens.detailed import DetailedScreen
from afterword.interface.subject import Subject
from afterword.interface.widgets.virtual_list import VirtualList
from afterword.interface.widgets.words import Words


class PersonScreen(DetailedScreen):
    """One person, and everything that concerned them."""

    BINDINGS = bindings("person", "details", "change")

    _about = query_one("#page-about", Words)
    _list = query_one("#person", PersonPane)

    def __init__(self, desk: Desk, state: Path, contact: str) -> None:
        super().__init__(desk, state)
        self._contact = contact

    def compose(self) -> ComposeResult:
        """The person above, the facts below; the highlighted one in full."""
        with Container(id="page"):
            with Vertical(id="page-left"):
                yield Words(id="page-about")
                yield PersonPane(id="person")
            yield DetailsPane(id="details")
        yield from self.foot()

    def on_mount(self) -> None:
        """Shows the page."""
        self.refill()
        self._list.focus()

    def refill(self) -> None:
        """The person as they are known now; goes back once they are not any more."""
        view = self.view
        contact = view.search.contacts.get(self._contact)
        if contact is None:
            self.leave()
            return
        self._about.update(Content("\n").join(person_lines(view, contact)))
        self._list.refill(view, self._contact)
        self.show_details()

    def show_details(self) -> None:
        """Shows the highlighted entry."""
        fact = self._list.highlighted
        self._details.show_lines(fact_lines(self.view, fact) if fact else ())

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        if event.value.app:
            self.post_message(OpenApplication(event.value.app))

    @property
    def subject(self) -> Subject:
        """This person, and the entry under the cursor."""
        contact = self.desk.search.contacts[self._contact]
        return Subject(fact=self._list.highlighted, person=contact.id, company=contact.company)
