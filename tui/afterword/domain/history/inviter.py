"""Who invited to a round: whom one answers, and whom one thanks for arranging it."""

from afterword.domain.facts import Reply
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story


def who_invited(story: Story, booked: Round) -> str | None:
    """Who wrote the invitation to a round, else whose answer led to it, as far as known."""
    return booked.invited_by or _led_to(story, booked)


def _led_to(story: Story, booked: Round) -> str | None:
    """Who answered last that it goes on, since the round before and until this one was agreed on."""
    earlier = [other.start for other in story.rounds.values() if other.start < booked.recorded]
    for reply in reversed(story.of(Reply)):
        if reply.at <= booked.recorded and reply.type == "advance" and reply.from_:
            return reply.from_ if not earlier or reply.at > max(earlier) else None
    return None
