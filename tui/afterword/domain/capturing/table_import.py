"""What a table from elsewhere would bring to a search: shown, corrected and confirmed before it comes in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    "interview": "Interviews",
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

COLUMNS: Mapping[str, str] = {
    **FIELDS,
    "row_on": "Day",
    "company+title": "Company, position",
    "title+company": "Position, company",
}
"""What a column of a table is taken for, as people call it; one that is a step is called by the step."""

STATUS_ANSWERS = (
    "saved", "applied", "answered", "interview", "offer", "accepted", "declined", "withdrawn", "rejected",
    "closed", "note",
)  # fmt: skip
"""What a status can be said to mean; ``note`` keeps its words and goes by the other columns."""

PAIRS = ("company+title", "title+company")
"""What a column can hold that has both in one cell."""

STEPS = ("applied", "answered", "offer", "accepted", "declined", "withdrawn", "rejected", "closed")
"""What a column of its own can say by a tick or a day in it."""

SEVERAL = ("pay", "tags", "notes", "interview", "status")
"""The fields that several columns may fill together."""

Order = Literal["", "day first", "month first"]
DATE_ORDERS: Mapping[str, Order] = {"day_first": "day first", "month_first": "month first"}
"""How an order of day and month is answered."""

What = Literal["asked", "doubtful", "skipped", "new", "updated", "unchanged"]

WHATS: tuple[What, ...] = ("asked", "doubtful", "skipped", "new", "updated", "unchanged")
"""What can become of a row; what needs a look comes first."""

NO_TITLE, NO_COMPANY = "Position not noted", "Company not noted"
"""What stands where a table names no position, or no company."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the person said about a table.

    ``columns`` names the column of a field where it was not recognised; several are parted by semicolons,
    none is empty. ``on`` is the day that counts where a row gives none. ``same`` says for the place of a
    doubtful row whether it is the application it resembles; ``all_same`` says it for all others.
    ``answers`` are those to questions by their ids, in lower case; ``skip_unknown`` takes what can be
    understood without the others.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    order: Order = ""
    on: date | None = None
    same: Mapping[str, bool] = field(default_factory=dict)
    all_same: bool | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    skip_unknown: bool = False
    recalled: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Answers of earlier times by the shape of their table; those that hold for any under an empty one."""
    said_before: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What tables said of an application when they came in last, by its id and field."""
    keeps_mine: bool = False
    """Whether what was changed in a table since is left as it is here."""

    def answered(self, asked: str, answer: str) -> "Choices":
        """These choices with one more question answered."""
        if asked.startswith("column:"):
            return replace(self, columns={**self.columns, answer_id(asked): answer})
        return replace(self, answers={**self.answers, answer_id(asked): answer})

    def is_same(self, place: str) -> bool | None:
        """Whether the row at ``place`` is the application it resembles; None if nothing was said."""
        said = {"same": True, "apart": False}.get(self.answers.get(answer_id(f"same:{place}"), ""))
        return self.same.get(place, self.all_same if said is None else said)


def place_of(line: int, sheet: str) -> str:
    """What tells a row from all others of its file: its line, and its sheet where there are several."""
    return f"{sheet}!{line}" if sheet else str(line)


def answer_id(asked: str) -> str:
    """The id of a question as it is compared: without case, blanks squeezed."""
    return " ".join(asked.casefold().split())


@dataclass(frozen=True)
class Question:
    """What only the person can say about a table: its ``id`` is how it is answered from a shell.

    ``rows`` are the lines of the rows that it concerns, ``guess`` the likeliest of ``choices``, if any.
    ``subject`` is the word, column or day as it stands in the table, ``examples`` what stands in a column.
    """

    id: str
    about: Literal["status", "column", "date_order", "day_column", "sheet", "same"]
    text: str
    choices: tuple[str, ...]
    rows: tuple[int, ...] = ()
    guess: str = ""
    subject: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """What would become of one row, and why; ``why`` of a new one is empty.

    ``said`` is what the row was understood to say: its status and the days. ``taken`` are the fields that
    it fills, ``kept_as_note`` its cells that only the notes have room for; days are as in ISO 8601.
    """

    line: int
    company: str
    title: str
    what: What
    why: str = ""
    said: str = ""
    status: str = "unknown"
    applied: str = ""
    interviews: tuple[str, ...] = ()
    outcome: str = ""
    taken: tuple[str, ...] = ()
    kept_as_note: tuple[str, ...] = ()
    sheet: str = ""
    """The one it stands on, where there are several."""

    @property
    def place(self) -> str:
        """What tells it from all other rows of the file."""
        return place_of(self.line, self.sheet)


@dataclass(frozen=True, kw_only=True)
class Intake:
    """What a table would bring: ``entries`` are all new and changed ones.

    ``questions`` must be answered first; as long as there is one, nothing comes in. ``passed_over`` counts
    rows that are no applications.
    """

    format: str
    headers: tuple[str, ...]
    columns: Mapping[str, str]
    questions: tuple[Question, ...] = ()
    passed_over: int = 0
    form: str = "csv"
    sheet: str = ""
    shape: str = ""
    """What tables with the same columns have in common."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What was said of it, by the questions."""
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What it says of each application, by its id and field."""
    notices: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    entries: "tuple[Entry, ...]" = ()

    def count(self, what: What) -> int:
        """How many rows are of one kind."""
        return sum(proposal.what == what for proposal in self.proposals)

    @property
    def tally(self) -> str:
        """How many rows are what: ``12 new, 1 updated, 30 unchanged, 2 skipped``."""
        shown = ("new", "updated", "unchanged", "skipped")
        counts = [f"{self.count(what)} {what}" for what in shown]  # type: ignore[arg-type]
        if doubtful := self.count("doubtful"):
            counts.append(f"{doubtful} to decide on")
        if asked := self.count("asked"):
            counts.append(f"{asked} to ask about")
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
