"""What the rules of one application need to know of all the others (domain.md: G3, G4, G7, F3, F4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from afterword.domain.offers import OfferMade


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
