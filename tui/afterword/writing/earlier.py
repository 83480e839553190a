"""What was said before this message: enquiries, replies, talks, and the points not made yet."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from afterword.domain.facts import (
    Call,
    Debrief,
    Fact,
    Feedback,
    Missed,
    NetworkRequest,
    NetworkTalk,
    Note,
    Omitted,
    Reply,
    Sent,
)
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.kinds import kind_named
from afterword.domain.phrasing import fragment, one_line
from afterword.domain.rules.thanks import was_thanked
from afterword.writing import days

_AT_MOST = 2
"""Questions or points in one message; more belong into a conversation (C4)."""

_WRITTEN = ("email", "text", "linkedin")
"""The media in which one writes and expects an answer."""

_FIRST_WORDS = ("status_call", "status_email", "second_status_email")
"""What may be the first word to somebody after an interview (D1 to D3)."""

_A_POINT = 160
"""Characters up to which what they wrote is one point and not a letter to be summed up."""


def unsaid(
    story: Story,
    held: Round | None,
    contact: str | None,
    kind: type[Omitted | Missed],
    fit: Callable[[str], str],
    *,
    leads: bool,
) -> tuple[str, ...]:
    """Points omitted or questions missed that belong to this person and have not been sent (I10, I11).

    ``fit`` makes each fit to stand in the message.
    """
    if held is None:
        return ()
    points: list[str] = []
    for fact in story.facts:
        match fact:
            case Sent() if (
                kind_named(fact.kind).carries_points and fact.to == contact and fact.at >= held.end
            ):
                points.clear()
            case Debrief() if fact is held.debrief and leads:
                points += fact.omitted if kind is Omitted else fact.missed
            case Missed() | Omitted() if isinstance(fact, kind) and fact.round == held.number:
                if fact.to == contact or (fact.to is None and leads):
                    points += fact.omitted if isinstance(fact, Omitted) else fact.missed
    said = (fit(point) for point in points)
    return tuple(dict.fromkeys(point for point in said if point))[:_AT_MOST]


def owes_thanks(story: Story, follow_up: FollowUp, held: Round | None) -> bool:
    """Whether a question how things stand is the first word to an interviewer who was never thanked (L17)."""
    contact = follow_up.contact
    asks = follow_up.kind in _FIRST_WORDS
    if held is None or not asks or contact not in held.interviewers or was_thanked(story, held, contact):
        return False
    since = (fact for fact in story.facts if fact.at >= held.end)
    return not any(_asked_them(fact, contact) for fact in since)


def _asked_them(fact: Fact, contact: str | None) -> bool:
    match fact:
        case Sent(kind=kind, to=to):
            return to == contact and kind in _FIRST_WORDS
        case Call(result="reached" | "voicemail", purpose="status", to=to):
            return to == contact
    return False


def earlier_contact(story: Story, held: Round | None) -> tuple[datetime | None, str]:
    """When one last asked after the interview, and how: wrote, voicemail or reached."""
    for fact in reversed(story.facts):
        if held and fact.at < held.end:
            break
        match fact:
            case Sent() if not kind_named(fact.kind).is_thanks and fact.medium in _WRITTEN:
                return fact.at, "wrote"
            case Call(result="voicemail" | "reached", purpose="status"):
                return fact.at, fact.result
    return None, ""


def sent_before(story: Story, follow_up: FollowUp) -> int:
    """How many messages of this kind this person has had already."""
    sent = (fact for fact in story.facts if isinstance(fact, Sent) and fact.kind == follow_up.kind)
    return sum(fact.to == follow_up.contact and fact.at < story.now for fact in sent)


def correspondence(story: Story, follow_up: FollowUp, usage: days.Usage) -> dict[str, Any]:
    """What they wrote, and when one asked for advice, talked, and what they advised."""
    person = follow_up.contact
    newest = tuple(reversed(story.facts))
    reply = next((f for f in newest if isinstance(f, Reply) and f.needs_reply and f.from_ == person), None)
    asked = next((f for f in newest if _asks(f, person)), None)
    talk = next((f for f in newest if isinstance(f, NetworkTalk) and f.with_ == person), None)
    advice = next((f for f in newest if isinstance(f, Note) and f.from_ == person and person), None)
    feedback = next((f for f in newest if isinstance(f, Feedback) and f.from_ in (None, person)), None)
    point = feedback.text if feedback else reply.text if reply and len(reply.text) <= _A_POINT else ""

    def told(at: datetime | None) -> date | None:
        return follow_up.local(at).date() if at else None

    return {
        "wrote_day": days.long_day(told(reply.at if reply else None), usage),
        "asked": one_line(reply.text) if reply else "",
        "feedback_point": fragment(point),
        "asked_day": days.long_day(told(asked.at if asked else None), usage),
        "talk_day": days.weekday(told(talk.at if talk else None), usage),
        "advice": fragment(advice.text) if advice and (talk is None or advice.at >= talk.at) else "",
    }


def _asks(fact: object, person: str | None) -> bool:
    match fact:
        case NetworkRequest(to=to) | Sent(kind="networking_request", to=to):
            return to == person
    return False
