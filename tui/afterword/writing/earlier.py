"""What was said before this message: the last enquiry, and the points that have not been made yet."""

from datetime import datetime

from afterword.domain.facts import Call, Debrief, Missed, Omitted, Sent
from afterword.domain.rounds import Round
from afterword.domain.story import Story
from afterword.writing.phrasing import fragment

_THANKS = frozenset({"thank_you", "thank_you_letter"})
_CARRY_POINTS = frozenset({"thank_you", "clarification", "status_email", "second_status_email"})
"""Kinds of message that say what was omitted and ask what was missed."""

_AT_MOST = 2
"""Questions or points in one message; more belong into a conversation (domain.md 5.2, clarification)."""


def unsaid(
    story: Story, held: Round | None, contact: str | None, kind: type[Omitted | Missed], *, leads: bool
) -> tuple[str, ...]:
    """Points omitted or questions missed that belong to this person and have not been sent (I10, I11)."""
    if held is None:
        return ()
    points: list[str] = []
    for fact in story.facts:
        match fact:
            case Sent() if fact.kind in _CARRY_POINTS and fact.to == contact and fact.at >= held.end:
                points.clear()
            case Debrief() if fact is held.debrief and leads:
                points += fact.omitted if kind is Omitted else fact.missed
            case Missed() | Omitted() if isinstance(fact, kind) and fact.round == held.number:
                if fact.to == contact or (fact.to is None and leads):
                    points += fact.omitted if isinstance(fact, Omitted) else fact.missed
    said = (fragment(point) for point in points)
    return tuple(dict.fromkeys(point for point in said if point))[:_AT_MOST]


def earlier_contact(story: Story, held: Round | None) -> tuple[datetime | None, str]:
    """When one last asked after the interview, and how: wrote, voicemail or reached."""
    for fact in reversed(story.facts):
        if held and fact.at < held.end:
            break
        match fact:
            case Sent() if fact.kind not in _THANKS and fact.medium == "email":
                return fact.at, "wrote"
            case Call(result="voicemail" | "reached", purpose="status"):
                return fact.at, fact.result
    return None, ""
