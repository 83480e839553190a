"""Rules around an offer of one's own: thanks (G1), deciding (G2), time (G4), paper (G5), answer (G6),
references (G8) and what became of it (G9).
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from afterword.domain.calendar import day_of, hours_after, moment
from afterword.domain.elsewhere import OfferMade
from afterword.domain.facts import ReferencesGiven
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.offers import offer_of
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments, day_rule, evening_slot
from afterword.domain.rules.settle import (
    Ended,
    Slot,
    earliest,
    passed_over,
    sent_to,
    sent_to_anybody,
    settled,
)
from afterword.domain.story import Recipient, Story

_WRITTEN_EXPIRE_BD = 10
_DECIDE_OVERDUE_H = 2
_REFERENCES_OVERDUE_BD, _REFERENCES_EXPIRE_BD = 5, 20


def offer_thanks(story: Story) -> Iterator[FollowUp]:
    """G1: thank for the offer within a day, and ask for paper and deadline if missing (EV-25)."""
    offer = offer_of(story)
    if offer is None:
        return
    recipient = reader_of(story, offer)
    expires = offer.deadline or _assumed(story, offer, recipient)
    _, due = evening_slot(offer.received, story.cadence, recipient.zone, delay=_min_delay(story))
    yield from settled(
        story,
        Slot("G1", "offer_thanks", "email", None, recipient.id),
        recipient,
        Moments(
            offer.received,
            min(due, expires),
            min(hours_after(offer.received, story.cadence.offer.ack_h), expires),
            expires,
        ),
        reason=f"{recipient.name[:1].upper()}{recipient.name[1:]} made you an offer: "
        f"thank them{_asking(offer)} within a day.",
        since=offer.received,
        overdue_bd=None,
        satisfied=sent_to_anybody(story, "offer_thanks", offer.received),
        cancelled=_over(story, offer),
    )


def reader_of(story: Story, offer: OfferMade) -> Recipient:
    """Who made the offer; where that is not known, whom one writes to there."""
    last = story.held[-1] if story.held else None
    return story.recipient(offer.sender or story.primary_contact(last, offer.received))


def decide(story: Story) -> Iterator[FollowUp]:
    """G2: an offer waits for your decision; without a deadline within five business days (EV-25)."""
    offer = offer_of(story)
    if offer is None:
        return
    zone = story.user_zone
    if offer.deadline:
        lead = story.cadence.offer.decide_lead_h
        moments = Moments(
            offer.received,
            max(hours_after(offer.deadline, -lead), offer.received),
            hours_after(offer.deadline, -_DECIDE_OVERDUE_H),
            offer.deadline,
        )
        why = f"they want your answer by {story.habit.moment(offer.deadline, zone)}"
    else:
        calendar = story.employer_calendar
        day = calendar.after(day_of(offer.received, zone), story.cadence.offer.assumed_bd)
        moments = Moments(
            offer.received,
            moment(day, END_OF_BUSINESS, zone),
            moment(calendar.after(day, 1), END_OF_BUSINESS, zone),
            None,
        )
        why = "they named no deadline; a week is what most expect"
    over = _over(story, offer, Status.SATISFIED)
    yield from settled(
        story,
        Slot("G2", "decide", "internal", None, None),
        story.yourself(),
        moments,
        reason=f"The offer of {story.company.name} is yours to decide: {why}.",
        since=offer.received,
        overdue_bd=None,
        satisfied=over if over and over.status is Status.SATISFIED else None,
        cancelled=over if over and over.status is Status.CANCELLED else None,
    )


def ask_for_time(story: Story) -> Iterator[FollowUp]:
    """G4: others will not have decided by the deadline: ask for a later one, once (EV-25, EV-26)."""
    offer = offer_of(story)
    if offer is None or offer.deadline is None or offer.known_since is None:
        return
    zone, calendar = story.employer_zone, story.employer_calendar
    last = day_of(offer.deadline, zone)
    decisions = [
        decision
        for decision in story.elsewhere.decisions(story.company.id)
        if decision is None or decision >= last
    ]
    if not decisions:
        return
    until: date = calendar.after(last, story.cadence.offer.extension_max_bd)
    known = [decision for decision in decisions if decision is not None]
    if len(known) == len(decisions):
        until = min(until, calendar.after(calendar.roll(max(known)), 1))
    recipient = reader_of(story, offer)
    since = offer.known_since
    _, due = evening_slot(since, story.cadence, recipient.zone, delay=_min_delay(story))
    yield from settled(
        story,
        Slot("G4", "ask_for_time", "email", None, recipient.id),
        recipient,
        Moments(
            since,
            min(due, offer.deadline),
            min(hours_after(since, story.cadence.offer.ack_h), offer.deadline),
            offer.deadline,
        ),
        reason=(
            f"Others will not have decided by {story.habit.day(last)}: ask {recipient.name} for time until "
            f"{story.habit.day(until)}."
        ),
        since=since,
        overdue_bd=None,
        satisfied=sent_to_anybody(story, "ask_for_time", offer.received),
        cancelled=_over(story, offer),
        ask_until=until,
    )


def ask_for_paper(story: Story) -> Iterator[FollowUp]:
    """G5: three business days after an offer that is not in writing, ask for it (EV-25)."""
    offer = offer_of(story)
    if offer is None:
        return
    recipient = reader_of(story, offer)
    if offer.written_at and offer.written_at <= offer.received:
        return
    day = recipient.calendar.after(day_of(offer.received, recipient.zone), story.cadence.offer.written_bd)
    written = Ended(Status.CANCELLED, offer.written_at, "it came in writing") if offer.written_at else None
    yield from settled(
        story,
        Slot("G5", "written_offer_request", "email", None, recipient.id),
        recipient,
        day_rule(recipient, day, story.cadence.email.slot, 1, _WRITTEN_EXPIRE_BD),
        reason=(
            f"The offer of {story.habit.day(day_of(offer.received, recipient.zone))} is not in writing yet: "
            f"ask {recipient.name} for it."
        ),
        since=offer.received,
        overdue_bd=1,
        satisfied=sent_to(story, "written_offer_request", recipient.id, offer.received),
        cancelled=earliest(written, _over(story, offer)),
    )


def give_your_answer(story: Story) -> Iterator[FollowUp]:
    """G6: you have decided: say so within a day, before the deadline (EV-27)."""
    outcome = story.outcome
    if outcome is None or outcome.word not in ("accepted", "declined"):
        return
    offer = offer_of(story)
    sender = offer.sender if offer else None
    if sender is None and story.held:
        sender = story.primary_contact(story.held[-1], outcome.at)
    recipient = story.recipient(sender or story.application.contact)
    due = hours_after(outcome.at, 24)
    if offer and offer.deadline:
        due = min(due, offer.deadline)
    kind = "acceptance" if outcome.word == "accepted" else "decline"
    yield from settled(
        story,
        Slot("G6", kind, "email", None, recipient.id),
        recipient,
        Moments(outcome.at, due, due, None),
        reason=f"You {outcome.word} the offer: tell {recipient.name} in writing.",
        since=outcome.at,
        overdue_bd=None,
        satisfied=sent_to(story, kind, recipient.id, offer.received if offer else outcome.at),
        cancelled=passed_over(story),
    )


def thank_references(story: Story) -> Iterator[FollowUp]:
    """G8: you accepted: thank the references and tell them the news (EV-27, EV-32)."""
    outcome = story.outcome
    if outcome is None or outcome.word != "accepted":
        return
    named = (r for f in story.facts if isinstance(f, ReferencesGiven) for r in f.references)
    for person in dict.fromkeys((*story.application.references, *named)):
        recipient = story.recipient(person)
        bd = story.cadence.references.thanks_bd
        day = recipient.calendar.after(day_of(outcome.at, recipient.zone), bd)
        yield from settled(
            story,
            Slot("G8", "reference_thanks", "email", None, recipient.id),
            recipient,
            day_rule(recipient, day, story.cadence.email.slot, _REFERENCES_OVERDUE_BD, _REFERENCES_EXPIRE_BD),
            reason=f"{recipient.name} spoke for you: thank them, and tell them how it ended.",
            since=outcome.at,
            overdue_bd=_REFERENCES_OVERDUE_BD,
            satisfied=sent_to(story, "reference_thanks", recipient.id, outcome.at),
        )


def record_what_became(story: Story) -> Iterator[FollowUp]:
    """G9: the deadline has passed and nothing was recorded: say what became of the offer."""
    offer = offer_of(story)
    if offer is None or offer.deadline is None or offer.deadline > story.now:
        return
    if offer.outcome and offer.outcome.at < offer.deadline:
        return
    zone, calendar = story.user_zone, story.employer_calendar
    day = calendar.after(day_of(offer.deadline, zone), 1)
    yield from settled(
        story,
        Slot("G9", "record_outcome", "internal", None, None),
        story.yourself(),
        Moments(
            offer.deadline,
            moment(day, story.cadence.email.slot.due, zone),
            moment(calendar.after(day, 1), END_OF_BUSINESS, zone),
            None,
        ),
        reason=(
            f"The deadline of the offer passed on {story.habit.moment(offer.deadline, zone)}: "
            "what became of it?"
        ),
        since=offer.deadline,
        overdue_bd=1,
        cancelled=_over(story, offer),
    )


def _assumed(story: Story, offer: OfferMade, recipient: Recipient) -> datetime:
    """How long an offer without a deadline is taken to stand."""
    day = recipient.calendar.after(day_of(offer.received, recipient.zone), story.cadence.offer.assumed_bd)
    return moment(day, END_OF_BUSINESS, recipient.zone)


def _min_delay(story: Story) -> timedelta:
    return timedelta(hours=story.cadence.thank_you.min_delay_h)


def _over(story: Story, offer: OfferMade, status: Status = Status.CANCELLED) -> Ended | None:
    """Decided, which an item may count as ``status``, or passed over for another one."""
    outcome = offer.outcome
    because = f"offer {outcome.word}" if outcome and status is Status.CANCELLED else outcome and outcome.word
    decided = Ended(status, outcome.at, because) if outcome and because else None
    return earliest(passed_over(story), decided)


def _asking(offer: OfferMade) -> str:
    wishes = []
    if offer.written_at is None:
        wishes.append("for it in writing")
    if offer.deadline is None:
        wishes.append("by when they need your answer")
    return f", and ask {' and '.join(wishes)}," if wishes else ""
