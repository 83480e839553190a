"""A mistake of the program's own, and a sentence in the place of what it cost: everything else goes on."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePath
from typing import TypeVar

from afterword.domain.facts import Fact
from afterword.domain.history.story import Story
from afterword.domain.telling import told
from afterword.domain.timing.calendar import day_of

T = TypeVar("T")

HERE = "Afterword makes a mistake here"
"""How every such sentence begins."""


def met(error: Exception) -> None:
    """Hears of each mistake that costs only its own place; tests let none pass."""


def spared(made: Callable[[], T], instead: Callable[[Exception], T]) -> T:
    """What ``made`` gives; where that fails by a mistake of the program's own, what stands ``instead``."""
    try:
        return made()
    except Exception as error:
        met(error)
        return instead(error)


def went_wrong(story: Story, error: Exception, again: Callable[[Story], object]) -> str:
    """What went wrong with which entry, in a sentence, and what helps.

    The entry is the newest without which ``again`` succeeds; where there is no such one, all that is
    recorded of the application is named.
    """
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    place = f", {PurePath(at.tb_frame.f_code.co_filename).name} {at.tb_lineno}" if at else ""
    what = f"({type(error).__name__}{place}) over {_entry(story, again)}"
    return f"{HERE} {what}. Correct or delete it on the application's page; all else goes on."


def _entry(story: Story, again: Callable[[Story], object]) -> str:
    for fact in reversed(story.recorded):
        with suppress(Exception):
            again(story.without(fact))
            return f"the entry of {story.habit.day(day_of(fact.at, story.user_zone))}{_words(story, fact)}"
    if not story.application.id:
        return "an entry"
    return f"what is recorded of {story.application.title} at {story.company.name}"


def _words(story: Story, fact: Fact) -> str:
    with suppress(Exception):
        return f": {told(story.search, fact, story.habit)}"
    return ""
