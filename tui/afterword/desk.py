"""The desk: every verb of the person. It saves first, then shows."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.balance import balance
from afterword.domain.basket import Basket
from afterword.domain.capture import CapturedApplication, CapturedInterview
from afterword.domain.errors import NotAllowed, NotFound
from afterword.domain.facts import (
    Call,
    CallResult,
    DayOrInstant,
    Debrief,
    Dismiss,
    Fact,
    Interview,
    Override,
    Prepared,
    Sent,
    SentMedium,
    Snooze,
)
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.phrases import moment_text
from afterword.domain.recording import (
    application_recorded,
    interview_corrected,
    interview_recorded,
)
from afterword.domain.rules.moments import MORNING
from afterword.domain.search import JobSearch, KeptDraft
from afterword.domain.statistics import Statistics, statistics
from afterword.domain.supplying import supplied
from afterword.domain.telling import told
from afterword.exchange.merging import Tally, merged
from afterword.exchange.search_document import read_document, write_document
from afterword.ledger import Ledger
from afterword.writing.blanks import Missing
from afterword.writing.draft import Draft, draft


class Desk(Ledger):
    """Everything the person can do with their search.

    Each verb returns a sentence that says what was done.
    """

    # Capturing

    def log_application(self, captured: CapturedApplication) -> str:
        """Records that the person applied somewhere."""
        after = application_recorded(self.search, captured, self.new_id, self._is_running)
        return self.commit(after, f"applied to {captured.company} as {captured.title}")

    def log_interview(self, captured: CapturedInterview) -> str:
        """Records an interview, coming or held, with its company, people and, if held, its debrief."""
        after = interview_recorded(self.search, captured, self.new_id, self._is_running, self.clock())
        return self.commit(after, f"logged the interview with {captured.company}")

    def correct_interview(self, known: Interview, captured: CapturedInterview) -> str:
        """Puts time, place and people of an appointment right."""
        after = interview_corrected(self.search, known, captured, self.new_id)
        return self.commit(after, f"corrected the interview with {captured.company}")

    def record(self, fact: Fact, words: str) -> str:
        """Adds a fact, or puts it in the place of the one with its id; ``words`` say what was done."""
        return self.commit(self.search.with_fact(fact), words)

    def delete(self, fact: Fact) -> str:
        """Takes a fact back; undo brings it again."""
        return self.commit(self.search.without(fact), f"deleted: {told(self.search, fact)}")

    def debrief_of(self, application: str, number: int) -> Debrief:
        """The debrief of a round as it is, or an empty one to be filled in now."""
        story = self.plan.stories.get(application)
        if story is None or number not in story.rounds:
            raise NotFound("That interview is not recorded any more; i logs one.")
        known = story.rounds[number].debrief
        return known or Debrief(id=self.new_id(), app=application, at=self.clock(), round=number)

    def introduce(self, name: str, email: str, phone: str) -> str:
        """Records how the person signs."""
        profile = msgspec.structs.replace(self.search.profile, name=name, email=email, phone=phone)
        return self.commit(self.search.with_entry(profile), "wrote down who you are")

    # Following up

    @property
    def basket(self) -> Basket:
        """How well the search is spread over several companies."""
        return balance(self.plan)

    @property
    def statistics(self) -> Statistics:
        """What the person's own numbers say."""
        return statistics(self.plan)

    def describe(self, follow_up: FollowUp) -> str:
        """A follow-up in a few words: ``thank-you to Dana Osei``."""
        contact = self.search.contacts.get(follow_up.contact or "")
        return f"{follow_up.what} to {contact.name}" if contact else follow_up.what

    def meanwhile(self) -> dict[str, str]:
        """What to do elsewhere while each application waits: the next due act, else the first nudge."""
        nudge = next(iter(self.basket.nudges), None)
        waiting = [line.application for line in self.plan.lines if line.kind == "wait"]
        found = {app: self._elsewhere(app) or nudge for app in waiting}
        return {app: words for app, words in found.items() if words}

    def _elsewhere(self, application: str) -> str | None:
        follow_up = self.plan.next_elsewhere(self.plan.stories[application].company.id)
        return f"{self.describe(follow_up)}, {self.company_name(follow_up.company)}" if follow_up else None

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
        return self.commit(self._with_sent(follow_up, follow_up.kind, follow_up.medium, subject, text), words)

    def mark_called(self, follow_up: FollowUp, result: CallResult, decision_date: date | None = None) -> str:
        """Records the call a follow-up asked for, how it went and the decision date they gave."""
        self._must_be_open(follow_up)
        call = Call(
            id=self.new_id(),
            app=follow_up.application,
            at=self.clock(),
            to=follow_up.contact,
            result=result,
            purpose="inform" if follow_up.kind == "inform_other_company" else "status",
            decision_date=decision_date,
        )
        words = {"reached": "reached", "voicemail": "voicemail left", "no_answer": "no answer"}[result]
        return self.commit(self.search.with_fact(call), f"logged the {self.describe(follow_up)}: {words}")

    def mark_written_instead(self, follow_up: FollowUp) -> str:
        """Records that the person wrote a status e-mail where a call was meant."""
        words = f"wrote an e-mail instead of the {self.describe(follow_up)}"
        return self.commit(self._with_sent(follow_up, "status_email", "email", "", ""), words)

    def snooze(self, follow_up: FollowUp, until: DayOrInstant) -> str:
        """Puts a follow-up off; not beyond its lapse, and not to before it is due anyway."""
        self._must_be_open(follow_up)
        chosen = until.instant(MORNING, ZoneInfo(follow_up.zone))
        if chosen <= follow_up.due:
            raise NotAllowed("It is not due before then anyway; choose a later day.")
        if follow_up.expires and chosen >= follow_up.expires:
            last = moment_text(follow_up.expires, self.zone)
            raise NotAllowed(f"It lapses on {last}; choose an earlier day, or let it go with x.")
        fact = Snooze(
            id=self.new_id(), app=follow_up.application, at=self.clock(), key=follow_up.key, until=until
        )
        words = f"put the {self.describe(follow_up)} off until {moment_text(chosen, self.zone)}"
        return self.commit(self.search.with_fact(fact), words)

    def dismiss(self, follow_up: FollowUp, reason: str) -> str:
        """Lets a follow-up go."""
        self._must_be_open(follow_up)
        fact = Dismiss(
            id=self.new_id(), app=follow_up.application, at=self.clock(), key=follow_up.key, reason=reason
        )
        return self.commit(self.search.with_fact(fact), f"let the {self.describe(follow_up)} go")

    def override(self, follow_up: FollowUp, reason: str) -> str:
        """Opens a follow-up now that is still held back."""
        self._must_be_open(follow_up)
        if follow_up.status is not Status.UPCOMING:
            raise NotAllowed("It is open already.")
        fact = Override(
            id=self.new_id(), app=follow_up.application, at=self.clock(), key=follow_up.key, reason=reason
        )
        return self.commit(self.search.with_fact(fact), f"opened the {self.describe(follow_up)} early")

    def mark_prepared(self, follow_up: FollowUp) -> str:
        """Records that the person prepared for a round."""
        self._must_be_open(follow_up)
        fact = Prepared(
            id=self.new_id(), app=follow_up.application or "", at=self.clock(), round=follow_up.round or 1
        )
        return self.commit(self.search.with_fact(fact), "prepared for the interview")

    def keep_draft(self, key: str, subject: str, body: str) -> None:
        """Keeps a message as the person left it."""
        self.save(self.search.with_entry(KeptDraft(id=key, subject=subject, body=body)))
        self.show()

    def forget_draft(self, key: str) -> None:
        """Goes back to the message as it is drafted from the facts."""
        if kept := self.search.drafts.get(key):
            self.save(self.search.without(kept))
            self.show()

    def supply(self, follow_up: FollowUp, answers: Mapping[Missing, str]) -> str:
        """Puts what a message lacked where it belongs: profile, contact, application or debrief."""
        search = self.search
        for blank, answer in answers.items():
            if answer:
                search = supplied(
                    search, follow_up, blank.field, blank.contact, answer, self.new_id, self.clock()
                )
        return self.commit(search, "filled in what was missing")

    # In and out

    def import_document(self, *texts: bytes | str) -> tuple[str, tuple[str, ...]]:
        """Brings search documents in; gives the sentence and the warnings. All or nothing."""
        search, tally = self.search, Tally(0, 0, 0, 0)
        warnings: list[str] = []
        for text in texts:
            imported = read_document(text)
            search, more = merged(search, imported.search, self.book.removed())
            tally = tally.with_more(more)
            warnings += imported.warnings
        # A bad parameter would break every plan from now on; here it is still a sentence.
        self.cadence.overridden({name: own.value for name, own in search.cadence.items()})
        self.commit(search, "imported a search document" if len(texts) == 1 else "imported search documents")
        return f"Imported: {tally}.", tuple(warnings)

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
            id=self.new_id(),
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
