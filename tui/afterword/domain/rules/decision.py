"""The decision date: the day by which they said one would hear (R-DECISION)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from afterword.domain.facts import Call, Debrief, Fact, Reply
from afterword.domain.history.contacts_made import is_informative
from afterword.domain.history.story import Story
from afterword.domain.timing.calendar import day_of


class Decision(NamedTuple):
    """A decision date, and when it was stated."""

    day: date
    stated: datetime


def decision_date(story: Story, moment: datetime) -> Decision | None:
    """The valid decision date as known at ``moment``; the last statement wins.

    A statement is valid if made at or after the end of the last held round, or after that round was
    scheduled if the date is later than the round; with a round to come, if made after that was agreed on.
    """
    known: Decision | None
    try:
        known = story.derived[decision_date, moment]
    except KeyError:
        known = story.derived[decision_date, moment] = _decision_date(story, moment)
    return known


def _decision_date(story: Story, moment: datetime) -> Decision | None:
    decision: Decision | None = None
    for stated, fact in _statements(story, moment):
        if fact.decision_date:
            decision = Decision(fact.decision_date, stated)
        elif decision and _voids(story, fact, decision):
            decision = None
    if decision is None:
        return None
    agreed = [r.recorded for r in story.rounds.values() if r.end > moment and not r.called_off]
    if any(decision.stated < recorded <= moment for recorded in agreed):
        return None
    held = [r for r in story.held if r.end <= moment]
    if not held or decision.stated >= held[-1].end:
        return decision
    last = held[-1]
    return decision if decision.stated > last.recorded and decision.day > last.day else None


def _statements(story: Story, moment: datetime) -> Iterator[tuple[datetime, Debrief | Reply | Call]]:
    """Everything that may state or void a date, in the order in which it was said.

    What a debrief reports was said in its round, however late it is written down.
    """

    def said(fact: Fact) -> datetime:
        held = story.rounds.get(fact.round) if isinstance(fact, Debrief) else None
        return min(fact.at, held.end) if held else fact.at

    statements = story.record.statements
    if any(fact.decision_date for fact in statements):
        found = [(said(fact), fact) for fact in statements if fact.at <= moment and _speaks(fact)]
        yield from sorted(found, key=lambda statement: (statement[0], statement[1].order))


def _speaks(fact: Debrief | Reply | Call) -> bool:
    match fact:
        case Reply(type=kind):
            return kind != "auto"
        case Call(result=result, purpose=purpose):
            return result == "reached" and (purpose == "status" or fact.decision_date is not None)
    return True


def _voids(story: Story, fact: Debrief | Reply | Call, decision: Decision) -> bool:
    match fact:
        case Call():
            return True
        case Reply(type="question"):
            return day_of(fact.at, story.employer_zone) > decision.day
        case Reply():
            return is_informative(fact)
    return False
