"""Answering what they wrote (E1)."""

from collections.abc import Iterator
from datetime import time

from afterword.domain.calendar import day_of, moment
from afterword.domain.facts import Call, Fact, Reply, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments
from afterword.domain.rules.settle import Slot, closed, first, settled
from afterword.domain.story import Story

_DUE = time(10, 0)
_EXPIRE_BD = 10


def answer(story: Story) -> Iterator[FollowUp]:
    """E1: a reply that needs an answer: by the next business day at ten (EV-24).

    Any message, and any call that got through, to the sender afterwards is an answer.
    """
    for reply in story.of(Reply):
        if not reply.needs_reply:
            continue
        recipient = story.recipient(reply.from_)
        zone, calendar = recipient.zone, recipient.calendar
        day = calendar.after(day_of(reply.at, zone), 1)
        yield from settled(
            story,
            Slot(
                "E1", "feedback_thanks" if reply.type == "feedback" else "reply", "email", None, recipient.id
            ),
            recipient,
            Moments(
                opens=reply.at,
                due=moment(day, _DUE, zone),
                overdue=moment(day, END_OF_BUSINESS, zone),
                expires=moment(calendar.after(day, _EXPIRE_BD), END_OF_BUSINESS, zone),
            ),
            reason=(
                f"{recipient.name} wrote on {story.habit.day(day_of(reply.at, zone))} "
                "and waits for your answer."
            ),
            since=reply.at,
            overdue_bd=None,
            satisfied=first(
                (f for f in story.facts if f.at >= reply.at and _answers(f, recipient.id)),
                "answered",
                Status.SATISFIED,
            ),
            cancelled=closed(story, reply.at),
        )


def _answers(fact: Fact, sender: str | None) -> bool:
    match fact:
        case Sent(to=to):
            return sender in (None, to)
        case Call(to=to, result=result):
            return result != "no_answer" and sender in (None, to)
    return False
