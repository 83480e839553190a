"""How far an application is by its row, and the days of it: what the furthest of its statements says."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from afterword.domain.capturing.table_import import Choices, Order, answer_id
from afterword.domain.phrases import Habit
from afterword.exchange.sheets.dates import NOON, DayReader, Past
from afterword.exchange.sheets.marks import without_marks
from afterword.exchange.sheets.one_row import OneRow
from afterword.exchange.sheets.vocabulary import ANSWERS, RANKS, Format, SheetStatus, bare

_STEPS: Mapping[str, SheetStatus] = {f"step {status}": status for status in RANKS}
"""The columns that are a step each."""
_LOGS: Mapping[str, SheetStatus] = {f"log {status}": status for status in RANKS}
"""The columns of when each status was reached."""
_LATER = frozenset(
    {"interviewing", "offer", "accepted", "declined", "rejected", "withdrawn", "silent", "closed"}
)
"""What nothing can have come to before it was applied for."""
_A_DAY = timedelta(days=1)
_TWIN = re.compile(r" \(\d+\)$")
"""What tells a header from others of its name."""
_BETWEEN_DAYS = re.compile(r"(?<!\s)\s*(?:[&;\n+]|\band\b|\bund\b|\bet\b|\by\b|,\s+(?=\d))\s*")
_LONGEST_DAYS = 200
"""Characters; a longer cell is no list of days."""
_FEW_WORDS = 3
"""Words of a status; a longer one says more than how far it is, and is kept."""


class TableHere(NamedTuple):
    """When and where a table is read."""

    now: datetime
    zone: ZoneInfo
    order: Order
    habit: Habit
    year: int | None
    """That of most of its days, for those that name none."""


def status_id(text: str) -> str:
    """How a status is asked about: ``status:drafted``."""
    return answer_id(f"status:{text}")


class Progress:
    """What one row says of how far it is."""

    def __init__(
        self, one: OneRow, days: DayReader, of_format: Format, here: TableHere, choices: Choices
    ) -> None:
        self._one = one
        self._days = days
        self._format = of_format
        self._here = here
        self._choices = choices
        self._met: list[tuple[datetime, bool]] = []
        """The interviews that a status names."""
        self._was_said_closed = False
        """Whether the person said that a word means closed, which does not say that they applied."""

    def said(self) -> dict[str, Any]:
        """How far it is, and the days of it: what the furthest statement of a row says."""
        statements, asks, unknown = self._statuses()
        statements += self._steps()
        interviews = tuple(dict.fromkeys((*self._met, *self._interviews(statements))))
        applied_at, ticked, is_refused = self._applied()
        if ticked:
            statements.append(("applied", None))
        told = [at for status, at in statements if status == "applied" and at]
        applied_at = applied_at or min(told, default=None)
        row_on = self._past("row_on")
        is_only_day = "applied_on" not in self._one.columns or ticked
        has_steps = (
            ticked or is_refused or not is_only_day or any(name in self._one.columns for name in _STEPS)
        )
        if not statements:
            alone = is_only_day and not has_steps and not asks
            did = bool(applied_at or (row_on and alone))
            statements.append((self._format.status or ("applied" if did else "saved"), None))
        status, _ = max(statements, key=lambda said: RANKS[said[0]])
        status_at = max((at for said, at in statements if said == status and at), default=None)
        if RANKS[status] < RANKS["closed"] and self._is_tick(self._one.raw("archived")):
            status = "closed"
        status_at = status_at or self._past("status_on")
        found = [at for status, at in statements if status == "saved" and at]
        saved_at = self._past("saved_on") or min(found, default=None)
        if row_on:
            if status in ("saved", "not_pursued") or self._was_said_closed:
                saved_at = saved_at or row_on
            elif is_only_day and applied_at is None:
                applied_at = row_on
            else:
                self._one.keep(*next(self._one.cells("row_on")))
        if applied_at is None and saved_at is None:
            chosen = self._chosen_day()
            status_at = status_at or (chosen if status != "saved" else None)
        if status == "applied" and applied_at is None:
            applied_at = status_at if self._one.columns.get("status_on") or self._choices.on else None
        if status in ("saved", "not_pursued") and applied_at:
            self._one.keep(*next(self._one.cells("applied_on"), ("Applied on", str(applied_at.date()))))
            applied_at = None
        if status in _LATER and status_at and applied_at and status_at < applied_at - _A_DAY:
            # That is another day than the one on which it came to this.
            status_at = None
        self._one.taken += ["status"] * bool(self._one.raw("status"))
        return {
            "status": status,
            "status_text": unknown,
            "asks": asks,
            "applied_at": applied_at,
            "saved_at": saved_at,
            "status_at": status_at if RANKS[status] > RANKS["applied"] else None,
            "interviews": interviews,
        }

    def _statuses(self) -> tuple[list[tuple[SheetStatus, datetime | None]], str, str]:
        """What the status columns say, the words to ask about, and words that are only kept."""
        found: list[tuple[SheetStatus, datetime | None]] = []
        asks = unknown = ""
        main = self._one.columns.get("status", ())[:1]
        for header, text in self._one.cells("status"):
            word = self._days.beside_days(text)
            said = self._choices.answers
            answer = said.get(status_id(text)) or said.get(status_id(word))
            status = self._one.words.status_of(without_marks(text), self._format)
            if status or (answer and answer != "note"):
                means = status or ANSWERS[answer]  # type: ignore[index]
                found.append((means, self._day_said(text, means)))  # type: ignore[arg-type]
                self._was_said_closed |= not status and answer == "closed"
                if not status or len(text.split()) > _FEW_WORDS or self._one.words.says_more(text):
                    self._one.keep(header, text)
            elif answer == "note":
                unknown = unknown or text
            elif main and self._one.headers[main[0]] == _TWIN.sub("", header):
                asks = word
            else:
                self._one.keep(header, text)
        return found, asks, unknown

    def _day_said(self, text: str, status: object) -> datetime | None:
        """The day beside a status, unless it is that of the interview."""
        aim: Past = "nearest" if status == "interviewing" else "past"
        moments = self._days.moments_in(text, aim)
        if status == "applied" and not self._one.words.confirmed.isdisjoint(bare(text).split()):
            return None
        if status == "interviewing" and moments:
            was_told = not self._one.words.invited.isdisjoint(bare(text).split())
            met = [moment for moment in moments if not was_told or moment[0] > self._here.now]
            self._met += met
            moments = () if met else moments
        return min(moments[0][0], self._here.now) if moments else None

    def _steps(self) -> Iterator[tuple[SheetStatus, datetime | None]]:
        """The steps that have columns of their own: ticks, days and words in them."""
        for name, status in _LOGS.items():
            for _, cell in self._one.cells(name):
                yield from ((status, min(at, self._here.now)) for at, _ in self._several(cell))
        for name, status in _STEPS.items():
            for header, cell in self._one.cells(name):
                if self._is_tick(cell):
                    yield status, None
                elif bare(cell) in self._one.words.no or cell.casefold() in self._one.words.no:
                    continue
                elif days := self._several(cell):
                    if status != "interviewing":
                        yield status, min(days[0][0], self._here.now)
                elif said := self._one.words.status_of(cell, self._format):
                    # "Not yet" of a step says nothing of those before it.
                    if said != "saved":
                        yield said, None
                    self._one.keep(header, cell)
                else:
                    self._one.keep(header, cell)

    def _interviews(
        self, statements: list[tuple[SheetStatus, datetime | None]]
    ) -> Iterator[tuple[datetime, bool]]:
        for name in ("interview", "step interviewing"):
            for header, cell in self._one.cells(name):
                if days := self._several(cell, "nearest"):
                    statements.append(("interviewing", None))
                    self._one.taken.append("interviews")
                    yield from days
                elif days := self._days.moments_in(cell, "nearest"):
                    statements.append(("interviewing", None))
                    self._one.keep(header, cell)
                    yield from days
                elif name == "interview" and self._is_tick(cell):
                    statements.append(("interviewing", None))
                elif name == "interview" and cell.casefold() not in self._one.words.no:
                    self._one.keep(header, cell)

    def _applied(self) -> tuple[datetime | None, bool, bool]:
        """The day of applying; whether it is only ticked, or said not to have happened."""
        cell = self._one.raw("applied_on")
        if self._is_tick(cell):
            return None, True, False
        if self._days.is_about_then(cell):
            self._one.keep(self._one.header_of("applied_on"), cell)
            return None, True, False
        if cell.casefold() in self._one.words.no:
            return None, False, True
        return self._past("applied_on"), False, False

    def _is_tick(self, cell: str) -> bool:
        return cell.casefold() in self._one.words.yes

    # Days

    def _several(self, cell: str, aim: Past = "past") -> tuple[tuple[datetime, bool], ...]:
        """The moments in a cell; none where a part of it is none."""
        for parts in ([cell], _BETWEEN_DAYS.split(cell[:_LONGEST_DAYS])):
            try:
                return tuple(self._days.moment(part, aim) for part in parts)
            except (ValueError, OverflowError):
                continue
        return ()

    def _past(self, name: str) -> datetime | None:
        """The moment of a field; what is none, or still to come, is only kept."""
        for header, cell in self._one.cells(name):
            try:
                moment = self._days.past(cell)
            except (ValueError, OverflowError):
                self._one.keep(header, cell)
            else:
                self._one.taken.append(name)
                return moment
        return None

    def _chosen_day(self) -> datetime | None:
        on = self._choices.on
        return datetime.combine(on, NOON, self._here.zone) if on else None
