"""Which rules may still ask for something, given how and when an application ended."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from afterword.domain.cadence import Cadence
from afterword.domain.calendar import Calendar, calendar_of
from afterword.domain.gist import Gist
from afterword.domain.rules.rulebook import LASTING_RULES, RULES, RULES_AFTER, Rule
from afterword.domain.search import JobSearch

_LONGEST_LAPSE_BD = 20
"""The most business days after which an item of an ended application lapses (F3, G8)."""

_ZONES = timedelta(days=2)
"""A day somewhere, and the next one that has begun elsewhere."""


class Applicability:
    """Says by the gist of an application which rules are worth applying to it.

    What is asked for after an end counts from a fact and lapses some business days later, only a
    re-contact months later; so an application in which nothing has happened for longer is over.
    """

    def __init__(self, search: JobSearch, cadence: Cadence) -> None:
        self._calendars = set(_calendars(search, cadence))
        self._bd = _LONGEST_LAPSE_BD + cadence.largest(
            "rejection.reply_bd",
            "rejection.linkedin_bd",
            "accept.withdraw_bd",
            "references.thanks_bd",
            "network.remind_bd",
        )
        days = cadence.largest("recontact.days") + cadence.largest("recontact.window_days")
        self._until_re_contact = timedelta(days=days)
        self._long_ago: dict[date, timedelta] = {}

    def rules(self, gist: Gist | None, now: datetime) -> tuple[Rule, ...]:
        """The rules of which something may be open at ``now``; none for what was only saved."""
        if gist is None:
            return ()
        if gist.outcome is None:
            return RULES
        word, quiet_for = gist.outcome.word, now - gist.last
        longest = self._longest(now.date())
        if gist.round_ended and (word == "closed" or (word == "rejected" and gist.has_replied)):
            longest += self._until_re_contact
        if quiet_for < longest:
            return RULES_AFTER[word]
        return LASTING_RULES if word in ("accepted", "declined") else ()

    def _longest(self, today: date) -> timedelta:
        """In how much time up to ``today`` all business days have passed that anything waits for."""
        found = self._long_ago.get(today)
        if found is None:
            day = min(_before(calendar, today, self._bd) for calendar in self._calendars)
            found = self._long_ago[today] = today - day + _ZONES
        return found


def _calendars(search: JobSearch, cadence: Cadence) -> Iterable[Calendar]:
    """The calendars that anybody in the search may keep."""
    regions = {company.region for company in search.companies.values()}
    regions |= {contact.region or "" for contact in search.contacts.values()}
    regions |= {search.profile.region, ""}
    for own in {id(found): found for region in regions if (found := cadence.of_region(region))}.values():
        yield from (calendar_of(region, own) for region in regions)


def _before(calendar: Calendar, day: date, bd: int) -> date:
    """A day after which at least ``bd`` business days lie up to ``day``."""
    start = day - timedelta(days=bd)
    while calendar.between(start, day) < bd:
        start -= timedelta(days=7)
    return start
