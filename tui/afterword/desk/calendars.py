"""Calendars: invitations taken in, and the agenda given out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from afterword.desk.transfer import Transfer
from afterword.domain.agenda import agenda
from afterword.domain.invitation import Invitation
from afterword.domain.inviting import Understood, taken, understood
from afterword.domain.phrases import count_text

if TYPE_CHECKING:
    from afterword.desk.kept_calendar import KeptCalendar


@dataclass(frozen=True)
class Meant:
    """What the person said of an invitation that it does not say itself."""

    company: str = ""
    title: str = ""
    zone: ZoneInfo | None = None


class Calendars(Transfer):
    """The verbs about calendar files."""

    kept_calendar: "KeptCalendar | None" = None
    """The calendar file that follows every change, where the person has chosen one."""

    def show(self) -> None:
        """Plans anew and tells who wants to know; the calendar that is kept follows."""
        super().show()
        self.write_calendar()

    def write_calendar(self) -> None:
        """Has the calendar that is kept written, where it is not as it should be."""
        if self.kept_calendar:
            self.kept_calendar.keep(agenda(self.plan), self.book.file_id, self.clock())

    def keep_calendar(self, path: Path) -> None:
        """Has the calendar file at ``path`` follow every change from now on."""
        # Loaded where the person has chosen one, not with the program.
        from afterword.desk.kept_calendar import KeptCalendar

        self.kept_calendar = KeptCalendar(path, self.book.path)

    def export_calendar(self) -> str:
        """Interviews, follow-ups and days of decision as a calendar file."""
        from afterword.exchange.out.calendar import calendar_file

        return calendar_file(agenda(self.plan), self.book.file_id, self.clock()).decode()

    def invitations_in(self, raw: bytes) -> tuple[Invitation, ...]:
        """The invitations in a calendar file. Raises NotACalendar for a file that holds none."""
        # Loaded with the first invitation, not with the program.
        from afterword.exchange.invitations import read_invitations

        return read_invitations(raw, self.zone, self.clock())

    def understand(self, invitation: Invitation) -> Understood:
        """What an invitation means for the search as it is."""
        return understood(self.search, invitation, self._is_running, self.zone, self.habit)

    def take_invitation(self, found: Understood) -> str:
        """Records an invitation as the person has confirmed it."""
        after = taken(self.search, found, self.new_id, self._is_running, self.clock())
        return self.commit(after, f"interview with {found.captured.company}: {found.act}", why="import")

    def import_invitations(
        self, files: Sequence[bytes], meant: Meant, *, is_trial: bool = False
    ) -> tuple[Understood, ...]:
        """Takes every invitation of these files in, in one change, unless one of them is in doubt.

        In a calendar of several appointments, those that name no known company are left out.
        """
        # Loaded with the first invitation, not with the program.
        from afterword.exchange.invitations import read_invitations

        now, search = self.clock(), self.search
        invitations = [each for raw in files for each in read_invitations(raw, self.zone, now, meant.zone)]
        every: list[Understood] = []
        for invitation in sorted(invitations, key=lambda each: each.sequence):
            said = (meant.company, meant.title)
            found = understood(search, invitation, self._is_running, self.zone, self.habit, said)
            if found.remedy == "company" and len(invitations) > 1:
                found = replace(found, act="left out", doubt="")
            every.append(found)
            if not found.doubt:
                search = taken(search, found, self.new_id, self._is_running, now)
        if not is_trial and not any(found.doubt for found in every):
            done = sum(found.act not in ("known already", "left out") for found in every)
            self.commit(search, f"took {count_text(done, 'invitation')} in", why="import")
        return tuple(every)
