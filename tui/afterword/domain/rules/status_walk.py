"""The walk of the status chain through rounds and facts: D1 to D4, past and present (R-CHAIN)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from afterword.domain.facts import (
    Call,
    Debrief,
    Dismiss,
    Fact,
    Feedback,
    Interview,
    InterviewCancelled,
    Missed,
    Note,
    Offer,
    Omitted,
    Prepared,
    Reply,
    Sent,
    Snooze,
)
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.contacts_made import (
    Pause,
    is_courtesy,
    is_human_inbound,
    is_informative,
    pause_of,
)
from afterword.domain.history.elsewhere import OfferMade
from afterword.domain.history.offers import offer_of
from afterword.domain.history.outcome import SAYING_NO, Outcome, outcome_after
from afterword.domain.history.rounds import Round
from afterword.domain.history.status_chain import Chain, begun, informs
from afterword.domain.history.story import Story, once_knowing
from afterword.domain.kinds import kind_named
from afterword.domain.rules.appointment import Rebooking, rebookings
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.ends import Ended
from afterword.domain.rules.rule import rule
from afterword.domain.rules.silence import ghost_at
from afterword.domain.rules.status import Enquiry, enquiry
from afterword.domain.timing.calendar import day_of

ChainEvent = Round | Fact | Rebooking | OfferMade | None
"""A round that ended, a fact, a request for a new date that came to nothing, an offer whose deadline
passed; None where time passed.
"""

_WITHOUT_EFFECT = frozenset({Note, Feedback, Missed, Omitted, Prepared, Snooze})


class AskedFor(NamedTuple):
    """An enquiry that came up at ``since``, and how it ended unless it lapsed, was let go or is open."""

    item: Enquiry
    since: datetime
    ended: Ended | None


def _asks(id: str) -> Callable[[Story], Iterator[FollowUp]]:  # noqa: A002
    """What the walk of the chain has asked for by the rule with that id."""

    def asks(story: Story) -> Iterator[FollowUp]:
        for asked in _asked(story):
            if asked.item.rule == id and not story.leaves_out(asked.ended):
                yield from _follow_up(story, asked)

    return asks


_OF_THE_CHAIN = {
    "D1": rule("D1", rank=5, void_elsewhere=True, paced=True, letting_go="reason")(_asks("D1")),
    "D2": rule("D2", rank=5, void_elsewhere=True, paced=True, letting_go="reason")(_asks("D2")),
    "D3": rule("D3", rank=6, void_elsewhere=True, paced=True)(_asks("D3")),
    "D4": rule("D4", rank=7, void_elsewhere=True, paced=True)(_asks("D4")),
}


@once_knowing
def enquiries(story: Story) -> Sequence[FollowUp]:
    """Every enquiry of the status chain, past and present."""
    story = story.telling(only_open=False)
    return [follow_up for asked in _asked(story) for follow_up in _follow_up(story, asked)]


def _follow_up(story: Story, asked: AskedFor) -> Iterator[FollowUp]:
    item, since, ended = asked
    is_done = ended is not None and ended.status is Status.SATISFIED
    ask = item.ask._replace(since=since, done=ended if is_done else None, void=None if is_done else ended)
    return _OF_THE_CHAIN[item.rule].follow_up(story, ask)


@once_knowing
def _asked(story: Story) -> Sequence[AskedFor]:
    """Walks through everything that happened and lets items come, lapse, move and end."""
    if not story.held:
        return ()
    walk = _Walk(story)
    for at, event in _events(story):
        walk.pass_time(at)
        match event:
            case Round():
                walk.hold(event)
            case OfferMade():
                walk.miss_deadline(at)
            case Rebooking():
                walk.give_up_rebooking(at)
            case None:
                walk.renew(at)
            case _:
                walk.take(event)
    walk.pass_time(story.now)
    walk.close(None)
    return walk.asked


def _events(story: Story) -> Iterator[tuple[datetime, ChainEvent]]:
    """Everything that may change the chain, in order; a round ends before what is said at that instant."""
    events: list[tuple[datetime, tuple[object, ...], ChainEvent]] = [
        (held.end, (0, held.number), held) for held in story.held
    ]
    events += ((fact.at, (1, *fact.order), fact) for fact in story.facts)
    began = story.held[0].end
    own = {fact.at for fact in story.facts if _has_effect(fact)}
    elsewhere = (at for at in story.correspondence.times if began <= at <= story.now and at not in own)
    events += ((at, (2, at), None) for at in elsewhere)
    events += (
        (rebooking.until, (3, rebooking.off), rebooking)
        for rebooking in rebookings(story)
        if rebooking.came_to_nothing
    )
    accepted = story.elsewhere.accepted(story.application.id, story.made_at)
    if accepted and accepted <= story.now:
        events.append((accepted, (4, 0), None))
    offer = offer_of(story)
    if offer and offer.outcome is None and offer.deadline and offer.lapses and offer.lapses <= story.now:
        events.append((offer.deadline, (5, 0), offer))
        events.append((offer.lapses, (5, 1), None))
    for at, _, event in sorted(events, key=lambda entry: entry[:2]):
        yield at, event


class _Walk:
    """The chain and its present item while walking through the facts."""

    def __init__(self, story: Story) -> None:
        self.asked: list[AskedFor] = []
        self._story = story
        self._accepted = story.elsewhere.accepted(story.application.id, story.made_at)
        self._offer = offer_of(story)
        self._chain: Chain | None = None
        self._scheduled: set[int] = set()
        self._offered = self._was_offered = False
        self._pause: Pause = ""
        self._outcome: Outcome | None = None
        self._silent: datetime | None = None
        self._item: Enquiry | None = None
        self._since = story.now

    def hold(self, held: Round) -> None:
        """A round has ended: the chain starts anew."""
        self._scheduled.discard(held.number)
        self.close(Ended.void(held.end, "a later round was held"))
        asked_again = self._chain is not None and self._chain.asked_again
        self._chain = replace(begun(held), asked_again=asked_again, pause=self._pause)
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
        if is_human_inbound(fact) and not is_courtesy(fact):
            self._pause = pause_of(fact)
        ended = self._outcome
        self._outcome = outcome_after(ended, fact, offered=self._was_offered)
        self._was_offered = self._was_offered or isinstance(fact, Offer)
        if ended and self._outcome is None and not isinstance(fact, Offer):
            self._offered = False
        if self._chain is None or not _has_effect(fact):
            return
        before = self._chain
        if self._is_dismissal(fact):
            self._chain = before.lapsed(fact.at, "dismissed")
            self.close(None)
        else:
            self._chain = before.after(
                fact,
                round_scheduled=bool(self._scheduled),
                max_attempts=self._story.cadence.call.max_attempts,
                date_ahead=informs(fact) and self._is_date_ahead(fact.at),
                by_call=self._item is not None and self._item.is_second_call,
            )
            if self._item and (end := _ended_by(self._item, fact, before, self._chain, self._outcome)):
                self.close(end)
        self.renew(fact.at)

    def miss_deadline(self, at: datetime) -> None:
        """An offer that has lapsed since: from its deadline on the chain only checks in (G9)."""
        if self._chain:
            self._chain = self._chain.entering("CHECK", at, "offer_lapsed")
        self.renew(at)

    def give_up_rebooking(self, at: datetime) -> None:
        """They called a later round off and nobody asked for a new date in time."""
        if self._chain and self._chain.round.end <= at:
            self._chain = self._chain.entering("SECOND", at, "rebook_lapsed")
        self.renew(at)

    def pass_time(self, moment: datetime) -> None:
        """Lets items expire that nobody acted on by ``moment``, and the silence become final."""
        while self._chain and self._item:
            expires = self._item.ask.moments.expires
            if self._silent and self._silent <= moment and (expires is None or self._silent <= expires):
                self.close(Ended.void(self._silent, "ghosted"))
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
        self.asked.append(AskedFor(self._item, self._since, ended))
        self._item = None

    def renew(self, moment: datetime) -> None:
        """The item as known now; another one takes the place of the one before."""
        if self._chain is None:
            return
        gate, item = self._gate(moment), None
        if gate is None:
            then = self._story if moment == self._story.now else self._story.at(moment)
            self._silent = ghost_at(then)
            if self._silent and self._silent <= moment:
                gate = "ghosted"
            elif then.is_quiet:
                gate = "they come to you"
            elif len(then.record.unanswered) >= self._story.cadence.guard.max_unanswered:
                gate = "three messages without an answer"
            else:
                item = enquiry(then, self._chain, self._since if self._item else moment)
        if item and self._silent and item.ask.moments.opens >= self._silent:
            item = None
        if self._item and (item is None or item.place != self._item.place):
            if item and item.rule == "D2":
                gate = "decision date recorded"
            self.close(Ended.void(moment, gate or "overtaken"))
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
            if lapses is None or moment < lapses:
                return "offer received"
            self._offered = False
        if any(each.off <= moment < each.until for each in rebookings(self._story)):
            return "asking for a new date comes first"
        return None

    def _is_date_ahead(self, at: datetime) -> bool:
        decision = decision_date(self._story, at)
        return decision is not None and decision.day >= day_of(at, self._story.employer_zone)

    def _is_dismissal(self, fact: Fact) -> bool:
        return (
            isinstance(fact, Dismiss)
            and self._item is not None
            and fact.key == _OF_THE_CHAIN[self._item.rule].key(self._story, *self._item.place[1:])
        )


def _has_effect(fact: Fact) -> bool:
    """Whether ``fact`` may move the chain or its item: its day, its medium, or whom it goes to."""
    match fact:
        case Sent(kind=kind):
            return kind_named(kind).counts or kind in SAYING_NO
        case Debrief():
            said = (fact.decision_date, fact.follow_up_contact, fact.follow_up_medium, fact.keep_in_touch)
            return any(said)
    return type(fact) not in _WITHOUT_EFFECT


def _ended_by(
    item: Enquiry, fact: Fact, before: Chain, after: Chain, outcome: Outcome | None
) -> Ended | None:
    """Whether ``fact`` does what the item asks for, or makes it void."""
    first = item.rule in ("D1", "D2")
    if outcome and outcome.fact is fact:
        return Ended.void(fact.at, outcome.word)
    match fact:
        case Call(purpose="status", result="reached" | "voicemail") if first:
            return Ended.done(fact.at, "you called")
        case Call(result="no_answer") if first and after.cause == "no_answer" and after is not before:
            return Ended.done(fact.at, "two attempts made")
        case Sent(kind="status_email") if first:
            return Ended.done(fact.at, "sent")
        case Call() | Sent() if first and after.cause == "informed" and after is not before:
            return Ended.done(fact.at, "you told them about your offer")
        case Call(purpose="status", result="voicemail") if item.is_second_call:
            return Ended.done(fact.at, "you called")
        case Call(purpose="status", result="reached") if item.is_second_call and item.rule == "D4":
            return Ended.done(fact.at, "you called")
        case Sent(kind="second_status_email") if item.rule == "D3":
            return Ended.done(fact.at, "sent")
        case Sent(kind="check_in") if item.rule == "D4":
            return Ended.done(fact.at, "sent")
        case Reply() if is_informative(fact):
            return Ended.void(fact.at, "reply received")
        case Call(result="reached") if fact.purpose == "status" or fact.decision_date:
            return Ended.void(fact.at, "you spoke to them")
        case Interview() if after.state == "WAITING":
            return Ended.void(fact.at, "next round scheduled")
        case Offer():
            return Ended.void(fact.at, "offer received")
    return None
