"""A follow-up: what is to be done next, to whom, by which medium, when and why. Always derived."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.kinds import Medium, kind_named


class Status(StrEnum):
    """Where a follow-up stands at a moment (R-MOMENTS)."""

    SATISFIED = "satisfied"
    CANCELLED = "cancelled"
    DISMISSED = "dismissed"
    EXPIRED = "expired"
    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self in (Status.UPCOMING, Status.DUE, Status.OVERDUE)


def key_of(rule: str, application: str | None, number: int | None, contact: str | None) -> str:
    """``rule:application:round:contact`` with ``-`` for absent parts."""
    return f"{rule}:{application or '-'}:{number or '-'}:{contact or '-'}"


class Key(NamedTuple):
    """What a follow-up's key is made of: the slot it fills."""

    rule: str
    application: str | None
    round: int | None
    contact: str | None

    @classmethod
    def read(cls, text: str) -> "Key | None":
        """The parts of a key; None where it has not the form of one."""
        rule, *parts = text.split(":")
        if len(parts) != 3:
            return None
        application, number, contact = (None if part in ("", "-") else part for part in parts)
        return cls(rule, application, int(number) if number and number.isdecimal() else None, contact)


LAST = 9
"""The rank of what can wait for ever: nobody could be late for it, and nobody waits for it (L16)."""


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """One follow-up as it stands at a moment.

    ``rule`` is the id of the rule that derived it (``C2``), or the kind again where the person writes on
    their own account (own_account.py), ``kind`` the kind of message it asks for
    (``thank_you``; internal ones name the act, as ``debrief``). ``opens``, ``due``, ``overdue`` and
    ``expires`` are instants in UTC: not before, recommended by, late from, pointless from; ``zone``
    is the recipient's. ``company`` is the employer it is about, also where it goes to somebody at an agency;
    without an application where its reader works. ``rank`` says what comes first of what is to be done at the
    same time, 0 before all others. ``pass_on`` are contacts whose thanks the recipient is asked to pass on,
    ``together`` the keys that go into the same message, ``carries`` those of other applications that are
    settled with it and not listed (L15), ``ask_until`` the day one may ask for (G4, and the thanks that carry
    it). ``attempt`` counts the calls for this item, starting at 1. ``because`` is what set its day, where
    that is not what was last said (L20).
    """

    rule: str
    kind: str
    medium: Medium
    company: str
    application: str | None
    round: int | None
    contact: str | None
    opens: datetime
    due: datetime
    overdue: datetime
    expires: datetime | None
    zone: str
    status: Status
    reason: str
    rank: int = 0
    held_by: str | None = None
    pass_on: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()
    ask_until: date | None = None
    attempt: int = 1
    because: str = ""
    closed_because: str | None = None

    @property
    def key(self) -> str:
        """``rule:application:round:contact`` with ``-`` for absent parts: the slot it fills."""
        return key_of(self.rule, self.application, self.round, self.contact)

    @property
    def carried(self) -> tuple[Key, ...]:
        """What ``carries`` names, by its parts."""
        return tuple(filter(None, map(Key.read, self.carries)))

    @property
    def is_own(self) -> bool:
        """Whether the person writes it on their own account, and no rule asks for it."""
        return self.rule == self.kind

    @property
    def is_for_any_time(self) -> bool:
        """Whether no day presses: there is nobody to write to, or it only tidies up (L16)."""
        return self.rank == LAST

    @property
    def what(self) -> str:
        """The act in the job seeker's words: ``thank-you``, ``status call``; no e-mail where it is none."""
        said = kind_named(self.kind).said
        if self.medium == "email":
            return said
        return said.replace("e-mail", "call" if self.medium == "call" else "message")

    @property
    def asks(self) -> str:
        """What it asks for, where that is another act than its name."""
        return "close or keep" if self.kind == "move_on" else self.what

    def local(self, instant: datetime) -> datetime:
        """``instant`` on the recipient's clock."""
        return instant.astimezone(ZoneInfo(self.zone))
