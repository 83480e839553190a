"""From a rule's answer to a follow-up: what the facts since have made of it (domain.md 3.1, 3.6)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from afterword.domain.facts import Dismiss, Fact, Override, Sent, Snooze
from afterword.domain.follow_up import FollowUp, Medium, Status
from afterword.domain.guard import Held
from afterword.domain.phrases import day_text
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

    ``since`` is when this occurrence of the slot came up: only marks made after it are meant for it.
    ``overdue_bd`` is the rule's distance to late for day rules, None for hour rules. ``held`` is what
    the guard made of the rule's day. The first of satisfied, cancelled, dismissed, expired that holds
    is its status; an item that would open only when the silence is final (``silent``) is not derived.
    """
    moments = moments.clamped()
    if not moments.is_possible or (cancelled and cancelled.at < since):
        return
    if silent and moments.opens >= silent and not satisfied:
        return
    key = key_of(story, slot)
    dismissed: Ended | None = None
    original = moments
    was_late = False
    for mark in marks(story, key, since):
        match mark:
            case Snooze():
                was_late = was_late or mark.at >= moments.overdue
                moments = original.snoozed(mark.until, recipient.zone, recipient.calendar, overdue_bd)
            case Dismiss():
                dismissed = Ended(Status.DISMISSED, mark.at, mark.reason or "you let it go")
                break
    if held and held.why:
        reason = f"{reason} Moved to {day_text(held.day)} because {held.why}."
    if was_late and moments is not original:
        reason = f"Late, and put off until later: {reason}"
    ended = satisfied or cancelled or dismissed
    yield FollowUp(
        rule=slot.rule,
        kind=slot.kind,
        medium=slot.medium,
        company=recipient.company.id,
        application=story.application.id or None,
        round=slot.round,
        contact=slot.contact,
        opens=moments.opens.astimezone(UTC),
        due=moments.due.astimezone(UTC),
        overdue=moments.overdue.astimezone(UTC),
        expires=moments.expires.astimezone(UTC) if moments.expires else None,
        zone=recipient.zone.key,
        status=ended.status if ended else moments.status(story.now),
        reason=reason,
        held_by=held.by if held else None,
        pass_on=pass_on,
        attempt=attempt,
        ask_until=ask_until,
        closed_because=ended.because if ended else None,
    )


def key_of(story: Story, slot: Slot) -> str:
    """The key of the follow-up in this slot."""
    parts = (slot.rule, story.application.id or None, slot.round, slot.contact)
    return ":".join("-" if part is None else str(part) for part in parts)


def marks(story: Story, key: str, since: datetime) -> Iterator[Snooze | Dismiss]:
    """The person's own marks on the occurrence of ``key`` that came up at ``since``, in order."""
    for mark in story.marks:
        if not isinstance(mark, Override) and mark.key == key and mark.at >= since:
            yield mark


def first(facts: Iterable[Fact], because: str, status: Status) -> Ended | None:
    """The end that the first of ``facts`` brings, if there is one."""
    fact = next(iter(facts), None)
    return Ended(status, fact.at, because) if fact else None


def earliest(*ends: Ended | None) -> Ended | None:
    """The end that came first."""
    return min((end for end in ends if end), key=lambda end: end.at, default=None)


def sent_to(story: Story, kind: str, contact: str | None, since: datetime) -> Ended | None:
    """Satisfied by a message of its kind to its recipient; to nobody known, by one to anybody."""
    for fact in story.facts:
        if isinstance(fact, Sent) and fact.kind == kind and fact.at >= since and contact in (None, fact.to):
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


def gone_quiet(story: Story) -> Ended | None:
    """The silence counts as final; items that would open later are not derived at all."""
    at = ghost_at(story)
    return Ended(Status.CANCELLED, at, "ghosted") if at and at <= story.now else None


def first_sent(story: Story, kind: str, contact: str, held: Round) -> Ended | None:
    """A message of that kind to that person since a round, about it or about none in particular."""
    for fact in story.facts:
        if not isinstance(fact, Sent) or fact.kind != kind or fact.to != contact:
            continue
        if fact.at >= held.end and fact.round in (None, held.number):
            return Ended(Status.SATISFIED, fact.at, "sent")
    return None
