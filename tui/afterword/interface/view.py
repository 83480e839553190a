"""What the dashboard shows at a moment: passed down from the app to every screen and pane."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from afterword.domain.follow_up import FollowUp
from afterword.domain.plan import Plan
from afterword.domain.search import JobSearch


@dataclass(frozen=True, eq=False)
class View:
    """A search and its plan. Compared by identity: a change gives another view."""

    search: JobSearch
    plan: Plan
    zone: ZoneInfo
    """The person's own clock."""

    @property
    def now(self) -> datetime:
        """The moment it was derived for."""
        return self.plan.now

    def who(self, follow_up: FollowUp) -> str:
        """Whom a follow-up concerns: the person, yourself, or nobody known by name."""
        contact = self.search.contacts.get(follow_up.contact or "")
        if contact:
            return contact.name
        if follow_up.medium == "internal":
            return "you"
        return "hiring team" if follow_up.rule[0] in "AD" else "(name missing)"

    def company_name(self, company_id: str) -> str:
        """A company's name."""
        company = self.search.companies.get(company_id)
        return company.name if company else company_id

    def title(self, application_id: str | None) -> str:
        """The position of an application."""
        application = self.search.applications.get(application_id or "")
        return application.title if application else ""
