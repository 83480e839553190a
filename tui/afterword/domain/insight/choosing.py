"""Several offers at a time: which is to be answered first, and what can be done until then (L23)."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from afterword.domain.facts import Sent
from afterword.domain.history.elsewhere import OfferMade
from afterword.domain.history.offers import offer_of
from afterword.domain.history.story import Story
from afterword.domain.rules.offers import to_decide


class OpenOffer(NamedTuple):
    """An offer that waits for the person's answer, and the story of its application."""

    story: Story
    offer: OfferMade

    @property
    def deadline(self) -> datetime | None:
        """By when they want an answer."""
        return self.offer.deadline

    @property
    def ahead(self) -> datetime | None:
        """The same, unless that has passed."""
        return self.deadline if self.deadline and self.deadline > self.story.now else None

    @property
    def paper(self) -> str:
        """Whether it is on paper, in words."""
        return "in writing" if self.offer.written_at else "not in writing yet"


def open_offers(live: Sequence[Story], now: datetime) -> tuple[OpenOffer, ...]:
    """The open offers of running applications: by their day to answer, without one to come last."""
    found = [OpenOffer(story, offer) for story in live if (offer := offer_of(story)) and offer.is_open(now)]
    found.sort(key=lambda each: (each.ahead is None, each.ahead or each.offer.received))
    return tuple(found)


def time_by(first: OpenOffer) -> datetime | None:
    """By when one may best ask for more time for an offer: by the day to decide (G4).

    None where no day to answer by lies ahead, or they were asked for it already.
    """
    story, offer = first
    asked = any(fact.kind == "ask_for_time" and fact.at >= offer.received for fact in story.of(Sent))
    return max(to_decide(story, offer, first.ahead), story.now) if first.ahead and not asked else None
