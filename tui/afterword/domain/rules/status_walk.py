"""The walk of the status chain through rounds and facts: D1 to D4, past and present (domain.md 3.3)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from afterword.domain.chain import Chain, begun
from afterword.domain.contacts_made import unanswered
from afterword.domain.facts import Call, Dismiss, Fact, Interview, InterviewCancelled, Offer, Reply, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.offers import offer_of
from afterword.domain.outcome import Outcome, outcome_after
from afterword.domain.rounds import Round
from afterword.domain.rules.appointment import rebook
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.settle import Ended, key_of, settled
from afterword.domain.rules.status import Enquiry, enquiry
from afterword.domain.silence import ghost_at
from afterword.domain.story import Story, once

Event = Round | Fact | FollowUp | None
"""A round that ended, a fact, a request for a new date that came to nothing; None where time passed."""


@once
def status_enquiries(story: Story) -> Sequence[FollowUp]:
    """D1 to D4: walks through everything that happened and lets items come, lapse, move and end."""
    if not story.held:
        return ()
    walk = _Walk(story)
    for at, event in _events(story):
        walk.pass_time(at)
        match event:
            case Round():
                walk.hold(event)
            case FollowUp():
                walk.give_up_rebooking(at)
            case None:
                walk.renew(at)
            case _:
                walk.take(event)
    walk.pass_time(story.now)
    walk.close(None)
    return walk.follow_ups


def _events(story: Story) -> Iterator[tuple[datetime, Event]]:
    """Everything that may change the chain, in order; a round ends before what is said at that instant."""
    events: list[tuple[datetime, tuple[object, ...], Event]] = [
        (held.end, (0, held.number), held) for held in story.held
    ]
    events += ((fact.at, (1, *fact.order), fact) for fact in story.facts)
    began = story.held[0].end
    elsewhere = (at for at in story.correspondence.times if began <= at <= story.now)
    events += ((at, (2, at), None) for at in elsewhere)
    for request in rebook(story):
        if request.status is Status.EXPIRED and request.expires:
            events.append((request.expires, (3, 0), request))
        for mark in story.marks:
            if request.status is Status.DISMISSED and isinstance(mark, Dismiss) and mark.key == request.key:
                events.append((mark.at, (3, 1), request))
    accepted = story.elsewhere.accepted(story.application.id, story.made_at)
    if accepted and accepted <= story.now:
        events.append((accepted, (4, 0), None))
    offer = offer_of(story)
    if offer and offer.outcome is None and offer.lapses and offer.lapses <= story.now:
        events.append((offer.lapses, (5, 0), None))
    for at, _, event in sorted(events, key=lambda entry: entry[:2]):
        yield at, event


class _Walk:
    """The chain and its present item while walking through the facts."""

    def __init__(self, story: Story) -> None:
        self.follow_ups: list[FollowUp] = []
        self._story = story
        self._rebooking = list(rebook(story))
        self._accepted = story.elsewhere.accepted(story.application.id, story.made_at)
        self._offer = offer_of(story)
        self._chain: Chain | None = None
        self._scheduled: set[int] = set()
        self._offered = False
        self._outcome: Outcome | None = None
        self._silent: datetime | None = None
        self._item: Enquiry | None = None
        self._since = story.now

    def hold(self, held: Round) -> None:
        """A round has ended: the chain starts anew."""
        self._scheduled.discard(held.number)
        self.close(Ended(Status.CANCELLED, held.end, "a later round was held"))
        self._chain = begun(held)
        self.renew(held.end)

    def take(self, fact: Fact) -> None:
        """One fact: it may close the item, move the chain, and so bring another item."""
        match fact:
            case Interview():
                self._scheduled.discard(fact.round)
                if fact.end > fact.at:
                    self._scheduled.add(fact.round)
            case InterviewCancelled():
                self._scheduled.discard(fact.round)
            case Offer():
                self._offered = True
        revived, self._outcome = self._outcome, outcome_after(self._outcome, fact)
        if revived and self._outcome is None and not isinstance(fact, Offer):
            self._offered = False
        if self._chain is None:
            return
        before = self._chain
        if self._is_dismissal(fact):
            self._chain = before.lapsed(fact.at, "dismissed")
            self.close(None)
        else:
            decision = decision_date(self._story, fact.at)
            zone = self._story.employer_zone
            self._chain = before.after(
                fact,
                round_scheduled=bool(self._scheduled),
                max_attempts=self._story.cadence.call.max_attempts,
                date_ahead=decision is not None and decision.day >= fact.at.astimezone(zone).date(),
            )
            if self._item and (ended := _ended_by(self._item, fact, before, self._chain, self._outcome)):
                self.close(ended)
        self.renew(fact.at)

    def give_up_rebooking(self, at: datetime) -> None:
        """They called a later round off and nobody asked for a new date in time."""
        if self._chain and self._chain.round.end <= at:
            self._chain = self._chain.entering("SECOND", at, "rebook_lapsed")
        self.renew(at)

    def pass_time(self, moment: datetime) -> None:
        """Lets items expire that nobody acted on by ``moment``, and the silence become final."""
        while self._chain and self._item:
            expires = self._item.moments.expires
            if self._silent and self._silent <= moment and (expires is None or self._silent <= expires):
                self.close(Ended(Status.CANCELLED, self._silent, "ghosted"))
                return
            if expires is None or expires > moment:
                return
            self.close(None)
            self._chain = self._chain.lapsed(expires, "lapsed")
            self.renew(expires)

    def close(self, ended: Ended | None) -> None:
        """Puts the item away: ended so, or as its own moments and marks say."""
        if self._item is None:
            return
        item, self._item = self._item, None
        self.follow_ups += settled(
            self._story,
            item.slot,
            item.recipient,
            item.moments,
            reason=item.reason,
            since=self._since,
            overdue_bd=item.overdue_bd,
            satisfied=ended if ended and ended.status is Status.SATISFIED else None,
            cancelled=ended if ended and ended.status is Status.CANCELLED else None,
            held=item.held,
            attempt=item.attempt,
        )

    def renew(self, moment: datetime) -> None:
        """The item as known now; another one takes the place of the one before."""
        if self._chain is None:
            return
        then = self._story if moment == self._story.now else self._story.at(moment)
        gate = self._gate(moment)
        self._silent = ghost_at(then)
        item = None if gate else enquiry(then, self._chain, self._since if self._item else moment)
        if item and self._silent and item.moments.opens >= self._silent:
            item = None
        if item and len(unanswered(then.facts)) >= self._story.cadence.guard.max_unanswered:
            gate, item = "three messages without an answer", None
        if self._item and (item is None or _place(item) != _place(self._item)):
            if item and item.slot.rule == "D2":
                gate = "decision date recorded"
            self.close(Ended(Status.CANCELLED, moment, gate or "overtaken"))
        if item and self._item is None:
            self._since = moment
        self._item = item

    def _gate(self, moment: datetime) -> str | None:
        """Why no item of the chain is open at ``moment``; None where one may be."""
        if self._outcome:
            return self._outcome.word
        if self._accepted and self._accepted <= moment:
            return "offer accepted elsewhere"
        if self._scheduled:
            return "next round scheduled"
        if self._offered:
            lapses = self._offer.lapses if self._offer else None
            if lapses is None or moment < lapses or self._offer is None:
                return "offer received"
            self._offered = False
            if self._chain and self._offer.deadline:
                self._chain = self._chain.entering("CHECK", self._offer.deadline, "offer_lapsed")
        if any(_is_open_at(request, self._story, moment) for request in self._rebooking):
            return "asking for a new date comes first"
        return None

    def _is_dismissal(self, fact: Fact) -> bool:
        return (
            isinstance(fact, Dismiss)
            and self._item is not None
            and fact.key == key_of(self._story, self._item.slot)
        )


def _is_open_at(request: FollowUp, story: Story, moment: datetime) -> bool:
    """Whether a request for a new date (B3) was still to be made at ``moment``."""
    off = story.rounds[request.round or 0].called_off
    if off is None or moment < off:
        return False
    ends = [fact.at for fact in story.facts if fact.at >= off and _ends_rebooking(fact, request)]
    if request.expires:
        ends.append(request.expires)
    return moment < min(ends, default=story.now) or not ends


def _ends_rebooking(fact: Fact, request: FollowUp) -> bool:
    match fact:
        case Interview():
            return True
        case Sent(kind="rebook"):
            return True
        case Dismiss(key=key):
            return key == request.key
    return False


def _place(item: Enquiry) -> tuple[object, ...]:
    return (item.slot.rule, item.slot.round, item.slot.contact)


def _ended_by(
    item: Enquiry, fact: Fact, before: Chain, after: Chain, outcome: Outcome | None
) -> Ended | None:
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
