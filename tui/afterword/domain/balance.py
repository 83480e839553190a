"""The basket of a plan: gathers what the figures of parallel applications need (domain.md 4)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.domain.basket import Basket, Moments, Standing, basket
from afterword.domain.calendar import calendar_of, day_of, zone_of
from afterword.domain.plan import Plan, Survey
from afterword.domain.silence import lean_away_at, stage_of
from afterword.domain.story import Story, once

_WEIGHTS = {
    "applied": 1,
    "in_contact": 2,
    "interview_scheduled": 3,
    "interviewed": 4,
    "later_round": 6,
    "offer": 10,
}
_SOON_BD = 5
_LONG_AGO = timedelta(days=60)
"""Older applications than this cannot be less than ten business days old."""


def balance(plan: Plan) -> Basket:
    """How well the search is spread at the plan's moment."""
    profile, survey = plan.search.profile, plan.survey
    zone = zone_of(profile.tz)
    calendar = calendar_of(profile.region, plan.cadence)
    today = day_of(plan.now, zone)
    waiting = {line.application: line.until for line in plan.lines if line.kind == "wait"}
    standings = [
        standing(story)._replace(waiting_until=until)
        if (until := waiting.get(story.application.id))
        else standing(story)
        for story in survey.live
    ]
    soon = calendar.after(today, _SOON_BD)
    moments = Moments(
        today=today,
        made=list(_newest(survey.made, today, zone)),
        last_round=day_of(survey.last_round, zone) if survey.last_round else None,
        has_asked_since=_has_asked_since(survey),
        has_open_offer=any(each.stage == "offer" for each in standings),
        has_accepted=survey.has_accepted,
        has_something_due=bool(plan.due),
        has_interview_soon=any(
            day_of(booked.start, zone) <= soon for story in survey.live for booked in story.scheduled
        ),
    )
    return basket(standings, moments, calendar)


@once
def standing(story: Story) -> Standing:
    """What the basket needs to know of a live application."""
    zone = zone_of(story.search.profile.tz)
    return Standing(
        application=story.application.id,
        company=story.company.id,
        company_name=story.company.name,
        stage=stage_of(story),
        weight=_weight(story),
        made=day_of(story.made_at, zone),
        waiting_until=None,
    )


def _has_asked_since(survey: Survey) -> bool:
    """Whether an application or a request for advice was made after the last round ended."""
    asked = [*survey.made[-1:], *([survey.last_asked] if survey.last_asked else [])]
    return survey.last_round is not None and any(at >= survey.last_round for at in asked)


def _newest(made: Sequence[datetime], today: date, zone: ZoneInfo) -> Iterator[date]:
    """The days on which applications were made, newest first, as far back as anything depends on."""
    for at in reversed(made):
        day = day_of(at, zone)
        yield day
        if today - day > _LONG_AGO:
            return


def _weight(story: Story) -> float:
    """How much hope sits with an application; half of it once it is wise to lean away."""
    weight = _WEIGHTS[stage_of(story)]
    return weight / 2 if lean_away_at(story) else weight
