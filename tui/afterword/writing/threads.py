"""The mail a message answers: it stays in that thread, under its subject."""

import re
from collections.abc import Mapping

from afterword.domain.facts import Fact, Feedback, Interview, KeptMail, Offer, Rejected, Reply
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.story import Story
from afterword.writing.ingredients import Ingredients
from afterword.writing.message import Message

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


def in_thread(message: Message, facts: Ingredients, subject: str) -> tuple[str, str]:
    """The subject of a message, and what its head names the mail by that it answers (``<id@host>``).

    An e-mail that answers one bears its subject behind ``Re:``, else the ``subject`` it was given.
    """
    mail = _answered(facts.story, facts.follow_up) if message.medium == "email" else None
    if mail is None:
        return subject, ""
    bare = _MARKS.sub("", " ".join(mail.subject.split()), count=1)
    found = _ID.fullmatch(mail.message_id.strip())
    return f"Re: {bare}" if bare else subject, f"<{found[1]}>" if found else ""


def _answered(story: Story, follow_up: FollowUp) -> KeptMail | None:
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
