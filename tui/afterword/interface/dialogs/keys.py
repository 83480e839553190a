"""What can be done here and by which keys, and what there is to read; enter does or opens it."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from afterword.interface.active_commands import ActiveCommand
from afterword.interface.commands import CommandGroup
from afterword.interface.text import assemble, content, cut, padded
from afterword.interface.widgets.key_bar import KeyBar
from afterword.interface.widgets.virtual_list import Heading, VirtualList
from afterword.settings.topics import Topic, topics

_KEYS_WIDTH = 11


class KeysDialog(ModalScreen[ActiveCommand | Topic | None]):
    """The commands that work here, group by group, and the topics of the help.

    Gives the one chosen; None after esc.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", key_display="esc"),
        # By the same keys that opened it, also where they are the person's own.
        Binding("question_mark,f1", "dismiss(None)", "close", id="app.help", show=False),
    ]

    def __init__(self, commands: Iterable[ActiveCommand], words: str) -> None:
        super().__init__()
        self._commands = tuple(commands)
        self._words = words

    def compose(self) -> ComposeResult:
        """What the place is for, and its keys."""
        with Vertical(id="keys"):
            if self._words:
                yield Static(content(self._words), id="words")
            yield VirtualList[ActiveCommand | Topic](
                _grouped(self._commands), identify=_name_of, render_row=_row, id="live"
            )
        yield KeyBar()

    @on(VirtualList.Opened)
    def _choose(self, event: VirtualList.Opened) -> None:
        self.dismiss(event.value)


def _grouped(commands: Iterable[ActiveCommand]) -> Iterator[ActiveCommand | Topic | Heading]:
    several = list(commands)
    for group in get_args(CommandGroup):
        there = [each for each in several if each.command.group == group]
        if there:
            yield Heading(group)
            yield from there
    yield Heading("To read")
    yield from topics().values()


def _name_of(each: ActiveCommand | Topic) -> str:
    return each.name if isinstance(each, Topic) else each.command.id


def _row(each: ActiveCommand | Topic, width: int, highlighted: bool) -> Content:
    lead, rest = (
        (each.name, each.title) if isinstance(each, Topic) else (each.keys_text, each.command.sentence)
    )
    return assemble((padded(lead, _KEYS_WIDTH), "bold $accent"), cut(rest, width - _KEYS_WIDTH))
