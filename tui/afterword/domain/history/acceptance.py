"""What is known of the paper and the conditions of an offer, and since when a yes to it counts (L4)."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from afterword.domain.facts import Accepted, Fact, Offer, OfferInWriting
from afterword.domain.history.outcome import Outcome


class Terms(msgspec.Struct, frozen=True):
    """What was said of the newest offer: since when it is on paper, and what must still happen.

    ``is_spoken``: it was said, with the offer or the yes, that it is not on paper yet. ``stated`` is when its
    conditions were stated, and ``met`` when they were said to be open no more.
    """

    written_at: datetime | None = None
    is_spoken: bool = False
    conditions: str = ""
    stated: datetime | None = None
    met: datetime | None = None

    @property
    def lacks_paper(self) -> bool:
        """Whether a yes waits for the paper."""
        return self.is_spoken and self.written_at is None

    @property
    def is_open(self) -> bool:
        """Whether conditions are open."""
        return bool(self.conditions) and self.met is None

    def after(self, fact: Fact) -> "Terms":
        """What is known after ``fact``."""
        match fact:
            case Offer(written=False):
                return self._with_conditions(fact).on_paper(None)
            case Offer(written=True) | OfferInWriting():
                return self._with_conditions(fact).on_paper(self.written_at or fact.at)
            case Offer():
                return self._with_conditions(fact)
            case Accepted(written=True):
                return self.on_paper(self.written_at or fact.at)
            case Accepted(written=False):
                return self.on_paper(self.written_at)
        return self

    def on_paper(self, at: datetime | None) -> "Terms":
        """Written since ``at``; with None only said."""
        return msgspec.structs.replace(self, written_at=at, is_spoken=self.is_spoken or at is None)

    def _with_conditions(self, fact: Offer | OfferInWriting) -> "Terms":
        if fact.conditions:
            return msgspec.structs.replace(self, conditions=fact.conditions, stated=fact.at, met=None)
        met = fact.at if self.conditions and self.met is None else self.met
        return msgspec.structs.replace(self, met=met)


def terms_of(facts: Iterable[Fact]) -> Terms:
    """What ``facts`` say of the newest offer among them."""
    terms = Terms()
    for fact in facts:
        terms = terms.after(fact)
    return terms


def secured_at(facts: Iterable[Fact], outcome: Outcome | None) -> datetime | None:
    """Since when an accepted offer counts as accepted: by the last of the yes, the paper, the conditions met.

    None where it was not accepted, or waits for one of them. What nobody said is not waited for.
    """
    if outcome is None or outcome.word != "accepted":
        return None
    terms = terms_of(facts)
    if terms.lacks_paper or terms.is_open:
        return None
    completed = (outcome.at, terms.written_at if terms.is_spoken else None, terms.met)
    return max(at for at in completed if at)
