"""Answering what they wrote (E1)."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from afterword.domain.facts import Call, Fact, Reply, Sent
from afterword.domain.history.story import Recipient, Story
from afterword.domain.rules.ends import Ended, closed, first
from afterword.domain.rules.medium import Way, went_to
from afterword.domain.rules.moments import END_OF_BUSINESS, MORNING, Moments, closing
from afterword.domain.rules.rule import ANY_END, Ask, rule
from afterword.domain.timing.calendar import hours_after, moment

_DUE = time(10, 0)
_LAPSE_BD = 10
_RING_WITHIN, _RING_LATE_H = timedelta(minutes=30), 4


@rule("E1", rank=1, outlives=ANY_END, lapses_bd=(1, _LAPSE_BD), of_people=True, answers=True)
def answer(story: Story) -> Iterator[Ask]:
    """E1: a reply that needs an answer: by the next business day at ten (EV-24).

    Who asked to be rung is, within half an hour (L9). Any message, and any call that got through, to the
    sender afterwards is an answer.
    """
    for reply in story.of(Reply):
        calls_back = reply.type == "call_back"
        if not (reply.needs_reply or calls_back):
            continue
        to = story.recipient(reply.from_ and story.in_place_of(reply.from_, reply.at))
        due, late = _to_ring(to, reply.at) if calls_back else _to_write(to, reply.at)
        lapses = closing(to, to.after(due, _LAPSE_BD))
        waits = "asks you to ring" if calls_back else "waits for your answer"
        if calls_back and to.contact and not to.contact.phone:
            waits += "; add their number"
        answered = first(f for f in story.facts if f.at >= reply.at and _answers(story, f, to.id))
        yield Ask(
            reply.at, to, Moments(reply.at, due, late, lapses),
            f"{to.name} wrote on {story.day(reply.at, to)} and {waits}.",
            done=Ended.done(answered, "answered"),
            void=closed(story, reply.at),
            kind="feedback_thanks" if reply.type == "feedback" else "",
            way=Way("call") if calls_back and to.contact and to.contact.phone else None,
        )  # fmt: skip


def _to_write(to: Recipient, at: datetime) -> tuple[datetime, datetime]:
    """When a written answer is due and late."""
    day = to.after(at, 1)
    return moment(day, _DUE, to.zone), closing(to, day)


def _to_ring(to: Recipient, at: datetime) -> tuple[datetime, datetime]:
    """When to ring back by and from when that is late: within their working day."""
    due = at + _RING_WITHIN
    clock, day = due.astimezone(to.zone).time(), to.day(due)
    if not to.calendar.is_business_day(day) or clock > END_OF_BUSINESS:
        due = moment(to.calendar.after(day, 1), MORNING, to.zone)
    elif clock < MORNING:
        due = moment(day, MORNING, to.zone)
    late = hours_after(due, _RING_LATE_H)
    if late.astimezone(to.zone).time() > END_OF_BUSINESS:
        late = moment(to.after(due, 1), _DUE, to.zone)
    return due, late


def _answers(story: Story, fact: Fact, sender: str | None) -> bool:
    match fact:
        case Sent():
            return went_to(story, fact, sender)
        case Call(result=result):
            return result != "no_answer" and went_to(story, fact, sender)
    return False
