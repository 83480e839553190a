"""Rules of applying: asking whether the application arrived (A1), and after an answer (A2)."""

from collections.abc import Iterator
from datetime import date, datetime

from afterword.domain.calendar import day_of
from afterword.domain.contacts_made import is_informative
from afterword.domain.facts import Fact, Interview, Offer, Reply, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.guard import Held, guarded
from afterword.domain.phrases import count_text, day_text
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.moments import day_rule
from afterword.domain.rules.settle import (
    Ended,
    Slot,
    accepted_elsewhere,
    closed,
    earliest,
    first,
    gone_quiet,
    settled,
)
from afterword.domain.silence import applicant_contact, applied_base, follow_up_day, ghost_at
from afterword.domain.story import Story

_ENQUIRY_OVERDUE_BD = 2
_ENQUIRY_EXPIRE_BD = 10
_MOST_ENQUIRIES = 2


def application_follow_up(story: Story) -> Iterator[FollowUp]:
    """A1: no answer to the application: one e-mail on business day 7, never a call (SE-79, K-16, EV-19).

    Counts from the day of applying or the posting's close, whichever is later.
    """
    applied = story.applied_on
    if applied is None or not story.cadence.apply.max:
        return
    recipient = applicant_contact(story)
    held = follow_up_day(story, story.now)
    apply = story.cadence.apply
    base = applied_base(story, day_of(applied, recipient.zone))
    what = "you applied" if base == day_of(applied, recipient.zone) else "the posting closed"
    yield from settled(
        story,
        Slot("A1", "application_follow_up", "email", None, recipient.id),
        recipient,
        day_rule(recipient, held.day, story.cadence.email.slot, 1, apply.expire_bd),
        reason=(
            f"Ask {recipient.name} about your application: {count_text(apply.follow_up_bd, 'business day')} "
            f"after {what} on {day_text(base)}, and no answer yet."
        ),
        since=applied,
        overdue_bd=1,
        held=held,
        silent=ghost_at(story),
        satisfied=first(
            (f for f in story.facts if _sent(f, "application_follow_up", recipient.id) and f.at >= applied),
            "sent",
            Status.SATISFIED,
        ),
        cancelled=earliest(_answered(story, applied), *_over(story, applied)),
    )


def enquiry_after_answer(story: Story) -> Iterator[FollowUp]:
    """A2: they answered, but no interview came of it: at most two e-mails an answer (SE-36, EV-11).

    One business day after the date they gave, else ten after their answer, twenty while on hold.
    """
    if story.applied_on is None:
        return
    invited = next((fact.at for fact in story.facts if isinstance(fact, Interview)), None)
    answers = [fact for fact in story.facts if is_informative(fact)]
    for number, answer in enumerate(answers):
        if invited is not None and answer.at >= invited:
            return
        following = answers[number + 1].at if number + 1 < len(answers) else None
        yield from _enquiries(story, answer, following)


def _enquiries(story: Story, answer: Fact, following: datetime | None) -> Iterator[FollowUp]:
    """The enquiries that one answer calls for, until the ``following`` one."""
    recipient = applicant_contact(story)
    sent = [
        fact
        for fact in story.facts
        if _sent(fact, "status_email", recipient.id)
        and fact.at >= answer.at
        and (following is None or fact.at < following)
    ]
    since = answer.at
    for number in range(_MOST_ENQUIRIES):
        done = sent[number] if number < len(sent) else None
        held, why = _enquiry_day(
            story, answer, since, is_first=number == 0, at=done.at if done else story.now
        )
        overtaken = Ended(Status.CANCELLED, following, "reply received") if following else None
        yield from settled(
            story,
            Slot("A2", "status_email", "email", None, recipient.id),
            recipient,
            day_rule(recipient, held.day, story.cadence.email.slot, _ENQUIRY_OVERDUE_BD, _ENQUIRY_EXPIRE_BD),
            reason=f"Ask {recipient.name} how your application stands: {why}.",
            since=since,
            overdue_bd=_ENQUIRY_OVERDUE_BD,
            held=held,
            silent=ghost_at(story),
            satisfied=Ended(Status.SATISFIED, done.at, "sent") if done else None,
            cancelled=earliest(overtaken, *_over(story, since)),
        )
        if done is None:
            return
        since = done.at


def _enquiry_day(
    story: Story, answer: Fact, since: datetime, *, is_first: bool, at: datetime
) -> tuple[Held, str]:
    recipient = applicant_contact(story)
    calendar, checkin = recipient.calendar, story.cadence.checkin
    decision = decision_date(story, at) if is_first else None
    on: date = day_of(since, recipient.zone)
    if decision:
        day = calendar.after(calendar.roll(decision.day), story.cadence.status.grace_bd)
        why = f"they said you would hear by {day_text(decision.day)}"
        day = max(day, calendar.after(on, 1))
    else:
        on_hold = isinstance(answer, Reply) and answer.type == "on_hold"
        bd = checkin.on_hold_bd if on_hold else checkin.spacing_bd
        day = calendar.after(on, bd)
        what = "they answered" if is_first else "your last enquiry"
        why = f"{count_text(bd, 'business day')} after {what} on {day_text(on)}, and no news since"
    return guarded(story, recipient, day, at), why


def _sent(fact: Fact, kind: str, contact: str | None) -> bool:
    return isinstance(fact, Sent) and fact.kind == kind and contact in (None, fact.to)


def _answered(story: Story, since: datetime) -> Ended | None:
    """Any word that says how things stand takes the place of asking whether the application arrived."""
    return first(
        (f for f in story.facts if f.at >= since and is_informative(f)), "reply received", Status.CANCELLED
    )


def _over(story: Story, since: datetime) -> Iterator[Ended | None]:
    later = [fact for fact in story.facts if fact.at >= since]
    yield first((f for f in later if isinstance(f, Interview)), "interview scheduled", Status.CANCELLED)
    yield first((f for f in later if isinstance(f, Offer)), "offer received", Status.CANCELLED)
    yield closed(story, since)
    yield accepted_elsewhere(story)
    yield gone_quiet(story)
