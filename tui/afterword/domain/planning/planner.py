"""The planner: derives the plan of a search, and anew only where facts or time may have changed it.

Applications are planned in circles that share companies or people, since the guard counts contacts per
company. What follows for a circle is kept with the very entries and facts it was derived from, and with
the moment until which it holds; as long as both stand it is taken as it is. What the rules of one
application need of all the others is gathered in Elsewhere; when that changes, the rules that read it are
applied once more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import is_

from afterword.domain.history.elsewhere import NOTHING, Elsewhere
from afterword.domain.planning.answers import Answers, mark_of
from afterword.domain.planning.circles import Circle, Circles
from afterword.domain.planning.lines import with_carriers
from afterword.domain.planning.ordering import OwnDay, shared
from afterword.domain.planning.plan import Plan, Stories, Survey
from afterword.domain.planning.planned_circle import PlannedCircle
from afterword.domain.rules.applicable import Applicability
from afterword.domain.search import JobSearch
from afterword.domain.timing.cadence import Cadence, holding
from afterword.domain.timing.calendar import zone_of


def plan(search: JobSearch, cadence: Cadence, now: datetime) -> Plan:
    """The plan that follows from the facts up to ``now`` under this cadence."""
    return Planner(cadence).plan(search, now)


@dataclass(frozen=True)
class _Kept:
    """What follows for a circle, and what it was derived ``of``."""

    of: tuple[object, ...]
    circle: PlannedCircle
    since: datetime

    def is_of(self, of: tuple[object, ...]) -> bool:
        """Whether it was derived of these very entries and facts."""
        return of is self.of or (len(of) == len(self.of) and all(map(is_, of, self.of)))

    def holds(self, now: datetime) -> bool:
        """Whether time alone has not changed it."""
        until = self.circle.changes_at
        return self.since <= now and (until is None or now < until)


class Planner:
    """Plans one search after the other, keeping what cannot have changed between two of them.

    ``answers`` are those of another planner, for the same person under the same cadence. ``go_on`` is called
    before each circle that is planned; what it raises ends the work, and with it the use of this planner.
    """

    def __init__(
        self, cadence: Cadence, answers: Answers | None = None, go_on: Callable[[], object] = bool
    ) -> None:
        self._shipped = cadence
        self._answers = answers or {}
        self._go_on = go_on
        self._search: JobSearch | None = None
        self._circles = Circles()
        self._kept: dict[tuple[str, ...], _Kept] = {}
        self._elsewhere = Elsewhere(answer.part for answer in self._answers.values() if answer.part)

    def answers(self) -> Answers:
        """What follows for each circle of the last search."""
        common = _mark_of_common(self._search or JobSearch())
        return {
            mark_of(known.of[1:], common): known.circle.answer(known.since) for known in self._kept.values()
        }

    def plan(self, search: JobSearch, now: datetime) -> Plan:
        """The plan of ``search`` at ``now``; exactly what planning it from nothing would give."""
        changed = self._heed(search)
        today = OwnDay(now, zone_of(search.profile.tz))
        before, kept = self._kept, dict[tuple[str, ...], _Kept]()
        new: list[PlannedCircle] = []
        answers, self._answers = self._answers, {}
        common = _mark_of_common(search) if answers else b""
        for circle in self._circles.of(search, changed):
            known = before.get(circle.applications)
            of = known.of if known else ()
            if changed is None or not changed.isdisjoint(circle.applications):
                of = _read_by(circle, search, self._circles)
            if known is None or not known.is_of(of) or not known.holds(now):
                self._go_on()
                of = of or _read_by(circle, search, self._circles)
                answer = answers.get(mark_of(of[1:], common)) if answers else None
                if answer and not answer.holds(now):
                    answer = None
                each = PlannedCircle(circle, search, self._cadence, self._applicability, today, answer)
                known = _Kept(of, each, now)
                new.append(each)
            kept[circle.applications] = known
        self._kept = kept
        planned = [known.circle for known in kept.values()]
        self._derive(planned, new)
        return self._plan_of(planned, search, today)

    def _heed(self, search: JobSearch) -> set[str] | None:
        """The applications whose facts are others than before; None where more than facts may have changed.

        Forgets everything where what all rules read is another: the person, and their own parameters.
        """
        known, self._search = self._search, search
        if known is None or known.profile != search.profile or known.cadence is not search.cadence:
            self._kept = {}
            self._cadence, _ = holding(self._shipped, search.parameters)
            self._applicability = Applicability(search, self._cadence)
            return None
        if known.companies is not search.companies or known.contacts is not search.contacts:
            self._applicability = Applicability(search, self._cadence)
            return None
        if known.applications is not search.applications:
            return None
        facts, earlier = search.facts, known.facts
        changed = {app for app in facts.keys() | earlier.keys() if facts.get(app) is not earlier.get(app)}
        return None if "" in changed else changed

    def _derive(self, planned: list[PlannedCircle], new: list[PlannedCircle]) -> None:
        """Applies the rules to new circles, and to those that heed what is said in them."""
        before = self._elsewhere
        elsewhere = Elsewhere(each.part for each in planned if each.part is not NOTHING)
        if elsewhere == before:
            elsewhere = before
        self._elsewhere = elsewhere
        for each in new:
            self._go_on()
            each.derive(elsewhere)
        if elsewhere is before:
            return
        only_offers = elsewhere.acceptances == before.acceptances
        told = {id(each) for each in new if not each.is_recalled}
        for each in planned:
            if id(each) in told:
                continue
            if only_offers and each.is_running:
                each.derive_for_offers(elsewhere)
            elif not only_offers and each.has_rules:
                each.derive(elsewhere)

    def _plan_of(self, planned: list[PlannedCircle], search: JobSearch, today: OwnDay) -> Plan:
        summaries = [(app, summary) for each in planned for app, summary in each.summaries.items()]
        follow_ups = shared(today.in_order(follow_up for each in planned for follow_up in each.open), search)
        lines = with_carriers(
            (line for each in planned for line in each.lines), follow_ups, search.applications
        )
        return Plan(
            now=today.now,
            search=search,
            cadence=self._cadence,
            stories=Stories({app: each for each in planned for app in each.circle.applications}),
            open=tuple(follow_ups),
            today=today,
            lines=tuple(sorted(lines, key=lambda line: line.application)),
            survey=Survey(
                live=tuple(
                    sorted(
                        (story for each in planned for story in each.live),
                        key=lambda story: story.application.id,
                    )
                ),
                made=tuple(sorted(summary.made for app, summary in summaries if app)),
                last_asked=_latest(summary.asked for _, summary in summaries),
                last_round=_latest(summary.round_ended for _, summary in summaries),
                has_accepted=bool(self._elsewhere.acceptances),
            ),
            elsewhere=self._elsewhere,
            changes_at=min((each.changes_at for each in planned if each.changes_at), default=None),
        )


def _read_by(circle: Circle, search: JobSearch, circles: Circles) -> tuple[object, ...]:
    """Every entry and group of facts of a search that the answer for a circle may depend on; first of them
    the facts that stand for no application.
    """
    read: list[object] = [search.facts.get("")]
    for app in circle.applications:
        if app:
            read += (search.applications[app], search.facts.get(app))
            read += map(search.contacts.get, sorted(circles.people_of(app)))
    for company in sorted(circle.companies):
        read.append(search.companies.get(company))
        read += circles.staff_of(company)
    if "" in circle.applications:
        # What stands for no application may be about anybody.
        read += (search.contacts, search.companies)
    return tuple(read)


def _mark_of_common(search: JobSearch) -> bytes:
    """The mark of what every circle reads."""
    return mark_of([search.facts.get("")])


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((at for at in moments if at), default=None)
