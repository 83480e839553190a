"""Recording what happened from the shell."""

import click


class _Recording(click.Group):
    """Its commands need every kind of fact, and are loaded when one looks at them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return _recorded().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The one with that name."""
        return _recorded().get_command(ctx, cmd_name)


def _recorded() -> click.Group:
    from afterword.cli.log_commands import recorded

    return recorded


@click.group(cls=_Recording)
def log() -> None:
    """Record what happened: applied, interview, sent, reply, rejected, offer …"""
