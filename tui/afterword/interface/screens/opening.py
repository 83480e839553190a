"""With which screen it is shown what the person opens.

Every screen but Today is loaded when it is first opened: to load them all would double the start.
"""

from pathlib import Path

from afterword.desk.desk import Desk
from afterword.domain.errors import NotFound
from afterword.interface.requests import (
    Open,
    OpenApplication,
    OpenFollowUp,
    OpenNameless,
    OpenPerson,
    OpenQuiet,
    OpenSheet,
    OpenWords,
)
from afterword.interface.screens.base import DeskScreen


def new_view(name: str, desk: Desk, state: Path) -> DeskScreen:
    """The view of that name, one of ``VIEWS``."""
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


def screen_of(opened: Open, desk: Desk, state: Path) -> DeskScreen:
    """The screen that shows what is opened."""
    match opened:
        case OpenFollowUp(said=said):
            screen = _screen_of_follow_up(opened, desk, state)
            if said:
                # The screen on which it was said lies under this one by now.
                screen.call_later(screen.say, said)
            return screen
        case OpenWords(key=key, at_own=at_own):
            from afterword.interface.screens.message import MessageScreen

            return MessageScreen(desk, state, key, at_own=at_own)
        case OpenApplication(application=application):
            from afterword.interface.screens.application import ApplicationScreen

            return ApplicationScreen(desk, state, application)
        case OpenPerson(contact=contact):
            from afterword.interface.screens.person import PersonScreen

            return PersonScreen(desk, state, contact)
        case OpenQuiet(key=key):
            from afterword.interface.screens.quiet import QuietScreen

            return QuietScreen(desk, state, key)
        case OpenNameless():
            from afterword.interface.screens.nameless import NamelessScreen

            return NamelessScreen(desk, state)
        case OpenSheet(data=data):
            from afterword.interface.screens.table_import import TableImportScreen

            return TableImportScreen(desk, state, data)
    raise NotImplementedError


def _screen_of_follow_up(opened: OpenFollowUp, desk: Desk, state: Path) -> DeskScreen:
    """Where it is done; the application's page where there is nothing to write."""
    follow_up = opened.follow_up
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
        return screen_of(OpenWords(follow_up.key, opened.at_own), desk, state)
    except NotFound:
        return screen_of(page, desk, state)
