"""What an application waits for, in the job seeker's words."""

import pytest

from afterword.domain.facts import Fact, InterviewCancelled, Reply, Sent
from afterword.domain.insight.standing import unanswered_invitation
from builders import a_debrief, a_search, an_interview, instant
from domain.plans import story_at


def invited(at: str = "2026-04-17T10:00-04:00", **given: str) -> Reply:
    return Reply(id="r", app="a1", at=instant(at), **{"type": "advance", **given})  # type: ignore[arg-type]


def booked(at: str, day: str) -> Fact:
    start, end = instant(f"{day}T10:00-04:00"), instant(f"{day}T11:00-04:00")
    return an_interview(id="i2", round=2, at=instant(at), start=start, end=end)


CONFIRMED = Sent(id="s", app="a1", at=instant("2026-04-18T10:00-04:00"), kind="interview_confirmation")
OFF = InterviewCancelled(id="c", app="a1", round=2, at=instant("2026-04-16T12:00-04:00"))


@pytest.mark.parametrize(
    ("facts", "is_open"),
    [
        ([], False),
        ([invited()], True),
        ([invited(type="holding")], False),
        ([invited(), booked("2026-04-17T11:00-04:00", "2026-04-23")], False),
        ([invited(), booked("2026-04-17T11:00-04:00", "2026-04-19")], False),
        ([booked("2026-04-16T11:00-04:00", "2026-04-23"), invited()], False),
        ([booked("2026-04-16T11:00-04:00", "2026-04-23"), OFF, invited()], True),
        ([invited(), CONFIRMED], False),
    ],
)
def test_an_invitation_waits_until_its_day_is_known_or_it_was_confirmed(
    facts: list[Fact], is_open: bool
) -> None:
    story = story_at("2026-04-20T12:00-04:00", a_search(an_interview(), a_debrief(), *facts))
    assert bool(unanswered_invitation(story)) is is_open
