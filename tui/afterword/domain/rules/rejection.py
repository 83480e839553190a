"""Rules after a no, and of last courtesies: reply (F1), final thanks (F2), connect (F3), re-contact (F4)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from afterword.domain.calendar import day_of, moment
from afterword.domain.facts import Rejected, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.offers import offer_of
from afterword.domain.outcome import Outcome
from afterword.domain.rounds import Round
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments, day_rule
from afterword.domain.rules.settle import (
    Ended,
    Slot,
    accepted_elsewhere,
    earliest,
    passed_over,
    sent_to,
    settled,
)
from afterword.domain.rules.thanks import was_thanked
from afterword.domain.silence import is_ghosted
from afterword.domain.story import Recipient, Story

_REPLY_EXPIRE_BD = 10
_THANKS_EXPIRE_BD = 5
_LAST_THANKS_BD, _LAST_THANKS_OVERDUE_BD, _LAST_THANKS_EXPIRE_BD = 2, 3, 10
_CONNECT_OVERDUE_BD, _CONNECT_EXPIRE_BD = 5, 20
_RECONTACT_OVERDUE_BD = 10


def rejection_reply(story: Story) -> Iterator[FollowUp]:
    """F1: a no after an interview: thanks, a request for advice, staying in touch (SE-39, SE-42, K-11)."""
    rejection = _rejection(story)
    if rejection is None:
        return
    outcome, _ = rejection
    recipient = _rejection_recipient(story, outcome)
    if recipient.contact and recipient.contact.do_not_contact:
        return
    day = _reply_day(story, outcome, recipient)
    yield from settled(
        story,
        Slot("F1", "rejection_reply", "email", None, recipient.id),
        recipient,
        day_rule(recipient, day, story.cadence.email.slot, 1, _REPLY_EXPIRE_BD),
        reason=(
            f"They said no on {story.habit.day(day_of(outcome.at, recipient.zone))}: thank {recipient.name}, "
            "ask what you could do better, and stay in touch."
        ),
        since=outcome.at,
        overdue_bd=1,
        satisfied=sent_to(story, "rejection_reply", recipient.id, outcome.at),
    )


def final_thanks(story: Story) -> Iterator[FollowUp]:
    """F2: a last courtesy to interviewers never thanked, and to the lead after your yes or no (SE-42)."""
    rejection = _rejection(story)
    if rejection:
        outcome, held = rejection
        replied = _rejection_recipient(story, outcome)
        day = _reply_day(story, outcome, replied)
        for person in held.interviewers:
            if person != replied.id and not was_thanked(story, held, person):
                recipient = story.recipient(person)
                yield from _final_thanks(story, outcome, recipient, day, 1, _THANKS_EXPIRE_BD)
        return
    outcome_now = story.outcome
    if outcome_now is None or outcome_now.word not in ("accepted", "declined"):
        return
    held_before = [r for r in story.held if r.end <= outcome_now.at]
    if not held_before or not held_before[-1].has_people:
        return
    lead = next(iter(held_before[-1].interviewers), None)
    offer = offer_of(story)
    if lead and offer and offer.sender == lead:
        return
    recipient = story.recipient(lead)
    day = recipient.calendar.after(day_of(outcome_now.at, recipient.zone), _LAST_THANKS_BD)
    yield from _final_thanks(
        story, outcome_now, recipient, day, _LAST_THANKS_OVERDUE_BD, _LAST_THANKS_EXPIRE_BD
    )


def connect(story: Story) -> Iterator[FollowUp]:
    """F3: after the reply to a no, an invitation to connect (SE-44)."""
    rejection = _rejection(story)
    replied = _replied(story)
    if rejection is None or replied is None:
        return
    _, held = rejection
    for person in held.interviewers:
        recipient = story.recipient(person)
        contact = recipient.contact
        if contact is None or contact.connected or contact.do_not_contact:
            continue
        bd = story.cadence.rejection.linkedin_bd
        day = recipient.calendar.after(day_of(replied, recipient.zone), bd)
        yield from settled(
            story,
            Slot("F3", "stay_in_touch", "linkedin", None, person),
            recipient,
            day_rule(recipient, day, story.cadence.email.slot, _CONNECT_OVERDUE_BD, _CONNECT_EXPIRE_BD),
            reason=(
                f"You wrote on {story.habit.day(day_of(replied, recipient.zone))}: "
                f"connect with {contact.name}."
            ),
            since=replied,
            overdue_bd=_CONNECT_OVERDUE_BD,
            satisfied=sent_to(story, "stay_in_touch", person, replied),
            cancelled=accepted_elsewhere(story),
        )


def re_contact(story: Story) -> Iterator[FollowUp]:
    """F4: a friendly word three months later, when something new may be open (SE-86, EV-30)."""
    recontact = story.cadence.recontact
    for number, (since, recipient, done) in enumerate(_re_contacts(story)):
        zone = recipient.zone
        what = "you last wrote" if number else "it ended"
        yield from settled(
            story,
            Slot("F4", "re_contact", "email", None, recipient.id),
            recipient,
            _re_contact_moments(story, since, recipient),
            reason=(
                f"{recontact.days} days since {what} on {story.habit.day(day_of(since, zone))}: tell "
                f"{recipient.name} what is new with you."
            ),
            since=since,
            overdue_bd=_RECONTACT_OVERDUE_BD,
            satisfied=Ended(Status.SATISFIED, done, "sent") if done else None,
            cancelled=earliest(accepted_elsewhere(story), _applied_there_again(story, since)),
        )


def _rejection(story: Story) -> tuple[Outcome, Round] | None:
    """The rejection as it stands, and the last round held before it; None without a round."""
    outcome = story.outcome
    if outcome is None or outcome.word != "rejected":
        return None
    held = [r for r in story.held if r.end <= outcome.at]
    return (outcome, held[-1]) if held else None


def _rejection_recipient(story: Story, outcome: Outcome) -> Recipient:
    """Who sent the no, else the lead interviewer."""
    sender = outcome.fact.from_ if isinstance(outcome.fact, Rejected) else None
    held = [r for r in story.held if r.end <= outcome.at]
    lead = held[-1].interviewers[:1] if held else ()
    return story.recipient(next((c for c in (sender, *lead) if c in story.search.contacts), None))


def _reply_day(story: Story, outcome: Outcome, recipient: Recipient) -> date:
    return recipient.calendar.after(day_of(outcome.at, recipient.zone), story.cadence.rejection.reply_bd)


def _replied(story: Story) -> datetime | None:
    """When the rejection was answered."""
    rejection = _rejection(story)
    if rejection is None:
        return None
    recipient = _rejection_recipient(story, rejection[0])
    done = sent_to(story, "rejection_reply", recipient.id, rejection[0].at)
    return done.at if done else None


def _final_thanks(
    story: Story, outcome: Outcome, recipient: Recipient, day: date, overdue_bd: int, expire_bd: int
) -> Iterator[FollowUp]:
    contact = recipient.contact
    if contact and contact.do_not_contact:
        return
    asks = " Who interviewed you? Add a name." if contact is None else ""
    if contact and not contact.email:
        asks = " No e-mail address is known yet."
    yield from settled(
        story,
        Slot("F2", "final_thanks", "email", None, recipient.id),
        recipient,
        day_rule(recipient, day, story.cadence.email.slot, overdue_bd, expire_bd),
        reason=f"A last thank-you to {recipient.name}, whatever came of it.{asks}",
        since=outcome.at,
        overdue_bd=overdue_bd,
        satisfied=sent_to(story, "final_thanks", recipient.id, outcome.at),
        cancelled=passed_over(story) if outcome.word == "declined" else None,
    )


def _re_contact_moments(story: Story, since: datetime, recipient: Recipient) -> Moments:
    zone, calendar = recipient.zone, recipient.calendar
    recontact, slot = story.cadence.recontact, story.cadence.email.slot
    day = calendar.roll(day_of(since, zone) + timedelta(days=recontact.days))
    return Moments(
        opens=moment(day, slot.opens, zone),
        due=moment(day, slot.due, zone),
        overdue=moment(calendar.after(day, _RECONTACT_OVERDUE_BD), END_OF_BUSINESS, zone),
        expires=moment(day + timedelta(days=recontact.window_days), END_OF_BUSINESS, zone),
    )


def _re_contacts(story: Story) -> Iterator[tuple[datetime, Recipient, datetime | None]]:
    """What each re-contact counts from, whom it goes to, and when it was sent.

    Another one follows only where the one before was sent in time.
    """
    outcome = story.outcome
    if outcome is None:
        return
    if outcome.word == "rejected" and _replied(story):
        since, recipient, most = outcome.at, _rejection_recipient(story, outcome), story.cadence.recontact.max
    elif outcome.word == "closed" and story.held and _was_ghosted(story, outcome):
        primary = story.primary_contact(story.held[-1], outcome.at)
        since, recipient, most = outcome.at, story.recipient(primary), 1
    else:
        return
    sent = (
        fact.at
        for fact in story.facts
        if isinstance(fact, Sent)
        and fact.kind == "re_contact"
        and fact.at >= outcome.at
        and recipient.id in (None, fact.to)
    )
    for _ in range(most):
        done = next(sent, None)
        yield since, recipient, done
        expires = _re_contact_moments(story, since, recipient).expires
        if done is None or (expires is not None and done >= expires):
            return
        since = done


def _was_ghosted(story: Story, outcome: Outcome) -> bool:
    return is_ghosted(story.at(outcome.at).without(outcome.fact))


def _applied_there_again(story: Story, since: datetime) -> Ended | None:
    """An application there that began after the closing speaks for itself."""
    ended = story.outcome.at if story.outcome else since
    begun = [at for at in story.others_begun if at > ended]
    return Ended(Status.CANCELLED, min(begun), "you applied there again") if begun else None
