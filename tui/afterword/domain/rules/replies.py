"""Answering what they wrote (E1)."""

from collections.abc import Iterator
from datetime import time

from afterword.domain.facts import Call, Fact, Reply, Sent
from afterword.domain.history.story import Story
from afterword.domain.rules.ends import Ended, closed, first
from afterword.domain.rules.medium import went_to
from afterword.domain.rules.moments import Moments, closing
from afterword.domain.rules.rule import ANY_END, Ask, rule
from afterword.domain.timing.calendar import moment

_DUE = time(10, 0)
_LAPSE_BD = 10


@rule("E1", rank=1, outlives=ANY_END, lapses_bd=(1, _LAPSE_BD), of_people=True, answers=True)
def answer(story: Story) -> Iterator[Ask]:
    """E1: a reply that needs an answer: by the next business day at ten (EV-24).

    Any message, and any call that got through, to the sender afterwards is an answer.
    """
    for reply in story.of(Reply):
        if not reply.needs_reply:
            continue
        to = story.recipient(reply.from_ and story.in_place_of(reply.from_, reply.at))
        day = to.after(reply.at, 1)
        lapses = closing(to, to.calendar.after(day, _LAPSE_BD))
        answered = first(f for f in story.facts if f.at >= reply.at and _answers(story, f, to.id))
        yield Ask(
            reply.at, to, Moments(reply.at, moment(day, _DUE, to.zone), closing(to, day), lapses),
            f"{to.name} wrote on {story.day(reply.at, to)} and waits for your answer.",
            done=Ended.done(answered, "answered"),
            void=closed(story, reply.at),
            kind="feedback_thanks" if reply.type == "feedback" else "",
        )  # fmt: skip


def _answers(story: Story, fact: Fact, sender: str | None) -> bool:
    match fact:
        case Sent():
            return went_to(story, fact, sender)
        case Call(result=result):
            return result != "no_answer" and went_to(story, fact, sender)
    return False
