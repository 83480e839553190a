"""The planner: derives the plan of a search, and anew only where facts or time may have changed it.

Applications are planned in groups that share companies or people, since the guard counts contacts per
company. Each group carries the moment at which its answer next changes by time alone. What the rules of
one application need of all the others is gathered in Elsewhere; when that changes, every group with
something running is planned again.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from datetime import datetime
from heapq import heappop, heappush
from operator import itemgetter

from afterword.domain.cadence import Cadence
from afterword.domain.elsewhere import Elsewhere
from afterword.domain.facts import Fact
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
        has_news = False
        for group in stale:
            self._take_out(group)
            before = group.part
            group.tell(search, self._elsewhere, now)
            has_news = has_news or group.part != before
        if has_news:
            elsewhere = Elsewhere(group.part for group in self._groups)
            if elsewhere != self._elsewhere:
                self._elsewhere = elsewhere
                known = {id(group) for group in stale}
                for group in self._groups:
                    if group.is_running and id(group) not in known:
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
                last_asked=self._asked[-1] if self._asked else None,
                last_round=self._ended[-1] if self._ended else None,
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
        self._asked: list[datetime] = []
        self._ended: list[datetime] = []
        self._changes: list[tuple[datetime, int, Group]] = []

    def _stale(self, search: JobSearch, now: datetime) -> list[Group]:
        """The groups to derive anew: all of them unless only facts and time have moved on."""
        before = self._search
        if before is None or self._now is None or now < self._now or not _same_entries(before, search):
            return self._begin(search)
        stale: dict[int, Group] = {}
        for app in _changed(before.facts, search.facts):
            group = self._group_of.get(app)
            if group is None or not app or not group.holds(search, app):
                return self._begin(search)
            stale[id(group)] = group
        while self._changes and self._changes[0][0] <= now:
            changes_at, _, group = heappop(self._changes)
            # What was derived anew since has another moment, and an entry of its own.
            if group.changes_at == changes_at:
                stale[id(group)] = group
        return list(stale.values())

    def _begin(self, search: JobSearch) -> list[Group]:
        self._forget()
        own = {name: parameter.value for name, parameter in search.cadence.items()}
        self._cadence = self._shipped.overridden(own)
        self._groups = groups_of(search, self._cadence)
        self._group_of = {app: group for group in self._groups for app in group.applications}
        return list(self._groups)

    def _moments(self, group: Group) -> Iterator[tuple[list[datetime], list[datetime]]]:
        """The moments kept in order for all groups, beside those of one."""
        yield self._made, group.made
        yield self._asked, group.asked
        yield self._ended, group.ended

    def _take_out(self, group: Group) -> None:
        for entry in group.entries:
            del self._ordered[bisect_left(self._ordered, entry[0], key=itemgetter(0))]
        for line in group.lines:
            del self._lines[bisect_left(self._lines, line.application, key=itemgetter(0))]
        for moments, own in self._moments(group):
            for moment in own:
                del moments[bisect_left(moments, moment)]
        for app in group.live:
            self._live.pop(app, None)

    def _put_in(self, group: Group) -> None:
        for entry in group.entries:
            insort(self._ordered, entry, key=itemgetter(0))
        for line in group.lines:
            insort(self._lines, (line.application, line), key=itemgetter(0))
        for moments, own in self._moments(group):
            for moment in own:
                insort(moments, moment)
        if group.changes_at:
            heappush(self._changes, (group.changes_at, id(group), group))
        self._live.update(group.live)
        self._stories.update(group.stories)


def _changed(before: Mapping[str, tuple[Fact, ...]], after: Mapping[str, tuple[Fact, ...]]) -> Iterator[str]:
    """The applications whose facts differ."""
    if before is after:
        return
    yield from (app for app, facts in after.items() if before.get(app) is not facts)
    yield from (app for app in before if app not in after)


def _same_entries(before: JobSearch, after: JobSearch) -> bool:
    """Whether all but facts and drafts is the same."""
    return (
        before.profile == after.profile
        and before.cadence is after.cadence
        and before.companies is after.companies
        and before.contacts is after.contacts
        and before.applications is after.applications
    )
