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


@dataclass
class OpenApplication(Open):
    """Show the page of an application."""

    application: str


@dataclass
class OpenPerson(Open):
    """Show the page of a person."""

    contact: str


@dataclass
class OpenFollowUp(Open):
    """Show what there is to do for a follow-up: its message, the call, the preparation."""

    follow_up: FollowUp


@dataclass
class OpenWords(Open):
    """Show the words of the follow-up with that key, to edit them."""

    key: str


@dataclass
class OpenQuiet(Open):
    """Show the applications that have gone quiet, first of all that of the follow-up with ``key``."""

    key: str = ""


@dataclass
class OpenSheet(Open):
    """Show what a table of applications would bring."""

    data: bytes


def screen_of(opened: Open, desk: Desk, state: Path) -> DeskScreen:
    """The screen that shows what is opened."""
    match opened:
        case OpenFollowUp(follow_up=follow_up):
            return _screen_of_follow_up(follow_up, desk, state)
        case OpenWords(key=key):
            from afterword.interface.screens.message import MessageScreen

            return MessageScreen(desk, state, key)
        case OpenApplication(application=application):
            from afterword.interface.screens.application import ApplicationScreen

            return ApplicationScreen(desk, state, application)
        case OpenPerson(contact=contact):
            from afterword.interface.screens.person import PersonScreen

            return PersonScreen(desk, state, contact)
        case OpenQuiet(key=key):
            from afterword.interface.screens.quiet import QuietScreen

            return QuietScreen(desk, state, key)
        case OpenSheet(data=data):
            from afterword.interface.screens.table_import import TableImportScreen

            return TableImportScreen(desk, state, data)
    raise NotImplementedError


def _screen_of_follow_up(follow_up: FollowUp, desk: Desk, state: Path) -> DeskScreen:
    """Where it is done; the application's page where there is nothing to write."""
    page = OpenApplication(follow_up.application or "")
    if follow_up.kind == "prepare":
        from afterword.interface.screens.prepare import PrepareScreen

        return PrepareScreen(desk, state, follow_up.key)
    if follow_up.kind == "move_on":
        return screen_of(OpenQuiet(follow_up.key), desk, state)
    if follow_up.medium == "call":
        from afterword.interface.screens.call import CallScreen

        return CallScreen(desk, state, follow_up.key)
    if follow_up.medium == "internal" and follow_up.application:
        return screen_of(page, desk, state)
    try:
        return screen_of(OpenWords(follow_up.key), desk, state)
    except NotFound:
        return screen_of(page, desk, state)
