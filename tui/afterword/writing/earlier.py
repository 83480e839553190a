"""What happened before this message: enquiries, replies, talks, the points not made yet, and how it ended."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from afterword.domain.application import Application
from afterword.domain.facts import (
    Call,
    Debrief,
    Declined,
    Fact,
    Feedback,
    Missed,
    NetworkRequest,
    NetworkTalk,
    Note,
    Omitted,
    Reply,
    Sent,
    Withdrawn,
)
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.history.summary import summary_of
from afterword.domain.kinds import kind_named
from afterword.domain.rules.rejection import adviser
from afterword.domain.rules.thanks import was_thanked

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


class Before(NamedTuple):
    """What was written and said before, the newest of each: the enquiry after the interview and ``how`` it
    was made (wrote, voicemail, reached), their reply, the request for advice, the talk, the advice since, and
    the point of their feedback.
    """

    enquiry: Fact | None
    how: str
    reply: Reply | None
    request: Fact | None
    talk: NetworkTalk | None
    advice: Note | None
    point: str


def before(story: Story, held: Round | None, person: str | None) -> Before:
    """What was written and said before a message to ``person``."""
    newest = tuple(reversed(story.facts))
    enquiry, how = _enquiry(story, held)
    reply = next((f for f in newest if isinstance(f, Reply) and f.needs_reply and f.from_ == person), None)
    talk = next((f for f in newest if isinstance(f, NetworkTalk) and f.with_ == person), None)
    advice = next((f for f in newest if isinstance(f, Note) and f.from_ == person and person), None)
    feedback = next((f for f in newest if isinstance(f, Feedback) and f.from_ in (None, person)), None)
    return Before(
        enquiry,
        how,
        reply,
        request=next((f for f in newest if _asks(f, person)), None),
        talk=talk,
        advice=advice if advice and (talk is None or advice.at >= talk.at) else None,
        point=feedback.text if feedback else reply.text if reply and len(reply.text) <= _A_POINT else "",
    )


def _enquiry(story: Story, held: Round | None) -> tuple[Fact | None, str]:
    """How one last asked after the interview."""
    for fact in reversed(story.facts):
        if held and fact.at < held.end:
            break
        match fact:
            case Sent() if not kind_named(fact.kind).is_thanks and fact.medium in _WRITTEN:
                return fact, "wrote"
            case Call(result="voicemail" | "reached", purpose="status"):
                return fact, fact.result
    return None, ""


def sent_before(story: Story, follow_up: FollowUp) -> int:
    """How many messages of this kind this person has had already."""
    sent = (fact for fact in story.facts if isinstance(fact, Sent) and fact.kind == follow_up.kind)
    return sum(fact.to == follow_up.contact and fact.at < story.now for fact in sent)


def asks_advice(story: Story, follow_up: FollowUp) -> bool:
    """Of the words after a no, those to whoever is asked for advice (L11)."""
    asked = adviser(story)
    match follow_up.kind:
        case "rejection_reply":
            return asked in (None, follow_up.contact)
        case "final_thanks":
            return asked is not None and asked == follow_up.contact
    return True


def own_reason(story: Story, kind: str) -> str:
    """Why the person said no, or left, in their own words."""
    for fact in reversed(story.facts):
        match kind, fact:
            case ("decline", Declined(reason=reason)) | ("withdrawal", Withdrawn(reason=reason)):
                return reason
    return ""


def running_here(story: Story) -> Iterator[Application]:
    """The other positions at the same company that the person applied for and that have not ended."""
    for other in story.search.applications.values():
        if other.company != story.application.company or other.id == story.application.id:
            continue
        summary = summary_of(story.search.effective_facts(other.id), story.now)
        if summary and not summary.word:
            yield other


def _asks(fact: object, person: str | None) -> bool:
    match fact:
        case NetworkRequest(to=to) | Sent(kind="networking_request", to=to):
            return to == person
    return False
