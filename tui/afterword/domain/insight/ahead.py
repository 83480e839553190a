"""What lies ahead of all live applications on one line of days, and where two of them collide.

An offer that lapses before another company decides is such a collision (G3, G4), two
interviews at the same hour are another.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Literal

import msgspec

from afterword.domain.history.elsewhere import OfferMade
from afterword.domain.history.offers import offer_of
from afterword.domain.history.story import Story
from afterword.domain.phrases import count_text, listed
from afterword.domain.planning.plan import Plan
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.silence import is_in_process
from afterword.domain.timing.calendar import day_of, zone_of

_NAMED = 2


class Event(msgspec.Struct, frozen=True):
    """Something that will happen on ``day`` of the person's own calendar; ``at`` where the hour is known."""

    day: date
    at: datetime | None
    what: Literal["interview", "decision", "offer deadline"]
    application: str
    company: str


class Remedy(msgspec.Struct, frozen=True):
    """An act that helps with a collision; ``key`` is the open follow-up that writes its message."""

    words: str
    key: str | None = None


class Collision(msgspec.Struct, frozen=True):
    """Two things ahead that do not go together, in words, and what settles it."""

    day: date
    words: str
    remedies: tuple[Remedy, ...]


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
        for collision in _too_early(
            plan, story, offer, [o for o in talking if o.company is not story.company]
        )
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


def _too_early(plan: Plan, story: Story, offer: OfferMade, others: Sequence[Story]) -> Iterator[Collision]:
    """An offer whose deadline comes before, or on the day of, another company's decision."""
    if offer.deadline is None or offer.deadline <= plan.now:
        return
    last = day_of(offer.deadline, story.employer_zone)
    ours = story.company.name
    undated = []
    for other in others:
        decision = decision_date(other, plan.now)
        if decision is None or decision.day < day_of(plan.now, other.employer_zone):
            undated.append(other)
        elif decision.day == last:
            words = (
                f"{other.company.name} decides on the day the offer of {ours} ends, {story.habit.day(last)}."
            )
            yield _settled_by(plan, last, words, story, [other])
        elif decision.day > last:
            later = count_text((decision.day - last).days, "day")
            ends = story.habit.day(last)
            words = f"{other.company.name} decides {later} after the offer of {ours} ends ({ends})."
            yield _settled_by(plan, last, words, story, [other])
    if undated:
        have = "has" if len(undated) == 1 else "have"
        words = (
            f"{ours} wants an answer by {story.habit.day(last)}; {_names(undated)} {have} no date to come."
        )
        yield _settled_by(plan, last, words, story, undated)


def _settled_by(plan: Plan, day: date, words: str, story: Story, others: Sequence[Story]) -> Collision:
    """With the request for time to the one and the news of the offer to the others (G4, G3)."""
    asked = Remedy(f"Ask {story.company.name} for time.", _open_key(plan, story, "G4"))
    told = [Remedy(f"Tell {other.company.name}.", _open_key(plan, other, "G3")) for other in others]
    if len(told) > _NAMED + 1:
        rest = count_text(len(told) - _NAMED, "other")
        told[_NAMED:] = [Remedy(f"Tell {rest}.", told[_NAMED].key)]
    return Collision(day, words, (asked, *told))


def _open_key(plan: Plan, story: Story, rule: str) -> str | None:
    return next((f.key for f in plan.of_application(story.application.id) if f.rule == rule), None)


def _names(stories: Sequence[Story]) -> str:
    """Up to two by name, and how many more."""
    names = list(dict.fromkeys(story.company.name for story in stories))
    if len(names) > _NAMED:
        names[_NAMED:] = [count_text(len(names) - _NAMED, "other")]
    return listed(names)


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
            words = f"On {story.habit.day(day)} the interviews with {both} overlap."
            yield Collision(day, words, (Remedy("Ask one of them for another hour."),))
