"""About the program itself: where its files lie, which keys it has."""

import click

from afterword.cli.place import Place
from afterword.settings import locations


@click.command()
@click.pass_obj
def paths(place: Place) -> None:
    """Say where the data file and this machine's own files lie."""
    click.echo(f"data file     {place.file}")
    click.echo(f"state folder  {locations.state_folder()}")


@click.command()
def keys() -> None:
    """List the dashboard's keys."""
    from afterword.interface.commands import COMMANDS

    for command in COMMANDS:
        click.echo(f"{command.keys_text:<18} {command.sentence}")
