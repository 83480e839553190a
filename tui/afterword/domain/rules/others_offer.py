"""Rules that another application's offer brings: telling the others (G3), withdrawing (G7)."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from afterword.domain.calendar import day_of, hours_after, moment
from afterword.domain.contacts_made import is_human_inbound
from afterword.domain.elsewhere import OfferMade
from afterword.domain.facts import Call, Sent, Withdrawn
from afterword.domain.follow_up import FollowUp, Medium, Status
from afterword.domain.outcome import Outcome
from afterword.domain.rules.medium import why_not_call
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments, in_call_window
from afterword.domain.rules.settle import (
    Ended,
    Slot,
    closed,
    earliest,
    first,
    sent_to,
    sent_to_anybody,
    settled,
)
from afterword.domain.silence import is_ghosted, is_in_process
from afterword.domain.story import Recipient, Story, once

_OFFICE_OPENS, _OFFICE_CLOSES = time(9, 0), time(17, 0)
_OVERDUE_H = 24
_WITHDRAW_DUE = time(10, 0)
_WITHDRAW_EXPIRE_BD = 10
_URGENT_WITHIN = timedelta(hours=48)
_URGENT_DUE_H, _URGENT_OVERDUE_H = 2, 4


def inform(story: Story) -> Iterator[FollowUp]:
    """G3: an offer elsewhere has a deadline: tell them honestly and ask for their timing (EV-26)."""
    for offer in story.elsewhere.offers:
        if offer.deadline is None or offer.known_since is None or offer.company == story.company.id:
            continue
        before = story if offer.outcome is None else story.at(offer.outcome.at)
        ended = before.outcome
        if ended and ended.at > offer.known_since:
            before = story.at(ended.at - timedelta.resolution)
        if not _is_told(before):
            continue
        yield from _inform(story, before, offer, offer.deadline, offer.known_since)


def withdraw(story: Story) -> Iterator[FollowUp]:
    """G7: you accepted elsewhere, or left: tell everybody who is still considering you (EV-27)."""
    decided, reason = _left(story)
    if decided is None:
        return
    before = story.at(decided)
    if not any(is_human_inbound(fact) for fact in before.facts):
        return
    if is_ghosted(before.without(before.outcome.fact) if before.outcome else before):
        return
    recipient = story.recipient(_primary(story, decided))
    zone, calendar = recipient.zone, recipient.calendar
    day = calendar.after(day_of(decided, zone), story.cadence.accept.withdraw_bd)
    due, overdue = moment(day, _WITHDRAW_DUE, zone), moment(day, END_OF_BUSINESS, zone)
    coming = [r.start for r in before.scheduled if r.start - decided <= _URGENT_WITHIN and r.start > decided]
    if coming:
        due = _sensible(story, recipient, hours_after(decided, _URGENT_DUE_H), min(coming))
        overdue = _sensible(story, recipient, hours_after(decided, _URGENT_OVERDUE_H), min(coming))
        reason += " Their interview is close, so do it today."
    yield from settled(
        story,
        Slot("G7", "withdrawal", "email", None, recipient.id),
        recipient,
        Moments(
            decided, due, overdue, moment(calendar.after(day, _WITHDRAW_EXPIRE_BD), END_OF_BUSINESS, zone)
        ),
        reason=reason,
        since=decided,
        overdue_bd=None,
        satisfied=sent_to_anybody(story, "withdrawal", decided),
        cancelled=_ended_otherwise(story, decided),
    )


def _inform(
    story: Story, before: Story, offer: OfferMade, deadline: datetime, since: datetime
) -> Iterator[FollowUp]:
    recipient = _told(before)
    zone, calendar, limits = recipient.zone, recipient.calendar, story.cadence.offer
    latest = hours_after(deadline, -limits.decide_lead_h)
    due = _office_hour(recipient, hours_after(since, limits.inform_delay_h))
    if due > latest:
        due = hours_after(since, limits.inform_delay_h)
    medium: Medium = "email"
    soon = day_of(deadline, zone) <= calendar.after(day_of(due, zone), limits.inform_call_within_bd)
    if soon and _may_be_called(before):
        call = in_call_window(recipient, due, latest, story.cadence, story.user_zone)
        if call is not None:
            medium, due = "call", call
    due = _sensible(story, recipient, due, deadline)
    overdue = _sensible(story, recipient, hours_after(due, _OVERDUE_H), deadline)
    yield from settled(
        story,
        Slot("G3", "inform_other_company", medium, None, recipient.id),
        recipient,
        Moments(since, min(due, deadline), min(overdue, deadline), deadline),
        reason=(
            f"You have an offer to answer by {story.habit.day(day_of(deadline, zone))}: tell "
            f"{recipient.name}, and ask whether a decision is possible before. "
            "Do not name the company or the pay."
        ),
        since=since,
        overdue_bd=None,
        satisfied=earliest(
            sent_to(story, "inform_other_company", recipient.id, offer.received),
            first(
                (
                    f
                    for f in story.facts
                    if isinstance(f, Call)
                    and f.purpose == "inform"
                    and f.result != "no_answer"
                    and f.at >= offer.received
                    and recipient.id in (None, f.to)
                ),
                "you told them",
                Status.SATISFIED,
            ),
        ),
        cancelled=earliest(_offer_decided(offer), closed(story, since)),
    )


@once
def _is_told(story: Story) -> bool:
    """Whether they are talking with the person, so that an offer elsewhere concerns them."""
    return is_in_process(story)


@once
def _told(story: Story) -> Recipient:
    """Whom to tell of an offer elsewhere."""
    return story.recipient(_primary(story, story.now))


@once
def _may_be_called(story: Story) -> bool:
    return why_not_call(story, _told(story), story.now) is None


def _office_hour(recipient: Recipient, instant: datetime) -> datetime:
    """``instant`` if business is open then, else the next opening."""
    zone, calendar = recipient.zone, recipient.calendar
    local = instant.astimezone(zone)
    day = local.date()
    if calendar.is_business_day(day):
        if _OFFICE_OPENS <= local.time() <= _OFFICE_CLOSES:
            return instant
        if local.time() < _OFFICE_OPENS:
            return moment(day, _OFFICE_OPENS, zone)
    return moment(calendar.after(day, 1), _OFFICE_OPENS, zone)


def _sensible(story: Story, recipient: Recipient, instant: datetime, latest: datetime) -> datetime:
    """``instant``, or the next morning where nobody reads messages, but never past ``latest``."""
    zone, sensible = recipient.zone, story.cadence.email.sensible
    local = instant.astimezone(zone)
    if local.time() not in sensible:
        day = local.date() if local.time() < sensible.start else local.date() + timedelta(days=1)
        instant = moment(day, sensible.start, zone)
    return min(instant, latest)


def _offer_decided(offer: OfferMade) -> Ended | None:
    outcome = offer.outcome
    return Ended(Status.CANCELLED, outcome.at, f"offer {outcome.word}") if outcome else None


def _primary(story: Story, at: datetime) -> str | None:
    """The primary contact, whether or not a round was held yet."""
    if story.held:
        return story.primary_contact(story.held[-1], at)
    return story.primary_contact(None, at)


def _left(story: Story) -> tuple[datetime | None, str]:
    """When the person left this process: by accepting elsewhere, or by withdrawing."""
    accepted = story.elsewhere.accepted(story.application.id, story.made_at)
    ended_before = story.at(accepted).outcome if accepted else None
    name = story.company.name
    if accepted and ended_before is None:
        return accepted, f"You accepted another offer: withdraw from {name} with thanks."
    outcome = story.outcome
    if outcome and outcome.word == "withdrawn":
        return outcome.at, f"You left the process at {name}: tell them, with thanks."
    return None, ""


def _ended_otherwise(story: Story, decided: datetime) -> Ended | None:
    """Closed since, other than by withdrawing itself."""
    outcome: Outcome | None = story.outcome
    if outcome is None or outcome.at < decided or isinstance(outcome.fact, Withdrawn | Sent):
        return None
    return Ended(Status.CANCELLED, outcome.at, outcome.word)
