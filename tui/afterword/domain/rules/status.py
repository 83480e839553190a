"""Asking how things stand: the first enquiry (D1, D2) and the second (D3), walked through the facts."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal, NamedTuple

from afterword.domain.calendar import day_of
from afterword.domain.chain import Chain, begun
from afterword.domain.facts import Call, Dismiss, Fact, Interview, InterviewCancelled, Offer, Reply, Sent
from afterword.domain.follow_up import FollowUp, Medium, Status
from afterword.domain.outcome import Outcome, outcome_after
from afterword.domain.phrases import count_text, day_text
from afterword.domain.rules.decision import Decision, decision_date
from afterword.domain.rules.moments import Moments, call_slot, day_rule, half_of_day
from afterword.domain.rules.settle import Ended, Slot, key_of, settled
from afterword.domain.story import Recipient, Round, Story


class Enquiry(NamedTuple):
    """What a rule of this family asks for at a moment."""

    slot: Slot
    recipient: Recipient
    moments: Moments
    reason: str
    attempt: int = 1


def status_check(story: Story, chain: Chain, moment: datetime) -> Enquiry:
    """D1: no decision date was given, so ask on business day 5 after the interview (SE-12, K-02)."""
    recipient = story.recipient(story.primary_contact(chain.round, moment))
    bd = story.cadence.status.no_date_bd
    day = recipient.calendar.after(day_of(chain.base, recipient.zone), bd)
    reason = f"{count_text(bd, 'business day')} after {_base(chain, recipient)}; no decision date was given"
    return _first_enquiry(story, chain, moment, "D1", recipient, day, reason)


def decision_check(story: Story, chain: Chain, moment: datetime, decision: Decision) -> Enquiry:
    """D2: the date they gave has passed: ask one business day later (SE-36, K-02, K-03)."""
    recipient = story.recipient(story.primary_contact(chain.round, moment))
    calendar, grace = recipient.calendar, story.cadence.status.grace_bd
    day = max(
        calendar.after(calendar.roll(decision.day), grace),
        calendar.after(day_of(chain.since, recipient.zone), 1),
    )
    reason = f"they said you would hear by {day_text(decision.day)}"
    if grace:
        reason += f", and {count_text(grace, 'business day')} of grace is good manners"
    return _first_enquiry(story, chain, moment, "D2", recipient, day, reason)


def second_status(story: Story, chain: Chain, moment: datetime) -> Enquiry:
    """D3: no word after the first enquiry: one more, by e-mail (SE-17, K-04)."""
    recipient = story.recipient(story.primary_contact(chain.round, moment))
    status = story.cadence.status
    bd, what = {
        "voicemail": (status.voicemail_to_email_bd, "your voicemail"),
        "email": (status.second_bd, "your e-mail"),
        "no_answer": (1, "your second call without an answer"),
        "dismissed": (1, "you let the first enquiry go"),
    }.get(chain.cause, (1, "the time for the first enquiry ran out"))
    since = day_of(chain.since, recipient.zone)
    reason = f"{count_text(bd, 'business day')} after {what} ({day_text(since)}), and no word since"
    return Enquiry(
        Slot("D3", "second_status_email", "email", chain.round.number, recipient.id),
        recipient,
        day_rule(
            recipient,
            recipient.calendar.after(since, bd),
            story.cadence.email.slot,
            status.overdue_bd,
            status.second_expire_bd,
        ),
        f"Ask {recipient.name} once more how things stand: {reason}.",
    )


def _first_enquiry(
    story: Story, chain: Chain, moment: datetime, rule: str, recipient: Recipient, day: date, reason: str
) -> Enquiry:
    """D1 or D2 on ``day``: a call where that is welcome and possible, else an e-mail (K-06)."""
    status, zone = story.cadence.status, recipient.zone
    tried: Literal["am", "pm"] | None = None
    if chain.attempts:
        last = chain.attempts[-1].astimezone(zone)
        day, tried = recipient.calendar.after(last.date(), 1), half_of_day(last.time())
        reason = f"nobody answered on {day_text(last.date())}; if nobody does now, leave a voicemail"
    by_mail = _why_not_call(story, chain, recipient, moment)
    slot = None if by_mail else call_slot(recipient, day, story.cadence, story.user_zone, tried)
    if slot is None:
        reason += f". By e-mail: {by_mail or 'no hour suits both your day and theirs'}"
    medium: Medium = "call" if slot else "email"
    return Enquiry(
        Slot(rule, "status_call" if slot else "status_email", medium, chain.round.number, recipient.id),
        recipient,
        day_rule(recipient, day, slot or story.cadence.email.slot, status.overdue_bd, status.expire_bd),
        f"Ask {recipient.name} how things stand: {reason}.",
        attempt=len(chain.attempts) + 1,
    )


def _why_not_call(story: Story, chain: Chain, recipient: Recipient, moment: datetime) -> str | None:
    """Why the first enquiry goes by e-mail; None where a call is right (domain.md 3.1, Medium M)."""
    contact = recipient.contact
    if contact is None or not contact.phone:
        return "no phone number is known"
    if story.application.no_calls or story.company.no_calls or recipient.company.no_calls or contact.no_calls:
        return "they want no calls"
    stated = (d.follow_up_medium or (d.keep_in_touch and "call") for d in story.debriefs_until(moment))
    match next((medium for medium in stated if medium), None):
        case "email":
            return "they asked for e-mail"
        case "call":
            return None
    if any(chain.base <= call.at <= moment for call in _calls_that_got_through(story)):
        return "you have called once already"
    return "that is how you prefer to ask" if story.cadence.status.default_medium == "email" else None


def _calls_that_got_through(story: Story) -> Iterator[Call]:
    for fact in story.facts:
        if isinstance(fact, Call) and fact.purpose == "status" and fact.result != "no_answer":
            yield fact


def _base(chain: Chain, recipient: Recipient) -> str:
    day = day_text(day_of(chain.base, recipient.zone))
    return f"the interview of {day}" if chain.cause == "interview" else f"they wrote on {day}"


def enquiry(story: Story, chain: Chain, moment: datetime) -> Enquiry | None:
    """What the chain asks for in its state, as known at ``moment``."""
    match chain.state:
        case "FIRST":
            decision = decision_date(story, moment)
            return (
                decision_check(story, chain, moment, decision)
                if decision
                else status_check(story, chain, moment)
            )
        case "SECOND":
            return second_status(story, chain, moment)
    return None


def status_enquiries(story: Story) -> Iterator[FollowUp]:
    """D1 to D3, past and present: the walk of the status chain through rounds and facts."""
    walk = _Walk(story)
    for at, event in _events(story):
        walk.lapse_until(at)
        if isinstance(event, Round):
            walk.hold(event)
        else:
            walk.take(event)
    walk.lapse_until(story.now)
    walk.close(None)
    yield from walk.follow_ups


def _events(story: Story) -> Iterator[tuple[datetime, Round | Fact]]:
    """Rounds that ended and facts, in order; a round ends before what is said at that instant."""
    events: list[tuple[datetime, tuple[object, ...], Round | Fact]] = [
        (held.end, (0, held.number), held) for held in story.held
    ]
    events += ((fact.at, (1, *fact.order), fact) for fact in story.facts)
    for at, _, event in sorted(events, key=lambda entry: entry[:2]):
        yield at, event


class _Walk:
    """The chain and its present item while walking through the facts."""

    def __init__(self, story: Story) -> None:
        self.follow_ups: list[FollowUp] = []
        self._story = story
        self._chain: Chain | None = None
        self._scheduled: set[int] = set()
        self._offered = False
        self._outcome: Outcome | None = None
        self._item: Enquiry | None = None
        self._since = story.now

    def hold(self, held: Round) -> None:
        """A round has ended: the chain starts anew."""
        self._scheduled.discard(held.number)
        self.close(Ended(Status.CANCELLED, held.end, "a later round was held"))
        self._chain = begun(held)
        self._renew(held.end)

    def take(self, fact: Fact) -> None:
        """One fact: it may close the item, move the chain, and so bring another item."""
        match fact:
            case Interview() if fact.end > fact.at:
                self._scheduled.add(fact.round)
            case InterviewCancelled():
                self._scheduled.discard(fact.round)
            case Offer():
                self._offered = True
        self._outcome = outcome_after(self._outcome, fact)
        if self._chain is None:
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
            )
            if self._item and (ended := _ended_by(self._item, fact, before, self._chain, self._outcome)):
                self.close(ended)
        self._renew(fact.at)

    def lapse_until(self, moment: datetime) -> None:
        """Lets items expire that nobody acted on by ``moment``."""
        while self._chain and self._item:
            expires = self._item.moments.expires
            if expires is None or expires > moment:
                return
            self.close(None)
            self._chain = self._chain.lapsed(expires, "lapsed")
            self._renew(expires)

    def close(self, ended: Ended | None) -> None:
        """Puts the item away: ended so, or as its own moments and marks say."""
        if self._item is None:
            return
        item, self._item = self._item, None
        follow_up = settled(
            self._story,
            item.slot,
            item.recipient,
            item.moments,
            reason=item.reason,
            since=self._since,
            overdue_bd=self._story.cadence.status.overdue_bd,
            satisfied=ended if ended and ended.status is Status.SATISFIED else None,
            cancelled=ended if ended and ended.status is Status.CANCELLED else None,
            attempt=item.attempt,
        )
        if follow_up:
            self.follow_ups.append(follow_up)

    def _renew(self, moment: datetime) -> None:
        """The item as known now; another one takes the place of the one before."""
        gated = self._offered or self._outcome is not None or bool(self._scheduled)
        item = None if gated or self._chain is None else enquiry(self._story, self._chain, moment)
        if self._item and (item is None or _place(item) != _place(self._item)):
            because = "decision date recorded" if item and item.slot.rule == "D2" else "overtaken"
            self.close(Ended(Status.CANCELLED, moment, because))
        if item and self._item is None:
            self._since = moment
        self._item = item

    def _is_dismissal(self, fact: Fact) -> bool:
        return (
            isinstance(fact, Dismiss)
            and self._item is not None
            and fact.key == key_of(self._story, self._item.slot)
        )


def _place(item: Enquiry) -> tuple[object, ...]:
    return item.slot[3:] + item.slot[:1]


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
        case Reply(type="holding" | "on_hold" | "advance" | "question"):
            return Ended(Status.CANCELLED, fact.at, "reply received")
        case Call(result="reached") if fact.purpose == "status" or fact.decision_date:
            return Ended(Status.CANCELLED, fact.at, "you spoke to them")
        case Interview() if after.state == "WAITING":
            return Ended(Status.CANCELLED, fact.at, "next round scheduled")
        case Offer():
            return Ended(Status.CANCELLED, fact.at, "offer received")
    return None
