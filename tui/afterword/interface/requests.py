"""What a screen asks of the app, which alone knows every screen and every act."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from afterword.interface.actions import Speaker
from afterword.interface.commands import Command
from afterword.interface.subject import Subject

if TYPE_CHECKING:
    from afterword.domain.follow_up import FollowUp

VIEWS = ("applications", "insights", "people", "settings", "keeping")
"""The views that keep their filter and their cursor while another one is shown."""


@dataclass(repr=False, eq=False)
class Do(Message):
    """Do what the command of that id says, on the ``subject`` that keys act on."""

    at: Speaker
    command: str
    subject: Subject


@dataclass(repr=False, eq=False)
class TakePasted(Message):
    """Take in what was pasted where no line is open: a mail, or the file of one that was dropped."""

    text: str


@dataclass(repr=False, eq=False)
class WorksElsewhere(Message):
    """Say where a command works that was chosen in another place."""

    command: Command


@dataclass(repr=False, eq=False)
class OpenCompany(Message):
    """Show the applications at the company of that name."""

    name: str


class Open(Message):
    """Show something on a screen of its own."""


@dataclass(repr=False, eq=False)
class OpenApplication(Open):
    """Show the page of an application."""

    application: str


@dataclass(repr=False, eq=False)
class OpenPerson(Open):
    """Show the page of a person."""

    contact: str


@dataclass(repr=False, eq=False)
class OpenFollowUp(Open):
    """Show what there is to do for a follow-up: its message, the call, the preparation."""

    follow_up: "FollowUp"
    at_own: bool = False
    """Whether the person is about to write the line of their own."""
    said: str = ""
    """What was just said of what led here; empty where the person opens it themselves."""


@dataclass(repr=False, eq=False)
class OpenWords(Open):
    """Show the words of the follow-up with that key, to edit them."""

    key: str
    at_own: bool = False


@dataclass(repr=False, eq=False)
class OpenQuiet(Open):
    """Show the applications that have gone quiet, first of all that of the follow-up with ``key``."""

    key: str = ""


@dataclass(repr=False, eq=False)
class OpenNameless(Open):
    """Show the applications that name nobody to write to."""


@dataclass(repr=False, eq=False)
class OpenSheet(Open):
    """Show what a table of applications would bring."""

    data: bytes
