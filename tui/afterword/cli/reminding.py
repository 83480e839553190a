"""Reminders: this system runs ``due --notify`` every working day at an hour, without the dashboard."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import click

from afterword.cli.output import say
from afterword.cli.place import Place
from afterword.domain.errors import AfterwordError, NotAllowed
from afterword.files import put_file
from afterword.settings import locations

LABEL = "afterword-due"
"""What the task is called where the system lists its tasks."""

_SECONDS = 20.0
_NEEDED = "desktop_notifier"


class NotScheduled(AfterwordError):
    """The system did not take the task; the sentence says what it said."""


class Task(NamedTuple):
    """How a system is told of a task: the files it reads, and the commands that switch it on and off."""

    files: Mapping[Path, bytes]
    on: Sequence[Sequence[str]]
    off: Sequence[Sequence[str]]


def systemd(command: Sequence[str], at: time, home: Path) -> Task:
    """A timer of the person's own systemd; one that was missed while the computer slept runs later."""
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config", "systemd", "user")
    service = (
        "[Unit]\nDescription=Afterword says what is due\n\n"
        f"[Service]\nType=oneshot\nExecStart={' '.join(map(_for_systemd, command))}\n"
    )
    timer = (
        "[Unit]\nDescription=Afterword says what is due\n\n"
        f"[Timer]\nOnCalendar=Mon..Fri {at:%H:%M}\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    systemctl = ("systemctl", "--user")
    return Task(
        {folder / f"{LABEL}.service": service.encode(), folder / f"{LABEL}.timer": timer.encode()},
        on=((*systemctl, "daemon-reload"), (*systemctl, "enable", "--now", f"{LABEL}.timer")),
        off=((*systemctl, "disable", "--now", f"{LABEL}.timer"),),
    )


def launchd(command: Sequence[str], at: time, home: Path) -> Task:
    """An agent of macOS."""
    # Loaded where it is needed: with it comes a whole reader of XML.
    import plistlib

    file = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
    days = [{"Weekday": day, "Hour": at.hour, "Minute": at.minute} for day in range(1, 6)]
    agent = {"Label": LABEL, "ProgramArguments": list(command), "StartCalendarInterval": days}
    domain = f"gui/{os.getuid() if hasattr(os, 'getuid') else 0}"
    return Task(
        {file: plistlib.dumps(agent)},
        on=(("launchctl", "bootstrap", domain, str(file)),),
        off=(("launchctl", "bootout", f"{domain}/{LABEL}"),),
    )


def task_scheduler(command: Sequence[str], at: time, home: Path) -> Task:
    """A task of Windows, which keeps it itself."""
    import subprocess

    weekly = ("/SC", "WEEKLY", "/D", "MON,TUE,WED,THU,FRI", "/ST", f"{at:%H:%M}")
    return Task(
        {},
        on=(("schtasks", "/Create", "/F", "/TN", LABEL, "/TR", subprocess.list2cmdline(command), *weekly),),
        off=(("schtasks", "/Delete", "/F", "/TN", LABEL),),
    )


SYSTEMS: Mapping[str, Callable[[Sequence[str], time, Path], Task]] = {
    "linux": systemd, "darwin": launchd, "win32": task_scheduler,
}  # fmt: skip
"""Who is told of a task, by the name Python has for the system."""


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
    told = SYSTEMS.get(sys.platform)
    if told is None:
        raise NotAllowed("This system has no timer I know; have its own run: afterword due --notify")
    at = hour.time()
    task = told(_command(place), at, Path.home())
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


def _for_systemd(word: str) -> str:
    for mark, meant in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        word = word.replace(mark, meant)
    return f'"{word}"'


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
