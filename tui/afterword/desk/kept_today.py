"""What is shown, worked out ahead and kept where the next start finds it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from afterword.desk.left_aside import left_aside
from afterword.desk.saving import Saving
from afterword.domain.planning.plan import Plan
from afterword.settings.circumstances import circumstances
from afterword.settings.locations import settings_file
from afterword.store.kept_today import Packed, keep, proof_of, recall

__all__ = ["Frame", "KeptToday", "Packed"]


class Frame(NamedTuple):
    """What is printed and what is drawn from one moment up to another."""

    since: datetime
    until: datetime
    printed: bytes
    drawn: bytes

    def packed(self) -> Packed:
        """As it is kept."""
        return Packed.of(self.since.timestamp(), self.until.timestamp(), self.printed, self.drawn)


class KeptToday:
    """Keeps what follows from the search as it is on disk, and nothing that needs a word beside it."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self.circumstances = b""
        """Those in which the program was loaded; without them nothing is kept."""

    def keep(self, plan: Plan, frames: Sequence[Packed]) -> bool:
        """Keeps what is shown of ``plan``, if all of it can be believed at the next start; says whether."""
        can_keep = self.can_keep(plan)
        if can_keep:
            book = self._saving.book
            keep(book.own_folder, proof_of(self.circumstances, book.digest), frames)
        return can_keep

    def holds(self, moment: float) -> bool:
        """Whether something is kept of a moment, in seconds since 1970, that the next start believes."""
        book = self._saving.book
        proof = proof_of(self.circumstances, book.digest)
        return bool(self.circumstances) and recall(book.own_folder, proof, moment, "printed") is not None

    def can_keep(self, plan: Plan) -> bool:
        """Whether what is shown of ``plan`` is all there is to say; else working it out is for nothing."""
        saving = self._saving
        return bool(
            self.circumstances
            and plan.search is saving.search
            and saving.search
            and saving.book.digest
            and not (saving.waiting or saving.search.conflicts or saving.doubt_about_zone)
            and not saving.preferences.written.troubles
            and not left_aside(saving).told("")
            and self.circumstances == circumstances(settings_file())
        )
