"""What an empty search shows: the four ways to begin."""

import msgspec
from textual.content import Content
from textual.widgets import Static

from afterword.interface.keymap import Keymap
from afterword.interface.text import assemble
from afterword.interface.widgets.virtual_list import VirtualList


class Beginning(msgspec.Struct, frozen=True):
    """One way to begin: the command, and what it is to the person."""

    command: str
    words: str


GREETING = (
    "Record what happens in your job search; Afterword tells you whom to follow up with, when and how, "
    "and writes the message. Everything stays in one file on this computer."
)

BEGINNINGS = (
    Beginning("capture.interview", "I had an interview, or have one coming"),
    Beginning("capture.applied", "I applied somewhere"),
    Beginning("today.import_file", "Bring in a table of applications, or a search document"),
    Beginning("today.demo", "Look at the demo first"),
)


def welcome(keys: Keymap) -> "tuple[Static, WelcomePane]":
    """What stands in the place of the panes while nothing is recorded."""
    return Static(GREETING, id="greeting"), WelcomePane(keys, id="welcome")


class WelcomePane(VirtualList[Beginning]):
    """Four rows, each with its key."""

    HELP = "Start with what happened: everything else follows from it."
    BORDER_TITLE = "What brings you here?"

    def __init__(self, keys: Keymap, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(BEGINNINGS, id=id)
        self._keys = keys

    def identify(self, value: Beginning) -> str:
        """A beginning is known by its command."""
        return value.command

    def render_row(self, value: Beginning, width: int, highlighted: bool) -> Content:
        """The key and the words."""
        key = self._keys.said(f"`{value.command}`")
        return assemble((f" {key} ", "bold"), f"  {value.words}")
