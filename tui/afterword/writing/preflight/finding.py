"""What a check found."""

from typing import Literal

import msgspec

from afterword.writing.phrases import Span

Level = Literal["block", "warn"]


class Finding(msgspec.Struct, frozen=True, order=True):
    """Something to look at before sending.

    ``id`` is the check (PF-01 to PF-22, R-CHECKS). ``block`` needs a fix or a reason, ``warn`` needs
    nothing. ``start`` and ``end`` are the place in the text; both are None where it is about the whole.
    """

    id: str
    level: Level
    message: str
    start: int | None = None
    end: int | None = None

    def row(self) -> dict[str, object]:
        """The finding for scripts (README, "For scripts")."""
        return {
            "id": self.id,
            "level": self.level,
            "message": self.message,
            "start": self.start,
            "end": self.end,
        }


def block(check: str, message: str, span: Span | None = None) -> Finding:
    """Something that needs a fix, or a reason to leave it."""
    return Finding(check, "block", message, *(span or (None, None)))


def warn(check: str, message: str, span: Span | None = None) -> Finding:
    """Something worth a second look."""
    return Finding(check, "warn", message, *(span or (None, None)))
