"""What Today shows, as a plain value: no plan, no screen; whoever has it can draw Today from it.

It can be written and read as JSON (msgspec). Moments stay moments: what is said of them depends on ``now``.
"""

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.phrases import Habit

Turn = Literal["late", "today", "later", "any time", "coming"]
"""When something has its turn, in the order in which the groups stand."""

Said = tuple[tuple[str, str], ...]
"""Words with the style of each: ``(("2 late", "bold $late"), (", ", ""))``."""


class Act(msgspec.Struct, frozen=True, tag=True):
    """Something to do; ``key`` is its follow-up's, or says why several wait that stand in one row.

    ``by`` is the moment that counts now: since when it is late, by when it is to be done, when it comes.
    """

    key: str
    turn: Turn
    company: str
    what: str
    who: str = ""
    by: datetime | None = None


State = Literal["interview", "offer", "decision", "waiting", "silent"]


class Process(msgspec.Struct, frozen=True, tag=True):
    """A running application with a round, and the most important thing to know of it.

    ``at`` is when the interview is, ``day`` on which the person or the employer decides; ``at`` of what waits
    is until when.
    """

    application: str
    state: State
    company: str
    says: str
    more: str = ""
    at: datetime | None = None
    day: date | None = None


class Thought(msgspec.Struct, frozen=True, tag=True):
    """A sentence on how the search is spread, and the key of what would help."""

    indicator: str
    sentence: str
    key: str


class Choice(msgspec.Struct, frozen=True, tag=True):
    """What can be done while several offers are open, and its key.

    ``application`` is the one to ask for time, where it is that.
    """

    sentence: str
    key: str
    application: str = ""


class Posting(msgspec.Struct, frozen=True, tag=True):
    """A saved posting for which one can still apply, and its last day; ``soon`` is within a week."""

    application: str
    company: str
    title: str
    closes: date
    soon: bool


class Share(msgspec.Struct, frozen=True, tag=True):
    """One company's part of all hope, and how far its furthest application is."""

    company: str
    name: str
    application: str
    applications: int
    share: float
    stage: str
    has_offer: bool = False


Hope = Thought | Choice | Posting | Share
"""What can stand in the third pane."""


Entry = tuple[str, str, str]
"""The sign of an entry, the style of the sign, and its words."""


class Day(msgspec.Struct, frozen=True):
    """A day of the week's rail."""

    day: date
    entries: tuple[Entry, ...]


class Sheet(msgspec.Struct, frozen=True):
    """The highlighted thing in full: what and where, a line for each question answered, the text.

    ``missing`` is what the text still lacks, and ``way`` how it is given.
    """

    title: str
    where: str = ""
    facts: tuple[tuple[str, Said], ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    body: str = ""
    missing: tuple[str, ...] = ()
    way: str = ""


class Today(msgspec.Struct, frozen=True):
    """The three panes at ``now``; ``empty`` says what stands in each that has no rows."""

    now: datetime
    zone: str
    habit: Habit
    acts: tuple[Act, ...]
    processes: tuple[Process, ...]
    hopes: tuple[Hope, ...]
    spread: Said
    empty: tuple[str, str, str]
    week: tuple[Day, ...] = ()

    @property
    def clock(self) -> ZoneInfo:
        """The person's own zone."""
        return ZoneInfo(self.zone)

    @property
    def today(self) -> date:
        """The person's own day."""
        return self.local(self.now).date()

    def local(self, instant: datetime) -> datetime:
        """A moment on the person's own clock."""
        return instant.astimezone(self.clock)
