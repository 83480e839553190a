"""What a text says that other follow-ups would ask for: sending it settles those too (L19)."""

from collections.abc import Iterable

from afterword.domain.follow_up import FollowUp
from afterword.domain.history.offers import offer_of
from afterword.domain.history.story import Story
from afterword.domain.timing.calendar import day_of
from afterword.writing import phrases
from afterword.writing.preflight.dates import dates_in
from afterword.writing.preflight.letter import words_in
from afterword.writing.promised import promised_things

_NAMED = 2 / 3
"""The share of the words of a thing that stand in one paragraph where it is named there."""


def also_said(
    text: str, story: Story, reader: str | None, others: Iterable[FollowUp], language: str
) -> tuple[str, ...]:
    """The keys of those among ``others`` whose purpose ``text`` serves as well, written to ``reader``.

    What was promised goes to whom it was promised; of an offer anybody at the employer may be asked.
    """
    return tuple(other.key for other in others if _says(text, story, reader, other, language))


def _says(text: str, story: Story, reader: str | None, other: FollowUp, language: str) -> bool:
    match other.kind:
        case "materials" if other.contact in (None, reader):
            held = story.rounds.get(other.round or 0)
            promised = promised_things(held.debrief if held else None, story)
            return bool(promised) and all(_names(text, thing, language) for thing in promised)
        case "written_offer_request":
            return phrases.has(text, "in_writing", language)
        case "ask_for_time":
            return phrases.has(text, "more_time", language) or _names_a_later_day(text, story)
    return False


def _names(text: str, thing: str, language: str) -> bool:
    wanted = words_in(thing) - phrases.words_of("common", language) - {""}
    if not wanted:
        return thing.casefold() in text.casefold()
    found = (len(wanted & words_in(paragraph)) for paragraph in text.splitlines())
    return max(found, default=0) >= _NAMED * len(wanted)


def _names_a_later_day(text: str, story: Story) -> bool:
    """Whether the text names a day after the deadline of the offer."""
    offer, zone = offer_of(story), story.user_zone
    if offer is None or offer.deadline is None:
        return False
    last = day_of(offer.deadline, story.employer_zone)
    return any(dated.day and dated.day > last for dated in dates_in(text, day_of(story.now, zone)))
