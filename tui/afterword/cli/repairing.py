"""A damaged file: what can be done about it, asked where somebody is there to answer.

Beside the commands that look after a file, since the dashboard opens without what commands need.
"""

import sys
from typing import TYPE_CHECKING

from afterword.cli.output import ask, say
from afterword.cli.place import Place, desk_on
from afterword.domain.errors import DamagedFile

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.store.repair import Repair


def repaired_desk_on(place: Place) -> "Desk":
    """The Desk on the file of a place; where that is damaged and stays so, the command ends."""
    try:
        return desk_on(place)
    except DamagedFile as error:
        if not _offer_repair(place, error):
            sys.exit(1)
        return desk_on(place)


def _offer_repair(place: Place, error: DamagedFile) -> bool:
    """Says what is wrong with the file and what can be done; repairs it where the person says so."""
    say(str(error), err=True)
    remedies = remedies_of(place)
    for number, remedy in enumerate(remedies, 1):
        say(f"{number}: {_told(place, remedy)}", err=True)
        for loss in remedy.losses:
            say(f"   not in it: {loss}", err=True)
    if not place.file.exists():
        say(f"To start anew instead, name another file with --file, or move {place.state} away.", err=True)
    if not remedies:
        say("Nothing could be read of it, and there is no backup. It was left as it is.", err=True)
        return False
    if not _is_asked():
        say("Run 'afterword doctor' in a terminal to choose.", err=True)
        return False
    choices = [*map(str, range(1, len(remedies) + 1)), "n"]
    answer = ask("Which one? n leaves all as it is", choices)
    if answer in ("", "n"):
        return False
    put_right(place, remedies[int(answer) - 1])
    return True


def _is_asked() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


def remedies_of(place: Place) -> "tuple[Repair, ...]":
    """The ways to repair the file of a place, the best first."""
    from afterword.store.repair import remedies

    return remedies(place.file, place.state)


def _told(place: Place, remedy: "Repair") -> str:
    from afterword.desk.backups import counted
    from afterword.domain.timing.calendar import zone_of
    from afterword.settings.surroundings import own_habit, own_zone

    holds = counted(remedy.search)
    if remedy.backup is None:
        return f"what can be read of it: {holds}"
    return f"the backup of {own_habit().near(remedy.backup.at, place.clock(), zone_of(own_zone()))}: {holds}"


def put_right(place: Place, remedy: "Repair") -> None:
    """Repairs the file of a place, and says so."""
    from afterword.store.repair import repair

    damaged = repair(place.file, remedy)
    say(f"{place.file} is in order again." + (f" The damaged file is kept: {damaged}." if damaged else ""))
