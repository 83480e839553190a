"""The optional ingredients of a message: at most two, those that suggest themselves or those chosen.

Most are a sentence that a template holds or leaves out. Some say what a fact holds; asked for without
that fact they become a blank.
"""

from collections.abc import Mapping
from typing import NamedTuple

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
