"""What was recorded of one application up to a moment, and the views of it that the rules look through."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, TypeVar

from afterword.domain.facts import (
    Applied,
    Call,
    Debrief,
    Dismiss,
    Fact,
    Interview,
    InterviewCancelled,
    Note,
    Offer,
    Override,
    Prepared,
    Rejected,
    Reply,
    Saved,
    Sent,
    Snooze,
)
from afterword.domain.history.acceptance import secured_at
from afterword.domain.history.contacts_made import is_counted, is_human_inbound, unanswered
from afterword.domain.history.outcome import ENDINGS, Outcome, may_end, outcome_after
from afterword.domain.history.rounds import Round, rounds_of
from afterword.domain.lazy import lazy

F = TypeVar("F", bound=Fact)
_AT = attrgetter("at")
_MARKS: frozenset[type[Fact]] = frozenset({Snooze, Dismiss, Override})
_APPOINTMENTS: frozenset[type[Fact]] = frozenset({Interview, InterviewCancelled, Prepared, Debrief})
_STATEMENTS: frozenset[type[Fact]] = frozenset({Debrief, Reply, Call})
_INBOUND: frozenset[type[Fact]] = frozenset({Reply, Call, Interview, InterviewCancelled, Offer, Rejected})
_OUTWARD: frozenset[type[Fact]] = frozenset({Call, Sent})
_ENDINGS: frozenset[type[Fact]] = frozenset({*ENDINGS, Sent})
BARE: frozenset[type[Fact]] = frozenset({Saved, Note})
"""The kinds of fact with which no application begins."""


class Record:
    """The facts of an application, in order.

    The views of an earlier moment are cut from those of the ``whole``, so that looking back costs little.
    """

    def __init__(self, facts: tuple[Fact, ...], whole: "Record | None" = None) -> None:
        self.facts = facts
        self._whole = whole
        self._rounds: dict[int, Round] | None = None

    def until(self, moment: datetime) -> "Record":
        """The record as it stood at ``moment``."""
        if not self.facts or self.facts[-1].at <= moment:
            return self
        return Record(self.facts[: bisect_right(self.facts, moment, key=_AT)], self._whole or self)

    def _cut(self, facts: Sequence[Any]) -> Sequence[Any]:
        """Those of the whole's ``facts`` that this record reaches."""
        if not facts or not self.facts:
            return ()
        last = self.facts[-1].at
        return facts if facts[-1].at <= last else facts[: bisect_right(facts, last, key=_AT)]

    def _of_kinds(self, view: str, kinds: frozenset[type[Fact]]) -> Sequence[Any]:
        if self._whole:
            return self._cut(getattr(self._whole, view))
        there = [kind for kind in self._by_kind if kind in kinds]
        if len(there) < 2:
            return self._by_kind[there[0]] if there else ()
        return [fact for fact in self.facts if type(fact) in kinds]

    def _chosen(
        self, view: str, kinds: frozenset[type[Fact]], is_chosen: Callable[[Fact], bool]
    ) -> Sequence[Any]:
        if self._whole:
            return self._cut(getattr(self._whole, view))
        return [fact for fact in self._of_kinds(view, kinds) if is_chosen(fact)]

    @lazy
    def _by_kind(self) -> Mapping[type[Fact], Sequence[Fact]]:
        found: dict[type[Fact], list[Fact]] = {}
        for fact in self.facts:
            kind = type(fact)
            if kind in found:
                found[kind].append(fact)
            else:
                found[kind] = [fact]
        return found

    def of(self, kind: type[F]) -> Sequence[F]:
        """The facts of one kind."""
        if self._whole:
            return self._cut(self._whole.of(kind))
        return self._by_kind.get(kind, ())  # type: ignore[return-value]

    @lazy
    def marks(self) -> Sequence[Snooze | Dismiss | Override]:
        """What the person said about follow-ups themselves."""
        return self._of_kinds("marks", _MARKS)

    @lazy
    def inbound(self) -> Sequence[Fact]:
        """What people there said, appointments and decisions included."""
        return self._chosen("inbound", _INBOUND, is_human_inbound)

    @lazy
    def counted(self) -> Sequence[Fact]:
        """The contacts that use up the guard's allowance."""
        return self._chosen("counted", _OUTWARD, is_counted)

    @lazy
    def statements(self) -> Sequence[Debrief | Reply | Call]:
        """Whatever may say by when they decide."""
        return self._of_kinds("statements", _STATEMENTS)

    @lazy
    def appointments(self) -> Sequence[Fact]:
        """What is known of rounds: booked, called off, prepared for, talked about afterwards."""
        return self._of_kinds("appointments", _APPOINTMENTS)

    @lazy
    def _endings(self) -> Sequence[Fact]:
        return self._chosen("_endings", _ENDINGS, may_end)

    @lazy
    def unanswered(self) -> tuple[Fact, ...]:
        """The counted contacts since anybody there last said something."""
        return unanswered(self.facts) if self.counted else ()

    @lazy
    def outcome(self) -> Outcome | None:
        """How it ended, unless something since has revived it (R-SILENCE)."""
        outcome: Outcome | None = None
        if self._endings:
            first = bisect_left(self.facts, self._endings[0].at, key=_AT)
            offers = self.of(Offer)
            offered = bool(offers) and offers[0].at < self._endings[0].at
            for fact in self.facts[first:]:
                outcome = outcome_after(outcome, fact, offered=offered)
                offered = offered or isinstance(fact, Offer)
        return outcome

    @lazy
    def secured_at(self) -> datetime | None:
        """Since when an accepted offer counts as accepted (L4)."""
        return secured_at(self.facts, self.outcome)

    @lazy
    def begun(self) -> datetime | None:
        """When the first thing but saving and notes happened."""
        return next((fact.at for fact in self.facts if type(fact) not in BARE), None)

    @lazy
    def applied_on(self) -> datetime | None:
        """When the application was submitted, if that was recorded."""
        applied = self.of(Applied)
        return applied[0].at if applied and not applied[0].undated else None

    @lazy
    def undated(self) -> Fact | None:
        """The last thing that happened, if nobody knows when: nothing can be due or late from then on."""
        last = next((fact for fact in reversed(self.facts) if type(fact) not in _MARKS | BARE), None)
        return last if last and last.undated else None

    @property
    def is_undated(self) -> bool:
        """Whether nobody knows when the last thing happened."""
        return self.undated is not None

    def rounds(self, zone: str) -> dict[int, Round]:
        """Every round ever booked, by number; ``zone`` is where it takes place unless the booking says so."""
        if self._rounds is None:
            whole = self._whole
            if whole and len(self.appointments) == len(whole.appointments):
                self._rounds = whole.rounds(zone)
            else:
                self._rounds = rounds_of(self.appointments, zone) if self.of(Interview) else {}
        return self._rounds
