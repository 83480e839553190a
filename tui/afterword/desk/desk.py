"""The desk: every verb of the person. It saves first, then shows."""

from zoneinfo import ZoneInfo

from afterword.desk.calendars import Calendars
from afterword.domain.balance import balance, meanwhile, put_off_until
from afterword.domain.basket import Basket, Nudge
from afterword.domain.errors import NotAllowed
from afterword.domain.facts import (
    Call,
    CallResult,
    DayOrInstant,
    Dismiss,
    Override,
    Prepared,
    Snooze,
)
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.rules.moments import MORNING
from afterword.domain.rules.pace import PACED


class Desk(Calendars):
    """Everything the person can do with their search.

    Each verb returns a sentence that says what was done.
    """

    # Following up

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

    def mark_called(self, follow_up: FollowUp, result: CallResult) -> str:
        """Records the call a follow-up asked for, and how it went."""
        self._must_be_open(follow_up)
        call = Call(
            id=self.new_id(),
            app=follow_up.application,
            at=self.clock(),
            to=follow_up.contact,
            result=result,
            purpose="inform" if follow_up.kind == "inform_other_company" else "status",
        )
        words = {"reached": "reached", "voicemail": "voicemail left", "no_answer": "no answer"}[result]
        return self.commit(self.search.with_fact(call), f"logged the {self.describe(follow_up)}: {words}")

    def snooze(self, follow_up: FollowUp, until: DayOrInstant) -> str:
        """Puts a follow-up off; not beyond its lapse, and not to before it is due anyway."""
        self._must_be_open(follow_up)
        chosen = until.instant(MORNING, ZoneInfo(follow_up.zone))
        if chosen <= follow_up.due:
            raise NotAllowed("It is not due before then anyway; choose a later day.")
        if follow_up.expires and chosen >= follow_up.expires:
            last = self.habit.moment(follow_up.expires, self.zone)
            raise NotAllowed(f"It lapses on {last}; choose an earlier day, or let it go.")
        fact = Snooze(
            id=self.new_id(), app=follow_up.application, at=self.clock(), key=follow_up.key, until=until
        )
        words = f"put the {self.describe(follow_up)} off until {self.habit.moment(chosen, self.zone)}"
        return self.commit(self.search.with_fact(fact), words)

    def put_off_nudge(self, nudge: Nudge) -> str:
        """Wants to hear nothing of an indicator for three business days."""
        until = DayOrInstant(put_off_until(self.plan))
        fact = Snooze(id=self.new_id(), at=self.clock(), key=nudge.indicator, until=until)
        return self.commit(self.search.with_fact(fact), "put that thought off for three business days")

    def dismiss(self, follow_up: FollowUp, reason: str) -> str:
        """Lets a follow-up go."""
        self._must_be_open(follow_up)
        fact = Dismiss(
            id=self.new_id(), app=follow_up.application, at=self.clock(), key=follow_up.key, reason=reason
        )
        return self.commit(self.search.with_fact(fact), f"let the {self.describe(follow_up)} go")

    def override(self, follow_up: FollowUp, reason: str) -> str:
        """Opens a follow-up now that is still held back."""
        self.must_be_held_back(follow_up)
        fact = Override(
            id=self.new_id(), app=follow_up.application, at=self.clock(), key=follow_up.key, reason=reason
        )
        return self.commit(self.search.with_fact(fact), f"opened the {self.describe(follow_up)} early")

    def must_be_held_back(self, follow_up: FollowUp) -> None:
        """Raises NotAllowed where there is nothing to open early."""
        self._must_be_open(follow_up)
        if follow_up.status is not Status.UPCOMING:
            raise NotAllowed("It is open already.")
        if follow_up.rule not in PACED:
            raise NotAllowed(f"Nothing holds the {follow_up.what} back; do it whenever you like.")

    def mark_prepared(self, follow_up: FollowUp) -> str:
        """Records that the person prepared for a round."""
        self._must_be_open(follow_up)
        fact = Prepared(
            id=self.new_id(), app=follow_up.application or "", at=self.clock(), round=follow_up.round or 1
        )
        return self.commit(self.search.with_fact(fact), "prepared for the interview")
