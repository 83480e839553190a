"""What is shown, worked out ahead and kept where the next start finds it."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

import msgspec

from afterword.desk.left_aside import left_aside
from afterword.desk.saving import Saving
from afterword.domain.planning.answers import Answer, Answers, mark_of
from afterword.domain.planning.plan import Plan
from afterword.settings.circumstances import circumstances
from afterword.settings.locations import settings_file
from afterword.store.kept_today import Packed, keep, keep_answers, proof_of, recall, recall_answers

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
        saving.recall = self.answers
        self.circumstances = b""
        """Those in which the program was loaded; without them nothing is kept."""

    def keep(self, plan: Plan, frames: Sequence[Packed]) -> bool:
        """Keeps what is shown of ``plan``, if all of it can be believed at the next start; says whether."""
        can_keep = self.can_keep(plan)
        if can_keep:
            book = self._saving.book
            keep(book.own_folder, proof_of(self.circumstances, book.digest), frames)
        return can_keep

    def keep_answers(self, plan: Plan, answers: Answers) -> None:
        """Keeps what follows for each circle of ``plan``, for a start on a file changed elsewhere."""
        if self.can_keep(plan):
            raw = msgspec.msgpack.encode(answers)
            keep_answers(self._saving.book.own_folder, self._proof_of_answers(), raw)

    def answers(self) -> Answers:
        """What is kept of the circles of the search; nothing where it cannot be believed."""
        raw = None
        if self.circumstances:
            raw = recall_answers(self._saving.book.own_folder, self._proof_of_answers())
        with suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(raw, type=dict[bytes, Answer]) if raw else {}
        return {}

    def _proof_of_answers(self) -> bytes:
        """Of all that answers are worked out of but the entries they are about."""
        saving = self._saving
        everywhere = (saving.search.profile, saving.search.cadence, saving.cadence.habit)
        return proof_of(self.circumstances, mark_of(everywhere))

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
