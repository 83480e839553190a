"""What was promised in an interview, as a letter names it: the things, without the day they are due."""

import re
from collections.abc import Iterator

from afterword.domain.facts import Debrief
from afterword.domain.history.story import Story

_BY = re.compile(
    r"(?<![\s,(])[\s,(]+"
    r"(?:(?:by|until|till|before|on|no later than|bis(?: spätestens)?(?: zum)?|am|vor|spätestens)"
    r"(?: the| dem| den)?\s*)?$",
    re.IGNORECASE,
)


def promised_things(debrief: Debrief | None, story: Story) -> tuple[str, ...]:
    """``my list of references by Tuesday`` is my list of references, and so for each of them."""
    promised = debrief.promised_materials if debrief else ()
    return tuple(_things(promised, story)) if promised else ()


def _things(promised: tuple[str, ...], story: Story) -> Iterator[str]:
    # Few messages carry what was promised; the others need not wait for what reads days.
    from afterword.reading.here import Here
    from afterword.reading.running import days_in

    here = Here(story.now, story.user_zone)
    for text in promised:
        words = text.rstrip(" .,;:!)")
        last = next((day for day in days_in(words, here) if day.stop == len(words)), None)
        before = words[: last.start] if last else words
        by = _BY.search(before) if last else None
        is_by = bool(last and by and (by[0].strip(" ,(") or last.is_near))
        yield before[: by.start()] if is_by and by and by.start() else text
