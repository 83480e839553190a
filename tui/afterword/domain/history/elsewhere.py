"""What the rules of one application need to know of all the others (G3, G4, G7, F3, F4)."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

import msgspec

from afterword.domain.history.acceptance import Terms
from afterword.domain.history.outcome import Outcome


class OfferMade(msgspec.Struct, frozen=True):
    """An offer as far as it is known. ``known_since`` is when its deadline became known; ``lapses`` is
    when it counts as lapsed if nothing is decided; ``terms`` is what is known of paper and conditions.
    """

    application: str
    company: str
    sender: str | None
    received: datetime
    deadline: datetime | None
    known_since: datetime | None
    terms: Terms
    lapses: datetime | None
    outcome: Outcome | None

    @property
    def written_at(self) -> datetime | None:
        """Since when it is on paper."""
        return self.terms.written_at

    def is_open(self, now: datetime) -> bool:
        """Whether it still waits for an answer."""
        return self.outcome is None and (self.lapses is None or now < self.lapses)


class Acceptance(msgspec.Struct, frozen=True):
    """An offer the person said yes to, since when that counts (L4)."""

    at: datetime
    application: str


class Process(msgspec.Struct, frozen=True):
    """A live, answering application with a round and no offer; its valid decision date, if any."""

    company: str
    decision: date | None


class Part(NamedTuple):
    """What some applications contribute to Elsewhere."""

    acceptances: tuple[Acceptance, ...] = ()
    offers: tuple[OfferMade, ...] = ()
    processes: Mapping[str, Process] = {}


NOTHING = Part()
"""What applications contribute that have ended."""


class Elsewhere:
    """Acceptances and offers of the whole search, and the processes that an offer concerns."""

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        acceptances: list[Acceptance] = []
        offers: list[OfferMade] = []
        processes: dict[str, Process] = {}
        for part in parts:
            acceptances += part.acceptances
            offers += part.offers
            processes.update(part.processes)
        self.acceptances = tuple(sorted(acceptances, key=lambda a: (a.at, a.application)))
        self.offers = tuple(sorted(offers, key=lambda o: (o.received, o.application)))
        # Without an offer nobody asks for the processes; leaving them out spares needless planning.
        self.processes = processes if offers else {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Elsewhere) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.acceptances, self.offers))

    def accepted(self, application: str, made: datetime) -> datetime | None:
        """When another application, begun while this one was made already, was accepted."""
        if not self.acceptances:
            return None
        first = bisect_left(self.acceptances, made, key=lambda acceptance: acceptance.at)
        later = self.acceptances[first : first + 2]
        return next((a.at for a in later if a.application != application), None)

    def others(self, company: str) -> tuple[Process, ...]:
        """The processes at other companies."""
        return tuple(p for p in self.processes.values() if p.company != company)
