"""Whether an offer is on paper and what must still happen, as it is typed in one line."""

import re
from typing import NamedTuple

from afterword.domain.phrases import shortened

_LONGEST = 300
_YES = r"yes|yep|y|ja|j|(?:it is )?(?:on paper|in writing|written|signed)|schriftlich"
_NO = (
    r"no|nope|n|nein|not(?: yet)?|noch nicht|(?:only )?(?:said|spoken|verbal(?:ly)?|oral(?:ly)?)"
    r"|(?:nur )?mündlich"
)
_SO_FAR = (
    r"(?:so far|yet|only (?:said|spoken)|by (?:phone|telephone)|on the phone|on paper|in writing|am telefon"
    r"|schriftlich|[,;. ])*"
)
_ANSWER = re.compile(rf"(?:(?P<yes>{_YES})|(?P<no>{_NO}))\b{_SO_FAR}", re.IGNORECASE)
_ON = re.compile(
    r"(?:but |and )?(?:only )?(?:if|once|when|subject to|provided(?: that)?|depend(?:s|ing) on"
    r"|conditions?(?: are)?|open|wenn|sobald|falls|unter (?:dem )?vorbehalt|vorbehaltlich)\b[: ]*",
    re.IGNORECASE,
)


class Paper(NamedTuple):
    """Whether it is on paper, None where nobody said, and what must still happen."""

    written: bool | None = None
    conditions: str = ""


def read_paper(text: str) -> Paper:
    """``yes``, ``no, only said``, ``yes, subject to a background check``, ``references are open``.

    Raises ValueError with a sentence.
    """
    typed = " ".join(text.split())
    if len(typed) > _LONGEST:
        raise ValueError(f"{shortened(typed)} is too long for this line; the rest goes into Terms.")
    answer = _ANSWER.match(typed)
    rest = typed[answer.end() :] if answer else typed
    on = _ON.match(rest)
    conditions = (rest[on.end() :] if on else rest).strip(" .;,")
    if typed and not answer and not on:
        raise ValueError("Begin with yes or no, like: yes, if the background check is fine")
    return Paper(bool(answer["yes"]) if answer else None, conditions)


def typed_paper(paper: Paper) -> str:
    """As one would type it."""
    said = {True: "yes", False: "no", None: ""}[paper.written]
    return ", ".join(filter(None, (said, paper.conditions and f"subject to {paper.conditions}")))


def paper_text(paper: Paper) -> str:
    """What was understood, in words."""
    said = {True: "on paper", False: "only said so far", None: ""}
    return "; ".join(
        filter(None, (said[paper.written], paper.conditions and f"still open: {paper.conditions}"))
    )
