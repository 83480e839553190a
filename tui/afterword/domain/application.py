"""An application: one candidacy for one posting at one company."""

from datetime import date
from typing import Literal

import msgspec


class Application(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One candidacy for one posting at one company. ``letter`` absent takes the cadence's wish.

    Without a ``language`` it is that of the posting (``domain.language``).
    """

    id: str
    company: str
    title: str
    contact: str | None = None
    via_recruiter: str | None = None
    referrer: str | None = None
    references: tuple[str, ...] = ()
    letter: Literal["off", "additional", "instead"] | None = None
    closes: date | None = None
    no_calls: bool = False
    url: str = ""
    source: str = ""
    location: str = ""
    pay: str = ""
    posting_text: str = ""
    resume: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
