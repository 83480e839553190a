"""The planner: derives the plan of a search, and anew only where facts or time may have changed it.

Applications are planned in groups that share companies or people, since the guard counts contacts per
company. Each group carries the moment at which its answer next changes by time alone. What the rules of
one application need of all the others is gathered in Elsewhere; when that changes, every group with
something running is planned again.
"""

from bisect import bisect_left, insort
from datetime import datetime
from operator import itemgetter

from afterword.domain.cadence import Cadence
from afterword.domain.elsewhere import Elsewhere
from afterword.domain.follow_up import FollowUp
from afterword.domain.group import Group, groups_of
from afterword.domain.lines import Line
from afterword.domain.plan import Plan, Survey
from afterword.domain.rules.ordering import Place
from afterword.domain.search import JobSearch
from afterword.domain.story import Story


def plan(search: JobSearch, cadence: Cadence, now: datetime) -> Plan:
    """The plan that follows from the facts up to ``now`` under this cadence."""
    return Planner(cadence).plan(search, now)


class Planner:
    """Plans one search after the other, keeping what cannot have changed between two of them."""

    def __init__(self, cadence: Cadence) -> None:
        self._shipped = cadence
        self._search: JobSearch | None = None
        self._now: datetime | None = None
        self._elsewhere = Elsewhere()
        self._forget()

    def plan(self, search: JobSearch, now: datetime) -> Plan:
        """The plan of ``search`` at ``now``; exactly what planning it from nothing would give."""
        stale = self._stale(search, now)
        self._search, self._now = search, now
        for group in stale:
            self._take_out(group)
            group.tell(search, self._elsewhere, now)
        elsewhere = Elsewhere(group.part for group in self._groups)
        if elsewhere != self._elsewhere:
            self._elsewhere = elsewhere
            for group in self._groups:
                if group.is_running and group not in stale:
                    self._take_out(group)
                    stale.append(group)
        for group in stale:
            group.derive(self._elsewhere)
            self._put_in(group)
        return Plan(
            now=now,
            search=search,
            cadence=self._cadence,
            stories=self._stories,
            open=tuple(follow_up for _, follow_up in self._ordered),
            lines=tuple(line for _, line in self._lines),
            survey=Survey(
                live=tuple(self._live.values()),
                made=self._made,
                last_asked=max((g.last_asked for g in self._groups if g.last_asked), default=None),
                last_round=max((g.last_round for g in self._groups if g.last_round), default=None),
                has_accepted=bool(self._elsewhere.acceptances),
            ),
        )

    def _forget(self) -> None:
        self._cadence = self._shipped
        self._elsewhere = Elsewhere()
        self._groups: list[Group] = []
        self._group_of: dict[str, Group] = {}
        self._stories: dict[str, Story] = {}
        self._live: dict[str, Story] = {}
        self._ordered: list[tuple[Place, FollowUp]] = []
        self._lines: list[tuple[str, Line]] = []
        self._made: list[datetime] = []

    def _stale(self, search: JobSearch, now: datetime) -> list[Group]:
        """The groups to derive anew: all of them unless only facts and time have moved on."""
        before = self._search
        if before is None or self._now is None or now < self._now or not _same_entries(before, search):
            return self._begin(search)
        stale: dict[int, Group] = {}
        if search.facts is not before.facts:
            for app in before.facts.keys() | search.facts.keys():
                if search.facts_of(app) is before.facts_of(app):
                    continue
                group = self._group_of.get(app)
                if group is None or not app or not group.holds(search, app):
                    return self._begin(search)
                stale[id(group)] = group
        for group in self._groups:
            if group.changes_at and group.changes_at <= now:
                stale[id(group)] = group
        return list(stale.values())

    def _begin(self, search: JobSearch) -> list[Group]:
        self._forget()
        own = {name: parameter.value for name, parameter in search.cadence.items()}
        self._cadence = self._shipped.overridden(own)
        self._groups = groups_of(search, self._cadence)
        self._group_of = {app: group for group in self._groups for app in group.applications}
        return list(self._groups)

    def _take_out(self, group: Group) -> None:
        for entry in group.entries:
            del self._ordered[bisect_left(self._ordered, entry[0], key=itemgetter(0))]
        for line in group.lines:
            del self._lines[bisect_left(self._lines, line.application, key=itemgetter(0))]
        for made in group.made:
            del self._made[bisect_left(self._made, made)]
        for app in group.live:
            self._live.pop(app, None)

    def _put_in(self, group: Group) -> None:
        for entry in group.entries:
            insort(self._ordered, entry, key=itemgetter(0))
        for line in group.lines:
            insort(self._lines, (line.application, line), key=itemgetter(0))
        for made in group.made:
            insort(self._made, made)
        self._live.update(group.live)
        self._stories.update(group.stories)


def _same_entries(before: JobSearch, after: JobSearch) -> bool:
    """Whether all but facts and drafts is the same."""
    return (
        before.profile == after.profile
        and before.cadence is after.cadence
        and before.companies is after.companies
        and before.contacts is after.contacts
        and before.applications is after.applications
    )
