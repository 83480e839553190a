"""Messages and what the checks know of them, for follow-ups that a test makes up."""

from datetime import datetime

from afterword.domain.follow_up import FollowUp
from afterword.domain.history.story import Story
from afterword.domain.planning.planner import plan
from afterword.domain.search import JobSearch, Register
from afterword.writing import draft
from afterword.writing.catalogue import Catalogue
from afterword.writing.draft import Draft
from afterword.writing.preflight.occasion import Occasion
from domain.plans import CADENCE


def story_of(search: JobSearch, follow_up: FollowUp, now: datetime) -> Story:
    """What the plan at ``now`` knows of the application that ``follow_up`` is about."""
    return plan(search, CADENCE, now).story_of(follow_up)


def drafted(
    search: JobSearch,
    follow_up: FollowUp,
    now: datetime,
    catalogue: Catalogue | None = None,
    register: Register = "",
) -> Draft:
    """The message for ``follow_up`` at ``now``."""
    return draft.draft(story_of(search, follow_up, now), follow_up, catalogue, register)


def occasion_of(search: JobSearch, follow_up: FollowUp, now: datetime) -> Occasion:
    """What the checks know of a message for ``follow_up`` at ``now``."""
    story = story_of(search, follow_up, now)
    return Occasion(story, follow_up, draft.draft(story, follow_up))
