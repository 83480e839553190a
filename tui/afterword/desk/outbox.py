"""The outbox: messages drafted, checked, kept, and recorded as sent. Nothing here sends anything."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from afterword.desk.diary import Diary
from afterword.domain.errors import NotAllowed, NotFound
from afterword.domain.facts import Note, Sent, SentMedium
from afterword.domain.follow_up import FollowUp
from afterword.domain.phrases import listed
from afterword.domain.search import JobSearch, KeptDraft
from afterword.domain.supplying import supplied
from afterword.writing.blanks import IN_THE_TEXT, Missing, put_in
from afterword.writing.draft import Draft, draft
from afterword.writing.sending import email_file, text_file

if TYPE_CHECKING:
    from afterword.writing.preflight.finding import Finding
    from afterword.writing.preflight.occasion import Occasion


class Outbox(Diary):
    """The verbs about messages."""

    @cached_property
    def copied(self) -> set[str]:
        """The follow-ups whose message was copied since the program began; copied is not sent."""
        return set()

    def describe(self, follow_up: FollowUp) -> str:
        """A follow-up in a few words: ``thank-you to Dana Osei``."""
        contact = self.search.contacts.get(follow_up.contact or "")
        return f"{follow_up.what} to {contact.name}" if contact else follow_up.what

    def draft(self, key: str) -> Draft:
        """The message for the follow-up with that key, as the facts give it now."""
        return draft(self.search, self._find(key), self.clock(), self.catalogue)

    def occasion(self, key: str) -> "Occasion":
        """What the checks on a message for the follow-up with that key have to know."""
        # The checks are loaded with the first message, not with the program.
        from afterword.writing.preflight.occasion import Occasion

        return Occasion(self.search, self._find(key), self.clock(), self.catalogue)

    def findings(self, text: str, occasion: "Occasion", *, grammar: bool) -> "tuple[Finding, ...]":
        """What the checks find in ``text``; with ``grammar`` the first time takes about a second."""
        from afterword.writing.preflight import check

        return check(text, occasion, grammar=grammar)

    def speaks_against(self, follow_up: FollowUp, text: str) -> "tuple[Finding, ...]":
        """What the quick checks find that should keep ``text`` from going out as it is."""
        found = self.findings(text, self.occasion(follow_up.key), grammar=False)
        return tuple(finding for finding in found if finding.level == "block")

    def mark_sent_as_drafted(self, follow_up: FollowUp, at: datetime | None = None) -> str:
        """Records that the person sent a message as they left it, else as it is drafted."""
        kept = self.search.drafts.get(follow_up.key)
        subject, text = (kept.subject, kept.body) if kept else ("", "")
        if kept is None:
            with suppress(NotFound):
                message = self.draft(follow_up.key)
                subject, text = message.subject, message.words
        return self.mark_sent(follow_up, subject, text, at)

    def mark_sent(self, follow_up: FollowUp, subject: str, text: str, at: datetime | None = None) -> str:
        """Records that the person sent the message of a follow-up, ``at`` a moment or now, with its words."""
        if follow_up.medium == "internal":
            raise NotAllowed(f"The {follow_up.what} is for yourself; there is nothing to send.")
        if follow_up.medium == "call":
            raise NotAllowed(f"The {follow_up.what} is not sent; say how it went instead.")
        words = f"marked the {self.describe(follow_up)} as sent"
        after = self._with_sent(follow_up, follow_up.kind, follow_up.medium, subject, text, at)
        return self.commit(after, words)

    def mark_written_instead(self, follow_up: FollowUp) -> str:
        """Records that the person wrote a status e-mail where a call was meant."""
        words = f"wrote an e-mail instead of the {self.describe(follow_up)}"
        return self.commit(self._with_sent(follow_up, "status_email", "email", "", ""), words)

    def allow(self, follow_up: FollowUp, checks: Sequence[str], reason: str) -> str:
        """Keeps the reason for which a message goes out although checks spoke against it."""
        text = f"{self.describe(follow_up)}: copied although {listed(checks)} spoke against it ({reason})"
        note = Note(id=self.new_id(), app=follow_up.application, at=self.clock(), text=text)
        return self.commit(self.search.with_fact(note), "noted why it goes out as it is")

    def save_message(self, follow_up: FollowUp, path: Path, subject: str, body: str) -> str:
        """Writes a message into a new file: ``.eml`` for a mail program, else plain text.

        Raises NotAllowed where there is such a file already or it cannot be written.
        """
        profile, contact = self.search.profile, self.search.contacts.get(follow_up.contact or "")
        to = (contact.name, contact.email) if contact else ("", "")
        if path.suffix.lower() == ".eml":
            written = email_file((profile.name, profile.email), to, subject, body)
        else:
            written = text_file(subject, body).encode()
        return self.save_new(path, written)

    def save_new(self, path: Path, written: bytes) -> str:
        """Writes a new file. Raises NotAllowed where there is one already or it cannot be written."""
        path = path.expanduser()
        try:
            with path.open("xb") as file:
                file.write(written)
        except FileExistsError:
            raise NotAllowed(f"{path} exists already; choose another name.") from None
        except OSError as error:
            raise NotAllowed(
                f"{path} could not be written: {error.strerror}. Choose another place."
            ) from None
        return f"Saved as {path}."

    def keep_draft(self, key: str, subject: str, body: str) -> str:
        """Keeps a message as the person left it."""
        kept = KeptDraft(id=key, subject=subject, body=body)
        return self.commit(self.search.with_entry(kept), f"kept your words for the {self._message(key)}")

    def forget_draft(self, key: str) -> str:
        """Goes back to the message as it is drafted from the facts."""
        kept = self.search.drafts.get(key)
        after = self.search.without(kept) if kept else self.search
        return self.commit(after, f"went back to the draft of the {self._message(key)}")

    def supply(self, follow_up: FollowUp, answers: Mapping[Missing, str]) -> str:
        """Puts what a message lacked where it belongs: profile, contact, application or debrief.

        What no fact holds goes into the text, which is kept then.
        """
        search = self.search
        written = {blank: answer for blank, answer in answers.items() if answer}
        for blank, answer in written.items():
            if blank.field != IN_THE_TEXT:
                search = supplied(
                    search, follow_up, blank.field, blank.contact, answer, self.new_id, self.clock()
                )
        into_text = {blank.blank: words for blank, words in written.items() if blank.field == IN_THE_TEXT}
        if into_text:
            search = search.with_entry(self._filled(search, follow_up, into_text))
        return self.commit(search, "filled in what was missing")

    def _find(self, key: str) -> FollowUp:
        follow_up = self.plan.find(key)
        if follow_up is None:
            raise NotFound(f"There is no follow-up {key}; 'afterword due --all' lists them.")
        return follow_up

    def _filled(self, search: JobSearch, follow_up: FollowUp, answers: Mapping[str, str]) -> KeptDraft:
        """The message as it is kept, else as it is drafted from ``search``, with its blanks filled."""
        kept = search.drafts.get(follow_up.key)
        if kept is None:
            fresh = draft(search, follow_up, self.clock(), self.catalogue)
            kept = KeptDraft(id=follow_up.key, subject=fresh.subject, body=fresh.words)
        return KeptDraft(id=kept.id, subject=put_in(kept.subject, answers), body=put_in(kept.body, answers))

    def _must_be_open(self, follow_up: FollowUp) -> None:
        if follow_up.key not in {open_one.key for open_one in self.plan.open}:
            raise NotFound(f"The {self.describe(follow_up)} is not open any more.")

    def _message(self, key: str) -> str:
        follow_up = self.plan.find(key)
        return self.describe(follow_up) if follow_up else "message"

    def _with_sent(
        self,
        follow_up: FollowUp,
        kind: str,
        medium: SentMedium,
        subject: str,
        text: str,
        at: datetime | None = None,
    ) -> JobSearch:
        """The search in which this was sent; the kept draft has served its turn."""
        self._must_be_open(follow_up)
        sent = Sent(
            id=self.new_id(),
            app=follow_up.application,
            at=at or self.clock(),
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
