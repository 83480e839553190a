"""The page of one application: what it is, what comes next, what happened and what was missed."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.getters import query_one

from afterword.desk.desk import Desk
from afterword.domain.application import Application
from afterword.domain.facts import Fact
from afterword.domain.follow_up import FollowUp
from afterword.domain.people import Contact
from afterword.interface.bindings import bindings
from afterword.interface.panes.details import DetailsPane
from afterword.interface.panes.page import fact_lines, head_lines, person_lines, posting_lines
from afterword.interface.panes.timeline import TimelinePane
from afterword.interface.requests import OpenFollowUp, OpenPerson
from afterword.interface.screens.detailed import DetailedScreen
from afterword.interface.subject import Subject
from afterword.interface.today.sheet import sheet_of
from afterword.interface.widgets.virtual_list import VirtualList
from afterword.interface.widgets.words import Words


class ApplicationScreen(DetailedScreen):
    """One application and its timeline; facts can be corrected and deleted here."""

    BINDINGS = bindings("application", "details", "rule", "record", "change") + bindings(
        "capture", hidden=True
    )

    _about = query_one("#page-about", Words)
    _timeline = query_one("#timeline", TimelinePane)

    def __init__(self, desk: Desk, state: Path, application: str) -> None:
        super().__init__(desk, state)
        self._application = application

    def compose(self) -> ComposeResult:
        """The application above its timeline; beside or below them, what is highlighted."""
        with Container(id="page"):
            with Vertical(id="page-left"):
                yield Words(id="page-about")
                yield TimelinePane(id="timeline")
            yield DetailsPane(id="details")
        yield from self.foot()

    def on_mount(self) -> None:
        """Shows the page."""
        self.refill()
        self._timeline.focus()

    def refill(self) -> None:
        """The page as the facts are now."""
        view = self.view
        if self._application not in view.plan.stories:
            self.leave()
            return
        self._timeline.refill(view, self._application)
        lines = head_lines(view, view.plan.stories[self._application])
        self._about.update(Content("\n").join(lines))
        self.show_details()

    def on_screen_resume(self) -> None:
        """Back from a question: the application may be gone meanwhile."""
        self.refill()

    def show_details(self) -> None:
        """Shows the highlighted part of the story."""
        view = self.view
        match self._timeline.highlighted:
            case FollowUp() as follow_up:
                draft = self.draft_of(follow_up) if follow_up.status.is_open else None
                supply = "application.supply"
                self._details.show_sheet(sheet_of(view, follow_up, draft, unfolded=True, supply=supply))
            case Contact() as contact:
                self._details.show_lines(person_lines(view, contact))
            case Application() as application:
                self._details.show_lines(posting_lines(view, application))
            case None:
                self._details.show_lines(())
            case fact:
                self._details.show_lines(fact_lines(view, fact))

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        match event.value:
            case FollowUp() as follow_up if follow_up.status.is_open and follow_up.medium != "internal":
                self.post_message(OpenFollowUp(follow_up))
            case FollowUp(kind="prepare" | "move_on") as follow_up if follow_up.status.is_open:
                self.post_message(OpenFollowUp(follow_up))
            case Contact() as contact:
                self.post_message(OpenPerson(contact.id))
            case Application():
                self.action_do("application.posting")

    @property
    def subject(self) -> Subject:
        """This application, and what is under the cursor; else its newest fact."""
        value = self._timeline.highlighted
        fact = value if isinstance(value, Fact) else self.view.newest_fact(self._application)
        return Subject(
            application=self._application,
            follow_up=value if isinstance(value, FollowUp) and value.status.is_open else None,
            fact=None if isinstance(value, Contact | Application) else fact,
            person=value.id if isinstance(value, Contact) else None,
            company=self.desk.search.applications[self._application].company,
        )
