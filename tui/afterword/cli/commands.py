"""Every command by its name, and what all have in common: errors as sentences."""

import sys
from collections.abc import Mapping
from importlib import import_module

import click

from afterword.cli.output import fail
from afterword.domain.errors import AfterwordError
from afterword.settings import locations

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
        try:
            return super().invoke(ctx)
        except AfterwordError as error:
            fail(str(error))
        except BrokenPipeError:
            # The reader of our output has gone; there is nobody left to tell, at the end neither.
            sys.stdout = None
            sys.exit(1)
        except OSError as error:
            # What is left in the buffer would fail once more at the end, and not in a sentence.
            sys.stdout = None
            fail(f"This could not be written: {error.strerror or error}.")
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            # Python itself would show values, and with them what the person wrote.
            from afterword.interface.crash_report import stopped_by

            fail(stopped_by(error, locations.state_folder()))
