"""The desk: every verb of the person. It saves first, then shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.balance import balance
from afterword.domain.basket import Basket
from afterword.domain.cadence import Cadence
from afterword.domain.calendar import zone_of
from afterword.domain.capture import CapturedApplication, CapturedInterview
from afterword.domain.errors import NotAllowed, NotFound
from afterword.domain.facts import Call, CallResult, Debrief, Fact, Interview, Sent, SentMedium
from afterword.domain.follow_up import FollowUp
from afterword.domain.ids import ids_by
from afterword.domain.plan import Plan
from afterword.domain.planner import Planner
from afterword.domain.recording import (
    application_recorded,
    interview_corrected,
    interview_recorded,
)
from afterword.domain.search import Change, JobSearch, KeptDraft, difference
from afterword.domain.supplying import supplied
from afterword.exchange.search_document import merged, read_document, write_document
from afterword.store.book import Book
from afterword.writing.blanks import Missing
from afterword.writing.draft import Draft, draft


@dataclass(frozen=True)
class Home:
    """Where the person is, as far as the computer knows; used until they say otherwise."""

    tz: str = ""
    region: str = ""


class Desk:
    """One search, its plan, and everything the person can do with them.

    Each verb writes to disk before the desk shows the change, raises an AfterwordError with nothing
    changed if it cannot, and returns a sentence that says what was done. ``clock`` gives aware
    instants; ``on_change`` is called after every change of search or plan.
    """

    def __init__(
        self,
        book: Book,
        cadence: Cadence,
        clock: Callable[[], datetime],
        home: Home,
    ) -> None:
        self.on_change: Callable[[], None] = lambda: None
        self.clock = clock
        self.search = book.load()
        self._book = book
        self._cadence = cadence
        self._planner = Planner(cadence)
        self._home = home
        self._new_id = ids_by(clock)
        self._done: list[tuple[str, tuple[Change, ...]]] = []
        self._undone: list[tuple[str, tuple[Change, ...]]] = []
        self.plan = self._planned()

    @property
    def zone(self) -> ZoneInfo:
        """The person's own clock: as they said, else the computer's."""
        return zone_of(self.search.profile.tz or self._home.tz)

    def tick(self) -> None:
        """Looks at the clock and at the file again: what is due, and what another window wrote.

        Raises UnreadableFile where another program spoilt the file; what is shown stays.
        """
        if self._book.changed_outside():
            self.search = self._book.load()
        self._show()

    # Capturing

    def log_application(self, captured: CapturedApplication) -> str:
        """Records that the person applied somewhere."""
        after = application_recorded(self.search, captured, self._new_id, self._is_running)
        return self._commit(after, f"applied to {captured.company} as {captured.title}")

    def log_interview(self, captured: CapturedInterview) -> str:
        """Records an interview, coming or held, with its company, people and, if held, its debrief."""
        after = interview_recorded(self.search, captured, self._new_id, self._is_running, self.clock())
        return self._commit(after, f"logged the interview with {captured.company}")

    def correct_interview(self, known: Interview, captured: CapturedInterview) -> str:
        """Puts time, place and people of an appointment right."""
        after = interview_corrected(self.search, known, captured, self._new_id)
        return self._commit(after, f"corrected the interview with {captured.company}")

    def record(self, fact: Fact, words: str) -> str:
        """Adds a fact, or puts it in the place of the one with its id; ``words`` say what was done."""
        return self._commit(self.search.with_fact(fact), words)

    def debrief_of(self, application: str, number: int) -> Debrief:
        """The debrief of a round as it is, or an empty one to be filled in now."""
        known = self.plan.stories[application].rounds[number].debrief
        return known or Debrief(id=self._new_id(), app=application, at=self.clock(), round=number)

    def introduce(self, name: str, email: str, phone: str) -> str:
        """Records how the person signs."""
        profile = msgspec.structs.replace(self.search.profile, name=name, email=email, phone=phone)
        return self._commit(self.search.with_entry(profile), "wrote down who you are")

    # Following up

    @property
    def basket(self) -> Basket:
        """How well the search is spread over several companies."""
        return balance(self.plan)

    def describe(self, follow_up: FollowUp) -> str:
        """A follow-up in a few words: ``thank-you to Dana Osei``."""
        contact = self.search.contacts.get(follow_up.contact or "")
        return f"{follow_up.what} to {contact.name}" if contact else follow_up.what

    def company_name(self, company_id: str) -> str:
        """A company's name."""
        company = self.search.companies.get(company_id)
        return company.name if company else company_id

    def draft(self, key: str) -> Draft:
        """The message for the follow-up with that key, as the facts give it now."""
        follow_up = self.plan.find(key)
        if follow_up is None:
            raise NotFound(f"There is no follow-up {key}; 'afterword due --all' lists them.")
        return draft(self.search, follow_up, self.clock())

    def mark_sent(self, follow_up: FollowUp, subject: str, text: str) -> str:
        """Records that the person sent the message of a follow-up, with what they sent."""
        if follow_up.medium == "internal":
            raise NotAllowed(f"The {follow_up.what} is for yourself; there is nothing to send.")
        if follow_up.medium == "call":
            raise NotAllowed(f"The {follow_up.what} is not sent; say how it went instead.")
        words = f"marked the {self.describe(follow_up)} as sent"
        return self._commit(
            self._with_sent(follow_up, follow_up.kind, follow_up.medium, subject, text), words
        )

    def mark_called(self, follow_up: FollowUp, result: CallResult, decision_date: date | None = None) -> str:
        """Records the call a follow-up asked for, how it went and the decision date they gave."""
        self._must_be_open(follow_up)
        call = Call(
            id=self._new_id(),
            app=follow_up.application,
            at=self.clock(),
            to=follow_up.contact,
            result=result,
            decision_date=decision_date,
        )
        words = {"reached": "reached", "voicemail": "voicemail left", "no_answer": "no answer"}[result]
        return self._commit(self.search.with_fact(call), f"logged the {self.describe(follow_up)}: {words}")

    def mark_written_instead(self, follow_up: FollowUp) -> str:
        """Records that the person wrote a status e-mail where a call was meant."""
        words = f"wrote an e-mail instead of the {self.describe(follow_up)}"
        return self._commit(self._with_sent(follow_up, "status_email", "email", "", ""), words)

    def keep_draft(self, key: str, subject: str, body: str) -> None:
        """Keeps a message as the person left it."""
        self._save(self.search.with_entry(KeptDraft(id=key, subject=subject, body=body)))
        self._show()

    def forget_draft(self, key: str) -> None:
        """Goes back to the message as it is drafted from the facts."""
        if kept := self.search.drafts.get(key):
            self._save(self.search.without(kept))
            self._show()

    def supply(self, follow_up: FollowUp, answers: Mapping[Missing, str]) -> str:
        """Puts what a message lacked where it belongs: profile, contact, application or debrief."""
        search = self.search
        for blank, answer in answers.items():
            if answer:
                search = supplied(
                    search, follow_up, blank.field, blank.contact, answer, self._new_id, self.clock()
                )
        return self._commit(search, "filled in what was missing")

    # In and out

    def import_document(self, text: bytes | str) -> tuple[str, tuple[str, ...]]:
        """Brings a search document in; gives the sentence and the warnings. All or nothing."""
        imported = read_document(text)
        search, tally = merged(self.search, imported.search, self._book.removed())
        # A bad parameter would break every plan from now on; here it is still a sentence.
        self._cadence.overridden({name: own.value for name, own in search.cadence.items()})
        self._commit(search, "imported a search document")
        return f"Imported: {tally}.", imported.warnings

    def import_file(self, path: Path) -> str:
        """Brings the search document at ``path`` in; gives the sentence and the warnings as one text."""
        try:
            text = path.expanduser().read_bytes()
        except OSError as error:
            raise NotFound(f"{path} could not be read: {error.strerror}.") from None
        sentence, warnings = self.import_document(text)
        return " ".join((sentence, *warnings))

    def export_document(self) -> str:
        """The complete search as one search document."""
        return write_document(self.search)

    # Undo

    def undo(self) -> str:
        """Takes back the last change."""
        if not self._done:
            raise NotAllowed("There is nothing to undo.")
        words, changes = self._done[-1]
        self._save(self.search.applying([change.reversed() for change in reversed(changes)]))
        self._undone.append(self._done.pop())
        self._show()
        return f"Undid: {words}."

    def redo(self) -> str:
        """Does again what was undone last."""
        if not self._undone:
            raise NotAllowed("There is nothing to redo.")
        words, changes = self._undone[-1]
        self._save(self.search.applying(changes))
        self._done.append(self._undone.pop())
        self._show()
        return f"Did again: {words}."

    # How a change is made

    def _commit(self, after: JobSearch, words: str) -> str:
        """Saves, remembers how to take it back, and shows it."""
        if not after.profile.tz:
            region = after.profile.region or self._home.region
            after = after.with_entry(msgspec.structs.replace(after.profile, tz=self._home.tz, region=region))
        changes = difference(self.search, after)
        if not changes:
            return "Nothing changed."
        self._save(after)
        self._done.append((words, changes))
        self._undone.clear()
        self._show()
        return f"{words[0].upper()}{words[1:]}."

    def _save(self, after: JobSearch) -> None:
        self.search = self._book.save(difference(self.search, after), after)

    def _show(self) -> None:
        self.plan = self._planned()
        self.on_change()

    def _planned(self) -> Plan:
        return self._planner.plan(self.search, self.clock())

    def _must_be_open(self, follow_up: FollowUp) -> None:
        if follow_up.key not in {open_one.key for open_one in self.plan.open}:
            raise NotFound(f"The {self.describe(follow_up)} is not open any more.")

    def _is_running(self, application_id: str) -> bool:
        story = self.plan.stories.get(application_id)
        return story is None or story.outcome is None

    def _with_sent(
        self, follow_up: FollowUp, kind: str, medium: SentMedium, subject: str, text: str
    ) -> JobSearch:
        """The search in which this was sent; the kept draft has served its turn."""
        self._must_be_open(follow_up)
        sent = Sent(
            id=self._new_id(),
            app=follow_up.application,
            at=self.clock(),
            kind=kind,
            medium=medium,
            to=follow_up.contact,
            round=follow_up.round,
            subject=subject,
            text=text,
        )
        search = self.search.with_fact(sent)
        kept = search.drafts.get(follow_up.key)
        return search.without(kept) if kept else search
