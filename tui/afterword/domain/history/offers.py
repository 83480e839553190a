"""The offer of an application: who made it, by when to answer, and whether it still stands."""

from datetime import datetime, time

from afterword.domain.facts import DayOrInstant, Interview, Offer, OfferDeadline
from afterword.domain.history.acceptance import terms_of
from afterword.domain.history.elsewhere import OfferMade
from afterword.domain.history.outcome import Outcome, outcome_after
from afterword.domain.history.story import Story, once, once_knowing
from afterword.domain.timing.calendar import day_of, moment

CLOSE_OF_DAY = time(17, 0)
"""A bare day as deadline means this wall time of the employer."""

_LAPSE_BD = 5


@once
def offer_of(story: Story) -> OfferMade | None:
    """The newest offer of an application; None where there is none, or an invitation came since it ended."""
    offers: list[Offer] = []
    deadlines: list[tuple[datetime, DayOrInstant]] = []
    outcome: Outcome | None = None
    offered = False
    zone = story.employer_zone
    if not story.of(Offer):
        return _accepted_unrecorded(story)
    for fact in story.facts:
        before, outcome = outcome, outcome_after(outcome, fact, offered=offered)
        offered = offered or isinstance(fact, Offer)
        if before and outcome is None:
            offers.clear()
            deadlines.clear()
        match fact:
            case Offer():
                if deadlines and _lapse(story, deadlines[-1][1].instant(CLOSE_OF_DAY, zone)) <= fact.at:
                    offers.clear()
                    deadlines.clear()
                offers.append(fact)
                if fact.deadline and (not deadlines or deadlines[-1][1] != fact.deadline):
                    deadlines.append((fact.at, fact.deadline))
            case OfferDeadline() if offers and (not deadlines or deadlines[-1][1] != fact.deadline):
                deadlines.append((fact.at, fact.deadline))
            case Interview() if before:
                offers.clear()
    if not offers:
        return None
    deadline = deadlines[-1][1].instant(CLOSE_OF_DAY, zone) if deadlines else None
    return OfferMade(
        application=story.application.id,
        company=story.company.id,
        sender=next((offer.from_ for offer in reversed(offers) if offer.from_), None),
        received=offers[0].at,
        deadline=deadline,
        known_since=deadlines[-1][0] if deadlines else None,
        terms=terms_of(fact for fact in story.facts if fact.at >= offers[0].at),
        lapses=_lapse(story, deadline) if deadline else None,
        outcome=outcome if outcome and outcome.at >= offers[0].at else None,
    )


@once_knowing
def passed_over_from(story: Story) -> datetime | None:
    """Since when nothing is asked about an offer but to say no to it, as another was accepted (L5).

    The later of the two; None where this offer was decided before, or accepted itself: on paper, or only
    then.
    """
    offer, accepted = offer_of(story), story.elsewhere.accepted(story.application.id, story.made_at)
    if offer is None or accepted is None:
        return None
    since, outcome = max(accepted, offer.received), offer.outcome
    if outcome and outcome.word == "accepted":
        return since if story.is_unsecured and outcome.at <= since else None
    return None if outcome and outcome.at <= since else since


def _accepted_unrecorded(story: Story) -> OfferMade | None:
    """An offer of which only the yes was written down, and that it was not on paper then (L4)."""
    outcome = story.outcome
    if outcome is None or outcome.word != "accepted":
        return None
    terms = terms_of(fact for fact in story.facts if fact.at >= outcome.at)
    if not terms.is_spoken:
        return None
    return OfferMade(
        application=story.application.id,
        company=story.company.id,
        sender=None,
        received=outcome.at,
        deadline=None,
        known_since=None,
        terms=terms,
        lapses=None,
        outcome=outcome,
    )


def _lapse(story: Story, deadline: datetime) -> datetime:
    """When an offer that nobody decided on counts as lapsed (G9)."""
    last_day = story.employer_calendar.after(day_of(deadline, story.employer_zone), _LAPSE_BD)
    return moment(last_day, CLOSE_OF_DAY, story.employer_zone)
