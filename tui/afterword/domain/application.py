"""An application: one candidacy for one posting at one company."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from afterword.domain.described import described


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
    no_enquiries: bool = False
    url: Annotated[str, described("Link", "The posting, to open it again.")] = ""
    source: Annotated[str, described("Found at", "Job board, a friend, the company's site …")] = ""
    location: Annotated[str, described("Place", "Where the work is done.")] = ""
    pay: Annotated[str, described("Pay", "As the posting says, for yourself; no message names it.")] = ""
    resume: Annotated[str, described("Résumé", "Which version you sent.")] = ""
    notes: Annotated[str, described("Notes", "For yourself.")] = ""
    posting_text: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
