"""What differs between the systems the program runs on, told in this one place.

Everybody else asks ``here()`` and never which system it is; a house rule looks. What a library tells apart
already stays with it: platformdirs the folders, filelock the locks, pyperclip the clipboard, webbrowser what
opens a link, tzlocal the zone. ``interface/driver.py`` is the terminal of every Unix, and loaded only there.
"""

import datetime
import os
import stat
import sys
import time
from collections.abc import Mapping, MutableMapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from subprocess import Popen

AS_BYTES: Final[int] = getattr(os, "O_BINARY", 0)
"""Windows writes other line ends unless it is told not to."""

WITHOUT_WAITING: Final[int] = getattr(os, "O_NONBLOCK", 0)
"""Opens a pipe at once, whoever is or is not at its other end."""

NOT_OURS: Final[int] = getattr(os, "O_NOCTTY", 0)
"""A terminal that is opened does not become the program's own."""

LABEL: Final = "afterword-due"
"""What the reminder is called where the system lists its tasks."""

_FULL_SYNC: Final = 51
"""What macOS calls F_FULLFSYNC."""

_BUSY: Final = (0.01, 0.04, 0.1, 0.2)
"""Seconds to wait, again and again, for who reads a file just now, such as a search for viruses."""

_NO_WINDOW, _OWN_GROUP = 0x08000000, 0x00000200
"""What Windows calls CREATE_NO_WINDOW and CREATE_NEW_PROCESS_GROUP."""


class Task(NamedTuple):
    """How a system is told of a task: the files it reads, and the commands that switch it on and off."""

    files: Mapping[Path, bytes]
    on: Sequence[Sequence[str]]
    off: Sequence[Sequence[str]]


class System:
    """What every Unix does; a system that does something else says so below."""

    # Files

    def flush(self, handle: int) -> None:
        """Returns once what was written is on the disk. Raises OSError."""
        os.fsync(handle)

    def flush_folder(self, folder: Path) -> None:
        """Returns once the names in it are on the disk, where one can ask for that. Raises OSError."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            self.flush(handle)
        finally:
            os.close(handle)

    def replace(self, new: Path, old: Path) -> None:
        """Puts the file ``new`` in the place of ``old``, at once or not at all. Raises OSError."""
        os.replace(new, old)  # noqa: PTH105 - one call of the system, whatever pathlib does

    def give(self, path: Path, own: os.stat_result, like: os.stat_result) -> None:
        """Gives a file, ``own`` as it is made, the owner and the mode of another one. Raises OSError."""
        if sys.platform != "win32" and (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
            os.chown(path, like.st_uid, like.st_gid)
        os.chmod(path, stat.S_IMODE(like.st_mode))  # noqa: PTH101 - a system call, to be counted as one

    def wait_for(self, handle: int) -> None:
        """Has what is written to a pipe wait for who reads there."""
        if sys.platform != "win32":
            os.set_blocking(handle, True)

    def words_of(self, path: str) -> list[str]:
        """The words of what was typed, pasted or dropped as paths. Raises ValueError for an open quote."""
        # Loaded where it is needed, as what `due` needs is loaded at each prompt of some people.
        from shlex import split

        return split(path)

    def folder_of(self, path: str) -> str:
        """The path up to the last folder in it, empty where it names none."""
        return path[: path.rfind("/") + 1]

    # Programs

    def apart(self) -> dict[str, Any]:
        """How a program is started that keys and signals of this terminal do not reach."""
        return {"start_new_session": True}

    def end(self, process: "Popen[bytes]") -> None:
        """Ends a program that was started apart, with whatever it started and waits for."""
        if sys.platform != "win32":
            import signal

            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()

    ended_by: Sequence[str] = ("SIGTERM", "SIGHUP", "SIGINT")
    """The signals that are to end this one."""

    # The terminal

    keeps_title = True
    """Whether terminals here put a title aside and take it back when they are told."""

    def terminal(self, environment: Mapping[str, str]) -> str:
        """What the terminal is called; empty where it cannot place its cursor."""
        kind = environment.get("TERM", "")
        return "" if kind == "dumb" else kind

    # What the computer is set to

    is_set_by_files = True
    """Whether files say its time zone and how days are written here, so that a change shows in them."""

    names_every_year = True
    """Whether the clock knows the rules of its zone for all years, and not this year's alone."""

    # The desktop

    def reach_desktop(self, environment: MutableMapping[str, str]) -> None:
        """Finds the session of the desktop where a timer did not pass it on."""

    def reminder(self, command: Sequence[str], at: datetime.time, home: Path) -> Task | None:
        """How ``command`` is run at that hour of working days; None where there is no timer known here."""
        return None


class Linux(System):
    """A desktop with systemd and D-Bus, as most have."""

    def reach_desktop(self, environment: MutableMapping[str, str]) -> None:
        """Its bus is where it always is; cron does not pass that on."""
        bus = Path("/run/user", _own_number(), "bus")
        if "DBUS_SESSION_BUS_ADDRESS" not in environment and bus.exists():
            environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={bus}"

    def reminder(self, command: Sequence[str], at: datetime.time, home: Path) -> Task:
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


class MacOS(System):
    """The Unix whose fsync hands a file to the drive, which may still keep it to itself for a while."""

    def flush(self, handle: int) -> None:
        """Asks the drive too; a disk over a network may not know that question."""
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.fcntl(handle, _FULL_SYNC)
            except OSError:
                super().flush(handle)

    def reminder(self, command: Sequence[str], at: datetime.time, home: Path) -> Task:
        """An agent of launchd."""
        # Loaded where it is needed: with it comes a whole reader of XML.
        import plistlib

        file = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        days = [{"Weekday": day, "Hour": at.hour, "Minute": at.minute} for day in range(1, 6)]
        agent = {"Label": LABEL, "ProgramArguments": list(command), "StartCalendarInterval": days}
        domain = f"gui/{_own_number()}"
        return Task(
            {file: plistlib.dumps(agent)},
            on=(("launchctl", "bootstrap", domain, str(file)),),
            off=(("launchctl", "bootout", f"{domain}/{LABEL}"),),
        )


class Windows(System):
    """No Unix: other locks on files, other paths, other signals, no owners, and a console without TERM."""

    def flush_folder(self, folder: Path) -> None:
        """Names are on the disk when they are made; there is nothing to ask."""

    def replace(self, new: Path, old: Path) -> None:
        """A file that somebody reads cannot be replaced, so that is tried again for a moment."""
        for seconds in _BUSY:
            with suppress(PermissionError):
                return super().replace(new, old)
            time.sleep(seconds)
        return super().replace(new, old)

    def give(self, path: Path, own: os.stat_result, like: os.stat_result) -> None:
        """It belongs to whom its folder belongs to; of the mode there is only whether it may be written."""
        os.chmod(path, stat.S_IMODE(like.st_mode))  # noqa: PTH101

    def wait_for(self, handle: int) -> None:
        """Nothing is opened here without waiting."""

    def words_of(self, path: str) -> list[str]:
        """Quotes hold a path together, and a backslash is part of it."""
        from shlex import shlex

        lexer = shlex(path, posix=True, punctuation_chars=False)
        lexer.whitespace_split, lexer.escape, lexer.quotes, lexer.commenters = True, "", '"', ""
        return list(lexer)

    def folder_of(self, path: str) -> str:
        """Both slashes part folders, and a colon the drive."""
        return path[: max(map(path.rfind, "/\\:")) + 1]

    def apart(self) -> dict[str, Any]:
        """Without a console of its own on the screen, and out of reach of ctrl+c."""
        return {"creationflags": _NO_WINDOW | _OWN_GROUP}

    def end(self, process: "Popen[bytes]") -> None:
        """There are no groups to be ended."""
        process.kill()

    ended_by = ("SIGTERM", "SIGBREAK", "SIGINT")

    keeps_title = False

    def terminal(self, environment: Mapping[str, str]) -> str:
        """Every console can place its cursor; one that was started from a Unix shell may say otherwise."""
        kind = environment.get("TERM", "")
        return "" if kind == "dumb" else kind or "console"

    is_set_by_files = False

    names_every_year = False

    def reminder(self, command: Sequence[str], at: datetime.time, home: Path) -> Task:
        """A task of the Task Scheduler, which keeps it itself."""
        from subprocess import list2cmdline

        weekly = ("/SC", "WEEKLY", "/D", "MON,TUE,WED,THU,FRI", "/ST", f"{at:%H:%M}")
        return Task(
            {},
            on=(("schtasks", "/Create", "/F", "/TN", LABEL, "/TR", list2cmdline(command), *weekly),),
            off=(("schtasks", "/Delete", "/F", "/TN", LABEL),),
        )


SYSTEMS: Final[Mapping[str, type[System]]] = {"linux": Linux, "darwin": MacOS, "win32": Windows}
"""By the name Python has for each."""

_here = SYSTEMS.get(sys.platform, System)()


def here() -> System:
    """The system the program runs on."""
    return _here


def _own_number() -> str:
    """The number of the person's account, where accounts have one."""
    if sys.platform == "win32":
        return ""
    return str(os.getuid())


def _for_systemd(word: str) -> str:
    for mark, meant in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        word = word.replace(mark, meant)
    return f'"{word}"'
