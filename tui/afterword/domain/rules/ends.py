"""What ends a follow-up: a message, an end, an acceptance elsewhere, the silence (R-MOMENTS)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from afterword.domain.facts import Dismiss, Fact, Override, Sent, Snooze
from afterword.domain.follow_up import Status
from afterword.domain.history.offers import passed_over_from
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Recipient, Story
from afterword.domain.kinds import kind_named
from afterword.domain.rules.medium import calls_for, went_to
from afterword.domain.rules.silence import ghost_at


class Ended(NamedTuple):
    """Why there is nothing left to do, and since when."""

    status: Status
    at: datetime
    because: str

    @classmethod
    def done(cls, at: datetime | None, because: str = "sent") -> "Ended | None":
        """Done then; None where it was not."""
        return cls(Status.SATISFIED, at, because) if at else None

    @classmethod
    def void(cls, at: datetime | None, because: str) -> "Ended | None":
        """Pointless since then; None where it is not."""
        return cls(Status.CANCELLED, at, because) if at else None


def earliest(*ends: Ended | None) -> Ended | None:
    """The end that came first."""
    found: Ended | None = None
    for end in ends:
        if end and (found is None or end.at < found.at):
            found = end
    return found


def first(facts: Iterable[Fact]) -> datetime | None:
    """When the first of ``facts`` happened, if there is one."""
    return next((fact.at for fact in facts), None)


def marks(story: Story, key: str, since: datetime, until: datetime | None) -> Iterator[Snooze | Dismiss]:
    """The person's own marks on the occurrence of ``key`` that came up at ``since``, in order.

    From ``until`` on it was over; what they say then is meant for a later occurrence.
    """
    for mark in story.marks:
        if isinstance(mark, Override) or mark.key != key:
            continue
        if since <= mark.at and (until is None or mark.at < until):
            yield mark


# Messages


def sent(story: Story, kind: str, since: datetime, about: Round | None = None) -> Iterator[Sent]:
    """The messages of that kind since then; about a round also those that name none."""
    for fact in story.of(Sent):
        if fact.kind == kind and fact.at >= since and (about is None or fact.round in (None, about.number)):
            yield fact


def sent_to(
    story: Story, kind: str, contact: str | None, since: datetime, about: Round | None = None
) -> Ended | None:
    """Done by a message of its kind to its reader, or, if not personal, to somebody who has left since."""
    stands_in = not kind_named(kind).is_personal
    found = sent(story, kind, since, about)
    return Ended.done(first(f for f in found if went_to(story, f, contact, stands_in=stands_in)))


def done_by(
    story: Story, kind: str, to: Recipient, since: datetime, about: Round | None = None
) -> Ended | None:
    """Done by a message of its kind to its reader, or where it is a call by one that got through (L1)."""
    return earliest(sent_to(story, kind, to.id, since, about), called(story, kind, to, since))


def called(story: Story, kind: str, to: Recipient, since: datetime) -> Ended | None:
    """Done by a call to its reader that got through, where that is how one reaches them."""
    return Ended.done(first(calls_for(story, kind_named(kind), to, since)), "you called")


def done_by_any(
    story: Story, kind: str, to: Recipient, since: datetime, about: Round | None = None
) -> Ended | None:
    """Done by a message of its kind, whoever it went to, or where it is a call by one that got through."""
    return earliest(Ended.done(first(sent(story, kind, since, about))), called(story, kind, to, since))


# How things stand


def over(story: Story) -> Ended | None:
    """The application has ended, even before the item came up: what stands closed needs nothing any more."""
    outcome = story.outcome
    return Ended.void(outcome.at, outcome.word) if outcome else None


def closed(story: Story, since: datetime) -> Ended | None:
    """The application has ended since."""
    end = over(story)
    return end if end and end.at >= since else None


def accepted_elsewhere(story: Story) -> Ended | None:
    """Another offer was accepted while this application was running."""
    at = story.elsewhere.accepted(story.application.id, story.made_at)
    return Ended.void(at, "offer accepted elsewhere")


def passed_over(story: Story) -> Ended | None:
    """Another offer was accepted: this one is only to be declined (G7)."""
    return Ended.void(passed_over_from(story), "offer accepted elsewhere")


def gone_quiet(story: Story) -> Ended | None:
    """The silence counts as final; items that would open later are not derived at all."""
    at = ghost_at(story)
    return Ended.void(at, "ghosted") if at and at <= story.now else None
