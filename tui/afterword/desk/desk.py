"""The desk: the search with its plan, and a drawer for each sort of thing a person does with it."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from afterword.desk.calendars import Calendars
from afterword.desk.half_typed import HalfTyped
from afterword.desk.kept_today import KeptToday
from afterword.desk.preferences import Preferences
from afterword.desk.saving import Home, Saving
from afterword.domain.insight.balance import balance, meanwhile
from afterword.domain.insight.basket import Basket
from afterword.domain.phrases import Habit
from afterword.domain.planning.plan import Plan
from afterword.domain.search import JobSearch
from afterword.domain.timing.cadence import Cadence
from afterword.store.book import Book

if TYPE_CHECKING:
    from afterword.desk.backups import Backups
    from afterword.desk.entries import Entries
    from afterword.desk.facts import Facts
    from afterword.desk.files import Files
    from afterword.desk.follow_ups import FollowUps
    from afterword.desk.mails import Mails
    from afterword.desk.messages import Messages


class Desk:
    """Everything the person can do with their search.

    Each verb of a drawer saves first, then shows, and returns a sentence that says what was done.
    """

    def __init__(
        self,
        book: Book,
        cadence: Cadence,
        clock: Callable[[], datetime],
        home: Home,
        preferences: Preferences | None = None,
    ) -> None:
        self.saving = Saving(book, cadence, clock, home, preferences)
        self.calendars = Calendars(self.saving)
        self.half_typed = HalfTyped(book.own_folder)
        self.kept_today = KeptToday(self.saving)
        self.saving.followers.append(self.calendars.write_calendar)

    # What the first screen does not need is loaded when it is first used.

    @cached_property
    def backups(self) -> "Backups":
        """What was, and what other copies of the search have."""
        from afterword.desk.backups import Backups

        return Backups(self.saving)

    @cached_property
    def facts(self) -> "Facts":
        """What happened."""
        from afterword.desk.facts import Facts

        return Facts(self.saving)

    @cached_property
    def messages(self) -> "Messages":
        """What follow-ups say."""
        from afterword.desk.messages import Messages

        return Messages(self.saving)

    @cached_property
    def follow_ups(self) -> "FollowUps":
        """What was done about follow-ups."""
        from afterword.desk.follow_ups import FollowUps

        return FollowUps(self.saving, self.messages)

    @cached_property
    def entries(self) -> "Entries":
        """Who and what the search is about, put right."""
        from afterword.desk.entries import Entries

        return Entries(self.saving)

    @cached_property
    def files(self) -> "Files":
        """What comes in from files and goes out into them."""
        from afterword.desk.files import Files

        return Files(self.saving)

    @cached_property
    def mails(self) -> "Mails":
        """What somebody wrote, read."""
        from afterword.desk.mails import Mails

        return Mails(self.saving)

    @property
    def search(self) -> JobSearch:
        """The search as it is on disk, with what still waits to be saved."""
        return self.saving.search

    @property
    def plan(self) -> Plan:
        """What follows from the search now."""
        return self.saving.plan

    @property
    def preferences(self) -> Preferences:
        """The settings of this machine."""
        return self.saving.preferences

    @property
    def zone(self) -> ZoneInfo:
        """The person's own clock."""
        return self.saving.zone

    @property
    def region(self) -> str:
        """Where the person lives."""
        return self.saving.region

    @property
    def habit(self) -> Habit:
        """How the person writes days and hours."""
        return self.saving.habit

    @property
    def basket(self) -> Basket:
        """How well the search is spread over several companies."""
        return balance(self.plan)

    def meanwhile(self) -> dict[str, str]:
        """What to do elsewhere while each application waits."""
        found = self.basket
        pairs = ((line.application, meanwhile(self.plan, found, line)) for line in self.plan.lines)
        return {application: words for application, words in pairs if words}

    def company_name(self, company_id: str) -> str:
        """A company's name."""
        company = self.search.companies.get(company_id)
        return company.name if company else company_id
