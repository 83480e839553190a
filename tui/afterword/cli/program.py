"""About the program itself: where its files lie, which keys it has, what its help says."""

import os
from pathlib import Path

import click

from afterword.cli.output import fail, put_out, say
from afterword.cli.place import Place
from afterword.settings import locations


@click.command()
@click.pass_obj
def paths(place: Place) -> None:
    """Say where the data file and this machine's own files lie."""
    say(f"data file     {place.file}")
    say(f"state folder  {locations.state_folder()}")
    say(f"settings      {locations.settings_file()}")


@click.command()
def keys() -> None:
    """List the dashboard's keys, and the names by which settings.toml can give others."""
    from afterword.desk.preferences import Preferences
    from afterword.interface.commands import in_places
    from afterword.interface.keymap import own_keys

    own = own_keys(Preferences(locations.settings_file()).written)
    for trouble in own.troubles:
        say(trouble, err=True)
    for where, commands in in_places():
        say(f"\n{where}")
        for command in commands:
            say(f"  {own.text_of(command):<14} {command.id:<22} {command.sentence}")


def _topics_like(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    from afterword.settings.topics import topics

    return [name for name in topics() if name.startswith(begun)]


@click.command("help")
@click.argument("topic", required=False, shell_complete=_topics_like)
def help_(topic: str | None) -> None:
    """Print a TOPIC of the help; without one, say which there are."""
    from afterword.settings.topics import topics

    if topic is None:
        say("'afterword help TOPIC' prints one of these; 'afterword COMMAND --help' tells about a command.\n")
        for each in topics().values():
            say(f"  {each.name:<10} {each.title}")
    elif topic in topics():
        say(topics()[topic].text.rstrip())
    else:
        raise click.UsageError(f"There is no topic {topic!r}. The topics are: {', '.join(topics())}.")


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), required=False)
@click.pass_context
def completion(ctx: click.Context, shell: str | None) -> None:
    """Print what has your SHELL complete commands and options; else for the shell you are in.

    To have it always, put this into ~/.bashrc or ~/.zshrc: eval "$(afterword completion)".
    For fish: afterword completion fish > ~/.config/fish/completions/afterword.fish
    """
    from click.shell_completion import get_completion_class

    name = shell or Path(os.environ.get("SHELL", "")).name
    found = get_completion_class(name)
    if found is None:
        fail("Which shell? Say bash, zsh or fish.")
    put_out(found(ctx.find_root().command, {}, "afterword", "_AFTERWORD_COMPLETE").source() + "\n")
