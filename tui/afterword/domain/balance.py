"""The basket of a plan: gathers what the figures of parallel applications need (domain.md 4)."""

from collections.abc import Iterator
from datetime import date, timedelta

from afterword.domain.basket import Basket, Moments, Standing, basket
from afterword.domain.cadence import Cadence
from afterword.domain.calendar import calendar_of, day_of, zone_of
from afterword.domain.facts import Applied, NetworkRequest, Sent
from afterword.domain.offers import offer_of
from afterword.domain.plan import Plan
from afterword.domain.search import JobSearch
from afterword.domain.silence import is_live, lean_away_at, stage_of
from afterword.domain.story import Story

_WEIGHTS = {
    "applied": 1,
    "in_contact": 2,
    "interview_scheduled": 3,
    "interviewed": 4,
    "later_round": 6,
    "offer": 10,
}
_SOON_BD = 5


def balance(search: JobSearch, plan: Plan, cadence: Cadence) -> Basket:
    """How well the search is spread at the plan's moment."""
    zone = zone_of(search.profile.tz)
    calendar = calendar_of(search.profile.region, cadence)
    today = day_of(plan.now, zone)
    begun = [story for story in plan.stories.values() if not story.is_saved_only]
    waiting = {line.application: line.until for line in plan.lines if line.kind == "wait"}
    live = [story for story in begun if is_live(story)]
    standings = [
        Standing(
            application=story.application.id,
            company=story.company.id,
            company_name=story.company.name,
            stage=stage_of(story),
            weight=_weight(story),
            made=day_of(story.made_at, zone),
            waiting_until=waiting.get(story.application.id),
        )
        for story in live
    ]
    soon = calendar.after(today, _SOON_BD)
    ends = [held.end for story in begun for held in story.held]
    moments = Moments(
        today=today,
        made=[day_of(story.made_at, zone) for story in begun],
        asked=list(_asked(search, plan)),
        last_round=day_of(max(ends), zone) if ends else None,
        has_open_offer=any(_has_open_offer(story) for story in live),
        has_accepted=any(s.outcome is not None and s.outcome.word == "accepted" for s in begun),
        has_something_due=bool(plan.due),
        has_interview_soon=any(
            day_of(r.start, zone) <= soon and r.start > plan.now - timedelta(days=1)
            for story in live
            for r in story.scheduled
        ),
    )
    return basket(standings, moments, calendar)


def _weight(story: Story) -> float:
    """How much hope sits with an application; half of it once it is wise to lean away."""
    weight = _WEIGHTS[stage_of(story)]
    return weight / 2 if lean_away_at(story) else weight


def _has_open_offer(story: Story) -> bool:
    offer = offer_of(story)
    return offer is not None and offer.is_open(story.now)


def _asked(search: JobSearch, plan: Plan) -> Iterator[date]:
    """The days on which the person applied somewhere or asked somebody for advice."""
    zone = zone_of(search.profile.tz)
    for fact in search.all_facts():
        if fact.at > plan.now:
            continue
        match fact:
            case Applied() | NetworkRequest() | Sent(kind="networking_request"):
                yield day_of(fact.at, zone)
