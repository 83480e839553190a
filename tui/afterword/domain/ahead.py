"""What lies ahead of all live applications on one line of days, and where two of them collide.

An offer that lapses before another company decides is such a collision (domain.md G3, G4), two
interviews at the same hour are another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from afterword.domain.calendar import day_of, zone_of
from afterword.domain.elsewhere import OfferMade
from afterword.domain.offers import offer_of
from afterword.domain.phrases import count_text, day_text
from afterword.domain.plan import Plan
from afterword.domain.rules.decision import decision_date
from afterword.domain.silence import is_in_process
from afterword.domain.story import Story


@dataclass(frozen=True)
class Event:
    """Something that will happen on ``day`` of the person's own calendar; ``at`` where the hour is known."""

    day: date
    at: datetime | None
    what: Literal["interview", "decision", "offer deadline"]
    application: str
    company: str


@dataclass(frozen=True)
class Collision:
    """Two things ahead that do not go together, in words; ``keys`` are the follow-ups that settle it."""

    day: date
    words: str
    keys: tuple[str, ...]


def events(plan: Plan) -> tuple[Event, ...]:
    """Interviews, promised decision dates and offer deadlines of all live applications, soonest first."""
    found = [event for story in plan.survey.live for event in _events(plan, story)]
    return tuple(sorted(found, key=lambda e: (e.day, e.at is None, e.at or plan.now, e.application, e.what)))


def collisions(plan: Plan) -> tuple[Collision, ...]:
    """Where what lies ahead does not go together, soonest first."""
    live = plan.survey.live
    offers = [(story, offer) for story in live if (offer := offer_of(story)) and offer.is_open(plan.now)]
    talking = [story for story in live if offers and is_in_process(story)]
    found = [
        collision
        for story, offer in offers
        for other in talking
        if other.company.id != story.company.id and (collision := _too_early(plan, story, offer, other))
    ]
    found += _overlaps(live)
    return tuple(sorted(found, key=lambda collision: (collision.day, collision.words)))


def _events(plan: Plan, story: Story) -> Iterator[Event]:
    zone, app, company = zone_of(plan.search.profile.tz), story.application.id, story.company.id
    for booked in story.scheduled:
        yield Event(day_of(booked.start, zone), booked.start, "interview", app, company)
    decision = decision_date(story, plan.now)
    if decision and decision.day >= day_of(plan.now, story.employer_zone):
        yield Event(decision.day, None, "decision", app, company)
    offer = offer_of(story)
    if offer and offer.deadline and offer.outcome is None and offer.deadline > plan.now:
        yield Event(day_of(offer.deadline, zone), offer.deadline, "offer deadline", app, company)


def _too_early(plan: Plan, story: Story, offer: OfferMade, other: Story) -> Collision | None:
    """An offer whose deadline comes before, or on the day of, the other company's decision."""
    if offer.deadline is None or offer.deadline <= plan.now:
        return None
    last = day_of(offer.deadline, story.employer_zone)
    decision = decision_date(other, plan.now)
    if decision and decision.day < last:
        return None
    keys = [
        follow_up.key
        for rule, application in (("G4", story.application.id), ("G3", other.application.id))
        for follow_up in plan.of_application(application)
        if follow_up.rule == rule
    ]
    ours, theirs = story.company.name, other.company.name
    to_do = f"ask {ours} for time, tell {theirs}"
    if decision is None:
        words = f"{ours} wants an answer by {day_text(last)}, and {theirs} has given no date: {to_do}."
    elif decision.day == last:
        words = (
            f"{theirs} decides on the very day on which the offer of {ours} ends, {day_text(last)}: {to_do}."
        )
    else:
        later = count_text((decision.day - last).days, "day")
        words = f"{theirs} decides {later} after the offer of {ours} ends on {day_text(last)}: {to_do}."
    return Collision(last, words, tuple(keys))


def _overlaps(live: Sequence[Story]) -> Iterator[Collision]:
    """Interviews that begin before an earlier one is over."""
    booked = sorted(
        ((story, each) for story in live for each in story.scheduled), key=lambda entry: entry[1].start
    )
    for place, (story, earlier) in enumerate(booked):
        for other, later in booked[place + 1 :]:
            if later.start >= earlier.end:
                break
            day = day_of(later.start, story.user_zone)
            both = f"{story.company.name} and {other.company.name}"
            words = f"On {day_text(day)} the interviews with {both} overlap: ask for another hour."
            yield Collision(day, words, ())
