"""What the dashboard shows at a moment: passed down from the app to every screen and pane."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from afterword.domain.facts import Fact
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.story import Story
from afterword.domain.insight.balance import balance, meanwhile
from afterword.domain.insight.basket import Basket, Nudge
from afterword.domain.kinds import kind_named
from afterword.domain.phrases import Habit
from afterword.domain.planning.lines import ApplicationLine
from afterword.domain.planning.listing import Listed
from afterword.domain.planning.plan import Plan
from afterword.domain.search import JobSearch
from afterword.interface.keymap import Keymap, own_keys

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.domain.insight.ahead import Collision, Event
    from afterword.domain.insight.choosing import OpenOffer
    from afterword.domain.insight.statistics import Statistics
    from afterword.interface.today.value import Today
    from afterword.reading.here import Here


@dataclass(frozen=True, eq=False)
class View:
    """A search and its plan. Compared by identity: a change gives another view."""

    search: JobSearch
    plan: Plan
    zone: ZoneInfo
    """The person's own clock."""
    region: str = ""
    """Where the person lives; it says how they write days."""
    waiting: int = 0
    """How many changes are not on disk yet."""
    hindrance: str = ""
    """What keeps the file from being written, in a few words."""
    keys: Keymap = field(default_factory=Keymap)
    """The keys that hold."""

    def said(self, words: str) -> str:
        """``words`` in which each command's id between backticks is its key."""
        return self.keys.said(words)

    @property
    def habit(self) -> Habit:
        """How the person writes days and hours."""
        return self.plan.cadence.habit

    def typed(self, instant: datetime) -> str:
        """A moment as one would type it: ``2026-04-21 10:00``, or ``2026-04-21 10:00 AM``."""
        local = instant.astimezone(self.zone)
        return f"{local.date()} {self.habit.clock(local)}"

    @property
    def now(self) -> datetime:
        """The moment it was derived for."""
        return self.plan.now

    @property
    def here(self) -> "Here":
        """What the days and times mean that the person types now."""
        # What only forms and other views need is loaded with them, not with the program.
        from afterword.reading.here import Here, day_order

        return Here(self.now, self.zone, day_order(self.region), self.habit)

    @cached_property
    def lines(self) -> Mapping[str, ApplicationLine]:
        """What to do about each running application, by its id."""
        return {line.application: line for line in self.plan.lines}

    def row(self, key: str) -> Listed | None:
        """What there is to do by its key; several in one row by why they wait."""
        return self._rows.get(key)

    @cached_property
    def _rows(self) -> Mapping[str, Listed]:
        now, coming = self.plan.listing
        return {row.key if isinstance(row, FollowUp) else row.why: row for row in (*now, *coming)}

    def next_of(self, application: str | None) -> FollowUp | None:
        """What comes next for an application, where one is meant."""
        return next(iter(self.plan.of_application(application)), None) if application else None

    def newest_fact(self, application: str | None) -> Fact | None:
        """What was recorded last of an application; where none is meant, of the search beside them."""
        story = self.plan.stories.get(application or "")
        return story.recorded[-1] if story and story.recorded else None

    @property
    def due_rows(self) -> int:
        """How many things there are to do until the day is over, but for what any time is right for."""
        rows = self.plan.listing.now
        return sum(isinstance(row, FollowUp) and not row.is_for_any_time for row in rows)

    @cached_property
    def today(self) -> "Today":
        """What stands in the panes of Today."""
        from afterword.interface.today.gathering import today_of

        return today_of(self)

    @cached_property
    def offers(self) -> "tuple[OpenOffer, ...]":
        """The offers that wait for an answer, the one that is to be answered first before the others."""
        from afterword.domain.insight.choosing import open_offers

        return open_offers(self.plan.survey.live, self.now)

    def offered(self, offer: "OpenOffer") -> str:
        """By when an offer is to be answered, and whether it is on paper."""
        by = (
            f"answer by {self.habit.moment(offer.deadline, self.zone)}"
            if offer.deadline
            else "no deadline named"
        )
        return f"{by} · {offer.paper}"

    @cached_property
    def basket(self) -> Basket:
        """How well the search is spread over several companies."""
        return balance(self.plan)

    def nudge(self, indicator: str) -> Nudge:
        """A thought that is shown of it."""
        return next(nudge for nudge in self.basket.nudges if nudge.indicator == indicator)

    @cached_property
    def statistics(self) -> "Statistics":
        """What the person's own numbers say."""
        from afterword.domain.insight.statistics import statistics

        return statistics(self.plan)

    @cached_property
    def events(self) -> "tuple[Event, ...]":
        """What lies ahead of all live applications."""
        from afterword.domain.insight.ahead import events

        return events(self.plan)

    @cached_property
    def collisions(self) -> "tuple[Collision, ...]":
        """Where what lies ahead does not go together."""
        from afterword.domain.insight.ahead import collisions

        return collisions(self.plan)

    def meanwhile(self, line: ApplicationLine) -> str | None:
        """What to do elsewhere while an application waits."""
        return meanwhile(self.plan, self.basket, line)

    def who(self, follow_up: FollowUp) -> str:
        """Whom a follow-up concerns: the person, yourself, or nobody known by name."""
        contact = self.search.contacts.get(follow_up.contact or "")
        if contact:
            return contact.name
        if follow_up.kind == "move_on":
            return "no answer"
        if follow_up.medium == "internal":
            return "you"
        return "hiring team" if kind_named(follow_up.kind).to_team else "(name missing)"

    def names(self, contact_ids: tuple[str, ...]) -> list[str]:
        """The names of those people who are known."""
        return [self.search.contacts[person].name for person in contact_ids if person in self.search.contacts]

    def company_name(self, company_id: str) -> str:
        """A company's name."""
        company = self.search.companies.get(company_id)
        return company.name if company else company_id

    def firm(self, story: Story) -> str:
        """The company of an application; with the position where another one there is open too."""
        own, stories = story.application, self.plan.stories
        there = [each.id for each in self.search.applications.values() if each.company == own.company]
        is_one_of_several = any(not stories[other].outcome for other in there if other != own.id)
        return f"{story.company.name}, {own.title}" if is_one_of_several else story.company.name

    def title(self, application_id: str | None) -> str:
        """The position of an application."""
        application = self.search.applications.get(application_id or "")
        return application.title if application else ""


def view_of(desk: "Desk") -> View:
    """What the dashboard shows of a desk now."""
    keys = own_keys(desk.preferences.written)
    sign = ""
    if hindrance := desk.saving.hindrance:
        way = keys.said(": `app.keeping`") if hindrance.goes_by_putting_back else ""
        sign = f"{hindrance.sign}{way}"
    return View(desk.search, desk.plan, desk.zone, desk.region, len(desk.saving.waiting), sign, keys)
