"""The basket of a plan: gathers what the figures of parallel applications need (R-BASKET)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from afterword.domain.facts import Snooze
from afterword.domain.history.mistakes import spared
from afterword.domain.history.story import Story
from afterword.domain.insight.basket import NEW_WITHIN_BD, Basket, SearchMoments, Weighed, basket
from afterword.domain.planning.lines import ApplicationLine
from afterword.domain.planning.plan import Plan, Survey
from afterword.domain.rules.moments import MORNING
from afterword.domain.rules.silence import is_leaning_away, stage_of
from afterword.domain.timing.calendar import Calendar, calendar_of, day_of, zone_of

_WEIGHTS = {
    "applied": 1,
    "in_contact": 2,
    "interview_scheduled": 3,
    "interviewed": 4,
    "later_round": 6,
    "offer": 10,
}
_SOON_BD = 5
_GETTING_STARTED_BD = 10
_PUT_OFF_BD = 3
_NEAR_BEGINNING = timedelta(days=30)


def balance(plan: Plan) -> Basket:
    """How well the search is spread at the plan's moment."""
    profile, survey = plan.search.profile, plan.survey
    zone = zone_of(profile.tz)
    calendar = calendar_of(profile.region, plan.cadence)
    today = day_of(plan.now, zone)
    waiting = {line.application: line.until for line in plan.lines if line.kind == "wait"}
    weighed = (
        spared(partial(_standing, story, waiting.get(story.application.id)), lambda _: None)
        for story in survey.live
    )
    standings = [standing for standing in weighed if standing]
    booked = [day_of(coming.start, zone) for story in survey.live for coming in story.scheduled]
    moments = SearchMoments(
        today=today,
        made=list(_newest(survey.made, today, zone, calendar)),
        last_round=day_of(survey.last_round, zone) if survey.last_round else None,
        has_asked_since=_has_asked_since(survey),
        has_open_offer=any(each.stage == "offer" for each in standings),
        has_accepted=survey.has_accepted or any(story.is_unsecured for story in survey.live),
        has_something_due=bool(plan.due),
        has_interview_soon=bool(booked) and min(booked) <= calendar.after(today, _SOON_BD),
        put_off=_put_off(plan),
    )
    return basket(standings, moments, calendar, plan.cadence.basket)


def meanwhile(plan: Plan, found: Basket, line: ApplicationLine) -> str | None:
    """What to do elsewhere while an application waits: the next due act, else the first thought.

    None where the application does not wait, and where there is nothing to do anywhere.
    """
    if line.kind != "wait":
        return None
    follow_up = plan.next_elsewhere(plan.stories[line.application].company.id)
    if follow_up is None:
        return found.nudges[0].sentence if found.nudges else None
    contact = plan.search.contacts.get(follow_up.contact or "")
    company = plan.search.companies.get(follow_up.company)
    act = f"{follow_up.what} to {contact.name}" if contact else follow_up.what
    return f"{act}, {company.name}" if company else act


def days_to_go(plan: Plan) -> int | None:
    """Business days until the figures mean something, ten after the first fact; None from then on."""
    first = min((facts[0].at for facts in plan.search.facts.values() if facts), default=None)
    if first is None:
        return _GETTING_STARTED_BD
    zone = zone_of(plan.search.profile.tz)
    calendar = calendar_of(plan.search.profile.region, plan.cadence)
    today = day_of(plan.now, zone)
    # Nobody needs the holidays of years ago to see that the beginning is over.
    start = max(day_of(first, zone), today - _NEAR_BEGINNING)
    if calendar.between(start, today) < _GETTING_STARTED_BD:
        start = day_of(first, zone)
    left = _GETTING_STARTED_BD - calendar.between(start, today)
    return left if left > 0 else None


def _put_off(plan: Plan) -> set[str]:
    """The indicators that were put off and are not to be heard of yet."""
    zone = zone_of(plan.search.profile.tz)
    return {
        fact.key
        for fact in plan.search.facts_of("")
        if isinstance(fact, Snooze) and fact.at <= plan.now < fact.until.instant(MORNING, zone)
    }


def put_off_until(plan: Plan) -> date:
    """The day until which a nudge is put off: three business days of the person's own calendar."""
    profile = plan.search.profile
    today = day_of(plan.now, zone_of(profile.tz))
    return calendar_of(profile.region, plan.cadence).after(today, _PUT_OFF_BD)


def _standing(story: Story, waiting_until: datetime | None) -> Weighed:
    """What the basket needs to know of a live application; most are the same from one plan to the next."""
    try:
        known: Weighed = story.derived[_standing, waiting_until]
    except KeyError:
        known = _new_standing(story, waiting_until)
        story.derived[_standing, waiting_until] = known
    return known


def _new_standing(story: Story, waiting_until: datetime | None) -> Weighed:
    zone = zone_of(story.search.profile.tz)
    return Weighed(
        application=story.application.id,
        company=story.company.id,
        company_name=story.company.name,
        stage=stage_of(story),
        weight=_weight(story),
        made=day_of(story.made_at, zone),
        waiting_until=waiting_until,
    )


def _has_asked_since(survey: Survey) -> bool:
    """Whether an application or a request for advice was made after the last round ended."""
    asked = [*survey.made[-1:], *([survey.last_asked] if survey.last_asked else [])]
    return survey.last_round is not None and any(at >= survey.last_round for at in asked)


def _newest(made: Sequence[datetime], today: date, zone: ZoneInfo, calendar: Calendar) -> Iterator[date]:
    """The days on which applications were made, newest first, as far back as anything depends on."""
    for at in reversed(made):
        day = day_of(at, zone)
        yield day
        if calendar.between(day, today) >= NEW_WITHIN_BD:
            return


def _weight(story: Story) -> float:
    """How much hope sits with an application; half of it once it is wise to lean away."""
    weight = _WEIGHTS[stage_of(story)]
    return weight / 2 if is_leaning_away(story) else weight
