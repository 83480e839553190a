"""From a rule's answer to a follow-up: what the facts since have made of it (R-MOMENTS, R-SNOOZE)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from afterword.domain.calendar import in_utc
from afterword.domain.facts import Dismiss, Fact, Override, Sent, Snooze
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.follow_up import key_of as follow_up_key
from afterword.domain.guard import Held
from afterword.domain.kinds import Medium
from afterword.domain.offers import passed_over_from
from afterword.domain.rounds import Round
from afterword.domain.rules.moments import Moments
from afterword.domain.silence import ghost_at
from afterword.domain.story import Recipient, Story


class Slot(NamedTuple):
    """What a follow-up is about; its parts make the key."""

    rule: str
    kind: str
    medium: Medium
    round: int | None
    contact: str | None


class Ended(NamedTuple):
    """Why there is nothing left to do, and since when."""

    status: Status
    at: datetime
    because: str


def settled(
    story: Story,
    slot: Slot,
    recipient: Recipient,
    moments: Moments,
    *,
    reason: str,
    since: datetime,
    overdue_bd: int | None,
    satisfied: Ended | None = None,
    cancelled: Ended | None = None,
    silent: datetime | None = None,
    held: Held | None = None,
    pass_on: tuple[str, ...] = (),
    attempt: int = 1,
    ask_until: date | None = None,
) -> Iterator[FollowUp]:
    """The follow-up as it stands at the story's ``now``; none if it would lapse before it opens, or if
    what cancels it came before it.

    ``since`` is when this occurrence of the slot came up: only marks made from then on until it ended or
    lapsed are meant for it; a snooze that the rulebook refuses changes nothing.
    ``overdue_bd`` is the rule's distance to late for day rules, None for hour rules. ``held`` is what
    the guard made of the rule's day. The first of satisfied, cancelled, dismissed, expired that holds
    is its status; an item that would open only when the silence is final (``silent``) is not derived.
    """
    ended = satisfied or cancelled
    if story.leaves_out(ended) or (cancelled and cancelled.at < since):
        return
    moments = moments.clamped()
    if not moments.is_possible:
        return
    if silent and moments.opens >= silent and not satisfied:
        return
    key = key_of(story, slot)
    dismissed: Ended | None = None
    original = moments
    was_late = False
    over = [at for at in (ended and ended.at, moments.expires) if at] if story.marks else []
    for mark in marks(story, key, since, min(over, default=None)):
        match mark:
            case Snooze():
                put_off = original.snoozed(mark.until, recipient.zone, recipient.calendar, overdue_bd)
                if put_off is not original:
                    was_late = was_late or mark.at >= moments.overdue
                    moments = put_off
            case Dismiss():
                dismissed = Ended(Status.DISMISSED, mark.at, mark.reason or "you let it go")
                break
    ended = ended or dismissed
    status = ended.status if ended else moments.status(story.now)
    if story.leaves_out(not status.is_open):
        return
    if held and held.why:
        reason = f"{reason} Moved to {story.habit.day(held.day)} because {held.why}."
    if was_late and moments is not original:
        reason = f"Late, and put off until later: {reason}"
    if recipient.borrowed:
        are = "are" if " and " in recipient.borrowed else "is"
        reason = f"{reason} Their {recipient.borrowed} {are} not known; yours {are} taken."
    yield FollowUp(
        rule=slot.rule,
        kind=slot.kind,
        medium=slot.medium,
        company=recipient.company.id,
        application=story.application.id or None,
        round=slot.round,
        contact=slot.contact,
        opens=in_utc(moments.opens),
        due=in_utc(moments.due),
        overdue=in_utc(moments.overdue),
        expires=in_utc(moments.expires) if moments.expires else None,
        zone=recipient.zone.key,
        status=status,
        reason=reason,
        held_by=held.by if held else None,
        pass_on=pass_on,
        attempt=attempt,
        ask_until=ask_until,
        closed_because=ended.because if ended else None,
    )


def key_of(story: Story, slot: Slot) -> str:
    """The key of the follow-up in this slot."""
    return follow_up_key(slot.rule, story.application.id, slot.round, slot.contact)


def marks(story: Story, key: str, since: datetime, until: datetime | None) -> Iterator[Snooze | Dismiss]:
    """The person's own marks on the occurrence of ``key`` that came up at ``since``, in order.

    From ``until`` on it was over; what they say then is meant for a later occurrence.
    """
    for mark in story.marks:
        if isinstance(mark, Override) or mark.key != key:
            continue
        if since <= mark.at and (until is None or mark.at < until):
            yield mark


def first(facts: Iterable[Fact], because: str, status: Status) -> Ended | None:
    """The end that the first of ``facts`` brings, if there is one."""
    fact = next(iter(facts), None)
    return Ended(status, fact.at, because) if fact else None


def earliest(*ends: Ended | None) -> Ended | None:
    """The end that came first."""
    found: Ended | None = None
    for end in ends:
        if end and (found is None or end.at < found.at):
            found = end
    return found


def sent_to(story: Story, kind: str, contact: str | None, since: datetime) -> Ended | None:
    """Satisfied by a message of its kind to its recipient; to nobody known, by one to anybody."""
    for fact in story.of(Sent):
        if fact.kind == kind and fact.at >= since and contact in (None, fact.to):
            return Ended(Status.SATISFIED, fact.at, "sent")
    return None


def sent_to_anybody(story: Story, kind: str, since: datetime, held: Round | None = None) -> Ended | None:
    """Satisfied by a message of its kind, whoever it went to; about a round also by one that names none."""
    for fact in story.of(Sent):
        if fact.kind == kind and fact.at >= since and (held is None or fact.round in (None, held.number)):
            return Ended(Status.SATISFIED, fact.at, "sent")
    return None


def closed(story: Story, since: datetime) -> Ended | None:
    """The application has ended since."""
    outcome = story.outcome
    return Ended(Status.CANCELLED, outcome.at, outcome.word) if outcome and outcome.at >= since else None


def accepted_elsewhere(story: Story) -> Ended | None:
    """Another offer was accepted while this application was running."""
    at = story.elsewhere.accepted(story.application.id, story.made_at)
    return Ended(Status.CANCELLED, at, "offer accepted elsewhere") if at else None


def passed_over(story: Story) -> Ended | None:
    """Another offer was accepted: this one is only to be declined (G7)."""
    at = passed_over_from(story)
    return Ended(Status.CANCELLED, at, "offer accepted elsewhere") if at else None


def is_void(story: Story) -> bool:
    """Whether nothing is asked of anybody any more, since another offer was accepted, nor told of then."""
    return story.only_open and accepted_elsewhere(story) is not None


def gone_quiet(story: Story) -> Ended | None:
    """The silence counts as final; items that would open later are not derived at all."""
    at = ghost_at(story)
    return Ended(Status.CANCELLED, at, "ghosted") if at and at <= story.now else None


def first_sent(story: Story, kind: str, contact: str, held: Round) -> Ended | None:
    """A message of that kind to that person since a round, about it or about none in particular."""
    for fact in story.of(Sent):
        if fact.kind != kind or fact.to != contact:
            continue
        if fact.at >= held.end and fact.round in (None, held.number):
            return Ended(Status.SATISFIED, fact.at, "sent")
    return None
