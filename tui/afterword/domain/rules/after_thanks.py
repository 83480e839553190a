"""What follows the thank-you: a forgotten question or point (C4), what was promised (C5)."""

from collections.abc import Iterator
from datetime import date, datetime

from afterword.domain.calendar import day_of, hours_after, moment
from afterword.domain.facts import Debrief, Missed, Omitted
from afterword.domain.follow_up import FollowUp
from afterword.domain.phrases import day_text
from afterword.domain.rounds import Round
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments, day_rule
from afterword.domain.rules.pace import paced
from afterword.domain.rules.settle import (
    Slot,
    accepted_elsewhere,
    closed,
    earliest,
    first_sent,
    gone_quiet,
    key_of,
    sent_to,
    settled,
)
from afterword.domain.rules.status_walk import status_enquiries
from afterword.domain.silence import ghost_at
from afterword.domain.story import Recipient, Story

_DUE_H, _OVERDUE_H, _EXPIRE_BD = 24, 48, 5


def clarification(story: Story) -> Iterator[FollowUp]:
    """C4: something remembered after the thank-you went out: one e-mail the next business day (SE-80, K-15).

    It lapses on the morning of the status contact, which carries it then; at most one a person and round.
    """
    for held in story.held:
        for person in held.interviewers if held.has_people else ():
            remembered = _remembered(story, held, person)
            if remembered is not None:
                yield from _clarification(story, held, person, remembered)


def materials(story: Story) -> Iterator[FollowUp]:
    """C5: something was promised in a round: send it within a day."""
    for held in story.held:
        promised = held.debrief.promised_materials if held.debrief else ()
        if held.debrief is None or not promised:
            continue
        wished = held.debrief.follow_up_contact
        candidates = (wished, *held.interviewers[:1])
        recipient = story.recipient(next((c for c in candidates if c in story.search.contacts), None))
        recorded, zone = held.debrief.at, recipient.zone
        last_day = recipient.calendar.after(day_of(held.end, zone), _EXPIRE_BD)
        yield from settled(
            story,
            Slot("C5", "materials", "email", held.number, recipient.id),
            recipient,
            Moments(
                recorded,
                max(hours_after(held.end, _DUE_H), recorded),
                hours_after(held.end, _OVERDUE_H),
                moment(last_day, END_OF_BUSINESS, zone),
            ),
            reason=f"You promised {recipient.name}: {', '.join(promised)}.",
            since=recorded,
            overdue_bd=None,
            satisfied=sent_to(story, "materials", recipient.id, recorded),
            cancelled=earliest(closed(story, recorded), accepted_elsewhere(story)),
        )


def _clarification(story: Story, held: Round, person: str, remembered: datetime) -> Iterator[FollowUp]:
    recipient = story.recipient(person)
    zone = recipient.zone
    asked = _status_day(story, held, recipient)
    done = first_sent(story, "clarification", person, held)
    if asked is None and done is None:
        return
    slot = Slot("C4", "clarification", "email", held.number, person)
    opening = story.cadence.email.slot.opens

    def moments_on(day: date) -> Moments:
        moments = day_rule(recipient, day, story.cadence.email.slot, 1, 1)
        return moments._replace(expires=moment(asked, opening, zone)) if asked else moments

    day = recipient.calendar.after(day_of(remembered, zone), 1)
    over = earliest(closed(story, remembered), accepted_elsewhere(story), gone_quiet(story))
    ended = earliest(done, over)
    moments, guard = paced(
        story, key_of(story, slot), recipient, day, remembered, ended.at if ended else story.now, moments_on
    )
    yield from settled(
        story,
        slot,
        recipient,
        moments,
        reason=(
            f"You thought of something for {recipient.name} on {day_text(day_of(remembered, zone))}: "
            "one short message is fine."
        ),
        since=remembered,
        overdue_bd=1,
        held=guard,
        satisfied=done,
        cancelled=over,
        silent=ghost_at(story),
    )


def _remembered(story: Story, held: Round, person: str) -> datetime | None:
    """When something was first remembered for this person after they had been thanked."""
    thanked = sent_to(story, "thank_you", person, held.end)
    if thanked is None:
        return None
    lead = held.interviewers[0]
    for fact in story.facts:
        if fact.at < thanked.at:
            continue
        match fact:
            case Missed(round=number, to=to) | Omitted(round=number, to=to):
                if number == held.number and (to or lead) == person:
                    return fact.at
            case Debrief(round=number, missed=missed, omitted=omitted):
                if number == held.number and person == lead and (missed or omitted):
                    return fact.at
    return None


def _status_day(story: Story, held: Round, recipient: Recipient) -> date | None:
    """The day of the first status enquiry after this round; None once it has been made.

    Where none is open for another reason, the day the rule names.
    """
    enquiries = [f for f in status_enquiries(story) if f.rule in ("D1", "D2") and f.round == held.number]
    if any(f.status.value in ("satisfied", "dismissed", "expired") for f in enquiries):
        return None
    for enquiry in enquiries:
        if enquiry.status.is_open:
            return day_of(enquiry.opens, recipient.zone)
    calendar, status = recipient.calendar, story.cadence.status
    decision = decision_date(story, story.now)
    if decision:
        return calendar.after(calendar.roll(decision.day), status.grace_bd)
    return calendar.after(day_of(held.end, recipient.zone), status.no_date_bd)
