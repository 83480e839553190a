"""What each row would change in a search: a new application, what a known one lacks, or nothing."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.application import Application
from afterword.domain.capturing.capture import CapturedPerson
from afterword.domain.capturing.recording import same_name
from afterword.domain.capturing.table_import import (
    NO_COMPANY,
    NO_TITLE,
    Choices,
    Proposal,
    Question,
    What,
    place_of,
)
from afterword.domain.described import texts_of
from afterword.domain.facts import (
    Accepted,
    Applied,
    Closed,
    Declined,
    Dismiss,
    Fact,
    Interview,
    Note,
    Offer,
    Rejected,
    Reply,
    Saved,
    Withdrawn,
)
from afterword.domain.follow_up import key_of
from afterword.domain.history.story import Story
from afterword.domain.people import Company, Contact
from afterword.domain.phrases import Habit, listed
from afterword.domain.rules.silence import Stage, stage_of
from afterword.domain.search import Entry, JobSearch
from afterword.domain.timing.calendar import day_of
from afterword.exchange.sheets.matching import Applications, companies_by_key
from afterword.exchange.sheets.rows import SheetRow, Skipped
from afterword.exchange.sheets.vocabulary import RANKS, SheetStatus, Vocabulary

_REACHED: Mapping[Stage, int] = {
    "saved": 0, "applied": 1, "in_contact": 2, "interview_scheduled": 3, "interviewed": 3, "later_round": 3,
    "offer": 4, "closed": 5,
}  # fmt: skip
"""How far a recorded application has got, on the scale of the statuses."""

_FILLED_TEXT = {
    **{name: text.label.lower() for name, text in texts_of(Application).items()},
    "posting_text": "the posting's text",
    "tags": "tags",
    "closes": "closing date",
}
"""What a row can add to an application that has none of it, in words."""

_AS_HERE = ("notes", "url", "source")
"""What is added to or written in many ways: no difference in it is a change."""

_AN_HOUR = timedelta(hours=1)
"""How long an interview is taken to last."""

_JUST_NOW = timedelta(days=5)
"""What was decided longer ago than that has been answered; nobody is reminded of it any more."""

_STORED: Mapping[SheetStatus, str] = {
    "in_contact": "answered", "interviewing": "interview", "silent": "closed", "not_pursued": "closed",
}  # fmt: skip
"""What a status is called in a preview, where it is called otherwise there."""

_WORDS: Mapping[SheetStatus, str] = {
    "in_contact": "they answered", "interviewing": "in interviews", "silent": "closed, no answer",
    "not_pursued": "closed, never applied",
}  # fmt: skip


class Proposals:
    """What the rows of a table bring, one after the other: what one brought, the next ones find there."""

    def __init__(
        self,
        search: JobSearch,
        stories: Mapping[str, Story],
        words: Vocabulary,
        now: datetime,
        zone: ZoneInfo,
        habit: Habit,
        choices: Choices,
        *,
        are_several: bool = False,
    ) -> None:
        self._are_several = are_several
        self.entries: dict[tuple[str, str], Entry] = {}
        """Every entry that is new or changed, by its kind and id."""
        self.said: dict[str, dict[str, str]] = {}
        """What the table says of each application, by its id and field."""
        self.questions: list[Question] = []
        """What must be said of rows that resemble an application."""
        self._search = search
        self._now = now
        self._zone = zone
        self._habit = habit.in_year(now.astimezone(zone).year)
        self._choices = choices
        self._known = Applications(words)
        self._applications = dict(search.applications)
        self._names = {company.id: company.name for company in search.companies.values()}
        self._people: dict[str | None, dict[str, Contact]] = {}
        """Each company's, by their ids."""
        for contact in search.contacts.values():
            self._people.setdefault(contact.company, {})[contact.id] = contact
        self._vague: Counter[tuple[str, ...]] = Counter()
        self._ranks: dict[str, int] = {}
        self._facts = {fact.id for fact in search.all_facts()}
        self._companies = companies_by_key(search.companies, self._known)
        for app, application in search.applications.items():
            story = stories.get(app)
            # One that nothing happened to is behind one that was saved.
            self._ranks[app] = _REACHED[stage_of(story)] if story and story.facts else -1
            applied = story.applied_on if story else None
            self._known.add(
                application,
                search.company_of(application).name,
                day_of(applied, zone) if applied else None,
                is_old=True,
            )

    def of(self, rows: Iterator[SheetRow | Skipped]) -> Iterator[Proposal]:
        """What becomes of each row."""
        for row in rows:
            if isinstance(row, Skipped):
                yield Proposal(row.line, row.company, row.title, "skipped", row.why, sheet=self._sheet(row))
                continue
            what, why = self._proposed(row)
            yield Proposal(
                row.line,
                row.company,
                row.title,
                what,
                why,
                self._said(row),
                "unknown" if row.asks else _STORED.get(row.status, row.status),
                self._iso(row.applied_at),
                tuple(
                    at.isoformat("T", "minutes") if timed else self._iso(at) for at, timed in row.interviews
                ),
                self._iso(row.status_at),
                row.taken,
                row.kept_as_note,
                self._sheet(row),
            )

    def _sheet(self, row: SheetRow | Skipped) -> str:
        """The sheet a row stands on, where there are several."""
        return row.sheet if self._are_several else ""

    def _iso(self, moment: datetime | None) -> str:
        return day_of(moment, self._zone).isoformat() if moment else ""

    def _said(self, row: SheetRow) -> str:
        """What a row says as it was understood: ``applied Thu 15 Oct, rejected, day not given``."""
        said = [f"applied {self._day(row.applied_at)}"] if row.applied_at else []
        if row.status == "applied" and row.applied_at is None:
            said = ["applied, day not known"]
        if row.status == "saved":
            said = ["saved"]
        if RANKS[row.status] > RANKS["applied"]:
            day = f" {self._day(row.status_at)}" if row.status_at else ", day not known"
            met = row.status == "interviewing" and row.interviews
            said.append(_WORDS.get(row.status, row.status) + ("" if met else day))
        said += [f"interview {self._day(at)}" for at, _ in row.interviews]
        return ", ".join([*said, *[f"{row.status_text!r} as a note"] * bool(row.status_text)])

    def _day(self, moment: datetime) -> str:
        return self._habit.day(day_of(moment, self._zone))

    def _named_so(self, basis: tuple[str, ...]) -> int:
        """How many rows of this table had the same basis before, where it says too little."""
        self._vague[basis] += 1
        return self._vague[basis]

    def _proposed(self, row: SheetRow) -> tuple[What, str]:
        if row.asks:
            if self._choices.skip_unknown:
                return "skipped", f"nobody knows what {row.asks!r} means"
            return "asked", f"what does {row.asks!r} mean?"
        applied = day_of(row.applied_at, self._zone) if row.applied_at else None
        company_key, title_key = self._known.company_key(row.company), self._known.title_key(row.title)
        by = self._known.link_key(row.url) if row.url else str(applied)
        basis: tuple[str, ...] = (company_key, title_key, by)
        is_vague = row.title == NO_TITLE or self._known.is_unnamed(row.company)
        if is_vague:
            basis = (*basis, row.texts["notes"], str(self._named_so(basis)))
        made = _made_id("application", *basis)
        match = self._known.find(made, row.url, row.company, row.title, applied, is_vague=is_vague)
        if match and not match.is_certain:
            is_same = self._choices.is_same(place_of(row.line, self._sheet(row)))
            if is_same is None:
                other = self._applications[match.application]
                on = f", applied {self._habit.day(match.applied)}" if match.applied else ""
                why = f"is it {other.title} at {self._names[other.company]}{on}?"
                self._doubt(row, why)
                return "doubtful", why
            match = match if is_same else None
        if match is None:
            self._make(row, made, company_key)
            return "new", ""
        changes, left = self._complete(row, self._applications[match.application])
        return "updated" if changes else "unchanged", listed([*changes, *left])

    def _doubt(self, row: SheetRow, why: str) -> None:
        """Asks about a row that resembles an application."""
        place = place_of(row.line, self._sheet(row))
        text = f"{row.title} at {row.company}, {self._said(row)} (line {row.line}): {why}"
        self.questions.append(
            Question(f"same:{place}", "same", text, ("same", "apart"), (row.line,), subject=f"line {place}")
        )

    # A new application

    def _make(self, row: SheetRow, made: str, company_key: str) -> None:
        company = self._company(row, made if row.company == NO_COMPANY else company_key)
        contacts = [self._contact(person, company) for person in row.people]
        application = Application(
            id=made,
            company=company.id,
            title=row.title,
            contact=contacts[0].id if contacts else None,
            **_filled(row),
        )
        self._put("applications", application)
        self._applications[made] = application
        self._ranks[made] = -1
        self._note(row, made)
        applied = day_of(row.applied_at, self._zone) if row.applied_at else None
        self._known.add(application, row.company, applied, is_old=False)
        self._bring_forward(row, made)

    def _company(self, row: SheetRow, key: str) -> Company:
        known = self._companies.get(key) or self._search.companies.get(_made_id("company", key))
        company = known or Company(id=_made_id("company", key), name=row.company)
        if row.website and not company.website:
            company = msgspec.structs.replace(company, website=row.website)
        if company is not known:
            self._put("companies", company)
            self._names[company.id] = company.name
            self._companies[key] = company
        return company

    def _contact(self, person: CapturedPerson, company: Company) -> Contact:
        people = self._people.setdefault(company.id, {})
        known = next((contact for contact in people.values() if same_name(contact.name, person.name)), None)
        contact = known or Contact(
            id=_made_id("contact", company.id, person.name.casefold()),
            company=company.id,
            name=person.name,
            salutation=person.salutation,
            role=person.role,
            title=person.title,
            notes=person.note,
        )
        contact = msgspec.structs.replace(
            contact, email=contact.email or person.email, phone=contact.phone or person.phone
        )
        if contact != known:
            self._put("contacts", contact)
            people[contact.id] = contact
        return contact

    # A known one

    def _complete(self, row: SheetRow, application: Application) -> tuple[Sequence[str], Sequence[str]]:
        """Fills in what is empty and brings it forward; in words what changed, and what is left as it is.

        Only what a table brought and says otherwise by now is written over.
        """
        filled = {
            name: said for name, said in _filled(row).items() if said and not getattr(application, name)
        }
        changes = [_FILLED_TEXT[name] for name in filled]
        before = self._choices.said_before.get(application.id, {})
        there = application.notes.splitlines()
        told = {*there, *before.get("notes", "").splitlines()}
        if more := [line for line in row.texts["notes"].splitlines() if line not in told] if there else []:
            filled["notes"] = "\n".join((*there, *more))
            changes.append("notes")
        left: list[str] = []
        for name, said in self._note(row, application.id).items():
            mine = getattr(application, name)
            if name in _AS_HERE or not mine or said in (mine, before.get(name, said)):
                continue
            # The table says something else than it did; what was changed here as well stays.
            if self._choices.keeps_mine or mine != before[name]:
                left.append(f"{_FILLED_TEXT[name]} stays {mine}, not {said}")
            else:
                changes.append(f"{_FILLED_TEXT[name]} {mine} → {said}")
                filled[name] = said
        if row.people and application.contact is None:
            company = self._search.companies.get(application.company) or self._company(
                row, self._known.company_key(row.company)
            )
            contacts = [self._contact(person, company) for person in row.people]
            filled["contact"] = contacts[0].id
            changes.append("contact")
        if filled:
            completed = msgspec.structs.replace(application, **filled)
            self._put("applications", completed)
            self._applications[application.id] = completed
        return [*changes, *self._bring_forward(row, application.id)], left

    def _note(self, row: SheetRow, app: str) -> dict[str, str]:
        """Notes what a row says in the texts of an application; of several rows the later counts."""
        said = {name: text for name, text in row.texts.items() if text}
        self.said[app] = {**self.said.get(app, {}), **said}
        return said

    def _bring_forward(self, row: SheetRow, app: str) -> Sequence[str]:
        """Records what the row says happened beyond what is recorded; never moves one back."""
        rank, wanted = self._ranks[app], RANKS[row.status]
        told: list[str] = []
        if row.status_text:
            text = f"Status in the sheet: {row.status_text}"
            if self._record(Note(id=_made_id("note", app, text), app=app, at=self._moment(row), text=text)):
                told.append(f"status {row.status_text!r} kept as a note")
        did_apply = row.applied_at or row.status == "applied"
        is_kept = wanted > RANKS["applied"] or did_apply
        if (
            rank < 0
            and is_kept
            and row.saved_at
            and (row.applied_at is None or row.saved_at < row.applied_at)
        ):
            self._record(Saved(id=_made_id("saved", app), app=app, at=row.saved_at))
        if rank < RANKS["applied"] and did_apply:
            at, undated = row.applied_at or row.saved_at or self._now, row.applied_at is None
            self._record(Applied(id=_made_id("applied", app), app=app, at=at, undated=undated))
            told.append("applied")
        told += self._meetings(row, app)
        is_met = row.status == "interviewing" and row.interviews
        if wanted > max(rank, RANKS["applied"]) and (is_met or self._record(self._fact_of(row, app))):
            told.append(_WORDS.get(row.status, row.status))
            if row.status in ("accepted", "declined") and self._is_long_ago(row):
                self._let_the_answer_go(app)
        elif rank < 0 and not did_apply:
            at, undated = row.saved_at or self._now, row.saved_at is None
            self._record(Saved(id=_made_id("saved", app), app=app, at=at, undated=undated))
            told.append("saved")
        self._ranks[app] = max(rank, wanted)
        return told

    def _meetings(self, row: SheetRow, app: str) -> Iterator[str]:
        """Records the interviews of a row; the hour of one that names none is kept open in a note."""
        known = {fact.start for fact in self._search.facts_of(app) if isinstance(fact, Interview)}
        number = len(known)
        for start, is_timed in sorted(row.interviews):
            fact_id = _made_id("interview", app, start.isoformat())
            if start in known or fact_id in self._facts:
                continue
            number += 1
            at = max(min(start, self._now), row.applied_at or start.min.replace(tzinfo=start.tzinfo))
            self._record(
                Interview(id=fact_id, app=app, at=at, round=number, start=start, end=start + _AN_HOUR)
            )
            if not is_timed:
                text = f"Interview on {self._day(start)}: the table gives no time of day; noon stands for it."
                self._record(Note(id=_made_id("note", app, text), app=app, at=at, text=text))
            yield f"interview {self._day(start)}"

    def _fact_of(self, row: SheetRow, app: str) -> Fact:
        """The fact that the status of a row amounts to."""
        return msgspec.structs.replace(self._dated(row, app), undated=row.status_at is None)

    def _dated(self, row: SheetRow, app: str) -> Fact:
        fact_id, at = _made_id(row.status, app), self._moment(row)
        match row.status:
            case "in_contact":
                return Reply(id=fact_id, app=app, at=at, type="holding")
            case "interviewing":
                return Reply(id=fact_id, app=app, at=at, type="advance")
            case "offer":
                return Offer(id=fact_id, app=app, at=at)
            case "accepted":
                return Accepted(id=fact_id, app=app, at=at)
            case "declined":
                return Declined(id=fact_id, app=app, at=at)
            case "rejected":
                return Rejected(id=fact_id, app=app, at=at)
            case "withdrawn":
                return Withdrawn(id=fact_id, app=app, at=at)
            case "silent":
                return Closed(id=fact_id, app=app, at=at, reason="silence")
            case _:
                return Closed(id=fact_id, app=app, at=at)

    def _moment(self, row: SheetRow) -> datetime:
        """When a row had its status: as it says, else at the last that it tells; after the application."""
        met = max((start for start, _ in row.interviews if start < self._now), default=None)
        before = row.applied_at or row.saved_at
        at = row.status_at or met or before or self._now
        return max(at, before + timedelta(minutes=1)) if before else at

    def _is_long_ago(self, row: SheetRow) -> bool:
        return row.status_at is not None and self._now - row.status_at > _JUST_NOW

    def _let_the_answer_go(self, app: str) -> None:
        """Nobody needs to be told any more."""
        contact = self._applications[app].contact
        key = key_of("G6", app, None, contact)
        self._record(Dismiss(id=_made_id("dismiss", app), app=app, at=self._now, key=key, reason="long ago"))

    def _record(self, fact: Fact) -> bool:
        """Takes a fact in, unless it is there already."""
        if fact.id in self._facts:
            return False
        self._facts.add(fact.id)
        self._put("facts", fact)
        return True

    def _put(self, table: str, entry: Application | Company | Contact | Fact) -> None:
        self.entries[table, entry.id] = entry


def _made_id(*parts: str) -> str:
    """An id from what an entry is: the same table gives the same ids each time and on each machine."""
    return "s" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def _filled(row: SheetRow) -> dict[str, Any]:
    """What a row says of an application's own fields, by name."""
    return {**row.texts, "posting_text": row.posting_text, "tags": row.tags, "closes": row.closes}
