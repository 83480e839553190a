"""Every command by its name, and what all have in common: errors as sentences."""

from collections.abc import Mapping
from importlib import import_module

import click

from afterword.cli.output import errors_said

_WHERE: Mapping[str, str] = {
    "today": "showing.today",
    "due": "follow_ups.due",
    "next": "follow_ups.next_",
    "show": "showing.show",
    "people": "showing.people",
    "basket": "follow_ups.basket",
    "stats": "follow_ups.stats",
    "draft": "messages.draft",
    "copy": "messages.copy",
    "check": "check.check",
    "log": "log.log",
    "read": "reading.read",
    "import": "importing.import_",
    "export": "exporting.export",
    "backups": "keeping.backups",
    "restore": "keeping.restore",
    "undo": "keeping.undo",
    "doctor": "keeping.doctor",
    "merge": "keeping.merge",
    "remind": "reminding.remind",
    "paths": "program.paths",
    "keys": "program.keys",
    "completion": "program.completion",
    "help": "program.help_",
}
"""The module and the name of each: loading them all takes longer than most of them."""


class Commands(click.Group):
    """Commands that are loaded one by one, and whose errors are one sentence and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return sorted({*self.commands, *_WHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The one with that name."""
        if cmd_name in _WHERE and cmd_name not in self.commands:
            module, _, name = _WHERE[cmd_name].partition(".")
            self.add_command(getattr(import_module(f"afterword.cli.{module}"), name))
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; what it could not do is said in a sentence."""
        with errors_said(but=(click.ClickException, click.exceptions.Exit, click.Abort)):
            return super().invoke(ctx)
