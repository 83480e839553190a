"""The command line: what is said before a command, and the two ways into the dashboard."""

from datetime import datetime
from pathlib import Path

import click

from afterword import __version__
from afterword.cli.commands import Commands
from afterword.cli.dashboard import open_dashboard, open_demo
from afterword.cli.place import Place, clock_from
from afterword.domain.years import instant_of
from afterword.settings import locations


def _instant(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    try:
        return instant_of(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--file", "file", type=click.Path(path_type=Path, dir_okay=False), help="The data file to work on."
)
@click.option("--at", callback=_instant, metavar="INSTANT", help="Take this for the present moment.")
@click.version_option(__version__, prog_name="afterword")
@click.pass_context
def main(ctx: click.Context, file: Path | None, at: datetime | None) -> None:
    """What you say after the interview. Without a command: the dashboard."""
    ctx.obj = place = Place(file or locations.data_file(), clock_from(at), at)
    ctx.call_on_close(place.at_end.close)
    if ctx.invoked_subcommand is not None:
        return
    if at and file is None:
        raise click.UsageError("--at moves the dashboard's clock only together with --file, or with demo.")
    open_dashboard(place)


@main.command()
@click.pass_obj
def demo(place: Place) -> None:
    """Open the dashboard on a throw-away copy of a demo search."""
    open_demo(place)
