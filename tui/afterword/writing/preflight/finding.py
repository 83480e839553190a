"""What a check found."""

import re
from typing import Literal

import msgspec

from afterword.writing.phrases import Span

Level = Literal["block", "warn"]

_A_FEW_WORDS = 80
"""Letters of the longest place that is about words and not about the whole."""


class Finding(msgspec.Struct, frozen=True, order=True):
    """Something to look at before sending.

    ``id`` is the check (PF-01 to PF-22, R-CHECKS). ``block`` needs a fix or a reason, ``warn`` needs
    nothing. ``start`` and ``end`` are the place in the text; both are None where it is about the whole.
    ``instead`` is what to write there, empty where only the person can say; ``word`` the one that no
    dictionary knows.
    """

    id: str
    level: Level
    message: str
    start: int | None = None
    end: int | None = None
    instead: str = ""
    word: str = ""

    @property
    def about(self) -> str:
        """What it remarks, wherever that stands: by this it is never asked again."""
        return f"{self.id} {re.sub(r'[0-9]+', '#', self.message)}"

    def is_on_words_of(self, other: "Finding") -> bool:
        """Whether both are about the same few words."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        is_short = max(self.end - self.start, other.end - other.start) <= _A_FEW_WORDS
        return is_short and self.start < other.end and other.start < self.end

    def row(self) -> dict[str, object]:
        """The finding for scripts (``data/help/scripts.md``)."""
        return {
            "id": self.id,
            "level": self.level,
            "message": self.message,
            "start": self.start,
            "end": self.end,
            "instead": self.instead,
        }


def block(check: str, message: str, span: Span | None = None) -> Finding:
    """Something that needs a fix, or a reason to leave it."""
    return Finding(check, "block", message, *(span or (None, None)))


def warn(check: str, message: str, span: Span | None = None, instead: str = "") -> Finding:
    """Something worth a second look."""
    start, end = span or (None, None)
    return Finding(check, "warn", message, start, end, instead)
