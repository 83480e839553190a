"""Invitations taken in, and the agenda given out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from afterword.desk.saving import Saving
from afterword.domain.phrases import count_text

if TYPE_CHECKING:
    from afterword.desk.kept_calendar import KeptCalendar
    from afterword.domain.capturing.invitation import Invitation
    from afterword.domain.capturing.inviting import InvitationRead


@dataclass(frozen=True)
class AddedToInvitation:
    """What the person said of an invitation that it does not say itself."""

    company: str = ""
    title: str = ""
    zone: ZoneInfo | None = None


class Calendars:
    """The verbs about calendar files."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self.kept: KeptCalendar | None = None
        """The calendar file that follows every change, where the person has chosen one."""

    def write_calendar(self) -> None:
        """Has the calendar that is kept written, where it is not as it should be."""
        if self.kept:
            from afterword.domain.insight.agenda import agenda

            self.kept.keep(agenda(self._saving.plan), self._saving.book.file_id, self._saving.clock())

    def keep_calendar(self, path: Path) -> None:
        """Has the calendar file at ``path`` follow every change from now on."""
        # Loaded where the person has chosen one, not with the program.
        from afterword.desk.kept_calendar import KeptCalendar

        self.kept = KeptCalendar(path, self._saving.book.path)

    def export_calendar(self) -> str:
        """Interviews, follow-ups and days of decision as a calendar file."""
        from afterword.domain.insight.agenda import agenda
        from afterword.exchange.out.calendar import calendar_file

        return calendar_file(
            agenda(self._saving.plan), self._saving.book.file_id, self._saving.clock()
        ).decode()

    def invitations_in(self, raw: bytes) -> "tuple[Invitation, ...]":
        """The invitations in a calendar file. Raises NotACalendar for a file that holds none."""
        # Loaded with the first invitation, not with the program.
        from afterword.exchange.invitations import read_invitations

        return read_invitations(raw, self._saving.zone, self._saving.clock())

    def understand(self, invitation: "Invitation") -> "InvitationRead":
        """What an invitation means for the search as it is."""
        from afterword.domain.capturing.inviting import read_invitation

        return read_invitation(
            self._saving.search,
            invitation,
            self._saving.plan.is_running,
            self._saving.zone,
            self._saving.habit,
        )

    def take_invitation(self, found: "InvitationRead") -> str:
        """Records an invitation as the person has confirmed it."""
        from afterword.domain.capturing.inviting import taken

        after = taken(
            self._saving.search,
            found,
            self._saving.new_id,
            self._saving.plan.is_running,
            self._saving.clock(),
        )
        return self._saving.commit(
            after, f"interview with {found.captured.company}: {found.act}", why="import"
        )

    def import_invitations(
        self, files: Sequence[bytes], meant: AddedToInvitation, *, is_trial: bool = False
    ) -> "tuple[InvitationRead, ...]":
        """Takes every invitation of these files in, in one change, unless one of them is in doubt.

        In a calendar of several appointments, those that name no known company are left out.
        """
        # Loaded with the first invitation, not with the program.
        from afterword.domain.capturing.inviting import read_invitation, taken
        from afterword.exchange.invitations import read_invitations

        now, search = self._saving.clock(), self._saving.search
        invitations = [
            each for raw in files for each in read_invitations(raw, self._saving.zone, now, meant.zone)
        ]
        every: list[InvitationRead] = []
        for invitation in sorted(invitations, key=lambda each: each.sequence):
            said = (meant.company, meant.title)
            found = read_invitation(
                search, invitation, self._saving.plan.is_running, self._saving.zone, self._saving.habit, said
            )
            if found.remedy == "company" and len(invitations) > 1:
                found = replace(found, act="left out", doubt="")
            every.append(found)
            if not found.doubt:
                search = taken(search, found, self._saving.new_id, self._saving.plan.is_running, now)
        if not is_trial and not any(found.doubt for found in every):
            done = sum(found.act not in ("known already", "left out") for found in every)
            self._saving.commit(search, f"took {count_text(done, 'invitation')} in", why="import")
        return tuple(every)
