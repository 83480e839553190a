"""From the rows of a table to applications as the rows describe them, or to why one cannot be taken in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from html import unescape
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from afterword.domain.application import Application
from afterword.domain.capturing.capture import CapturedPerson
from afterword.domain.capturing.table_import import NO_COMPANY, NO_TITLE, PAIRS, Choices, Order, answer_id
from afterword.domain.described import texts_of
from afterword.domain.phrases import Habit
from afterword.exchange.sheets.cells import Row
from afterword.exchange.sheets.contacts import named_in
from afterword.exchange.sheets.dates import DAYS, NOON, Past, Reader, order_in
from afterword.exchange.sheets.mapping import Columns
from afterword.exchange.sheets.table import Table
from afterword.exchange.sheets.vocabulary import ANSWERS, RANKS, Format, SheetStatus, Vocabulary, plain
from afterword.reading.links import LINK, read_link

_MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s\[]+)\)")
_HTML = re.compile(r"<(?:p|br|div|ul|li|strong|b|span|h\d)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:(?P<breaks>p|br|div|li|ul|ol|tr|h[1-6])\b|[a-z!])[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w{1,31};")
_STEPS: Mapping[str, SheetStatus] = {f"step {status}": status for status in RANKS}
"""The columns that are a step each."""
_LOGS: Mapping[str, SheetStatus] = {f"log {status}": status for status in RANKS}
"""The columns of when each status was reached."""
_LINK_BEHIND = re.compile(r"\s*\((https?://[^()\s]+)\)\s*$")
_MARKS = re.compile(r"\*\*|__|~~|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_BESIDE_NAME = re.compile(
    r"^(?:[^\w\s\"'(&@#$€£.?↳]+\s+|[\u2190-\u21b2\u21b4-\u21ff\u2300-\u2bff\U0001f000-\U0001faff\ufe0f•·]+)+"
)
"""Bullets and pictures; a sign right before a word belongs to it."""
_ABOVE = ("↳", "″", '"', "''", "〃", "dto.", "dito", "ditto", "idem")
_REMARK = re.compile(r"\s?\([^()]*\)")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})")
_HINT = re.compile(r"\(.*\)|\[.*\]")
_BETWEEN_DAYS = re.compile(r"\s*(?:[&;\n+]|\band\b|\bund\b|\bet\b|\by\b|,\s+(?=\d))\s*")
_BETWEEN_NAMES = re.compile(r"\s+(?:@|at|bei|chez|[-–—|·])\s+")
_OR_ELSE = re.compile(r"[,:;]\s|\s/\s|\n")
"""What parts two names where no dash does."""
_LONGEST_DAYS = 200
"""Characters; a longer cell is no list of days."""
_FEW_WORDS = 3
"""Words of a status; a longer one says more than how far it is, and is kept."""
_ADDRESS = re.compile(r"([^,\n]{2,80}),\s?([^\n]*\b\d{4,6}\b[^\n]*)")
"""A company with its address behind it."""


class Here(NamedTuple):
    """When and where a table is read."""

    now: datetime
    zone: ZoneInfo
    order: Order
    habit: Habit
    year: int | None
    """That of most of its days, for those that name none."""


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One application as a row describes it; ``status_text`` is what nobody could make out.

    ``asks`` is the status that must be asked for. An interview is a moment, and whether its time is known.
    """

    line: int
    sheet: str = ""
    company: str
    title: str
    status: SheetStatus
    status_text: str = ""
    asks: str = ""
    applied_at: datetime | None = None
    saved_at: datetime | None = None
    status_at: datetime | None = None
    interviews: tuple[tuple[datetime, bool], ...] = ()
    closes: date | None = None
    people: tuple[CapturedPerson, ...] = ()
    website: str = ""
    posting_text: str = ""
    tags: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    kept_as_note: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """The described texts of an application, by name."""

    @property
    def url(self) -> str:
        """Where the posting is."""
        return self.texts.get("url", "")


@dataclass(frozen=True)
class Skipped:
    """A row that cannot be taken in, and why."""

    line: int
    sheet: str
    company: str
    title: str
    why: str


class _NoApplication(Exception):
    """A row that is no application: a title, a sum, an example."""


class Rows(NamedTuple):
    """The rows that are applications, and how many others there are."""

    rows: tuple[SheetRow | Skipped, ...]
    passed_over: int


def rows_of(
    table: Table, columns: Columns, words: Vocabulary, of_format: Format, here: Here, choices: Choices
) -> Rows:
    """Every row of a table, in its order."""
    reader = _Reader(table.headers, columns, words, of_format, here, choices)
    rows: list[SheetRow | Skipped] = []
    for row in table.rows:
        with suppress(_NoApplication):
            rows.append(reader.read(row))
    return Rows(tuple(rows), len(table.rows) - len(rows))


class _Reader:
    """Reads rows, one after the other."""

    def __init__(
        self,
        headers: Sequence[str],
        columns: Columns,
        words: Vocabulary,
        of_format: Format,
        here: Here,
        choices: Choices,
    ) -> None:
        self._headers = headers
        self._columns = columns
        self._words = words
        self._format = of_format
        self._here = here
        self._choices = choices
        self._days = Reader(here.now, here.zone, here.order, words.months, here.year)
        self._above: dict[str, str] = {}
        self._kept: list[str] = []
        self._met: list[tuple[datetime, bool]] = []
        """The interviews that a status names."""
        self._was_said_closed = False
        """Whether the person said that a word means closed, which does not say that they applied."""
        self._taken: list[str] = []
        self._header_words = {plain(header) for header in headers}

    def read(self, row: Row) -> SheetRow | Skipped:
        if self._is_no_application(row):
            raise _NoApplication
        self._kept, self._taken = [], []
        row = self._realigned(row)
        company, title = self._names(row)
        url = self._link(row)
        if self._choices.skip_unknown and not self._here.order and self._is_twofold(row):
            return Skipped(row.line, row.sheet, company, title, "its day can be read in two ways")
        if not (company or title or url):
            if any(cell for name in self._columns for _, cell in self._cells(row, name)):
                return Skipped(row.line, row.sheet, "", "", "it names no company, no position and no link")
            raise _NoApplication
        said = self._said(row)
        people = self._people(row)
        texts = {name: self.text(row, name) for name in texts_of(Application)}
        closes = self._day(row, "closes")
        self._taken += [
            *(["company"] if company else []),
            *(["title"] if title else []),
            *(name for name, text in texts.items() if text and name != "notes"),
            *(["contact"] if people else []),
            *(name for name in ("website", "posting_text", "tags") if self._raw(row, name)),
        ]
        notes = tuple(dict.fromkeys((*self._notes(row), *self._kept)))
        return SheetRow(
            line=row.line,
            sheet=row.sheet,
            company=company or NO_COMPANY,
            title=title or NO_TITLE,
            closes=closes,
            people=people,
            website=self.text(row, "website"),
            posting_text=_without_tags(self._raw(row, "posting_text")),
            tags=tuple(self._tags(row)),
            texts={
                **texts,
                "url": url,
                "pay": self._pay(row),
                "source": texts["source"] or self._format.source or (read_link(url).source if url else ""),
                "notes": "\n".join(notes),
            },
            taken=tuple(dict.fromkeys(self._taken)),
            kept_as_note=notes,
            **said,
        )

    # What is no application

    def _is_no_application(self, row: Row) -> bool:
        cells = [cell for cell in row.cells if cell]
        if _CONFLICT.match(cells[0]) or all(_HINT.fullmatch(cell) for cell in cells):
            return True
        if len(cells) == 1 and " = " in cells[0]:
            return True
        said = [key for cell in cells if (key := plain(cell))]
        if not said or (len(said) > 1 and all(key in self._header_words for key in said)):
            return True
        named = [
            plain(self._named(cell)) for name in ("company", "title") for _, cell in self._cells(row, name)
        ]
        if any(set(key.split()) & self._words.example for key in named):
            return True
        without = [key for key in said if not key.isdigit()]
        return len(without) <= 2 and all(
            key in self._words.months or {key, *key.split()} & self._words.sums for key in without
        )

    def _realigned(self, row: Row) -> Row:
        """A row of which a mark within a cell made two: its pieces go together where all the rest fits."""
        cells, most = row.cells, len(self._headers)
        surplus = len(cells) - most
        if surplus <= 0 or not any(cells[most:]):
            return row
        fitting = None
        for place in range(most):
            pieces = cells[place : place + surplus + 1]
            tried = row._replace(cells=(*cells[:place], ", ".join(pieces), *cells[place + surplus + 1 :]))
            if _is_bracketed(pieces):
                return tried
            if fitting is None and place in self._columns.get("notes", ()) and self._fits(tried):
                fitting = tried
        if fitting:
            return fitting
        self._kept.append("More cells: " + ", ".join(cell for cell in cells[most:] if cell))
        return row._replace(cells=cells[:most])

    def _fits(self, row: Row) -> bool:
        """Whether links and days stand where they belong."""
        links = [cell for _, cell in self._cells(row, "url")]
        if any(not LINK.search(cell) for cell in links) or not links:
            return False
        return all(
            self._moment(cell) or plain(cell) in self._words.yes
            for name in ("applied_on", "row_on")
            for _, cell in self._cells(row, name)
        )

    # Cells

    def _cells(self, row: Row, name: str) -> Iterator[tuple[str, str]]:
        """The cells of a field that say something, with their headers."""
        for place in self._columns.get(name, ()):
            cell = row.cells[place] if place < len(row.cells) else ""
            if not self._words.is_blank(cell):
                yield self._headers[place], cell

    def _raw(self, row: Row, name: str) -> str:
        return next((cell for _, cell in self._cells(row, name)), "")

    def text(self, row: Row, name: str) -> str:
        """The text of a field, without the link that may lie behind it."""
        raw = self._raw(row, name)
        return _MARKDOWN_LINK.sub(r"\1", raw).strip() if "[" in raw else raw.strip()

    def _names(self, row: Row) -> tuple[str, str]:
        """The company and the position, without marks; ↳ means those of the row above."""
        names = {name: self._named(self._raw(row, name)) for name in ("company", "title")}
        for pair in PAIRS:
            cell = self._named(self._raw(row, pair))
            parts = _BETWEEN_NAMES.split(cell, maxsplit=1)
            if len(parts) == 1:
                parts = _OR_ELSE.split(cell, maxsplit=1)
            if len(parts) == 1 and len(parts[0].split()) > _FEW_WORDS:
                # A remark rather than a name.
                self._keep(pair, parts[0])
            elif parts[0]:
                first, second = pair.split("+")
                names[first] = names[first] or parts[0]
                names[second] = names[second] or (parts[1] if len(parts) > 1 else "")
        for name, text in names.items():
            if text.casefold() in _ABOVE:
                names[name] = self._above.get(name, "")
            elif text.startswith("↳"):
                names[name] = text.removeprefix("↳").strip()
            elif self._words.is_blank(_REMARK.sub("", text).strip()):
                names[name] = ""
        if located := _ADDRESS.fullmatch(names["company"]):
            names["company"] = located[1]
            self._keep(next((header for header, _ in self._cells(row, "company")), "Address"), located[2])
        self._above = {name: text or self._above.get(name, "") for name, text in names.items()}
        return names["company"], names["title"]

    def _named(self, cell: str) -> str:
        text = _MARKDOWN_LINK.sub(r"\1", cell)
        lines = _MARKS.sub("", _TAG.sub(" ", text)).splitlines()
        text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
        text = _LINK_BEHIND.sub("", text)
        bare = _BESIDE_NAME.sub("", text)
        return "" if self._words.is_blank(text) else (bare or text)

    def _link(self, row: Row) -> str:
        """The link of its own column, else the one that lies behind the position or the company."""
        raw = self._raw(row, "url")
        hidden = (_MARKDOWN_LINK.search(self._raw(row, name)) for name in ("url", "title", "company"))
        behind = next((match[2] for match in hidden if match), "")
        found = LINK.search(raw)
        if not behind and raw and not found:
            self._kept.append(raw)
        return behind or (found[0] if found else "")

    def _people(self, row: Row) -> tuple[CapturedPerson, ...]:
        """The people named; what is no name goes into the notes."""
        name, email, phone = (self.text(row, part) for part in ("contact", "email", "phone"))
        people, left = named_in(name, email, phone, self._words, lambda cell: self._moment(cell) is not None)
        if left:
            self._kept.append(f"Contact: {'; '.join(left)}")
        return people

    def _pay(self, row: Row) -> str:
        """The pay in one text; figures that follow each other are from and to."""
        text = ""
        for _, cell in self._cells(row, "pay"):
            is_range = text[-1:].isdigit() and cell[:1].isdigit()
            text += ("–" if is_range else " " if text else "") + cell
        return text

    def _tags(self, row: Row) -> Iterator[str]:
        for _, cell in self._cells(row, "tags"):
            yield from (tag.strip() for tag in re.split(r"[,;|]", cell) if tag.strip())

    def _notes(self, row: Row) -> Iterator[str]:
        """What goes into the notes, with its header where that is not just "Notes"."""
        for header, cell in self._cells(row, "notes"):
            is_plain = self._words.headers.get(plain(header), ("",))[0] == "notes"
            yield cell if is_plain else f"{header}: {cell}"

    def _keep(self, header: str, cell: str) -> None:
        self._kept.append(f"{header}: {cell}")

    # What was said of it, and when

    def _said(self, row: Row) -> dict[str, Any]:
        """How far it is, and the days of it: what the furthest statement of a row says."""
        self._met, self._was_said_closed = [], False
        statements, asks, unknown = self._statuses(row)
        statements += self._steps(row)
        interviews = tuple(dict.fromkeys((*self._met, *self._interviews(row, statements))))
        applied_at, ticked, is_refused = self._applied(row)
        if ticked:
            statements.append(("applied", None))
        told = [at for status, at in statements if status == "applied" and at]
        applied_at = applied_at or min(told, default=None)
        row_on = self._past(row, "row_on")
        is_only_day = "applied_on" not in self._columns or ticked
        has_steps = ticked or is_refused or not is_only_day or any(name in self._columns for name in _STEPS)
        if not statements:
            alone = is_only_day and not has_steps and not asks
            did = bool(applied_at or (row_on and alone))
            statements.append((self._format.status or ("applied" if did else "saved"), None))
        status, _ = max(statements, key=lambda said: RANKS[said[0]])
        status_at = max((at for said, at in statements if said == status and at), default=None)
        if RANKS[status] < RANKS["closed"] and self._is_tick(self._raw(row, "archived")):
            status = "closed"
        status_at = status_at or self._past(row, "status_on")
        saved_at = self._past(row, "saved_on")
        if row_on:
            if status in ("saved", "not_pursued") or self._was_said_closed:
                saved_at = saved_at or row_on
            elif is_only_day and applied_at is None:
                applied_at = row_on
            else:
                self._keep(*next(self._cells(row, "row_on")))
        if applied_at is None and saved_at is None:
            chosen = self._chosen_day()
            status_at = status_at or (chosen if status != "saved" else None)
        if status == "applied" and applied_at is None:
            applied_at = status_at if self._columns.get("status_on") or self._choices.on else None
        if status in ("saved", "not_pursued") and applied_at:
            self._keep(*next(self._cells(row, "applied_on"), ("Applied on", str(applied_at.date()))))
            applied_at = None
        self._taken += ["status"] * bool(self._raw(row, "status"))
        return {
            "status": status,
            "status_text": unknown,
            "asks": asks,
            "applied_at": applied_at,
            "saved_at": saved_at,
            "status_at": status_at if RANKS[status] > RANKS["applied"] else None,
            "interviews": interviews,
        }

    def _statuses(self, row: Row) -> tuple[list[tuple[SheetStatus, datetime | None]], str, str]:
        """What the status columns say, the words to ask about, and words that are only kept."""
        found: list[tuple[SheetStatus, datetime | None]] = []
        asks = unknown = ""
        main = self._columns.get("status", ())[:1]
        for header, text in self._cells(row, "status"):
            answer = self._choices.answers.get(status_id(text))
            status = self._words.status_of(_TAG.sub(" ", _MARKS.sub("", text)), self._format)
            if status or (answer and answer != "note"):
                means = status or ANSWERS[answer]  # type: ignore[index]
                found.append((means, self._day_said(text, means)))  # type: ignore[arg-type]
                self._was_said_closed |= not status and answer == "closed"
                if not status or len(text.split()) > _FEW_WORDS:
                    self._keep(header, text)
            elif answer == "note":
                unknown = unknown or text
            elif main and self._headers[main[0]] == header:
                asks = text
            else:
                self._keep(header, text)
        return found, asks, unknown

    def _day_said(self, text: str, status: object) -> datetime | None:
        """The day beside a status, unless it is that of the interview."""
        aim: Past = "nearest" if status == "interviewing" else "past"
        moments = self._days.moments_in(text, aim)
        if status == "interviewing" and moments:
            was_told = not self._words.invited.isdisjoint(plain(text).split())
            met = [moment for moment in moments if not was_told or moment[0] > self._here.now]
            self._met += met
            moments = () if met else moments
        return min(moments[0][0], self._here.now) if moments else None

    def _steps(self, row: Row) -> Iterator[tuple[SheetStatus, datetime | None]]:
        """The steps that have columns of their own: ticks, days and words in them."""
        for name, status in _LOGS.items():
            for _, cell in self._cells(row, name):
                yield from ((status, min(at, self._here.now)) for at, _ in self._several(cell))
        for name, status in _STEPS.items():
            for header, cell in self._cells(row, name):
                if self._is_tick(cell):
                    yield status, None
                elif plain(cell) in self._words.no or cell.casefold() in self._words.no:
                    continue
                elif days := self._several(cell):
                    if status != "interviewing":
                        yield status, min(days[0][0], self._here.now)
                elif said := self._words.status_of(cell, self._format):
                    yield said, None
                    self._keep(header, cell)
                else:
                    self._keep(header, cell)

    def _interviews(
        self, row: Row, statements: list[tuple[SheetStatus, datetime | None]]
    ) -> Iterator[tuple[datetime, bool]]:
        for name in ("interview", "step interviewing"):
            for header, cell in self._cells(row, name):
                if days := self._several(cell, "nearest"):
                    statements.append(("interviewing", None))
                    self._taken.append("interviews")
                    yield from days
                elif days := self._days.moments_in(cell, "nearest"):
                    statements.append(("interviewing", None))
                    self._keep(header, cell)
                    yield from days
                elif name == "interview" and self._is_tick(cell):
                    statements.append(("interviewing", None))
                elif name == "interview" and cell.casefold() not in self._words.no:
                    self._keep(header, cell)

    def _applied(self, row: Row) -> tuple[datetime | None, bool, bool]:
        """The day of applying; whether it is only ticked, or said not to have happened."""
        cell = self._raw(row, "applied_on")
        if self._is_tick(cell):
            return None, True, False
        if cell.casefold() in self._words.no:
            return None, False, True
        return self._past(row, "applied_on"), False, False

    def _is_tick(self, cell: str) -> bool:
        return cell.casefold() in self._words.yes

    # Days

    def _moment(self, cell: str) -> datetime | None:
        try:
            return self._days.moment(cell)[0]
        except (ValueError, OverflowError):
            return None

    def _several(self, cell: str, aim: Past = "past") -> tuple[tuple[datetime, bool], ...]:
        """The moments in a cell; none where a part of it is none."""
        for parts in ([cell], _BETWEEN_DAYS.split(cell[:_LONGEST_DAYS])):
            try:
                return tuple(self._days.moment(part, aim) for part in parts)
            except (ValueError, OverflowError):
                continue
        return ()

    def _is_twofold(self, row: Row) -> bool:
        """Whether nobody knows which figure of its days is the month."""
        return any(order_in([cell])[1] for name in DAYS for _, cell in self._cells(row, name))

    def _day(self, row: Row, name: str) -> date | None:
        for header, cell in self._cells(row, name):
            if moment := self._moment(cell):
                self._taken.append(name)
                return moment.astimezone(self._here.zone).date()
            self._keep(header, cell)
        return None

    def _past(self, row: Row, name: str) -> datetime | None:
        """The moment of a field; what is none, or still to come, is only kept."""
        for header, cell in self._cells(row, name):
            try:
                moment = self._days.past(cell)
            except (ValueError, OverflowError):
                self._keep(header, cell)
            else:
                self._taken.append(name)
                return moment
        return None

    def _chosen_day(self) -> datetime | None:
        on = self._choices.on
        return datetime.combine(on, NOON, self._here.zone) if on else None


def status_id(text: str) -> str:
    """How a status is asked about: ``status:drafted``."""
    return answer_id(f"status:{text}")


def _is_bracketed(pieces: Sequence[str]) -> bool:
    """Whether pieces belong together by a bracket that one of them opens and another one closes."""
    opened, together = pieces[0].count("(") - pieces[0].count(")"), "".join(pieces)
    return opened > 0 and together.count("(") == together.count(")")


def _without_tags(text: str) -> str:
    """The text of a page, a line for each of its parts; the library's parser takes its time over others."""
    if not _HTML.search(text):
        return text
    bare = _TAG.sub(lambda tag: "\n" if tag["breaks"] else "", text)
    read = _ENTITY.sub(lambda entity: unescape(entity[0]), bare)
    lines = (" ".join(line.split()) for line in read.splitlines())
    return "\n".join(line for line in lines if line)
