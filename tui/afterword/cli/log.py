"""Recording what happened from the shell."""

import click


class _Recording(click.Group):
    """Its commands need every kind of fact, and are loaded when one looks at them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        self._load()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The one with that name."""
        self._load()
        return super().get_command(ctx, cmd_name)

    def _load(self) -> None:
        from afterword.cli import log_commands  # noqa: F401 - adds them


@click.group(cls=_Recording)
def log() -> None:
    """Record what happened: applied, interview, sent, reply, rejected, offer …"""
