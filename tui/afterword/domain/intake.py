"""What a table from elsewhere would bring to a search: shown, corrected and confirmed before it comes in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from afterword.domain.application import Application
from afterword.domain.described import texts_of
from afterword.domain.phrases import count_text

if TYPE_CHECKING:
    from afterword.domain.search import Entry

FIELDS: Mapping[str, str] = {
    "company": "Company",
    "title": "Position",
    "status": "Status",
    "applied_on": "Applied on",
    "saved_on": "Saved on",
    "status_on": "Status since",
    "closes": "Closes",
    "contact": "Contact",
    "email": "Contact's e-mail",
    "phone": "Contact's phone",
    "website": "Company's website",
    "posting_text": "Posting's text",
    "tags": "Tags",
    "archived": "Archived",
    **{name: text.label for name, text in texts_of(Application).items()},
}
"""What a column of a table can hold, as people call it."""

SEVERAL = ("pay", "tags", "notes")
"""The fields that several columns may fill together."""

Order = Literal["", "day first", "month first"]
What = Literal["doubtful", "skipped", "new", "updated", "unchanged"]

WHATS: tuple[What, ...] = ("doubtful", "skipped", "new", "updated", "unchanged")
"""What can become of a row; what needs a look comes first."""

NO_DAY = "it does not say when you applied; name a day for such rows"
"""Why a row is left out that says that one applied, and not when."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the person said about a table.

    ``columns`` names the column of a field where it was not recognised; several are parted by semicolons,
    none is empty. ``on`` is the day that counts where a row gives none. ``same`` says for the line of a
    doubtful row whether it is the application it resembles; ``all_same`` says it for all others.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    order: Order = ""
    on: date | None = None
    same: Mapping[int, bool] = field(default_factory=dict)
    all_same: bool | None = None

    def is_same(self, line: int) -> bool | None:
        """Whether the row that ends on ``line`` is the application it resembles; None if nothing was said."""
        return self.same.get(line, self.all_same)


@dataclass(frozen=True)
class Proposal:
    """What would become of one row, and why; ``why`` of a new one is empty.

    ``said`` is what the row was understood to say: its status and the days.
    """

    line: int
    company: str
    title: str
    what: What
    why: str = ""
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class Intake:
    """What a table would bring: ``entries`` are all new and changed ones.

    ``question`` is what must be answered first; as long as there is one, there are no proposals.
    """

    format: str
    headers: tuple[str, ...]
    columns: Mapping[str, str]
    question: str = ""
    asks: Literal["", "columns", "dates"] = ""
    notices: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    entries: "tuple[Entry, ...]" = ()

    def count(self, what: What) -> int:
        """How many rows are of one kind."""
        return sum(proposal.what == what for proposal in self.proposals)

    @property
    def lacks_days(self) -> bool:
        """Whether rows are left out for want of a day."""
        return any(proposal.why == NO_DAY for proposal in self.proposals)

    @property
    def tally(self) -> str:
        """How many rows are what: ``12 new, 1 updated, 30 unchanged, 2 skipped``."""
        shown = ("new", "updated", "unchanged", "skipped")
        counts = [f"{self.count(what)} {what}" for what in shown]  # type: ignore[arg-type]
        if doubtful := self.count("doubtful"):
            counts.append(f"{doubtful} to decide on")
        return ", ".join(counts)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The columns that are not taken in."""
        taken = {name for names in self.columns.values() for name in names.split("; ")}
        return tuple(header for header in self.headers if header not in taken)

    @property
    def heading(self) -> str:
        """What it is: ``LinkedIn, saved jobs: 300 rows``."""
        return f"{self.format}: {count_text(len(self.proposals), 'row')}" if self.proposals else self.format
