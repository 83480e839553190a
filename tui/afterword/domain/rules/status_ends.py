"""What ends an enquiry of the status chain."""

from afterword.domain.chain import Chain
from afterword.domain.facts import Call, Fact, Interview, Offer, Reply, Sent
from afterword.domain.follow_up import Status
from afterword.domain.outcome import Outcome
from afterword.domain.rules.settle import Ended
from afterword.domain.rules.status import Enquiry


def ended_by(item: Enquiry, fact: Fact, before: Chain, after: Chain, outcome: Outcome | None) -> Ended | None:
    """Whether ``fact`` does what the item asks for, or makes it void."""
    first = item.slot.rule in ("D1", "D2")
    if outcome and outcome.fact is fact:
        return Ended(Status.CANCELLED, fact.at, outcome.word)
    match fact:
        case Call(purpose="status", result="reached" | "voicemail") if first:
            return Ended(Status.SATISFIED, fact.at, "you called")
        case Call(result="no_answer") if first and after.cause == "no_answer" and after is not before:
            return Ended(Status.SATISFIED, fact.at, "two attempts made")
        case Sent(kind="status_email") if first:
            return Ended(Status.SATISFIED, fact.at, "sent")
        case Call() | Sent() if first and after.cause == "informed" and after is not before:
            return Ended(Status.SATISFIED, fact.at, "you told them about your offer")
        case Sent(kind="second_status_email") if item.slot.rule == "D3":
            return Ended(Status.SATISFIED, fact.at, "sent")
        case Sent(kind="check_in") if item.slot.rule == "D4":
            return Ended(Status.SATISFIED, fact.at, "sent")
        case Reply(type="holding" | "on_hold" | "advance" | "question"):
            return Ended(Status.CANCELLED, fact.at, "reply received")
        case Call(result="reached") if fact.purpose == "status" or fact.decision_date:
            return Ended(Status.CANCELLED, fact.at, "you spoke to them")
        case Interview() if after.state == "WAITING":
            return Ended(Status.CANCELLED, fact.at, "next round scheduled")
        case Offer():
            return Ended(Status.CANCELLED, fact.at, "offer received")
    return None
