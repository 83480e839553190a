"""What follows for a circle in a form that outlasts the program, and what tells it from every other.

An answer is believed of the very entries and facts it was derived of, until time changes it. It is of use to
planners with the same cadence, for the same person.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

import msgspec

from afterword.domain.follow_up import FollowUp
from afterword.domain.history.elsewhere import Part
from afterword.domain.history.summary import Summary
from afterword.domain.planning.lines import ApplicationLine
from afterword.domain.search import written


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What follows for a circle from ``since`` until it changes; as in ``PlannedCircle``.

    ``part`` is None where it contributes nothing to what others need to know, ``live`` are ids.
    """

    since: datetime
    changes_at: datetime | None
    summaries: Mapping[str, Summary]
    part: Part | None
    open: tuple[FollowUp, ...]
    lines: tuple[ApplicationLine, ...]
    live: tuple[str, ...]

    def holds(self, now: datetime) -> bool:
        """Whether time alone has not changed it."""
        return self.since <= now and (self.changes_at is None or now < self.changes_at)


Answers = Mapping[bytes, Answer]
"""What follows for each circle of a search, by the mark of what it was derived of."""


def mark_of(read: Sequence[object], common: bytes = b"") -> bytes:
    """What tells these entries and facts from all others; ``common`` is the mark of further ones."""
    return sha256(common + written(read)).digest()
