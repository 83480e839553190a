"""Where an application stands among all of them, in the job seeker's words, and what orders there are."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Literal

from afterword.domain.facts import Interview, Reply, Sent
from afterword.domain.history.involved import touched_at
from afterword.domain.history.story import Story, once
from afterword.domain.rules.silence import is_live, stage_of
from afterword.domain.timing.calendar import day_of

Standing = Literal["live", "saved", "closed", "quiet"]

STANDINGS: tuple[Standing, ...] = ("live", "saved", "closed", "quiet")
"""Live ones run; saved ones were never applied for; closed ones have ended; quiet ones were never answered
for so long that the silence counts as final."""

STAGES: Mapping[str, str] = {
    "saved": "saved",
    "applied": "applied",
    "in_contact": "in contact",
    "interview_scheduled": "interview scheduled",
    "interviewed": "interviewed",
    "later_round": "later round",
    "offer": "offer",
    "closed": "closed",
}
"""The stages as people call them, in the order in which they are reached."""

_REACHED = {stage: place for place, stage in enumerate(STAGES)}


@once
def standing_of(story: Story) -> Standing:
    """Whether an application runs, was only saved, has ended, or has gone quiet."""
    if story.is_saved_only:
        return "saved"
    if story.outcome and not story.is_unsecured:
        return "closed"
    return "live" if is_live(story) else "quiet"


@once
def stage_text(story: Story) -> str:
    """The stage in a word or two: how it ended for one that has, ``gone quiet`` for one without an answer."""
    if story.outcome and not story.is_saved_only:
        return story.outcome.word
    if standing_of(story) == "quiet":
        return "gone quiet"
    return STAGES[stage_of(story)]


def days_until_closing(story: Story) -> int | None:
    """How many days are left to apply for a saved posting, by its employer's calendar; None without a day."""
    closes = story.application.closes
    if closes is None or not story.is_saved_only:
        return None
    return (closes - day_of(story.now, story.employer_zone)).days


@once
def last_contact(story: Story) -> datetime | None:
    """When the two sides were last in touch, in either direction; None if they never were."""
    moments = [touched for fact in story.facts if (touched := touched_at(fact, story.now))]
    return max(moments, default=None)


def unanswered_invitation(story: Story) -> Reply | None:
    """The reply that asked the person to the next round, while no appointment for it is recorded, and
    nothing that confirms one was sent.
    """
    invited = next((reply for reply in reversed(story.of(Reply)) if reply.type == "advance"), None)
    if invited is None or story.scheduled or any(booked.at >= invited.at for booked in story.of(Interview)):
        return None
    confirmed = any(s.kind == "interview_confirmation" and s.at >= invited.at for s in story.of(Sent))
    return None if confirmed else invited


def _last_word(story: Story) -> float:
    touched = last_contact(story)
    return -touched.timestamp() if touched else 0.0


def _made(story: Story) -> float:
    return -story.made_at.timestamp()


def _furthest(story: Story) -> int:
    return -_REACHED[stage_of(story)]


def by_name(story: Story) -> tuple[str, str, str]:
    """The order in which applications stand that are alike in all else: company, position, id."""
    return (story.company.name.casefold(), story.application.title.casefold(), story.application.id)


ORDERS: Mapping[str, Callable[[Story], Any]] = {
    "by last contact": _last_word,
    "by company": by_name,
    "by stage": _furthest,
    "newest first": _made,
}
"""The orders of a list of applications by name, each a sort key; sorted by name before, ties stay so."""
