"""The status chain of an application: where asking about the decision stands (domain.md 3.3).

FIRST asks once, SECOND once more, CHECK now and then; WAITING while a further round is agreed.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from afterword.domain.facts import Call, Fact, Interview, Reply, Sent
from afterword.domain.story import Round

State = Literal["FIRST", "SECOND", "CHECK", "WAITING"]
Cause = Literal[
    "interview", "advance", "question", "date", "voicemail", "email", "no_answer", "lapsed", "dismissed",
    "holding", "on_hold", "asked_again", "invitation",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chain:
    """The state after the facts so far.

    ``base`` is what the business days of the first enquiry count from, ``since`` what put the chain
    into its state and ``cause`` in a word; ``attempts`` are the unanswered calls of the first enquiry;
    ``asked_again`` says that a second enquiry went out since they last said anything.
    """

    state: State
    round: Round
    base: datetime
    since: datetime
    cause: Cause
    attempts: tuple[datetime, ...] = ()
    asked_again: bool = False

    def entering(self, state: State, since: datetime, cause: Cause) -> "Chain":
        """The chain put into ``state``; where they were asked a second time already, SECOND reads CHECK."""
        if state == "SECOND" and self.asked_again:
            state = "CHECK"
        return replace(self, state=state, since=since, cause=cause, attempts=())

    def lapsed(self, at: datetime, cause: Literal["lapsed", "dismissed"]) -> "Chain":
        """The chain after its item expired or was dismissed unmade."""
        return self.entering("SECOND" if self.state == "FIRST" else "CHECK", at, cause)

    def after(self, fact: Fact, *, round_scheduled: bool, max_attempts: int) -> "Chain":
        """The chain after ``fact``; ``round_scheduled`` says that a further round is agreed."""
        chain = replace(self, asked_again=False) if is_human_inbound(fact) else self
        match fact:
            case Interview():
                return chain.entering("WAITING", fact.at, "invitation") if round_scheduled else chain
            case Reply(type="advance" | "question" as word):
                if round_scheduled:
                    return chain
                return replace(chain.entering("FIRST", fact.at, word), base=fact.at)
            case Reply(type="holding") | Call(result="reached", purpose="status"):
                if fact.decision_date:
                    return chain.entering("FIRST", fact.at, "date")
                return chain.entering("CHECK", fact.at, "holding")
            case Call(result="reached") if fact.decision_date:
                return chain.entering("FIRST", fact.at, "date")
            case Reply(type="on_hold"):
                return chain.entering("CHECK", fact.at, "on_hold")
            case Call(result="voicemail", purpose="status"):
                return chain.entering("SECOND", fact.at, "voicemail")
            case Call(result="no_answer", purpose="status") if chain.state == "FIRST":
                attempts = (*chain.attempts, fact.at)
                if len(attempts) < max_attempts:
                    return replace(chain, attempts=attempts)
                return chain.entering("SECOND", fact.at, "no_answer")
            case Sent(kind="status_email"):
                return chain.entering("SECOND", fact.at, "email")
            case Sent(kind="second_status_email"):
                return replace(chain.entering("CHECK", fact.at, "asked_again"), asked_again=True)
            case Sent(kind="check_in"):
                return chain.entering("CHECK", fact.at, "asked_again")
        return chain


def is_human_inbound(fact: Fact) -> bool:
    """Whether ``fact`` is something a person there communicated (domain.md 3.1)."""
    match fact:
        case Reply(type=kind):
            return kind != "auto"
        case Call(result=result):
            return result == "reached"
    return isinstance(fact, Interview)


def begun(held: Round) -> Chain:
    """The chain after a round has been held: everything starts from its end."""
    return Chain("FIRST", held, held.end, held.end, "interview")
