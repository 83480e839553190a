"""What a form captured, before it has ids: the words of the person, already understood."""

from datetime import date, datetime
from typing import Literal

import msgspec

from afterword.domain.facts import RoundKind
from afterword.domain.people import CompanyKind, Reach, Role


class CapturedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody met or written to; ``key_point`` is what was talked about with them, ``note`` for oneself."""

    name: str
    salutation: str = ""
    title: str = ""
    role: Role = ""
    email: str = ""
    phone: str = ""
    reach: Reach = ""
    linkedin: str = ""
    note: str = ""
    key_point: str = ""


class CapturedApplication(msgspec.Struct, frozen=True, kw_only=True):
    """An application submitted at ``at``, or a posting kept then for later.

    It came through the ``recruiter`` of an ``agency``, or by the ``referrer``. ``kind`` is the employer's,
    where it is not known yet.
    """

    company: str
    title: str
    kind: CompanyKind = ""
    at: datetime
    contact: CapturedPerson | None = None
    recruiter: CapturedPerson | None = None
    agency: str = ""
    referrer: CapturedPerson | None = None
    url: str = ""
    source: str = ""
    pay: str = ""
    closes: date | None = None
    posting_text: str = ""
    is_saved: bool = False


class CapturedTalk(msgspec.Struct, frozen=True, kw_only=True):
    """What was said in a round, as far as it is known already (C1)."""

    decision_date: date | None = None
    next_step: str = ""
    value: str = ""
    missed: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()


class CapturedInterview(msgspec.Struct, frozen=True, kw_only=True):
    """An appointment, coming or held; ``people`` lead first; ``talk`` is absent until it was held.

    ``invited_by`` wrote the invitation, where one was read; ``uid`` and ``sequence`` are of the calendar
    invitation, where there was one.
    """

    company: str
    title: str
    start: datetime
    end: datetime
    tz: str = ""
    people: tuple[CapturedPerson, ...] = ()
    kind: RoundKind = ""
    place: str = ""
    confirmed: bool = True
    invited_by: CapturedPerson | None = None
    uid: str = ""
    sequence: int = 0
    talk: CapturedTalk | None = None


class CapturedDebrief(msgspec.Struct, frozen=True, kw_only=True):
    """What was said in a round, all that C1 asks; ``people`` as they are spelt, lead first.

    ``ended`` is when the interview was over, where the booking knows only what was planned.
    """

    ended: datetime
    people: tuple[CapturedPerson, ...]
    follow_up_with: CapturedPerson | None
    decision_date: date | None
    next_step: str
    follow_up_medium: Literal["email", "call"] | None
    keep_in_touch: bool
    value: str
    missed: tuple[str, ...]
    omitted: tuple[str, ...]
    contribution: str
    promised_materials: tuple[str, ...]
    notes: str
