"""One line for each application that runs: what to do, or what is being waited for (R-LINE)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Literal

import msgspec
from msgspec.structs import replace

from afterword.domain.application import Application
from afterword.domain.facts import Applied, Call, Fact, Reply, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.offers import offer_of
from afterword.domain.history.story import Story
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.moments import END_OF_BUSINESS
from afterword.domain.rules.offers import not_secured
from afterword.domain.rules.silence import ghost_at
from afterword.domain.timing.calendar import day_of, moment

LineKind = Literal["action", "wait", "no_contact", "move_on"]


class ApplicationLine(msgspec.Struct, frozen=True):
    """What to do about one application (``key``), or until when to wait, and why."""

    application: str
    kind: LineKind
    key: str | None
    until: datetime | None
    because: str


def line_of(story: Story, follow_ups: Sequence[FollowUp]) -> ApplicationLine:
    """The line of a running or silent application, from its open follow-ups in display order."""
    application = story.application.id
    now = next((f for f in follow_ups if f.status is not Status.UPCOMING), None)
    if now and now.rule == "D6":
        return ApplicationLine(application, "move_on", now.key, None, now.reason)
    if now:
        return ApplicationLine(application, "action", now.key, None, _silent(story, now) + now.reason)
    offer = offer_of(story)
    if offer and offer.is_open(story.now):
        return ApplicationLine(application, "wait", None, offer.deadline, "offer open: yours to decide")
    if lacks := not_secured(story):
        if not follow_ups:
            return ApplicationLine(application, "wait", None, None, lacks)
        following = min(follow_ups, key=lambda f: f.opens)
        return ApplicationLine(application, "wait", following.key, following.opens, lacks)
    if undated := story.record.undated:
        return ApplicationLine(application, "no_contact", None, None, _asks_when(undated))
    waiting = _waiting(story, follow_ups)
    if waiting:
        until, key, because = min(waiting, key=lambda wait: wait[0])
        return ApplicationLine(application, "wait", key, until, because)
    silent = ghost_at(story)
    if silent is None:
        return ApplicationLine(application, "no_contact", None, None, "nothing more to send")
    day = story.habit.day(day_of(silent, story.employer_zone))
    what = "they will come to you" if story.is_quiet else "no further contact"
    return ApplicationLine(application, "no_contact", None, silent, f"{what}; it counts as over from {day}")


def with_carriers(
    lines: Iterable[ApplicationLine], follow_ups: Iterable[FollowUp], applications: Mapping[str, Application]
) -> Iterator[ApplicationLine]:
    """The lines of which those whose follow-up is settled by another one say so (L15)."""
    carriers = {key: follow_up for follow_up in follow_ups for key in follow_up.carries}
    for line in lines:
        carrier = carriers.get(line.key or "")
        if carrier is None:
            yield line
        elif carrier.status is Status.UPCOMING:
            yield replace(line, key=carrier.key, until=carrier.opens)
        else:
            about = applications[carrier.application or ""].title
            yield ApplicationLine(
                line.application,
                "action",
                carrier.key,
                None,
                f"The {carrier.what} about {about} is about this as well.",
            )


def _asks_when(undated: Fact) -> str:
    """What is asked about the last thing that happened, whose day is not known: no follow-up goes by it."""
    match undated:
        case Applied():
            what = "did you apply"
        case Reply(type="advance"):
            what = "is or was the interview"
        case _:
            what = "was it"
    return f"when {what}? With its day come its follow-ups"


def _waiting(story: Story, follow_ups: Sequence[FollowUp]) -> list[tuple[datetime, str | None, str]]:
    """What lies ahead: the next follow-up, the next round, the decision date until its working day ends."""
    ahead: list[tuple[datetime, str | None, str]] = []
    if follow_ups:
        first = min(follow_ups, key=lambda f: f.opens)
        because = "then prepare for the interview" if first.kind == "prepare" else first.because
        because = because or last_said(story)
        ahead.append((first.opens, first.key, because))
    if story.scheduled:
        coming = story.scheduled[0]
        until = coming.start if coming.start > story.now else coming.end
        ahead.append((until, None, f"interview on {story.habit.moment(coming.start, story.user_zone)}"))
    decision = decision_date(story, story.now)
    if decision:
        last = moment(decision.day, END_OF_BUSINESS, story.employer_zone)
        if last > story.now:
            ahead.append((last, None, f"they decide by {story.habit.day(decision.day)}"))
    return ahead


def last_said(story: Story) -> str:
    """The last thing that happened between the two sides."""
    ended = story.held[-1].end if story.held else None
    for fact in reversed(story.facts):
        if ended and fact.at < ended:
            break
        day = story.habit.day(day_of(fact.at, story.user_zone))
        match fact:
            case Reply(type="auto"):
                continue
            case Reply(type="on_hold"):
                return "on hold"
            case Reply():
                return f"they answered on {day}"
            case Sent() | Call():
                return f"you were in touch on {day}"
    if ended is None:
        return "no answer yet"
    return f"{story.held[-1].word} on {story.habit.day(day_of(ended, story.user_zone))}"


def _silent(story: Story, follow_up: FollowUp) -> str:
    """A hint where a status contact is due and nothing was sent since the interview (SE-21)."""
    if follow_up.rule not in ("D1", "D2") or not story.held or not story.held[-1].has_people:
        return ""
    end = story.held[-1].end
    spoken = any(isinstance(f, Sent | Call) and f.at >= end for f in story.facts)
    return "" if spoken else "Silent since the interview. "
