"""What the rules of one application need to know of all the others (domain.md: G3, G4, G7, F3, F4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from afterword.domain.outcome import Outcome


@dataclass(frozen=True, slots=True)
class OfferMade:
    """An offer as far as it is known. ``known_since`` is when its deadline became known; ``lapses`` is
    when it counts as lapsed if nothing is decided; ``decided`` is when and ``word`` how it ended.
    """

    application: str
    company: str
    sender: str | None
    received: datetime
    deadline: datetime | None
    known_since: datetime | None
    first_known: datetime | None
    written_at: datetime | None
    lapses: datetime | None
    outcome: Outcome | None

    def is_open(self, now: datetime) -> bool:
        """Whether it still waits for an answer."""
        return self.outcome is None and (self.lapses is None or now < self.lapses)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An offer the person said yes to."""

    at: datetime
    application: str


@dataclass(frozen=True, slots=True)
class Process:
    """A live, answering application with a round and no offer; its valid decision date, if any."""

    company: str
    decision: date | None


@dataclass(frozen=True)
class Elsewhere:
    """Acceptances and offers of the whole search, and the processes that an offer concerns."""

    acceptances: tuple[Acceptance, ...] = ()
    offers: tuple[OfferMade, ...] = ()
    processes: Mapping[str, Process] = field(default_factory=dict)

    def accepted(self, application: str, made: datetime) -> datetime | None:
        """When another application, begun while this one was made already, was accepted."""
        others = (a.at for a in self.acceptances if a.application != application and a.at >= made)
        return min(others, default=None)

    def decisions(self, company: str) -> tuple[date | None, ...]:
        """The decision dates, where known, of the processes at other companies."""
        return tuple(p.decision for p in self.processes.values() if p.company != company)
