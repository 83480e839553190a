"""The planner: derives the plan of a search, and anew only where facts or time may have changed it.

Applications are planned in circles that share companies or people, since the guard counts contacts per
company. Each group, a circle at a moment, carries the moment at which its answer next changes by time
alone. What the rules of one application need of all the others is gathered in Elsewhere; when that
changes, the rules that read it are applied once more.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from heapq import heapify, heappop, heappush
from itertools import compress
from operator import is_not

from afterword.domain.cadence import Cadence, holding
from afterword.domain.circles import Circle, circles_of
from afterword.domain.elsewhere import NOTHING, Elsewhere, Part
from afterword.domain.facts import Fact
from afterword.domain.follow_up import FollowUp
from afterword.domain.group import Group
from afterword.domain.lines import Line
from afterword.domain.ordered import Ordered
from afterword.domain.plan import Plan, Stories, Survey
from afterword.domain.rules.applicable import Applicability
from afterword.domain.rules.ordering import place
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
        self._forget()

    def plan(self, search: JobSearch, now: datetime) -> Plan:
        """The plan of ``search`` at ``now``; exactly what planning it from nothing would give."""
        stale = self._stale(search, now)
        self._search, self._now = search, now
        if stale is None:
            self._plan_all(search, now)
        else:
            self._plan_anew(stale, search, now)
        return Plan(
            now=now,
            search=search,
            cadence=self._cadence,
            stories=Stories(self._group_of.copy()),
            open=tuple(self._open.values),
            lines=tuple(self._lines.values),
            survey=Survey(
                live=tuple(self._live.values),
                made=tuple(self._made),
                last_asked=self._asked[-1] if self._asked else None,
                last_round=self._ended[-1] if self._ended else None,
                has_accepted=bool(self._elsewhere.acceptances),
            ),
            elsewhere=self._elsewhere,
        )

    def _forget(self) -> None:
        self._cadence = self._shipped
        self._elsewhere = Elsewhere()
        self._parts: dict[int, Part] = {}
        self._groups: dict[int, Group] = {}
        self._group_of: dict[str, Group] = {}
        self._open: Ordered[FollowUp] = Ordered()
        self._lines: Ordered[Line] = Ordered()
        self._live: Ordered[Story] = Ordered()
        self._made: list[datetime] = []
        self._asked: list[datetime] = []
        self._ended: list[datetime] = []
        self._changes: list[tuple[datetime, int]] = []

    def _stale(self, search: JobSearch, now: datetime) -> set[int] | None:
        """The circles to plan anew; None for all, unless only facts and time have moved on."""
        before = self._search
        if before is None or self._now is None or now < self._now or not _same_entries(before, search):
            return None
        stale: set[int] = set()
        for app in _changed(before.facts, search.facts):
            group = self._group_of.get(app)
            if group is None or not app or not group.circle.holds(search, app):
                return None
            stale.add(group.circle.number)
        while self._changes and self._changes[0][0] <= now:
            changes_at, number = heappop(self._changes)
            # What was derived anew since has another moment, and an entry of its own.
            if self._groups[number].changes_at == changes_at:
                stale.add(number)
        return stale

    def _plan_all(self, search: JobSearch, now: datetime) -> None:
        self._forget()
        self._cadence, _ = holding(self._shipped, search.parameters)
        self._applicability = Applicability(search, self._cadence)
        for circle in circles_of(search):
            self._tell(circle, search, now)
        self._elsewhere = Elsewhere(self._parts.values())
        for group in self._groups.values():
            group.derive(self._elsewhere)
        self._fill()

    def _plan_anew(self, stale: set[int], search: JobSearch, now: datetime) -> None:
        """Plans some circles anew, and what others said of them that others heed."""
        before = self._elsewhere
        parts = {number: self._parts.get(number) for number in stale}
        for number in stale:
            self._take_out(self._groups[number])
            self._tell(self._groups[number].circle, search, now)
        if any(self._parts.get(number) != part for number, part in parts.items()):
            elsewhere = Elsewhere(self._parts.values())
            if elsewhere != before:
                self._elsewhere = elsewhere
        for number in stale:
            self._groups[number].derive(self._elsewhere)
            self._put_in(self._groups[number])
        if self._elsewhere is not before:
            self._heed(before, [group for number, group in self._groups.items() if number not in stale])

    def _heed(self, before: Elsewhere, groups: Iterable[Group]) -> None:
        """Lets other groups take note of offers and acceptances elsewhere that are not as ``before``."""
        only_offers = self._elsewhere.acceptances == before.acceptances
        for group in groups:
            if only_offers and group.is_running:
                self._take_out(group)
                group.derive_for_offers(self._elsewhere)
                self._put_in(group)
            elif not only_offers and group.has_rules:
                self._take_out(group)
                group.derive(self._elsewhere)
                self._put_in(group)

    def _tell(self, circle: Circle, search: JobSearch, now: datetime) -> None:
        group = Group(circle, search, self._cadence, self._applicability, now)
        self._groups[circle.number] = group
        for app in circle.applications:
            self._group_of[app] = group
        if group.part is NOTHING:
            self._parts.pop(circle.number, None)
        else:
            self._parts[circle.number] = group.part

    # What is kept in order for all groups

    def _fill(self) -> None:
        """Puts in all groups at once, which is quicker than one by one."""
        groups = self._groups.values()
        self._open.fill((place(follow_up), follow_up) for group in groups for follow_up in group.open)
        self._lines.fill((line.application, line) for group in groups for line in group.lines)
        self._live.fill(entry for group in groups for entry in _live(group))
        moments = [_moments(group) for group in groups if group.gists]
        self._made = sorted(at for made, _, _ in moments for at in made)
        self._asked = sorted(at for _, asked, _ in moments for at in asked)
        self._ended = sorted(at for _, _, ended in moments for at in ended)
        self._changes = [(group.changes_at, group.circle.number) for group in groups if group.changes_at]
        heapify(self._changes)

    def _take_out(self, group: Group) -> None:
        for follow_up in group.open:
            self._open.take(place(follow_up))
        for line in group.lines:
            self._lines.take(line.application)
        for key, _ in _live(group):
            self._live.take(key)
        for kept, own in zip((self._made, self._asked, self._ended), _moments(group), strict=True):
            for at in own:
                del kept[bisect_left(kept, at)]

    def _put_in(self, group: Group) -> None:
        for follow_up in group.open:
            self._open.put(place(follow_up), follow_up)
        for line in group.lines:
            self._lines.put(line.application, line)
        for key, story in _live(group):
            self._live.put(key, story)
        for kept, own in zip((self._made, self._asked, self._ended), _moments(group), strict=True):
            for at in own:
                insort(kept, at)
        if group.changes_at:
            heappush(self._changes, (group.changes_at, group.circle.number))


def _live(group: Group) -> Iterator[tuple[tuple[int, int], Story]]:
    """The live applications of a group with their place among all."""
    for position, story in enumerate(group.live):
        yield (group.circle.number, position), story


def _moments(group: Group) -> tuple[list[datetime], list[datetime], list[datetime]]:
    """When the applications of a group were made, advice was asked for in them, and rounds ended."""
    gists = group.gists.values()
    return (
        [gist.made for app, gist in group.gists.items() if app],
        [gist.asked for gist in gists if gist.asked],
        [gist.round_ended for gist in gists if gist.round_ended],
    )


def _changed(before: Mapping[str, tuple[Fact, ...]], after: Mapping[str, tuple[Fact, ...]]) -> Iterator[str]:
    """The applications whose facts differ."""
    if before is after:
        return
    if list(before) == list(after):
        # The usual case, and quick: a fact more or less for an application that had some already.
        yield from compress(after, map(is_not, before.values(), after.values()))
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
