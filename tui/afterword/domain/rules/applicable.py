"""Which rules may still ask for something, given how and when an application ended."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from afterword.domain.history.summary import Summary
from afterword.domain.rules.rule import Rule
from afterword.domain.rules.rulebook import RULES
from afterword.domain.search import JobSearch
from afterword.domain.timing.cadence import Cadence
from afterword.domain.timing.calendar import Calendar, calendar_of

_ZONES = timedelta(days=2)
"""A day somewhere, and the next one that has begun elsewhere."""


class Applicability:
    """Says by the summary of an application which rules are worth applying to it.

    What a rule asks for after an end counts from a fact and lapses some days later; so an application in
    which nothing has happened for longer is over for it.
    """

    def __init__(self, search: JobSearch, cadence: Cadence) -> None:
        self._calendars = set(_calendars(search, cadence))
        self._cadence = cadence
        self._today = date.min
        self._after: dict[str, list[tuple[Rule, timedelta]]] = {}

    def rules(self, summary: Summary | None, now: datetime) -> tuple[Rule, ...]:
        """The rules of which something may be open at ``now``; none for what was only saved."""
        if summary is None:
            return ()
        word, quiet_for = summary.word, now - summary.last
        if word is None:
            return RULES
        if now.date() != self._today:
            self._today, self._after = now.date(), {}
        if word not in self._after:
            self._after[word] = [(rule, self._longest(rule)) for rule in RULES if word in rule.outlives]
        asking = self._after[word]
        return tuple(rule for rule, longest in asking if quiet_for < longest and rule.worth(summary))

    def _longest(self, rule: Rule) -> timedelta:
        """How long after the last thing that happened a rule may still ask for something, up to today."""
        if rule.lasts:
            return timedelta.max
        bd = self._sum(rule.lapses_bd)
        # One day more: what happened before days without business counts from the same first day.
        first = min(_before(calendar, self._today, bd + 1) for calendar in self._calendars)
        return self._today - first + timedelta(days=self._sum(rule.lapse_days)) + _ZONES

    def _sum(self, spans: Iterable[int | str]) -> int:
        return sum(self._cadence.largest(span) if isinstance(span, str) else span for span in spans)


def _calendars(search: JobSearch, cadence: Cadence) -> Iterable[Calendar]:
    """The calendars that anybody in the search may keep."""
    kinds = {company.kind for company in search.companies.values()}
    regions = {company.region for company in search.companies.values()}
    regions |= {contact.region or "" for contact in search.contacts.values()}
    regions |= {search.profile.region, ""}
    for kind in kinds:
        yield from (calendar_of(region, cadence.for_employer(kind, region)) for region in regions)


def _before(calendar: Calendar, day: date, bd: int) -> date:
    """A day after which at least ``bd`` business days lie up to ``day``."""
    start = day - timedelta(days=bd)
    while calendar.between(start, day) < bd:
        start -= timedelta(days=7)
    return start
