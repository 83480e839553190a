"""The status chain of an application: where asking about the decision stands (R-CHAIN).

FIRST asks once, SECOND once more, CHECK now and then; WAITING while a further round is agreed.
"""

from datetime import datetime
from typing import Literal

import msgspec
from msgspec.structs import replace

from afterword.domain.facts import Call, Fact, Interview, Reply, Sent
from afterword.domain.history.contacts_made import Pause, is_courtesy, is_human_inbound, pause_of
from afterword.domain.history.rounds import Round

State = Literal["FIRST", "SECOND", "CHECK", "WAITING"]
Cause = Literal[
    "interview", "advance", "question", "date", "voicemail", "email", "no_answer", "lapsed", "dismissed",
    "holding", "on_hold", "waiting_list", "will_call", "asked_again", "invitation", "informed", "rebook",
    "rebook_lapsed", "offer_lapsed",
]  # fmt: skip


class Chain(msgspec.Struct, frozen=True):
    """The state after the facts so far.

    ``base`` is what the business days of the first enquiry count from, ``since`` what put the chain
    into its state and ``cause`` in a word; ``attempts`` are the unanswered calls of the first enquiry;
    ``asked_again`` says that a second enquiry went out since they last said anything, ``pause``
    what their last word put it into; ``checked`` counts the check-ins of this round, lapsed ones too
    (a dismissed one was waived, so it does not count).
    """

    state: State
    round: Round
    base: datetime
    since: datetime
    cause: Cause
    attempts: tuple[datetime, ...] = ()
    asked_again: bool = False
    pause: Pause = ""
    checked: int = 0

    def entering(self, state: State, since: datetime, cause: Cause) -> "Chain":
        """The chain put into ``state``; where they were asked a second time already, SECOND reads CHECK."""
        if state == "SECOND" and self.asked_again:
            state = "CHECK"
        return replace(self, state=state, since=since, cause=cause, attempts=())

    def lapsed(self, at: datetime, cause: Literal["lapsed", "dismissed"]) -> "Chain":
        """The chain after its item expired or was dismissed unmade."""
        if self.state == "FIRST":
            return self.entering("SECOND", at, cause)
        checked = self.checked + (self.state == "CHECK" and cause == "lapsed")
        return replace(self.entering("CHECK", at, cause), checked=checked)

    def after(
        self,
        fact: Fact,
        *,
        round_scheduled: bool,
        max_attempts: int,
        date_ahead: bool = False,
        by_call: bool = False,
    ) -> "Chain":
        """The chain after ``fact``; ``round_scheduled`` says that a further round is agreed,
        ``date_ahead`` that a valid decision date is still to come, ``by_call`` that one asks again by phone.
        """
        chain = self._hearing(fact) if is_human_inbound(fact) else self
        if by_call and chain.state == "CHECK" and isinstance(fact, Call) and fact.result == "reached":
            chain = replace(chain, checked=chain.checked + (fact.purpose == "status"))
        match fact:
            case Interview():
                return chain.entering("WAITING", fact.at, "invitation") if round_scheduled else chain
            case Reply(type="advance" | "question" as word):
                if round_scheduled:
                    return chain
                return replace(chain.entering("FIRST", fact.at, word), base=fact.at)
            case Reply(type="will_call"):
                return chain.entering("FIRST" if fact.decision_date else "CHECK", fact.at, "will_call")
            case (
                Reply(type="holding" | "call_back" | "no_contact") | Call(result="reached", purpose="status")
            ):
                if fact.decision_date:
                    return chain.entering("FIRST", fact.at, "date")
                return chain.entering("CHECK", fact.at, "holding")
            case Call(result="reached") if fact.decision_date:
                return chain.entering("FIRST", fact.at, "date")
            case Reply(type="on_hold" | "waiting_list" as pause):
                return chain.entering("CHECK", fact.at, pause)
            case Call(result="voicemail", purpose="status") if by_call and chain.state == "SECOND":
                return chain.asked_once_more(fact.at)
            case Call(result="voicemail", purpose="status") if by_call and chain.state == "CHECK":
                return chain.checked_in(fact.at)
            case Call(result="voicemail", purpose="status"):
                return chain.entering("SECOND", fact.at, "voicemail")
            case Call(result="no_answer", purpose="status") if chain.state == "FIRST":
                attempts = (*chain.attempts, fact.at)
                if len(attempts) < max_attempts:
                    return replace(chain, attempts=attempts)
                return chain.entering("SECOND", fact.at, "no_answer")
            case Call(purpose="inform", result="reached" | "voicemail") | Sent(kind="inform_other_company"):
                return chain if date_ahead else chain.entering("SECOND", fact.at, "informed")
            case Sent(kind="status_email"):
                return chain.entering("SECOND", fact.at, "email")
            case Sent(kind="rebook"):
                return chain.entering("SECOND", fact.at, "rebook")
            case Sent(kind="second_status_email"):
                return chain.asked_once_more(fact.at)
            case Sent(kind="check_in"):
                return chain.checked_in(fact.at)
        return chain

    def asked_once_more(self, at: datetime) -> "Chain":
        """The chain after the second enquiry."""
        return replace(self.entering("CHECK", at, "asked_again"), asked_again=True)

    def checked_in(self, at: datetime) -> "Chain":
        """The chain after a check-in."""
        return replace(self.entering("CHECK", at, "asked_again"), checked=self.checked + 1)

    def _hearing(self, fact: Fact) -> "Chain":
        """The chain when they have said something; a courtesy leaves "on hold" as it was."""
        if is_courtesy(fact):
            return replace(self, asked_again=False)
        return replace(self, asked_again=False, pause=pause_of(fact))


def begun(held: Round) -> Chain:
    """The chain after a round has been held: everything starts from its end."""
    return Chain("FIRST", held, held.end, held.end, "interview")


def informs(fact: Fact) -> bool:
    """Whether ``fact`` told them of an offer elsewhere (G3)."""
    match fact:
        case Call(purpose="inform", result="reached" | "voicemail") | Sent(kind="inform_other_company"):
            return True
    return False
