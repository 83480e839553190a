"""What can be done at this moment, and by which keys: the registry's commands as they stand on a screen."""

from typing import Any

import msgspec
from textual.dom import DOMNode
from textual.screen import Screen

from afterword.interface.commands import BY_ID, Command
from afterword.interface.key_names import keys_text, written


class ActiveCommand(msgspec.Struct, frozen=True):
    """A command that works now: the keys that do it, and what to run for it where."""

    command: Command
    keys: tuple[str, ...]
    action: str
    node: DOMNode

    @property
    def keys_text(self) -> str:
        """The keys as people write them."""
        return keys_text(self.keys)


def active_commands(screen: Screen[Any]) -> dict[str, ActiveCommand]:
    """The commands that work on ``screen`` where its focus is, by id, in the registry's order."""
    found: dict[str, ActiveCommand] = {}
    for key, active in screen.active_bindings.items():
        command = BY_ID.get(active.binding.id or "")
        if command and active.enabled:
            before = found.get(command.id)
            keys = (*(before.keys if before else ()), key)
            found[command.id] = ActiveCommand(command, keys, active.binding.action, active.node)
    return {command_id: found[command_id] for command_id in BY_ID if command_id in found}


def key_for(screen: Screen[Any], command_id: str) -> str:
    """The first key that does a command on ``screen``, as people write it; empty where none does."""
    found = active_commands(screen).get(command_id)
    return written(found.keys[0]) if found else ""


def help_of(screen: Screen[Any]) -> str:
    """What the pane with the focus, or what it lies in, is for."""
    nodes = screen.focused.ancestors_with_self if screen.focused else (screen,)
    return next((node.HELP for node in nodes if node.HELP), "")
