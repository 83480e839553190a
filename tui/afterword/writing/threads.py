"""The mail a message answers: it stays in that thread, under its subject."""

import re
from collections.abc import Mapping

from afterword.domain.facts import Fact, Feedback, Interview, KeptMail, Offer, Rejected, Reply
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.story import Story

_ANSWERED: Mapping[str, tuple[type[Fact], ...]] = {
    "reply": (Reply,),
    "interview_confirmation": (Interview,),
    "rebook": (Interview,),
    "decline_invitation": (Interview,),
    "rejection_reply": (Rejected,),
    "feedback_thanks": (Feedback, Reply),
    **dict.fromkeys(
        ("offer_thanks", "ask_for_time", "written_offer_request", "negotiation", "acceptance", "decline"),
        (Offer,),
    ),
}
"""What each kind of message answers."""
_MARKS = re.compile(r"(?:(?:re|aw|wg|fw|fwd|antw)\s?:\s*)+", re.IGNORECASE)
_ID = re.compile(r"<?([^\s<>@]+@[^\s<>@]+)>?")


def answered(story: Story, follow_up: FollowUp) -> KeptMail | None:
    """The mail that a message answers, where it was read; the newest of its reader."""
    kinds = _ANSWERED.get(follow_up.kind, ())
    return next(
        (
            fact.mail
            for fact in reversed(story.facts)
            if isinstance(fact, kinds)
            and fact.mail
            and getattr(fact, "from_", None) in (None, follow_up.contact)
        ),
        None,
    )


def answering(mail: KeptMail | None, otherwise: str) -> str:
    """The subject of an answer: ``Re:`` and that of the mail, else ``otherwise``."""
    bare = _MARKS.sub("", " ".join(mail.subject.split()), count=1) if mail else ""
    return f"Re: {bare}" if bare else otherwise


def thread_of(mail: KeptMail | None) -> str:
    """What the head of an answer names the mail by, ``<id@host>``; empty where it had no such name."""
    found = _ID.fullmatch(mail.message_id.strip()) if mail else None
    return f"<{found[1]}>" if found else ""
