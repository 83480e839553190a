"""How an application ended, and what revives it."""

from datetime import datetime
from typing import Literal

import msgspec

from afterword.domain.facts import (
    Accepted,
    Closed,
    Declined,
    Fact,
    Interview,
    Offer,
    Rejected,
    Sent,
    Withdrawn,
)
from afterword.domain.history.contacts_made import is_human_inbound

OutcomeWord = Literal["rejected", "withdrawn", "accepted", "declined", "closed"]
"""How an application can end."""


class Outcome(msgspec.Struct, frozen=True):
    """How an application ended, and when."""

    word: OutcomeWord
    at: datetime
    fact: Fact


ENDINGS: frozenset[type[Fact]] = frozenset({Rejected, Withdrawn, Accepted, Declined, Closed})
"""The kinds of fact with which an application ends."""

SAYING_NO = ("withdrawal", "decline")
"""The kinds of message with which it ends too; a decline where there was an offer."""


def may_end(fact: Fact) -> bool:
    """Whether ``fact`` is one with which an application ends."""
    return type(fact) in ENDINGS or (isinstance(fact, Sent) and fact.kind in SAYING_NO)


def outcome_after(outcome: Outcome | None, fact: Fact, *, offered: bool) -> Outcome | None:
    """What ``fact`` makes of an outcome: ends the application, revives it, or leaves it as it is.

    ``offered`` says that there was an offer before it: a decline that is sent then says no to it (L5).

    Anything a person there says revives an application the user closed; one that was rejected,
    withdrawn, accepted or declined is revived only by a new invitation or offer (R-SILENCE). Closing what was
    accepted says that nothing comes of it (L4).
    """
    match fact:
        case Rejected():
            return Outcome("rejected", fact.at, fact)
        case Withdrawn():
            stands = outcome and outcome.word == "withdrawn"
            return outcome if stands else Outcome("withdrawn", fact.at, fact)
        case Accepted():
            return Outcome("accepted", fact.at, fact)
        case Declined():
            return Outcome("declined", fact.at, fact)
        case Sent(kind="withdrawal"):
            return outcome or Outcome("withdrawn", fact.at, fact)
        case Sent(kind="decline") if offered:
            stands = outcome and outcome.word != "accepted"
            return outcome if stands else Outcome("declined", fact.at, fact)
        case Closed():
            stands = outcome and outcome.word != "accepted"
            return outcome if stands else Outcome("closed", fact.at, fact)
        case Interview() | Offer():
            return None
        case _ if outcome and outcome.word == "closed" and is_human_inbound(fact):
            return None
    return outcome
