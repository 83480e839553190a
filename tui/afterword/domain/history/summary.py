"""What an application amounts to for the others and for the whole, by one pass over its facts.

Most applications of a long search have ended. For them this is all that planning needs; a Story is
built where there is more to say.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from afterword.domain.facts import (
    Applied,
    Fact,
    Interview,
    InterviewCancelled,
    NetworkRequest,
    Note,
    Offer,
    Saved,
    Sent,
)
from afterword.domain.history.acceptance import secured_at
from afterword.domain.history.outcome import ENDINGS, SAYING_NO, Outcome, OutcomeWord, outcome_after

_TOLD = frozenset({Applied, Interview, InterviewCancelled, NetworkRequest, Sent})


class Summary(NamedTuple):
    """What an application with more than ``saved`` and ``note`` facts amounts to.

    ``began`` is its first fact of any kind and ``last`` its newest, ``made`` when the application was made
    (R-BASKET), ``word`` how it ended, if it has (a yes that is not secured is no end yet, L4), ``secured``
    since when an acceptance counts, where that is known, ``asked`` when the person last applied or asked
    somebody for advice in it, ``round_ended`` when its newest round ended and ``round_ends`` when the next
    one will; ``has_replied`` says that a no was answered.
    """

    began: datetime
    made: datetime
    last: datetime
    word: OutcomeWord | None
    secured: datetime | None
    asked: datetime | None
    round_ended: datetime | None
    round_ends: datetime | None
    has_replied: bool


def summary_of(facts: Sequence[Fact], now: datetime) -> Summary | None:
    """The summary of these facts as far as they exist at ``now``; None where nothing happened but saving."""
    began = first = applied = last = asked = None
    outcome: Outcome | None = None
    has_replied = offered = False
    ends: dict[int, datetime] = {}
    for fact in facts:
        if fact.at > now:
            break
        last, kind = fact.at, type(fact)
        if first is None:
            began = began or last
            if kind is Saved or kind is Note:
                continue
            first = last
        if kind is Offer:
            offered = True
        if outcome is not None or kind in ENDINGS:
            outcome = outcome_after(outcome, fact, offered=offered)
        elif kind not in _TOLD:
            continue
        match fact:
            case Applied():
                applied, asked = applied or last, last
            case Interview():
                ends[fact.round] = fact.end
            case InterviewCancelled():
                ends.pop(fact.round, None)
            case Sent(kind=message) if message in SAYING_NO:
                outcome = outcome_after(outcome, fact, offered=offered)
            case NetworkRequest() | Sent(kind="networking_request"):
                asked = last
            case Sent(kind="rejection_reply"):
                has_replied = True
    if began is None or first is None or last is None:
        return None
    ended = max((end for end in ends.values() if end <= now), default=None) if ends else None
    to_end = min((end for end in ends.values() if end > now), default=None) if ends else None
    word = secured = None
    if outcome:
        secured = secured_at((fact for fact in facts if fact.at <= now), outcome)
        word = None if outcome.word == "accepted" and secured is None else outcome.word
        secured = None if outcome.fact.undated else secured
    return Summary(began, applied or first, last, word, secured, asked, ended, to_end, has_replied)
