"""Plans under the shipped cadence, for the tests of the rules."""

from datetime import datetime

from afterword.domain.facts import Fact
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.story import Story
from afterword.domain.planning.plan import Plan
from afterword.domain.planning.planner import plan
from afterword.domain.search import JobSearch, Parameter
from afterword.domain.timing.cadence import cadence_from
from afterword.settings.shipped import shipped_table
from builders import a_search, an_interview, instant

CADENCE = cadence_from(shipped_table("cadence.toml"))


def planned(now: str, search: JobSearch, **parameters: str | int) -> Plan:
    """The plan at ``now``; ``status__grace_bd=2`` sets that parameter of the cadence."""
    for name, value in parameters.items():
        search = search.with_entry(Parameter(id=name.replace("__", "."), value=value))
    return plan(search, CADENCE, instant(now))


def after_the_interview(now: str, *facts: Fact, **parameters: str | int) -> Plan:
    """The plan at ``now`` after Dana's interview of 14 April, with no debrief but what is given."""
    return planned(now, a_search(an_interview(), *facts), **parameters)


def the(rule: str, found: Plan) -> FollowUp:
    """The one open follow-up of that rule."""
    (follow_up,) = [f for f in found.open if f.rule == rule]
    return follow_up


def closed(key: str, found: Plan) -> FollowUp:
    """The one closed follow-up with that key."""
    (follow_up,) = [f for f in found.closed if f.key == key]
    return follow_up


def keys(found: Plan, *rules: str) -> list[str]:
    """The keys of what is open, of these rules if any are named, in order."""
    return [f.key for f in found.open if not rules or f.rule in rules]


def story_at(now: str, search: JobSearch) -> Story:
    """The story of the one application at ``now``."""
    return Story(search, search.applications["a1"], CADENCE, instant(now))


def times(follow_up: FollowUp) -> list[str]:
    """Its four moments on the recipient's clock, as text."""
    moments: list[datetime | None] = [follow_up.opens, follow_up.due, follow_up.overdue, follow_up.expires]
    return [f"{follow_up.local(m):%m-%d %H:%M}" if m else "never" for m in moments]
