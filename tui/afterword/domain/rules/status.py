"""Asking how things stand: first enquiry (D1, D2), second (D3), check-ins (D4), moving on (D6)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal, NamedTuple

from afterword.domain.calendar import day_of, moment
from afterword.domain.chain import Chain
from afterword.domain.contacts_made import is_human_inbound
from afterword.domain.follow_up import FollowUp
from afterword.domain.guard import Held
from afterword.domain.kinds import Medium
from afterword.domain.phrases import count_text
from afterword.domain.rules.decision import Decision, decision_date
from afterword.domain.rules.medium import why_not_call
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments, call_slot, day_rule, half_of_day
from afterword.domain.rules.pace import paced
from afterword.domain.rules.settle import Slot, key_of, settled
from afterword.domain.silence import ghost_at, is_ghosted
from afterword.domain.story import Recipient, Story

_CHECK_OVERDUE_BD, _CHECK_EXPIRE_BD = 2, 10
_MOVE_ON_OVERDUE_BD = 5


class Enquiry(NamedTuple):
    """What a rule of this family asks for at a moment; ``held`` is what the guard made of its day."""

    slot: Slot
    recipient: Recipient
    moments: Moments
    reason: str
    held: Held
    overdue_bd: int
    attempt: int = 1


class Day(NamedTuple):
    """The day a rule names, and why."""

    rule: str
    day: date
    why: str
    embargo: date | None = None


def enquiry(story: Story, chain: Chain, since: datetime) -> Enquiry | None:
    """What the chain asks for in its state as the story stands; ``since`` is when that came up."""
    recipient = story.recipient(story.primary_contact(chain.round, story.now))
    decision = decision_date(story, story.now)
    match chain.state:
        case "FIRST" if decision:
            return _first(story, chain, since, recipient, decision_check(story, chain, recipient, decision))
        case "FIRST":
            return _first(story, chain, since, recipient, status_check(story, chain, recipient))
        case "SECOND":
            day = second_status(story, chain, recipient, decision)
            bd, expire_bd = story.cadence.status.overdue_bd, story.cadence.status.second_expire_bd
            return _by_mail(story, chain, since, recipient, day, "second_status_email", bd, expire_bd)
        case "CHECK" if chain.checked < story.cadence.checkin.max:
            day = check_in(story, chain, recipient, decision)
            return _by_mail(
                story, chain, since, recipient, day, "check_in", _CHECK_OVERDUE_BD, _CHECK_EXPIRE_BD
            )
    return None


def status_check(story: Story, chain: Chain, recipient: Recipient) -> Day:
    """D1: no decision date was given, so ask on business day 5 after the interview (SE-12, K-02)."""
    bd = story.cadence.status.no_date_bd
    on = day_of(chain.base, recipient.zone)
    after = (
        f"the interview of {story.habit.day(on)}"
        if chain.base == chain.round.end
        else f"they wrote on {story.habit.day(on)}"
    )
    why = f"{count_text(bd, 'business day')} after {after}; no decision date was given"
    return Day("D1", recipient.calendar.after(on, bd), why)


def decision_check(story: Story, chain: Chain, recipient: Recipient, decision: Decision) -> Day:
    """D2: the date they gave has passed: ask one business day later (SE-36, K-02, K-03)."""
    day = max(
        _after_decision(story, recipient, decision),
        recipient.calendar.after(day_of(chain.since, recipient.zone), 1),
    )
    why = f"they said you would hear by {story.habit.day(decision.day)}"
    if grace := story.cadence.status.grace_bd:
        why += f", and {count_text(grace, 'business day')} of grace is good manners"
    return Day("D2", day, why)


def second_status(story: Story, chain: Chain, recipient: Recipient, decision: Decision | None) -> Day:
    """D3: no word after the first enquiry: one more, by e-mail (SE-17, K-04)."""
    status = story.cadence.status
    bd, what = {
        "voicemail": (status.voicemail_to_email_bd, "your voicemail"),
        "email": (status.second_bd, "your e-mail"),
        "informed": (status.second_bd, "you told them about your offer"),
        "rebook": (status.second_bd, "you asked for a new date"),
        "no_answer": (1, "your second call without an answer"),
        "dismissed": (1, "you let the first enquiry go"),
        "rebook_lapsed": (1, "the time for asking for a new date ran out"),
    }.get(chain.cause, (1, "the time for the first enquiry ran out"))
    on = day_of(chain.since, recipient.zone)
    why = f"{count_text(bd, 'business day')} after {what} ({story.habit.day(on)}), and no word since"
    return Day("D3", recipient.calendar.after(on, bd), why, _embargo(story, recipient, decision))


def check_in(story: Story, chain: Chain, recipient: Recipient, decision: Decision | None) -> Day:
    """D4: an occasional e-mail so that you stay in mind, at most four a round (SE-17, EV-14, EV-38)."""
    checkin = story.cadence.checkin
    bd = checkin.on_hold_bd if chain.is_on_hold else checkin.spacing_bd
    on = day_of(chain.since, recipient.zone)
    what = {
        "holding": "they answered",
        "on_hold": "they put it on hold",
        "lapsed": "the time for your last message ran out",
        "dismissed": "you let the last message go",
        "offer_lapsed": "the deadline of the offer passed",
    }.get(chain.cause, "you last wrote")
    after = f"{count_text(bd, 'business day')} after {what} ({story.habit.day(on)})"
    why = f"{after}; a short sign of life is enough"
    return Day("D4", recipient.calendar.after(on, bd), why, _embargo(story, recipient, decision))


def move_on(story: Story) -> Iterator[FollowUp]:
    """D6: the silence counts as final: close it, or revive it by hand (SE-77, K-10)."""
    silent = ghost_at(story)
    if silent is None or not is_ghosted(story):
        return
    zone = story.employer_zone
    late = story.employer_calendar.after(day_of(silent, zone), _MOVE_ON_OVERDUE_BD)
    heard = [fact.at for fact in story.facts if is_human_inbound(fact)]
    last = max([story.made_at, *(held.end for held in story.held), *heard])
    yield from settled(
        story,
        Slot("D6", "move_on", "internal", None, None),
        story.recipient(None),
        Moments(silent, silent, moment(late, END_OF_BUSINESS, zone), None),
        reason=(
            f"{story.company.name} has been silent since {story.habit.day(day_of(last, zone))}. That happens "
            "to most people and says little about you. Close it, and give the hour to a new application."
        ),
        since=silent,
        overdue_bd=_MOVE_ON_OVERDUE_BD,
    )


def _first(story: Story, chain: Chain, since: datetime, recipient: Recipient, day: Day) -> Enquiry:
    """D1 or D2: a call where that is welcome and possible, else an e-mail (K-06)."""
    status, zone = story.cadence.status, recipient.zone
    tried: Literal["am", "pm"] | None = None
    why = day.why
    if chain.attempts:
        last = chain.attempts[-1].astimezone(zone)
        again = recipient.calendar.after(last.date(), 1)
        day = day._replace(day=again, embargo=day.day if day.rule == "D2" else None)
        tried = half_of_day(last.time())
        since = max(since, chain.attempts[-1])
        why = f"nobody answered on {story.habit.day(last.date())}; if nobody does now, leave a voicemail"
    by_mail = why_not_call(story, recipient, story.now, chain.base)

    calls: dict[date, Moments | None] = {}

    def call_on(day: date) -> Moments | None:
        if day not in calls:
            slot = None if by_mail else call_slot(recipient, day, story.cadence, story.user_zone, tried)
            by_call = day_rule(recipient, day, slot, status.overdue_bd, status.expire_bd) if slot else None
            calls[day] = by_call
        return calls[day]

    def moments_on(day: date) -> Moments:
        by_call = call_on(day)
        if by_call:
            return by_call
        return day_rule(recipient, day, story.cadence.email.slot, status.overdue_bd, status.expire_bd)

    parts = (chain.round.number, recipient.id)
    key = key_of(story, Slot(day.rule, "status_call", "call", *parts))
    moments, held = paced(
        story,
        key,
        recipient,
        day.day,
        since,
        story.now,
        moments_on,
        embargo=day.embargo,
        is_call=by_mail is None,
        is_retry=bool(chain.attempts),
    )
    medium: Medium = "call" if call_on(held.day) else "email"
    if medium == "email":
        why += f". By e-mail: {by_mail or 'no hour suits both your day and theirs'}"
    return Enquiry(
        Slot(day.rule, "status_call" if medium == "call" else "status_email", medium, *parts),
        recipient,
        moments,
        f"Ask {recipient.name} how things stand: {why}.",
        held,
        status.overdue_bd,
        attempt=len(chain.attempts) + 1,
    )


def _by_mail(
    story: Story,
    chain: Chain,
    since: datetime,
    recipient: Recipient,
    day: Day,
    kind: str,
    overdue_bd: int,
    expire_bd: int,
) -> Enquiry:
    slot = Slot(day.rule, kind, "email", chain.round.number, recipient.id)

    def moments_on(day: date) -> Moments:
        return day_rule(recipient, day, story.cadence.email.slot, overdue_bd, expire_bd)

    moments, held = paced(
        story, key_of(story, slot), recipient, day.day, since, story.now, moments_on, embargo=day.embargo
    )
    verb = "Ask {} once more how things stand" if day.rule == "D3" else "Check in with {}"
    return Enquiry(slot, recipient, moments, f"{verb.format(recipient.name)}: {day.why}.", held, overdue_bd)


def _after_decision(story: Story, recipient: Recipient, decision: Decision) -> date:
    calendar = recipient.calendar
    return calendar.after(calendar.roll(decision.day), story.cadence.status.grace_bd)


def _embargo(story: Story, recipient: Recipient, decision: Decision | None) -> date | None:
    """GUARD-5: with a date given, nothing before the day after it."""
    return _after_decision(story, recipient, decision) if decision else None
