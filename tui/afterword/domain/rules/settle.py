"""From a rule's answer to a follow-up: what the facts since have made of it (domain.md 3.1, 3.6)."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from afterword.domain.facts import Dismiss, Fact, Snooze
from afterword.domain.follow_up import FollowUp, Medium, Status
from afterword.domain.rules.moments import Moments
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
    pass_on: tuple[str, ...] = (),
    attempt: int = 1,
) -> FollowUp | None:
    """The follow-up as it stands at the story's ``now``; None if it would lapse before it opens.

    ``since`` is when this occurrence of the slot came up: only marks made after it are meant for it.
    ``overdue_bd`` is the rule's distance to late for day rules, None for hour rules.
    The first of satisfied, cancelled, dismissed, expired that holds is its status.
    """
    key = key_of(story, slot)
    moments = moments.clamped()
    if not moments.is_possible:
        return None
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
    if was_late and moments is not original:
        reason = f"Late, and put off until later: {reason}"
    ended = satisfied or cancelled or dismissed
    return FollowUp(
        rule=slot.rule,
        kind=slot.kind,
        medium=slot.medium,
        company=recipient.company.id,
        application=story.application.id,
        round=slot.round,
        contact=slot.contact,
        opens=moments.opens,
        due=moments.due,
        overdue=moments.overdue,
        expires=moments.expires,
        zone=recipient.zone.key,
        status=ended.status if ended else moments.status(story.now),
        reason=reason,
        pass_on=pass_on,
        attempt=attempt,
        closed_because=ended.because if ended else None,
    )


def key_of(story: Story, slot: Slot) -> str:
    """The key of the follow-up in this slot."""
    parts = (slot.rule, story.application.id, slot.round, slot.contact)
    return ":".join("-" if part is None else str(part) for part in parts)


def marks(story: Story, key: str, since: datetime) -> Iterator[Snooze | Dismiss]:
    """The person's own marks on the occurrence of ``key`` that came up at ``since``, in order."""
    for fact in story.facts:
        if isinstance(fact, Snooze | Dismiss) and fact.key == key and fact.at >= since:
            yield fact


def first(facts: Iterator[Fact], because: str, status: Status) -> Ended | None:
    """The end that the first of ``facts`` brings, if there is one."""
    fact = next(facts, None)
    return Ended(status, fact.at, because) if fact else None
