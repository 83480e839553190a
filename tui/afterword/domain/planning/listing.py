"""The plan as a person reads it: a row for each follow-up, and one for all that no day presses (L16, L21)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.planning.ordering import OwnDay, Turn

WhyBunched = Literal["nameless", "quiet"]

_WHEN = ("late", "today", "later", "coming", "any time")
"""What is said of each turn; last of what has none."""

_ANY_TIME = _WHEN[-1]


class Bunch(msgspec.Struct, frozen=True):
    """Follow-ups in one row, of which none is pressing: nobody is known to write to, or it went quiet."""

    why: WhyBunched
    follow_ups: tuple[FollowUp, ...]

    @property
    def sentence(self) -> str:
        """How many there are, and why they wait: ``39 have gone quiet``."""
        why = "have gone quiet" if self.why == "quiet" else "applications name nobody to write to"
        return f"{len(self.follow_ups)} {why}"


Listed = FollowUp | Bunch


class Listing(NamedTuple):
    """What to do until the person's day is over, its first row first, and what is coming."""

    now: tuple[Listed, ...]
    coming: tuple[Listed, ...]


def listing(follow_ups: Sequence[FollowUp], today: OwnDay) -> Listing:
    """The open follow-ups, which are in display order, as rows."""
    rows = [f for f in follow_ups if not f.is_for_any_time]
    coming = [f for f in rows if today.turn(f) is Turn.COMING]
    for_any_time = list(_bunched(f for f in follow_ups if f.is_for_any_time))
    later = [row for row in for_any_time if not is_open(row) and today.is_past(_first(row).due)]
    return Listing(
        (*rows[: len(rows) - len(coming)], *(row for row in for_any_time if row not in later)),
        tuple(sorted((*coming, *later), key=lambda row: _first(row).due)),
    )


def when(row: Listed, today: OwnDay) -> str:
    """When a row has its turn, in a word or two."""
    if isinstance(row, Bunch) or row.is_for_any_time:
        return _ANY_TIME
    return _WHEN[today.turn(row)]


def _bunched(follow_ups: Iterable[FollowUp]) -> Iterator[Listed]:
    """Two rows at most; one follow-up alone is a row of its own."""
    several: dict[WhyBunched, list[FollowUp]] = {"nameless": [], "quiet": []}
    for follow_up in follow_ups:
        several["quiet" if follow_up.kind == "move_on" else "nameless"].append(follow_up)
    for why, bunch in several.items():
        if len(bunch) > 1:
            yield Bunch(why, tuple(bunch))
        else:
            yield from bunch


def _first(row: Listed) -> FollowUp:
    return row.follow_ups[0] if isinstance(row, Bunch) else row


def is_open(row: Listed) -> bool:
    """Whether one of them may be done now: they are in order of their days."""
    return _first(row).status is not Status.UPCOMING
