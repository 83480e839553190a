"""What follows the thank-you: a forgotten question or point (C4), what was promised (C5)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from afterword.domain.calendar import day_of, hours_after, moment, zone_of
from afterword.domain.facts import Call, Debrief, Missed, Omitted, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.rounds import Round
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments, day_rule
from afterword.domain.rules.pace import paced
from afterword.domain.rules.settle import (
    Ended,
    Slot,
    accepted_elsewhere,
    earliest,
    first,
    first_sent,
    gone_quiet,
    is_void,
    key_of,
    settled,
)
from afterword.domain.rules.status_walk import enquiries
from afterword.domain.rules.thanks import note_sent
from afterword.domain.silence import ghost_at
from afterword.domain.story import Recipient, Story

_DUE_H, _OVERDUE_H, _EXPIRE_BD = 24, 48, 5
_JUST_BEFORE = timedelta(seconds=1)
"""What ends an item is no contact made before it."""


def clarification(story: Story) -> Iterator[FollowUp]:
    """C4: something remembered after the thank-you went out: one e-mail the next business day (SE-80, K-15).

    It lapses on the morning of the status contact, which carries it then; at most one a person and round.
    """
    for held in story.held if _has_remembered(story) and not is_void(story) else ():
        for person in held.interviewers if held.has_people else ():
            remembered = _remembered(story, held, person)
            if remembered is not None:
                yield from _clarification(story, held, person, remembered)


def materials(story: Story) -> Iterator[FollowUp]:
    """C5: something was promised in a round: send it within a day."""
    for held in () if is_void(story) else story.held:
        debriefs = (f for f in story.of(Debrief) if f.round == held.number)
        debrief = next((d for d in debriefs if d.promised_materials), None)
        if debrief is None:
            continue
        candidates = (debrief.follow_up_contact, *held.interviewers[:1])
        recipient = story.recipient(next((c for c in candidates if c in story.search.contacts), None))
        recorded, zone = debrief.at, recipient.zone
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
            reason=f"You promised {recipient.name}: {', '.join(debrief.promised_materials)}.",
            since=recorded,
            overdue_bd=None,
            satisfied=_materials_sent(story, held, recipient, recorded),
            cancelled=earliest(_ended(story), accepted_elsewhere(story)),
        )


def _clarification(story: Story, held: Round, person: str, remembered: datetime) -> Iterator[FollowUp]:
    recipient = story.recipient(person)
    zone = recipient.zone
    asked = _status_day(story, held)
    done = first_sent(story, "clarification", person, held)
    slot = Slot("C4", "clarification", "email", held.number, person)
    opening = story.cadence.email.slot.opens

    def moments_on(day: date) -> Moments:
        moments = day_rule(recipient, day, story.cadence.email.slot, 1, 1)
        return moments._replace(expires=morning)

    day = recipient.calendar.after(day_of(remembered, zone), 1)
    morning = moment(asked, opening, zone)
    carried = _status_contact_made(story, held)
    if carried and carried.at >= morning:
        carried = None
    over = earliest(carried, _ended(story), accepted_elsewhere(story), gone_quiet(story))
    ended = earliest(done, over)
    at = ended.at - _JUST_BEFORE if ended else story.now
    moments, guard = paced(story, key_of(story, slot), recipient, day, remembered, at, moments_on)
    yield from settled(
        story,
        slot,
        recipient,
        moments,
        reason=(
            f"You thought of something for {recipient.name} on {story.habit.day(day_of(remembered, zone))}: "
            "one short message is fine."
        ),
        since=remembered,
        overdue_bd=1,
        held=guard,
        satisfied=done,
        cancelled=over,
        silent=ghost_at(story),
    )


def _has_remembered(story: Story) -> bool:
    """Whether anything was ever remembered after a round; mostly nothing was."""
    debriefs = story.of(Debrief)
    return bool(story.of(Missed) or story.of(Omitted) or any(d.missed or d.omitted for d in debriefs))


def _remembered(story: Story, held: Round, person: str) -> datetime | None:
    """When something was first remembered for this person after they had been thanked."""
    thanked = note_sent(story, held, person)
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


def _status_day(story: Story, held: Round) -> date:
    """The day of the status enquiry after this round, on its recipient's own calendar.

    That of the open one, else that of the last one that was made, let go or lapsed; where there is none
    for another reason, the day the rule names.
    """
    enquiries = _enquiries(story, held)
    told = [f for f in enquiries if f.status.is_open] or [
        f for f in enquiries if f.status is not Status.CANCELLED
    ]
    if told:
        return day_of(told[-1].opens, zone_of(told[-1].zone))
    recipient = story.recipient(story.primary_contact(held, story.now))
    calendar, status = recipient.calendar, story.cadence.status
    decision = decision_date(story, story.now)
    if decision:
        return calendar.after(calendar.roll(decision.day), status.grace_bd)
    return calendar.after(day_of(held.end, recipient.zone), status.no_date_bd)


def _status_contact_made(story: Story, held: Round) -> Ended | None:
    """The status contact after this round, once it is made and no other is open: it carries the rest."""
    enquiries = _enquiries(story, held)
    if any(f.status.is_open for f in enquiries) or not any(f.status is Status.SATISFIED for f in enquiries):
        return None
    rang = 0
    for fact in story.facts:
        if fact.at < held.end:
            continue
        match fact:
            case Sent(kind="status_email") | Call(purpose="status", result="reached" | "voicemail"):
                return Ended(Status.CANCELLED, fact.at, "your status contact carries it")
            case Call(purpose="status", result="no_answer"):
                rang += 1
                if rang >= story.cadence.call.max_attempts:
                    return Ended(Status.CANCELLED, fact.at, "your status contact carries it")
    return None


def _enquiries(story: Story, held: Round) -> list[FollowUp]:
    return [f for f in enquiries(story) if f.rule in ("D1", "D2") and f.round == held.number]


def _ended(story: Story) -> Ended | None:
    """Ended, even before the item came up: nothing more is sent then."""
    outcome = story.outcome
    return Ended(Status.CANCELLED, outcome.at, outcome.word) if outcome else None


def _materials_sent(story: Story, held: Round, recipient: Recipient, since: datetime) -> Ended | None:
    return first(
        (
            f
            for f in story.of(Sent)
            if f.kind == "materials"
            and f.at >= since
            and f.round in (None, held.number)
            and recipient.id in (None, f.to)
        ),
        "sent",
        Status.SATISFIED,
    )
