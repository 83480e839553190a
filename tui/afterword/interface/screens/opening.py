"""What a screen asks of the app when the person opens something: the app knows every screen."""

from dataclasses import dataclass

from textual.message import Message

from afterword.domain.follow_up import FollowUp


@dataclass
class OpenApplication(Message):
    """Show the page of an application."""

    application: str


@dataclass
class OpenPerson(Message):
    """Show the page of a person."""

    contact: str


@dataclass
class OpenFollowUp(Message):
    """Show what there is to do for a follow-up: its message, the call, the preparation."""

    follow_up: FollowUp


@dataclass
class OpenWords(Message):
    """Show the words of the follow-up with that key, to edit them."""

    key: str


@dataclass
class OpenCompany(Message):
    """Show the applications at the company of that name."""

    name: str


@dataclass
class OpenQuiet(Message):
    """Show the applications that have gone quiet, first of all that of the follow-up with ``key``."""

    key: str = ""


@dataclass
class OpenSheet(Message):
    """Show what a table of applications would bring."""

    data: bytes
