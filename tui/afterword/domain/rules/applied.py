"""Rules of applying: asking whether the application arrived (A1), and after an answer (A2)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from afterword.domain.calendar import day_of
from afterword.domain.contacts_made import is_informative
from afterword.domain.facts import Call, Fact, Interview, Offer, Reply, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.phrases import count_text
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.moments import Moments, day_rule
from afterword.domain.rules.pace import paced
from afterword.domain.rules.settle import (
    Ended,
    Slot,
    accepted_elsewhere,
    earliest,
    first,
    gone_quiet,
    is_void,
    key_of,
    settled,
)
from afterword.domain.silence import applicant_contact, applied_base, follow_up_moments, ghost_at
from afterword.domain.story import Story

_ENQUIRY_OVERDUE_BD = 2
_ENQUIRY_EXPIRE_BD = 10
_MOST_ENQUIRIES = 2
_JUST_BEFORE = timedelta(seconds=1)
"""What ends an item is no contact made before it."""


def application_follow_up(story: Story) -> Iterator[FollowUp]:
    """A1: no answer to the application: one e-mail on business day 7, never a call (SE-79, K-16, EV-19).

    Counts from the day of applying or the posting's close, whichever is later.
    """
    applied = story.applied_on
    if applied is None or not story.cadence.apply.max or is_void(story):
        return
    recipient = applicant_contact(story)
    on = day_of(applied, recipient.zone)
    base, bd = applied_base(story, on), story.cadence.apply.follow_up_bd
    slot = Slot("A1", "application_follow_up", "email", None, recipient.id)
    satisfied = first(
        (f for f in story.of(Sent) if _sent(f, "application_follow_up", recipient.id) and f.at >= applied),
        "sent",
        Status.SATISFIED,
    )
    cancelled = earliest(_answered(story, applied), *_over(story))
    ended = earliest(satisfied, cancelled)
    if story.leaves_out(ended):
        return
    moments, held = follow_up_moments(story, ended.at - _JUST_BEFORE if ended else story.now)
    yield from settled(
        story,
        slot,
        recipient,
        moments,
        reason=(
            f"Ask {recipient.name} about your application: {count_text(bd, 'business day')} "
            f"after {'you applied' if base == on else 'the posting closed'} on {story.habit.day(base)}, "
            "and no answer yet."
        ),
        since=applied,
        overdue_bd=1,
        held=held,
        silent=ghost_at(story),
        satisfied=satisfied,
        cancelled=cancelled,
    )


def enquiry_after_answer(story: Story) -> Iterator[FollowUp]:
    """A2: they answered, but no round is held or agreed: at most two e-mails an answer (SE-36, EV-11).

    One business day after the date they gave, else ten after their answer, twenty while on hold. An
    invitation ends it for good, also when it is called off; what they answer later counts anew.
    """
    if story.applied_on is None or is_void(story):
        return
    answers = _answers(story)
    for number, answer in enumerate(answers):
        if _has_round(story, answer):
            continue
        following = answers[number + 1].at if number + 1 < len(answers) else None
        yield from _enquiries(story, answer, following)


def _has_round(story: Story, answer: Fact) -> bool:
    """Whether a round was held or agreed from ``answer`` to the next invitation, or now without one."""
    invitations = story.of(Interview)
    if not invitations or invitations[0].at >= answer.at:
        return False
    following = next((fact for fact in invitations if fact.at >= answer.at), None)
    then = story.at(following.at).without(following) if following else story
    return bool(then.held or then.scheduled)


def _enquiries(story: Story, answer: Fact, following: datetime | None) -> Iterator[FollowUp]:
    """The enquiries that one answer calls for, until the ``following`` one."""
    recipient = applicant_contact(story)
    slot = Slot("A2", "status_email", "email", None, recipient.id)
    sent = [
        fact
        for fact in story.of(Sent)
        if _sent(fact, "status_email", recipient.id)
        and fact.at >= answer.at
        and (following is None or fact.at < following)
    ]
    overtaken = Ended(Status.CANCELLED, following, "reply received") if following else None
    cancelled = earliest(overtaken, *_over(story, answer.at))

    def moments_on(day: date) -> Moments:
        slot_of_day = story.cadence.email.slot
        return day_rule(recipient, day, slot_of_day, _ENQUIRY_OVERDUE_BD, _ENQUIRY_EXPIRE_BD)

    since = answer.at
    for number in range(_MOST_ENQUIRIES):
        done = sent[number] if number < len(sent) else None
        satisfied = Ended(Status.SATISFIED, done.at, "sent") if done else None
        ended = earliest(satisfied, cancelled)
        at = ended.at - _JUST_BEFORE if ended else story.now
        day, why = _enquiry_day(story, answer, since, at, is_first=number == 0)
        moments, held = paced(story, key_of(story, slot), recipient, day, since, at, moments_on)
        yield from settled(
            story,
            slot,
            recipient,
            moments,
            reason=f"Ask {recipient.name} how your application stands: {why}.",
            since=since,
            overdue_bd=_ENQUIRY_OVERDUE_BD,
            held=held,
            silent=ghost_at(story),
            satisfied=satisfied,
            cancelled=cancelled,
        )
        if done is None:
            return
        since = done.at


def _enquiry_day(
    story: Story, answer: Fact, since: datetime, at: datetime, *, is_first: bool
) -> tuple[date, str]:
    """The day on which to ask, and why; only the first enquiry waits for the date they gave."""
    recipient = applicant_contact(story)
    calendar, checkin = recipient.calendar, story.cadence.checkin
    on = day_of(since, recipient.zone)
    decision = decision_date(story, max(at, answer.at)) if is_first else None
    if decision:
        day = calendar.after(calendar.roll(decision.day), story.cadence.status.grace_bd)
        return max(day, calendar.after(on, 1)), f"they said you would hear by {story.habit.day(decision.day)}"
    on_hold = isinstance(answer, Reply) and answer.type == "on_hold"
    bd = checkin.on_hold_bd if on_hold else checkin.spacing_bd
    what = "they answered" if is_first else "your last enquiry"
    why = f"{count_text(bd, 'business day')} after {what} on {story.habit.day(on)}, and no news since"
    return calendar.after(on, bd), why


def _answers(story: Story) -> list[Fact]:
    """What they said that says how things stand."""
    return [fact for fact in story.record.inbound if _informs(fact)]


def _informs(fact: Fact) -> bool:
    """Whether it says how things stand: a reply that does, or any call in which somebody was reached."""
    return is_informative(fact) or (isinstance(fact, Call) and fact.result == "reached")


def _sent(fact: Sent, kind: str, contact: str | None) -> bool:
    return fact.kind == kind and contact in (None, fact.to)


def _answered(story: Story, since: datetime) -> Ended | None:
    """Any word that says how things stand takes the place of asking whether the application arrived."""
    return first((f for f in _answers(story) if f.at >= since), "reply received", Status.CANCELLED)


def _over(story: Story, since: datetime | None = None) -> Iterator[Ended | None]:
    """What voids an enquiry: a round or an offer (from ``since`` on), an end, the silence."""
    outcome = story.outcome
    invited = (f for f in story.of(Interview) if since is None or f.at >= since)
    offered = (f for f in story.of(Offer) if since is None or f.at >= since)
    yield first(invited, "interview scheduled", Status.CANCELLED)
    yield first(offered, "offer received", Status.CANCELLED)
    yield Ended(Status.CANCELLED, outcome.at, outcome.word) if outcome else None
    yield accepted_elsewhere(story)
    yield gone_quiet(story)
