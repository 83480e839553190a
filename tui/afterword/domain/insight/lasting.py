"""How long what is shown of a plan stays as it is, while nobody changes anything."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from afterword.domain.facts import Snooze
from afterword.domain.planning.plan import Plan
from afterword.domain.rules.moments import MORNING
from afterword.domain.timing.calendar import day_of, moment, zone_of


def lasts_until(plan: Plan, zone: ZoneInfo) -> datetime:
    """The first moment at which anything of it may be told in other words, but for what is counted down.

    ``zone`` is the person's own clock.
    """
    return min(at for at in _moments(plan, zone) if at > plan.now)


def _moments(plan: Plan, zone: ZoneInfo) -> Iterator[datetime]:
    if plan.changes_at:
        yield plan.changes_at
    search = plan.search
    # Days are told on the person's own clock, and counted on that of whoever is written to.
    theirs = {
        *(company.tz for company in search.companies.values()),
        *(contact.tz for contact in search.contacts.values()),
    }
    for name in {zone.key, search.profile.tz, *theirs}:
        clock = zone_of(name or "")
        yield moment(day_of(plan.now, clock) + timedelta(days=1), time.min, clock)
    for fact in search.facts_of(""):
        if isinstance(fact, Snooze):
            yield fact.until.instant(MORNING, zone_of(search.profile.tz))
