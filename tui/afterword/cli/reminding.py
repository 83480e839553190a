"""Reminders: this system runs ``due --notify`` every working day at an hour, without the dashboard."""

import shutil
import sys
from collections.abc import Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

import click

from afterword.cli.output import say
from afterword.cli.place import Place
from afterword.domain.errors import AfterwordError, NotAllowed
from afterword.files import put_file
from afterword.settings import locations
from afterword.system import Task, here

_SECONDS = 20.0
_NEEDED = "desktop_notifier"


class NotScheduled(AfterwordError):
    """The system did not take the task; the sentence says what it said."""


@click.command()
@click.argument("switch", type=click.Choice(["on", "off"]))
@click.option(
    "--hour",
    type=click.DateTime(["%H:%M"]),
    default="09:00",
    show_default=True,
    help="When, on working days.",
)
@click.pass_obj
def remind(place: Place, switch: str, hour: datetime) -> None:
    """Have the desktop say what is due on working days, or stop it."""
    at = hour.time()
    task = here().reminder(_command(place), at, Path.home())
    if task is None:
        raise NotAllowed("This system has no timer I know; have its own run: afterword due --notify")
    if switch == "off":
        try:
            for command in task.off:
                _run(command)
        finally:
            _remove(task)
        say("Reminders are off.")
        return
    if find_spec(_NEEDED) is None:
        raise NotAllowed("Notifications need one more library: pip install 'afterword[notify]'.")
    for file, raw in task.files.items():
        put_file(file, raw)
    try:
        for command in task.on:
            _run(command)
    except NotScheduled:
        _remove(task)
        raise
    say(f"On working days at {at:%H:%M} your desktop says what is due. 'afterword remind off' stops it.")


def _command(place: Place) -> tuple[str, ...]:
    """What is to be run: this very program, on this file where it is not the person's usual one."""
    script = shutil.which(sys.argv[0])
    program = (str(Path(script).absolute()),) if script else (sys.executable, "-m", "afterword")
    file = () if place.file == locations.data_file() else ("--file", str(place.file.absolute()))
    return (*program, *file, "due", "--notify")


def _remove(task: Task) -> None:
    for file in task.files:
        file.unlink(missing_ok=True)


def _run(command: Sequence[str]) -> None:
    import subprocess

    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own words
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotScheduled(
            f"{command[0]} could not be asked ({type(error).__name__}). Where it is missing, a line for cron "
            "does the same: 0 9 * * 1-5 afterword due --notify"
        ) from None
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise NotScheduled(f"{command[0]} did not take it: {said[-1] if said else 'it says nothing'}")
