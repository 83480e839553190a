"""About the program itself: where its files lie, which keys it has."""

import click

from afterword.cli.place import Place, say
from afterword.settings import locations


@click.command()
@click.pass_obj
def paths(place: Place) -> None:
    """Say where the data file and this machine's own files lie."""
    click.echo(f"data file     {place.file}")
    click.echo(f"state folder  {locations.state_folder()}")
    click.echo(f"settings      {locations.settings_file()}")


@click.command()
def keys() -> None:
    """List the dashboard's keys, and the names by which settings.toml can give others."""
    from afterword.desk.preferences import Preferences
    from afterword.interface.commands import COMMANDS
    from afterword.interface.keymap import own_keys

    own = own_keys(Preferences(locations.settings_file()).written)
    for trouble in own.troubles:
        say(trouble, err=True)
    for command in COMMANDS:
        click.echo(f"{own.text_of(command):<14} {command.id:<22} {command.sentence}")
