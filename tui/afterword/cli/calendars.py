"""Calendar files from the shell: invitations in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from afterword.cli.output import fail, say

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from afterword.desk.desk import Desk
    from afterword.domain.capturing.inviting import Lacking

_WHOSE = " Say whose it is, like: --company 'Lark Analytics' --position 'Data Analyst'."
_REMEDIES: "dict[Lacking, str]" = {
    "": "",
    "company": _WHOSE,
    "whose": _WHOSE,
    "zone": " Say which, like: --zone Europe/Berlin.",
}


def import_invitations(
    desk: "Desk", files: Sequence[bytes], company: str, title: str, zone: str, *, dry_run: bool
) -> None:
    """Takes invitations in that speak for one application; says of others what has to be known."""
    # Loaded with the first invitation, not with the program.
    from afterword.desk.calendars import AddedToInvitation

    meant = AddedToInvitation(company, title, _zone(zone))
    found = desk.calendars.import_invitations(files, meant, is_trial=dry_run)
    doubts = [each for each in found if each.doubt]
    for each in doubts or found:
        if each.doubt:
            say(f"{each.doubt}: {each.told}.{_REMEDIES[each.remedy]}", err=True)
        else:
            say(each.words)
    if doubts:
        fail("Nothing was changed.")
    if dry_run:
        say("Nothing was changed; without --dry-run it is.")


def _zone(words: str) -> "ZoneInfo | None":
    from zoneinfo import ZoneInfo

    from afterword.reading.places import read_zone

    try:
        name = read_zone(words)
    except ValueError as error:
        fail(f"--zone: {error}")
    return ZoneInfo(name) if name else None
