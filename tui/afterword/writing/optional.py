"""The optional ingredients of a message: at most two, those that suggest themselves or those chosen.

Most are a sentence that a template holds or leaves out. Some say what a fact holds; asked for without
that fact they become a blank.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from afterword.writing.ingredients import Ingredients

AT_MOST = 2
"""How many optional ingredients a message carries (R-MESSAGE)."""


class Choice(NamedTuple):
    """An optional ingredient: in the person's words, the attribute that holds it, and its blank."""

    words: str
    attribute: str = ""
    need: str = ""


CHOICES: Mapping[str, Choice] = {
    "I2": Choice("thanks for their time"),
    "I3": Choice("that you know how busy they are"),
    "I5": Choice("your interest in the position"),
    "I6": Choice("a word of joy"),
    "I7": Choice("what you would bring to the job", "value", "value"),
    "I10": Choice("a point you forgot to make", "omitted", "omitted"),
    "I11": Choice("a question you forgot to ask", "missed", "missed"),
    "I12": Choice("the wish to talk again"),
    "I13": Choice("the offer to send more"),
    "I14": Choice("the question how things stand"),
    "I17": Choice("that you would like to stay in touch"),
    "I19": Choice("thanks for the opportunity"),
    "I21": Choice("times for a talk about the details", "slots", "slots"),
    "time": Choice("the wish for more time to decide", "ask_until", "ask_until"),
    "idea": Choice("your idea for their work", "contribution", "idea"),
    "reason": Choice("your reason", "reason", "reason"),
    "link": Choice("the link to the posting", "link", "link"),
    "format": Choice("what kind of conversation it will be"),
    "flexible": Choice("that other times are fine too"),
}
"""Every optional ingredient by its id (I2 to I21: R-MESSAGE)."""


def chosen(
    optional: Iterable[str], may: Iterable[str], facts: Ingredients, wanted: Collection[str] | None
) -> tuple[str, ...]:
    """The ``optional`` ingredients of a message that are in it: those ``wanted``, else those that it ``may``
    hold and that suggest themselves.
    """
    if wanted is not None:
        return tuple(name for name in optional if name in wanted)
    return tuple(name for name in may if _suggests_itself(name, facts))[:AT_MOST]


def without_the_others(optional: Iterable[str], facts: Ingredients, chosen: Collection[str]) -> Ingredients:
    """``facts`` without what the ``optional`` ingredients would say that are not ``chosen``."""
    left_out = (CHOICES[name].attribute for name in optional if name not in chosen)
    known = msgspec.structs.asdict(facts)
    return msgspec.structs.replace(facts, **{name: type(known[name])() for name in left_out if name in known})


def as_values(chosen: Collection[str]) -> dict[str, Any]:
    """What templates ask for: by the id of each optional ingredient, whether it is in."""
    return {name: name in chosen for name in CHOICES if name not in Ingredients.__annotations__}


def _suggests_itself(name: str, facts: Ingredients) -> bool:
    attribute = CHOICES[name].attribute
    return bool(getattr(facts, attribute)) if attribute else True
