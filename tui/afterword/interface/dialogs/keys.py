"""What can be done here and by which keys; enter does what is highlighted."""

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
from afterword.interface.commands import Group
from afterword.interface.text import assemble, content, cut, padded
from afterword.interface.widgets.key_bar import KeyBar
from afterword.interface.widgets.virtual_list import Heading, VirtualList

_KEYS_WIDTH = 11


class KeysDialog(ModalScreen[ActiveCommand | None]):
    """The commands that work here, group by group. Gives the one chosen; None after esc."""

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
            yield VirtualList[ActiveCommand](
                _grouped(self._commands), identify=lambda each: each.command.id, render_row=_row, id="live"
            )
        yield KeyBar()

    @on(VirtualList.Opened)
    def _choose(self, event: VirtualList.Opened) -> None:
        self.dismiss(event.value)


def _grouped(commands: Iterable[ActiveCommand]) -> Iterator[ActiveCommand | Heading]:
    several = list(commands)
    for group in get_args(Group):
        there = [each for each in several if each.command.group == group]
        if there:
            yield Heading(group)
            yield from there


def _row(active: ActiveCommand, width: int, highlighted: bool) -> Content:
    return assemble(
        (padded(active.keys_text, _KEYS_WIDTH), "bold $accent"),
        cut(active.command.sentence, width - _KEYS_WIDTH),
    )
