"""What a screen asks of the app when the person opens something, and with which screen it is shown.

Every screen but Today is loaded when it is first opened: to load them all would double the start.
"""

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from afterword.desk.desk import Desk
from afterword.domain.errors import NotFound
from afterword.domain.follow_up import FollowUp
from afterword.interface.screens.base import DeskScreen

KEPT = ("applications", "insights", "people", "settings", "keeping")
"""The views that keep their filter and their cursor while another one is shown."""


def new_view(name: str, desk: Desk, state: Path) -> DeskScreen:
    """The view of that name, one of ``KEPT``."""
    match name:
        case "applications":
            from afterword.interface.screens.applications import ApplicationsScreen

            return ApplicationsScreen(desk, state)
        case "insights":
            from afterword.interface.screens.insights import InsightsScreen

            return InsightsScreen(desk, state)
        case "settings":
            from afterword.interface.screens.settings import SettingsScreen

            return SettingsScreen(desk, state)
        case "keeping":
            from afterword.interface.screens.your_file import YourFileScreen

            return YourFileScreen(desk, state)
    from afterword.interface.screens.people import PeopleScreen

    return PeopleScreen(desk, state)


@dataclass
class OpenCompany(Message):
    """Show the applications at the company of that name."""

    name: str


class Open(Message):
    """Show something on a screen of its own."""

    def screen(self, desk: Desk, state: Path) -> DeskScreen:
        """The screen that shows it."""
        raise NotImplementedError


@dataclass
class OpenApplication(Open):
    """Show the page of an application."""

    application: str

    def screen(self, desk: Desk, state: Path) -> DeskScreen:
        """Its page."""
        from afterword.interface.screens.application import ApplicationScreen

        return ApplicationScreen(desk, state, self.application)


@dataclass
class OpenPerson(Open):
    """Show the page of a person."""

    contact: str

    def screen(self, desk: Desk, state: Path) -> DeskScreen:
        """Their page."""
        from afterword.interface.screens.person import PersonScreen

        return PersonScreen(desk, state, self.contact)


@dataclass
class OpenWords(Open):
    """Show the words of the follow-up with that key, to edit them."""

    key: str

    def screen(self, desk: Desk, state: Path) -> DeskScreen:
        """The message; raises NotFound where there is none to write."""
        from afterword.interface.screens.message import MessageScreen

        return MessageScreen(desk, state, self.key)


@dataclass
class OpenQuiet(Open):
    """Show the applications that have gone quiet, first of all that of the follow-up with ``key``."""

    key: str = ""

    def screen(self, desk: Desk, state: Path) -> DeskScreen:
        """The list of them."""
        from afterword.interface.screens.quiet import QuietScreen

        return QuietScreen(desk, state, self.key)


@dataclass
class OpenSheet(Open):
    """Show what a table of applications would bring."""

    data: bytes

    def screen(self, desk: Desk, state: Path) -> DeskScreen:
        """What would come of each row."""
        from afterword.interface.screens.table_import import TableImportScreen

        return TableImportScreen(desk, state, self.data)


@dataclass
class OpenFollowUp(Open):
    """Show what there is to do for a follow-up: its message, the call, the preparation."""

    follow_up: FollowUp

    def screen(self, desk: Desk, state: Path) -> DeskScreen:
        """Where it is done; the application's page where there is nothing to write."""
        follow_up = self.follow_up
        page = OpenApplication(follow_up.application or "")
        if follow_up.kind == "prepare":
            from afterword.interface.screens.prepare import PrepareScreen

            return PrepareScreen(desk, state, follow_up.key)
        if follow_up.kind == "move_on":
            return OpenQuiet(follow_up.key).screen(desk, state)
        if follow_up.medium == "call":
            from afterword.interface.screens.call import CallScreen

            return CallScreen(desk, state, follow_up.key)
        if follow_up.medium == "internal" and follow_up.application:
            return page.screen(desk, state)
        try:
            return OpenWords(follow_up.key).screen(desk, state)
        except NotFound:
            return page.screen(desk, state)
