"""Rules of networking: a reminder (H1), thanks for a talk (H2), a heads-up for references (H3)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from afterword.domain.calendar import day_of, hours_after, moment
from afterword.domain.facts import Call, Fact, NetworkRequest, NetworkTalk, ReferencesGiven, Reply, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments, day_rule, evening_slot
from afterword.domain.rules.settle import Slot, first, sent_to, settled
from afterword.domain.story import Story

_REMIND_OVERDUE_BD, _REMIND_EXPIRE_BD = 2, 10
_THANKS_OVERDUE_H, _EXPIRE_BD = 48, 5
_HEADS_UP_OVERDUE_H = 24


def reminder(story: Story) -> Iterator[FollowUp]:
    """H1: advice was asked for and no answer came: one reminder on business day 7 (EV-31)."""
    if not story.cadence.network.max:
        return
    for fact, person in _requests(story):
        recipient = story.recipient(person)
        zone = recipient.zone
        bd = story.cadence.network.remind_bd
        day = recipient.calendar.after(day_of(fact.at, zone), bd)
        yield from settled(
            story,
            Slot("H1", "networking_reminder", "email", None, recipient.id),
            recipient,
            day_rule(recipient, day, story.cadence.email.slot, _REMIND_OVERDUE_BD, _REMIND_EXPIRE_BD),
            reason=(
                f"You asked {recipient.name} for advice on {story.habit.day(day_of(fact.at, zone))}: "
                "one reminder is fine."
            ),
            since=fact.at,
            overdue_bd=_REMIND_OVERDUE_BD,
            satisfied=sent_to(story, "networking_reminder", recipient.id, fact.at),
            cancelled=first(
                (f for f in story.facts if f.at >= fact.at and _heard_from(f, person)),
                "they answered",
                Status.CANCELLED,
            ),
        )


def thanks_for_talk(story: Story) -> Iterator[FollowUp]:
    """H2: an informational talk was held: thanks the same evening (EV-02)."""
    for fact in story.of(NetworkTalk):
        recipient = story.recipient(fact.with_)
        zone, manners = recipient.zone, story.cadence.thank_you
        opens, due = evening_slot(fact.at, story.cadence, zone, delay=timedelta(hours=manners.min_delay_h))
        last_day = recipient.calendar.after(day_of(fact.at, zone), _EXPIRE_BD)
        yield from settled(
            story,
            Slot("H2", "networking_thanks", "email", None, recipient.id),
            recipient,
            Moments(
                opens, due, hours_after(fact.at, _THANKS_OVERDUE_H), moment(last_day, END_OF_BUSINESS, zone)
            ),
            reason=(
                f"{recipient.name} gave you time on {story.habit.day(day_of(fact.at, zone))}: say thank you."
            ),
            since=fact.at,
            overdue_bd=None,
            satisfied=sent_to(story, "networking_thanks", recipient.id, fact.at),
        )


def heads_up(story: Story) -> Iterator[FollowUp]:
    """H3: references were named: tell them who may call and what would help (EV-32)."""
    for fact in story.of(ReferencesGiven):
        for person in fact.references:
            yield from _heads_up(story, fact.at, person)


def _heads_up(story: Story, at: datetime, person: str) -> Iterator[FollowUp]:
    recipient = story.recipient(person)
    zone = recipient.zone
    last_day = recipient.calendar.after(day_of(at, zone), _EXPIRE_BD)
    whom = f" to {story.company.name}" if story.company.name else ""
    yield from settled(
        story,
        Slot("H3", "reference_heads_up", "email", None, recipient.id),
        recipient,
        Moments(
            at,
            hours_after(at, story.cadence.references.heads_up_h),
            hours_after(at, _HEADS_UP_OVERDUE_H),
            moment(last_day, END_OF_BUSINESS, zone),
        ),
        reason=f"You named {recipient.name}{whom}: tell them who may call and what would help.",
        since=at,
        overdue_bd=None,
        satisfied=sent_to(story, "reference_heads_up", recipient.id, at),
    )


def _requests(story: Story) -> Iterator[tuple[Fact, str]]:
    for fact in story.facts:
        match fact:
            case NetworkRequest(to=to):
                yield fact, to
            case Sent(kind="networking_request", to=str(to)):
                yield fact, to


def _heard_from(fact: Fact, person: str) -> bool:
    match fact:
        case Reply(from_=sender, type=kind):
            return sender == person and kind != "auto"
        case Call(to=to, result="reached"):
            return to == person
        case NetworkTalk(with_=with_):
            return with_ == person
    return False
